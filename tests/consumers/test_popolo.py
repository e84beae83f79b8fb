"""The Popolo export, read back with everypolitician-popolo and held to the rules of Popolo's specification.

The specification's own JSON Schemas are not in this repository. Where POPOLO_SCHEMAS names a folder with them (that of
the repository popolo-project/popolo-spec), the export is validated against them, too.
"""

# needs: everypolitician-popolo, jsonschema

from __future__ import annotations

import copy
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from datasets import DATASETS
from jsonschema import Draft3Validator
from popolo_data.importer import Popolo
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT3

from kz_diplomacy import Dataset
from kz_diplomacy.export import popolo

pytest_plugins = ["dataset_fixtures"]

SCHEMAS = os.environ.get("POPOLO_SCHEMAS")

CLASSES = {
    "persons": "person",
    "organizations": "organization",
    "posts": "post",
    "memberships": "membership",
    "events": "event",
    "speeches": "speech",
    "areas": "area",
}
# Of the terms of each class, those that are exported; all that is not Popolo's stands in extra.
TERMS = {
    "persons": "id name other_names biography links sources",
    "organizations": "id name other_names parent_id area_id links sources",
    "posts": "id label organization_id organization sources",
    "memberships": "id label role person_id organization_id post_id start_date end_date sources",
    "events": "id name description start_date end_date location status attendees parent_id sources",
    "speeches": "id creator_id role attribution_text date title type event_id sources",
    "areas": "id identifier classification",
}
LEADS = {
    "person_id": "persons",
    "creator_id": "persons",
    "organization_id": "organizations",
    "post_id": "posts",
    "area_id": "areas",
    "event_id": "events",
}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def faults(document: dict[str, Any]) -> Iterator[str]:
    """What the specification would not have: an unknown term, a bad date, a lost reference, a thing on its own."""
    ids = {kind: [one["id"] for one in document[kind]] for kind in CLASSES}
    for kind in CLASSES:
        yield from (f"{kind}: {id} twice" for id, count in Counter(ids[kind]).items() if count > 1)
        for one in document[kind]:
            where = f"{kind}: {one['id']}"
            yield from (f"{where}: unknown term {term}" for term in one.keys() - {*TERMS[kind].split(), "extra"})
            for term, value in one.items():
                if term.endswith("date") and not DATE.fullmatch(value):
                    yield f"{where}: {term} {value} is no date"
                target = kind if term == "parent_id" else LEADS.get(term)
                if target and value not in ids[target]:
                    yield f"{where}: {term} leads nowhere"
            yield from (
                f"{where}: attended by nobody" for who in one.get("attendees", []) if who["id"] not in ids["persons"]
            )
            for link in [*one.get("links", []), *one.get("sources", [])]:
                if not re.match(r"https?://", link.get("url", "")) or not link.get("note"):
                    yield f"{where}: a link without url or note"
    for post in document["posts"]:
        if "organization" not in post and "organization_id" not in post:
            yield f"posts: {post['id']} outside an organization"
    for held in document["memberships"]:
        if "person_id" not in held or not {"organization_id", "post_id"} & held.keys():
            yield f"memberships: {held['id']} without member or body"


def by_schema(document: dict[str, Any], folder: Path) -> Iterator[str]:
    """What the specification's own schemas refuse."""
    schemas = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    named = [(schema["id"].rstrip("#"), DRAFT3.create_resource(schema)) for schema in schemas]
    resources: list[tuple[str, Resource[Any]]] = [*named, *((f"{id}#", resource) for id, resource in named)]
    registry = Registry().with_resources(resources)
    for kind, name in CLASSES.items():
        schema = next(schema for schema in schemas if schema["id"].endswith(f"/{name}.json#"))
        validator = Draft3Validator(schema, registry=registry)
        for one in document[kind]:
            yield from (f"{one['id']}: {error.message}" for error in validator.iter_errors(one))


def test_it_keeps_the_rules(ds: Dataset) -> None:
    """Every term is Popolo's, every date a date, every reference leads somewhere, nothing stands on its own."""
    assert list(faults(popolo(ds))) == []


def test_what_a_base_has_comes_along(on_top: Dataset) -> None:
    """An export that refers to a base keeps every rule by itself, and the reader finds the base's person."""
    document = popolo(on_top)
    read = Popolo(document)

    assert list(faults(document)) == []
    assert read.memberships.get(role="Keeper of the gauges").person.name == "Mira Solane"
    assert document["events"][0]["attendees"] == [{"id": "mira-solane"}]
    assert "ilsabet-corrow" not in [person["id"] for person in document["persons"]]


@pytest.mark.skipif(not SCHEMAS, reason="set POPOLO_SCHEMAS to the schemas of popolo-project/popolo-spec")
def test_it_is_valid_by_the_specification(ds: Dataset) -> None:
    """The schemas of the specification take every object, and refuse one that is broken."""
    document = popolo(ds)
    assert list(by_schema(document, Path(SCHEMAS or ""))) == []

    document["memberships"][0]["start_date"] = "2012~"
    document["persons"][0]["links"] = [{"note": "same as"}]

    assert len(list(by_schema(document, Path(SCHEMAS or "")))) == 2


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda d: d["persons"][0].update(spoken=["kk"]), "unknown term spoken"),
        (lambda d: d["events"][0].update(start_date="2019-11/2020-02"), "is no date"),
        (lambda d: d["memberships"][0].update(person_id="nobody"), "person_id leads nowhere"),
        (lambda d: d["memberships"][0].pop("person_id"), "without member or body"),
        (lambda d: d["posts"][0].pop("organization_id"), "outside an organization"),
        (lambda d: d["organizations"].append({"id": "selvania", "parent_id": "nobody"}), "parent_id leads nowhere"),
        (lambda d: d["organizations"].append({"id": "selvania"}), "selvania twice"),
        (lambda d: d["speeches"][0].update(sources=[{"note": "no address"}]), "a link without url or note"),
        (lambda d: d["events"][0].update(attendees=[{"id": "nobody"}]), "attended by nobody"),
    ],
)
def test_each_rule_is_enforced(change: Callable[[Any], object], expected: str) -> None:
    """An export broken in one place is refused for that."""
    document = copy.deepcopy(popolo(DATASETS["example"]))
    change(document)

    assert any(expected in fault for fault in faults(document))


def test_the_reader_counts_the_same(ds: Dataset, tmp_path: Path) -> None:
    """Written to a file and read with the library, there are as many of each as the dataset has."""
    file = tmp_path / "popolo.json"
    file.write_text(json.dumps(popolo(ds)), encoding="utf-8")
    read = Popolo.from_filename(str(file))

    assert len(read.persons) == len(ds.officials)
    assert len(read.organizations) == len(ds.organizations)
    assert len(read.posts) == len(ds.roles)
    assert len(read.memberships) == len([role for role in ds.roles if role.official])
    assert len(read.events) == len(ds.events)
    assert len(read.json_data["speeches"]) == len(ds.statements)


def test_the_reader_takes_every_attribute(ds: Dataset) -> None:
    """Nothing that the library asks of a person or a body is missing in a way that makes it stumble."""
    read = Popolo(popolo(ds))
    for one in (*read.persons, *read.organizations):
        for name in ("name", "other_names", "identifiers", "links", "image", "wikidata"):
            getattr(one, name)
    for person in read.persons:
        assert (person.twitter, person.facebook, person.name_at("2024-01-01")) == (None, None, person.name)


def test_who_held_what_and_when(ds: Dataset) -> None:
    """For each person the library gives the posts, bodies and dates that the dataset's own query gives."""
    read = Popolo(popolo(ds))
    for official in ds.officials:
        memberships = read.persons.get(id=official.id).memberships
        roles = ds.roles.held_by(official)

        assert [one.post.label for one in memberships] == [role.title.en for role in roles]
        assert [one.organization_id for one in memberships] == [
            role.organization and role.organization.id for role in roles
        ]
        for one, role in zip(memberships, roles, strict=True):
            assert one.person.name == official.name.en
            for found, when in ((one.start_date, role.start), (one.end_date, role.end)):
                if when and when.edtf.replace("-", "").isdigit():
                    assert (found.earliest_date, found.latest_date) == (when.earliest, when.latest)
                elif when and not (found.past or found.future):
                    # A wider date than the source has: it holds every day of it.
                    assert found.earliest_date <= when.earliest
                    assert when.latest <= found.latest_date


@pytest.mark.parametrize("day", ["2012-06-30", "2018-03-15", "2021-01-01", "2024-06-14", "2025-12-10"])
def test_who_held_what_on_a_day(ds: Dataset, day: str) -> None:
    """What the library takes for current on a day are the roles that the dataset calls certain or possible then.

    It may take a few more for current: those whose begin or end Popolo cannot say, and which extra says.
    """
    read = Popolo(popolo(ds))
    current = {one.data["id"] for one in read.memberships if one.current_at(date.fromisoformat(day))}
    unsaid = {
        one.data["id"]
        for one in read.memberships
        if {"start", "end"} & one.data["extra"].keys() or not {"start_date", "end_date"} & one.data.keys()
    }
    at = ds.roles_at(day)
    held = {role.id for role in (*at.certainly, *at.possibly) if role.official}

    assert held <= current
    assert current - unsaid == held - unsaid


def test_who_said_what_about_what(ds: Dataset) -> None:
    """For each person and event the speeches are those that the dataset's own queries give."""
    speeches = popolo(ds)["speeches"]
    for official in ds.officials:
        said = tuple(one["id"] for one in speeches if one.get("creator_id") == official.id)
        assert said == ds.statements.by(official).ids
    for event in ds.events:
        told = tuple(one["id"] for one in speeches if event.id in one["extra"].get("events", []))
        assert told == ds.statements.on(event).ids
    there = {one["id"]: one["event_id"] for one in speeches if "event_id" in one}
    assert there == {one.id: one.occasion.id for one in ds.statements if one.occasion}


def test_headings_are_told_apart(ds: Dataset) -> None:
    """A heading is of the type heading and nothing else is."""
    found = tuple(one["id"] for one in popolo(ds)["speeches"] if one["type"] == "heading")

    assert found == ds.statements.where(kind="heading").ids
