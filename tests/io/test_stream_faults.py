"""What a stream refuses: records, lines, files beside it, and arguments."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from helpers.invented import files, write
from helpers.streamed import beside, given, lines, topic

from kz_diplomacy import (
    DataError,
    Fault,
    Organization,
    QueryError,
    Record,
    Source,
    Statement,
    Topic,
    load,
    stream,
)
from kz_diplomacy._io import reader

CHAIN = [topic("t0"), *(topic(f"t{number}", broader=f"t{number - 1}") for number in range(1, 33))]

BROKEN: dict[str, tuple[list[Any], str]] = {
    "a record behind": (
        [topic("sea", broader="tide"), topic("tide")],
        'line 1 $.broader (sea): found "tide", expected the id of a record: topic',
    ),
    "the record itself": (
        [topic("sea"), topic("tide", broader="tide")],
        'line 2 $.broader (tide): found "tide", expected the id of a record: topic',
    ),
    "another kind": (
        [topic("sea", broader="almanac")],
        'line 1 $.broader (sea): found the source "almanac", expected the id of a record: topic',
    ),
    "a misspelt id": (
        [topic("harbour"), topic("sea"), topic("tide", broader="harbour"), topic("ebb", broader="habour")],
        'line 4 $.broader (ebb): found "habour", expected the id of a record: topic: did you mean "harbour"?',
    ),
    "the id of a sibling": (
        [topic("sea"), topic("almanac")],
        'line 2 $.id (almanac): found "almanac", which stands in a file beside it already, expected an id of its own',
    ),
    "an address": (
        [topic("sea", evidence={"label": ["lamp-post#9.9"]})],
        'line 1 $.evidence.label[0] (sea): found "lamp-post#9.9", expected a sentence of lamp-post, which has no 9.9',
    ),
    "a long chain": (CHAIN, "line 33 $.broader (t32): found a chain of 33 records, expected at most 32"),
    "no object": ([topic("sea"), 7], "line 2 $: found 7, expected an object"),
    "no id": ([{"label": {"en": "sea"}}], 'line 1 $: found no "id", expected one: add it'),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_record(tmp_path: Path, case: str) -> None:
    """What is wrong with a record is told when its turn comes, with its line and its id; those before it are given."""
    records, expected = BROKEN[case]
    ids, faults = given(beside(tmp_path, "topics", records))
    assert [f"topics.jsonl {expected}".replace("$: found no", "$.id: found no")] == faults
    assert [record["id"] for record in records[: int(expected.split()[1]) - 1]] == ids


def test_every_fault_of_a_record(tmp_path: Path) -> None:
    """A broken record is told with all its faults, each of which is data."""
    records = [topic("sea"), {"id": "tide", "label": 7, "colour": 8}, {"id": "ebb", "label": 9}]
    with pytest.raises(DataError) as caught:
        list(stream(beside(tmp_path, "topics", records), Topic))
    one_of = "one of id, label, broader, evidence"
    assert [
        Fault("7", "an object", file="topics.jsonl", path="$.label", line=2, record="tide"),
        Fault("an unknown field", one_of, file="topics.jsonl", path="$.colour", line=2, record="tide"),
    ] == sorted(caught.value.faults, key=lambda fault: fault.found)


def test_every_broken_link_of_a_record(tmp_path: Path) -> None:
    """A record that refers to nobody twice has two faults."""
    values = files()["statements"][:1]
    values[0].update(speaker="nobody", topics=["light", "nothing"])
    assert [
        'statements.jsonl line 1 $.speaker (every-night): found "nobody", expected the id of a record: '
        "official or organization",
        'statements.jsonl line 1 $.topics[1] (every-night): found "nothing", expected the id of a record: topic',
    ] == given(beside(tmp_path, "statements", values), Statement)[1]


def test_an_id_of_the_base(tmp_path: Path) -> None:
    """An id that the base has is refused."""
    base = load(write(tmp_path / "base", files()))
    file = tmp_path / "topics.jsonl"
    file.write_bytes(lines([topic("light")]))
    where = "which stands in the base already, expected an id of its own"
    assert ([], [f'topics.jsonl line 1 $.id (light): found "light", {where}']) == given(file, base=base)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"{\n", "$: found expecting property name enclosed in double quotes at column 2, expected JSON"),
        (b"\n", "$: found an empty line, expected a record on each line"),
        (b'{"broader": \xff}\n', "$: found the byte 0xff at offset 12, expected UTF-8: save the file as UTF-8"),
        (b'["broader"]\n', "$: found an array of 1, expected an object"),
    ],
    ids=["no JSON", "empty", "not UTF-8", "no object"],
)
def test_a_line_that_is_no_record(tmp_path: Path, line: bytes, expected: str) -> None:
    """A line that is no JSON, or nothing, ends the stream with its number."""
    file = beside(tmp_path, "topics", [topic("sea"), topic("tide", broader="sea")])
    with file.open("ab") as opened:
        opened.write(line)
    assert (["sea", "tide"], [f"topics.jsonl line 3 {expected}"]) == given(file)


def test_a_line_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line over the limit ends the stream when its turn comes."""
    file = beside(tmp_path, "topics", [topic("sea"), topic("t" * 100), topic("tide", broader="sea")])
    # The sources beside it are an array, which no limit of lines concerns.
    monkeypatch.setattr(reader, "LONGEST_LINE", 100)
    expected = "topics.jsonl line 2 $: found over 100 bytes, expected shorter lines, with a record on each"
    assert (["sea"], [expected]) == given(file)


def test_broken_siblings(tmp_path: Path) -> None:
    """Every fault of the files beside it is told before any record is given."""
    file = beside(tmp_path, "organizations")
    (tmp_path / "sources.json").write_bytes(b"[")
    (tmp_path / "topics.json").write_bytes(json.dumps([topic("a", broader="b"), topic("b")]).encode())
    assert (
        [],
        [
            "sources.json $: found expecting value at line 1, column 2, expected JSON",
            'topics.json $[0].broader (a): found "b", which stands behind it, expected an earlier topic',
        ],
    ) == given(file, Organization)


def test_a_descriptor_of_a_newer_format(tmp_path: Path) -> None:
    """A file that a later version has written is refused, since its records cannot be judged."""
    file = beside(tmp_path, "topics", [7])
    (tmp_path / "datapackage.json").write_bytes(b'{"format": 2}')
    expected = "found 2, expected 1, the newest format that this version reads: install a newer kz_diplomacy"
    assert ([], [f"datapackage.json $.format: {expected}"]) == given(file)


def test_no_such_file(tmp_path: Path) -> None:
    """A file that cannot be opened is told when it is first asked, with the system's reason."""
    expected = "topics.jsonl $: found a file that cannot be read (No such file or directory), expected a file"
    assert ([], [expected]) == given(tmp_path / "topics.jsonl")
    (tmp_path / "topics.jsonl").mkdir()
    assert ([], [expected.replace("No such file or directory", "Is a directory")]) == given(tmp_path / "topics.jsonl")


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ("statements.json", '"statements.json"'),
        ("folder", '"folder"'),
        (7, "7"),
        (None, "null"),
        (b"topics.jsonl", "a value of type bytes"),
        ("a\0.jsonl", '"a\\u0000.jsonl"'),
        ("\ud800.jsonl", '"\\ud800.jsonl"'),
    ],
)
def test_what_is_no_file_of_lines(file: Any, found: str) -> None:
    """Anything but the name of a .jsonl file is refused at once."""
    with pytest.raises(QueryError) as caught:
        stream(file, Topic)
    expected = "the name of a .jsonl file, with a record on each line: load() reads folders"
    assert f"found {found}, expected {expected}" == str(caught.value)


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (Source, "Source"),
        (Record, "Record"),
        (str, "str"),
        ("Topic", '"Topic"'),
        ([Topic], "an array of 1"),
        (None, "null"),
    ],
)
def test_what_is_no_kind(kind: Any, found: str) -> None:
    """Anything but a kind of record that can be streamed is refused at once; sources are needed whole."""
    with pytest.raises(QueryError) as caught:
        stream("topics.jsonl", kind)
    expected = "one of Topic, Organization, Official, Role, Event, Statement"
    assert f"found {found}, expected {expected}" == str(caught.value)


def test_what_is_no_base(tmp_path: Path) -> None:
    """A base is a dataset, and no folder with one."""
    with pytest.raises(QueryError) as caught:
        stream("topics.jsonl", Topic, base=str(tmp_path))  # type: ignore[arg-type]
    assert caught.value.expected == "a dataset as the base"
    assert caught.value.mend == "load it first"
