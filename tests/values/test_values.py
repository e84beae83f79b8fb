"""The small values: what each must be, what it answers, and that none can be changed."""

import copy
import json
import pickle
from typing import Any

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from kz_diplomacy import (
    Cited,
    Claim,
    DataError,
    Lang,
    Participant,
    Passage,
    Place,
    Quantity,
    QueryError,
    Reference,
    Text,
    When,
)
from kz_diplomacy._values.citations import voices
from kz_diplomacy._values.vocabulary import LARGEST_NUMBER

LAMP = Text(kk="шам", ru="лампа", en="lamp")
NARRATED = Passage(source="sea", number="1.1", start=0, end=4, sha256="0" * 64, voice="narration")
QUOTED = Passage(source="sea", number="1.2", start=5, end=9, sha256="1" * 64, voice="quoted")
UNVOICED = Passage(source="sea", start=5, end=9, sha256="1" * 64)
HILL = Reference("hill")

# A value of each class, with another value for every field of it, and its repr.
VALUES: dict[str, tuple[Any, dict[str, Any], str]] = {
    "Text": (LAMP, {"kk": "", "ru": "", "en": ""}, "Text(kk='шам', ru='лампа', en='lamp')"),
    "Passage": (
        NARRATED,
        {"source": "hill", "number": None, "start": 1, "end": 5, "sha256": "1" * 64, "voice": None},
        "Passage(source='sea', number='1.1', start=0, end=4, sha256='" + "0" * 64 + "', voice='narration')",
    ),
    "Reference": (HILL, {"source": "sea"}, "Reference(source='hill')"),
    "Quantity": (
        Quantity(label=LAMP, low=3, high=4, unit="year", qualifier="exact", evidence=(HILL,)),
        {"label": Text(en="boat"), "low": 2, "high": 5, "unit": "hour", "qualifier": "about", "evidence": ()},
        "Quantity(label=Text(kk='шам', ru='лампа', en='lamp'), low=3, high=4, unit='year', qualifier='exact', "
        "evidence=(Reference(source='hill'),))",
    ),
    "Claim": (
        Claim(LAMP, (HILL,)),
        {"text": Text(en="boat"), "evidence": ()},
        "Claim(text=Text(kk='шам', ru='лампа', en='lamp'), evidence=(Reference(source='hill'),))",
    ),
    "Place": (
        Place(Text(en="Lampton"), "city", "KZ"),
        {"name": LAMP, "kind": "region", "country": None},
        "Place(name=Text(kk='', ru='', en='Lampton'), kind='city', country='KZ')",
    ),
    "Participant": (
        Participant("lamp-keeper", "actor"),
        {"who": "boat-keeper", "part": "present"},
        "Participant(who='lamp-keeper', part='actor')",
    ),
}
by_value = pytest.mark.parametrize(("value", "other", "shown"), VALUES.values(), ids=VALUES)


@by_value
def test_values_are_equal_when_every_field_is(value: Any, other: dict[str, Any], shown: str) -> None:
    """A value equals one made alike, hashes like it, and differs from one with any other field."""
    again = attrs.evolve(value)

    assert value == again
    assert hash(value) == hash(again)
    assert [field.name for field in attrs.fields(type(value))] == list(other)
    for name, content in other.items():
        changed = attrs.evolve(value, **{name: content})
        assert content == getattr(changed, name)
        assert value != changed
        assert len({value, again, changed}) == 2


@by_value
def test_values_print_as_they_are_written(value: Any, other: dict[str, Any], shown: str) -> None:
    """The repr of a value is the Python that makes it."""
    assert shown == repr(value)
    assert value == eval(shown, {name: type(example) for name, (example, _, _) in VALUES.items()})


@by_value
def test_nothing_of_a_value_can_be_changed(value: Any, other: dict[str, Any], shown: str) -> None:
    """Values are frozen and slotted: no attribute can be set, added or deleted."""
    for name in [*other, "invented"]:
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, other.get(name))
        with pytest.raises(FrozenInstanceError):
            delattr(value, name)
    assert not hasattr(value, "__dict__")
    assert shown == repr(value)


@by_value
def test_values_pickle_and_copy(value: Any, other: dict[str, Any], shown: str) -> None:
    """A value comes back equal from every pickle and every copy, with its hash."""
    pickles = [pickle.dumps(value, protocol) for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)]

    for again in [*map(pickle.loads, pickles), copy.copy(value), copy.deepcopy(value)]:
        assert value == again
        assert type(value) is type(again)
        assert hash(value) == hash(again)


@pytest.mark.parametrize(
    ("text", "langs", "expected"),
    [
        (LAMP, (), "lamp"),
        (LAMP, ("kk",), "шам"),
        (LAMP, ("ru", "kk"), "лампа"),
        (Text(kk="шам", ru="лампа"), (), "лампа"),
        (Text(kk="шам", ru="лампа"), ("en",), "лампа"),
        (Text(kk="шам", ru="лампа"), ("en", "kk"), "шам"),
        (Text(kk="шам"), (), "шам"),
        (Text(kk="шам"), ("en", "ru"), "шам"),
        (Text(en="lamp"), ("kk", "ru"), "lamp"),
        (Text(ru="лампа"), ("ru",), "лампа"),
    ],
)
def test_the_best_wording_is_the_first_that_is_there(text: Text, langs: tuple[Lang, ...], expected: str) -> None:
    """Of the languages asked for the first that is written wins, then English, Russian, Kazakh."""
    assert expected == text.best(*langs)


def test_a_text_as_a_string_is_its_best() -> None:
    """``str`` is English, else Russian, else Kazakh."""
    assert [str(text) for text in (LAMP, Text(kk="шам", ru="лампа"), Text(kk="шам"))] == ["lamp", "лампа", "шам"]


def test_a_text_gives_each_language() -> None:
    """A language gives its wording, and one that is not written gives an empty string."""
    assert (LAMP["kk"], LAMP["ru"], LAMP["en"]) == ("шам", "лампа", "lamp")
    assert tuple(Text(en="lamp")[lang] for lang in ("kk", "ru", "en")) == ("", "", "lamp")


@pytest.mark.parametrize("lang", ["de", "EN", "kkk", "", 0])
def test_a_language_that_there_is_not_is_an_error(lang: Any) -> None:
    """Only kk, ru and en are languages, by index, for the best and for the words of a date."""
    for ask in (LAMP.__getitem__, LAMP.best, When("2024").words):
        with pytest.raises(QueryError) as error:
            ask(lang)
        assert f"found {json.dumps(lang)}, expected a language: kk, ru or en" == str(error.value)


def test_a_text_without_a_wording_is_refused() -> None:
    """At least one language has to be written."""
    with pytest.raises(DataError) as refused:
        Text()

    assert str(refused.value) == "1 fault\n$: found no wording at all, expected text in kk, ru or en"


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (5, 4), (0, 0), (0, -1), (-5, -1)])
def test_a_passage_that_holds_nothing_is_refused(start: int, end: int) -> None:
    """A passage begins in the text and ends behind its beginning."""
    with pytest.raises(DataError) as refused:
        Passage(source="sea", start=start, end=end, sha256="0" * 64)

    expected = f"1 fault\n$: found start {start} and end {end}, expected a start of 0 or more and an end behind it"
    assert expected == str(refused.value)


def test_a_passage_may_hold_one_character() -> None:
    """The first character of a text alone is a passage."""
    passage = Passage(source="sea", start=0, end=1, sha256="0" * 64)

    assert (passage.start, passage.end, passage.number, passage.voice) == (0, 1, None, None)


@pytest.mark.parametrize(
    ("cited", "address"),
    [
        (NARRATED, "sea#1.1"),
        (attrs.evolve(NARRATED, number="16.6c"), "sea#16.6c"),
        (UNVOICED, "sea#char=5,9"),
        (HILL, "hill"),
    ],
    ids=["sentence", "cue", "no number", "source"],
)
def test_what_is_cited_has_an_address(cited: Cited, address: str) -> None:
    """A sentence is its source and number, other characters are their offsets, and a source is its id."""
    assert address == cited.address


@pytest.mark.parametrize("make", [Passage, Quantity])
def test_values_of_many_fields_are_made_by_name(make: Any) -> None:
    """Passages and quantities take no argument by position."""
    with pytest.raises(TypeError, match="positional argument"):
        make("sea")


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ((), ()),
        ((HILL,), ("reference",)),
        ((NARRATED, QUOTED), ("narration", "quoted")),
        ((QUOTED, HILL, NARRATED, QUOTED, HILL), ("quoted", "reference", "narration")),
        ((UNVOICED,), ()),
        ((UNVOICED, QUOTED), ("quoted",)),
    ],
    ids=["none", "source", "two", "repeats", "no voice", "one without"],
)
def test_voices_tell_whose_word_it_is(evidence: tuple[Cited, ...], expected: tuple[str, ...]) -> None:
    """Each voice once, in the order of the evidence; a whole source is a reference; what has no voice adds none."""
    quantity = Quantity(label=LAMP, low=1, unit="year", qualifier="more_than", evidence=evidence)

    assert expected == voices(evidence) == quantity.voices == Claim(LAMP, evidence).voices


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [
        ("exact", 607, 607),
        ("exact", 0, 0),
        ("exact", -3, -2),
        ("about", 7, 9),
        ("about", 7, None),
        ("about", None, 9),
        ("nearly", None, 8),
        ("more_than", 1000, None),
        ("exact", 1.5, 1.5),
        ("exact", -LARGEST_NUMBER, LARGEST_NUMBER),
    ],
)
def test_bounds_that_fit_their_qualifier_are_kept(qualifier: Any, low: Any, high: Any) -> None:
    """A quantity keeps its numbers and their types as they were given."""
    quantity = Quantity(label=LAMP, low=low, high=high, unit="person", qualifier=qualifier)

    assert (low, high) == (quantity.low, quantity.high)
    assert (type(low), type(high)) == (type(quantity.low), type(quantity.high))


HUGE = "expected a finite number of at most 64 bits"
NEARLY = "expected for nearly: only high: move the number to high"
MORE_THAN = "expected for more_than: only low: move the number to low"
NUMBERLESS = "expected a number: give low, high or both"


@pytest.mark.parametrize(
    ("qualifier", "low", "high", "expected"),
    [
        ("exact", float("nan"), 4, f"$.low: found NaN, {HUGE}"),
        ("exact", float("-inf"), 4, f"$.low: found -Infinity, {HUGE}"),
        ("exact", 4, float("inf"), f"$.high: found Infinity, {HUGE}"),
        ("exact", LARGEST_NUMBER + 1, None, f"$.low: found 9223372036854775808, {HUGE}"),
        ("exact", None, -LARGEST_NUMBER - 1, f"$.high: found -9223372036854775808, {HUGE}"),
        ("exact", None, 1e19, f"$.high: found 1e+19, {HUGE}"),
        ("nearly", 8, None, f"$: found low 8 and high none, {NEARLY}"),
        ("nearly", 7, 8, f"$: found low 7 and high 8, {NEARLY}"),
        ("nearly", None, None, f"$: found low none and high none, {NUMBERLESS}"),
        ("more_than", None, 8, f"$: found low none and high 8, {MORE_THAN}"),
        ("more_than", 7, 8, f"$: found low 7 and high 8, {MORE_THAN}"),
        ("more_than", None, None, f"$: found low none and high none, {NUMBERLESS}"),
        ("exact", None, None, f"$: found low none and high none, {NUMBERLESS}"),
        ("about", None, None, f"$: found low none and high none, {NUMBERLESS}"),
        ("about", 8, 7.5, "$: found low 8 and high 7.5, expected low to be no more than high: exchange the two"),
    ],
)
def test_bounds_that_do_not_fit_are_refused(qualifier: Any, low: Any, high: Any, expected: str) -> None:
    """Numbers are finite and fit a database, the open side is the qualifier's, and low is not above high."""
    with pytest.raises(DataError) as refused:
        Quantity(label=LAMP, low=low, high=high, unit="person", qualifier=qualifier)

    assert f"1 fault\n{expected}" == str(refused.value)


numbers = st.none() | st.integers(-9, 9) | st.integers() | st.floats()


@given(numbers, numbers, st.sampled_from(["exact", "about", "nearly", "more_than"]))
def test_a_quantity_that_was_made_can_be_relied_on(low: float | None, high: float | None, qualifier: Any) -> None:
    """Whatever is given, a quantity has a number, its bounds are in order, and a qualifier opens its own side."""
    try:
        quantity = Quantity(label=LAMP, low=low, high=high, unit="person", qualifier=qualifier)
    except DataError:
        return
    known = [number for number in (quantity.low, quantity.high) if number is not None]

    assert known
    assert sorted(known) == known
    assert all(abs(number) <= LARGEST_NUMBER for number in known)
    assert qualifier != "nearly" or quantity.low is None
    assert qualifier != "more_than" or quantity.high is None


@pytest.mark.parametrize("number", [2**63, 10**400, -(2**63), float("inf"), float("nan")], ids=repr)
def test_a_number_beyond_64_bits_is_refused(number: float) -> None:
    """What no database can hold is refused, however large, on either side."""
    with pytest.raises(DataError, match=r"\$\.low: found .+, expected a finite number of at most 64 bits"):
        Quantity(label=LAMP, low=number, high=None, unit="person", qualifier="exact")


@pytest.mark.parametrize(("start", "end"), [(10**5000, 0), (0, 10**5000), (0, 2**63)], ids=["start", "end", "limit"])
def test_an_offset_beyond_64_bits_is_refused(start: int, end: int) -> None:
    """So is an offset."""
    with pytest.raises(DataError, match="expected a start of 0 or more and an end behind it"):
        Passage(source="sea", start=start, end=end, sha256="0" * 64)
