"""Runs many examples of a strategy, from a seed that says which they are."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisWarning

T = TypeVar("T")

# A disk that is memory, where there is one: thousands of folders are made and removed.
_MEMORY: Final = Path("/dev/shm")
MEMORY: Final = _MEMORY if _MEMORY.is_dir() else None
"""Where folders are made; None for where the system makes them."""

_SETTINGS: Final = settings(
    database=None,
    deadline=None,
    derandomize=False,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


def run(test: Callable[[T], None], strategy: st.SearchStrategy[T], first: int, examples: int) -> None:
    """Call a test with this many examples, those of a seed."""

    def one(example: Any) -> None:
        test(example)

    with warnings.catch_warnings():
        # It warns of a long example where it prints one that has failed.
        warnings.simplefilter("ignore", HypothesisWarning)
        seed(first)(settings(_SETTINGS, max_examples=examples)(given(strategy)(one)))()


def folder() -> TemporaryDirectory[str]:
    """A folder for one example."""
    return TemporaryDirectory(dir=MEMORY, prefix="fuzz-")
