"""Two datasets in one: equal records once, every reference to a record of the result, and an order that loads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

import attrs

from .._io.datapackage import AND
from .._io.files import file_name
from .._records.fields import fields_of_role
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
    """Return both datasets in one, the records of the left one first, and equal records once.

    A record moves further to the front only if a record before it refers to it. Evidence is in the order that the
    sources of the result have. Records of either base that the result does not have itself are its base.

    Raises:
        DataError: If the two, or the base of one and the other, have records of one id that differ. Each differing
            field is a fault.

    >>> import kz_diplomacy
    >>> ds, _ = kz_diplomacy.example()
    >>> len(merge(ds, ds)) == len(ds)
    True
    """
    own = dict.fromkeys(record.id for dataset in (left, right) for record in dataset)
    base = dict.fromkeys(id for dataset in (left, right) for id in dataset.base if id not in own)
    # Only the order of the sources counts here, which are the first records of a dataset.
    rank = {id: number for number, id in enumerate((*base, *own))}
    ours, theirs = ({id: _reordered(record, rank) for id, record in one.known.items()} for one in (left, right))
    if faults := [*_conflicts(left, right, ours, theirs)]:
        raise DataError(faults)
    chosen = {**theirs, **ours}
    # A record of a dataset is kept rather than the copy of it in the base of the other.
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
    """Return a record whose evidence is in the order of the sources: itself, or a copy."""

    def in_order(cited: tuple[Cited, ...]) -> tuple[Cited, ...]:
        # A record that was made in Python can cite an unknown source.
        return tuple(sorted(cited, key=lambda one: rank.get(one.source, -1)))

    if all(in_order(cited) == cited for cited in citations_by_value(record)):
        return record
    changes: dict[str, Any] = {"evidence": {name: in_order(cited) for name, cited in record.evidence.items()}}
    for name in fields_of_role(type(record), "members"):
        members = getattr(record, name)
        changes[name] = tuple(attrs.evolve(member, evidence=in_order(member.evidence)) for member in members)
    return attrs.evolve(record, **changes)


def _conflicts(left: RecordSet, right: RecordSet, ours: _Records, theirs: _Records) -> Iterator[Fault]:
    """Yield the differences between records of one id, in the order of the kinds."""
    both = [(record, theirs[id]) for id, record in ours.items() if id in theirs]
    paths = {
        record.id: f"$[{index}]"
        for dataset in (right, left)
        for kind in RECORD_TYPES
        for index, record in enumerate(getattr(dataset, kind))
    }
    for kind, record_type in RECORD_TYPES.items():
        for one, other in both:
            if type(one) is not record_type:
                continue
            file, path = file_name(kind), paths.get(one.id, "$")
            if type(other) is not record_type:
                found = f"the {one.kind_name} on the left and the {other.kind_name} on the right"
                yield Fault(found, "one record of one id", _ANOTHER_ID, file=file, path=path, record=one.id)
                continue
            for change in field_changes(one, other):
                found = "{} on the left and {} on the right".format(*change.shown())
                mend = _VERSIONS if "." in one.id else _MEND
                yield Fault(found, "the same in both", mend, file=file, path=path + change.path[1:], record=one.id)


def _linked(chosen: _Records) -> dict[str, AnyRecord]:
    """Return the records kind by kind, each after the records that it refers to, which are records of the result."""
    linked: dict[str, AnyRecord] = {}
    visited: set[str] = set()

    def add(id: str) -> None:
        # A dataset that was made in Python can have circles, and references to records that it does not have.
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
    """Return a record that refers to records of the result: itself, or a copy if it refers to a dropped copy."""
    changes: dict[str, Any] = {}
    for name, (_, many) in REFERENCES[type(record)].items():
        value = getattr(record, name)
        old = value if many else () if value is None else (value,)
        new = tuple(linked.get(target.id, target) for target in old)
        if any(target is not other for target, other in zip(old, new, strict=True)):
            changes[name] = new if many else new[0]
    return attrs.evolve(record, **changes) if changes else record


def _license(left: str | None, right: str | None) -> str | None:
    """Return the SPDX expression of both licences together; None if one is unknown."""
    if left is None or right is None or left == right:
        return left and right
    return AND.join(dict.fromkeys((*_conditions(left), *_conditions(right))))


def _conditions(license: str) -> list[str]:
    """Return the licences that apply together. A choice of several is one of them, in parentheses."""
    if " OR " in re.sub(r"\([^()]*\)", "", license):
        return [f"({license})"]
    return re.split(r" AND (?![^()]*\))", license)
