"""A record on each line: what a .jsonl file may be, and what is told of one that is broken."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from helpers.invented import KINDS, files, write

from kz_diplomacy import DataError, Fault, Topic, load, stream
from kz_diplomacy._io import reader as _reading
from kz_diplomacy._io.strict_json import parse

ON_EACH = "a record on each line"


def lines(values: list[Any]) -> bytes:
    return b"".join(json.dumps(value, ensure_ascii=False).encode() + b"\n" for value in values)


def in_lines(folder: Path, kind: str, data: bytes | None = None) -> Path:
    """The invented dataset, one kind of it with a record on each line."""
    values = files()
    records = values.pop(kind)
    (write(folder, values) / f"{kind}.jsonl").write_bytes(lines(records) if data is None else data)
    return folder


def faults(folder: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load(folder)
    assert str(folder) == caught.value.where
    return [str(fault) for fault in caught.value.faults]


LIGHT, LAMPS, OIL = map(lines, ([topic] for topic in files()["topics"]))
SEA = b'{"id": "sea", "label": {"en": "sea"}}\n'


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_in_lines(tmp_path: Path, kind: str) -> None:
    """Any kind may have a record on each line: the dataset is the same, to its digest."""
    expected = load(write(tmp_path / "array", files()))
    ds = load(in_lines(tmp_path / "lines", kind))
    assert expected == ds
    assert expected.sha256 == ds.sha256


def test_all_kinds_in_lines(tmp_path: Path) -> None:
    """Every kind at once may have a record on each line."""
    for kind, records in files().items():
        (tmp_path / f"{kind}.jsonl").write_bytes(lines(records))
    assert load(write(tmp_path / "array", files())) == load(tmp_path)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param((LIGHT + LAMPS + OIL).rstrip(b"\n"), id="no line feed at the end"),
        pytest.param((LIGHT + LAMPS + OIL).replace(b"\n", b"\r\n"), id="CRLF"),
        pytest.param(b" " + LIGHT + b"\t" + LAMPS + OIL, id="blanks before records"),
    ],
)
def test_what_lines_may_be_like(tmp_path: Path, data: bytes) -> None:
    """Blanks around a record, a carriage return at its end and a last line without an end say nothing else."""
    assert load(write(tmp_path / "array", files())) == load(in_lines(tmp_path / "lines", "topics", data))


def test_an_empty_file(tmp_path: Path) -> None:
    """A file without a line has no record."""
    values = {**files(), "events": [], "statements": []}
    del values["topics"]
    (write(tmp_path, values) / "topics.jsonl").write_bytes(b"")
    assert () == load(tmp_path).topics.ids


BROKEN = {
    "no JSON": (b"{lamp\n", "$: found expecting property name enclosed in double quotes at column 2, expected JSON"),
    "cut short": (
        b'{"id": "sea"\n',
        "$: found expecting ',' delimiter at column 13, expected JSON: "
        "put a comma between values, and text in quotation marks",
    ),
    "two on a line": (b"{} {}\n", "$: found extra data at column 4, expected JSON"),
    "no object": (b"[7]\n", "$: found an array of 1, expected an object"),
    "an empty line": (b"\n", f"$: found an empty line, expected {ON_EACH}"),
    "a blank line": (b" \t\r\n", f"$: found an empty line, expected {ON_EACH}"),
    "a byte order mark": (
        b"\xef\xbb\xbf" + SEA,
        "$: found a byte order mark, expected UTF-8 without one: save the file as UTF-8 without BOM",
    ),
    "not UTF-8": (
        b'{"id": "caf\xe9"}\n',
        "$: found the byte 0xe9 at offset 11, expected UTF-8: save the file as UTF-8",
    ),
    "nested too deeply": (
        b"[" * 100_000 + b"]" * 100_000 + b"\n",
        "$: found arrays or objects nested too deeply, expected a dataset's few levels",
    ),
    "a key twice": (
        b'{"id": "sea", "id": "sea"}\n',
        '$: found an object with the key "id" twice, expected an object',
    ),
    "a bad value": (
        b'{"id": "sea", "label": {"en": 7}}\n',
        "$.label.en (sea): found 7, expected text",
    ),
    "no such record": (
        b'{"id": "sea", "label": {"en": "sea"}, "broader": "lihgt"}\n',
        '$.broader (sea): found "lihgt", expected the id of a record: topic: did you mean "light"?',
    ),
    "a record behind": (
        b'{"id": "sea", "label": {"en": "sea"}, "broader": "lamps"}\n',
        '$.broader (sea): found "lamps", which stands behind it, expected an earlier topic',
    ),
    "the same id": (
        b'{"id": "light", "label": {"en": "light"}}\n',
        '$.id (light): found "light", which stands in topics.jsonl line 1 already, expected an id of its own',
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_line(tmp_path: Path, case: str) -> None:
    """A broken line is one fault, with the file, the line, the place inside it and the id of the record."""
    line, expected = BROKEN[case]
    folder = in_lines(tmp_path, "topics", LIGHT + line + LAMPS + OIL)
    assert [f"topics.jsonl line 2 {expected}"] == faults(folder)


def test_a_fault_is_data(tmp_path: Path) -> None:
    """The line and the id are there for programs, too; in an array the index is part of the path, and no line told."""
    line, _ = BROKEN["a bad value"]
    with pytest.raises(DataError) as caught:
        load(in_lines(tmp_path / "lines", "topics", LIGHT + LAMPS + OIL + line))
    expected = Fault("7", "text", file="topics.jsonl", path="$.label.en", line=4, record="sea")
    assert (expected,) == caught.value.faults
    topics = [*files()["topics"], parse(line)]
    with pytest.raises(DataError) as caught:
        load(write(tmp_path / "array", {**files(), "topics": topics}))
    assert (Fault("7", "text", file="topics.json", path="$[3].label.en", record="sea"),) == caught.value.faults


def test_all_broken_lines_at_once(tmp_path: Path) -> None:
    """Every line is read, whatever those before it are like, and every fault told in the order of the lines."""
    data = b"\n" + LIGHT + b"7\n" + LAMPS + b"{" + OIL
    expected = [
        f"topics.jsonl line 1 $: found an empty line, expected {ON_EACH}",
        "topics.jsonl line 3 $: found 7, expected an object",
        "topics.jsonl line 5 $: found expecting property name enclosed in double quotes at column 2, expected JSON",
    ]
    assert expected == faults(in_lines(tmp_path, "topics", data))


def test_a_line_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line over the limit is a fault with its line, in the order of the lines, and ends the reading of the file."""
    monkeypatch.setattr(_reading, "LONGEST_LINE", 1000)
    long = LAMPS.rstrip(b"\n").ljust(1000) + b"\n"
    expected = [
        "topics.jsonl line 1 $: found 7, expected an object",
        "topics.jsonl line 3 $: found over 1,000 bytes, expected shorter lines, with a record on each",
        "roles.json $[0].colour (head): found an unknown field, expected one of id, kind, title, official, "
        "organization, start, end, countries, places, quantities, summary, note, evidence",
    ]
    values = files()
    values["roles"][0]["colour"] = "red"
    folder = in_lines(tmp_path, "topics", b"7\n" + LIGHT + long + b"8\n" + OIL)
    (folder / "roles.json").write_bytes(json.dumps(values["roles"]).encode())
    assert expected == faults(folder)


@pytest.mark.parametrize("end", [b"\n", b""])
def test_the_longest_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: bytes) -> None:
    """A line of as many bytes as the limit, its line feed among them, is read."""
    monkeypatch.setattr(_reading, "LONGEST_LINE", 1000)
    longest = OIL.rstrip(b"\n").ljust(1000 - len(end)) + end
    assert 3 == len(load(in_lines(tmp_path, "topics", LIGHT + LAMPS + longest)).topics)


def test_the_limit() -> None:
    """The limit is the one that the documentation states: 16 MiB."""
    assert 16 * 2**20 == _reading.LONGEST_LINE


def test_both_forms(tmp_path: Path) -> None:
    """A kind that is there in both forms is one fault: neither is chosen, and nothing is told of references to it."""
    folder = write(in_lines(tmp_path, "topics"), {"topics": files()["topics"]})
    found = "found both topics.json and topics.jsonl, expected one of them: keep the one that is right"
    assert [f"topics.json $: {found}"] == faults(folder)


@pytest.mark.parametrize(
    ("form", "place"), [("json", "topics.json $[1]"), ("jsonl", "topics.jsonl line 2")], ids=["array", "lines"]
)
def test_an_id_twice_across_files(tmp_path: Path, form: str, place: str) -> None:
    """An id that another file has is told with the place where it stands already, be that a line or an index."""
    values = files()
    values["roles"][1]["id"] = "lamps"
    values["events"] = values["statements"] = []
    topics = values.pop("topics")
    write(tmp_path, values)
    (tmp_path / f"topics.{form}").write_bytes(lines(topics) if form == "jsonl" else json.dumps(topics).encode())
    expected = f'roles.json $[1].id (lamps): found "lamps", which stands in {place} already, expected an id of its own'
    assert [expected] == faults(tmp_path)


def test_an_id_of_the_base(tmp_path: Path) -> None:
    """An id that the base has is told with the line, as one that stands in the base."""
    base = load(write(tmp_path / "base", files()))
    folder = write(tmp_path / "own", {kind: [] for kind in KINDS if kind != "topics"})
    (folder / "topics.jsonl").write_bytes(SEA + LIGHT)
    with pytest.raises(DataError) as caught:
        load(folder, base=base)
    where = "which stands in the base already, expected an id of its own"
    assert f'1 fault in {folder}\ntopics.jsonl line 2 $.id (light): found "light", {where}' == str(caught.value)


def test_a_folder_for_a_file(tmp_path: Path) -> None:
    """A folder that is called like a file of lines is none: the kind is missing."""
    values = files()
    del values["topics"]
    (write(tmp_path, values) / "topics.jsonl").mkdir()
    assert ["topics.json $: found no such file, expected a file: add it; [] where there are none"] == faults(tmp_path)


def test_lines_that_the_system_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of lines that cannot be read is one fault, with the reason that the system gives."""
    folder = in_lines(tmp_path, "topics")
    opened = Path.open

    def refused(path: Path, *options: Any, **more: Any) -> Any:
        if path.name == "topics.jsonl":
            raise PermissionError(13, "Permission denied")
        return opened(path, *options, **more)

    monkeypatch.setattr(Path, "open", refused)
    assert ["topics.jsonl $: found a file that cannot be read (Permission denied), expected a file"] == faults(folder)


def test_a_folder_that_cannot_be_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system does not let us look at the files, each is one that cannot be read."""
    folder = in_lines(tmp_path, "topics")
    look = os.stat

    def refused(path: Any, *options: Any, **more: Any) -> Any:
        if isinstance(path, str | Path) and Path(path).parent == folder:
            raise PermissionError(13, "Permission denied")
        return look(path, *options, **more)

    monkeypatch.setattr(os, "stat", refused)
    # Newer versions of Python ask the system in another way, and may hide what it says.
    monkeypatch.setattr(Path, "is_file", lambda path: stat.S_ISREG(refused(path).st_mode))
    found = "$: found a file that cannot be read (Permission denied), expected a file"
    expected = [f"{name} {found}" for name in ("datapackage.json", *(f"{kind}.json" for kind in KINDS))]
    assert expected == faults(folder)
    with pytest.raises(DataError) as caught:
        list(stream(folder / "topics.jsonl", Topic))
    assert f"1 fault in {folder}\ndatapackage.json {found}" == str(caught.value)


def test_where_json_breaks() -> None:
    """Of a file it is told in which line it breaks; of a line, whose number is told otherwise, the column alone."""
    for whole, place in ((True, "line 2, column 3"), (False, "column 3")):
        with pytest.raises(DataError) as caught:
            parse(b"[\n  lamp]", whole=whole)
        assert f"expecting value at {place}" == caught.value.faults[0].found


def test_how_a_fault_prints() -> None:
    """File, line, path and record stand in this order, and what is not known leaves no gap."""
    rest = "found 7, expected text"
    assert f"a.jsonl line 3 $.x (sea): {rest}" == str(Fault("7", "text", "", "a.jsonl", "$.x", 3, "sea"))
    assert f"a.json $[2].x (sea): {rest}" == str(Fault("7", "text", "", "a.json", "$[2].x", record="sea"))
    assert f"a.jsonl line 3 $: {rest}" == str(Fault("7", "text", file="a.jsonl", line=3))
    assert f"$: {rest}: do so" == str(Fault("7", "text", "do so"))


def test_a_file_of_nearly_the_right_name(tmp_path: Path) -> None:
    """A missing file that stands there under another name is told of with that."""
    folder = write(tmp_path, files())
    (folder / "topics.json").rename(folder / "Topic.json")
    (folder / "events.json").unlink()
    found = "found no such file, expected a file"
    assert [f'topics.json $: {found}: rename "Topic.json", if that is it'] == faults(folder)[:1]
    assert f"events.json $: {found}: add it; [] where there are none" in faults(folder)


def test_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody may see what a folder holds, a missing file is told of without a guess."""

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    (write(tmp_path, files()) / "topics.json").rename(tmp_path / "Topic.json")
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert "topics.json $: found no such file, expected a file: add it; [] where there are none" == faults(tmp_path)[0]
