"""The way back: which records rest on a sentence, and which refer to a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .._public import public
from .._values.addresses import expand
from .._values.facts import Cited, Participant, Passage, Quantity, Reference, overlap
from ..errors import DataError, QueryError, Said, described
from .base import Record
from .kinds import AnyRecord, Source


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


def cited(record: Record) -> Iterator[Cited]:
    """Everything that a record rests on: its fields, its quantities and its claims."""
    for evidence in record.evidence.values():
        yield from evidence
    for name in ("quantities", "claims"):
        for member in getattr(record, name, ()):
            yield from member.evidence


def wanted(sources: Iterable[Source], asked: object) -> set[Cited]:
    """What is cited for what is asked: an address, a passage, a reference or a source, as a whole all that is of it.

    The passage of a statement, or one that an article has found, stands for the sentences that it shares words with.

    Raises:
        QueryError: It is none of these, or cites what there is not.
    """
    if isinstance(asked, str):
        try:
            id, numbers = expand(asked)
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
        raise QueryError(Said(f"the source {described(id)}"), "a source of this dataset")
    if isinstance(asked, Passage):
        return {one for one in source.passages if overlap(one, asked)}
    if not numbers:
        return {*source.passages, Reference(source.id)}
    found = {passage for passage in source.passages if passage.number in numbers}
    if len(found) < len(numbers):
        raise QueryError(asked, f"a sentence of {id}")
    return set(found)


def refers(record: Record, id: str) -> bool:
    """Whether a record refers to that of an id: by a reference, by a participant, or, to a source, by evidence."""
    values = [getattr(record, name) for name in record.fields]
    flat = [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
    if any(isinstance(one, Record) and one.id == id for one in flat):
        return True
    if any(isinstance(one, Participant) and one.who == id for one in flat):
        return True
    return any(one.source == id for one in cited(record))
