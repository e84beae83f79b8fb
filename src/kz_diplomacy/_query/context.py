"""What the collections of a dataset know of it together: the records that a query may name, and its index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from .._records.base import Record
from .._records.kinds import AnyRecord, Statement
from .._values.frozen import FrozenMap
from .._values.when import When
from ..errors import QueryError, Said, UnknownIdError, WhenError, described, nearest

if TYPE_CHECKING:
    from .._search.index import Index


@attrs.frozen(eq=False, repr=False, slots=False)
class Context:
    """The records of a dataset, and behind them those of its base."""

    records: Mapping[str, AnyRecord] = FrozenMap()
    """The dataset's records by id, in order."""
    base: Mapping[str, AnyRecord] = FrozenMap()
    """The records that it may refer to beside its own, by id."""
    proved_texts: Callable[[], Iterable[tuple[str, str]]] = tuple
    """Gives the words of every statement that a copy at hand proves, by its id."""

    @cached_property
    def by_id(self) -> FrozenMap[AnyRecord]:
        """Every record that can be named, by id."""
        return FrozenMap({**self.base, **self.records})

    @cached_property
    def search_index(self) -> Index:
        """The words of the dataset's own records."""
        from .._search.index import Index

        return Index(self.records.values(), dict(self.proved_texts()))

    def __reduce__(self) -> tuple[Any, ...]:
        # The words of an article stay with the copy that its holder has.
        return Context, (self.records, self.base)

    def statement_or_date(self, asked: str) -> AnyRecord | When:
        """What a text asks for: the statement of that id, else the date; else the record of that id, to be refused.

        Raises:
            UnknownIdError: It is nearly the id of a statement.
            WhenError: It is nothing of the kind.
        """
        record = self.by_id.get(asked)
        if isinstance(record, Statement):
            return record
        try:
            return When(asked)
        except WhenError:
            near = nearest(asked, [id for id, other in self.by_id.items() if isinstance(other, Statement)])
            if record is not None:
                return record
            if near:
                raise UnknownIdError(asked, "statement", near) from None
            raise

    def find(self, named: object, *kinds: type[Record]) -> AnyRecord:
        """The record that an argument names, itself or by its id.

        Raises:
            UnknownIdError: No record has that id.
            QueryError: It is neither a record nor an id, or a record of another kind.
        """
        wanted = " or ".join(kind.kind_name for kind in kinds)
        if not isinstance(named, (str, Record)):
            raise QueryError(named, f"a record or an id: {wanted}")
        id = named.id if isinstance(named, Record) else named
        record = self.by_id.get(id)
        if record is None:
            near = nearest(id, [key for key, other in self.by_id.items() if isinstance(other, kinds)])
            raise UnknownIdError(id, wanted, near)
        if not isinstance(record, kinds):
            raise QueryError(Said(f"the {record.kind_name} {described(id)}"), f"a record or an id: {wanted}")
        return record
