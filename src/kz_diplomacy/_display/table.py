"""The short plain table that printing a collection shows."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from .._records.base import Record
from .._records.titles import date_of, title_of

WIDTH: Final = 80
"""The widest line, in columns of a terminal."""
ROWS: Final = 20
"""The most records that a table shows."""

_LONGEST_ID, _LONGEST_DATE = 36, 24
_GAP: Final = "  "


def as_table(collection: Sequence[Record]) -> str:
    """The id, the date where there is one, and the title of at most 20 records, in lines of at most 80 columns.

    >>> import kz_diplomacy
    >>> print(as_table(kz_diplomacy.load().topics[:2]))
    id               title
    ...
    """
    if not collection:
        return "no records"
    shown = collection[:ROWS]
    rows = [(record.id, date_of(record), str(title_of(record))) for record in shown]
    head = ("id", "date", "title")
    kept = [0, 1, 2] if any(date for _, date, _ in rows) else [0, 2]
    cells = [[_one_line(row[column]) for column in kept] for row in [head, *rows]]
    longest = [_LONGEST_ID, _LONGEST_DATE] if len(kept) == 3 else [_LONGEST_ID]
    widths = [min(most, max(_columns(row[at]) for row in cells)) for at, most in enumerate(longest)]
    widths.append(WIDTH - sum(widths) - len(widths) * len(_GAP))
    lines = [_GAP.join(_fitted(cell, width) for cell, width in zip(row, widths, strict=True)) for row in cells]
    more = len(collection) - len(shown)
    return "\n".join(line.rstrip() for line in [*lines, *([f"… and {more:,} more"] if more else [])])


def _one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _fitted(text: str, width: int) -> str:
    """Text that fills so many columns, cut with an ellipsis where it is longer."""
    if _columns(text) > width:
        # Added up once: to measure what is left anew for each letter would take the square of a long text.
        room = bisect_right([*accumulate(map(_columns, text))], width - 1)
        text = f"{text[:room].rstrip()}…"
    return text + " " * (width - _columns(text))


def _columns(text: str) -> int:
    """How many columns of a terminal a text fills: wide letters two, combining marks none."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) > 0 for letter in text)
