"""The main job in words: who the officials are, then what happened and what was said, in order."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final

from .._dataset import Dataset
from .._display.labels import SHARED
from .._query.timeline import TimelineEntry
from .._records.kinds import Event, Source, Statement
from .._values.vocabulary import Lang

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
    yield from timeline_lines(dataset.timeline(), lang, width, ids=False)


def timeline_lines(entries: Iterable[TimelineEntry], lang: Lang, width: int, *, ids: bool) -> Iterator[str]:
    r"""The lines of a timeline, grouped by date; with the ids to ask on with, or without, to be read.

    >>> import kz_diplomacy
    >>> print(*timeline_lines(kz_diplomacy.load().timeline()[:1], "en", 80, ids=True), sep="\n")
    <BLANKLINE>
    2006
      [begins consular-service-specialist] Specialist in the Department of Consular
        Service
    """
    labels = _LABELS[lang]
    for when, group in groupby(entries, key=lambda entry: entry.when):
        of_one_date = list(group)
        yield ""
        if when is None:
            yield from _heading(labels["undated"])
        else:
            mark = f" ({labels['uncertain']})" if of_one_date[0].uncertain else ""
            yield from textwrap.wrap(when.words(lang) + mark, width)
        for entry in of_one_date:
            yield from _entry(entry, lang, width, ids)


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
        "timeline": [entry_as_json(entry) for entry in dataset.timeline()],
    }


def entry_as_json(entry: TimelineEntry) -> dict[str, Any]:
    """A line of the timeline as plain JSON values; its record by id.

    >>> import kz_diplomacy
    >>> entry_as_json(kz_diplomacy.load().timeline()[0])["id"]
    'consular-service-specialist'
    """
    return {
        "when": entry.when and entry.when.edtf,
        "uncertain": entry.uncertain,
        "kind": entry.record.kind_name,
        "id": entry.record.id,
        "edge": entry.edge,
        "title": {"kk": entry.title.kk, "ru": entry.title.ru, "en": entry.title.en},
    }


def _source(source: Source, lang: Lang, width: int) -> Iterator[str]:
    # A title has commas of its own.
    parts = [source.publisher.best(lang), ("“{}”" if lang == "en" else "«{}»").format(source.title)]
    parts += [source.published.words(lang)] if source.published else []
    yield from textwrap.wrap(f"{_LABELS[lang]['source']}: {', '.join(parts)}", width, subsequent_indent="  ")


def _heading(title: str) -> Iterator[str]:
    yield title
    yield "-" * len(title)


def _entry(entry: TimelineEntry, lang: Lang, width: int, ids: bool) -> Iterator[str]:
    id = f" {entry.record.id}" if ids else ""
    yield from textwrap.wrap(
        f"[{_LABELS[lang][_what(entry)]}{id}] {entry.title.best(lang)}",
        width,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
    )


def _what(entry: TimelineEntry) -> str:
    if isinstance(entry.record, Event):
        return entry.record.status
    if isinstance(entry.record, Statement):
        return entry.record.kind
    # Nobody should take it for a role of the one that all of this is about.
    return entry.edge or ("role" if entry.record.official else "unnamed")
