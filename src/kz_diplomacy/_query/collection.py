"""Immutable collections of records, with access by index, slice and id, and the queries that all or most have."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from operator import attrgetter
from typing import Any, ClassVar, Generic, Self, SupportsIndex, TypeVar, overload

from .._public import public, summary_repr
from .._records.base import Record
from .._records.kinds import Topic
from .._records.record_set import RecordSet
from .._values.frozen import Immutable
from .._values.interval import Interval, Period
from ..errors import QueryError, UnknownIdError, nearest
from .context import Context
from .index import Index
from .where import known_country, parse_where

R = TypeVar("R", bound=Record)


@public
class Collection(Immutable, Sequence[R], Generic[R]):
    """Records of one kind, in the order of the dataset.

    ``[0]`` and slices go by place, ``["some-id"]`` by id; ``in`` takes an id or a record. A slice is a collection too,
    and so is what a query gives; a query that finds nothing gives an empty one.

    Raises:
        UnknownIdError: ``[id]`` of an id that is not there; ``get`` gives None instead.

    >>> import kz_diplomacy
    >>> officials = kz_diplomacy.load().officials
    >>> officials
    Officials(1: aibek-smadiyarov)
    >>> officials.get("nobody") is None
    True
    """

    _record_type: ClassVar[type[Record]]
    _index: Index[R]
    """The index of the records that queries start from: those of the dataset, of a slice, or given to ``of``."""
    _rows: frozenset[int]
    """The rows of the index that are in this collection."""
    _sorted_by_date: bool
    """True if the records are in date order, False if they are in the order of the index."""
    _context: Context

    # Not __init__, which a caller could call again with other records.
    def __new__(cls, records: Iterable[R] = (), context: Context | None = None) -> Self:
        index = Index(tuple(records), cls._interval)
        return cls._of_rows(index, index.rows, False, context or Context())

    @classmethod
    def _of_rows(cls, index: Index[R], rows: frozenset[int], sorted_by_date: bool, context: Context) -> Self:
        self = super().__new__(cls)
        vars(self).update(_index=index, _rows=rows, _sorted_by_date=sorted_by_date, _context=context)
        return self

    @staticmethod
    def _interval(record: Any) -> Interval | None:
        """Return the days that a record covers, or None if it has no date."""
        return None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().officials.ids
        ('aibek-smadiyarov',)
        """
        return tuple([record.id for record in self._records])

    def get(self, id: str) -> R | None:
        """The record of an id, or None.

        Raises:
            QueryError: The id is no text.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().officials.get("aibek-smadiyarov").name.en
        'Aibek Smadiyarov'
        """
        if not isinstance(id, str):
            raise QueryError(id, "an id", "by place go brackets, such as ds.events[0]")
        return self._by_id.get(id)

    def search(self, query: str, *, min_score: float = 0.0) -> Self:
        """Those that a search of the dataset finds, in the order of the dataset; ``ds.search`` ranks them.

        Raises:
            QueryError: The query is no text, or ``min_score`` not a number from 0 to 1.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().events.search("Wuhan").ids
        ('wuhan-outbreak', 'wuhan-student-evacuation')
        """
        matches = {hit.record.id for hit in self._context.search_index.search(query, min_score=min_score)}
        return self._filter(lambda record: record.id in matches)

    def of(self, records: Iterable[R]) -> Self:
        """A collection of these records, in their order, that can be asked as this one can.

        Raises:
            QueryError: They are no records of this kind.

        >>> import kz_diplomacy
        >>> topics = kz_diplomacy.load().topics
        >>> topics.of(reversed(topics)).ids == topics.ids[::-1]
        True
        """
        expected = f"records of one kind: {self._record_type.kind_name}"
        if not isinstance(records, Iterable):
            raise QueryError(records, expected)
        members = tuple(records)
        for record in members:
            if not isinstance(record, self._record_type):
                raise QueryError(record, expected)
        return type(self)(members, self._context)

    def _where(self, fields: Mapping[str, object]) -> Self:
        """Return the records that have all of these field values."""
        keys, test = parse_where(self._record_type, fields, self._context)
        matches = self
        for name, key in keys.items():
            matches = matches._with_key(name, partial(_field_keys, name), key)
        return matches._filter(test) if test else matches

    def _with_key(self, table: str, keys_of: Callable[[R], Iterable[Hashable]], key: Hashable) -> Self:
        """Return the records that have a key. ``table`` is the name of the posting lists of such keys."""
        return self._intersect(self._index.with_key(table, keys_of, key))

    def _intersect(self, rows: frozenset[int]) -> Self:
        """Return the records of this collection whose rows are among these."""
        return self._select(rows if self._rows is self._index.rows else self._rows & rows)

    def _filter(self, test: Callable[[R], bool]) -> Self:
        """Return the records that pass a test."""
        records = self._index.records
        return self._select(frozenset(row for row in self._rows if test(records[row])))

    def _select(self, rows: frozenset[int], *, sorted_by_date: bool = False) -> Self:
        """Return a collection of rows of the same index, in the order of this collection or in date order."""
        return self._of_rows(self._index, rows, sorted_by_date or self._sorted_by_date, self._context)

    @cached_property
    def _records(self) -> tuple[R, ...]:
        """The records, in order."""
        rows = self._index.sorted_by_date(self._rows) if self._sorted_by_date else sorted(self._rows)
        return tuple(map(self._index.records.__getitem__, rows))

    @cached_property
    def _by_id(self) -> dict[str, R]:
        return {record.id: record for record in self._records}

    @overload
    def __getitem__(self, key: int | str) -> R: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: int | str | slice) -> R | Self:
        if isinstance(key, str):
            record = self._by_id.get(key)
            if record is None:
                raise UnknownIdError(key, self._record_type.kind_name, nearest(key, self._by_id))
            return record
        if isinstance(key, slice):
            return type(self)(self._records[key], self._context)
        if not isinstance(key, SupportsIndex):
            raise QueryError(key, "an id, a place or a slice")
        return self._records[key]

    def __iter__(self) -> Iterator[R]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, item: object) -> bool:
        if isinstance(item, str):
            return item in self._by_id
        return isinstance(item, Record) and self._by_id.get(item.id) == item

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._records == other._records

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._records))

    def __reduce__(self) -> tuple[Any, ...]:
        # The context is left out, so that a pickle contains no private class and no text of an article.
        return self._rebuild, (self._records, self._context.records)

    @classmethod
    def _rebuild(cls, records: tuple[R, ...], dataset: RecordSet) -> Self:
        """Return a pickled collection with the context of its dataset."""
        return cls(records, getattr(dataset, "_context", None) or Context(dataset))

    def __repr__(self) -> str:
        return summary_repr(type(self).__name__, self.ids)

    def __str__(self) -> str:
        from .._display.table import text_table

        return text_table([(record.id, record._date, str(record._title)) for record in self])

    def _repr_html_(self) -> str:
        from .._display.html import code, count, table_html, title_html
        from .._display.table import ROWS

        shown = self[:ROWS]
        dated = any(record._date for record in shown)
        rows = (
            [code(record.id), *([record._date] if dated else []), title_html(record._title, record._title_language)]
            for record in shown
        )
        caption = f"{type(self).__name__}: {count(len(self), 'record')}"
        return table_html(caption, ["id", *(["date"] if dated else []), "title"], rows, len(self) - len(shown))


class DatedCollection(Collection[R]):
    """Records that can have a date, and countries."""

    def during(self, period: Period, *, certainly: bool = False) -> Self:
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
        interval = Interval.of_period(period)
        return self._intersect(self._index.certainly(interval) if certainly else self._index.possibly(interval))

    @property
    def undated(self) -> Self:
        """Those that have no date, since the article gives none.

        >>> import kz_diplomacy
        >>> "operation-zhusan" in kz_diplomacy.load().events.undated
        True
        """
        return self._intersect(self._index.undated)

    @property
    def by_date(self) -> Self:
        """The same in the order of their dates, and so is what is asked of them; those without one stand last.

        As in the timeline they go by the first day that they can cover, or the last, where the first is open; of those
        from one day on the vaguer comes first. What has the same bounds stays in the order of the dataset.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().roles.by_date.ids[:2]
        ('consular-service-specialist', 'press-secretary')
        """
        return self._select(self._rows, sorted_by_date=True)

    def country(self, code: str) -> Self:
        """Those that name a country, by its ISO 3166-1 alpha-2 code.

        Raises:
            QueryError: There is no such code.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().events.country("DE").ids
        ('delegation-to-germany',)
        """
        return self._with_key("countries", attrgetter("countries"), known_country(code))


class TopicCollection(DatedCollection[R]):
    """Records that have topics."""

    def about(self, topic: Topic | str) -> Self:
        """Those on a topic, or on a narrower one.

        Raises:
            UnknownIdError: There is no such topic.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().statements.about("visas").ids
        ('on-eu-visa-talks',)
        """
        return self._with_key("about", _topic_ids, self._context.find(topic, Topic).id)


def _field_keys(field: str, record: Record) -> Iterator[str]:
    """Yield the values of a field, or the ids of the records that it refers to."""
    value = getattr(record, field)
    for each in value if isinstance(value, tuple) else (value,):
        if each is not None:
            yield each.id if isinstance(each, Record) else each


def _topic_ids(record: Any) -> Iterator[str]:
    """Yield the ids of the topics of a record and of their broader topics, possibly with duplicates."""
    for topic in record.topics:
        broader: Topic | None = topic
        while broader:
            yield broader.id
            broader = broader.broader
