"""Popolo: persons, organizations, posts, memberships, events and speeches, as civic-tech tools read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from .._records.kinds import AnyRecord, Event, Official, Organization, Role, Source, Statement
from .._records.links import cited
from .._records.record_set import RecordSet
from .._values.facts import Text
from .._values.vocabulary import StatementKind
from .._values.when import When
from ._by_source import by_source
from ._dates import covering, ends, plain
from ._reached import reached
from ._texts import wordings

# The first two are of Popolo's own list of types. A heading is none of them, and must not pass for a speech.
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
    records: dict[str, list[Any]] = reached(ds)
    make = _Document({source.id: source for source in records["sources"]}, _people(records))
    countries = dict.fromkeys(body.country for body in records["organizations"] if body.country)
    return {
        "persons": [make.person(official) for official in records["officials"]],
        "organizations": [make.organization(body) for body in records["organizations"]],
        "posts": [make.post(role) for role in records["roles"]],
        "memberships": [make.membership(role, role.official) for role in records["roles"] if role.official],
        "events": [make.event(event) for event in records["events"]],
        "speeches": [make.speech(statement) for statement in records["statements"]],
        "areas": [{"id": _area(code), "identifier": code, "classification": "country"} for code in countries],
        "extra": _said(
            name=ds.name,
            version=ds.version,
            license=ds.license,
            sources=[source.to_dict() for source in records["sources"]],
            topics=[topic.to_dict() for topic in records["topics"]],
        ),
    }


class _Document:
    """The objects of one document, with what it takes to cite sources and to tell who attends."""

    def __init__(self, sources: Mapping[str, Source], people: Mapping[str, Official]) -> None:
        self.sources = sources
        self.people = people

    def person(self, official: Official) -> dict[str, Any]:
        return _said(
            id=official.id,
            name=official.name.best(),
            other_names=_other_names(official.name),
            biography=official.summary.best(),
            links=_links(official.same_as),
            sources=self.cited(official),
            extra=_extra(official, "same_as"),
        )

    def organization(self, body: Organization) -> dict[str, Any]:
        return _said(
            id=body.id,
            name=body.name.best(),
            other_names=_other_names(body.name),
            parent_id=body.parent and body.parent.id,
            area_id=body.country and _area(body.country),
            links=_links(body.same_as),
            sources=self.cited(body),
            extra=_extra(body, "parent", "country", "same_as"),
        )

    def post(self, role: Role) -> dict[str, Any]:
        post = _said(
            id=_post(role),
            label=role.title.best(),
            organization_id=role.organization and role.organization.id,
            sources=self.cited(role),
            extra=None if role.official else _extra(role, "organization"),
        )
        # No post stands outside an organization in Popolo; one of which nothing is said is an empty object.
        return post if role.organization else {**post, "organization": {}}

    def membership(self, role: Role, official: Official) -> dict[str, Any]:
        return _said(
            id=role.id,
            label=role.title.best(),
            role=role.title.best(),
            person_id=official.id,
            organization_id=role.organization and role.organization.id,
            post_id=_post(role),
            start_date=role.start and covering(role.start),
            end_date=role.end and covering(role.end),
            sources=self.cited(role),
            extra=_extra(role, "official", "organization", *_dated(start=role.start, end=role.end)),
        )

    def event(self, event: Event) -> dict[str, Any]:
        start, end = ends(event.when) if event.when else ("", "")
        there = (one.who for one in event.participants if one.part in ("actor", "present"))
        return _said(
            id=event.id,
            name=event.title.best(),
            description=event.summary.best(),
            start_date=start,
            end_date=end,
            location="; ".join(place.name.best() for place in event.places),
            status=event.status,
            attendees=[{"id": id} for id in dict.fromkeys(self.people[who].id for who in there if who in self.people)],
            parent_id=event.part_of and event.part_of.id,
            sources=self.cited(event),
            extra=_extra(event, "status", "part_of", *_dated(when=event.when)),
        )

    def speech(self, statement: Statement) -> dict[str, Any]:
        by_person = isinstance(statement.speaker, Official)
        body = statement.speaker.name if isinstance(statement.speaker, Organization) else None
        named = statement.attribution or body
        speech = _said(
            id=statement.id,
            creator_id=statement.speaker.id if statement.speaker and by_person else None,
            role=statement.role and statement.role.title.best(),
            attribution_text=named and named.best(),
            date=statement.said and covering(statement.said),
            title=statement.summary.best(),
            type=_TYPES[statement.kind],
            event_id=statement.occasion and statement.occasion.id,
            sources=self.cited(statement),
        )
        carried = ("kind", "occasion", *(["speaker"] if by_person else []), *_dated(said=statement.said))
        return {**speech, "extra": _extra(statement, *carried)}

    def cited(self, record: AnyRecord) -> list[dict[str, str]]:
        """A link for each source that the record rests on and that has an address on the web: Popolo takes no other."""
        passage = [record.passage] if isinstance(record, Statement) else []
        links = []
        for id, places in by_source([*cited(record), *passage]).items():
            source = self.sources[id]
            if source.url:
                links.append({"url": source.url, "note": f"{source.publisher}: {source.title} ({', '.join(places)})"})
        return links


def _people(records: Mapping[str, Iterable[Any]]) -> dict[str, Official]:
    """The person whom a participant's id stands for: an official, or the named holder of a role."""
    held = {role.id: role.official for role in records["roles"] if role.official}
    return {official.id: official for official in records["officials"]} | held


def _extra(record: AnyRecord, *carried: str) -> dict[str, Any]:
    return {name: value for name, value in record.to_dict().items() if name not in ("id", *carried)}


def _dated(**dates: When | None) -> list[str]:
    """The dates of which Popolo's own hold all there is to say."""
    return [name for name, when in dates.items() if when and plain(when)]


def _said(**properties: Any) -> dict[str, Any]:
    """Only what says something: Popolo leaves out what is not known."""
    return {name: value for name, value in properties.items() if value not in (None, "", [], {})}


def _other_names(name: Text) -> list[dict[str, str]]:
    first, *others = wordings(name).items()
    return [{"name": wording, "note": lang} for lang, wording in others if wording != first[1]]


def _links(urls: Iterable[str]) -> list[dict[str, str]]:
    # A reader of Popolo asks every link for its note.
    return [{"url": url, "note": "same as"} for url in urls]


# No id of a record has a slash, so that these cannot be taken for one.


def _post(role: Role) -> str:
    return f"{role.id}/post"


def _area(country: str) -> str:
    return f"country/{country}"
