"""The records as nested Parquet files, one for each record type, written in row groups with bounded memory.

The columns are derived from the types of the fields, so no field is missing. A text becomes a struct of its languages,
a date a struct of its EDTF text and its bounds, and evidence a map from fields to addresses. A list stays a list, and a
reference becomes an id.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from io import RawIOBase
from operator import attrgetter
from typing import Any, Final, TypeAlias, TypeVar, get_args

import attrs
from importlib_resources import files

from .._io.files import require_new_path, sha256_of_files, write_atomic
from .._records.base import Record
from .._records.fields import each_of, hints_of, is_list, is_mapping, is_optional, is_record, parts
from .._records.kinds import RECORD_TYPES, AnyRecord
from .._records.record_set import RecordSet, as_record_set
from .._values.citations import Cited, Evidence, Reference
from .._values.facts import Text
from .._values.vocabulary import LANGS
from .._values.when import When
from ..errors import Description, MissingExtraError, QueryError
from ._common import GIVE_A_DATASET

R = TypeVar("R", bound=Record)

Getter: TypeAlias = Callable[[Any], Any]
"""Returns the plain value of a column, given the record or value that has it."""

Descriptions: TypeAlias = Mapping[str, Mapping[str, str]]
"""The descriptions of the fields, by class and field."""

_BATCH: Final = 4096
"""The number of records plus list members at which collected records are converted to a batch of columns."""

_ROW_GROUP: Final = 32 * 1024 * 1024
"""The number of bytes of columns at which a row group is closed."""

_WHEN_DESCRIPTIONS: Final = {
    "edtf": "The date in EDTF (ISO 8601-2).",
    "earliest": "The first day that it can cover; null where no bound is known.",
    "latest": "The last day that it can cover; null where no bound is known.",
    "approximate": "Whether the source says about; then the first and the last day are nominal.",
}
_WHOLE: Final = "The same number where it is a whole one, exact however large; null where it is not."


def parquet(ds: RecordSet, folder: str | os.PathLike[str]) -> None:
    """Write the records of a dataset as seven Parquet files, ``statements.parquet`` and so on, into a folder.

    A record is a row, and its fields are the columns, nested as they are. The dataset's own records are written; its
    base is another dataset, and exported by itself. Each file says of which dataset it is, and is whole or not there.

    Raises:
        MissingExtraError: pyarrow is not installed.
        QueryError: This is no dataset, or a file of one of these names stands there already.
        OSError: The folder cannot be made or written.

    >>> import kz_diplomacy, tempfile
    >>> import pyarrow.parquet as pq
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     parquet(kz_diplomacy.load(), folder)
    ...     pq.read_table(f"{folder}/roles.parquet").to_pylist()[0]["start"]["earliest"]
    datetime.date(2006, 1, 1)
    """
    as_record_set(ds, remedy=GIVE_A_DATASET)
    target = require_new_path(folder, "the name of a folder", *map(_file_name, RECORD_TYPES))
    _require_pyarrow()
    about = {"name": ds.name, "version": ds.version, "license": ds.license, "sha256": sha256_of_files(ds)}
    target.mkdir(parents=True, exist_ok=True)
    for kind in RECORD_TYPES:
        write_atomic(target / _file_name(kind), _chunks(getattr(ds, kind), kind, about))


def parquet_file(records: Iterable[R], kind: type[R], file: str | os.PathLike[str]) -> None:
    """Write records of one kind, from wherever they come, as a Parquet file: those of ``stream``, of any number.

    They are taken one after another and none is kept, so that the memory that is used does not grow with their number.
    The file has the columns that ``parquet`` gives this kind, and is whole or not there.

    Raises:
        MissingExtraError: pyarrow is not installed.
        QueryError: This is no kind of record, a record is of another kind, or something stands there already.
        DataError: What the records come from raises it; then there is no file.
        OSError: The file cannot be written.

    >>> import kz_diplomacy, tempfile
    >>> import pyarrow.parquet as pq
    >>> ds = kz_diplomacy.load()
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     ds.save(folder, lines=["events"])
    ...     events = kz_diplomacy.stream(f"{folder}/events.jsonl", kz_diplomacy.Event)
    ...     parquet_file(events, kz_diplomacy.Event, f"{folder}/events.parquet")
    ...     pq.read_metadata(f"{folder}/events.parquet").num_rows == len(ds.events)
    True
    """
    name = next((name for name, cls in RECORD_TYPES.items() if cls is kind), None)
    if name is None:
        given: object = kind
        expected = "one of " + ", ".join(cls.__name__ for cls in RECORD_TYPES.values())
        raise QueryError(Description(given.__name__) if isinstance(given, type) else given, expected)
    if not isinstance(records, Iterable):
        raise QueryError(records, f"records of one kind, {kind.__name__}", "give what kz_diplomacy.stream() gives")
    target = require_new_path(file, "the name of a file")
    _require_pyarrow()
    write_atomic(target, _chunks(_of_one_type(records, kind), name, {}))


def _file_name(kind: str) -> str:
    return f"{kind}.parquet"


def _require_pyarrow() -> None:
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise MissingExtraError("parquet", "pyarrow") from None


def _of_one_type(records: Iterable[Any], record_type: type[Record]) -> Iterator[Any]:
    for record in records:
        if type(record) is not record_type:
            raise QueryError(record, f"records of one kind, {record_type.__name__}")
        yield record


# The rows, in row groups


def _chunks(records: Iterable[AnyRecord], kind: str, about: Mapping[str, str | None]) -> Iterator[bytes]:
    """Yield the bytes of a Parquet file, one row group at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = columns_of(kind)
    metadata = {f"kz_diplomacy.{key}": value for key, value in {"kind": kind, **about}.items() if value is not None}
    sink = _Sink()
    with pq.ParquetWriter(sink, columns.schema.with_metadata(metadata), compression="zstd") as writer:
        for batches in _row_groups(columns, records):
            group = pa.Table.from_batches(batches)
            writer.write_table(group, row_group_size=group.num_rows)
            yield sink.take()
    yield sink.take()


def _row_groups(columns: Columns, records: Iterable[AnyRecord]) -> Iterator[list[Any]]:
    batches, size = [], 0
    for batch in _batches(records):
        batches.append(columns.batch(batch))
        size += batches[-1].nbytes
        if size >= _ROW_GROUP:
            yield batches
            batches, size = [], 0
    if batches:
        yield batches


def _batches(records: Iterable[AnyRecord]) -> Iterator[list[AnyRecord]]:
    batch: list[AnyRecord] = []
    members = 0
    for record in records:
        # List members count, since one source can have as many passages as a thousand statements have members.
        members += 1 + sum(len(value) for name in record.fields if type(value := getattr(record, name)) is tuple)
        batch.append(record)
        if members >= _BATCH:
            yield batch
            batch, members = [], 0
    if batch:
        yield batch


class _Sink(RawIOBase):
    """A write-only file for pyarrow that keeps the written bytes until they are taken."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self._pieces.append(bytes(data))
        return len(self._pieces[-1])

    def take(self) -> bytes:
        """Return the bytes written since the last call."""
        data = b"".join(self._pieces)
        self._pieces.clear()
        return data


# The columns


@attrs.frozen
class Columns:
    """The columns of a record type."""

    schema: Any
    """A pyarrow schema, the same for all data."""
    getters: tuple[Getter, ...]
    """Returns the value of each column, given a record."""

    def batch(self, records: list[AnyRecord]) -> Any:
        """Return some records as a pyarrow batch."""
        import pyarrow as pa

        columns = (
            pa.array([getter(record) for record in records], field.type)
            for field, getter in zip(self.schema, self.getters, strict=True)
        )
        return pa.RecordBatch.from_arrays([*columns], schema=self.schema)


@cache
def columns_of(kind: str) -> Columns:
    """Return the columns of a record type, given its plural name."""
    import pyarrow as pa

    fields, getters = zip(*_fields(RECORD_TYPES[kind], _descriptions()), strict=True)
    return Columns(pa.schema(fields), getters)


@cache
def _descriptions() -> Descriptions:
    """Return the descriptions of all fields of records and values, read from the packaged JSON schemas."""
    found: dict[str, dict[str, str]] = {}
    for kind in RECORD_TYPES:
        schema = json.loads((files("kz_diplomacy") / "schema" / f"{kind}.schema.json").read_bytes())
        for name, definition in schema["$defs"].items():
            properties = definition.get("properties", {}).items()
            found.setdefault(name, {}).update((field, value["description"]) for field, value in properties)
    return found


def _fields(cls: type, descriptions: Descriptions) -> Iterator[tuple[Any, Getter]]:
    """Yield the pyarrow fields of a class of records or values, each with its getter."""
    import pyarrow as pa

    for name, hint in hints_of(cls).items():
        getter, description = attrgetter(name), descriptions[cls.__name__][name]
        if float in parts(hint):
            # A number needs two columns: a double is not exact above 2**53, and an integer has no fraction.
            yield _field(name, pa.float64(), description), _unless_none(getter, float)
            yield _field(f"{name}_whole", pa.int64(), _WHOLE), _whole(getter)
        else:
            type_, plain = _column(hint, descriptions)
            yield _field(name, type_, description, is_optional(hint)), _unless_none(getter, plain)


def _column(hint: Any, descriptions: Descriptions) -> tuple[Any, Getter]:
    """Return the pyarrow type of a column for a type hint, and the function that converts its values for pyarrow."""
    import pyarrow as pa

    first = parts(hint)[0]
    if first is Text:
        of_text = descriptions["Text"]
        return pa.struct([_field(lang, pa.string(), of_text[lang]) for lang in LANGS]), _text
    if first is When:
        types = {"edtf": pa.string(), "earliest": pa.date32(), "latest": pa.date32(), "approximate": pa.bool_()}
        open_ = "earliest", "latest"
        return pa.struct([_field(name, types[name], _WHEN_DESCRIPTIONS[name], name in open_) for name in types]), _date
    if first is Evidence:
        # The entries are sorted in field order, so equal records give equal rows.
        return _map(tuple[Cited, ...], descriptions, lambda value: sorted(value, key=value.fields.index))
    if is_mapping(first):
        return _map(get_args(first)[1], descriptions, iter)
    if is_list(first):
        type_, plain = _column(each_of(first), descriptions)
        return pa.list_(_member("element", type_)), lambda value: [plain(member) for member in value]
    if is_record(first):
        return pa.string(), attrgetter("id")
    if Reference in parts(hint):
        return pa.string(), attrgetter("address")
    if attrs.has(first):
        fields, getters = zip(*_fields(first, descriptions), strict=True)
        names = [field.name for field in fields]
        return pa.struct(fields), lambda value: {
            name: getter(value) for name, getter in zip(names, getters, strict=True)
        }
    return pa.int64() if first is int else pa.string(), _same


def _map(hint: Any, descriptions: Descriptions, keys: Callable[[Any], Iterable[str]]) -> tuple[Any, Getter]:
    """Return the type and function of a column of mappings with text keys, in the order that ``keys`` returns."""
    import pyarrow as pa

    type_, plain = _column(hint, descriptions)
    entries = pa.map_(pa.string(), _member("value", type_))
    return entries, lambda value: [(key, plain(value[key])) for key in keys(value)]


def _field(name: str, type_: Any, description: str, nullable: bool = True) -> Any:
    import pyarrow as pa

    return pa.field(name, type_, nullable=nullable, metadata={"description": description} if description else None)


def _member(name: str, type_: Any) -> Any:
    return _field(name, type_, "", nullable=False)


def _unless_none(getter: Getter, plain: Getter) -> Getter:
    return lambda item: None if (value := getter(item)) is None else plain(value)


def _whole(getter: Getter) -> Getter:
    return lambda item: value if isinstance(value := getter(item), int) else None


def _same(value: Any) -> Any:
    return value


def _text(text: Text) -> dict[str, str | None]:
    return {lang: text[lang] or None for lang in LANGS}


def _date(when: When) -> dict[str, Any]:
    return {name: getattr(when, name) for name in _WHEN_DESCRIPTIONS}
