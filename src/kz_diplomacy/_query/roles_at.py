"""Find the roles that an official certainly or possibly held in a period or at the time of a statement."""

from __future__ import annotations

import math

import attrs

from .._public import public
from .._records.base import Record
from .._records.kinds import Official, Role, Statement
from .._values.interval import Interval, Period
from ..errors import Description, QueryError, describe_value
from .kinds import Roles


@public
@attrs.frozen
class RolesAt:
    """The roles held at a time, the one begun last first; empty, with the reason, where that cannot be told.

    >>> import kz_diplomacy
    >>> ds = kz_diplomacy.load()
    >>> ds.roles_at("farewell-words").certainly.ids
    ('committee-chairman-and-spokesperson',)
    >>> print(ds.roles_at("on-wuhan-evacuation").reason)
    the article does not say when this was said
    """

    certainly: Roles
    """Held on every day of the time that is asked about."""
    possibly: Roles
    """Held on some day of it perhaps, and not certainly on every one."""
    reason: str | None = None
    """Why there is no answer; None where there is one."""


def roles_at(roles: Roles, period: Statement | Period, official: Official | None) -> RolesAt:
    """Return the roles of one or all officials in a period, or of the speaker at the time of a statement."""
    if isinstance(period, Record) and not isinstance(period, Statement):
        raise QueryError(Description(f"the {period.kind_name} {describe_value(period.id)}"), "a statement or a date")
    if not isinstance(period, Statement):
        return _held(roles if official is None else roles.held_by(official), Interval.of_period(period))
    if official is not None:
        raise QueryError(official.id, "no official beside a statement", "a statement has its speaker")
    if not isinstance(period.speaker, Official):
        return RolesAt(roles[:0], roles[:0], "the article names no official as its speaker")
    if period.said is None:
        return RolesAt(roles[:0], roles[:0], "the article does not say when this was said")
    return _held(roles.held_by(period.speaker), Interval.of(period.said))


def _held(roles: Roles, period: Interval) -> RolesAt:
    certainly, possibly = [], []
    for role in sorted(roles, key=_latest_start_first):
        tenure = Interval.of_tenure(role.start, role.end)
        if tenure and tenure.throughout(period):
            certainly.append(role)
        elif tenure and tenure.possibly(period):
            possibly.append(role)
    return RolesAt(roles.of(certainly), roles.of(possibly))


def _latest_start_first(role: Role) -> float:
    return -Interval.of(role.start).first if role.start else math.inf
