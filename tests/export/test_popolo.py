"""The Popolo export of an invented dataset: persons, bodies, roles, events, speeches, and the document as a whole."""

from pathlib import Path

import pytest
from helpers import invented
from helpers.export_examples import changed

from kz_diplomacy import Dataset
from kz_diplomacy.export import popolo

CITED = "https://lamp-post.example/solen"
NOTE = "The Lamp Post: Mira Solen leaves the harbour office"


def test_a_person(lamps: Dataset) -> None:
    """A name, an account of the person, addresses elsewhere and sources; what Popolo has no term for is extra."""
    assert popolo(lamps)["persons"][0] == {
        "id": "mira-solen",
        "name": "Mira Solen",
        "biography": "Head of the harbour office.",
        "links": [{"url": "https://solen.example/", "note": "same as"}],
        "sources": [{"url": CITED, "note": f"{NOTE} (lamp-post#2.1-2.2, lamp-post#3.1c)"}],
        "extra": {
            "name": {"en": "Mira Solen"},
            "languages": ["en", "qaa"],
            "summary": {"en": "Head of the harbour office."},
            "evidence": {"name": ["lamp-post#2.1", "lamp-post#3.1c"], "summary": ["lamp-post#2.1-2.2"]},
        },
    }


def test_a_person_of_whom_little_is_said(lamps: Dataset) -> None:
    """What is not known is left out, links and sources too."""
    assert popolo(lamps)["persons"][1] == {
        "id": "tor-velin",
        "name": "Tor Velin",
        "biography": "A keeper.",
        "extra": {"name": {"en": "Tor Velin"}, "summary": {"en": "A keeper."}},
    }


def test_names_in_other_languages(tmp_path: Path) -> None:
    """The English name comes first, and another that differs is an other name, with its language for a note."""
    name = {"kk": "Мира", "ru": "Мира Солен", "en": "Mira Solen"}
    person = popolo(changed(tmp_path, "officials[0].name", name))["persons"][0]

    assert person["name"] == "Mira Solen"
    assert person["other_names"] == [{"name": "Мира Солен", "note": "ru"}, {"name": "Мира", "note": "kk"}]
    assert person["extra"]["name"] == name


def test_a_name_that_is_alike_in_two_languages(tmp_path: Path) -> None:
    """The name itself is no other name; without English the Russian one comes first."""
    person = popolo(changed(tmp_path, "officials[0].name", {"kk": "Мира", "ru": "Мира"}))["persons"][0]

    assert person["name"] == "Мира"
    assert "other_names" not in person


def test_an_organization(lamps: Dataset) -> None:
    """Its parent by id, its country as an area; a source without an address is in extra only."""
    document = popolo(lamps)

    assert document["organizations"][1] == {
        "id": "harbour-office",
        "name": "Harbour Office",
        "parent_id": "port-azure",
        "area_id": "country/AQ",
        "links": [{"url": "https://harbour.example/", "note": "same as"}],
        "sources": [{"url": CITED, "note": f"{NOTE} (lamp-post#2.1)"}],
        "extra": {
            "name": {"en": "Harbour Office"},
            "evidence": {"name": ["lamp-post#2.1"], "country": ["almanac"]},
        },
    }
    assert document["areas"] == [{"id": "country/AQ", "identifier": "AQ", "classification": "country"}]


def test_a_role_with_a_holder(lamps: Dataset) -> None:
    """A post, and a membership of the holder in its body, with plain dates as they are."""
    document = popolo(lamps)
    sources = [{"url": CITED, "note": f"{NOTE} (lamp-post#2.1-2.2, lamp-post#3.1)"}]
    title = "head of the harbour office"
    role = invented.files()["roles"][0]

    assert document["posts"][0] == {
        "id": "head/post",
        "label": title,
        "organization_id": "harbour-office",
        "sources": sources,
    }
    assert document["memberships"] == [
        {
            "id": "head",
            "label": title,
            "role": title,
            "person_id": "mira-solen",
            "organization_id": "harbour-office",
            "post_id": "head/post",
            "start_date": "2019",
            "end_date": "2024-05-03",
            "sources": sources,
            "extra": {
                name: role[name]
                for name in ("kind", "title", "countries", "places", "quantities", "summary", "note", "evidence")
            },
        }
    ]


def test_a_role_without_a_holder(tmp_path: Path) -> None:
    """There is a post only, which has all that is said of the tenure; without a body it has an empty one."""
    document = popolo(changed(tmp_path, "roles[1].start", "2018"))

    assert document["posts"][1] == {
        "id": "first-keeper/post",
        "label": "first keeper",
        "organization": {},
        "extra": {"kind": "rank", "title": {"en": "first keeper"}, "start": "2018"},
    }
    assert ["head"] == [held["id"] for held in document["memberships"]]


def test_a_membership_without_a_body(tmp_path: Path) -> None:
    """It says what post it is of, and no body."""
    document = popolo(changed(tmp_path, "roles[0].organization", invented.REMOVED))

    assert document["posts"][0]["organization"] == {}
    assert "organization_id" not in document["memberships"][0]
    assert "head/post" == document["memberships"][0]["post_id"]


@pytest.mark.parametrize(
    ("edtf", "expected"), [("2024-05-03~", "2024-05-03"), ("[2024-04..2024-05-03]", "2024"), ("[2023..2024]", None)]
)
def test_a_tenure_that_ended_some_time(tmp_path: Path, edtf: str, expected: str | None) -> None:
    """The end is the narrowest date that holds it, and stands in extra as it was said."""
    held = popolo(changed(tmp_path, "roles[0].end", edtf))["memberships"][0]

    assert expected == held.get("end_date")
    assert edtf == held["extra"]["end"]
    assert "start" not in held["extra"]


def test_the_document_as_a_whole(named_lamps: Dataset) -> None:
    """Sources and topics, and the name of the dataset, are under extra."""
    values = invented.files()

    assert popolo(named_lamps)["extra"] == {
        "name": "lamps",
        "version": "2.1",
        "license": "MIT AND CC0-1.0",
        "sources": values["sources"],
        "topics": values["topics"],
    }


def test_an_event(lamps: Dataset) -> None:
    """Begin and end, place, status, who was there, and what it is part of."""
    event = invented.files()["events"][1]

    assert popolo(lamps)["events"][1] == {
        "id": "vigil",
        "name": "Vigil",
        "description": "People came.",
        "start_date": "2024-04",
        "end_date": "2024-05-03",
        "location": "guildhall",
        "status": "happened",
        "attendees": [{"id": "mira-solen"}],
        "parent_id": "festival",
        "sources": [{"url": CITED, "note": f"{NOTE} (lamp-post#4.1-4.2)"}],
        "extra": {name: event[name] for name in event.keys() - {"id", "status", "part_of"}},
    }


@pytest.mark.parametrize(
    ("edtf", "start", "end", "kept"),
    [
        ("2024-05-03", "2024-05-03", "2024-05-03", None),
        ("2024~", "2024", "2024", "2024~"),
        ("2021/", "2021", None, "2021/"),
        ("2021/..", "2021", None, "2021/.."),
        ("2020-01/2020-03", "2020-01", "2020-03", "2020-01/2020-03"),
        ("[..2024]", None, "2024", "[..2024]"),
    ],
)
def test_when_an_event_was(tmp_path: Path, edtf: str, start: str | None, end: str | None, kept: str | None) -> None:
    """A moment begins and ends as one; an open side is left out; what is no plain date is in extra, too."""
    event = popolo(changed(tmp_path, "events[1].when", edtf))["events"][1]

    assert (start, end, kept) == (event.get("start_date"), event.get("end_date"), event["extra"].get("when"))


@pytest.mark.parametrize(
    ("who", "part", "expected"),
    [
        ("mira-solen", "present", ["mira-solen"]),
        ("mira-solen", "subject", []),
        ("mira-solen", "addressee", []),
        ("head", "actor", ["mira-solen"]),
        ("first-keeper", "actor", []),
        ("port-azure", "actor", []),
    ],
)
def test_who_attended(tmp_path: Path, who: str, part: str, expected: list[str]) -> None:
    """Persons who acted or were present, in their own name or as holders; no body, and nobody unnamed."""
    event = popolo(changed(tmp_path, "events[1].participants", [{"who": who, "part": part}]))["events"][1]

    assert expected == [one["id"] for one in event.get("attendees", [])]
    assert [{"who": who, "part": part}] == event["extra"]["participants"]


def test_who_attended_twice_is_there_once(tmp_path: Path) -> None:
    """A person in two parts is one attendee."""
    parts = [{"who": "mira-solen", "part": "actor"}, {"who": "head", "part": "present"}]

    assert [{"id": "mira-solen"}] == popolo(changed(tmp_path, "events[1].participants", parts))["events"][1][
        "attendees"
    ]


def test_a_speech(lamps: Dataset) -> None:
    """Who, in what role, when, where, and what it says in our words; the words themselves are not in it."""
    statement = invented.files()["statements"][0]
    place = invented.span("The lamp has burned every night for five years")
    speech = popolo(lamps)["speeches"][0]

    assert speech == {
        "id": "every-night",
        "creator_id": "mira-solen",
        "role": "head of the harbour office",
        "date": "2024-05-03",
        "title": "It burned for years.",
        "type": "speech",
        "event_id": "vigil",
        "sources": [
            {
                "url": CITED,
                "note": f"{NOTE} (lamp-post#2.2, lamp-post#3.1, "
                f"lamp-post#char={place['start']},{place['end']}, lamp-post#3.1c)",
            }
        ],
        "extra": {name: statement[name] for name in statement.keys() - {"id", "kind", "speaker", "said", "occasion"}},
    }


def test_a_heading(lamps: Dataset) -> None:
    """It is of a type of its own, by whom the attribution says, and says what it repeats."""
    heading = popolo(lamps)["speeches"][1]

    assert heading["type"] == "heading"
    assert heading["attribution_text"] == "the editors"
    assert "creator_id" not in heading
    assert heading["extra"]["restates"] == "every-night"


def test_a_report(tmp_path: Path) -> None:
    """What the agency reports is a narrative."""
    assert popolo(changed(tmp_path, "statements[0].kind", "indirect"))["speeches"][0]["type"] == "narrative"


def test_a_body_that_speaks(tmp_path: Path) -> None:
    """Only a person can be the creator; a body is the attribution, and in extra by its id."""
    speech = popolo(changed(tmp_path, "statements[0].speaker", "harbour-office"))["speeches"][0]

    assert "creator_id" not in speech
    assert "Harbour Office" == speech["attribution_text"]
    assert "harbour-office" == speech["extra"]["speaker"]


def test_a_speech_over_some_time(tmp_path: Path) -> None:
    """Its date is the one that holds it all, and extra has it as it was said."""
    speech = popolo(changed(tmp_path, "statements[0].said", "2024-04/2024-05"))["speeches"][0]

    assert ("2024", "2024-04/2024-05") == (speech["date"], speech["extra"]["said"])
