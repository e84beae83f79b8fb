"""Search: what a query cannot do, how much of it is read, and what it leaves as it was."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from helpers.searched import INDEX, found, topics

from kz_diplomacy import Hit
from kz_diplomacy._search.index import MOST_WORDS, REMEMBERED, Index
from kz_diplomacy.errors import QueryError, described


@pytest.mark.parametrize("query", ["", " ", "\n", "?!", "кто это был", "Қандай? Қашан?", "what is the", "_", "«»"])
def test_a_query_without_a_weighty_word_finds_nothing(query: str) -> None:
    """Nothing asked, nothing found."""
    assert () == INDEX.search(query)


@pytest.mark.parametrize("query", [None, 5, b"lamp", ["lamp"]])
def test_a_query_that_is_no_text_is_refused(query: Any) -> None:
    """Nothing is taken for text that is none."""
    with pytest.raises(QueryError) as error:
        INDEX.search(query)

    assert f"found {described(query)}, expected text to search for" == str(error.value)


@pytest.mark.parametrize("least", [-0.1, 1.1, float("nan"), float("inf"), "0.5", None, True, 10**400])
def test_a_least_score_outside_0_to_1_is_refused(least: Any) -> None:
    """It is a number from 0 to 1, and nothing that could pass for one."""
    with pytest.raises(QueryError) as error:
        INDEX.search("lamp", min_score=least)

    assert f"found {described(least)}, expected a least score from 0 to 1" == str(error.value)


def test_whole_numbers_are_least_scores_too() -> None:
    """Both ends may be written as integers."""
    assert ["t0"] == found(topics("lamp", "lampion").search("lamp", min_score=1))
    assert ["t0", "t1"] == found(topics("lamp", "lampion").search("lamp", min_score=0))


def test_a_query_is_read_up_to_1000_characters() -> None:
    """What stands behind them is not looked at."""
    index = topics("lamp")

    assert ["t0"] == found(index.search("quasar " * 142 + "  lamp"[-5:]))
    assert () == index.search(" " * 1_000 + "lamp")


def test_a_query_is_read_up_to_40_words() -> None:
    """The forty-first different word is not looked for."""
    index = topics("lamp")
    others = " ".join(f"q{'abcdefghijklmnopqrstuvwxyz'[n % 26]}{'xyz'[n // 26]}" for n in range(MOST_WORDS))

    assert () == index.search(f"{others} lamp")
    assert ["t0"] == found(index.search(f"lamp {others}"))


@pytest.mark.parametrize(
    "query",
    [
        "а" * 1_000,
        "'" * 1_000,
        "a'" * 500,
        "\u0301" * 1_000,
        "а\u0301" * 500,
        "(" * 1_000,
        "\ud800\udfff \x00",
        "ﷺ" * 1_000,
        "İ" * 300,
        '"* OR (',
    ],
)
def test_a_hostile_query_finds_nothing_and_breaks_nothing(query: str) -> None:
    """There is no language of queries, and nothing to blow up."""
    assert () == INDEX.search(query, min_score=0.5)


def test_empty_datasets_find_nothing() -> None:
    """No records, no hits."""
    assert () == Index([]).search("lamp")


def test_threads_share_an_index() -> None:
    """Eight threads that search at once find what one finds."""
    expected = INDEX.search("Ауганстан гуманитарлык")
    results: list[tuple[Hit, ...]] = []
    work: Callable[[], None] = lambda: results.append(INDEX.search("Ауганстан гуманитарлык"))  # noqa: E731
    threads = [Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [expected] * 8 == results


def test_a_hit_cannot_be_changed() -> None:
    """What one caller is given no caller can change."""
    with pytest.raises(AttributeError):
        INDEX.search("Жусан")[0].score = 0.5  # type: ignore[misc]


def test_the_same_question_has_the_same_answer_however_many_were_asked_between() -> None:
    """What is like a word is remembered for some words asked for, and found again for the others."""
    index = topics("lamp", "lampion", "sea")
    expected = index.search("lmap sea")
    letters = "abcdefghijklmnopqrstuvwxyz"
    others = [f"q{letters[n % 26]}{letters[n // 26]}x" for n in range(2 * REMEMBERED)]

    assert [()] * len(others) == [index.search(other) for other in others]
    assert expected == index.search("lmap sea") == index.search("lmap sea")
    assert ["t2", "t0", "t1"] == found(expected)
    assert 0 < len(index._asked) <= REMEMBERED
