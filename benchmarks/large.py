"""Datasets of any size, the same at each run, in the shape of the bundled records; nothing in them is real.

What follows the bundled records: how many claims, topics, countries, events and pieces of evidence a statement has,
how many statements have a date and of which form, three languages, and passages with digests. What grows with the size:
the vocabulary, by the power law that texts have, the articles, and the events.
"""

from __future__ import annotations

import argparse
import json
from bisect import bisect
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, Final

KINDS: Final = ("sources", "topics", "organizations", "officials", "roles", "events", "statements")
SEED: Final = 20251209

# Of the bundled statements, one by one: claims, topics, countries, events, organizations, quantities.
SHAPES: Final = (
    *((2, 2, 2, 2, 0, 0), (1, 3, 3, 1, 0, 0), (10, 2, 2, 3, 2, 0), (1, 3, 0, 2, 0, 0), (12, 3, 2, 7, 1, 0)),
    *((1, 3, 0, 1, 0, 0), (2, 1, 1, 1, 1, 0), (6, 1, 1, 1, 1, 1), (1, 1, 0, 1, 0, 0), (1, 1, 0, 0, 0, 0)),
    *((1, 1, 2, 1, 1, 0), (6, 2, 3, 2, 1, 0), (3, 1, 3, 3, 0, 0), (1, 1, 0, 0, 1, 1), (8, 1, 3, 0, 0, 1)),
    *((1, 1, 0, 0, 0, 0), (7, 1, 2, 4, 1, 0), (1, 1, 0, 1, 0, 0), (6, 2, 1, 1, 1, 1)),
)
COUNTRIES: Final = "KZ CN RU KG UZ AF AM AZ TR DE US IR TM TJ MN GE JP KR IN PK".split()
LETTERS: Final = {
    "kk": (("б", "қ", "т", "ж", "м", "с", "ғ", "д", "ш", "л"), ("а", "ә", "ы", "і", "о", "ө", "ұ", "ү", "е")),
    "ru": (("в", "к", "т", "п", "м", "с", "г", "р", "ч", "л"), ("а", "е", "и", "о", "у", "ы", "я", "ю", "э")),
    "en": (("b", "k", "t", "w", "m", "s", "g", "d", "ch", "l"), ("a", "e", "i", "o", "u", "y", "ea", "ou", "ie")),
}
# P(word > n) falls as n ** -0.6, so the words in use grow as the number of words ** 0.625.
STEEPNESS: Final = -1 / 0.6


@cache
def _syllables(lang: str) -> tuple[str, ...]:
    consonants, vowels = LETTERS[lang]
    return tuple(consonant + vowel for consonant in consonants for vowel in vowels)


@cache
def word(lang: str, number: int) -> str:
    """The word of a number: the commonest is 1."""
    syllables = _syllables(lang)
    made = ""
    number += len(syllables) - 1
    while number:
        number, place = divmod(number, len(syllables))
        made += syllables[place]
    return made


class Generator:
    """The records of a dataset with so many statements, as its files have them.

    The articles and events that they rest on and tell of are as many as so many statements have, or as ``beside`` has.
    """

    def __init__(self, count: int, beside: int | None = None, seed: int = SEED) -> None:
        self.count = count
        beside = beside or count
        self.random = Random(seed * 10**9 + count)
        self.articles = [self._article(number) for number in range(max(2, beside // 2000))]
        self.topics = [self._topic(number) for number in range(40)]
        self.organizations = [self._named("body", number) for number in range(60)]
        self.officials = [self._official(number) for number in range(25)]
        self.roles = [self._role(number) for number in range(75)]
        self.events = [self._event(number) for number in range(max(30, round(10 * beside**0.5)))]
        # Some topics, countries and events are told of far oftener than others.
        self._often = {
            length: list(accumulate(1 / (rank + 2) for rank in range(length))) for length in (20, 40, 60, 25)
        }

    def kind(self, kind: str) -> Iterator[dict[str, Any]]:
        """The records of a kind, in order."""
        if kind == "statements":
            return map(self._statement, range(self.count))
        return iter(self.articles if kind == "sources" else getattr(self, kind))

    def _words(self, lang: str, least: int, most: int) -> str:
        random = self.random.random
        numbers = [int((1 - random()) ** STEEPNESS) for _ in range(self.random.randint(least, most))]
        return " ".join([word(lang, number) for number in numbers])

    def _text(self, least: int, most: int) -> dict[str, str]:
        return {lang: self._words(lang, least, most) for lang in LETTERS}

    def _article(self, number: int) -> dict[str, Any]:
        passages, start = [], 0
        for paragraph in range(1, 31):
            for sentence in range(1, 8):
                end = start + self.random.randint(40, 160)
                digest = sha256(f"{number} {start}".encode()).hexdigest()
                told = {"number": f"{paragraph}.{sentence}", "start": start, "end": end, "sha256": digest}
                passages.append({**told, "voice": self.random.choice(("narration", "reported", "quoted"))})
                start = end + 1
        return {
            "id": f"article-{number}",
            "kind": "article",
            "publisher": self._text(1, 3),
            "title": self._words("kk", 5, 9),
            "language": "kk",
            "published": self._day(),
            "length": start,
            "sha256": sha256(f"{number}".encode()).hexdigest(),
            "passages": passages,
        }

    def _topic(self, number: int) -> dict[str, Any]:
        broader = {"broader": f"topic-{number % 8}"} if number >= 8 and number % 3 else {}
        return {"id": f"topic-{number}", "label": self._text(1, 3), **broader}

    def _named(self, what: str, number: int) -> dict[str, Any]:
        return {"id": f"{what}-{number}", "name": self._text(1, 4), "evidence": {"name": self._evidence(1)}}

    def _official(self, number: int) -> dict[str, Any]:
        evidence = {"name": self._evidence(1), "summary": self._evidence(2)}
        return {**self._named("official", number), "summary": self._text(8, 14), "evidence": evidence}

    def _role(self, number: int) -> dict[str, Any]:
        year = self.random.randint(2000, 2018)
        tenure = {"start": f"{year}", "end": f"{year + self.random.randint(1, 6)}"}
        return {
            "id": f"role-{number}",
            "kind": "post",
            "title": self._text(2, 4),
            "official": f"official-{number % 25}",
            "organization": f"body-{self.random.randrange(60)}",
            **tenure,
            "evidence": {field: self._evidence(1) for field in ("title", "official", "organization", "start", "end")},
        }

    def _event(self, number: int) -> dict[str, Any]:
        when = self._when()
        told: dict[str, Any] = {
            "id": f"event-{number}",
            "title": self._text(3, 6),
            "summary": self._text(8, 14),
            "when": when,
            "status": self.random.choice(("happened", "happened", "happened", "ongoing", "planned")),
            "participants": [{"who": f"official-{self.random.randrange(25)}", "part": "actor"}],
            "countries": sorted(self.random.sample(COUNTRIES, self.random.randint(0, 2))),
            "topics": [f"topic-{self.random.randrange(40)}"],
        }
        cited = ("title", "summary", "when", "status", "participants", "countries")
        told["evidence"] = {field: self._evidence(1) for field in cited if told[field]}
        return {field: value for field, value in told.items() if value}

    def _statement(self, number: int) -> dict[str, Any]:
        random = self.random
        claims, topics, countries, events, bodies, quantities = random.choice(SHAPES)
        source = random.choice(self.articles)
        passage = random.choice(source["passages"])
        when = self._when()
        told: dict[str, Any] = {
            "id": f"statement-{number}",
            "kind": random.choices(("direct", "indirect", "heading"), (8, 7, 4))[0],
            "speaker": f"official-{self._one(25)}",
            "role": f"role-{random.randrange(75)}" if random.random() < 0.5 else None,
            "said": when,
            "audience": self._text(1, 3) if random.random() < 0.1 else None,
            "summary": self._text(8, 14),
            "claims": [{"text": self._text(5, 10), "evidence": self._evidence(1, source)} for _ in range(claims)],
            "passage": {"source": source["id"], **{name: passage[name] for name in ("start", "end", "sha256")}},
            "events": [f"event-{number}" for number in sorted(random.sample(range(len(self.events)), events))],
            "topics": [f"topic-{number}" for number in self._some(40, topics)],
            "countries": [COUNTRIES[number] for number in self._some(20, countries)],
            "organizations": [f"body-{number}" for number in self._some(60, bodies)],
            "quantities": [self._quantity(source) for _ in range(quantities)],
            "note": self._text(6, 12) if random.random() < 0.3 else None,
        }
        cited = ("speaker", "role", "said", "audience", "summary", "countries", "organizations")
        told["evidence"] = {field: self._evidence(random.randint(1, 2), source) for field in cited if told[field]}
        return {field: value for field, value in told.items() if value}

    def _quantity(self, source: dict[str, Any]) -> dict[str, Any]:
        low = self.random.randint(1, 10**5)
        told = {"label": self._text(2, 4), "low": low, "high": low, "unit": "person", "qualifier": "exact"}
        return {**told, "evidence": self._evidence(1, source)}

    def _one(self, length: int) -> int:
        """One of so many, the first far oftener than the last."""
        often = self._often[length]
        return bisect(often, self.random.random() * often[-1])

    def _some(self, length: int, count: int) -> list[int]:
        found: set[int] = set()
        while len(found) < count:
            found.add(self._one(length))
        return sorted(found)

    def _evidence(self, count: int, source: dict[str, Any] | None = None) -> list[str]:
        source = source or self.random.choice(self.articles)
        cited = []
        for paragraph in sorted(self.random.sample(range(1, 31), count)):
            first = self.random.randint(1, 7)
            last = min(7, first + self.random.randint(0, 2)) if self.random.random() < 0.3 else first
            run = f"-{paragraph}.{last}" if last > first else ""
            cited.append(f"{source['id']}#{paragraph}.{first}{run}")
        return cited

    def _day(self) -> str:
        return f"{self._year()}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"

    def _year(self) -> int:
        return self.random.randint(2006, 2025)

    def _when(self) -> str | None:
        """A date in the forms that the bundled records have, about half of which have none."""
        form, year, month = self.random.random(), self._year(), self.random.randint(1, 12)
        match int(form * 20):
            case 10 | 11 | 12:
                return f"{year}"
            case 13 | 14:
                return f"{year}-{month:02}"
            case 15 | 16 | 17:
                return self._day()
            case 18:
                return f"{year}-{month:02}/{year + 1}-{month:02}"
            case 19:
                return self.random.choice((f"[..{self._day()}]", f"{year}~", f"[{year}..{year + 2}]", f"{year}/.."))
        return None


def write(folder: Path) -> None:
    """Write a folder of data files, the statements one on each line; its name says how many, and beside how much.

    ``100000`` has 100,000 statements; ``1000000 beside 1000`` a million, with the articles and events of a thousand.
    """
    count, _, beside = folder.name.partition(" beside ")
    generator = Generator(int(count), int(beside or count))
    folder.mkdir(parents=True)
    for kind in KINDS[:-1]:
        (folder / f"{kind}.json").write_text(json.dumps([*generator.kind(kind)], ensure_ascii=False), "utf-8")
    with (folder / "statements.jsonl").open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in generator.kind("statements"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="whose name says how many statements: 100000, or 100000 beside 1000")
    write(parser.parse_args().folder)
