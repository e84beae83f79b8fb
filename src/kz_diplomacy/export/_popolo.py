"""Popolo: persons, organizations, posts, memberships, events and speeches, as civic-tech tools read them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from .._records.kinds import AnyRecord, Event, Official, Organization, Role, Source, Statement
from .._records.links import cited
from .._records.record_set import RecordSet
from .._values.facts import Text
from .._values.vocabulary import StatementKind
from .._values.when import When
from ._common import addresses_by_source, closure, common_prefix, drop_empty, edges, is_plain_date, wordings

# Popolo lists the first two types. It has no type for a heading, which must not be taken for a speech.
_TYPES: Final[dict[StatementKind, str]] = {"direct": "speech", "indirect": "narrative", "heading": "heading"}


def popolo(ds: RecordSet) -> dict[str, Any]:
    """The dataset as one Popolo document, of plain JSON values.

    A role is a membership with its post; one without a named holder is a post only. A statement is a speech; a heading
    has the type ``heading``. What Popolo has no term for stands under ``extra``, as the data files write it. Records of
    a base are there as far as the dataset's own lead to them.

    Raises:
        QueryError: It is no dataset.

    >>> import kz_diplomacy
    >>> document = popolo(kz_diplomacy.load())
    >>> document["persons"][0]["name"]
    'Aibek Smadiyarov'
    """
    records = closure(ds)
    make = _Document(records)
    countries = dict.fromkeys(body.country for body in records.organizations if body.country)
    return {
        "persons": [make.person(official) for official in records.officials],
        "organizations": [make.organization(body) for body in records.organizations],
        "posts": [make.post(role) for role in records.roles],
        "memberships": [make.membership(role, role.official) for role in records.roles if role.official],
        "events": [make.event(event) for event in records.events],
        "speeches": [make.speech(statement) for statement in records.statements],
        "areas": [{"id": _area(code), "identifier": code, "classification": "country"} for code in countries],
        "extra": _object(
            name=ds.name,
            version=ds.version,
            license=ds.license,
            sources=[source.to_dict() for source in records.sources],
            topics=[topic.to_dict() for topic in records.topics],
        ),
    }


class _Document:
    """Builds the objects of one document, and looks up the sources that they cite and the persons who attend."""

    def __init__(self, records: RecordSet) -> None:
        self._sources: dict[str, Source] = {source.id: source for source in records.sources}
        # A participant is an official or a role; a role is looked up as its holder, if named.
        self._people: dict[str, Official] = {official.id: official for official in records.officials}
        self._people |= {role.id: role.official for role in records.roles if role.official}

    def person(self, official: Official) -> dict[str, Any]:
        return _object(
            id=official.id,
            name=official.name.best(),
            other_names=_other_names(official.name),
            biography=official.summary.best(),
            links=_links(official.same_as),
            sources=self._source_links(official),
            extra=_extra(official, "same_as"),
        )

    def organization(self, body: Organization) -> dict[str, Any]:
        return _object(
            id=body.id,
            name=body.name.best(),
            other_names=_other_names(body.name),
            parent_id=body.parent and body.parent.id,
            area_id=body.country and _area(body.country),
            links=_links(body.same_as),
            sources=self._source_links(body),
            extra=_extra(body, "parent", "country", "same_as"),
        )

    def post(self, role: Role) -> dict[str, Any]:
        post = _object(
            id=_post(role),
            label=role.title.best(),
            organization_id=role.organization and role.organization.id,
            sources=self._source_links(role),
            extra=None if role.official else _extra(role, "organization"),
        )
        # Popolo requires an organization for each post. An empty object means that it is not known.
        return post if role.organization else {**post, "organization": {}}

    def membership(self, role: Role, official: Official) -> dict[str, Any]:
        return _object(
            id=role.id,
            label=role.title.best(),
            role=role.title.best(),
            person_id=official.id,
            organization_id=role.organization and role.organization.id,
            post_id=_post(role),
            start_date=role.start and common_prefix(role.start),
            end_date=role.end and common_prefix(role.end),
            sources=self._source_links(role),
            extra=_extra(role, "official", "organization", *_plain_dates(start=role.start, end=role.end)),
        )

    def event(self, event: Event) -> dict[str, Any]:
        start, end = edges(event.when) if event.when else ("", "")
        present = [member.who for member in event.participants if member.part in ("actor", "present")]
        attendees = dict.fromkeys(self._people[id].id for id in present if id in self._people)
        return _object(
            id=event.id,
            name=event.title.best(),
            description=event.summary.best(),
            start_date=start,
            end_date=end,
            location="; ".join(place.name.best() for place in event.places),
            status=event.status,
            attendees=[{"id": id} for id in attendees],
            parent_id=event.part_of and event.part_of.id,
            sources=self._source_links(event),
            extra=_extra(event, "status", "part_of", *_plain_dates(when=event.when)),
        )

    def speech(self, statement: Statement) -> dict[str, Any]:
        by_person = isinstance(statement.speaker, Official)
        body = statement.speaker.name if isinstance(statement.speaker, Organization) else None
        named = statement.attribution or body
        speech = _object(
            id=statement.id,
            creator_id=statement.speaker.id if statement.speaker and by_person else None,
            role=statement.role and statement.role.title.best(),
            attribution_text=named and named.best(),
            date=statement.said and common_prefix(statement.said),
            title=statement.summary.best(),
            type=_TYPES[statement.kind],
            event_id=statement.occasion and statement.occasion.id,
            sources=self._source_links(statement),
        )
        carried = ("kind", "occasion", *(["speaker"] if by_person else []), *_plain_dates(said=statement.said))
        return {**speech, "extra": _extra(statement, *carried)}

    def _source_links(self, record: AnyRecord) -> list[dict[str, str]]:
        """Return a link to each cited source that has a URL, which Popolo requires of a source."""
        passage = [record.passage] if isinstance(record, Statement) else []
        links = []
        for id, addresses in addresses_by_source([*cited(record), *passage]).items():
            source = self._sources[id]
            if source.url:
                links.append(
                    {"url": source.url, "note": f"{source.publisher}: {source.title} ({', '.join(addresses)})"}
                )
        return links


def _extra(record: AnyRecord, *carried: str) -> dict[str, Any]:
    return {name: value for name, value in record.to_dict().items() if name not in ("id", *carried)}


def _plain_dates(**dates: When | None) -> list[str]:
    """Return the fields whose dates a Popolo date expresses in full."""
    return [name for name, when in dates.items() if when and is_plain_date(when)]


def _object(**properties: Any) -> dict[str, Any]:
    """Return an object without unknown properties, which Popolo omits."""
    return drop_empty(properties)


def _other_names(name: Text) -> list[dict[str, str]]:
    first, *rest = wordings(name).items()
    return [{"name": wording, "note": lang} for lang, wording in rest if wording != first[1]]


def _links(urls: Iterable[str]) -> list[dict[str, str]]:
    # Popolo readers expect a note on every link.
    return [{"url": url, "note": "same as"} for url in urls]


# The following ids contain a slash, so they cannot be confused with the id of a record.


def _post(role: Role) -> str:
    return f"{role.id}/post"


def _area(country: str) -> str:
    return f"country/{country}"
