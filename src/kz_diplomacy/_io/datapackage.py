"""The descriptor of a dataset: a Data Package (v2) that says its name, version, licence and format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from typing import Any, Final, NamedTuple

import attrs

from ..errors import DataError, Description, Fault, describe_value, json_path_step
from .strict_json import dump, parse

FORMAT: Final = 1
"""The number of the format of these files; a dataset of a higher one is refused."""

PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
"""What a descriptor is written to."""

# Python's own encoder would fail at some hundreds of levels.
_MAX_DEPTH: Final = 50
_NEWEST: Final = f"{FORMAT}, the newest format that this version reads"
AND: Final = " AND "
"""How SPDX joins licences, all of which hold."""


class NewerFormat(DataError):  # noqa: N818 - told as the DataError that it is
    """A dataset is of a later format: what else its files hold this version cannot judge."""


class Descriptor(NamedTuple):
    """What the descriptor says that a dataset needs."""

    name: str | None = None
    """What the dataset is called."""
    version: str | None = None
    """The version of the data."""
    license: str | None = None
    """Its licence, as SPDX has it."""


def parse_descriptor(data: bytes) -> dict[str, Any]:
    """The whole value of a descriptor, whatever else it says.

    Raises:
        DataError: It is no JSON object; or what it says of name, version, licence or format is not so written.
        NewerFormat: It is of a later format.
    """
    value = parse(data)
    if type(value) is not dict:
        raise DataError([Fault(describe_value(value), "an object")])
    format = value.get("format", FORMAT)
    if type(format) is int and format > FORMAT:
        raise NewerFormat([Fault(describe_value(format), _NEWEST, "install a newer kz_diplomacy", path="$.format")])
    faults = [
        Fault(describe_value(value[key]), "text", path=f"$.{key}")
        for key in ("name", "version")
        if key in value and not (type(value[key]) is str and value[key])
    ]
    licenses = value.get("licenses", [])
    if type(licenses) is not list or not all(
        type(one) is dict and type(one.get("name")) is str and one["name"] for one in licenses
    ):
        faults.append(
            Fault(describe_value(licenses), "an array of licences", '[{"name": "CC0-1.0"}]', path="$.licenses")
        )
    if type(format) is not int or format < 1:
        faults.append(Fault(describe_value(format), _NEWEST, path="$.format"))
    if faults:
        raise DataError(faults)
    return value


def read_descriptor(data: bytes) -> Descriptor:
    """What the bytes of a descriptor say that a dataset needs.

    Raises:
        DataError: As ``parse_descriptor``.

    >>> read_descriptor(b'{"version": "1.0", "licenses": [{"name": "MIT"}, {"name": "CC0-1.0"}]}').license
    'MIT AND CC0-1.0'
    """
    value = parse_descriptor(data)
    return Descriptor(value.get("name"), value.get("version"), license_of(value))


def license_of(value: Mapping[str, Any]) -> str | None:
    """The licences that a descriptor names, as SPDX joins them; None where it names none.

    >>> license_of({"licenses": [{"name": "CC0-1.0"}]})
    'CC0-1.0'
    """
    return AND.join(one["name"] for one in value.get("licenses", ())) or None


@attrs.frozen
class FileEntry:
    """The entry of a file in the descriptor."""

    kind: str
    """The kind of its records."""
    path: str
    """Its name."""
    bytes: int
    """Its size."""
    sha256: str
    """The digest of its bytes, in hexadecimal."""


def describe(descriptor: Descriptor, files: Iterable[FileEntry], kept: Mapping[str, Any]) -> bytes:
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


def _resource(file: FileEntry) -> dict[str, Any]:
    return {
        "name": file.kind,
        "path": file.path,
        "mediatype": "application/json" if file.path.endswith(".json") else "application/jsonl",
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
    }


def read_for_rewrite(data: bytes) -> dict[str, Any]:
    """The whole value of a descriptor that is written again with all that it says.

    Raises:
        DataError: As ``parse_descriptor``; or it says what could not be written again as it stands there.
    """
    value = parse_descriptor(data)
    if faults := [*_check_round_trip(value, "$", _MAX_DEPTH)]:
        raise DataError(faults)
    return value


def _check_round_trip(value: Any, path: str, levels: int) -> Iterator[Fault]:
    if isinstance(value, Description) or (type(value) is float and not isfinite(value)):
        yield Fault(describe_value(value), "what can be written again", path=path)
    elif isinstance(value, dict | list) and not levels:
        yield Fault(describe_value(value), f"at most {_MAX_DEPTH} levels", path=path)
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            # JSON can spell half a character, and UTF-8 cannot.
            if type(key) is str and any("\ud800" <= char <= "\udfff" for char in key):
                yield Fault("half a character", "what can be written again", path=path + json_path_step(key))
            yield from _check_round_trip(inner, path + json_path_step(key), levels - 1)
