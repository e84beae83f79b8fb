"""schema.org: the records as linked data, in JSON-LD that is read without a network."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from .._io.datapackage import AND
from .._records.kinds import AnyRecord, Event, Official, Organization, Role, Source, Statement, Topic
from .._records.record_set import RecordSet
from .._values.facts import Participant, Quantity
from .._values.vocabulary import Part
from ._iris import iri, named, part_iri
from ._reached import reached
from ._schema_org_values import (
    Node,
    address,
    characters,
    claim,
    country,
    dated,
    edges,
    exact,
    notes,
    place,
    quantity,
    said,
    tagged,
    to,
)

# What schema.org calls someone's part; the Role in between says which of ours it is.
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
    # Of any kind to the checker: each list is handed to what is made for its kind.
    records: dict[str, list[Any]] = reached(ds)
    make = _Graph(records["roles"], records["topics"])
    return {
        "@context": {"@vocab": "https://schema.org/"},
        "@graph": [
            _dataset(ds),
            *map(make.source, records["sources"]),
            *map(make.topic, records["topics"]),
            *map(make.organization, records["organizations"]),
            *map(make.official, records["officials"]),
            *map(make.role, records["roles"]),
            *map(make.event, records["events"]),
            *map(make.statement, records["statements"]),
        ],
    }


def _dataset(ds: RecordSet) -> Node:
    licenses = ds.license.split(AND) if ds.license else []
    return said(
        {
            "@id": named("dataset", ds.name),
            "@type": "Dataset",
            "name": ds.name,
            "version": ds.version,
            "license": [{"@type": "CreativeWork", "name": name} for name in licenses],
            "about": to(*(id for id in ds.known if id in ds)),
        }
    )


class _Graph:
    """The nodes of one document; those of people and bodies point to the roles in it."""

    def __init__(self, roles: Iterable[Role], topics: Iterable[Topic]) -> None:
        self._held: dict[str, list[str]] = {}
        for role in roles:
            # A role without a named holder hangs on its body; schema.org puts either way round.
            if holder := role.official or role.organization:
                self._held.setdefault(holder.id, []).append(role.id)
        self._wider = {topic.broader.id for topic in topics if topic.broader}

    def source(self, source: Source) -> Node:
        return said(
            {
                "@id": iri(source.id),
                "@type": "NewsArticle" if source.kind == "article" else "CreativeWork",
                "headline": {"@language": source.language, "@value": source.title},
                "inLanguage": source.language,
                "publisher": {"@type": "Organization", "name": tagged(source.publisher)},
                "url": source.url,
                "datePublished": exact(source.published),
                "copyrightNotice": tagged(source.rights),
                "encoding": _encoding(source),
                "hasPart": self._sentences(source),
                "subjectOf": notes(source, {"published": dated(source.published)}),
            }
        )

    def _sentences(self, source: Source) -> list[Node]:
        return [
            said(
                {
                    **characters(iri(sentence.address), sentence),
                    "position": sentence.number,
                    "genre": sentence.voice,
                    "description": tagged(source.uncited.get(sentence.number or "")),
                }
            )
            for sentence in source.passages
        ]

    def topic(self, topic: Topic) -> Node:
        return said(
            {
                "@id": iri(topic.id),
                "@type": ["DefinedTerm", "DefinedTermSet"] if topic.id in self._wider else "DefinedTerm",
                "name": tagged(topic.label),
                "inDefinedTermSet": _link(topic.broader),
                "subjectOf": notes(topic, {}),
            }
        )

    def organization(self, body: Organization) -> Node:
        return said(
            {
                "@id": iri(body.id),
                "@type": "Organization",
                "name": tagged(body.name),
                "parentOrganization": _link(body.parent),
                "address": address(body.country),
                "sameAs": list(body.same_as),
                "member": to(*self._held.get(body.id, ())),
                "subjectOf": notes(body, {}),
            }
        )

    def official(self, official: Official) -> Node:
        return said(
            {
                "@id": iri(official.id),
                "@type": "Person",
                "name": tagged(official.name),
                "description": tagged(official.summary),
                "knowsLanguage": list(official.languages),
                "sameAs": list(official.same_as),
                "memberOf": to(*self._held.get(official.id, ())),
                "subjectOf": notes(official, {}),
            }
        )

    def role(self, role: Role) -> Node:
        held = {
            "start": dated(role.start),
            "end": dated(role.end),
            "countries": said({"mentions": [country(code) for code in role.countries]}),
            "places": said({"mentions": [place(one) for one in role.places]}),
            "quantities": _numbers(role.id, role.quantities),
            "note": said({"text": tagged(role.note)}),
        }
        return said(
            {
                "@id": iri(role.id),
                "@type": "OrganizationRole" if role.organization else "Role",
                "additionalType": role.kind,
                "roleName": tagged(role.title),
                "memberOf": _link(role.organization),
                "startDate": exact(role.start),
                "endDate": exact(role.end),
                "description": tagged(role.summary),
                "subjectOf": notes(role, held),
            }
        )

    def event(self, event: Event) -> Node:
        start, end = edges(event.when)
        held = {
            "when": dated(event.when),
            "countries": said({"mentions": [country(code) for code in event.countries]}),
            "places": said({"mentions": [place(one) for one in event.places]}),
            "quantities": _numbers(event.id, event.quantities),
            "note": said({"text": tagged(event.note)}),
        }
        parts = {name: [_part(one, name) for one in event.participants if _PARTS[one.part] == name] for name in _NAMES}
        return said(
            {
                "@id": iri(event.id),
                "@type": "Event",
                "additionalType": event.status,
                "name": tagged(event.title),
                "description": tagged(event.summary),
                "startDate": start,
                "endDate": end,
                **parts,
                "about": [*to(*(topic.id for topic in event.topics)), *parts["about"]],
                "superEvent": _link(event.part_of),
                "subjectOf": notes(event, held),
            }
        )

    def statement(self, statement: Statement) -> Node:
        held = {
            "role": said({"mentions": _link(statement.role)}),
            "said": dated(statement.said),
            "asked": said({"text": tagged(statement.asked)}),
            "quantities": _numbers(statement.id, statement.quantities),
            "note": said({"text": tagged(statement.note)}),
        }
        claims = enumerate(statement.claims)
        audience = {"@type": "Audience", "name": tagged(statement.audience)} if statement.audience else None
        return said(
            {
                "@id": iri(statement.id),
                # A heading repeats what was said: it must not be counted as said once more.
                "@type": "CreativeWork" if statement.kind == "heading" else "Quotation",
                "genre": statement.kind,
                "creator": _link(statement.speaker),
                "creditText": tagged(statement.attribution),
                "dateCreated": exact(statement.said),
                "recordedAt": _link(statement.occasion),
                "audience": audience,
                "abstract": tagged(statement.summary),
                "hasPart": [claim(statement.id, number, one, statement.speaker) for number, one in claims],
                "isPartOf": to(statement.passage.source),
                "encoding": characters(part_iri(statement.id, "passage"), statement.passage),
                "about": to(*(one.id for one in (*statement.topics, *statement.events))),
                "mentions": [
                    *(country(code) for code in statement.countries),
                    *(place(one) for one in statement.places),
                    *to(*(body.id for body in statement.organizations)),
                ],
                "isBasedOn": _link(statement.restates),
                "subjectOf": notes(statement, held),
            }
        )


_NAMES: Final = tuple(_PARTS.values())


def _link(record: AnyRecord | None) -> list[Node]:
    return to(record.id) if record else []


def _part(participant: Participant, name: str) -> Node:
    return {"@type": "Role", "roleName": participant.part, name: to(participant.who)}


def _numbers(id: str, quantities: tuple[Quantity, ...]) -> Node:
    return said({"mentions": [quantity(id, number, value) for number, value in enumerate(quantities)]})


def _encoding(source: Source) -> Node | None:
    if source.kind == "reference":
        return None
    return {
        "@type": "MediaObject",
        "encodingFormat": "text/plain",
        "size": {"@type": "QuantitativeValue", "value": source.length, "unitText": "code point"},
        "sha256": source.sha256,
    }
