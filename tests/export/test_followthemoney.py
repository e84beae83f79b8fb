"""The FollowTheMoney export of an invented dataset: records, their links, and their evidence."""

from pathlib import Path

import pytest
from helpers import invented
from helpers.export_examples import changed, entities, entity_ids

from kz_diplomacy import Dataset


def test_an_article(lamps: Dataset) -> None:
    """What it is called, whose it is, in what language, and where and when it was published."""
    found = entities(lamps)

    assert found["lamp-post"] == {
        "name": ["Mira Solen leaves the harbour office"],
        "title": ["Mira Solen leaves the harbour office"],
        "publisher": ["The Lamp Post"],
        "sourceUrl": ["https://lamp-post.example/solen"],
        "publishedAt": ["2024-05-03"],
        "keywords": ["article"],
        "notes": ["The words are the paper's.", "language: en-GB"],
    }
    assert found["almanac"] == {
        "name": ["Days"],
        "title": ["Days"],
        "publisher": ["Almanac"],
        "language": ["eng"],
        "keywords": ["reference"],
    }
    assert found["lamp-post--evidence--almanac"]["description"] == ["published: almanac"]


def test_a_person(lamps: Dataset) -> None:
    """Languages are of three letters, and one that has no such code is said in words."""
    found = entities(lamps)["mira-solen"]

    assert found == {
        "name": ["Mira Solen"],
        "biography": ["Head of the harbour office."],
        "spokenLanguage": ["eng"],
        "notes": ["language: qaa"],
        "sourceUrl": ["https://solen.example/"],
    }


def test_a_language_is_the_same_in_capitals(tmp_path: Path) -> None:
    """Tags of languages do not mind how they are written."""
    person = entities(changed(tmp_path, "officials[0].languages", ["KK", "ru"]))["mira-solen"]

    assert ["kaz", "rus"] == person["spokenLanguage"]


def test_an_article_of_some_time(tmp_path: Path) -> None:
    """When it was published is the narrowest date that holds it, and the rest is said in words."""
    article = entities(changed(tmp_path, "sources[0].published", "2024-05~"))["lamp-post"]

    assert ["2024-05"] == article["publishedAt"]
    assert "about May 2024 (2024-05~)" == article["description"][0]


def test_a_text_is_a_value_for_each_language(tmp_path: Path) -> None:
    """English, Russian, Kazakh, and what is alike only once."""
    name = {"kk": "Мира", "ru": "Мира", "en": "Mira Solen"}

    assert ["Mira Solen", "Мира"] == entities(changed(tmp_path, "officials[0].name", name))["mira-solen"]["name"]


def test_a_body(lamps: Dataset) -> None:
    """Its country is in small letters, and what it is part of is a link."""
    found = entities(lamps)

    assert found["harbour-office"] == {
        "name": ["Harbour Office"],
        "country": ["aq"],
        "sourceUrl": ["https://harbour.example/"],
    }
    assert found["harbour-office--parent--port-azure"] == {
        "subject": entity_ids("harbour-office"),
        "object": entity_ids("port-azure"),
        "role": ["parent"],
    }
    assert found["port-azure"] == {"name": ["Port Azure"]}


def test_a_role_with_a_holder(lamps: Dataset) -> None:
    """A position, and an occupancy with holder, dates and sources."""
    found = entities(lamps)
    place = found["head"].pop("addressEntity")[0].removeprefix("kz-diplomacy-")

    assert found["head"] == {
        "name": ["head of the harbour office"],
        "keywords": ["post"],
        "organization": entity_ids("harbour-office"),
        "country": ["aq"],
        "summary": ["She led it."],
        "notes": ["The month is not given."],
    }
    assert found["head--occupancy"] == {
        "holder": entity_ids("mira-solen"),
        "post": entity_ids("head"),
        "startDate": ["2019"],
        "endDate": ["2024-05-03"],
        "proof": entity_ids("lamp-post", "almanac"),
    }
    assert found[place] == {
        "name": ["Port Azure"],
        "full": ["Port Azure"],
        "city": ["Port Azure"],
        "country": ["aq"],
        "keywords": ["city"],
    }


def test_a_tenure_that_began_some_time(tmp_path: Path) -> None:
    """Where no year holds all of it there is no date, only words."""
    found = entities(changed(tmp_path, "roles[0].start", "[2018..2019]"))["head--occupancy"]

    assert "startDate" not in found
    assert "begins: at some point from 2018 to 2019 ([2018..2019])" == found["description"][0]


def test_a_tenure_that_ended_some_time(tmp_path: Path) -> None:
    """The date is the narrowest that holds it, and the rest is said in words, in three languages."""
    found = entities(changed(tmp_path, "roles[0].end", "[2024-04..2024-05-03]"))["head--occupancy"]

    assert found["endDate"] == ["2024"]
    assert found["description"] == [
        "ends: at some point from April to 3 May 2024 ([2024-04..2024-05-03])",
        "окончание: в какой-то момент в период с апреля по 3 мая 2024 года ([2024-04..2024-05-03])",
        "аяқталуы: 2024 жылғы сәуірден 3 мамырға дейінгі аралықтағы бір кез ([2024-04..2024-05-03])",
    ]


def test_a_role_without_a_holder(tmp_path: Path) -> None:
    """There is a position only, which has the dates in words."""
    found = entities(changed(tmp_path, "roles[1].start", "2018"))

    assert "first-keeper--occupancy" not in found
    assert found["first-keeper"] == {
        "name": ["first keeper"],
        "keywords": ["rank"],
        "description": ["begins: 2018 (2018)", "начало: 2018 год (2018)", "басталуы: 2018 жыл (2018)"],
    }


def test_an_event(lamps: Dataset) -> None:
    """Dates, places, subjects with the wider ones, and links to who took part and to what it is part of."""
    found = entities(lamps)
    event = found["vigil"]

    assert len(event.pop("addressEntity")) == 1
    assert len(event.pop("description")) == 3
    assert event == {
        "name": ["Vigil"],
        "summary": ["People came."],
        "startDate": ["2024-04"],
        "endDate": ["2024-05-03"],
        "location": ["guildhall"],
        "country": ["aq", "bv"],
        "keywords": ["happened", "light", "свет", "жарық", "oil lamps", "lamps"],
        "notes": ["The day is not given."],
        "involved": entity_ids("mira-solen", "port-azure"),
    }
    assert found["vigil--present--first-keeper"]["object"] == entity_ids("first-keeper")
    assert found["vigil--part-of--festival"]["role"] == ["part_of"]


@pytest.mark.parametrize(
    ("edtf", "expected", "words"),
    [
        ("2024-05-03", {"date": ["2024-05-03"]}, None),
        ("2024~", {"date": ["2024"]}, "about 2024 (2024~)"),
        ("2024/2024", {"startDate": ["2024"], "endDate": ["2024"]}, "from 2024 to 2024 (2024/2024)"),
        ("2021/", {"startDate": ["2021"]}, "from 2021, end not known (2021/)"),
        ("2021/..", {"startDate": ["2021"]}, "from 2021, ongoing (2021/..)"),
        ("[..2024]", {"endDate": ["2024"]}, "2024 or earlier ([..2024])"),
        ("0999", {}, "999 (0999)"),
        ("0999/1001", {"endDate": ["1001"]}, "from 999 to 1001 (0999/1001)"),
        ("3000-01", {}, "January 3000 (3000-01)"),
    ],
)
def test_when_an_event_was(tmp_path: Path, edtf: str, expected: dict[str, list[str]], words: str | None) -> None:
    """Whatever a year, month or day does not say, or the format does not read, is said in words besides."""
    event = entities(changed(tmp_path, "events[1].when", edtf))["vigil"]

    assert expected == {name: event[name] for name in ("date", "startDate", "endDate") if name in event}
    assert words == event.get("description", [None])[0]


def test_a_place_is_one_entity_wherever_it_is_named(lamps: Dataset) -> None:
    """The guildhall of the event is that of the statement; a place of another kind is another."""
    found = entities(lamps)
    vigil, said, head = (found[id]["addressEntity"] for id in ("vigil", "every-night", "head"))

    assert vigil == said
    assert vigil != head


def test_a_place_of_another_kind_is_another(tmp_path: Path) -> None:
    """A name alone does not make it the same."""
    found = entities(changed(tmp_path, "events[1].places[0].kind", "region"))

    assert found["vigil"]["addressEntity"] != found["every-night"]["addressEntity"]
    address = found[found["vigil"]["addressEntity"][0].removeprefix("kz-diplomacy-")]
    assert ["guildhall"] == address["region"]
    assert "city" not in address


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
