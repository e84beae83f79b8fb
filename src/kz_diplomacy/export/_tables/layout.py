"""Which flat tables a dataset has: worked out from the fields of the records, so that none is missed.

A kind is a table and each of its lists another, named for both: ``statements``, ``statements_claims``. ``records`` has
every record once, so that what may be of several kinds has one table to point to; ``evidence`` says what all rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from operator import attrgetter
from typing import Any, Final, get_args

import attrs

from ..._records.fields import each_of, hints_of, is_list, is_mapping, needed_of
from ..._records.kinds import KINDS, AnyRecord
from ..._values.citations import Cited, Passage, Reference
from ..._values.facts import Claim, Participant, Place, Quantity
from ..._values.vocabulary import Id, Lang
from .columns import RECORDS, Column, columns_of, inside, kind_names
from .contents import Contents, Member

EVIDENCE: Final = "evidence"


@attrs.frozen
class Table:
    """A flat table: its name, its columns, what tells its rows apart, and what they are made of."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """The columns whose values together no two rows share."""
    items: Callable[[Contents], Iterator[Any]]
    """What each row is made of, in order."""

    def in_language(self, lang: Lang | None) -> list[Column]:
        """Its columns, with wordings in one language, or with None in all three."""
        return [one for column in self.columns for one in column.in_language(lang)]


@cache
def tables() -> dict[str, Table]:
    """Every table by its name: the records, the seven kinds each with its lists, the evidence.

    >>> [*tables()][:5]
    ['records', 'sources', 'sources_passages', 'sources_uncited', 'topics']
    """
    made = [_records()]
    for kind, cls in KINDS.items():
        hints, needed = hints_of(cls), needed_of(cls)
        lists = [name for name, hint in hints.items() if is_list(hint) or is_mapping(hint)]
        columns = [Column("id", attrgetter("id"), required=True, target=RECORDS)]
        for name, hint in hints.items():
            if name not in ("id", EVIDENCE, *lists):
                columns += columns_of(name, hint, attrgetter(name), name in needed)
        made.append(Table(kind, tuple(columns), ("id",), partial(Contents.of, kind=kind)))
        made += [_list(kind, name, hints[name]) for name in lists]
    return {table.name: table for table in (*made, _evidence())}


def _records() -> Table:
    columns = (
        *columns_of("id", Id, attrgetter("record.id"), needed=True),
        Column("kind", attrgetter("record.kind_name"), required=True, choices=kind_names(KINDS.values())),
        _position("its place among the records of its kind"),
        Column(
            "own",
            lambda item: item.record.id in item.contents.own,
            bool,
            required=True,
            meaning="whether it is the dataset's own; false where it is the base's and an own record leads to it",
        ),
    )
    return Table(RECORDS, columns, ("id",), _all_records)


def _evidence() -> Table:
    columns = (
        Column("record_id", attrgetter("record.id"), required=True, target=RECORDS),
        _position("its place in the evidence of the record"),
        Column("field", attrgetter("field"), required=True, meaning="the field that rests on it"),
        Column(
            "member",
            attrgetter("member"),
            int,
            meaning="the position of the quantity or claim that rests on it; empty where the field as a whole does",
        ),
        Column("source_id", attrgetter("value.source"), required=True, target="sources"),
        Column(
            "passage_id",
            lambda item: None if isinstance(item.value, Reference) else item.value.address,
            target="sources_passages",
            meaning="the sentence; empty where the source is cited as a whole",
        ),
    )
    return Table(EVIDENCE, columns, ("record_id", "position"), _all_evidence)


def _list(kind: str, name: str, hint: Any) -> Table:
    """The table of a field that has many values: whose each is, its place among them, and the value."""
    owner = f"{KINDS[kind].kind_name}_id"
    columns = [Column(owner, attrgetter("record.id"), required=True, target=kind), _position("its place in the list")]
    of = get_args(hint)[1] if is_mapping(hint) else each_of(hint)
    key: tuple[str, ...] = (owner, "position")
    if of is Passage:
        columns.insert(0, Column("id", attrgetter("value.address"), required=True, meaning="what evidence cites"))
        key = ("id",)
    if name == "uncited":
        address = Column("passage_id", lambda item: f"{item.record.id}#{item.value[0]}", required=True)
        columns.append(attrs.evolve(address, target="sources_passages"))
        columns += columns_of("reason", of, lambda item: item.value[1], needed=True)
    elif of in (Claim, Participant, Passage, Place, Quantity):
        columns += _members(of)
    else:
        columns += columns_of(_SINGULAR[name], of, attrgetter("value"), needed=True)
    return Table(f"{kind}_{name}", tuple(columns), key, partial(_all_members, kind, name))


_SINGULAR: Final = {
    "countries": "country",
    "events": "event",
    "languages": "language",
    "organizations": "organization",
    "same_as": "url",
    "topics": "topic",
}


def _members(cls: type) -> Iterator[Column]:
    """The columns of values that stand in lists; their evidence is in the table of evidence."""
    needed = needed_of(cls)
    # A passage that stands in a source has number and voice, and its source is whose it is.
    apart = {EVIDENCE, "source"}
    for name, hint in hints_of(cls).items():
        if cls is Participant and name == "who":
            yield Column("who_id", attrgetter("value.who"), required=True, target=RECORDS)
            kinds = kind_names(KINDS[kind] for kind in ("officials", "roles", "organizations"))
            yield Column("who_kind", _who_kind, required=True, choices=kinds)
        elif name not in apart:
            yield from columns_of(name, hint, attrgetter(f"value.{name}"), name in needed or cls is Passage)


def _position(meaning: str) -> Column:
    return Column("position", attrgetter("position"), int, required=True, meaning=f"{meaning}, from 0")


def _who_kind(item: Member) -> str | None:
    kind: str | None = inside(lambda item: item.contents.known.get(item.value.who), "kind_name")(item)
    return kind


def _all_records(contents: Contents) -> Iterator[Member]:
    for kind in KINDS:
        for position, record in enumerate(contents.of(kind)):
            yield Member(contents, record, position)


def _all_members(kind: str, name: str, contents: Contents) -> Iterator[Member]:
    for record in contents.of(kind):
        values = getattr(record, name)
        for position, value in enumerate(values.items() if isinstance(values, Mapping) else values):
            yield Member(contents, record, position, value)


def _all_evidence(contents: Contents) -> Iterator[Member]:
    for record in contents.records:
        for position, (field, member, one) in enumerate(_evidence_of(record)):
            yield Member(contents, record, position, one, field, member)


def _evidence_of(record: AnyRecord) -> Iterator[tuple[str, int | None, Cited]]:
    for field in record.citable:
        yield from ((field, None, one) for one in record.evidence[field])
    for field in ("quantities", "claims"):
        members: tuple[Quantity | Claim, ...] = getattr(record, field, ())
        for at, value in enumerate(members):
            yield from ((field, at, one) for one in value.evidence)
