"""The cyclic collector rests while a dataset is read, and afterwards is as it was."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.invented import files, put, write
from test_threads import at_once

from kz_diplomacy import DataError, Dataset, Topic, load
from kz_diplomacy._collector import paused
from kz_diplomacy._io.datapackage import NewerFormat
from kz_diplomacy._loading import _read

either = pytest.mark.parametrize("on", [True, False], ids=["on", "off"])


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Whatever a test does, the tests behind it have the collector as they had it."""
    enabled = gc.isenabled()
    yield
    (gc.enable if enabled else gc.disable)()


class Watched:
    """A folder, or a file of it, that notes at each step whether the collector is on."""

    def __init__(self, path: Path, seen: list[bool]) -> None:
        self._path, self._seen = path, seen

    def __truediv__(self, name: str) -> Watched:
        return Watched(self._path / name, self._seen)

    def is_dir(self) -> bool:
        return self._path.is_dir()

    def is_file(self) -> bool:
        return self._path.is_file()

    def read_bytes(self) -> bytes:
        self._seen.append(gc.isenabled())
        return self._path.read_bytes()


def switch(on: bool) -> None:
    (gc.enable if on else gc.disable)()


@either
def test_it_rests_while_files_are_read(tmp_path: Path, on: bool) -> None:
    """At each of the seven files the collector is off, and behind the last as it was before the first."""
    seen: list[bool] = []
    switch(on)
    ds = _read(Watched(write(tmp_path, files()), seen), "here", None)
    assert on == gc.isenabled()
    assert [False] * 7 == seen
    assert isinstance(ds, Dataset)


def test_nothing_is_collected_while_much_is_read(tmp_path: Path) -> None:
    """However many records there are, not one collection begins before all of them have been read."""
    topics = [{"id": f"t{number}", "label": {"en": "x"}} for number in range(3_000)]
    folder = write(tmp_path, {**{kind: [] for kind in files()}, "topics": topics})
    begun: list[bool] = []

    def note(phase: str, _: dict[str, int]) -> None:
        begun.append(gc.isenabled())

    gc.enable()
    gc.callbacks.append(note)
    try:
        ds = load(folder)
    finally:
        gc.callbacks.remove(note)
    assert len(ds.topics) == 3_000
    assert all(begun)


BROKEN: dict[str, tuple[str, object]] = {
    "a record": ("topics[0].label", 7),
    "a reference": ("topics[1].broader", "nothing"),
    "a file": ("events", b"["),
}


@either
@pytest.mark.parametrize("broken", BROKEN)
def test_an_error_leaves_it_as_it_was(tmp_path: Path, on: bool, broken: str) -> None:
    """Whatever is wrong in a folder, the collector is afterwards as it was."""
    values = files()
    put(values, *BROKEN[broken])
    folder = write(tmp_path, values)
    switch(on)
    with pytest.raises(DataError):
        load(folder)
    assert on == gc.isenabled()


@either
def test_a_folder_that_is_not_read(tmp_path: Path, on: bool) -> None:
    """Where no folder is, and where it is of a later format, the collector is afterwards as it was."""
    folder = write(tmp_path, files(), {"format": 99})
    switch(on)
    with pytest.raises(NewerFormat):
        load(folder)
    with pytest.raises(DataError):
        load(tmp_path / "nowhere")
    assert on == gc.isenabled()


@either
def test_one_inside_the_other(on: bool) -> None:
    """A pause inside another ends nothing but itself."""
    switch(on)
    with paused():
        with paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert on == gc.isenabled()


def test_many_at_once(tmp_path: Path) -> None:
    """Threads that read at the same time leave the collector on where it was on."""
    folder = write(tmp_path, files())
    gc.enable()
    for _ in range(5):
        assert [3] * 8 == at_once(lambda: len(load(folder).topics))
    assert gc.isenabled()


def test_records_have_no_cycles(tmp_path: Path) -> None:
    """What a dataset is made of needs no collector: its records are freed with the last of what holds them."""
    gc.collect()
    gc.disable()
    ds = load(write(tmp_path, files()))
    records = [*ds.topics]
    before = sum(isinstance(one, Topic) for one in gc.get_objects())
    del ds, records
    assert before - 3 == sum(isinstance(one, Topic) for one in gc.get_objects())


def test_the_errors_of_many_broken_records_are_freed_while_it_is_paused(tmp_path: Path) -> None:
    """Twice as many broken records take the room of their faults more, and not of the errors that led to them."""
    write(tmp_path, files())
    (tmp_path / "topics.json").unlink()
    peaks = []
    for count in (1_000, 2_000):
        lines = (f'{{"id": "topic-{number}", "label": {number}}}\n' for number in range(count))
        (tmp_path / "topics.jsonl").write_text("".join(lines))
        gc.collect()
        tracemalloc.start()
        with pytest.raises(DataError):
            load(tmp_path)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert (peaks[1] - peaks[0]) / 1_000 < 4_000


def test_what_was_made_is_not_looked_through_next(tmp_path: Path) -> None:
    """The records are among the old at once, where a small collection does not look; but where something is frozen."""
    frozen = gc.get_freeze_count()
    ds = load(write(tmp_path, files()))

    assert frozen == gc.get_freeze_count()
    assert frozen or any(one is ds.topics[0] for one in gc.get_objects(generation=2))


def test_what_a_program_has_frozen_stays_so(tmp_path: Path) -> None:
    """A program that has put its objects out of the collector's sight, before it forks, say, finds them there still."""
    kept = [["kept"]]
    gc.freeze()
    try:
        load(write(tmp_path, files()))
        assert 0 < gc.get_freeze_count()
        assert not any(one is kept for one in gc.get_objects())
    finally:
        gc.unfreeze()
