"""FollowTheMoney entities: their ids, their properties, and the links between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import chain
from typing import Any, Final

from .._display.labels import SHARED
from .._display.quantities import quantity_text
from .._records.base import Record
from .._values.citations import Cited
from .._values.facts import Place, Quantity, Text
from .._values.vocabulary import Lang
from .._values.when import When
from ._common import ENGLISH_FIRST, addresses_by_source, common_prefix, drop_empty, edges, is_plain_date, wordings

PREFIX: Final = "kz-diplomacy-"
"""The beginning of every id."""

# The languages that FollowTheMoney's model has, by their BCP 47 tags; tests/consumers compares the table with it.
_CODES: Final = {
    pair[:-4]: pair[-3:]
    for pair in """
    af:afr am:amh ar:ara az:aze be:bel bg:bul bn:ben bs:bos ca:cat cnr:cnr cs:ces da:dan de:deu el:ell en:eng es:spa
    et:est fa:fas fi:fin fil:fil fr:fra ga:gle he:heb hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita ja:jpn ka:kat
    kk:kaz km:khm kn:kan ko:kor ky:kir lb:ltz lo:lao lt:lit lv:lav mk:mkd mn:mon ms:msa mt:mlt mul:mul my:mya ne:nep
    nl:nld no:nor pl:pol ps:pus pt:por ro:ron ru:rus si:sin sk:slk sl:slv sq:sqi sr:srp sv:swe sw:swa ta:tam te:tel
    tg:tgk th:tha tk:tuk tl:tgl tr:tur uk:ukr ur:urd uz:uzb vi:vie zh:zho
    """.split()
}


def entity_id(of: Record | str, *parts: str) -> str:
    """Return the id of the entity of a record, or of a part of it. ``--`` is unambiguous, since no record id has it."""
    return PREFIX + "--".join((of if isinstance(of, str) else of.id, *parts))


class Entities:
    """The entities of one export, by id, in the order in which they were made."""

    def __init__(self) -> None:
        self.made: dict[str, dict[str, Any]] = {}

    def add(self, schema: str, id: str, **properties: Iterable[str]) -> str:
        """Add an entity without empty properties and duplicate values, and return its id."""
        unique = {name: list(dict.fromkeys(values)) for name, values in properties.items()}
        self.made[id] = {"id": id, "schema": schema, "properties": drop_empty(unique)}
        return id

    def is_a(self, record: str, *schemas: str) -> bool:
        """Return True if the entity of this record id has been added and has one of these schemas."""
        entity = self.made.get(entity_id(record))
        return entity is not None and entity["schema"] in schemas

    def link(self, subject: str, role: str, target: str, **properties: Iterable[str]) -> None:
        """Add an UnknownLink between two entities, with the name of their relation as its role."""
        id = f"{subject}--{role.replace('_', '-')}--{target.removeprefix(PREFIX)}"
        self.add("UnknownLink", id, subject=[subject], object=[target], role=[role], **properties)

    def note(self, entity: str, name: str, number: int, text: Mapping[Lang, str]) -> str:
        """Add a note, named for a field, with a text for which the schema of the entity has no property."""
        return self.add(
            "Note",
            f"{entity}--{name}--{number}",
            name=[name],
            description=text.values(),
            detectedLanguage=map(language_code, text),
            entity=[entity],
        )

    def notes(self, entity: str, **texts: Text | None) -> None:
        """Add a note for each of these texts that is not None."""
        for name, text in texts.items():
            if text:
                self.note(entity, name, 1, wordings(text))

    def quantities(self, entity: str, quantities: Iterable[Quantity]) -> None:
        """Add a note for each quantity."""
        for number, quantity in enumerate(quantities, 1):
            figures = quantity_text(quantity, signs=True)
            text: dict[Lang, str] = {lang: f"{label}: {figures}" for lang, label in wordings(quantity.label).items()}
            self.evidence(self.note(entity, "quantity", number, text), {"": quantity.evidence})

    def evidence(self, entity: str, evidence: Mapping[str, Iterable[Cited]]) -> None:
        """Add a Documentation entity for each cited source, with the cited addresses, also by field."""
        by_field: dict[str, list[str]] = {}
        for field, cited in evidence.items():
            for source, addresses in addresses_by_source(cited).items():
                by_field.setdefault(source, []).extend([f"{field}: {', '.join(addresses)}"] if field else [])
        for source, addresses in addresses_by_source(chain.from_iterable(evidence.values())).items():
            self.add(
                "Documentation",
                f"{entity}--evidence--{source}",
                document=[entity_id(source)],
                entity=[entity],
                role=["evidence"],
                recordId=addresses,
                description=by_field[source],
            )

    def places(self, places: Iterable[Place]) -> list[str]:
        """Add an address for each place, and return their ids. Equal places of different records share an entity."""
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
    """Return country codes in FollowTheMoney's form."""
    return [country.lower() for country in codes]


def language_code(tag: str) -> str:
    """Return FollowTheMoney's code of a language; empty if no code expresses the whole tag."""
    return _CODES.get(tag.lower(), "")


def when(date: When | None) -> dict[str, list[str]]:
    """Return the start and end date of an entity, and the date in words if these do not express it in full."""
    if not date:
        return {}
    start, end = edges(date)
    if is_plain_date(date) or (start == end and not date.lasting):
        return {"date": _dates(start), "description": in_words(date)}
    return {"startDate": _dates(start), "endDate": _dates(end), "description": in_words(date)}


def moment(date: When | None) -> list[str]:
    """Return the value of a single date property; empty if no year, month or day contains the whole date."""
    return _dates(common_prefix(date)) if date else []


def in_words(date: When | None, edge: str = "") -> list[str]:
    """Return a date in words if a date property cannot express it in full, otherwise nothing."""
    if not date or (is_plain_date(date) and _dates(date.edtf)):
        return []
    return words(date, edge)


def words(date: When, edge: str = "") -> list[str]:
    """Return a date in words and as EDTF, in three languages, after a label for the edge: ``begin`` or ``end``."""
    heads = {lang: f"{SHARED[lang][edge]}: " if edge else "" for lang in ENGLISH_FIRST}
    return [f"{heads[lang]}{date.words(lang)} ({date})" for lang in ENGLISH_FIRST]


def _dates(date: str) -> list[str]:
    # FollowTheMoney accepts only years that begin with 1 or 2.
    return [date] if date[:1] in ("1", "2") else []
