"""What went wrong while a value was read: the converter's nested errors as a flat list of faults with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs
import cattrs

from ..errors import DataError, Fault, Said, WhenError, described, did_you_mean, fault, json_path_step, nearest


def faults_of(error: Exception, path: str) -> Iterator[Fault]:
    """Every fault that an error of the converter stands for, each once, its place below ``path``.

    >>> [str(fault) for fault in faults_of(WhenError("2024-4", "write 2024-04"), "$[3].said")]
    ['$[3].said: found "2024-4", expected a date: write 2024-04']
    """
    match error:
        case cattrs.ClassValidationError():
            with_place, without = error.group_exceptions()
            for inner in without:
                yield from faults_of(inner, path)
            for inner, note in with_place:
                missing = isinstance(inner, KeyError) and inner.args == (note.name,)
                yield from faults_of(no_field(note.name) if missing else inner, f"{path}.{note.name}")
        case cattrs.ForbiddenExtraKeysError():
            names = [field.name for field in attrs.fields(error.cl) if field.name not in error.extra_fields]
            for name in sorted(error.extra_fields):
                yield from faults_of(unknown_field(name, names), path + json_path_step(name))
        case DataError():
            for found in error.faults:
                yield attrs.evolve(found, path=path + found.path[1:])
        case WhenError():
            yield Fault(described(error.found), "a date", error.mend, path=path)
        case _:
            raise error


def no_field(name: str) -> DataError:
    """The error for a field that has to be there.

    >>> print(no_field("title"))
    1 fault
    $: found no "title", expected one: add it
    """
    return fault(Said(f'no "{name}"'), "one", "add it")


def unknown_field(name: str, names: Iterable[str]) -> DataError:
    """The error for a field that does not exist.

    >>> print(unknown_field("titel", ["id", "title"]))
    1 fault
    $: found an unknown field, expected one of id, title: did you mean "title"?
    """
    names = tuple(names)
    close = did_you_mean(nearest(name, names))
    return fault(Said("an unknown field"), "one of " + ", ".join(names), close)
