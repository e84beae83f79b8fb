"""The shell examples in README and docs: run, page by page in an empty folder, and compared with what the page says."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from helpers import page_commands

TOP: Final = Path(__file__).parents[2]
# Run step by step by a test of its own, which writes the files that it shows.
BY_ITSELF: Final = "your-own-article.md"
PAGES: Final = [
    page
    for page in (TOP / "README.md", *sorted((TOP / "docs").glob("*.md")))
    if page.name != BY_ITSELF and any(block.language == "console" for block in page_commands.blocks(page))
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_of_a_page_print_what_it_says(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In order, each ends well and prints what stands below it, where ``...`` stands for what is left out."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    names = dict[str, Any]()
    statuses = [
        status
        for block in page_commands.blocks(page)
        if block.language == "console"
        for status in page_commands.follow(block, names)
    ]
    assert {0} == {*statuses}


def test_there_are_pages_to_run() -> None:
    """The page for who begins is among them."""
    assert "five-minutes.md" in [page.name for page in PAGES]


@pytest.mark.parametrize("page", [TOP / "README.md", *sorted((TOP / "docs").glob("*.md"))], ids=lambda page: page.name)
def test_only_an_installation_is_not_run(page: Path) -> None:
    """A block of shell is not run, so each line of it installs something, for which a network is needed."""
    for block in page_commands.blocks(page):
        if block.language in ("sh", "bash", "shell"):
            assert all("pip install " in line for line in block.body.splitlines()), block.body
