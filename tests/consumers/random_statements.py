"""Any number of invented statements, on top of the example and the same at each run: what does not fit one machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Final

import kz_diplomacy

DATES: Final = (
    *(f"{year}" for year in range(2015, 2025)),
    *(f"{year}-{month:02}" for year in range(2015, 2025) for month in range(1, 13)),
    *("2019~", "2019-11/2020-02", "2020-03-05/2021~", "2021/", "2021/..", "[2019..2020-06]", "[..2018]", "[2022-05..]"),
    *("0001/9999-12-31", "1500-02-28", "2020-02-29", "2024-06-14"),
)


def statements(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """Statements as data files have them; they refer to records of the example, and now and then to an earlier one."""
    random, base = Random(seed), kz_diplomacy.example()[0]
    article = next(source for source in base.sources if source.kind == "article")
    sentences = [passage for passage in article.passages if not (passage.number or "").endswith("c")]
    speakers, bodies = [*base.officials.ids, *base.organizations.ids], [*base.organizations.ids]
    for number in range(count):
        sentence = random.choice(sentences)
        kind = random.choice(("direct", "indirect", "heading"))
        passage = {"source": article.id, "start": sentence.start, "end": sentence.end, "sha256": sentence.sha256}
        low = random.randrange(10**6)
        said: dict[str, Any] = {
            "id": f"many.{seed}-{number}",
            "kind": kind,
            "speaker": random.choice([*speakers, None]),
            "role": random.choice([*base.roles.ids, None, None, None]),
            "said": random.choice([*DATES, None]),
            "audience": {"en": f"audience {random.randrange(100)}"},
            "summary": {lang: f"{lang} summary {number} of {seed}, {low} lamps" for lang in ("kk", "ru", "en")},
            "claims": [
                {"text": {"en": f"claim {random.random()} of {number}"}, "evidence": [sentence.address]}
                for _ in range(random.randrange(4))
            ],
            "passage": passage,
            "events": some(random, [*base.events.ids], 3),
            "topics": some(random, [*base.topics.ids], 3),
            "organizations": some(random, bodies, 3),
            "quantities": [{"label": {"en": "lamps"}, "low": low, "unit": "person", "qualifier": "more_than"}],
            "restates": f"many.{seed}-{number - 1}" if kind == "heading" and number % 50 == 1 else None,
            "evidence": {"summary": [sentence.address], "said": [sentence.address]},
        }
        if not said["said"]:
            del said["evidence"]["said"]
        yield {field: value for field, value in said.items() if value not in (None, [])}


def some(random: Random, of: list[str], most: int) -> list[str]:
    """A few of these, in their order."""
    chosen = set(random.sample(of, random.randrange(most)))
    return [one for one in of if one in chosen]


def write(file: Path, count: int, seed: int = 7) -> Path:
    """A file of such statements, one a line."""
    with file.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(value, ensure_ascii=False) + "\n" for value in statements(count, seed))
    return file
