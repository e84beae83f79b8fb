"""The options of a run: from which seed, and how many blocks of examples."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from secrets import randbelow
from typing import TYPE_CHECKING, Final

import pytest

from .tally import TALLY

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

_MEMORY: Final = 4 * 1024**3
"""How much a run may use."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--seed", type=int, default=randbelow(10**9), help="the seed of the first block; else any")
    parser.addoption("--blocks", type=int, default=1, help="how many blocks of examples, each with the next seed")
    parser.addoption("--tally", type=Path, help="the file to write what was made to")


def pytest_configure() -> None:
    """Take memory without end for the fault that it is."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test once for each block, with the seed in its name."""
    options = metafunc.config.option
    seeds = range(options.seed, options.seed + options.blocks)
    metafunc.parametrize("first", seeds, ids=[f"seed {seed}" for seed in seeds])


@pytest.fixture(scope="session", autouse=True)
def _counted(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if file := request.config.getoption("--tally"):
        TALLY.save(file)


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    broken, whole = (len(TALLY.digests[name]) for name in ("broken", "whole"))
    terminalreporter.write_line(f"{broken:,} different datasets were broken, {whole:,} loaded")
    for name, count in sorted(TALLY.examples.items()):
        slowest = f"the slowest {TALLY.slowest[name]:.1f} s"
        terminalreporter.write_line(f"{count:,} examples of {name}, {slowest}")
