"""The queries that several kinds share: by period, by country, by topic."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, Self, TypeVar

from ._collection import Collection
from ._criteria import known_country
from ._record import Record
from ._records import Topic
from ._span import Period, Span, period

R = TypeVar("R", bound=Record)


class Timed(Collection[R]):
    """Records that can have a date, and countries."""

    __slots__ = ()

    @staticmethod
    @abstractmethod
    def _span(record: Any) -> Span | None:
        """What the record covers; None where it has no date."""

    def during(self, asked: Period, *, certainly: bool = False) -> Self:
        """Those that can fall in a period; with ``certainly``, those that do for sure.

        A period is a date as text, a ``When`` or a day, from its first to its last possible day. What has no date is in
        no period, and in ``undated``.

        Raises:
            WhenError: The period is no date.
            QueryError: The period is neither text nor date.

        >>> import kz_diplomacy
        >>> roles = kz_diplomacy.load().roles
        >>> roles.during("2024-04").ids[:2]
        ('consular-service-specialist', 'press-secretary')
        >>> roles.during("2024-04", certainly=True).ids
        ('press-secretary',)
        """
        span, span_of = period(asked), self._span
        if certainly:
            return self._keep(lambda record: bool((found := span_of(record)) and found.certainly(span)))
        return self._keep(lambda record: bool((found := span_of(record)) and found.possibly(span)))

    @property
    def undated(self) -> Self:
        """Those that have no date, since the article gives none.

        >>> import kz_diplomacy
        >>> "operation-zhusan" in kz_diplomacy.load().events.undated
        True
        """
        span_of = self._span
        return self._keep(lambda record: span_of(record) is None)

    def country(self, code: str) -> Self:
        """Those that name a country, by its ISO 3166-1 alpha-2 code.

        Raises:
            QueryError: There is no such code.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().events.country("DE").ids
        ('delegation-to-germany',)
        """
        wanted = known_country(code)
        return self._keep(lambda record: wanted in record.countries)  # type: ignore[attr-defined]


class Topical(Timed[R]):
    """Records that have topics."""

    __slots__ = ()

    def about(self, topic: Topic | str) -> Self:
        """Those on a topic, or on a narrower one.

        Raises:
            UnknownIdError: There is no such topic.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().statements.about("visas").ids
        ('on-eu-visa-talks',)
        """
        wanted = self._scope.find(topic, Topic).id
        return self._keep(lambda record: any(_within(found, wanted) for found in record.topics))  # type: ignore[attr-defined]


def _within(topic: Topic | None, wanted: str) -> bool:
    while topic and topic.id != wanted:
        topic = topic.broader
    return topic is not None
