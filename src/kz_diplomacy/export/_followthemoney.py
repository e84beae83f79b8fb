"""FollowTheMoney: the dataset as entities that investigative tools can load into one graph with other datasets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from .._records.base import Record
from .._records.kinds import Event, Official, Organization, Role, Source, Statement, Topic
from .._records.record_set import RecordSet
from ._common import addresses_by_source, closure, wordings
from ._ftm_entities import Entities, countries, entity_id, in_words, language_code, moment, when, words


def followthemoney(ds: RecordSet) -> list[dict[str, Any]]:
    """The dataset as FollowTheMoney entities, each a plain dict of ``id``, ``schema`` and ``properties``.

    Every id is that of the record behind ``kz-diplomacy-``; what belongs to a record goes on with ``--``. A role is a
    Position, and an Occupancy where its holder is named; a statement is a Note with its kind for a name. What no
    property holds is a Note on its entity, and how two records belong together is the role of an UnknownLink. Records
    of a base are there as far as the dataset's own lead to them.

    Raises:
        QueryError: It is no dataset.

    >>> import kz_diplomacy
    >>> entities = {entity["id"]: entity for entity in followthemoney(kz_diplomacy.load())}
    >>> entities["kz-diplomacy-aibek-smadiyarov"]["properties"]["spokenLanguage"]
    ['kaz', 'rus', 'eng', 'tur']
    """
    records = closure(ds)
    entities = Entities()
    for source in records.sources:
        _article(entities, source)
    for body in records.organizations:
        _public_body(entities, body)
    for official in records.officials:
        _person(entities, official)
    for role in records.roles:
        _position(entities, role)
    for event in records.events:
        _event(entities, event)
    for statement in records.statements:
        _statement(entities, statement)
    return list(entities.made.values())


def _article(entities: Entities, source: Source) -> None:
    code = language_code(source.language)
    id = entities.add(
        "Article",
        entity_id(source),
        name=[source.title],
        title=[source.title],
        publisher=wordings(source.publisher).values(),
        language=[code] if code else [],
        sourceUrl=[source.url] if source.url else [],
        publishedAt=moment(source.published),
        description=in_words(source.published),
        keywords=[source.kind],
        notes=[*wordings(source.rights).values(), *_without_code([source.language])],
    )
    entities.evidence(id, source.evidence)


def _public_body(entities: Entities, body: Organization) -> None:
    id = entities.add(
        "PublicBody",
        entity_id(body),
        name=wordings(body.name).values(),
        country=countries([body.country] if body.country else []),
        sourceUrl=body.same_as,
    )
    if body.parent:
        entities.link(id, "parent", entity_id(body.parent))
    entities.evidence(id, body.evidence)


def _person(entities: Entities, official: Official) -> None:
    id = entities.add(
        "Person",
        entity_id(official),
        name=wordings(official.name).values(),
        biography=wordings(official.summary).values(),
        spokenLanguage=filter(None, map(language_code, official.languages)),
        notes=_without_code(official.languages),
        sourceUrl=official.same_as,
    )
    entities.evidence(id, official.evidence)


def _position(entities: Entities, role: Role) -> None:
    edges = {"begin": role.start, "end": role.end}
    id = entities.add(
        "Position",
        entity_id(role),
        name=wordings(role.title).values(),
        keywords=[role.kind],
        organization=[entity_id(role.organization)] if role.organization else [],
        country=countries(role.countries),
        addressEntity=entities.places(role.places),
        summary=wordings(role.summary).values(),
        notes=wordings(role.note).values(),
        # If no holder is named, there is no Occupancy to carry the dates of the tenure.
        description=[line for edge, date in edges.items() if date and not role.official for line in words(date, edge)],
    )
    entities.quantities(id, role.quantities)
    entities.evidence(id, role.evidence)
    if role.official:
        entities.add(
            "Occupancy",
            entity_id(role, "occupancy"),
            holder=[entity_id(role.official)],
            post=[id],
            startDate=moment(role.start),
            endDate=moment(role.end),
            description=[line for edge, date in edges.items() for line in in_words(date, edge)],
            proof=map(
                entity_id, addresses_by_source(citation for cited in role.evidence.values() for citation in cited)
            ),
        )


def _event(entities: Entities, event: Event) -> None:
    id = entities.add(
        "Event",
        entity_id(event),
        name=wordings(event.title).values(),
        summary=wordings(event.summary).values(),
        **when(event.when),
        location=[name for place in event.places for name in wordings(place.name).values()],
        addressEntity=entities.places(event.places),
        country=countries(event.countries),
        keywords=[event.status, *_labels(event.topics)],
        notes=wordings(event.note).values(),
        involved=[
            entity_id(participant.who)
            for participant in event.participants
            if entities.is_a(participant.who, "Person", "PublicBody")
        ],
    )
    for participant in event.participants:
        entities.link(id, participant.part, entity_id(participant.who))
    if event.part_of:
        entities.link(id, "part_of", entity_id(event.part_of))
    entities.quantities(id, event.quantities)
    entities.evidence(id, event.evidence)


def _statement(entities: Entities, statement: Statement) -> None:
    links: dict[str, Sequence[Record]] = {
        "speaker": [statement.speaker] if statement.speaker else [],
        "role": [statement.role] if statement.role else [],
        "occasion": [statement.occasion] if statement.occasion else [],
        "events": statement.events,
        "organizations": statement.organizations,
        "restates": [statement.restates] if statement.restates else [],
    }
    id = entities.add(
        "Note",
        entity_id(statement),
        name=[statement.kind],
        description=wordings(statement.summary).values(),
        detectedLanguage=map(language_code, wordings(statement.summary)),
        entity=[entity_id(record) for records in links.values() for record in records],
        country=countries(statement.countries),
        addressEntity=entities.places(statement.places),
        keywords=_labels(statement.topics),
        notes=wordings(statement.note).values(),
    )
    date = when(statement.said)
    for field, records in links.items():
        for record in records:
            entities.link(id, field, entity_id(record), **(date if field == "speaker" else {}))
    entities.add(
        "Documentation",
        f"{id}--passage",
        document=[entity_id(statement.passage.source)],
        entity=[id],
        role=[statement.kind],
        recordId=[statement.passage.address],
        **date,
    )
    entities.notes(id, attribution=statement.attribution, asked=statement.asked, audience=statement.audience)
    for number, claim in enumerate(statement.claims, 1):
        entities.evidence(entities.note(id, "claim", number, wordings(claim.text)), {"": claim.evidence})
    entities.quantities(id, statement.quantities)
    entities.evidence(id, statement.evidence)


def _labels(topics: Iterable[Topic]) -> Iterable[str]:
    """Yield the labels of some topics and of all their broader topics."""
    for topic in topics:
        step: Topic | None = topic
        while step:
            yield from wordings(step.label).values()
            step = step.broader


def _without_code(tags: Iterable[str]) -> list[str]:
    """Return a line of text for each language that has no code in FollowTheMoney."""
    return [f"language: {tag}" for tag in tags if not language_code(tag)]
