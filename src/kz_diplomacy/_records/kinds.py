"""The seven kinds of record. They are deeply immutable, and their values cite evidence.

A field about the world that is None or empty means that *the article does not state it*. A link (``broader``,
``part_of``, ``events``, ``restates``) that is None or empty means that there is no such link.
"""

# No "from __future__ import annotations": the codec reads these types, and they stay real.
from collections.abc import Iterator, Mapping
from typing import Final, Optional, TypeAlias

import attrs

from .._public import public
from .._values.citations import Cited, Evidence, Passage, is_cue
from .._values.facts import Claim, Participant, Place, Quantity, Text
from .._values.frozen import FrozenMap
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
from ..errors import Fault, describe_value
from .base import Record, has_value
from .fields import DESCRIPTION, EDITORIAL, LINK, MEMBERS


def _frozen(texts: Mapping[SentenceNumber, Text]) -> Mapping[SentenceNumber, Text]:
    return FrozenMap(texts)


def _evidence(evidence: Mapping[str, tuple[Cited, ...]]) -> Evidence:
    return evidence if isinstance(evidence, Evidence) else Evidence(evidence)


def _no_moment(field: str, when: When | None) -> Iterator[Fault]:
    if when and when.lasting:
        start, end = (part.rstrip("~") for part in when._parts[1:])
        mend = f"write [{start}..{end}] for some time in between"
        yield Fault(describe_value(when.edtf), "one moment", mend, path=f"$.{field}")


@public
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Source(Record):
    """A text that other records cite: an article, sentence by sentence, or a reference, as a whole."""

    _title_field = "title"

    id: Id = attrs.field(metadata=EDITORIAL)
    """Lasting, unique over all kinds."""
    kind: SourceKind = attrs.field(metadata=EDITORIAL)
    """Whether its sentences are cited (article) or it as a whole (reference)."""
    publisher: Text = attrs.field(metadata=DESCRIPTION)
    """Who published it."""
    title: str = attrs.field(metadata=DESCRIPTION)
    """Its title as printed, in its own language."""
    language: LanguageTag = attrs.field(metadata=DESCRIPTION)
    """The language it is written in."""
    url: Url | None = attrs.field(default=None, metadata=DESCRIPTION)
    """Where it can be read."""
    published: When | None = attrs.field(default=None, metadata=DESCRIPTION)
    """When it was published."""
    rights: Text | None = attrs.field(default=None, metadata=DESCRIPTION)
    """Whose its words are, and what this dataset has of them."""
    length: int | None = attrs.field(default=None, metadata=EDITORIAL)
    """How many code points its canonical text has; None for a reference."""
    sha256: Digest | None = attrs.field(default=None, metadata=EDITORIAL)
    """The SHA-256 of its whole canonical text; None for a reference."""
    passages: tuple[Passage, ...] = attrs.field(default=(), metadata=EDITORIAL)
    """Its sentences, and the agency's cues beside them, in text order. Not their words."""
    uncited: Mapping[SentenceNumber, Text] = attrs.field(default=FrozenMap(), converter=_frozen, metadata=EDITORIAL)
    """The sentences that no record cites, with the reason."""
    evidence: Evidence = attrs.field(default=Evidence(), converter=_evidence, metadata=EDITORIAL)
    """What each field rests on."""

    def _contradictions(self) -> Iterator[Fault]:
        yield from _no_moment("published", self.published)
        for name in ("length", "sha256", "passages", "uncited"):
            value = getattr(self, name)
            if self.kind == "article" and not value and name != "uncited":
                yield Fault(f'no "{name}"', "one, as every article has", path=f"$.{name}")
            if self.kind == "reference" and has_value(value):
                yield Fault(f'a "{name}"', "none: a reference is cited as a whole", "leave it out", path=f"$.{name}")
        if self.kind == "article":
            yield from self._misplaced_passages()
            numbers = {passage.number for passage in self.passages}
            for number in self.uncited:
                if number not in numbers:
                    yield Fault(describe_value(number), "the number of a passage", path=f'$.uncited["{number}"]')

    def _misplaced_passages(self) -> Iterator[Fault]:
        """Yield a fault for each passage that is out of order, repeated, or outside the text."""
        length = self.length or 0
        seen: dict[str | None, Passage] = {}
        previous = 0
        for index, passage in enumerate(self.passages):
            place, number = f"$.passages[{index}]", passage.number or ""
            if number in seen:
                yield Fault(f"the number {number} again", "each number once", path=f"{place}.number")
            sentence = seen.get(number.removesuffix("c"))
            if is_cue(passage) and not (sentence and sentence.start < passage.start and passage.end <= sentence.end):
                yield Fault(f"the cue {number}", "a passage inside its sentence, and behind it in the file", path=place)
            if passage.start < previous:
                yield Fault(f"start {passage.start}", f"{previous} or more: text order", path=f"{place}.start")
            if passage.end > length:
                yield Fault(f"end {passage.end}", f"at most {length}, the length of the text", path=f"{place}.end")
            seen.setdefault(number, passage)
            previous = passage.start

    @property
    def _date(self) -> str:
        return str(self.published or "")


@public
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Topic(Record):
    """A subject of the dataset's own small vocabulary; the editors', not the article's."""

    _title_field = "label"

    id: Id = attrs.field(metadata=EDITORIAL)
    """Lasting, unique over all kinds."""
    label: Text = attrs.field(metadata=DESCRIPTION)
    """What it is called."""
    broader: Optional["Topic"] = attrs.field(default=None, metadata=LINK)
    """The wider topic that it belongs to; None where it stands at the top."""
    evidence: Evidence = attrs.field(default=Evidence(), converter=_evidence, metadata=EDITORIAL)
    """What each field rests on."""


@public
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Organization(Record):
    """A body or a state that acts or is named: Popolo's *Organization*. Not a post, and not the people in it."""

    _title_field = "name"

    id: Id = attrs.field(metadata=EDITORIAL)
    """Lasting, unique over all kinds."""
    name: Text = attrs.field(metadata=DESCRIPTION)
    """Its name."""
    parent: Optional["Organization"] = attrs.field(default=None, metadata=DESCRIPTION)
    """The body that it is part of, where the article says so; None where there is no such link."""
    country: CountryCode | None = None
    """The country that it belongs to; None: the article does not say."""
    same_as: tuple[Url, ...] = attrs.field(default=(), metadata=EDITORIAL)
    """Addresses that stand for it elsewhere; the editors'."""
    evidence: Evidence = attrs.field(default=Evidence(), converter=_evidence, metadata=EDITORIAL)
    """What each field rests on."""


@public
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Official(Record):
    """A named person in public service: Popolo's *Person*. What he held, and when, is in roles."""

    _title_field = "name"

    id: Id = attrs.field(metadata=EDITORIAL)
    """Lasting, unique over all kinds."""
    name: Text = attrs.field(metadata=DESCRIPTION)
    """The name."""
    languages: tuple[LanguageTag, ...] = ()
    """The languages that the article says the person has."""
    summary: Text = attrs.field(metadata=DESCRIPTION)
    """Who this is. General traits that the article praises stand here and nowhere else."""
    same_as: tuple[Url, ...] = attrs.field(default=(), metadata=EDITORIAL)
    """Addresses that stand for the person elsewhere; the editors'."""
    evidence: Evidence = attrs.field(default=Evidence(), converter=_evidence, metadata=EDITORIAL)
    """What each field rests on."""


@public
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Role(Record):
    """One holder's tenure of a post, a rank or a seat: Popolo's *Membership*. Not the post, which others may hold."""

    _title_field = "title"

    id: Id = attrs.field(metadata=EDITORIAL)
    """Lasting, unique over all kinds."""
    kind: RoleKind = attrs.field(metadata=EDITORIAL)
    """A post, a rank or a seat in a delegation."""
    title: Text = attrs.field(metadata=DESCRIPTION)
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
    quantities: tuple[Quantity, ...] = attrs.field(default=(), metadata=MEMBERS)
    """The numbers that the article gives for it."""
    summary: Text | None = attrs.field(default=None, metadata=DESCRIPTION)
    """More about it."""
    note: Text | None = attrs.field(default=None, metadata=EDITORIAL)
    """The editors' remark: a reckoning, a wording, another version."""
    evidence: Evidence = attrs.field(default=Evidence(), converter=_evidence, metadata=EDITORIAL)
    """What each field rests on."""

    def _contradictions(self) -> Iterator[Fault]:
        start, end = self.start, self.end
        yield from _no_moment("start", start)
        yield from _no_moment("end", end)
        if start and end and start.earliest and end.latest and start.earliest > end.latest:
            expected = f"an end that is not before the start, {describe_value(start.edtf)}"
            yield Fault(describe_value(end.edtf), expected, path="$.end")

    @property
    def _date(self) -> str:
        return f"{self.start or '?'} – {self.end or '?'}" if self.start or self.end else ""


@public
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Event(Record):
    """Something that happened, goes on, was planned, proposed or possible. Only *happened* says that it was done."""

    _title_field = "title"

    id: Id = attrs.field(metadata=EDITORIAL)
    """Lasting, unique over all kinds."""
    title: Text = attrs.field(metadata=DESCRIPTION)
    """What it is called, in a few words."""
    summary: Text = attrs.field(metadata=DESCRIPTION)
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
    topics: tuple[Topic, ...] = attrs.field(default=(), metadata=EDITORIAL)
    """The editors' subjects for it."""
    quantities: tuple[Quantity, ...] = attrs.field(default=(), metadata=MEMBERS)
    """The numbers that the article gives for it."""
    part_of: Optional["Event"] = attrs.field(default=None, metadata=LINK)
    """The larger event that it belongs to; None where there is no such link."""
    note: Text | None = attrs.field(default=None, metadata=EDITORIAL)
    """The editors' remark: a wording, another version, what is not said."""
    evidence: Evidence = attrs.field(default=Evidence(), converter=_evidence, metadata=EDITORIAL)
    """What each field rests on."""

    @property
    def _date(self) -> str:
        return str(self.when or "")


@public
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Statement(Record):
    """Something that someone said: Popolo's *Speech*. Not FollowTheMoney's *Statement*, a claim with its provenance."""

    _title_field = "summary"

    id: Id = attrs.field(metadata=EDITORIAL)
    """Lasting, unique over all kinds."""
    kind: StatementKind = attrs.field(metadata=EDITORIAL)
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
    summary: Text = attrs.field(metadata=DESCRIPTION)
    """What it says, in a sentence or two of our own."""
    claims: tuple[Claim, ...] = attrs.field(default=(), metadata=MEMBERS)
    """Everything that it asserts, asks or urges, one by one."""
    passage: Passage = attrs.field(metadata=EDITORIAL)
    """Its characters: of a direct statement the quotation, of an indirect one the reporting sentence."""
    events: tuple[Event, ...] = attrs.field(default=(), metadata=LINK)
    """The events that it tells of."""
    topics: tuple[Topic, ...] = attrs.field(default=(), metadata=EDITORIAL)
    """The editors' subjects for it."""
    countries: tuple[CountryCode, ...] = ()
    """The states that the article names for it."""
    places: tuple[Place, ...] = ()
    """The places that the article names for it."""
    organizations: tuple[Organization, ...] = ()
    """The bodies that the article names for it."""
    quantities: tuple[Quantity, ...] = attrs.field(default=(), metadata=MEMBERS)
    """The numbers that it gives, but for those of an event or role, which stand there."""
    restates: Optional["Statement"] = attrs.field(default=None, metadata=LINK)
    """The statement whose words it repeats; None where there is no such link."""
    note: Text | None = attrs.field(default=None, metadata=EDITORIAL)
    """The editors' remark: where it differs from what it restates, what is not said."""
    evidence: Evidence = attrs.field(default=Evidence(), converter=_evidence, metadata=EDITORIAL)
    """What each field rests on."""

    @property
    def _date(self) -> str:
        return str(self.said or "")


AnyRecord: TypeAlias = Source | Topic | Organization | Official | Role | Event | Statement
"""A record of any of the seven kinds."""

RECORD_TYPES: Final[dict[str, type[AnyRecord]]] = {
    "sources": Source,
    "topics": Topic,
    "organizations": Organization,
    "officials": Official,
    "roles": Role,
    "events": Event,
    "statements": Statement,
}
"""The kinds by the names of their files. A kind refers only to itself and to earlier kinds."""

for _kind in RECORD_TYPES.values():
    _kind.fields = tuple(attribute.name for attribute in attrs.fields(_kind))
    _kind.citable = _kind.fields[:-1]
    _kind.kind_name = _kind.__name__.lower()
    # The annotation of a link to the same kind is a string, which must be resolved with the names of this module.
    attrs.resolve_types(_kind, globals())
    _kind.__annotations__.update({attribute.name: attribute.type for attribute in attrs.fields(_kind)})
