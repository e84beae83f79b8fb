"""Read and write the descriptor of a dataset, a Data Package (v2) with its name, version, licence and format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from typing import Any, Final, NamedTuple

import attrs

from ..errors import DataError, Description, Fault, describe_value, json_path_step
from .strict_json import dump, parse

FORMAT: Final = 1
"""The file format version. A dataset with a later one is refused."""

PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
"""The Data Package profile that a written descriptor follows."""

# Python's JSON encoder would fail at some hundreds of levels.
_MAX_DEPTH: Final = 50
_NEWEST: Final = f"{FORMAT}, the newest format that this version reads"
AND: Final = " AND "
"""The SPDX operator between licences that all apply."""


class NewerFormat(DataError):  # noqa: N818 - reported as a DataError
    """A dataset has a later file format version, so this version of the package cannot check its other files."""


class Descriptor(NamedTuple):
    """The values of a descriptor that a dataset uses."""

    name: str | None = None
    """The name of the dataset."""
    version: str | None = None
    """The version of the data."""
    license: str | None = None
    """The licence of the data as an SPDX expression."""


def parse_descriptor(data: bytes) -> dict[str, Any]:
    """Return the JSON object of a descriptor, with the properties that this package does not use.

    Raises:
        DataError: If the data is not a JSON object, or the name, version, licences or format are not valid.
        NewerFormat: If the file format version is later.
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
        type(each) is dict and type(each.get("name")) is str and each["name"] for each in licenses
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
    """Return the values of a descriptor that a dataset uses.

    Raises:
        DataError: If the descriptor is not valid, as for ``parse_descriptor``.
    """
    value = parse_descriptor(data)
    return Descriptor(value.get("name"), value.get("version"), license_of(value))


def license_of(value: Mapping[str, Any]) -> str | None:
    """Return the licences of a descriptor as one SPDX expression, or None if it names none."""
    return AND.join(each["name"] for each in value.get("licenses", ())) or None


@attrs.frozen
class FileEntry:
    """The entry of a file in the descriptor."""

    collection_name: str
    """The kind of its records."""
    path: str
    """Its name."""
    bytes: int
    """Its size."""
    sha256: str
    """The digest of its bytes, in hexadecimal."""


def describe(descriptor: Descriptor, files: Iterable[FileEntry], kept: Mapping[str, Any]) -> bytes:
    """Return the bytes of the descriptor of these files, with the other properties of an earlier one in their order."""
    entries = {file.collection_name: file for file in files}
    earlier = kept["resources"] if type(kept.get("resources")) is list else ()
    earlier_by_name = {_resource_name(resource): resource for resource in earlier}
    others = [resource for resource in earlier if _resource_name(resource) not in entries]
    licenses: Any = descriptor.license and [{"name": name} for name in descriptor.license.split(AND)]
    if license_of(kept) == descriptor.license:
        licenses = kept.get("licenses")
    properties = {
        "name": descriptor.name,
        "version": descriptor.version,
        "licenses": licenses,
        "format": FORMAT,
        "resources": [
            *({**earlier_by_name.get(name, {}), **_resource(file)} for name, file in entries.items()),
            *others,
        ],
    }
    whole = {**kept, "$schema": kept.get("$schema", PROFILE), **properties}
    return dump({key: value for key, value in whole.items() if value is not None or key not in properties})


def _resource_name(resource: Any) -> str | None:
    return resource.get("name") if type(resource) is dict and type(resource.get("name")) is str else None


def _resource(file: FileEntry) -> dict[str, Any]:
    return {
        "name": file.collection_name,
        "path": file.path,
        "mediatype": "application/json" if file.path.endswith(".json") else "application/jsonl",
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
    }


def read_for_rewrite(data: bytes) -> dict[str, Any]:
    """Return the JSON object of a descriptor from which a new one can be written without loss.

    Raises:
        DataError: If the descriptor is not valid, or has a value that would not be the same when it is written again.
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
            # A JSON escape can be a lone surrogate, which UTF-8 cannot encode.
            if type(key) is str and any("\ud800" <= char <= "\udfff" for char in key):
                yield Fault("half a character", "what can be written again", path=path + json_path_step(key))
            yield from _check_round_trip(inner, path + json_path_step(key), levels - 1)
