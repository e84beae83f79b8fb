"""What of a record is searched: its texts, and what a word in each of them is worth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .._records.kinds import AnyRecord
from .._values.facts import Text
from .._values.vocabulary import LANGS

WORTH: Final = (1.0, 0.8, 0.6)
"""What a word counts for: in a name, a title, a label or a place; in a text; in the label of a record's topic."""
NAMED, TOLD, FILED = range(len(WORTH))


def texts_of(record: AnyRecord, words: str = "") -> Iterator[tuple[int, str, str]]:
    """The texts of a record that are searched: what a word in them is worth, where they stand, and they.

    >>> import kz_diplomacy
    >>> [(WORTH[rank], path, text) for rank, path, text in texts_of(kz_diplomacy.load().topics["visas"])][-1]
    (1.0, 'label.en', 'Visas')
    """
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
