"""Pages that show a way step by step: their commands are run where their files are, and print what the page says."""

from __future__ import annotations

import doctest
import io
import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, Final

import attrs

from kz_diplomacy._cli.main import main

_BLOCK: Final = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_NAMED: Final = re.compile(r"`([\w./-]+)`")
_SAME: Final = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL


@attrs.frozen
class Block:
    """A fenced block of a page."""

    language: str
    body: str
    file: str
    """The last name in backticks before it: the file that it shows, or changes."""

    @property
    def commands(self) -> list[tuple[str, str]]:
        """Each command of a console block, and what the page says it prints; ``...`` stands for lines left out."""
        parts = re.split(r"^\$ ", self.body, flags=re.MULTILINE)
        assert "" == parts[0]
        lines = (part.replace("\\\n", "").partition("\n") for part in parts[1:])
        return [(command, printed) for command, _, printed in lines]


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    for found in _BLOCK.finditer(text):
        # The names in other blocks are no names of files.
        before = _BLOCK.sub("", text[: found.start()])
        names = _NAMED.findall(before)
        yield Block(found[1], found[2], names[-1] if names else "")


def outside(page: Path) -> str:
    """What a page says outside its blocks."""
    return _BLOCK.sub("", page.read_text(encoding="utf-8"))


def run(command: str) -> tuple[int, str]:
    """The exit status of a command line in the folder where one is, and all that it prints."""
    program, *arguments = shlex.split(command)
    assert "kz-diplomacy" == program
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        status = main(arguments)
    return status, printed.getvalue()


def follow(block: Block, names: dict[str, Any]) -> list[int]:
    """Do what a block shows, where one is: run it, or write or change its file; the exit statuses of its commands."""
    match block.language:
        case "console":
            return [_same(*one) for one in block.commands]
        case "pycon":
            test = doctest.DocTestParser().get_doctest(block.body, names, "page", None, 0)
            told = io.StringIO()
            failed = doctest.DocTestRunner(optionflags=_SAME).run(test, out=told.write, clear_globs=False)
            names.update(test.globs)
            assert 0 == failed.failed, told.getvalue()
        case "diff":
            _patch(Path(block.file), block.body)
        case "json" | "text":
            Path(block.file).write_text(block.body, encoding="utf-8")
        case _:
            assert "yaml" == block.language
    return []


def _same(command: str, expected: str) -> int:
    status, printed = run(command)
    assert doctest.OutputChecker().check_output(expected, printed, _SAME), f"$ {command}\n{printed}"
    return status


def _patch(file: Path, lines: str) -> None:
    """Change a file as a diff shows it, whose lines without a sign say where."""
    text = file.read_text(encoding="utf-8")
    for part in re.split(r"^@@\n", lines, flags=re.MULTILINE):
        old = "".join(line[1:] for line in part.splitlines(keepends=True) if line[0] in " -")
        new = "".join(line[1:] for line in part.splitlines(keepends=True) if line[0] in " +")
        assert 1 == text.count(old), old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
