"""The descriptor beside the files: what it says of the dataset, and what it may not say."""

from __future__ import annotations

import json
import pickle
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs
import pytest
from helpers.invented import KINDS, files, write

from kz_diplomacy import DataError, Dataset, Fault, load


def test_what_it_says(tmp_path: Path) -> None:
    """Name, version and licence are the descriptor's; several licences all hold, as SPDX joins them."""
    licenses = [{"name": "MIT"}, {"name": "CC0-1.0", "title": "more"}]
    descriptor = {"name": "lamps", "version": "2.1", "licenses": licenses, "format": 1, "keywords": ["lamps"]}
    ds = load(write(tmp_path, files(), descriptor))
    assert (ds.name, ds.version, ds.license) == ("lamps", "2.1", "MIT AND CC0-1.0")


@pytest.mark.parametrize("descriptor", [None, {}, {"licenses": []}], ids=["no file", "empty", "no licence"])
def test_what_it_leaves_open(tmp_path: Path, descriptor: object) -> None:
    """A folder may lack the descriptor, and a descriptor everything: what is not said is None."""
    ds = load(write(tmp_path, files(), descriptor))
    assert (ds.name, ds.version, ds.license) == (None, None, None)


def test_what_save_writes(tmp_path: Path) -> None:
    """The saved descriptor says name, version, licences and format, and of each file its size and its hash."""
    said = {"name": "lamps", "version": "2.1", "licenses": [{"name": "MIT"}, {"name": "CC0-1.0"}]}
    ds = load(write(tmp_path / "one", files(), said))
    ds.save(tmp_path / "other")
    resources = []
    for kind in KINDS:
        data = (tmp_path / "other" / f"{kind}.json").read_bytes()
        resources.append(
            {
                "name": kind,
                "path": f"{kind}.json",
                "mediatype": "application/json",
                "encoding": "utf-8",
                "bytes": len(data),
                "hash": f"sha256:{sha256(data).hexdigest()}",
            }
        )
    schema = {"$schema": "https://datapackage.org/profiles/2.0/datapackage.json"}
    written = json.loads((tmp_path / "other" / "datapackage.json").read_bytes())
    assert {**schema, **said, "format": 1, "resources": resources} == written
    assert [*written] == ["$schema", "name", "version", "licenses", "format", "resources"]


def test_what_save_leaves_out(tmp_path: Path) -> None:
    """What is None is left out of the saved descriptor, and is None again when that is read."""
    load(write(tmp_path / "one", files())).save(tmp_path / "other")
    written = json.loads((tmp_path / "other" / "datapackage.json").read_bytes())
    assert [*written] == ["$schema", "format", "resources"]
    ds = load(tmp_path / "other")
    assert (ds.name, ds.version, ds.license) == (None, None, None)


def test_a_newer_format(tmp_path: Path) -> None:
    """The error of a later format is one fault that survives pickling, even in a folder without files."""
    with pytest.raises(DataError) as caught:
        load(write(tmp_path, {}, {"format": 2}))
    newest, install = "1, the newest format that this version reads", "install a newer kz_diplomacy"
    assert f"1 fault in {tmp_path}\ndatapackage.json $.format: found 2, expected {newest}: {install}" == str(
        caught.value
    )
    assert (Fault("2", newest, install, "datapackage.json", "$.format"),) == caught.value.faults
    again = pickle.loads(pickle.dumps(caught.value))
    assert (caught.value.faults, caught.value.where) == (again.faults, again.where)


@pytest.fixture
def invented(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    said = {"name": "lamps", "version": "1", "licenses": [{"name": "MIT"}]}
    return load(write(tmp_path_factory.mktemp("invented"), files(), said))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


KEPT: dict[str, Any] = {
    "title": "Lamps",
    "$schema": "https://schema.example/own.json",
    "contributors": [{"title": "Mira Solen", "path": None}],
    "name": "old",
    "licenses": [{"name": "MIT", "title": "The licence", "path": "LICENSE"}],
    "resources": [
        {"name": "map", "path": "map.png"},
        7,
        {"name": "topics", "title": "Subjects", "bytes": 1, "schema": {"fields": []}},
        {"path": "nameless.csv"},
    ],
    "draft": None,
    "factor": 0.1,
}


def test_the_descriptor_is_kept(tmp_path: Path, invented: Dataset) -> None:
    """Whatever else the descriptor says is kept in its place, in its resources and its licences, too."""
    write(tmp_path, {}, KEPT)
    invented.save(tmp_path, overwrite=True)
    first = contents(tmp_path)
    written = json.loads(first["datapackage.json"])
    added = ["version", "format"]
    assert [*KEPT, *added] == [*written]
    same = ("title", "$schema", "contributors", "licenses", "draft", "factor")
    assert {key: KEPT[key] for key in same} == {key: written[key] for key in same}
    assert ("lamps", "1", 1) == (written["name"], written["version"], written["format"])
    topics = first["topics.json"]
    assert [*KINDS, "map", 7, None] == [one if one == 7 else one.get("name") for one in written["resources"]]
    assert {
        "name": "topics",
        "title": "Subjects",
        "bytes": len(topics),
        "schema": {"fields": []},
        "path": "topics.json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "hash": f"sha256:{sha256(topics).hexdigest()}",
    } == written["resources"][1]
    invented.save(tmp_path, overwrite=True)
    assert first == contents(tmp_path)


def test_another_licence(tmp_path: Path, invented: Dataset) -> None:
    """Where the dataset's licence is another than the descriptor's, it takes its place; what is None is taken away."""
    write(tmp_path, {}, KEPT)
    attrs.evolve(invented, license="MIT AND CC0-1.0", name=None).save(tmp_path, overwrite=True)
    written = json.loads((tmp_path / "datapackage.json").read_bytes())
    assert [{"name": "MIT"}, {"name": "CC0-1.0"}] == written["licenses"]
    assert "name" not in written
    attrs.evolve(invented, license=None).save(tmp_path, overwrite=True)
    assert "licenses" not in json.loads((tmp_path / "datapackage.json").read_bytes())


@pytest.mark.parametrize("resources", [None, 7, "topics", {"topics": 1}, True])
def test_resources_that_are_none(tmp_path: Path, invented: Dataset, resources: object) -> None:
    """What stands in the place of the resources and is no array gives way to one."""
    write(tmp_path, {}, {"resources": resources})
    invented.save(tmp_path, overwrite=True)
    written = json.loads((tmp_path / "datapackage.json").read_bytes())
    assert [*KINDS] == [resource["name"] for resource in written["resources"]]


UNREADABLE: dict[str, tuple[bytes, str]] = {
    "no JSON": (b"{", "$: found expecting property name enclosed in double quotes at line 1, column 2, expected JSON"),
    "no object": (b"[]", "$: found an array of 0, expected an object"),
    "not UTF-8": (b"\xff", "$: found the byte 0xff at offset 0, expected UTF-8: save the file as UTF-8"),
    "a name": (b'{"name": 7}', "$.name: found 7, expected text"),
    "a newer format": (
        b'{"format": 2, "name": 7}',
        "$.format: found 2, expected 1, the newest format that this version reads: install a newer kz_diplomacy",
    ),
    "NaN": (b'{"a": [0, NaN]}', "$.a[1]: found NaN, expected what can be written again"),
    "1e999": (b'{"a": {"b": -1e999}}', "$.a.b: found -Infinity, expected what can be written again"),
    "20 digits": (
        b'{"a": 12345678901234567890}',
        "$.a: found an integer of 20 digits, expected what can be written again",
    ),
    "a key twice": (
        b'{"resources": [{"a": 1, "a": 2}]}',
        '$.resources[0]: found an object with the key "a" twice, expected what can be written again',
    ),
    "half a character": (
        rb'{"a": "\ud800"}',
        r"$.a: found text with the lone surrogate \ud800, expected what can be written again",
    ),
    "half a character in a key": (
        rb'{"a\udc00": 1}',
        r'$["a\udc00"]: found half a character, expected what can be written again',
    ),
    "51 levels": (
        b'{"a": ' + b"[" * 50 + b"]" * 50 + b"}",
        f"$.a{'[0]' * 49}: found an array of 0, expected at most 50 levels",
    ),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_an_unreadable_descriptor(tmp_path: Path, invented: Dataset, case: str) -> None:
    """A descriptor that cannot be read, or not be written again, is refused before anything is written."""
    data, expected = UNREADABLE[case]
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "datapackage.json").write_bytes(data)
    with pytest.raises(DataError) as caught:
        invented.save(tmp_path / "other", overwrite=True)
    assert f"1 fault in {tmp_path / 'other'}\ndatapackage.json {expected}" == str(caught.value)
    assert {"datapackage.json": data} == contents(tmp_path / "other")


def test_a_deep_descriptor(tmp_path: Path, invented: Dataset) -> None:
    """As many levels as may be are written again."""
    deep = {"a": json.loads("[" * 49 + "]" * 49)}
    write(tmp_path, {}, deep)
    invented.save(tmp_path, overwrite=True)
    assert deep["a"] == json.loads((tmp_path / "datapackage.json").read_bytes())["a"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"name": ""}, '$.name: found "", expected text'),
        ({"version": ""}, '$.version: found "", expected text'),
        ({"license": "MIT AND "}, "$.licenses: found an array of 2, expected an array of licences"),
    ],
)
def test_what_could_not_be_read_again(tmp_path: Path, invented: Dataset, said: Any, expected: str) -> None:
    """A name, version or licence that a descriptor may not have is refused before anything is written."""
    with pytest.raises(DataError) as caught:
        attrs.evolve(invented, **said).save(tmp_path / "other")
    assert expected in str(caught.value)
    assert not (tmp_path / "other").exists()
