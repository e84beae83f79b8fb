"""Strict hooks for cattrs. Each accepts exactly one type of JSON value and raises one fault for any other.

Every check compares types exactly, so no hook accepts a :class:`~kz_diplomacy._io.strict_json.Rejected` value.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any, Final, NoReturn, TypeAlias

from cattrs import IterableValidationError
from cattrs.errors import IterableValidationNote

from .._records.fields import pattern_of
from .._values.facts import Text
from .._values.vocabulary import COUNTRY_CODES, LARGEST_NUMBER
from .._values.when import When
from ..errors import DataError, Description, data_error, did_you_mean, nearest, quoted

Hook: TypeAlias = Callable[[Any, Any], Any]
"""A structure hook of cattrs: a function of a value and the type to convert it to."""


def missing_field_error(name: int | str) -> DataError:
    """Return the error for a required field that is missing."""
    return data_error(Description(f'no "{name}"'), "one", "add it")


def unknown_field_error(name: str, names: Iterable[str]) -> DataError:
    """Return the error for a field that does not exist."""
    names = tuple(names)
    return data_error(Description("an unknown field"), "one of " + ", ".join(names), did_you_mean(nearest(name, names)))


def _refuse(value: Any, expected: str, mend: str = "") -> NoReturn:
    raise data_error(value, expected, mend)


def text(value: Any, _: Any) -> str:
    if type(value) is str and value:
        return value
    _refuse(value, "text")


def whole_number(value: Any, _: Any) -> int:
    if type(value) is int and abs(value) <= LARGEST_NUMBER:
        return value
    _refuse(value, "a whole number of at most 64 bits")


def number(value: Any, _: Any) -> int | float:
    # ``Quantity`` checks that the number is finite and not too large.
    if type(value) is int or type(value) is float:
        return value
    _refuse(value, "a number")


def date(value: Any, _: Any) -> When:
    if type(value) is str:
        return When(value)
    _refuse(value, "a date", 'write it as text, such as "2024-04"')


def country(value: Any, _: Any) -> str:
    if type(value) is str and value in COUNTRY_CODES:
        return value
    _refuse(value, "an ISO 3166-1 alpha-2 code", "write two capitals, such as KZ")


def _address(value: Any, _: Any) -> str:
    if type(value) is str:
        return value
    _refuse(value, "an address", "write kazinform#3.1, or zakon-kz for a whole source")


def pattern_hook(hint: Any) -> Hook:
    form = pattern_of(hint)

    def hook(value: Any, _: Any) -> str:
        if type(value) is str and form.pattern.fullmatch(value):
            return value
        _refuse(value, form.expected, form.mend)

    return hook


def choice_hook(choices: Collection[str]) -> Hook:
    def hook(value: Any, _: Any) -> str:
        if type(value) is str and value in choices:
            return value
        similar = nearest(value, choices) if type(value) is str else ()
        _refuse(value, "one of " + ", ".join(choices), did_you_mean(similar))

    return hook


def object_hook(structure: Hook, cls: Any) -> Hook:
    """Return a hook that accepts only objects, since the hooks of cattrs accept any value that has keys."""

    def hook(value: Any, hint: Any) -> Any:
        if type(value) is not dict:
            is_wording = cls is Text and type(value) is str and value
            _refuse(value, "an object", f'write {{"en": {quoted(value)}}}' if is_wording else "")
        return structure(value, hint)

    return hook


def restricted_hook(structure: Hook, allowed: Collection[str], required: Collection[str] = ()) -> Hook:
    """Return a hook for objects that have only the allowed fields of their class, and all of the required ones."""

    def hook(value: Any, hint: Any) -> Any:
        errors: list[Exception] = [_at(name, missing_field_error(name)) for name in required if name not in value]
        errors += [_at(name, unknown_field_error(name, allowed)) for name in value if name not in allowed]
        wrong_fields = [_group("wrong fields", errors, hint)] if errors else []
        try:
            result = structure({name: value[name] for name in allowed if name in value}, hint)
        except Exception as error:
            raise ExceptionGroup("wrong fields and values", [*wrong_fields, error]) from None
        if wrong_fields:
            raise wrong_fields[0]
        return result

    return hook


def array_hook(structure: Hook, member_type: Any) -> Hook:
    def hook(value: Any, hint: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            _refuse(value, "an array")
        return tuple(structure_each(lambda _, member: structure(member, member_type), enumerate(value), hint))

    return hook


addresses: Final = array_hook(_address, str)


def mapping_hook(key_hook: Hook, structure: Hook) -> Hook:
    """Return a hook for objects that map keys of one type to values of one type."""

    def entry(key: str, member: Any) -> tuple[Any, Any]:
        return key_hook(key, None), structure(member, None)

    def hook(value: Any, hint: Any) -> dict[Any, Any]:
        return dict(structure_each(entry, value.items(), hint))

    return object_hook(hook, dict)


def structure_each(structure: Callable[[Any, Any], Any], members: Iterable[tuple[Any, Any]], hint: Any) -> list[Any]:
    """Return the converted members of an array or object, or raise the errors of all members as one group."""
    results, errors = [], []
    for key, member in members:
        try:
            results.append(structure(key, member))
        except Exception as error:
            errors.append(_at(key, error))
    if errors:
        raise _group("wrong members", errors, hint)
    return results


def _group(message: str, errors: list[Exception], hint: Any) -> IterableValidationError:
    # Pyright knows only the two arguments of an exception group.
    return IterableValidationError(message, errors, hint)  # pyright: ignore[reportCallIssue]


def _at(key: str | int, error: Exception) -> Exception:
    """Return an error with a note of the key of its member, as cattrs adds it."""
    error.add_note(IterableValidationNote(f"at {key}", key, None))
    return error
