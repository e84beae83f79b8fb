"""Reading a folder of data files: every record that is whole, and every fault with its place."""

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
from ..errors import DataError, Description, Fault, describe_value, fault, nearest, quoted
from .codec import InvalidRecord, structure, with_citations
from .datapackage import Descriptor, NewerFormat, read_descriptor
from .files import DESCRIPTOR, file_name, in_lines
from .linker import Linker, ParsedFiles, Problem
from .locations import LocatedFault, locate, location_of
from .strict_json import parse

MAX_LINE_LENGTH: Final = 16 * 1024 * 1024
"""How many bytes a line of a ``.jsonl`` file may have: a record is told in thousands, a book's source in millions."""

_ID: Final = pattern_of(Id).pattern


_BUNDLED: Final = Lock()


def bundled() -> RecordSet:
    """Return the records that ship with the package. They are read once and shared."""
    # Without the lock, two threads that are the first could read the files twice.
    with _BUNDLED:
        return _read_bundled()


@cache
def _read_bundled() -> RecordSet:
    folder: Any = Path(__file__).parents[1] / "data"
    if not folder.is_dir():
        # The package is not a folder of files, as in a zip. The import takes a fifth of a cold start, so it waits.
        from importlib_resources import files

        folder = files("kz_diplomacy") / "data"
    return read_folder(folder, "the bundled data")


def read_folder(folder: Any, where: str, base: RecordSet | None = None) -> RecordSet:
    """Return the records of a folder, which may refer to those of a base.

    Args:
        folder: A path, or a folder inside a package.
        where: The name of the folder in errors.
        base: The records that those of the folder may refer to besides their own.

    Raises:
        DataError: If anything is wrong with the files. The error lists every fault.
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
    kinds: dict[str, Any] = {kind: tuple(records) for kind, records in reader.records.items()}
    return RecordSet(**kinds, **descriptor._asdict(), base=reader.base)


def _no_folder(folder: Any) -> str | None:
    """Return why a path is not a folder, or None if it is one."""
    try:
        return None if folder.is_dir() else "a file" if folder.is_file() else "no folder"
    except (OSError, ValueError) as error:
        return f"what cannot be read ({getattr(error, 'strerror', None) or error})"


class FolderReader:
    """Reads the files of a folder, or those of some kinds in it, and collects every fault.

    Args:
        folder: A path, or a folder inside a package.
        base: The records that those of the folder may refer to besides their own.
        kinds: The kinds to read.
    """

    def __init__(self, folder: Any, base: Mapping[str, AnyRecord], kinds: Iterable[str] = RECORD_TYPES) -> None:
        self.folder = folder
        self.base = base
        self.records: dict[str, list[Record]] = {kind: [] for kind in RECORD_TYPES}
        """The valid records by kind."""
        self.parsed = ParsedFiles()
        self.linker = Linker(self.parsed, base)
        self._kinds = kinds
        self._in_lines = in_lines(folder)
        self._faults: list[LocatedFault] = []
        self._duplicates: list[LocatedFault] = []
        # The reason for a link that does not resolve is known when every file has been read.
        self._links: list[tuple[str, int, str, Problem]] = []
        self._first: dict[str, tuple[str, int]] = {}

    def descriptor(self) -> Descriptor:
        """Return what the descriptor says.

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
        """Read and link the records of the files."""
        for kind in self._kinds:
            if kind == "sources":
                self._read_sources()
                continue
            for index, value in enumerate(self._values(kind)):
                if record := self._record(kind, index, value):
                    self.linker.add(record)
                    self.records[kind].append(record)

    def _read_sources(self) -> None:
        # In two steps, because a source may cite a later one.
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
                self.linker.add_invalid(source.id, Source)
                continue
            self.linker.add(complete)
            self.records["sources"].append(complete)

    def _record(self, kind: str, index: int, value: Any) -> Record | None:
        """Return the record of a value, or report why it is not one."""
        id = id_of(value)
        record = None
        is_readable = True
        try:
            if isinstance(value, DataError):
                raise InvalidRecord(Problem("$", fault, is_link=False) for fault in value.faults)
            record = structure(RECORD_TYPES[kind], value, self.linker)
        except InvalidRecord as invalid:
            is_readable = self._report(kind, index, id or "", invalid)
        if id is None:
            # Other records may mean this one, so references to this kind are not checked.
            self.parsed.incomplete.add(kind)
            return record
        if is_readable:
            self.parsed.last_index[kind, id] = index
            if not record:
                self.linker.add_invalid(id, RECORD_TYPES[kind])
        self._check_unique(kind, index, id)
        self.parsed.kinds_of_id[id] = (*self.parsed.kinds_of_id.get(id, ()), kind)
        return record

    def _report(self, kind: str, index: int, id: str, invalid: InvalidRecord) -> bool:
        """Collect the problems of a record, and return True if only its links are wrong."""
        for problem in invalid.problems:
            if problem.is_link:
                self._links.append((kind, index, id, problem))
            elif fault := self.linker.fault_of(problem, kind, index, id):
                self._faults.append(LocatedFault(kind, index, fault))
        return all(problem.is_link for problem in invalid.problems)

    def _check_unique(self, kind: str, index: int, id: str) -> None:
        if id in self.base or id in self._first:
            where = "the base" if id in self.base else location_of(*self._first[id], self._in_lines)
            found = f"{describe_value(id)}, which stands in {where} already"
            self._duplicates.append(LocatedFault(kind, index, Fault(found, "an id of its own", path="$.id", record=id)))
        self._first.setdefault(id, (kind, index))

    def faults(self) -> list[Fault]:
        """Return every fault with its location, in the order of the files and of the records in them."""
        links = (
            LocatedFault(kind, index, fault)
            for kind, index, id, problem in self._links
            if (fault := self.linker.fault_of(problem, kind, index, id))
        )
        return locate([*self._faults, *self._duplicates, *links], self._in_lines)

    def _values(self, kind: str) -> Iterator[Any]:
        """The values in the file of a kind; none where it cannot be read."""
        one, other = (self.folder / file_name(kind, lines=lines) for lines in (False, True))
        try:
            if kind in self._in_lines:
                with other.open("rb") as stream:
                    yield from lines_of(stream)
            elif other.is_file():
                raise fault(
                    Description(f"both {one.name} and {other.name}"), "one of them", "keep the one that is right"
                )
            else:
                yield from _array(one.read_bytes())
        except (OSError, DataError) as error:
            self._report_file(kind, error)
            self.parsed.incomplete.add(kind)

    def _report_file(self, kind: str, error: OSError | DataError) -> None:
        if isinstance(error, DataError):
            self._faults += (LocatedFault(kind, -1, fault) for fault in error.faults)
            return
        missing = isinstance(error, FileNotFoundError)
        found = "no such file" if missing else f"a file that cannot be read ({error.strerror})"
        mend = self._like(file_name(kind)) or "add it; [] where there are none" if missing else ""
        self._faults.append(LocatedFault(kind, -1, Fault(found, "a file", mend)))

    def _like(self, name: str) -> str:
        """Whether a file has nearly the name of one that is missing."""
        try:
            near = nearest(name.lower(), [file.name.lower() for file in self.folder.iterdir() if file.is_file()])
            found = next((file.name for file in self.folder.iterdir() if file.name.lower() in near[:1]), "")
        except OSError:
            return ""
        return f"rename {quoted(found)}, if that is it" if found and found not in map(file_name, RECORD_TYPES) else ""


def id_of(value: Any) -> str | None:
    """Return the id of a plain value, whether or not the value is a valid record; None if it has no readable id.

    >>> id_of({"id": "sea", "label": 7}), id_of({"id": "The sea"})
    ('sea', None)
    """
    id = value.get("id") if type(value) is dict else None
    return id if type(id) is str and _ID.fullmatch(id) else None


def lines_of(stream: BinaryIO) -> Iterator[Any]:
    r"""The value of each line of a ``.jsonl`` file; of a line that is no JSON the error that says so.

    Raises:
        DataError: A line is too long to be read, and with it all that follows.

    >>> import io
    >>> list(lines_of(io.BytesIO(b'{"id": "sea"}\n7\n')))
    [{'id': 'sea'}, 7]
    """
    for line in raw_lines(stream):
        # Without its end: what is cut short would be told as of column 1 of the next line.
        record = line.rstrip(b"\r\n")
        try:
            if not record.strip():
                raise fault(Description("an empty line"), "a record on each line")
            yield parse(record, whole=False)
        except DataError as error:
            yield error


def raw_lines(stream: BinaryIO) -> Iterator[bytes]:
    r"""The lines of a ``.jsonl`` file as they stand there.

    Raises:
        DataError: A line is too long to be read, and with it all that follows.

    >>> import io
    >>> list(raw_lines(io.BytesIO(b"7\n8")))
    [b'7\n', b'8']
    """
    for number, line in enumerate(iter(lambda: stream.readline(MAX_LINE_LENGTH + 1), b""), 1):
        if len(line) > MAX_LINE_LENGTH:
            found = f"over {MAX_LINE_LENGTH:,} bytes"
            raise DataError([Fault(found, "shorter lines, with a record on each", line=number)])
        yield line


def _array(data: bytes) -> list[Any]:
    value = parse(data)
    if type(value) is not list:
        raise fault(value, "an array of records")
    return value
