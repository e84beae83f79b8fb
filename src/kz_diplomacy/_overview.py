"""The main job in words: who the officials are, then what happened and what was said, in order."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from ._dataset import Dataset
from ._records import Event, Source, Statement
from ._timeline import TimelineEntry
from ._vocabulary import Lang

_LABELS: Final[dict[Lang, dict[str, str]]] = {
    "en": {
        "begin": "begins",
        "end": "ends",
        "role": "role",
        "happened": "event",
        "ongoing": "ongoing",
        "planned": "planned",
        "proposed": "proposed",
        "possible": "possible",
        "direct": "said",
        "indirect": "reported",
        "timeline": "Timeline",
        "undated": "Undated: the article does not say when",
        "uncertain": "date uncertain",
        "counts": "roles: {roles}, events: {events}, statements: {statements}",
        "source": "Source",
    },
    "ru": {
        "begin": "начало",
        "end": "окончание",
        "role": "должность",
        "happened": "событие",
        "ongoing": "в процессе",
        "planned": "запланировано",
        "proposed": "предложено",
        "possible": "возможно",
        "direct": "сказано",
        "indirect": "в пересказе",
        "timeline": "Хронология",
        "undated": "Без даты: в статье не сказано, когда",
        "uncertain": "дата неточна",
        "counts": "должностей и других ролей — {roles}, событий — {events}, высказываний — {statements}",
        "source": "Источник",
    },
    "kk": {
        "begin": "басталуы",
        "end": "аяқталуы",
        "role": "қызмет",
        "happened": "оқиға",
        "ongoing": "жүріп жатыр",
        "planned": "жоспар",
        "proposed": "ұсыныс",
        "possible": "ықтимал",
        "direct": "төл сөз",
        "indirect": "төлеу сөз",
        "timeline": "Хронология",
        "undated": "Уақыты белгісіз: мақалада қашан екені айтылмаған",
        "uncertain": "уақыты дәл емес",
        "counts": "қызмет пен дәреже — {roles}, оқиға — {events}, мәлімдеме — {statements}",
        "source": "Дереккөз",
    },
}


def overview(dataset: Dataset, lang: Lang, width: int) -> Iterator[str]:
    """The lines of the overview and the timeline: plain text, none longer than ``width`` unless a word is.

    >>> import kz_diplomacy
    >>> next(overview(kz_diplomacy.load(), "en", 80))
    'Aibek Smadiyarov'
    """
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
            yield from _source(source, lang, width)
    yield ""
    yield from _heading(labels["timeline"])
    for when, entries in groupby(dataset.timeline(), key=lambda entry: entry.when):
        group = list(entries)
        yield ""
        if when is None:
            yield from _heading(labels["undated"])
        else:
            mark = f" ({labels['uncertain']})" if group[0].uncertain else ""
            yield from textwrap.wrap(when.words(lang) + mark, width)
        for entry in group:
            yield from _entry(entry, lang, width)


def as_json(dataset: Dataset) -> dict[str, Any]:
    """The overview and the timeline as plain JSON values, for scripts; records stand in it by id.

    >>> import kz_diplomacy
    >>> as_json(kz_diplomacy.load())["timeline"][0]["edge"]
    'begin'
    """
    return {
        "name": dataset.name,
        "version": dataset.version,
        "license": dataset.license,
        "sha256": dataset.sha256,
        "officials": [official.to_dict() for official in dataset.officials],
        "timeline": [
            {
                "when": entry.when and entry.when.edtf,
                "uncertain": entry.uncertain,
                "kind": entry.record.kind_name,
                "id": entry.record.id,
                "edge": entry.edge,
                "title": {"kk": entry.title.kk, "ru": entry.title.ru, "en": entry.title.en},
            }
            for entry in dataset.timeline()
        ],
    }


def _source(source: Source, lang: Lang, width: int) -> Iterator[str]:
    parts = [source.publisher.best(lang), source.title]
    parts += [source.published.words(lang)] if source.published else []
    yield from textwrap.wrap(f"{_LABELS[lang]['source']}: {', '.join(parts)}", width, subsequent_indent="  ")


def _heading(title: str) -> Iterator[str]:
    yield title
    yield "-" * len(title)


def _entry(entry: TimelineEntry, lang: Lang, width: int) -> Iterator[str]:
    label = f"[{_LABELS[lang][_what(entry)]}] "
    yield from textwrap.wrap(
        label + entry.title.best(lang), width, initial_indent="  ", subsequent_indent="    ", break_long_words=False
    )


def _what(entry: TimelineEntry) -> str:
    if isinstance(entry.record, Event):
        return entry.record.status
    if isinstance(entry.record, Statement):
        return entry.record.kind
    return entry.edge or "role"
