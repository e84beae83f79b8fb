"""Every fault is told once, where it stands, in words that name it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helpers.invented import faults_in, faults_with, files, put, shown, write

from kz_diplomacy import DataError, QueryError, load
from kz_diplomacy._io.faults import faults_of


def topic(id: str, broader: str | None = None) -> dict[str, Any]:
    return {"id": id, "label": {"en": id}, **({"broader": broader} if broader else {})}


def with_topics(folder: Path, *topics: object) -> Path:
    """A folder that has topics and nothing else."""
    return write(folder, {**{kind: [] for kind in files()}, "topics": list(topics)})


def test_an_id_twice_in_one_file(tmp_path: Path) -> None:
    """The second record of an id is at fault, and told where the first stands."""
    folder = with_topics(tmp_path, topic("light"), topic("lamps"), topic("light"), topic("light"))
    expected = 'found "light", which stands in topics.json $[0] already, expected an id of its own'
    assert [f"topics.json $[2].id: {expected}", f"topics.json $[3].id: {expected}"] == faults_in(folder)


def test_an_id_twice_over_kinds(tmp_path: Path) -> None:
    """Ids are unique over all kinds, not only in their file."""
    found = 'found "oil-lamps", which stands in topics.json $[2] already'
    expected = f"statements.json $[1].id: {found}, expected an id of its own"
    assert [expected] == faults_with(tmp_path, "statements[1].id", "oil-lamps")


def test_the_id_of_a_broken_record_is_taken_too(tmp_path: Path) -> None:
    """A record that is broken elsewhere still has its id."""
    folder = with_topics(tmp_path, {"id": "light"}, topic("light"))
    expected = [
        'topics.json $[0].label: found no "label", expected one: add it',
        'topics.json $[1].id: found "light", which stands in topics.json $[0] already, expected an id of its own',
    ]
    assert expected == faults_in(folder)


def test_an_id_that_the_base_has(tmp_path: Path) -> None:
    """An id of the base is taken, whatever the content."""
    base = load(write(tmp_path / "base", files()))
    folder = with_topics(tmp_path / "mine", topic("mine"), topic("light"))
    expected = 'topics.json $[1].id: found "light", which stands in the base already, expected an id of its own'
    assert [expected] == faults_in(folder, base)
    assert [] == faults_in(folder)


def test_evidence_for_a_reference_that_dangles(tmp_path: Path) -> None:
    """A dangling reference is one fault; the evidence for it is none."""
    values = files()
    put(values, "roles[0].evidence.organization", ["lamp-post#2.1"])
    put(values, "roles[0].organization", "zzz-zzz")
    expected = 'roles.json $[0].organization: found "zzz-zzz", expected the id of a record: organization'
    assert [expected] == faults_in(write(tmp_path, values))


def test_evidence_for_a_reference_to_a_broken_record(tmp_path: Path) -> None:
    """A broken record is one fault, also where evidence says that others refer to it."""
    values = files()
    put(values, "roles[0].evidence.organization", ["lamp-post#2.1"])
    put(values, "organizations[1].name.en", 7)
    assert ["organizations.json $[1].name.en: found 7, expected text"] == faults_in(write(tmp_path, values))


def test_evidence_for_a_reference_into_an_unreadable_file(tmp_path: Path) -> None:
    """An unreadable file makes no faults of evidence for references into it."""
    values = files()
    put(values, "roles[0].evidence.official", ["lamp-post#2.1"])
    assert ["officials.json $: found expecting value at line 1, column 2, expected JSON"] == faults_in(
        write(tmp_path, {**values, "officials": b"["})
    )


def test_references_to_a_record_with_a_malformed_id(tmp_path: Path) -> None:
    """A record whose id is malformed is one fault, and not one more for each reference to the id that was meant."""
    assert 1 == len(faults_with(tmp_path, "topics[2].id", "oil_lamps"))


def test_references_to_an_id_twice_over_kinds(tmp_path: Path) -> None:
    """A duplicated id is one fault, and references to the second record are none."""
    values = files()
    put(values, "organizations[1].id", "light")
    put(values, "roles[0].organization", "light")
    put(values, "statements[0].organizations", ["light"])
    expected = (
        'organizations.json $[1].id: found "light", which stands in topics.json $[0] already, expected an id of its own'
    )
    assert [expected] == faults_in(write(tmp_path, values))


UNREADABLE = {
    "duplicate keys": (b'{"a": 1, "a": 2}', 'an object with the key "a" twice'),
    "a lone surrogate": (rb'"\ud800"', r"text with the lone surrogate \ud800"),
    "5,000 digits": (b"7" * 5000, "an integer of 5,000 digits"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_whole_file_of_it(tmp_path: Path, case: str) -> None:
    """What no dataset may hold is told in words also where it is the whole file."""
    data, found = UNREADABLE[case]
    expected = f"topics.json $: found {found}, expected an array of records"
    assert [expected] == faults_in(write(tmp_path, {**files(), "topics": data}))


@pytest.mark.parametrize("case", UNREADABLE)
def test_in_the_descriptor(tmp_path: Path, case: str) -> None:
    """What no dataset may hold is told in words in the descriptor, too."""
    data, found = UNREADABLE[case]
    expected = f"datapackage.json $.name: found {found}, expected text"
    assert [expected] == faults_in(write(tmp_path, files(), b'{"name": ' + data + b"}"))


def test_a_negative_number_of_19_digits(tmp_path: Path) -> None:
    """A number of at most 64 bits is accepted on both sides of zero."""
    values = files()
    put(values, "roles[0].quantities[0].low", -(2**63) + 1)
    assert [] == faults_in(write(tmp_path, values))


def test_a_file_cut_in_a_text(tmp_path: Path) -> None:
    """A file that ends in a text is told so in words that can be read."""
    expected = "topics.json $: found unterminated string starting at line 1, column 9, expected JSON"
    assert [expected] == faults_in(write(tmp_path, {**files(), "topics": b'[{"id": "lig'}))


def test_a_control_character(tmp_path: Path) -> None:
    """A control character is told so in words that can be read."""
    expected = "topics.json $: found invalid control character at line 1, column 4, expected JSON"
    assert [expected] == faults_in(write(tmp_path, {**files(), "topics": b'["a\n"]'}))


def test_a_folder_with_a_name_too_long() -> None:
    """A folder that cannot even be looked for is a DataError."""
    with pytest.raises(DataError):
        load("a" * 5000)


def test_the_fields_of_a_statements_passage(tmp_path: Path) -> None:
    """The fields that are offered are fields that are accepted: a statement's passage has no voice."""
    place = "statements[0].passage.number"
    expected = f"{shown(place)}: found an unknown field, expected one of source, start, end, sha256"
    assert [expected] == faults_with(tmp_path, place, "1.1")


def test_the_fields_of_a_sources_passage(tmp_path: Path) -> None:
    """The fields that are offered are fields that are accepted: a source's passage does not name it."""
    place = "sources[0].passages[0].words"
    expected = f"{shown(place)}: found an unknown field, expected one of number, start, end, sha256, voice"
    assert [expected] == faults_with(tmp_path, place, "a")


def test_a_reference_of_length_0(tmp_path: Path) -> None:
    """A reference has no length, not even 0."""
    place = "sources[1].length"
    expected = f'{shown(place)}: found a "length", expected none: a reference is cited as a whole: leave it out'
    assert [expected] == faults_with(tmp_path, place, 0)


def test_evidence_for_evidence(tmp_path: Path) -> None:
    """Evidence has no evidence."""
    assert 1 == len(faults_with(tmp_path, "topics[0].evidence", {"evidence": ["almanac"]}))


def test_a_licence_without_a_word(tmp_path: Path) -> None:
    """The name of a licence is text, and text is not empty."""
    expected = 'datapackage.json $.licenses: found an array of 2, expected an array of licences: [{"name": "CC0-1.0"}]'
    assert [expected] == faults_in(write(tmp_path, files(), {"licenses": [{"name": ""}, {"name": "MIT"}]}))


def test_the_bundled_dataset_takes_no_base(tmp_path: Path) -> None:
    """A base belongs beside a folder; without one it would be ignored, or worse, kept for every later caller."""
    base = load(write(tmp_path, files()))
    with pytest.raises(QueryError, match="found a base and no folder, expected a folder beside the base"):
        load(base=base)


def test_what_the_converter_does_not_know_is_no_fault() -> None:
    """An error that no data can cause is a bug, and is not hidden among the faults."""
    with pytest.raises(ZeroDivisionError):
        list(faults_of(ZeroDivisionError(), "$"))


def test_many_faults_are_all_told_and_the_first_with_suggestions(tmp_path: Path) -> None:
    """Every dangling reference is a fault of its own; after fifty, what may have been meant is left out."""
    told = faults_in(with_topics(tmp_path, topic("lamps"), *(topic(f"t{n}", "lamp") for n in range(60))))

    assert len(told) == 60
    assert told[49].endswith('did you mean "lamps"?')
    assert told[50].endswith("expected the id of a record: topic")
