"""What an export has to hold: the dataset's own records, and whatever of its base they lead to."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

import attrs

from .._records.base import Record
from .._records.kinds import KINDS, AnyRecord
from .._records.links import cited
from .._records.record_set import RecordSet
from .._values.citations import Passage
from .._values.facts import Participant
from ..errors import QueryError, UnknownIdError, nearest
from ._tables.contents import Contents, own


def reached(ds: RecordSet) -> dict[str, list[AnyRecord]]:
    """The records to export, by kind: the dataset's own in its order, then those of its base that any of them leads to.

    Raises:
        QueryError: It is no dataset.
        UnknownIdError: A record names one that there is not, which only a dataset made in Python can.

    >>> import kz_diplomacy
    >>> [record.id for record in reached(kz_diplomacy.load())["officials"]]
    ['aibek-smadiyarov']
    """
    if not isinstance(ds, RecordSet):
        raise QueryError(ds, "a dataset", "give what kz_diplomacy.load() gives")
    waiting: deque[AnyRecord] = deque(record for kind in KINDS for record in getattr(ds, kind))
    found: dict[str, AnyRecord] = {}
    while waiting:
        record = waiting.popleft()
        if record.id not in found:
            found[record.id] = record
            waiting += _led_to(record, ds)
    return {kind: [record for record in found.values() if type(record) is KINDS[kind]] for kind in KINDS}


def exported(ds: RecordSet) -> Contents:
    """The dataset's own records, and before them those of its base that they lead to, each kind in its order.

    Raises:
        QueryError: This is no dataset.
        UnknownIdError: A record names one that there is not, which only records made in Python can.

    >>> import kz_diplomacy
    >>> exported(kz_diplomacy.load()) == own(kz_diplomacy.load())
    True
    """
    needed = {record.id for records in reached(ds).values() for record in records}
    found = [record for id, record in ds.known.items() if id in needed]
    records = tuple(record for kind in KINDS.values() for record in found if type(record) is kind)
    return attrs.evolve(own(ds), records=records)


def _led_to(record: AnyRecord, ds: RecordSet) -> Iterator[AnyRecord]:
    for name in record.fields[:-1]:
        value = getattr(record, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Record):
                yield one  # type: ignore[misc]  # every record is of one of the seven kinds
            elif isinstance(one, Participant):
                yield _named(one.who, ds)
            elif isinstance(one, Passage):
                yield _named(one.source, ds)
    for one in cited(record):
        yield _named(one.source, ds)


def _named(id: str, ds: RecordSet) -> AnyRecord:
    try:
        return ds.known[id]
    except KeyError:
        raise UnknownIdError(id, "record", nearest(id, ds.known)) from None
