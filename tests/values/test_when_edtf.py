"""When beside the libraries ``edtf`` and ``edtf-validate``: where they differ, and why."""

import math
import re
import warnings
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from typing import Any, Final, NamedTuple

import pytest
from helpers.dates import Written, closed_spans, dates, moments, open_spans, whens
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kz_diplomacy import When, WhenError

with warnings.catch_warnings():
    # Both call names of pyparsing that it has since renamed.
    warnings.simplefilter("ignore")
    from edtf import EDTFParseException
    from edtf import parse_edtf as untyped_parse_edtf
    from edtf_validate.valid_edtf import is_valid

parse_edtf: Callable[[str], Any] = untyped_parse_edtf


def _accepts(text: str) -> bool:
    try:
        return str(When(text)) == text
    except WhenError:
        return False


def _edtf_accepts(text: str) -> bool:
    # It prints while it parses some masked dates, and trips over some that its grammar has let pass.
    try:
        with redirect_stdout(StringIO()):
            parse_edtf(text)
    except (EDTFParseException, ValueError, TypeError, AttributeError):
        return False
    return True


def _validate_accepts(text: str) -> bool:
    # It trips over some masked and seasonal spans.
    try:
        return bool(is_valid(text))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return False


def _halves(text: str) -> tuple[str, str] | None:
    """Start and end of a span or of a moment between two dates, without doubts."""
    match = re.fullmatch(r"[\[{]?(\d[\d-]*)[~?%]?(?:/|\.\.)(\d[\d-]*)[~?%]?[\]}]?", text)
    return (match[1], match[2]) if match else None


def _reversed(text: str) -> bool:
    halves = _halves(text)
    if not halves:
        return False
    length = min(map(len, halves))
    return halves[0][:length] > halves[1][:length]


def _starts_inside_its_end(text: str) -> bool:
    # It takes the first day of both: a span that starts with its coarser end, 2020-01/2020, is none of these.
    halves = _halves(text)
    if not halves or "/" not in text or not halves[0].startswith(halves[1]):
        return False
    start, end = (f"{half}-01-01"[:10] for half in halves)
    return start > end


def _of_two_precisions(text: str) -> bool:
    halves = _halves(text)
    return bool(halves and text[0] == "[" and len(halves[0]) != len(halves[1]))


def _like(pattern: str) -> Callable[[str], bool]:
    return lambda text: bool(re.search(pattern, text))


class Difference(NamedTuple):
    """A kind of text about which they and we disagree."""

    reason: str
    fits: Callable[[str], bool]
    example: str
    edtf: bool
    """Whether ``edtf`` accepts the example."""
    validate: bool
    """Whether ``edtf-validate`` does."""


REFUSED_HERE: Final = {
    "uncertain": Difference(
        "a source says about, or it says nothing: one sign is enough", _like("[?%]"), "2024?", True, True
    ),
    "doubt about a part": Difference("the sign stands behind the whole date", _like(r"~\d|~-"), "2024-~04", True, True),
    "masked": Difference("a decade is a moment between two years, [2020..2029]", _like("X"), "202X", True, True),
    "season": Difference("no calendar fixes its days", _like(r"\d{4}-(2[1-9]|3\d|4[01])"), "2024-21", True, True),
    "time of day": Difference("a day is the finest that is told", _like("T"), "2024-04-05T10:00:00", True, True),
    "year zero": Difference("it is no year of date()", _like("0000"), "0000", True, True),
    "before year one": Difference("it is no year of date()", _like(r"(^|[/[{.,])-\d"), "-0500", True, True),
    "after year 9999": Difference("it is no year of date()", _like("Y"), "Y17000", True, True),
    "significant digits": Difference("a moment between two years says it", _like(r"\dS\d"), "1950S2", True, True),
    "begin unknown": Difference("what ended at some time is [..2024] or has a start", _like("^/"), "/2024", True, True),
    "begin open": Difference("what has no start is no span of ours", _like(r"^\.\./"), "../2024", True, True),
    "several dates": Difference("a record has one date", _like("[{,]"), "[2020,2022]", True, True),
    "all of a range": Difference("what lasted is a span", _like("[{]"), "{2020..2022}", True, True),
    "blanks": Difference("one date has one writing", _like(r"\s"), "[2020 ..]", True, True),
    "no such day": Difference("29 February is in leap years only", _like("-02-29"), "2023-02-29", True, True),
    "reversed span": Difference("an end is not before its start", _reversed, "2025/2024", True, False),
    "reversed moment": Difference("an end is not before its start", _reversed, "[2025..2024]", True, True),
}
ACCEPTED_HERE: Final = {
    "two precisions": Difference(
        "a moment may be bounded as exactly as each bound is known",
        _of_two_precisions,
        "[2020-05-06..2021]",
        False,
        False,
    ),
    "start inside its end": Difference(
        "what began in May can have ended in that year", _starts_inside_its_end, "2020-05/2020", True, False
    ),
}
DIFFERENCES = {**REFUSED_HERE, **ACCEPTED_HERE}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_each_deliberate_difference_is_there(name: str) -> None:
    """Each difference that is listed shows in its example, so that none outlives its reason."""
    difference = DIFFERENCES[name]

    assert difference.fits(difference.example)
    assert (name in ACCEPTED_HERE) == _accepts(difference.example)
    assert difference.edtf == _edtf_accepts(difference.example)
    assert difference.validate == _validate_accepts(difference.example)


@settings(deadline=None, max_examples=60)
@given(whens)
def test_what_we_accept_they_accept(written: Written) -> None:
    """Every date of ours is EDTF to both libraries, but for the differences listed."""
    text = written.text
    listed = [difference for difference in ACCEPTED_HERE.values() if difference.fits(text)]

    assert all(difference.edtf for difference in listed) == _edtf_accepts(text)
    assert all(difference.validate for difference in listed) == _validate_accepts(text)


@st.composite
def _wider(draw: st.DrawFn) -> str:
    """Texts of the wider EDTF: signs, masks, seasons, sets, open starts; in or out of order."""
    years = st.sampled_from(["2020", "2021", "2023", "0000", "-0500", "Y17000", "202X", "20XX", "1950S2"])
    months = st.sampled_from(["", "-02", "-12", "-21", "-XX", "-~02", "-02?"])
    days = st.sampled_from(["", "", "-28", "-29", "-XX", "T10:00:00"])
    date = st.builds("{}{}{}{}".format, years, months, days, st.sampled_from(["", "", "~", "?", "%"]))
    one, other = draw(date), draw(date | st.sampled_from(["", ".."]))
    form = draw(
        st.sampled_from(["{0}", "{0}/{1}", "{1}/{0}", "[{0}..{1}]", "[..{0}]", "[{0}..]", "{{{0}..{1}}}", "[{0},{1}]"])
    )
    return form.format(one, other)


@st.composite
def _mutated(draw: st.DrawFn) -> str:
    """A date of ours with one character put in, taken out or exchanged."""
    text = draw(whens).text
    place = draw(st.integers(0, len(text)))
    return (
        text[:place]
        + draw(st.sampled_from(" 0123456789-/~.[]?%X,{}TY") | st.just(""))
        + text[place + draw(st.integers(0, 1)) :]
    )


@settings(deadline=None)
@given(_wider() | _mutated())
def test_what_we_refuse_they_refuse(text: str) -> None:
    """What either library accepts and we refuse is among the differences listed."""
    assume(not _accepts(text))
    listed = any(difference.fits(text) for difference in REFUSED_HERE.values())

    assert listed or not _edtf_accepts(text)
    assert listed or not _validate_accepts(text)


def _edge(found: Any) -> str | None:
    """A bound of ``edtf`` as ours would read: None where it is infinite."""
    if found in (math.inf, -math.inf):
        return None
    return f"{found.tm_year:04}-{found.tm_mon:02}-{found.tm_mday:02}"


@settings(deadline=None, max_examples=50)
@given(dates() | closed_spans() | open_spans() | moments())
def test_bounds_are_those_of_edtf(written: Written) -> None:
    """Earliest and latest are the strict bounds of ``edtf``, which says infinite for None, but for an unknown end."""
    text = written.text
    assume(_edtf_accepts(text) and not text.endswith("/"))
    when, theirs = When(text), parse_edtf(text)

    assert _edge(theirs.lower_strict()) == (when.earliest and when.earliest.isoformat())
    assert _edge(theirs.upper_strict()) == (when.latest and when.latest.isoformat())


@settings(deadline=None)
@given(open_spans())
def test_an_unknown_end_is_not_padded(written: Written) -> None:
    """``edtf`` lets what has an unknown end have ended within ten years of its start; we do not guess."""
    text = written.text.removesuffix("..")
    when, theirs = When(text), parse_edtf(text)

    assert when.earliest
    assert _edge(theirs.lower_strict()) == when.earliest.isoformat()
    assert when.earliest.year + 10 == theirs.upper_strict().tm_year
    assert when.latest is None


@pytest.mark.parametrize("text", ["2024~", "2024-04~", "2024-04-05~", "2020~/2022~"])
def test_about_widens_no_bounds(text: str) -> None:
    """``edtf`` has fuzzy bounds for *about*, a year or a month wider; ours stay nominal, and nothing is sure."""
    when, theirs = When(text), parse_edtf(text)

    assert when.earliest
    assert when.earliest.isoformat() == _edge(theirs.lower_strict()) != _edge(theirs.lower_fuzzy())
    assert when.core is None
