"""What an export that writes files starts from: the records, and a place where nothing stands yet."""

from __future__ import annotations

import os
from pathlib import Path

import attrs

from .._contents import Contents, own
from .._dataset import Dataset
from .._errors import QueryError, Said, quoted
from .._records import KINDS
from ._reached import reached


def exported(ds: Dataset) -> Contents:
    """The dataset's own records, and before them those of its base that they lead to, each kind in its order.

    Raises:
        QueryError: This is no dataset.
        UnknownIdError: A record names one that there is not, which only records made in Python can.

    >>> import kz_diplomacy
    >>> exported(kz_diplomacy.load()) == own(kz_diplomacy.load())
    True
    """
    needed = {record.id for records in reached(ds).values() for record in records}
    found = [record for id, record in ds.known.items() if id in needed]
    records = tuple(record for kind in KINDS.values() for record in found if type(record) is kind)
    return attrs.evolve(own(ds), records=records)


def free_path(target: object, expected: str, *names: str) -> Path:
    """The path that was given, where nothing stands that would be lost: in it, of these names; without names, itself.

    Raises:
        QueryError: It is no path, something stands there, or there is no folder to hold it.

    >>> free_path("no-such-folder", "the name of a folder", "topics.csv").name
    'no-such-folder'
    """
    if not isinstance(target, str | os.PathLike):
        raise QueryError(target, expected)
    path = Path(os.fsdecode(target))
    if names and (path.exists() and not path.is_dir()):
        raise QueryError(Said(f"a file, {quoted(str(path), 300)}"), expected)
    taken = [one for one in ([path / name for name in names] or [path]) if os.path.lexists(one)]
    if taken:
        more = f" and {len(taken) - 1:,} more" if len(taken) > 1 else ""
        found = Said(f"{quoted(str(taken[0]), 300)}{more}, which would be overwritten")
        raise QueryError(found, "a place where nothing stands yet", "move it away, or write elsewhere")
    if not names and not path.parent.is_dir():
        raise QueryError(Said(f"no folder {quoted(str(path.parent), 300)}"), "a folder to write into", "make it first")
    return path
