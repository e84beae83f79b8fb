"""The export to schema.org: every field is in it, dates keep what they say, and every link leads somewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers import invented
from helpers.generated import datasets
from hypothesis import given, settings

from kz_diplomacy import Dataset, QueryError, load
from kz_diplomacy.export import schema_org

OURS = "urn:kz-diplomacy:"


def exported(folder: Path, place: str = "", new: object = None, descriptor: object = None) -> dict[str, Any]:
    """The export of the invented dataset with one value changed."""
    values = invented.files()
    if place:
        invented.put(values, place, new)
    return schema_org(load(invented.write(folder, values, descriptor)))


def node(document: dict[str, Any], id: str) -> dict[str, Any]:
    (found,) = (one for one in document["@graph"] if one["@id"] == OURS + id)
    return dict(found)


def note(document: dict[str, Any], id: str, field: str) -> dict[str, Any]:
    (found,) = (one for one in node(document, id)["subjectOf"] if one["name"] == field)
    return dict(found)


def things(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = [*value.values()]
    if isinstance(value, list):
        for one in value:
            yield from things(one)


def test_only_datasets_are_exported() -> None:
    """Anything else is refused with one clear error."""
    with pytest.raises(QueryError, match="expected a dataset"):
        schema_org("kazinform")  # type: ignore[arg-type]


def test_export_is_made_anew(ds: Dataset) -> None:
    """Two exports are equal plain JSON and share nothing that a caller could change."""
    first, second = schema_org(ds), schema_org(ds)
    assert json.loads(json.dumps(first, allow_nan=False)) == second
    shared = {id(one) for one in things(first)} & {id(one) for one in things(second)}
    assert set() == shared


def test_context_names_nothing_to_fetch(ds: Dataset) -> None:
    """The context is an object in the document itself."""
    assert {"@vocab": "https://schema.org/"} == schema_org(ds)["@context"]


TEXT = {"en": "another"}
CHANGES: list[tuple[str, object]] = [
    ("sources[0].publisher", TEXT),
    ("sources[0].title", "Another"),
    ("sources[0].language", "en"),
    ("sources[0].url", "https://lamp-post.example/"),
    ("sources[0].published", "2024-05"),
    ("sources[0].published", "2024-05-03~"),
    ("sources[0].rights", TEXT),
    ("sources[0].length", len(invented.TEXT) + 1),
    ("sources[0].sha256", "0" * 64),
    ("sources[0].passages[0].end", 60),
    ("sources[0].passages[0].sha256", "0" * 64),
    ("sources[0].passages[0].voice", "narration"),
    ("sources[0].uncited", {"1.1": TEXT}),
    ("sources[0].evidence", {"title": ["almanac"]}),
    ("topics[0].label", {"ru": "свет"}),
    ("topics[2].broader", "light"),
    ("topics[2].evidence", {"label": ["almanac"]}),
    ("organizations[1].name", TEXT),
    ("organizations[1].parent", invented.REMOVED),
    ("organizations[1].country", "BV"),
    ("organizations[1].same_as", []),
    ("organizations[1].evidence", {"country": ["almanac"]}),
    ("officials[0].name", TEXT),
    ("officials[0].languages", ["en"]),
    ("officials[0].summary", TEXT),
    ("officials[0].same_as", []),
    ("officials[0].evidence", {"summary": ["lamp-post#2.1-2.2"]}),
    ("roles[0].kind", "rank"),
    ("roles[0].title", TEXT),
    ("roles[0].official", "tor-velin"),
    ("roles[0].organization", "port-azure"),
    ("roles[0].start", "2019~"),
    ("roles[0].end", "[..2024-05-03]"),
    ("roles[0].countries", ["BV"]),
    ("roles[0].places[0].name", TEXT),
    ("roles[0].places[0].kind", "region"),
    ("roles[0].places[0].country", "BV"),
    ("roles[0].quantities", []),
    ("roles[0].quantities[0].label", TEXT),
    ("roles[0].quantities[0].low", 4),
    ("roles[0].quantities[0].high", 6),
    ("roles[0].quantities[0].unit", "hour"),
    ("roles[0].quantities[0].qualifier", "exact"),
    ("roles[0].quantities[0].evidence", ["almanac"]),
    ("roles[0].summary", TEXT),
    ("roles[0].note", TEXT),
    ("roles[0].evidence", {"title": ["lamp-post#2.1"]}),
    ("events[1].title", TEXT),
    ("events[1].summary", TEXT),
    ("events[1].when", "2024-04/2024-05-03"),
    ("events[1].status", "planned"),
    ("events[1].participants[0].who", "tor-velin"),
    ("events[1].participants[0].part", "subject"),
    ("events[1].places", []),
    ("events[1].countries", ["BV", "AQ"]),
    ("events[1].topics", ["light"]),
    ("events[1].quantities[0].low", 1001),
    ("events[1].part_of", invented.REMOVED),
    ("events[1].note", TEXT),
    ("events[1].evidence", {"summary": ["lamp-post#4.1"]}),
    ("statements[0].kind", "indirect"),
    ("statements[0].speaker", "port-azure"),
    ("statements[1].attribution", TEXT),
    ("statements[0].role", "first-keeper"),
    ("statements[0].said", "2024-05"),
    ("statements[0].occasion", "festival"),
    ("statements[0].asked", TEXT),
    ("statements[0].audience", TEXT),
    ("statements[0].summary", TEXT),
    ("statements[0].claims[0].text", TEXT),
    ("statements[0].claims[0].evidence", ["lamp-post#4.1"]),
    ("statements[0].passage.start", 157),
    ("statements[0].events", ["vigil"]),
    ("statements[0].topics", ["light"]),
    ("statements[0].countries", ["BV"]),
    ("statements[0].places[0].kind", "city"),
    ("statements[0].organizations", ["port-azure"]),
    ("statements[0].quantities[0].qualifier", "about"),
    ("statements[1].restates", invented.REMOVED),
    ("statements[0].note", TEXT),
    ("statements[0].evidence", {"said": ["almanac"]}),
]


@pytest.mark.parametrize(("place", "new"), CHANGES, ids=[place for place, _ in CHANGES])
def test_every_field_is_carried(tmp_path: Path, place: str, new: object) -> None:
    """No field of any kind can change without the export."""
    assert exported(tmp_path / "one") != exported(tmp_path / "two", place, new)


def test_dataset_says_what_it_is(tmp_path: Path) -> None:
    """Its name, version and each of its licences are there; where it has none, nothing is made up."""
    said = {"name": "sea notes", "version": "1.2", "licenses": [{"name": "MIT"}, {"name": "CC0-1.0"}]}
    whole = exported(tmp_path / "named", descriptor=said)["@graph"][0]
    bare = exported(tmp_path / "bare")["@graph"][0]
    assert "urn:kz-diplomacy:dataset:sea%20notes" == whole["@id"]
    assert ("sea notes", "1.2") == (whole["name"], whole["version"])
    assert ["MIT", "CC0-1.0"] == [one["name"] for one in whole["license"]]
    assert {"@id", "@type", "about"} == set(bare)
    assert "urn:kz-diplomacy:dataset:" == bare["@id"]


def test_article_has_a_text_and_a_reference_none(tmp_path: Path) -> None:
    """An article is a NewsArticle with its sentences; a reference is a work that is cited as a whole."""
    document = exported(tmp_path)
    article, reference = node(document, "lamp-post"), node(document, "almanac")
    assert ("NewsArticle", "CreativeWork") == (article["@type"], reference["@type"])
    assert len(invented.TEXT) == article["encoding"]["size"]["value"]
    assert [number for number, _, _ in invented.SENTENCES] == [one["position"] for one in article["hasPart"]]
    assert {"@id", "@type", "headline", "inLanguage", "publisher"} == set(reference)


def test_heading_is_no_quotation(tmp_path: Path) -> None:
    """A heading that repeats a quotation is a work of another type, based on it."""
    document = exported(tmp_path)
    said, heading = node(document, "every-night"), node(document, "never-sleeps")
    assert ("Quotation", "direct") == (said["@type"], said["genre"])
    assert ("CreativeWork", "heading") == (heading["@type"], heading["genre"])
    assert [{"@id": OURS + "every-night"}] == heading["isBasedOn"]


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
    document = exported(tmp_path, "events[1].when", when)
    event, beside = node(document, "vigil"), note(document, "vigil", "when")
    assert (start, end) == (event.get("startDate"), event.get("endDate"))
    assert when == beside["temporalCoverage"]
    assert ["en", "ru", "kk"] == [one["@language"] for one in beside["description"]]


def test_date_is_in_words(tmp_path: Path) -> None:
    """The words are those of the date."""
    words = note(exported(tmp_path, "events[1].when", "2024~"), "vigil", "when")["description"]
    assert "about 2024" == words[0]["@value"]


def test_role_without_holder_hangs_on_its_body(tmp_path: Path) -> None:
    """A role that nobody is named for is a member of its body; without a body it is a Role of its own."""
    document = exported(tmp_path, "roles[0].official", invented.REMOVED)
    assert [{"@id": OURS + "head"}] == node(document, "harbour-office")["member"]
    assert "memberOf" not in node(document, "mira-solen")
    assert ("OrganizationRole", "Role") == tuple(node(document, id)["@type"] for id in ("head", "first-keeper"))


def test_number_is_one_value_or_its_bounds(tmp_path: Path) -> None:
    """One number is a value; a side that is open has no bound."""
    document = exported(tmp_path)
    (years,) = note(document, "every-night", "quantities")["mentions"]
    people, quiet = note(document, "vigil", "quantities")["mentions"]
    kept = [
        {key: one[key] for key in ("value", "minValue", "maxValue") if key in one} for one in (years, people, quiet)
    ]
    assert [{"value": 5}, {"minValue": 1000}, {"maxValue": 8}] == kept


def test_base_comes_along_and_is_told_apart(tmp_path: Path) -> None:
    """What the records lead to in a base is there whole; the dataset is about its own only."""
    base = load(invented.write(tmp_path / "base", invented.files()))
    event: dict[str, Any] = {
        "id": "my.walk",
        "title": TEXT,
        "summary": TEXT,
        "status": "happened",
        "topics": ["oil-lamps"],
    }
    values = {kind: [event] if kind == "events" else [] for kind in invented.KINDS}
    document = schema_org(load(invented.write(tmp_path / "top", values), base=base))
    assert [{"@id": OURS + "my.walk"}] == document["@graph"][0]["about"]
    assert {"oil-lamps", "lamps", "light", "my.walk"} == {
        one["@id"].removeprefix(OURS) for one in document["@graph"][1:]
    }
    assert ["DefinedTerm", "DefinedTermSet"] == node(document, "lamps")["@type"]
    assert "DefinedTerm" == node(document, "oil-lamps")["@type"]


@pytest.mark.slow
@settings(max_examples=40)
@given(datasets())
def test_every_link_leads_somewhere(ds: Dataset) -> None:
    """Whatever is linked to is in the document, described once, and no value is empty."""
    document = schema_org(ds)
    described = [one["@id"] for one in things(document["@graph"]) if len(one) > 1 and "@id" in one]
    links = {one["@id"] for one in things(document["@graph"]) if [*one] == ["@id"]}
    assert set() == links - {*described}
    assert len(described) == len(set(described))
    assert [] == [one for one in things(document) for value in one.values() if value in (None, [], {})]


def test_no_words_of_the_article(ds: Dataset, article: str) -> None:
    """Of the article's own words there are never eight in a row, but for its title."""
    document = schema_org(ds)
    for one in things(document):
        one.pop("headline", None)
    held = " ".join(re.findall(r"\w+", json.dumps(document, ensure_ascii=False).lower()))
    words = re.findall(r"\w+", article.lower())
    runs = [" ".join(words[at : at + 8]) for at in range(len(words) - 7)]
    assert [] == [run for run in runs if f" {run} " in held]
