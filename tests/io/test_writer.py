"""Saving: the bytes, the files of an earlier dataset, and what is refused before anything is written."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from helpers.generated import datasets
from helpers.invented import KINDS, files, with_topics, write
from hypothesis import given, settings
from hypothesis import strategies as st

from kz_diplomacy import Dataset, QueryError, load

NAMES = [*(f"{kind}.{form}" for kind in KINDS for form in ("json", "jsonl")), "datapackage.json"]


@pytest.fixture
def invented(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    descriptor = {"name": "lamps", "version": "1", "licenses": [{"name": "MIT"}]}
    return load(write(tmp_path_factory.mktemp("invented"), files(), descriptor))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def refused(ds: Dataset, folder: Any, **options: Any) -> str:
    with pytest.raises(QueryError) as caught:
        ds.save(folder, **options)
    return str(caught.value)


# What is written, and over what.


def test_bytes(tmp_path: Path) -> None:
    """An array is indented by two and a line is a record; both are UTF-8, with every letter as it is."""
    ds = load(with_topics(tmp_path / "one", {"id": "sea", "label": {"kk": "ә", "en": "a\nb"}}))
    ds.save(tmp_path / "other")
    label = '"label": {\n      "kk": "ә",\n      "en": "a\\nb"\n    }'
    expected = '[\n  {\n    "id": "sea",\n    ' + label + "\n  }\n]\n"
    assert (expected.encode(), b"[]\n") == tuple(
        contents(tmp_path / "other")[f"{name}.json"] for name in ("topics", "roles")
    )
    ds.save(tmp_path / "lines", lines=["topics", "roles"])
    line = '{"id": "sea", "label": {"kk": "ә", "en": "a\\nb"}}\n'
    assert (line.encode(), b"") == tuple(contents(tmp_path / "lines")[f"{name}.jsonl"] for name in ("topics", "roles"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("stands", ["file", "dangling link"])
def test_nothing_is_overwritten_unasked(tmp_path: Path, invented: Dataset, name: str, stands: str) -> None:
    """Over any one of the files of a dataset nothing is written without being told, and nothing is changed."""
    folder = tmp_path / "other"
    folder.mkdir()
    if stands == "file":
        (folder / name).write_bytes(b"mine")
    else:
        (folder / name).symlink_to("nowhere")
    mend = "save(folder, overwrite=True) replaces it"
    assert f"found {name} in that folder, expected one without a dataset: {mend}" == refused(invented, folder)
    assert [name] == [path.name for path in folder.iterdir()]
    assert stands != "file" or {name: b"mine"} == contents(folder)


def test_other_files_are_in_nobodys_way(tmp_path: Path, invented: Dataset) -> None:
    """Whatever else is in the folder is neither minded nor touched; with overwriting, neither."""
    (tmp_path / "notes.txt").write_bytes(b"mine")
    (tmp_path / ".topics.json.0123.new").write_bytes(b"[")
    invented.save(tmp_path)
    invented.save(tmp_path, overwrite=True)
    assert (b"mine", b"[") == ((tmp_path / "notes.txt").read_bytes(), (tmp_path / ".topics.json.0123.new").read_bytes())
    assert invented == load(tmp_path)


def test_overwriting(tmp_path: Path, invented: Dataset) -> None:
    """When it is told to, save replaces all files of a dataset, even of one that is broken."""
    empty = load(write(tmp_path / "other", {kind: [] for kind in KINDS}))
    invented.save(tmp_path / "other", overwrite=True)
    assert invented == load(tmp_path / "other")
    for kind in KINDS:
        (tmp_path / "other" / f"{kind}.json").write_bytes(b"\xff")
    empty.save(tmp_path / "other", overwrite=True)
    ds = load(tmp_path / "other")
    assert (empty.sha256, None, None, None) == (ds.sha256, ds.name, ds.version, ds.license)


def test_a_folder_that_is_made(tmp_path: Path, invented: Dataset) -> None:
    """A folder is made with those above it; it may be named by a text or a path."""
    invented.save(tmp_path / "a" / "b")
    invented.save(str(tmp_path / "c"))
    assert invented == load(tmp_path / "a" / "b")
    assert contents(tmp_path / "a" / "b") == contents(tmp_path / "c")


def test_lines(tmp_path: Path, invented: Dataset) -> None:
    """The kinds that are named are written with a record on each line, and described so; the dataset is the same."""
    invented.save(tmp_path, lines=["topics", "events"])
    written = contents(tmp_path)
    expected = {f"{kind}.json" for kind in KINDS} - {"topics.json", "events.json"}
    assert {*expected, "topics.jsonl", "events.jsonl", "datapackage.json"} == {*written}
    records = "".join(json.dumps(topic.to_dict(), ensure_ascii=False) + "\n" for topic in invented.topics)
    assert records.encode() == written["topics.jsonl"]
    assert {
        "name": "topics",
        "path": "topics.jsonl",
        "mediatype": "application/jsonl",
        "encoding": "utf-8",
        "bytes": len(written["topics.jsonl"]),
        "hash": f"sha256:{sha256(written['topics.jsonl']).hexdigest()}",
    } == json.loads(written["datapackage.json"])["resources"][1]
    assert invented == load(tmp_path)


def test_the_form_is_kept(tmp_path: Path, invented: Dataset) -> None:
    """A kind that stands there in lines is written so again; one that is named comes to be so, its array removed."""
    invented.save(tmp_path, lines={"topics"})
    first = contents(tmp_path)
    invented.save(tmp_path, overwrite=True)
    assert first == contents(tmp_path)
    invented.save(tmp_path, overwrite=True, lines=("roles",))
    assert {"topics.jsonl", "roles.jsonl"} == {path.name for path in tmp_path.glob("*.jsonl")}
    assert 8 == len(contents(tmp_path))
    assert invented == load(tmp_path)


def test_both_forms_become_one(tmp_path: Path, invented: Dataset) -> None:
    """Of a kind that stands there in both forms, the lines are written and the array is removed."""
    write(tmp_path, {"topics": b"[]", "roles": b"[]"})
    (tmp_path / "topics.jsonl").write_bytes(b"")
    invented.save(tmp_path, overwrite=True)
    assert invented == load(tmp_path)


@pytest.mark.parametrize(
    ("folder", "found"),
    [(7, "7"), (None, "null"), (b"lamps", "a value of type bytes"), ("a\0b", '"a\\u0000b"'), ("\ud800", '"\\ud800"')],
)
def test_what_is_no_folder(invented: Dataset, folder: Any, found: str) -> None:
    """Anything but the name of a folder is refused."""
    assert f"found {found}, expected the name of a folder" == refused(invented, folder)


def test_a_file_for_a_folder(tmp_path: Path, invented: Dataset) -> None:
    """A file in the place of the folder is refused, and stays as it is; so it does below one."""
    (tmp_path / "file").write_bytes(b"mine")
    assert "found a file, expected the name of a folder" == refused(invented, tmp_path / "file", overwrite=True)
    with pytest.raises(NotADirectoryError):
        invented.save(tmp_path / "file" / "below")
    assert b"mine" == (tmp_path / "file").read_bytes()


KINDS_NAMED = f"names of kinds: {', '.join(KINDS)}"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("topics", f'found "topics", expected a list with {KINDS_NAMED}'),
        (None, f"found null, expected a list with {KINDS_NAMED}"),
        (True, f"found true, expected a list with {KINDS_NAMED}"),
        ((kind for kind in KINDS), f"found a value of type generator, expected a list with {KINDS_NAMED}"),
        (["topic"], f'found "topic", expected {KINDS_NAMED}: did you mean "topics"?'),
        (["roles", 7], f"found 7, expected {KINDS_NAMED}"),
        ([["topics"]], f"found an array of 1, expected {KINDS_NAMED}"),
    ],
)
def test_what_is_no_list_of_kinds(tmp_path: Path, invented: Dataset, lines: Any, expected: str) -> None:
    """Lines are asked for by a list of kinds, and by nothing else; what is misspelt is told with what is like it."""
    assert expected == refused(invented, tmp_path / "other", lines=lines)
    assert [] == [*tmp_path.iterdir()]


def test_the_same_bytes(tmp_path: Path, invented: Dataset) -> None:
    """A file that has the same bytes already is not touched."""
    invented.save(tmp_path)
    for path in tmp_path.iterdir():
        os.utime(path, ns=(1, 1))
    (tmp_path / "roles.json").write_bytes(b"[]\n")
    invented.save(tmp_path, overwrite=True)
    assert ["roles.json"] == [path.name for path in tmp_path.iterdir() if path.stat().st_mtime_ns != 1]
    assert invented == load(tmp_path)


@pytest.mark.slow
@settings(max_examples=10)
@given(datasets(), st.sets(st.sampled_from(KINDS)), st.sets(st.sampled_from(KINDS)))
def test_what_is_saved_loads_equal_in_any_form(ds: Dataset, first: set[str], more: set[str]) -> None:
    """Whichever kinds are in lines, what is saved loads equal, and saving it again writes the same bytes."""
    with TemporaryDirectory() as folder:
        ds.save(folder, lines=first)
        assert ds == load(folder)
        ds.save(folder, overwrite=True, lines=more)
        again = load(folder)
        written = contents(Path(folder))
        again.save(folder, overwrite=True)
        assert written == contents(Path(folder))
    assert (ds, ds.sha256, ds.name) == (again, again.sha256, again.name)
    assert {f"{kind}.jsonl" for kind in first | more} == {name for name in written if name.endswith(".jsonl")}
