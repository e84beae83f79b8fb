"""Records out of Parquet files, as docs/export-parquet.md tells it: the way back, which proves that nothing is lost."""

from __future__ import annotations

import doctest
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq

from helpers.invented import KINDS
from kz_diplomacy import Dataset, load


def _shown() -> Callable[[Any], Any]:
    """The function that the page shows, so that it is what is tested."""
    page = Path(__file__).parents[2] / "docs" / "export-parquet.md"
    examples = doctest.DocTestParser().get_examples(page.read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    exec(next(one.source for one in examples if one.source.startswith("def back")), names)
    found: Callable[[Any], Any] = names["back"]
    return found


back: Final = _shown()
"""A value of a row as a data file has it."""


def rows(file: Path) -> list[dict[str, Any]]:
    """The rows of a file."""
    found: list[dict[str, Any]] = pq.read_table(file).to_pylist()
    return found


def loaded(folder: Path, into: Path, *, base: Dataset | None = None) -> Dataset:
    """The dataset that the Parquet files of a folder hold, by way of data files."""
    into.mkdir()
    for kind in KINDS:
        values = [back(row) for row in rows(folder / f"{kind}.parquet")]
        (into / f"{kind}.json").write_text(json.dumps(values), encoding="utf-8")
    return load(into, base=base)
