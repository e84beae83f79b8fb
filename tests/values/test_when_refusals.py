"""When refuses everything else, and says how to write it."""

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from helpers.dates import Written, whens
from hypothesis import given
from hypothesis import strategies as st

from kz_diplomacy import When, WhenError

HELP = (
    "write 2024, 2024-04 or 2024-04-05 (2024~ for about), 2020/2022 for what lasted (2021/ end unknown, "
    "2021/.. going on), or [2020..2022], [..2022], [2020..] for one moment in between"
)
NO_TILDE = "a moment between two dates is uncertain as it is: leave out the ~"
REVERSED = "its end comes before its start: exchange the two"
YEARS = "years run from 0001 to 9999"

REFUSED = {
    "": HELP,
    "yesterday": HELP,
    "circa 2024": HELP,
    # Blanks.
    " 2024": "write 2024",
    "2024-04-05 ": "write 2024-04-05",
    # Other ways to write a month or a day.
    "2024-4": "write 2024-04",
    "2024/4": "write 2024-04",
    "2024.04": "write 2024-04",
    "2024-4-5": "write 2024-04-05",
    "2024/04/05": "write 2024-04-05",
    "2024.4.05": "write 2024-04-05",
    "5.4.2024": "write 2024-04-05",
    "05.04.2024": "write 2024-04-05",
    "4.2024": "write 2024-04",
    "04.2024": "write 2024-04",
    "13.13.2024": HELP,
    "2024-04-05T10:00:00Z": "write 2024-04-05",
    "2024-04-05 9:30": "write 2024-04-05",
    "20240405": HELP,
    "24-04-05": HELP,
    "2024-": HELP,
    "12024": HELP,
    "-0500": HELP,
    # Doubt.
    "2024?": "write 2024~",
    "2024-04%": "write 2024-04~",
    "2024-04-05?": "write 2024-04-05~",
    "~2024": "write 2024~",
    "~ 2024-04": "write 2024-04~",
    "c2024": "write 2024~",
    "c. 2024": "write 2024~",
    "c.2024": "write 2024~",
    "ca. 2024-04": "write 2024-04~",
    "ca 2024": "write 2024~",
    "2024~~": HELP,
    "202X": "write [2020..2029]",
    "202x": "write [2020..2029]",
    "202u": "write [2020..2029]",
    "20XX": "write [2000..2099]",
    "000X": HELP,
    # Numbers that no calendar has.
    "0000": YEARS,
    "0000-01-01": YEARS,
    "[..0000]": YEARS,
    "2020/0000": YEARS,
    "2024-00": "there is no month 00: months run from 01 to 12",
    "2024-13": "there is no month 13: months run from 01 to 12",
    "2024-21~": "there is no month 21: months run from 01 to 12",
    "2024-04-00": "there is no day 00 in 2024-04: it has 30",
    "2024-04-31": "there is no day 31 in 2024-04: it has 30",
    "2023-02-29": "there is no day 29 in 2023-02: it has 28",
    "2024-02-30": "there is no day 30 in 2024-02: it has 29",
    "1900-02-29": "there is no day 29 in 1900-02: it has 28",
    "2024-01-32/..": "there is no day 32 in 2024-01: it has 31",
    "[2024-12-32..2025]": "there is no day 32 in 2024-12: it has 31",
    # Spans.
    "2025/2024": REVERSED,
    "2024-05/2024-04": REVERSED,
    "2024-05-02~/2024-05-01": REVERSED,
    "/2024": "write [..2024]",
    "../2024-04": "write [..2024-04]",
    "unknown/2024": "write [..2024]",
    "open/2024": "write [..2024]",
    "/2024~": HELP,
    "2024/unknown": "write 2024/ for an unknown end, 2024/.. for what goes on",
    "2024-04/open": "write 2024-04/ for an unknown end, 2024-04/.. for what goes on",
    "2020-2022": "write 2020/2022 for what lasted, [2020..2022] for one moment in between",
    "2020 – 2022": "write 2020/2022 for what lasted, [2020..2022] for one moment in between",
    "2020—2022": "write 2020/2022 for what lasted, [2020..2022] for one moment in between",
    "2022-2020": HELP,
    "/": HELP,
    "../..": HELP,
    "2020/2021/2022": HELP,
    "2020/x": HELP,
    "x/2020": HELP,
    # Moments.
    "[2025..2024]": REVERSED,
    "[2024-05-02..2024-05-01]": REVERSED,
    "2020..2022": "write [2020..2022] for one moment in between, 2020/2022 for what lasted",
    "2022..2020": HELP,
    "2020..": "write [2020..] for one moment, 2020/.. for what goes on",
    "..2020-04": "write [..2020-04]",
    "[2020~..2022]": NO_TILDE,
    "[2020..2022~]": NO_TILDE,
    "[..2022]~": HELP,
    "[..]": HELP,
    "[2020]": HELP,
    "[2020..2021..2022]": HELP,
    "[2020...2021]": HELP,
    "[x..2020]": HELP,
    "[2020..x]": HELP,
    "[2020..": HELP,
    "2020..]": HELP,
    "{2020..2022}": HELP,
    "[2020,2022]": HELP,
}
OBJECTS: dict[str, tuple[object, str, str]] = {
    "int": (2024, "2024", 'write it as text, "2024"'),
    "the first int of four digits": (1000, "1000", 'write it as text, "1000"'),
    "the last int of four digits": (9999, "9999", 'write it as text, "9999"'),
    "an int of three digits": (999, "999", HELP),
    "an int of five digits": (10000, "10000", HELP),
    "an int that is no year": (20240415, "20240415", HELP),
    "a huge int": (10**5000, "an integer of 16,610 bits", HELP),
    "bool": (True, "true", HELP),
    "none": (None, "null", HELP),
    "float": (2024.0, "2024.0", HELP),
    "date": (dt.date(2024, 4, 5), "a value of type date", HELP),
    "bytes": (b"2024", "a value of type bytes", HELP),
    "list": (["2024"], "an array of 1", HELP),
    "dict": ({}, "an object of 0", HELP),
    "when": (When("2024"), "a value of type When", HELP),
}


def _offers(mend: str) -> Iterator[str]:
    """What a mend tells to write, where it tells it for this very text."""
    if mend != HELP and mend.startswith("write "):
        for offer in mend.removeprefix("write ").split(", "):
            yield offer.split(" for ")[0]


@pytest.mark.parametrize(
    ("text", "mend"),
    REFUSED.items(),
    ids=[text.replace("–", "en dash").replace("—", "em dash") or "empty" for text in REFUSED],
)
def test_every_refusal_says_what_was_found_and_how_to_write_it(text: str, mend: str) -> None:
    """A text that is no date of ours is refused with its own mend, and what the mend offers is accepted."""
    with pytest.raises(WhenError) as refused:
        When(text)

    assert f'"{text}" is not a date: {mend}' == str(refused.value)
    assert (text, mend) == (refused.value.found, refused.value.mend)
    for offer in _offers(mend):
        assert offer == str(When(offer))


@pytest.mark.parametrize(("found", "described", "mend"), OBJECTS.values(), ids=OBJECTS)
def test_what_is_no_text_is_refused(found: object, described: str, mend: str) -> None:
    """Nothing is taken for text that is none, not even a number that looks like a year."""
    with pytest.raises(WhenError) as refused:
        When(found)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

    assert f"{described} is not a date: {mend}" == str(refused.value)
    assert found is refused.value.found


def test_a_line_end_after_a_date_is_refused() -> None:
    """The text is read to its very end, and the line end is shown escaped."""
    with pytest.raises(WhenError) as refused:
        When("2024\n")

    assert str(refused.value) == r'"2024\n" is not a date: write 2024'


@pytest.mark.parametrize("text", ["٢٠٢٤", "2024-04-", "२०२४/..", "2024-04-05T٩:30"])
def test_only_the_ten_ascii_digits_are_digits(text: str) -> None:
    """Digits of other scripts make no date."""
    with pytest.raises(WhenError) as refused:
        When(text)

    assert refused.value.mend == HELP


def test_a_long_text_is_shown_cut() -> None:
    """A text longer than any date is not searched for what was meant, and not printed whole."""
    with pytest.raises(WhenError) as refused:
        When("2024-4-5T" + "0" * 100)

    assert f'"2024-4-5T{"0" * 50}…" is not a date: {HELP}' == str(refused.value)


def test_the_longest_text_that_is_mended_has_sixty_characters() -> None:
    """Up to 60 characters are searched for what was meant."""
    text = "2024-04-05T10:00" + "0" * 44

    with pytest.raises(WhenError, match=r"write 2024-04-05$"):
        When(text)
    with pytest.raises(WhenError, match=re.escape(HELP)):
        When(text + "0")


PIECES = "2024 2020 0000 2024-04 2023-02-29 4 13 .. / - . ~ ? X [ ] T1: unknown open c. –".split()
near_misses = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)


def _refusal(text: str) -> WhenError | None:
    try:
        accepted = When(text)
    except WhenError as refused:
        return refused
    assert text == str(accepted)
    return None


@given(near_misses)
def test_what_a_mend_offers_is_accepted(text: str) -> None:
    """Whoever follows a mend to the letter has a date."""
    if refused := _refusal(text):
        for offer in _offers(refused.mend):
            assert offer == str(When(offer))


@given(st.text() | st.text("0123456789-/.~[]?Xc \n\t", max_size=70))
def test_no_text_raises_anything_else(text: str) -> None:
    """Any text at all is a date or a WhenError that can be printed."""
    if refused := _refusal(text):
        assert text is refused.found
        assert str(refused).endswith(f" is not a date: {refused.mend}")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.binary() | st.dates() | st.builds(object),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner),
        max_leaves=4,
    )
)
def test_no_object_raises_anything_else(found: object) -> None:
    """Any object that is no text is refused with a WhenError, which is a ValueError too."""
    with pytest.raises(WhenError) as refused:
        When(found)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

    assert isinstance(refused.value, ValueError)
    assert " is not a date: write " in str(refused.value)


@given(whens, st.sampled_from([" ", "\t", "\n"]))
def test_blanks_are_part_of_no_date(written: Written, blank: str) -> None:
    """A blank before or after any date is refused, and the date without it offered."""
    for text in (blank + written.text, written.text + blank):
        with pytest.raises(WhenError) as refused:
            When(text)
        assert f"write {written.text}" == refused.value.mend
