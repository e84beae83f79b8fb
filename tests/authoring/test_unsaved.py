"""Files that load and are not as the library writes them: each case with its exact message."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from helpers.example_folder import changed_example, example_folder, unfinished
from helpers.invented import KINDS, REMOVED, put

from kz_diplomacy import load

FORMAT = "run kz-diplomacy format"


def rehashed(folder: Path, name: str, data: bytes) -> None:
    """Write a file, and in the descriptor its size and its digest."""
    (folder / name).write_bytes(data)
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    resource = next(resource for resource in descriptor["resources"] if resource["path"] == name)
    resource |= {"bytes": len(data), "hash": f"sha256:{sha256(data).hexdigest()}"}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


def _turned(data: bytes) -> bytes:
    values = json.loads(data)
    values[0]["label"] = dict(reversed(values[0]["label"].items()))
    return json.dumps(values, indent=2, ensure_ascii=False).encode() + b"\n"


OTHER = f"$.resources: found another size or hash of {{}}, expected those that the files have: {FORMAT}"

BYTES: dict[str, tuple[Callable[[bytes], bytes], int]] = {
    "no line end": (lambda data: data.removesuffix(b"\n"), 97),
    "one line end more": (lambda data: data + b"\n", 98),
    "indented otherwise": (lambda data: data.replace(b"  ", b"    "), 2),
    "escaped": (lambda data: json.dumps(json.loads(data), indent=2).encode() + b"\n", 5),
    "a line": (lambda data: json.dumps(json.loads(data)).encode(), 1),
    "keys in another order": (_turned, 5),
}


@pytest.mark.parametrize("case", BYTES)
def test_a_file_that_is_not_canonical(tmp_path: Path, case: str) -> None:
    """A file of the right values in other bytes is told with the first line that differs."""
    change, line = BYTES[case]
    example_folder(tmp_path)
    rehashed(tmp_path, "topics.json", change((tmp_path / "topics.json").read_bytes()))
    expected = f"topics.json $: found other bytes from line {line} on, expected the canonical form: {FORMAT}"
    assert [expected] == unfinished(tmp_path)


def test_a_file_of_lines(tmp_path: Path) -> None:
    """A kind with a record on each line is canonical in its own way, and told by its own name."""
    example_folder(tmp_path)
    (tmp_path / "roles.jsonl").write_bytes(b"".join(_lines(tmp_path)))
    (tmp_path / "roles.json").unlink()
    load(tmp_path).save(tmp_path, overwrite=True)
    assert [] == unfinished(tmp_path)
    rehashed(tmp_path, "roles.jsonl", b"".join(_lines(tmp_path)).replace(b", ", b",", 1))
    expected = f"roles.jsonl $: found other bytes from line 1 on, expected the canonical form: {FORMAT}"
    assert [expected] == unfinished(tmp_path)


def _lines(folder: Path) -> list[bytes]:
    return [json.dumps(role.to_dict(), ensure_ascii=False).encode() + b"\n" for role in load(folder).roles]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_file_of_nothing(tmp_path: Path, form: str) -> None:
    """A kind without a record is canonical as an empty array, or as a file without a line."""
    folder = changed_example(tmp_path, ("statements", []))
    if form == "jsonl":
        (folder / "statements.json").unlink()
        (folder / "statements.jsonl").write_bytes(b"")
        load(folder).save(folder, overwrite=True)
    assert [] == [told for told in unfinished(folder) if not told.startswith("sources.json $[0].passages")]


def test_no_descriptor(tmp_path: Path) -> None:
    """A folder may lack the descriptor, but nobody can tell then which version of the data it has."""
    example_folder(tmp_path)
    (tmp_path / "datapackage.json").unlink()
    expected = (
        "datapackage.json $: found no such file, expected one that says name, version and licence of the data: "
        f"{FORMAT}, and add them"
    )
    assert [expected] == unfinished(tmp_path)


DESCRIPTOR: dict[str, tuple[str, object, str]] = {
    "no name": ("name", REMOVED, '$: found no "name", expected what it is called: add it'),
    "no version": ("version", REMOVED, '$: found no "version", expected the version of the data: add it'),
    "no licences": ("licenses", REMOVED, '$: found no "licenses", expected its licence: add it'),
    "not one licence": ("licenses", [], '$: found no "licenses", expected its licence: add it'),
    "no resources": (
        "resources",
        REMOVED,
        f"$.resources: found no resources, expected an array with each file: {FORMAT}",
    ),
    "resources of text": (
        "resources",
        "all",
        f'$.resources: found "all", expected an array with each file: {FORMAT}',
    ),
    "a file less": (
        "resources[1]",
        REMOVED,
        f"$.resources: found nothing of topics.json, expected each file: {FORMAT}",
    ),
    "no resource": ("resources[1]", 7, f"$.resources: found nothing of topics.json, expected each file: {FORMAT}"),
    "another path": (
        "resources[1].path",
        ["topics.json"],
        f"$.resources: found nothing of topics.json, expected each file: {FORMAT}",
    ),
    "another size": (
        "resources[1].bytes",
        2031,
        OTHER.format("topics.json"),
    ),
    "no size": (
        "resources[1].bytes",
        REMOVED,
        OTHER.format("topics.json"),
    ),
    "another digest": (
        "resources[6].hash",
        "sha256:",
        OTHER.format("statements.json"),
    ),
    "no digest": (
        "resources[6].hash",
        REMOVED,
        OTHER.format("statements.json"),
    ),
}


@pytest.mark.parametrize("case", DESCRIPTOR)
def test_a_descriptor_that_does_not_fit(tmp_path: Path, case: str) -> None:
    """What the descriptor leaves out, and what it says of a file that is not so, is told at its place in it."""
    place, new, expected = DESCRIPTOR[case]
    example_folder(tmp_path)
    descriptor: dict[str, Any] = json.loads((tmp_path / "datapackage.json").read_bytes())
    put(descriptor, place, new)
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert [f"datapackage.json {expected}"] == unfinished(tmp_path)


def test_what_else_a_descriptor_says(tmp_path: Path) -> None:
    """Resources of other files, and keys that no dataset needs, are the descriptor's own affair."""
    example_folder(tmp_path)
    descriptor: dict[str, Any] = json.loads((tmp_path / "datapackage.json").read_bytes())
    descriptor["resources"] = [{"name": "map", "path": "map.csv", "bytes": 1}, *descriptor["resources"], None]
    (tmp_path / "datapackage.json").write_text(json.dumps({**descriptor, "title": "?"}), encoding="utf-8")
    assert [] == unfinished(tmp_path)


def test_what_save_writes_is_as_saved(tmp_path: Path) -> None:
    """What is told of a file that is not canonical is gone once the dataset is saved."""
    example_folder(tmp_path)
    for kind in KINDS:
        file = tmp_path / f"{kind}.json"
        file.write_bytes(file.read_bytes() + b"\n")
    files = ", ".join(f"{kind}.json" for kind in KINDS)
    assert f"datapackage.json {OTHER.format(files)}" == unfinished(tmp_path)[0]
    assert 1 + len(KINDS) == len(unfinished(tmp_path))
    load(tmp_path).save(tmp_path, overwrite=True)
    assert [] == unfinished(tmp_path)


def test_line_ends_of_another_system(tmp_path: Path) -> None:
    """A file that differs in its line ends only is told of as that."""
    file = example_folder(tmp_path) / "topics.json"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    expected = f"topics.json $: found line ends of Windows (CRLF), expected LF: {FORMAT}"
    assert expected in unfinished(tmp_path)


def test_a_file_that_nothing_reads(tmp_path: Path) -> None:
    """A data file of another name is told of, with the name that was perhaps meant."""
    (example_folder(tmp_path) / "event.json").write_bytes(b"[]")
    (tmp_path / "people.json").write_bytes(b"[]")
    (tmp_path / "notes.txt").write_bytes(b"")
    expected = "$: found a file that nothing reads, expected the files of a dataset: "
    assert [
        f'event.json {expected}did you mean "events.json"?',
        f"people.json {expected}take it out of the folder",
    ] == unfinished(tmp_path)
