"""What fuzzing has found: small cases of what once took the square of its length, or gave another's error."""

from __future__ import annotations

from typing import Any

import pytest
from fuzz.limits import bounded

from kz_diplomacy import (
    Article,
    Evidence,
    FieldError,
    KzDiplomacyError,
    QueryError,
    Text,
    Topic,
    Topics,
    When,
    example,
)

DS, ARTICLE = example()
VAST = 10**5_000


def test_a_title_of_any_length_is_cut_at_once() -> None:
    """Printing a collection takes no longer than its longest title does to be read once."""
    topic = Topic(id="long", label=Text(en="x" * 200_000))
    with bounded(3):
        shown = str(Topics([topic]))
    assert "long  " + "x" * 73 + "…" == shown.splitlines()[1]


@pytest.mark.parametrize("id", [[], {}, 7, None, ()])
def test_get_takes_an_id(id: Any) -> None:
    """What is no text is no id: get refuses it, whether it can be looked up or not."""
    with pytest.raises(QueryError, match="expected an id: by place go brackets"):
        DS.events.get(id)


@pytest.mark.parametrize("records", [None, 7, [7], "visas", [None], [DS.events[0]], [DS.topics[0], DS.events[0]]])
def test_a_collection_of_records_of_its_kind_alone(records: Any) -> None:
    """A collection is made of records of its own kind, and of nothing else that has an id or not."""
    with pytest.raises(QueryError, match=r"expected records of one kind: topic$"):
        DS.topics.of(records)


def test_evidence_of_what_is_no_field() -> None:
    """A field that is no text is an unknown field, and no evidence has it."""
    evidence: Evidence = DS.roles[0].evidence
    field: Any = []
    assert field not in evidence
    with pytest.raises(FieldError, match=r'^a role has no field "an array of 0"$'):
        evidence[field]
    with pytest.raises(FieldError, match="has no field"):
        DS.roles[0].voices({})  # type: ignore[arg-type]
    with pytest.raises(FieldError, match="an integer of 16,610 bits"):
        evidence[VAST]  # type: ignore[index]


def test_an_article_is_proved_against_datasets() -> None:
    """What is no dataset is refused before it is asked for its records."""
    other: Any = True
    with pytest.raises(QueryError, match=r"^found true, expected a dataset: load it first$"):
        ARTICLE.verify(other)
    with pytest.raises(QueryError, match=r"^found 7, expected a dataset: load it first$"):
        Article.read("no-such-file.txt", 7)  # type: ignore[arg-type]


@pytest.mark.parametrize("asked", [VAST, -VAST], ids=["above", "below"])
def test_a_number_that_python_does_not_print(asked: Any) -> None:
    """A number of thousands of digits is no period and no date, and the error prints, its repr too."""
    for ask in (DS.events.during, DS.timeline, DS.roles_at, When):
        with pytest.raises(KzDiplomacyError, match=r"^(found )?an integer of 16,610 bits") as caught:
            ask(asked)
        assert "an integer of 16,610 bits" in repr(caught.value)


@pytest.mark.parametrize("lang", [[], {}, None, 7, "de"])
def test_a_language_of_another_type(lang: Any) -> None:
    """What is none of the languages is refused, whatever its type."""
    with pytest.raises(QueryError, match=r"expected a language: kk, ru or en$"):
        When("2024").words(lang)
