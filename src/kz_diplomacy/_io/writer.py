"""Write a dataset into a folder: canonically, each file atomically, and without overwriting by accident."""

from __future__ import annotations

import os
from collections.abc import Collection
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from .._records.kinds import RECORD_TYPES
from ..errors import DataError, Description, QueryError, did_you_mean, nearest
from .datapackage import Descriptor, FileEntry, describe, read_descriptor, read_for_rewrite
from .files import DESCRIPTOR, as_path, file_bytes, file_name, write_atomic

if TYPE_CHECKING:
    from .._records.record_set import RecordSet


def save(dataset: RecordSet, folder: str | os.PathLike[str], overwrite: bool, lines: Collection[str]) -> list[str]:
    """Write a dataset into a folder as ``Dataset.save`` documents, and return the names of the changed files."""
    target = _folder(folder)
    in_lines = _in_lines(target, lines)
    existing = [name for name in _file_names() if os.path.lexists(target / name)]
    if existing and not overwrite:
        raise QueryError(
            Description(f"{existing[0]} in that folder"),
            "one without a dataset",
            "save(folder, overwrite=True) replaces it",
        )
    kept = _descriptor(target)
    descriptor = Descriptor(dataset.name, dataset.version, dataset.license)
    # This raises before anything is written if the new descriptor could not be read again.
    read_descriptor(describe(descriptor, (), {}))
    target.mkdir(parents=True, exist_ok=True)
    written, files = [], []
    for collection_name in RECORD_TYPES:
        has_lines = collection_name in in_lines
        file, other_form = (target / file_name(collection_name, lines=lines) for lines in (has_lines, not has_lines))
        if write_atomic(file, file_bytes(getattr(dataset, collection_name), lines=has_lines)):
            written.append(file.name)
        # The file in the other form is removed only after the new one is written, so a crash loses no records.
        other_form.unlink(missing_ok=True)
        files.append(_entry(collection_name, file))
    if write_atomic(target / DESCRIPTOR, describe(descriptor, files, kept)):
        written.append(DESCRIPTOR)
    return written


def _folder(folder: object) -> Path:
    target = as_path(folder, "the name of a folder", valid=True)
    if target.exists() and not target.is_dir():
        raise QueryError(Description("a file"), "the name of a folder")
    return target


def _in_lines(target: Path, named: Collection[object]) -> set[str]:
    """Return the names of the collections to write as JSON Lines: those named, and those that already are."""
    expected = "names of kinds: " + ", ".join(RECORD_TYPES)
    if isinstance(named, str) or not isinstance(named, Collection):
        raise QueryError(named, f"a list with {expected}")
    for collection_name in named:
        if not isinstance(collection_name, str) or collection_name not in RECORD_TYPES:
            near = did_you_mean(nearest(collection_name, RECORD_TYPES)) if isinstance(collection_name, str) else ""
            raise QueryError(collection_name, expected, near)
    return {
        collection_name
        for collection_name in RECORD_TYPES
        if collection_name in named or (target / file_name(collection_name, lines=True)).exists()
    }


def _file_names() -> list[str]:
    return [
        *(file_name(collection_name, lines=lines) for collection_name in RECORD_TYPES for lines in (False, True)),
        DESCRIPTOR,
    ]


def _descriptor(target: Path) -> dict[str, Any]:
    """Return the JSON object of the descriptor in a folder, or an empty one if it has none."""
    file = target / DESCRIPTOR
    try:
        return read_for_rewrite(file.read_bytes()) if file.exists() else {}
    except DataError as error:
        raise DataError([attrs.evolve(fault, file=DESCRIPTOR) for fault in error.faults], str(target)) from None


def _entry(collection_name: str, file: Path) -> FileEntry:
    with file.open("rb") as stream:
        return FileEntry(collection_name, file.name, file.stat().st_size, file_digest(stream, "sha256").hexdigest())
