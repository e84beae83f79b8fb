"""Reading a folder of data files: every record that is whole, and every fault with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from threading import Lock
from typing import Any, BinaryIO, Final, TypeAlias

import attrs
from importlib_resources import files

from .._records.base import Record
from .._records.fields import pattern_of
from .._records.kinds import KINDS, AnyRecord, Source
from .._records.record_set import RecordSet
from .._values.vocabulary import Id
from ..errors import DataError, Fault, Said, described, fault, nearest, quoted
from .codec import decode
from .datapackage import Descriptor, NewerFormat, read_descriptor
from .files import DESCRIPTOR, file_name
from .linker import Declared, Linker
from .locations import Found, in_lines, place, placed
from .strict_json import parse

_Ids: TypeAlias = dict[tuple[str, int], str]
"""Ids by the kind and the index of the record that has them."""

LONGEST_LINE: Final = 16 * 1024 * 1024
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
    return read_folder(files("kz_diplomacy") / "data", "the bundled data")


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
    reading = Reading(folder, {} if base is None else base.known)
    try:
        descriptor = reading.descriptor()
    except NewerFormat as error:
        raise NewerFormat(error.faults, where) from None
    reading.read()
    if reading.found:
        raise DataError(reading.faults(), where)
    kinds: dict[str, Any] = {kind: tuple(records) for kind, records in reading.declared.records.items()}
    return RecordSet(**kinds, **descriptor._asdict(), base=reading.base)


def _no_folder(folder: Any) -> str | None:
    """Return why a path is not a folder, or None if it is one."""
    try:
        return None if folder.is_dir() else "a file" if folder.is_file() else "no folder"
    except (OSError, ValueError) as error:
        return f"what cannot be read ({getattr(error, 'strerror', None) or error})"


class Reading:
    """One reading of a folder, or of the files of some kinds in it, with the faults that it finds."""

    def __init__(self, folder: Any, base: Mapping[str, AnyRecord], kinds: tuple[str, ...] = tuple(KINDS)) -> None:
        self.folder = folder
        self.base = base
        self.found: list[Found] = []
        self.declared = Declared({kind: [] for kind in KINDS}, {}, set())
        self.linker = Linker(self.declared, base)
        self._kinds = kinds
        self._in_lines = in_lines(folder)

    def descriptor(self) -> Descriptor:
        """What the descriptor says.

        Raises:
            NewerFormat: It is of a later format, so that the rest need not be read.
        """
        try:
            file = self.folder / DESCRIPTOR
            if file.is_file() or file.is_dir():
                return read_descriptor(file.read_bytes())
        except NewerFormat as error:
            raise NewerFormat([attrs.evolve(error.faults[0], file=DESCRIPTOR)]) from None
        except (OSError, DataError) as error:
            self._tell(DESCRIPTOR, -1, error)
        return Descriptor()

    def read(self) -> None:
        """Read and link what the files declare, and find every fault in it."""
        declared, linker = self.declared, self.linker
        broken: _Ids = {}
        again: _Ids = {}
        for kind in self._kinds:
            alone = (kind,)
            for index, value in enumerate(self._values(kind)):
                record = self._decode(kind, index, value)
                id = record.id if record else id_of(value)
                declared.records[kind].append(record)
                if id is None:
                    # Whom other records mean by it cannot be told, so nothing is said of references to this kind.
                    declared.unread.add(kind)
                    continue
                if record is None:
                    broken[kind, index] = id
                elif kind != "sources":
                    # At once, so that the texts of ids and addresses are forgotten before the next record is read.
                    linker.link(kind, index, record)
                    linker.remember(record)
                if id in declared.ids or id in self.base:
                    again[kind, index] = id
                declared.ids[id] = declared.ids.get(id, ()) + alone
            if kind == "sources":
                self._link_sources()
        self._tell_again(again, broken)
        self.found += linker.found

    def _link_sources(self) -> None:
        # Only now, since any of them may cite any other.
        sources = self.declared.records["sources"]
        self.linker.cite(source for source in sources if isinstance(source, Source))
        for index, source in enumerate(sources):
            if source:
                self.linker.link("sources", index, source)
                self.linker.remember(source)

    def _tell_again(self, again: _Ids, broken: _Ids) -> None:
        """Tell of every id that was given away before, and where. Hardly any is, so no places were kept for it."""
        wanted = {*again.values()}
        first: dict[str, tuple[str, int]] = {}
        for kind in self._kinds if wanted else ():
            for index, record in enumerate(self.declared.records[kind]):
                id = record.id if record else broken.get((kind, index), "")
                if id in wanted:
                    first.setdefault(id, (kind, index))
        for (kind, index), id in again.items():
            where = "the base" if id in self.base else place(*first[id], self._in_lines)
            found = f"{described(id)}, which stands in {where} already"
            self.found.append((kind, index, Fault(found, "an id of its own", path="$.id", record=id)))

    def faults(self) -> list[Fault]:
        """Every fault, with its file and its whole path, in the order of the files and of the records in them."""
        return placed(self.found, self._in_lines)

    def _values(self, kind: str) -> Iterator[Any]:
        """The values in the file of a kind; none where it cannot be read."""
        one, other = (self.folder / file_name(kind, lines=lines) for lines in (False, True))
        try:
            if kind in self._in_lines:
                with other.open("rb") as stream:
                    yield from lines_of(stream)
            elif other.is_file():
                raise fault(Said(f"both {one.name} and {other.name}"), "one of them", "keep the one that is right")
            else:
                yield from _array(one.read_bytes())
        except (OSError, DataError) as error:
            self._tell(kind, -1, error)
            self.declared.unread.add(kind)

    def _decode(self, kind: str, index: int, value: Any) -> Record | None:
        try:
            return decoded(KINDS[kind], value)
        except DataError as error:
            self._tell(kind, index, error)
            return None

    def _tell(self, kind: str, index: int, error: OSError | DataError) -> None:
        if isinstance(error, DataError):
            self.found += ((kind, index, fault) for fault in error.faults)
        else:
            missing = isinstance(error, FileNotFoundError)
            found = Said("no such file") if missing else Said(f"a file that cannot be read ({error.strerror})")
            mend = self._like(file_name(kind)) or "add it; [] where there are none" if missing else ""
            self.found.append((kind, index, Fault(found, "a file", mend)))

    def _like(self, name: str) -> str:
        """Whether a file has nearly the name of one that is missing."""
        try:
            near = nearest(name.lower(), [file.name.lower() for file in self.folder.iterdir() if file.is_file()])
            found = next((file.name for file in self.folder.iterdir() if file.name.lower() in near[:1]), "")
        except OSError:
            return ""
        return f"rename {quoted(found)}, if that is it" if found and found not in map(file_name, KINDS) else ""


def id_of(value: Any) -> str | None:
    """The id that a plain value has, be it well or badly made otherwise; None where it has none that can be read.

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
                raise fault(Said("an empty line"), "a record on each line")
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
    for number, line in enumerate(iter(lambda: stream.readline(LONGEST_LINE + 1), b""), 1):
        if len(line) > LONGEST_LINE:
            found = f"over {LONGEST_LINE:,} bytes"
            raise DataError([Fault(found, "shorter lines, with a record on each", line=number)])
        yield line


def decoded(kind: type[Record], value: Any) -> Record:
    """A record, not linked yet, from the value of an array's member or of a line.

    Raises:
        DataError: Every fault of it, with the id that it has.

    >>> from kz_diplomacy import Topic
    >>> decoded(Topic, {"id": "sea", "label": {"en": "The sea"}})
    Topic(id='sea', label='The sea')
    """
    try:
        if isinstance(value, DataError):
            raise value
        return decode(kind, value)
    except DataError as error:
        raise DataError([attrs.evolve(fault, record=id_of(value) or "") for fault in error.faults]) from None


def _array(data: bytes) -> list[Any]:
    value = parse(data)
    if type(value) is not list:
        raise fault(value, "an array of records")
    return value
