"""The descriptor of a dataset: a Data Package (v2) that says its name, version, licence and format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from ..errors import DataError, Fault, described
from .strict_json import parse

FORMAT: Final = 1
"""The number of the format of these files; a dataset of a higher one is refused."""

PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
"""What a descriptor is written to."""

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
        raise DataError([Fault(described(value), "an object")])
    format = value.get("format", FORMAT)
    if type(format) is int and format > FORMAT:
        raise NewerFormat([Fault(described(format), _NEWEST, "install a newer kz_diplomacy", path="$.format")])
    faults = [
        Fault(described(value[key]), "text", path=f"$.{key}")
        for key in ("name", "version")
        if key in value and not (type(value[key]) is str and value[key])
    ]
    licenses = value.get("licenses", [])
    if type(licenses) is not list or not all(
        type(one) is dict and type(one.get("name")) is str and one["name"] for one in licenses
    ):
        faults.append(Fault(described(licenses), "an array of licences", '[{"name": "CC0-1.0"}]', path="$.licenses"))
    if type(format) is not int or format < 1:
        faults.append(Fault(described(format), _NEWEST, path="$.format"))
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
