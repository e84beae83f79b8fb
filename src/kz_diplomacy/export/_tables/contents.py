"""What the rows of flat tables are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from ..._records.kinds import KINDS, AnyRecord
from ..._records.record_set import RecordSet


@attrs.frozen
class Contents:
    """The records that tables are made of."""

    records: tuple[AnyRecord, ...]
    """In the order of the kinds."""
    own: frozenset[str]
    """The ids of those that are the dataset's own."""
    known: Mapping[str, AnyRecord]
    """Every record that these may refer to, by id."""

    def of(self, kind: str) -> Iterator[AnyRecord]:
        """The records of a kind, in order."""
        return (record for record in self.records if isinstance(record, KINDS[kind]))


@attrs.frozen
class Member:
    """What a row is made of that is no record as a whole: a member of a list, some evidence, a place among records."""

    contents: Contents
    record: AnyRecord
    """Whose it is."""
    position: int
    """Its place, from 0."""
    value: Any = None
    field: str = ""
    """The field that it is evidence of, where it is evidence."""
    member: int | None = None
    """The place of the quantity or claim that it is evidence of; None for the field as a whole."""


def own(records: RecordSet) -> Contents:
    """A dataset's own records.

    >>> import kz_diplomacy
    >>> ds = kz_diplomacy.load()
    >>> len(own(ds).records) == len(ds)
    True
    """
    return Contents(tuple(records), frozenset(record.id for record in records), records.known)
