"""Verification of the passages of an article in a copy, by their digests alone."""

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
from .._values.citations import Passage, is_cue

ProofStatus: TypeAlias = Literal["ok", "moved", "ambiguous", "changed", "missing"]
"""How a passage fares in a copy: see :class:`Proof`."""

ADVICE: Final[dict[ProofStatus, str]] = {
    "ambiguous": "it stands here more than once; keep one copy of the article in the file",
    "changed": "other words stand in its place; take the article anew from where it is published",
    "missing": "it is left out here; take the article anew from where it is published",
}
MAX_OFFSETS: Final = 8
"""The number of offsets of one passage that are kept."""
MAX_DISTANCE: Final = 10_000
"""The distance in characters from its neighbours within which a passage is looked for at every word."""
MAX_HASHED: Final = 2_000_000
"""The number of characters that are hashed while looking at every word."""

_SENTENCE_END: Final = re.compile(r"""[.!?…][»”’"')\]]{0,3}(?=\s|\Z)|$""", re.MULTILINE)
_WORD: Final = re.compile(r"\w")
_WORD_STARTS: Final = re.compile(r"\b\w|(?<!\S)\S")
_WORD_ENDS: Final = re.compile(r"\S(?!\w)")


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


class Anchor(NamedTuple):
    """A range of characters of the article: its offsets in the text of the article, and its digest.

    A sentence and a statement with the same range share an anchor.
    """

    start: int
    end: int
    sha256: str


def anchor_of(passage: Passage) -> Anchor:
    """Return the range of characters that a passage cites."""
    return Anchor(passage.start, passage.end, passage.sha256)


def sha256_of(text: str) -> str:
    """Return the SHA-256 of a text in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def find_sentences(text: str, passages: Iterable[Passage]) -> dict[tuple[int, str], list[int]]:
    """Return the offsets of passages that are one or two sentences of a text, by length and digest, at most eight each.

    Each sentence is hashed, alone and together with the sentence before it, if a passage has the same length. At most
    three times the length of the text is hashed, in prose about once.
    """
    expected = {(passage.end - passage.start, passage.sha256) for passage in passages}
    lengths = {length for length, _ in expected}
    found: dict[tuple[int, str], list[int]] = {}
    previous = 0
    for start, end in _sentences(text):
        for begin in {start, previous}:
            length = end - begin
            if length in lengths and (key := (length, sha256_of(text[begin:end]))) in expected:
                offsets = found.setdefault(key, [])
                if len(offsets) < MAX_OFFSETS:
                    offsets.append(begin)
        previous = start
    return found


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match.end() > start:
            yield start, match.end()
            start = match.end() + 1


class Alignment:
    """The offsets of the passages of one article in one canonical text.

    ``find_sentences`` finds the sentences. Any other passage is looked for at the offsets that follow from the nearest
    passages found before and after it, at most 16 offsets. So are passages whose characters occur twice in the article,
    because their digest cannot distinguish them. A passage that is still not found is looked for at every word between
    its nearest neighbours, within 10,000 characters of one of them, until two million characters are hashed. These
    bounds limit the work: besides the copy itself, only a few million characters are hashed. A passage that is not
    found within them is not verified.
    """

    def __init__(
        self,
        text: str,
        source: Source,
        statements: Iterable[Statement],
        found: Mapping[tuple[int, str], Sequence[int]] | None = None,
    ) -> None:
        self.source = source
        self._statements = [statement for statement in statements if statement.passage.source == source.id]
        self._text = text
        if found is None:
            found = find_sentences(text, [passage for passage, _ in self._passages()])
        self._anchors = sorted({anchor_of(passage) for passage, _ in self._passages()})
        keys = [(anchor.end - anchor.start, anchor.sha256) for anchor in self._anchors]
        counts = Counter(keys)
        self._offsets = {
            anchor: [*found.get(key, ())] if counts[key] == 1 else []
            for anchor, key in zip(self._anchors, keys, strict=True)
        }
        for anchors in (self._anchors, self._anchors[::-1]):
            self._find_by_neighbour(anchors)
        self.sentences = sorted({anchor_of(passage) for passage in source.passages if not is_cue(passage)})
        """The sentences of the article."""
        self.proved = [sentence for sentence in self.sentences if self._offsets[sentence]]
        """The sentences that occur in the text."""

    def verify(self) -> Verification:
        """Return the status of every passage in the text."""
        in_place = self._in_place()
        surroundings = self._surroundings(in_place)
        lost = [anchor for anchor in self._anchors if anchor not in in_place and not self._offsets[anchor]]
        self._find_at_words((anchor, *surroundings.between(anchor)) for anchor in lost)
        surroundings = self._surroundings(in_place)
        resolved = self._resolved(in_place)
        proofs = []
        for passage, statement in self._passages():
            anchor = anchor_of(passage)
            status = self._status(anchor, in_place, surroundings)
            proofs.append(Proof(passage, status, statement, resolved.get(anchor)))
        return Verification(tuple(proofs))

    def _passages(self) -> Iterator[tuple[Passage, Statement | None]]:
        yield from ((passage, None) for passage in self.source.passages)
        yield from ((statement.passage, statement) for statement in self._statements)

    def _find_by_neighbour(self, anchors: Iterable[Anchor]) -> None:
        """Look for each passage at the same distance from the last passage found as in the article."""
        last, offsets = 0, list[int]()
        for anchor in anchors:
            for offset in offsets:
                self._record_match(anchor, offset + anchor.start - last)
            if self._offsets[anchor]:
                last, offsets = anchor.start, self._offsets[anchor]

    def _find_at_words(self, ranges: Iterable[tuple[Anchor, int, int]]) -> None:
        """Look for each passage at every range of its length that begins and ends with a word."""
        remaining = MAX_HASHED
        for anchor, start, end in ranges:
            # Without a neighbour before it, the passage is near the neighbour after it.
            start, end = (start, min(end, start + MAX_DISTANCE)) if start else (max(start, end - MAX_DISTANCE), end)
            length = anchor.end - anchor.start
            ends = {match.end() for match in _WORD_ENDS.finditer(self._text, start, end)}
            starts = [match.start() for match in _WORD_STARTS.finditer(self._text, start, end)]
            for offset in starts:
                if offset + length in ends and remaining >= length:
                    remaining -= length
                    self._record_match(anchor, offset)

    def _record_match(self, anchor: Anchor, offset: int) -> None:
        offsets = self._offsets[anchor]
        if offset not in offsets and len(offsets) < MAX_OFFSETS and self._matches_at(anchor, offset):
            offsets.append(offset)

    def _matches_at(self, anchor: Anchor, offset: int) -> bool:
        end = offset + anchor.end - anchor.start
        return offset >= 0 and end <= len(self._text) and sha256_of(self._text[offset:end]) == anchor.sha256

    def _article_offset(self) -> int | None:
        """Return the offset at which the article begins, or None if most of its sentences occur more than once.

        The offset follows from the first sentence that occurs once and comes before most of the later sentences that
        occur once. It is never negative.
        """
        single = [sentence for sentence in self.proved if len(self._offsets[sentence]) == 1]
        if 2 * len(single) < len(self.proved):
            return None
        offsets = [self._offsets[sentence][0] for sentence in single]
        candidates = (
            max(0, offset - single[index].start)
            for index, offset in enumerate(offsets)
            if 2 * sum(later > offset for later in offsets[index + 1 :]) >= len(offsets) - index - 1
        )
        return next(candidates, None)

    def _in_place(self) -> dict[Anchor, int]:
        """Return the offsets of the passages that are as far from the beginning of the article as in the original."""
        begin = self._article_offset()
        if begin is None:
            return {}
        return {
            anchor: begin + anchor.start for anchor in self._anchors if self._matches_at(anchor, begin + anchor.start)
        }

    def _resolved(self, in_place: Mapping[Anchor, int]) -> dict[Anchor, int]:
        """Return the offset of each passage that is in place or occurs exactly once."""
        return {anchor: offsets[0] for anchor, offsets in self._offsets.items() if len(offsets) == 1} | dict(in_place)

    def _surroundings(self, in_place: Mapping[Anchor, int]) -> Surroundings:
        length = len(self._text)
        return Surroundings(self._resolved(in_place), length, Surroundings(in_place, length))

    def _status(self, anchor: Anchor, in_place: Mapping[Anchor, int], surroundings: Surroundings) -> ProofStatus:
        if anchor in in_place:
            return "ok"
        if offsets := self._offsets[anchor]:
            return "moved" if len(offsets) == 1 else "ambiguous"
        return "changed" if _WORD.search(self._text, *surroundings.between(anchor)) else "missing"


class Surroundings:
    """Passages with one offset each, from which the range of text around any other passage follows."""

    def __init__(self, offsets: Mapping[Anchor, int], length: int, fallback: Surroundings | None = None) -> None:
        self._offsets = offsets
        self._length = length
        self._fallback = fallback
        self._by_start = sorted(offsets)
        self._by_end = sorted(offsets, key=_end)

    def between(self, anchor: Anchor) -> tuple[int, int]:
        """Return the range of text between the neighbours of a passage; if one has moved, the fallback finds it."""
        before = bisect_right(self._by_end, anchor.start, key=_end)
        after = bisect_left(self._by_start, (anchor.end,))
        start, end = 0, self._length
        if before:
            last = self._by_end[before - 1]
            start = self._offsets[last] + last.end - last.start
        if after < len(self._by_start):
            end = self._offsets[self._by_start[after]]
        if start > end and self._fallback:
            return self._fallback.between(anchor)
        return start, end


def _end(anchor: Anchor) -> int:
    return anchor.end
