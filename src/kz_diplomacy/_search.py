"""Search: the words of every record, found by themselves and by what is like them, and ranked."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, repeat
from typing import Final, TypeAlias

import attrs

from ._errors import QueryError
from ._frozen import FrozenMap
from ._hits import Hit
from ._records import AnyRecord
from ._spelling import (
    TYPOS,
    WORD,
    Spelling,
    bearable,
    closeness,
    folding,
    signature,
    spelling,
    typos,
    weighs_nothing,
)
from ._values import Text
from ._vocabulary import Lang

LONGEST_QUERY: Final = 1_000
"""How many characters of a query are read."""
MOST_WORDS: Final = 40
"""How many different words of a query are looked for."""

WORTH: Final = (1.0, 0.8, 0.6)
"""What a word counts for: in a name, a title, a label or a place; in a text; in the label of a record's topic."""
NAMED, TOLD, FILED = range(len(WORTH))
LANGS: Final[tuple[Lang, ...]] = ("kk", "ru", "en")


@attrs.frozen
class _Run:
    """The records in which one word of the dataset is the nearest to the word asked for."""

    worth: float
    """How much the word asked for is worth there, from 0 to 1."""
    word: str
    numbers: Sequence[int]
    """The numbers of the records, ascending."""
    paths: Sequence[int]
    """Where it stands first in each of them."""


_Sorted: TypeAlias = tuple[list[str], list[int]]
"""Words in order, and the number of each."""


class Index:
    """An index of records for search; immutable, so that threads may share it.

    Args:
        records: What to search, in the order that decides between equals.
        words: More text by record id, such as the words of an article that a record stands for.

    >>> import kz_diplomacy
    >>> index = Index(kz_diplomacy.load().events)
    >>> index.search("Sheremetyevo")[0].record.id
    'citizens-between-moscow-airports'
    """

    __slots__ = ("_by_key", "_keys", "_letters", "_paths", "_records", "_runs", "_skeletons", "_spellings", "_words")

    def __init__(self, records: Iterable[AnyRecord], words: Mapping[str, str] = FrozenMap()) -> None:
        self._records = tuple(records)
        paths: dict[str, int] = {}
        runs: dict[str, tuple[array[int], ...]] = {}
        for number, record in enumerate(self._records):
            seen: set[str] = set()
            for rank, path, text in sorted(_texts(record, words.get(record.id, "")), key=lambda told: told[0]):
                place = paths.setdefault(path, len(paths))
                for word in WORD.findall(text):
                    if word not in seen:
                        seen.add(word)
                        if word not in runs:
                            runs[word] = () if weighs_nothing(word) else tuple(array("I") for _ in WORTH)
                        if runs[word]:
                            runs[word][rank].extend((number, place))
        self._paths = tuple(paths)
        self._words = tuple(word for word in runs if runs[word])
        self._runs = tuple(runs[word] for word in self._words)
        self._spellings = tuple(map(spelling, self._words))
        self._letters = _sorted([word.letters for word in self._spellings])
        self._skeletons = _sorted([word.skeleton for word in self._spellings])
        by_key: dict[str, list[int]] = defaultdict(list)
        for number, known in enumerate(self._spellings):
            for key in known.keys:
                by_key[key].append(number)
        self._by_key = dict(by_key)
        self._keys: dict[int, tuple[list[str], array[int]]] = {}
        for key in by_key:
            keys, signatures = self._keys.setdefault(len(key), ([], array("Q")))
            keys.append(key)
            signatures.append(signature(key))

    def search(self, query: str, *, min_score: float = 0.0) -> tuple[Hit, ...]:
        """The records in which any weighty word of the query is found, best first; equals in the order of the dataset.

        A word is found as it stands, by its beginning (of two letters or more), with another ending, with Kazakh
        letters typed as Russian ones, in the other script, and, only where all that finds nothing, with a typo (from
        four letters) or two (from eight). Rare words weigh more; the words of questions and the little words nothing.
        Of a query, 1,000 characters and 40 different words are read.

        Args:
            query: Words, or a whole question, in Kazakh, Russian or English. Without a weighty word it finds nothing.
            min_score: The least score of a hit, from 0 to 1. For a bot that should rather be silent than wrong: 0.5.

        Raises:
            QueryError: The query is no text, or ``min_score`` no number from 0 to 1.

        >>> import kz_diplomacy
        >>> index = Index(kz_diplomacy.load().topics)
        >>> [hit.record.id for hit in index.search("Какие есть визы?")], index.search("Какие есть?")
        (['visas'], ())
        """
        if not isinstance(query, str):
            raise QueryError(query, "text to search for")
        if type(min_score) not in (int, float) or not 0 <= min_score <= 1:  # no bool, which is an int
            raise QueryError(min_score, "a least score from 0 to 1")
        sought = [(self._weight(runs), runs) for runs in map(self._sought, _weighty(query))]
        sought.sort(key=lambda word: -word[0])
        whole = sum(weight for weight, _ in sought)
        ranked: dict[float, list[tuple[Sequence[int], list[Hit]]]] = defaultdict(list)
        for parts, numbers in _groups([runs for _, runs in sought]):
            found = [(weight * run.worth, run) for (weight, _), run in zip(sought, parts, strict=True) if run]
            score = min(1.0, sum(worth for worth, _ in found) / whole)
            if score >= min_score:
                best = max(found, key=lambda part: part[0])[1]
                words = tuple(dict.fromkeys(run.word for _, run in found))
                ranked[score].append((numbers, self._hits(numbers, score, best, words)))
        return tuple(hit for score in sorted(ranked, reverse=True) for hit in _in_order(ranked[score]))

    def _hits(self, numbers: Sequence[int], score: float, best: _Run, words: tuple[str, ...]) -> list[Hit]:
        paths: Iterable[int] = best.paths
        if numbers is not best.numbers:
            paths = (best.paths[bisect_left(best.numbers, number)] for number in numbers)
        records, fields = map(self._records.__getitem__, numbers), map(self._paths.__getitem__, paths)
        return [*map(Hit, records, repeat(score), fields, repeat(words))]

    def _weight(self, runs: Iterable[_Run]) -> float:
        return math.log(1 + len(self._records) / (sum(len(run.numbers) for run in runs) + 0.5))

    def _sought(self, word: str) -> list[_Run]:
        """The records in which a word of a query is found, each of them once, the best first."""
        asked = spelling(word)
        near = self._near(asked) or self._mistyped(asked)
        places = [
            (value * worth, number, part)
            for number, value in near.items()
            for worth, part in zip(WORTH, self._runs[number], strict=True)
            if part
        ]
        places.sort(key=lambda place: (-place[0], place[1]))
        runs: list[_Run] = []
        taken: set[int] = set()
        for worth, number, part in places:
            numbers, paths = part[::2], part[1::2]
            if runs:
                taken.update(runs[-1].numbers)
                fresh = [place for place in zip(numbers, paths, strict=True) if place[0] not in taken]
                numbers, paths = array("I", (record for record, _ in fresh)), array("I", (path for _, path in fresh))
            if numbers:
                runs.append(_Run(worth, self._words[number], numbers, paths))
        return runs

    def _near(self, asked: Spelling) -> dict[int, float]:
        """The words that are like the one asked for, and how near they are."""
        candidates = {number for key in asked.keys for number in self._by_key.get(key, ())}
        candidates.update(_beginning(self._letters, asked.letters))
        candidates.update(_beginning(self._skeletons, asked.skeleton))
        near = ((number, closeness(asked, self._spellings[number])) for number in candidates)
        return {number: value for number, value in near if value}

    def _mistyped(self, asked: Spelling) -> dict[int, float]:
        """The words that it would be but for a typo; but for two where there are none.

        Short words are too often one typo away from quite other words of the other script, or without an ending.
        """
        for most in range(1, bearable(asked.letters) + 1):
            near = {
                number: TYPOS[most]
                for key in asked.keys
                if bearable(key) >= most and (key == asked.letters or len(key) > 4)
                for other in self._like(key, most)
                for number in self._by_key[other]
                if bearable(asked.letters) > 1 or self._spellings[number].latin == asked.latin
            }
            if near:
                return near
        return {}

    def _like(self, key: str, most: int) -> Iterator[str]:
        # Comparing the sets of letters spares comparing nearly all of the words.
        letters = signature(key)
        for length in range(len(key) - most, len(key) + most + 1):
            keys, signatures = self._keys.get(length, ((), ()))
            for number, other in enumerate(signatures):
                if (letters ^ other).bit_count() <= 2 * most and typos(key, keys[number], most) is not None:
                    yield keys[number]


def _texts(record: AnyRecord, words: str) -> Iterator[tuple[int, str, str]]:
    """The texts of a record that are searched: what a word in them is worth, where they stand, and they."""
    for name in record.fields:
        value = getattr(record, name)
        match name:
            case "name" | "title" | "label":
                yield from _told(NAMED, name, value)
            case "summary":
                yield from _told(TOLD, name, value)
            case "places":
                for number, place in enumerate(value):
                    yield from _told(NAMED, f"places[{number}].name", place.name)
            case "claims":
                for number, claim in enumerate(value):
                    yield from _told(TOLD, f"claims[{number}].text", claim.text)
            case "quantities":
                for number, quantity in enumerate(value):
                    yield from _told(TOLD, f"quantities[{number}].label", quantity.label)
            case "topics":
                for number, topic in enumerate(value):
                    yield from _told(FILED, f"topics[{number}].label", topic.label)
    if words:
        yield TOLD, "words", words


def _told(rank: int, path: str, text: Text | str | None) -> Iterator[tuple[int, str, str]]:
    if isinstance(text, str):
        # The title of a source is a headline: it names what others are about.
        yield TOLD, path, text
    elif text:
        yield from ((rank, f"{path}.{lang}", text[lang]) for lang in LANGS if text[lang])


def _weighty(query: str) -> Sequence[str]:
    """The different words of a query that weigh anything, in an order of their own."""
    found = WORD.findall(query[:LONGEST_QUERY])
    return sorted([*dict.fromkeys(folding(word) for word in found if not weighs_nothing(word))][:MOST_WORDS])


def _groups(sought: Sequence[Sequence[_Run]]) -> Iterator[tuple[Sequence[_Run | None], Sequence[int]]]:
    """The records with the same runs: for each word of the query its run, or None, and the records."""
    if len(sought) == 1:
        for run in sought[0]:
            yield (run,), run.numbers
        return
    # What is found of a record is one number, with as many bits for a word of the query as its runs need.
    widths = [len(runs).bit_length() for runs in sought]
    shifts = [end - width for end, width in zip(accumulate(widths), widths, strict=True)]
    codes: dict[int, int] = {}
    for shift, runs in zip(shifts, sought, strict=True):
        for place, run in enumerate(runs, 1):
            code = place << shift
            for number in run.numbers:
                codes[number] = codes.get(number, 0) + code
    groups: dict[int, list[int]] = defaultdict(list)
    for number in sorted(codes):
        groups[codes[number]].append(number)
    for code, numbers in groups.items():
        places = [code >> shift & (1 << width) - 1 for shift, width in zip(shifts, widths, strict=True)]
        yield [runs[place - 1] if place else None for place, runs in zip(places, sought, strict=True)], numbers


def _in_order(groups: Sequence[tuple[Sequence[int], list[Hit]]]) -> Iterable[Hit]:
    """Hits of one score in the order of the dataset."""
    if len(groups) == 1:
        return groups[0][1]
    hits = [hit for _, found in groups for hit in found]
    numbers = [number for found, _ in groups for number in found]
    return map(hits.__getitem__, sorted(range(len(numbers)), key=numbers.__getitem__))


def _sorted(words: Sequence[str]) -> _Sorted:
    order = sorted(range(len(words)), key=words.__getitem__)
    return [words[number] for number in order], order


def _beginning(words: _Sorted, beginning: str) -> Sequence[int]:
    """The numbers of the words that begin so: those from it up to whatever could follow it."""
    known, numbers = words
    return numbers[bisect_left(known, beginning) : bisect_left(known, beginning + "\U0010ffff")]
