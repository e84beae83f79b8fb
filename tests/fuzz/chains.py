"""Records that hang on one another: chains up to thousands, forwards, backwards, shuffled and closed to a ring."""

from __future__ import annotations

import json
from random import Random
from typing import Any, Final

from hypothesis import strategies as st

_LINKS: Final = {"topics": "broader", "organizations": "parent", "events": "part_of", "statements": "restates"}
_MADE: Final[dict[str, dict[str, Any]]] = {
    "topics": {"label": {"en": "x"}},
    "organizations": {"name": {"en": "x"}},
    "events": {"title": {"en": "x"}, "summary": {"en": "x"}, "status": "happened"},
    "statements": {
        "kind": "indirect",
        "summary": {"en": "x"},
        "passage": {"source": "lamp-post", "start": 0, "end": 1, "sha256": "0" * 64},
    },
}


@st.composite
def _chains(draw: st.DrawFn) -> tuple[str, list[dict[str, Any]]]:
    kind = draw(st.sampled_from([*_LINKS]))
    length = draw(st.sampled_from([1, 2, 3, 30, 31, 32, 33, 34, 35] * 3 + [60, 60, 60, 300, 300, 3_000]))
    ids = [f"{kind}-link-{number}" for number in range(length)]
    above: list[str | None] = [None, *ids[:-1]]
    records = [
        {"id": id, **_MADE[kind], **({} if link is None else {_LINKS[kind]: link})}
        for id, link in zip(ids, above, strict=True)
    ]
    match draw(st.integers(0, 3)):
        case 1:
            records.reverse()
        case 2:
            records[0][_LINKS[kind]] = ids[draw(st.integers(0, length - 1))]
        case 3:
            Random(draw(st.integers(0, 99))).shuffle(records)
        case _:
            pass
    # What is changed afterwards in one of them is no part of the others.
    return kind, json.loads(json.dumps(records))


chains: st.SearchStrategy[tuple[str, list[dict[str, Any]]]] = _chains()
"""A kind, and records of it that make a chain."""
