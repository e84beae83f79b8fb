"""The page that describes the records says what the records are."""

import importlib.util
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_what_the_records_say() -> None:
    """docs/records.md is up to date: python docs/make_records.py writes it."""
    spec = importlib.util.spec_from_file_location("make_records", DOCS / "make_records.py")
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)

    assert made.page() == (DOCS / "records.md").read_text("utf-8")
