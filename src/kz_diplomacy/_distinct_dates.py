"""Dates of many records: few are distinct, so each is asked once whether it falls in a period, and only those near it.

Where all spans are of about one width, those that can meet a period stand together once they are sorted by their first
day. So the distinct spans are parted by width, each class twice as wide as the one before; those whose first day is
open are sorted by the last.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from itertools import chain
from typing import Any, Final

from ._span import Span

_EARLIEST: Final = date.min.toordinal()
_LATEST: Final = date.max.toordinal()


class Dates:
    """The places of records by what they cover.

    Args:
        records: The records.
        places: Their places.
        date_of: What tells whether two records cover the same.
        span_of: What a record covers; None where it has no date.
    """

    __slots__ = ("_classes", "_lasts", "_places", "_spans", "_until", "undated")
    undated: Sequence[int]
    """The places of those that have no date, ascending."""

    def __init__(
        self,
        records: Sequence[Any],
        places: Sequence[int],
        date_of: Callable[[Any], Hashable],
        span_of: Callable[[Any], Span | None],
    ) -> None:
        runs: defaultdict[Hashable, list[int]] = defaultdict(list)
        for place, dated in zip(places, map(date_of, records), strict=True):
            runs[dated].append(place)
        self.undated = ()
        covered: defaultdict[tuple[float, float], list[tuple[Span, list[int]]]] = defaultdict(list)
        for run in runs.values():
            span = span_of(records[run[0]])
            if span is None:
                self.undated = run
            else:
                covered[span.first, span.last].append((span, run))
        bounds = sorted(covered, key=_order)
        # By number, in the order of the dates: the spans of the same bounds, and the places of all of them.
        self._spans = [covered[both] for both in bounds]
        self._places = [_merged([run for _, run in spans]) for spans in self._spans]
        self._lasts = [last for _, last in bounds]
        until = sorted((last, number) for number, (first, last) in enumerate(bounds) if first == -math.inf)
        self._until = [last for last, _ in until], [number for _, number in until]
        classes: defaultdict[float, list[tuple[float, int]]] = defaultdict(list)
        for number, (first, last) in enumerate(bounds):
            if first > -math.inf:
                classes[_reach(last - first)].append((first, number))
        self._classes = {
            reach: ([first for first, _ in members], [number for _, number in members])
            for reach, members in ((reach, sorted(members)) for reach, members in classes.items())
        }

    def possibly(self, period: Span) -> list[int]:
        """The places of those that can fall in a period, in the order of their dates."""
        return [*chain.from_iterable(map(self._places.__getitem__, self._near(period)))]

    def certainly(self, period: Span) -> list[int]:
        """The places of those that fall in a period for sure, in the order of their dates."""
        sure = ([run for span, run in self._spans[near] if span.certainly(period)] for near in self._near(period))
        return [*chain.from_iterable(map(_merged, sure))]

    def every(self) -> list[int]:
        """All places in the order of their dates, the undated last."""
        return [*chain.from_iterable(self._places), *self.undated]

    def _near(self, period: Span) -> list[int]:
        """The numbers of the bounds that meet a period, in order."""
        asked, lasts = period.first, self._lasts
        firsts, numbers = self._until
        met = numbers[bisect_left(firsts, asked) :]
        for reach, (firsts, numbers) in self._classes.items():
            begin, end = bisect_left(firsts, asked - reach), bisect_right(firsts, period.last)
            met += [number for number in numbers[begin:end] if lasts[number] >= asked]
        met.sort()
        return met


def _reach(width: float) -> float:
    """The greatest width of the class of a width: 0, 1, 3, 7, and so on."""
    return width if width == math.inf else (1 << int(width).bit_length()) - 1


def _merged(runs: list[list[int]]) -> list[int]:
    return runs[0] if len(runs) == 1 else sorted(chain.from_iterable(runs))


def _order(bounds: tuple[float, float]) -> tuple[float, float]:
    """As in a timeline: by first day, or last where the first is open; of those from one day on the vaguer first."""
    first, last = bounds
    day = first if first > -math.inf else min(last, _LATEST)
    return day, max(first, _EARLIEST) - min(last, _LATEST)
