"""The arguments of ``where`` and how they are compared with fields.

A text matches in any of its languages, a record by itself or its id, and a date as EDTF. If a field has several values,
one of them has to match. None matches a field that has no value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import NoneType
from typing import Annotated, Any, TypeAlias, TypedDict, get_args, get_origin

import attrs

from .._records.base import Record, has_value
from .._records.fields import each_of, is_list, is_literal, is_record, parts
from .._records.kinds import Event, Official, Organization, Role, Statement, Topic
from .._values.citations import Passage
from .._values.facts import Claim, Participant, Place, Quantity, Text
from .._values.vocabulary import COUNTRY_CODES, CountryCode, RoleKind, SourceKind, StatementKind, Status
from .._values.when import When
from ..errors import FieldError, QueryError, did_you_mean, nearest
from .context import Context


class SourceFields(TypedDict, total=False):
    """The fields of a source."""

    id: str
    kind: SourceKind
    publisher: Text | str
    title: str
    language: str
    url: str | None
    published: When | str | None
    rights: Text | str | None
    length: int | None
    sha256: str | None
    passages: Passage | None


class TopicFields(TypedDict, total=False):
    """The fields of a topic."""

    id: str
    label: Text | str
    broader: Topic | str | None


class OrganizationFields(TypedDict, total=False):
    """The fields of an organization."""

    id: str
    name: Text | str
    parent: Organization | str | None
    country: str | None
    same_as: str | None


class OfficialFields(TypedDict, total=False):
    """The fields of an official."""

    id: str
    name: Text | str
    languages: str | None
    summary: Text | str
    same_as: str | None


class RoleFields(TypedDict, total=False):
    """The fields of a role."""

    id: str
    kind: RoleKind
    title: Text | str
    official: Official | str | None
    organization: Organization | str | None
    start: When | str | None
    end: When | str | None
    countries: str | None
    places: Place | str | None
    quantities: Quantity | None
    summary: Text | str | None
    note: Text | str | None


class EventFields(TypedDict, total=False):
    """The fields of an event."""

    id: str
    title: Text | str
    summary: Text | str
    when: When | str | None
    status: Status
    participants: Participant | Official | Role | Organization | str | None
    places: Place | str | None
    countries: str | None
    topics: Topic | str | None
    quantities: Quantity | None
    part_of: Event | str | None
    note: Text | str | None


class StatementFields(TypedDict, total=False):
    """The fields of a statement."""

    id: str
    kind: StatementKind
    speaker: Official | Organization | str | None
    attribution: Text | str | None
    role: Role | str | None
    said: When | str | None
    occasion: Event | str | None
    asked: Text | str | None
    audience: Text | str | None
    summary: Text | str
    claims: Claim | None
    passage: Passage
    events: Event | str | None
    topics: Topic | str | None
    countries: str | None
    places: Place | str | None
    organizations: Organization | str | None
    quantities: Quantity | None
    restates: Statement | str | None
    note: Text | str | None


Test: TypeAlias = Callable[[Any], bool]


def parse_where(
    record_type: type[Record], fields: Mapping[str, object], context: Context
) -> tuple[dict[str, str], Test | None]:
    """Return the arguments of ``where`` that an index can look up, as keys by field, and a test for the other fields.

    Raises:
        FieldError: If the records have no such field.
        QueryError: If a field cannot have such a value.
        UnknownIdError: If a reference names a record that does not exist.
        WhenError: If a text is not a date.
    """
    hints = {field.name: field.type for field in attrs.fields(record_type) if field.name not in ("evidence", "uncited")}  # type: ignore[arg-type]
    keys: dict[str, str] = {}
    tests: list[tuple[str, Test]] = []
    for name, expected in fields.items():
        if name not in hints:
            raise FieldError(name, record_type.kind_name, nearest(name, hints))
        test = _field_test(hints[name], expected, context)
        if isinstance(test, str):
            keys[name] = test
        else:
            tests.append((name, test))
    return keys, (lambda record: all(test(getattr(record, name)) for name, test in tests)) if tests else None


def _field_test(hint: Any, expected: object, context: Context) -> Test | str:
    """Return the test of a field, or the key that the field must have if it is a code, a choice or a record."""
    if expected is None:
        return lambda value: not has_value(value)
    if isinstance(expected, (tuple, list)):
        raise QueryError(expected, "one value", "ask for one of several at a time")
    if is_list(hint):
        test = _field_test(each_of(hint), expected, context)
        return test if isinstance(test, str) else lambda values: any(map(test, values))
    types = [part for part in parts(hint) if part is not NoneType]
    if all(map(is_record, types)):
        return context.find(expected, *types).id
    if types[0] is Participant and isinstance(expected, (str, Record)):
        id = context.find(expected, Official, Role, Organization).id
        return lambda participant: bool(participant.who == id)
    if types[0] is CountryCode:
        return known_country(expected)
    if is_literal(types[0]):
        return _choice(get_args(types[0]), expected)
    return _value_test(types[0], expected)


def _choice(choices: tuple[str, ...], expected: object) -> str:
    for choice in choices:
        if choice == expected:
            return choice
    near = nearest(expected, choices) if isinstance(expected, str) else ()
    raise QueryError(expected, "one of " + ", ".join(choices), did_you_mean(near))


def _value_test(hint: Any, expected: object) -> Test:
    """Return the test of a single value that is neither a reference nor from a closed vocabulary."""
    if hint is When and not isinstance(expected, When):
        expected = When(expected)  # type: ignore[arg-type]  # which raises an error for anything except text
    if hint in (Text, Place) and isinstance(expected, str):
        return partial(_is_called, expected)
    base = str if get_origin(hint) is Annotated else hint
    if not isinstance(expected, base) or isinstance(expected, bool):
        raise QueryError(expected, f"a value of type {base.__name__}")
    if isinstance(expected, Passage):
        # A passage found by an article also has its text, so only source, range and hash are compared.
        characters = _characters(expected)
        return lambda passage: _characters(passage) == characters
    return lambda value: bool(value == expected)


def _is_called(name: str, value: Text | Place | None) -> bool:
    """Return True if a text, or the name of a place, equals a name in one of its languages."""
    text = value.name if isinstance(value, Place) else value
    return text is not None and name in (text.kk, text.ru, text.en)


def _characters(passage: Passage) -> tuple[str, int, int, str]:
    return passage.source, passage.start, passage.end, passage.sha256


def known_country(code: object) -> str:
    """Return a country code unchanged.

    Raises:
        QueryError: If it is not an assigned ISO 3166-1 alpha-2 code.
    """
    if isinstance(code, str) and code in COUNTRY_CODES:
        return code
    raise QueryError(code, "an ISO 3166-1 alpha-2 code", "write two capitals, such as KZ")
