"""Who was he when he said it: the roles that someone held for sure, and those that he can have held."""

from __future__ import annotations

import math

import attrs

from .._public import public
from .._records.base import Record
from .._records.kinds import Official, Role, Statement
from .._values.interval import Period, Span, period
from .._values.when import When
from ..errors import QueryError, Said, described
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


def roles_at(roles: Roles, asked: Statement | Period, official: Official | None) -> RolesAt:
    """The roles of an official, or of all, at the time of a statement or in a period.

    >>> import kz_diplomacy
    >>> roles = kz_diplomacy.load().roles
    >>> roles_at(roles, "2019", None).certainly.ids
    ('press-secretary',)
    """
    if isinstance(asked, Record) and not isinstance(asked, Statement):
        raise QueryError(Said(f"the {asked.kind_name} {described(asked.id)}"), "a statement or a date")
    if not isinstance(asked, Statement):
        return _held(roles if official is None else roles.held_by(official), period(asked))
    if official is not None:
        raise QueryError(official.id, "no official beside a statement", "a statement has its speaker")
    if not isinstance(asked.speaker, Official):
        return RolesAt(roles[:0], roles[:0], "the article names no official as its speaker")
    if asked.said is None:
        return RolesAt(roles[:0], roles[:0], "the article does not say when this was said")
    return _held(roles.held_by(asked.speaker), Span.of(asked.said))


def _held(roles: Roles, span: Span) -> RolesAt:
    certainly, possibly = [], []
    for role in sorted(roles, key=_begun_last_first):
        tenure = Span.of_tenure(role.start, role.end)
        if tenure and tenure.throughout(span):
            certainly.append(role)
        elif tenure and tenure.possibly(span):
            possibly.append(role)
    return RolesAt(roles.of(certainly), roles.of(possibly))


def _begun_last_first(role: Role) -> float:
    start: When | None = role.start
    return -Span.of(start).first if start else math.inf
