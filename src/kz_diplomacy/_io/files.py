"""The files of a dataset: their names, their canonical bytes, and how they are written."""

from __future__ import annotations

import filecmp
import os
import secrets
import stat
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from .._records.base import Record
from .._records.kinds import RECORD_TYPES
from .._records.record_set import RecordSet
from ..errors import Description, QueryError, quoted
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
    for kind in RECORD_TYPES:
        for piece in file_bytes(getattr(records, kind)):
            digest.update(piece)
    return digest.hexdigest()


def in_lines(folder: Any) -> frozenset[str]:
    """Return the kinds whose only file in a folder has a record on each line."""

    def has(kind: str, *, lines: bool) -> bool:
        return bool((folder / file_name(kind, lines=lines)).is_file())

    try:
        return frozenset(kind for kind in RECORD_TYPES if has(kind, lines=True) and not has(kind, lines=False))
    except OSError:
        # The folder cannot be listed. The error comes from reading its first file.
        return frozenset()


def write_atomic(path: Path, data: bytes | Iterable[bytes]) -> bool:
    """Replace a file atomically, and return True; return False if it has these bytes already.

    A link stays a link, to a file with the new bytes. An existing file keeps its permissions.

    Raises:
        OSError: If it cannot be written. The old file is unchanged, and no temporary file is left.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "one.json")
    ...     write_atomic(file, b"[]"), write_atomic(file, b"[]")
    (True, False)
    """
    # The target of a link is replaced, because to replace the link would leave the file that others read unchanged.
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(8)}.new")
    try:
        with temporary.open("xb") as stream:
            stream.writelines([data] if isinstance(data, bytes) else data)
            stream.flush()
            # Without a sync, a power cut could leave the new name without the new bytes.
            os.fsync(stream.fileno())
        if target.is_file():
            if filecmp.cmp(temporary, target, shallow=False):
                temporary.unlink()
                return False
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        os.replace(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return True


def require_new_path(target: object, expected: str, *names: str) -> Path:
    """Return a path at which nothing exists that would be overwritten: no file of these names in it, or no file itself.

    Raises:
        QueryError: If it is not a path, if something exists there, or if its folder is missing.

    >>> require_new_path("no-such-folder", "the name of a folder", "topics.csv").name
    'no-such-folder'
    """
    path = as_path(target, expected)
    if names and (path.exists() and not path.is_dir()):
        raise QueryError(Description(f"a file, {quoted(str(path), 300)}"), expected)
    paths = [path / name for name in names] or [path]
    taken = [path for path in paths if os.path.lexists(path)]
    if taken:
        more = f" and {len(taken) - 1:,} more" if len(taken) > 1 else ""
        found = Description(f"{quoted(str(taken[0]), 300)}{more}, which would be overwritten")
        raise QueryError(found, "a place where nothing stands yet", "move it away, or write elsewhere")
    if not names and not path.parent.is_dir():
        raise QueryError(
            Description(f"no folder {quoted(str(path.parent), 300)}"), "a folder to write into", "make it first"
        )
    return path
