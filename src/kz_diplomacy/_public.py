"""How public objects appear: under the name of the package, and with a short repr that looks like a call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

T = TypeVar("T", bound=type | Callable[..., Any])


def public(thing: T) -> T:
    """Give a public class or function the name of the package as its module, so that pickles name no private one."""
    thing.__module__ = "kz_diplomacy"
    return thing


def format_call(name: str, parts: Iterable[str], longest: int = 300) -> str:
    """A call with its arguments, as many as there is room for.

    >>> format_call("Role", ["id='x'", "kind='post'"], 20)
    "Role(id='x', …)"
    """
    told = f"{name}("
    for number, part in enumerate(parts):
        piece = ", " * bool(number) + part
        if len(told) + len(piece) > longest - len(", …)"):
            return f"{told}{', ' * bool(number)}…)"
        told += piece
    return told + ")"


def summary_repr(name: str, parts: Sequence[str]) -> str:
    """What stands for several things in print: how many, and the first few.

    >>> summary_repr("Roles", ["captain", "pilot"])
    'Roles(2: captain, pilot)'
    """
    shown = [*parts[:5], *["…"] * (len(parts) > 5)]
    count = f"{len(parts):,}"
    return format_call(name, [f"{count}: {shown[0]}", *shown[1:]] if shown else [count])
