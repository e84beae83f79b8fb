"""What a record cites, which records refer to it, and what it leaves unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import attrs

from .._public import public
from .._values.citations import Cited, Passage, Reference, overlap, parse_address
from .._values.facts import Participant, Quantity
from ..errors import DataError, Description, QueryError, describe_value
from .base import Record, has_value
from .fields import each_of, fields_of_role, is_list, is_record, parts
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
"""The fields of each type of record that refer to records: the types that they take, and whether they take several."""


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
    """Every quantity of these records, in order."""
    for record in records:
        for quantity in getattr(record, "quantities", ()):
            yield RecordedQuantity(record, quantity)


@attrs.frozen
class Citation:
    """A citation, and the place in the record that it supports."""

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
    for field in reversed(fields_of_role(type(record), "members")):
        for index, member in enumerate(getattr(record, field)):
            for cited in member.evidence:
                yield Citation(field, index, cited)


def citations_by_value(record: Record) -> Iterator[tuple[Cited, ...]]:
    """Yield the evidence of each field, quantity and claim of a record."""
    yield from record.evidence.values()
    for field in fields_of_role(type(record), "members"):
        yield from (member.evidence for member in getattr(record, field))


def cited(record: Record) -> Iterator[Cited]:
    """Yield everything that a record cites."""
    return (citation.cited for citation in citations(record))


def resolve_target(sources: Iterable[Source], asked: object) -> set[Cited]:
    """What is cited for what is asked: an address, a passage, a reference or a source, as a whole all that is of it.

    The passage of a statement, or one that an article has found, stands for the sentences that it shares words with.

    Raises:
        QueryError: It is none of these, or cites what there is not.
    """
    if isinstance(asked, str):
        try:
            id, numbers = parse_address(asked)
        except DataError as error:
            raise QueryError(asked, error.faults[0].expected, error.faults[0].mend) from None
    elif isinstance(asked, (Passage, Reference)):
        id, numbers = asked.source, []
    elif isinstance(asked, Source):
        id, numbers = asked.id, []
    else:
        raise QueryError(asked, "an address, a passage or a source", "write kazinform#3.1")
    source = next((source for source in sources if source.id == id), None)
    if source is None:
        raise QueryError(Description(f"the source {describe_value(id)}"), "a source of this dataset")
    if isinstance(asked, Passage):
        return {one for one in source.passages if overlap(one, asked)}
    if not numbers:
        return {*source.passages, Reference(source.id)}
    found = {passage for passage in source.passages if passage.number in numbers}
    if len(found) < len(numbers):
        raise QueryError(asked, f"a sentence of {id}")
    return set(found)


def refers_to(record: Record, id: str) -> bool:
    """Whether a record refers to that of an id: by a reference, by a participant, or, to a source, by evidence."""
    values = [getattr(record, name) for name in record.fields]
    flat = [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
    if any(isinstance(one, Record) and one.id == id for one in flat):
        return True
    if any(isinstance(one, Participant) and one.who == id for one in flat):
        return True
    return any(one.source == id for one in cited(record))


def unsaid(record: Record) -> tuple[str, ...]:
    """The fields about the world that the article leaves open for a record, in field order.

    ``attribution`` is open only where ``speaker`` is, since it stands for one.

    >>> import kz_diplomacy
    >>> unsaid(kz_diplomacy.load().roles["communications-department-director"])
    ('end', 'countries', 'places', 'quantities')
    """
    names = fields_of_role(type(record), "world", "members")
    found = tuple(name for name in names if not has_value(getattr(record, name)))
    if isinstance(record, Statement) and (record.speaker or record.attribution):
        return tuple(name for name in found if name not in ("speaker", "attribution"))
    return found
