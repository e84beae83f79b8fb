"""The fields of records and values: their roles, and inspection of their type hints."""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, TypeAlias, Union, get_args, get_origin

import attrs

from .._values.vocabulary import StringPattern
from .base import Record

FieldUse: TypeAlias = Literal["world", "description", "link", "members", "editorial"]
_USE: Final = "use"

DESCRIPTION: Final[dict[str, FieldUse]] = {_USE: "description"}
"""The editors' words about the world, or an optional detail. The field cites evidence and never counts as unsaid."""
LINK: Final[dict[str, FieldUse]] = {_USE: "link"}
"""A reference that the editors add. None means that there is no such link."""
MEMBERS: Final[dict[str, FieldUse]] = {_USE: "members"}
"""Values with their own evidence."""
EDITORIAL: Final[dict[str, FieldUse]] = {_USE: "editorial"}
"""A field of the editors, which states nothing about the world, so that ``check`` asks for no evidence."""


def fields_used_as(cls: type, *uses: FieldUse) -> tuple[str, ...]:
    """Return the names of the fields that have one of these uses. A field without metadata has the use ``world``.

    >>> from kz_diplomacy import Event
    >>> fields_used_as(Event, "link", "members")
    ('quantities', 'part_of')
    """
    return tuple(field.name for field in attrs.fields(cls) if field.metadata.get(_USE, "world") in uses)


def hints_of(cls: type) -> dict[str, Any]:
    """Return the types of the fields of a record or value class by name."""
    return {field.name: field.type for field in attrs.fields(cls)}


def needed_of(cls: type) -> set[str]:
    """Return the names of the required fields of a class."""
    return {field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING}


def parts(hint: Any) -> tuple[Any, ...]:
    """Return the members of a union, None included; any other type is returned alone.

    >>> parts(int | None), parts(tuple[int, ...])
    ((<class 'int'>, <class 'NoneType'>), (tuple[int, ...],))
    """
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def is_optional(hint: Any) -> bool:
    """Return True if a type is a union with None."""
    return NoneType in parts(hint)[1:]


def without_none(hint: Any) -> Any:
    """Return a type without the None of its union."""
    return Union[tuple(part for part in parts(hint) if part is not NoneType)]  # noqa: UP007 - made at run time


def is_list(hint: Any) -> bool:
    """Return True if a type is a tuple, the type of a field with several values."""
    return get_origin(hint) is tuple


def each_of(hint: Any) -> Any:
    """Return the type of the members of a list, or the type itself if it is not a list."""
    return get_args(hint)[0] if is_list(hint) else hint


def is_mapping(hint: Any) -> bool:
    return get_origin(hint) is Mapping


def is_record(hint: Any) -> bool:
    """Return True if a type is a kind of record."""
    return isinstance(hint, type) and issubclass(hint, Record)


def is_reference(hint: Any) -> bool:
    """Return True if a type is a kind of record or a union of kinds, with or without None."""
    return all(is_record(part) for part in parts(hint) if part is not NoneType)


def is_literal(hint: Any) -> bool:
    """Return True if a type is a closed vocabulary."""
    return get_origin(hint) is Literal


def has_pattern(hint: Any) -> bool:
    """Return True if a type is a string that must match a pattern."""
    return get_origin(hint) is Annotated and isinstance(hint.__metadata__[0], StringPattern)


def pattern_of(alias: Any) -> StringPattern:
    """Return the pattern of a string type that has one."""
    pattern: StringPattern = alias.__metadata__[0]
    return pattern
