"""Arguments that nobody should give, and some that one may."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import attrs
from hypothesis import strategies as st

from kz_diplomacy import Article, Dataset, Statement, Text, Topic, When, example, load

from . import pool


class _Text(str):
    """Text of another class."""


class _Path:
    """A name that is bytes."""

    def __fspath__(self) -> bytes:
        return b"named"


class _NoEquality:
    """A value that says of nothing whether it is the same."""

    __hash__ = None  # type: ignore[assignment]


@cache
def subjects() -> tuple[Dataset, Article, Dataset]:
    """The example, its article, and another dataset."""
    return *example(), load()


def _values() -> Iterator[Any]:
    ds, article, other = subjects()
    yield from (None, True, False, 0, 1, -1, 2024, 10**6, 10**30, 10**5_000, 0.5, -0.0, math.nan, math.inf, 1j)
    yield from (b"", b"2024", b"\xff", bytearray(b"x"), memoryview(b"x"), object(), object, type, len)
    yield from (..., NotImplemented)
    yield from ([], [1], [[]], (), ("x",), {}, {"id": "x"}, set(), frozenset(), range(3), iter(()), (x for x in "ab"))
    yield from (date.min, date.max, datetime.max, datetime(2024, 4, 5, tzinfo=UTC), timedelta(1))
    yield from (Decimal("NaN"), Fraction(1, 3))
    yield from (Path("."), Path("nowhere"), _Path(), _Text("2024"), _Text("visas"), _NoEquality())
    yield from (slice(1), slice(None, 2))
    yield from (*pool.ENORMOUS, "2024", "2024-04", "1" * 5_000, "bundled")
    yield from ("data.jsonl", "nowhere")
    yield from (When("2024"), When("[..2024]"), Text(en="x"), ds, other, article, ArithmeticError("x"))
    yield from (Dataset, Statement)
    for dataset in (ds, other):
        for records in (getattr(dataset, name) for name in ("sources", "topics", "roles", "events", "statements")):
            yield from (records, records[0], records[0].id, records[-1].evidence)
        yield from (dataset.timeline(), dataset.timeline()[0], dataset.quantities, dataset.quantities[0].quantity)
        yield from (dataset.statements[0].passage, dataset.sources[0].passages[0].address, dataset.officials[0])
    # The same id, and other content.
    yield attrs.evolve(ds.topics[0], label=Text(en="other"))
    yield Topic(id=ds.events[0].id, label=Text(en="other"))


_texts = st.one_of(pool.texts, pool.dates, pool.addresses)
# Rather values of other types than one text more: they are what is seldom tried.
arguments: st.SearchStrategy[Any] = st.deferred(
    lambda: st.one_of(st.sampled_from([*_values()]), st.sampled_from([*_values()]), _texts, st.integers() | st.floats())
)
"""An argument of any type: none that does anything of its own."""
