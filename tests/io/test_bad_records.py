"""Records whose JSON has the wrong shape: nothing is coerced, nothing is guessed, and each is one fault."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helpers.invented import REMOVED, faults_in, faults_with, files, put, shown, write

import kz_diplomacy
from kz_diplomacy import DataError, load
from kz_diplomacy._io.codec import decode

# What is wrong as the value of every field, with how a fault shows it.
NULL, EMPTY, SEVEN, TRUE = (None, "null"), ("", '""'), (7, "7"), (True, "true")
ARRAY, OBJECT = (["a"], "an array of 1"), ({"en": "a"}, "an object of 1")


def test_what_is_valid_is_kept_exactly(tmp_path: Path) -> None:
    """The valid dataset comes back as it was written: nothing added, nothing lost, keys in field order."""
    ds = load(write(tmp_path, files()))
    for kind, values in files().items():
        got = [record.to_dict() for record in getattr(ds, kind)]
        assert values == got
        assert [[*value] for value in values] == [[*value] for value in got]


@pytest.mark.parametrize("value", [NULL, EMPTY, SEVEN, TRUE, ARRAY, OBJECT, (1.5, "1.5")])
@pytest.mark.parametrize("place", ["sources[0].title", "topics[0].label.kk", "statements[0].claims[0].text.en"])
def test_text(tmp_path: Path, place: str, value: tuple[object, str]) -> None:
    """Text is text that is not empty; a number is not written out for it."""
    wrong, found = value
    assert [f"{shown(place)}: found {found}, expected text"] == faults_with(tmp_path, place, wrong)


@pytest.mark.parametrize("value", [NULL, TRUE, ("7", '"7"'), (1.0, "1.0"), ARRAY, OBJECT, (-(2**63), "-" + str(2**63))])
@pytest.mark.parametrize("place", ["sources[0].length", "sources[0].passages[0].end", "statements[0].passage.start"])
def test_whole_numbers(tmp_path: Path, place: str, value: tuple[object, str]) -> None:
    """A whole number is no text of digits, no truth value and no 1.0."""
    wrong, found = value
    expected = f"{shown(place)}: found {found}, expected a whole number of at most 64 bits"
    assert [expected] == faults_with(tmp_path, place, wrong)


@pytest.mark.parametrize("value", [NULL, TRUE, (False, "false"), ("7", '"7"'), ("", '""'), ARRAY, OBJECT])
@pytest.mark.parametrize("place", ["roles[0].quantities[0].low", "events[1].quantities[1].high"])
def test_numbers(tmp_path: Path, place: str, value: tuple[object, str]) -> None:
    """A number of a quantity is no text of digits and no truth value."""
    wrong, found = value
    assert [f"{shown(place)}: found {found}, expected a number"] == faults_with(tmp_path, place, wrong)


@pytest.mark.parametrize("value", [NULL, EMPTY, TRUE, ("abc", '"abc"'), SEVEN, OBJECT])
@pytest.mark.parametrize(
    "place",
    [
        "sources[0].passages",
        "sources[0].evidence.published",
        "officials[0].languages",
        "organizations[1].same_as",
        "events[1].countries",
        "events[1].participants",
        "events[1].topics",
        "roles[0].quantities",
        "statements[0].claims",
        "statements[0].claims[0].evidence",
        "statements[0].events",
    ],
)
def test_arrays(tmp_path: Path, place: str, value: tuple[object, str]) -> None:
    """An array is an array: no text is taken apart into letters, and no single value stands for an array of one."""
    wrong, found = value
    assert [f"{shown(place)}: found {found}, expected an array"] == faults_with(tmp_path, place, wrong)


@pytest.mark.parametrize("value", [NULL, EMPTY, TRUE, SEVEN, ("no", '"no"'), ARRAY, ([], "an array of 0")])
@pytest.mark.parametrize(
    "place",
    [
        "sources[0].uncited",
        "sources[0].evidence",
        "sources[0].passages[0]",
        "topics[0].label",
        "roles[0].summary",
        "roles[0].places[0]",
        "events[1].participants[0]",
        "events[1].quantities[0]",
        "statements[0].claims[0]",
        "statements[0].passage",
    ],
)
def test_objects(tmp_path: Path, place: str, value: tuple[object, str]) -> None:
    """An object is an object; neither a text nor an array of pairs is one."""
    wrong, found = value
    text = place.endswith((".label", ".summary")) and wrong == "no"
    mend = ': write {"en": "no"}' if text else ""
    assert [f"{shown(place)}: found {found}, expected an object{mend}"] == faults_with(tmp_path, place, wrong)


UNKNOWN = {
    "of a record": ("topics[0].colour", "id, label, broader, evidence", ""),
    "misspelt": (
        "organizations[0].nmae",
        "id, name, parent, country, same_as, evidence",
        ': did you mean "name"?',
    ),
    "of text": ("topics[0].label.de", "kk, ru, en", ""),
    "of a place": ("roles[0].places[0].nam", "name, kind, country", ': did you mean "name"?'),
    "of a participant": ("events[1].participants[0].Part", "who, part", ': did you mean "part"?'),
    "of a claim": ("statements[0].claims[0].evidance", "text, evidence", ': did you mean "evidence"?'),
    "of a quantity": (
        "events[1].quantities[0].value",
        "label, low, high, unit, qualifier, evidence",
        "",
    ),
    "of evidence": (
        "topics[0].evidence",
        "id, label, broader",
        ': did you mean "label"?',
    ),
}


@pytest.mark.parametrize("case", UNKNOWN)
def test_unknown_fields(tmp_path: Path, case: str) -> None:
    """A key that is no field is one fault, which lists the fields and offers the nearest."""
    place, names, mend = UNKNOWN[case]
    new, where = ({"labels": ["almanac"]}, ".labels") if case == "of evidence" else (7, "")
    expected = f"{shown(place)}{where}: found an unknown field, expected one of {names}{mend}"
    assert [expected] == faults_with(tmp_path, place, new)


def test_unknown_fields_that_are_no_words(tmp_path: Path) -> None:
    """The path to a key that is no word has it in brackets and quotation marks."""
    values = files()
    values["topics"][0]["la bel"] = values["topics"][0]["ярлык"] = values["topics"][0]["a\nb"] = 7
    rest = "found an unknown field, expected one of id, label, broader, evidence"
    expected = [
        rf'topics.json $[0]["a\nb"]: {rest}',
        f'topics.json $[0]["la bel"]: {rest}: did you mean "label"?',
        f'topics.json $[0]["ярлык"]: {rest}',
    ]
    assert expected == faults_in(write(tmp_path, values))


def test_the_passages_of_a_source_do_not_repeat_its_id(tmp_path: Path) -> None:
    """A passage stands in its source, so it names none."""
    place = "sources[0].passages[0].source"
    expected = f"{shown(place)}: found an unknown field, expected one of number, start, end, sha256, voice"
    assert [expected] == faults_with(tmp_path, place, "lamp-post")


@pytest.mark.parametrize(
    "place",
    [
        "sources[0].kind",
        "sources[1].language",
        "sources[0].passages[1].number",
        "sources[0].passages[1].voice",
        "sources[0].passages[1].start",
        "sources[0].passages[1].sha256",
        "topics[0].id",
        "topics[0].label",
        "organizations[0].name",
        "officials[1].summary",
        "roles[1].title",
        "roles[0].places[0].kind",
        "events[0].status",
        "events[1].participants[2].part",
        "events[1].quantities[0].unit",
        "statements[0].claims[0].text",
        "statements[0].passage.source",
        "statements[1].passage",
    ],
)
def test_missing_fields(tmp_path: Path, place: str) -> None:
    """A field that has to be there and lacks is one fault, at the place where it should stand."""
    name = place.rpartition(".")[2]
    expected = f'{shown(place)}: found no "{name}", expected one: add it'
    assert [expected] == faults_with(tmp_path, place, REMOVED)


def test_every_fault_of_one_record(tmp_path: Path) -> None:
    """All that is wrong with one record is told, down to the members of its arrays, and the good parts are not."""
    values = files()
    put(values, "roles[1]", {"id": "Keeper", "kind": "job", "countries": ["AQ", "aq", 7], "start": "2024-4", "ende": 1})
    put(values, "events", [])
    put(values, "statements", [])
    code = "an ISO 3166-1 alpha-2 code: write two capitals, such as KZ"
    id_form = (
        "an id: write small Latin letters and digits joined by hyphens, such as almaty-meeting, "
        "or two such joined by a dot"
    )
    expected = {
        "$[1].ende: found an unknown field, expected one of id, kind, title, official, organization, start, end, "
        'countries, places, quantities, summary, note, evidence: did you mean "end"?',
        f'$[1].id: found "Keeper", expected {id_form}',
        '$[1].kind: found "job", expected one of post, rank, delegation',
        '$[1].title: found no "title", expected one: add it',
        '$[1].start: found "2024-4", expected a date: write 2024-04',
        f'$[1].countries[1]: found "aq", expected {code}',
        f"$[1].countries[2]: found 7, expected {code}",
    }
    got = faults_in(write(tmp_path, values))
    assert expected == {fault.removeprefix("roles.json ") for fault in got}
    assert len(expected) == len(got)


def test_every_fault_of_one_passage(tmp_path: Path) -> None:
    """The passages of a source tell all their faults at once, too."""
    passage = {"source": "lamp-post", "start": 1.0, "end": "9", "sha256": "0" * 64}
    values = files()
    put(values, "sources[0].passages[6]", passage)
    expected = [
        'sources.json $[0].passages[6].number: found no "number", expected one: add it',
        'sources.json $[0].passages[6].voice: found no "voice", expected one: add it',
        "sources.json $[0].passages[6].source: found an unknown field, "
        "expected one of number, start, end, sha256, voice",
        "sources.json $[0].passages[6].start: found 1.0, expected a whole number of at most 64 bits",
        'sources.json $[0].passages[6].end: found "9", expected a whole number of at most 64 bits',
    ]
    assert expected == faults_in(write(tmp_path, values))


class Words(str):
    """A subclass of text, as an enumeration of words would be."""

    __slots__ = ()


class Number(int):
    """A subclass of whole numbers."""


PYTHON: dict[str, tuple[str, Any, str]] = {
    "a tuple for an array": ("officials[0].languages", ("en",), "$.languages: found an array of 1, expected an array"),
    "a subclass of text": ("officials[0].name.en", Words("Mira"), '$.name.en: found "Mira", expected text'),
    "a subclass of text for a word": (
        "roles[0].kind",
        Words("post"),
        '$.kind: found "post", expected one of post, rank, delegation',
    ),
    "a subclass of text for a country": (
        "roles[0].countries[0]",
        Words("AQ"),
        '$.countries[0]: found "AQ", expected an ISO 3166-1 alpha-2 code: write two capitals, such as KZ',
    ),
    "a subclass of numbers": (
        "sources[0].length",
        Number(7),
        "$.length: found 7, expected a whole number of at most 64 bits",
    ),
    "a subclass of numbers for a quantity": (
        "roles[0].quantities[0].low",
        Number(5),
        "$.quantities[0].low: found 5, expected a number",
    ),
    "bytes": ("officials[0].name.en", b"Mira", "$.name.en: found a value of type bytes, expected text"),
    "a date of Python's": (
        "roles[0].start",
        kz_diplomacy.When("2024"),
        '$.start: found a value of type When, expected a date: write it as text, such as "2024-04"',
    ),
    "a value that is made": (
        "officials[0].name",
        kz_diplomacy.Text(en="Mira"),
        "$.name: found a value of type Text, expected an object",
    ),
}


@pytest.mark.parametrize("case", PYTHON)
def test_values_that_no_json_holds(case: str) -> None:
    """The codec takes exactly JSON's types: what only resembles one would change its type on the way."""
    place, wrong, expected = PYTHON[case]
    values = files()
    put(values, place, wrong)
    name, index = place.partition("]")[0].split("[")
    kind = {"sources": kz_diplomacy.Source, "officials": kz_diplomacy.Official, "roles": kz_diplomacy.Role}[name]
    with pytest.raises(DataError) as caught:
        decode(kind, values[name][int(index)])
    assert f"1 fault\n{expected}" == str(caught.value)
