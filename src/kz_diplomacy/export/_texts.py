"""A text in its languages, for formats that take one wording at a time."""

from __future__ import annotations

from typing import Final

from .._values.facts import Text
from .._values.vocabulary import Lang

ENGLISH_FIRST: Final[tuple[Lang, ...]] = ("en", "ru", "kk")
"""The order of what takes one wording for all: English, Russian, Kazakh."""


def wordings(text: Text | None) -> dict[Lang, str]:
    """What it says in each language that it is written in: English, Russian, Kazakh; none where there is no text.

    >>> wordings(Text(kk="елші", en="ambassador"))
    {'en': 'ambassador', 'kk': 'елші'}
    """
    return {lang: text[lang] for lang in ENGLISH_FIRST if text[lang]} if text else {}
