"""FollowTheMoney entities as they are made: their ids, their properties, and what joins one to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, Final

from .._display.labels import SHARED
from .._records.base import Record
from .._values.citations import Cited
from .._values.facts import Place, Quantity, Text
from .._values.vocabulary import Lang
from .._values.when import When
from ._by_source import by_source
from ._dates import covering, ends, plain
from ._ftm_languages import code
from ._texts import ENGLISH_FIRST, wordings

PREFIX: Final = "kz-diplomacy-"
"""What every id begins with."""


def entity_id(of: Record | str, *parts: str) -> str:
    """The id of the entity of a record; with parts, of what belongs to it. No id of a record has two hyphens together.

    >>> entity_id("farewell-words", "claim", "1")
    'kz-diplomacy-farewell-words--claim--1'
    """
    return PREFIX + "--".join((of if isinstance(of, str) else of.id, *parts))


class Entities:
    """The entities of one export, by id, in the order in which they were made."""

    def __init__(self) -> None:
        self.made: dict[str, dict[str, Any]] = {}

    def add(self, schema: str, id: str, **properties: Iterable[str]) -> str:
        """Make an entity of those properties that have a value, each value once; gives its id."""
        kept = {name: list(dict.fromkeys(values)) for name, values in properties.items()}
        said = {name: values for name, values in kept.items() if values}
        self.made[id] = {"id": id, "schema": schema, "properties": said}
        return id

    def is_a(self, record: str, *schemas: str) -> bool:
        """Whether the entity of a record, by the record's id, has been made and is of one of these schemas."""
        entity = self.made.get(entity_id(record))
        return entity is not None and entity["schema"] in schemas

    def link(self, subject: str, role: str, target: str, **properties: Iterable[str]) -> None:
        """Join two entities where FollowTheMoney has no schema for how they belong together; the role says it."""
        id = f"{subject}--{role.replace('_', '-')}--{target.removeprefix(PREFIX)}"
        self.add("UnknownLink", id, subject=[subject], object=[target], role=[role], **properties)

    def note(self, entity: str, name: str, number: int, text: Mapping[Lang, str]) -> str:
        """Something said of an entity for which its schema has no property; the name says which field it is."""
        return self.add(
            "Note",
            f"{entity}--{name}--{number}",
            name=[name],
            description=text.values(),
            detectedLanguage=map(code, text),
            entity=[entity],
        )

    def notes(self, entity: str, **texts: Text | None) -> None:
        """A note for each of these texts that there is."""
        for name, text in texts.items():
            if text:
                self.note(entity, name, 1, wordings(text))

    def quantities(self, entity: str, quantities: Iterable[Quantity]) -> None:
        """A note for each number."""
        for number, quantity in enumerate(quantities, 1):
            said = f"{_number(quantity)} {quantity.unit} ({quantity.qualifier})"
            told: dict[Lang, str] = {lang: f"{label}: {said}" for lang, label in wordings(quantity.label).items()}
            self.evidence(self.note(entity, "quantity", number, told), {"": quantity.evidence})

    def evidence(self, entity: str, evidence: Mapping[str, Iterable[Cited]]) -> None:
        """A documentation for each source that an entity rests on, with the addresses there, field by field."""
        described: dict[str, list[str]] = {}
        for field, places in ((field, by_source(cited)) for field, cited in evidence.items()):
            for source, there in places.items():
                described.setdefault(source, []).extend([f"{field}: {', '.join(there)}"] if field else [])
        every = by_source(one for cited in evidence.values() for one in cited)
        for source, there in every.items():
            self.add(
                "Documentation",
                f"{entity}--evidence--{source}",
                document=[entity_id(source)],
                entity=[entity],
                role=["evidence"],
                recordId=there,
                description=described[source],
            )

    def places(self, places: Iterable[Place]) -> list[str]:
        """An address for each place; the same place is one entity wherever it is named."""
        return [self._place(place) for place in places]

    def _place(self, place: Place) -> str:
        names = list(wordings(place.name).values())
        key = "\n".join((place.name.kk, place.name.ru, place.name.en, place.kind, place.country or ""))
        parts = {place.kind: names} if place.kind in ("city", "region") else {}
        return self.add(
            "Address",
            entity_id("place", sha256(key.encode()).hexdigest()[:20]),
            name=names,
            full=names,
            **parts,
            country=countries([place.country] if place.country else []),
            keywords=[place.kind],
        )


def countries(codes: Iterable[str]) -> list[str]:
    """Country codes as FollowTheMoney writes them."""
    return [country.lower() for country in codes]


def when(date: When | None) -> dict[str, list[str]]:
    """The date properties of something that is bounded in time, and in words what they do not say."""
    if not date:
        return {}
    start, end = ends(date)
    if plain(date) or (start == end and not date.lasting):
        return {"date": _dates(start), "description": in_words(date)}
    return {"startDate": _dates(start), "endDate": _dates(end), "description": in_words(date)}


def moment(date: When | None) -> list[str]:
    """The one date property that a moment becomes; none where no year, month or day holds all of it."""
    return _dates(covering(date)) if date else []


def in_words(date: When | None, edge: str = "") -> list[str]:
    """What a date property does not say of a date, in words and as EDTF; nothing where it says all."""
    if not date or (plain(date) and _dates(date.edtf)):
        return []
    return words(date, edge)


def words(date: When, edge: str = "") -> list[str]:
    """A date in words and as EDTF, in three languages; with the edge of a tenure, begin or end, that it is."""
    heads = {lang: f"{SHARED[lang][edge]}: " if edge else "" for lang in ENGLISH_FIRST}
    return [f"{heads[lang]}{date.words(lang)} ({date})" for lang in ENGLISH_FIRST]


def _dates(date: str) -> list[str]:
    # FollowTheMoney takes a year for one only if it begins with 1 or 2.
    return [date] if date[:1] in ("1", "2") else []


def _number(quantity: Quantity) -> str:
    """The bounds of a quantity in figures."""
    low, high, strict = quantity.low, quantity.high, quantity.qualifier in ("nearly", "more_than")
    if low is None:
        return f"{'<' if strict else '≤'} {high}"
    if high is None:
        return f"{'>' if strict else '≥'} {low}"
    return str(low) if low == high else f"{low}–{high}"
