"""What ``where`` takes, kind by kind, so that type checkers know a misspelt field and a wrong word.

A text is compared in any of its languages, a record by itself or its id, a date as EDTF; of a field with several values
one has to be equal. None asks for what the article does not say.
"""

from __future__ import annotations

from typing import TypedDict

from .._records.kinds import Event, Official, Organization, Role, Statement, Topic
from .._values.facts import Claim, Participant, Passage, Place, Quantity, Text
from .._values.vocabulary import RoleKind, SourceKind, StatementKind, Status
from .._values.when import When


class SourceFields(TypedDict, total=False):
    """The fields of a source."""

    id: str
    kind: SourceKind
    publisher: Text | str
    title: str
    language: str
    url: str | None
    published: When | str | None
    rights: Text | str | None
    length: int | None
    sha256: str | None
    passages: Passage | None


class TopicFields(TypedDict, total=False):
    """The fields of a topic."""

    id: str
    label: Text | str
    broader: Topic | str | None


class OrganizationFields(TypedDict, total=False):
    """The fields of an organization."""

    id: str
    name: Text | str
    parent: Organization | str | None
    country: str | None
    same_as: str | None


class OfficialFields(TypedDict, total=False):
    """The fields of an official."""

    id: str
    name: Text | str
    languages: str | None
    summary: Text | str
    same_as: str | None


class RoleFields(TypedDict, total=False):
    """The fields of a role."""

    id: str
    kind: RoleKind
    title: Text | str
    official: Official | str | None
    organization: Organization | str | None
    start: When | str | None
    end: When | str | None
    countries: str | None
    places: Place | str | None
    quantities: Quantity | None
    summary: Text | str | None
    note: Text | str | None


class EventFields(TypedDict, total=False):
    """The fields of an event."""

    id: str
    title: Text | str
    summary: Text | str
    when: When | str | None
    status: Status
    participants: Participant | Official | Role | Organization | str | None
    places: Place | str | None
    countries: str | None
    topics: Topic | str | None
    quantities: Quantity | None
    part_of: Event | str | None
    note: Text | str | None


class StatementFields(TypedDict, total=False):
    """The fields of a statement."""

    id: str
    kind: StatementKind
    speaker: Official | Organization | str | None
    attribution: Text | str | None
    role: Role | str | None
    said: When | str | None
    occasion: Event | str | None
    asked: Text | str | None
    audience: Text | str | None
    summary: Text | str
    claims: Claim | None
    passage: Passage
    events: Event | str | None
    topics: Topic | str | None
    countries: str | None
    places: Place | str | None
    organizations: Organization | str | None
    quantities: Quantity | None
    restates: Statement | str | None
    note: Text | str | None
