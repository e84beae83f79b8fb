"""The files of a dataset: their names, their canonical bytes, and the descriptor beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, Final

import attrs

from ._errors import DataError, Fault, described
from ._json import dump, parse
from ._record import Record

FORMAT: Final = 1
"""The number of the format of these files; a dataset of a higher one is refused."""

DESCRIPTOR: Final = "datapackage.json"
"""The file that says what a dataset is called, its version and its licence; a folder may lack it."""


@attrs.frozen
class Descriptor:
    """What the descriptor says that a dataset needs."""

    name: str | None = None
    version: str | None = None
    license: str | None = None


def file_name(kind: str) -> str:
    """The file of a kind.

    >>> file_name("roles")
    'roles.json'
    """
    return f"{kind}.json"


def canonical(records: Iterable[Record]) -> bytes:
    r"""The canonical bytes of the file with these records.

    >>> canonical([])
    b'[]\n'
    """
    return dump([record.to_dict() for record in records])


def describe(descriptor: Descriptor, files: Mapping[str, bytes]) -> bytes:
    """The bytes of the descriptor (Data Package v2) of files, by kind, with the hash and the size of each."""
    said: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": descriptor.name,
        "version": descriptor.version,
        "licenses": descriptor.license and [{"name": name} for name in descriptor.license.split(_AND)],
        "format": FORMAT,
        "resources": [
            {
                "name": kind,
                "path": file_name(kind),
                "mediatype": "application/json",
                "encoding": "utf-8",
                "bytes": len(data),
                "hash": f"sha256:{sha256(data).hexdigest()}",
            }
            for kind, data in files.items()
        ],
    }
    return dump({key: value for key, value in said.items() if value is not None})


def read_descriptor(data: bytes) -> Descriptor:
    """What the bytes of a descriptor say.

    Raises:
        DataError: It is not JSON, or what it says of name, version, licence or format is not so written.
    """
    value = parse(data)
    if type(value) is not dict:
        raise DataError([Fault(described(value), "an object")])
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
    format = value.get("format", FORMAT)
    if type(format) is not int or not 1 <= format <= FORMAT:
        mend = "install a newer kz_diplomacy" if type(format) is int and format > FORMAT else ""
        faults.append(
            Fault(described(format), f"{FORMAT}, the newest format that this version reads", mend, path="$.format")
        )
    if faults:
        raise DataError(faults)
    license = _AND.join(one["name"] for one in licenses)
    return Descriptor(value.get("name"), value.get("version"), license or None)


# SPDX joins licences so, all of which hold.
_AND: Final = " AND "
