"""Honest time: what a date or a tenure can cover and what it covers for sure, against a period that is asked about.

* *Possibly* in a period: the bounds meet it.
* *Certainly*: nothing is about, and the bounds lie in it or the core meets it. A tenure is certain also in a period in
  which its start or its end certainly lies.
* *Throughout*: nothing is about, and the core covers every day of it; a period with an open side never is.
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
    """Bounds and core in days, with infinity for an open side.

    >>> year, day = Interval.of(When("2024")), Interval.of(When("2024-02-29"))
    >>> year.possibly(day), year.certainly(day), day.certainly(year)
    (True, False, True)
    """

    first: float
    """The first day that it can cover."""
    last: float
    """The last day that it can cover."""
    core: tuple[float, float] | None
    """The first and the last day of what it covers for sure; None where nothing is sure."""
    exact: bool
    """Whether nothing in it is about."""
    edges: tuple[Interval, ...] = ()
    """Of a tenure: its start and its end, as far as they are said."""

    @classmethod
    def of(cls, when: When) -> Interval:
        """What a date covers."""
        core = when.core and (when.core[0].toordinal(), _or(when.core[1], math.inf))
        return cls(_or(when.earliest, -math.inf), _or(when.latest, math.inf), core, not when.approximate)

    @classmethod
    def of_tenure(cls, start: When | None, end: When | None) -> Interval | None:
        """What a tenure covers; None where neither its start nor its end is said.

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

    def possibly(self, period: Interval) -> bool:
        """Whether it can have covered some day of the period."""
        return self.first <= period.last and period.first <= self.last

    def certainly(self, period: Interval) -> bool:
        """Whether it has covered some day of the period for sure."""
        if any(edge.certainly(period) for edge in self.edges):
            return True
        if not self.exact:
            return False
        inside = period.first <= self.first and self.last <= period.last
        return inside or (self.core is not None and self.core[0] <= period.last and period.first <= self.core[1])

    def throughout(self, period: Interval) -> bool:
        """Whether it has covered every day of the period for sure."""
        closed = period.exact and -math.inf < period.first and period.last < math.inf
        return closed and self.core is not None and self.core[0] <= period.first and period.last <= self.core[1]


def period(asked: object) -> Interval:
    """The period that is asked about.

    Raises:
        WhenError: A text that is no date.
        QueryError: Neither text nor date.

    >>> period("2024").last - period("2024").first
    365
    """
    if isinstance(asked, When):
        return Interval.of(asked)
    if isinstance(asked, str):
        return Interval.of(When(asked))
    if isinstance(asked, date):
        day = asked.toordinal()
        return Interval(day, day, (day, day), True)
    year = type(asked) is int and 1000 <= asked <= 9999
    raise QueryError(asked, "a date", f'write "{asked}"' if year else 'write "2024", or "2024-04"')


def _or(day: date | None, otherwise: float) -> float:
    return otherwise if day is None else day.toordinal()
