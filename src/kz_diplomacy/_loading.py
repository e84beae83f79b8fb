"""Datasets from their files: the bundled one, or any folder of the same shape."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock
from typing import Any, Final

from ._dataset import Dataset
from ._io.datapackage import NewerFormat
from ._io.reader import Reading
from ._public import public
from ._query.kinds import COLLECTIONS
from .errors import DataError, Fault, QueryError, Said, quoted

_bundled: Dataset | None = None
_loading: Final = Lock()


@public
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
        return _read(Path(os.fsdecode(folder)), os.fsdecode(folder), base)
    global _bundled
    if _bundled is None:
        with _loading:
            if _bundled is None:
                _bundled = _read(bundled_folder(), "the bundled data", None)
    return _bundled


def bundled_folder() -> Any:
    """Where the bundled data are: beside this file, or where the import system has them, such as in a zip.

    >>> sorted(file.name for file in bundled_folder().iterdir())[0]
    'datapackage.json'
    """
    # What is loaded from memory has no file.
    file = globals().get("__file__")
    if file and (beside := Path(file).with_name("data")).is_dir():
        return beside
    # Only now, since to import it and what it needs takes a tenth of a cold start.
    from importlib_resources import files

    return files("kz_diplomacy") / "data"


def _read(folder: Any, where: str, base: Dataset | None) -> Dataset:
    if (found := _no_folder(folder)) is not None:
        raise DataError([Fault(found, "a folder with the files of a dataset", file=quoted(where, 300)[1:-1])], where)
    reading = Reading(folder, base.known if base else {})
    try:
        descriptor = reading.descriptor()
    except NewerFormat as error:
        raise NewerFormat(error.faults, where) from None
    reading.read()
    if reading.found:
        raise DataError(reading.faults(), where)
    kinds: dict[str, Any] = {kind: COLLECTIONS[kind](records) for kind, records in reading.declared.records.items()}
    return Dataset(
        **kinds, name=descriptor.name, version=descriptor.version, license=descriptor.license, base=reading.base
    )


def _no_folder(folder: Any) -> str | None:
    """What stands where a folder should; None where it is one."""
    try:
        return None if folder.is_dir() else "a file" if folder.is_file() else "no folder"
    except (OSError, ValueError) as error:
        return f"what cannot be read ({getattr(error, 'strerror', None) or error})"
