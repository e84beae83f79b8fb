"""The records of one dataset, without the queries that :class:`kz_diplomacy.Dataset` adds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import attrs

from .._values.frozen import FrozenMap, Immutable
from ..errors import QueryError, nearest
from .base import Record
from .kinds import RECORD_TYPES, AnyRecord, Event, Official, Organization, Role, Source, Statement, Topic

R = TypeVar("R", bound=Record)


def _frozen(records: Mapping[str, AnyRecord]) -> FrozenMap[AnyRecord]:
    return FrozenMap(records)


@attrs.frozen(eq=False, repr=False, kw_only=True)
class RecordSet(Immutable):
    """The records of one dataset, what its descriptor says, and the records of its base.

    A :class:`kz_diplomacy.Dataset` is a record set that answers queries. Iterating gives the records in the order of
    the kinds.

    >>> import kz_diplomacy
    >>> from kz_diplomacy.typing import RecordSet
    >>> isinstance(kz_diplomacy.load(), RecordSet)
    True
    """

    __module__ = "kz_diplomacy.typing"

    sources: Sequence[Source] = ()
    topics: Sequence[Topic] = ()
    organizations: Sequence[Organization] = ()
    officials: Sequence[Official] = ()
    roles: Sequence[Role] = ()
    events: Sequence[Event] = ()
    statements: Sequence[Statement] = ()
    name: str | None = None
    """The name of the dataset; None if its folder has no descriptor."""
    version: str | None = None
    """The version of the data, which is not the version of the package; None if no descriptor gives one."""
    license: str | None = None
    """The licence of the data as an SPDX expression; None if no descriptor gives one."""
    base: Mapping[str, AnyRecord] = attrs.field(factory=FrozenMap, converter=_frozen)
    """The records of another dataset that these may refer to, by id. They are not records of this dataset."""

    @cached_property
    def _by_id(self) -> Mapping[str, AnyRecord]:
        """The dataset's own records by id, in the order of the kinds."""
        return FrozenMap((record.id, record) for record in self)

    @cached_property
    def known(self) -> Mapping[str, AnyRecord]:
        """Every record that a record of the dataset may refer to, by id: those of the base, then its own.

        >>> import kz_diplomacy
        >>> kz_diplomacy.load().known["visas"].label.en
        'Visas'
        """
        return FrozenMap({**self.base, **self._by_id})

    def __iter__(self) -> Iterator[AnyRecord]:
        return (record for kind in RECORD_TYPES for record in getattr(self, kind))

    def __len__(self) -> int:
        return sum(len(getattr(self, kind)) for kind in RECORD_TYPES)

    def __bool__(self) -> bool:
        # A dataset without records is still a dataset, so it is true.
        return True

    def __contains__(self, item: object) -> bool:
        if isinstance(item, str):
            return item in self._by_id
        return isinstance(item, Record) and self._by_id.get(item.id) == item


def known_of_type(records: RecordSet, record_type: type[R]) -> list[R]:
    """Return the records of one type in a dataset and its base."""
    return [record for record in records.known.values() if isinstance(record, record_type)]


def nearest_ids(records: RecordSet, id: str, *record_types: type[Record]) -> tuple[str, ...]:
    """Return the ids of records of these types that are most similar to an unknown id."""
    return nearest(id, [known for known, record in records.known.items() if isinstance(record, record_types)])


def as_record_set(value: object, expected: str = "a dataset", remedy: str = "load it first") -> RecordSet:
    """Return an argument as a dataset.

    Raises:
        QueryError: If the argument is not a dataset.
    """
    if not isinstance(value, RecordSet):
        raise QueryError(value, expected, remedy)
    return value
