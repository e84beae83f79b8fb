"""The short plain-text table that is shown when a collection is printed."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

WIDTH: Final = 80
"""The maximum length of a line, in terminal columns."""
ROWS: Final = 20
"""The maximum number of records in a table."""

_LONGEST_ID, _LONGEST_DATE = 36, 24
_GAP: Final = "  "


def text_table(rows: Sequence[tuple[str, str, str]]) -> str:
    """Return rows of an id, a date and a title as lines of at most 80 columns.

    The table has at most 20 rows, and it omits the dates if all of them are empty.
    """
    if not rows:
        return "no records"
    shown = rows[:ROWS]
    head = ("id", "date", "title")
    kept = [0, 1, 2] if any(date for _, date, _ in shown) else [0, 2]
    cells = [[_one_line(row[column]) for column in kept] for row in [head, *shown]]
    longest = [_LONGEST_ID, _LONGEST_DATE] if len(kept) == 3 else [_LONGEST_ID]
    widths = [min(most, max(_columns(row[at]) for row in cells)) for at, most in enumerate(longest)]
    widths.append(WIDTH - sum(widths) - len(widths) * len(_GAP))
    lines = [_GAP.join(_fitted(cell, width) for cell, width in zip(row, widths, strict=True)) for row in cells]
    more = len(rows) - len(shown)
    return "\n".join(line.rstrip() for line in [*lines, *([f"… and {more:,} more"] if more else [])])


def _one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _fitted(text: str, width: int) -> str:
    """Return text padded to a width in columns, or cut with an ellipsis if it is longer."""
    if _columns(text) > width:
        # The widths are summed once. Measuring the remaining text for each letter would take quadratic time.
        room = bisect_right([*accumulate(map(_columns, text))], width - 1)
        text = f"{text[:room].rstrip()}…"
    return text + " " * (width - _columns(text))


def _columns(text: str) -> int:
    """Return the number of terminal columns that a text fills: two for a wide letter, none for a combining mark."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) > 0 for letter in text)
