"""One record in words: every field with its value, and the sentences that it rests on."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from .._display.quantities import quantity_text
from .._records.base import Record, has_value
from .._values.citations import Passage, format_addresses
from .._values.facts import Claim, Participant, Place, Quantity, Text
from .._values.vocabulary import Lang
from .._values.when import When

_INDENT = "  "


def show(record: Record, lang: Lang, width: int, words: str | None = None) -> Iterator[str]:
    r"""The lines of a record, none longer than ``width`` unless a word is; with the article's words where given.

    >>> import kz_diplomacy
    >>> print(*show(kz_diplomacy.load().topics["visas"], "en", 80), sep="\n")
    topic visas
      label    Visas
      broader  citizens-abroad
    """
    yield f"{record.kind_name} {record.id}"
    names = [name for name in record.fields if name not in ("id", "evidence") and has_value(getattr(record, name))]
    column = max(map(len, [*names, "words"])) + 2 if words else max(map(len, names)) + 2
    for name in names:
        evidence = format_addresses(record.evidence[name])
        yield from _field(name, [*_values(getattr(record, name), lang)], evidence, column, width)
    if words:
        yield from _field("words", [words], [], column, width)


def _field(name: str, values: list[str], evidence: list[str], column: int, width: int) -> Iterator[str]:
    head = _INDENT + name.ljust(column)
    values = [*values, f"[{', '.join(evidence)}]"] if evidence else values
    for value in values:
        yield from textwrap.wrap(
            value,
            width,
            initial_indent=head,
            subsequent_indent=" " * len(head),
            break_long_words=False,
            break_on_hyphens=False,
        )
        head = " " * len(head)


def _values(value: Any, lang: Lang) -> Iterator[str]:
    """A value in words, one line for each of several."""
    if isinstance(value, tuple) and value and isinstance(value[0], Passage):
        yield str(len(value))
    elif isinstance(value, Mapping):
        for key, member in value.items():
            yield f"{key}: {member.best(lang)}"
    elif isinstance(value, tuple):
        for member in value:
            yield _in_words(member, lang)
    else:
        yield _in_words(value, lang)


def _in_words(value: Any, lang: Lang) -> str:
    match value:
        case Text():
            return value.best(lang)
        case When():
            return f"{value.words(lang)} ({value})"
        case Record():
            return value.id
        case Claim():
            return f"{value.text.best(lang)} [{', '.join(format_addresses(value.evidence))}]"
        case Quantity():
            cited = ", ".join(format_addresses(value.evidence))
            return f"{value.label.best(lang)}: {quantity_text(value, ',')} [{cited}]"
        case Place():
            return f"{value.name.best(lang)} ({', '.join(filter(None, (value.kind, value.country)))})"
        case Participant():
            return f"{value.who} ({value.part})"
        case Passage():
            return f"{value.source}, {value.start}–{value.end}"
        case _:
            return str(value)
