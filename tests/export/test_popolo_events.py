"""The Popolo export: events and speeches, their dates and who was there, of a small invented dataset."""

from pathlib import Path

import pytest
from helpers import invented
from helpers.export_examples import changed

from kz_diplomacy import Dataset
from kz_diplomacy.export import popolo

CITED = "https://lamp-post.example/solen"
NOTE = "The Lamp Post: Mira Solen leaves the harbour office"


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
