"""Dates of many records: few are distinct, so each is worked out once, and only those near a period are asked.

In the order of the dates all that begins in a period stands together, in one stretch. What began before it and reaches
into it is looked for by width: where all spans are of about one width, those that can meet a period stand together once
they are sorted by their first day. So they are parted into classes, each twice as wide as the one before. What has no
first day stands where its last day is: in the stretch, or behind it.

A *place* is where a record stands in the dataset, a *position* where it stands in the order of the dates.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from itertools import accumulate, chain
from typing import Any, Final, Generic, TypeAlias, TypeVar

from .._values.interval import Span
from .positions import Positions

_EARLIEST: Final = date.min.toordinal()
_LATEST: Final = date.max.toordinal()

_MANY: Final = 16
"""From how many records on those of the same bounds are told as a stretch, and not one by one."""

T = TypeVar("T")
_Bounds: TypeAlias = tuple[float, float]
"""The first and the last day; an open end is the last of all days, behind which nothing can be asked."""


class Dates:
    """The places of records by what they cover.

    Args:
        records: The records.
        places: Their places, from 0 on.
        date_of: What tells whether two records cover the same.
        span_of: What a record covers; None where it has no date.
    """

    __slots__ = ("_bounds", "_days", "_few", "_many", "_spans", "_starts", "order", "undated")
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
        covered: defaultdict[_Bounds, list[tuple[Span, list[int]]]] = defaultdict(list)
        for run in runs.values():
            span = span_of(records[run[0]])
            if span is None:
                self.undated = run
            else:
                covered[span.first, min(span.last, _LATEST)].append((span, run))
        bounds = sorted(covered, key=_order)
        # By the number of the bounds, in that order: their spans, the day they stand by, and their first position.
        self._spans = [covered[both] for both in bounds]
        self._days = [*map(_day, bounds)]
        ordered = [_merged([run for _, run in spans]) for spans in self._spans]
        self._starts = [*accumulate(map(len, ordered), initial=0)]
        # By position: the place, and the number of the bounds.
        self.order = tuple(chain(*ordered, self.undated))
        self._bounds = [number for number, run in enumerate(ordered) for _ in run]
        stretches = [*zip(bounds, self._starts, self._starts[1:], strict=False)]
        self._many = _ByWidth((both, (start, stop)) for both, start, stop in stretches if stop - start >= _MANY)
        few = ((both, places[start:stop]) for both, start, stop in stretches if stop - start < _MANY)
        self._few = _ByWidth((both, position) for both, positions in few for position in positions)

    def possibly(self, period: Span) -> Positions:
        """Where in the order those stand that can fall in a period."""
        first, behind = bisect_left(self._days, period.first), bisect_right(self._days, period.last)
        stretches = [*self._many.reaching(period), (self._starts[first], self._starts[behind])]
        return Positions(sorted(self._few.reaching(period)), sorted(stretches))

    def certainly(self, period: Span) -> list[int]:
        """The places of those that fall in a period for sure, in the order of their dates."""
        met = self.possibly(period)
        numbers = {*map(self._bounds.__getitem__, met.few)}
        for start, stop in met.stretches:
            if start < stop:
                numbers.update(range(self._bounds[start], self._bounds[stop - 1] + 1))
        sure = ([run for span, run in self._spans[number] if span.certainly(period)] for number in sorted(numbers))
        return [*chain.from_iterable(map(_merged, sure))]


class _ByWidth(Generic[T]):
    """Items that have bounds, to be found where these reach into a period from outside."""

    __slots__ = ("_classes", "_until")

    def __init__(self, items: Iterable[tuple[_Bounds, T]]) -> None:
        until: list[tuple[float, T]] = []
        classes: defaultdict[int, list[tuple[float, float, T]]] = defaultdict(list)
        for (first, last), item in items:
            if first == -math.inf:
                until.append((last, item))
            else:
                classes[_reach(int(last - first))].append((first, last, item))
        # Each as three lists, since the days alone are gone through.
        self._until = [last for last, _ in sorted(until)], [item for _, item in sorted(until)]
        self._classes: dict[int, tuple[Sequence[float], Sequence[float], Sequence[T]]] = {
            reach: _turned(members) for reach, members in classes.items()
        }

    def reaching(self, period: Span) -> list[T]:
        """Those that meet a period although the day by which they stand in a timeline is outside."""
        until, behind = self._until
        found = behind[bisect_right(until, period.last) :]
        for reach, (firsts, lasts, items) in self._classes.items():
            begin, end = bisect_left(firsts, period.first - reach), bisect_left(firsts, period.first)
            met = zip(lasts[begin:end], items[begin:end], strict=True)
            found += [item for last, item in met if last >= period.first]
        return found


def _turned(members: list[tuple[float, float, T]]) -> tuple[Sequence[float], Sequence[float], Sequence[T]]:
    firsts, lasts, items = zip(*sorted(members), strict=True)
    return firsts, lasts, items


def _reach(width: int) -> int:
    """The greatest width of the class of a width: 0, 1, 3, 7, and so on."""
    return (1 << width.bit_length()) - 1


def _merged(runs: list[list[int]]) -> list[int]:
    return runs[0] if len(runs) == 1 else sorted(chain.from_iterable(runs))


def _order(bounds: _Bounds) -> tuple[float, float]:
    """As in a timeline: of those from one day on the vaguer first."""
    first, last = bounds
    return _day(bounds), max(first, _EARLIEST) - last


def _day(bounds: _Bounds) -> float:
    """The day by which bounds stand in a timeline: the first, or the last where the first is open."""
    first, last = bounds
    return first if first > -math.inf else last
