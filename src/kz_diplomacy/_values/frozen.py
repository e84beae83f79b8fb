"""An immutable mapping."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from typing import Any, NoReturn, TypeVar

from .._public import format_call

V = TypeVar("V")


class FrozenMap(Mapping[str, V]):
    """A read-only mapping from text to values, in a fixed order.

    >>> FrozenMap({"a": 1})["a"]
    1
    """

    __module__ = "kz_diplomacy.typing"
    __slots__ = ("_items",)
    _items: dict[str, V]

    def __init__(self, items: Mapping[str, V] | Iterable[tuple[str, V]] = ()) -> None:
        if hasattr(self, "_items"):
            raise AttributeError(f"{type(self).__name__} cannot be made twice")
        object.__setattr__(self, "_items", dict(items))

    def __getitem__(self, key: str) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    # A mapping's own would look up each key again.
    def items(self) -> ItemsView[str, V]:
        """The keys with their values.

        >>> [*FrozenMap({"a": 1}).items()]
        [('a', 1)]
        """
        return self._items.items()

    def values(self) -> ValuesView[V]:
        """The values.

        >>> [*FrozenMap({"a": 1}).values()]
        [1]
        """
        return self._items.values()

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __copy__(self) -> FrozenMap[V]:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> FrozenMap[V]:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self._items),)

    def __repr__(self) -> str:
        return format_call(type(self).__name__, (f"{key!r}: {value!r}" for key, value in self._items.items()))
