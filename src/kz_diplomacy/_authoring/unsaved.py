"""Files that load and are not as the library writes them."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .._io.files import DESCRIPTOR, file_bytes, file_name, in_lines
from .._io.locations import LocatedFault
from .._io.strict_json import parse
from .._records.kinds import KINDS
from ..errors import Fault, described, did_you_mean, nearest

if TYPE_CHECKING:
    from .._records.record_set import RecordSet

_MEND: Final = "run kz-diplomacy format"
_WANTED: Final = {"name": "what it is called", "version": "the version of the data", "licenses": "its licence"}


def not_as_saved(folder: Path, dataset: RecordSet) -> Iterator[LocatedFault]:
    """What of the files of a dataset, the descriptor among them, is not as ``save`` would write it.

    Raises:
        OSError: A file cannot be read.

    >>> import kz_diplomacy, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     kz_diplomacy.load().save(folder)
    ...     list(not_as_saved(Path(folder), kz_diplomacy.load()))
    []
    """
    files = {}
    lines = in_lines(folder)
    for kind in KINDS:
        name = file_name(kind, lines=kind in lines)
        data = files[name] = (folder / name).read_bytes()
        wanted = b"".join(file_bytes(getattr(dataset, kind), lines=kind in lines))
        if data != wanted:
            if data.replace(b"\r\n", b"\n") == wanted:
                yield LocatedFault(kind, -1, Fault("line ends of Windows (CRLF)", "LF", _MEND))
                continue
            found = f"other bytes from line {_first_other_line(data, wanted):,} on"
            yield LocatedFault(kind, -1, Fault(found, "the canonical form", _MEND))
    yield from (LocatedFault(DESCRIPTOR, -1, fault) for fault in _of_the_descriptor(folder / DESCRIPTOR, files))
    for file in sorted(folder.iterdir()):
        if file.suffix in (".json", ".jsonl") and file.name not in (*files, DESCRIPTOR):
            near = [f"{kind}{file.suffix}" for kind in nearest(file.stem.lower(), KINDS)]
            mend = did_you_mean(near) or "take it out of the folder"
            fault = Fault("a file that nothing reads", "the files of a dataset", mend, file=file.name)
            yield LocatedFault("", -1, fault)


def _first_other_line(data: bytes, wanted: bytes) -> int:
    pairs = zip_longest(data.split(b"\n"), wanted.split(b"\n"))
    return next(number for number, (one, other) in enumerate(pairs, 1) if one != other)


def _of_the_descriptor(file: Path, files: dict[str, bytes]) -> Iterator[Fault]:
    if not file.is_file():
        mend = f"{_MEND}, and add them"
        yield Fault("no such file", "one that says name, version and licence of the data", mend)
        return
    value: dict[str, Any] = parse(file.read_bytes())
    for key, wanted in _WANTED.items():
        if not value.get(key):
            yield Fault(f'no "{key}"', wanted, "add it")
    resources = value.get("resources")
    if type(resources) is not list:
        found = "no resources" if resources is None else described(resources)
        yield Fault(found, "an array with each file", _MEND, path="$.resources")
        return
    told = {_path(resource): resource for resource in resources}
    for name in files:
        if name not in told:
            yield Fault(f"nothing of {name}", "each file", _MEND, path="$.resources")
    # In one line: whoever has changed files by hand has changed all of these.
    if others := [name for name, data in files.items() if name in told and not _fits(told[name], data)]:
        yield Fault(
            f"another size or hash of {', '.join(others)}", "those that the files have", _MEND, path="$.resources"
        )


def _fits(resource: Any, data: bytes) -> bool:
    digest = f"sha256:{sha256(data).hexdigest()}"
    return bool(resource.get("bytes") == len(data) and resource.get("hash") == digest)


def _path(resource: Any) -> str | None:
    path = resource.get("path") if type(resource) is dict else None
    return path if type(path) is str else None
