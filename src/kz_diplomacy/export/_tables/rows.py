"""The flat tables of a dataset, row by row: ready for a data frame, a CSV file, a database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..._public import public
from ..._records.record_set import RecordSet
from ..._values.frozen import FrozenMap
from ..._values.vocabulary import LANGS, Lang
from ...errors import DataError, Fault, QueryError, described, did_you_mean, nearest
from .columns import Cell, Column
from .contents import Contents, own
from .layout import Table, tables


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
    """The rows of a flat table of a dataset: of a kind, or of a list of a kind, in the order of the dataset.

    Every row has every column. A reference is an id (``speaker_id``), a date its EDTF text (``said``) with its bounds
    (``said_earliest``, ``said_latest``, days as text) and ``said_approximate``; what is not said is None. A wording is
    that of ``lang``, and None where it is not written in it: no other language steps in. With ``lang=None`` each has
    three columns, ``summary_kk``, ``summary_ru`` and ``summary_en``, as in the CSV files.

    Raises:
        QueryError: There is no such table, or no such language.

    >>> import kz_diplomacy
    >>> row = kz_diplomacy.load().table("roles", "ru")[0]
    >>> row["id"], row["start"], row["start_earliest"]
    ('consular-service-specialist', '2006', '2006-01-01')
    """
    if lang is not None and lang not in LANGS:
        raise QueryError(lang, "a language: kk, ru or en", "or None for all three")
    known, expected = tables(), "one of the tables " + ", ".join(tables())
    if not isinstance(name, str):
        raise QueryError(name, expected)
    if name not in known:
        raise QueryError(name, expected, did_you_mean(nearest(name, known)))
    columns = known[name].in_language(lang)
    return Rows(rows(known[name], columns, own(records)), {column.name: column.type for column in columns})


def rows(of: Table, columns: list[Column], contents: Contents) -> list[dict[str, Any]]:
    """The rows of a table that is made of some records.

    >>> import kz_diplomacy
    >>> topics = tables()["topics"]
    >>> rows(topics, topics.in_language("en"), own(kz_diplomacy.load()))[0]["label"]
    'Citizens abroad'
    """
    return [{column.name: column.read(item) for column in columns} for item in of.items(contents)]


def all_rows(contents: Contents) -> dict[str, list[dict[str, Any]]]:
    """The rows of every table, with every wording in all three languages, once each reference is known to lead there.

    Raises:
        DataError: A record refers to what there is not, which only records made in Python can.

    >>> import kz_diplomacy
    >>> ds = kz_diplomacy.load()
    >>> len(all_rows(own(ds))["topics"]) == len(ds.topics)
    True
    """
    made = {name: rows(of, of.in_language(None), contents) for name, of in tables().items()}
    ids = {name: {row["id"] for row in made[name]} for name, of in tables().items() if of.key == ("id",)}
    faults = [
        Fault(described(value), f"the id of a row of {column.target}", file=name, path=f"$[{at}].{column.name}")
        for name, of in tables().items()
        for column in of.columns
        if column.target
        for at, row in enumerate(made[name])
        if (value := row[column.name]) is not None and value not in ids[column.target]
    ]
    if faults:
        raise DataError(faults)
    return made
