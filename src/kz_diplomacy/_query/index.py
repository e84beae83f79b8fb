"""An index of records by key and by date, computed lazily."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from functools import cached_property
from typing import Final, Generic, TypeVar

from .._values.interval import Interval

R = TypeVar("R")

_FIRST_DAY: Final = date.min.toordinal()
_LAST_DAY: Final = date.max.toordinal()
_YEAR: Final = 366
_NONE: Final = frozenset[int]()


class Index(Generic[R]):
    """Records in one order, and queries that return sets of their row indices.

    Two threads that compute the same part at the same time get equal results.

    Args:
        records: The records.
        interval_of: Returns the days that a record covers, or None if it has no date.
    """

    def __init__(self, records: tuple[R, ...], interval_of: Callable[[R], Interval | None]) -> None:
        self.records = records
        self._interval_of = interval_of
        self._postings: dict[str, dict[Hashable, frozenset[int]]] = {}

    @cached_property
    def rows(self) -> frozenset[int]:
        """Every row index."""
        return frozenset(range(len(self.records)))

    def with_key(self, table: str, keys_of: Callable[[R], Iterable[Hashable]], key: Hashable) -> frozenset[int]:
        """Return the rows that have a key, such as the id of a topic, in the posting lists with the name ``table``."""
        if table not in self._postings:
            rows: defaultdict[Hashable, set[int]] = defaultdict(set)
            for row, record in enumerate(self.records):
                for each in keys_of(record):
                    rows[each].add(row)
            self._postings[table] = {each: frozenset(found) for each, found in rows.items()}
        return self._postings[table].get(key, _NONE)

    def possibly(self, period: Interval) -> frozenset[int]:
        """Return the rows that can fall in a period.

        In date order, all records that start in the period are one contiguous range. Records that start earlier and
        reach into the period are at most a year before that range, or in the short list of long intervals. Records
        without a first day are sorted by their last day, so those after the range can fall in the period too.
        """
        start, stop = bisect_left(self._days, period.first), bisect_right(self._days, period.last)
        year_before = bisect_left(self._days, period.first - _YEAR)
        last_days, first_day = self._last_days, period.first
        earlier = [*self._long[: bisect_left(self._long, year_before)], *range(year_before, start)]
        ranks = [rank for rank in earlier if last_days[rank] >= first_day]
        ranks += range(start, stop)
        ranks += self._without_first_day[bisect_left(self._without_first_day, stop) :]
        return frozenset([self._by_date[rank] for rank in ranks])

    def certainly(self, period: Interval) -> frozenset[int]:
        """Return the rows that certainly fall in a period."""
        candidates = ((row, self._intervals[row]) for row in self.possibly(period))
        return frozenset(row for row, interval in candidates if interval and interval.certainly(period))

    @cached_property
    def undated(self) -> frozenset[int]:
        """The rows without a date."""
        return frozenset(row for row, interval in enumerate(self._intervals) if interval is None)

    def sorted_by_date(self, rows: Iterable[int]) -> list[int]:
        """Return rows in date order, as :func:`date_order` defines it."""
        return sorted(rows, key=self._ranks.__getitem__)

    @cached_property
    def _intervals(self) -> list[Interval | None]:
        return [*map(self._interval_of, self.records)]

    @cached_property
    def _by_date(self) -> list[int]:
        """All rows in date order. A *rank* is an index of this list."""
        return sorted(range(len(self.records)), key=lambda row: date_order(self._intervals[row]))

    @cached_property
    def _ranks(self) -> list[int]:
        """The rank of each row."""
        ranks = [0] * len(self.records)
        for rank, row in enumerate(self._by_date):
            ranks[row] = rank
        return ranks

    @cached_property
    def _intervals_by_date(self) -> list[Interval]:
        """The interval of each rank; undated records come last in date order and have none."""
        return [interval for row in self._by_date if (interval := self._intervals[row]) is not None]

    @cached_property
    def _days(self) -> list[float]:
        """The day by which each rank is sorted."""
        return [date_order(interval)[0] for interval in self._intervals_by_date]

    @cached_property
    def _last_days(self) -> list[float]:
        return [interval.last for interval in self._intervals_by_date]

    @cached_property
    def _long(self) -> list[int]:
        """The ranks of the intervals that are longer than a year."""
        return [rank for rank, each in enumerate(self._intervals_by_date) if each.last - each.first > _YEAR]

    @cached_property
    def _without_first_day(self) -> list[int]:
        return [rank for rank, each in enumerate(self._intervals_by_date) if each.first == -math.inf]


def date_order(interval: Interval | None) -> tuple[float, float]:
    """Return the sort key of a date: its first day, or its last if the first is open, then the longer interval first.

    Records without a date come last.
    """
    if interval is None:
        return math.inf, 0
    first, last = max(interval.first, _FIRST_DAY), min(interval.last, _LAST_DAY)
    return (last if interval.first == -math.inf else first), first - last
