"""Search: the words of every record, found by themselves and by what is like them, and ranked."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from operator import attrgetter
from typing import Final, TypeAlias

import attrs

from .._records.kinds import AnyRecord
from .._values.frozen import FrozenMap
from ..errors import QueryError
from .hits import Hit, Hits
from .searched import WORTH, texts_of
from .stopwords import LITTLE, NEIGHBOURS
from .words import (
    TYPOS,
    WORD,
    Spelling,
    bearable,
    closeness,
    folding,
    signature,
    spelling,
    weighs_nothing,
    within,
)

LONGEST_QUERY: Final = 1_000
"""How many characters of a query are read."""
MOST_WORDS: Final = 40
"""How many different words of a query are looked for."""
REMEMBERED: Final = 200
"""For how many words asked for an index remembers what is like them."""


@attrs.define
class _Sought:
    """The records in which a word of a query is found, each with the nearest word that it has."""

    weight: float
    """The rarer the word, the more."""
    unit: int
    """What the word counts its runs in, where those of the whole query are one number: :func:`_codes`."""
    runs: Sequence[tuple[float, str]]
    """How much the word is worth, from 0 to 1, where a word of the dataset stands for it, and that word; best first."""
    codes: dict[int, int]
    """The run of each record, by its number: which one from 1 on, times the unit."""
    paths: dict[int, int]
    """Where that word stands first in each of them."""


_Run: TypeAlias = tuple["array[int]", "array[int]"]
"""The numbers of the records that have a word, ascending, and where it stands first in each."""

_Best: TypeAlias = tuple[Sequence[tuple[float, str]], Sequence[_Run]]
"""Words of the dataset that stand for one of a query, each with what it is worth; and the run of each."""

_Sorted: TypeAlias = tuple[list[str], list[int]]
"""Words in order, and the number of each."""


class Index:
    """An index of records for search; its answers do not change, and threads may share it.

    Args:
        records: What to search, in the order that decides between equals.
        words: More text by record id, such as the words of an article that a record stands for.

    >>> import kz_diplomacy
    >>> index = Index(kz_diplomacy.load().events)
    >>> index.search("Sheremetyevo")[0].record.id
    'citizens-between-moscow-airports'
    """

    __slots__ = (
        "_asked",
        "_by_key",
        "_keys",
        "_letters",
        "_paths",
        "_records",
        "_runs",
        "_skeletons",
        "_spellings",
        "_words",
    )

    def __init__(self, records: Iterable[AnyRecord], words: Mapping[str, str] = FrozenMap()) -> None:
        self._records = tuple(records)
        paths: dict[str, int] = {}
        runs: dict[str, tuple[_Run, ...]] = {}
        for number, record in enumerate(self._records):
            seen: set[str] = set()
            for rank, path, text in sorted(texts_of(record, words.get(record.id, "")), key=lambda told: told[0]):
                place = paths.setdefault(path, len(paths))
                for word in WORD.findall(text):
                    if word not in seen:
                        seen.add(word)
                        if word not in runs:
                            runs[word] = () if weighs_nothing(word) else tuple((array("I"), array("I")) for _ in WORTH)
                        if runs[word]:
                            numbers, places = runs[word][rank]
                            numbers.append(number)
                            places.append(place)
        self._paths = tuple(paths)
        self._words = tuple(word for word in runs if runs[word])
        self._runs = tuple(
            [(worth, run) for worth, run in zip(WORTH, runs[word], strict=True) if run[0]] for word in self._words
        )
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
        self._asked: dict[str, _Best] = {}

    def search(self, query: str, *, min_score: float = 0.0) -> Hits:
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
        (['visas'], Hits(0))
        """
        if not isinstance(query, str):
            raise QueryError(query, "text to search for")
        if type(min_score) not in (int, float) or not 0 <= min_score <= 1:  # no bool, which is an int
            raise QueryError(min_score, "a least score from 0 to 1")
        sought: list[_Sought] = []
        unit = 1
        for asked in _weighty(query):
            sought.append(self._sought(asked, unit))
            unit *= len(sought[-1].runs) + 1
        sought.sort(key=_WEIGHT, reverse=True)
        # Exact sums, so that what is worth the same is so in whatever order its words are added up.
        whole = math.fsum([word.weight for word in sought])
        codes = _codes(sought)
        ranked: defaultdict[float, list[Hit]] = defaultdict(list)
        alike: dict[int, tuple[list[Hit], float, dict[int, int], tuple[str, ...]]] = {}
        for code in set(codes.values()):
            worths, paths, words = _standing(sought, code)
            score = min(1.0, math.fsum(worths) / whole)
            if score >= min_score:
                alike[code] = ranked[score], score, paths, words
        known, places = self._records, self._paths
        for number in sorted(codes):
            if group := alike.get(codes[number]):
                hits, score, paths, words = group
                hits.append(_hit(Hit, (known[number], score, places[paths[number]], words)))
        return Hits(chain.from_iterable([ranked[score] for score in sorted(ranked, reverse=True)]))

    def _sought(self, word: str, unit: int) -> _Sought:
        told, runs = self._best(word)
        codes: dict[int, int] = {}
        paths: dict[int, int] = {}
        # The best comes last, so that it stands where a record has several.
        for place in range(len(runs), 0, -1):
            numbers, places = runs[place - 1]
            if len(numbers) == 1:  # of a rare word; to add them one by one takes half the time
                codes[numbers[0]], paths[numbers[0]] = place * unit, places[0]
            else:
                codes.update(zip(numbers, repeat(place * unit)))
                paths.update(zip(numbers, places, strict=True))
        weight = math.log(1 + len(self._records) / (len(codes) + 0.5))
        return _Sought(weight, unit, told, codes, paths)

    def _best(self, word: str) -> _Best:
        """The words nearest to one of a query, the best first.

        People ask for the same words again, and those that are mistyped take a hundred times as long to find.
        """
        best = self._asked.get(word)
        if best is None:
            asked = spelling(word)
            near = self._near(asked) or self._mistyped(asked)
            runs = [(value * worth, number, run) for number, value in near.items() for worth, run in self._runs[number]]
            runs.sort(key=lambda run: (-run[0], run[1]))
            best = [(worth, self._words[number]) for worth, number, _ in runs], [run for _, _, run in runs]
            if len(self._asked) >= REMEMBERED:
                self._asked.clear()
            self._asked[word] = best
        return best

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
                if (letters ^ other).bit_count() <= 2 * most and within(key, keys[number], most):
                    yield keys[number]


def _standing(sought: Iterable[_Sought], code: int) -> tuple[list[float], dict[int, int], tuple[str, ...]]:
    """Of the records of a code: what each word is worth, where the worthiest stands in them, the words as sought."""
    worths: list[float] = []
    most = 0.0
    paths: dict[int, int] = {}
    words: dict[str, None] = {}
    for word in sought:
        if place := code // word.unit % (len(word.runs) + 1):
            worth, known = word.runs[place - 1]
            worth *= word.weight
            if worth > most:
                most, paths = worth, word.paths
            worths.append(worth)
            words[known] = None
    return worths, paths, (*words,)


_WEIGHT: Final = attrgetter("weight")

_hit: Final = tuple.__new__
"""The constructor of a named tuple is a function in Python."""


def _weighty(query: str) -> Sequence[str]:
    """The different words of a query that weigh anything, in an order of their own."""
    found = dict.fromkeys(map(folding, WORD.findall(query[:LONGEST_QUERY])))
    return sorted([word for word in found if word.translate(NEIGHBOURS) not in LITTLE][:MOST_WORDS])


def _codes(sought: Iterable[_Sought]) -> Mapping[int, int]:
    """The runs of all words of a query in one number, by the number of the record."""
    largest, *others = sorted([word.codes for word in sought], key=len, reverse=True) or [{}]
    for codes in others:
        for number, code in codes.items():
            largest[number] = largest.get(number, 0) + code
    return largest


def _sorted(words: Sequence[str]) -> _Sorted:
    order = sorted(range(len(words)), key=words.__getitem__)
    return [words[number] for number in order], order


def _beginning(words: _Sorted, beginning: str) -> Sequence[int]:
    """The numbers of the words that begin so: those from it up to whatever could follow it."""
    known, numbers = words
    return numbers[bisect_left(known, beginning) : bisect_left(known, beginning + "\U0010ffff")]
