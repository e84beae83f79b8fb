"""The linker: ids become the records that they name, and addresses the passages, once every record has been read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias, get_args

import attrs

from ._addresses import expand
from ._errors import DataError, Fault, described, did_you_mean, fault, nearest
from ._faults import member
from ._frozen import Evidence
from ._places import Found
from ._record import Record, has_value
from ._records import KINDS, Official, Organization, Role, Source, Statement
from ._values import Cited, Passage, Reference

# Each takes a look at every id, so that a file of nothing but faults would take the square of its length.
_MOST_SUGGESTIONS: Final = 50

LONGEST_CHAIN: Final = 32
"""How many records of one kind may hang on one another: enough for any archive, and few enough for every pickle."""

Kinds: TypeAlias = tuple[type[Record], ...]


@attrs.frozen
class Declared:
    """What the files of a dataset declare, however well or badly it could be read."""

    records: Mapping[str, Sequence[Record | None]]
    """By kind, in the order of the kinds; None in the place of a broken record."""
    ids: Mapping[str, Sequence[str]]
    """Every id that a file declares, those of broken records too, with its kind, or kinds where it stands twice."""
    unread: frozenset[str]
    """The kinds of which not every id is known, since a file or an id could not be read."""


def link(declared: Declared, base: Mapping[str, Record]) -> Linker:
    """Turn ids and addresses into what they name, in place: nobody has seen these records yet.

    What it returns has found every fault, and can link further records to these. A broken record is at fault once, and
    not again in each reference to it.
    """
    linker = Linker(declared, base)
    for kind, records in declared.records.items():
        for index, record in enumerate(records):
            if record:
                linker.link(kind, index, record)
                linker.remember(record)
    return linker


class Linker:
    """Links one record after another, each to those that it has been told to remember."""

    def __init__(self, declared: Declared, base: Mapping[str, Record]) -> None:
        self.declared = declared
        self.known = dict(base)
        self.found: list[Found] = []
        self.depths: dict[str, int] = {}
        own = [record for record in declared.records["sources"] if isinstance(record, Source)]
        for source in own:
            for passage in source.passages:
                _set(passage, "source", source.id)
        sources = [*(record for record in base.values() if isinstance(record, Source)), *own]
        self.last = {
            (kind, record.id): index
            for kind, records in declared.records.items()
            for index, record in enumerate(records)
            if record
        }
        self.citable = {source.id: _Citable(order, source) for order, source in enumerate(sources)}

    def remember(self, record: Record) -> None:
        """Let later records refer to this one, which has just been linked."""
        self.known.setdefault(record.id, record)
        self.depths[record.id] = self.depth

    def link(self, kind: str, index: int, record: Record) -> None:
        """Turn the ids and addresses of a record into what they name; what is wrong with it goes into ``found``."""
        self.place, self.record, self.depth = (kind, index), record, 1
        self._check_evidence(record)
        for name, (allowed, many) in REFERENCES[type(record)].items():
            value = getattr(record, name)
            if many:
                targets = [self._target(id, allowed, f"$.{name}[{at}]") for at, id in enumerate(value)]
                _set(record, name, tuple(targets))
            elif value is not None:
                target = self._target(value, allowed, f"$.{name}")
                _set(record, name, target)
                if target and type(target) is type(record):
                    self._lengthen(target, f"$.{name}")
        for name in ("participants", "quantities", "claims"):
            for at, value in enumerate(getattr(record, name, ())):
                if name == "participants":
                    self._target(value.who, (Official, Role, Organization), f"$.{name}[{at}].who")
                else:
                    _set(value, "evidence", self._cited(value.evidence, f"$.{name}[{at}].evidence"))
        if isinstance(record, Statement):
            self._check_passage(record.passage)
        self._link_evidence(record)

    def _link_evidence(self, record: Record) -> None:
        evidence = {}
        for name in record.evidence:
            evidence[name] = self._cited(record.evidence[name], f"$.evidence{member(name)}")
        _set(record, "evidence", Evidence(evidence, record.kind_name, record.citable))

    def _check_evidence(self, record: Record) -> None:
        for name in record.evidence:
            if not has_value(getattr(record, name)):
                found = f'evidence for "{name}", which says nothing'
                mend = "add the value, or leave out its evidence"
                self._tell(Fault(found, "evidence for what is said", mend, path=f"$.evidence{member(name)}"))

    def _target(self, id: Any, allowed: Kinds, path: str) -> Record | None:
        record = self.known.get(id)
        if isinstance(record, allowed):
            return record
        wanted = " or ".join(kind.kind_name for kind in allowed)
        declared = self.declared.ids.get(id, ())
        if any(issubclass(KINDS[kind], allowed) for kind in declared):
            # It is broken, or it is behind: only the second is told here.
            kind, index = self.place
            if (last := self.last.get((kind, id), -1)) >= index:
                found = "this record itself" if last == index else f"{described(id)}, which stands behind it"
                self._tell(Fault(found, f"an earlier {wanted}", path=path))
        elif record or declared:
            name = record.kind_name if record else KINDS[declared[0]].kind_name
            self._tell(Fault(f"the {name} {described(id)}", f"the id of a record: {wanted}", path=path))
        elif not any(issubclass(KINDS[kind], allowed) for kind in self.declared.unread):
            self._tell(
                Fault(described(id), f"the id of a record: {wanted}", self._did_you_mean(id, allowed), path=path)
            )
        return None

    def _did_you_mean(self, id: str, allowed: Kinds) -> str:
        if len(self.found) >= _MOST_SUGGESTIONS:
            return ""
        near = nearest(id, [key for key, other in self.known.items() if isinstance(other, allowed)])
        return did_you_mean(near).removeprefix("; ")

    def _lengthen(self, target: Record, path: str) -> None:
        self.depth = self._depth(target) + 1
        if self.depth == LONGEST_CHAIN + 1:
            self._tell(Fault(f"a chain of {self.depth} records", f"at most {LONGEST_CHAIN}", path=path))

    def _depth(self, record: Record) -> int:
        # Of a record of the base the chain is walked: it is whole, and no longer than it may be.
        if record.id in self.depths:
            return self.depths[record.id]
        links = (getattr(record, name) for name in REFERENCES[type(record)])
        above = next((link for link in links if type(link) is type(record)), None)
        return self._depth(above) + 1 if above else 1

    def _check_passage(self, passage: Passage) -> None:
        source = self.known.get(passage.source)
        if not isinstance(source, Source) or source.kind != "article":
            broken = "sources" in self.declared.ids.get(passage.source, ()) or "sources" in self.declared.unread
            if source or not broken:
                self._tell(Fault(described(passage.source), "the id of an article", path="$.passage.source"))
        elif passage.end > (source.length or 0):
            self._tell(
                Fault(f"end {passage.end}", f"at most {source.length}, the length of the text", path="$.passage.end")
            )
        else:
            known = self.citable[source.id].digests.get((passage.start, passage.end), passage.sha256)
            if known != passage.sha256:
                found, expected = (f"the digest {digest[:12]}…" for digest in (passage.sha256, known))
                same = f"{expected}, as the same characters have in {source.id}"
                self._tell(Fault(found, same, path="$.passage.sha256"))

    def _cited(self, addresses: Sequence[Any], path: str) -> tuple[Cited, ...]:
        """What addresses name, in source and text order."""
        cited: dict[tuple[int, int], Cited] = {}
        for at, address in enumerate(addresses):
            try:
                for order, one in self._expanded(address):
                    if order in cited:
                        raise fault(address, "each sentence cited once", f"{one.address} stands here already")
                    cited[order] = one
            except DataError as error:
                for found in error.faults:
                    self._tell(attrs.evolve(found, path=f"{path}[{at}]"))
        return tuple(cited[order] for order in sorted(cited))

    def _expanded(self, address: str) -> list[tuple[tuple[int, int], Cited]]:
        id, numbers = expand(address)
        source = self.citable.get(id)
        if not source:
            if "sources" in self.declared.ids.get(id, ()) or "sources" in self.declared.unread:
                return []
            raise fault(address, "the address of a source", did_you_mean(nearest(id, self.citable)).removeprefix("; "))
        if not numbers:
            return [((source.order, -1), source.whole)]
        missing = [number for number in numbers if number not in source.passages]
        if missing:
            mend = f"cite it whole: {id}" if not source.passages else ""
            raise fault(address, f"a sentence of {id}, which has no {missing[0]}", mend)
        return [((source.order, source.passages[number][0]), source.passages[number][1]) for number in numbers]

    def _tell(self, found: Fault) -> None:
        self.found.append((*self.place, attrs.evolve(found, record=self.record.id)))


class _Citable:
    """A source as evidence sees it."""

    def __init__(self, order: int, source: Source) -> None:
        self.order = order
        self.whole = Reference(source.id)
        self.passages = {passage.number: (at, passage) for at, passage in enumerate(source.passages)}
        self.digests = {(passage.start, passage.end): passage.sha256 for passage in source.passages}


def _references(kind: type[Record]) -> dict[str, tuple[Kinds, bool]]:
    """The fields that refer to records: which kinds, and whether to many."""
    found: dict[str, tuple[Kinds, bool]] = {}
    for field in attrs.fields(kind):  # type: ignore[arg-type]  # every kind is an attrs class, Record itself is none
        parts = get_args(field.type) or (field.type,)
        kinds = tuple(part for part in parts if isinstance(part, type) and issubclass(part, Record))
        if kinds:
            found[field.name] = kinds, Ellipsis in parts
    return found


REFERENCES: Final[dict[type[Record], dict[str, tuple[Kinds, bool]]]] = {
    kind: _references(kind) for kind in KINDS.values()
}
"""The fields of each kind that refer to records: to which kinds, and whether to many."""


def _set(record: Any, name: str, value: object) -> None:
    # Past the frozen surface, and only here: these records have no caller yet.
    object.__setattr__(record, name, value)
