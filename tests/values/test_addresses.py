"""Evidence of each field of a record, and the addresses that a data file writes for it."""

import pickle
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_diplomacy import Cited, DataError, Evidence, FieldError, Passage, Reference
from kz_diplomacy._values.citations import format_addresses, parse_address

NO_ADDRESS = "expected an address: write kazinform#3.1, a run kazinform#3.1-3.4, or a whole source such as zakon-kz"

FIRST = Passage(source="sea", number="1.1", start=0, end=4, sha256="0" * 64, voice="narration")
SECOND = Passage(source="sea", number="1.2", start=5, end=9, sha256="1" * 64, voice="quoted")
FIELDS = ("title", "start", "end", "countries")
EVIDENCE = Evidence({"start": (FIRST, SECOND), "title": (Reference("hill"),)}, "role", FIELDS)


def sentence(number: str | None, source: str = "sea") -> Passage:
    """A sentence of an invented source."""
    return Passage(source=source, number=number, start=7, end=11, sha256="0" * 64)


def cited(address: str) -> list[Cited]:
    """What an address cites."""
    source, numbers = parse_address(address)
    return [sentence(number, source) for number in numbers] or [Reference(source)]


sources = st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,3}){0,2}(\.[a-z0-9]{1,3})?", fullmatch=True)
counts = st.integers(1, 999_999)


@st.composite
def runs(draw: st.DrawFn) -> str:
    """The address of a run."""
    first, length = draw(st.integers(1, 999_000)), draw(st.integers(2, 1000) | st.integers(2, 4))
    paragraph = draw(counts)
    return f"{draw(sources)}#{paragraph}.{first}-{paragraph}.{first + length - 1}"


singles = st.builds("{}#{}.{}{}".format, sources, counts, counts, st.sampled_from(["", "c"]))

evidence = st.lists(
    st.builds(Reference, st.sampled_from(["sea", "hill"]))
    | st.builds(
        sentence,
        st.builds("{}.{}{}".format, st.integers(1, 2), st.integers(8, 11), st.sampled_from(["", "", "", "c"])),
        st.sampled_from(["sea", "sea", "hill"]),
    ),
    max_size=12,
)


@given(sources | singles | runs())
def test_what_an_address_names_has_that_address(address: str) -> None:
    """A source, a sentence and a run are written again as they were."""
    assert [address] == format_addresses(cited(address))


@given(evidence)
def test_what_evidence_is_written_as_names_that_evidence(given_evidence: list[Cited]) -> None:
    """Addresses lose nothing of any evidence: not its order, not a repeat."""
    assert given_evidence == [one for address in format_addresses(given_evidence) for one in cited(address)]


@given(evidence)
def test_runs_are_the_longest(given_evidence: list[Cited]) -> None:
    """No two addresses that stand side by side could be one."""
    written = format_addresses(given_evidence)

    for one, other in pairwise(written):
        (source, numbers), (next_source, next_numbers) = parse_address(one), parse_address(other)
        if source == next_source and numbers and next_numbers and "c" not in numbers[-1] + next_numbers[0]:
            paragraph, sentence_number = map(int, numbers[-1].split("."))
            assert f"{paragraph}.{sentence_number + 1}" != next_numbers[0]


@pytest.mark.parametrize(
    ("address", "source", "numbers"),
    [
        ("sea", "sea", []),
        ("north-sea.tides", "north-sea.tides", []),
        ("sea#3.1", "sea", ["3.1"]),
        ("sea#16.6c", "sea", ["16.6c"]),
        ("sea#11.9-11.11", "sea", ["11.9", "11.10", "11.11"]),
        ("sea#999999.999998-999999.999999", "sea", ["999999.999998", "999999.999999"]),
    ],
)
def test_an_address_names_a_source_and_sentences(address: str, source: str, numbers: list[str]) -> None:
    """A run names every sentence from the first to the last, by number; a source alone names none."""
    assert (source, numbers) == parse_address(address)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], []),
        (["1.1"], ["sea#1.1"]),
        (["1.9", "1.10"], ["sea#1.9-1.10"]),
        (["1.1", "1.3"], ["sea#1.1", "sea#1.3"]),
        (["1.2", "1.1"], ["sea#1.2", "sea#1.1"]),
        (["1.1", "1.1"], ["sea#1.1", "sea#1.1"]),
        (["1.1", "2.2"], ["sea#1.1", "sea#2.2"]),
        (["1.1", "1.1c", "1.2"], ["sea#1.1", "sea#1.1c", "sea#1.2"]),
        (["1.1", "1.2c"], ["sea#1.1", "sea#1.2c"]),
        (["1.1c", "1.2"], ["sea#1.1c", "sea#1.2"]),
        (["1.1", None, "1.2"], ["sea#1.1", "sea#char=7,11", "sea#1.2"]),
        ([None, None], ["sea#char=7,11", "sea#char=7,11"]),
    ],
    ids=str,
)
def test_only_neighbours_make_a_run(numbers: list[str | None], expected: list[str]) -> None:
    """A run joins sentences that follow each other in one paragraph; cues and passages without a number join none."""
    assert expected == format_addresses(map(sentence, numbers))


def test_runs_do_not_cross_sources() -> None:
    """Neighbouring numbers of two sources, and a source between two sentences, make no run."""
    cited_here: list[Cited] = [sentence("1.1"), sentence("1.2", "hill"), Reference("hill"), sentence("1.3", "hill")]

    assert format_addresses(cited_here) == ["sea#1.1", "hill#1.2", "hill", "hill#1.3"]


@pytest.mark.parametrize(
    "address",
    [
        *("", "#1.1", "Sea", "sea_", "a.b.c", "sea#", "sea#1", "sea#1.", "sea#0.1", "sea#1.0", "sea#01.1", "sea#1.01"),
        *("sea#1.1c-1.2", "sea#1.1-1.2c", "sea#1.1-2", "sea#1.1-", "sea#1.1,1.2", "sea#1.1d", "sea#1234567.1"),
        *("sea#1.1234567", "sea #1.1", " sea", "sea ", "sea#char=7,11", "море", "sea#١.١"),
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    """Whatever is no source, sentence or run is refused with the three forms that there are."""
    with pytest.raises(DataError) as refused:
        parse_address(address)

    assert f'1 fault\n$: found "{address}", {NO_ADDRESS}' == str(refused.value)


def test_a_line_end_after_an_address_is_refused() -> None:
    """An address is read to its very end."""
    with pytest.raises(DataError) as refused:
        parse_address("sea#1.1\n")

    assert [rf'$: found "sea#1.1\n", {NO_ADDRESS}'] == [str(one) for one in refused.value.faults]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("sea#3.1-4.2", "a run inside one paragraph: write one run for paragraph 3 and one for 4"),
        ("sea#3.4-3.1", "a run that goes forward: write sea#3.1-3.4, or sea#3.4 alone"),
        ("sea#3.10-3.9", "a run that goes forward: write sea#3.9-3.10, or sea#3.10 alone"),
        ("sea#3.1-3.1001", "a run of at most 1,000 sentences"),
        ("sea#1.1-1.999999", "a run of at most 1,000 sentences"),
    ],
)
def test_a_run_that_cannot_be_is_refused(address: str, expected: str) -> None:
    """A run stays in its paragraph, goes forward, and is no longer than a paragraph can be."""
    with pytest.raises(DataError) as refused:
        parse_address(address)

    assert f'1 fault\n$: found "{address}", expected {expected}' == str(refused.value)


def test_a_run_has_two_sentences_or_more() -> None:
    """A run from a sentence to itself is refused."""
    with pytest.raises(DataError, match=r"expected a run that goes forward: write sea#3[.]1 alone"):
        parse_address("sea#3.1-3.1")


def test_a_thousand_and_one_neighbours_are_two_addresses() -> None:
    """What is written can be read: no run is longer than one that is accepted."""
    neighbours = [
        Passage(source="sea", number=f"3.{n}", start=n, end=n + 1, sha256="0" * 64, voice="narration")
        for n in range(1, 1002)
    ]

    assert ["sea#3.1-3.1000", "sea#3.1001"] == format_addresses(neighbours)


def test_the_longest_run_has_a_thousand_sentences() -> None:
    """A thousand sentences are the most that one address names."""
    _, numbers = parse_address("sea#3.1-3.1000")

    assert [f"3.{number}" for number in range(1, 1001)] == numbers


@given(st.text() | st.text("ab#.-01c", max_size=12))
def test_no_text_raises_anything_else(address: str) -> None:
    """Any text at all is an address that is written so again, or a DataError of one fault."""
    try:
        written = format_addresses(cited(address))
    except DataError as refused:
        faults = refused.faults
    else:
        faults = ()
        assert [address] == written
    assert len(faults) <= 1


def test_evidence_of_a_field_is_what_it_rests_on() -> None:
    """A field gives its sentences and sources as a tuple, in their order."""
    assert EVIDENCE["start"] == (FIRST, SECOND)
    assert (Reference("hill"),) == EVIDENCE["title"]


@pytest.mark.parametrize("field", ["end", "countries"])
def test_an_unsaid_field_gives_nothing(field: str) -> None:
    """A field of the record that has no evidence gives an empty tuple, whichever way it is asked for."""
    assert () == EVIDENCE[field] == EVIDENCE.get(field)
    assert field not in EVIDENCE


def test_iterating_gives_the_fields_that_have_evidence() -> None:
    """Fields without evidence are not counted and not listed."""
    assert list(EVIDENCE) == ["start", "title"]
    assert len(EVIDENCE) == 2
    assert "start" in EVIDENCE
    assert "strat" not in EVIDENCE


@pytest.mark.parametrize(
    ("field", "message", "suggestions"),
    [
        ("strat", 'a role has no field "strat"; did you mean "start"?', ("start",)),
        ("Title", 'a role has no field "Title"; did you mean "title"?', ("title",)),
        ("country", 'a role has no field "country"; did you mean "countries"?', ("countries",)),
        ("speaker", 'a role has no field "speaker"', ()),
        ("", 'a role has no field ""', ()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_misspelt_field_is_an_error_with_suggestions(field: str, message: str, suggestions: tuple[str, ...]) -> None:
    """A field that the record does not have is a FieldError, by index and by ``get``."""
    for ask in (EVIDENCE.__getitem__, EVIDENCE.get):
        with pytest.raises(FieldError) as misspelt:
            ask(field)
        assert message == str(misspelt.value)
        assert (field, "role", suggestions) == (misspelt.value.field, misspelt.value.kind, misspelt.value.suggestions)


def test_evidence_for_a_field_that_there_is_not_cannot_be_made() -> None:
    """A misspelt field is refused where the evidence is made."""
    with pytest.raises(FieldError, match=r'^an event has no field "whan"; did you mean "when"[?]$'):
        Evidence({"whan": (FIRST,)}, "event", ("when", "title"))


def test_evidence_of_no_kind_has_the_fields_it_was_given() -> None:
    """Without a list of fields any field can be given, and no other one asked for."""
    evidence = Evidence({"start": (FIRST,)})

    assert evidence["start"] == (FIRST,)
    assert (evidence.kind, evidence.fields) == ("", ())
    with pytest.raises(FieldError, match=r'^a record has no field "end"$'):
        evidence["end"]


def test_evidence_comes_back_from_a_pickle_with_its_fields() -> None:
    """Unpickled evidence still tells an unsaid field from a misspelt one."""
    again: Evidence = pickle.loads(pickle.dumps(EVIDENCE))

    assert (again.kind, again.fields) == ("role", FIELDS)
    assert again["end"] == ()
    with pytest.raises(FieldError):
        again["ned"]
