"""The split of a paragraph into sentences with pysbd. The result is a draft that the author must review."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, Final, TypeAlias

from .._values.vocabulary import Lang
from ..errors import MissingExtraError

CharRange: TypeAlias = tuple[int, int]
"""The offsets in a paragraph of the first character of a sentence, and of the one after its last."""

MAX_LENGTH: Final = 4_000
"""The length of a paragraph, in characters, up to which it is split. A longer one is a single sentence."""

# The time of pysbd grows with the cube of the number of list markers and abbreviations, and doubles with each digit in
# brackets. Paragraphs with more of them than prose has are not split, so a million characters take less than a minute
# in Russian, and a second in Kazakh.
_MAX_MARKERS: Final = 40
_MARKER: Final = re.compile(r"(?<!\w)\w{1,3}[.)]")
_NUMBERS: Final = re.compile(r"\[[\d,\s-]{10}")

_CYRILLIC: Final = re.compile("[Ѐ-ԯ]+")
_KAZAKH: Final = re.compile("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]+")
_LATIN: Final = re.compile("[A-Za-zÀ-ÖØ-öø-ɏ]+")
# About one letter in four of a Kazakh text does not exist in Russian. Russian texts have few of them, in names.
_MIN_KAZAKH_SHARE: Final = 0.05


def segmenter(language: Lang) -> Callable[[str], list[CharRange]]:
    """Return a function that splits a paragraph into sentences, in order. Only blanks are outside the sentences.

    A paragraph is a single sentence if it is longer than :data:`MAX_LENGTH`, if it looks like a list rather than prose,
    or if the sentences that pysbd returns do not add up to the paragraph.

    Raises:
        MissingExtraError: If pysbd is not installed.
    """
    try:
        with warnings.catch_warnings():
            # The regular expressions of pysbd cause warnings about escapes when Python compiles them.
            warnings.simplefilter("ignore")
            pysbd = import_module("pysbd")
    except ImportError:
        raise MissingExtraError("draft", "pysbd") from None
    segmenter = pysbd.Segmenter(language=language, clean=False)

    def find(paragraph: str) -> list[CharRange]:
        ranges = _locate(paragraph, _split(segmenter, paragraph)) if _is_prose(paragraph) else None
        return _single(paragraph) if ranges is None else ranges

    return find


def language_of(text: str) -> Lang | None:
    """Return the language that the letters of a text suggest; None if most are neither Cyrillic nor Latin."""
    cyrillic, latin = _count(_CYRILLIC, text), _count(_LATIN, text)
    letters = sum(map(str.isalpha, text))
    if 2 * max(cyrillic, latin) <= letters:
        return None
    if latin > cyrillic:
        return "en"
    return "kk" if _count(_KAZAKH, text) >= _MIN_KAZAKH_SHARE * cyrillic else "ru"


def _count(letters: re.Pattern[str], text: str) -> int:
    return sum(map(len, letters.findall(text)))


def _is_prose(paragraph: str) -> bool:
    if len(paragraph) > MAX_LENGTH or _NUMBERS.search(paragraph):
        return False
    return len(_MARKER.findall(paragraph)) <= _MAX_MARKERS


def _split(segmenter: Any, paragraph: str) -> list[str]:
    try:
        # segment() is not called: it drops sentences that it cannot locate in the text.
        return [*segmenter.processor(paragraph).process()]
    except Exception:
        # If pysbd fails for any reason, the paragraph becomes a single sentence.
        return []


def _locate(paragraph: str, sentences: Iterable[str]) -> list[CharRange] | None:
    """Return the ranges of consecutive sentences in a paragraph; None if they do not cover it."""
    ranges: list[CharRange] = []
    end = 0
    for sentence in map(str.strip, sentences):
        start = _skip_blanks(paragraph, end)
        if not sentence or not paragraph.startswith(sentence, start):
            return None
        end = start + len(sentence)
        ranges.append((start, end))
    return ranges if _skip_blanks(paragraph, end) == len(paragraph) else None


def _skip_blanks(paragraph: str, offset: int) -> int:
    """Return the offset of the first character from ``offset`` on that is not a blank."""
    while paragraph[offset : offset + 1].isspace():
        offset += 1
    return offset


def _single(paragraph: str) -> list[CharRange]:
    start, end = _skip_blanks(paragraph, 0), len(paragraph.rstrip())
    return [(start, end)] if start < end else []
