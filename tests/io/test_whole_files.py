"""Files are written whole: saving that is killed, refused or read meanwhile leaves the old file or the new one."""

from __future__ import annotations

import io
import json
import os
import re
import stat
import subprocess
import sys
from errno import ENOSPC
from hashlib import sha256
from pathlib import Path
from shutil import copytree
from threading import Thread
from typing import Any

import pytest
from helpers import killed_save
from helpers.invented import KINDS, files, put, with_topics, write

from kz_diplomacy import DataError, Dataset, Event, check, load

LEFT_OVER = re.compile(r"\.[a-z]+\.jsonl?\.[0-9a-f]{16}\.new")


@pytest.fixture
def invented(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return load(write(tmp_path_factory.mktemp("invented"), files()))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_permissions(tmp_path: Path, invented: Dataset, mode: int) -> None:
    """A file that is replaced keeps its permissions; a new file has those of any new file."""
    (tmp_path / "topics.json").write_bytes(b"[]")
    (tmp_path / "topics.json").chmod(mode)
    (tmp_path / "other").write_bytes(b"")
    invented.save(tmp_path, overwrite=True)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert mode == modes.pop("topics.json")
    assert 1 == len({*modes.values()})


def test_links(tmp_path: Path, invented: Dataset) -> None:
    """A link stays one, whether it leads to a file, over another link, or to nothing yet; so does a linked folder."""
    folder, store = tmp_path / "folder", tmp_path / "store"
    folder.mkdir()
    store.mkdir()
    (store / "topics.json").write_bytes(b"{}")
    (store / "topics.json").chmod(0o640)
    (folder / "topics.json").symlink_to(Path("..", "store", "topics.json"))
    (folder / "roles.json").symlink_to("roles.link")
    (folder / "roles.link").symlink_to(store / "roles.json")
    (tmp_path / "linked").symlink_to(folder)
    invented.save(tmp_path / "linked", overwrite=True)
    links = {path.name: os.readlink(path) for path in folder.iterdir() if path.is_symlink()}
    expected = {"topics.json": "../store/topics.json", "roles.json": "roles.link"}
    assert {**expected, "roles.link": str(store / "roles.json")} == links
    assert {"topics.json", "roles.json"} == {*contents(store)}
    assert 0o640 == stat.S_IMODE((store / "topics.json").stat().st_mode)
    assert invented == load(folder)


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, MemoryError])
def test_a_record_that_breaks_off(
    tmp_path: Path, invented: Dataset, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    """Where writing breaks off, by whatever, the file is the old one or none, and nothing else is left."""

    def break_off(event: Event) -> None:
        raise error

    monkeypatch.setattr(Event, "to_dict", break_off)
    (tmp_path / "events.json").write_bytes(b"[]")
    for folder, before in ((tmp_path, {"events.json": b"[]"}), (tmp_path / "new", {})):
        with pytest.raises(error):
            invented.save(folder, overwrite=True)
        assert before == {name: data for name, data in contents(folder).items() if "events" in name}


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_system_that_refuses(tmp_path: Path, invented: Dataset, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Whichever step the system refuses, the old file stays, and nothing is left of the new one."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    (tmp_path / "sources.json").write_bytes(b"[]")
    with monkeypatch.context() as patched:
        patched.setattr(os, step, refuse)
        with pytest.raises(OSError, match="No space left on device"):
            invented.save(tmp_path, overwrite=True)
    assert {"sources.json": b"[]"} == contents(tmp_path)


def test_a_folder_in_the_place_of_a_file(tmp_path: Path, invented: Dataset) -> None:
    """A folder in the place of a file is the system's error, and stays."""
    (tmp_path / "sources.json").mkdir()
    with pytest.raises(IsADirectoryError):
        invented.save(tmp_path, overwrite=True)
    assert ["sources.json"] == os.listdir(tmp_path)


def test_the_bytes_are_on_the_disk_first(tmp_path: Path, invented: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes of a file are handed to the disk, all of them, before the file gets its name."""
    seen: list[tuple[str, int]] = []
    fsync, replace = os.fsync, os.replace

    def synced(number: int) -> None:
        fsync(number)
        seen.append(("fsync", os.fstat(number).st_size))

    def replaced(old: Path, new: Path) -> None:
        seen.append((Path(new).name, old.stat().st_size))
        replace(old, new)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    invented.save(tmp_path)
    sizes = {name: len(data) for name, data in contents(tmp_path).items()}
    names = [*(f"{kind}.json" for kind in KINDS), "datapackage.json"]
    assert [step for name in names for step in (("fsync", sizes[name]), (name, sizes[name]))] == seen


def test_reading_meanwhile(tmp_path: Path) -> None:
    """A file that is read while it is written again and again is the one or the other, always whole."""
    topics = [[{"id": f"t{number}", "label": {"en": label}} for number in range(500)] for label in ("sea", "tide")]
    versions = [load(with_topics(tmp_path / str(number), *one)) for number, one in enumerate(topics)]
    whole = set()
    for version in versions:
        version.save(tmp_path / "saved", overwrite=True)
        whole.add((tmp_path / "saved" / "topics.json").read_bytes())

    def write_both() -> None:
        for number in range(10):
            versions[number % 2].save(tmp_path / "saved", overwrite=True)

    writer = Thread(target=write_both)
    writer.start()
    seen = set()
    while writer.is_alive():
        seen.add((tmp_path / "saved" / "topics.json").read_bytes())
    writer.join()
    assert whole == seen


CHANGES = {
    "sources[1].title": "Nights",
    "topics[0].label.en": "lights",
    "organizations[0].name.en": "Port Amber",
    "officials[0].summary.en": "She leads the harbour office.",
    "roles[0].note.en": "The week is not given.",
    "events[0].summary.en": "A yearly festival.",
    "statements[0].note.en": "No month is named.",
}


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
    command = [sys.executable, killed_save.__file__, *map(str, (old, new, folder))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "" == done.stderr
    return sorted(folder.iterdir(), key=lambda state: int(state.name))


def data_in(state: Path) -> dict[str, bytes]:
    """The files of a dataset that are left, but for what no dataset has: the file that was being written."""
    left = contents(state)
    over = [name for name in left if LEFT_OVER.fullmatch(name)]
    assert len(over) <= 1
    return {name: data for name, data in left.items() if name not in over}


@pytest.mark.slow
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


@pytest.mark.slow
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


@pytest.mark.slow
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


@pytest.mark.slow
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
    assert check(old).unfinished == check(folder).unfinished
