"""The page of the exports has every format, each with its function, command and page, and a test that reads it back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from kz_diplomacy import export
from kz_diplomacy._cli.commands import FORMATS

TOP: Final = Path(__file__).parents[2]
PAGE: Final = (TOP / "docs" / "exports.md").read_text("utf-8")
LINES: Final = re.findall(r"^\| .*`.*$", PAGE, re.MULTILINE)
CELLS: Final = [[cell.strip() for cell in line.strip("|").split("|")] for line in LINES]
LINKED: Final = [re.findall(r"\[`(.+?)`\]\((.+?)\)", row[0])[0] for row in CELLS if "[" in row[0]]
READ: Final = [row for row in CELLS if "[" not in row[0]]
NEEDED: Final = {
    re.split("[=<>]", need)[0]
    for test in (TOP / "tests" / "consumers").glob("test_*.py")
    for needs in re.findall("^# needs: (.+)$", test.read_text("utf-8"), re.MULTILINE)
    for need in needs.split(", ")
}


def test_the_page_has_every_format() -> None:
    """Each function of the exports once in each table; and the command has those that take a dataset."""
    named = [name for name, _ in LINKED]
    assert sorted(export.__all__) == sorted(named)
    assert named == [row[0].strip("`") for row in READ]
    assert [*FORMATS] == [name for name in named if name != "parquet_file"]
    for name in FORMATS:
        assert f"kz-diplomacy export {name} -o " in PAGE


@pytest.mark.parametrize("row", READ, ids=lambda row: row[0])
def test_each_format_names_tools_that_read_it(row: list[str]) -> None:
    """Each with a version, and installed by a test that reads the export back."""
    tools = [re.fullmatch(r"([\w-]+) \d+(\.\d+)+", tool) for tool in row[1].split(", ")]
    assert all(tools)
    assert {tool[1] for tool in tools if tool} <= NEEDED


@pytest.mark.parametrize(("name", "page"), LINKED)
def test_what_is_not_carried_is_as_the_page_of_the_format_says(name: str, page: str) -> None:
    """A format that carries everything has no field that is lost on its page, and any other has one."""
    (missing,) = (row[2] for row in READ if row[0] == f"`{name}`")
    told = (TOP / "docs" / page).read_text("utf-8")
    assert ("| lost: " in told) == (not missing.startswith("nothing"))
