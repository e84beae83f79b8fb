"""Where the sentences of a paragraph begin and end: a draft by pysbd, which a hand has to look at."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, Final, TypeAlias

from .._values.vocabulary import Lang
from ..errors import MissingExtraError

Span: TypeAlias = tuple[int, int]
"""The first character of a sentence and the one behind its last, counted in its paragraph from 0."""

LONGEST: Final = 4_000
"""How many characters a paragraph may have to be parted into sentences; a longer one is a single sentence."""

# The time that pysbd takes grows with the cube of the markers of lists and abbreviations, and doubles with each digit
# of a number in brackets: what has more of them than prose is not given to it. So a million characters take it less
# than a minute at worst, in Russian; a second in Kazakh.
_MOST_MARKERS: Final = 40
_MARKER: Final = re.compile(r"(?<!\w)\w{1,3}[.)]")
_NUMBERS: Final = re.compile(r"\[[\d,\s-]{10}")

_CYRILLIC: Final = re.compile("[Ѐ-ԯ]+")
_KAZAKH: Final = re.compile("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]+")
_LATIN: Final = re.compile("[A-Za-zÀ-ÖØ-öø-ɏ]+")
# Of the letters of a Kazakh text about one in four is in no Russian word; names alone bring few into a Russian one.
_LEAST_KAZAKH: Final = 0.05


def segmenter(language: Lang) -> Callable[[str], list[Span]]:
    """What finds the sentences of a paragraph: in order, apart, and with every character that is no blank in one.

    A paragraph is a single sentence where it is longer than :data:`LONGEST`, more of a list than prose, or where what
    pysbd makes of it is not, in order, exactly its characters.

    Raises:
        MissingExtraError: pysbd is not installed.

    >>> find = segmenter("en")
    >>> find("Dr. Wick rang. Nobody came.")
    [(0, 14), (15, 27)]
    """
    try:
        with warnings.catch_warnings():
            # Its patterns have escapes that Python warns of where it compiles them anew.
            warnings.simplefilter("ignore")
            pysbd = import_module("pysbd")
    except ImportError:
        raise MissingExtraError("draft", "pysbd") from None
    segmenter = pysbd.Segmenter(language=language, clean=False)

    def find(paragraph: str) -> list[Span]:
        spans = _placed(paragraph, _parts(segmenter, paragraph)) if _is_prose(paragraph) else None
        return _whole(paragraph) if spans is None else spans

    return find


def language_of(text: str) -> Lang | None:
    """The language that the letters of a text speak for; None where most are neither Cyrillic nor Latin, or none.

    >>> language_of("Кеме айлаққа келді."), language_of("Корабль пришёл."), language_of("The ship came.")
    ('kk', 'ru', 'en')
    """
    cyrillic, latin = _count(_CYRILLIC, text), _count(_LATIN, text)
    letters = sum(map(str.isalpha, text))
    if 2 * max(cyrillic, latin) <= letters:
        return None
    if latin > cyrillic:
        return "en"
    return "kk" if _count(_KAZAKH, text) >= _LEAST_KAZAKH * cyrillic else "ru"


def _count(letters: re.Pattern[str], text: str) -> int:
    return sum(map(len, letters.findall(text)))


def _is_prose(paragraph: str) -> bool:
    if len(paragraph) > LONGEST or _NUMBERS.search(paragraph):
        return False
    return len(_MARKER.findall(paragraph)) <= _MOST_MARKERS


def _parts(segmenter: Any, paragraph: str) -> list[str]:
    try:
        # Not segment(): it looks for each part in the whole text, and drops those that it does not find.
        return [*segmenter.processor(paragraph).process()]
    except Exception:
        # It rewrites the text with patterns of its own; whatever goes wrong in them, the paragraph is still there.
        return []


def _placed(paragraph: str, parts: Iterable[str]) -> list[Span] | None:
    """Where some parts of a paragraph stand, one behind the other; None where they are not all of it."""
    spans: list[Span] = []
    at = 0
    for part in map(str.strip, parts):
        start = _next(paragraph, at)
        if not part or not paragraph.startswith(part, start):
            return None
        at = start + len(part)
        spans.append((start, at))
    return spans if _next(paragraph, at) == len(paragraph) else None


def _next(paragraph: str, at: int) -> int:
    """The next character that is no blank."""
    while paragraph[at : at + 1].isspace():
        at += 1
    return at


def _whole(paragraph: str) -> list[Span]:
    start, end = _next(paragraph, 0), len(paragraph.rstrip())
    return [(start, end)] if start < end else []
