"""Read the records of a file one at a time, for files that do not fit in memory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeVar, cast

import attrs

from .._public import public
from .._records.base import Record
from .._records.kinds import RECORD_TYPES, Source
from .._records.links import REFERENCES
from .._records.record_set import RecordSet
from ..errors import DataError, Description, Fault, QueryError, describe_value
from .codec import InvalidRecord, structure
from .datapackage import NewerFormat
from .files import as_path, file_name
from .reader import FolderReader, id_of, lines_of, raw_lines

R = TypeVar("R", bound=Record)

_STREAMED: Final[dict[type[Record], str]] = {
    record_type: name for name, record_type in RECORD_TYPES.items() if record_type is not Source
}


@public
def stream(file: str | os.PathLike[str], kind: type[R], *, base: RecordSet | None = None) -> Iterator[R]:
    """The records of a ``.jsonl`` file one after another, each checked and linked as ``load`` does, and none kept.

    What they refer to is read first and held: the files of the earlier kinds that stand in the same folder, and the
    base. Of the file itself only those records are held that others of it refer to. So the memory that is used does
    not grow with the number of records. Ids are not compared with each other, which would take room for all of them;
    ``load`` and ``check`` do it. Sources cannot be streamed, since everything rests on them.

    Raises:
        QueryError: Not the name of a ``.jsonl`` file, not a kind of record that can be streamed, or not a dataset.
        DataError: The file, or one beside it, cannot be read; or a record is broken: every fault of it, with its line.
            What stands before it has been given by then.

    >>> import kz_diplomacy, tempfile
    >>> ds, _ = kz_diplomacy.example()
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     ds.save(folder, lines=["statements"])
    ...     for statement in kz_diplomacy.stream(f"{folder}/statements.jsonl", kz_diplomacy.Statement):
    ...         if statement.kind == "direct":
    ...             print(statement.speaker.name.en)
    ...             break
    Osric Venn
    """
    expected, mend = "the name of a .jsonl file, with a record on each line", "load() reads folders"
    path = as_path(file, expected, mend, valid=True)
    if path.suffix != ".jsonl":
        raise QueryError(file, expected, mend)
    if not isinstance(base, RecordSet | None):
        raise QueryError(base, "a dataset as the base", "load it first")
    given: object = kind
    if not isinstance(given, type) or given not in _STREAMED:
        allowed = "one of " + ", ".join(streamed.__name__ for streamed in _STREAMED)
        raise QueryError(Description(given.__name__) if isinstance(given, type) else given, allowed)
    return _records(path, kind, base)


def _records(file: Path, record_type: type[R], base: RecordSet | None) -> Iterator[R]:
    reader = FolderReader(file.parent, {} if base is None else base.known, _earlier_collections(file, record_type))
    try:
        reader.descriptor()
    except NewerFormat as error:
        raise NewerFormat(error.faults, str(file.parent)) from None
    reader.read()
    if faults := reader.faults():
        raise DataError(faults, str(file.parent))
    number = 0
    try:
        with file.open("rb") as opened:
            kept = _referred_to(opened, record_type)
            opened.seek(0)
            for number, value in enumerate(lines_of(opened), 1):
                record = _record(reader, record_type, number, value)
                if record.id in kept:
                    reader.linker.add(record)
                yield cast(R, record)
    except OSError as error:
        found = f"a file that cannot be read ({error.strerror})"
        raise DataError([Fault(found, "a file", file=file.name)], str(file.parent)) from None
    except DataError as error:
        faults = [attrs.evolve(fault, file=file.name, line=fault.line or number) for fault in error.faults]
        raise DataError(faults, str(file.parent)) from None


def _record(reader: FolderReader, record_type: type[Record], number: int, value: Any) -> Record:
    """Return the record in a line.

    Raises:
        DataError: If the record is not valid, or another file or the base already has its id.
    """
    id = id_of(value) or ""
    try:
        if isinstance(value, DataError):
            raise value
        record = structure(record_type, value, reader.linker)
    except InvalidRecord as invalid:
        found = ((each.path, reader.linker.fault_of(each, _STREAMED[record_type], number)) for each in invalid.problems)
        raise DataError(
            [attrs.evolve(fault, path=path + fault.path[1:], record=id) for path, fault in found if fault]
        ) from None
    if id in reader.parsed.collections_of_id or id in reader.base:
        where = "the base" if id in reader.base else "a file beside it"
        taken = f"{describe_value(id)}, which stands in {where} already"
        raise DataError([Fault(taken, "an id of its own", path="$.id", record=id)])
    return record


def _earlier_collections(file: Path, record_type: type[Record]) -> tuple[str, ...]:
    """Return the names of the earlier collections that have a file in the same folder."""
    names = tuple(RECORD_TYPES)
    earlier = names[: names.index(_STREAMED[record_type])]
    return tuple(
        name
        for name in earlier
        # Unlike ``Path.exists``, this does not raise if the folder cannot be accessed. Opening the file reports that.
        if any(os.path.exists(file.parent / file_name(name, lines=lines)) for lines in (False, True))
    )


def _referred_to(opened: BinaryIO, record_type: type[Record]) -> set[str]:
    """Return the ids of the records of a file that other records in the same file refer to."""
    links = [name for name, (types, _) in REFERENCES[record_type].items() if types == (record_type,)]
    found: set[str] = set()
    if not links:
        return found
    # Only lines that can have such a link are parsed. An escape in a key can stand for any character.
    marks = [b"\\u", *(f'"{name}"'.encode() for name in links)]
    with suppress(DataError):  # a line that is too long is reported when it is read
        for line in raw_lines(opened):
            if any(mark in line for mark in marks):
                value = next(lines_of(BytesIO(line)))
                if type(value) is dict:
                    found.update(id for id in map(value.get, links) if type(id) is str)
    return found
