"""The schema of the flat tables, derived from the types of the records' fields, so no field is missing.

Each record type has a table, and each of its list fields has another: ``statements``, ``statements_claims``. The table
``records`` has every record once, and is the target of references to one of several types. The table ``evidence`` has
every citation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from operator import attrgetter
from typing import Any, Final, TypeAlias, get_args

import attrs

from ..._records.fields import (
    each_of,
    has_pattern,
    hints_of,
    is_list,
    is_literal,
    is_mapping,
    is_record,
    needed_of,
    parts,
    pattern_of,
    without_none,
)
from ..._records.kinds import RECORD_TYPES, AnyRecord
from ..._records.links import Citation, citations
from ..._records.record_set import RecordSet
from ..._values.citations import Passage, Reference
from ..._values.facts import Claim, Participant, Place, Quantity, Text
from ..._values.vocabulary import LANGS, Id, Lang
from ..._values.when import When

Cell: TypeAlias = str | int | float | bool | None
"""What a row of a table has in a column."""

Getter: TypeAlias = Callable[[Any], Any]
"""Returns a value of the record or :class:`Row` from which a row is made."""

RECORDS: Final = "records"
"""The table of all records, the target of a column that names a record of one of several types."""

EVIDENCE: Final = "evidence"
"""The table of all citations, and the field that has them."""

_SINGULAR: Final = {
    "countries": "country",
    "events": "event",
    "languages": "language",
    "organizations": "organization",
    "same_as": "url",
    "topics": "topic",
}


@attrs.frozen
class TableSource:
    """The records from which tables are made."""

    dataset: RecordSet
    """The dataset whose own records these are."""
    records: RecordSet
    """The records that the tables list: the dataset's own, and for a file those of its base that they need."""


@attrs.frozen
class Row:
    """The source of a row that is not a record: a member of a list, a citation, or a position among records."""

    source: TableSource
    record: AnyRecord
    """The record that has it."""
    position: int
    """The index, from 0."""
    value: Any = None
    """The member of the list, or the citation."""


@attrs.frozen
class Column:
    """A column: its name, its allowed values, and the function that gets a value from a row."""

    name: str
    getter: Getter
    type: type[str | int | float | bool] = str
    required: bool = False
    """True if every row has a value."""
    is_date: bool = False
    """True if its text is a day, ``2024-05-03``."""
    choices: tuple[str, ...] = ()
    """The only texts that it may have; any if there are none."""
    pattern: str = ""
    """The regular expression that the whole of its text matches; any if it is empty."""
    target: str = ""
    """The table whose ``id`` it names; empty if it names none."""
    multilingual: bool = False
    """True if it is a text, which has a column for each language."""
    description: str = ""
    """What the name does not say."""

    def in_language(self, lang: Lang | None) -> tuple[Column, ...]:
        """Return the column in one language; with None, a multilingual column becomes three, one for each language."""
        if not self.multilingual:
            return (self,)
        if lang:
            return (attrs.evolve(self, getter=partial(_text_in, lang, self.getter)),)
        return tuple(
            attrs.evolve(self, name=f"{self.name}_{language}", getter=partial(_text_in, language, self.getter))
            for language in LANGS
        )


@attrs.frozen
class Table:
    """A flat table: its name, its columns, its key, and its rows."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """The columns whose values together identify a row."""
    rows: Callable[[TableSource], Iterable[Any]]
    """Returns the records or :class:`Row` objects from which the rows are made, in order."""

    def in_language(self, lang: Lang | None) -> list[Column]:
        """Return the columns of the table, with texts in one language, or with None in all three."""
        return [expanded for column in self.columns for expanded in column.in_language(lang)]


@cache
def tables() -> dict[str, Table]:
    """Return every table by its name: all records, each record type followed by its lists, and all evidence."""
    made = [_records_table()]
    for kind, cls in RECORD_TYPES.items():
        hints, needed = hints_of(cls), needed_of(cls)
        lists = [name for name, hint in hints.items() if is_list(hint) or is_mapping(hint)]
        columns = [Column("id", attrgetter("id"), required=True, target=RECORDS)]
        for name, hint in hints.items():
            if name not in ("id", EVIDENCE, *lists):
                columns += columns_of(name, hint, attrgetter(name), name in needed)
        made.append(Table(kind, tuple(columns), ("id",), attrgetter(f"records.{kind}")))
        made += [_list_table(kind, name, hints[name]) for name in lists]
    return {table.name: table for table in (*made, _evidence_table())}


def _records_table() -> Table:
    columns = (
        *columns_of("id", Id, attrgetter("record.id"), needed=True),
        Column("kind", attrgetter("record.kind_name"), required=True, choices=_kind_names(RECORD_TYPES.values())),
        _position("its place among the records of its kind"),
        Column(
            "own",
            lambda row: row.record.id in row.source.dataset,
            bool,
            required=True,
            description="whether it is the dataset's own; false where it is the base's and an own record leads to it",
        ),
    )
    return Table(RECORDS, columns, ("id",), _record_rows)


def _evidence_table() -> Table:
    columns = (
        Column("record_id", attrgetter("record.id"), required=True, target=RECORDS),
        _position("its place in the evidence of the record"),
        Column("field", attrgetter("value.field"), required=True, description="the field that rests on it"),
        Column(
            "member",
            attrgetter("value.index"),
            int,
            description="the position of the quantity or claim that rests on it; empty where the field as a whole does",
        ),
        Column("source_id", attrgetter("value.cited.source"), required=True, target="sources"),
        Column(
            "passage_id",
            lambda row: None if isinstance(row.value.cited, Reference) else row.value.cited.address,
            target="sources_passages",
            description="the sentence; empty where the source is cited as a whole",
        ),
    )
    return Table(EVIDENCE, columns, ("record_id", "position"), _evidence_rows)


def _list_table(kind: str, name: str, hint: Any) -> Table:
    """Return the table of a list field, with a row for each value: its record, its index and the value."""
    owner = f"{RECORD_TYPES[kind].kind_name}_id"
    columns = [Column(owner, attrgetter("record.id"), required=True, target=kind), _position("its place in the list")]
    member = get_args(hint)[1] if is_mapping(hint) else each_of(hint)
    key: tuple[str, ...] = (owner, "position")
    if member is Passage:
        columns.insert(0, Column("id", attrgetter("value.address"), required=True, description="what evidence cites"))
        key = ("id",)
    if name == "uncited":
        address = Column("passage_id", lambda row: f"{row.record.id}#{row.value[0]}", required=True)
        columns.append(attrs.evolve(address, target="sources_passages"))
        columns += columns_of("reason", member, lambda row: row.value[1], needed=True)
    elif member in (Claim, Participant, Passage, Place, Quantity):
        columns += _member_columns(member)
    else:
        columns += columns_of(_SINGULAR[name], member, attrgetter("value"), needed=True)
    return Table(f"{kind}_{name}", tuple(columns), key, partial(_member_rows, kind, name))


def _member_columns(cls: type) -> Iterator[Column]:
    """Yield the columns of the members of a list, without their evidence, which has a table."""
    needed = needed_of(cls)
    for name, hint in hints_of(cls).items():
        if cls is Participant and name == "who":
            yield Column("who_id", attrgetter("value.who"), required=True, target=RECORDS)
            kinds = _kind_names(RECORD_TYPES[kind] for kind in ("officials", "roles", "organizations"))
            yield Column("who_kind", _who_kind, required=True, choices=kinds)
        # The source of a passage in a list is the record that has the list.
        elif name not in (EVIDENCE, "source"):
            # A passage in a list always has its number and its voice.
            yield from columns_of(name, hint, attrgetter(f"value.{name}"), name in needed or cls is Passage)


def columns_of(name: str, hint: Any, getter: Getter, needed: bool) -> Iterator[Column]:
    """Yield the columns of a field that is not a list."""
    types = parts(without_none(hint))
    first = types[0]
    if first is Text:
        yield Column(name, getter, multilingual=True)
    elif first is When:
        yield from _date_columns(name, getter)
    elif first is Passage:
        yield from _passage_columns(name, getter)
    elif is_record(first):
        target = RECORDS if len(types) > 1 else next(kind for kind, cls in RECORD_TYPES.items() if cls is first)
        yield Column(f"{name}_id", _attribute(getter, "id"), required=needed, target=target)
        if len(types) > 1:
            kinds = _kind_names(types)
            yield Column(f"{name}_kind", _attribute(getter, "kind_name"), required=needed, choices=kinds)
    elif is_literal(first):
        yield Column(name, getter, required=needed, choices=get_args(first))
    elif has_pattern(first):
        yield Column(name, getter, required=needed, pattern=pattern_of(first).pattern.pattern)
    else:
        yield Column(name, getter, float if float in types else first, required=needed)


def _date_columns(name: str, getter: Getter) -> Iterator[Column]:
    yield Column(name, _attribute(getter, "edtf"), description="a date in EDTF (ISO 8601-2)")
    for side, which in (("earliest", "first"), ("latest", "last")):
        description = f"the {which} day that the date can cover; empty where no bound is known"
        yield Column(f"{name}_{side}", _iso_date(_attribute(getter, side)), is_date=True, description=description)
    description = "whether the date is about then; its first and last day are nominal"
    yield Column(f"{name}_approximate", _attribute(getter, "approximate"), bool, description=description)


def _passage_columns(name: str, getter: Getter) -> Iterator[Column]:
    """Yield the columns of a field that is a single passage, without number and voice."""
    hints = hints_of(Passage)
    yield Column(f"{name}_source_id", _attribute(getter, "source"), required=True, target="sources")
    for part in ("start", "end", "sha256"):
        yield from columns_of(f"{name}_{part}", hints[part], _attribute(getter, part), needed=True)


def _position(description: str) -> Column:
    return Column("position", attrgetter("position"), int, required=True, description=f"{description}, from 0")


def _attribute(getter: Getter, name: str) -> Getter:
    """Return a getter of an attribute of a value, which returns None if there is no value."""
    return lambda row: None if (value := getter(row)) is None else getattr(value, name)


def _iso_date(getter: Getter) -> Getter:
    return lambda row: None if (day := getter(row)) is None else day.isoformat()


def _text_in(lang: Lang, getter: Getter, row: Any) -> str | None:
    text = getter(row)
    return (text[lang] or None) if text else None


def _who_kind(row: Row) -> str | None:
    who = row.source.dataset.known.get(row.value.who)
    return who.kind_name if who else None


def _kind_names(record_types: Iterable[Any]) -> tuple[str, ...]:
    return tuple(record_type.kind_name for record_type in record_types)


def _record_rows(source: TableSource) -> Iterator[Row]:
    for kind in RECORD_TYPES:
        for position, record in enumerate(getattr(source.records, kind)):
            yield Row(source, record, position)


def _member_rows(kind: str, name: str, source: TableSource) -> Iterator[Row]:
    for record in getattr(source.records, kind):
        values = getattr(record, name)
        for position, value in enumerate(values.items() if isinstance(values, Mapping) else values):
            yield Row(source, record, position, value)


def _evidence_rows(source: TableSource) -> Iterator[Row]:
    for record in source.records:
        for position, citation in enumerate(_in_field_order(record)):
            yield Row(source, record, position, citation)


def _in_field_order(record: AnyRecord) -> list[Citation]:
    """Return the citations of a record: of its fields, in field order, then of its quantities and claims."""
    order = record.citable
    return sorted(
        citations(record), key=lambda citation: order.index(citation.field) if citation.index is None else len(order)
    )
