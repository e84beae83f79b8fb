"""The FollowTheMoney export: statements, claims, numbers and evidence of a small invented dataset."""

from pathlib import Path

import pytest
from helpers import invented
from helpers.export_examples import changed, entities, entity_ids

from kz_diplomacy import Dataset


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "expected"),
    [
        (607, 607, "exact", "people: 607 person (exact)"),
        (200, 300, "exact", "people: 200–300 person (exact)"),
        (5, 5.5, "about", "people: 5–5.5 person (about)"),
        (1000, None, "more_than", "people: > 1000 person (more_than)"),
        (1000, None, "about", "people: ≥ 1000 person (about)"),
        (None, 8, "nearly", "people: < 8 person (nearly)"),
        (None, 8, "exact", "people: ≤ 8 person (exact)"),
    ],
)
def test_a_number(tmp_path: Path, low: float | None, high: float | None, qualifier: str, expected: str) -> None:
    """A note on its record says what is counted, the number with its open side, the unit and the hedge."""
    bounds = {name: bound for name, bound in (("low", low), ("high", high)) if bound is not None}
    quantity = {"label": {"en": "people"}, **bounds, "unit": "person", "qualifier": qualifier}
    found = entities(changed(tmp_path, "events[0].quantities", [{**quantity, "evidence": ["lamp-post#4.1"]}]))

    assert found["festival--quantity--1"] == {
        "name": ["quantity"],
        "description": [expected],
        "detectedLanguage": ["eng"],
        "entity": entity_ids("festival"),
    }
    assert found["festival--quantity--1--evidence--lamp-post"] == {
        "document": entity_ids("lamp-post"),
        "entity": entity_ids("festival--quantity--1"),
        "role": ["evidence"],
        "recordId": ["lamp-post#4.1"],
    }


def test_a_statement(lamps: Dataset) -> None:
    """A note named for its kind, on all that it concerns; who said it and when is a link."""
    found = entities(lamps)
    note = found["every-night"]
    place = invented.span("The lamp has burned every night for five years")

    assert len(note.pop("addressEntity")) == 1
    assert note == {
        "name": ["direct"],
        "description": ["It burned for years."],
        "detectedLanguage": ["eng"],
        "entity": entity_ids("mira-solen", "head", "vigil", "festival", "harbour-office"),
        "country": ["aq"],
        "keywords": ["lamps", "light", "свет", "жарық"],
        "notes": ["No year is named."],
    }
    assert found["every-night--speaker--mira-solen"] == {
        "subject": entity_ids("every-night"),
        "object": entity_ids("mira-solen"),
        "role": ["speaker"],
        "date": ["2024-05-03"],
    }
    assert found["every-night--passage"] == {
        "document": entity_ids("lamp-post"),
        "entity": entity_ids("every-night"),
        "role": ["direct"],
        "recordId": [f"lamp-post#char={place['start']},{place['end']}"],
        "date": ["2024-05-03"],
    }
    assert [key for key in found if key.startswith("every-night--") and "evidence" not in key] == [
        "every-night--speaker--mira-solen",
        "every-night--role--head",
        "every-night--occasion--vigil",
        "every-night--events--festival",
        "every-night--events--vigil",
        "every-night--organizations--harbour-office",
        "every-night--passage",
        "every-night--asked--1",
        "every-night--audience--1",
        "every-night--claim--1",
        "every-night--quantity--1",
    ]
    assert "date" not in found["every-night--events--vigil"]


def test_a_claim(tmp_path: Path) -> None:
    """A note on the statement, with the languages that it is in."""
    claim = {"text": {"kk": "Әр түнде жанды.", "ru": "Она горела."}, "evidence": ["lamp-post#3.1"]}
    found = entities(changed(tmp_path, "statements[0].claims", [claim]))["every-night--claim--1"]

    assert found["name"] == ["claim"]
    assert found["description"] == ["Она горела.", "Әр түнде жанды."]
    assert found["detectedLanguage"] == ["rus", "kaz"]
    assert found["entity"] == entity_ids("every-night")


def test_a_heading(lamps: Dataset) -> None:
    """It is named for what it is, and linked to what it repeats."""
    found = entities(lamps)

    assert found["never-sleeps"]["name"] == ["heading"]
    assert found["never-sleeps--passage"]["role"] == ["heading"]
    assert found["never-sleeps--restates--every-night"]["role"] == ["restates"]
    assert found["never-sleeps--attribution--1"]["description"] == ["the editors"]


def test_evidence(lamps: Dataset) -> None:
    """One documentation for each source: all addresses in text order, and what each field rests on."""
    found = entities(lamps)

    assert found["head--evidence--lamp-post"] == {
        "document": entity_ids("lamp-post"),
        "entity": entity_ids("head"),
        "role": ["evidence"],
        "recordId": ["lamp-post#2.1-2.2"],
        "description": ["title: lamp-post#2.1", "start: lamp-post#2.1", "end: lamp-post#2.2"],
    }
    assert found["head--evidence--almanac"]["description"] == ["end: almanac"]
    assert found["mira-solen--evidence--lamp-post"]["recordId"] == ["lamp-post#2.1-2.2", "lamp-post#3.1c"]
