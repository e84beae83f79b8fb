"""The same records as frozen pydantic models, as its users write them: the contender of the cold start and of loading.

It checks most of what the package checks: types without coercion, forms, closed vocabularies, no further keys, that
references lead to earlier records of the right kind, that evidence exists and stands in order, ids given once. It does
less in that it sees no key given twice, no country that is not assigned, nothing that is wrong only together (an end
before its start, low above high, a number too large, a chain too long, an ``uncited`` that is no sentence), and no bad
address. An array it reads twice, since its own reader takes one record at a time here; of that the bundled data have 8.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, cast

from pydantic import BaseModel, ConfigDict, PlainValidator, StringConstraints, ValidationInfo, model_validator

ID = r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?$"
Id = Annotated[str, StringConstraints(pattern=ID)]
Filled = Annotated[str, StringConstraints(min_length=1)]
Country = Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")]
Digest = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
Language = Annotated[str, StringConstraints(pattern="^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
Number = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,5}\.[1-9][0-9]{0,5}c?$")]
Voice = Literal["narration", "reported", "quoted", "heading"]
DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)")


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class When(NamedTuple):
    edtf: str
    earliest: date | None
    latest: date | None
    core: tuple[date, date | None] | None


_whens: dict[str, When] = {}


def _days(text: str) -> tuple[date, date, bool]:
    match = DATE.fullmatch(text)
    if not match:
        raise ValueError(f"no date: {text}")
    year, month, day = (int(match[group] or 0) for group in (1, 2, 3))
    if not month:
        return date(year, 1, 1), date(year, 12, 31), bool(match[4])
    if day:
        return date(year, month, day), date(year, month, day), bool(match[4])
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return date(year, month, 1), last, bool(match[4])


def _read(text: str) -> When:
    if text[:1] == "[":
        start, end = text[1:-1].split("..")
        return When(text, _days(start)[0] if start else None, _days(end)[1] if end else None, None)
    if "/" in text:
        start, end = text.split("/")
        first, begun, about = _days(start)
        if end == "..":
            return When(text, first, None, (begun, None))
        if not end:
            return When(text, first, None, None)
        ended, last, vague = _days(end)
        return When(text, first, last, (begun, ended) if begun <= ended and not about and not vague else None)
    first, last, about = _days(text)
    return When(text, first, last, (first, last) if first == last and not about else None)


def _when(value: Any) -> When:
    if type(value) is not str:
        raise ValueError("no text")
    return _whens.get(value) or _whens.setdefault(value, _read(value))


Date = Annotated[Any, PlainValidator(_when)]


class Text(Frozen):
    kk: Filled | None = None
    ru: Filled | None = None
    en: Filled | None = None

    @model_validator(mode="after")
    def _said(self) -> Text:
        if not (self.kk or self.ru or self.en):
            raise ValueError("no wording at all")
        return self


class Passage(Frozen):
    number: Number
    start: int
    end: int
    sha256: Digest
    voice: Voice


class Quoted(Frozen):
    source: Id
    start: int
    end: int
    sha256: Digest

    @model_validator(mode="after")
    def _fits(self, info: ValidationInfo) -> Quoted:
        source = _context(info).records.get(self.source)
        if (
            not isinstance(source, Source)
            or source.kind != "article"
            or not self.start < self.end <= (source.length or 0)
        ):
            raise ValueError("no passage of an article")
        if _context(info).digests.get((self.source, self.start, self.end), self.sha256) != self.sha256:
            raise ValueError("another digest than the same characters have")
        return self


def _context(info: ValidationInfo) -> Context:
    return cast(Context, info.context)


class Context:
    """What has been read so far."""

    def __init__(self) -> None:
        self.records: dict[str, Any] = {}
        self.cited: dict[str, tuple[int, int, tuple[Any, ...]]] = {}
        self.digests: dict[tuple[str, int, int], str] = {}

    def cite(self, source: Source) -> None:
        place = len(self.cited)
        self.cited[source.id] = place, place, (source.id,)
        for passage in source.passages:
            place += 1
            self.cited[f"{source.id}#{passage.number}"] = place, place, (passage,)
            self.digests[source.id, passage.start, passage.end] = passage.sha256

    def evidence(self, addresses: Any) -> tuple[Any, ...]:
        if type(addresses) is not list:
            raise ValueError("no array")
        named = [self.cited.get(address) or self._run(address) for address in addresses]
        if any(one[1] >= other[0] for one, other in pairwise(named)):
            raise ValueError("out of order")
        return named[0][2] if len(named) == 1 else tuple(one for _, _, passages in named for one in passages)

    def _run(self, address: str) -> tuple[int, int, tuple[Any, ...]]:
        source, _, run = address.partition("#")
        (paragraph, first), (other, last) = (number.split(".") for number in run.split("-"))
        if paragraph != other:
            raise ValueError("a run over paragraphs")
        found = [self.cited[f"{source}#{paragraph}.{number}"] for number in range(int(first), int(last) + 1)]
        self.cited[address] = found[0][0], found[-1][1], tuple(one[2][0] for one in found)
        return self.cited[address]


def _evidence(value: Any, info: ValidationInfo) -> tuple[Any, ...]:
    return _context(info).evidence(value)


def _all_evidence(value: Any, info: ValidationInfo) -> dict[str, tuple[Any, ...]]:
    if type(value) is not dict:
        raise ValueError("no object")
    return {field: _context(info).evidence(addresses) for field, addresses in value.items()}


Cited = Annotated[tuple[Any, ...], PlainValidator(_evidence)]


def _reference(*kinds: str) -> PlainValidator:
    def find(id: Any, info: ValidationInfo) -> Any:
        record = _context(info).records.get(id)
        if type(record).__name__ not in kinds:
            raise ValueError(f"not the id of an earlier {' or '.join(kinds)}")
        return record

    return PlainValidator(find)


def _named(id: Any, info: ValidationInfo) -> str:
    if type(_context(info).records.get(id)).__name__ not in ("Official", "Role", "Organization"):
        raise ValueError("nobody who can take part")
    return cast(str, id)


class Record(Frozen):
    id: Id
    evidence: Annotated[dict[str, tuple[Any, ...]], PlainValidator(_all_evidence)] = {}

    @model_validator(mode="after")
    def _rests(self) -> Record:
        for field in self.evidence:
            if getattr(self, field) in (None, ()):
                raise ValueError(f"evidence for {field}, which says nothing")
        return self


class Place(Frozen):
    name: Text
    kind: Literal["city", "airport", "region", "country", "other"]
    country: Country | None = None


class Participant(Frozen):
    who: Annotated[str, PlainValidator(_named)]
    part: Literal["actor", "addressee", "subject", "present"]


class Claim(Frozen):
    text: Text
    evidence: Cited = ()


class Quantity(Frozen):
    label: Text
    low: int | float | None = None
    high: int | float | None = None
    unit: Literal["person", "state", "year", "hour", "percent", "message_per_hour"]
    qualifier: Literal["exact", "about", "nearly", "more_than"]
    evidence: Cited = ()


TopicId = Annotated[Any, _reference("Topic")]
OrganizationId = Annotated[Any, _reference("Organization")]
OfficialId = Annotated[Any, _reference("Official")]
EventId = Annotated[Any, _reference("Event")]


class Source(Record):
    # Any source may cite any other, so that its evidence can be resolved only when all have been read.
    evidence: Any = {}
    kind: Literal["article", "reference"]
    publisher: Text
    title: Filled
    language: Language
    url: Filled | None = None
    published: Date | None = None
    rights: Text | None = None
    length: int | None = None
    sha256: Digest | None = None
    passages: tuple[Passage, ...] = ()
    uncited: dict[Number, Text] = {}


class Topic(Record):
    label: Text
    broader: TopicId | None = None


class Organization(Record):
    name: Text
    parent: OrganizationId | None = None
    country: Country | None = None
    same_as: tuple[Filled, ...] = ()


class Official(Record):
    name: Text
    languages: tuple[Language, ...] = ()
    summary: Text
    same_as: tuple[Filled, ...] = ()


class Role(Record):
    kind: Literal["post", "rank", "delegation"]
    title: Text
    official: OfficialId | None = None
    organization: OrganizationId | None = None
    start: Date | None = None
    end: Date | None = None
    countries: tuple[Country, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    summary: Text | None = None
    note: Text | None = None


class Event(Record):
    title: Text
    summary: Text
    when: Date | None = None
    status: Literal["happened", "ongoing", "planned", "proposed", "possible"]
    participants: tuple[Participant, ...] = ()
    places: tuple[Place, ...] = ()
    countries: tuple[Country, ...] = ()
    topics: tuple[TopicId, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    part_of: EventId | None = None
    note: Text | None = None


class Statement(Record):
    kind: Literal["direct", "indirect", "heading"]
    speaker: Annotated[Any, _reference("Official", "Organization")] | None = None
    attribution: Text | None = None
    role: Annotated[Any, _reference("Role")] | None = None
    said: Date | None = None
    occasion: EventId | None = None
    asked: Text | None = None
    audience: Text | None = None
    summary: Text
    claims: tuple[Claim, ...] = ()
    passage: Quoted
    events: tuple[EventId, ...] = ()
    topics: tuple[TopicId, ...] = ()
    countries: tuple[Country, ...] = ()
    places: tuple[Place, ...] = ()
    organizations: tuple[OrganizationId, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    restates: Annotated[Any, _reference("Statement")] | None = None
    note: Text | None = None


KINDS: dict[str, type[Record]] = {
    "sources": Source,
    "topics": Topic,
    "organizations": Organization,
    "officials": Official,
    "roles": Role,
    "events": Event,
    "statements": Statement,
}


def load(folder: Path) -> dict[str, Any]:
    """Every record of a folder, by id."""
    context = Context()
    for name, kind in KINDS.items():
        for value in _values(folder / f"{name}.json"):
            record = kind.model_validate_json(value, context=context)
            if record.id in context.records:
                raise ValueError(f"{record.id} twice")
            context.records[record.id] = record
            if isinstance(record, Source):
                context.cite(record)
        if kind is Source:
            for id, source in context.records.items():
                resolved = {field: context.evidence(cited) for field, cited in source.evidence.items()}
                context.records[id] = source.model_copy(update={"evidence": resolved})
    return context.records


def _values(file: Path) -> Iterator[bytes | str]:
    """Each record as JSON: of a file of lines the lines, of an array its members."""
    lines = file.with_suffix(".jsonl")
    if lines.is_file():
        with lines.open("rb") as stream:
            yield from stream
    else:
        yield from map(json.dumps, json.loads(file.read_bytes()))
