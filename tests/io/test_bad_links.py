"""References that lead nowhere, or to the wrong place: dangling, of a wrong kind, too late, in too long a chain."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helpers.invented import REMOVED, faults_in, faults_with, files, put, shown, topic, with_topics, write

from kz_diplomacy import load

REFERENCES = {
    "topics[1].broader": "topic",
    "organizations[1].parent": "organization",
    "roles[0].official": "official",
    "roles[0].organization": "organization",
    "events[1].topics[0]": "topic",
    "events[1].part_of": "event",
    "events[1].participants[0].who": "official or role or organization",
    "statements[0].speaker": "official or organization",
    "statements[0].role": "role",
    "statements[0].occasion": "event",
    "statements[0].events[1]": "event",
    "statements[0].topics[0]": "topic",
    "statements[0].organizations[0]": "organization",
    "statements[1].restates": "statement",
}


@pytest.mark.parametrize("place", REFERENCES)
def test_a_dangling_id(tmp_path: Path, place: str) -> None:
    """An id that nothing has is one fault, at the reference, which names the kinds that could stand there."""
    expected = f'{shown(place)}: found "zzz-zzz", expected the id of a record: {REFERENCES[place]}'
    assert [expected] == faults_with(tmp_path, place, "zzz-zzz")


@pytest.mark.parametrize(
    ("place", "wrong", "right"),
    [
        ("topics[1].broader", "lihgt", "light"),
        ("roles[0].official", "mira-sollen", "mira-solen"),
        ("events[1].participants[0].who", "first-keper", "first-keeper"),
        ("statements[1].restates", "every-nigth", "every-night"),
    ],
)
def test_a_misspelt_id(tmp_path: Path, place: str, wrong: str, right: str) -> None:
    """For an id that is nearly one of a fitting kind, that one is offered."""
    expected = f'found "{wrong}", expected the id of a record: {REFERENCES[place]}: did you mean "{right}"?'
    assert [f"{shown(place)}: {expected}"] == faults_with(tmp_path, place, wrong)


@pytest.mark.parametrize(
    ("place", "wrong", "kind"),
    [
        ("topics[1].broader", "almanac", "source"),
        ("roles[0].official", "port-azure", "organization"),
        ("roles[0].organization", "mira-solen", "official"),
        ("events[1].participants[0].who", "light", "topic"),
        ("events[1].topics[0]", "tor-velin", "official"),
        ("statements[0].speaker", "head", "role"),
        ("statements[0].events[1]", "head", "role"),
    ],
)
def test_an_id_of_another_kind(tmp_path: Path, place: str, wrong: str, kind: str) -> None:
    """An id of a record of a kind that cannot stand there is told as what it is."""
    expected = f'found the {kind} "{wrong}", expected the id of a record: {REFERENCES[place]}'
    assert [f"{shown(place)}: {expected}"] == faults_with(tmp_path, place, wrong)


@pytest.mark.parametrize(
    ("place", "wrong", "kind"),
    [
        ("topics[1].broader", "vigil", "event"),
        ("organizations[1].parent", "mira-solen", "official"),
        ("events[1].participants[0].who", "every-night", "statement"),
        ("events[1].part_of", "every-night", "statement"),
    ],
)
def test_an_id_of_a_later_kind(tmp_path: Path, place: str, wrong: str, kind: str) -> None:
    """A record never refers to one of a later kind."""
    expected = f'found the {kind} "{wrong}", expected the id of a record: {REFERENCES[place]}'
    assert [f"{shown(place)}: {expected}"] == faults_with(tmp_path, place, wrong)


def test_an_id_of_another_kind_in_the_base(tmp_path: Path) -> None:
    """What stands in the base is told as what it is, too."""
    base = load(write(tmp_path / "base", files()))
    folder = with_topics(tmp_path / "mine", topic("mine", "head"))
    expected = 'topics.json $[0].broader: found the role "head", expected the id of a record: topic'
    assert [expected] == faults_in(folder, base)


@pytest.mark.parametrize(
    ("place", "wrong", "kind"),
    [
        ("topics[1].broader", "lamps", "topic"),
        ("topics[0].broader", "oil-lamps", "topic"),
        ("organizations[0].parent", "harbour-office", "organization"),
        ("events[0].part_of", "vigil", "event"),
        ("statements[0].restates", "never-sleeps", "statement"),
    ],
    ids=["itself", "a later topic", "a cycle of organizations", "a cycle of events", "a cycle of statements"],
)
def test_an_id_that_does_not_stand_before(tmp_path: Path, place: str, wrong: str, kind: str) -> None:
    """A record refers only to those before it in its file, so there are no cycles."""
    found = "this record itself" if place == "topics[1].broader" else f'"{wrong}", which stands behind it'
    expected = f"found {found}, expected an earlier {kind}"
    assert [f"{shown(place)}: {expected}"] == faults_with(tmp_path, place, wrong)


def chain(length: int, start: str | None = None, name: str = "t") -> list[dict[str, Any]]:
    """Topics that hang each on the one before."""
    ids = [f"{name}{number}" for number in range(length)]
    return [topic(id, before) for id, before in zip(ids, [start, *ids], strict=False)]


def test_the_longest_chain(tmp_path: Path) -> None:
    """A chain of 32 records of one kind is accepted, and two of 32 beside each other."""
    topics = load(with_topics(tmp_path, *chain(32), *chain(31, "t0", "u"))).topics
    assert len(topics) == 63
    one, above = topics["t31"], []
    while one.broader:
        one = one.broader
        above.append(one.id)
    assert [f"t{number}" for number in range(30, -1, -1)] == above


def test_too_long_a_chain(tmp_path: Path) -> None:
    """The record that makes a chain longer than 32 is at fault, and those that hang on it are not."""
    folder = with_topics(tmp_path, *chain(35), topic("branch", "t31"))
    fault = "found a chain of 33 records, expected at most 32"
    expected = [f"topics.json $[32].broader: {fault}", f"topics.json $[35].broader: {fault}"]
    assert expected == faults_in(folder)


@pytest.mark.parametrize(("more", "refused"), [(12, False), (13, True)])
def test_a_chain_across_a_base(tmp_path: Path, more: int, refused: bool) -> None:
    """A chain that begins in the base, or in the base of the base, is counted from its beginning."""
    one = load(with_topics(tmp_path / "one", *chain(10)))
    other = load(with_topics(tmp_path / "other", *chain(10, "t9", "u")), base=one)
    folder = with_topics(tmp_path / "mine", *chain(more, "u9", "v"))
    fault = "topics.json $[12].broader: found a chain of 33 records, expected at most 32"
    assert ([fault] if refused else []) == faults_in(folder, other)


@pytest.mark.parametrize(
    ("place", "kind", "name", "first"),
    [
        ("organizations", "parent", "name", {"id": "a0", "name": {"en": "a"}}),
        ("events", "part_of", "title", {"id": "a0", "title": {"en": "a"}, "summary": {"en": "a"}, "status": "planned"}),
    ],
    ids=["organizations", "events"],
)
def test_chains_of_other_kinds(tmp_path: Path, place: str, kind: str, name: str, first: dict[str, Any]) -> None:
    """The limit holds for every kind that has links to itself."""
    records = [first, *({**first, "id": f"a{number}", kind: f"a{number - 1}"} for number in range(1, 33))]
    values = {**{other: [] for other in files()}, place: records}
    expected = f"{place}.json $[32].{kind}: found a chain of 33 records, expected at most 32"
    assert [expected] == faults_in(write(tmp_path, values))
    assert faults_in(write(tmp_path, {**values, place: records[:32]})) == []


def test_a_broken_record_is_one_fault(tmp_path: Path) -> None:
    """References to a broken record are no faults: its id is known, and whoever mends it mends them."""
    values = files()
    put(values, "topics[0].label.en", 7)
    put(values, "officials[0].summary", REMOVED)
    put(values, "events[1].status", "over")
    expected = [
        "topics.json $[0].label.en: found 7, expected text",
        'officials.json $[0].summary: found no "summary", expected one: add it',
        'events.json $[1].status: found "over", expected one of happened, ongoing, planned, proposed, possible',
    ]
    assert expected == faults_in(write(tmp_path, values))


@pytest.mark.parametrize("id", [REMOVED, 7, None], ids=["missing", "a number", "null"])
def test_references_to_a_record_whose_id_cannot_be_read(tmp_path: Path, id: object) -> None:
    """Where one id of a kind is not known, no reference to that kind is said to dangle."""
    values = files()
    put(values, "topics[2].id", id)
    assert len(faults_in(write(tmp_path, values))) == 1


def test_other_references_beside_a_broken_file(tmp_path: Path) -> None:
    """A file that cannot be read hides only references into it: the others are still told."""
    values = {**files(), "topics": b"["}
    put(values, "events[1].part_of", "fair")
    expected = [
        "topics.json $: found expecting value at line 1, column 2, expected JSON",
        'events.json $[1].part_of: found "fair", expected the id of a record: event',
    ]
    assert expected == faults_in(write(tmp_path, values))


def test_what_the_ids_become(tmp_path: Path) -> None:
    """In memory a reference is the record itself, the very one that the dataset holds; a participant stays an id."""
    ds = load(write(tmp_path, files()))
    statement, role, event = ds.statements["every-night"], ds.roles["head"], ds.events["vigil"]
    assert ds.officials["mira-solen"] is statement.speaker
    assert ds.officials["mira-solen"] is role.official
    assert role is statement.role
    assert event is statement.occasion
    assert (ds.events["festival"], event) == statement.events
    assert all(one is other for one, other in zip(statement.events, ds.events, strict=True))
    assert ds.topics["light"] is event.topics[0]
    assert statement is ds.statements["never-sleeps"].restates
    assert [participant.who for participant in event.participants] == ["mira-solen", "first-keeper", "port-azure"]


def test_what_the_ids_become_with_a_base(tmp_path: Path) -> None:
    """A record may refer into the base, and refers to the base's own record; the base's are not in the dataset."""
    base = load(write(tmp_path / "base", files()))
    mine = load(with_topics(tmp_path / "mine", topic("mine", "light")), base=base)
    assert base.topics["light"] is mine.topics["mine"].broader
    assert mine.topics.ids == ("mine",)
    assert "light" not in mine
