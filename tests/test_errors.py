"""Every error: what it says, what it carries, and that it comes back from a pickle."""

import copy
import json
import pickle
from enum import IntEnum
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from kz_diplomacy import (
    ArticleError,
    DataError,
    Fault,
    FieldError,
    KzDiplomacyError,
    MissingExtraError,
    QueryError,
    UnknownIdError,
    WhenError,
)
from kz_diplomacy.errors import Description, data_error, describe_value, did_you_mean, nearest, quoted

ONE = Fault('"2024-4"', "a date", "write 2024-04", "roles.json", "$[3].end")
TWO = Fault("null", "text", file="topics.json", path="$[0].label.en")
BARE = Fault("null", "a number")

ERRORS: dict[str, tuple[KzDiplomacyError, type[Exception], str]] = {
    "base": (KzDiplomacyError("no reason"), Exception, "no reason"),
    "id": (UnknownIdError("lamp", "official"), LookupError, 'no official has the id "lamp"'),
    "id, one suggestion": (
        UnknownIdError("lampp", "record", ["lamp"]),
        LookupError,
        'no record has the id "lampp"; did you mean "lamp"?',
    ),
    "id, three suggestions": (
        UnknownIdError("lam", "topic", ("lamp", "lama", "lamb")),
        LookupError,
        'no topic has the id "lam"; did you mean "lamp" or "lama" or "lamb"?',
    ),
    "field": (
        FieldError("strat", "role", ["start"]),
        LookupError,
        'a role has no field "strat"; did you mean "start"?',
    ),
    "field of a vowel": (FieldError("x", "event"), LookupError, 'an event has no field "x"'),
    "field of an organization": (FieldError("x", "organization"), LookupError, 'an organization has no field "x"'),
    "date": (WhenError("2024-4", "write 2024-04"), ValueError, '"2024-4" is not a date: write 2024-04'),
    "no date": (WhenError(None, "write one"), ValueError, "null is not a date: write one"),
    "query": (QueryError(2024, "a date", 'write "2024"'), ValueError, 'found 2024, expected a date: write "2024"'),
    "query, no mend": (QueryError(["x"] * 3, "an id"), ValueError, "found an array of 3, expected an id"),
    "query, said": (QueryError(Description("no lamp"), "a lamp"), ValueError, "found no lamp, expected a lamp"),
    "extra": (
        MissingExtraError("plot", "lamplib"),
        ImportError,
        'this needs lamplib: install it with pip install "kz-diplomacy[plot]"',
    ),
    "article": (ArticleError("missing", "the lamp is out"), KzDiplomacyError, "the lamp is out"),
    "one fault": (DataError([BARE]), KzDiplomacyError, "1 fault\n$: found null, expected a number"),
    "faults of a folder": (
        DataError([ONE, TWO], "mine"),
        KzDiplomacyError,
        '2 faults in mine\nroles.json $[3].end: found "2024-4", expected a date: write 2024-04\n'
        "topics.json $[0].label.en: found null, expected text",
    ),
    "no fault": (DataError([]), KzDiplomacyError, "0 faults"),
}
by_error = pytest.mark.parametrize(("error", "base", "message"), ERRORS.values(), ids=ERRORS)


@by_error
def test_an_error_says_what_is_wrong(error: KzDiplomacyError, base: type[Exception], message: str) -> None:
    """Every error is one of ours and one of Python's, and its message is one that a user can act on."""
    assert message == str(error)
    assert isinstance(error, KzDiplomacyError)
    assert isinstance(error, base)
    assert type(error).__module__ == "kz_diplomacy"


@by_error
def test_an_error_comes_back_from_a_pickle(error: KzDiplomacyError, base: type[Exception], message: str) -> None:
    """Pickled with any protocol and copied, an error keeps its class, its data and its message."""
    pickles = [pickle.dumps(error, protocol) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]

    for again in [*map(pickle.loads, pickles), copy.copy(error), copy.deepcopy(error)]:
        assert type(error) is type(again)
        assert (vars(error), error.args, message) == (vars(again), again.args, str(again))


def test_errors_carry_their_data() -> None:
    """What went wrong can be read without parsing a message."""
    unknown, field = UnknownIdError("lam", "topic", iter(["lamp"])), FieldError("x", "role", iter(["y"]))
    when, data = WhenError(7, "write 2007"), DataError([ONE, TWO], "mine")
    query, article = QueryError("x" * 99, "an id", "write it"), ArticleError("missing", "the lamp is out")

    assert (unknown.id, unknown.kind, unknown.suggestions) == ("lam", "topic", ("lamp",))
    assert (field.field, field.kind, field.suggestions) == ("x", "role", ("y",))
    assert (when.found, when.mend) == (7, "write 2007")
    assert (data.faults, data.where) == ((ONE, TWO), "mine")
    assert (query.found, query.expected, query.mend) == (quoted("x" * 99), "an id", "write it")
    assert (article.reason, MissingExtraError("plot", "lamplib").extra) == ("missing", "plot")


def test_many_faults_are_counted_with_a_comma() -> None:
    """A thousand faults are all listed, below their number."""
    lines = str(DataError([BARE] * 1000, "mine")).split("\n")

    assert lines[0] == "1,000 faults in mine"
    assert [str(BARE)] * 1000 == lines[1:]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (ONE, 'roles.json $[3].end: found "2024-4", expected a date: write 2024-04'),
        (TWO, "topics.json $[0].label.en: found null, expected text"),
        (BARE, "$: found null, expected a number"),
        (Fault("null", "a number", "give low"), "$: found null, expected a number: give low"),
    ],
    ids=["whole", "no mend", "no file", "mend but no file"],
)
def test_a_fault_is_one_line(one: Fault, expected: str) -> None:
    """A fault says where, what was found, what was expected, and how to mend it where that is not plain."""
    assert expected == str(one)


def test_a_fault_is_a_frozen_value() -> None:
    """Faults compare, hash and pickle by what they say, and cannot be changed."""
    assert {ONE} == {ONE, copy.copy(ONE), pickle.loads(pickle.dumps(ONE))}
    assert ONE != TWO
    with pytest.raises(FrozenInstanceError):
        setattr(ONE, "mend", "")  # noqa: B010


def test_a_fault_of_a_value_is_described() -> None:
    """The error for one value shows it as JSON and has no file yet."""
    assert (Fault('"lamp"', "a number", "write 7", path="$.low"),) == data_error(
        "lamp", "a number", "write 7", "$.low"
    ).faults
    assert (Fault("no lamp", "a lamp"),) == data_error(Description("no lamp"), "a lamp").faults


class Colour(IntEnum):
    RED = 3


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Description("start 4 and end 2"), "start 4 and end 2"),
        ("", '""'),
        ("lamp", '"lamp"'),
        ("Ә 🪔", '"Ә 🪔"'),
        ('a "lamp"\n', r'"a \"lamp\"\n"'),
        ("\x1b[31m", r'"\u001b[31m"'),
        ("\ud800", r'"\ud800"'),
        ("x" * 60, '"' + "x" * 60 + '"'),
        ("x" * 61, '"' + "x" * 59 + '…"'),
        ("x" * 10**6, '"' + "x" * 59 + '…"'),
        (True, "true"),
        (False, "false"),
        (None, "null"),
        (0, "0"),
        (1, "1"),
        (-7, "-7"),
        (10**30 - 1, "9" * 30),
        (1 - 10**30, "-" + "9" * 30),
        (10**30, "an integer of 100 bits"),
        (-(10**30), "an integer of 100 bits"),
        (10**5000, "an integer of 16,610 bits"),
        (1.0, "1.0"),
        (-0.5, "-0.5"),
        (1e300, "1e+300"),
        (float("nan"), "NaN"),
        (float("inf"), "Infinity"),
        (float("-inf"), "-Infinity"),
        ([], "an array of 0"),
        ((1, 2), "an array of 2"),
        ([[]] * 10**6, "an array of 1000000"),
        ({}, "an object of 0"),
        ({"a": {"b": 1}}, "an object of 1"),
        (b"lamp", "a value of type bytes"),
        ({1}, "a value of type set"),
        (Ellipsis, "a value of type ellipsis"),
        (ONE, "a value of type Fault"),
        (int, "a value of type type"),
    ],
    ids=lambda value: (
        ascii(value)[:30] if not isinstance(value, int) else f"{type(value).__name__} {value.bit_length()}"
    ),
)
def test_whatever_was_found_is_described_in_a_few_words(value: object, expected: str) -> None:
    """Text and numbers are shown as JSON, containers by their size, all else by its type."""
    assert expected == describe_value(value)


def test_a_number_with_a_name_is_shown_as_its_number() -> None:
    """A member of an enumeration of integers is an integer."""
    assert describe_value(Colour.RED) == "3"


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.integers(max_value=-(10**400))
        | st.floats()
        | st.text()
        | st.binary(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_nothing_is_described_at_length(value: object) -> None:
    """A description fits on a screen line or a few, on one line, and can be written as UTF-8."""
    words = describe_value(value)

    assert 0 < len(words) <= 6 * 60 + 2
    assert not set("\n\r\t\x00\x1b") & set(words)
    assert words == words.encode().decode()


@given(st.text(max_size=60))
def test_what_is_quoted_is_json(text: str) -> None:
    """A text that is not too long can be read back from its quotation."""
    assert text == json.loads(quoted(text))


@pytest.mark.parametrize(
    ("suggestions", "expected"),
    [
        ((), ""),
        (("lamp",), 'did you mean "lamp"?'),
        (("lamp", "lama"), 'did you mean "lamp" or "lama"?'),
    ],
    ids=["none", "one", "two"],
)
def test_suggestions_are_a_question(suggestions: tuple[str, ...], expected: str) -> None:
    """The nearest names are offered, and nothing is said where there are none."""
    assert expected == did_you_mean(suggestions)


@pytest.mark.parametrize(
    ("name", "names", "expected"),
    [
        ("strat", ["end", "start", "title"], ("start",)),
        ("start", ["start", "starts", "astarts", "star"], ("start", "starts", "star")),
        ("zzz", ["start"], ()),
        ("", ["start"], ()),
        ("start", [], ()),
        ("visas", ["mine.visas", "talks"], ("mine.visas",)),
        ("a" * 10**6, ["a" * 200], ("a" * 200,)),
    ],
    ids=["one", "best first", "none near", "empty", "no names", "a prefix forgotten", "long"],
)
def test_the_nearest_names_are_at_most_three_and_best_first(
    name: str, names: list[str], expected: tuple[str, ...]
) -> None:
    """Names are near when most of their letters agree; a huge one is compared by its beginning."""
    assert expected == nearest(name, names)


@pytest.mark.parametrize("error", [UnknownIdError("x", "y"), FieldError("x", "y"), WhenError("x", "y")], ids=repr)
def test_the_repr_of_an_error_has_its_data(error: Any) -> None:
    """What an error was made of shows in its repr."""
    assert f"{type(error).__name__}{error.args!r}" == repr(error)


@pytest.mark.parametrize("char", ["\x1b", "\x9b", "\x7f", "\u202e", "\u200b", "\ud800"], ids=ascii)
def test_what_a_terminal_could_not_hold_is_escaped(char: str) -> None:
    """Control characters, direction marks, invisible ones and lone surrogates are shown by their numbers."""
    assert f'"\\u{ord(char):04x}"' == quoted(char)
