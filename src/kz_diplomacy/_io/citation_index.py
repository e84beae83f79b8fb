"""The sources of a dataset as evidence sees them: what each address names, and in which order that stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Final, TypeAlias

from .._records.kinds import Source
from .._values.citations import Cited, Reference, parse_address
from ..errors import DataError, did_you_mean, fault, nearest

# Runs repeat and so are remembered, up to bounds, that no file may fill the memory.
_MOST_REMEMBERED: Final = 65_536
_LONGEST_REMEMBERED: Final = 16

_Named: TypeAlias = tuple[int, int, tuple[Cited, ...]]
"""What an address names, with the places of the first and the last of it in source and text order."""


class CitedSources:
    """What evidence can cite: sources as a whole, and their passages, one by one or in runs.

    >>> import kz_diplomacy
    >>> sources = CitedSources(kz_diplomacy.load().sources)
    >>> [passage.number for passage in sources.cited(["kazinform#2.1", "kazinform#3.1"])]
    ['2.1', '3.1']
    """

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        self.known: dict[str, Source] = {}
        self.digests: dict[tuple[str, int, int], str] = {}
        self._named: dict[str, _Named] = {}
        self._room = _MOST_REMEMBERED
        self._places = 0
        self.add(sources)

    def add(self, sources: Iterable[Source]) -> None:
        """Let these be cited too."""
        place = self._places
        for source in sources:
            # An id that is given twice is told of elsewhere: until it is mended, both can be cited by it.
            self.known.setdefault(source.id, source)
            self._named[source.id] = place, place, (Reference(source.id),)
            for place, passage in enumerate(source.passages, place + 1):  # noqa: B020 - it goes on from where it was
                if passage.number:
                    self._named[f"{source.id}#{passage.number}"] = place, place, (passage,)
                self.digests[source.id, passage.start, passage.end] = passage.sha256
            place += 1
        self._places = place
        self._room = len(self._named) + _MOST_REMEMBERED

    def cited(self, addresses: Sequence[str]) -> tuple[Cited, ...] | None:
        """What addresses name; None where something about them is wrong, out of order or new: see ``closely``.

        Records that cite the same share one tuple, since nearly all of them cite one passage for a field.
        """
        last = -1
        cited: tuple[Cited, ...] = ()
        for address in addresses:
            named = self._named.get(address)
            if named is None or named[0] <= last:
                return None
            last = named[1]
            cited = cited + named[2] if cited else named[2]
        return cited

    def closely(
        self, addresses: Sequence[str], broken: Callable[[str], bool]
    ) -> tuple[tuple[Cited, ...], list[tuple[int, DataError]]]:
        """What addresses name, in source and text order, and what is wrong with each that is wrong, by its index.

        Of a source that is ``broken``, and so told of already, nothing is said here.
        """
        cited: dict[int, Cited] = {}
        wrong: list[tuple[int, DataError]] = []
        for at, address in enumerate(addresses):
            try:
                for place, one in self._expanded(address, broken):
                    if place in cited:
                        raise fault(address, "each sentence cited once", f"{one.address} stands here already")
                    cited[place] = one
            except DataError as error:
                wrong.append((at, error))
        return tuple([cited[place] for place in sorted(cited)]), wrong

    def _expanded(self, address: str, broken: Callable[[str], bool]) -> Iterator[tuple[int, Cited]]:
        id, numbers = parse_address(address)
        source = self.known.get(id)
        if not source:
            if broken(id):
                return
            raise fault(address, "the address of a source", did_you_mean(nearest(id, self.known)))
        names = [f"{id}#{number}" for number in numbers] or [id]
        for name, number in zip(names, numbers, strict=False):
            if name not in self._named:
                mend = f"cite it whole: {id}" if not source.passages else ""
                raise fault(address, f"a sentence of {id}, which has no {number}", mend)
        found = [self._named[name] for name in names]
        if 1 < len(found) <= _LONGEST_REMEMBERED and len(self._named) < self._room:
            # Numbers need not go up where the text goes on.
            ordered = sorted(found, key=itemgetter(0))
            self._named[address] = ordered[0][0], ordered[-1][1], tuple([one for _, _, (one,) in ordered])
        yield from ((place, one) for place, _, (one,) in found)
