"""A word as it is compared: without case, Kazakh typed as Russian, in either script, without its ending."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

import attrs

from .stopwords import LITTLE, NEIGHBOURS

WORD: Final = re.compile(
    r"""\d+ | [^\W\d_]+ (?: ['’\u0300-\u036f\u00ad\u200b-\u200d\u2060]+ [^\W\d_]+ )* [\u0300-\u036f]*""", re.VERBOSE
)
"""A word or a number of a text, as it stands: an apostrophe, an accent or a soft hyphen inside does not part it."""

_INSIDE: Final = re.compile("['’ʼ\u0300-\u036f\u00ad\u200b-\u200d\u2060]")
_POSSESSIVE: Final = re.compile("['’ʼ]s$")
_SAME: Final = str.maketrans({"ı": "i", "ə": "ә"})

_SOUNDS_OF_LATIN: Final = """
    shch=S sch=S sh=S ş=S š=S tsch=C tch=C ch=C ç=C č=C dzh=J dj=J zh=J j=J ž=J
    tz=ts kh=h gh=g ph=f ck=k wu=u x=ks q=k w=v y=i c=k
"""
_DIGRAPHS: Final = {pair.partition("=")[0]: pair.partition("=")[2] for pair in _SOUNDS_OF_LATIN.split()}
# Before a light vowel c is the sound of ц: "process" is "процесс".
_LATIN: Final = re.compile(f"(c(?=[eiy]))|{'|'.join(sorted(_DIGRAPHS, key=len, reverse=True))}")
_CYRILLIC: Final = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziiklmnoprstufhie", strict=True))
    | {"ж": "J", "ц": "T", "ч": "C", "ш": "S", "щ": "S", "ъ": "", "ь": "", "ю": "iu", "я": "ia"}
)
# At the end of a word "ts" is an English plural ("students"), and no ц.
_MERGED: Final = re.compile(r"dJ|ng|ts(?!$)|i+e|(.)\1+")
_MERGED_TO: Final = {"dJ": "J", "ng": "n", "ts": "T"}

_KAZAKH_ENDINGS: Final = """
    лар лер дар дер тар тер ы и сы си сын син ым им ын ин мыз миз ымыз имиз ныз низ ыныз иниз нын нин дын дин тын тин
    га ге ка ке на не а е ны ни ды ди ты ти да де та те нда нде дан ден тан тен нан нен мен бен пен дагы деги тагы теги
    ндагы ндеги лык лик дык дик тык тик лыгы лиги дыгы диги тыгы тиги лы ли сыз сиз ган ген кан кен у ь
"""
_RUSSIAN_ENDINGS: Final = """
    а я ы и у ю е о ь й ой ей ий ый ая яя ое ее ие ые ую юю ия ии ию ией иям иях иями ием иев ов ев ом ем ам ям ах ях
    ами ями ого его ому ему ым им ых их ыми ими ью ск ся сь ла ло ли л ть ил ила или ило ить ал ала али ало ать
"""
_ENGLISH_ENDINGS: Final = "s es ies y e ed ing ings ion ions ation ations ate ates ated ating"


# How near a word is to the one asked for, the best first.
SAME: Final = 1.0
BEGINNING: Final = 0.9
ENDING: Final = 0.87
KAZAKH: Final = 0.84
KAZAKH_BEGINNING: Final = 0.81
SCRIPT: Final = 0.78
SCRIPT_BEGINNING: Final = 0.75
TYPOS: Final = (0.0, 0.5, 0.4)


@attrs.frozen
class Spelling:
    """What of a word is compared with other words, the nearest first.

    >>> word = spelling("Ауғанстанда")
    >>> word.folded, word.letters, sorted(word.roots)
    ('ауғанстанда', 'ауганстанда', ['ауганс', 'ауганстанд'])
    >>> word.skeleton
    'auganstanda'
    """

    folded: str
    """The word in small letters, in normal form."""
    letters: str
    """The same with Kazakh letters as their Russian neighbours; as long."""
    roots: frozenset[str]
    """Its beginnings that are left when endings are taken off, by the letters."""
    skeleton: str
    """Its sounds in Latin letters, the same from either script and in each usual transliteration."""
    keys: frozenset[str]
    """The letters, and the skeletons of the word and its roots, also of those of a Cyrillic word in Latin letters."""
    latin: bool
    """Whether it is in Latin letters, or at least in no Cyrillic ones."""


def spelling(word: str) -> Spelling:
    """A word as it is compared.

    >>> spelling("Smadiyarov").skeleton == spelling("Smadiarov").skeleton == spelling("Смадияров").skeleton
    True
    """
    folded = folding(word)
    letters = folded.translate(NEIGHBOURS)
    latin = not any("\u0400" <= letter <= "\u052f" for letter in letters)
    if letters.isdecimal():
        return Spelling(folded, letters, frozenset(), letters, frozenset(), latin)
    endings = (_ENGLISH,) if latin else (_KAZAKH, _RUSSIAN)
    roots = frozenset(_root(letters, known) for known in endings)
    sounds = skeleton(letters)
    keys = {letters, sounds, *map(skeleton, roots)}
    if latin:
        keys.update(_root(sounds, known) for known in (_KAZAKH_IN_LATIN, _RUSSIAN_IN_LATIN))
    return Spelling(folded, letters, roots, sounds, frozenset(keys) - {""}, latin)


def folding(word: str) -> str:
    """A word without case, accents that are no letters, and what stands inside it unseen.

    >>> folding("СМАДИ́ЯРОВ"), folding("Kazakhstan’s")
    ('смадияров', 'kazakhstan')
    """
    word = word.casefold() if word.isascii() else _normal(_normal(word).casefold()).translate(_SAME)
    return _INSIDE.sub("", _POSSESSIVE.sub("", word))


def weighs_nothing(word: str) -> bool:
    """Whether a word only makes a question, or joins others.

    >>> weighs_nothing("Қашан"), weighs_nothing("кашан"), weighs_nothing("шекара")
    (True, True, False)
    """
    return folding(word).translate(NEIGHBOURS) in LITTLE


def skeleton(letters: str) -> str:
    """The sounds of a word in Latin letters; a capital is a sound that takes several letters in some spelling.

    >>> skeleton("жусан"), skeleton("zhusan"), skeleton("jusan")
    ('Jusan', 'Jusan', 'Jusan')
    >>> skeleton("шереметьево"), skeleton("sheremetyevo")
    ('Seremetevo', 'Seremetevo')
    """
    sounds = _LATIN.sub(_sound, letters)
    if not sounds.isascii():
        bare = unicodedata.normalize("NFD", sounds.translate(_CYRILLIC))
        sounds = _INSIDE.sub("", bare).translate(_CYRILLIC)
    return _MERGED.sub(_merged, sounds)


def closeness(asked: Spelling, word: Spelling) -> float:
    """How near a word is to the one asked for, from 0 (not at all) to 1 (the same); typos are not looked at.

    >>> [closeness(spelling("Ухань"), spelling(word)) for word in ("УХАНЬ", "Уханьда", "Уханя", "Wuhan", "Кабул")]
    [1.0, 0.9, 0.87, 0.78, 0.0]
    """
    if word.folded == asked.folded:
        return SAME
    if word.letters == asked.letters:
        return KAZAKH
    if asked.folded.isdecimal() or len(asked.folded) < 2:
        return 0.0
    if word.folded.startswith(asked.folded):
        return BEGINNING
    if shared := asked.roots & word.roots:
        length = max(map(len, shared))
        return ENDING if asked.folded[:length] == word.folded[:length] else KAZAKH
    if word.letters.startswith(asked.letters):
        return KAZAKH_BEGINNING
    if len(asked.skeleton) < 2:
        return 0.0
    if asked.skeleton == word.skeleton or (asked.latin != word.latin and not asked.keys.isdisjoint(word.keys)):
        return SCRIPT
    if len(asked.skeleton) >= 3 and word.skeleton.startswith(asked.skeleton):
        return SCRIPT_BEGINNING
    return 0.0


def bearable(word: str) -> int:
    """How many typos a word bears and is still known: one from four letters, two from eight; a number none.

    >>> bearable("жер"), bearable("ухань"), bearable("смадияров"), bearable("2024")
    (0, 1, 2, 0)
    """
    return 0 if word.isdecimal() else (len(word) >= 4) + (len(word) >= 8)


def signature(key: str) -> int:
    """The set of the letters of a word, as bits: a typo changes two of them at most.

    >>> (signature("uhan") ^ signature("uhen")).bit_count()
    2
    """
    bits = 0
    for letter in key:
        bits |= 1 << (ord(letter) & 63)
    return bits


def within(one: str, other: str, most: int) -> bool:
    """Whether so many letters at most were put in, left out, exchanged for another or with their neighbour.

    >>> within("wuhan", "wuahn", 1), within("wuhan", "uhan", 1), within("wuhan", "kabul", 2)
    (True, True, False)
    """
    if abs(len(one) - len(other)) > most:
        return False
    start, end = 0, min(len(one), len(other))
    while start < end and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    if not one or not other or not most:
        return len(one) + len(other) <= most
    return (
        within(one[1:], other[1:], most - 1)
        or within(one[1:], other, most - 1)
        or within(one, other[1:], most - 1)
        or (one[:2] == other[1::-1] and within(one[2:], other[2:], most - 1))
    )


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _sound(found: re.Match[str]) -> str:
    return "T" if found[1] else _DIGRAPHS[found[0]]


def _merged(found: re.Match[str]) -> str:
    text = found[0]
    return _MERGED_TO.get(text) or text[-1]


@attrs.frozen
class _Endings:
    known: frozenset[str]
    longest: int
    least: int
    """How many letters of a word are left at least."""
    half: bool = True
    """Whether half of the word is left at least."""


def _endings(known: Iterable[str], least: int = 3, *, half: bool = True) -> _Endings:
    endings = frozenset(known) - {""}
    return _Endings(endings, max(map(len, endings)), least, half)


# Kazakh endings follow one another, and may be longer than the rest of the word; so may English ones.
_KAZAKH: Final = _endings(_KAZAKH_ENDINGS.split(), half=False)
_RUSSIAN: Final = _endings(_RUSSIAN_ENDINGS.split())
_ENGLISH: Final = _endings(_ENGLISH_ENDINGS.split(), half=False)
_KAZAKH_IN_LATIN: Final = _endings(map(skeleton, _KAZAKH_ENDINGS.split()), 4, half=False)
_RUSSIAN_IN_LATIN: Final = _endings(map(skeleton, _RUSSIAN_ENDINGS.split()), 4)


def _root(word: str, endings: _Endings) -> str:
    """What is left when the longest ending is taken off, again and again."""
    least = max(endings.least, (len(word) + 1) // 2 if endings.half else 0)
    while True:
        for length in range(min(endings.longest, len(word) - least), 0, -1):
            if word[-length:] in endings.known:
                word = word[:-length]
                break
        else:
            return word
