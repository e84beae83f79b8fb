"""How things print: like code, and never in more than 300 characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


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


def counted(name: str, parts: Sequence[str]) -> str:
    """What stands for several things in print: how many, and the first few.

    >>> counted("Roles", ["captain", "pilot"])
    'Roles(2: captain, pilot)'
    """
    shown = [*parts[:5], *["…"] * (len(parts) > 5)]
    count = f"{len(parts):,}"
    return code_like(name, [f"{count}: {shown[0]}", *shown[1:]] if shown else [count])
