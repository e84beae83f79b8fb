"""One collection class for each record type, with the queries that apply to it.

Arguments may be records or ids. A query returns a collection of the same type, so queries can be chained in any order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self

from .._public import public
from .._records.kinds import Event, Official, Organization, Role, Source, Statement, Topic
from .._values.interval import Interval
from .collection import Collection, DatedCollection, TopicCollection

if TYPE_CHECKING:
    from typing import Unpack

    from .where import (
        EventFields,
        OfficialFields,
        OrganizationFields,
        RoleFields,
        SourceFields,
        StatementFields,
        TopicFields,
    )


@public
class Sources(Collection[Source]):
    """The sources of a dataset.

    >>> import kz_diplomacy
    >>> kz_diplomacy.load().sources
    Sources(2: kazinform, zakon-kz)
    """

    _record_type = Source

    def where(self, **fields: Unpack[SourceFields]) -> Self:
        """Those whose fields are so.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().sources.where(kind="article").ids
        ('kazinform',)
        """
        return self._where(fields)


@public
class Topics(Collection[Topic]):
    """The topics of a dataset.

    >>> import kz_diplomacy
    >>> "visas" in kz_diplomacy.load().topics
    True
    """

    _record_type = Topic

    def where(self, **fields: Unpack[TopicFields]) -> Self:
        """Those whose fields are so.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().topics.where(broader="peace-talks").ids
        ('good-offices',)
        """
        return self._where(fields)


@public
class Organizations(Collection[Organization]):
    """The organizations of a dataset.

    >>> import kz_diplomacy
    >>> "mfa" in kz_diplomacy.load().organizations
    True
    """

    _record_type = Organization

    def where(self, **fields: Unpack[OrganizationFields]) -> Self:
        """Those whose fields are so.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().organizations.where(country="AF").ids
        ('authorities-of-afghanistan',)
        """
        return self._where(fields)


@public
class Officials(Collection[Official]):
    """The officials of a dataset.

    >>> import kz_diplomacy
    >>> len(kz_diplomacy.load().officials)
    1
    """

    _record_type = Official

    def where(self, **fields: Unpack[OfficialFields]) -> Self:
        """Those whose fields are so.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().officials.where(languages="tr").ids
        ('aibek-smadiyarov',)
        """
        return self._where(fields)


@public
class Roles(DatedCollection[Role]):
    """The roles of a dataset; a role covers its tenure, from its start to its end.

    >>> import kz_diplomacy
    >>> kz_diplomacy.load().roles.where(kind="rank").ids
    ('envoy-class-ii',)
    """

    _record_type = Role

    @staticmethod
    def _interval(record: Role) -> Interval | None:
        return Interval.of_tenure(record.start, record.end)

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


@public
class Events(TopicCollection[Event]):
    """The events of a dataset.

    >>> import kz_diplomacy
    >>> kz_diplomacy.load().events.country("AZ").during("2025", certainly=True).ids
    ('armenia-azerbaijan-declaration',)
    """

    _record_type = Event

    @staticmethod
    def _interval(record: Event) -> Interval | None:
        return Interval.of(record.when) if record.when else None

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


@public
class Statements(TopicCollection[Statement]):
    """The statements of a dataset.

    >>> import kz_diplomacy
    >>> kz_diplomacy.load().statements.where(kind="direct").during("2023", certainly=True).ids
    ('not-your-war',)
    """

    _record_type = Statement

    @staticmethod
    def _interval(record: Statement) -> Interval | None:
        return Interval.of(record.said) if record.said else None

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
"""The collection classes by the attribute of the dataset, such as ``roles``."""
