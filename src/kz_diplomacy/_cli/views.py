"""The output of the commands: wrapped lines of text in one language, and JSON values for scripts."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from .._article.proof import Verification
from .._dataset import Dataset
from .._display.labels import SHARED
from .._display.quantities import quantity_text
from .._query.timeline import TimelineEntry
from .._records.base import Record, has_value
from .._records.kinds import Event, Source, Statement
from .._search.hits import Hit
from .._values.citations import Passage, format_addresses
from .._values.facts import Claim, Participant, Place, Quantity, Text
from .._values.vocabulary import Lang
from .._values.when import When

_LABELS: Final[dict[Lang, dict[str, str]]] = {
    "en": {
        **SHARED["en"],
        "role": "role",
        "unnamed": "role, holder not named",
        "happened": "event",
        "direct": "said",
        "indirect": "reported",
        "uncertain": "date uncertain",
        "counts": "roles: {roles}, events: {events}, statements: {statements}",
        "source": "Source",
    },
    "ru": {
        **SHARED["ru"],
        "role": "должность",
        "unnamed": "должность, имя не названо",
        "happened": "событие",
        "direct": "сказано",
        "indirect": "в пересказе",
        "uncertain": "дата неточная",
        "counts": "должностей и других ролей — {roles}, событий — {events}, высказываний — {statements}",
        "source": "Источник",
    },
    "kk": {
        **SHARED["kk"],
        "role": "қызмет",
        "unnamed": "қызмет, иесі аталмаған",
        "happened": "оқиға",
        "direct": "төл сөз",
        "indirect": "төлеу сөз",
        "uncertain": "уақыты дәл емес",
        "counts": "қызмет пен дәреже — {roles}, оқиға — {events}, мәлімдеме — {statements}",
        "source": "Дереккөз",
    },
}


def overview_lines(dataset: Dataset, lang: Lang, width: int) -> Iterator[str]:
    """Yield the overview and the timeline as lines of text, no longer than ``width`` unless one word is longer."""
    labels = _LABELS[lang]
    for official in dataset.officials:
        yield official.name.best(lang)
        yield from textwrap.wrap(official.summary.best(lang), width)
        yield ""
    yield labels["counts"].format(
        roles=len(dataset.roles), events=len(dataset.events), statements=len(dataset.statements)
    )
    for source in dataset.sources:
        if source.kind == "article":
            yield from _source_lines(source, lang, width)
    yield ""
    yield from _heading_lines(labels["timeline"])
    yield from timeline_lines(dataset.timeline(), lang, width, ids=False)


def timeline_lines(entries: Iterable[TimelineEntry], lang: Lang, width: int, *, ids: bool) -> Iterator[str]:
    """Yield a timeline as lines, grouped by date, with or without the ids of the records."""
    labels = _LABELS[lang]
    for when, group in groupby(entries, key=lambda entry: entry.when):
        of_this_date = list(group)
        yield ""
        if when is None:
            yield from _heading_lines(labels["undated"])
        else:
            mark = f" ({labels['uncertain']})" if of_this_date[0].uncertain else ""
            yield from textwrap.wrap(when.words(lang) + mark, width)
        for entry in of_this_date:
            yield from _entry_lines(entry, lang, width, ids)


def overview_json(dataset: Dataset) -> dict[str, Any]:
    """Return the overview and the timeline as plain JSON values."""
    return {
        "name": dataset.name,
        "version": dataset.version,
        "license": dataset.license,
        "sha256": dataset.sha256,
        "officials": [official.to_dict() for official in dataset.officials],
        "timeline": [entry_json(entry) for entry in dataset.timeline()],
    }


def entry_json(entry: TimelineEntry) -> dict[str, Any]:
    """Return an entry of the timeline as plain JSON values, with the id of its record."""
    return {
        "when": entry.when and entry.when.edtf,
        "uncertain": entry.uncertain,
        "kind": entry.record.kind_name,
        "id": entry.record.id,
        "edge": entry.edge,
        "title": {"kk": entry.title.kk, "ru": entry.title.ru, "en": entry.title.en},
    }


def _source_lines(source: Source, lang: Lang, width: int) -> Iterator[str]:
    # The title is in quotation marks, since it may contain commas.
    parts = [source.publisher.best(lang), ("“{}”" if lang == "en" else "«{}»").format(source.title)]
    parts += [source.published.words(lang)] if source.published else []
    yield from textwrap.wrap(f"{_LABELS[lang]['source']}: {', '.join(parts)}", width, subsequent_indent="  ")


def _heading_lines(title: str) -> Iterator[str]:
    yield title
    yield "-" * len(title)


def _entry_lines(entry: TimelineEntry, lang: Lang, width: int, ids: bool) -> Iterator[str]:
    id = f" {entry.record.id}" if ids else ""
    yield from textwrap.wrap(
        f"[{_LABELS[lang][_label_of(entry)]}{id}] {entry.title.best(lang)}",
        width,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
    )


def _label_of(entry: TimelineEntry) -> str:
    """Return the key of the label of an entry: its edge, the status of an event, or the kind of a statement."""
    if isinstance(entry.record, Event):
        return entry.record.status
    if isinstance(entry.record, Statement):
        return entry.record.kind
    # A role without a named holder gets a different label, so nobody takes it for a role of the official.
    return entry.edge or ("role" if entry.record.official else "unnamed")


def record_lines(record: Record, lang: Lang, width: int, words: str | None = None) -> Iterator[str]:
    r"""Yield a record as lines: every field with its value and citations, and the article's words if given.

    No line is longer than ``width`` unless one word is longer.
    """
    yield f"{record.kind_name} {record.id}"
    names = [name for name in record.fields if name not in ("id", "evidence") and has_value(getattr(record, name))]
    column = max(map(len, [*names, "words"])) + 2 if words else max(map(len, names)) + 2
    for name in names:
        evidence = format_addresses(record.evidence[name])
        yield from _field_lines(name, [*_value_texts(getattr(record, name), lang)], evidence, column, width)
    if words:
        yield from _field_lines("words", [words], [], column, width)


def _field_lines(name: str, values: list[str], evidence: list[str], column: int, width: int) -> Iterator[str]:
    head = f"  {name.ljust(column)}"
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


def _value_texts(value: Any, lang: Lang) -> Iterator[str]:
    """Yield the values of a field as text; only the number of passages, if they are the values."""
    if isinstance(value, tuple) and value and isinstance(value[0], Passage):
        yield str(len(value))
    elif isinstance(value, Mapping):
        for key, member in value.items():
            yield f"{key}: {member.best(lang)}"
    elif isinstance(value, tuple):
        for member in value:
            yield _value_text(member, lang)
    else:
        yield _value_text(value, lang)


def _value_text(value: Any, lang: Lang) -> str:
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


def hit_lines(hit: Hit, lang: Lang, width: int) -> Iterator[str]:
    """Yield a search hit as lines: its score, record and matching words, then the title of the record."""
    yield f"{hit.score:.2f}  {hit.record.kind_name} {hit.record.id}  [{', '.join(hit.words)}]"
    indent = " " * 6
    yield from textwrap.wrap(title_in(hit.record, lang), width, initial_indent=indent, subsequent_indent=indent)


def hit_json(hit: Hit) -> dict[str, Any]:
    """Return a hit of a search as plain JSON values, with the id of its record."""
    return {
        "id": hit.record.id,
        "kind": hit.record.kind_name,
        "score": round(hit.score, 4),
        "field": hit.field,
        "words": [*hit.words],
    }


def title_in(record: Record, lang: Lang) -> str:
    """Return the title of a record in a language, or in a fallback language."""
    title = record._title
    return title.best(lang) if isinstance(title, Text) else title


def verification_json(verification: Verification) -> dict[str, Any]:
    """Return the verification of a copy as plain JSON values."""
    return {
        "ok": verification.ok,
        "proofs": [
            {
                "passage": proof.passage.address,
                "statement": proof.statement and proof.statement.id,
                "status": proof.status,
                "place": proof.place,
            }
            for proof in verification.proofs
        ],
    }
