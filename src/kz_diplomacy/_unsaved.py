"""Files that load and are not as the library writes them."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ._errors import Fault, described
from ._files import DESCRIPTOR, canonical, file_name
from ._json import parse
from ._places import Found, in_lines
from ._records import KINDS

if TYPE_CHECKING:
    from ._dataset import Dataset

_MEND: Final = "run kz-diplomacy format"
_WANTED: Final = {"name": "what it is called", "version": "the version of the data", "licenses": "its licence"}


def not_as_saved(folder: Path, dataset: Dataset) -> Iterator[Found]:
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
        wanted = b"".join(canonical(getattr(dataset, kind), lines=kind in lines))
        if data != wanted:
            found = f"other bytes from line {_first_other_line(data, wanted):,} on"
            yield kind, -1, Fault(found, "the canonical form", _MEND)
    yield from ((DESCRIPTOR, -1, fault) for fault in _of_the_descriptor(folder / DESCRIPTOR, files))


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
    told = {_path(resource): (at, resource) for at, resource in enumerate(resources)}
    for name, data in files.items():
        if name not in told:
            yield Fault(f"nothing of {name}", "each file", _MEND, path="$.resources")
            continue
        at, resource = told[name]
        real = {"bytes": len(data), "hash": f"sha256:{sha256(data).hexdigest()}"}
        for key, expected in real.items():
            if resource.get(key) != expected:
                found = described(resource[key]) if key in resource else f'no "{key}"'
                yield Fault(found, f"{described(expected)}, as {name} has", _MEND, path=f"$.resources[{at}].{key}")


def _path(resource: Any) -> str | None:
    path = resource.get("path") if type(resource) is dict else None
    return path if type(path) is str else None
