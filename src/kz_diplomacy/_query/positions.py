"""What stands at some positions of a sequence: one by one, or in stretches, which are taken out in one go."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain
from operator import itemgetter
from typing import TypeVar

import attrs

T = TypeVar("T")


@attrs.frozen
class Positions:
    """Some positions, each once, and ascending.

    >>> Positions([0, 5], [(2, 4)]).among(("a", "b", "c", "d", "e", "f"))
    ('a', 'c', 'd', 'f')
    """

    few: list[int]
    """Single positions, ascending."""
    stretches: list[tuple[int, int]]
    """Stretches, ascending: from a position to another, which is not among them."""

    def __len__(self) -> int:
        return len(self.few) + sum(stop - start for start, stop in self.stretches)

    def among(self, items: tuple[T, ...]) -> tuple[T, ...]:
        """The items there."""
        pieces: list[tuple[T, ...]] = []
        done = 0
        for start, stop in self.stretches:
            before = bisect_left(self.few, start, done)
            pieces += (at(items, self.few[done:before]), items[start:stop])
            done = before
        return tuple(chain.from_iterable([*pieces, at(items, self.few[done:])]))


def at(items: tuple[T, ...], positions: Sequence[int]) -> tuple[T, ...]:
    """The items at single positions, in any order.

    >>> at(("a", "b", "c"), [2, 0])
    ('c', 'a')
    """
    if len(positions) < 2:  # of one position alone the getter gives the item itself
        return tuple([items[position] for position in positions])
    found: tuple[T, ...] = itemgetter(*positions)(items)
    return found
