"""An immutable base class and an immutable mapping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NoReturn, Self, TypeVar

from .._public import format_call

V = TypeVar("V")


class Immutable:
    """A base class whose attributes cannot be assigned or deleted. A copy is the object itself."""

    __slots__ = ()

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self


class FrozenMap(Immutable, Mapping[str, V]):
    """A read-only mapping from text to values, in a fixed order.

    >>> FrozenMap({"a": 1})["a"]
    1
    """

    __module__ = "kz_diplomacy.typing"
    __slots__ = ("_items",)
    _items: dict[str, V]

    # The items are not set in __init__, because a caller could call that again with different items.
    def __new__(cls, items: Mapping[str, V] | Iterable[tuple[str, V]] = ()) -> Self:
        self = super().__new__(cls)
        object.__setattr__(self, "_items", dict(items))
        return self

    def __getitem__(self, key: str) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self._items),)

    def __repr__(self) -> str:
        return format_call(type(self).__name__, (f"{key!r}: {value!r}" for key, value in self._items.items()))
