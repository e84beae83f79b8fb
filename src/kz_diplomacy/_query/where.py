"""What ``where`` asks of a record: equality of fields, membership in tuples, records by themselves or by id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

import attrs

from .._records.base import Record, has_value
from .._records.fields import each_of, is_list, is_literal, is_record, parts
from .._records.kinds import Official, Organization, Role
from .._values.facts import Participant, Passage, Place, Text
from .._values.vocabulary import COUNTRY_CODES, CountryCode
from .._values.when import When
from ..errors import FieldError, QueryError, did_you_mean, nearest
from .context import Context

Test = Callable[[Any], bool]


def criterion(
    kind: type[Record], fields: Mapping[str, object], context: Context
) -> tuple[dict[str, str], Callable[[Record], bool] | None]:
    """Whether a record has all of these fields: the ids and words that it has to have, and a test of the rest, if any.

    Raises:
        FieldError: The kind has no such field.
        QueryError: A field cannot have such a value.
        UnknownIdError: A reference names a record that there is not.
        WhenError: A date is none.
    """
    types = {field.name: field.type for field in attrs.fields(kind) if field.name not in ("evidence", "uncited")}  # type: ignore[arg-type]
    same: dict[str, str] = {}
    tests: list[tuple[str, Test]] = []
    for name, wanted in fields.items():
        if name not in types:
            raise FieldError(name, kind.kind_name, nearest(name, types))
        test = _test(types[name], wanted, context)
        if isinstance(test, str):
            same[name] = test
        else:
            tests.append((name, test))
    return same, (lambda record: all(test(getattr(record, name)) for name, test in tests)) if tests else None


def _test(kind: Any, wanted: object, context: Context) -> Test | str:
    """What a field has to pass; a text where it has to be that word or the record of that id."""
    if wanted is None:
        return lambda value: not has_value(value)
    if isinstance(wanted, (tuple, list)):
        raise QueryError(wanted, "one value", "ask for one of several at a time")
    if is_list(kind):
        has = _test(each_of(kind), wanted, context)
        return has if isinstance(has, str) else lambda value: any(map(has, value))
    kinds = [part for part in parts(kind) if part is not NoneType]
    first = kinds[0]
    if all(map(is_record, kinds)):
        return context.find(wanted, *kinds).id
    if first is Participant and isinstance(wanted, (str, Record)):
        who = context.find(wanted, Official, Role, Organization).id
        return lambda value: bool(value.who == who)
    if first is CountryCode:
        return known_country(wanted)
    if is_literal(first):
        return _word(first, wanted)
    return _EQUAL.get(first, _plain)(first, wanted)


def _word(kind: Any, wanted: object) -> str:
    for word in get_args(kind):
        if word == wanted:
            return str(word)
    near = nearest(wanted, get_args(kind)) if isinstance(wanted, str) else ()
    raise QueryError(wanted, "one of " + ", ".join(get_args(kind)), did_you_mean(near))


def _plain(kind: Any, wanted: object) -> Test:
    base = str if get_origin(kind) is Annotated else kind
    if not isinstance(wanted, base) or isinstance(wanted, bool):
        raise QueryError(wanted, f"a value of type {base.__name__}")
    return lambda value: bool(value == wanted)


def _text(kind: Any, wanted: object) -> Test:
    if isinstance(wanted, str):
        return lambda value: value is not None and wanted in (value.kk, value.ru, value.en)
    return _plain(kind, wanted)


def _when(kind: Any, wanted: object) -> Test:
    when = wanted if isinstance(wanted, When) else When(wanted)  # type: ignore[arg-type]
    return lambda value: bool(value == when)


def _passage(kind: Any, wanted: Any) -> Test:
    _plain(kind, wanted)  # refuses what is no passage
    # One that an article has found is the same characters, though it knows more of itself.
    same = _characters(wanted)
    return lambda value: _characters(value) == same


def _characters(passage: Passage) -> tuple[str, int, int, str]:
    return passage.source, passage.start, passage.end, passage.sha256


def _place(kind: Any, wanted: object) -> Test:
    if isinstance(wanted, str):
        named = _text(Text, wanted)
        return lambda value: named(value.name)
    return _plain(kind, wanted)


def known_country(code: object) -> str:
    """A country code as it was asked for.

    Raises:
        QueryError: It is no assigned ISO 3166-1 alpha-2 code.

    >>> known_country("KZ")
    'KZ'
    """
    if isinstance(code, str) and code in COUNTRY_CODES:
        return code
    raise QueryError(code, "an ISO 3166-1 alpha-2 code", "write two capitals, such as KZ")


_EQUAL: dict[Any, Callable[[Any, object], Test]] = {
    Text: _text,
    When: _when,
    Passage: _passage,
    Place: _place,
}
