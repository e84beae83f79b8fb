"""Helpers of several formats: the exported records, and the common forms of citations, dates, IRIs and texts."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from typing import Any, Final
from urllib.parse import quote

from .._records.base import Record, has_value
from .._records.kinds import RECORD_TYPES, AnyRecord
from .._records.links import cited
from .._records.record_set import RecordSet, as_record_set
from .._values.citations import Cited, Passage, format_addresses
from .._values.facts import Participant, Text
from .._values.vocabulary import Lang
from .._values.when import When
from ..errors import UnknownIdError, nearest

NAMESPACE: Final = "urn:kz-diplomacy:"
"""The beginning of every IRI. It is not an address: nothing can be fetched there."""
RFC_5147: Final = "http://tools.ietf.org/rfc/rfc5147"
"""The definition of ``char=12,34``, by the name that the Web Annotation Data Model gives it."""
RFC_6901: Final = "http://tools.ietf.org/rfc/rfc6901"
"""The definition of ``/claims/0``, a JSON pointer."""
ENGLISH_FIRST: Final[tuple[Lang, ...]] = ("en", "ru", "kk")
"""The order of languages where a format takes one text for all: English, Russian, Kazakh."""
GIVE_A_DATASET: Final = "give what kz_diplomacy.load() gives"
"""The remedy for an argument that is not a dataset."""


# The exported records


def closure(ds: RecordSet) -> RecordSet:
    """Return the records of a dataset, then every record of its base that they refer to, directly or indirectly.

    Raises:
        QueryError: If it is not a dataset.
        UnknownIdError: If a record contains a dangling reference, which is possible only for records made in Python.
    """
    waiting: deque[AnyRecord] = deque(as_record_set(ds, remedy=GIVE_A_DATASET))
    found: dict[str, AnyRecord] = {}
    while waiting:
        record = waiting.popleft()
        if record.id not in found:
            found[record.id] = record
            waiting += _references(record, ds)
    return _record_set(found.values())


def exported_records(ds: RecordSet) -> RecordSet:
    """Return the records of the closure, with the records of the base first, so no reference is a forward reference.

    Raises:
        QueryError: If it is not a dataset.
        UnknownIdError: If a record contains a dangling reference, which is possible only for records made in Python.
    """
    needed = closure(ds)
    return _record_set(record for id, record in ds.known.items() if id in needed)


def _record_set(records: Iterable[AnyRecord]) -> RecordSet:
    found = [*records]
    by_type: dict[str, Any] = {
        name: tuple(record for record in found if isinstance(record, record_type))
        for name, record_type in RECORD_TYPES.items()
    }
    return RecordSet(**by_type)


def _references(record: AnyRecord, ds: RecordSet) -> Iterator[AnyRecord]:
    """Yield the records to which a record refers, by its fields, participants and citations."""
    for name in record.citable:
        value = getattr(record, name)
        for member in value if isinstance(value, tuple) else (value,):
            if isinstance(member, Record):
                yield member  # type: ignore[misc]  # every record has one of the seven record types
            elif isinstance(member, Participant):
                yield _by_id(member.who, ds)
            elif isinstance(member, Passage):
                yield _by_id(member.source, ds)
    for citation in cited(record):
        yield _by_id(citation.source, ds)


def _by_id(id: str, ds: RecordSet) -> AnyRecord:
    try:
        return ds.known[id]
    except KeyError:
        raise UnknownIdError(id, "record", nearest(id, ds.known)) from None


# Values


def drop_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the entries whose value is neither None nor empty."""
    return {name: value for name, value in values.items() if has_value(value)}


def wordings(text: Text | None) -> dict[Lang, str]:
    """Return the versions of a text by language: English, Russian, then Kazakh. Missing languages are left out."""
    return {lang: text[lang] for lang in ENGLISH_FIRST if text[lang]} if text else {}


def addresses_by_source(evidence: Iterable[Cited]) -> dict[str, list[str]]:
    """Return the distinct addresses in some evidence by source, in text order. Consecutive sentences become a range."""
    found: dict[str, dict[Cited, None]] = {}
    for citation in evidence:
        found.setdefault(citation.source, {})[citation] = None
    return {source: format_addresses(sorted(cited, key=_offset)) for source, cited in found.items()}


def _offset(cited: Cited) -> int:
    """Return the start offset of a citation, or -1 for a whole source, which sorts before its sentences."""
    return cited.start if isinstance(cited, Passage) else -1


# Dates, for formats that know only a year, a month or a day


def is_plain_date(when: When) -> bool:
    """Return True if a date is exactly a year, a month or a day, so such a format can express it in full."""
    return when._parts.shape == "date" and not when.approximate


def edges(when: When) -> tuple[str, str]:
    """Return the first and the last year, month or day of a date; empty on an open side. ``~`` is removed.

    >>> edges(When("[2024-04..2024-05-03]")), edges(When("2021/..")), edges(When("2024~"))
    (('2024-04', '2024-05-03'), ('2021', ''), ('2024', '2024'))
    """
    return when._parts.start.rstrip("~"), when._parts.end.rstrip("~")


def common_prefix(when: When) -> str:
    """Return the narrowest year, month or day that contains a date; empty if there is none. ``~`` is removed."""
    parts = zip(*(edge.split("-") for edge in edges(when)), strict=False)
    return "-".join(start for start, _ in takewhile(lambda pair: pair[0] == pair[1], parts))


# Names in linked data


def iri(id: str) -> str:
    """Return the IRI of a record, or of a cited sentence by its address."""
    return NAMESPACE + id


def fragment_iri(id: str, *steps: str | int) -> str:
    """Return the IRI of a part of a record. Its fragment is the JSON pointer of the part in the record's JSON."""
    return f"{iri(id)}#{json_pointer(*steps)}"


def json_pointer(*steps: str | int) -> str:
    """Return a JSON pointer (RFC 6901). Field names contain no character that needs escaping."""
    return "".join(f"/{step}" for step in steps)


def dataset_iri(kind: str, name: str | None) -> str:
    """Return an IRI made from the name of a dataset. Its extra colon keeps it distinct from the IRIs of records."""
    return f"{NAMESPACE}{kind}:{quote(name or '', safe='')}"
