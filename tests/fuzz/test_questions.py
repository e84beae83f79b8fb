"""Wrong arguments: each question gives a result or the package's own error."""

from __future__ import annotations

from .questions import ask, asked
from .running import run


def test_arguments(first: int) -> None:
    """Whatever the arguments of a question are, nothing but an error of the package comes, and nothing is changed."""
    run(ask, asked, first, 1_000)
