"""Strict hooks for the converter: each takes exactly one type of JSON value and refuses every other, with one fault.

A word of a closed vocabulary is given as the vocabulary has it, so that every record shares the one text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import Any, Final, NoReturn, TypeAlias, get_args

from .._values.facts import Text
from .._values.vocabulary import COUNTRY_CODES, LARGEST_NUMBER, StringPattern
from .._values.when import When
from ..errors import DataError, Fault, did_you_mean, fault, json_path_step, nearest, quoted
from .faults import faults_of, no_field, unknown_field

Hook: TypeAlias = Callable[[Any, Any], Any]
"""What cattrs calls with a value and the type that is wanted."""

_MOST_REMEMBERED: Final = 4096

_COUNTRIES: Final = {code: code for code in COUNTRY_CODES}


def refuse(value: Any, expected: str, mend: str = "") -> NoReturn:
    """Raise the one fault of a value that is not what it should be."""
    raise fault(value, expected, mend)


def text(value: Any, _: Any) -> str:
    """Text that is not empty."""
    if type(value) is str and value:
        return value
    refuse(value, "text")


def whole_number(value: Any, _: Any) -> int:
    """A whole number, and never true or 1.0."""
    if type(value) is int and abs(value) <= LARGEST_NUMBER:
        return value
    refuse(value, "a whole number of at most 64 bits")


def number(value: Any, _: Any) -> int | float:
    """A number of either type; its size is judged by the quantity that holds it."""
    if type(value) is int or type(value) is float:
        return value
    refuse(value, "a number")


def country(value: Any, _: Any) -> str:
    """An assigned country code."""
    if type(value) is str and (code := _COUNTRIES.get(value)):
        return code
    refuse(value, "an ISO 3166-1 alpha-2 code", "write two capitals, such as KZ")


def address(value: Any, _: Any) -> str:
    """An address in evidence; the linker says where it leads."""
    if type(value) is str:
        return value
    refuse(value, "an address", "write kazinform#3.1, or zakon-kz for a whole source")


def addresses(value: Any, _: Any) -> tuple[str, ...]:
    """Evidence: an array of addresses, most often of one."""
    if type(value) is list:
        for one in value:
            if type(one) is not str:
                break
        else:
            return tuple(value)
    return array_of(address)(value, None)  # type: ignore[no-any-return]


def when() -> Hook:
    """Dates, which repeat a great deal and so are remembered: up to a bound, that no file may fill the memory."""
    known: dict[str, When] = {}

    def hook(value: Any, _: Any) -> When:
        if type(value) is not str:
            refuse(value, "a date", 'write it as text, such as "2024-04"')
        if (seen := known.get(value)) is not None:
            return seen
        made = When(value)
        if len(known) < _MOST_REMEMBERED:
            known[value] = made
        return made

    return hook


def formed(form: StringPattern) -> Hook:
    """Text of a certain form."""
    fits = form.pattern.fullmatch

    def hook(value: Any, _: Any) -> str:
        if type(value) is str and fits(value):
            return value
        refuse(value, form.expected, form.mend)

    return hook


def one_of(words: Collection[str]) -> Hook:
    """A word of a closed vocabulary."""
    allowed = {word: word for word in words}

    def hook(value: Any, _: Any) -> str:
        if type(value) is str and (word := allowed.get(value)):
            return word
        close = nearest(value, words) if type(value) is str else ()
        refuse(value, "one of " + ", ".join(words), did_you_mean(close))

    return hook


def only_objects(structure: Hook) -> Hook:
    """A hook for objects, asked only for objects: the converter's own would read any value that has keys."""

    def hook(value: Any, kind: Any) -> Any:
        if type(value) is not dict:
            wording = type(value) is str and value and Text in (kind, *get_args(kind))
            refuse(value, "an object", f'write {{"en": {quoted(value)}}}' if wording else "")
        return structure(value, kind)

    return hook


def wording(structure: Hook) -> Hook:
    """A hook for wordings, which are more than all other objects together: one in three languages is made at once."""

    def hook(value: Any, kind: Any) -> Any:
        if len(value) == 3:
            kk, ru, en = value.get("kk"), value.get("ru"), value.get("en")
            if kk and ru and en and type(kk) is type(ru) is type(en) is str:
                return Text(kk, ru, en)
        return structure(value, kind)

    return hook


def with_fields(allowed: Collection[str], required: Collection[str], structure: Hook) -> Hook:
    """A hook for objects of a class that has more fields, or other optional ones, than these objects may have."""
    names = frozenset(allowed)

    def hook(value: Any, kind: Any) -> Any:
        if value.keys() <= names and not any(name not in value for name in required):
            return structure(value, kind)
        faults: list[Fault] = []
        for name in required:
            if name not in value:
                faults += faults_of(no_field(name), "$" + json_path_step(name))
        for name in value:
            if name not in allowed:
                faults += faults_of(unknown_field(name, allowed), "$" + json_path_step(name))
        try:
            structure({name: value[name] for name in allowed if name in value}, kind)
        except Exception as error:
            faults += faults_of(error, "$")
        raise DataError(faults)

    return hook


def array_of(structure: Hook, kind: Any = None) -> Hook:
    """An array, as a tuple."""

    def hook(value: Any, _: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            refuse(value, "an array")
        try:
            return tuple([structure(item, kind) for item in value])
        except Exception:
            # Only now that one is wrong is each asked for itself, so that all faults are told: here, and below.
            _tell((index, partial(structure, item, kind)) for index, item in enumerate(value))

    return hook


def object_of(key: Hook, structure: Hook, kind: Any = None) -> Hook:
    """An object whose keys all have one meaning, as a dict."""

    def entry(name: str, value: Any) -> None:
        key(name, None)
        structure(value, kind)

    def hook(value: Any, _: Any) -> dict[str, Any]:
        if type(value) is not dict:
            refuse(value, "an object")
        try:
            return {key(name, None): structure(member, kind) for name, member in value.items()}
        except Exception:
            _tell((name, partial(entry, name, value[name])) for name in value)

    return hook


def field_of(fields: tuple[str, ...]) -> Hook:
    """The name of a field, as the key of evidence."""
    known = {field: field for field in fields}

    def hook(value: Any, _: Any) -> str:
        if field := known.get(value):
            return field
        raise unknown_field(value, fields)

    return hook


def _tell(steps: Iterable[tuple[Any, Callable[[], Any]]]) -> NoReturn:
    """Raise the faults of all steps, of which one has failed already."""
    faults: list[Fault] = []
    for place, step in steps:
        try:
            step()
        except Exception as error:
            faults += faults_of(error, "$" + json_path_step(place))
    raise DataError(faults)
