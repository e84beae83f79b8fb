"""Every line of the tables in docs/honest-time.md is true."""

import re
from pathlib import Path

import pytest

from kz_diplomacy import When
from kz_diplomacy._values.interval import Interval

PAGE = (Path(__file__).parents[2] / "docs" / "honest-time.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if re.match(r"\| [`f]", line)
]


def span_of(told: str) -> Interval | None:
    """What the first cell of a line covers: a date, or a tenure in words."""
    dates = re.findall("`(.+?)`", told)
    if told.startswith("from"):
        return Interval.of_tenure(When(dates[0]), When(dates[1]) if len(dates) > 1 else None)
    return Interval.of(When(dates[0]))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} in {row[1]}".replace("`", ""))
def test_a_line_of_the_page_is_true(row: list[str]) -> None:
    """Possibly and certainly are as the line says."""
    told, asked, possibly, certainly, _ = row
    span, within = span_of(told), Interval.of_period(asked.strip("`"))

    assert span
    assert [possibly, certainly] == [
        "yes" if found else "no" for found in (span.possibly(within), span.certainly(within))
    ]


def test_the_page_has_both_tables() -> None:
    """No line of them is passed over."""
    assert 21 == len(ROWS)
