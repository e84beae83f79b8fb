"""Nothing is lost silently: each page says of each field what it becomes, or that it is lost, and the exports agree."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from unittest.mock import patch

import attrs
import pytest
from helpers.export_changes import FORMS, changes
from helpers.invented import write

from kz_diplomacy import Claim, Dataset, Participant, Passage, Place, Quantity, Reference, Text, load
from kz_diplomacy._records.kinds import RECORD_TYPES

DOCS: Final = Path(__file__).parents[2] / "docs"

FIELDS: Final = [
    *(f"{cls.__name__}.{field}" for cls in RECORD_TYPES.values() for field in cls.fields),
    *(
        f"{cls.__name__}.{field.name}"
        for cls in (Text, Quantity, Claim, Place, Participant, Passage, Reference)
        for field in attrs.fields(cls)
    ),
    *FORMS,
]


def as_text(name: str) -> Callable[[Dataset], str]:
    """An export that gives plain values, as text."""
    return lambda ds: json.dumps(exporter(name)(ds), ensure_ascii=False, indent=1)


def exporter(name: str) -> Callable[..., Any]:
    function: Callable[..., Any] = getattr(import_module(f"kz_diplomacy.export._{name}"), name)
    return function


def tables(ds: Dataset) -> str:
    """The CSV files, and what the descriptor says but for sizes and hashes."""
    with TemporaryDirectory() as folder:
        exporter("datapackage")(ds, folder)
        said = json.loads(Path(folder, "datapackage.json").read_bytes())
        for resource in said["resources"]:
            del resource["bytes"], resource["hash"]
        return json.dumps(said) + "".join(path.read_text("utf-8") for path in sorted(Path(folder).glob("*.csv")))


def sqlite(ds: Dataset) -> str:
    """Every row of the database."""
    from sqlite3 import connect

    with TemporaryDirectory() as folder:
        exporter("sqlite")(ds, Path(folder, "one.db"))
        with closing(connect(Path(folder, "one.db"))) as database:
            return "\n".join(line for line in database.iterdump() if "texts_fts" not in line)


def parquet(ds: Dataset) -> str:
    """Every row of every file."""
    import pyarrow.parquet as pq

    with TemporaryDirectory() as folder:
        exporter("parquet")(ds, folder)
        return "".join(repr(pq.read_table(path).to_pylist()) for path in sorted(Path(folder).glob("*.parquet")))


EXPORTS: Final[dict[str, Callable[[Dataset], str]]] = {
    "annotations": as_text("annotations"),
    "followthemoney": as_text("followthemoney"),
    "parquet": parquet,
    "popolo": as_text("popolo"),
    "schema_org": as_text("schema_org"),
    "sqlite": sqlite,
    "tables": tables,
}
"""By format, what it exports, as text."""

PAGES: Final = {path.stem.removeprefix("export-").replace("-", "_"): path for path in sorted(DOCS.glob("export-*.md"))}
DOCUMENTED: Final = sorted(EXPORTS.keys() & PAGES.keys())
"""The formats that have a page, and whose exports are compared here."""
SLOW: Final = ("parquet",)


@cache
def lines(name: str) -> dict[str, str]:
    """What a page says of each field."""
    found: dict[str, str] = {}
    for row in rows(PAGES[name].read_text("utf-8")):
        assert 2 == len(row), f"two cells: {row}"
        field = one_field(row[0])
        assert field not in found, f"{field} twice"
        found[field] = row[1]
    return found


def rows(page: str) -> Iterator[list[str]]:
    """The rows of the tables of a page that have these heads."""
    inside = False
    for line in page.splitlines():
        if line.startswith("|"):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            inside = inside or cells == ["field", "becomes"]
            if inside and cells != ["field", "becomes"] and not re.fullmatch(r"[-| :]+", line):
                yield cells
        else:
            inside = False


def one_field(cell: str) -> str:
    """The field that a first cell names, without its marks."""
    return cell.replace("`", "").replace("one-of", "one of")


@cache
def dataset(values: str) -> Dataset:
    with TemporaryDirectory() as folder:
        return load(write(Path(folder, "one"), json.loads(values)))


def lost(name: str) -> set[str]:
    """The fields in which datasets differ that have the same export in a format."""

    @cache
    def exported(values: str) -> str:
        ds = dataset(values)
        # The digest of the whole changes with every field.
        return EXPORTS[name](ds).replace(ds.sha256, "")

    # No file has to survive a power cut here, and waiting for the disk would take a minute.
    with patch("os.fsync"):
        return {
            field
            for field, several in changes().items()
            if len({exported(json.dumps(one)) for one in several}) < len(several)
        }


def test_every_field_is_changed() -> None:
    """There is a change for every field of every kind and value, and for every form of dates; no two are one field."""
    assert sorted(FIELDS) == sorted(changes())


@pytest.mark.parametrize("name", DOCUMENTED)
def test_every_field_has_a_line(name: str) -> None:
    """A page has one line for every field, and none for what is no field."""
    assert [] == sorted({*FIELDS} - {*lines(name)})
    assert [] == sorted({*lines(name)} - {*FIELDS})


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow if name in SLOW else ()) for name in DOCUMENTED]
)
def test_what_is_lost_is_documented(name: str) -> None:
    """A page says that a field is lost if, and only if, a change of the field changes nothing in the export."""
    documented = {field for field, becomes in lines(name).items() if becomes.startswith("lost")}
    found = lost(name)
    message = "lost and not documented; documented and not lost"
    assert ([], []) == (sorted(found - documented), sorted(documented - found)), message
