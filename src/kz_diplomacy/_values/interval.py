"""Intervals of days, and the three ways in which a date or a tenure can overlap a period.

* *Possibly*: the outer bounds overlap the period.
* *Certainly*: the date is not approximate, and either its bounds lie within the period or its core overlaps it. A
  tenure also certainly overlaps a period if its start or its end does.
* *Throughout*: nothing is approximate, the core covers every day of the period, and the period is exact and
  has no open side.
"""

from __future__ import annotations

import math
from datetime import date
from typing import NamedTuple, TypeAlias

from ..errors import QueryError
from .when import When

Period: TypeAlias = "str | When | date"
"""A period to ask about: a date as text, a :class:`When`, or a day; it reaches from its first to its last day."""


class Interval(NamedTuple):
    """The outer bounds and the certain core of an interval as day ordinals, infinite on an open side.

    >>> year, day = Interval.of(When("2024")), Interval.of(When("2024-02-29"))
    >>> year.possibly(day), year.certainly(day), day.certainly(year)
    (True, False, True)
    """

    first: float
    """The first day that the interval may cover."""
    last: float
    """The last day that the interval may cover."""
    core: tuple[float, float] | None
    """The first and the last day that the interval certainly covers; None if no day is certain."""
    exact: bool
    """True if no part of the interval is approximate."""
    edges: tuple[Interval, ...] = ()
    """The known edges of a tenure: its start, its end, or both. A date has none."""

    @classmethod
    def of(cls, when: When) -> Interval:
        """Return the interval that a date covers."""
        core = when.core and (when.core[0].toordinal(), _ordinal(when.core[1], math.inf))
        return cls(_ordinal(when.earliest, -math.inf), _ordinal(when.latest, math.inf), core, not when.approximate)

    @classmethod
    def of_tenure(cls, start: When | None, end: When | None) -> Interval | None:
        """Return the interval that a tenure covers; None if neither its start nor its end is known."""
        edges = tuple(cls.of(edge) for edge in (start, end) if edge)
        if not edges:
            return None
        begin = cls.of(start) if start else cls(-math.inf, math.inf, None, True)
        finish = cls.of(end) if end else cls(-math.inf, math.inf, None, True)
        exact = begin.exact and finish.exact
        known = exact and begin.last < math.inf and finish.first > -math.inf and begin.last <= finish.first
        return cls(begin.first, finish.last, (begin.last, finish.first) if known else None, exact, edges)

    @classmethod
    def of_period(cls, period: object) -> Interval:
        """Return the interval of a query's period.

        Raises:
            WhenError: If the period is a text that is not a date.
            QueryError: If the period is neither a text nor a date.
        """
        if isinstance(period, When):
            return cls.of(period)
        if isinstance(period, str):
            return cls.of(When(period))
        if isinstance(period, date):
            day = period.toordinal()
            return cls(day, day, (day, day), True)
        is_year = type(period) is int and 1000 <= period <= 9999
        raise QueryError(period, "a date", f'write "{period}"' if is_year else 'write "2024", or "2024-04"')

    def possibly(self, period: Interval) -> bool:
        """Return True if the interval may cover a day of the period."""
        return self.first <= period.last and period.first <= self.last

    def certainly(self, period: Interval) -> bool:
        """Return True if the interval certainly covers a day of the period."""
        if any(edge.certainly(period) for edge in self.edges):
            return True
        if not self.exact:
            return False
        inside = period.first <= self.first and self.last <= period.last
        return inside or (self.core is not None and self.core[0] <= period.last and period.first <= self.core[1])

    def throughout(self, period: Interval) -> bool:
        """Return True if the interval certainly covers every day of the period."""
        closed = period.exact and -math.inf < period.first and period.last < math.inf
        return closed and self.core is not None and self.core[0] <= period.first and period.last <= self.core[1]


def _ordinal(day: date | None, otherwise: float) -> float:
    return otherwise if day is None else day.toordinal()
