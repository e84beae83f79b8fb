"""What each command of ``kz-diplomacy`` that asks a dataset does: ask it, write the answer."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Iterable
from typing import Any, Final

from .._article.article import Article
from .._dataset import Dataset
from .._loading import example, load
from .._records.base import Record
from .._records.kinds import Statement
from .._search.hits import Hit
from .._values.facts import Text
from .._values.vocabulary import Lang
from ..errors import QueryError, Said
from .console import width, write
from .overview import as_json, entry_as_json, timeline_lines
from .overview import overview as overview_lines
from .show import show as show_lines

_NOTHING: Final = "nothing found"
SHIPPED: Final = ("bundled", "example")
"""The names of the datasets that ship with the package."""


def overview(options: argparse.Namespace) -> int:
    """The overview, then the timeline."""
    dataset = chosen(options)
    # The digest in the JSON is over every canonical file, which takes longer than all that is printed without it.
    value = as_json(dataset) if options.json else None
    return answer(options, value, overview_lines(dataset, options.lang, width()))


def timeline(options: argparse.Namespace) -> int:
    """The timeline, whole or in a period."""
    entries = chosen(options).timeline(options.during, certainly=options.certainly)
    lines = timeline_lines(entries, options.lang, width(), ids=True) if entries else [_NOTHING]
    answer(options, [*map(entry_as_json, entries)], lines)
    return 0 if entries else 1


def show(options: argparse.Namespace) -> int:
    """One record."""
    dataset = chosen(options)
    if options.article and not isinstance(dataset.known.get(options.id), Statement):
        raise QueryError(
            "--article", "the id of a statement beside it", "kz-diplomacy text gives the words of an address"
        )
    if "#" in options.id:
        resting = dataset.resting_on(options.id)
        lines = (f"{record.kind_name} {record.id}  {_called(record, options.lang)}" for record in resting)
        return answer(options, [record.id for record in resting], lines)
    record = dataset.known.get(options.id) or dataset[options.id]
    words = None
    if options.article:
        words = Article.read(options.article, dataset).text(options.id)
    value = {"record": record.kind_name, **record.to_dict(), **({"words": words} if words else {})}
    return answer(options, value, show_lines(record, options.lang, width(), words))


def search(options: argparse.Namespace) -> int:
    """What some words find; status 1 where that is nothing."""
    hits = chosen(options).search(" ".join(options.words), min_score=options.min_score)
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
    lines = (line for hit in hits for line in _hit(hit, options.lang))
    answer(options, value, lines if hits else [_NOTHING])
    return 0 if hits else 1


def text(options: argparse.Namespace) -> int:
    """The article's own words."""
    words = Article.read(options.article, chosen(options)).text(options.id)
    return answer(options, {"id": options.id, "words": words}, [words])


def verify(options: argparse.Namespace) -> int:
    """Whether a copy proves; status 1 where it does not."""
    found = Article.read(options.file, chosen(options)).verify()
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
    answer(options, value, str(found).splitlines())
    return 0 if found.ok else 1


def find(options: argparse.Namespace) -> int:
    """Where copied words stand, and the addresses to cite for them."""
    found = Article.read(options.article, chosen(options)).find(" ".join(options.words))
    value = {name: getattr(found, name) for name in ("source", "start", "end", "sha256", "sentences")}
    place = f"characters {found.start} to {found.end}, sha256 {found.sha256}"
    return answer(options, value, [", ".join(found.sentences), place])


def chosen(options: argparse.Namespace) -> Dataset:
    """The dataset that is asked: the bundled one, unless another is named."""
    return named(options.data, named(options.base) if options.base else None)


def named(name: str, base: Dataset | None = None) -> Dataset:
    """The dataset of a name: ``bundled``, ``example``, or a folder.

    >>> named("example").officials[0].name.en
    'Mira Solane'
    """
    if name in SHIPPED:
        if base is not None:
            raise QueryError(Said(f"--base beside {name}"), "a folder of its own, which is based on another")
        return load() if name == "bundled" else example()[0]
    return load(name, base=base)


def _hit(hit: Hit, lang: Lang) -> list[str]:
    head = f"{hit.score:.2f}  {hit.record.kind_name} {hit.record.id}  [{', '.join(hit.words)}]"
    return [head, *textwrap.wrap(_called(hit.record, lang), width(), initial_indent=" " * 6, subsequent_indent=" " * 6)]


def _called(record: Record, lang: Lang) -> str:
    title = record._title
    return title.best(lang) if isinstance(title, Text) else title


def answer(options: argparse.Namespace, value: Any, lines: Iterable[str]) -> int:
    """Write an answer, as JSON or in lines; the status is 0."""
    write([json.dumps(value, ensure_ascii=False, indent=2)] if options.json else lines)
    return 0
