"""The rows of the flat tables of a dataset, for a data frame, a CSV file or a database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..._public import public
from ..._records.record_set import RecordSet
from ..._values.frozen import FrozenMap
from ..._values.vocabulary import LANGS, Lang
from ...errors import DataError, Fault, QueryError, describe_value, did_you_mean, nearest
from .._common import exported_records
from .schema import Cell, Column, Table, TableSource, tables


@public
class Rows(list[dict[str, Cell]]):
    """The rows of a table, a plain list of plain dicts, that also says which columns it has where it has no row.

    >>> import kz_diplomacy
    >>> rows = kz_diplomacy.load().table("topics")
    >>> rows.columns["broader_id"]
    <class 'str'>
    """

    columns: Mapping[str, type[str | int | float | bool]]
    """The columns in order, each with the type of what it has where it is not None; a number may be a whole one."""

    def __init__(self, rows: Iterable[dict[str, Cell]], columns: Mapping[str, type[str | int | float | bool]]) -> None:
        super().__init__(rows)
        self.columns = FrozenMap(columns)


def table(records: RecordSet, name: str, lang: Lang | None = "en") -> Rows:
    """Return the rows of a flat table of a dataset's own records, in the order of the dataset.

    With ``lang=None`` each text has three columns, one for each language.

    Raises:
        QueryError: If there is no such table or no such language.
    """
    if lang is not None and lang not in LANGS:
        raise QueryError(lang, "a language: kk, ru or en", "or None for all three")
    known, expected = tables(), "one of the tables " + ", ".join(tables())
    if not isinstance(name, str):
        raise QueryError(name, expected)
    if name not in known:
        raise QueryError(name, expected, did_you_mean(nearest(name, known)))
    columns = known[name].in_language(lang)
    return Rows(
        rows_of(known[name], columns, TableSource(records, records)), {column.name: column.type for column in columns}
    )


def rows_of(table: Table, columns: list[Column], source: TableSource) -> list[dict[str, Any]]:
    """Return the rows of a table, with the given columns."""
    return [{column.name: column.getter(row) for column in columns} for row in table.rows(source)]


def all_rows(records: RecordSet) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of every table by its name, with every text in all three languages.

    The tables list a dataset's own records and the records of its base that they refer to, directly or indirectly.

    Raises:
        QueryError: If it is not a dataset.
        DataError, UnknownIdError: If a record or its evidence contains a dangling reference, which is possible only for
            records made in Python.
    """
    source = TableSource(records, exported_records(records))
    rows = {name: rows_of(table, table.in_language(None), source) for name, table in tables().items()}
    ids = {name: {row["id"] for row in rows[name]} for name, table in tables().items() if table.key == ("id",)}
    faults = [
        Fault(describe_value(value), f"the id of a row of {column.target}", file=name, path=f"$[{index}].{column.name}")
        for name, table in tables().items()
        for column in table.columns
        if column.target
        for index, row in enumerate(rows[name])
        if (value := row[column.name]) is not None and value not in ids[column.target]
    ]
    if faults:
        raise DataError(faults)
    return rows
