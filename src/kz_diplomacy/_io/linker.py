"""Resolve the ids in a record to records, and its addresses to passages, while the record is read."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Final

import attrs

from .._records.base import Record
from .._records.kinds import RECORD_TYPES, Source
from .._records.links import REFERENCES
from .._values.citations import Cited, Passage
from ..errors import DataError, Fault, data_error, describe_value, did_you_mean, nearest
from .citation_index import CitationIndex

# Each suggestion compares every id, so a file that has nothing but faults would take quadratic time.
_MAX_SUGGESTIONS: Final = 50

MAX_CHAIN: Final = 32
"""The maximum length of a chain of references within one record type, short enough for every record to be pickled."""

Types = tuple[type[Record], ...]


@attrs.frozen
class ParsedFiles:
    """The ids of the files that have been read so far, whether or not their records are valid."""

    collections_of_id: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    """By id the kinds of the records that have it; several if an id is used more than once."""
    last_index: dict[tuple[str, str], int] = attrs.field(factory=dict)
    """By kind and id the index of the last record that is valid apart from its links."""
    incomplete: set[str] = attrs.field(factory=set)
    """The kinds of which not every id is known, because a file or an id could not be read."""

    def may_have_source(self, id: str) -> bool:
        """Return True if a source may exist although it is not valid, or its file could not be read."""
        return "sources" in self.collections_of_id.get(id, ()) or "sources" in self.incomplete


class DanglingReference(Exception):  # noqa: N818 - a reason, which becomes a fault only when every file has been read
    """A reference to a record that does not exist, is not earlier, or has a type that the field does not accept."""

    def __init__(self, id: str, earlier: type[Record] | None, types: Types, candidates: int) -> None:
        self.id, self.types = id, types
        self.earlier = earlier
        """The type of the earlier record that has the id."""
        self.candidates = candidates
        """The number of ids before the reference."""


class CitationError(DataError):
    """A citation, or another link of a record, that is certainly wrong."""


@attrs.frozen
class Problem:
    """Something that is wrong with a record."""

    path: str
    """The JSON path of the value in the record."""
    reason: Fault | DanglingReference
    """The fault, with a path below that of the value; or the reference that does not resolve."""
    is_link: bool
    """True for a reference or citation, which is reported only if the record is valid otherwise."""

    @property
    def field(self) -> str:
        """The field of the record."""
        return self.path.split("[")[0].split(".")[1]


class Linker:
    """Resolves the ids and addresses of one record after another against the records that were added before.

    A record that is not valid is reported once, and not again by each reference to it. Until every file has been read,
    it is unknown whether the target of a reference is invalid, comes later, or does not exist.
    """

    def __init__(self, parsed: ParsedFiles, base: Mapping[str, Record]) -> None:
        self._parsed = parsed
        self._known = dict(base)
        self._types: dict[str, type[Record]] = {id: type(record) for id, record in base.items()}
        self.citations = CitationIndex(record for record in base.values() if isinstance(record, Source))
        self._suggested = 0

    def add(self, record: Record) -> None:
        """Add a record that later records may refer to."""
        self._known.setdefault(record.id, record)
        self.add_id(record.id, type(record))

    def add_id(self, id: str, record_type: type[Record]) -> None:
        """Add the id of a record, valid or not, so that a reference to an invalid record is not reported too."""
        self._types.setdefault(id, record_type)

    def resolve(self, id: str, types: Types) -> Record:
        """Return the earlier record that has an id.

        Raises:
            DanglingReference: If no earlier record of these types has the id.
        """
        record = self._known.get(id)
        if not isinstance(record, types):
            raise DanglingReference(id, self._types.get(id), types, len(self._types))
        return record

    def cite(self, cited: dict[int, Cited], address: str) -> None:
        """Add the passages that an address names to those cited, by their rank in the text.

        Raises:
            CitationError: If the address is wrong, or names a sentence that is cited already.
        """
        try:
            for rank, target in self.citations.resolve(address, self._parsed.may_have_source):
                if rank in cited:
                    raise data_error(address, "each sentence cited once", f"{target.address} stands here already")
                cited[rank] = target
        except DataError as error:
            raise CitationError(error.faults) from None

    def check_chain(self, target: Record) -> None:
        """Check that a record may refer to another of its own type.

        Raises:
            CitationError: If the chain of records is too long.
        """
        length = 1
        above: Record | None = target
        while above is not None:
            length += 1
            links = (getattr(above, name) for name in REFERENCES[type(above)])
            above = next((link for link in links if type(link) is type(target)), None)
        if length > MAX_CHAIN:
            raise CitationError([Fault(f"a chain of {length} records", f"at most {MAX_CHAIN}")])

    def check_passage(self, passage: Passage) -> None:
        """Check that the passage of a statement is in an article, and has the digest that the article has for it.

        Raises:
            CitationError: If the passage is not in an article, or the digests differ.
        """
        source = self.citations.sources.get(passage.source)
        digest = self.citations.digest(passage.source, passage.start, passage.end)
        if source is None or source.kind != "article":
            if source or passage.source in self._types or not self._parsed.may_have_source(passage.source):
                raise CitationError([Fault(describe_value(passage.source), "the id of an article", path="$.source")])
        elif passage.end > (source.length or 0):
            expected = f"at most {source.length}, the length of the text"
            raise CitationError([Fault(f"end {passage.end}", expected, path="$.end")])
        elif digest and digest != passage.sha256:
            expected = f"the digest {digest[:12]}…, as the same characters have in {source.id}"
            raise CitationError([Fault(f"the digest {passage.sha256[:12]}…", expected, path="$.sha256")])

    def fault_of(self, problem: Problem, collection_name: str, index: int) -> Fault | None:
        """Return the fault of a problem, or None if it is a reference to a record that is not valid itself."""
        reason = problem.reason
        return self._explain(reason, collection_name, index) if isinstance(reason, DanglingReference) else reason

    def _explain(self, dangling: DanglingReference, collection_name: str, index: int) -> Fault | None:
        if dangling.earlier and issubclass(dangling.earlier, dangling.types):
            # The links of the target are wrong, which is reported already.
            return None
        id, expected = dangling.id, " or ".join(allowed.kind_name for allowed in dangling.types)
        names = self._parsed.collections_of_id.get(id, ())
        if any(issubclass(RECORD_TYPES[name], dangling.types) for name in names):
            # The target is either invalid or defined later. Only a forward reference is reported here.
            last = self._parsed.last_index.get((collection_name, id), -1)
            if last < index:
                return None
            found = "this record itself" if last == index else f"{describe_value(id)}, which stands behind it"
            return Fault(found, f"an earlier {expected}")
        if dangling.earlier or names:
            found_type = (dangling.earlier or RECORD_TYPES[names[0]]).kind_name
            return Fault(f"the {found_type} {describe_value(id)}", f"the id of a record: {expected}")
        if any(issubclass(RECORD_TYPES[name], dangling.types) for name in self._parsed.incomplete):
            return None
        return Fault(describe_value(id), f"the id of a record: {expected}", self._suggest(dangling))

    def _suggest(self, dangling: DanglingReference) -> str:
        if self._suggested >= _MAX_SUGGESTIONS:
            return ""
        self._suggested += 1
        earlier = islice(self._types.items(), dangling.candidates)
        return did_you_mean(nearest(dangling.id, [id for id, found in earlier if issubclass(found, dangling.types)]))
