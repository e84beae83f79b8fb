"""The records as Parquet files, nested as they are: one for each kind, in row groups, in bounded memory."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from io import RawIOBase
from typing import Any, Final, TypeVar

from .._io.files import sha256_of_files
from .._io.writing import free_path, write_whole
from .._records.base import Record
from .._records.kinds import KINDS, AnyRecord
from .._records.record_set import RecordSet
from ..errors import MissingExtraError, QueryError, Said
from ._parquet_columns import Columns, columns_of

R = TypeVar("R", bound=Record)

_BATCH: Final = 4096
"""At how many members, of records and of their lists, what was collected is made columns of."""

_ROW_GROUP: Final = 32 * 1024 * 1024
"""At how many bytes of columns a row group is closed."""


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
    if not isinstance(ds, RecordSet):
        raise QueryError(ds, "a dataset", "give what kz_diplomacy.load() gives")
    target = free_path(folder, "the name of a folder", *map(_file, KINDS))
    _needs_pyarrow()
    said = {"name": ds.name, "version": ds.version, "license": ds.license, "sha256": sha256_of_files(ds)}
    target.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        write_whole(target / _file(kind), _pieces(getattr(ds, kind), kind, said))


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
    name = next((name for name, cls in KINDS.items() if cls is kind), None)
    if name is None:
        given: object = kind
        wanted = "one of " + ", ".join(cls.__name__ for cls in KINDS.values())
        raise QueryError(Said(given.__name__) if isinstance(given, type) else given, wanted)
    if not isinstance(records, Iterable):
        raise QueryError(records, f"records of one kind, {kind.__name__}", "give what kz_diplomacy.stream() gives")
    target = free_path(file, "the name of a file")
    _needs_pyarrow()
    write_whole(target, _pieces(_only(records, kind), name, {}))


def _file(kind: str) -> str:
    return f"{kind}.parquet"


def _needs_pyarrow() -> None:
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise MissingExtraError("parquet", "pyarrow") from None


def _only(records: Iterable[Any], kind: type[Record]) -> Iterator[Any]:
    for record in records:
        if type(record) is not kind:
            raise QueryError(record, f"records of one kind, {kind.__name__}")
        yield record


def _pieces(records: Iterable[AnyRecord], kind: str, said: Mapping[str, str | None]) -> Iterator[bytes]:
    """The bytes of a file, a row group at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = columns_of(kind)
    told = {f"kz_diplomacy.{name}": value for name, value in {"kind": kind, **said}.items() if value is not None}
    sink = _Sink()
    with pq.ParquetWriter(sink, columns.schema.with_metadata(told), compression="zstd") as writer:
        for batches in _row_groups(columns, records):
            group = pa.Table.from_batches(batches)
            writer.write_table(group, row_group_size=group.num_rows)
            yield sink.taken()
    yield sink.taken()


def _row_groups(columns: Columns, records: Iterable[AnyRecord]) -> Iterator[list[Any]]:
    batches, size = [], 0
    for some in _batches(records):
        batches.append(columns.batch(some))
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
        # One source can have as many passages as a thousand statements have members.
        members += 1 + sum(len(value) for name in record.fields if type(value := getattr(record, name)) is tuple)
        batch.append(record)
        if members >= _BATCH:
            yield batch
            batch, members = [], 0
    if batch:
        yield batch


class _Sink(RawIOBase):
    """What pyarrow writes into; the bytes are taken out of it as they come."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self._pieces.append(bytes(data))
        return len(self._pieces[-1])

    def taken(self) -> bytes:
        """What was written since it was last asked."""
        data = b"".join(self._pieces)
        self._pieces.clear()
        return data
