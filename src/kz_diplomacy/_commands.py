"""What each command of ``kz-diplomacy`` does: ask the dataset, write the answer."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from typing import Any

from ._article import Article
from ._console import width, write
from ._errors import QueryError
from ._loader import load
from ._overview import as_json, entry_as_json, timeline_lines
from ._overview import overview as overview_lines
from ._records import Statement
from ._show import show as show_lines
from ._timeline import within


def overview(options: argparse.Namespace) -> int:
    """The overview, then the timeline."""
    dataset = load()
    return _answer(options, as_json(dataset), overview_lines(dataset, options.lang, width()))


def timeline(options: argparse.Namespace) -> int:
    """The timeline, whole or in a period."""
    if options.certainly and options.during is None:
        raise QueryError("--certainly", "--during beside it", "say in which period")
    entries = load().timeline()
    if options.during is not None:
        entries = within(entries, options.during, certainly=options.certainly)
    return _answer(options, [*map(entry_as_json, entries)], timeline_lines(entries, options.lang, width()))


def show(options: argparse.Namespace) -> int:
    """One record."""
    dataset = load()
    record = dataset[options.id]
    words = None
    if options.article and isinstance(record, Statement):
        words = Article.read(options.article, dataset).text(record)
    value = {"record": record.kind_name, **record.to_dict(), **({"words": words} if words else {})}
    return _answer(options, value, show_lines(record, options.lang, width(), words))


def search(options: argparse.Namespace) -> int:
    """What some words find; status 1 where that is nothing."""
    hits = load().search(" ".join(options.words), min_score=options.min_score)
    value = [
        {
            "id": hit.record.id,
            "kind": hit.record.kind_name,
            "score": round(hit.score, 4),
            "field": hit.field,
            "words": [*hit.words],
        }
        for hit in hits
    ]
    lines = (f"{hit.score:.2f}  {hit.record.kind_name} {hit.record.id}  ({', '.join(hit.words)})" for hit in hits)
    _answer(options, value, lines if hits else ["nothing found"])
    return 0 if hits else 1


def text(options: argparse.Namespace) -> int:
    """The article's own words."""
    words = Article.read(options.article, load()).text(options.id)
    return _answer(options, {"id": options.id, "words": words}, [words])


def verify(options: argparse.Namespace) -> int:
    """Whether a copy proves; status 1 where it does not."""
    found = Article.read(options.file, load()).verify()
    value = {
        "ok": found.ok,
        "proofs": [
            {
                "passage": proof.passage.address,
                "statement": proof.statement and proof.statement.id,
                "status": proof.status,
                "place": proof.place,
            }
            for proof in found.proofs
        ],
    }
    _answer(options, value, str(found).splitlines())
    return 0 if found.ok else 1


def _answer(options: argparse.Namespace, value: Any, lines: Iterable[str]) -> int:
    write([json.dumps(value, ensure_ascii=False, indent=2)] if options.json else lines)
    return 0
