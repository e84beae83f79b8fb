"""Files written whole or not at all, and where nothing stands yet."""

from __future__ import annotations

import filecmp
import os
import secrets
import stat
from collections.abc import Iterable
from pathlib import Path

from ..errors import QueryError, Said, quoted
from .files import as_path


def write_whole(path: Path, data: bytes | Iterable[bytes]) -> bool:
    """Put these bytes in a file's place at once: who reads it sees the old ones or the new ones, never a part.

    A link stays a link, to a file with the new bytes; a file that stood there keeps its permissions, and one that has
    these bytes already is not touched: then it returns False.

    Raises:
        OSError: It cannot be written; then the old file is as it was, and nothing is left beside it.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "one.json")
    ...     write_whole(file, b"[]"), write_whole(file, b"[]")
    (True, False)
    """
    # Where a link leads to: to replace the link itself would leave the file that others read as it was.
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name}.{secrets.token_hex(8)}.new")
    try:
        with beside.open("xb") as stream:
            stream.writelines([data] if isinstance(data, bytes) else data)
            stream.flush()
            # Without it a power cut could leave the new name with none of the new bytes.
            os.fsync(stream.fileno())
        if target.is_file():
            if filecmp.cmp(beside, target, shallow=False):
                beside.unlink()
                return False
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        os.replace(beside, target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return True


def free_path(target: object, expected: str, *names: str) -> Path:
    """The path that was given, where nothing stands that would be lost: in it, of these names; without names, itself.

    Raises:
        QueryError: It is no path, something stands there, or there is no folder to hold it.

    >>> free_path("no-such-folder", "the name of a folder", "topics.csv").name
    'no-such-folder'
    """
    path = as_path(target, expected)
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
