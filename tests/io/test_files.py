"""Folders and the files in them: what is found, what cannot be read, and the bytes that are not JSON."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest
from helpers.invented import KINDS, REMOVED, files, lines, messages, put, write

from kz_diplomacy import DataError, Topic, load, stream

ADD = "found no such file, expected a file: add it; [] where there are none"
REFUSED = "$: found a file that cannot be read (Permission denied), expected a file"


def test_a_folder_by_its_path_or_its_name(tmp_path: Path) -> None:
    """A folder may be given as a path or as text, and is read again at each call."""
    write(tmp_path, files())
    one, other = load(tmp_path), load(os.fspath(tmp_path))
    assert one == other
    assert one is not other
    put(values := files(), "topics[0].label.en", REMOVED)
    assert load(write(tmp_path, values)) != one


def test_a_missing_folder(tmp_path: Path) -> None:
    """A folder that does not exist is one fault, which names it."""
    folder = tmp_path / "nowhere"
    with pytest.raises(DataError) as caught:
        load(folder)
    expected = f"1 fault in {folder}\n{folder} $: found no folder, expected a folder with the files of a dataset"
    assert (expected, str(folder)) == (str(caught.value), caught.value.where)


def test_a_file_for_a_folder(tmp_path: Path) -> None:
    """A file in the place of the folder is reported as a file."""
    file = tmp_path / "topics.json"
    file.write_bytes(b"[]")
    assert [f"{file} $: found a file, expected a folder with the files of a dataset"] == messages(file)


def test_a_name_that_is_too_long() -> None:
    """A folder that the system cannot look for is a fault with the reason of the system."""
    (fault,) = messages(Path("a" * 5000))
    assert "found what cannot be read (File name too long), expected a folder with the files of a dataset" in fault


def test_an_empty_folder(tmp_path: Path) -> None:
    """An empty folder lacks every file but the descriptor, in the order of the kinds."""
    assert [f"{kind}.json $: {ADD}" for kind in KINDS] == messages(tmp_path)


def test_a_file_of_nearly_the_right_name(tmp_path: Path) -> None:
    """A missing file that is there under another name is to be renamed."""
    write(tmp_path, files())
    (tmp_path / "topics.json").rename(tmp_path / "Topic.json")
    (tmp_path / "events.json").unlink()
    rename = 'found no such file, expected a file: rename "Topic.json", if that is it'
    assert [f"topics.json $: {rename}", f"events.json $: {ADD}"] == messages(tmp_path)


def test_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system does not list the files, no other name is offered for a missing one."""

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    (write(tmp_path, files()) / "topics.json").rename(tmp_path / "Topic.json")
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert [f"topics.json $: {ADD}"] == messages(tmp_path)


def test_folders_for_files(tmp_path: Path) -> None:
    """A folder with the name of an array cannot be read; one with the name of a file of lines is no file."""
    values = files()
    del values["topics"]
    (write(tmp_path, values) / "topics.jsonl").mkdir()
    assert [f"topics.json $: {ADD}"] == messages(tmp_path)
    (tmp_path / "topics.json").mkdir()
    (fault,) = messages(tmp_path)
    assert re.fullmatch(r"topics\.json \$: found a file that cannot be read \([^()]+\), expected a file", fault)


@pytest.mark.parametrize("name", ["topics.json", "topics.jsonl", "datapackage.json"])
def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A file that the system does not let us read is one fault, with the reason of the system."""
    write(tmp_path, files(), {"name": "lamps"}, in_lines=["topics"] if name == "topics.jsonl" else [])
    opened = Path.open

    def refused(path: Path, *options: Any, **more: Any) -> Any:
        if path.name == name:
            raise PermissionError(13, "Permission denied")
        return opened(path, *options, **more)

    monkeypatch.setattr(Path, "open", refused)
    assert [f"{name} {REFUSED}"] == messages(tmp_path)


def test_a_folder_that_cannot_be_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system does not let us look at the files, each is one that cannot be read."""
    write(tmp_path, files(), in_lines=["topics"])
    look = os.stat

    def refused(path: Any, *options: Any, **more: Any) -> Any:
        if isinstance(path, str | Path) and Path(path).parent == tmp_path:
            raise PermissionError(13, "Permission denied")
        return look(path, *options, **more)

    monkeypatch.setattr(os, "stat", refused)
    # Newer versions of Python ask the system in another way, and may hide its answer.
    monkeypatch.setattr(Path, "is_file", lambda path: stat.S_ISREG(refused(path).st_mode))
    names = ("datapackage.json", *(f"{kind}.json" for kind in KINDS))
    assert [f"{name} {REFUSED}" for name in names] == messages(tmp_path)
    with pytest.raises(DataError) as caught:
        list(stream(tmp_path / "topics.jsonl", Topic))
    assert f"1 fault in {tmp_path}\ndatapackage.json {REFUSED}" == str(caught.value)


def test_both_formats(tmp_path: Path) -> None:
    """A kind that is there as an array and in lines is one fault: neither is chosen."""
    write(tmp_path, files())
    (tmp_path / "topics.jsonl").write_bytes(lines(files()["topics"]))
    expected = "found both topics.json and topics.jsonl, expected one of them: keep the one that is right"
    assert [f"topics.json $: {expected}"] == messages(tmp_path)


UTF_8 = "expected UTF-8: save the file as UTF-8"
DEEP = "found arrays or objects nested too deeply, expected a dataset's few levels"
BYTES = {
    "latin-1": ('[{"id": "caf\xe9"}]'.encode("latin-1"), f"found the byte 0xe9 at offset 12, {UTF_8}"),
    "utf-16": ("[]".encode("utf-16"), f"found the byte 0x{'[]'.encode('utf-16')[0]:02x} at offset 0, {UTF_8}"),
    "a far offset": (b"[" + b" " * 1233 + b"\x80]", f"found the byte 0x80 at offset 1,234, {UTF_8}"),
    "a surrogate": (b'["\xed\xa0\x80"]', f"found the byte 0xed at offset 2, {UTF_8}"),
    "a byte order mark": (
        b"\xef\xbb\xbf[]",
        "found a byte order mark, expected UTF-8 without one: save the file as UTF-8 without BOM",
    ),
    "nested arrays": (b"[" * 100_000 + b"]" * 100_000, DEEP),
    "nested objects": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, DEEP),
    "the second line": (b"[\n  lamp\n]", "found expecting value at line 2, column 3, expected JSON"),
    "a control character": (b'["a\n"]', "found invalid control character at line 1, column 4, expected JSON"),
    "a comment after a no-break space": (
        "[\u00a0// none\n]".encode(),
        "found expecting value at line 1, column 2, expected JSON: take away the comment",
    ),
    "5,000 digits": (b"7" * 5000, "found an integer of 5,000 digits, expected an array of records"),
    "-5,000 digits": (b"-" + b"7" * 5000, "found an integer of 5,000 digits, expected an array of records"),
}


@pytest.mark.parametrize("case", BYTES)
def test_bytes_that_are_not_an_array(tmp_path: Path, case: str) -> None:
    """A file that is not UTF-8 or not JSON is one fault, which says where it breaks."""
    data, expected = BYTES[case]
    assert [f"topics.json $: {expected}"] == messages(write(tmp_path, {**files(), "topics": data}))


@pytest.mark.parametrize("data", [b'[{"id": "light"},\n]', b'[{"id": "light",}]', b"[,]"])
def test_a_comma_too_many(tmp_path: Path, data: bytes) -> None:
    """A comma before the end has its own remedy, in whichever words Python reports it."""
    (fault,) = messages(write(tmp_path, {**files(), "topics": data}))
    assert fault.startswith("topics.json $: found ")
    assert fault.endswith(", expected JSON: take away the comma before the end")


def test_a_surrogate_pair_is_a_character(tmp_path: Path) -> None:
    """Two escapes that make one character together are read as that character."""
    values = files()
    put(values, "topics[0].label.en", "lamp 🪔")
    assert rb"\ud83e\ude94" in (write(tmp_path, values) / "topics.json").read_bytes()
    assert "lamp 🪔" == load(tmp_path).topics["light"].label.en


def test_the_largest_numbers(tmp_path: Path) -> None:
    """The largest numbers that 64 bits hold are read exactly, on both sides of zero."""
    values = files()
    largest = 2**63 - 1
    put(values, "events[1].quantities[0].low", largest)
    put(values, "roles[0].quantities[0].low", -largest)
    put(values, "sources[0].length", largest)
    ds = load(write(tmp_path, values))
    assert (largest, int) == (ds.events["vigil"].quantities[0].low, type(ds.events["vigil"].quantities[0].low))
    assert (-largest, largest) == (ds.roles["head"].quantities[0].low, ds.sources["lamp-post"].length)


def test_thousands_of_dates(tmp_path: Path) -> None:
    """Every date is read as it is written, however many there are and however often each repeats."""
    dates = [f"{year:04}" for year in range(1, 4200)] * 2
    event = files()["events"][0]
    events = [{**event, "id": f"e{number}", "when": date} for number, date in enumerate(dates)]
    ds = load(write(tmp_path, {**{kind: [] for kind in KINDS}, "events": events}))
    assert dates == [str(one.when) for one in ds.events]
