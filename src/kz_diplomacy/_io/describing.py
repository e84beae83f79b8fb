"""Writing a descriptor: what it says of the files, and whatever else one that stood there said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from typing import Any, Final

import attrs

from ..errors import DataError, Fault, Said, described, json_path_step
from .datapackage import AND, FORMAT, PROFILE, Descriptor, license_of, parse_descriptor
from .strict_json import dump

# Nobody nests a descriptor so deeply, and Python's own encoder would fail at some hundreds.
_DEEPEST: Final = 50


@attrs.frozen
class Described:
    """A file, as the descriptor tells of it."""

    kind: str
    """The kind of its records."""
    path: str
    """Its name."""
    bytes: int
    """Its size."""
    sha256: str
    """The digest of its bytes, in hexadecimal."""


def describe(descriptor: Descriptor, files: Iterable[Described], kept: Mapping[str, Any]) -> bytes:
    """The bytes of the descriptor of files; whatever else one that stood there said is kept, in its place.

    >>> print(describe(Descriptor(version="1.0"), [], {"title": "The sea"}).decode())
    {
      "title": "The sea",
      "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
      "version": "1.0",
      "format": 1,
      "resources": []
    }
    <BLANKLINE>
    """
    told = {file.kind: file for file in files}
    standing = kept["resources"] if type(kept.get("resources")) is list else ()
    earlier = {_names(one): one for one in standing}
    resources = [one for one in standing if _names(one) not in told]
    licenses: Any = descriptor.license and [{"name": name} for name in descriptor.license.split(AND)]
    if license_of(kept) == descriptor.license:
        licenses = kept.get("licenses")
    said = {
        "name": descriptor.name,
        "version": descriptor.version,
        "licenses": licenses,
        "format": FORMAT,
        "resources": [*({**earlier.get(kind, {}), **_resource(file)} for kind, file in told.items()), *resources],
    }
    whole = {**kept, "$schema": kept.get("$schema", PROFILE), **said}
    return dump({key: value for key, value in whole.items() if value is not None or key not in said})


def _names(resource: Any) -> str | None:
    return resource.get("name") if type(resource) is dict and type(resource.get("name")) is str else None


def _resource(file: Described) -> dict[str, Any]:
    return {
        "name": file.kind,
        "path": file.path,
        "mediatype": "application/json" if file.path.endswith(".json") else "application/jsonl",
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
    }


def kept_descriptor(data: bytes) -> dict[str, Any]:
    """The whole value of a descriptor that is written again with all that it says.

    Raises:
        DataError: As ``parse_descriptor``; or it says what could not be written again as it stands there.
    """
    value = parse_descriptor(data)
    if faults := [*_unwritable(value, "$", _DEEPEST)]:
        raise DataError(faults)
    return value


def _unwritable(value: Any, path: str, levels: int) -> Iterator[Fault]:
    if isinstance(value, Said) or (type(value) is float and not isfinite(value)):
        yield Fault(described(value), "what can be written again", path=path)
    elif isinstance(value, dict | list) and not levels:
        yield Fault(described(value), f"at most {_DEEPEST} levels", path=path)
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            # JSON can spell half a character, and UTF-8 cannot.
            if type(key) is str and any("\ud800" <= char <= "\udfff" for char in key):
                yield Fault("half a character", "what can be written again", path=path + json_path_step(key))
            yield from _unwritable(inner, path + json_path_step(key), levels - 1)
