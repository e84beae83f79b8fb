"""Asking a large dataset by id (Q1) and by month (Q2), beside the stores that people would use.

Each contender builds what it likes from the same files, which is not timed, and answers the same questions.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final

from measured import Measured, asked

MONTHS: Final = [f"{year}-{month:02}" for year in range(2008, 2026, 3) for month in (2, 7, 11)]


def loaded(folder: Path) -> Any:
    import kz_diplomacy

    return kz_diplomacy.load(folder)


def statements(folder: Path) -> Iterator[dict[str, Any]]:
    """The statements as plain values."""
    with (folder / "statements.jsonl").open("rb") as lines:
        yield from map(json.loads, lines)


def _ids(count: int, pick: int) -> list[str]:
    """Ids in an order of chance; as texts of their own, as they come from a file or a caller."""
    return [f"statement-{number}" for number in Random(1).sample(range(count), count)[:pick]]


def faster(*ways: Callable[[Any], Any], questions: Iterable[Any]) -> Measured:
    """What the faster of several ways of one contender takes; all have to give the same answers."""
    questions = [*questions]
    results = [asked(way, questions) for way in ways]
    if len({result["answer"] for result in results}) > 1:
        raise AssertionError("two ways of one contender give different answers")
    return min(results, key=lambda result: result["seconds"])


# -- by id: who said it, when, and the summary --


def _told(record: Any) -> tuple[str, str | None, str]:
    return record.speaker.id, record.said and record.said.edtf, record.summary.en


def _only(all_of: Callable[[list[str]], list[Any]], tell: Callable[[Any], Any], ids: list[str]) -> Measured:
    """Look-ups alone are timed, written as people write them; that they lead to the right records is seen apart."""
    found = asked(lambda id: [tell(one) for one in all_of([id])], ids[:1000])["answer"]
    result = asked(lambda ids: len(all_of(ids)), [ids])
    return {**result, "seconds": result["seconds"] / len(ids), "answer": found}


def id_ours(folder: Path) -> Measured:
    statements = loaded(folder).statements
    return _only(lambda ids: [statements[id] for id in ids], _told, _ids(len(statements), 50_000))


def id_least(folder: Path) -> Measured:
    """The floor: a class whose brackets are written in Python, and do nothing but look up in a dict."""

    class Least:
        def __init__(self, records: dict[str, Any]) -> None:
            self.records = records

        def __getitem__(self, id: str) -> Any:
            return self.records[id]

    least = Least({record.id: record for record in loaded(folder).statements})
    return _only(lambda ids: [least[id] for id in ids], _told, _ids(len(least.records), 50_000))


def id_dict(folder: Path) -> Measured:
    records = {record.id: record for record in loaded(folder).statements}
    return _only(lambda ids: [records.get(id) for id in ids], _told, _ids(len(records), 50_000))


def _rows(folder: Path) -> list[tuple[str, str, str | None, str]]:
    return [(one["id"], one["speaker"], one.get("said"), one["summary"]["en"]) for one in statements(folder)]


def id_sqlite(folder: Path) -> Measured:
    import sqlite3

    store = sqlite3.connect(":memory:")
    store.execute("CREATE TABLE statements (id TEXT PRIMARY KEY, speaker TEXT, said TEXT, summary TEXT) WITHOUT ROWID")
    rows = _rows(folder)
    store.executemany("INSERT INTO statements VALUES (?, ?, ?, ?)", rows)
    query = "SELECT speaker, said, summary FROM statements WHERE id = ?"
    return _only(
        lambda ids: [store.execute(query, (id,)).fetchone() for id in ids], lambda row: row, _ids(len(rows), 50_000)
    )


def id_pandas(folder: Path) -> Measured:
    import pandas as pd

    rows = _rows(folder)
    frame = pd.DataFrame(rows, columns=["id", "speaker", "said", "summary"], dtype=object).set_index("id")
    return _only(lambda ids: [frame.loc[id] for id in ids], tuple, _ids(len(rows), 2_000))


# -- one month, in the order of a timeline: by first day, or last where the first is open; the vaguer first --


def _month(month: str) -> tuple[int, int]:
    year, number = map(int, month.split("-"))
    last = date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)
    return date(year, number, 1).toordinal(), last.toordinal()


def _dated(folder: Path) -> Iterator[tuple[int, str, int, int]]:
    """Of every statement that has a date: its number in the order of a timeline, its id, and the bounds as days."""
    from pydantic_records import _read

    found = []
    for place, one in enumerate(statements(folder)):
        if "said" in one:
            when = _read(one["said"])
            first, last = when.earliest or date.min, when.latest or date.max
            found.append((when.earliest or last, first - last, place, one["id"], first.toordinal(), last.toordinal()))
    for number, (_, _, _, id, first_day, last_day) in enumerate(sorted(found)):
        yield number, id, first_day, last_day


def month_ours(folder: Path) -> Measured:
    statements = loaded(folder).statements
    return asked(lambda month: statements.during(month).by_date.ids, MONTHS)


def month_least(folder: Path) -> Measured:
    """The floor: the answers, known already, made once more."""
    statements = loaded(folder).statements
    known = {month: [*statements.during(month).by_date.ids] for month in MONTHS}
    return asked(lambda month: known[month].copy(), MONTHS)


def _month_store(folder: Path) -> Any:
    import sqlite3

    store = sqlite3.connect(":memory:")
    store.execute("CREATE TABLE said (number INTEGER PRIMARY KEY, id TEXT, first INTEGER, last INTEGER)")
    store.executemany("INSERT INTO said VALUES (?, ?, ?, ?)", _dated(folder))
    store.execute("CREATE INDEX bounds ON said (first, last, number, id)")
    store.execute("ANALYZE")
    return store


def _month_rows(store: Any, query: str, month: str) -> list[str]:
    first, last = _month(month)
    return [id for (id,) in store.execute(query, (last, first))]


BOTH_DAYS: Final = "SELECT id FROM said WHERE first <= ? AND last >= ? ORDER BY number"


def month_indexed_sqlite(folder: Path) -> Measured:
    """An index on both days, which is what most people make."""
    return asked(partial(_month_rows, _month_store(folder), BOTH_DAYS), MONTHS)


def month_sqlite(folder: Path) -> Measured:
    """The faster of two ways: an index on both days, and the R*Tree that SQLite has for intervals."""
    store = _month_store(folder)
    store.execute("CREATE VIRTUAL TABLE spans USING rtree_i32(number, first, last)")
    store.execute("INSERT INTO spans SELECT number, first, last FROM said")
    spans = """
        SELECT id FROM spans JOIN said USING (number) WHERE spans.first <= ? AND spans.last >= ? ORDER BY spans.number
    """
    return faster(partial(_month_rows, store, BOTH_DAYS), partial(_month_rows, store, spans), questions=MONTHS)


def month_pandas(folder: Path) -> Measured:
    """A frame of every statement with its dates, as people have it: a mask, and what it leaves is sorted."""
    import pandas as pd

    dated = {id: (number, *map(datetime.fromordinal, days)) for number, id, *days in _dated(folder)}
    rows = [(one["id"], *dated.get(one["id"], (None, None, None))) for one in statements(folder)]
    frame = pd.DataFrame(rows, columns=["id", "number", "first", "last"])
    frame = frame.astype({"first": "datetime64[s]", "last": "datetime64[s]"})

    def answer(month: str) -> list[str]:
        first, last = (datetime.fromordinal(day) for day in _month(month))
        found = frame[(frame["first"] <= last) & (frame["last"] >= first)]
        ids: list[str] = found.sort_values("number")["id"].tolist()
        return ids

    return asked(answer, MONTHS)


def month_lean_pandas(folder: Path) -> Measured:
    """A frame made for this one question: only what has a date, days as numbers, in the order that is asked for."""
    import pandas as pd

    frame = pd.DataFrame(_dated(folder), columns=["number", "id", "first", "last"])

    def answer(month: str) -> list[str]:
        first, last = _month(month)
        ids: list[str] = frame[(frame["first"] <= last) & (frame["last"] >= first)]["id"].tolist()
        return ids

    return asked(answer, MONTHS)
