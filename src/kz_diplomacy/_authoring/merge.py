"""The merge of two datasets: equal records once, references to records of the result, no forward references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

import attrs

from .._io.datapackage import AND
from .._io.files import file_name
from .._records.fields import fields_used_as
from .._records.kinds import RECORD_TYPES, AnyRecord
from .._records.links import REFERENCES, citations_by_value
from .._records.record_set import RecordSet
from .._values.citations import Cited
from ..errors import DataError, Fault
from .diff import field_changes

_Records: TypeAlias = Mapping[str, AnyRecord]

_ANOTHER_ID: Final = "give yours an id with a dot, such as mine.visas, which no bundled record ever has"
_MEND: Final = f"make them equal; or, if they are two things, {_ANOTHER_ID}"
_VERSIONS: Final = "if they are two versions of one record, join with the one that is right"


def merge(left: RecordSet, right: RecordSet) -> RecordSet:
    """Return the union of two datasets: the records of the left one first, and equal records once.

    A record moves to an earlier place only if a record before it refers to it. Evidence is in the order of the sources
    of the result. The base of the result has the records of both bases that are not in the result.

    Raises:
        DataError: If records with the same id differ, in the datasets or their bases. Each differing field is reported.
    """
    own = dict.fromkeys(record.id for dataset in (left, right) for record in dataset)
    base = dict.fromkeys(id for dataset in (left, right) for id in dataset.base if id not in own)
    # Sources are the first records of a dataset, and only their order matters here.
    rank = {id: number for number, id in enumerate((*base, *own))}
    ours, theirs = ({id: _reordered(record, rank) for id, record in one.known.items()} for one in (left, right))
    if faults := [*_conflicts(left, right, ours, theirs)]:
        raise DataError(faults)
    chosen = {**theirs, **ours}
    # A record of a dataset takes precedence over its copy in the base of the other dataset.
    chosen |= {record.id: theirs[record.id] for record in right if record.id not in left}
    linked = _linked({id: chosen[id] for id in (*own, *base)})
    kinds: dict[str, Any] = {
        kind: tuple(record for id, record in linked.items() if id in own and isinstance(record, record_type))
        for kind, record_type in RECORD_TYPES.items()
    }
    return RecordSet(
        **kinds,
        name=left.name if left.name == right.name else None,
        # Equal version numbers of two different datasets are a coincidence.
        version=left.version if (left.name, left.version) == (right.name, right.version) else None,
        license=_license(left.license, right.license),
        base={id: linked[id] for id in base},
    )


def _reordered(record: AnyRecord, rank: Mapping[str, int]) -> AnyRecord:
    """Return a record with its evidence in the order of the sources: the record itself, or a copy."""

    def in_order(cited: tuple[Cited, ...]) -> tuple[Cited, ...]:
        # A record made in Python can cite an unknown source, which sorts first.
        return tuple(sorted(cited, key=lambda citation: rank.get(citation.source, -1)))

    if all(in_order(cited) == cited for cited in citations_by_value(record)):
        return record
    changes: dict[str, Any] = {"evidence": {name: in_order(cited) for name, cited in record.evidence.items()}}
    for name in fields_used_as(type(record), "members"):
        members = getattr(record, name)
        changes[name] = tuple(attrs.evolve(member, evidence=in_order(member.evidence)) for member in members)
    return attrs.evolve(record, **changes)


def _conflicts(left: RecordSet, right: RecordSet, ours: _Records, theirs: _Records) -> Iterator[Fault]:
    """Yield the differences between records with the same id, sorted by record type."""
    both = [(record, theirs[id]) for id, record in ours.items() if id in theirs]
    paths = {
        record.id: f"$[{index}]"
        for dataset in (right, left)
        for kind in RECORD_TYPES
        for index, record in enumerate(getattr(dataset, kind))
    }
    for kind, record_type in RECORD_TYPES.items():
        for left_record, right_record in both:
            if type(left_record) is not record_type:
                continue
            file, path = file_name(kind), paths.get(left_record.id, "$")
            if type(right_record) is not record_type:
                found = f"the {left_record.kind_name} on the left and the {right_record.kind_name} on the right"
                yield Fault(found, "one record of one id", _ANOTHER_ID, file=file, path=path, record=left_record.id)
                continue
            for change in field_changes(left_record, right_record):
                found = "{} on the left and {} on the right".format(*change.shown())
                mend = _VERSIONS if "." in left_record.id else _MEND
                yield Fault(
                    found, "the same in both", mend, file=file, path=path + change.path[1:], record=left_record.id
                )


def _linked(chosen: _Records) -> dict[str, AnyRecord]:
    """Return the records sorted by type, each after the records that it refers to, all linked to each other."""
    linked: dict[str, AnyRecord] = {}
    visited: set[str] = set()

    def add(id: str) -> None:
        # A dataset made in Python can have circular and dangling references.
        if id in visited or id not in chosen:
            return
        visited.add(id)
        record = chosen[id]
        for name in REFERENCES[type(record)]:
            target = getattr(record, name)
            if type(target) is type(record):
                add(target.id)
        linked[id] = _relinked(record, linked)

    for record_type in RECORD_TYPES.values():
        for id, record in chosen.items():
            if type(record) is record_type:
                add(id)
    return linked


def _relinked(record: AnyRecord, linked: _Records) -> AnyRecord:
    """Return a record that refers only to records of the result: the record itself, or a copy if it must change."""
    changes: dict[str, Any] = {}
    for name, (_, many) in REFERENCES[type(record)].items():
        value = getattr(record, name)
        old = value if many else () if value is None else (value,)
        new = tuple(linked.get(target.id, target) for target in old)
        if any(before is not after for before, after in zip(old, new, strict=True)):
            changes[name] = new if many else new[0]
    return attrs.evolve(record, **changes) if changes else record


def _license(left: str | None, right: str | None) -> str | None:
    """Return the SPDX expression that combines both licences; None if either is unknown."""
    if left is None or right is None or left == right:
        return left and right
    return AND.join(dict.fromkeys((*_conditions(left), *_conditions(right))))


def _conditions(license: str) -> list[str]:
    """Return the licences that apply together. A choice of several is one of them, in parentheses."""
    if " OR " in re.sub(r"\([^()]*\)", "", license):
        return [f"({license})"]
    return re.split(r" AND (?![^()]*\))", license)
