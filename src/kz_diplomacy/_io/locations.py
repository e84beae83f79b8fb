"""Locate faults in the files of a folder by file, line or index, and JSON path."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

import attrs

from .._records.kinds import RECORD_TYPES
from ..errors import Fault
from .files import DESCRIPTOR, file_name

_ORDER: Final = {name: number for number, name in enumerate(("", DESCRIPTOR, *RECORD_TYPES))}


@attrs.frozen
class LocatedFault:
    """A fault, and the record that has it."""

    collection_name: str
    """The kind of the record, such as ``roles``; ``datapackage.json`` for the descriptor; empty if no file has it."""
    index: int
    """The index of the record in its file; -1 for the file as a whole."""
    fault: Fault
    """The fault."""
    path: str = "$"
    """The JSON path in the record of the value to which the path of the fault is relative."""
    record: str = ""
    """The id of the record; empty if the fault has it."""


def location_of(collection_name: str, index: int, in_lines: Collection[str]) -> str:
    """Return the location of a record as text."""
    if collection_name in in_lines:
        return f"{file_name(collection_name, lines=True)} line {index + 1}"
    return f"{file_name(collection_name)} $[{index}]"


def locate(faults: Iterable[LocatedFault], in_lines: Collection[str]) -> list[Fault]:
    """Return faults with their files, lines and whole paths, in the order of the files and of the records in them."""
    return [_located(each, each.collection_name in in_lines) for each in sorted(faults, key=_order)]


def _order(located: LocatedFault) -> tuple[int, int]:
    # A fault in a line that is not JSON already has a line number.
    line = located.fault.line
    return _ORDER[located.collection_name], line - 1 if line else located.index


def _located(located: LocatedFault, in_lines: bool) -> Fault:
    name, index, fault = located.collection_name, located.index, located.fault
    if not name:
        return fault
    file = name if name == DESCRIPTOR else file_name(name, lines=in_lines)
    if index < 0:
        return attrs.evolve(fault, file=file)
    path, record = located.path + fault.path[1:], located.record or fault.record
    if in_lines:
        return attrs.evolve(fault, file=file, line=index + 1, path=path, record=record)
    return attrs.evolve(fault, file=file, path=f"$[{index}]{path[1:]}", record=record)
