"""Loading from many threads at once: one bundled dataset, and equal results everywhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from time import sleep
from typing import Any, TypeVar

import pytest
from helpers.invented import REMOVED, faults_in, files, put, write

from kz_diplomacy import Topic, When, _loading, load
from kz_diplomacy._io import codec as _codec
from kz_diplomacy._io import reader
from kz_diplomacy.typing import RecordSet

THREADS = 8
T = TypeVar("T")


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads take turns as often as can be."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.fixture
def unprepared() -> None:
    """The codec has not been asked before."""
    _codec._structurers.cache_clear()


def at_once(task: Callable[[], T]) -> list[T]:
    """What a task gives in many threads that begin it together."""
    barrier = Barrier(THREADS)

    def run(_: int) -> T:
        barrier.wait()
        return task()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


@pytest.mark.usefixtures("restless", "unprepared")
def test_all_threads_get_one_bundled_dataset(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many threads ask first, the bundled files are read once, and all get the same dataset."""
    readings: list[str] = []
    read = reader.read_folder

    def slow(folder: Any, where: str, base: RecordSet | None = None) -> RecordSet:
        readings.append(where)
        sleep(0.05)
        return read(folder, where, base)

    monkeypatch.setattr(reader, "read_folder", slow)
    reader._read_bundled.cache_clear()
    _loading._bundled.cache_clear()
    loaded = at_once(load)
    assert readings == ["the bundled data"]
    assert {id(loaded[0])} == {id(ds) for ds in loaded}
    assert loaded[0] is load()


@pytest.mark.usefixtures("restless", "unprepared")
def test_all_threads_read_the_same(tmp_path: Path) -> None:
    """A folder that many threads read at once gives each an equal dataset of its own."""
    folder = write(tmp_path, files())
    loaded = at_once(lambda: load(folder))
    assert len({id(ds) for ds in loaded}) == THREADS
    for ds in loaded:
        assert files() == {kind: [record.to_dict() for record in getattr(ds, kind)] for kind in files()}
        assert loaded[0] == ds


@pytest.mark.usefixtures("restless", "unprepared")
def test_all_threads_get_the_same_faults(tmp_path: Path) -> None:
    """Threads that read a broken folder at once are told the same faults."""
    values = files()
    put(values, "topics[1].broader", "lihgt")
    put(values, "roles[0].title", REMOVED)
    expected = [
        'topics.json $[1].broader: found "lihgt", expected the id of a record: topic: did you mean "light"?',
        'roles.json $[0].title: found no "title", expected one: add it',
    ]
    folder = write(tmp_path, values)
    assert [expected] * THREADS == at_once(lambda: faults_in(folder))


@pytest.mark.usefixtures("restless", "unprepared")
def test_all_threads_decode_the_same() -> None:
    """The codec gives each thread equal records, whoever builds it first."""
    values = [{"id": f"t{number}", "label": {"en": f"topic {number}"}} for number in range(300)]
    expected = [repr(_codec.decode(Topic, value)) for value in values]
    _codec._structurers.cache_clear()
    assert [expected] * THREADS == at_once(lambda: [repr(_codec.decode(Topic, value)) for value in values])


def test_more_dates_than_are_remembered(tmp_path: Path) -> None:
    """Dates are remembered up to a bound, and read as they stand beyond it."""
    dates = [f"{year:04}" for year in range(1, 6001)]
    event = {**files()["events"][0]}
    events = [{**event, "id": f"e{date}", "when": date} for date in [*dates, *dates[-2:]]]
    for number, again in enumerate(events[-2:]):
        again["id"] = f"again{number}"
    read = load(write(tmp_path, {**{kind: [] for kind in files()}, "events": events})).events
    assert [When(date) for date in [*dates, *dates[-2:]]] == [one.when for one in read]
    assert read["again0"].when is not read["e5999"].when
