"""Collections of records: immutable, in the dataset's order, by place, slice and id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, NoReturn, Self, TypeVar, overload

from ._errors import UnknownIdError, nearest
from ._record import Record
from ._records import KINDS

R = TypeVar("R", bound=Record, covariant=True)


class Collection(Sequence[R], Generic[R]):
    """Records of one kind, in the order of the dataset.

    ``[0]`` and slices go by place, ``["some-id"]`` by id; ``in`` takes an id or a record. A slice is a collection too.

    Raises:
        UnknownIdError: ``[id]`` of an id that is not there; ``get`` gives None instead.

    >>> import kz_diplomacy
    >>> officials = kz_diplomacy.load().officials
    >>> officials
    Officials(1: aibek-smadiyarov)
    >>> officials.get("nobody") is None
    True
    """

    __slots__ = ("_by_id", "_kind", "_records")
    _records: tuple[R, ...]
    _kind: str
    _by_id: dict[str, R]

    def __init__(self, kind: str, records: Iterable[R]) -> None:
        object.__setattr__(self, "_records", tuple(records))
        object.__setattr__(self, "_kind", kind)

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

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().officials.get("aibek-smadiyarov").name.en
        'Aibek Smadiyarov'
        """
        return self._index.get(id)

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
                raise UnknownIdError(key, KINDS[self._kind].kind_name, nearest(key, self._index))
            return record
        if isinstance(key, slice):
            return type(self)(self._kind, self._records[key])
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
        if not isinstance(other, Collection):
            return NotImplemented
        return self._kind == other._kind and self._records == other._records

    def __hash__(self) -> int:
        return hash((self._kind, self._records))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a collection cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a collection cannot be changed")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._kind, self._records)

    def __repr__(self) -> str:
        shown = ", ".join(record.id for record in self._records[:5])
        more = ", …" if len(self._records) > 5 else ""
        return f"{self._kind.title()}({len(self._records):,}{': ' if shown else ''}{shown}{more})"
