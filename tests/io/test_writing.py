"""A file written whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from kz_diplomacy._io.writing import write_whole


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_written(tmp_path: Path) -> None:
    """Bytes, or pieces of them, become a file or take the place of one; nothing else is left in the folder."""
    file = tmp_path / "a.json"
    assert write_whole(file, b"[]")
    assert {"a.json": b"[]"} == contents(tmp_path)
    assert write_whole(file, iter([b"[", b"1]"]))
    assert {"a.json": b"[1]"} == contents(tmp_path)


def test_the_same_bytes(tmp_path: Path) -> None:
    """A file that has these bytes already is the same file as before, untouched."""
    file = tmp_path / "a.json"
    write_whole(file, b"[]")
    os.utime(file, ns=(1, 1))
    before = file.stat()
    assert not write_whole(file, b"[]")
    assert (before.st_ino, before.st_mtime_ns) == (file.stat().st_ino, file.stat().st_mtime_ns)
    assert ["a.json"] == os.listdir(tmp_path)


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_permissions(tmp_path: Path, mode: int) -> None:
    """A file that stood there keeps its permissions."""
    file = tmp_path / "a.json"
    file.write_bytes(b"")
    file.chmod(mode)
    write_whole(file, b"[]")
    assert mode == stat.S_IMODE(file.stat().st_mode)


def test_permissions_of_a_new_file(tmp_path: Path) -> None:
    """A new file has the permissions of any new file."""
    (tmp_path / "other").write_bytes(b"")
    write_whole(tmp_path / "a.json", b"[]")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert 1 == len(modes)


def test_a_link(tmp_path: Path) -> None:
    """A link stays one, also where it leads over another or to a file that is not there yet."""
    (tmp_path / "store").mkdir()
    (tmp_path / "a.json").symlink_to("b.json")
    (tmp_path / "b.json").symlink_to(tmp_path / "store" / "c.json")
    for data in (b"[]", b"[1]"):
        assert write_whole(tmp_path / "a.json", data)
        assert {"c.json": data} == contents(tmp_path / "store")
    assert ("b.json", str(tmp_path / "store" / "c.json")) == tuple(
        os.readlink(tmp_path / name) for name in ("a.json", "b.json")
    )
    assert ["a.json", "b.json", "store"] == sorted(os.listdir(tmp_path))


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, MemoryError])
def test_pieces_that_break_off(tmp_path: Path, error: type[BaseException]) -> None:
    """Where the pieces break off, by whatever, the old file is as it was, and nothing is left beside it."""

    def pieces() -> Iterator[bytes]:
        yield b"[" * 100_000
        raise error

    for before in ({}, {"a.json": b"[]"}):
        for name, data in before.items():
            (tmp_path / name).write_bytes(data)
        with pytest.raises(error):
            write_whole(tmp_path / "a.json", pieces())
        assert before == contents(tmp_path)


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_system_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Whichever step the system refuses, the old file is as it was, and nothing is left beside it."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a.json").write_bytes(b"[]")
    with monkeypatch.context() as patched:
        patched.setattr(os, step, refuse)
        with pytest.raises(OSError, match="No space left on device"):
            write_whole(tmp_path / "a.json", b"[1]")
    assert {"a.json": b"[]"} == contents(tmp_path)


def test_what_cannot_be_written(tmp_path: Path) -> None:
    """A folder in the place of the file, and a folder that is not there, are told as the system tells them."""
    (tmp_path / "a.json").mkdir()
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path / "a.json", b"[]")
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "none" / "a.json", b"[]")
    assert ["a.json"] == os.listdir(tmp_path)
    assert [] == os.listdir(tmp_path / "a.json")


def test_the_new_bytes_are_on_the_disk_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes are handed to the disk whole before the file gets its name."""
    seen: list[tuple[str, object]] = []
    fsync, replace = os.fsync, os.replace

    def synced(number: int) -> None:
        fsync(number)
        seen.append(("fsync", os.fstat(number).st_size))

    def replaced(old: Path, new: Path) -> None:
        seen.append(("replace", old.stat().st_size))
        replace(old, new)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    write_whole(tmp_path / "a.json", [b"[", b"]" * 9])
    assert [("fsync", 10), ("replace", 10)] == seen


def test_who_reads_meanwhile(tmp_path: Path) -> None:
    """Who reads a file while it is written again and again sees the one or the other, always whole."""
    file, versions = tmp_path / "a.json", (b"1" * 50_000, b"2" * 70_000)
    write_whole(file, versions[0])

    def write() -> None:
        for number in range(100):
            write_whole(file, [versions[number % 2][at : at + 1000] for at in range(0, 70_000, 1000)])

    writer = Thread(target=write)
    writer.start()
    seen = set()
    while writer.is_alive():
        seen.add(file.read_bytes())
    writer.join()
    assert seen == set(versions)
