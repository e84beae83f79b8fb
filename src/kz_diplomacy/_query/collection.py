"""Collections of records: immutable, in the dataset's order, by place, slice and id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NoReturn, Self, SupportsIndex, TypeVar, overload

from .._public import public, summary_repr
from .._records.base import Record
from ..errors import QueryError, UnknownIdError, nearest
from .context import Context
from .where import criterion

if TYPE_CHECKING:
    from .postings import Keys, Places, Selection

R = TypeVar("R", bound=Record)


@public
class Collection(Sequence[R], Generic[R]):
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

    __slots__ = ("_by_id", "_chosen", "_context", "_held")
    _context: Context
    # What is worked out at first use; two threads that do so at once get the same.
    _held: tuple[R, ...]
    _by_id: dict[str, R]
    _chosen: Selection[R]
    _kind: ClassVar[type[Record]]

    def __init__(self, records: Iterable[R] = (), context: Context | None = None) -> None:
        if hasattr(self, "_context"):
            raise AttributeError("a collection cannot be made twice")
        object.__setattr__(self, "_held", tuple(records))
        object.__setattr__(self, "_context", context or Context())

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().officials.ids
        ('aibek-smadiyarov',)
        """
        if hasattr(self, "_held"):
            return tuple([record.id for record in self._held])
        return self._chosen.ids

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
        try:
            return self._by_id.get(id)
        except AttributeError:
            return self._index.get(id)

    def search(self, query: str, *, min_score: float = 0.0) -> Self:
        """Those that a search of the dataset finds, in the order of the dataset; ``ds.search`` ranks them.

        Raises:
            QueryError: The query is no text, or ``min_score`` not a number from 0 to 1.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().events.search("Wuhan").ids
        ('wuhan-outbreak', 'wuhan-student-evacuation')
        """
        found = {hit.record.id for hit in self._context.search_index.search(query, min_score=min_score)}
        return self._keep(lambda record: record.id in found)

    def of(self, records: Iterable[R]) -> Self:
        """A collection of these records, in their order, that can be asked as this one can.

        Raises:
            QueryError: They are no records of this kind.

        >>> import kz_diplomacy
        >>> topics = kz_diplomacy.load().topics
        >>> topics.of(reversed(topics)).ids == topics.ids[::-1]
        True
        """
        wanted = f"records of one kind: {self._kind.kind_name}"
        if not isinstance(records, Iterable):
            raise QueryError(records, wanted)
        kept = tuple(records)
        for record in kept:
            if not isinstance(record, self._kind):
                raise QueryError(record, wanted)
        return type(self)(kept, self._context)

    def _where(self, fields: Mapping[str, object]) -> Self:
        same, test = criterion(self._kind, fields, self._context)
        found = self
        for name, key in same.items():
            found = found._having(name, partial(_keys, name), key)
        return found._keep(test) if test else found

    def _having(self, respect: str, keys: Keys, key: str) -> Self:
        return self._within(self._selection.whole.having(respect, keys, key))

    def _within(self, places: Places) -> Self:
        return self._of(self._selection.within(places))

    def _keep(self, test: Callable[[R], bool]) -> Self:
        return self._of(self._selection.matching(test))

    def _of(self, chosen: Selection[R]) -> Self:
        made = object.__new__(type(self))
        object.__setattr__(made, "_context", self._context)
        object.__setattr__(made, "_chosen", chosen)
        return made

    @property
    def _selection(self) -> Selection[R]:
        try:
            return self._chosen
        except AttributeError:
            from .postings import Selection, Whole

            object.__setattr__(self, "_chosen", Selection(Whole(self._held)))
            return self._chosen

    @property
    def _records(self) -> tuple[R, ...]:
        try:
            return self._held
        except AttributeError:
            object.__setattr__(self, "_held", self._chosen.records)
            return self._held

    @property
    def _index(self) -> dict[str, R]:
        try:
            return self._by_id
        except AttributeError:
            object.__setattr__(self, "_by_id", {record.id: record for record in self._records})
            return self._by_id

    @overload
    def __getitem__(self, key: int | str) -> R: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: int | str | slice) -> R | Self:
        if type(key) is str:
            try:
                return self._by_id[key]
            except (AttributeError, KeyError):
                return self._named(key)
        if isinstance(key, str):  # of a class of texts, as other libraries have them
            return self._named(key)
        if isinstance(key, slice):
            return type(self)(self._records[key], self._context)
        if not isinstance(key, SupportsIndex):
            raise QueryError(key, "an id, a place or a slice")
        return self._records[key]

    def _named(self, id: str) -> R:
        record = self._index.get(id)
        if record is None:
            raise UnknownIdError(id, self._kind.kind_name, nearest(id, self._index)) from None
        return record

    def __iter__(self) -> Iterator[R]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._held if hasattr(self, "_held") else self._chosen)

    def __contains__(self, item: object) -> bool:
        if isinstance(item, str):
            return item in self._index
        return isinstance(item, Record) and self._index.get(item.id) == item

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._records == other._records

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._records))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a collection cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a collection cannot be changed")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._records, self._context)

    def __repr__(self) -> str:
        return summary_repr(type(self).__name__, self.ids)

    def __str__(self) -> str:
        from .._display.table import as_table

        return as_table(self)

    def _repr_html_(self) -> str:
        from .._display.html import collection_html

        return collection_html(self)


def _keys(field: str, record: Record) -> Iterator[str]:
    """The words of a field, or the ids of the records that it refers to."""
    value = getattr(record, field)
    for one in value if isinstance(value, tuple) else (value,):
        if one is not None:
            yield one.id if isinstance(one, Record) else one
