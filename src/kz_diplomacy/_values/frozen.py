"""Mappings that nobody can change: hashable, picklable, and their own copies."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from typing import Any, NoReturn, TypeVar, final

from .._public import format_call, public
from ..errors import FieldError, described, nearest
from .addresses import format_addresses
from .facts import Cited

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


@public
@final
class Evidence(FrozenMap[tuple[Cited, ...]]):
    """What each field of a record rests on: sentences one by one, or a source as a whole, in source and text order.

    A field that the article leaves open gives ``()``; iterating gives the fields that have evidence.

    Raises:
        FieldError: The record has no such field.

    >>> from kz_diplomacy import load
    >>> role = load().roles["press-secretary"]
    >>> [passage.number for passage in role.evidence["start"]]
    ['3.2']
    """

    __slots__ = ("fields", "kind")
    kind: str
    """What the record is called: ``"role"``, say."""
    fields: tuple[str, ...]
    """The fields that the record has."""

    def __init__(
        self, items: Mapping[str, tuple[Cited, ...]] = FrozenMap(), kind: str = "", fields: tuple[str, ...] = ()
    ) -> None:
        if hasattr(self, "_items"):
            raise AttributeError("evidence cannot be made twice")
        # A field without any is the same as one that is not named.
        object.__setattr__(self, "_items", {field: tuple(cited) for field, cited in items.items() if cited})
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "fields", fields)
        for field in self._items if fields else ():
            if field not in fields:
                self._known(field)

    def __getitem__(self, field: str) -> tuple[Cited, ...]:
        if field in self:
            return self._items[field]
        return self._known(field)

    def _known(self, field: str) -> tuple[Cited, ...]:
        if field in self.fields:
            return ()
        given: object = field  # whatever a caller has written
        named = given if isinstance(given, str) else described(given)
        raise FieldError(named, self.kind or "record", nearest(named, self.fields))

    def __contains__(self, field: object) -> bool:
        return isinstance(field, str) and field in self._items

    def __repr__(self) -> str:
        return format_call("Evidence", (f"{field}={format_addresses(cited)}" for field, cited in self._items.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self._items), self.kind, self.fields)
