"""The seven kinds of record: frozen through and through, and every value cited.

A field about the world that is None or empty means that *the article does not say*; a link (``broader``, ``parent``,
``part_of``, ``events``, ``restates``) that is None or empty, that there is no such link.
"""

# No "from __future__ import annotations": the codec reads these types, and they stay real.
from collections.abc import Iterator, Mapping
from typing import Final, Optional, TypeAlias

import attrs

from .._public import public
from .._values.facts import Cited, Claim, Participant, Passage, Place, Quantity, Text
from .._values.frozen import Evidence, FrozenMap
from .._values.vocabulary import (
    CountryCode,
    Digest,
    Id,
    LanguageTag,
    RoleKind,
    SentenceNumber,
    SourceKind,
    StatementKind,
    Status,
    Url,
)
from .._values.when import When
from ..errors import Fault
from .base import Record
from .contradictions import contradictions_of_source, contradictions_of_tenure


def _frozen(given: Mapping[SentenceNumber, Text]) -> Mapping[SentenceNumber, Text]:
    return FrozenMap(given)


def _evidence(given: Mapping[str, tuple[Cited, ...]]) -> Evidence:
    return given if isinstance(given, Evidence) else Evidence(given)


@public
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Source(Record):
    """A text that other records cite: an article, sentence by sentence, or a reference, as a whole."""

    id: Id
    """Lasting, unique over all kinds."""
    kind: SourceKind
    """Whether its sentences are cited (article) or it as a whole (reference)."""
    publisher: Text
    """Who published it."""
    title: str
    """Its title as printed, in its own language."""
    language: LanguageTag
    """The language it is written in."""
    url: Url | None = None
    """Where it can be read."""
    published: When | None = None
    """When it was published."""
    rights: Text | None = None
    """Whose its words are, and what this dataset has of them."""
    length: int | None = None
    """How many code points its canonical text has; None for a reference."""
    sha256: Digest | None = None
    """The SHA-256 of its whole canonical text; None for a reference."""
    passages: tuple[Passage, ...] = ()
    """Its sentences, and the agency's cues beside them, in text order. Not their words."""
    uncited: Mapping[SentenceNumber, Text] = attrs.field(default=FrozenMap(), converter=_frozen)
    """The sentences that no record cites, with the reason."""
    evidence: Evidence = attrs.field(default=Evidence(), converter=_evidence)
    """What each field rests on."""

    def _contradictions(self) -> Iterator[Fault]:
        return contradictions_of_source(self)


@public
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Topic(Record):
    """A subject of the dataset's own small vocabulary; the editors', not the article's."""

    id: Id
    """Lasting, unique over all kinds."""
    label: Text
    """What it is called."""
    broader: Optional["Topic"] = None
    """The wider topic that it belongs to; None where it stands at the top."""
    evidence: Evidence = attrs.field(default=Evidence(), converter=_evidence)
    """What each field rests on."""


@public
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Organization(Record):
    """A body or a state that acts or is named: Popolo's *Organization*. Not a post, and not the people in it."""

    id: Id
    """Lasting, unique over all kinds."""
    name: Text
    """Its name."""
    parent: Optional["Organization"] = None
    """The body that it is part of, where the article says so; None where there is no such link."""
    country: CountryCode | None = None
    """The country that it belongs to; None: the article does not say."""
    same_as: tuple[Url, ...] = ()
    """Addresses that stand for it elsewhere; the editors'."""
    evidence: Evidence = attrs.field(default=Evidence(), converter=_evidence)
    """What each field rests on."""


@public
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Official(Record):
    """A named person in public service: Popolo's *Person*. What he held, and when, is in roles."""

    id: Id
    """Lasting, unique over all kinds."""
    name: Text
    """The name."""
    languages: tuple[LanguageTag, ...] = ()
    """The languages that the article says the person has."""
    summary: Text
    """Who this is. General traits that the article praises stand here and nowhere else."""
    same_as: tuple[Url, ...] = ()
    """Addresses that stand for the person elsewhere; the editors'."""
    evidence: Evidence = attrs.field(default=Evidence(), converter=_evidence)
    """What each field rests on."""


@public
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Role(Record):
    """One holder's tenure of a post, a rank or a seat: Popolo's *Membership*. Not the post, which others may hold."""

    id: Id
    """Lasting, unique over all kinds."""
    kind: RoleKind
    """A post, a rank or a seat in a delegation."""
    title: Text
    """What the holder is called in it."""
    official: Official | None = None
    """Who held it; None: the article names no holder."""
    organization: Organization | None = None
    """The body it belongs to; None: the article does not say."""
    start: When | None = None
    """When it began, one moment; None: the article does not say."""
    end: When | None = None
    """When it ended, one moment; None: the article does not say, which is not that it goes on."""
    countries: tuple[CountryCode, ...] = ()
    """The states that the article names for it: whose it is, and where it is held."""
    places: tuple[Place, ...] = ()
    """The places that the article names for it."""
    quantities: tuple[Quantity, ...] = ()
    """The numbers that the article gives for it."""
    summary: Text | None = None
    """More about it."""
    note: Text | None = None
    """The editors' remark: a reckoning, a wording, another version."""
    evidence: Evidence = attrs.field(default=Evidence(), converter=_evidence)
    """What each field rests on."""

    def _contradictions(self) -> Iterator[Fault]:
        return contradictions_of_tenure(self.start, self.end)


@public
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Event(Record):
    """Something that happened, goes on, was planned, proposed or possible. Only *happened* says that it was done."""

    id: Id
    """Lasting, unique over all kinds."""
    title: Text
    """What it is called, in a few words."""
    summary: Text
    """What the article says of it."""
    when: When | None = None
    """When; None: the article does not say."""
    status: Status
    """How far it had come, as the article has it."""
    participants: tuple[Participant, ...] = ()
    """Who took part, by id, and as what."""
    places: tuple[Place, ...] = ()
    """The places that the article names for it."""
    countries: tuple[CountryCode, ...] = ()
    """The states that the article names for it."""
    topics: tuple[Topic, ...] = ()
    """The editors' subjects for it."""
    quantities: tuple[Quantity, ...] = ()
    """The numbers that the article gives for it."""
    part_of: Optional["Event"] = None
    """The larger event that it belongs to; None where there is no such link."""
    note: Text | None = None
    """The editors' remark: a wording, another version, what is not said."""
    evidence: Evidence = attrs.field(default=Evidence(), converter=_evidence)
    """What each field rests on."""


@public
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Statement(Record):
    """Something that someone said: Popolo's *Speech*. Not FollowTheMoney's *Statement*, a claim with its provenance."""

    id: Id
    """Lasting, unique over all kinds."""
    kind: StatementKind
    """A quotation, a report of what was said, or a wording in quotation marks in a heading."""
    speaker: Official | Organization | None = None
    """Who said it; None: the article does not say, or ``attribution`` does in words."""
    attribution: Text | None = None
    """Who said it, in words, where that is no record."""
    role: Role | None = None
    """The capacity in which the article says it was said; never worked out from dates. None: it does not say."""
    said: When | None = None
    """When it was said; None: the article does not say."""
    occasion: Event | None = None
    """Where it was said; None: the article does not say."""
    asked: Text | None = None
    """The question that it answers; None: the article names none."""
    audience: Text | None = None
    """Whom it addresses; None: the article does not say."""
    summary: Text
    """What it says, in a sentence or two of our own."""
    claims: tuple[Claim, ...] = ()
    """Everything that it asserts, asks or urges, one by one."""
    passage: Passage
    """Its characters: of a direct statement the quotation, of an indirect one the reporting sentence."""
    events: tuple[Event, ...] = ()
    """The events that it tells of."""
    topics: tuple[Topic, ...] = ()
    """The editors' subjects for it."""
    countries: tuple[CountryCode, ...] = ()
    """The states that the article names for it."""
    places: tuple[Place, ...] = ()
    """The places that the article names for it."""
    organizations: tuple[Organization, ...] = ()
    """The bodies that the article names for it."""
    quantities: tuple[Quantity, ...] = ()
    """The numbers that it gives, but for those of an event or role, which stand there."""
    restates: Optional["Statement"] = None
    """The statement whose words it repeats; None where there is no such link."""
    note: Text | None = None
    """The editors' remark: where it differs from what it restates, what is not said."""
    evidence: Evidence = attrs.field(default=Evidence(), converter=_evidence)
    """What each field rests on."""


AnyRecord: TypeAlias = Source | Topic | Organization | Official | Role | Event | Statement
"""A record of any of the seven kinds."""

KINDS: Final[dict[str, type[AnyRecord]]] = {
    "sources": Source,
    "topics": Topic,
    "organizations": Organization,
    "officials": Official,
    "roles": Role,
    "events": Event,
    "statements": Statement,
}
"""The kinds by the names of their files, in the order in which they may refer to one another."""

for _kind in KINDS.values():
    _kind.fields = tuple(attribute.name for attribute in attrs.fields(_kind))
    _kind.citable = _kind.fields[:-1]
    _kind.kind_name = _kind.__name__.lower()
    # A link to the same kind is written as text, which only this module's names resolve.
    attrs.resolve_types(_kind, globals())
    _kind.__annotations__.update({attribute.name: attribute.type for attribute in attrs.fields(_kind)})
