"""Where in the files of a folder a fault stands: the file, the line or the index, the path.

A line that is no record's, and what `stream` finds, has its line from `_reading` and `_stream`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from operator import itemgetter
from typing import Any, Final, TypeAlias

import attrs

from .._records.kinds import KINDS
from ..errors import Fault
from .files import DESCRIPTOR, file_name

Found: TypeAlias = tuple[str, int, Fault]
"""A fault, with the kind and the index of the record that has it; the index -1 is the file itself. The descriptor
stands for a kind too, and so does "", for what is of no file of the folder."""

_ORDER: Final = {kind: number for number, kind in enumerate(("", DESCRIPTOR, *KINDS))}


def in_lines(folder: Any) -> frozenset[str]:
    """The kinds of which a folder has a file with a record on each line, and no other.

    >>> import pathlib
    >>> in_lines(pathlib.Path("no-such-folder"))
    frozenset()
    """
    try:
        forms = {kind: [(folder / file_name(kind, lines=lines)).is_file() for lines in (False, True)] for kind in KINDS}
    except OSError:
        # Nobody may look into the folder: whoever reads a file of it will say so.
        return frozenset()
    return frozenset(kind for kind, (array, lines) in forms.items() if lines and not array)


def place(kind: str, index: int, lines: Collection[str]) -> str:
    """The place of a record, in words.

    >>> place("roles", 3, ()), place("roles", 3, {"roles"})
    ('roles.json $[3]', 'roles.jsonl line 4')
    """
    return f"{file_name(kind, lines=True)} line {index + 1}" if kind in lines else f"{file_name(kind)} $[{index}]"


def placed(found: Iterable[Found], lines: Collection[str]) -> list[Fault]:
    """Faults with their files, lines and whole paths, in the order of the files and of the records in them.

    >>> placed([("roles", 3, Fault("7", "text", path="$.title.en"))], ())[0].path
    '$[3].title.en'
    """
    faults = ((_order(*one), one) for one in found)
    return [_placed(kind, index, fault, kind in lines) for _, (kind, index, fault) in sorted(faults, key=itemgetter(0))]


def _order(kind: str, index: int, fault: Fault) -> tuple[int, int]:
    # A line that is no record's knows its place itself.
    return _ORDER[kind], fault.line - 1 if fault.line else index


def _placed(kind: str, index: int, fault: Fault, lines: bool) -> Fault:
    if not kind:
        return fault
    file = kind if kind == DESCRIPTOR else file_name(kind, lines=lines)
    if index < 0:
        return attrs.evolve(fault, file=file)
    if lines:
        return attrs.evolve(fault, file=file, line=index + 1)
    return attrs.evolve(fault, file=file, path=f"$[{index}]{fault.path[1:]}")
