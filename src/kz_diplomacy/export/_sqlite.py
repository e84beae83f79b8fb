"""The tables as one SQLite database: foreign keys declared, indexes, and full-text search in three languages."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any, Final

from .._io.files import require_new_path, sha256_of_files, write_atomic
from .._records.record_set import RecordSet
from .._values.vocabulary import LANGS
from ._tables.rows import all_rows
from ._tables.schema import Column, Table, tables

# A NUMERIC column stores whole numbers of up to 64 bits as integers.
_TYPES: Final = {str: "TEXT", int: "INTEGER", float: "NUMERIC", bool: "INTEGER"}

# Diacritics are kept, so the search distinguishes й from и, ё from е, and Kazakh letters from Russian ones.
_SEARCH: Final = """
CREATE TABLE "texts" (
    "id" INTEGER PRIMARY KEY,
    "record_id" TEXT NOT NULL REFERENCES "records" ("id"),
    "field" TEXT NOT NULL,
    "position" INTEGER,
    "kk" TEXT, "ru" TEXT, "en" TEXT
);
CREATE INDEX "texts_record_id" ON "texts" ("record_id");
CREATE VIRTUAL TABLE "texts_fts" USING fts5 (
    "kk", "ru", "en", content="texts", content_rowid="id", tokenize="unicode61 remove_diacritics 0"
);
"""


def sqlite(ds: RecordSet, file: str | os.PathLike[str]) -> None:
    """Write the tables of a dataset as an SQLite database into a file that there is not yet.

    They are the tables of ``ds.table(name, lang=None)``, and three more: ``dataset`` says what exactly it is, ``texts``
    has every wording once, and ``texts_fts`` finds them (FTS5). Records of its base to which these lead are there too,
    and the table ``records`` tells which are its own. The same dataset gives the same bytes with the same SQLite.

    Raises:
        QueryError: This is no dataset, or a file stands there already.
        DataError, UnknownIdError: A record refers to what there is not, which only records made in Python can.
        OSError: The file cannot be written.

    >>> import kz_diplomacy, sqlite3, tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     sqlite(kz_diplomacy.load(), Path(folder, "one.db"))
    ...     with closing(sqlite3.connect(Path(folder, "one.db"))) as database:
    ...         database.execute("SELECT count(*) FROM statements").fetchone() == (len(kz_diplomacy.load().statements),)
    True
    """
    rows = all_rows(ds)
    target = require_new_path(file, "the name of a file")
    # The database is built in memory and then written atomically, so a failure leaves no file.
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute("BEGIN")
        for name, table in tables().items():
            columns = table.in_language(None)
            database.execute(_create(table, columns))
            for column in columns:
                if column.name != table.key[0] and (column.target or column.is_date):
                    database.execute(f'CREATE INDEX "{name}_{column.name}" ON "{name}" ("{column.name}")')
            # The names come from the schema of the tables, never from data or callers.
            into = f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(columns))})'  # noqa: S608
            database.executemany(into, (tuple(row.values()) for row in rows[name]))
        database.execute("CREATE TABLE dataset (name TEXT, version TEXT, license TEXT, sha256 TEXT NOT NULL)")
        database.execute(
            "INSERT INTO dataset VALUES (?, ?, ?, ?)", (ds.name, ds.version, ds.license, sha256_of_files(ds))
        )
        database.execute("COMMIT")
        database.executescript(_SEARCH)
        database.executemany('INSERT INTO "texts" VALUES (NULL, ?, ?, ?, ?, ?, ?)', _texts(rows))
        database.execute("INSERT INTO texts_fts (texts_fts) VALUES ('rebuild')")
        database.execute("INSERT INTO texts_fts (texts_fts) VALUES ('optimize')")
        database.execute("VACUUM")
        data = database.serialize()
    write_atomic(target, data)


def _create(table: Table, columns: list[Column]) -> str:
    key = ", ".join(f'"{name}"' for name in table.key)
    parts = [*map(_column_definition, columns), f"PRIMARY KEY ({key})"]
    parts += [
        f'FOREIGN KEY ("{column.name}") REFERENCES "{column.target}" ("id")' for column in columns if column.target
    ]
    return f'CREATE TABLE "{table.name}" (\n    ' + ",\n    ".join(parts) + "\n)"


def _column_definition(column: Column) -> str:
    clauses = [f'"{column.name}" {_TYPES[column.type]}']
    if column.required:
        clauses.append("NOT NULL")
    if column.type is bool:
        clauses.append(f'CHECK ("{column.name}" IN (0, 1))')
    if column.choices:
        allowed = ", ".join(f"'{choice}'" for choice in column.choices)
        clauses.append(f'CHECK ("{column.name}" IN ({allowed}))')
    return " ".join(clauses)


def _texts(rows: dict[str, list[dict[str, Any]]]) -> Iterator[tuple[Any, ...]]:
    """Yield every text: record id, field, index if the field is a list, and the text in each language."""
    for name, table in tables().items():
        # A list table is named ``<record type>_<field>``, and its first foreign key refers to the record.
        _, _, field = name.partition("_")
        owner = next((column.name for column in table.columns if column.target), "") if field else "id"
        for column in table.columns:
            if column.multilingual:
                for row in rows[name]:
                    if any(texts := [row[f"{column.name}_{lang}"] for lang in LANGS]):
                        yield row[owner], field or column.name, row.get("position"), *texts
