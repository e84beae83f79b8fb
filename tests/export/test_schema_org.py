"""The schema.org export of an invented dataset: sources, roles, parts, dates, numbers and places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helpers import invented
from helpers.export_examples import changed, on_top
from helpers.generated import dataset

from kz_diplomacy import Dataset, Place, Text, When
from kz_diplomacy.export import schema_org
from kz_diplomacy.export._schema_org_values import edtf_note, place

OURS = "urn:kz-diplomacy:"
LAMP = [{"@language": "en", "@value": "lamp"}]


def node(document: dict[str, Any], id: str) -> dict[str, Any]:
    (found,) = (one for one in document["@graph"] if one["@id"] == OURS + id)
    return dict(found)


def note(document: dict[str, Any], id: str, field: str) -> dict[str, Any]:
    (found,) = (one for one in node(document, id)["subjectOf"] if one["name"] == field)
    return dict(found)


def test_dataset_says_what_it_is(named_lamps: Dataset) -> None:
    """Its name, version and each of its licences are there; nothing is made up for a dataset without them."""
    whole, bare = (schema_org(ds)["@graph"][0] for ds in (named_lamps, dataset()))
    assert (f"{OURS}dataset:lamps", "lamps", "2.1") == (whole["@id"], whole["name"], whole["version"])
    assert ["MIT", "CC0-1.0"] == [one["name"] for one in whole["license"]]
    assert {"@id": f"{OURS}dataset:", "@type": "Dataset"} == bare


def test_article_has_a_text_and_a_reference_none(lamps: Dataset) -> None:
    """An article is a NewsArticle with its sentences; a reference is a work that is cited as a whole."""
    document = schema_org(lamps)
    article, reference = node(document, "lamp-post"), node(document, "almanac")
    assert ("NewsArticle", "CreativeWork") == (article["@type"], reference["@type"])
    assert len(invented.TEXT) == article["encoding"]["size"]["value"]
    assert [number for number, _, _ in invented.SENTENCES] == [one["position"] for one in article["hasPart"]]
    assert {"@id", "@type", "headline", "inLanguage", "publisher"} == set(reference)


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("2024-04-05", "2024-04-05", None),
        ("2024-04/2024-05-03", "2024-04", "2024-05-03"),
        ("2021/", "2021", None),
        ("2021/..", "2021", None),
        ("2018~/2020", None, "2020"),
        ("2018/2020~", "2018", None),
        ("2024~", None, None),
        ("[2020..2022]", None, None),
        ("[2025-03..]", None, None),
    ],
)
def test_date_says_no_more_than_its_source(tmp_path: Path, when: str, start: str | None, end: str | None) -> None:
    """Only what is plainly a date is given as one; the whole stands beside it, in EDTF and in words."""
    document = schema_org(changed(tmp_path, "events[1].when", when))
    event, beside = node(document, "vigil"), note(document, "vigil", "when")
    assert (start, end) == (event.get("startDate"), event.get("endDate"))
    assert when == beside["temporalCoverage"]
    assert ["en", "ru", "kk"] == [one["@language"] for one in beside["description"]]


def test_role_without_holder_hangs_on_its_body(tmp_path: Path) -> None:
    """A role that nobody is named for is a member of its body; without a body it is a Role of its own."""
    document = schema_org(changed(tmp_path, "roles[0].official", invented.REMOVED))
    assert [{"@id": OURS + "head"}] == node(document, "harbour-office")["member"]
    assert "memberOf" not in node(document, "mira-solen")
    assert ("OrganizationRole", "Role") == tuple(node(document, id)["@type"] for id in ("head", "first-keeper"))


def test_number_is_one_value_or_its_bounds(lamps: Dataset) -> None:
    """One number is a value; a side that is open has no bound."""
    document = schema_org(lamps)
    (years,) = note(document, "every-night", "quantities")["mentions"]
    people, quiet = note(document, "vigil", "quantities")["mentions"]
    kept = [
        {key: one[key] for key in ("value", "minValue", "maxValue") if key in one} for one in (years, people, quiet)
    ]
    assert [{"value": 5}, {"minValue": 1000}, {"maxValue": 8}] == kept


def test_base_comes_along_and_is_told_apart(tmp_path: Path, lamps: Dataset) -> None:
    """Records of a base that the dataset needs are there, and the dataset is about its own records only."""
    text = {"en": "another"}
    event = {"id": "my.walk", "title": text, "summary": text, "status": "happened", "topics": ["oil-lamps"]}
    document = schema_org(on_top(tmp_path, lamps, events=[event]))
    assert [{"@id": OURS + "my.walk"}] == document["@graph"][0]["about"]
    assert {"oil-lamps", "lamps", "light", "my.walk"} == {
        one["@id"].removeprefix(OURS) for one in document["@graph"][1:]
    }
    assert ["DefinedTerm", "DefinedTermSet"] == node(document, "lamps")["@type"]
    assert "DefinedTerm" == node(document, "oil-lamps")["@type"]


def test_part_is_a_role_between_event_and_participant(tmp_path: Path) -> None:
    """Each part has the term that comes nearest, and the role in between says which part it is; topics stay beside."""
    parts = [*invented.files()["events"][1]["participants"], {"who": "tor-velin", "part": "subject"}]
    vigil = node(schema_org(changed(tmp_path, "events[1].participants", parts)), "vigil")

    def part(name: str, term: str, who: str) -> dict[str, Any]:
        return {"@type": "Role", "roleName": name, term: [{"@id": OURS + who}]}

    assert [part("actor", "contributor", "mira-solen")] == vigil["contributor"]
    assert [part("present", "attendee", "first-keeper")] == vigil["attendee"]
    assert [part("addressee", "audience", "port-azure")] == vigil["audience"]
    topics = [{"@id": OURS + "light"}, {"@id": OURS + "oil-lamps"}]
    assert [*topics, part("subject", "about", "tor-velin")] == vigil["about"]


def test_statement_is_about_topics_and_events(lamps: Dataset) -> None:
    """What a statement is about are its topics and its events; what it names beside is mentioned."""
    said = node(schema_org(lamps), "every-night")
    assert [OURS + id for id in ("lamps", "festival", "vigil")] == [one["@id"] for one in said["about"]]
    country, hall, body = said["mentions"]
    assert {"@type": "Country", "identifier": "AQ"} == country
    assert {"@type": "Place", "name": [{"@language": "en", "@value": "guildhall"}]} == hall
    assert {"@id": OURS + "harbour-office"} == body


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        ("city", {"@type": "City"}),
        ("airport", {"@type": "Airport"}),
        ("country", {"@type": "Country"}),
        ("region", {"@type": "Place", "additionalType": "region"}),
        ("other", {"@type": "Place"}),
    ],
)
def test_place_has_the_type_of_its_kind(kind: Any, made: dict[str, Any]) -> None:
    """Every kind of place has a type of schema.org's, and no two kinds come out alike."""
    assert {**made, "name": LAMP} == place(Place(Text(en="lamp"), kind))


def test_place_has_its_country() -> None:
    """The country is a code in an address, and no name is made up for it."""
    made = place(Place(Text(en="lamp"), "city", "AQ"))
    assert {"@type": "PostalAddress", "addressCountry": "AQ"} == made["address"]


def test_date_is_in_the_words_of_each_language() -> None:
    """Each language has its own words."""
    when = When("2020-01/2020-03")
    words = {one["@language"]: one["@value"] for one in edtf_note(when)["description"]}
    assert {"kk": when.words("kk"), "ru": when.words("ru"), "en": when.words("en")} == words
