"""Comparison of words across scripts, spellings and inflections: normal forms, stems, phonetic keys and typos."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import cached_property
from typing import Final

import attrs

from .stopwords import STOPWORDS

WORD: Final = re.compile(
    r"""\d+ | [^\W\d_]+ (?: ['’\u0300-\u036f\u00ad\u200b-\u200d\u2060]+ [^\W\d_]+ )* [\u0300-\u036f]*""", re.VERBOSE
)
"""A word or a number in a text. An apostrophe, an accent or a soft hyphen inside a word does not split it."""

KAZAKH_TO_RUSSIAN: Final = str.maketrans("әғқңөұүһіё", "агкноуухие")
"""Kazakh letters and the Russian letters that are typed for them, one for one."""

_INSIDE: Final = re.compile("['’ʼ\u0300-\u036f\u00ad\u200b-\u200d\u2060]")
_POSSESSIVE: Final = re.compile("['’ʼ]s$")
_LOOKALIKES: Final = str.maketrans({"ı": "i", "ə": "ә"})

_SOUNDS_OF_LATIN: Final = """
    shch=S sch=S sh=S ş=S š=S tsch=C tch=C ch=C ç=C č=C dzh=J dj=J zh=J j=J ž=J
    tz=ts kh=h gh=g ph=f ck=k wu=u x=ks q=k w=v y=i c=k
"""
LATIN_SOUNDS: Final = {pair.partition("=")[0]: pair.partition("=")[2] for pair in _SOUNDS_OF_LATIN.split()}
"""Latin letters and the sounds that they spell."""
CYRILLIC_SOUNDS: Final = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziiklmnoprstufhie", strict=True))
    | {"ж": "J", "ц": "T", "ч": "C", "ш": "S", "щ": "S", "ъ": "", "ь": "", "ю": "iu", "я": "ia"}
)
"""Cyrillic letters and their sounds."""
# Before a front vowel, "c" is pronounced as "ц": "process" is "процесс".
_LATIN: Final = re.compile(f"(c(?=[eiy]))|{'|'.join(sorted(LATIN_SOUNDS, key=len, reverse=True))}")
# At the end of a word, "ts" is an English plural ("students"), not "ц".
_MERGED: Final = re.compile(r"dJ|ng|ts(?!$)|i+e|(.)\1+")
_MERGED_TO: Final = {"dJ": "J", "ng": "n", "ts": "T"}


class Match(float, Enum):
    """The ways in which a word can match a query term, with their similarity, the best first."""

    SAME = 1.0
    PREFIX = 0.9
    INFLECTION = 0.87
    KAZAKH_LETTERS = 0.84
    KAZAKH_LETTERS_PREFIX = 0.81
    SCRIPT = 0.78
    SCRIPT_PREFIX = 0.75
    ONE_TYPO = 0.5
    TWO_TYPOS = 0.4
    NONE = 0.0


@attrs.frozen
class Suffixes:
    """The suffixes of a language, and the least part of a word that must be left without them."""

    known: frozenset[str]
    min_stem: int = 3
    """How many letters must be left."""
    min_half: bool = True
    """True if half of the word must be left too."""

    @cached_property
    def max_length(self) -> int:
        """Return the length of the longest suffix."""
        return max(map(len, self.known))


@attrs.frozen
class WordForms:
    """The forms of a word in which it is compared with other words.

    >>> word = WordForms.of("Ауғанстанда")
    >>> word.folded, word.letters, sorted(word.stems)
    ('ауғанстанда', 'ауганстанда', ['ауганс', 'ауганстанд'])
    >>> word.phonetic_key
    'auganstanda'
    """

    folded: str
    """The word in lower case and normal form."""
    letters: str
    """The folded word with Russian letters for Kazakh ones; as long."""
    stems: frozenset[str]
    """The letters without suffixes, in each language that the word may be in."""
    phonetic_key: str
    """The sounds in Latin letters, the same from either script and in each usual transliteration."""
    keys: frozenset[str]
    """The letters, and the phonetic keys of the word and its stems: how an index finds words that may match."""
    latin: bool
    """True if the word has no Cyrillic letters."""

    @classmethod
    def of(cls, word: str) -> WordForms:
        """Return the forms of a word of a text or a query."""
        folded = fold(word)
        letters = folded.translate(KAZAKH_TO_RUSSIAN)
        latin = not any("\u0400" <= letter <= "\u052f" for letter in letters)
        if letters.isdecimal():
            return cls(folded, letters, frozenset(), letters, frozenset(), latin)
        languages = (ENGLISH_SUFFIXES,) if latin else (KAZAKH_SUFFIXES, RUSSIAN_SUFFIXES)
        stems = frozenset(stem(letters, suffixes) for suffixes in languages)
        sounds = phonetic_key(letters)
        keys = {letters, sounds, *map(phonetic_key, stems)}
        if latin:
            transliterated = (KAZAKH_SUFFIXES_IN_LATIN, RUSSIAN_SUFFIXES_IN_LATIN)
            keys.update(stem(sounds, suffixes) for suffixes in transliterated)
        return cls(folded, letters, stems, sounds, frozenset(keys) - {""}, latin)


def fold(word: str) -> str:
    """Return a word in lower case and NFC, without stress marks, invisible characters, apostrophes and final ’s."""
    word = word.casefold() if word.isascii() else _nfc(_nfc(word).casefold()).translate(_LOOKALIKES)
    return _INSIDE.sub("", _POSSESSIVE.sub("", word))


def is_stopword(word: str) -> bool:
    """Return True if a word is a stopword, also with Russian letters typed for Kazakh ones."""
    return fold(word).translate(KAZAKH_TO_RUSSIAN) in FOLDED_STOPWORDS


def stem(word: str, suffixes: Suffixes) -> str:
    """Remove the longest suffix of a word repeatedly, and return the stem that is left."""
    min_stem = max(suffixes.min_stem, (len(word) + 1) // 2 if suffixes.min_half else 0)
    while True:
        for length in range(min(suffixes.max_length, len(word) - min_stem), 0, -1):
            if word[-length:] in suffixes.known:
                word = word[:-length]
                break
        else:
            return word


def phonetic_key(letters: str) -> str:
    """Return the sounds of a word in Latin letters. A capital is a sound that can be spelled with several letters.

    >>> phonetic_key("жусан"), phonetic_key("zhusan"), phonetic_key("jusan")
    ('Jusan', 'Jusan', 'Jusan')
    >>> phonetic_key("шереметьево"), phonetic_key("sheremetyevo")
    ('Seremetevo', 'Seremetevo')
    """
    sounds = _LATIN.sub(_sound, letters)
    if not sounds.isascii():
        bare = unicodedata.normalize("NFD", sounds.translate(CYRILLIC_SOUNDS))
        sounds = _INSIDE.sub("", bare).translate(CYRILLIC_SOUNDS)
    return _MERGED.sub(_merged, sounds)


def similarity(term: WordForms, word: WordForms) -> Match:
    """Return how a word matches a term of a query, without regard to typos."""
    if word.folded == term.folded:
        return Match.SAME
    if word.letters == term.letters:
        return Match.KAZAKH_LETTERS
    if term.folded.isdecimal() or len(term.folded) < 2:
        return Match.NONE
    if word.folded.startswith(term.folded):
        return Match.PREFIX
    if shared := term.stems & word.stems:
        length = max(map(len, shared))
        return Match.INFLECTION if term.folded[:length] == word.folded[:length] else Match.KAZAKH_LETTERS
    if word.letters.startswith(term.letters):
        return Match.KAZAKH_LETTERS_PREFIX
    if len(term.phonetic_key) < 2:
        return Match.NONE
    if term.phonetic_key == word.phonetic_key or (term.latin != word.latin and not term.keys.isdisjoint(word.keys)):
        return Match.SCRIPT
    if len(term.phonetic_key) >= 3 and word.phonetic_key.startswith(term.phonetic_key):
        return Match.SCRIPT_PREFIX
    return Match.NONE


def max_typos(word: str) -> int:
    """Return how many typos a word may have: one from four letters, two from eight, and none in a number."""
    return 0 if word.isdecimal() else (len(word) >= 4) + (len(word) >= 8)


def letter_mask(word: str) -> int:
    """Return the set of the letters of a word as bits. A typo changes at most two of them."""
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) & 63)
    return mask


def edit_distance_at_most(first: str, second: str, limit: int) -> bool:
    """Return True if at most ``limit`` edits make one word the other.

    An edit inserts, deletes or replaces a letter, or exchanges two adjacent letters.
    """
    if abs(len(first) - len(second)) > limit:
        return False
    start, end = 0, min(len(first), len(second))
    while start < end and first[start] == second[start]:
        start += 1
    first, second = first[start:], second[start:]
    if not first or not second or not limit:
        return len(first) + len(second) <= limit
    return (
        edit_distance_at_most(first[1:], second[1:], limit - 1)
        or edit_distance_at_most(first[1:], second, limit - 1)
        or edit_distance_at_most(first, second[1:], limit - 1)
        or (first[:2] == second[1::-1] and edit_distance_at_most(first[2:], second[2:], limit - 1))
    )


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _sound(found: re.Match[str]) -> str:
    return "T" if found[1] else LATIN_SOUNDS[found[0]]


def _merged(found: re.Match[str]) -> str:
    text = found[0]
    return _MERGED_TO.get(text) or text[-1]


# Kazakh and Russian suffixes are written with Russian letters, because stems are taken from WordForms.letters.
_KAZAKH: Final = """
    лар лер дар дер тар тер ы и сы си сын син ым им ын ин мыз миз ымыз имиз ныз низ ыныз иниз нын нин дын дин тын тин
    га ге ка ке на не а е ны ни ды ди ты ти да де та те нда нде дан ден тан тен нан нен мен бен пен дагы деги тагы теги
    ндагы ндеги лык лик дык дик тык тик лыгы лиги дыгы диги тыгы тиги лы ли сыз сиз ган ген кан кен у ь
""".split()
_RUSSIAN: Final = """
    а я ы и у ю е о ь й ой ей ий ый ая яя ое ее ие ые ую юю ия ии ию ией иям иях иями ием иев ов ев ом ем ам ям ах ях
    ами ями ого его ому ему ым им ых их ыми ими ью ск ся сь ла ло ли л ть ил ила или ило ить ал ала али ало ать
""".split()
_ENGLISH: Final = "s es ies y e ed ing ings ion ions ation ations ate ates ated ating".split()

# Kazakh and English words can have several suffixes, which together may be longer than the stem.
KAZAKH_SUFFIXES: Final = Suffixes(frozenset(_KAZAKH), min_half=False)
RUSSIAN_SUFFIXES: Final = Suffixes(frozenset(_RUSSIAN))
ENGLISH_SUFFIXES: Final = Suffixes(frozenset(_ENGLISH), min_half=False)
KAZAKH_SUFFIXES_IN_LATIN: Final = Suffixes(frozenset(map(phonetic_key, _KAZAKH)) - {""}, 4, min_half=False)
RUSSIAN_SUFFIXES_IN_LATIN: Final = Suffixes(frozenset(map(phonetic_key, _RUSSIAN)) - {""}, 4)

FOLDED_STOPWORDS: Final = frozenset(word.translate(KAZAKH_TO_RUSSIAN) for word in STOPWORDS)
"""The stopwords with Russian letters for Kazakh ones."""
