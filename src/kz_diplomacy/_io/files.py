"""The files of a dataset: their names, and their canonical bytes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from .._records.base import Record
from .._records.kinds import KINDS
from .._records.record_set import RecordSet
from ..errors import QueryError
from .strict_json import dump, dump_line

DESCRIPTOR: Final = "datapackage.json"
"""The file that says what a dataset is called, its version and its licence; a folder may lack it."""


def file_name(kind: str, *, lines: bool = False) -> str:
    """The file of a kind: an array of records, or a record on each line.

    >>> file_name("roles"), file_name("roles", lines=True)
    ('roles.json', 'roles.jsonl')
    """
    return f"{kind}.jsonl" if lines else f"{kind}.json"


def as_path(value: object, expected: str, mend: str = "", *, valid: bool = False) -> Path:
    r"""Return an argument that should be the name of a file or folder, whether or not there is one.

    Args:
        value: The argument: a text or a path.
        expected: What is expected, in the error.
        mend: What to do, in the error.
        valid: Refuse a name that no file can have, as for a file to be written.

    Raises:
        QueryError: If it is not a name.

    >>> as_path("la\0mps", "the name of a folder", valid=True)
    Traceback (most recent call last):
        ...
    kz_diplomacy.QueryError: found "la\u0000mps", expected the name of a folder
    """
    if not isinstance(value, str | os.PathLike):
        raise QueryError(value, expected, mend)
    name = os.fsdecode(value)
    if valid and not _is_valid(name):
        raise QueryError(value, expected, mend)
    return Path(name)


def _is_valid(name: str) -> bool:
    try:
        return b"\0" not in os.fsencode(name)
    except UnicodeEncodeError:
        return False


def file_bytes(records: Iterable[Record], *, lines: bool = False) -> Iterator[bytes]:
    r"""The canonical bytes of the file with these records, piece by piece.

    >>> b"".join(file_bytes([]))
    b'[]\n'
    """
    return (dump_line(record.to_dict()) for record in records) if lines else _array(records)


def _array(records: Iterable[Record]) -> Iterator[bytes]:
    opening = b"[\n  "
    for record in records:
        # In JSON a line feed is always between values, and never within a text.
        yield opening + dump(record.to_dict()).rstrip(b"\n").replace(b"\n", b"\n  ")
        opening = b",\n  "
    yield b"[]\n" if opening == b"[\n  " else b"\n]\n"


def sha256_of_files(records: RecordSet) -> str:
    """Return the SHA-256 over the canonical bytes of the files of a dataset, in the order of the kinds."""
    digest = sha256()
    for kind in KINDS:
        for piece in file_bytes(getattr(records, kind)):
            digest.update(piece)
    return digest.hexdigest()
