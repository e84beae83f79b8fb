"""Records as the plain values of their JSON: keys in field order, what is None or empty left out, references by id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from ._addresses import addresses
from ._frozen import Evidence
from ._record import Record, has_value
from ._records import Source
from ._when import When


def encode(record: Record) -> dict[str, Any]:
    """The plain JSON value of a record.

    The converter could do it, but puts fields that have a default behind those that have none; files keep field order.

    >>> from kz_diplomacy import Text, Topic
    >>> encode(Topic(id="sea", label=Text(en="The sea")))
    {'id': 'sea', 'label': {'en': 'The sea'}}
    """
    value = _object(record)
    if isinstance(record, Source):
        # They all stand in it, so none repeats its id.
        for passage in value.get("passages", ()):
            del passage["source"]
    return value


def _object(value: Any) -> dict[str, Any]:
    members = ((field.name, getattr(value, field.name)) for field in attrs.fields(type(value)))
    return {
        name: _evidence(member) if name == "evidence" else _plain(member)
        for name, member in members
        if has_value(member)
    }


def _evidence(value: Any) -> Any:
    if isinstance(value, Evidence):
        return {field: addresses(value[field]) for field in value.fields if value[field]}
    return addresses(value)


def _plain(value: Any) -> Any:
    match value:
        case str() | int() | float():
            return value
        case When():
            return value.edtf
        case Record():
            return value.id
        case tuple():
            return [_plain(member) for member in value]
        case Mapping():
            return {key: _plain(member) for key, member in value.items()}
        case _:
            return _object(value)
