"""What a search must find: single searches in three scripts, and whole questions with and without an answer."""

from __future__ import annotations

from typing import Final

import pytest
from helpers.search_cases import cases, questions

from kz_diplomacy import Dataset
from kz_diplomacy._search.index import Index

ENOUGH: Final = 0.5
"""The least score that the documentation names for bots."""


@pytest.fixture(scope="module")
def index(ds: Dataset) -> Index:
    kinds = (ds.sources, ds.topics, ds.organizations, ds.officials, ds.roles, ds.events, ds.statements)
    return Index(record for kind in kinds for record in kind)


def test_the_table_is_long_enough() -> None:
    """Sixty searches of different words, and twenty questions, five of them without an answer."""
    assert len({query for query, *_ in cases()}) == len(cases()) >= 60
    assert len(set(questions())) == len(questions()) == 20
    assert sum(found == "-" for _, found in questions()) == 5


@pytest.mark.parametrize(("query", "found", "among"), cases())
def test_a_search_finds_what_is_meant(index: Index, query: str, found: str, among: int) -> None:
    """The record that is meant stands first, or among the first three."""
    assert found in [hit.record.id for hit in index.search(query)][:among]


@pytest.mark.parametrize(("question", "found"), questions())
def test_a_question_finds_its_answer_or_nothing(index: Index, question: str, found: str) -> None:
    """With the least score that is advised, an answer stands first, and a question without one finds nothing."""
    ids = [hit.record.id for hit in index.search(question, min_score=ENOUGH)]

    assert ([] if found == "-" else [found]) == ids[:1]


def test_the_least_score_is_the_one_that_is_documented() -> None:
    """What the documentation advises is what these questions measure."""
    assert f"wrong: {ENOUGH}." in (Index.search.__doc__ or "")
