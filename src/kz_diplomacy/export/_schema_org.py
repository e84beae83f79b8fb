"""schema.org: the records as linked data, in JSON-LD that can be read without a network."""

from __future__ import annotations

from typing import Any, Final

from .._io.datapackage import AND
from .._records.kinds import AnyRecord, Event, Official, Organization, Role, Source, Statement, Topic
from .._records.record_set import RecordSet
from .._values.facts import Participant, Quantity
from .._values.vocabulary import Part
from .._values.when import When
from ._common import closure, dataset_iri, drop_empty, fragment_iri, iri
from ._schema_org_values import (
    Node,
    address,
    claim,
    country,
    edtf_note,
    event_dates,
    iso_date,
    language_values,
    media_object,
    notes,
    place,
    quantity,
    refs,
)

# The schema.org property for each kind of participation. A Role object between the two has the original name.
_PARTS: Final[dict[Part, str]] = {
    "actor": "contributor",
    "addressee": "audience",
    "subject": "about",
    "present": "attendee",
}


def schema_org(ds: RecordSet) -> dict[str, Any]:
    """The dataset as one JSON-LD document in the terms of schema.org, of plain JSON values.

    Its context stands in it, so that nothing is fetched to read it. Names are IRIs such as
    ``urn:kz-diplomacy:press-secretary``, which are no addresses. A heading is no ``Quotation``. Records of a base are
    there as far as the dataset's own lead to them; only its own are what the ``Dataset`` is about.

    Raises:
        QueryError: It is no dataset.
        UnknownIdError: A record names one that there is not, which only a dataset made in Python can.

    >>> import kz_diplomacy
    >>> document = schema_org(kz_diplomacy.load())
    >>> document["@context"]
    {'@vocab': 'https://schema.org/'}
    >>> [node["name"][0]["@value"] for node in document["@graph"] if node["@type"] == "Person"]
    ['Aibek Smadiyarov']
    """
    records = closure(ds)
    make = _Graph(records)
    return {
        "@context": {"@vocab": "https://schema.org/"},
        "@graph": [
            _dataset(ds),
            *map(make.source, records.sources),
            *map(make.topic, records.topics),
            *map(make.organization, records.organizations),
            *map(make.official, records.officials),
            *map(make.role, records.roles),
            *map(make.event, records.events),
            *map(make.statement, records.statements),
        ],
    }


def _dataset(ds: RecordSet) -> Node:
    licenses = ds.license.split(AND) if ds.license else []
    return drop_empty(
        {
            "@id": dataset_iri("dataset", ds.name),
            "@type": "Dataset",
            "name": ds.name,
            "version": ds.version,
            "license": [{"@type": "CreativeWork", "name": name} for name in licenses],
            "about": refs(*(record.id for record in ds)),
        }
    )


class _Graph:
    """Builds the nodes of one document. Nodes of people and organizations point to their roles in it."""

    def __init__(self, records: RecordSet) -> None:
        self._roles: dict[str, list[str]] = {}
        for role in records.roles:
            # A role without a named holder is a member of its organization, which schema.org allows.
            if holder := role.official or role.organization:
                self._roles.setdefault(holder.id, []).append(role.id)
        self._broader = {topic.broader.id for topic in records.topics if topic.broader}

    def source(self, source: Source) -> Node:
        return drop_empty(
            {
                "@id": iri(source.id),
                "@type": "NewsArticle" if source.kind == "article" else "CreativeWork",
                "headline": {"@language": source.language, "@value": source.title},
                "inLanguage": source.language,
                "publisher": {"@type": "Organization", "name": language_values(source.publisher)},
                "url": source.url,
                "datePublished": iso_date(source.published),
                "copyrightNotice": language_values(source.rights),
                "encoding": _encoding(source),
                "hasPart": self._sentences(source),
                "subjectOf": notes(source, {"published": edtf_note(source.published)}),
            }
        )

    def _sentences(self, source: Source) -> list[Node]:
        return [
            drop_empty(
                {
                    **media_object(iri(sentence.address), sentence),
                    "position": sentence.number,
                    "genre": sentence.voice,
                    "description": language_values(source.uncited.get(sentence.number or "")),
                }
            )
            for sentence in source.passages
        ]

    def topic(self, topic: Topic) -> Node:
        return drop_empty(
            {
                "@id": iri(topic.id),
                "@type": ["DefinedTerm", "DefinedTermSet"] if topic.id in self._broader else "DefinedTerm",
                "name": language_values(topic.label),
                "inDefinedTermSet": _ref(topic.broader),
                "subjectOf": notes(topic, {}),
            }
        )

    def organization(self, body: Organization) -> Node:
        return drop_empty(
            {
                "@id": iri(body.id),
                "@type": "Organization",
                "name": language_values(body.name),
                "parentOrganization": _ref(body.parent),
                "address": address(body.country),
                "sameAs": list(body.same_as),
                "member": refs(*self._roles.get(body.id, ())),
                "subjectOf": notes(body, {}),
            }
        )

    def official(self, official: Official) -> Node:
        return drop_empty(
            {
                "@id": iri(official.id),
                "@type": "Person",
                "name": language_values(official.name),
                "description": language_values(official.summary),
                "knowsLanguage": list(official.languages),
                "sameAs": list(official.same_as),
                "memberOf": refs(*self._roles.get(official.id, ())),
                "subjectOf": notes(official, {}),
            }
        )

    def role(self, role: Role) -> Node:
        return drop_empty(
            {
                "@id": iri(role.id),
                "@type": "OrganizationRole" if role.organization else "Role",
                "additionalType": role.kind,
                "roleName": language_values(role.title),
                "memberOf": _ref(role.organization),
                "startDate": iso_date(role.start),
                "endDate": iso_date(role.end),
                "description": language_values(role.summary),
                "subjectOf": notes(role, _details(role, start=role.start, end=role.end)),
            }
        )

    def event(self, event: Event) -> Node:
        start, end = event_dates(event.when)
        parts = {
            name: [_part(member, name) for member in event.participants if _PARTS[member.part] == name]
            for name in _NAMES
        }
        return drop_empty(
            {
                "@id": iri(event.id),
                "@type": "Event",
                "additionalType": event.status,
                "name": language_values(event.title),
                "description": language_values(event.summary),
                "startDate": start,
                "endDate": end,
                **parts,
                "about": [*refs(*(topic.id for topic in event.topics)), *parts["about"]],
                "superEvent": _ref(event.part_of),
                "subjectOf": notes(event, _details(event, when=event.when)),
            }
        )

    def statement(self, statement: Statement) -> Node:
        more = {
            "role": drop_empty({"mentions": _ref(statement.role)}),
            "said": edtf_note(statement.said),
            "asked": drop_empty({"text": language_values(statement.asked)}),
            "quantities": _quantities(statement.id, statement.quantities),
            "note": drop_empty({"text": language_values(statement.note)}),
        }
        claims = enumerate(statement.claims)
        audience = {"@type": "Audience", "name": language_values(statement.audience)} if statement.audience else None
        return drop_empty(
            {
                "@id": iri(statement.id),
                # A heading repeats a statement, so it must not count as another quotation.
                "@type": "CreativeWork" if statement.kind == "heading" else "Quotation",
                "genre": statement.kind,
                "creator": _ref(statement.speaker),
                "creditText": language_values(statement.attribution),
                "dateCreated": iso_date(statement.said),
                "recordedAt": _ref(statement.occasion),
                "audience": audience,
                "abstract": language_values(statement.summary),
                "hasPart": [claim(statement.id, index, member, statement.speaker) for index, member in claims],
                "isPartOf": refs(statement.passage.source),
                "encoding": media_object(fragment_iri(statement.id, "passage"), statement.passage),
                "about": refs(*(record.id for record in (*statement.topics, *statement.events))),
                "mentions": [
                    *(country(code) for code in statement.countries),
                    *(place(member) for member in statement.places),
                    *refs(*(body.id for body in statement.organizations)),
                ],
                "isBasedOn": _ref(statement.restates),
                "subjectOf": notes(statement, more),
            }
        )


_NAMES: Final = tuple(_PARTS.values())


def _ref(record: AnyRecord | None) -> list[Node]:
    return refs(record.id) if record else []


def _part(participant: Participant, name: str) -> Node:
    return {"@type": "Role", "roleName": participant.part, name: refs(participant.who)}


def _details(record: Role | Event, **dates: When | None) -> dict[str, Node]:
    """Return the fields of a role or an event for which schema.org has no term."""
    return {
        **{field: edtf_note(when) for field, when in dates.items()},
        "countries": drop_empty({"mentions": [country(code) for code in record.countries]}),
        "places": drop_empty({"mentions": [place(member) for member in record.places]}),
        "quantities": _quantities(record.id, record.quantities),
        "note": drop_empty({"text": language_values(record.note)}),
    }


def _quantities(id: str, quantities: tuple[Quantity, ...]) -> Node:
    return drop_empty({"mentions": [quantity(id, index, value) for index, value in enumerate(quantities)]})


def _encoding(source: Source) -> Node | None:
    if source.kind == "reference":
        return None
    return {
        "@type": "MediaObject",
        "encodingFormat": "text/plain",
        "size": {"@type": "QuantitativeValue", "value": source.length, "unitText": "code point"},
        "sha256": source.sha256,
    }
