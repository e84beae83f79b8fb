"""Broken datasets: each is refused with the package's own error, or loads and holds what is promised of it."""

from __future__ import annotations

from functools import partial

from .damage import damaged_files
from .datasets import ask
from .running import run
from .structure import broken_files


def test_changed_values(first: int) -> None:
    """Whatever value stands in whatever place, nothing but DataError comes, and all answers agree."""
    run(partial(ask, "values"), broken_files(), first, 1_000)


def test_changed_bytes(first: int) -> None:
    """Whatever the bytes of a file are, nothing but DataError comes, and all answers agree."""
    run(partial(ask, "bytes"), damaged_files(), first, 1_500)
