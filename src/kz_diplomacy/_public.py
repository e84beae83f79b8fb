"""The module name and the short repr of public objects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

T = TypeVar("T", bound=type | Callable[..., Any])


def public(thing: T) -> T:
    """Set the module of a public class or function to the package, so that pickles do not name private modules."""
    thing.__module__ = "kz_diplomacy"
    return thing


def format_call(name: str, parts: Iterable[str], longest: int = 300) -> str:
    """Return a call with its arguments, as many as fit.

    >>> format_call("Role", ["id='x'", "kind='post'"], 20)
    "Role(id='x', …)"
    """
    call = f"{name}("
    for number, part in enumerate(parts):
        piece = ", " * bool(number) + part
        if len(call) + len(piece) > longest - len(", …)"):
            return f"{call}{', ' * bool(number)}…)"
        call += piece
    return call + ")"


def summary_repr(name: str, parts: Sequence[str]) -> str:
    """Return the repr of a collection: the number of its members, and the first five.

    >>> summary_repr("Roles", ["captain", "pilot"])
    'Roles(2: captain, pilot)'
    """
    shown = [*parts[:5], *["…"] * (len(parts) > 5)]
    count = f"{len(parts):,}"
    return format_call(name, [f"{count}: {shown[0]}", *shown[1:]] if shown else [count])
