"""All that is wrong with a dataset is told at once: every fault of every file, in their order, each once."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from helpers.invented import REMOVED, files, put, write

from kz_diplomacy import DataError, Fault, load

CHANGES: dict[str, object] = {
    "sources[0].url": "lamp-post.example",
    "sources[0].passages[2].voice": "narrated",
    "topics[1].broader": "lamps",
    "topics[2].label.en": 7,
    "officials": b'[{"id": "mira-solen", "id": "mira-solen"}]',
    "roles[0].end": "2018",
    "roles[1].colour": "red",
    "events[0].part_of": "fair",
    "events[1].when": "2024-4",
    "events[1].countries[1]": "bv",
    "statements[0].passage.end": REMOVED,
    "statements[1].restates": "never-sleeps",
    "statements[1].evidence": {"summary": ["almanac#1.1"]},
}
FIRST = (
    "roles.json $[1].colour (first-keeper): found an unknown field, expected one of id, kind, title, official, "
    "organization, start, end, countries, places, quantities, summary, note, evidence"
)
MESSAGE = """\
14 faults in {folder}
datapackage.json $.format: found 0, expected 1, the newest format that this version reads
sources.json $[0].url (lamp-post): found "lamp-post.example", expected a web address: write it whole, beginning \
with https://
sources.json $[0].passages[2].voice (lamp-post): found "narrated", expected one of narration, reported, quoted, \
heading: did you mean "narration"?
topics.json $[1].broader (lamps): found this record itself, expected an earlier topic
topics.json $[2].label.en (oil-lamps): found 7, expected text
officials.json $[0]: found an object with the key "id" twice, expected an object
roles.json $[0].end (head): found "2018", expected an end that is not before the start, "2019"
{first}
events.json $[0].part_of (festival): found "fair", expected the id of a record: event
events.json $[1].when (vigil): found "2024-4", expected a date: write 2024-04
events.json $[1].countries[1] (vigil): found "bv", expected an ISO 3166-1 alpha-2 code: write two capitals, such as KZ
statements.json $[0].passage.end (every-night): found no "end", expected one: add it
statements.json $[1].restates (never-sleeps): found this record itself, expected an earlier statement
statements.json $[1].evidence.summary[0] (never-sleeps): found "almanac#1.1", expected a sentence of almanac, \
which has no 1.1: cite it whole: almanac"""


def broken(folder: Path) -> DataError:
    values = files()
    for place, new in CHANGES.items():
        put(values, place, new)
    with pytest.raises(DataError) as caught:
        load(write(folder, values, {"format": 0}))
    return caught.value


def test_the_whole_message(tmp_path: Path) -> None:
    """The message counts the faults, names the folder, and lists each once in the order of files and records."""
    assert MESSAGE.format(folder=tmp_path, first=FIRST) == str(broken(tmp_path))


def test_the_faults_are_data(tmp_path: Path) -> None:
    """What the message says is there to be read by programs, too, and survives pickling."""
    error = broken(tmp_path)
    assert len(error.faults) == 14
    assert str(tmp_path) == error.where
    expected = Fault('"2024-4"', "a date", "write 2024-04", "events.json", "$[1].when", record="vigil")
    assert expected == error.faults[9]
    copy = pickle.loads(pickle.dumps(error))
    assert (error.faults, error.where, str(error)) == (copy.faults, copy.where, str(copy))


def test_the_same_faults_each_time(tmp_path: Path) -> None:
    """Reading the same folder again tells the same faults in the same order."""
    assert broken(tmp_path / "one").faults == broken(tmp_path / "other").faults


def test_nothing_is_cut_off(tmp_path: Path) -> None:
    """However many faults there are, each is told."""
    topics = [{"id": f"t{number}", "label": number} for number in range(1234)]
    folder = write(tmp_path, {**{kind: [] for kind in files()}, "topics": topics})
    with pytest.raises(DataError) as caught:
        load(folder)
    lines = str(caught.value).split("\n")
    assert f"1,234 faults in {folder}" == lines[0]
    assert [f"topics.json $[{n}].label (t{n}): found {n}, expected an object" for n in range(1234)] == lines[1:]


def test_the_faults_of_a_record_are_in_the_order_of_its_fields(tmp_path: Path) -> None:
    """Inside one record, too, faults are told in the order of the places, required or not."""
    values: dict[str, object] = {kind: [] for kind in files()}
    event = {"id": "e", "title": {"en": "a"}, "summary": {"en": "a"}, "when": "x", "status": "x", "part_of": 7}
    with pytest.raises(DataError) as caught:
        load(write(tmp_path, {**values, "events": [event]}))
    assert ["$[0].when", "$[0].status", "$[0].part_of"] == [fault.path for fault in caught.value.faults]
