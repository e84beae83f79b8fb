"""A dataset written into a folder: canonical, each file whole, and nothing overwritten unasked."""

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
    """Write a dataset into a folder, as ``Dataset.save`` says, and return the names of the files that were written."""
    target = _folder(folder)
    in_lines = _in_lines(target, lines)
    standing = [name for name in _names() if os.path.lexists(target / name)]
    if standing and not overwrite:
        raise QueryError(
            Description(f"{standing[0]} in that folder"),
            "one without a dataset",
            "save(folder, overwrite=True) replaces it",
        )
    kept = _descriptor(target)
    said = Descriptor(dataset.name, dataset.version, dataset.license)
    # What could not be read again is told before anything is written.
    read_descriptor(describe(said, (), {}))
    target.mkdir(parents=True, exist_ok=True)
    written, files = [], []
    for kind in RECORD_TYPES:
        file, other = (target / file_name(kind, lines=lines) for lines in (kind in in_lines, kind not in in_lines))
        if write_atomic(file, file_bytes(getattr(dataset, kind), lines=kind in in_lines)):
            written.append(file.name)
        # Of a kind that had the other form the new file is there by now, so that nothing is lost in between.
        other.unlink(missing_ok=True)
        files.append(_entry(kind, file))
    if write_atomic(target / DESCRIPTOR, describe(said, files, kept)):
        written.append(DESCRIPTOR)
    return written


def _folder(folder: object) -> Path:
    target = as_path(folder, "the name of a folder", valid=True)
    if target.exists() and not target.is_dir():
        raise QueryError(Description("a file"), "the name of a folder")
    return target


def _in_lines(target: Path, named: Collection[object]) -> set[str]:
    """The kinds that are written with a record on each line."""
    wanted = "names of kinds: " + ", ".join(RECORD_TYPES)
    if isinstance(named, str) or not isinstance(named, Collection):
        raise QueryError(named, f"a list with {wanted}")
    for kind in named:
        if not isinstance(kind, str) or kind not in RECORD_TYPES:
            near = did_you_mean(nearest(kind, RECORD_TYPES)) if isinstance(kind, str) else ""
            raise QueryError(kind, wanted, near)
    return {kind for kind in RECORD_TYPES if kind in named or (target / file_name(kind, lines=True)).exists()}


def _names() -> list[str]:
    return [*(file_name(kind, lines=lines) for kind in RECORD_TYPES for lines in (False, True)), DESCRIPTOR]


def _descriptor(target: Path) -> dict[str, Any]:
    """All that the descriptor says that stands there."""
    file = target / DESCRIPTOR
    try:
        return read_for_rewrite(file.read_bytes()) if file.exists() else {}
    except DataError as error:
        raise DataError([attrs.evolve(fault, file=DESCRIPTOR) for fault in error.faults], str(target)) from None


def _entry(kind: str, file: Path) -> FileEntry:
    with file.open("rb") as stream:
        return FileEntry(kind, file.name, file.stat().st_size, file_digest(stream, "sha256").hexdigest())
