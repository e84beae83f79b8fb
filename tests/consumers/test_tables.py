"""The flat tables in pandas and in polars, and what they answer there."""

# needs: pandas, polars

from __future__ import annotations

from typing import Any

import pandas
import polars
import pytest

import kz_diplomacy
from kz_diplomacy.export._tables.rows import Rows
from kz_diplomacy.export._tables.schema import tables

pytest_plugins = ["dataset_fixtures"]

LANGS: list[Any] = ["kk", "ru", "en", None]
POLARS: dict[type, Any] = {str: polars.String, int: polars.Int64, float: polars.Float64, bool: polars.Boolean}


def none(value: Any) -> Any:
    """A cell of pandas as a row had it."""
    return None if pandas.isna(value) else value


@pytest.mark.parametrize("name", [*tables()])
def test_pandas(name: str, ds: kz_diplomacy.Dataset) -> None:
    """A frame has the rows and columns of the table, cell by cell, and text is text."""
    for lang in LANGS:
        rows = ds.table(name, lang)
        frame = pandas.DataFrame(rows, columns=[*rows.columns])
        assert (len(rows), [*rows.columns]) == (len(frame), [*frame.columns])
        assert [[*row.values()] for row in rows] == [[none(cell) for cell in row] for row in frame.to_numpy(object)]
        for column, kind in rows.columns.items():
            if rows and all(row[column] is not None for row in rows):
                assert FAMILIES[kind](frame[column])


FAMILIES: dict[type, Any] = {
    str: pandas.api.types.is_string_dtype,
    int: pandas.api.types.is_integer_dtype,
    float: pandas.api.types.is_numeric_dtype,
    bool: pandas.api.types.is_bool_dtype,
}


@pytest.mark.parametrize("name", [*tables()])
def test_polars(name: str, ds: kz_diplomacy.Dataset) -> None:
    """A frame has the rows and columns of the table, and with its columns as schema their types, whatever the data."""
    for lang in LANGS:
        rows = ds.table(name, lang)
        frame = polars.DataFrame(rows, schema=dict(rows.columns))
        assert rows == frame.to_dicts()
        assert {column: POLARS[kind] for column, kind in rows.columns.items()} == dict(frame.schema)
        assert rows == polars.DataFrame(rows, infer_schema_length=None).to_dicts()


def test_who_said_what(ds: kz_diplomacy.Dataset) -> None:
    """Who said what about what: the same as the library answers."""
    statements, topics = (
        pandas.DataFrame(rows, columns=[*rows.columns])
        for rows in (ds.table("statements"), ds.table("statements_topics"))
    )
    joined = statements.merge(topics, left_on="id", right_on="statement_id")
    asked = 0
    for official in ds.officials:
        for topic in ds.topics:
            told = joined[(joined.speaker_id == official.id) & (joined.topic_id == topic.id)]
            found = ds.statements.where(speaker=official, topics=topic)
            assert [*found.ids] == [*told["id"]]
            asked += len(found)
    assert asked


def test_who_held_what_when(ds: kz_diplomacy.Dataset) -> None:
    """Who held what in a year, perhaps: the bounds answer as the library does."""
    rows = ds.table("roles", "kk")
    roles = polars.DataFrame(rows, schema=dict(rows.columns))
    years = [str(year) for year in range(2015, 2027)]
    for official in ds.officials:
        for year in years:
            dated = polars.col("start").is_not_null() | polars.col("end").is_not_null()
            begun = polars.col("start_earliest").is_null() | (polars.col("start_earliest") <= f"{year}-12-31")
            ended = polars.col("end_latest").is_not_null() & (polars.col("end_latest") < f"{year}-01-01")
            told = roles.filter((polars.col("official_id") == official.id) & dated & begun & ~ended)
            assert [*ds.roles.held_by(official).during(year).ids] == told["id"].to_list()


def test_a_broken_table(ds: kz_diplomacy.Dataset) -> None:
    """A cell of another type than its column says is refused by polars, so that the check above can fail."""
    rows = ds.table("sources_passages")
    rows[0]["start"] = "none"
    with pytest.raises((TypeError, polars.exceptions.PolarsError)):
        polars.DataFrame(rows, schema=dict(rows.columns))


def test_a_table_without_rows(ds: kz_diplomacy.Dataset) -> None:
    """A table without rows has its columns still."""
    rows = Rows([], ds.table("topics").columns)
    assert ["id", "label", "broader_id"] == [*pandas.DataFrame(rows, columns=[*rows.columns]).columns]
    assert ["id", "label", "broader_id"] == polars.DataFrame(rows, schema=dict(rows.columns)).columns
