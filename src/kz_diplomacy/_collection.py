"""Collections of records: immutable, in the dataset's order, by place, slice and id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Generic, NoReturn, Self, SupportsIndex, TypeVar, overload

from ._criteria import criterion
from ._errors import QueryError, UnknownIdError, nearest
from ._printing import counted
from ._record import Record
from ._scope import Scope

R = TypeVar("R", bound=Record)


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

    __slots__ = ("_by_id", "_records", "_scope")
    _records: tuple[R, ...]
    _scope: Scope
    _by_id: dict[str, R]
    _kind: ClassVar[type[Record]]

    def __init__(self, records: Iterable[R] = (), scope: Scope | None = None) -> None:
        if hasattr(self, "_records"):
            raise AttributeError("a collection cannot be made twice")
        object.__setattr__(self, "_records", tuple(records))
        object.__setattr__(self, "_scope", scope or Scope())

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().officials.ids
        ('aibek-smadiyarov',)
        """
        return tuple(self._index)

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
        return self._index.get(id)

    def search(self, query: str, *, min_score: float = 0.0) -> Self:
        """Those that a search of the dataset finds, in the order of the dataset; ``ds.search`` ranks them.

        Raises:
            QueryError: The query is no text, or ``min_score`` not a number from 0 to 1.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().events.search("Wuhan").ids
        ('wuhan-outbreak', 'wuhan-student-evacuation')
        """
        found = {hit.record.id for hit in self._scope.index.search(query, min_score=min_score)}
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
        return type(self)(kept, self._scope)

    def _where(self, fields: Mapping[str, object]) -> Self:
        return self._keep(criterion(self._kind, fields, self._scope))

    def _keep(self, test: Callable[[R], bool]) -> Self:
        return type(self)(filter(test, self._records), self._scope)

    @property
    def _index(self) -> Mapping[str, R]:
        # Built on first use; two threads that build it at once build the same.
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
        if isinstance(key, str):
            record = self._index.get(key)
            if record is None:
                raise UnknownIdError(key, self._kind.kind_name, nearest(key, self._index))
            return record
        if isinstance(key, slice):
            return type(self)(self._records[key], self._scope)
        if not isinstance(key, SupportsIndex):
            raise QueryError(key, "an id, a place or a slice")
        return self._records[key]

    def __iter__(self) -> Iterator[R]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

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
        return type(self), (self._records, self._scope)

    def __repr__(self) -> str:
        return counted(type(self).__name__, self.ids)

    def __str__(self) -> str:
        from ._table import as_table

        return as_table(self)

    def _repr_html_(self) -> str:
        from ._html import collection_html

        return collection_html(self)
