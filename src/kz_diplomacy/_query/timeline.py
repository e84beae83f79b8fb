"""The timeline: events, statements, and the starts and ends of tenures, sorted by date as far as it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

import attrs

from .._public import format_call, public, summary_repr
from .._records.kinds import Event, Role, Statement
from .._values.facts import Text
from .._values.interval import Interval
from .._values.when import When
from .index import date_order

Edge: TypeAlias = Literal["begin", "end"]
"""The start or the end of a tenure."""


@public
@attrs.frozen(repr=False)
class TimelineEntry:
    """One line of the timeline.

    >>> import kz_diplomacy
    >>> entry = kz_diplomacy.load().timeline()[0]
    >>> entry.edge, entry.record.id
    ('begin', 'consular-service-specialist')
    """

    when: When | None
    """When; None where the article does not say."""
    edge: Edge | None
    """Whether a tenure begins or ends; None for events, statements and tenures without a date."""
    title: Text
    """What to call it: the title of a role or event, the summary of a statement."""
    record: Role | Event | Statement
    """The record."""

    @property
    def uncertain(self) -> bool:
        """Whether its date is about, or some time between bounds, or has an open side.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().timeline()[0].uncertain
        False
        """
        return self.when is not None and (
            self.when.approximate
            or self.when._parts.shape == "between"
            or None in (self.when.earliest, self.when.latest)
        )

    def __repr__(self) -> str:
        parts = (str(self.when), self.edge, self.record.id, f"{str(self.title)[:60]!r}")
        return format_call("TimelineEntry", filter(None, parts))


@public
class Timeline(tuple[TimelineEntry, ...]):
    """Entries by their first day (or the last, where the first is open), the vaguer date first; then the undated.

    >>> import kz_diplomacy
    >>> kz_diplomacy.load().timeline("2006", certainly=True)
    Timeline(1: consular-service-specialist)
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return summary_repr("Timeline", [entry.record.id for entry in self])


def timeline(roles: Iterable[Role], events: Iterable[Event], statements: Iterable[Statement]) -> Timeline:
    """Return the timeline of these records without the headings, which only repeat other statements."""
    return Timeline(sorted(_entries(roles, events, statements), key=_sort_key))


def _entries(
    roles: Iterable[Role], events: Iterable[Event], statements: Iterable[Statement]
) -> Iterator[TimelineEntry]:
    for role in roles:
        if role.start:
            yield TimelineEntry(role.start, "begin", role.title, role)
        if role.end:
            yield TimelineEntry(role.end, "end", role.title, role)
        if not (role.start or role.end):
            yield TimelineEntry(None, None, role.title, role)
    for event in events:
        yield TimelineEntry(event.when, None, event.title, event)
    for statement in statements:
        if statement.kind != "heading":
            yield TimelineEntry(statement.said, None, statement.summary, statement)


def _sort_key(entry: TimelineEntry) -> tuple[float, float]:
    return date_order(Interval.of(entry.when) if entry.when else None)
