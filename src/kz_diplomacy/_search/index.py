"""Ranked full-text search over the texts of records."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter, itemgetter
from typing import Final, NamedTuple, TypeAlias

from .._records.kinds import AnyRecord
from .._values.facts import Text
from .._values.frozen import FrozenMap
from .._values.vocabulary import LANGS
from ..errors import QueryError
from .hits import Hit, Hits
from .words import (
    WORD,
    Match,
    WordForms,
    edit_distance_at_most,
    fold,
    is_stopword,
    letter_mask,
    max_typos,
    similarity,
)

MAX_QUERY_LENGTH: Final = 1_000
"""The number of characters of a query that are read."""
MAX_QUERY_TERMS: Final = 40
"""The number of different words of a query that are looked up."""

FIELD_WEIGHTS: Final = (1.0, 0.8, 0.6)
"""The weights of a word in a name, title, label or place, in a body text, and in the label of a topic."""
TITLE, BODY, TOPIC = FIELD_WEIGHTS


class Posting(NamedTuple):
    """A field of a record in which a word occurs, and the weight of the word in it."""

    weight: float
    field: str


class _Word(NamedTuple):
    """A word as it is spelled in the records, with its postings by row (the index of the record)."""

    text: str
    forms: WordForms
    postings: Mapping[int, Posting]


_Matches: TypeAlias = dict[int, tuple[float, str, str]]
"""The matches of a query term by row: the score of the record for this term, the field, and the word in the field."""


class Index:
    """An immutable search index of records. Threads may share it.

    Args:
        records: The records to search, in the order in which equal hits are returned.
        words: More text by record id, such as the text of the article that a statement summarises.
    """

    __slots__ = ("_keys_by_length", "_prefixes", "_records", "_word_ids", "_words")

    def __init__(self, records: Iterable[AnyRecord], words: Mapping[str, str] = FrozenMap()) -> None:
        self._records = tuple(records)
        # A word counts once in a record, in the field with the greatest weight.
        postings: dict[str, dict[int, Posting]] = {}
        for row, record in enumerate(self._records):
            texts = [*texts_of(record, words.get(record.id, ""))]
            for posting, text in sorted(texts, key=lambda item: item[0].weight, reverse=True):
                for word in WORD.findall(text):
                    postings.setdefault(word, {}).setdefault(row, posting)
        self._words = [
            _Word(word, WordForms.of(word), found) for word, found in postings.items() if not is_stopword(word)
        ]
        self._prefixes: list[tuple[str, int]] = []
        self._word_ids: dict[str, list[int]] = {}
        for word_id, (_, forms, _) in enumerate(self._words):
            self._prefixes += [(key, word_id) for key in {forms.letters, forms.phonetic_key}]
            for key in forms.keys:
                self._word_ids.setdefault(key, []).append(word_id)
        self._prefixes.sort()
        self._keys_by_length: dict[int, list[tuple[str, int]]] = {}
        for key in self._word_ids:
            self._keys_by_length.setdefault(len(key), []).append((key, letter_mask(key)))

    def search(self, query: str, *, min_score: float = 0.0) -> Hits:
        """Return the records that contain any word of a query, best first. Equal hits keep the order of the index.

        A query word matches the same word, its other inflections and, from two letters, every word that begins with
        it, also in the other script or with Russian letters typed for Kazakh ones. Only if it matches nothing in these
        ways, it matches words with one typo (from four letters) or two (from eight). Rare words have a greater weight,
        and stopwords have none. Only the first 1,000 characters and 40 different words of a query are read.

        Args:
            query: Words or a question, in Kazakh, Russian or English. A query of stopwords alone finds nothing.
            min_score: The lowest score of a hit, from 0 to 1. 0.5 suits a bot that must not give wrong answers.

        Raises:
            QueryError: If the query is not text, or ``min_score`` is not a number from 0 to 1.
        """
        if not isinstance(query, str):
            raise QueryError(query, "text to search for")
        if type(min_score) not in (int, float) or not 0 <= min_score <= 1:  # a bool is an int, too
            raise QueryError(min_score, "a least score from 0 to 1")
        terms = sorted(map(self._look_up, _terms(query)), key=itemgetter(0), reverse=True)
        # fsum is exact, so records with the same words have the same score in whatever order their scores are added.
        total = math.fsum(weight for weight, _ in terms)
        matches_by_row: dict[int, list[tuple[float, str, str]]] = {}
        for _, matches in terms:
            for row, match in matches.items():
                matches_by_row.setdefault(row, []).append(match)
        hits = []
        for row, matched in sorted(matches_by_row.items()):
            scores, fields, words = zip(*matched, strict=True)
            score = min(1.0, math.fsum(scores) / total)
            if score >= min_score:
                field = fields[scores.index(max(scores))]
                hits.append(Hit(self._records[row], score, field, tuple(dict.fromkeys(words))))
        return Hits(sorted(hits, key=attrgetter("score"), reverse=True))

    def _look_up(self, term: str) -> tuple[float, _Matches]:
        """Return the weight of a term, which is greater for rarer terms, and its best match in each record."""
        forms = WordForms.of(term)
        similar = self._similar_words(forms) or self._misspelt_words(forms)
        words = [(self._words[word_id], similar[word_id]) for word_id in sorted(similar)]
        frequency = len(set().union(*(word.postings for word, _ in words)))
        weight = math.log(1 + len(self._records) / (frequency + 0.5))
        matches: _Matches = {}
        for (text, _, postings), worth in words:
            for row, posting in postings.items():
                score = weight * (worth * posting.weight)
                if row not in matches or score > matches[row][0]:
                    matches[row] = score, posting.field, text
        return weight, matches

    def _similar_words(self, term: WordForms) -> dict[int, float]:
        """Return the similarity of each word that matches a term without a typo, by word id."""
        candidates = {word_id for key in term.keys for word_id in self._word_ids.get(key, ())}
        for prefix in {term.letters, term.phonetic_key}:
            start = bisect_left(self._prefixes, (prefix,))
            end = bisect_left(self._prefixes, (prefix + "\U0010ffff",))
            candidates.update(word_id for _, word_id in self._prefixes[start:end])
        similar = {word_id: similarity(term, self._words[word_id].forms) for word_id in candidates}
        return {word_id: match for word_id, match in similar.items() if match}

    def _misspelt_words(self, term: WordForms) -> dict[int, float]:
        """Return the similarity of each word that matches a term with one typo or, if none does, with two.

        Short words and short stems may have no typo, because too many unrelated words are one typo away.
        """
        for typos, match in ((1, Match.ONE_TYPO), (2, Match.TWO_TYPOS))[: max_typos(term.letters)]:
            similar: dict[int, float] = {
                word_id: match
                for key in term.keys
                if max_typos(key) >= typos and (key == term.letters or len(key) > 4)
                for near_key in self._keys_within(key, typos)
                for word_id in self._word_ids[near_key]
                if max_typos(term.letters) > 1 or self._words[word_id].forms.latin == term.latin
            }
            if similar:
                return similar
        return {}

    def _keys_within(self, key: str, typos: int) -> Iterator[str]:
        """Yield the keys of the index within an edit distance of a key."""
        mask = letter_mask(key)
        for length in range(len(key) - typos, len(key) + typos + 1):
            for candidate, candidate_mask in self._keys_by_length.get(length, ()):
                # Comparing the sets of letters is much faster than comparing the words, and rules out nearly all.
                if (mask ^ candidate_mask).bit_count() <= 2 * typos and edit_distance_at_most(key, candidate, typos):
                    yield candidate


def _terms(query: str) -> list[str]:
    """Return the different words of a query without the stopwords, sorted so that their order has no effect."""
    words = WORD.findall(query[:MAX_QUERY_LENGTH])
    terms = dict.fromkeys(fold(word) for word in words if not is_stopword(word))
    return sorted([*terms][:MAX_QUERY_TERMS])


def texts_of(record: AnyRecord, words: str = "") -> Iterator[tuple[Posting, str]]:
    """Yield the searchable texts of a record, each with its weight and field; ``words`` is an additional text."""
    for name in record.fields:
        value = getattr(record, name)
        match name:
            case "name" | "title" | "label":
                yield from _localized(TITLE, name, value)
            case "summary":
                yield from _localized(BODY, name, value)
            case "places":
                for number, place in enumerate(value):
                    yield from _localized(TITLE, f"places[{number}].name", place.name)
            case "claims":
                for number, claim in enumerate(value):
                    yield from _localized(BODY, f"claims[{number}].text", claim.text)
            case "quantities":
                for number, quantity in enumerate(value):
                    yield from _localized(BODY, f"quantities[{number}].label", quantity.label)
            case "topics":
                for number, topic in enumerate(value):
                    yield from _localized(TOPIC, f"topics[{number}].label", topic.label)
    if words:
        yield Posting(BODY, "words"), words


def _localized(weight: float, field: str, text: Text | str | None) -> Iterator[tuple[Posting, str]]:
    """Yield a text in each of its languages."""
    if isinstance(text, str):
        # The title of a source is a headline. It has no title weight, because it names the subjects of other records.
        yield Posting(BODY, field), text
    elif text:
        yield from ((Posting(weight, f"{field}.{lang}"), text[lang]) for lang in LANGS if text[lang])
