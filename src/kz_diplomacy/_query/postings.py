"""Postings: which places of a whole collection have a topic, a country, a word; and what a chain of queries keeps.

A query on a whole collection is answered by a list of places that was made at the first such query. A chain of them is
not worked out until its records are asked for: then the shortest list is gone through, and the others are looked into.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Final, Generic, TypeVar

from .._records.base import Record
from .._values.interval import Span
from .distinct_dates import Dates
from .positions import Positions, at

T = TypeVar("T")
R = TypeVar("R", bound=Record)
Keys = Callable[[Any], Iterable[Hashable]]
"""What a record is found by in one respect: the ids of its topics, say."""


class Places(ABC):
    """Some places of a whole collection, each once, in the order of the dataset or of their dates."""

    __slots__ = ("_set",)
    _set: frozenset[int]
    dated: bool
    """Whether they are in the order of their dates."""

    @property
    @abstractmethod
    def run(self) -> Sequence[int]:
        """The places."""

    @abstractmethod
    def __len__(self) -> int: ...

    @property
    def set(self) -> frozenset[int]:
        """The places without order, to look into; made at first use."""
        try:
            return self._set
        except AttributeError:
            self._set = frozenset(self.run)
            return self._set


class Listed(Places):
    """Places one by one."""

    __slots__ = ("_run", "dated")

    def __init__(self, run: Sequence[int], dated: bool = False) -> None:
        self._run, self.dated = run, dated

    def __len__(self) -> int:
        return len(self._run)

    @property
    def run(self) -> Sequence[int]:
        """The places."""
        return self._run


class Ordered(Places):
    """Places by their positions in the order of the dates, and listed only where they are looked at one by one."""

    __slots__ = ("order", "positions")
    dated = True
    order: tuple[int, ...]
    """All places in that order."""
    positions: Positions

    def __init__(self, order: tuple[int, ...], positions: Positions) -> None:
        self.order, self.positions = order, positions

    def __len__(self) -> int:
        return len(self.positions)

    @property
    def run(self) -> Sequence[int]:
        """The places."""
        return self.positions.among(self.order)


_NONE: Final = Listed(())


class Whole(Generic[R]):
    """The records that queries begin from, with what was made to answer them: never changed, only added to.

    Two threads that make the same at once make equals, and either will do.
    """

    __slots__ = ("_dates", "_ids_by_date", "_postings", "_records_by_date", "ids", "places", "records")
    records: tuple[R, ...]
    ids: tuple[str, ...]
    places: tuple[int, ...]
    """Every place; the lists share these numbers, which are larger than what refers to them."""
    _postings: dict[str, dict[Hashable, Places]]
    _dates: Dates
    _ids_by_date: tuple[str, ...]
    _records_by_date: tuple[R, ...]

    def __init__(self, records: tuple[R, ...]) -> None:
        self.records = records
        self.ids = tuple([record.id for record in records])
        self.places = tuple(range(len(records)))
        self._postings = {}

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
            postings = self._postings[respect] = {one: Listed(run) for one, run in runs.items()}
        return postings.get(key, _NONE)

    def dates(self, date_of: Callable[[R], Hashable], span_of: Callable[[R], Span | None]) -> Dates:
        """What the records cover."""
        try:
            return self._dates
        except AttributeError:
            self._dates = Dates(self.records, self.places, date_of, span_of)
            return self._dates

    @property
    def ids_by_date(self) -> tuple[str, ...]:
        """The ids in the order of the dates, once these have been asked for."""
        try:
            return self._ids_by_date
        except AttributeError:
            self._ids_by_date = at(self.ids, self._dates.order)
            return self._ids_by_date

    @property
    def records_by_date(self) -> tuple[R, ...]:
        """The records in the order of the dates, once these have been asked for."""
        try:
            return self._records_by_date
        except AttributeError:
            self._records_by_date = at(self.records, self._dates.order)
            return self._records_by_date


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
        return Selection(self.whole, (Listed(kept, self.dated),), self.dated)

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
        run = first.run
        kept: Iterable[int] = run
        for other in lists:
            # A list of every place leaves nothing out.
            if other is not first and len(other) < len(self.whole.places):
                kept = filter(other.set.__contains__, kept)
        if first.dated and not self.dated:
            return sorted(kept)
        return run if kept is run else [*kept]

    def __len__(self) -> int:
        return len(self._lists[0]) if len(self._lists) == 1 else len(self.places)

    @property
    def records(self) -> tuple[R, ...]:
        """The records at these places."""
        positions = self._positions
        if positions is None:
            return at(self.whole.records, self.places)
        return positions.among(self.whole.records_by_date)

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        positions = self._positions
        return at(self.whole.ids, self.places) if positions is None else positions.among(self.whole.ids_by_date)

    @property
    def _positions(self) -> Positions | None:
        """Their positions in the order of their dates; None where it takes their places to know them."""
        only = self._lists[0] if self.dated and len(self._lists) == 1 else None
        return only.positions if isinstance(only, Ordered) else None
