"""Two datasets in one: equal records once, every reference to the record that is there, and an order that loads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from .._io.datapackage import AND
from .._io.files import file_name
from .._io.linker import REFERENCES
from .._records.base import Record
from .._records.kinds import KINDS, AnyRecord, Source
from .._records.record_set import RecordSet
from .._values.citations import Cited
from ..errors import DataError, Fault
from .diff import field_changes

if TYPE_CHECKING:
    pass

_Records: TypeAlias = Mapping[str, AnyRecord]
_Earlier: TypeAlias = Mapping[str, Iterable[str]]

_ANOTHER_ID: Final = "give yours an id with a dot, such as mine.visas, which no bundled record ever has"
_MEND: Final = f"make them equal; or, if they are two things, {_ANOTHER_ID}"
_VERSIONS: Final = "if they are two versions of one record, join with the one that is right"


def merge(left: RecordSet, right: RecordSet) -> RecordSet:
    """Both datasets in one, the records of the left one first; equal records once.

    A record stands further in front only where one before it refers to it, or cites it first. What either has as its
    base, and the result does not have itself, is the base of the result.

    Raises:
        DataError: The two, or the base of one and the other, have records of one id that differ: each field is told.

    >>> import kz_diplomacy
    >>> ds, _ = kz_diplomacy.example()
    >>> len(merge(ds, ds)) == len(ds)
    True
    """
    own = dict.fromkeys(record.id for dataset in (left, right) for record in dataset)
    base = dict.fromkeys(id for dataset in (left, right) for id in dataset.base if id not in own)
    cited_first = _cited_first(left, right)
    sources = _ordered([source.id for source in (*left.sources, *right.sources)], cited_first)
    rank = {id: place for place, id in enumerate((*base, *(id for id in sources if id in own)))}
    ours, theirs = _in_order(left, rank), _in_order(right, rank)
    if faults := [*_conflicts(left, right, ours, theirs)]:
        raise DataError(faults)
    chosen = {**theirs, **ours}
    # A dataset's own record is rather kept than the copy of it that the other has in its base.
    chosen |= {record.id: theirs[record.id] for record in right if record.id not in left}
    linked = _linked({id: chosen[id] for id in (*own, *base)}, cited_first)
    kinds: dict[str, Any] = {
        kind: tuple(linked[id] for id in linked if id in own and isinstance(linked[id], record_type))
        for kind, record_type in KINDS.items()
    }
    return RecordSet(
        **kinds,
        name=left.name if left.name == right.name else None,
        # Of two datasets that are not one, the same number is chance.
        version=left.version if (left.name, left.version) == (right.name, right.version) else None,
        license=_license(left.license, right.license),
        base={id: linked[id] for id in base},
    )


def _cited_first(left: RecordSet, right: RecordSet) -> _Earlier:
    """By source, those that some evidence cites just before it, so that evidence stays in the order of the sources."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for dataset in (left, right):
        for record in dataset:
            for cited in _evidence(record):
                for one, other in pairwise(dict.fromkeys(each.source for each in cited)):
                    # Where the two disagree on the order of their sources, the left one has its way.
                    if dataset is left or not (one in left or other in left):
                        found[other][one] = None
    return found


def _evidence(record: Record) -> Iterator[tuple[Cited, ...]]:
    yield from record.evidence.values()
    for name in ("quantities", "claims"):
        yield from (member.evidence for member in getattr(record, name, ()))


def _ordered(ids: Sequence[str], earlier: _Earlier) -> dict[str, None]:
    """These ids in their order, each behind those that have to stand before it; of a circle the first stands last."""
    places = {id: place for place, id in enumerate(ids)}
    placed: dict[str, None] = {}
    opened: set[str] = set()
    for id in ids:
        waiting = [id]
        while waiting:
            top = waiting[-1]
            if top in opened:
                placed.setdefault(waiting.pop())
            else:
                opened.add(top)
                first = [one for one in earlier.get(top, ()) if one not in opened]
                waiting += sorted(first, key=lambda one: places.get(one, -1), reverse=True)
    return placed


def _in_order(dataset: RecordSet, rank: Mapping[str, int]) -> _Records:
    """Every record of a dataset and its base, the evidence of each in the order that the sources are to have."""
    ranks = [rank.get(record.id, -1) for record in dataset.known.values() if isinstance(record, Source)]
    if ranks == sorted(ranks):
        return dataset.known
    return {id: _sorted_evidence(record, rank) for id, record in dataset.known.items()}


def _sorted_evidence(record: AnyRecord, rank: Mapping[str, int]) -> AnyRecord:
    def in_order(cited: tuple[Cited, ...]) -> tuple[Cited, ...]:
        return tuple(sorted(cited, key=lambda one: rank.get(one.source, -1)))

    if all(in_order(cited) == cited for cited in _evidence(record)):
        return record
    changes: dict[str, Any] = {"evidence": {name: in_order(cited) for name, cited in record.evidence.items()}}
    for name in ("quantities", "claims"):
        if members := getattr(record, name, ()):
            changes[name] = tuple(attrs.evolve(each, evidence=in_order(each.evidence)) for each in members)
    return attrs.evolve(record, **changes)


def _conflicts(left: RecordSet, right: RecordSet, ours: _Records, theirs: _Records) -> Iterator[Fault]:
    """What records of one id say differently, in the order of the kinds."""
    both = [(record, theirs[id]) for id, record in ours.items() if id in theirs]
    places = {
        record.id: f"$[{at}]"
        for dataset in (right, left)
        for kind in KINDS
        for at, record in enumerate(getattr(dataset, kind))
    }
    for kind, record_type in KINDS.items():
        for one, other in both:
            if type(one) is not record_type:
                continue
            file, path = file_name(kind), places.get(one.id, "$")
            if type(other) is not record_type:
                found = f"the {one.kind_name} on the left and the {other.kind_name} on the right"
                yield Fault(found, "one record of one id", _ANOTHER_ID, file=file, path=path, record=one.id)
                continue
            for change in field_changes(one, other):
                found = "{} on the left and {} on the right".format(*change.shown())
                mend = _VERSIONS if "." in one.id else _MEND
                yield Fault(found, "the same in both", mend, file=file, path=path + change.path[1:], record=one.id)


def _linked(chosen: _Records, cited_first: _Earlier) -> dict[str, AnyRecord]:
    """These records kind by kind, in an order that loads, each referring to others of them."""
    linked: dict[str, AnyRecord] = {}
    for record_type in KINDS.values():
        ids = [id for id, record in chosen.items() if type(record) is record_type]
        earlier = cited_first if record_type is Source else {id: _same_kind(chosen[id]) for id in ids}
        for id in _ordered(ids, earlier):
            # A dataset that was made in Python can refer to what it does not have.
            if id in chosen:
                linked[id] = _relinked(chosen[id], linked)
    return linked


def _same_kind(record: AnyRecord) -> list[str]:
    links = (getattr(record, name) for name in REFERENCES[type(record)])
    return [link.id for link in links if type(link) is type(record)]


def _relinked(record: AnyRecord, linked: _Records) -> AnyRecord:
    """The record itself, or where it refers to a copy that is not kept, its like that refers to the one that is."""
    changes: dict[str, Any] = {}
    for name, (_, many) in REFERENCES[type(record)].items():
        value = getattr(record, name)
        old = value if many else () if value is None else (value,)
        new = tuple(linked.get(one.id, one) for one in old)
        if any(one is not other for one, other in zip(old, new, strict=True)):
            changes[name] = new if many else new[0]
    return attrs.evolve(record, **changes) if changes else record


def _license(left: str | None, right: str | None) -> str | None:
    if left is None or right is None or left == right:
        return left and right
    return AND.join(dict.fromkeys((*_conditions(left), *_conditions(right))))


def _conditions(license: str) -> list[str]:
    """The licences that all hold together; a choice of several is one, in parentheses."""
    if " OR " in re.sub(r"\([^()]*\)", "", license):
        return [f"({license})"]
    return re.split(r" AND (?![^()]*\))", license)
