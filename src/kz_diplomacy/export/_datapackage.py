"""The tables as CSV files with a descriptor (Data Package v2): types, keys, foreign keys, hashes, licence, sources."""

from __future__ import annotations

import os
import re
from hashlib import sha256
from typing import Any, Final

from .._io.datapackage import AND, PROFILE
from .._io.files import DESCRIPTOR, require_new_path, sha256_of_files, write_atomic
from .._io.strict_json import dump
from .._records.record_set import RecordSet
from ._common import drop_empty
from ._tables.rows import all_rows
from ._tables.schema import Cell, Column, Table, tables

_TYPES: Final = {str: "string", int: "integer", float: "number", bool: "boolean"}
_QUOTED: Final = re.compile(r'[",\r\n]|^\s|\s$|^$')


def datapackage(ds: RecordSet, folder: str | os.PathLike[str]) -> None:
    """Write the tables of a dataset as CSV files and ``datapackage.json`` beside them, into a folder, made if need be.

    They are the tables of ``ds.table(name, lang=None)``; records of its base to which these lead are there too, and the
    table ``records`` tells which are its own. The same dataset gives the same bytes.

    Raises:
        QueryError: This is no dataset, or a file of one of these names stands there already.
        DataError, UnknownIdError: A record refers to what there is not, which only records made in Python can.
        OSError: The folder cannot be made or written.

    >>> import kz_diplomacy, tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     datapackage(kz_diplomacy.load(), folder)
    ...     Path(folder, "topics.csv").read_text("utf-8").splitlines()[0]
    'id,label_kk,label_ru,label_en,broader_id'
    """
    rows_by_table = all_rows(ds)
    files = {name: _csv(tables()[name], rows) for name, rows in rows_by_table.items()}
    sources = [{"title": row["title"], **drop_empty({"path": row["url"]})} for row in rows_by_table["sources"]]
    descriptor = dump(_descriptor(ds, sources, files))
    target = require_new_path(folder, "the name of a folder", DESCRIPTOR, *(f"{name}.csv" for name in files))
    target.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_atomic(target / f"{name}.csv", data)
    # The descriptor is written last, so if it exists, every file that it describes exists.
    write_atomic(target / DESCRIPTOR, descriptor)


def _csv(table: Table, rows: list[dict[str, Any]]) -> bytes:
    # The csv module is not used: whether it quotes a lone carriage return depends on the version of Python.
    names = [column.name for column in table.in_language(None)]
    lines = [names, *([_cell_text(row[name]) for name in names] for row in rows)]
    return "".join(",".join(line) + "\n" for line in lines).encode("utf-8")


def _cell_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, str):
        return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell
    return repr(cell)


def _descriptor(ds: RecordSet, sources: list[dict[str, Any]], files: dict[str, bytes]) -> dict[str, Any]:
    return drop_empty(
        {
            "$schema": PROFILE,
            "name": ds.name,
            "version": ds.version,
            "licenses": ds.license and [{"name": name} for name in ds.license.split(AND)],
            "sources": sources,
            "sha256": sha256_of_files(ds),
            "resources": [_resource(tables()[name], data) for name, data in files.items()],
        }
    )


def _resource(table: Table, data: bytes) -> dict[str, Any]:
    columns = table.in_language(None)
    schema = {
        "fields": [_field(column) for column in columns],
        "primaryKey": [*table.key],
        "foreignKeys": [_foreign_key(table, column) for column in columns if column.target],
    }
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n"},
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "schema": drop_empty(schema),
    }


def _field(column: Column) -> dict[str, Any]:
    constraints = {"required": column.required or None, "enum": [*column.choices], "pattern": column.pattern}
    return drop_empty(
        {
            "name": column.name,
            "type": "date" if column.is_date else _TYPES[column.type],
            "description": column.description,
            "constraints": drop_empty(constraints),
        }
    )


def _foreign_key(table: Table, column: Column) -> dict[str, Any]:
    # In Data Package, a foreign key to the same table names no resource.
    resource = None if column.target == table.name else column.target
    return {"fields": [column.name], "reference": drop_empty({"resource": resource, "fields": ["id"]})}
