"""The fields of records and values: the roles that they play, and what their type hints say."""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, TypeAlias, Union, get_args, get_origin

import attrs

from .._values.vocabulary import StringPattern
from .base import Record

FieldRole: TypeAlias = Literal["world", "description", "link", "members", "editorial"]
_ROLE: Final = "role"

DESCRIPTION: Final[dict[str, FieldRole]] = {_ROLE: "description"}
"""Our words about the world, or a detail that need not be there. It cites evidence, and is never an open question."""
LINK: Final[dict[str, FieldRole]] = {_ROLE: "link"}
"""A reference that the editors draw. None means that there is no such link."""
MEMBERS: Final[dict[str, FieldRole]] = {_ROLE: "members"}
"""Values that have evidence of their own."""
EDITORIAL: Final[dict[str, FieldRole]] = {_ROLE: "editorial"}
"""The editors' own: it cites no evidence, and says nothing about the world."""


def fields_of_role(cls: type, *roles: FieldRole) -> tuple[str, ...]:
    """Return the names of the fields that play one of some roles; without metadata a field is about the world.

    >>> from kz_diplomacy import Event
    >>> fields_of_role(Event, "link", "members")
    ('quantities', 'part_of')
    """
    return tuple(field.name for field in attrs.fields(cls) if field.metadata.get(_ROLE, "world") in roles)


def hints_of(cls: type) -> dict[str, Any]:
    """The fields of a class of records or values, with their types.

    >>> from kz_diplomacy import Text
    >>> hints_of(Text)
    {'kk': <class 'str'>, 'ru': <class 'str'>, 'en': <class 'str'>}
    """
    return {field.name: field.type for field in attrs.fields(cls)}


def needed_of(cls: type) -> set[str]:
    """The fields of a class that have to be given.

    >>> from kz_diplomacy import Passage
    >>> sorted(needed_of(Passage))
    ['end', 'sha256', 'source', 'start']
    """
    return {field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING}


def parts(hint: Any) -> tuple[Any, ...]:
    """The types that a value may be of, None among them; one where it is no union.

    >>> parts(int | None), parts(tuple[int, ...])
    ((<class 'int'>, <class 'NoneType'>), (tuple[int, ...],))
    """
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def is_optional(hint: Any) -> bool:
    """Whether a value may be None, or something else.

    >>> is_optional(int | None), is_optional(int | float)
    (True, False)
    """
    return NoneType in parts(hint)[1:]


def without_none(hint: Any) -> Any:
    """The type of a value that is there.

    >>> without_none(int | None)
    <class 'int'>
    """
    return Union[tuple(part for part in parts(hint) if part is not NoneType)]  # noqa: UP007 - made at run time


def is_list(hint: Any) -> bool:
    """Whether a field has many values.

    >>> is_list(tuple[int, ...]), is_list(int)
    (True, False)
    """
    return get_origin(hint) is tuple


def each_of(hint: Any) -> Any:
    """The type of one value of a field: of a list that of its members, else the field's own.

    >>> each_of(tuple[int, ...]), each_of(int)
    (<class 'int'>, <class 'int'>)
    """
    return get_args(hint)[0] if is_list(hint) else hint


def is_mapping(hint: Any) -> bool:
    """Whether a field has a value for each of its keys.

    >>> is_mapping(Mapping[str, int]), is_mapping(tuple[int, ...])
    (True, False)
    """
    return get_origin(hint) is Mapping


def is_record(hint: Any) -> bool:
    """Whether a type is a kind of record.

    >>> from kz_diplomacy import Text, Topic
    >>> is_record(Topic), is_record(Text)
    (True, False)
    """
    return isinstance(hint, type) and issubclass(hint, Record)


def is_reference(hint: Any) -> bool:
    """Whether a value is a record of one of some kinds, if it is there.

    >>> from kz_diplomacy import Official, Role, Topic
    >>> is_reference(Official | Role | None), is_reference(tuple[Topic, ...])
    (True, False)
    """
    return all(is_record(part) for part in parts(hint) if part is not NoneType)


def is_literal(hint: Any) -> bool:
    """Whether a value is a word of a closed vocabulary.

    >>> from kz_diplomacy import Lang
    >>> is_literal(Lang), is_literal(str)
    (True, False)
    """
    return get_origin(hint) is Literal


def has_pattern(hint: Any) -> bool:
    """Whether a value is text of a certain form.

    >>> from kz_diplomacy._values.vocabulary import Id
    >>> has_pattern(Id), has_pattern(str)
    (True, False)
    """
    return get_origin(hint) is Annotated and isinstance(hint.__metadata__[0], StringPattern)


def pattern_of(alias: Any) -> StringPattern:
    """The form of such text.

    >>> from kz_diplomacy._values.vocabulary import Id
    >>> pattern_of(Id).expected
    'an id'
    """
    pattern: StringPattern = alias.__metadata__[0]
    return pattern
