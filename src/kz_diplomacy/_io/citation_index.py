"""An index of the sources that evidence cites, which resolves an address to passages in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from .._records.kinds import Source
from .._values.citations import Cited, Reference, parse_address
from ..errors import data_error, did_you_mean, nearest


class Position(NamedTuple):
    """A passage or a whole source, with its rank among everything that evidence can cite."""

    rank: int
    """The rank in the order of the sources and of their texts."""
    cited: Cited
    """The passage or the reference."""


class CitationIndex:
    """An index of everything that evidence can cite: whole sources, single sentences and ranges of sentences."""

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        self.sources: dict[str, Source] = {}
        self._digests: dict[tuple[str, int, int], str] = {}
        self._positions: dict[str, Position] = {}
        self._size = 0
        self.add(sources)

    def add(self, sources: Iterable[Source]) -> None:
        """Add sources that evidence may cite."""
        for source in sources:
            # A second source with the same id is reported as a fault. Until it is fixed, both can be cited.
            self.sources.setdefault(source.id, source)
            self._add(source.id, Reference(source.id))
            for passage in source.passages:
                if passage.number:
                    self._add(f"{source.id}#{passage.number}", passage)
                self._digests[source.id, passage.start, passage.end] = passage.sha256

    def _add(self, address: str, cited: Cited) -> None:
        self._positions[address] = Position(self._size, cited)
        self._size += 1

    def resolve(self, address: str, may_exist: Callable[[str], bool] = lambda _: False) -> list[Position]:
        """Return the positions that an address names, or an empty list if its source is unknown but may exist.

        Raises:
            DataError: If the text is not an address, or names a source or sentence that does not exist.
        """
        if position := self._positions.get(address):
            return [position]
        id, numbers = parse_address(address)
        source = self.sources.get(id)
        if not source:
            if may_exist(id):
                return []
            raise data_error(address, "the address of a source", did_you_mean(nearest(id, self.sources)))
        for number in numbers:
            if f"{id}#{number}" not in self._positions:
                mend = f"cite it whole: {id}" if not source.passages else ""
                raise data_error(address, f"a sentence of {id}, which has no {number}", mend)
        return [self._positions[f"{id}#{number}"] for number in numbers]

    def digest(self, source: str, start: int, end: int) -> str | None:
        """Return the digest that a source has for these characters, or None if no passage has exactly them."""
        return self._digests.get((source, start, end))
