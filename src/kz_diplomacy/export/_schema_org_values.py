"""The values of a record in schema.org's terms, and notes for fields without such a term."""

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
"""A node of the graph, as a JSON object."""

_PLACES: Final[dict[PlaceKind, Node]] = {
    "city": {"@type": "City"},
    "airport": {"@type": "Airport"},
    "country": {"@type": "Country"},
    # A region is not an AdministrativeArea, which in schema.org has a government; not every region has one.
    "region": {"@type": "Place", "additionalType": "region"},
    "other": {"@type": "Place"},
}


def refs(*ids: str) -> list[Node]:
    """Return references to records or sentences."""
    return [{"@id": iri(id)} for id in ids]


def citation_refs(evidence: tuple[Cited, ...]) -> list[Node]:
    """Return references to the cited sentences and to the sources cited as a whole."""
    return refs(*(citation.address for citation in evidence))


def language_values(text: Text | None) -> list[Node]:
    """Return the versions of a text, each tagged with its language."""
    return [{"@language": lang, "@value": words} for lang, words in wordings(text).items()]


def iso_date(when: When | None) -> str | None:
    """Return a date in ISO 8601 if it is exactly a year, a month or a day; otherwise None."""
    return when.edtf if when and is_plain_date(when) else None


def event_dates(when: When | None) -> tuple[str | None, str | None]:
    """Return the start and the end date of an event; None for a date that is unknown or approximate.

    >>> event_dates(When("2020-01/2020-03")), event_dates(When("2018~/2020")), event_dates(When("[2020..2022]"))
    (('2020-01', '2020-03'), (None, '2020'), (None, None))
    """
    if when is None or not when.lasting:
        return iso_date(when), None
    return _exact(when._parts.start), _exact(when._parts.end)


def _exact(edge: str) -> str | None:
    return edge if edge and "~" not in edge else None


def edtf_note(when: When | None) -> Node:
    """Return a date in full: its EDTF text, and the date in words in each language."""
    if when is None:
        return {}
    words = Text(kk=when.words("kk"), ru=when.words("ru"), en=when.words("en"))
    return {"temporalCoverage": when.edtf, "description": language_values(words)}


def country(code: CountryCode) -> Node:
    """Return a country, identified by its code only."""
    return {"@type": "Country", "identifier": code}


def address(code: CountryCode | None) -> Node | None:
    """Return the address of an organization or a place, which consists of the country only."""
    return {"@type": "PostalAddress", "addressCountry": code} if code else None


def place(value: Place) -> Node:
    """Return a place with its name, its kind and its country."""
    return drop_empty({**_PLACES[value.kind], "name": language_values(value.name), "address": address(value.country)})


def quantity(id: str, index: int, value: Quantity) -> Node:
    """Return a quantity of a record: its value or bounds, its qualifier, and the cited sentences."""
    is_single = value.low == value.high
    return drop_empty(
        {
            "@id": fragment_iri(id, "quantities", index),
            "@type": "QuantitativeValue",
            "name": language_values(value.label),
            "value": value.low if is_single else None,
            "minValue": None if is_single else value.low,
            "maxValue": None if is_single else value.high,
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
    """Return a passage of an article: its offsets and its digest, never its text."""
    fragment = f"char={passage.start},{passage.end}"
    return {
        "@id": name,
        "@type": "MediaObject",
        "encodingFormat": "text/plain",
        "identifier": {"@type": "PropertyValue", "propertyID": RFC_5147, "value": fragment},
        "sha256": passage.sha256,
    }


def notes(record: Record, more: Mapping[str, Node]) -> list[Node]:
    """Return a note for each field with citations, or with an entry in ``more``: a value without a schema.org term."""
    made: Iterable[tuple[str, Node]] = (
        (field, drop_empty({**more.get(field, {}), "citation": citation_refs(record.evidence[field])}))
        for field in record.citable
    )
    return [{"@type": "CreativeWork", "name": field, **note} for field, note in made if note]
