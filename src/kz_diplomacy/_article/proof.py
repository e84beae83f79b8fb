"""Where the passages of an article prove in a text: found by their digests alone, and never guessed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Final, Literal, NamedTuple, TypeAlias

import attrs

from .._public import public
from .._records.kinds import Source, Statement
from .._values.facts import Passage, is_cue

ProofStatus: TypeAlias = Literal["ok", "moved", "ambiguous", "changed", "missing"]
"""How a passage fares in a copy: see :class:`Proof`."""

ADVICE: Final[dict[ProofStatus, str]] = {
    "ambiguous": "it stands here more than once; keep one copy of the article in the file",
    "changed": "other words stand in its place; take the article anew from where it is published",
    "missing": "it is left out here; take the article anew from where it is published",
}
# Of a passage that stands in more places than these, no more are remembered.
_MOST_PLACES: Final = 8
# How far from its neighbours a passage is looked for at every word, and how many characters are hashed so in all.
_NEAR: Final = 10_000
_MOST_HASHED: Final = 2_000_000
_SENTENCE_END: Final = re.compile(r"""[.!?…][»”’"')\]]{0,3}(?=\s|\Z)|$""", re.MULTILINE)
_WORD: Final = re.compile(r"\w")
_BEGINS: Final = re.compile(r"\b\w|(?<!\S)\S")
_ENDS: Final = re.compile(r"\S(?!\w)")


@public
@attrs.frozen
class Proof:
    """What became of one passage in a copy.

    ``ok``: it proves at its own place, counted from where the article begins in the copy. ``moved``: it proves at
    exactly one other place. ``ambiguous``: at several. ``changed``: at none, and its neighbours prove with something
    else between them. ``missing``: at none, with nothing between. Only ``ok`` and ``moved`` give words.

    >>> import kz_diplomacy
    >>> ds, article = kz_diplomacy.example()
    >>> article.verify().proofs[0].status
    'ok'
    """

    passage: Passage
    """The passage, of a source or of a statement."""
    status: ProofStatus
    """How it fares."""
    statement: Statement | None = attrs.field(default=None, repr=lambda statement: repr(statement and statement.id))
    """The statement whose passage it is; None for a sentence or a cue of the source."""
    place: int | None = None
    """Where it begins in this copy's canonical text, in code points from 0; None unless it is ok or moved."""

    @property
    def ok(self) -> bool:
        """Whether this copy gives its words: it is ok or moved.

        >>> import kz_diplomacy
        >>> ds, article = kz_diplomacy.example()
        >>> article.verify().proofs[0].ok
        True
        """
        return self.place is not None

    def __str__(self) -> str:
        name = f"{self.statement.id} ({self.passage.address})" if self.statement else self.passage.address
        return f"{self.status}: {name}" + (f": {ADVICE[self.status]}" if not self.ok else "")


@public
@attrs.frozen(repr=False)
class Verification:
    """What became of every passage in a copy. ``str`` gives the counts, then each fault with what to do.

    >>> import kz_diplomacy
    >>> ds, article = kz_diplomacy.example()
    >>> article.verify(ds).ok
    True
    """

    proofs: tuple[Proof, ...]
    """The passages of the source in text order, then those of the statements in the order of the dataset."""

    @property
    def ok(self) -> bool:
        """Whether every passage proves, at its own place or at one other.

        >>> Verification(()).ok
        True
        """
        return not self.faults

    @property
    def faults(self) -> tuple[Proof, ...]:
        """The passages that do not prove here: ambiguous, changed and missing.

        >>> import kz_diplomacy
        >>> ds, article = kz_diplomacy.example()
        >>> article.verify().faults
        ()
        """
        return tuple(proof for proof in self.proofs if not proof.ok)

    def __repr__(self) -> str:
        return f"Verification({self._counts()})"

    def __str__(self) -> str:
        head = f"{len(self.proofs):,} passages: {self._counts()}"
        return "\n".join([head, *map(str, self.faults)])

    def _counts(self) -> str:
        counted = Counter(proof.status for proof in self.proofs)
        return ", ".join(f"{counted[status]:,} {status}" for status in ("ok", "moved", *ADVICE) if counted[status])


class _Spot(NamedTuple):
    """Characters of the article, in its own text. Sentences and statements that have the same ones share a spot."""

    start: int
    end: int
    sha256: str


def spot(passage: Passage) -> _Spot:
    """What a passage is looked for by."""
    return _Spot(passage.start, passage.end, passage.sha256)


def sha256_of(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal.

    >>> sha256_of("")[:8]
    'e3b0c442'
    """
    return sha256(text.encode()).hexdigest()


def sentence_places(text: str, passages: Iterable[Passage]) -> dict[tuple[int, str], list[int]]:
    """Where passages stand in a text, beginning and ending as sentences do: by length and digest, eight places of each.

    One sentence and two together are hashed, and only where one of the passages is as long: at most three times the
    text, in prose about once.

    >>> one = Passage(source="sea", start=7, end=11, sha256=sha256_of("Two."))
    >>> sentence_places("One. Two.", [one])[4, one.sha256]
    [5]
    """
    wanted = {(passage.end - passage.start, passage.sha256) for passage in passages}
    lengths = {length for length, _ in wanted}
    found: dict[tuple[int, str], list[int]] = {}
    before = 0
    for start, end in _sentences(text):
        for begin in {start, before}:
            length = end - begin
            if length in lengths and (key := (length, sha256_of(text[begin:end]))) in wanted:
                places = found.setdefault(key, [])
                if len(places) < _MOST_PLACES:
                    places.append(begin)
        before = start
    return found


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match.end() > start:
            yield start, match.end()
            start = match.end() + 1


class Search:
    """The places of one article's passages in one canonical text.

    Sentences are found by ``sentence_places``; all else where the nearest passage found before or behind it says that
    it should be (at most 16 places for each), as are passages that are printed alike, which no digest tells apart. What
    is found nowhere is then looked for at every word between its nearest neighbours, within 10,000 characters of one,
    until two million are hashed. So however long a copy is, a few million characters are hashed beyond it; what is not
    found within these bounds is not proved.
    """

    def __init__(
        self, text: str, source: Source, statements: Iterable[Statement], found: Mapping[tuple[int, str], Sequence[int]]
    ) -> None:
        self.source = source
        self._statements = [statement for statement in statements if statement.passage.source == source.id]
        self._text = text
        self._spots = sorted({spot(passage) for passage, _ in self._passages()})
        keys = [(one.end - one.start, one.sha256) for one in self._spots]
        alike = Counter(keys)
        self._places = {
            one: [*found.get(key, ())] if alike[key] == 1 else [] for one, key in zip(self._spots, keys, strict=True)
        }
        for spots in (self._spots, self._spots[::-1]):
            self._find_beside(spots)
        sentences = {spot(passage) for passage in source.passages if not is_cue(passage)}
        self.sentences = sorted(sentences)
        """The sentences of the article."""
        self.proved = [sentence for sentence in self.sentences if self._places[sentence]]
        """Those of them that stand in the text."""

    def verify(self) -> Verification:
        """What became of every passage."""
        own = self._at_their_own_place()
        around = self._neighbours(own)
        lost = [one for one in self._spots if one not in own and not self._places[one]]
        self._find_at_words((one, *around.between(one)) for one in lost)
        around = self._neighbours(own)
        settled = self._settled(own)
        proofs = []
        for passage, statement in self._passages():
            one = spot(passage)
            proofs.append(Proof(passage, self._status(one, own, around), statement, settled.get(one)))
        return Verification(tuple(proofs))

    def _passages(self) -> Iterator[tuple[Passage, Statement | None]]:
        yield from ((passage, None) for passage in self.source.passages)
        yield from ((statement.passage, statement) for statement in self._statements)

    def _find_beside(self, spots: Iterable[_Spot]) -> None:
        last, places = 0, list[int]()
        for one in spots:
            for place in places:
                self._try(one, place + one.start - last)
            if self._places[one]:
                last, places = one.start, self._places[one]

    def _find_at_words(self, sought: Iterable[tuple[_Spot, int, int]]) -> None:
        left = _MOST_HASHED
        for one, start, end in sought:
            # Without a neighbour before it, it is near the one behind it.
            start, end = (start, min(end, start + _NEAR)) if start else (max(start, end - _NEAR), end)
            length = one.end - one.start
            ends = {match.end() for match in _ENDS.finditer(self._text, start, end)}
            begins = [match.start() for match in _BEGINS.finditer(self._text, start, end)]
            for place in begins:
                if place + length in ends and left >= length:
                    left -= length
                    self._try(one, place)

    def _try(self, one: _Spot, place: int) -> None:
        places = self._places[one]
        if place not in places and len(places) < _MOST_PLACES and self._stands(one, place):
            places.append(place)

    def _stands(self, one: _Spot, place: int) -> bool:
        end = place + one.end - one.start
        return place >= 0 and end <= len(self._text) and sha256_of(self._text[place:end]) == one.sha256

    def _beginning(self) -> int | None:
        """Where the article begins; None where most of its sentences that prove stand in several places.

        It is told by the first sentence that stands in one place only and has most of the others like it behind it.
        An article does not begin before its copy does.
        """
        single = [sentence for sentence in self.proved if len(self._places[sentence]) == 1]
        if 2 * len(single) < len(self.proved):
            return None
        places = [self._places[sentence][0] for sentence in single]
        begins = (
            max(0, place - single[index].start)
            for index, place in enumerate(places)
            if 2 * sum(later > place for later in places[index + 1 :]) >= len(places) - index - 1
        )
        return next(begins, None)

    def _at_their_own_place(self) -> dict[_Spot, int]:
        begin = self._beginning()
        if begin is None:
            return {}
        return {one: begin + one.start for one in self._spots if self._stands(one, begin + one.start)}

    def _settled(self, own: Mapping[_Spot, int]) -> dict[_Spot, int]:
        """The one place of each passage that has one: its own, or the only other."""
        return {one: places[0] for one, places in self._places.items() if len(places) == 1} | dict(own)

    def _neighbours(self, own: Mapping[_Spot, int]) -> _Neighbours:
        return _Neighbours(self._settled(own), len(self._text), _Neighbours(own, len(self._text)))

    def _status(self, one: _Spot, own: Mapping[_Spot, int], around: _Neighbours) -> ProofStatus:
        if one in own:
            return "ok"
        if places := self._places[one]:
            return "moved" if len(places) == 1 else "ambiguous"
        return "changed" if _WORD.search(self._text, *around.between(one)) else "missing"


class _Neighbours:
    """The passages that have one place each, to find what stands between those nearest to another."""

    def __init__(self, places: Mapping[_Spot, int], length: int, otherwise: _Neighbours | None = None) -> None:
        self._places = places
        self._length = length
        self._otherwise = otherwise
        self._by_start = sorted(places)
        self._by_end = sorted(places, key=_end)

    def between(self, one: _Spot) -> tuple[int, int]:
        """From where to where in the copy; where a neighbour has moved away, between the others."""
        before = bisect_right(self._by_end, one.start, key=_end)
        behind = bisect_left(self._by_start, (one.end,))
        start, end = 0, self._length
        if before:
            last = self._by_end[before - 1]
            start = self._places[last] + last.end - last.start
        if behind < len(self._by_start):
            end = self._places[self._by_start[behind]]
        if start > end and self._otherwise:
            return self._otherwise.between(one)
        return start, end


def _end(one: _Spot) -> int:
    return one.end
