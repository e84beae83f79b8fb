"""The texts of a record in Kazakh, Russian and English, at any depth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from .._values.facts import Claim, Place, Quantity, Text
from ..errors import json_path_step
from .base import Record


def iter_texts(record: Record) -> Iterator[tuple[str, Text]]:
    """Yield every text of a record, with its JSON path in the record. Texts of referenced records are left out."""
    for name in record.citable:
        yield from _texts_in(getattr(record, name), f"$.{name}")


def _texts_in(value: object, path: str) -> Iterator[tuple[str, Text]]:
    match value:
        case Text():
            yield path, value
        case tuple() | Mapping():
            for key, item in enumerate(value) if isinstance(value, tuple) else value.items():
                yield from _texts_in(item, path + json_path_step(key))
        case Quantity() | Claim() | Place():
            for field in attrs.fields(type(value)):
                yield from _texts_in(getattr(value, field.name), f"{path}.{field.name}")
