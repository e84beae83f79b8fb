"""What the page that compares says of other libraries is what they do, in the versions that it names."""

# needs: everypolitician-popolo==0.0.11, followthemoney==4.11.2, mypy, pycldf==2.1.1, pycountry==26.2.16, us==4.0.0

from __future__ import annotations

import re
import sys
from pathlib import Path

import pycountry
import pytest
from followthemoney import model

TOP = Path(__file__).parents[2]
sys.path.insert(0, str(TOP / "tools"))

import compare  # noqa: E402

PAGE = (TOP / "docs" / "comparison.md").read_text(encoding="utf-8")
TABLE = PAGE.partition("## Measured\n")[2]
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in re.findall("^[|].*$", TABLE, re.MULTILINE)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where there are files for those libraries that read files."""
    made = tmp_path_factory.mktemp("compared")
    compare.files(made)
    return made


def test_the_table_has_each_library() -> None:
    """In the order in which they are measured, under the same heads."""
    assert list(compare.HEAD) == ROWS[0]
    assert list(compare.LIBRARIES) == [row[0] for row in ROWS[2:]]


@pytest.mark.parametrize("row", ROWS[2:], ids=lambda row: row[0])
def test_a_line_of_the_table_is_true(row: list[str], folder: Path) -> None:
    """What is yes or no, the error and the version exactly, the times to within a factor of two."""
    name, version, imported, asked, *rest = compare.row(row[0], folder)

    assert row[:2] + row[4:] == [name, version, *rest]
    for told, found in ((row[2], imported), (row[3], asked)):
        assert float(found) / 2 <= float(told) <= float(found) * 2


def test_the_figures_in_the_text() -> None:
    """How much there is in the two that the page counts."""
    assert f"{len(pycountry.countries)} countries and more than 5,000 subdivisions" in PAGE
    assert len(pycountry.subdivisions) > 5000
    assert f"{len(model.schemata)} schemata" in PAGE
