"""A few of the examples that nox -s fuzz makes by the hundred thousand, and whether they are what they say."""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import Any

import pytest
from fuzz import articles, datasets, questions
from fuzz.damage import damaged_files
from fuzz.limits import bounded
from fuzz.pages import pages
from fuzz.pool import Raw
from fuzz.running import run
from fuzz.structure import broken_files
from fuzz.tally import TALLY
from fuzz.trees import Broken, as_json, as_lines, whole
from hypothesis import strategies as st

EXAMPLES: list[tuple[Any, st.SearchStrategy[Any], int]] = [
    (partial(datasets.ask, "values"), broken_files(), 80),
    (partial(datasets.ask, "bytes"), damaged_files(), 60),
    (articles.ask, pages, 10),
    (questions.ask, questions.asked, 200),
]


@pytest.mark.parametrize(("ask", "strategy", "examples"), EXAMPLES, ids=["values", "bytes", "articles", "questions"])
def test_some_examples(ask: Any, strategy: st.SearchStrategy[Any], examples: int) -> None:
    """What is broken gives the package's own error, what is not gives what is promised of it."""
    run(ask, strategy, 1, examples)


@pytest.mark.slow
def test_most_examples_are_broken_and_some_load() -> None:
    """The examples try both: most of the datasets are refused, and some are whole."""
    before = {name: len(digests) for name, digests in TALLY.digests.items()}
    run(partial(datasets.ask, "values"), broken_files(), 2, 60)
    broken, loaded = (len(TALLY.digests[name]) - before[name] for name in ("broken", "whole"))
    assert 30 < broken < 60
    assert 0 < loaded


def test_what_runs_on_is_told() -> None:
    """What takes longer than it may is stopped, and its error is no error of the package."""

    def run_on() -> None:
        for _ in count():
            pass

    with pytest.raises(TimeoutError, match=r"^not done after 0\.05 seconds of the processor$"), bounded(0.05):
        run_on()


def test_what_an_example_finds_fails_it() -> None:
    """An error that is not the package's own comes through, with the smallest example that gives it."""

    def broken(number: int) -> None:
        assert number < 10

    with pytest.raises(AssertionError) as caught:
        run(broken, st.integers(), 1, 200)
    assert "example=10" in "".join(caught.value.__notes__)


def test_raw_pieces_stand_in_the_file_as_they_are() -> None:
    """What no value of Python is written as, such as a key twice or a number of any length, is written all the same."""
    value = [Raw('{"a": 1, "a": 2}'), "\ud800", Raw("9" * 5_000)]
    assert b'[{"a": 1, "a": 2}, "\\ud800", ' + b"9" * 5_000 + b"]" == as_json(value)
    assert b'{"a": 1, "a": 2}\n"\xed\xa0\x80"\n' == as_lines(value[:2], escaped=False)


def test_an_example_prints_what_was_changed() -> None:
    """Of a dataset that was broken only the files that differ are printed, and those not at length."""
    files = {"topics.json": whole("invented", "topics.json"), "roles.json": b"[" * 9_000}
    assert f"invented with {{'roles.json': {b'[' * 3_000 + b'...'!r}}}" == repr(Broken("invented", files))
