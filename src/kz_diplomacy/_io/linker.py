"""The linker: ids become the records that they name, and addresses the passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import islice, repeat
from typing import Any, Final, NamedTuple, TypeAlias

import attrs

from .._records.base import Record, has_value
from .._records.fields import each_of, is_list, is_record, parts
from .._records.kinds import KINDS, Event, Official, Organization, Role, Source, Statement
from .._values.citations import Cited, Passage
from ..errors import Fault, described, did_you_mean, json_path_step, nearest
from .citation_index import CitedSources
from .locations import Found

# Each takes a look at every id, so that a file of nothing but faults would take the square of its length.
_MOST_SUGGESTIONS: Final = 50

LONGEST_CHAIN: Final = 32
"""How many records of one kind may hang on one another: enough for any archive, and few enough for every pickle."""

Kinds: TypeAlias = tuple[type[Record], ...]


class Declared(NamedTuple):
    """What the files of a dataset declare, however well or badly it could be read; filled as they are read."""

    records: Mapping[str, list[Record | None]]
    """By kind, in the order of the kinds; None in the place of a broken record."""
    ids: dict[str, tuple[str, ...]]
    """Every id that a file declares, those of broken records too, with its kind, or kinds where it stands twice."""
    unread: set[str]
    """The kinds of which not every id is known, since a file or an id could not be read."""


class _Missing(NamedTuple):
    """A reference that leads to no earlier record of a right kind."""

    id: str
    record: Record | None
    """The record of another kind that has this id."""
    allowed: Kinds
    path: str
    referring: str
    known: int
    """How many records were known, and might have been meant."""


class Linker:
    """Links one record after another, each to those that it has been told to remember, and collects what is wrong.

    A broken record is at fault once, and not again in each reference to it. Whether what a record refers to is broken,
    behind it, or nowhere, is known only once every file has been read: until then such faults wait.
    """

    def __init__(self, declared: Declared, base: Mapping[str, Record]) -> None:
        self.declared = declared
        self.known = dict(base)
        self.sources = CitedSources(record for record in base.values() if isinstance(record, Source))
        self.depths: dict[str, int] = {}
        self._found: list[tuple[str, int, Fault | _Missing]] = []

    @property
    def found(self) -> list[Found]:
        """Every fault, told when all that is declared is known."""
        found: list[Found] = []
        for kind, index, one in self._found:
            if fault := one if isinstance(one, Fault) else self._told(kind, index, one, len(found)):
                found.append((kind, index, fault))
        return found

    def cite(self, sources: Iterable[Source]) -> None:
        """Let the evidence of every record cite these sources, which have been read and not yet linked."""
        sources = [*sources]
        for source in sources:
            for passage in source.passages:
                _set(passage, "source", source.id)
        self.sources.add(sources)

    def remember(self, record: Record) -> None:
        """Let later records refer to this one, which has just been linked."""
        self.known.setdefault(record.id, record)
        if self.depth > 1:
            self.depths[record.id] = self.depth

    def link(self, kind: str, index: int, record: Record) -> None:
        """Turn the ids and addresses of a record into what they name; what is wrong with it goes into ``found``."""
        self.place, self.record, self.depth = (kind, index), record, 1
        self._check_evidence(record)
        for name, (allowed, many) in REFERENCES[type(record)].items():
            value = getattr(record, name)
            if value and many:
                targets: tuple[Record | None, ...] = tuple(map(self.known.get, value))
                if not all(map(isinstance, targets, repeat(allowed))):
                    targets = tuple([self._target(id, allowed, name, at) for at, id in enumerate(value)])
                _set(record, name, targets)
            elif value:
                target = self._target(value, allowed, name)
                _set(record, name, target)
                if target and type(target) is type(record):
                    self._lengthen(target, name)
        if isinstance(record, Event):
            for at, one in enumerate(record.participants):
                self._target(one.who, (Official, Role, Organization), "participants", at, "who")
        for name in _CITING[type(record)]:
            for at, value in enumerate(getattr(record, name)):
                _set(value, "evidence", self._cited(value.evidence, name, at, "evidence"))
        if isinstance(record, Statement):
            self._check_passage(record.passage)
        # What the codec has made of it has the addresses, and nobody else has seen it.
        evidence = {field: self._cited(cited, "evidence", field) for field, cited in record.evidence.items()}
        _set(record.evidence, "_items", evidence)

    def _check_evidence(self, record: Record) -> None:
        for name in record.evidence:
            value = getattr(record, name)
            if not value and not has_value(value):
                found = f'evidence for "{name}", which says nothing'
                mend = "add the value, or leave out its evidence"
                self._tell(Fault(found, "evidence for what is said", mend), "evidence", name)

    def _target(self, id: Any, allowed: Kinds, *steps: str | int) -> Record | None:
        record = self.known.get(id)
        if isinstance(record, allowed):
            return record
        missing = _Missing(id, record, allowed, self._path(steps), self.record.id, len(self.known))
        self._found.append((*self.place, missing))
        return None

    def _told(self, kind: str, index: int, missing: _Missing, before: int) -> Fault | None:
        """The fault of a reference; none where it leads to a broken record, or may do so."""
        id, wanted = missing.id, " or ".join(allowed.kind_name for allowed in missing.allowed)
        declared = self.declared.ids.get(id, ())
        mend = ""
        if any(issubclass(KINDS[other], missing.allowed) for other in declared):
            # It is broken, or it is behind: only the second is told here.
            last = self._last.get((kind, id), -1)
            if last < index:
                return None
            found = "this record itself" if last == index else f"{described(id)}, which stands behind it"
            wanted = f"an earlier {wanted}"
        elif missing.record or declared:
            name = missing.record.kind_name if missing.record else KINDS[declared[0]].kind_name
            found, wanted = f"the {name} {described(id)}", f"the id of a record: {wanted}"
        elif any(issubclass(KINDS[other], missing.allowed) for other in self.declared.unread):
            return None
        else:
            found, wanted, mend = described(id), f"the id of a record: {wanted}", self._did_you_mean(missing, before)
        return Fault(found, wanted, mend, path=missing.path, record=missing.referring)

    @cached_property
    def _last(self) -> dict[tuple[str, str], int]:
        """Where a kind has the last record of an id; asked only of what is wrong."""
        return {
            (kind, record.id): index
            for kind, records in self.declared.records.items()
            for index, record in enumerate(records)
            if record
        }

    def _did_you_mean(self, missing: _Missing, before: int) -> str:
        if before >= _MOST_SUGGESTIONS:
            return ""
        known = islice(self.known.items(), missing.known)
        near = nearest(missing.id, [id for id, other in known if isinstance(other, missing.allowed)])
        return did_you_mean(near)

    def _lengthen(self, target: Record, name: str) -> None:
        self.depth = self._depth(target) + 1
        if self.depth == LONGEST_CHAIN + 1:
            self._tell(Fault(f"a chain of {self.depth} records", f"at most {LONGEST_CHAIN}"), name)

    def _depth(self, record: Record) -> int:
        # Of a record of the base the chain is walked: it is whole, and no longer than it may be.
        if record.id in self.depths:
            return self.depths[record.id]
        links = (getattr(record, name) for name in REFERENCES[type(record)])
        above = next((link for link in links if type(link) is type(record)), None)
        return self._depth(above) + 1 if above else 1

    def _check_passage(self, passage: Passage) -> None:
        source = self.sources.known.get(passage.source)
        if source is None or source.kind != "article":
            if source or self.known.get(passage.source) or not self._is_broken(passage.source):
                self._tell(Fault(described(passage.source), "the id of an article"), "passage", "source")
        elif passage.end > (source.length or 0):
            found = f"end {passage.end}"
            self._tell(Fault(found, f"at most {source.length}, the length of the text"), "passage", "end")
        else:
            # Of what is alike the record takes the source's own, and its text is forgotten.
            _set(passage, "source", source.id)
            digest = self.sources.digests.get((source.id, passage.start, passage.end), passage.sha256)
            if digest == passage.sha256:
                _set(passage, "sha256", digest)
            else:
                found, expected = (f"the digest {known[:12]}…" for known in (passage.sha256, digest))
                same = f"{expected}, as the same characters have in {source.id}"
                self._tell(Fault(found, same), "passage", "sha256")

    def _cited(self, addresses: Sequence[Any], *steps: str | int) -> tuple[Cited, ...]:
        """What addresses name, in source and text order."""
        if (known := self.sources.cited(addresses)) is not None:
            return known
        cited, wrong = self.sources.closely(addresses, self._is_broken)
        for at, error in wrong:
            for found in error.faults:
                self._tell(found, *steps, at)
        return cited

    def _is_broken(self, source: str) -> bool:
        """Whether a source that is not known may well be there, but for what is wrong with it or its file."""
        return "sources" in self.declared.ids.get(source, ()) or "sources" in self.declared.unread

    def _tell(self, found: Fault, *steps: str | int) -> None:
        self._found.append((*self.place, attrs.evolve(found, path=self._path(steps), record=self.record.id)))

    def _path(self, steps: Iterable[str | int]) -> str:
        return "$" + "".join(map(json_path_step, steps))


def _references(kind: type[Record]) -> dict[str, tuple[Kinds, bool]]:
    """The fields that refer to records: which kinds, and whether to many."""
    found: dict[str, tuple[Kinds, bool]] = {}
    for field in attrs.fields(kind):  # type: ignore[arg-type]  # every kind is an attrs class, Record itself is none
        if kinds := tuple(filter(is_record, parts(each_of(field.type)))):
            found[field.name] = kinds, is_list(field.type)
    return found


REFERENCES: Final[dict[type[Record], dict[str, tuple[Kinds, bool]]]] = {
    kind: _references(kind) for kind in KINDS.values()
}
"""The fields of each kind that refer to records: to which kinds, and whether to many."""

_CITING: Final[dict[type[Record], list[str]]] = {
    kind: [name for name in ("quantities", "claims") if name in kind.fields] for kind in KINDS.values()
}
"""The fields of each kind whose members have evidence of their own."""


# Past the frozen surface, and only here: these records have no caller yet.
_set: Final = object.__setattr__
