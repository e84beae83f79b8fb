"""The Parquet files as pyarrow, DuckDB and polars read them: every record comes back, and the answers agree."""

# needs: pyarrow, duckdb, polars

from __future__ import annotations

import doctest
from pathlib import Path
from typing import Any, Final

import duckdb
import polars
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from datasets import DATASETS

from kz_diplomacy import Dataset
from kz_diplomacy._records.kinds import RECORD_TYPES
from kz_diplomacy._values.citations import parse_address
from kz_diplomacy.export._parquet import parquet

pytest_plugins = ["dataset_fixtures"]

PAGE: Final = Path(__file__).parents[2] / "docs" / "export-parquet.md"


@pytest.fixture
def folder(ds: Dataset, tmp_path: Path) -> Path:
    parquet(ds, tmp_path)
    return tmp_path


def back(row: Any) -> Any:
    """A row as a data file has it, by the function that the page shows."""
    examples = doctest.DocTestParser().get_examples(PAGE.read_text("utf-8"))
    names: dict[str, Any] = {}
    exec(next(one.source for one in examples if one.source.startswith("def back")), names)
    return names["back"](row)


def one_by_one(record: Any) -> dict[str, Any]:
    """A record as its data file has it, but that each sentence of evidence stands by itself."""

    def spread(addresses: list[str]) -> list[str]:
        found = []
        for source, numbers in map(parse_address, addresses):
            found += [f"{source}#{number}" for number in numbers] or [source]
        return found

    said: dict[str, Any] = record.to_dict()
    for value in (*said.get("claims", ()), *said.get("quantities", ())):
        if "evidence" in value:
            value["evidence"] = spread(value["evidence"])
    if "evidence" in said:
        said["evidence"] = {field: spread(cited) for field, cited in said["evidence"].items()}
    return said


def check_records(ds: Dataset, folder: Path) -> None:
    """Raise unless pyarrow reads back every record of every kind, in order."""
    for kind in RECORD_TYPES:
        found = [back(row) for row in pq.read_table(folder / f"{kind}.parquet").to_pylist()]
        assert [one_by_one(record) for record in getattr(ds, kind)] == found


def check_schema(folder: Path, like: Path) -> None:
    """Raise unless the files have the types that those of another dataset have."""
    for kind in RECORD_TYPES:
        found, expected = (pq.read_schema(one / f"{kind}.parquet").remove_metadata() for one in (folder, like))
        assert expected.equals(found, check_metadata=True)


def check_dataset(ds: Dataset, folder: Path) -> None:
    """Raise unless every file says that it is of this dataset."""
    for kind in RECORD_TYPES:
        told = pq.read_metadata(folder / f"{kind}.parquet").metadata
        expected = {"name": ds.name, "version": ds.version, "license": ds.license, "sha256": ds.sha256, "kind": kind}
        assert expected == {name: told[f"kz_diplomacy.{name}".encode()].decode() for name in expected}


def test_pyarrow(ds: Dataset, folder: Path, tmp_path: Path) -> None:
    """Every record comes back as ``to_dict`` has it, each file says of which dataset it is, and types are the same."""
    check_records(ds, folder)
    check_dataset(ds, folder)
    for name, other in DATASETS.items():
        parquet(other, tmp_path / name)
        check_schema(folder, tmp_path / name)


def rewritten(folder: Path, kind: str, change: Any) -> None:
    """A file of a folder with its table changed."""
    file = folder / f"{kind}.parquet"
    pq.write_table(change(pq.read_table(file)), file)


def without_the_last(table: Any) -> Any:
    return table.slice(0, table.num_rows - 1)


def with_another_summary(table: Any) -> Any:
    other = [{**text, "en": text["en"] + "."} for text in table["summary"].to_pylist()]
    return table.set_column(table.schema.get_field_index("summary"), table.schema.field("summary"), [other])


def with_text_for_dates(table: Any) -> Any:
    texts = pa.array([said and said["edtf"] for said in table["said"].to_pylist()])
    return table.set_column(table.schema.get_field_index("said"), "said", texts)


@pytest.mark.parametrize("change", [without_the_last, with_another_summary])
def test_broken_records(change: Any, ds: Dataset, folder: Path) -> None:
    """A row that is missing and a word that is changed are each found."""
    rewritten(folder, "statements", change)
    with pytest.raises(AssertionError):
        check_records(ds, folder)


def test_broken_files(ds: Dataset, folder: Path, tmp_path: Path) -> None:
    """Types that differ are found, so is a file of another dataset, and a part of a file is refused by each reader."""
    parquet(ds, tmp_path / "other")
    rewritten(tmp_path / "other", "statements", with_text_for_dates)
    with pytest.raises(AssertionError):
        check_schema(tmp_path / "other", folder)
    other = next(one for one in DATASETS.values() if one is not ds)
    with pytest.raises(AssertionError):
        check_dataset(other, folder)
    file = folder / "statements.parquet"
    file.write_bytes(file.read_bytes()[:-9])
    with pytest.raises(pa.ArrowInvalid):
        pq.read_table(file)
    with pytest.raises(duckdb.Error):
        duckdb.sql(f"SELECT * FROM read_parquet('{file}')").fetchall()
    with pytest.raises(polars.exceptions.PolarsError):
        polars.read_parquet(file)


def test_counts(ds: Dataset, folder: Path) -> None:
    """DuckDB and polars read as many records of each kind as the library has, and as many members of their lists."""
    for kind in RECORD_TYPES:
        file, records = folder / f"{kind}.parquet", getattr(ds, kind)
        assert [*records.ids] == polars.read_parquet(file)["id"].to_list()
        assert [(id,) for id in records.ids] == duckdb.sql(f"SELECT id FROM read_parquet('{file}')").fetchall()
    said, file = ds.statements, folder / "statements.parquet"
    for name in ("claims", "quantities", "topics", "organizations"):
        expected = sum(len(getattr(one, name)) for one in said)
        assert [(expected,)] == duckdb.sql(f"SELECT sum(len({name})) FROM read_parquet('{file}')").fetchall()
        assert expected == polars.read_parquet(file)[name].list.len().sum()
    expected = sum(len(one.evidence["summary"]) for one in said)
    query = f"SELECT sum(len(evidence['summary'])) FROM read_parquet('{file}')"
    assert [(expected,)] == duckdb.sql(query).fetchall()


def test_who_said_what(ds: Dataset, folder: Path) -> None:
    """Who said what about what: the same as the library answers, in both."""
    said = polars.read_parquet(folder / "statements.parquet")
    query = (
        f"SELECT id FROM read_parquet('{folder}/statements.parquet')"
        " WHERE speaker = $who AND list_contains(topics, $what)"
    )
    asked = 0
    for official in ds.officials:
        for topic in ds.topics:
            expected = [*ds.statements.where(speaker=official, topics=topic).ids]
            found = duckdb.execute(query, {"who": official.id, "what": topic.id}).fetchall()
            assert expected == [id for (id,) in found]
            told = said.filter((polars.col("speaker") == official.id) & polars.col("topics").list.contains(topic.id))
            assert expected == told["id"].to_list()
            asked += len(expected)
    assert asked


def test_who_held_what_when(ds: Dataset, folder: Path) -> None:
    """Who held what in a year, perhaps: the bounds answer as the library does."""
    roles = polars.read_parquet(folder / "roles.parquet")
    start, end = polars.col("start").struct, polars.col("end").struct
    for official in ds.officials:
        for year in range(2015, 2027):
            begun = start.field("earliest").is_null() | (start.field("earliest") <= polars.date(year, 12, 31))
            ended = end.field("latest").is_not_null() & (end.field("latest") < polars.date(year, 1, 1))
            dated = polars.col("start").is_not_null() | polars.col("end").is_not_null()
            told = roles.filter((polars.col("official") == official.id) & dated & begun & ~ended)
            assert [*ds.roles.held_by(official).during(str(year)).ids] == told["id"].to_list()
