"""The rules that each export follows for any dataset, checked on generated ones."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest
from helpers.generated import datasets
from helpers.invented import KINDS
from helpers.parquet_records import loaded
from hypothesis import given, settings

from kz_diplomacy import Dataset, export
from kz_diplomacy.export._common import closure
from kz_diplomacy.export._tables.rows import all_rows
from kz_diplomacy.export._tables.schema import tables

ENTITY_PROPERTIES: Final = "holder post organization document entity subject object proof addressEntity".split()
BOOLEANS: Final = {"True": "true", "False": "false"}


@pytest.mark.slow
@settings(max_examples=30)
@given(datasets())
def test_any_dataset(tmp_path_factory: pytest.TempPathFactory, ds: Dataset) -> None:
    """Each export of a dataset is complete, and every reference in it resolves."""
    folder = tmp_path_factory.mktemp("any")
    check_closure(ds)
    check_rows(ds)
    check_datapackage(ds, folder / "csv")
    check_sqlite(ds, folder / "one.db")
    check_parquet(ds, folder)
    check_annotations(ds)
    check_followthemoney(ds)
    check_schema_org(ds)
    for document in (export.annotations(ds), export.followthemoney(ds), export.popolo(ds), export.schema_org(ds)):
        assert document == json.loads(json.dumps(document))


def check_closure(ds: Dataset) -> None:
    """A dataset without a base is its own closure, in order."""
    for kind in KINDS:
        assert [*getattr(ds, kind)] == [*getattr(closure(ds), kind)]


def check_rows(ds: Dataset) -> None:
    """Every key identifies a row, and required columns have a value."""
    rows = all_rows(ds)
    for name, table in tables().items():
        keys = [tuple(row[column] for column in table.key) for row in rows[name]]
        assert len(keys) == len({*keys})
        assert None not in {cell for key in keys for cell in key}
        for column in table.in_language(None):
            assert not column.required or all(row[column.name] is not None for row in rows[name])
    assert len(ds) == len(rows["records"])
    assert len(ds.quantities) == sum(len(rows[f"{kind}_quantities"]) for kind in ("roles", "events", "statements"))


def check_datapackage(ds: Dataset, folder: Path) -> None:
    """The CSV files have the rows of the tables, cell by cell."""
    export.datapackage(ds, folder)
    for name, rows in all_rows(ds).items():
        expected = [["" if cell is None else _cell(str(cell)) for cell in row.values()] for row in rows]
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            assert expected == [[_cell(cell) for cell in row] for row in csv.reader(stream)][1:]


def _cell(text: str) -> str:
    # A text "True" and the value True cannot be told apart here.
    return BOOLEANS.get(text, text)


def check_sqlite(ds: Dataset, file: Path) -> None:
    """The database has the rows of the tables, and every text is indexed."""
    export.sqlite(ds, file)
    with closing(sqlite3.connect(file)) as database:
        for name, rows in all_rows(ds).items():
            assert [tuple(row.values()) for row in rows] == [*database.execute(f"SELECT * FROM {name} ORDER BY rowid")]
        assert [("ok",)] == [*database.execute("PRAGMA integrity_check")]
        assert [] == [*database.execute("PRAGMA foreign_key_check")]
        database.execute("INSERT INTO texts_fts (texts_fts, rank) VALUES ('integrity-check', 1)")


def check_parquet(ds: Dataset, folder: Path) -> None:
    """Data files made of the rows have the same digest, to the last digit of each number."""
    export.parquet(ds, folder / "parquet")
    assert ds.sha256 == loaded(folder / "parquet", folder / "json").sha256


def check_annotations(ds: Dataset) -> None:
    """Each part of a record with citations has one annotation, with all of them, in order."""
    collection = export.annotations(ds)
    # A statement's own passage and the citations of that field are two annotations of one part.
    assert sorted(_cited_parts(ds)) == sorted(map(_annotated_part, collection["first"]["items"]))
    ids = [one["id"] for one in collection["first"]["items"]]
    assert len(ids) == len(set(ids)) == collection["total"]


def _cited_parts(ds: Dataset) -> Iterator[tuple[str, str, list[str]]]:
    """Every part of a record that has citations, and their addresses."""
    for record in ds:
        for field, cited in record.evidence.items():
            yield record.id, f"/{field}", [one.address for one in cited]
        for field in ("quantities", "claims"):
            members: Any = getattr(record, field, ())
            for index, member in enumerate(members):
                if member.evidence:
                    yield record.id, f"/{field}/{index}", [one.address for one in member.evidence]
    for statement in ds.statements:
        yield statement.id, "/passage", [statement.passage.address]


def _annotated_part(annotation: dict[str, Any]) -> tuple[str, str, list[str]]:
    addresses = [
        target["id"] if "id" in target else f"{target['source']}#{_sentence(target)}" for target in annotation["target"]
    ]
    body = annotation["body"]
    return _id(body["source"]), body["selector"]["value"], list(map(_id, addresses))


def _sentence(target: dict[str, Any]) -> str:
    return str(target.get("kz:sentence") or target["selector"][1]["value"])


def _id(iri: str) -> str:
    return iri.removeprefix("urn:kz-diplomacy:")


def check_followthemoney(ds: Dataset) -> None:
    """Ids are well formed and unique, references resolve, and no property is empty or repeats a value."""
    found = export.followthemoney(ds)
    known = {one["id"] for one in found}
    assert len(known) == len(found)
    assert all(re.fullmatch(r"kz-diplomacy-[0-9a-z.-]*[0-9a-z]", id) for id in known)
    assert {id for one in found for name in ENTITY_PROPERTIES for id in one["properties"].get(name, [])} <= known
    assert all(values and len(values) == len({*values}) for one in found for values in one["properties"].values())


def check_schema_org(ds: Dataset) -> None:
    """Each linked thing is described once in the document, and no value is empty."""
    things = [*_things(export.schema_org(ds)["@graph"])]
    described = [one["@id"] for one in things if len(one) > 1 and "@id" in one]
    assert set() == {one["@id"] for one in things if [*one] == ["@id"]} - {*described}
    assert len(described) == len(set(described))
    assert [] == [one for one in things for value in one.values() if value in (None, [], {})]


def _things(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for member in value.values() if isinstance(value, dict) else value:
            yield from _things(member)
