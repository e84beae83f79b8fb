"""Asking a large dataset by topic and country (Q3), beside the stores that people would use.

A topic has the statements on narrower ones too.
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any, Final

from asking import faster, loaded, statements
from measured import Measured, asked

PAIRS: Final = [
    (f"topic-{topic}", country) for topic in (0, 1, 3, 9, 20, 35) for country in ("KZ", "UZ", "AF", "US", "PK")
]


def _wider(folder: Path) -> dict[str, list[str]]:
    """Every topic with those that it belongs to."""
    broader = {one["id"]: one.get("broader") for one in json.loads((folder / "topics.json").read_bytes())}

    def chain(topic: str | None) -> list[str]:
        return [topic, *chain(broader[topic])] if topic else []

    return {topic: chain(topic) for topic in broader}


def _links(folder: Path) -> tuple[list[tuple[int, str]], set[tuple[str, int]], list[tuple[str, int]]]:
    wider = _wider(folder)
    ids, topics, countries = [], set(), []
    for place, one in enumerate(statements(folder)):
        ids.append((place, one["id"]))
        topics |= {(wide, place) for topic in one["topics"] for wide in wider[topic]}
        countries += [(country, place) for country in one.get("countries", ())]
    return ids, topics, countries


def ours(folder: Path) -> Measured:
    statements = loaded(folder).statements
    return asked(lambda pair: statements.about(pair[0]).country(pair[1]).ids, PAIRS)


def sqlite(folder: Path) -> Measured:
    import sqlite3

    ids, topics, countries = _links(folder)
    store = sqlite3.connect(":memory:")
    store.execute("CREATE TABLE ids (place INTEGER PRIMARY KEY, id TEXT)")
    store.executemany("INSERT INTO ids VALUES (?, ?)", ids)
    for name, links in (("topics", topics), ("countries", countries)):
        store.execute(f"CREATE TABLE {name} (name TEXT, place INTEGER, PRIMARY KEY (name, place)) WITHOUT ROWID")
        store.executemany(f"INSERT INTO {name} VALUES (?, ?)", links)
    store.execute("ANALYZE")
    query = """
        SELECT id FROM topics JOIN countries USING (place) JOIN ids USING (place)
        WHERE topics.name = ? AND countries.name = ? ORDER BY place
    """
    return asked(lambda pair: [id for (id,) in store.execute(query, pair)], PAIRS)


def _lists(folder: Path) -> dict[str, list[Any]]:
    wider = _wider(folder)
    rows = [
        (one["id"], sorted({wide for topic in one["topics"] for wide in wider[topic]}), one.get("countries", []))
        for one in statements(folder)
    ]
    return dict(zip(("id", "topics", "countries"), map(list, zip(*rows, strict=True)), strict=True))


def polars(folder: Path) -> Measured:
    """The faster of two ways: lists in the rows, and tables of links."""
    import polars as pl

    wide = pl.DataFrame(_lists(folder))
    ids, topics, countries = _links(folder)
    frame = pl.DataFrame(ids, schema=["place", "id"], orient="row")
    links = [
        pl.DataFrame(sorted(one), schema=["name", "place"], orient="row").with_columns(
            pl.col("name").cast(pl.Categorical)
        )
        for one in (topics, countries)
    ]

    def by_lists(pair: tuple[str, str]) -> list[str]:
        has = pl.col("topics").list.contains(pair[0]) & pl.col("countries").list.contains(pair[1])
        ids: list[str] = wide.filter(has)["id"].to_list()
        return ids

    def by_links(pair: tuple[str, str]) -> list[str]:
        one, other = (link.filter(pl.col("name") == name) for link, name in zip(links, pair, strict=True))
        found: list[str] = frame.join(one.join(other, on="place", how="semi"), on="place", how="semi")["id"].to_list()
        return found

    return faster(by_lists, by_links, questions=PAIRS)


def duckdb(folder: Path) -> Measured:
    """The faster of two ways: lists in the rows, and tables of links."""
    import duckdb
    import polars as pl

    store = duckdb.connect()
    ids, topics, countries = _links(folder)
    tables = {
        "ids": pl.DataFrame(ids, schema=["place", "id"], orient="row"),
        "topics": pl.DataFrame(sorted(topics), schema=["name", "place"], orient="row"),
        "countries": pl.DataFrame(sorted(countries), schema=["name", "place"], orient="row"),
        "wide": pl.DataFrame({"place": range(len(ids)), **_lists(folder)}),
    }
    for name, frame in tables.items():
        store.register("given", frame.to_arrow())
        store.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        store.unregister("given")
    by_lists = "SELECT id FROM wide WHERE list_contains(topics, ?) AND list_contains(countries, ?) ORDER BY place"
    by_links = """
        SELECT id FROM topics JOIN countries USING (place) JOIN ids USING (place)
        WHERE topics.name = ? AND countries.name = ? ORDER BY place
    """

    def answer(query: str, pair: tuple[str, str]) -> list[str]:
        return [id for (id,) in store.execute(query, pair).fetchall()]

    return faster(partial(answer, by_lists), partial(answer, by_links), questions=PAIRS)
