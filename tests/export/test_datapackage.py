"""The tables as CSV with a descriptor: what the files say, and what is never overwritten."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from helpers.generated import dataset

from kz_diplomacy import Dataset, Text, Topic
from kz_diplomacy.export._datapackage import datapackage
from kz_diplomacy.export._tables.schema import tables


def read(folder: Path, name: str) -> list[list[str]]:
    """The rows of a CSV file, its heads first, as another reader has them."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return [*csv.reader(stream)]


def describe_value(folder: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((folder / "datapackage.json").read_bytes())
    return said


def test_the_files(lamps: Dataset, tmp_path: Path) -> None:
    """There is a file for each table, with its heads even if there are no rows, and the descriptor."""
    folder = tmp_path / "new" / "folder"
    datapackage(lamps, folder)
    assert {"datapackage.json", *(f"{name}.csv" for name in tables())} == {path.name for path in folder.iterdir()}
    quantity = read(folder, "roles_quantities")[1]
    assert ["head", "0", "", "", "years in office", "5", "5.5", "year", "about"] == quantity
    assert ["almanac", "source", "1", "true"] == read(folder, "records")[2]
    datapackage(dataset(), tmp_path / "empty")
    assert [["id", "label_kk", "label_ru", "label_en", "broader_id"]] == read(tmp_path / "empty", "topics")


def test_the_descriptor(named_lamps: Dataset, tmp_path: Path) -> None:
    """It says what the dataset is, its licences and sources, and of each file size, hash, types, keys and limits."""
    datapackage(named_lamps, tmp_path)
    said = describe_value(tmp_path)
    resources = {one["name"]: one for one in said.pop("resources")}
    assert {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "lamps",
        "version": "2.1",
        "licenses": [{"name": "MIT"}, {"name": "CC0-1.0"}],
        "sources": [
            {"title": "Mira Solen leaves the harbour office", "path": "https://lamp-post.example/solen"},
            {"title": "Days"},
        ],
        "sha256": named_lamps.sha256,
    } == said
    assert [*tables()] == [*resources]
    topics = resources["topics"]["schema"]
    assert ["id"] == topics["primaryKey"]
    assert [
        {"fields": ["id"], "reference": {"resource": "records", "fields": ["id"]}},
        {"fields": ["broader_id"], "reference": {"fields": ["id"]}},
    ] == topics["foreignKeys"]
    assert "foreignKeys" not in resources["records"]["schema"]
    roles = {field["name"]: field for field in resources["roles"]["schema"]["fields"]}
    assert ["string", "date", "date", "boolean"] == [
        roles[f"start{side}"]["type"] for side in ("", "_earliest", "_latest", "_approximate")
    ]
    assert "nominal" in roles["start_approximate"]["description"]
    passages = {field["name"]: field for field in resources["sources_passages"]["schema"]["fields"]}
    assert {"required": True, "pattern": "[0-9a-f]{64}"} == passages["sha256"]["constraints"]


def test_what_is_not_said(tmp_path: Path) -> None:
    """What a dataset does not say of itself is left out, and no contributor is made up."""
    datapackage(dataset(), tmp_path)
    assert ["$schema", "sha256", "resources"] == [*describe_value(tmp_path)]


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
