"""The kinds of record, the fields by which they refer to one another, and how often they do in a dataset."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import attrs

from kz_diplomacy import Claim, Dataset, Lang, Participant, Passage, Quantity, Source
from kz_diplomacy._records.base import Record
from kz_diplomacy._records.fields import each_of, is_record, parts
from kz_diplomacy._records.kinds import RECORD_TYPES
from kz_diplomacy._values.citations import Evidence

from .svg import Picture, wide, wrapped
from .words import RECORDS

_KINDS: Final = [cls.__name__ for cls in RECORD_TYPES.values()]
# An id alone does not tell what it may be of: an official, a role or an organization.
_PARTICIPANTS: Final = ("Organization", "Official", "Role")
_WIDTH, _LEFT, _BOX = 462, 10, 214
_LANE, _STEP, _ROW = 252, 30, 25
_COLOURS: Final = ("blue", "green")


def references(ds: Dataset) -> dict[str, dict[str, dict[str, int]]]:
    """For each kind its fields that refer to records, and for each the kinds that it may name, with how often it does.

    What kinds a field may name is told by the class of the record, and how often it does by the dataset.
    """
    counted = Counter(
        (cls.__name__, field, target)
        for name, cls in RECORD_TYPES.items()
        for record in getattr(ds, name)
        for field in cls.fields
        for target in _named(ds, record, field)
    )
    drawn = {
        cls.__name__: {
            field.name: {target: counted.pop((cls.__name__, field.name, target), 0) for target in targets}
            for field in attrs.fields(cls)
            if (targets := _may_name(cls, field))
        }
        for cls in RECORD_TYPES.values()
    }
    if counted:
        raise ValueError(f"no arrow for {', '.join(map(str, counted))}")
    return drawn


def picture(ds: Dataset, lang: Lang) -> str:
    """The kinds one below the other, each with its fields; an arrow goes up to each kind that is referred to."""
    words, graph = RECORDS[lang], references(ds)
    counts = {cls.__name__: len(getattr(ds, name)) for name, cls in RECORD_TYPES.items()}
    drawn = Picture(lang, _WIDTH, words["title"], _in_words(graph, counts, lang))
    y = drawn.heading(_LEFT, words["title"])
    for line in wrapped(words["legend"], 13, _WIDTH - 2 * _LEFT):
        y += 18
        drawn.text(_LEFT, y, line, "f-soft", size=13)
    y += 16
    heads: dict[str, float] = {}
    rows: list[tuple[float, dict[str, int]]] = []
    for kind in _KINDS:
        gloss = [*wrapped(words[kind], 13, _BOX - 24)]
        head = 30 + 17 * len(gloss)
        height = head + 8 + _ROW * len(graph[kind])
        drawn.box(_LEFT, y, _BOX, height, "f-fill s-edge s-thin")
        drawn.text(_LEFT + 12, y + 23, kind, "f-ink bold", size=16)
        drawn.text(_LEFT + _BOX - 12, y + 23, str(counts[kind]), "f-ink bold", size=16, anchor="end")
        for number, line in enumerate(gloss):
            drawn.text(_LEFT + 12, y + 41 + 17 * number, line, "f-soft", size=13)
        heads[kind] = y + 18
        for number, (field, targets) in enumerate(graph[kind].items()):
            row = y + head + _ROW * number + _ROW / 2
            drawn.text(_LEFT + 12, row + 4.5, field, "f-ink mono", size=13)
            rows.append((row, targets))
        y += height + 14
    _draw_arrows(drawn, heads, rows)
    return drawn.svg(y)


def _draw_arrows(drawn: Picture, heads: dict[str, float], rows: list[tuple[float, dict[str, int]]]) -> None:
    # A kind is referred to only from below: with the arrow of the topmost outside no arrow crosses another.
    named = [kind for kind in reversed(_KINDS) if any(kind in targets for _, targets in rows)]
    lanes = {kind: _LANE + _STEP * at for at, kind in enumerate(named)}
    for y, targets in rows:
        drawn.line((_LEFT + _BOX, y), (max(lanes[kind] for kind in targets), y), style="s-edge s-thin")
    for at, (kind, x) in enumerate(lanes.items()):
        colour, end = _COLOURS[at % 2], max(y for y, targets in rows if kind in targets)
        top = heads[kind]
        drawn.line((x, end), (x, top), (_LEFT + _BOX + 1, top), style=f"s-{colour} s-thick", arrow=f"f-{colour}")
    for y, targets in rows:
        for kind, count in targets.items():
            x, colour = lanes[kind], _COLOURS[named.index(kind) % 2]
            half = max(wide(str(count), 13) / 2 + 2, 11)
            drawn.box(x - half, y - 10, 2 * half, 20, f"f-paper s-{colour if count else 'edge'} s-thin", corner=10)
            drawn.text(x, y + 4.5, str(count), "f-ink" if count else "f-faint", size=13, anchor="middle")


def _in_words(graph: dict[str, dict[str, dict[str, int]]], counts: dict[str, int], lang: Lang) -> str:
    words, told = RECORDS[lang], []
    for kind, fields in graph.items():
        parts = [words["records"].format(kind=kind, gloss=words[kind], count=counts[kind])]
        for field, targets in fields.items():
            named = [words["target"].format(target=target, count=count) for target, count in targets.items()]
            parts.append(words["field"].format(field=field, targets=", ".join(named)))
        told.append("; ".join(parts))
    return ". ".join(told) + "."


def _may_name(cls: type[Record], field: attrs.Attribute[Any]) -> list[str]:
    types = {*parts(each_of(field.type))}
    named = {one.__name__ for one in types if is_record(one)}
    if Participant in types:
        named |= {*_PARTICIPANTS}
    # The passages of a source are its own; of any other record a passage is in a source.
    if types & {Evidence, Quantity, Claim} or (Passage in types and cls is not Source):
        named.add("Source")
    return [kind for kind in _KINDS if kind in named]


def _named(ds: Dataset, record: Record, field: str) -> Iterator[str]:
    """The kind of each record that a field names, once for each time."""
    value = getattr(record, field)
    for one in value if isinstance(value, tuple) else (value,):
        match one:
            case Record():
                yield type(one).__name__
            case Participant():
                yield type(ds[one.who]).__name__
            case Passage() if not isinstance(record, Source):
                yield "Source"
            case Quantity() | Claim():
                yield from ["Source"] * len(one.evidence)
            case Evidence():
                yield from ["Source"] * sum(map(len, one.values()))
