"""The citations of values: passages and whole sources, their addresses in data files, and the evidence of a record.

An address is ``kazinform#3.1``, a range of sentences ``kazinform#11.1-11.10``, or a whole source ``zakon-kz``.
"""

# No "from __future__ import annotations": the codec reads these types, and they stay real.
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, Self, TypeAlias, final

import attrs

from .._public import format_call, public
from ..errors import Description, FieldError, data_error, describe_value, nearest
from .frozen import FrozenMap
from .vocabulary import LARGEST_NUMBER, Digest, Id, SentenceNumber, Voice

_SLUG: Final = "[a-z0-9]+(?:-[a-z0-9]+)*"
_SENTENCE: Final = r"[1-9][0-9]{0,5}\.[1-9][0-9]{0,5}"
_ADDRESS: Final = re.compile(rf"({_SLUG}(?:\.{_SLUG})?)(?:#({_SENTENCE}c?)|#({_SENTENCE})-({_SENTENCE}))?", re.ASCII)
# No paragraph has more sentences. The limit keeps a typing error from using up the memory.
_MAX_RANGE: Final = 1000


@public
@attrs.frozen(kw_only=True)
class Passage:
    """Where some characters of an article stand, and the digest of exactly those characters.

    Offsets count code points of the article's canonical text, from 0; ``end`` is behind the last one. A passage has no
    words: a copy of the article gives them back, and the digest proves them.

    Raises:
        DataError: The passage is empty, reversed, or begins before the text.

    >>> from kz_diplomacy import load
    >>> load().statements[0].passage.source
    'kazinform'
    """

    source: Id
    """The id of the source it stands in."""
    number: SentenceNumber | None = None
    """``paragraph.sentence``; None for the passage of a statement, which may be more or less than a sentence."""
    start: int
    """The first code point, counted from 0."""
    end: int
    """The code point behind the last one."""
    sha256: Digest
    """The SHA-256 of the UTF-8 bytes of exactly these characters, in hexadecimal."""
    voice: Voice | None = None
    """Whose words these are; None for the passage of a statement, which tells it by its kind."""

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start < self.end <= LARGEST_NUMBER:
            found = Description(f"start {describe_value(self.start)} and end {describe_value(self.end)}")
            raise data_error(found, "a start of 0 or more and an end behind it")

    @property
    def address(self) -> str:
        """What evidence in a data file writes to cite it; without a number its offsets, to be read and not cited.

        >>> Passage(source="sea", number="1.1", start=0, end=4, sha256="0" * 64).address
        'sea#1.1'
        """
        return f"{self.source}#{self.number or f'char={self.start},{self.end}'}"


def is_cue(passage: Passage) -> bool:
    """Return True if a passage is not a sentence but a cue: the attribution that closes a quotation."""
    return (passage.number or "").endswith("c")


def overlap(first: Passage, second: Passage) -> bool:
    """Return True if two passages of one text share characters."""
    return first.start < second.end and second.start < first.end


@public
@attrs.frozen
class Reference:
    """A source cited as a whole.

    >>> from kz_diplomacy import Reference
    >>> Reference("zakon-kz").address
    'zakon-kz'
    """

    source: Id
    """The id of the source."""

    @property
    def address(self) -> str:
        """What evidence in a data file writes to cite it.

        >>> Reference("zakon-kz").address
        'zakon-kz'
        """
        return self.source


Cited: TypeAlias = Passage | Reference
"""One thing that a value rests on: a sentence, or a source as a whole."""


def voices(evidence: tuple[Cited, ...]) -> tuple[Voice | str, ...]:
    """Return the distinct voices of evidence in their order; the voice of a whole source is ``reference``."""
    every = (cited.voice if isinstance(cited, Passage) else "reference" for cited in evidence)
    return tuple(dict.fromkeys(voice for voice in every if voice))


@public
@final
class Evidence(FrozenMap[tuple[Cited, ...]]):
    """What each field of a record rests on: sentences one by one, or a source as a whole, in source and text order.

    A field that the article leaves open gives ``()``; iterating gives the fields that have evidence.

    Raises:
        FieldError: The record has no such field.

    >>> from kz_diplomacy import load
    >>> role = load().roles["press-secretary"]
    >>> [passage.number for passage in role.evidence["start"]]
    ['3.2']
    """

    __slots__ = ("fields", "kind")
    kind: str
    """What the record is called: ``"role"``, say."""
    fields: tuple[str, ...]
    """The fields that the record has."""

    def __new__(
        cls, items: Mapping[str, tuple[Cited, ...]] = FrozenMap(), kind: str = "", fields: tuple[str, ...] = ()
    ) -> Self:
        # A field with an empty tuple counts as a field without evidence.
        self = super().__new__(cls, {field: tuple(cited) for field, cited in items.items() if cited})
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "fields", fields)
        for field in self if fields else ():
            self._check(field)
        return self

    def __getitem__(self, field: str) -> tuple[Cited, ...]:
        if field in self:
            return self._items[field]
        self._check(field)
        return ()

    def _check(self, field: object) -> None:
        if field not in self.fields:
            name = field if isinstance(field, str) else describe_value(field)
            raise FieldError(name, self.kind or "record", nearest(name, self.fields))

    def __contains__(self, field: object) -> bool:
        return isinstance(field, str) and field in self._items

    def __repr__(self) -> str:
        return format_call("Evidence", (f"{field}={format_addresses(cited)}" for field, cited in self._items.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self._items), self.kind, self.fields)


def parse_address(address: str) -> tuple[str, list[str]]:
    """Return the source id and the sentence numbers of an address; the list is empty for a whole source.

    Raises:
        DataError: If it is not an address, or its range is reversed, too long, or leaves its paragraph.
    """
    match = _ADDRESS.fullmatch(address)
    if not match:
        raise data_error(
            address, "an address", "write kazinform#3.1, a run kazinform#3.1-3.4, or a whole source such as zakon-kz"
        )
    source, single, first, last = match.groups()
    if single:
        return source, [single]
    return source, _numbers_between(address, source, first, last) if first else []


def _numbers_between(address: str, source: str, first: str, last: str) -> list[str]:
    paragraph, start = first.split(".")
    last_paragraph, end = last.split(".")
    if paragraph != last_paragraph:
        mend = f"write one run for paragraph {paragraph} and one for {last_paragraph}"
        raise data_error(address, "a run inside one paragraph", mend)
    if int(start) >= int(end):
        mend = f"{source}#{first} alone"
        mend = mend if start == end else f"{source}#{last}-{first}, or {mend}"
        raise data_error(address, "a run that goes forward", f"write {mend}")
    if int(end) - int(start) >= _MAX_RANGE:
        raise data_error(address, f"a run of at most {_MAX_RANGE:,} sentences")
    return [f"{paragraph}.{number}" for number in range(int(start), int(end) + 1)]


def format_addresses(evidence: Iterable[Cited]) -> list[str]:
    """Return the addresses of evidence as written in data files, with consecutive sentences joined into ranges.

    >>> from kz_diplomacy import load
    >>> format_addresses(load().sources["kazinform"].passages[:4])
    ['kazinform#1.1', 'kazinform#2.1-2.2', 'kazinform#3.1']
    """
    ranges: list[list[Cited]] = []
    for cited in evidence:
        if ranges and len(ranges[-1]) < _MAX_RANGE and _is_next_sentence(ranges[-1][-1], cited):
            ranges[-1].append(cited)
        else:
            ranges.append([cited])
    return [first.address + (f"-{_number_of(rest[-1])}" if rest else "") for first, *rest in ranges]


def _is_next_sentence(previous: Cited, cited: Cited) -> bool:
    number, next_number = _number_of(previous), _number_of(cited)
    if previous.source != cited.source or not number or not next_number or "c" in number + next_number:
        return False
    (paragraph, sentence), (next_paragraph, next_sentence) = number.split("."), next_number.split(".")
    return paragraph == next_paragraph and int(next_sentence) == int(sentence) + 1


def _number_of(cited: Cited) -> str:
    return (cited.number or "") if isinstance(cited, Passage) else ""
