"""The names and the canonical bytes of the files of a dataset, and functions that write files."""

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
"""The file with the name, the version and the licence of a dataset. A folder need not have one."""


def file_name(collection_name: str, *, lines: bool = False) -> str:
    """Return the name of the file of a collection such as ``roles``, with ``lines`` that of its JSON Lines form."""
    return f"{collection_name}.jsonl" if lines else f"{collection_name}.json"


def as_path(value: object, expected: str, mend: str = "", *, valid: bool = False) -> Path:
    """Return an argument as the path of a file or folder, which need not exist.

    Args:
        value: The argument, a text or a path.
        expected: The expected value, for the error.
        mend: How to fix the argument, for the error.
        valid: True to refuse names that no file can have. Use it for files that will be written.

    Raises:
        QueryError: If the argument is not a text or a path, or is refused.
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
    """Return the canonical bytes of the file with these records, one record at a time."""
    return (dump_line(record.to_dict()) for record in records) if lines else _array(records)


def _array(records: Iterable[Record]) -> Iterator[bytes]:
    opening = b"[\n  "
    for record in records:
        # In JSON a line feed is always between values, and never within a text.
        yield opening + dump(record.to_dict()).rstrip(b"\n").replace(b"\n", b"\n  ")
        opening = b",\n  "
    yield b"[]\n" if opening == b"[\n  " else b"\n]\n"


def sha256_of_files(records: RecordSet) -> str:
    """Return the SHA-256 of the canonical bytes of the files of a dataset, in the order of ``RECORD_TYPES``."""
    digest = sha256()
    for collection_name in RECORD_TYPES:
        for piece in file_bytes(getattr(records, collection_name)):
            digest.update(piece)
    return digest.hexdigest()


def in_lines(folder: Any) -> frozenset[str]:
    """Return the names of the collections that a folder has as JSON Lines only."""

    def has(collection_name: str, *, lines: bool) -> bool:
        return bool((folder / file_name(collection_name, lines=lines)).is_file())

    try:
        return frozenset(
            collection_name
            for collection_name in RECORD_TYPES
            if has(collection_name, lines=True) and not has(collection_name, lines=False)
        )
    except OSError:
        # The folder cannot be accessed. Reading its first file reports the error.
        return frozenset()


def write_atomic(path: Path, data: bytes | Iterable[bytes]) -> bool:
    """Write a file atomically and return True, or return False if it has these bytes already.

    A symbolic link is kept, and its target is replaced. An existing file keeps its permissions.

    Raises:
        OSError: If the file cannot be written. The old file is unchanged, and no temporary file is left.
    """
    # If the link itself were replaced, programs that open its target would still read the old bytes.
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
    """Return the path of a new file, or with ``names`` of a folder that has none of these files.

    Raises:
        QueryError: If the target is not a path, if a file would be overwritten, or if its folder is missing.
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
