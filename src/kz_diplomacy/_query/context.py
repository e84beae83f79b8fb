"""The context of a dataset's collections: the records that a query can name, and the full-text index."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from .._records.base import Record
from .._records.kinds import AnyRecord, Statement
from .._records.record_set import RecordSet, nearest_ids
from .._values.when import When
from ..errors import Description, QueryError, UnknownIdError, WhenError, describe_value

if TYPE_CHECKING:
    from .._search.index import Index


@attrs.frozen(eq=False, repr=False, slots=False)
class Context:
    """The records that queries on a dataset's collections can name, and the full-text index that they search."""

    records: RecordSet = attrs.field(factory=RecordSet)
    """The records of the dataset, and those of its base."""
    proved_texts: Callable[[], Iterable[tuple[str, str]]] = tuple
    """Gives the id and the verified text of every statement that the attached copies of articles contain."""

    @cached_property
    def search_index(self) -> Index:
        """The full-text index of the dataset's own records."""
        from .._search.index import Index

        return Index(self.records, dict(self.proved_texts()))

    def statement_or_date(self, text: str) -> AnyRecord | When:
        """Return the statement that has this id, the date, or another record that has it, which the caller refuses.

        Raises:
            UnknownIdError: If the text is neither an id nor a date, but similar to the id of a statement.
            WhenError: If the text is neither an id nor a date, and not similar to one.
        """
        record = self.records.known.get(text)
        if isinstance(record, Statement):
            return record
        try:
            return When(text)
        except WhenError:
            if record is not None:
                return record
            if similar := nearest_ids(self.records, text, Statement):
                raise UnknownIdError(text, "statement", similar) from None
            raise

    def find(self, target: object, *record_types: type[Record]) -> AnyRecord:
        """Return the record that an argument is, or whose id it is.

        Raises:
            UnknownIdError: If no record has that id.
            QueryError: If the argument is neither a record nor an id, or the record has another type.
        """
        expected = " or ".join(record_type.kind_name for record_type in record_types)
        if not isinstance(target, (str, Record)):
            raise QueryError(target, f"a record or an id: {expected}")
        id = target.id if isinstance(target, Record) else target
        record = self.records.known.get(id)
        if record is None:
            raise UnknownIdError(id, expected, nearest_ids(self.records, id, *record_types))
        if not isinstance(record, record_types):
            raise QueryError(
                Description(f"the {record.kind_name} {describe_value(id)}"), f"a record or an id: {expected}"
            )
        return record
