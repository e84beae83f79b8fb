"""The files of a dataset: their names, and their canonical bytes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final, TypeGuard

from .._records.base import Record
from .._records.kinds import KINDS
from .._records.record_set import RecordSet
from .strict_json import dump, dump_line

DESCRIPTOR: Final = "datapackage.json"
"""The file that says what a dataset is called, its version and its licence; a folder may lack it."""


def file_name(kind: str, *, lines: bool = False) -> str:
    """The file of a kind: an array of records, or a record on each line.

    >>> file_name("roles"), file_name("roles", lines=True)
    ('roles.json', 'roles.jsonl')
    """
    return f"{kind}.jsonl" if lines else f"{kind}.json"


def is_name(value: object) -> TypeGuard[str | os.PathLike[str]]:
    r"""Whether a value can be the name of a file or a folder, be there one or not.

    >>> is_name("lamps"), is_name(7), is_name("la\0mps")
    (True, False, False)
    """
    try:
        name = os.fspath(value)  # type: ignore[call-overload]  # what is no name raises
        return isinstance(name, str) and b"\0" not in os.fsencode(name)
    except (TypeError, UnicodeEncodeError):
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
