"""Ids in files: which record each becomes, over kinds and a base, and what is reported of an id that has none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helpers.invented import REMOVED, files, messages, put, topic, with_topics, write

from kz_diplomacy import QueryError, load

MISSING = 'found no "label", expected one: add it'
SEA_TWICE = 'found "sea", which stands in topics.json $[0] already, expected an id of its own'

TOPICS: dict[str, tuple[list[Any], list[str]]] = {
    "an id three times": (
        [topic("sea"), topic("ebb"), topic("sea"), topic("sea")],
        [f"topics.json $[2].id (sea): {SEA_TWICE}", f"topics.json $[3].id (sea): {SEA_TWICE}"],
    ),
    "an id twice, the first time in a broken record": (
        [{"id": "sea"}, topic("ebb", "sea"), topic("sea"), topic("tide", "sea")],
        [
            f"topics.json $[0].label (sea): {MISSING}",
            'topics.json $[1].broader (ebb): found "sea", which stands behind it, expected an earlier topic',
            f"topics.json $[2].id (sea): {SEA_TWICE}",
        ],
    ),
    "an id twice, the second time in a broken record": (
        [topic("sea"), {"id": "sea"}, topic("tide", "sea")],
        [f"topics.json $[1].label (sea): {MISSING}", f"topics.json $[1].id (sea): {SEA_TWICE}"],
    ),
    "an id twice, before a reference that does not resolve": (
        [topic("sea"), topic("sea", "no-such")],
        [
            f"topics.json $[1].id (sea): {SEA_TWICE}",
            'topics.json $[1].broader (sea): found "no-such", expected the id of a record: topic',
        ],
    ),
    "an id twice, the first time in a record whose reference does not resolve": (
        [topic("sea", "no-such"), topic("ebb", "sea"), topic("sea")],
        [
            'topics.json $[0].broader (sea): found "no-such", expected the id of a record: topic',
            f"topics.json $[2].id (sea): {SEA_TWICE}",
        ],
    ),
    "a misspelt id of a record whose reference does not resolve": (
        [topic("harbour", "no-such"), topic("ebb", "harbor")],
        [
            'topics.json $[0].broader (harbour): found "no-such", expected the id of a record: topic',
            'topics.json $[1].broader (ebb): found "harbor", expected the id of a record: topic: '
            'did you mean "harbour"?',
        ],
    ),
    "a reference to a later record that is broken, and to one that is valid": (
        [topic("sea", "tide"), topic("ebb", "flood"), {"id": "tide"}, topic("flood")],
        [
            'topics.json $[1].broader (ebb): found "flood", which stands behind it, expected an earlier topic',
            f"topics.json $[2].label (tide): {MISSING}",
        ],
    ),
    "a misspelt id, before and after the record that was meant": (
        [topic("tide", "harbor"), topic("harbour"), topic("ebb", "harbor")],
        [
            'topics.json $[0].broader (tide): found "harbor", expected the id of a record: topic',
            'topics.json $[2].broader (ebb): found "harbor", expected the id of a record: topic: '
            'did you mean "harbour"?',
        ],
    ),
    "a chain that is too long, and a branch of it": (
        [*(topic(f"t{n}", f"t{n - 1}" if n else None) for n in range(35)), topic("branch", "t31")],
        [
            "topics.json $[32].broader (t32): found a chain of 33 records, expected at most 32",
            "topics.json $[35].broader (branch): found a chain of 33 records, expected at most 32",
        ],
    ),
}


@pytest.mark.parametrize("case", TOPICS)
def test_ids_in_one_file(tmp_path: Path, case: str) -> None:
    """An id belongs to one record, and a reference names an earlier one; each mistake is one fault."""
    topics, faults = TOPICS[case]
    assert faults == messages(with_topics(tmp_path, *topics))


def test_only_earlier_records_of_the_right_kind_are_suggested(tmp_path: Path) -> None:
    """An id that is nearly that of a record of another kind, or of a later one, has no suggestion."""
    organizations = [
        {"id": "pilots", "name": {"en": "Pilots"}, "parent": "harbor"},
        {"id": "harbours", "name": {"en": "Harbours"}},
    ]
    values = {**{kind: [] for kind in files()}, "topics": [topic("harbour")], "organizations": organizations}
    expected = 'organizations.json $[0].parent (pilots): found "harbor", expected the id of a record: organization'
    assert [expected] == messages(write(tmp_path, values))


def test_fifty_suggestions_and_no_more(tmp_path: Path) -> None:
    """Every reference that does not resolve is a fault, and the first fifty have a suggestion."""
    topics = [topic("harbour"), *(topic(f"t{number}", "harbor") for number in range(60))]
    found = messages(with_topics(tmp_path, *topics))
    assert [True] * 50 + [False] * 10 == [fault.endswith(': did you mean "harbour"?') for fault in found]


@pytest.mark.parametrize("topics", [[topic("light"), {"id": "dark"}], b"["], ids=["a broken record", "a broken file"])
def test_unreported_references_take_no_suggestions(tmp_path: Path, topics: Any) -> None:
    """References to a broken record, or into a broken file, are no faults and do not use up the suggestions."""
    values = {
        **files(),
        "topics": topics,
        "events": [{**files()["events"][0], "id": f"e{number}", "topics": ["dark"]} for number in range(200)],
        "statements": [{**files()["statements"][1], "role": "haed"}],
    }
    del values["statements"][0]["restates"]
    _, fault = messages(write(tmp_path, values))
    expected = 'found "haed", expected the id of a record: role: did you mean "head"?'
    assert f"statements.json $[0].role (never-sleeps): {expected}" == fault


def test_chains(tmp_path: Path) -> None:
    """A chain may have 32 topics, a chain of organizations is another one, and so is a branch."""
    values = {
        **files(),
        "topics": [*files()["topics"], *(topic(f"t{n}", f"t{n - 1}" if n else None) for n in range(32))],
    }
    values["topics"] += [topic(f"u{n}", f"u{n - 1}" if n else "t0") for n in range(31)]
    bodies = [{"id": f"o{n}", "name": {"en": "O"}} | ({"parent": f"o{n - 1}"} if n else {}) for n in range(32)]
    values["organizations"] += bodies
    values["roles"].append({"id": "clerk", "kind": "post", "title": {"en": "clerk"}, "organization": "o31"})
    ds = load(write(tmp_path / "32", values))
    one, above = ds.topics["t31"], 0
    while one.broader:
        one, above = one.broader, above + 1
    assert (31, ds.organizations["o31"]) == (above, ds.roles["clerk"].organization)
    values["organizations"].append({"id": "o32", "name": {"en": "O"}, "parent": "o31"})
    expected = "organizations.json $[34].parent (o32): found a chain of 33 records, expected at most 32"
    assert [expected] == messages(write(tmp_path / "33", values))


@pytest.mark.parametrize(("more", "faults"), [(12, 0), (13, 1)])
def test_a_chain_across_bases(tmp_path: Path, more: int, faults: int) -> None:
    """A chain that begins in the base of the base is counted from its beginning."""

    def chain(length: int, name: str, start: str | None = None) -> list[Any]:
        return [topic(f"{name}{n}", f"{name}{n - 1}" if n else start) for n in range(length)]

    one = load(with_topics(tmp_path / "one", *chain(10, "t")))
    other = load(with_topics(tmp_path / "other", *chain(10, "u", "t9")), base=one)
    expected = "topics.json $[12].broader (v12): found a chain of 33 records, expected at most 32"
    assert [expected] * faults == messages(with_topics(tmp_path / "mine", *chain(more, "v", "u9")), other)


def test_ids_of_a_base(tmp_path: Path) -> None:
    """An id of the base is taken, also for a broken record, and the base is named each time."""
    base = load(write(tmp_path / "base", files()))
    topics = [topic("light"), topic("mine", "head"), {"id": "light"}, topic("mine"), topic("own", "light")]
    taken = 'found "light", which stands in the base already, expected an id of its own'
    mine = 'found "mine", which stands in topics.json $[1] already, expected an id of its own'
    assert [
        f"topics.json $[0].id (light): {taken}",
        'topics.json $[1].broader (mine): found the role "head", expected the id of a record: topic',
        f"topics.json $[2].label (light): {MISSING}",
        f"topics.json $[2].id (light): {taken}",
        f"topics.json $[3].id (mine): {mine}",
    ] == messages(with_topics(tmp_path / "mine", *topics), base)


@pytest.mark.parametrize("in_lines", [(), ("sources",)])
def test_an_id_twice_over_files(tmp_path: Path, in_lines: tuple[str, ...]) -> None:
    """The record that had the id first is named by its line, if its file is one of lines."""
    values = files()
    put(values, "officials[1].id", "almanac")
    first = "sources.jsonl line 2" if in_lines else "sources.json $[1]"
    expected = f'found "almanac", which stands in {first} already, expected an id of its own'
    assert [f"officials.json $[1].id (almanac): {expected}"] == messages(write(tmp_path, values, in_lines=in_lines))


def test_an_id_twice_over_files_with_a_reference_to_it(tmp_path: Path) -> None:
    """A reference to a record whose own reference does not resolve is no fault, even if a later record has its id."""
    organization = {"id": "port", "name": {"en": "Port"}, "parent": "no-such"}
    role = {"id": "port", "kind": "post", "title": {"en": "pilot"}, "organization": "port"}
    values = {**{kind: [] for kind in files()}, "organizations": [organization], "roles": [role]}
    assert [
        'organizations.json $[0].parent (port): found "no-such", expected the id of a record: organization',
        'roles.json $[0].id (port): found "port", which stands in organizations.json $[0] already, '
        "expected an id of its own",
    ] == messages(write(tmp_path, values))


def test_a_source_twice(tmp_path: Path) -> None:
    """Evidence may cite the sentences of either of two sources that have one id: the id is the only fault."""
    values = files()
    again = files()["sources"][0]
    again["passages"][1]["number"] = "2.9"
    values["sources"].append(again | {"length": 10_000})
    put(values, "topics[0].evidence", {"label": ["lamp-post#2.1", "lamp-post#2.9", "lamp-post#3.1"]})
    expected = 'found "lamp-post", which stands in sources.json $[0] already, expected an id of its own'
    assert [f"sources.json $[2].id (lamp-post): {expected}"] == messages(write(tmp_path, values))


@pytest.mark.parametrize(
    ("source", "unreported"),
    [
        ("lamp-post", ("nothing", "the source", "the file", "an id")),
        ("no-such", ("the file", "an id")),
        ("almanac", ("the file",)),
        ("light", ()),
    ],
)
@pytest.mark.parametrize("broken", ["nothing", "the source", "the file", "an id"])
def test_the_source_of_a_passage(tmp_path: Path, source: str, unreported: tuple[str, ...], broken: str) -> None:
    """A statement is in an article: any other id is a fault, unless it may be that of a broken article."""
    values = files() | {kind: [] for kind in ("organizations", "officials", "roles", "events")}
    put(values, "statements", values["statements"][1:])
    put(values, "statements[0].restates", REMOVED)
    put(values, "statements[0].passage.source", source)
    if broken == "the source":
        put(values, "sources[0].title", 7)
    elif broken == "the file":
        values["sources"] = b"["
    elif broken == "an id":
        values["sources"].append({})
    found = [fault for fault in messages(write(tmp_path, values)) if fault.startswith("statements")]
    expected = f'statements.json $[0].passage.source (never-sleeps): found "{source}", expected the id of an article'
    assert ([] if broken in unreported else [expected]) == found


def test_records_in_the_place_of_ids(tmp_path: Path) -> None:
    """In memory a reference is the record itself, the very one that the dataset holds; a participant stays an id."""
    ds = load(write(tmp_path, files()))
    statement, role, event = ds.statements["every-night"], ds.roles["head"], ds.events["vigil"]
    assert ds.officials["mira-solen"] is statement.speaker is role.official
    assert role is statement.role
    assert event is statement.occasion
    assert all(one is other for one, other in zip(statement.events, ds.events, strict=True))
    assert ds.topics["light"] is event.topics[0]
    assert statement is ds.statements["never-sleeps"].restates
    assert ["mira-solen", "first-keeper", "port-azure"] == [participant.who for participant in event.participants]


def test_a_base(tmp_path: Path) -> None:
    """A record may refer to records of the base, which are the base's own, unchanged, and not in the dataset."""
    base = load(write(tmp_path / "base", files()))
    before = [(record, id(record.evidence), record.to_dict()) for record in base.known.values()]
    statement = {**files()["statements"][1], "id": "mine", "restates": "every-night"}
    statement["evidence"] = {"summary": ["lamp-post#1.1"]}
    values = {**{kind: [] for kind in files()}, "topics": [topic("own", "light")], "statements": [statement]}
    ds = load(write(tmp_path / "mine", values), base=base)
    assert base.topics["light"] is ds.topics["own"].broader
    assert base.statements["every-night"] is ds.statements["mine"].restates
    assert base.sources["lamp-post"].passages[0] is ds.statements["mine"].evidence["summary"][0]
    assert (("own",), ("mine",), False) == (ds.topics.ids, ds.statements.ids, "light" in ds)
    assert before == [(record, id(record.evidence), record.to_dict()) for record in base.known.values()]
    assert 'found "lamp-post", expected the id of an article' in "".join(messages(tmp_path / "mine"))


def test_a_base_without_a_folder(tmp_path: Path) -> None:
    """A base is given with a folder: the bundled dataset is one for all."""
    base = load(write(tmp_path, files()))
    with pytest.raises(QueryError, match="found a base and no folder, expected a folder beside the base"):
        load(base=base)
