"""A collection for each kind of record, with the queries that make sense for it.

Arguments may be records or ids. A query keeps type and order, so queries chain, and it does not matter in which order.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, Final, Self, TypeVar, Unpack

from ._collection import Collection
from ._criteria import known_country
from ._record import Record
from ._records import Event, Official, Organization, Role, Source, Statement, Topic
from ._span import Period, Span, period
from ._where import (
    EventFields,
    OfficialFields,
    OrganizationFields,
    RoleFields,
    SourceFields,
    StatementFields,
    TopicFields,
)

R = TypeVar("R", bound=Record)


class Sources(Collection[Source]):
    """The sources of a dataset.

    >>> import kz_diplomacy
    >>> kz_diplomacy.load().sources
    Sources(2: kazinform, zakon-kz)
    """

    __slots__ = ()
    _kind = Source

    def where(self, **fields: Unpack[SourceFields]) -> Self:
        """Those whose fields are so.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().sources.where(kind="article").ids
        ('kazinform',)
        """
        return self._where(fields)


class Topics(Collection[Topic]):
    """The topics of a dataset.

    >>> import kz_diplomacy
    >>> "visas" in kz_diplomacy.load().topics
    True
    """

    __slots__ = ()
    _kind = Topic

    def where(self, **fields: Unpack[TopicFields]) -> Self:
        """Those whose fields are so.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().topics.where(broader="peace-talks").ids
        ('good-offices',)
        """
        return self._where(fields)


class Organizations(Collection[Organization]):
    """The organizations of a dataset.

    >>> import kz_diplomacy
    >>> "mfa" in kz_diplomacy.load().organizations
    True
    """

    __slots__ = ()
    _kind = Organization

    def where(self, **fields: Unpack[OrganizationFields]) -> Self:
        """Those whose fields are so.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().organizations.where(country="AF").ids
        ('authorities-of-afghanistan',)
        """
        return self._where(fields)


class Officials(Collection[Official]):
    """The officials of a dataset.

    >>> import kz_diplomacy
    >>> len(kz_diplomacy.load().officials)
    1
    """

    __slots__ = ()
    _kind = Official

    def where(self, **fields: Unpack[OfficialFields]) -> Self:
        """Those whose fields are so.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().officials.where(languages="tr").ids
        ('aibek-smadiyarov',)
        """
        return self._where(fields)


class _Timed(Collection[R]):
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


class _Topical(_Timed[R]):
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


class Roles(_Timed[Role]):
    """The roles of a dataset; a role covers its tenure, from its start to its end.

    >>> import kz_diplomacy
    >>> kz_diplomacy.load().roles.where(kind="rank").ids
    ('envoy-class-ii',)
    """

    __slots__ = ()
    _kind = Role

    @staticmethod
    def _span(record: Role) -> Span | None:
        return Span.of_tenure(record.start, record.end)

    def held_by(self, official: Official | str) -> Self:
        """Those that an official holds or held.

        Raises:
            UnknownIdError: There is no such official.

        >>> import kz_diplomacy
        >>> len(kz_diplomacy.load().roles.held_by("aibek-smadiyarov"))
        7
        """
        return self._where({"official": official})

    def where(self, **fields: Unpack[RoleFields]) -> Self:
        """Those whose fields are so; None asks for what the article does not say.

        Raises:
            FieldError: A role has no such field.
            QueryError: The field cannot have such a value.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().roles.where(official=None, organization=None).ids[:1]
        ('prime-minister-of-kazakhstan',)
        """
        return self._where(fields)


class Events(_Topical[Event]):
    """The events of a dataset.

    >>> import kz_diplomacy
    >>> kz_diplomacy.load().events.country("AZ").during("2025", certainly=True).ids
    ('armenia-azerbaijan-declaration',)
    """

    __slots__ = ()
    _kind = Event

    @staticmethod
    def _span(record: Event) -> Span | None:
        return Span.of(record.when) if record.when else None

    def where(self, **fields: Unpack[EventFields]) -> Self:
        """Those whose fields are so; None asks for what the article does not say.

        Raises:
            FieldError: An event has no such field.
            QueryError: The field cannot have such a value.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().events.where(status="proposed").ids
        ('airport-convoy',)
        """
        return self._where(fields)


class Statements(_Topical[Statement]):
    """The statements of a dataset.

    >>> import kz_diplomacy
    >>> kz_diplomacy.load().statements.where(kind="direct").during("2023", certainly=True).ids
    ('not-your-war',)
    """

    __slots__ = ()
    _kind = Statement

    @staticmethod
    def _span(record: Statement) -> Span | None:
        return Span.of(record.said) if record.said else None

    def by(self, speaker: Official | Organization | str) -> Self:
        """Those of a speaker.

        Raises:
            UnknownIdError: There is no such official or organization.

        >>> import kz_diplomacy
        >>> len(kz_diplomacy.load().statements.by("aibek-smadiyarov"))
        17
        """
        return self._where({"speaker": speaker})

    def on(self, event: Event | str) -> Self:
        """Those that tell of an event.

        Raises:
            UnknownIdError: There is no such event.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().statements.on("wuhan-student-evacuation").ids
        ('on-wuhan-evacuation',)
        """
        return self._where({"events": event})

    def where(self, **fields: Unpack[StatementFields]) -> Self:
        """Those whose fields are so; None asks for what the article does not say.

        Raises:
            FieldError: A statement has no such field.
            QueryError: The field cannot have such a value.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().statements.where(kind="heading", restates=None).ids
        ('heading-kabul-weather',)
        """
        return self._where(fields)


COLLECTIONS: Final[dict[str, type[Collection[Any]]]] = {
    "sources": Sources,
    "topics": Topics,
    "organizations": Organizations,
    "officials": Officials,
    "roles": Roles,
    "events": Events,
    "statements": Statements,
}
"""The collections by the names of the kinds."""
