"""Saving that is killed, or finds the disk full, at any step: each file is wholly the old or wholly the new one."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from errno import ENOSPC
from hashlib import sha256
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from helpers.invented import KINDS, files, put, write

import kz_diplomacy
from kz_diplomacy import DataError, load

LEFT_OVER = re.compile(r"\.[a-z]+\.jsonl?\.[0-9a-f]{16}\.new")
CHANGES = {
    "sources[1].title": "Nights",
    "topics[0].label.en": "lights",
    "organizations[0].name.en": "Port Amber",
    "officials[0].summary.en": "She leads the harbour office.",
    "roles[0].note.en": "The week is not given.",
    "events[0].summary.en": "A yearly festival.",
    "statements[0].note.en": "No month is named.",
}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def digest(folder: Path) -> str:
    return load(folder).sha256


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset as it was saved once, a kind of it in lines."""
    folder = tmp_path_factory.mktemp("killed") / "old"
    load(write(folder.with_name("plain"), files(), {"version": "1"})).save(folder, lines=["topics"])
    return folder


@pytest.fixture(scope="module")
def new(old: Path) -> Path:
    """The same dataset with a change in each file and a kind more in lines: what save writes over the old one."""
    values = files()
    for place, value in CHANGES.items():
        put(values, place, value)
    folder = old.with_name("new")
    load(write(old.with_name("changed"), values, {"version": "2"})).save(folder, lines=["topics", "roles"])
    return folder


@pytest.fixture(scope="module")
def states(old: Path, new: Path) -> list[Path]:
    """What each killed process has left, one step later each time, and at last one that was not killed."""
    folder = old.with_name("states")
    dying = [sys.executable, str(Path(__file__).parents[1] / "helpers" / "dying.py"), *map(str, (old, new, folder))]
    done = subprocess.run(dying, capture_output=True, text=True, check=False)
    assert "" == done.stderr
    return sorted(folder.iterdir(), key=lambda state: int(state.name))


def data_in(state: Path) -> dict[str, bytes]:
    """The files of a dataset that are left, but for what no dataset has: the file that was being written."""
    left = contents(state)
    over = [name for name in left if LEFT_OVER.fullmatch(name)]
    assert len(over) <= 1
    return {name: data for name, data in left.items() if name not in over}


def test_each_file_is_the_old_or_the_new(states: list[Path], old: Path, new: Path) -> None:
    """Killed at any step, save leaves each file wholly the old or wholly the new one, and never none of a kind."""
    before, after = contents(old), contents(new)
    for state in states:
        left = data_in(state)
        for name, data in left.items():
            assert data in (before.get(name), after.get(name)), f"{state.name}: {name}"
        assert {*before} - {"roles.json"} <= {*left}
        assert "roles.json" in left or after["roles.jsonl"] == left["roles.jsonl"]
    assert before == data_in(states[0])
    assert after == contents(states[-1])


def test_every_step_was_tried(states: list[Path], old: Path) -> None:
    """The steps go through every file, and what they leave are half-written files, too."""
    torn = [path for state in states for path in state.iterdir() if LEFT_OVER.fullmatch(path.name)]
    assert {*contents(old), "roles.jsonl"} - {"roles.json"} == {path.name[1:-21] for path in torn}
    halves = [path for path in torn if path.name.startswith(".sources.json.") and path.read_bytes()[-2:] != b"]\n"]
    # Two records and the end of the array.
    assert 3 == len(halves)
    distinct = {json.dumps({name: data.decode() for name, data in data_in(state).items()}) for state in states}
    # The old files, one more of them new each time; of the roles both forms stand for a moment.
    assert len(KINDS) + 3 == len(distinct)


def test_what_load_makes_of_it(states: list[Path], old: Path, new: Path) -> None:
    """What is left loads as the one or the other, or as a mixture of whole files, whose digests the descriptor denies.

    Where a kind changes its form, both may be left; then load refuses to choose. That each file is whole is all that is
    promised: there is no step at which eight files could change at once.
    """
    datasets = digest(old), digest(new)
    refused = mixed = 0
    for state in states:
        left = data_in(state)
        described = json.loads(left["datapackage.json"])["resources"]
        fits = all(one["hash"] == f"sha256:{sha256(left.get(one['path'], b'')).hexdigest()}" for one in described)
        if {"roles.json", "roles.jsonl"} <= {*left}:
            with pytest.raises(DataError, match="keep the one that is right"):
                load(state)
            refused += 1
        else:
            mixed += digest(state) not in datasets
        assert (left in (contents(old), contents(new))) == fits
    assert refused
    assert mixed


def test_saving_again_mends_it(states: list[Path], new: Path) -> None:
    """Whatever a killed process has left, saving once more gives the new dataset whole."""
    ds = load(new)
    for state in states[:: len(states) // 9]:
        ds.save(state, overwrite=True, lines=["roles"])
        assert contents(new) == data_in(state)


class _Full(io.FileIO):
    """A file on a disk that has room for so many pieces more."""

    room = 0

    def write(self, data: Any) -> int:
        if not _Full.room:
            super().write(bytes(data)[: len(data) // 2])
            raise OSError(ENOSPC, "No space left on device")
        _Full.room -= 1
        return super().write(data)


@pytest.fixture
def filling(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def open_full(path: Path, mode: str = "r", *options: Any, **more: Any) -> Any:
        return opened(path, mode, *options, **more) if "r" in mode else _Full(path, mode)

    monkeypatch.setattr(Path, "open", open_full)


@pytest.mark.usefixtures("filling")
def test_a_full_disk(old: Path, new: Path, tmp_path: Path) -> None:
    """However soon the disk is full, the system's error comes out, each file is whole, and nothing is left over."""
    before, after, ds = contents(old), contents(new), load(new)
    left, room, full = before, 0, True
    while full:
        folder = copytree(old, tmp_path / str(room))
        _Full.room = room
        try:
            ds.save(folder, overwrite=True, lines=["roles"])
        except OSError as error:
            full = error.errno == ENOSPC
        else:
            full = False
        left = contents(folder)
        assert all(data in (before.get(name), after.get(name)) for name, data in left.items())
        room += 1
    assert before == contents(tmp_path / "0")
    assert after == left
    assert room > 16


LIMITED = """
import resource, sys, kz_diplomacy
old, new = sys.argv[1:]
ds = kz_diplomacy.load(new)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
try:
    ds.save(old, overwrite=True)
except OSError as error:
    print(error.strerror)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


def test_a_file_that_may_not_grow(old: Path, new: Path, tmp_path: Path) -> None:
    """Where the system itself breaks a file off, the old files are all as they were, and nothing is left over."""
    folder = copytree(old, tmp_path / "old")
    limited = [sys.executable, "-c", LIMITED, str(folder), str(new)]
    done = subprocess.run(limited, capture_output=True, text=True, check=False)
    assert ("", "File too large\n") == (done.stderr, done.stdout)
    assert contents(old) == contents(folder)
    assert os.path.getsize(new / "sources.json") > 1000


def test_what_is_left_over_is_no_data(old: Path, tmp_path: Path) -> None:
    """What a killed process has left half-written is neither loaded nor checked, nor in the way of anything."""
    folder = copytree(old, tmp_path / "old")
    (folder / ".roles.json.0123456789abcdef.new").write_bytes(b"[{")
    assert load(old) == load(folder)
    assert kz_diplomacy.check(old).unfinished == kz_diplomacy.check(folder).unfinished
