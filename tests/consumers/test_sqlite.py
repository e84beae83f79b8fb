"""The database as Datasette serves it: its tables, its links, its search, and what they answer."""

# needs: datasette

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

import kz_diplomacy
from kz_diplomacy.export._sqlite import sqlite

pytest_plugins = ["dataset_fixtures"]


@pytest.fixture
def file(ds: kz_diplomacy.Dataset, tmp_path: Path) -> Path:
    sqlite(ds, tmp_path / "words.db")
    return tmp_path / "words.db"


def asked(file: Path, path: str, **params: str) -> Any:
    """What Datasette answers, in this process and without a port."""

    async def ask() -> Any:
        datasette = Datasette([str(file)], settings={"num_sql_threads": 1})
        await datasette.invoke_startup()
        response = await datasette.client.get(datasette.urls.path(path), params=params)
        assert 200 == response.status_code, response.text
        return response.json()

    return asyncio.run(ask())


def rows(file: Path, name: str, **params: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = asked(file, f"/words/{name}.json", _shape="array", _size="max", **params)
    return found


def test_the_tables(ds: kz_diplomacy.Dataset, file: Path) -> None:
    """Datasette sees each table, its key, its links and its count, and hides what only serves the search."""
    known = {one["name"]: one for one in asked(file, "/words.json")["tables"]}
    for name in kz_tables():
        expected = ds.table(name, None)
        assert (len(expected), [*expected.columns]) == (known[name]["count"], known[name]["columns"])
    keys = {(key["column"], key["other_table"]) for key in known["statements"]["foreign_keys"]["outgoing"]}
    assert {
        ("id", "records"),
        ("speaker_id", "records"),
        ("role_id", "roles"),
        ("occasion_id", "events"),
        ("restates_id", "statements"),
        ("passage_source_id", "sources"),
    } == keys
    assert ["role_id", "position"] == known["roles_places"]["primary_keys"]
    assert "texts_fts" == known["texts"]["fts_table"]
    assert known["texts_fts_data"]["hidden"]


def kz_tables() -> list[str]:
    from kz_diplomacy.export._tables.schema import tables

    return [*tables()]


def test_read_back(ds: kz_diplomacy.Dataset, file: Path) -> None:
    """The records come back cell by cell; what is true or false is 1 or 0."""
    for name in ("officials", "roles", "roles_quantities", "events_participants", "statements", "statements_claims"):
        found = [{column: row[column] for column in row if column != "rowid"} for row in rows(file, name)]
        assert sorted(map(repr, found)) == sorted(
            repr({column: int(cell) if isinstance(cell, bool) else cell for column, cell in row.items()})
            for row in ds.table(name, None)
        )


def test_answers(ds: kz_diplomacy.Dataset, file: Path) -> None:
    """Who said what about what, and who may have held what in a year: the same as the library answers."""
    for official in ds.officials:
        said = rows(file, "statements", speaker_id=official.id)
        assert {*ds.statements.by(official).ids} == {row["id"] for row in said}
        query = (
            "select distinct statements.id from statements join statements_topics on id = statement_id"
            " where speaker_id = :who and topic_id = :what"
        )
        for topic in ds.topics[:4]:
            told = asked(file, "/words.json", sql=query, who=official.id, what=topic.id, _shape="array")
            expected = ds.statements.where(speaker=official, topics=topic).ids
            assert {*expected} == {row["id"] for row in told}
        query = (
            (
                "select id from roles where official_id = :who and (start is not null or end is not null)"
                " and ifnull(start_earliest, '0') <= :year || '-12-31' and ifnull(end_latest, '9') >= :year"
            )
            .replace("start is", '"start" is')
            .replace("end is", '"end" is')
        )
        for year in ("2018", "2021", "2024"):
            told = asked(file, "/words.json", sql=query, who=official.id, year=year, _shape="array")
            assert {*ds.roles.held_by(official).during(year).ids} == {row["id"] for row in told}


def test_search(ds: kz_diplomacy.Dataset, file: Path) -> None:
    """The search box of the table of texts finds the words of any record, in each language, Kazakh letters too."""
    for lang in ("kk", "ru", "en"):
        for event in ds.events[:3]:
            word = max("".join(c if c.isalpha() else " " for c in event.title[lang]).split(), key=len)
            found = rows(file, "texts", _search=word.upper())
            assert event.id in {row["record_id"] for row in found}
    assert [] == rows(file, "texts", _search="nosuchword")


def test_broken(file: Path) -> None:
    """A database whose search has lost a row is told from a sound one by SQLite itself, so that a check can fail."""
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("INSERT INTO texts_fts (texts_fts, rank) VALUES ('integrity-check', 1)")
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            database.execute("UPDATE statements SET role_id = 'nobody'")
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute("UPDATE statements SET role_id = 'nobody'")
        assert database.execute("PRAGMA foreign_key_check").fetchall()
        database.execute("DELETE FROM texts WHERE id = 1")
        with pytest.raises(sqlite3.DatabaseError):
            database.execute("INSERT INTO texts_fts (texts_fts, rank) VALUES ('integrity-check', 1)")
