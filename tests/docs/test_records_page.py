"""The page that describes the records says what the records are."""

from pathlib import Path

import make_records

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_what_the_records_say() -> None:
    """docs/records.md is up to date: python tools/make_records.py writes it."""
    assert make_records.page() == (DOCS / "records.md").read_text("utf-8")
