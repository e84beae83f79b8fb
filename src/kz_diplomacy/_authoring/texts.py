"""Checks of texts: missing languages, look-alike letters, invisible characters, stray blanks and missing NFC."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from os.path import commonprefix
from typing import Final

from .._records.base import Record
from .._records.kinds import Source
from .._records.texts import iter_texts
from .._values.facts import Text
from .._values.vocabulary import LANGS, Lang
from ..errors import Fault, quoted

_LANGUAGES: Final[dict[Lang, str]] = {"kk": "Kazakh", "ru": "Russian", "en": "English"}
# Combining marks are part of a word.
_WORD: Final = re.compile("[\\w\u0300-\u036f]+")
_LATIN: Final = "AaBCcEeHhIiJjKMOoPpSsTXxyƏəƟɵËëÏï"
_CYRILLIC: Final = "АаВСсЕеНһІіЈјКМОоРрЅѕТХхуӘәӨөЁёЇї"
_LOOK_ALIKES: Final = {**dict(zip(_LATIN, _CYRILLIC, strict=True)), **dict(zip(_CYRILLIC, _LATIN, strict=True))}
# Invisible characters that have the Unicode category of a letter, mark or symbol.
_INVISIBLE: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | {*map(chr, range(0xFE00, 0xFE10))}
_CATEGORY_NAMES: Final = {"Cc": "a control character", "Co": "private use"}
# Denormalised letters are not located in longer words, since that takes quadratic time.
_MAX_WORD: Final = 100
_CONTEXT: Final = 15


def languages_of(records: Iterable[Record]) -> frozenset[Lang]:
    """Return the languages that the texts of some records use."""
    found: set[Lang] = set()
    for record in records:
        for _, text in iter_texts(record):
            found.update(lang for lang in _LANGUAGES if text[lang])
        if len(found) == len(_LANGUAGES):
            break
    return frozenset(found)


def missing_languages(languages: Container[Lang]) -> Iterator[Fault]:
    """Yield a warning for each language that the dataset does not use."""
    for lang, name in _LANGUAGES.items():
        if lang not in languages:
            mend = "write them in it too, where your readers have it"
            yield Fault(f"no text in {name}", "kk, ru and en", mend, path="")


def check_texts(record: Record, languages: Container[Lang]) -> Iterator[Fault]:
    """Yield warnings about the texts of a record, each of which should be in all of ``languages``."""
    if isinstance(record, Source):
        # A title is quoted as printed, so only encoding and script errors are reported.
        yield from _check_nfc(record.title, "$.title")
        yield from _check_scripts(record.title, "$.title")
    for path, text in iter_texts(record):
        yield from _check_languages(text, path, languages)
        for lang in LANGS:
            if written := text[lang]:
                yield from check_text(written, f"{path}.{lang}")


def check_text(text: str, path: str = "$") -> Iterator[Fault]:
    """Yield warnings about a text: no letter or digit, wrong normalization or script, or invisible characters."""
    if not any(char.isalnum() for char in text):
        yield Fault(quoted(text), "text with a letter or a digit", "write it", path=path)
        return
    yield from _check_nfc(text, path)
    yield from _check_scripts(text, path)
    yield from _check_visibility(text, path)
    yield from _check_blanks(text, path)


def _check_languages(text: Text, path: str, languages: Container[Lang]) -> Iterator[Fault]:
    missing: list[Lang] = [lang for lang in _LANGUAGES if lang in languages and not text[lang]]
    if missing:
        mend = f"write it in {' and '.join(_LANGUAGES[lang] for lang in missing)} too"
        yield Fault(" and ".join(f"no {lang}" for lang in missing), "kk, ru and en", mend, path=path)


def _check_nfc(text: str, path: str) -> Iterator[Fault]:
    if unicodedata.is_normalized("NFC", text):
        return
    # A blank never combines with a letter, so if the text is not in NFC, neither is one of its words.
    word = next(word for word in text.split(" ") if not unicodedata.is_normalized("NFC", word))
    chars = _first_denormalised(word) if len(word) <= _MAX_WORD else ""
    found = f"{quoted(word)} with {' '.join(map(_code_point, chars))}" if chars else quoted(word)
    mend = f"write {' '.join(map(_char_name, unicodedata.normalize('NFC', chars)))}" if chars else ""
    yield Fault(found, "text in NFC", mend, path=path)


def _first_denormalised(word: str) -> str:
    """Return the first characters of a word that are not in NFC."""
    start = len(commonprefix([word, unicodedata.normalize("NFC", word)]))
    ends = range(start + 1, len(word) + 1)
    return next(word[start:end] for end in ends if not unicodedata.is_normalized("NFC", word[start:end]))


def _check_scripts(text: str, path: str) -> Iterator[Fault]:
    if text.isascii():
        return
    for word in dict.fromkeys(_WORD.findall(text)):
        if odd := _odd_letters(word):
            alike = [_LOOK_ALIKES[char] for char in odd if char in _LOOK_ALIKES]
            mend = f"write {_char_names(alike)}" if alike else ""
            found = f"{quoted(word)} with {_char_names(odd)}"
            yield Fault(found, "Latin or Cyrillic letters in a word", mend, path=path)


def _odd_letters(word: str) -> list[str]:
    """Return the letters of the rarer script in a word; none unless it mixes Latin and Cyrillic letters."""
    latin, cyrillic = ([char for char in word if _script(char) == script] for script in ("LATIN", "CYRILLIC"))
    return [*dict.fromkeys(cyrillic if len(cyrillic) < len(latin) else latin)]


def _check_visibility(text: str, path: str) -> Iterator[Fault]:
    first_index: dict[str, int] = {}
    for index, char in enumerate(text):
        first_index.setdefault(char, index)
    for char, index in first_index.items():
        category = unicodedata.category(char)
        if (category[0] in "CZ" and char != " ") or char in _INVISIBLE:
            mend = "write a plain blank" if char.isspace() else "leave it out"
            found = f"{_char_name(char)} in {_excerpt(text, index)}"
            yield Fault(found, "characters that every reader sees", mend, path=path)


def _check_blanks(text: str, path: str) -> Iterator[Fault]:
    stripped = text.strip(" ")
    if text != stripped:
        yield Fault(f"a blank at the {'beginning' if text[0] == ' ' else 'end'}", "none", "leave it out", path=path)
    if (index := stripped.find("  ")) >= 0:
        found = f"blanks in a row in {_excerpt(stripped, index)}"
        yield Fault(found, "one between words", "leave the others out", path=path)


def _excerpt(text: str, index: int) -> str:
    return quoted(text[max(0, index - _CONTEXT) : index + _CONTEXT])


@lru_cache(4096)
def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def _char_names(chars: Sequence[str]) -> str:
    """Return the names of up to three characters."""
    return " and ".join(map(_char_name, chars[:3])) + (" and others" if len(chars) > 3 else "")


def _char_name(char: str) -> str:
    name = unicodedata.name(char, "") or _CATEGORY_NAMES.get(unicodedata.category(char), "unassigned")
    return f"{_code_point(char)} ({name})"


def _code_point(char: str) -> str:
    return f"U+{ord(char):04X}"
