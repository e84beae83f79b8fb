"""How evidence is written: ``kazinform#3.1``, a run ``kazinform#11.1-11.10``, a source as a whole ``zakon-kz``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ..errors import fault
from .facts import Cited, Passage

_WORDS: Final = "[a-z0-9]+(?:-[a-z0-9]+)*"
_SENTENCE: Final = r"[1-9][0-9]{0,5}\.[1-9][0-9]{0,5}"
_ADDRESS: Final = re.compile(rf"({_WORDS}(?:\.{_WORDS})?)(?:#({_SENTENCE}c?)|#({_SENTENCE})-({_SENTENCE}))?", re.ASCII)
# A paragraph of more sentences than this is no paragraph; the limit keeps a typing slip from filling the memory.
_LONGEST_RANGE: Final = 1000


def parse_address(address: str) -> tuple[str, list[str]]:
    """The source of an address and the sentence numbers that it names; none for a source as a whole.

    Raises:
        DataError: It is no address, or its run is reversed, too long, or leaves its paragraph.

    >>> parse_address("kazinform#11.1-11.3")
    ('kazinform', ['11.1', '11.2', '11.3'])
    """
    match = _ADDRESS.fullmatch(address)
    if not match:
        raise fault(
            address, "an address", "write kazinform#3.1, a run kazinform#3.1-3.4, or a whole source such as zakon-kz"
        )
    source, single, first, last = match.groups()
    if single:
        return source, [single]
    return source, _range(address, source, first, last) if first else []


def _range(address: str, source: str, first: str, last: str) -> list[str]:
    paragraph, start = first.split(".")
    other, end = last.split(".")
    if paragraph != other:
        raise fault(
            address, "a run inside one paragraph", f"write one run for paragraph {paragraph} and one for {other}"
        )
    if int(start) >= int(end):
        mend = f"{source}#{first} alone"
        mend = mend if start == end else f"{source}#{last}-{first}, or {mend}"
        raise fault(address, "a run that goes forward", f"write {mend}")
    if int(end) - int(start) >= _LONGEST_RANGE:
        raise fault(address, f"a run of at most {_LONGEST_RANGE:,} sentences")
    return [f"{paragraph}.{number}" for number in range(int(start), int(end) + 1)]


def format_addresses(evidence: Iterable[Cited]) -> list[str]:
    """The addresses of some evidence as a data file writes them, neighbours joined to the longest runs.

    >>> from kz_diplomacy import load
    >>> format_addresses(load().sources["kazinform"].passages[:4])
    ['kazinform#1.1', 'kazinform#2.1-2.2', 'kazinform#3.1']
    """
    return [run[0].address if len(run) == 1 else f"{run[0].address}-{_number(run[-1])}" for run in _ranges(evidence)]


def _ranges(evidence: Iterable[Cited]) -> Iterator[list[Cited]]:
    run: list[Cited] = []
    for cited in evidence:
        if run and len(run) < _LONGEST_RANGE and _is_next_sentence(run[-1], cited):
            run.append(cited)
            continue
        if run:
            yield run
        run = [cited]
    if run:
        yield run


def _is_next_sentence(one: Cited, other: Cited) -> bool:
    before, after = _number(one), _number(other)
    if one.source != other.source or not before or not after or "c" in before + after:
        return False
    (paragraph, sentence), (next_paragraph, next_sentence) = before.split("."), after.split(".")
    return paragraph == next_paragraph and int(next_sentence) == int(sentence) + 1


def _number(cited: Cited) -> str:
    return (cited.number or "") if isinstance(cited, Passage) else ""
