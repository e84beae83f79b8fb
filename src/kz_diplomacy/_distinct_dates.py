"""Dates of many records: few are distinct, so each is asked once whether it falls in a period, and only those near it.

In the order of the dates all that begins in a period stands together, in one stretch. What began before it and reaches
into it is looked for by width: where all spans are of about one width, those that can meet a period stand together once
they are sorted by their first day. So they are parted into classes, each twice as wide as the one before.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from itertools import accumulate, chain
from typing import Any, Final, Generic, TypeAlias, TypeVar

from ._span import Span

_EARLIEST: Final = date.min.toordinal()
_LATEST: Final = date.max.toordinal()

_MANY: Final = 16
"""From how many places on those of one date are told as a stretch, and not one by one."""

T = TypeVar("T")
Piece: TypeAlias = slice | list[int]
"""Places in an order: a stretch of it, or some of its numbers."""


class Dates:
    """The places of records by what they cover.

    Args:
        records: The records.
        places: Their places.
        date_of: What tells whether two records cover the same.
        span_of: What a record covers; None where it has no date.
    """

    __slots__ = ("_days", "_few", "_many", "_spans", "_starts", "order", "undated")
    order: tuple[int, ...]
    """All places in the order of their dates, the undated last."""
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
        # By number, in the order of the dates: the spans of the same bounds, and where the places of all of them begin.
        self._spans = [covered[both] for both in bounds]
        self._days = [_day(*both) for both in bounds]
        ordered = [_merged([run for _, run in spans]) for spans in self._spans]
        self.order = tuple(chain(*ordered, self.undated))
        self._starts = [*accumulate(map(len, ordered), initial=0)]
        stretches = [*zip(bounds, self._starts, self._starts[1:], strict=False)]
        self._many = _ByWidth((both, (start, stop)) for both, start, stop in stretches if stop - start >= _MANY)
        few = ((both, range(start, stop)) for both, start, stop in stretches if stop - start < _MANY)
        self._few = _ByWidth((both, place) for both, stretch in few for place in stretch)

    def possibly(self, period: Span) -> list[Piece]:
        """Where in the order those stand that can fall in a period."""
        begun = bisect_left(self._days, period.first), bisect_right(self._days, period.last)
        few = sorted(self._few.reaching(period))
        pieces: list[Piece] = []
        told = 0
        for start, stop in sorted([*self._many.reaching(period), (self._starts[begun[0]], self._starts[begun[1]])]):
            before = bisect_left(few, start, told)
            pieces += (few[told:before], slice(start, stop))
            told = before
        return [*pieces, few[told:]]

    def certainly(self, period: Span) -> list[int]:
        """The places of those that fall in a period for sure, in the order of their dates."""
        numbers = chain.from_iterable(map(self._numbers, self.possibly(period)))
        sure = ([run for span, run in self._spans[number] if span.certainly(period)] for number in numbers)
        return [*chain.from_iterable(map(_merged, sure))]

    def _numbers(self, piece: Piece) -> Iterable[int]:
        """The numbers of the bounds that stand there."""
        if isinstance(piece, slice):
            return range(bisect_left(self._starts, piece.start), bisect_left(self._starts, piece.stop))
        return dict.fromkeys(bisect_right(self._starts, place) - 1 for place in piece)


class _ByWidth(Generic[T]):
    """What has bounds, to be found where it reaches into a period from outside."""

    __slots__ = ("_classes", "_until")

    def __init__(self, items: Iterable[tuple[tuple[float, float], T]]) -> None:
        until: list[tuple[float, T]] = []
        classes: defaultdict[float, list[tuple[float, float, T]]] = defaultdict(list)
        for (first, last), item in items:
            if first == -math.inf:
                until.append((_day(first, last), item))
            else:
                classes[_reach(last - first)].append((first, last, item))
        # Turned on their side, since the days alone are gone through.
        self._until = _turned(sorted(until), 2)
        self._classes = {reach: _turned(sorted(members), 3) for reach, members in classes.items()}

    def reaching(self, period: Span) -> list[T]:
        """Those that meet a period, but by the day by which they stand in a timeline are not in it."""
        asked = period.first
        days, items = self._until
        found = items[bisect_right(days, period.last) :]
        for reach, (firsts, lasts, items) in self._classes.items():
            begin, end = bisect_left(firsts, asked - reach), bisect_left(firsts, asked)
            found += [item for last, item in zip(lasts[begin:end], items[begin:end], strict=True) if last >= asked]
        return found


def _turned(rows: list[Any], width: int) -> tuple[list[Any], ...]:
    """Columns out of rows that are this wide."""
    return tuple([row[at] for row in rows] for at in range(width))


def _reach(width: float) -> float:
    """The greatest width of the class of a width: 0, 1, 3, 7, and so on."""
    return width if width == math.inf else (1 << int(width).bit_length()) - 1


def _merged(runs: list[list[int]]) -> list[int]:
    return runs[0] if len(runs) == 1 else sorted(chain.from_iterable(runs))


def _order(bounds: tuple[float, float]) -> tuple[float, float]:
    """As in a timeline: of those from one day on the vaguer first."""
    first, last = bounds
    return _day(first, last), max(first, _EARLIEST) - min(last, _LATEST)


def _day(first: float, last: float) -> float:
    """By which bounds stand in a timeline: the first day, or the last where the first is open."""
    return first if first > -math.inf else min(last, _LATEST)
