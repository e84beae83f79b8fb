"""Any number of records to a Parquet file: in row groups, none kept, and no file where they break off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from weakref import WeakSet

import pyarrow.parquet as pq
import pytest
from helpers.invented import digest, topic
from helpers.line_files import beside
from helpers.parquet_records import back, rows

from kz_diplomacy import AnyRecord, DataError, Passage, Source, Statement, Text, Topic, load, stream
from kz_diplomacy.export import _parquet
from kz_diplomacy.export._parquet import Columns, parquet, parquet_file


def topics(count: int, label: str = "lamps") -> Iterator[Topic]:
    return (Topic(id=f"t{number}", label=Text(en=label)) for number in range(count))


def row_groups(file: Path) -> list[int]:
    """How many rows each row group has."""
    metadata = pq.read_metadata(file)
    return [metadata.row_group(at).num_rows for at in range(metadata.num_row_groups)]


def test_a_stream(tmp_path: Path) -> None:
    """A stream gives the rows that the dataset gives whose statements it streams."""
    ds = load()
    ds.save(tmp_path / "base")
    for kind in ("sources", "topics", "organizations", "officials", "roles", "events"):
        (tmp_path / "part").mkdir(exist_ok=True)
        (tmp_path / "part" / f"{kind}.json").write_bytes((tmp_path / "base" / f"{kind}.json").read_bytes())
    ds.save(tmp_path / "lines", lines=["statements"])
    (tmp_path / "lines" / "statements.jsonl").rename(tmp_path / "part" / "some.jsonl")
    parquet_file(stream(tmp_path / "part" / "some.jsonl", Statement), Statement, tmp_path / "some.parquet")
    parquet(ds, tmp_path / "whole")
    assert pq.read_table(tmp_path / "whole" / "statements.parquet").equals(pq.read_table(tmp_path / "some.parquet"))
    told = pq.read_metadata(tmp_path / "some.parquet").metadata
    assert {b"kz_diplomacy.kind": b"statements"} == {key: told[key] for key in told if key.startswith(b"kz_d")}


def test_any_iterable(tmp_path: Path) -> None:
    """Records come from any iterable: a collection of a dataset, a list, or nothing at all."""
    ds = load()
    parquet_file(ds.topics, Topic, tmp_path / "all.parquet")
    parquet_file(ds.topics.where(broader=None), Topic, str(tmp_path / "top.parquet"))
    parquet_file([], Topic, tmp_path / "none.parquet")
    assert [topic.to_dict() for topic in ds.topics] == [back(row) for row in rows(tmp_path / "all.parquet")]
    assert [*ds.topics.where(broader=None).ids] == [row["id"] for row in rows(tmp_path / "top.parquet")]
    assert [] == rows(tmp_path / "none.parquet")


def test_row_groups_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row group is closed when it has enough, so that a reader too needs room for one; the order of rows stays."""
    monkeypatch.setattr(_parquet, "_BATCH", 10)
    monkeypatch.setattr(_parquet, "_ROW_GROUP", 2500)
    parquet_file(topics(103, "x" * 100), Topic, tmp_path / "long.parquet")
    parquet_file(topics(103, "x"), Topic, tmp_path / "short.parquet")
    assert [20, 20, 20, 20, 20, 3] == row_groups(tmp_path / "long.parquet")
    assert 20 < row_groups(tmp_path / "short.parquet")[0]
    for name in ("long", "short"):
        assert [f"t{number}" for number in range(103)] == [row["id"] for row in rows(tmp_path / f"{name}.parquet")]


def test_few_row_groups(tmp_path: Path) -> None:
    """Row groups are large by themselves: some thousand small records are one."""
    parquet_file(topics(9000), Topic, tmp_path / "one.parquet")
    assert [9000] == row_groups(tmp_path / "one.parquet")


def test_none_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many records come, no more are held than are made columns of, and those that came meanwhile."""
    monkeypatch.setattr(_parquet, "_BATCH", 10)
    alive: WeakSet[Topic] = WeakSet()
    most = 0

    def counted() -> Iterator[Topic]:
        nonlocal most
        for one in topics(500):
            alive.add(one)
            most = max(most, len(alive))
            yield one

    parquet_file(counted(), Topic, tmp_path / "one.parquet")
    assert 10 <= most <= 21


def test_large_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record counts with the members of its lists: of those with thousands few are made columns of at once."""
    made: list[int] = []
    batch = Columns.batch

    def counted(columns: Columns, records: list[AnyRecord]) -> Any:
        made.append(len(records))
        return batch(columns, records)

    monkeypatch.setattr(Columns, "batch", counted)

    def source(number: int) -> Source:
        passages = tuple(
            Passage(source=f"s{number}", number=f"1.{at}", start=at, end=at + 1, sha256=digest(""), voice="quoted")
            for at in range(1, 2500)
        )
        return Source(
            id=f"s{number}",
            kind="article",
            publisher=Text(en="p"),
            title="t",
            language="en",
            length=9999,
            sha256=digest(""),
            passages=passages,
        )

    parquet_file(map(source, range(5)), Source, tmp_path / "one.parquet")
    assert [2, 2, 1] == made


def test_a_stream_that_breaks_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a record is broken the error is the stream's, and there is no file, nor a part of one."""
    monkeypatch.setattr(_parquet, "_BATCH", 10)
    monkeypatch.setattr(_parquet, "_ROW_GROUP", 1)
    file = beside(tmp_path / "data", "topics", [*(topic(f"t{number}") for number in range(99)), {"id": "broken"}])
    (tmp_path / "out").mkdir()
    with pytest.raises(DataError, match=r"topics\.jsonl line 100"):
        parquet_file(stream(file, Topic), Topic, tmp_path / "out" / "one.parquet")
    assert [] == [*(tmp_path / "out").iterdir()]


def test_a_disk_that_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be written whole is not there at all."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        parquet_file(topics(9), Topic, tmp_path / "one.parquet")
    assert [] == [*tmp_path.iterdir()]
