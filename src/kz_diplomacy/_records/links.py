"""The citations of records, the references between them, and their unsaid fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import attrs

from .._public import public
from .._values.citations import Cited, Passage, Reference, overlap, parse_address
from .._values.facts import Participant, Quantity
from ..errors import DataError, Description, QueryError, describe_value
from .base import Record, has_value
from .fields import each_of, fields_used_as, is_list, is_record, parts
from .kinds import RECORD_TYPES, AnyRecord, Source, Statement


def _references(record_type: type[Record]) -> dict[str, tuple[tuple[type[Record], ...], bool]]:
    references = {}
    for field in attrs.fields(record_type):  # type: ignore[arg-type]  # every kind is an attrs class, Record is not
        if types := tuple(filter(is_record, parts(each_of(field.type)))):
            references[field.name] = types, is_list(field.type)
    return references


REFERENCES: Final[dict[type[Record], dict[str, tuple[tuple[type[Record], ...], bool]]]] = {
    record_type: _references(record_type) for record_type in RECORD_TYPES.values()
}
"""The fields of each record type that refer to records, with the accepted types and whether a field is a list."""


@public
class RecordedQuantity(NamedTuple):
    """A quantity, with the record that it is about.

    >>> import kz_diplomacy
    >>> record, quantity = kz_diplomacy.load().quantities[0]
    >>> record.id, quantity.qualifier, quantity.high
    ('press-secretary', 'nearly', 8)
    """

    record: AnyRecord
    """What it is about."""
    quantity: Quantity
    """The number."""


def quantities(records: Iterable[AnyRecord]) -> Iterator[RecordedQuantity]:
    """Yield every quantity of the records, in order."""
    for record in records:
        for quantity in getattr(record, "quantities", ()):
            yield RecordedQuantity(record, quantity)


@attrs.frozen
class Citation:
    """A citation, with the field, quantity or claim that it supports."""

    field: str
    """The field."""
    index: int | None
    """The index of the quantity or claim that cites; None for the field as a whole."""
    cited: Cited
    """The cited sentence or source."""


def citations(record: Record) -> Iterator[Citation]:
    """Yield every citation of a record: those of its fields, then those of its quantities and claims."""
    for field, evidence in record.evidence.items():
        for cited in evidence:
            yield Citation(field, None, cited)
    # Exports list sources in the order in which a record cites them: quantities before claims.
    for field in reversed(fields_used_as(type(record), "members")):
        for index, member in enumerate(getattr(record, field)):
            for cited in member.evidence:
                yield Citation(field, index, cited)


def citations_by_value(record: Record) -> Iterator[tuple[Cited, ...]]:
    """Yield the evidence of each field, quantity and claim of a record."""
    yield from record.evidence.values()
    for field in fields_used_as(type(record), "members"):
        yield from (member.evidence for member in getattr(record, field))


def cited(record: Record) -> Iterator[Cited]:
    """Yield every sentence and source that a record cites."""
    return (citation.cited for citation in citations(record))


def resolve_citations(sources: Iterable[Source], target: object) -> set[Cited]:
    """Return the sentences and sources that an address, a passage, a reference or a source refers to.

    A passage refers to every sentence that it overlaps. A whole source includes each of its sentences.

    Raises:
        QueryError: If the target is none of these, or its source or a sentence does not exist.
    """
    if isinstance(target, str):
        try:
            id, numbers = parse_address(target)
        except DataError as error:
            raise QueryError(target, error.faults[0].expected, error.faults[0].mend) from None
    elif isinstance(target, (Passage, Reference)):
        id, numbers = target.source, []
    elif isinstance(target, Source):
        id, numbers = target.id, []
    else:
        raise QueryError(target, "an address, a passage or a source", "write kazinform#3.1")
    source = next((source for source in sources if source.id == id), None)
    if source is None:
        raise QueryError(Description(f"the source {describe_value(id)}"), "a source of this dataset")
    if isinstance(target, Passage):
        return {passage for passage in source.passages if overlap(passage, target)}
    if not numbers:
        return {*source.passages, Reference(source.id)}
    found = {passage for passage in source.passages if passage.number in numbers}
    if len(found) < len(numbers):
        raise QueryError(target, f"a sentence of {id}")
    return set(found)


def refers_to(record: Record, id: str) -> bool:
    """Return True if a record refers to an id: by a reference, as a participant, or, if it is a source, by evidence."""
    values = [getattr(record, name) for name in record.fields]
    flat = [item for value in values for item in (value if isinstance(value, tuple) else (value,))]
    if any(isinstance(item, Record) and item.id == id for item in flat):
        return True
    if any(isinstance(item, Participant) and item.who == id for item in flat):
        return True
    return any(citation.source == id for citation in cited(record))


def unsaid(record: Record) -> tuple[str, ...]:
    """Return the fields about the world that the article does not state for a record, in field order.

    A statement with a speaker or an attribution has neither of the two fields unsaid, because one replaces the other.
    """
    names = fields_used_as(type(record), "world", "members")
    found = tuple(name for name in names if not has_value(getattr(record, name)))
    if isinstance(record, Statement) and (record.speaker or record.attribution):
        return tuple(name for name in found if name not in ("speaker", "attribution"))
    return found
