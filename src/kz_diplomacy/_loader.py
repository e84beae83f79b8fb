"""Datasets from their files: the bundled one, or any folder of the same shape."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import Any, Final

import attrs

from ._codec import decode
from ._dataset import Dataset
from ._errors import DataError, Fault, QueryError, Said, described, quoted
from ._files import DESCRIPTOR, Descriptor, file_name, read_descriptor
from ._json import parse
from ._kinds import COLLECTIONS
from ._linker import Declared, Found, link
from ._record import Record
from ._records import KINDS, AnyRecord
from ._vocabulary import Id

_ID: Final = Id.__metadata__[0].pattern  # type: ignore[attr-defined]  # an alias with its form

_bundled: Dataset | None = None
_loading: Final = Lock()


def load(folder: str | os.PathLike[str] | None = None, *, base: Dataset | None = None) -> Dataset:
    """The bundled dataset; or that of a folder, which may refer to the records of another.

    The bundled one is read once and shared: nobody can change it. A folder is read at each call. With ``base`` its
    records may refer to those of the base; the dataset holds its own only.

    Raises:
        DataError: Anything is wrong with the files; it lists every fault of every file. What a record refers to is
            judged once the record itself can be read.
        QueryError: A base is given, and no folder.

    >>> import kz_diplomacy
    >>> kz_diplomacy.load() is kz_diplomacy.load()
    True
    """
    if folder is None and base is not None:
        raise QueryError(Said("a base and no folder"), "a folder beside the base")
    if not isinstance(base, Dataset | None):
        raise QueryError(base, "a dataset as the base", "load it first")
    if not isinstance(folder, str | os.PathLike | None):
        raise QueryError(folder, "the name of a folder")
    if folder is not None:
        return _read(Path(folder), str(folder), base)
    global _bundled
    if _bundled is None:
        with _loading:
            if _bundled is None:
                from importlib_resources import files

                _bundled = _read(files("kz_diplomacy") / "data", "the bundled data", None)
    return _bundled


def _read(folder: Any, where: str, base: Dataset | None) -> Dataset:
    if (found := _no_folder(folder)) is not None:
        raise DataError([Fault(found, "a folder with the files of a dataset", file=quoted(where, 300)[1:-1])], where)
    reading = _Reading(folder, base.known if base else {})
    descriptor = reading.descriptor()
    raw = {kind: reading.array(kind) for kind in KINDS}
    declared = reading.declare(raw)
    reading.found += link(declared, reading.base)
    if reading.found:
        raise DataError(reading.faults(), where)
    kinds: dict[str, Any] = {kind: COLLECTIONS[kind](records) for kind, records in declared.records.items()}
    return Dataset(
        **kinds, name=descriptor.name, version=descriptor.version, license=descriptor.license, base=reading.base
    )


def _no_folder(folder: Any) -> str | None:
    """What stands where a folder should; None where it is one."""
    try:
        return None if folder.is_dir() else "a file" if folder.is_file() else "no folder"
    except (OSError, ValueError) as error:
        return f"what cannot be read ({getattr(error, 'strerror', None) or error})"


class _Reading:
    """One reading of a folder, with the faults that it finds."""

    def __init__(self, folder: Any, base: Mapping[str, AnyRecord]) -> None:
        self.folder = folder
        self.base = base
        self.found: list[Found] = []
        self.unread: set[str] = set()

    def descriptor(self) -> Descriptor:
        try:
            file = self.folder / DESCRIPTOR
            if file.is_file() or file.is_dir():
                return read_descriptor(file.read_bytes())
        except (OSError, DataError) as error:
            self._tell(DESCRIPTOR, error)
        return Descriptor()

    def array(self, kind: str) -> list[Any]:
        """The values in the file of a kind; none where it cannot be read."""
        try:
            value = parse((self.folder / file_name(kind)).read_bytes())
            if type(value) is list:
                return value
            raise DataError([Fault(described(value), "an array of records")])
        except (OSError, DataError) as error:
            self._tell(kind, error)
            self.unread.add(kind)
            return []

    def declare(self, raw: Mapping[str, list[Any]]) -> Declared:
        """What the files declare: the records that are whole, and the ids of the others too."""
        ids: dict[str, list[str]] = {}
        places: dict[str, str] = {}
        records: dict[str, list[Record | None]] = {}
        for kind, values in raw.items():
            records[kind] = []
            for index, value in enumerate(values):
                records[kind].append(self._decode(kind, index, value))
                id = value.get("id") if type(value) is dict else None
                if type(id) is not str or not _ID.fullmatch(id):
                    # Whom other records mean by it cannot be told, so nothing is said of references to this kind.
                    self.unread.add(kind)
                    continue
                ids.setdefault(id, []).append(kind)
                if id in places or id in self.base:
                    found = f"{described(id)}, which stands in {places.get(id, 'the base')} already"
                    fault = Fault(found, "an id of its own", path="$.id")
                    self.found.append((kind, index, fault))
                else:
                    places[id] = f"{file_name(kind)} $[{index}]"
        return Declared(records, ids, frozenset(self.unread))

    def _decode(self, kind: str, index: int, value: Any) -> Record | None:
        try:
            return decode(KINDS[kind], value)
        except DataError as error:
            self.found += ((kind, index, fault) for fault in error.faults)
            return None

    def faults(self) -> list[Fault]:
        """Every fault, with its file and its whole path, in the order of the files and of the records in them."""
        order = {kind: number for number, kind in enumerate((DESCRIPTOR, *KINDS))}
        return [
            attrs.evolve(fault, file=kind if kind == DESCRIPTOR else file_name(kind), path=_whole(index, fault.path))
            for kind, index, fault in sorted(self.found, key=lambda found: (order[found[0]], found[1]))
        ]

    def _tell(self, kind: str, error: OSError | DataError) -> None:
        if isinstance(error, DataError):
            self.found += ((kind, -1, fault) for fault in error.faults)
        else:
            missing = isinstance(error, FileNotFoundError)
            found = Said("no such file") if missing else Said(f"a file that cannot be read ({error.strerror})")
            self.found.append((kind, -1, Fault(found, "a file", "add it; [] where there are none" if missing else "")))


def _whole(index: int, path: str) -> str:
    return path if index < 0 else f"$[{index}]{path[1:]}"
