"""The descriptor beside the files: what it says of the dataset, and what it may not say."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from invented import KINDS, faults_in, files, write

from kz_diplomacy import load


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


FAULTS: dict[str, tuple[object, str]] = {
    "not JSON": (b"{", "$: found expecting property name enclosed in double quotes at line 1, column 2, expected JSON"),
    "an array": ([], "$: found an array of 0, expected an object"),
    "name a number": ({"name": 7}, "$.name: found 7, expected text"),
    "name null": ({"name": None}, "$.name: found null, expected text"),
    "version a number": ({"version": 1.0}, "$.version: found 1.0, expected text"),
    "version empty": ({"version": ""}, '$.version: found "", expected text'),
    "licences text": (
        {"licenses": "MIT"},
        '$.licenses: found "MIT", expected an array of licences: [{"name": "CC0-1.0"}]',
    ),
    "licences of text": (
        {"licenses": ["MIT"]},
        '$.licenses: found an array of 1, expected an array of licences: [{"name": "CC0-1.0"}]',
    ),
    "a licence without a name": (
        {"licenses": [{"name": "MIT"}, {"title": "CC0"}]},
        '$.licenses: found an array of 2, expected an array of licences: [{"name": "CC0-1.0"}]',
    ),
    "a newer format": (
        {"format": 2},
        "$.format: found 2, expected 1, the newest format that this version reads: install a newer kz_diplomacy",
    ),
    "format 0": ({"format": 0}, "$.format: found 0, expected 1, the newest format that this version reads"),
    "format 1.0": ({"format": 1.0}, "$.format: found 1.0, expected 1, the newest format that this version reads"),
    "format true": ({"format": True}, "$.format: found true, expected 1, the newest format that this version reads"),
    "format text": ({"format": "1"}, '$.format: found "1", expected 1, the newest format that this version reads'),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault(tmp_path: Path, case: str) -> None:
    """What the descriptor says of name, version, licence or format is so written, or one fault."""
    descriptor, expected = FAULTS[case]
    assert [f"datapackage.json {expected}"] == faults_in(write(tmp_path, files(), descriptor))


def test_all_its_faults_come_first(tmp_path: Path) -> None:
    """Every fault of the descriptor is told, before those of the other files."""
    values = {**files(), "topics": b"{}"}
    descriptor: dict[str, object] = {"format": "new", "licenses": None, "version": [], "name": ""}
    expected = [
        'datapackage.json $.name: found "", expected text',
        "datapackage.json $.version: found an array of 0, expected text",
        'datapackage.json $.licenses: found null, expected an array of licences: [{"name": "CC0-1.0"}]',
        'datapackage.json $.format: found "new", expected 1, the newest format that this version reads',
        "topics.json $: found an object of 0, expected an array of records",
    ]
    assert expected == faults_in(write(tmp_path, values, descriptor))


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
