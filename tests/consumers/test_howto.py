"""The how-to guides that need other people's libraries: every example is run, and its output compared.

These are the blocks marked ``pycon``, which the everyday tests pass over.
"""

# needs: duckdb, followthemoney, pandas, rdflib

from __future__ import annotations

import doctest
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(path.name for path in DOCS.glob("howto-*.md") if "```pycon" in path.read_text(encoding="utf-8"))
BLOCK = re.compile(r"^```pycon\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FLAGS = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL


def failures(text: str) -> str:
    """What the examples of a page do not print as it says, where they are typed one after another."""
    examples = "\n".join(BLOCK.findall(text))
    test = doctest.DocTestParser().get_doctest(examples, {}, "page", None, 0)
    assert test.examples
    told = io.StringIO()
    doctest.DocTestRunner(optionflags=FLAGS).run(test, out=told.write)
    return told.getvalue()


def test_there_are_guides() -> None:
    """None of them is passed over."""
    assert PAGES == ["howto-followthemoney.md", "howto-knowledge-graph.md", "howto-pandas-duckdb.md"]


@pytest.mark.parametrize("page", PAGES)
def test_a_guide_shows_what_happens(page: str) -> None:
    """Its examples print what stands below them."""
    told = failures((DOCS / page).read_text(encoding="utf-8"))
    assert not told, told


def test_the_tool_of_followthemoney_takes_the_file(tmp_path: Path) -> None:
    """The command that the guide names reads what the command before it has written, and loses no entity."""
    programs = Path(sys.executable).parent
    for command in re.findall("(?:kz-diplomacy export|ftm validate) .+json", (DOCS / PAGES[0]).read_text("utf-8")):
        program, *arguments = command.split()
        subprocess.run([programs / program, *arguments], cwd=tmp_path, check=True)
    written, valid = ((tmp_path / f"{name}.ftm.json").read_bytes().splitlines() for name in ("entities", "valid"))

    assert 0 < len(written) == len(valid)


def test_a_wrong_line_is_seen() -> None:
    """An example that prints something else than the page says is a failure."""
    assert "Expected" in failures("```pycon\n>>> 1 + 1\n3\n\n```\n")
