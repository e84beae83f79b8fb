"""Records one at a time: the same as ``load`` gives, linked and checked, and none of them held."""

from __future__ import annotations

import gc
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from helpers.invented import files, lines, topic, write
from helpers.line_files import beside, given

from kz_diplomacy import (
    DataError,
    Event,
    Fault,
    Official,
    Organization,
    QueryError,
    Record,
    Role,
    Source,
    Statement,
    Topic,
    load,
    stream,
)

STREAMED: dict[str, type[Record]] = {
    "topics": Topic,
    "organizations": Organization,
    "officials": Official,
    "roles": Role,
    "events": Event,
    "statements": Statement,
}


@pytest.mark.parametrize("kind", STREAMED)
def test_the_records_of_load(tmp_path: Path, kind: str) -> None:
    """A stream gives the records that load gives, in their order, to the last value of their references."""
    expected = getattr(load(write(tmp_path / "whole", files())), kind)
    records = list(stream(beside(tmp_path, kind), STREAMED[kind]))
    assert [*expected] == records
    assert [repr(record) for record in expected] == [repr(record) for record in records]
    assert [record.to_dict() for record in expected] == [record.to_dict() for record in records]


def test_references_and_evidence(tmp_path: Path) -> None:
    """A reference is a record, of an earlier file or of the same one; evidence is passages."""
    every_night, never_sleeps = stream(str(beside(tmp_path, "statements")), Statement)
    assert every_night.speaker is not None
    assert "Mira Solen" == every_night.speaker.name.en
    assert every_night.role is not None
    assert every_night.role.official is every_night.speaker
    assert ["lamp-post#2.2", "lamp-post#3.1c", "almanac"] == [one.address for one in every_night.evidence["said"]]
    assert never_sleeps.restates is every_night
    light, lamps, oil_lamps = stream(beside(tmp_path, "topics"), Topic)
    assert (lamps.broader, oil_lamps.broader) == (light, lamps)


def test_the_files_next_to_it(tmp_path: Path) -> None:
    """Files of earlier kinds may have a record on each line; those of its own kind and of later ones are not read."""
    file = beside(tmp_path, "organizations")
    (tmp_path / "topics.json").unlink()
    (tmp_path / "topics.jsonl").write_bytes(lines(files()["topics"]))
    for name in ("organizations.json", "roles.json", "statements.jsonl"):
        (tmp_path / name).write_bytes(b"no JSON")
    assert (["port-azure", "harbour-office"], []) == given(file, Organization)


def test_a_lone_file_of_any_name(tmp_path: Path) -> None:
    """A file needs no others if it refers to nothing in them, and may have any name that ends in .jsonl."""
    file = tmp_path / "part-1.jsonl"
    file.write_bytes(lines(files()["topics"]))
    assert (["light", "lamps", "oil-lamps"], []) == given(file)
    file.write_bytes(b"")
    assert ([], []) == given(file)


def test_a_base(tmp_path: Path) -> None:
    """A lone file may refer to the records of a base, whose ids are taken."""
    base = load(write(tmp_path / "base", files()))
    statement = {**files()["statements"][0], "id": "own.words", "restates": "never-sleeps"}
    file = tmp_path / "statements.jsonl"
    file.write_bytes(lines([statement, {**statement, "id": "own.again", "restates": "own.words"}]))
    words, again = stream(file, Statement, base=base)
    assert words.speaker is base["mira-solen"]
    assert words.restates is base["never-sleeps"]
    assert again.restates is words
    file.write_bytes(lines([topic("light")]))
    where = "which stands in the base already, expected an id of its own"
    assert ([], [f'statements.jsonl line 1 $.id (light): found "light", {where}']) == given(file, base=base)


def test_an_escaped_key(tmp_path: Path) -> None:
    """A record is held for a later one that refers to it by a key with an escape."""
    file = beside(tmp_path, "topics", [topic("sea")])
    with file.open("ab") as opened:
        opened.write(rb'{"id": "tide", "label": {"en": "tide"}, "bro\u0061der": "s\u0065a"}' + b"\n")
    sea, tide = stream(file, Topic)
    assert tide.broader is sea


def test_a_stream_that_is_left_early(tmp_path: Path) -> None:
    """A stream that is closed, forgotten or broken leaves no open file: the warning of one would be an error."""
    file = beside(tmp_path, "topics", [topic("sea"), topic("tide"), 7])
    closed = stream(file, Topic)
    assert "sea" == next(closed).id
    closed.close()  # type: ignore[attr-defined]  # a generator is an iterator that can be closed
    assert next(closed, None) is None
    forgotten = stream(file, Topic)
    next(forgotten)
    del forgotten
    assert ["sea", "tide"] == given(file)[0]
    gc.collect()
    file.unlink()


def peak(file: Path, count: int) -> int:
    """The most memory, in bytes, that is taken while so many topics are streamed."""
    with file.open("w") as opened:
        opened.write(json.dumps(topic("sea")) + "\n")
        for number in range(1, count):
            opened.write(json.dumps(topic(f"t{number:05}", "sea")) + "\n")
    tracemalloc.start()
    try:
        assert count == sum(1 for _ in stream(file, Topic))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow
def test_memory_does_not_grow(tmp_path: Path) -> None:
    """Ten times as many records, each with a reference to an earlier one, take no more memory."""
    file = tmp_path / "topics.jsonl"
    # The first stream of a process makes the converter, which stays.
    peak(file, 20)
    small, large = peak(file, 600), peak(file, 6_000)
    # References alone to the records would take 43,000 bytes more.
    assert large < small + 20_000, (small, large)


BROKEN: dict[str, tuple[list[Any], str]] = {
    "a later record": (
        [topic("sea", "tide"), topic("tide")],
        'line 1 $.broader (sea): found "tide", expected the id of a record: topic',
    ),
    "the record itself": (
        [topic("sea"), topic("tide", "tide")],
        'line 2 $.broader (tide): found "tide", expected the id of a record: topic',
    ),
    "another kind": (
        [topic("sea", "almanac")],
        'line 1 $.broader (sea): found the source "almanac", expected the id of a record: topic',
    ),
    "a misspelt id": (
        [topic("harbour"), topic("sea"), topic("tide", "harbour"), topic("ebb", "habour")],
        'line 4 $.broader (ebb): found "habour", expected the id of a record: topic: did you mean "harbour"?',
    ),
    "the id of a record in an earlier file": (
        [topic("sea"), topic("almanac")],
        'line 2 $.id (almanac): found "almanac", which stands in a file beside it already, expected an id of its own',
    ),
    "an address": (
        [topic("sea", evidence={"label": ["lamp-post#9.9"]})],
        'line 1 $.evidence.label[0] (sea): found "lamp-post#9.9", expected a sentence of lamp-post, which has no 9.9',
    ),
    "a long chain": (
        [topic("t0"), *(topic(f"t{number}", f"t{number - 1}") for number in range(1, 33))],
        "line 33 $.broader (t32): found a chain of 33 records, expected at most 32",
    ),
    "no object": ([topic("sea"), 7], "line 2 $: found 7, expected an object"),
    "no id": ([{"label": {"en": "sea"}}], 'line 1 $.id: found no "id", expected one: add it'),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_record(tmp_path: Path, case: str) -> None:
    """A stream gives the records before a broken one, and then its fault, with the line and the id."""
    records, expected = BROKEN[case]
    ids, faults = given(beside(tmp_path, "topics", records))
    assert [f"topics.jsonl {expected}"] == faults
    assert [record["id"] for record in records[: int(expected.split()[1]) - 1]] == ids


def test_every_fault_of_a_record(tmp_path: Path) -> None:
    """A broken record is reported with all its faults, and only its own."""
    records = [topic("sea"), {"id": "tide", "label": 7, "colour": 8}, {"id": "ebb", "label": 9}]
    with pytest.raises(DataError) as caught:
        list(stream(beside(tmp_path, "topics", records), Topic))
    one_of = "one of id, label, broader, evidence"
    assert [
        Fault("7", "an object", file="topics.jsonl", path="$.label", line=2, record="tide"),
        Fault("an unknown field", one_of, file="topics.jsonl", path="$.colour", line=2, record="tide"),
    ] == sorted(caught.value.faults, key=lambda fault: fault.found)
    values = files()["statements"][:1]
    values[0].update(speaker="nobody", topics=["light", "nothing"])
    assert [
        'statements.jsonl line 1 $.speaker (every-night): found "nobody", expected the id of a record: '
        "official or organization",
        'statements.jsonl line 1 $.topics[1] (every-night): found "nothing", expected the id of a record: topic',
    ] == given(beside(tmp_path / "links", "statements", values), Statement)[1]


def test_broken_files_next_to_it(tmp_path: Path) -> None:
    """Every fault of the files next to it is reported before any record is given; a newer format, alone."""
    file = beside(tmp_path, "organizations")
    (tmp_path / "sources.json").write_bytes(b"[")
    (tmp_path / "topics.json").write_bytes(json.dumps([topic("a", "b"), topic("b")]).encode())
    expected = [
        "sources.json $: found expecting value at line 1, column 2, expected JSON",
        'topics.json $[0].broader (a): found "b", which stands behind it, expected an earlier topic',
    ]
    assert ([], expected) == given(file, Organization)
    (tmp_path / "datapackage.json").write_bytes(b'{"format": 2}')
    newest = "found 2, expected 1, the newest format that this version reads: install a newer kz_diplomacy"
    assert ([], [f"datapackage.json $.format: {newest}"]) == given(file, Organization)


def test_no_such_file(tmp_path: Path) -> None:
    """A file that cannot be opened is reported at the first record, with the system's reason."""
    expected = "topics.jsonl $: found a file that cannot be read (No such file or directory), expected a file"
    assert ([], [expected]) == given(tmp_path / "topics.jsonl")
    (tmp_path / "topics.jsonl").mkdir()
    assert ([], [expected.replace("No such file or directory", "Is a directory")]) == given(tmp_path / "topics.jsonl")


A_FILE = "the name of a .jsonl file, with a record on each line: load() reads folders"
A_KIND = "one of Topic, Organization, Official, Role, Event, Statement"


@pytest.mark.parametrize(
    ("file", "kind", "message"),
    [
        ("statements.json", Topic, f'found "statements.json", expected {A_FILE}'),
        ("folder", Topic, f'found "folder", expected {A_FILE}'),
        (7, Topic, f"found 7, expected {A_FILE}"),
        (None, Topic, f"found null, expected {A_FILE}"),
        (b"topics.jsonl", Topic, f"found a value of type bytes, expected {A_FILE}"),
        ("a\0.jsonl", Topic, f'found "a\\u0000.jsonl", expected {A_FILE}'),
        ("\ud800.jsonl", Topic, f'found "\\ud800.jsonl", expected {A_FILE}'),
        ("topics.jsonl", Source, f"found Source, expected {A_KIND}"),
        ("topics.jsonl", Record, f"found Record, expected {A_KIND}"),
        ("topics.jsonl", str, f"found str, expected {A_KIND}"),
        ("topics.jsonl", "Topic", f'found "Topic", expected {A_KIND}'),
        ("topics.jsonl", [Topic], f"found an array of 1, expected {A_KIND}"),
        ("topics.jsonl", None, f"found null, expected {A_KIND}"),
    ],
)
def test_arguments(file: Any, kind: Any, message: str) -> None:
    """Anything but the name of a .jsonl file, and a kind of record other than a source, is refused at once."""
    with pytest.raises(QueryError) as caught:
        stream(file, kind)
    assert message == str(caught.value)


def test_a_folder_as_the_base(tmp_path: Path) -> None:
    """A base is a dataset, and no folder with one."""
    with pytest.raises(QueryError, match=r"expected a dataset as the base: load it first$"):
        stream("topics.jsonl", Topic, base=str(tmp_path))  # type: ignore[arg-type]
