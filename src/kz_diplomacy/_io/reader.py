"""Read a folder of data files: collect every valid record, and every fault with its location.

A fault takes four steps. The codec raises an error of cattrs, and turns it into problems, each with its path in the
record. The reader collects the problems of every record. When every file has been read, the linker explains references
that do not resolve. Last, the location adds the file, the line or index, and the id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO, Final

import attrs

from .._records.base import Record
from .._records.fields import pattern_of
from .._records.kinds import RECORD_TYPES, AnyRecord, Source
from .._records.record_set import RecordSet
from .._values.vocabulary import Id
from ..errors import DataError, Description, Fault, data_error, describe_value, nearest, quoted
from .codec import InvalidRecord, structure, with_citations
from .datapackage import Descriptor, NewerFormat, read_descriptor
from .files import DESCRIPTOR, file_name, in_lines
from .linker import Linker, ParsedFiles, Problem
from .locations import LocatedFault, locate, location_of
from .strict_json import parse

MAX_LINE_LENGTH: Final = 16 * 1024 * 1024
"""The maximum size of a line of a ``.jsonl`` file. A record has thousands of bytes, the source of a book millions."""

_ID: Final = pattern_of(Id).pattern


_BUNDLED: Final = Lock()


def bundled() -> RecordSet:
    """Return the records that are part of the package, which are read once and shared."""
    # Without the lock, two threads could both find the cache empty and read the files twice.
    with _BUNDLED:
        return _read_bundled()


@cache
def _read_bundled() -> RecordSet:
    folder: Any = Path(__file__).parents[1] / "data"
    if not folder.is_dir():
        # The package is not a folder, for example in a zip file. This import is slow, so it happens only here.
        from importlib_resources import files

        folder = files("kz_diplomacy") / "data"
    return read_folder(folder, "the bundled data")


def read_folder(folder: Any, where: str, base: RecordSet | None = None) -> RecordSet:
    """Return the records of a folder, which may refer to the records of a base.

    Args:
        folder: A path, or a folder inside a package.
        where: The name of the folder in errors.
        base: Other records that the records of the folder may refer to.

    Raises:
        DataError: If the files have any fault. The error lists all of them.
    """
    if (found := _no_folder(folder)) is not None:
        raise DataError([Fault(found, "a folder with the files of a dataset", file=quoted(where, 300)[1:-1])], where)
    reader = FolderReader(folder, {} if base is None else base.known)
    try:
        descriptor = reader.descriptor()
    except NewerFormat as error:
        raise NewerFormat(error.faults, where) from None
    reader.read()
    if faults := reader.faults():
        raise DataError(faults, where)
    collections: dict[str, Any] = {
        collection_name: tuple(records) for collection_name, records in reader.records.items()
    }
    return RecordSet(**collections, **descriptor._asdict(), base=reader.base)


def _no_folder(folder: Any) -> str | None:
    """Return why a path is not a folder, or None if it is one."""
    try:
        return None if folder.is_dir() else "a file" if folder.is_file() else "no folder"
    except (OSError, ValueError) as error:
        return f"what cannot be read ({getattr(error, 'strerror', None) or error})"


class FolderReader:
    """Reads all or some files of a folder, and collects every fault.

    Args:
        folder: A path, or a folder inside a package.
        base: Other records that the records of the folder may refer to.
        collection_names: The names of the collections to read, such as ``roles``.
    """

    def __init__(
        self, folder: Any, base: Mapping[str, AnyRecord], collection_names: Iterable[str] = RECORD_TYPES
    ) -> None:
        self.folder = folder
        self.base = base
        self.records: dict[str, list[Record]] = {collection_name: [] for collection_name in RECORD_TYPES}
        """The valid records by the name of their collection."""
        self.parsed = ParsedFiles()
        self.linker = Linker(self.parsed, base)
        self._collection_names = collection_names
        self._in_lines = in_lines(folder)
        self._faults: list[LocatedFault] = []
        self._duplicates: list[LocatedFault] = []
        # The reason why a link does not resolve is known only after every file has been read.
        self._problems: list[tuple[str, int, str, Problem]] = []
        self._first: dict[str, tuple[str, int]] = {}

    def descriptor(self) -> Descriptor:
        """Return the descriptor of the folder, or an empty one if it has none or is not valid.

        Raises:
            NewerFormat: If the format is newer, so that the other files need not be read.
        """
        try:
            file = self.folder / DESCRIPTOR
            if file.is_file() or file.is_dir():
                return read_descriptor(file.read_bytes())
        except NewerFormat as error:
            raise NewerFormat([attrs.evolve(error.faults[0], file=DESCRIPTOR)]) from None
        except (OSError, DataError) as error:
            self._report_file(DESCRIPTOR, error)
        return Descriptor()

    def read(self) -> None:
        """Read the records of the files, and resolve their references and citations."""
        for collection_name in self._collection_names:
            if collection_name == "sources":
                self._read_sources()
                continue
            for index, value in enumerate(self._values(collection_name)):
                if record := self._record(collection_name, index, value):
                    self.linker.add(record)
                    self.records[collection_name].append(record)

    def _read_sources(self) -> None:
        # Citations take a second pass, because a source may cite a later one.
        sources = []
        for index, value in enumerate(self._values("sources")):
            source = self._record("sources", index, value)
            if isinstance(source, Source):
                sources.append((index, value, source))
        self.linker.citations.add(source for _, _, source in sources)
        for index, value, source in sources:
            try:
                complete = with_citations(source, value, self.linker)
            except InvalidRecord as invalid:
                self._report("sources", index, source.id, invalid)
                self.linker.add_id(source.id, Source)
                continue
            self.linker.add(complete)
            self.records["sources"].append(complete)

    def _record(self, collection_name: str, index: int, value: Any) -> Record | None:
        """Return the record that a value represents, or collect its faults and return None."""
        id = id_of(value)
        record = None
        is_readable = True
        try:
            if isinstance(value, DataError):
                raise InvalidRecord(Problem("$", fault, is_link=False) for fault in value.faults)
            record = structure(RECORD_TYPES[collection_name], value, self.linker)
        except InvalidRecord as invalid:
            is_readable = self._report(collection_name, index, id or "", invalid)
        if id is None:
            # Any dangling reference may mean this record, so references to its type are not reported.
            self.parsed.incomplete.add(collection_name)
            return record
        if is_readable:
            self.parsed.last_index[collection_name, id] = index
            if not record:
                self.linker.add_id(id, RECORD_TYPES[collection_name])
        self._check_unique(collection_name, index, id)
        self.parsed.collections_of_id[id] = (*self.parsed.collections_of_id.get(id, ()), collection_name)
        return record

    def _report(self, collection_name: str, index: int, id: str, invalid: InvalidRecord) -> bool:
        """Collect the problems of a record, and return True if only its links are wrong."""
        self._problems += ((collection_name, index, id, problem) for problem in invalid.problems)
        return all(problem.is_link for problem in invalid.problems)

    def _check_unique(self, collection_name: str, index: int, id: str) -> None:
        if id in self.base or id in self._first:
            where = "the base" if id in self.base else location_of(*self._first[id], self._in_lines)
            found = f"{describe_value(id)}, which stands in {where} already"
            self._duplicates.append(
                LocatedFault(collection_name, index, Fault(found, "an id of its own", path="$.id", record=id))
            )
        self._first.setdefault(id, (collection_name, index))

    def faults(self) -> list[Fault]:
        """Return every fault with its location, in the order of the files and of the records in them."""
        own, links = self._located(is_link=False), self._located(is_link=True)
        return locate([*self._faults, *own, *self._duplicates, *links], self._in_lines)

    def _located(self, *, is_link: bool) -> Iterator[LocatedFault]:
        for collection_name, index, id, problem in self._problems:
            if problem.is_link == is_link and (fault := self.linker.fault_of(problem, collection_name, index)):
                yield LocatedFault(collection_name, index, fault, problem.path, id)

    def _values(self, collection_name: str) -> Iterator[Any]:
        """Yield the plain values in the file of a collection, or none if it cannot be read."""
        array_file, lines_file = (self.folder / file_name(collection_name, lines=lines) for lines in (False, True))
        try:
            if collection_name in self._in_lines:
                with lines_file.open("rb") as stream:
                    yield from lines_of(stream)
            elif lines_file.is_file():
                raise data_error(
                    Description(f"both {array_file.name} and {lines_file.name}"),
                    "one of them",
                    "keep the one that is right",
                )
            else:
                yield from _array(array_file.read_bytes())
        except (OSError, DataError) as error:
            self._report_file(collection_name, error)
            self.parsed.incomplete.add(collection_name)

    def _report_file(self, collection_name: str, error: OSError | DataError) -> None:
        if isinstance(error, DataError):
            self._faults += (LocatedFault(collection_name, -1, fault) for fault in error.faults)
            return
        missing = isinstance(error, FileNotFoundError)
        found = "no such file" if missing else f"a file that cannot be read ({error.strerror})"
        mend = self._suggest_rename(file_name(collection_name)) or "add it; [] where there are none" if missing else ""
        self._faults.append(LocatedFault(collection_name, -1, Fault(found, "a file", mend)))

    def _suggest_rename(self, name: str) -> str:
        """Return how to fix a missing file if another file has a similar name, or an empty text."""
        try:
            near = nearest(name.lower(), [file.name.lower() for file in self.folder.iterdir() if file.is_file()])
            found = next((file.name for file in self.folder.iterdir() if file.name.lower() in near[:1]), "")
        except OSError:
            return ""
        return f"rename {quoted(found)}, if that is it" if found and found not in map(file_name, RECORD_TYPES) else ""


def id_of(value: Any) -> str | None:
    """Return the id in a plain value, or None if it has no valid id. The value need not be a valid record."""
    id = value.get("id") if type(value) is dict else None
    return id if type(id) is str and _ID.fullmatch(id) else None


def lines_of(stream: BinaryIO) -> Iterator[Any]:
    """Yield the value of each line of a ``.jsonl`` file, or the error of a line that is not JSON.

    Raises:
        DataError: If a line is too long. The lines after it are not read.
    """
    for line in raw_lines(stream):
        # With its line feed, an error at the end of the line would be reported at column 1 of the next line.
        record = line.rstrip(b"\r\n")
        try:
            if not record.strip():
                raise data_error(Description("an empty line"), "a record on each line")
            yield parse(record, whole=False)
        except DataError as error:
            yield error


def raw_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a ``.jsonl`` file as bytes, with their line feeds.

    Raises:
        DataError: If a line is too long. The lines after it are not read.
    """
    for number, line in enumerate(iter(lambda: stream.readline(MAX_LINE_LENGTH + 1), b""), 1):
        if len(line) > MAX_LINE_LENGTH:
            found = f"over {MAX_LINE_LENGTH:,} bytes"
            raise DataError([Fault(found, "shorter lines, with a record on each", line=number)])
        yield line


def _array(data: bytes) -> list[Any]:
    value = parse(data)
    if type(value) is not list:
        raise data_error(value, "an array of records")
    return value
