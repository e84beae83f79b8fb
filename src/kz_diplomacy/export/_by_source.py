"""What a record rests on, source by source, for formats that cite a source with the places in it."""

from __future__ import annotations

from collections.abc import Iterable

from .._values.citations import Cited, Passage, format_addresses


def by_source(evidence: Iterable[Cited]) -> dict[str, list[str]]:
    """The addresses of some evidence by the id of their source, each once and in text order, neighbours as runs.

    >>> import kz_diplomacy
    >>> by_source(kz_diplomacy.load().roles["press-secretary"].evidence["title"])
    {'kazinform': ['kazinform#3.2']}
    """
    found: dict[str, dict[Cited, None]] = {}
    for one in evidence:
        found.setdefault(one.source, {})[one] = None
    return {source: format_addresses(sorted(cited, key=_place)) for source, cited in found.items()}


def _place(cited: Cited) -> int:
    """Where it begins; a source as a whole stands before its sentences."""
    return cited.start if isinstance(cited, Passage) else -1
