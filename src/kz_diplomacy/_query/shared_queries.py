"""The queries that several kinds share: by period, by country, by topic."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from .._records.base import Record
from .._records.kinds import Topic
from .._values.interval import Period, Span, period
from .collection import Collection
from .where import known_country

if TYPE_CHECKING:
    from .distinct_dates import Dates
    from .postings import Places

R = TypeVar("R", bound=Record)


class Timed(Collection[R]):
    """Records that can have a date, and countries."""

    __slots__ = ()
    _date: ClassVar[attrgetter[Any]]
    """The date of a record as it is written, or the two of a tenure."""

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
        from .postings import Listed, Ordered

        span, dates = period(asked), self._dates
        if certainly:
            return self._within(Listed(dates.certainly(span), dated=True))
        return self._within(Ordered(dates.order, dates.possibly(span)))

    @property
    def undated(self) -> Self:
        """Those that have no date, since the article gives none.

        >>> import kz_diplomacy
        >>> "operation-zhusan" in kz_diplomacy.load().events.undated
        True
        """
        from .postings import Listed

        return self._within(Listed(self._dates.undated))

    @property
    def by_date(self) -> Self:
        """The same in the order of their dates, and so is what is asked of them; those without one stand last.

        As in the timeline they go by the first day that they can cover, or the last, where the first is open; of those
        from one day on the vaguer comes first. What has the same bounds stays in the order of the dataset.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().roles.by_date.ids[:2]
        ('consular-service-specialist', 'press-secretary')
        """
        return self._of(self._selection.by_date(self._every))

    def _every(self) -> Places:
        from .positions import Positions
        from .postings import Ordered

        order = self._dates.order
        return Ordered(order, Positions([], [(0, len(order))]))

    @property
    def _dates(self) -> Dates:
        return self._selection.whole.dates(self._date, self._span)

    def country(self, code: str) -> Self:
        """Those that name a country, by its ISO 3166-1 alpha-2 code.

        Raises:
            QueryError: There is no such code.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().events.country("DE").ids
        ('delegation-to-germany',)
        """
        wanted = known_country(code)
        return self._having("countries", attrgetter("countries"), wanted)


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
        wanted = self._context.find(topic, Topic).id
        return self._having("about", _subjects, wanted)


def _subjects(record: Any) -> Iterator[str]:
    """The ids of the topics of a record, and of those above them; some of them twice."""
    for topic in record.topics:
        above: Topic | None = topic
        while above:
            yield above.id
            above = above.broader
