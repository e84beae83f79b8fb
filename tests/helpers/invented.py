"""A small valid dataset of invented people, as plain JSON values: each bad case is one small change to it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeAlias

import attrs

from kz_diplomacy import DataError, Dataset, load

Files: TypeAlias = dict[str, Any]
"""By kind, the plain value of its file."""

REMOVED: Final = object()
"""Put in the place of a value to take it away."""


@attrs.frozen
class Raw:
    """JSON text in the place of a value: NaN, a key twice, and whatever else Python would not write."""

    text: str


KINDS: Final = ("sources", "topics", "organizations", "officials", "roles", "events", "statements")

TEXT: Final = (
    "“The lamp never sleeps”: Mira Solen leaves the harbour office\n"
    "Mira Solen has led the harbour office of Port Azure since 2019. She steps down on 3 May 2024.\n"
    "– The lamp has burned every night for five years, said Mira Solen in the guildhall.\n"
    "More than 1,000 people came to the vigil. The keepers had asked for nearly eight hours of quiet."
)
"""The canonical text of the invented article."""

SENTENCES: Final = (
    ("1.1", "heading", "“The lamp never sleeps”: Mira Solen leaves the harbour office"),
    ("2.1", "narration", "Mira Solen has led the harbour office of Port Azure since 2019."),
    ("2.2", "narration", "She steps down on 3 May 2024."),
    ("3.1", "quoted", "– The lamp has burned every night for five years, said Mira Solen in the guildhall."),
    ("3.1c", "narration", "said Mira Solen in the guildhall."),
    ("4.1", "narration", "More than 1,000 people came to the vigil."),
    ("4.2", "reported", "The keepers had asked for nearly eight hours of quiet."),
)


def digest(text: str) -> str:
    """The SHA-256 of a text."""
    return sha256(text.encode()).hexdigest()


def span(words: str) -> dict[str, Any]:
    """Where words of the article stand, and their digest."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "sha256": digest(words)}


def files() -> Files:
    """The dataset, made anew at each call; its keys are in field order, and every field is there at least once."""
    return {
        "sources": [
            {
                "id": "lamp-post",
                "kind": "article",
                "publisher": {"en": "The Lamp Post"},
                "title": "Mira Solen leaves the harbour office",
                "language": "en-GB",
                "url": "https://lamp-post.example/solen",
                "published": "2024-05-03",
                "rights": {"en": "The words are the paper's."},
                "length": len(TEXT),
                "sha256": digest(TEXT),
                "passages": [{"number": number, **span(words), "voice": voice} for number, voice, words in SENTENCES],
                "uncited": {"1.1": {"en": "It only announces."}},
                "evidence": {"published": ["almanac"]},
            },
            {"id": "almanac", "kind": "reference", "publisher": {"en": "Almanac"}, "title": "Days", "language": "en"},
        ],
        "topics": [
            {"id": "light", "label": {"kk": "жарық", "ru": "свет", "en": "light"}},
            {"id": "lamps", "label": {"en": "lamps"}, "broader": "light"},
            {"id": "oil-lamps", "label": {"en": "oil lamps"}, "broader": "lamps"},
        ],
        "organizations": [
            {"id": "port-azure", "name": {"en": "Port Azure"}, "evidence": {"name": ["lamp-post#2.1"]}},
            {
                "id": "harbour-office",
                "name": {"en": "Harbour Office"},
                "parent": "port-azure",
                "country": "AQ",
                "same_as": ["https://harbour.example/"],
                "evidence": {"name": ["lamp-post#2.1"], "country": ["almanac"]},
            },
        ],
        "officials": [
            {
                "id": "mira-solen",
                "name": {"en": "Mira Solen"},
                "languages": ["en", "qaa"],
                "summary": {"en": "Head of the harbour office."},
                "same_as": ["https://solen.example/"],
                "evidence": {"name": ["lamp-post#2.1", "lamp-post#3.1c"], "summary": ["lamp-post#2.1-2.2"]},
            },
            {"id": "tor-velin", "name": {"en": "Tor Velin"}, "summary": {"en": "A keeper."}},
        ],
        "roles": [
            {
                "id": "head",
                "kind": "post",
                "title": {"en": "head of the harbour office"},
                "official": "mira-solen",
                "organization": "harbour-office",
                "start": "2019",
                "end": "2024-05-03",
                "countries": ["AQ"],
                "places": [{"name": {"en": "Port Azure"}, "kind": "city", "country": "AQ"}],
                "quantities": [
                    {
                        "label": {"en": "years in office"},
                        "low": 5,
                        "high": 5.5,
                        "unit": "year",
                        "qualifier": "about",
                        "evidence": ["lamp-post#3.1"],
                    }
                ],
                "summary": {"en": "She led it."},
                "note": {"en": "The month is not given."},
                "evidence": {
                    "title": ["lamp-post#2.1"],
                    "start": ["lamp-post#2.1"],
                    "end": ["lamp-post#2.2", "almanac"],
                },
            },
            {"id": "first-keeper", "kind": "rank", "title": {"en": "first keeper"}},
        ],
        "events": [
            {
                "id": "festival",
                "title": {"en": "Festival of Lamps"},
                "summary": {"en": "A festival."},
                "status": "ongoing",
            },
            {
                "id": "vigil",
                "title": {"en": "Vigil"},
                "summary": {"en": "People came."},
                "when": "[2024-04..2024-05-03]",
                "status": "happened",
                "participants": [
                    {"who": "mira-solen", "part": "actor"},
                    {"who": "first-keeper", "part": "present"},
                    {"who": "port-azure", "part": "addressee"},
                ],
                "places": [{"name": {"en": "guildhall"}, "kind": "other"}],
                "countries": ["AQ", "BV"],
                "topics": ["light", "oil-lamps"],
                "quantities": [
                    {
                        "label": {"en": "people"},
                        "low": 1000,
                        "unit": "person",
                        "qualifier": "more_than",
                        "evidence": ["lamp-post#4.1"],
                    },
                    {
                        "label": {"en": "quiet"},
                        "high": 8,
                        "unit": "hour",
                        "qualifier": "nearly",
                        "evidence": ["lamp-post#4.2"],
                    },
                ],
                "part_of": "festival",
                "note": {"en": "The day is not given."},
                "evidence": {"summary": ["lamp-post#4.1-4.2"]},
            },
        ],
        "statements": [
            {
                "id": "every-night",
                "kind": "direct",
                "speaker": "mira-solen",
                "role": "head",
                "said": "2024-05-03",
                "occasion": "vigil",
                "asked": {"en": "How long?"},
                "audience": {"en": "the keepers"},
                "summary": {"en": "It burned for years."},
                "claims": [{"text": {"en": "It burned each night."}, "evidence": ["lamp-post#3.1"]}],
                "passage": {"source": "lamp-post", **span("The lamp has burned every night for five years")},
                "events": ["festival", "vigil"],
                "topics": ["lamps"],
                "countries": ["AQ"],
                "places": [{"name": {"en": "guildhall"}, "kind": "other"}],
                "organizations": ["harbour-office"],
                "quantities": [
                    {
                        "label": {"en": "years"},
                        "low": 5,
                        "high": 5,
                        "unit": "year",
                        "qualifier": "exact",
                        "evidence": ["lamp-post#3.1"],
                    }
                ],
                "note": {"en": "No year is named."},
                "evidence": {"said": ["lamp-post#2.2", "lamp-post#3.1c", "almanac"]},
            },
            {
                "id": "never-sleeps",
                "kind": "heading",
                "attribution": {"en": "the editors"},
                "summary": {"en": "The lamp is always lit."},
                "passage": {"source": "lamp-post", **span("The lamp never sleeps")},
                "restates": "every-night",
            },
        ],
    }


def put(value: Any, place: str, new: object) -> None:
    """Change one value in its place, which is written as ``events[0].participants[1].who`` or ``roles``."""
    *steps, last = [int(index) if index else name for index, name in re.findall(r"\[(\d+)\]|([^.\[\]]+)", place)]
    for step in steps:
        value = value[step]
    if new is REMOVED:
        del value[last]
    else:
        value[last] = new


def json_bytes(value: object) -> bytes:
    """The JSON of a value, in which any ``Raw`` is its own text."""
    raws: list[Raw] = []

    def hold(raw: Raw) -> str:
        raws.append(raw)
        return f"@{len(raws)}"

    text = json.dumps(value, default=hold)
    for number, raw in enumerate(raws, 1):
        text = text.replace(f'"@{number}"', raw.text)
    return text.encode()


def lines(records: Iterable[object]) -> bytes:
    """The bytes of a ``.jsonl`` file."""
    return b"".join(json_bytes(record) + b"\n" for record in records)


def write(
    folder: Path, values: Mapping[str, Any], descriptor: object = None, *, in_lines: Collection[str] = ()
) -> Path:
    """Write files: bytes as they are, all else as JSON; kinds that are ``in_lines`` have a record on each line."""
    folder.mkdir(parents=True, exist_ok=True)
    named: dict[str, Any] = {
        f"{kind}.jsonl" if kind in in_lines else f"{kind}.json": value for kind, value in values.items()
    }
    if descriptor is not None:
        named["datapackage.json"] = descriptor
    for name, value in named.items():
        if not isinstance(value, bytes):
            value = lines(value) if name.endswith(".jsonl") else json_bytes(value)
        (folder / name).write_bytes(value)
    return folder


def faults_in(folder: Path, base: Dataset | None = None) -> list[str]:
    """The faults of a folder as they are printed, without the ids of the records; none where it loads."""
    try:
        load(folder, base=base)
    except DataError as error:
        return [str(attrs.evolve(fault, record="")) for fault in error.faults]
    return []


def messages(folder: Path, base: Dataset | None = None) -> list[str]:
    """The faults of a folder as they are printed; none where it loads."""
    try:
        load(folder, base=base)
    except DataError as error:
        return [str(fault) for fault in error.faults]
    return []


def topic(id: str, broader: str | None = None, **more: object) -> dict[str, Any]:
    return {"id": id, "label": {"en": id}, **({"broader": broader} if broader else {}), **more}


def with_topics(folder: Path, *topics: object) -> Path:
    """A folder that has topics and nothing else."""
    return write(folder, {**{kind: [] for kind in files()}, "topics": list(topics)})
