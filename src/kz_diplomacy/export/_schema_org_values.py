"""The values of a record in schema.org's terms, and the notes that hold what schema.org has no term for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from .._records.base import Record
from .._values.citations import Cited, Passage
from .._values.facts import Claim, Place, Quantity, Text
from .._values.vocabulary import CountryCode, PlaceKind
from .._values.when import When
from ._dates import plain
from ._iris import RFC_5147, iri, part_iri
from ._texts import wordings

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


def said(node: Node) -> Node:
    """The node without what says nothing: what is None or empty.

    >>> said({"@type": "Thing", "name": [], "value": 0})
    {'@type': 'Thing', 'value': 0}
    """
    return {key: value for key, value in node.items() if value is not None and value not in ("", [], ())}


def to(*ids: str) -> list[Node]:
    """Links to records.

    >>> to("visas")
    [{'@id': 'urn:kz-diplomacy:visas'}]
    """
    return [{"@id": iri(id)} for id in ids]


def links(evidence: tuple[Cited, ...]) -> list[Node]:
    """Links to the sentences, and to the sources as a whole, that a value rests on.

    >>> links(())
    []
    """
    return to(*(one.address for one in evidence))


def tagged(text: Text | None) -> list[Node]:
    """A text, each wording with its language.

    >>> tagged(Text(kk="елші"))
    [{'@language': 'kk', '@value': 'елші'}]
    """
    return [{"@language": lang, "@value": words} for lang, words in wordings(text).items()]


def exact(when: When | None) -> str | None:
    """A date that ISO 8601 writes alike, a year, a month or a day; None for any other.

    >>> exact(When("2025-03")), exact(When("2025-03~"))
    ('2025-03', None)
    """
    return when.edtf if when and plain(when) else None


def edges(when: When | None) -> tuple[str | None, str | None]:
    """The first and the last date of an event, each where it is known and not *about*.

    >>> edges(When("2020-01/2020-03")), edges(When("2018~/2020")), edges(When("[2020..2022]"))
    (('2020-01', '2020-03'), (None, '2020'), (None, None))
    """
    if when is None or not when.lasting:
        return exact(when), None
    start, end = when.edtf.split("/")
    return _edge(start), _edge(end)


def _edge(half: str) -> str | None:
    return half if half not in ("", "..") and "~" not in half else None


def dated(when: When | None) -> Node:
    """A date whole: its EDTF text, and its words in each language.

    >>> dated(When("2024~"))["temporalCoverage"], dated(When("2024~"))["description"][0]["@value"]
    ('2024~', 'about 2024')
    """
    if when is None:
        return {}
    words = Text(kk=when.words("kk"), ru=when.words("ru"), en=when.words("en"))
    return {"temporalCoverage": when.edtf, "description": tagged(words)}


def country(code: CountryCode) -> Node:
    """A country, known by its code alone.

    >>> country("KZ")
    {'@type': 'Country', 'identifier': 'KZ'}
    """
    return {"@type": "Country", "identifier": code}


def address(code: CountryCode | None) -> Node | None:
    """The country that a body belongs to or a place lies in.

    >>> address("KZ")
    {'@type': 'PostalAddress', 'addressCountry': 'KZ'}
    """
    return {"@type": "PostalAddress", "addressCountry": code} if code else None


def place(value: Place) -> Node:
    """A place with its name, its kind and its country.

    >>> place(Place(Text(en="Kabul"), "city"))["@type"]
    'City'
    """
    return said({**_PLACES[value.kind], "name": tagged(value.name), "address": address(value.country)})


def quantity(id: str, number: int, value: Quantity) -> Node:
    """A number of a record: one value, or its bounds, with the hedge and the sentences that it rests on.

    >>> from kz_diplomacy import load
    >>> node = quantity("press-secretary", 0, load().roles["press-secretary"].quantities[0])
    >>> node["maxValue"], node["unitText"], node["additionalProperty"]["value"]
    (8, 'year', 'nearly')
    """
    one = value.low == value.high
    return said(
        {
            "@id": part_iri(id, "quantities", number),
            "@type": "QuantitativeValue",
            "name": tagged(value.label),
            "value": value.low if one else None,
            "minValue": None if one else value.low,
            "maxValue": None if one else value.high,
            "unitText": value.unit,
            "additionalProperty": {"@type": "PropertyValue", "name": "qualifier", "value": value.qualifier},
            "subjectOf": links(value.evidence),
        }
    )


def claim(id: str, number: int, value: Claim, author: Record | None) -> Node:
    """A claim of a statement, whose it is, and the sentences that make it.

    >>> from kz_diplomacy import load
    >>> words = load().statements["farewell-words"]
    >>> claim(words.id, 0, words.claims[0], words.speaker)["author"]
    [{'@id': 'urn:kz-diplomacy:aibek-smadiyarov'}]
    """
    return said(
        {
            "@id": part_iri(id, "claims", number),
            "@type": "Claim",
            "text": tagged(value.text),
            "author": to(author.id) if author else None,
            "appearance": links(value.evidence),
        }
    )


def characters(name: str, passage: Passage) -> Node:
    """Some characters of an article: where they stand and their digest, never they themselves.

    >>> from kz_diplomacy import load
    >>> passage = load().sources["kazinform"].passages[0]
    >>> characters("urn:kz-diplomacy:kazinform#1.1", passage)["identifier"]["value"]
    'char=0,107'
    """
    where = f"char={passage.start},{passage.end}"
    return {
        "@id": name,
        "@type": "MediaObject",
        "encodingFormat": "text/plain",
        "identifier": {"@type": "PropertyValue", "propertyID": RFC_5147, "value": where},
        "sha256": passage.sha256,
    }


def notes(record: Record, held: Mapping[str, Node]) -> list[Node]:
    """For each field, in order, what schema.org has no term for: what it rests on, and whatever else is held of it.

    >>> from kz_diplomacy import load
    >>> [note["name"] for note in notes(load().roles["press-secretary"], {})][:2]
    ['title', 'official']
    """
    made: Iterable[tuple[str, Node]] = (
        (field, said({**held.get(field, {}), "citation": links(record.evidence[field])})) for field in record.citable
    )
    return [{"@type": "CreativeWork", "name": field, **note} for field, note in made if note]
