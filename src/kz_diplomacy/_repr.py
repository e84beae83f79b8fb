"""How things print: like code, and never in more than 300 characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs


def code_like(name: str, parts: Iterable[str], longest: int = 300) -> str:
    """A call with its arguments, as many as there is room for.

    >>> code_like("Role", ["id='x'", "kind='post'"], 20)
    "Role(id='x', …)"
    """
    told = f"{name}("
    for number, part in enumerate(parts):
        piece = ", " * bool(number) + part
        if len(told) + len(piece) > longest - len(", …)"):
            return f"{told}{', ' * bool(number)}…)"
        told += piece
    return told + ")"


def as_made(self: attrs.AttrsInstance) -> str:
    """The ``__repr__`` of small values: a call that would make it again.

    attrs would write such a method for each class, which is a third of what it takes to make one at a cold start.

    >>> from kz_diplomacy import Reference
    >>> as_made(Reference("zakon-kz"))
    "Reference(source='zakon-kz')"
    """
    told = (f"{field.name}={getattr(self, field.name)!r}" for field in attrs.fields(type(self)))
    return f"{type(self).__name__}({', '.join(told)})"


def counted(name: str, parts: Sequence[str]) -> str:
    """What stands for several things in print: how many, and the first few.

    >>> counted("Roles", ["captain", "pilot"])
    'Roles(2: captain, pilot)'
    """
    shown = [*parts[:5], *["…"] * (len(parts) > 5)]
    count = f"{len(parts):,}"
    return code_like(name, [f"{count}: {shown[0]}", *shown[1:]] if shown else [count])
