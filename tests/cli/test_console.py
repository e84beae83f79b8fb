"""Writing to every kind of console: narrow terminals, foreign code pages, closed pipes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kz_diplomacy._cli.console import width, write

MODULE = [sys.executable, "-m", "kz_diplomacy"]


def run(*arguments: str, encoding: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}
    return subprocess.run([*MODULE, *arguments], capture_output=True, check=False, env=environment)


@pytest.mark.skipif(os.name != "posix", reason="needs pipes")
def test_a_closed_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Writing to a pipe that nobody reads ends quietly, whatever is flushed at the end."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        write(["x"] * 10)
        print("more", flush=True)


@pytest.mark.skipif(os.name != "posix", reason="needs a shell and its pipes")
def test_a_reader_that_stops() -> None:
    """When the reader of its output stops, the command ends without an error."""
    process = subprocess.Popen([*MODULE, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stderr
    process.stdout.read(1)
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()

    assert (process.wait(), errors) == (0, b"")


def test_a_russian_code_page() -> None:
    """Kazakh letters that a code page lacks become the Russian ones that people type instead."""
    finished = run("--lang", "kk", encoding="cp1251")
    shown = finished.stdout.decode("cp1251")

    assert (finished.returncode, finished.stderr) == (0, b"")
    assert "Казакстан дипломаты" in shown
    assert "?" not in shown


def test_ascii() -> None:
    """On a console of ASCII, quotation marks and dashes become plain ones, and other letters question marks."""
    finished = run(encoding="ascii")
    shown = finished.stdout.decode("ascii")

    assert (finished.returncode, finished.stderr) == (0, b"")
    assert '"voice"' in shown
    assert "Aibek Smadiyarov" in shown


def test_decoding() -> None:
    """The replacement of letters is for writing: reading still fails."""
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", "kz_diplomacy.nearest_letters")


def test_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines fill a terminal of up to 80 columns, and 80 columns everywhere else."""
    assert width() == 80
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    for columns, expected in (("60", 60), ("200", 80)):
        monkeypatch.setenv("COLUMNS", columns)
        assert expected == width()


def test_a_plain_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream that cannot be reconfigured, as some programs put it in the place of standard output, is written to."""

    class Plain:
        written = ""
        encoding = "utf-8"

        def write(self, text: str) -> int:
            self.written += text
            return len(text)

        def flush(self) -> None: ...

    plain = Plain()
    monkeypatch.setattr(sys, "stdout", plain)
    write(["one", "two"])

    assert plain.written == "one\ntwo\n"
