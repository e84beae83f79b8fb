"""The values of a record in schema.org's terms, and the notes that hold what schema.org has no term for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from .._records.base import Record
from .._values.citations import Cited, Passage
from .._values.facts import Claim, Place, Quantity, Text
from .._values.vocabulary import CountryCode, PlaceKind
from .._values.when import When
from ._common import RFC_5147, drop_empty, fragment_iri, iri, is_plain_date, wordings

Node: TypeAlias = dict[str, Any]
"""One thing, as a JSON object."""

_PLACES: Final[dict[PlaceKind, Node]] = {
    "city": {"@type": "City"},
    "airport": {"@type": "Airport"},
    "country": {"@type": "Country"},
    # schema.org's AdministrativeArea has a government, which not every region has.
    "region": {"@type": "Place", "additionalType": "region"},
    "other": {"@type": "Place"},
}


def refs(*ids: str) -> list[Node]:
    """Return references to records or sentences.

    >>> refs("visas")
    [{'@id': 'urn:kz-diplomacy:visas'}]
    """
    return [{"@id": iri(id)} for id in ids]


def citation_refs(evidence: tuple[Cited, ...]) -> list[Node]:
    """Return references to the cited sentences, and to sources that are cited as a whole."""
    return refs(*(one.address for one in evidence))


def language_values(text: Text | None) -> list[Node]:
    """Return a text in each of its languages, with the language.

    >>> language_values(Text(kk="елші"))
    [{'@language': 'kk', '@value': 'елші'}]
    """
    return [{"@language": lang, "@value": words} for lang, words in wordings(text).items()]


def iso_date(when: When | None) -> str | None:
    """Return a date as ISO 8601 has it, if it is a year, a month or a day and nothing else."""
    return when.edtf if when and is_plain_date(when) else None


def event_dates(when: When | None) -> tuple[str | None, str | None]:
    """Return the first and the last date of an event, each if it is known and not approximate.

    >>> event_dates(When("2020-01/2020-03")), event_dates(When("2018~/2020")), event_dates(When("[2020..2022]"))
    (('2020-01', '2020-03'), (None, '2020'), (None, None))
    """
    if when is None or not when.lasting:
        return iso_date(when), None
    return _exact(when._parts.start), _exact(when._parts.end)


def _exact(edge: str) -> str | None:
    return edge if edge and "~" not in edge else None


def edtf_note(when: When | None) -> Node:
    """Return everything that a date says: its EDTF text, and the date in words in each language.

    >>> edtf_note(When("2024~"))["temporalCoverage"], edtf_note(When("2024~"))["description"][0]["@value"]
    ('2024~', 'about 2024')
    """
    if when is None:
        return {}
    words = Text(kk=when.words("kk"), ru=when.words("ru"), en=when.words("en"))
    return {"temporalCoverage": when.edtf, "description": language_values(words)}


def country(code: CountryCode) -> Node:
    """Return a country, which has its code and no name."""
    return {"@type": "Country", "identifier": code}


def address(code: CountryCode | None) -> Node | None:
    """Return the address of a body or a place, which says only the country."""
    return {"@type": "PostalAddress", "addressCountry": code} if code else None


def place(value: Place) -> Node:
    """Return a place with its name, its kind and its country."""
    return drop_empty({**_PLACES[value.kind], "name": language_values(value.name), "address": address(value.country)})


def quantity(id: str, index: int, value: Quantity) -> Node:
    """Return a number of a record: one value, or its bounds, with the hedge and the cited sentences.

    >>> from kz_diplomacy import load
    >>> node = quantity("press-secretary", 0, load().roles["press-secretary"].quantities[0])
    >>> node["maxValue"], node["unitText"], node["additionalProperty"]["value"]
    (8, 'year', 'nearly')
    """
    one = value.low == value.high
    return drop_empty(
        {
            "@id": fragment_iri(id, "quantities", index),
            "@type": "QuantitativeValue",
            "name": language_values(value.label),
            "value": value.low if one else None,
            "minValue": None if one else value.low,
            "maxValue": None if one else value.high,
            "unitText": value.unit,
            "additionalProperty": {"@type": "PropertyValue", "name": "qualifier", "value": value.qualifier},
            "subjectOf": citation_refs(value.evidence),
        }
    )


def claim(id: str, index: int, value: Claim, author: Record | None) -> Node:
    """Return a claim of a statement with its author, who is the speaker, and the cited sentences."""
    return drop_empty(
        {
            "@id": fragment_iri(id, "claims", index),
            "@type": "Claim",
            "text": language_values(value.text),
            "author": refs(author.id) if author else None,
            "appearance": citation_refs(value.evidence),
        }
    )


def media_object(name: str, passage: Passage) -> Node:
    """Return a passage of an article: its offsets and its digest, never its text.

    >>> from kz_diplomacy import load
    >>> passage = load().sources["kazinform"].passages[0]
    >>> media_object("urn:kz-diplomacy:kazinform#1.1", passage)["identifier"]["value"]
    'char=0,107'
    """
    fragment = f"char={passage.start},{passage.end}"
    return {
        "@id": name,
        "@type": "MediaObject",
        "encodingFormat": "text/plain",
        "identifier": {"@type": "PropertyValue", "propertyID": RFC_5147, "value": fragment},
        "sha256": passage.sha256,
    }


def notes(record: Record, more: Mapping[str, Node]) -> list[Node]:
    """Return a note for each field that needs one: its citations, and ``more`` for which schema.org has no term.

    >>> from kz_diplomacy import load
    >>> [note["name"] for note in notes(load().roles["press-secretary"], {})][:2]
    ['title', 'official']
    """
    made: Iterable[tuple[str, Node]] = (
        (field, drop_empty({**more.get(field, {}), "citation": citation_refs(record.evidence[field])}))
        for field in record.citable
    )
    return [{"@type": "CreativeWork", "name": field, **note} for field, note in made if note]
