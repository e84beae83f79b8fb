"""The tables as CSV with a descriptor: what the files say, and what is never overwritten."""

from __future__ import annotations

import csv
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from helpers.generated import dataset, datasets
from helpers.invented import files, write
from hypothesis import given, settings

from kz_diplomacy import Dataset, Evidence, QueryError, Text, Topic, example, load
from kz_diplomacy.export._datapackage import datapackage
from kz_diplomacy.export._tables.rows import all_rows
from kz_diplomacy.export._tables.schema import tables

DESCRIPTOR = {"name": "lamps", "version": "2.1", "licenses": [{"name": "MIT"}, {"name": "CC0-1.0"}]}


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The invented dataset, which has every field."""
    return load(write(tmp_path_factory.mktemp("lamps"), files(), DESCRIPTOR))


def read(folder: Path, name: str) -> list[list[str]]:
    """The rows of a CSV file, its heads first, as another reader has them."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return [*csv.reader(stream)]


def described(folder: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((folder / "datapackage.json").read_bytes())
    return said


def test_the_files(lamps: Dataset, tmp_path: Path) -> None:
    """A file for each table, with heads and rows, even where there are no rows; and the descriptor."""
    datapackage(lamps, tmp_path / "new" / "folder")
    folder = tmp_path / "new" / "folder"
    assert {"datapackage.json", *(f"{name}.csv" for name in tables())} == {path.name for path in folder.iterdir()}
    assert [
        ["event_id", "position", "who_id", "who_kind", "part"],
        ["vigil", "0", "mira-solen", "official", "actor"],
        ["vigil", "1", "first-keeper", "role", "present"],
        ["vigil", "2", "port-azure", "organization", "addressee"],
    ] == read(folder, "events_participants")
    quantity = read(folder, "roles_quantities")[1]
    assert ["head", "0", "", "", "years in office", "5", "5.5", "year", "about"] == quantity
    assert ["almanac", "source", "1", "true"] == read(folder, "records")[2]
    empty = tmp_path / "empty"
    datapackage(dataset(), empty)
    assert [["id", "label_kk", "label_ru", "label_en", "broader_id"]] == read(empty, "topics")


def test_the_descriptor(lamps: Dataset, tmp_path: Path) -> None:
    """It says what the dataset is, its licences and sources, and of each file size, hash, types, keys and limits."""
    datapackage(lamps, tmp_path)
    said = described(tmp_path)
    resources = {one["name"]: one for one in said.pop("resources")}
    assert {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        **DESCRIPTOR,
        "sources": [
            {"title": "Mira Solen leaves the harbour office", "path": "https://lamp-post.example/solen"},
            {"title": "Days"},
        ],
        "sha256": lamps.sha256,
    } == said
    assert [*tables()] == [*resources]
    for name, resource in resources.items():
        data = (tmp_path / f"{name}.csv").read_bytes()
        assert (len(data), f"sha256:{sha256(data).hexdigest()}") == (resource["bytes"], resource["hash"])
        assert [field["name"] for field in resource["schema"]["fields"]] == read(tmp_path, name)[0]
    topics = resources["topics"]["schema"]
    assert ["id"] == topics["primaryKey"]
    assert [
        {"fields": ["id"], "reference": {"resource": "records", "fields": ["id"]}},
        {"fields": ["broader_id"], "reference": {"fields": ["id"]}},
    ] == topics["foreignKeys"]
    assert "foreignKeys" not in resources["records"]["schema"]
    quantities = {field["name"]: field for field in resources["roles_quantities"]["schema"]["fields"]}
    assert {"name": "low", "type": "number"} == quantities["low"]
    assert {
        "name": "unit",
        "type": "string",
        "constraints": {
            "required": True,
            "enum": ["person", "state", "year", "hour", "percent", "message_per_hour"],
        },
    } == quantities["unit"]
    roles = {field["name"]: field for field in resources["roles"]["schema"]["fields"]}
    assert ["string", "date", "date", "boolean"] == [
        roles[f"start{side}"]["type"] for side in ("", "_earliest", "_latest", "_approximate")
    ]
    assert "nominal" in roles["start_approximate"]["description"]
    passages = {field["name"]: field for field in resources["sources_passages"]["schema"]["fields"]}
    assert {"required": True, "pattern": "[0-9a-f]{64}"} == passages["sha256"]["constraints"]
    assert "integer" == passages["start"]["type"]
    assert {"required": True} == passages["end"]["constraints"]
    assert passages["number"]["constraints"]["required"]
    assert passages["voice"]["constraints"]["required"]


def test_what_is_not_said(tmp_path: Path) -> None:
    """What a dataset does not say of itself is left out, and no contributor is made up."""
    datapackage(dataset(), tmp_path)
    assert ["$schema", "sha256", "resources"] == [*described(tmp_path)]


AWKWARD = ["=1+1", "-1", '"', 'a "b", c', "a\nb", "a\rb", "a\r\nb", " a ", ",", ";", "\t", "қ\u00a0ё", "\\N", "null"]


@pytest.mark.parametrize("words", AWKWARD)
def test_awkward_words(words: str, tmp_path: Path) -> None:
    """Any text comes back as it was, with its marks, line ends and blanks; nothing is put before a formula."""
    datapackage(dataset(topics=[Topic(id="one", label=Text(en=words))]), tmp_path)
    assert ["one", "", "", words, ""] == read(tmp_path, "topics")[1]
    assert not (tmp_path / "topics.csv").read_bytes().removeprefix(b"id").startswith(b"\xef\xbb\xbf")


def test_line_ends(lamps: Dataset, tmp_path: Path) -> None:
    """Lines end in LF on every system, also the last one, and there is no byte order mark."""
    datapackage(lamps, tmp_path)
    for path in tmp_path.iterdir():
        data = path.read_bytes()
        assert b"\r" not in data
        assert data.endswith(b"\n")
        assert not data.startswith(b"\xef\xbb\xbf")


def test_the_same_bytes(lamps: Dataset, tmp_path: Path) -> None:
    """The same dataset gives the same bytes."""
    datapackage(lamps, tmp_path / "one")
    datapackage(lamps, str(tmp_path / "other"))
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "other" / path.name).read_bytes()


def test_a_base(tmp_path: Path) -> None:
    """What a dataset refers to in its base stands in the tables and is told apart, and so do its sources."""
    base, _ = example()
    source = base.sources[0]
    evidence = Evidence({"label": (source.passages[0],)})
    topic = Topic(id="mine.light", label=Text(en="light"), evidence=evidence)
    mine = dataset(topics=[topic], base=base.known)
    datapackage(mine, tmp_path)
    listed = [[row[0], row[3]] for row in read(tmp_path, "records")[1:]]
    assert [[source.id, "false"], ["mine.light", "true"]] == [listed[0], listed[-1]]
    assert source.title == described(tmp_path)["sources"][0]["title"]


@pytest.mark.parametrize("name", ["datapackage.json", "evidence.csv"])
def test_nothing_is_overwritten(name: str, lamps: Dataset, tmp_path: Path) -> None:
    """Where a file of one of the names stands, be it a broken link, nothing is written; other files are left alone."""
    (tmp_path / "other.txt").write_bytes(b"mine")
    (tmp_path / name).symlink_to(tmp_path / "nowhere")
    with pytest.raises(QueryError, match=f"{name}.*, which would be overwritten, expected a place where nothing"):
        datapackage(lamps, tmp_path)
    assert {"other.txt", name} == {path.name for path in tmp_path.iterdir()}
    (tmp_path / name).unlink()
    datapackage(lamps, tmp_path)
    assert b"mine" == (tmp_path / "other.txt").read_bytes()
    with pytest.raises(QueryError, match=f"datapackage.json.* and {len(tables()):,} more, which"):
        datapackage(lamps, tmp_path)


def test_misuse(lamps: Dataset, tmp_path: Path) -> None:
    """Only a dataset is exported, and only into a folder."""
    (tmp_path / "file").write_bytes(b"")
    wrong: Any = lamps.topics
    with pytest.raises(QueryError, match="expected a dataset"):
        datapackage(wrong, tmp_path / "new")
    folder: Any = 7
    with pytest.raises(QueryError, match="found 7, expected the name of a folder"):
        datapackage(lamps, folder)
    with pytest.raises(QueryError, match=r'found a file, .*file", expected the name of a folder'):
        datapackage(lamps, tmp_path / "file")
    assert ["file"] == [path.name for path in tmp_path.iterdir()]


@settings(max_examples=15)
@given(datasets())
def test_any_dataset(tmp_path_factory: pytest.TempPathFactory, ds: Dataset) -> None:
    """Of any dataset the CSV files say what the rows do, cell by cell."""
    folder = tmp_path_factory.mktemp("any")
    datapackage(ds, folder)
    for name, rows in all_rows(ds).items():
        said = [["" if cell is None else WORDS.get(str(cell), str(cell)) for cell in row.values()] for row in rows]
        assert said == [[WORDS.get(cell, cell) for cell in row] for row in read(folder, name)[1:]]


# How Python writes true and false, and how CSV has them; a text of these words is told from neither here.
WORDS = {"True": "true", "False": "false"}
