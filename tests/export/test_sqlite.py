"""The tables as a database: what it has, what it holds to, what its search finds, and what is never overwritten."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from helpers.generated import dataset

from kz_diplomacy import Dataset, Text, Topic
from kz_diplomacy.export._sqlite import sqlite
from kz_diplomacy.export._tables.rows import all_rows
from kz_diplomacy.export._tables.schema import tables


@contextmanager
def opened(ds: Dataset, folder: Path) -> Iterator[sqlite3.Connection]:
    """The database of a dataset, newly written."""
    file = folder / "one.db"
    sqlite(ds, file)
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        yield database


def names(database: sqlite3.Connection, kind: str) -> set[str]:
    rows = database.execute("SELECT name FROM sqlite_master WHERE type = ?", (kind,))
    return {name for (name,) in rows if not name.startswith(("sqlite_", "texts_fts_"))}


def found(database: sqlite3.Connection, words: str) -> list[tuple[Any, ...]]:
    """What the full-text search finds."""
    hits = "SELECT rowid FROM texts_fts WHERE texts_fts MATCH ?"
    return [*database.execute(f"SELECT record_id, field, position FROM texts WHERE id IN ({hits})", (words,))]


def test_the_tables(named_lamps: Dataset, tmp_path: Path) -> None:
    """Every table is there with its rows, its key and its foreign keys, and the whole is sound."""
    with opened(named_lamps, tmp_path) as database:
        assert {*tables(), "dataset", "texts", "texts_fts"} == names(database, "table")
        for name, rows in all_rows(named_lamps).items():
            assert [tuple(row.values()) for row in rows] == [*database.execute(f"SELECT * FROM {name} ORDER BY rowid")]
            declared = {(row[3], row[2], row[4]) for row in database.execute(f"PRAGMA foreign_key_list({name})")}
            expected = {(column.name, column.target, "id") for column in tables()[name].columns if column.target}
            assert expected == declared
            keys = {row[1]: row[5] for row in database.execute(f"PRAGMA table_info({name})") if row[5]}
            assert [*tables()[name].key] == sorted(keys, key=keys.__getitem__)
        assert [("ok",)] == [*database.execute("PRAGMA integrity_check")]
        assert [] == [*database.execute("PRAGMA foreign_key_check")]
        said = [("lamps", "2.1", "MIT AND CC0-1.0", named_lamps.sha256)]
        assert said == [*database.execute("SELECT name, version, license, sha256 FROM dataset")]


BROKEN = {
    "a speaker that there is not": "UPDATE statements SET speaker_id = 'nobody'",
    "a claim of no statement": "INSERT INTO statements_claims VALUES ('nobody', 0, NULL, NULL, 'x')",
    "a wording of no record": "INSERT INTO texts VALUES (NULL, 'nobody', 'summary', NULL, NULL, NULL, 'x')",
    "a status that there is not": "UPDATE events SET status = 'done'",
    "no status": "UPDATE events SET status = NULL",
    "an id twice": "INSERT INTO topics SELECT * FROM topics",
    "neither true nor false": "UPDATE records SET own = 2",
    "a record that is referred to": "DELETE FROM records WHERE id = 'light'",
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_refused(case: str, lamps: Dataset, tmp_path: Path) -> None:
    """The database itself refuses what no dataset could say."""
    with opened(lamps, tmp_path) as database, pytest.raises(sqlite3.IntegrityError):
        database.execute(BROKEN[case])


def test_search(lamps: Dataset, tmp_path: Path) -> None:
    """Every wording can be found in its language, with whose it is, of which field, and its place in a list."""
    with opened(lamps, tmp_path) as database:
        assert [("light", "label", None)] == found(database, "жарық")
        assert [("light", "label", None)] == found(database, "ru: СВЕТ")
        assert [] == found(database, "en: свет")
        assert [("every-night", "claims", 0)] == found(database, "each")
        assert [("vigil", "quantities", 1)] == found(database, "quiet")
        assert [("lamp-post", "uncited", 0)] == found(database, "announces")
        # Once, and not again in each place that refers to it.
        assert [("harbour-office", "name", None)] == found(database, '"Harbour Office" NOT head')[:1]
        texts = [row[0] for row in database.execute("SELECT en FROM texts")]
        assert None not in texts
        assert texts.count("Harbour Office") == 1


@pytest.mark.parametrize("word", "әлем ғалам қазақ теңге өмір ұлт үй һарк ілім йод ёлка щит éclair".split())
def test_every_letter_for_itself(word: str, tmp_path: Path) -> None:
    """A word is found in capitals too, and never by a letter that only looks like its own."""
    plain = word.translate(str.maketrans("әғқңөұүһіёйé", "агкноууxиеиe"))
    with opened(dataset(topics=[Topic(id="one", label=Text(kk=word))]), tmp_path) as database:
        assert [("one", "label", None)] == found(database, word.upper())
        assert (word == plain) == bool(found(database, plain))


def test_indexes(lamps: Dataset, tmp_path: Path) -> None:
    """What is asked by a reference or by a day is looked up, and not read through."""
    asked = "SELECT id FROM statements WHERE speaker_id = 'x'", "SELECT id FROM events WHERE when_latest >= '2024'"
    with opened(lamps, tmp_path) as database:
        for question in asked:
            [(*_, plan)] = database.execute(f"EXPLAIN QUERY PLAN {question}")
            assert "INDEX" in plan
