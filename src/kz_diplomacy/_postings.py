"""Postings: which places of a whole collection have a topic, a country, a word; and what a chain of queries keeps.

A query on a whole collection is answered by a list of places that was made at the first such query. A chain of them is
not worked out until its records are asked for: then the shortest list is gone through, and the others are looked into.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, Final, Generic, TypeVar

from ._distinct_dates import Dates, Piece
from ._record import Record
from ._span import Span

T = TypeVar("T")
R = TypeVar("R", bound=Record)
Keys = Callable[[Any], Iterable[Hashable]]
"""What a record is found by in one respect: the ids of its topics, say."""


class Places:
    """Some places of a whole collection, each once, in the order of the dataset or of their dates."""

    __slots__ = ("_run", "_set", "dated")
    dated: bool
    """Whether they are in the order of their dates."""
    _run: Sequence[int]
    _set: frozenset[int]

    def __init__(self, run: Sequence[int], dated: bool = False) -> None:
        self._run, self.dated = run, dated

    def __len__(self) -> int:
        return len(self._run)

    @property
    def run(self) -> Sequence[int]:
        """The places."""
        return self._run

    @property
    def set(self) -> frozenset[int]:
        """The places without order, to look into; made at first use."""
        try:
            return self._set
        except AttributeError:
            self._set = frozenset(self.run)
            return self._set


class Pieces(Places):
    """Places that are pieces of the order of the dates: listed only to be looked at one by one."""

    __slots__ = ("order", "pieces")
    order: tuple[int, ...]
    """All places in that order."""
    pieces: Sequence[Piece]

    def __init__(self, order: tuple[int, ...], pieces: Sequence[Piece]) -> None:
        self.order, self.pieces, self.dated = order, pieces, True

    def __len__(self) -> int:
        return sum(one.stop - one.start if isinstance(one, slice) else len(one) for one in self.pieces)

    @property
    def run(self) -> Sequence[int]:
        """The places."""
        return joined(self.order, self.pieces)


_NONE: Final = Places(())


class Whole(Generic[R]):
    """The records that queries begin from, with what was made to answer them: never changed, only added to.

    Two threads that make the same at once make equals, and either will do.
    """

    __slots__ = ("_dated", "_dates", "_postings", "ids", "places", "records")
    records: tuple[R, ...]
    ids: tuple[str, ...]
    places: tuple[int, ...]
    """Every place; the lists share these numbers, which are larger than what refers to them."""
    _postings: dict[str, dict[Hashable, Places]]
    _dates: Dates
    _dated: dict[str, tuple[Any, ...]]

    def __init__(self, records: tuple[R, ...]) -> None:
        self.records = records
        self.ids = tuple([record.id for record in records])
        self.places = tuple(range(len(records)))
        self._postings = {}
        self._dated = {}

    def having(self, respect: str, keys: Keys, key: Hashable) -> Places:
        """The places of the records that have a key in some respect."""
        postings = self._postings.get(respect)
        if postings is None:
            runs: defaultdict[Hashable, list[int]] = defaultdict(list)
            for place, record in zip(self.places, self.records, strict=True):
                for one in keys(record):
                    run = runs[one]
                    if not run or run[-1] != place:
                        run.append(place)
            postings = self._postings[respect] = {one: Places(run) for one, run in runs.items()}
        return postings.get(key, _NONE)

    def dates(self, date_of: Callable[[R], Hashable], span_of: Callable[[R], Span | None]) -> Dates:
        """What the records cover."""
        try:
            return self._dates
        except AttributeError:
            self._dates = Dates(self.records, self.places, date_of, span_of)
            return self._dates

    def dated(self, items: str) -> tuple[Any, ...]:
        """The ``records``, or the ``ids``, in the order of their dates."""
        found = self._dated.get(items)
        if found is None:
            found = self._dated[items] = at(getattr(self, items), self._dates.order)
        return found


class Selection(Generic[R]):
    """What queries have kept of a whole collection: those of its places that are in all of some lists."""

    __slots__ = ("_lists", "_places", "dated", "whole")
    whole: Whole[R]
    dated: bool
    """Whether it is in the order of the dates."""
    _lists: tuple[Places, ...]
    _places: Sequence[int]

    def __init__(self, whole: Whole[R], lists: tuple[Places, ...] = (), dated: bool = False) -> None:
        self.whole, self._lists, self.dated = whole, lists, dated

    def within(self, places: Places) -> Selection[R]:
        """Those of them that are in one list more."""
        return Selection(self.whole, (*self._lists, places), self.dated)

    def by_date(self, every: Callable[[], Places]) -> Selection[R]:
        """The same in the order of their dates, in which ``every`` place can be had."""
        known = any(one.dated for one in self._lists)
        return Selection(self.whole, self._lists if known else (*self._lists, every()), True)

    def matching(self, test: Callable[[R], bool]) -> Selection[R]:
        """Those of them that pass a test."""
        kept = [place for place, record in zip(self.places, self.records, strict=True) if test(record)]
        return Selection(self.whole, (Places(kept, self.dated),), self.dated)

    @property
    def places(self) -> Sequence[int]:
        """Their places, in order; worked out at first use."""
        try:
            return self._places
        except AttributeError:
            self._places = self._kept()
            return self._places

    def _kept(self) -> Sequence[int]:
        if not self._lists:
            return self.whole.places
        lists = sorted(self._lists, key=len)
        first = next(one for one in lists if one.dated or not self.dated)
        kept: Iterable[int] = first.run
        for other in lists:
            # A list of every place leaves nothing out.
            if other is not first and len(other) < len(self.whole.places):
                kept = filter(other.set.__contains__, kept)
        if first.dated and not self.dated:
            return sorted(kept)
        return [*kept] if isinstance(kept, filter) else first.run

    def __len__(self) -> int:
        return len(self._lists[0]) if len(self._lists) == 1 else len(self.places)

    @property
    def records(self) -> tuple[R, ...]:
        """The records at these places."""
        return self._of("records")

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        return self._of("ids")

    def _of(self, items: str) -> tuple[Any, ...]:
        if self.dated and len(self._lists) == 1 and isinstance(only := self._lists[0], Pieces):
            return joined(self.whole.dated(items), only.pieces)
        return at(getattr(self.whole, items), self.places)


def at(items: tuple[T, ...], places: Sequence[int]) -> tuple[T, ...]:
    """The items at some places.

    >>> at(("a", "b", "c"), [2, 0])
    ('c', 'a')
    """
    if len(places) < 2:  # of one place alone the getter gives the item itself
        return tuple([items[place] for place in places])
    found: tuple[T, ...] = itemgetter(*places)(items)
    return found


def joined(items: tuple[T, ...], pieces: Iterable[Piece]) -> tuple[T, ...]:
    """Some pieces of the items, one after another.

    >>> joined(("a", "b", "c"), [[2, 0], slice(1, 3)])
    ('c', 'a', 'b', 'c')
    """
    return tuple(
        chain.from_iterable([items[piece] if isinstance(piece, slice) else at(items, piece) for piece in pieces])
    )
