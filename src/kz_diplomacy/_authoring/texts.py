"""Text that is legal and untidy: what no reader sees, and what keeps a search from finding it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator
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
# A letter with the marks on it belongs to its word.
_WORD: Final = re.compile("[\\w\u0300-\u036f]+")
_LATIN: Final = "AaBCcEeHhIiJjKMOoPpSsTXxyƏəƟɵËëÏï"
_CYRILLIC: Final = "АаВСсЕеНһІіЈјКМОоРрЅѕТХхуӘәӨөЁёЇї"
_LOOK_ALIKES: Final = {**dict(zip(_LATIN, _CYRILLIC, strict=True)), **dict(zip(_CYRILLIC, _LATIN, strict=True))}
# Letters and marks by their category, and yet nothing is to be seen of them.
_UNSEEN: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | {*map(chr, range(0xFE00, 0xFE10))}
_NAMELESS: Final = {"Cc": "a control character", "Co": "private use"}
# Words of more letters are told without the letters that are wrong: to look for these takes the square of the length.
_LONGEST_WORD: Final = 100
_AROUND: Final = 15


def languages_of(records: Iterable[Record]) -> frozenset[Lang]:
    """The languages that any text of some records is written in.

    >>> from kz_diplomacy import Topic
    >>> languages_of([Topic(id="sea", label=Text(en="the sea"))])
    frozenset({'en'})
    """
    found: set[Lang] = set()
    for record in records:
        for _, text in iter_texts(record):
            found.update(lang for lang in _LANGUAGES if text[lang])
        if len(found) == len(_LANGUAGES):
            break
    return frozenset(found)


def untidy(record: Record, languages: Container[Lang]) -> Iterator[Fault]:
    """What is untidy in the texts of a record, each thing at its place in the record.

    ``languages`` are those that its texts should be in.

    >>> from kz_diplomacy import Topic
    >>> sea = Topic(id="sea", label=Text(kk="теңіз", en="the  sea"))
    >>> [str(fault) for fault in untidy(sea, LANGS)]  # doctest: +ELLIPSIS
    ['$.label: found no ru, expected kk, ru and en: write it in Russian too', '$.label.en: found blanks in a row ...']
    """
    if isinstance(record, Source):
        # As printed, so that only what is a matter of the file is told.
        yield from _not_nfc(record.title, "$.title")
        yield from _mixed(record.title, "$.title")
    for path, text in iter_texts(record):
        yield from _missing(text, path, languages)
        for lang in LANGS:
            if written := text[lang]:
                yield from untidy_text(written, f"{path}.{lang}")


def unwritten(languages: Container[Lang]) -> Iterator[Fault]:
    """The languages that no text is written in: told once, and not of every text.

    >>> [fault.found for fault in unwritten({"kk", "ru"})]
    ['no text in English']
    """
    for lang, name in _LANGUAGES.items():
        if lang not in languages:
            yield Fault(
                f"no text in {name}", "kk, ru and en", "write them in it too, where your readers have it", path=""
            )


def untidy_text(text: str, path: str = "$") -> Iterator[Fault]:
    """What is untidy in a text: no word at all, or letters, marks and blanks that are not what they seem.

    >>> [fault.found for fault in untidy_text("?")]
    ['"?"']
    """
    if not any(char.isalnum() for char in text):
        yield Fault(quoted(text), "text with a letter or a digit", "write it", path=path)
        return
    yield from _not_nfc(text, path)
    yield from _mixed(text, path)
    yield from _unseen(text, path)
    yield from _blanks(text, path)


def _missing(text: Text, path: str, languages: Container[Lang]) -> Iterator[Fault]:
    missing: list[Lang] = [lang for lang in _LANGUAGES if lang in languages and not text[lang]]
    if missing:
        mend = f"write it in {' and '.join(_LANGUAGES[lang] for lang in missing)} too"
        yield Fault(" and ".join(f"no {lang}" for lang in missing), "kk, ru and en", mend, path=path)


def _not_nfc(text: str, path: str) -> Iterator[Fault]:
    if unicodedata.is_normalized("NFC", text):
        return
    # A blank never joins the letters beside it, so that one of the words is not in NFC itself.
    word = next(word for word in text.split(" ") if not unicodedata.is_normalized("NFC", word))
    apart = _apart(word) if len(word) <= _LONGEST_WORD else ""
    letters = f" with {' '.join(map(_code, apart))}" if apart else ""
    mend = f"write {' '.join(map(_named, unicodedata.normalize('NFC', apart)))}" if apart else ""
    yield Fault(f"{quoted(word)}{letters}", "text in NFC", mend, path=path)


def _apart(word: str) -> str:
    """The first characters of a word that NFC writes otherwise."""
    start = len(commonprefix([word, unicodedata.normalize("NFC", word)]))
    ends = range(start + 1, len(word) + 1)
    return next(word[start:end] for end in ends if not unicodedata.is_normalized("NFC", word[start:end]))


def _mixed(text: str, path: str) -> Iterator[Fault]:
    if text.isascii():
        return
    for word in dict.fromkeys(_WORD.findall(text)):
        latin, cyrillic = ([char for char in word if _script(char) == script] for script in ("LATIN", "CYRILLIC"))
        if latin and cyrillic:
            strays = [*dict.fromkeys(cyrillic if len(cyrillic) < len(latin) else latin)]
            alike = [_LOOK_ALIKES[char] for char in strays if char in _LOOK_ALIKES]
            mend = f"write {_listed(alike)}" if alike else ""
            yield Fault(
                f"{quoted(word)} with {_listed(strays)}", "Latin or Cyrillic letters in a word", mend, path=path
            )


def _unseen(text: str, path: str) -> Iterator[Fault]:
    first = dict[str, int]()
    for at, char in enumerate(text):
        first.setdefault(char, at)
    for char, at in first.items():
        category = unicodedata.category(char)
        if (category[0] in "CZ" and char != " ") or char in _UNSEEN:
            mend = "write a plain blank" if char.isspace() else "leave it out"
            found = f"{_named(char)} in {_around(text, at)}"
            yield Fault(found, "characters that every reader sees", mend, path=path)


def _blanks(text: str, path: str) -> Iterator[Fault]:
    if text != text.strip(" "):
        yield Fault(f"a blank at the {'beginning' if text[0] == ' ' else 'end'}", "none", "leave it out", path=path)
    if (at := text.strip(" ").find("  ")) >= 0:
        found = f"blanks in a row in {_around(text.strip(' '), at)}"
        yield Fault(found, "one between words", "leave the others out", path=path)


def _around(text: str, at: int) -> str:
    return quoted(text[max(0, at - _AROUND) : at + _AROUND])


@lru_cache(4096)
def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def _listed(chars: list[str]) -> str:
    return " and ".join(map(_named, chars[:3])) + (" and others" if len(chars) > 3 else "")


def _named(char: str) -> str:
    name = unicodedata.name(char, "") or _NAMELESS.get(unicodedata.category(char), "unassigned")
    return f"{_code(char)} ({name})"


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"
