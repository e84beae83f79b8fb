"""Intervals of days: what a date or a tenure possibly and certainly covers of a period.

* *Possibly* in a period: the bounds meet it.
* *Certainly*: nothing is approximate, and the bounds lie in the period or the core meets it. A tenure is certain also
  in a period in which its start or its end certainly lies.
* *Throughout*: nothing is approximate, and the core covers every day of the period, which has no open side.
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
    """Bounds and core as ordinals of days, infinite if a side is open.

    >>> year, day = Interval.of(When("2024")), Interval.of(When("2024-02-29"))
    >>> year.possibly(day), year.certainly(day), day.certainly(year)
    (True, False, True)
    """

    first: float
    """The first day that it can cover."""
    last: float
    """The last day that it can cover."""
    core: tuple[float, float] | None
    """The first and the last day that it certainly covers; None if no day is certain."""
    exact: bool
    """True if nothing in it is approximate."""
    edges: tuple[Interval, ...] = ()
    """The start and the end of a tenure, as far as they are known."""

    @classmethod
    def of(cls, when: When) -> Interval:
        """Return the interval that a date covers."""
        core = when.core and (when.core[0].toordinal(), _ordinal(when.core[1], math.inf))
        return cls(_ordinal(when.earliest, -math.inf), _ordinal(when.latest, math.inf), core, not when.approximate)

    @classmethod
    def of_tenure(cls, start: When | None, end: When | None) -> Interval | None:
        """Return the interval that a tenure covers; None if neither its start nor its end is known.

        >>> tenure = Interval.of_tenure(When("2018"), None)
        >>> tenure.possibly(Interval.of(When("2030"))), tenure.certainly(Interval.of(When("2018")))
        (True, True)
        """
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
        """Return the interval of the period of a query.

        Raises:
            WhenError: If it is a text that is not a date.
            QueryError: If it is neither text nor a date.
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
        """Return True if it can cover some day of the period."""
        return self.first <= period.last and period.first <= self.last

    def certainly(self, period: Interval) -> bool:
        """Return True if it certainly covers some day of the period."""
        if any(edge.certainly(period) for edge in self.edges):
            return True
        if not self.exact:
            return False
        inside = period.first <= self.first and self.last <= period.last
        return inside or (self.core is not None and self.core[0] <= period.last and period.first <= self.core[1])

    def throughout(self, period: Interval) -> bool:
        """Return True if it certainly covers every day of the period."""
        closed = period.exact and -math.inf < period.first and period.last < math.inf
        return closed and self.core is not None and self.core[0] <= period.first and period.last <= self.core[1]


def _ordinal(day: date | None, otherwise: float) -> float:
    return otherwise if day is None else day.toordinal()
