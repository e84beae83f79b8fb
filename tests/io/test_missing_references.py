"""What is told of a reference that leads nowhere, and of an id given twice, once every file has been read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from helpers.invented import REMOVED, faults_in, files, put, topic, with_topics, write

from kz_diplomacy import load

OWN = "expected an id of its own"


def organization(id: str, parent: str | None = None) -> dict[str, Any]:
    return {"id": id, "name": {"en": id}, **({"parent": parent} if parent else {})}


def test_only_what_stands_before_is_offered(tmp_path: Path) -> None:
    """A suggestion is a record that could be referred to: of a fitting kind, and none that stands behind."""
    values = {
        **{kind: [] for kind in files()},
        "topics": [topic("sea"), topic("tide", "harbor"), topic("harbour"), topic("ebb", "harbor")],
        "organizations": [organization("pilots", "harbor"), organization("harbours")],
    }
    expected = 'found "harbor", expected the id of a record: '
    assert [
        f"topics.json $[1].broader: {expected}topic",
        f'topics.json $[3].broader: {expected}topic: did you mean "harbour"?',
        f"organizations.json $[0].parent: {expected}organization",
    ] == faults_in(write(tmp_path, values))


def test_so_many_suggestions_and_no_more(tmp_path: Path) -> None:
    """Behind fifty faults in references nothing is suggested any more, so that a file of faults is soon read."""
    topics = [topic("harbour"), *(topic(f"t{number}", "harbor") for number in range(60))]
    found = faults_in(with_topics(tmp_path, *topics))
    assert [True] * 50 + [False] * 10 == [fault.endswith('did you mean "harbour"?') for fault in found]


@pytest.mark.parametrize("case", ["a broken record", "a broken file"])
def test_what_is_not_told_takes_no_suggestion_away(tmp_path: Path, case: str) -> None:
    """References to what is broken are no faults, and do not count as such."""
    broken: Any = [topic("light"), {"id": "dark"}]
    values = {
        **files(),
        "topics": broken if case == "a broken record" else b"[",
        "events": [{**files()["events"][0], "id": f"e{number}", "topics": ["dark"]} for number in range(200)],
        "statements": [{**files()["statements"][1], "restates": REMOVED, "role": "haed"}],
        "organizations": [organization("port-azure"), organization("harbour-office")],
    }
    del values["statements"][0]["restates"]
    expected = 'found "haed", expected the id of a record: role: did you mean "head"?'
    (first, second) = faults_in(write(tmp_path, values))
    assert first.startswith("topics.json $")
    assert f"statements.json $[0].role: {expected}" == second


def test_behind_itself_and_of_another_kind_in_one_record(tmp_path: Path) -> None:
    """The faults of a record are told in the order of its fields, whenever each could be known."""
    values = files()
    put(values, "statements[0].speaker", "light")
    put(values, "statements[0].role", "haed")
    put(values, "statements[0].said", "2024-13")
    put(values, "statements[1].speaker", "light")
    put(values, "statements[1].role", "every-night")
    put(values, "statements[1].events", ["no-such"])
    put(values, "statements[1].restates", "never-sleeps")
    put(values, "statements[1].evidence", {"summary": ["nowhere"], "note": ["almanac"]})
    assert [
        'statements.json $[0].said: found "2024-13", expected a date: there is no month 13: months run from 01 to 12',
        'statements.json $[1].evidence.note: found evidence for "note", which says nothing, expected evidence for what '
        "is said: add the value, or leave out its evidence",
        'statements.json $[1].speaker: found the topic "light", expected the id of a record: official or organization',
        'statements.json $[1].role: found the statement "every-night", expected the id of a record: role',
        'statements.json $[1].events[0]: found "no-such", expected the id of a record: event',
        "statements.json $[1].restates: found this record itself, expected an earlier statement",
        'statements.json $[1].evidence.summary[0]: found "nowhere", expected the address of a source',
    ] == faults_in(write(tmp_path, values))


def test_a_broken_record_that_stands_behind(tmp_path: Path) -> None:
    """A reference to a broken record is no fault, wherever that stands, and one to a whole record behind is."""
    folder = with_topics(tmp_path, topic("sea", "tide"), topic("ebb", "flood"), {"id": "tide"}, topic("flood"))
    assert [
        'topics.json $[1].broader: found "flood", which stands behind it, expected an earlier topic',
        'topics.json $[2].label: found no "label", expected one: add it',
    ] == faults_in(folder)


def test_a_broken_record_of_a_later_kind(tmp_path: Path) -> None:
    """What a record of a later kind is called is known, though it is broken."""
    values = files()
    put(values, "topics[1].broader", "vigil")
    put(values, "events[1].title", REMOVED)
    assert [
        'topics.json $[1].broader: found the event "vigil", expected the id of a record: topic',
        'events.json $[1].title: found no "title", expected one: add it',
    ] == faults_in(write(tmp_path, values))


def test_an_id_twice_of_which_the_first_is_broken(tmp_path: Path) -> None:
    """Who refers to an id that a broken record and a whole one have, refers to the whole one, if it stands before."""
    folder = with_topics(tmp_path, {"id": "sea"}, topic("ebb", "sea"), topic("sea"), topic("tide", "sea"))
    assert [
        'topics.json $[0].label: found no "label", expected one: add it',
        'topics.json $[1].broader: found "sea", which stands behind it, expected an earlier topic',
        f'topics.json $[2].id: found "sea", which stands in topics.json $[0] already, {OWN}',
    ] == faults_in(folder)


def test_an_id_twice_of_which_the_second_is_broken(tmp_path: Path) -> None:
    """A broken record has its own faults, and then that of its id."""
    folder = with_topics(tmp_path, topic("sea"), {"id": "sea", "label": {"en": 7}}, topic("tide", "sea"))
    assert [
        "topics.json $[1].label.en: found 7, expected text",
        f'topics.json $[1].id: found "sea", which stands in topics.json $[0] already, {OWN}',
    ] == faults_in(folder)


def test_the_id_comes_before_the_links(tmp_path: Path) -> None:
    """Of a record that is whole, but has an id that is taken and leads nowhere, the id is told first."""
    folder = with_topics(tmp_path, topic("sea"), topic("sea", "no-such"))
    assert [
        f'topics.json $[1].id: found "sea", which stands in topics.json $[0] already, {OWN}',
        'topics.json $[1].broader: found "no-such", expected the id of a record: topic',
    ] == faults_in(folder)


def test_an_id_in_many_kinds(tmp_path: Path) -> None:
    """However often an id is given, each time it is told where it stood first: a line, where that is one of a file."""
    values = files()
    for place in ("topics[2]", "organizations[1]", "officials[1]", "events[0]", "statements[0]"):
        put(values, f"{place}.id", "almanac")
    put(values, "officials[1].summary", REMOVED)
    sources = values.pop("sources")
    folder = write(tmp_path, values)
    (folder / "sources.jsonl").write_text("".join(json.dumps(source) + "\n" for source in sources), encoding="utf-8")
    found = [fault for fault in faults_in(folder) if ".id: " in fault]
    expected = f'found "almanac", which stands in sources.jsonl line 2 already, {OWN}'
    places = ["topics.json $[2]", "organizations.json $[1]", "officials.json $[1]", "events.json $[0]"]
    assert [f"{place}.id: {expected}" for place in (*places, "statements.json $[0]")] == found


def test_an_id_of_the_base_twice(tmp_path: Path) -> None:
    """An id that the base has is told so each time, and not where else it stands; also of a broken record."""
    base = load(write(tmp_path / "base", files()))
    folder = with_topics(tmp_path / "mine", topic("light"), topic("mine"), {"id": "light"}, topic("mine"))
    taken = 'found "light", which stands in the base already'
    assert [
        f"topics.json $[0].id: {taken}, {OWN}",
        'topics.json $[2].label: found no "label", expected one: add it',
        f"topics.json $[2].id: {taken}, {OWN}",
        f'topics.json $[3].id: found "mine", which stands in topics.json $[1] already, {OWN}',
    ] == faults_in(folder, base)


def test_a_source_twice(tmp_path: Path) -> None:
    """Two sources of one id are one fault: what rests on either is none."""
    values = files()
    again = json.loads(json.dumps(values["sources"][0]))
    again["passages"][1]["number"] = "2.9"
    again |= {"length": 10_000}
    values["sources"].append(again)
    put(values, "topics[0].evidence", {"label": ["lamp-post#2.1", "lamp-post#2.9", "lamp-post#3.1"]})
    expected = f'sources.json $[2].id: found "lamp-post", which stands in sources.json $[0] already, {OWN}'
    assert expected in faults_in(write(tmp_path / "after", values))
    assert [expected] == faults_in(write(tmp_path / "after", values))
    put(values, "sources[1].id", "lamp-post")
    values["sources"].pop()
    found = [fault for fault in faults_in(write(tmp_path / "reference", values)) if '"almanac"' not in fault]
    assert 2 == len(found)
    assert found[0].startswith('sources.json $[1].id: found "lamp-post"')
    assert found[1].startswith('topics.json $[0].evidence.label[1]: found "lamp-post#2.9"')


@pytest.mark.parametrize(
    ("source", "untold"),
    [
        ("lamp-post", ("nothing", "the source", "the file", "an id")),
        ("no-such", ("the file", "an id")),
        ("almanac", ("the file",)),
        ("light", ()),
    ],
)
@pytest.mark.parametrize("broken", ["nothing", "the source", "the file", "an id"])
def test_the_source_of_a_passage(tmp_path: Path, source: str, untold: tuple[str, ...], broken: str) -> None:
    """A statement is in an article: what is none, or no source, is told; what may be a broken one is not."""
    values: dict[str, Any] = files()
    for kind in ("organizations", "officials", "roles", "events", "statements"):
        values[kind] = []
    values["statements"] = [{**files()["statements"][1]}]
    del values["statements"][0]["restates"]
    put(values, "statements[0].passage.source", source)
    if broken == "the source":
        put(values, "sources[0].title", 7)
    elif broken == "the file":
        values["sources"] = b"["
    elif broken == "an id":
        values["sources"].append({})
    found = [fault for fault in faults_in(write(tmp_path, values)) if fault.startswith("statements")]
    expected = f'statements.json $[0].passage.source: found "{source}", expected the id of an article'
    assert ([] if broken in untold else [expected]) == found
