"""What can be asked of a dataset as a whole, over all its kinds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, overload

from ._query.context import Context
from ._query.kinds import Events, Roles, Statements
from ._records.base import Record
from ._records.kinds import AnyRecord, Official, Source, Statement
from ._values.frozen import FrozenMap
from .errors import QueryError, Said

# What answers a question is imported when it is asked: most programs ask one or two.
if TYPE_CHECKING:
    from ._query.roles_at import RolesAt
    from ._query.timeline import Timeline
    from ._records.links import RecordedQuantity
    from ._search.hits import Hits
    from ._values.facts import Passage, Reference
    from ._values.interval import Period


class Questions:
    """The questions that a dataset answers beside those of its collections."""

    __slots__ = ()
    roles: Roles
    events: Events
    statements: Statements
    _context: Context

    def timeline(self, during: Period | None = None, *, certainly: bool = False) -> Timeline:
        """What happened and what was said, in order; then what has no date. A tenure's begin and end are two entries.

        With ``during``, only of what can fall in that period, or with ``certainly`` does for sure; so it has both ends
        of a tenure that was held in it.

        Raises:
            WhenError: The period is no date.
            QueryError: The period is neither text nor date, or ``certainly`` stands without one.

        >>> import kz_diplomacy
        >>> ds = kz_diplomacy.load()
        >>> str(ds.timeline()[0].when)
        '2006'
        >>> [(entry.record.id, entry.edge) for entry in ds.timeline("2019", certainly=True)]
        [('press-secretary', 'begin'), ('press-secretary', 'end')]
        """
        from ._query.timeline import timeline

        if during is not None:
            return timeline(
                self.roles.during(during, certainly=certainly),
                self.events.during(during, certainly=certainly),
                self.statements.during(during, certainly=certainly),
            )
        if certainly:
            raise QueryError(Said("certainly without a period"), "during beside it", "say in which period")
        return timeline(self.roles, self.events, self.statements)

    def roles_at(self, period: Statement | str | Period, official: Official | str | None = None) -> RolesAt:
        """Who was he when he said it: the roles that the speaker of a statement held then, for sure and perhaps.

        Asked for a period instead, the roles of ``official`` in it, or of all. A text is the id of a statement, or a
        date.

        Raises:
            UnknownIdError: There is no such official, or no such statement.
            WhenError: A text that is neither the id of a statement nor a date.
            QueryError: Neither statement nor date; or an official beside a statement, which has its speaker.

        >>> import kz_diplomacy
        >>> ds = kz_diplomacy.load()
        >>> then = ds.roles_at("not-your-war")
        >>> then.certainly.ids, then.possibly.ids[:2]
        (('press-secretary',), ('communications-department-director', 'envoy-class-ii'))
        >>> ds.roles_at("2026", "aibek-smadiyarov").certainly.ids
        ()
        """
        from ._query.roles_at import roles_at

        meant: Any = self._context.statement_or_date(period) if isinstance(period, str) else period
        holder: Any = None if official is None else self._context.find(official, Official)
        return roles_at(self.roles, meant, holder)

    @overload
    def unsaid(self) -> Mapping[str, tuple[str, ...]]: ...
    @overload
    def unsaid(self, record: AnyRecord | str) -> tuple[str, ...]: ...
    def unsaid(self, record: AnyRecord | str | None = None) -> Mapping[str, tuple[str, ...]] | tuple[str, ...]:
        """What the article does not say: the fields about the world that it leaves open for a record.

        Without a record: by id, the open fields of every record that has some.

        Raises:
            UnknownIdError: There is no such record.

        >>> import kz_diplomacy
        >>> ds = kz_diplomacy.load()
        >>> ds.unsaid("operation-zhusan")
        ('when', 'participants')
        >>> ds.unsaid()["press-secretary"]
        ('countries', 'places')
        """
        from ._records.unsaid import unsaid

        if record is not None:
            return unsaid(self._context.find(record, Record))
        return FrozenMap((one.id, fields) for one in self._context.records.values() if (fields := unsaid(one)))

    def resting_on(self, source: str | Passage | Reference | Source) -> tuple[AnyRecord, ...]:
        """The records that rest on a sentence, a run of sentences, or a source, in order.

        Raises:
            QueryError: A text that is no address, or a source or sentence that there is not.

        >>> import kz_diplomacy
        >>> [record.id for record in kz_diplomacy.load().resting_on("kazinform#11.2")]
        ['wuhan-student-evacuation', 'on-wuhan-evacuation']
        """
        from ._records.links import cited, wanted

        asked = wanted(self._sources, source)
        return tuple(record for record in self._context.records.values() if not asked.isdisjoint(cited(record)))

    def referring_to(self, record: AnyRecord | str) -> tuple[AnyRecord, ...]:
        """The records that refer to a record, by a reference or as a participant; to a source, by their evidence.

        Raises:
            UnknownIdError: There is no such record.

        >>> import kz_diplomacy
        >>> [record.id for record in kz_diplomacy.load().referring_to("almaty-ministers-meeting")]
        ['almaty-meeting-costs', 'almaty-plan-made-public', 'on-almaty-talks', 'on-meeting-costs']
        """
        from ._records.links import refers

        id = self._context.find(record, Record).id
        return tuple(one for one in self._context.records.values() if refers(one, id))

    @property
    def quantities(self) -> tuple[RecordedQuantity, ...]:
        """Every number of the dataset, with the record that it is about, in order.

        >>> import kz_diplomacy
        >>> len(kz_diplomacy.load().quantities)
        12
        """
        from ._records.links import quantities

        return tuple(quantities(self._context.records.values()))

    def search(self, query: str, *, min_score: float = 0.0) -> Hits:
        """The records that answer some words, best first: in three languages and scripts, with endings and typos.

        Any word may match; rare ones weigh more, question words nothing. ``min_score``, from 0 to 1, leaves out what
        answers too little of the query; for a bot, 0.5 turns most questions without an answer into no hits.

        Raises:
            QueryError: The query is no text, or ``min_score`` not a number from 0 to 1.

        >>> import kz_diplomacy
        >>> [hit.record.id for hit in kz_diplomacy.load().search("Жусан")][:1]
        ['operation-zhusan']
        """
        return self._context.search_index.search(query, min_score=min_score)

    @property
    def _sources(self) -> tuple[Source, ...]:
        return tuple(record for record in self._context.by_id.values() if isinstance(record, Source))
