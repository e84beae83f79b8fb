"""What the export to schema.org makes of roles, parts, claims, places and dates, one by one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helpers import invented

from kz_diplomacy import Place, Text, When, load
from kz_diplomacy.export import schema_org
from kz_diplomacy.export._schema_org_values import edtf_note, iso_date, place

OURS = "urn:kz-diplomacy:"
LAMP = [{"@language": "en", "@value": "lamp"}]


@pytest.fixture
def things(tmp_path: Path) -> dict[str, Any]:
    """The invented dataset, with one more participant, as things by id."""
    values = invented.files()
    values["events"][1]["participants"].append({"who": "tor-velin", "part": "subject"})
    document = schema_org(load(invented.write(tmp_path, values)))
    return {one["@id"].removeprefix(OURS): one for one in document["@graph"]}


def test_tenure_stands_between_holder_and_body(things: dict[str, Any]) -> None:
    """A person is a member, through the role, of its body, from its start to its end."""
    role = things["head"]
    assert [{"@id": OURS + "head"}] == things["mira-solen"]["memberOf"]
    assert [{"@id": OURS + "harbour-office"}] == role["memberOf"]
    assert ("post", "2019", "2024-05-03") == (role["additionalType"], role["startDate"], role["endDate"])
    assert "member" not in things["harbour-office"]


def test_part_stands_between_event_and_whoever_took_it(things: dict[str, Any]) -> None:
    """Each part has the term that comes nearest, and the role in between says which part it is; topics stay beside."""
    vigil = things["vigil"]

    def part(name: str, term: str, who: str) -> dict[str, Any]:
        return {"@type": "Role", "roleName": name, term: [{"@id": OURS + who}]}

    assert [part("actor", "contributor", "mira-solen")] == vigil["contributor"]
    assert [part("present", "attendee", "first-keeper")] == vigil["attendee"]
    assert [part("addressee", "audience", "port-azure")] == vigil["audience"]
    topics = [{"@id": OURS + "light"}, {"@id": OURS + "oil-lamps"}]
    assert [*topics, part("subject", "about", "tor-velin")] == vigil["about"]


def test_claim_is_its_speakers(tmp_path: Path) -> None:
    """Every claim has a name of its own by its place, its speaker as author, and the sentences that make it."""
    values = invented.files()
    one = values["statements"][0]["claims"][0]
    values["statements"][0]["claims"] = [one, {**one, "text": {"en": "It will again."}}]
    values["statements"][1]["claims"] = [{"text": {"en": "It never sleeps."}}]
    document = schema_org(load(invented.write(tmp_path, values)))
    said, heading = document["@graph"][-2:]
    assert [f"{OURS}every-night#/claims/{n}" for n in (0, 1)] == [claim["@id"] for claim in said["hasPart"]]
    assert [[{"@id": OURS + "mira-solen"}]] * 2 == [claim["author"] for claim in said["hasPart"]]
    assert [{"@id": OURS + "lamp-post#3.1"}] == said["hasPart"][1]["appearance"]
    assert {"@id", "@type", "text"} == set(heading["hasPart"][0])


def test_statement_tells_of_topics_and_events(things: dict[str, Any]) -> None:
    """What a statement is about are its topics and its events; what it names beside is mentioned."""
    said = things["every-night"]
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


@pytest.mark.parametrize("edtf", ["2018~", "2021/", "2021/..", "2020/2021", "[2020..]", "[..2020]"])
def test_only_a_plain_date_is_exact(edtf: str) -> None:
    """What is vague, open or lasting is no plain date."""
    assert iso_date(When(edtf)) is None
