"""The FollowTheMoney export, judged by the followthemoney library and by the four rules that it does not enforce."""

# needs: followthemoney

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from datasets import DATASETS
from followthemoney import model
from followthemoney.exc import InvalidData
from followthemoney.types import registry

import kz_diplomacy
from kz_diplomacy import Dataset
from kz_diplomacy.export import followthemoney

pytest_plugins = ["dataset_fixtures"]

PREFIX = "kz-diplomacy-"


def faults(entities: list[dict[str, Any]]) -> list[str]:
    """What is wrong with entities: what the library itself finds, and what it lets through."""
    known = {entity["id"]: model.get(entity["schema"]) for entity in entities}
    found = [f"{id}: twice" for id, count in Counter(entity["id"] for entity in entities).items() if count > 1]
    for entity in entities:
        id, properties, schema = entity["id"], entity["properties"], known[entity["id"]]
        if schema is None or schema.abstract:
            found.append(f"{id}: no schema {entity['schema']}")
            continue
        if not registry.entity.validate(id):
            found.append(f"{id}: not an id")
        try:
            schema.validate(entity)
        except InvalidData as error:
            found.append(f"{id}: invalid {sorted(error.errors['properties'])}")
        found += (f"{id}: required {name} is missing" for name in schema.required if not properties.get(name))
        for name, values in properties.items():
            prop = schema.get(name)
            if prop is None or prop.stub:
                found.append(f"{id}: unknown property {name}")
                continue
            for value in values:
                # A cut-off interval is a value that cleaning makes shorter.
                if prop.type.clean(value) != value:
                    found.append(f"{id}: {name} {value!r} would become {prop.type.clean(value)!r}")
                if prop.type == registry.entity and value not in known:
                    found.append(f"{id}: {name} leads nowhere")
                elif prop.type == registry.entity and not (known[value] and known[value].is_a(prop.range)):
                    found.append(f"{id}: {name} leads to a {known[value]}")
    return found


def test_every_entity_keeps_every_rule(ds: Dataset) -> None:
    """No property is missing, unknown, cut off or dangling, in no entity."""
    assert faults(followthemoney(ds)) == []


def test_what_a_base_has_comes_along(on_top: Dataset) -> None:
    """An export that refers to a base keeps every rule by itself."""
    entities = followthemoney(on_top)

    assert faults(entities) == []
    assert {"kz-diplomacy-mine.keeper--occupancy", "kz-diplomacy-mira-solane"} <= {entity["id"] for entity in entities}
    assert "kz-diplomacy-ilsabet-corrow" not in {entity["id"] for entity in entities}


def _with(schema: str, change: Callable[[dict[str, list[str]]], object]) -> list[dict[str, Any]]:
    """The export of the example with the first entity of a schema changed."""
    entities = copy.deepcopy(followthemoney(DATASETS["example"]))
    change(next(entity for entity in entities if entity["schema"] == schema)["properties"])
    return entities


@pytest.mark.parametrize(
    ("schema", "change", "expected"),
    [
        ("Occupancy", lambda said: said.pop("holder"), "required holder is missing"),
        ("Person", lambda said: said.pop("name"), "required name is missing"),
        ("Documentation", lambda said: said.update(document=[]), "required document is missing"),
        ("Person", lambda said: said.update(speciality=["tides"]), "unknown property speciality"),
        ("Occupancy", lambda said: said.update(holder=["kz-diplomacy-nobody"]), "holder leads nowhere"),
        ("Occupancy", lambda said: said.update(holder=said["post"]), "holder leads to a"),
        ("Event", lambda said: said.update(date=["2020-01/2020-03"]), "would become '2020-01'"),
        ("Event", lambda said: said.update(date=["2019/2020"]), "would become '2019'"),
        ("Event", lambda said: said.update(startDate=["[2020..2021]"]), "invalid ['startDate']"),
        ("Person", lambda said: said.update(spokenLanguage=["kk"]), "invalid ['spokenLanguage']"),
    ],
)
def test_each_rule_is_enforced(schema: str, change: Callable[[Any], object], expected: str) -> None:
    """An export broken in one place is refused for that: the four rules, two kinds of each, and the library's own."""
    found = faults(_with(schema, change))

    assert found
    assert any(expected in fault for fault in found)


@pytest.mark.parametrize("change", [{"speciality": ["tides"]}, {"holder": []}, {"post": ["kz-diplomacy-nobody"]}])
def test_the_library_alone_lets_them_through(change: dict[str, list[str]]) -> None:
    """Why the rules are checked here: the library's own validation of one entity says nothing of these."""
    entity = next(e for e in _with("Occupancy", lambda said: said.update(change)) if e["schema"] == "Occupancy")
    if change == {"holder": []}:
        entity["properties"].pop("holder")

    assert model.get("Occupancy").validate(entity) is None


def test_nothing_changes_on_the_way_through_the_library(ds: Dataset) -> None:
    """Written as JSON and read with the library, every entity comes back with every value."""
    entities = json.loads(json.dumps(followthemoney(ds)))
    back = [model.get_proxy(entity, cleaned=False).to_dict() for entity in entities]

    assert [(one["id"], one["schema"], one["properties"]) for one in entities] == [
        (one["id"], one["schema"], one["properties"]) for one in back
    ]


def test_there_are_as_many_as_there_are_records(ds: Dataset) -> None:
    """Each record but a topic is one entity of its own id; an occupancy stands for each named holder."""
    count = Counter(entity["schema"] for entity in followthemoney(ds) if "--" not in entity["id"])

    assert count == {
        "Article": len(ds.sources),
        "PublicBody": len(ds.organizations),
        "Person": len(ds.officials),
        "Position": len(ds.roles),
        "Event": len(ds.events),
        "Note": len(ds.statements),
    }


def test_who_held_what_and_when(ds: Dataset) -> None:
    """The library's graph of holders, posts and dates is the dataset's."""
    proxies = [model.get_proxy(entity) for entity in followthemoney(ds)]
    held = {
        (one.first("holder"), one.first("post"), one.first("startDate"), one.first("endDate"))
        for one in proxies
        if one.schema.name == "Occupancy"
    }

    assert held == {
        (PREFIX + role.official.id, PREFIX + role.id, prefix(role.start), prefix(role.end))
        for role in ds.roles
        if role.official
    }
    assert len(held) == sum(len(ds.roles.held_by(official)) for official in ds.officials)


def prefix(when: kz_diplomacy.When | None) -> str | None:
    """The longest beginning that every day of a date has in common, of year, month and day."""
    if not when or not when.earliest or not when.latest:
        return None
    first, last = when.earliest, when.latest
    if first.year != last.year:
        return None
    if first.month != last.month:
        return f"{first:%Y}"
    return f"{first:%Y-%m}" if first.day != last.day else first.isoformat()


def test_who_said_what_about_what(ds: Dataset) -> None:
    """For each speaker and event the links give the statements that the library's own queries give."""
    links = [model.get_proxy(entity) for entity in followthemoney(ds) if entity["schema"] == "UnknownLink"]
    ends = {(link.first("subject"), link.first("role"), link.first("object")) for link in links}
    for speaker in (*ds.officials, *ds.organizations):
        said = {subject for subject, role, target in ends if (role, target) == ("speaker", PREFIX + speaker.id)}
        assert {PREFIX + id for id in ds.statements.where(speaker=speaker).ids} == said
    for event in ds.events:
        told = {subject for subject, role, target in ends if (role, target) == ("events", PREFIX + event.id)}
        assert {PREFIX + id for id in ds.statements.on(event).ids} == told
    dated = {(link.first("subject"), link.first("date")) for link in links if link.has("date")}
    days = {(PREFIX + one.id, str(one.said.day)) for one in ds.statements if one.speaker and one.said and one.said.day}
    assert days
    assert days <= dated


def test_headings_are_told_apart(ds: Dataset) -> None:
    """A note named heading is a heading, and every heading is one."""
    notes = [entity for entity in followthemoney(ds) if entity["properties"].get("name") == ["heading"]]

    assert [PREFIX + id for id in ds.statements.where(kind="heading").ids] == [entity["id"] for entity in notes]


def test_the_table_of_languages_is_the_library_s() -> None:
    """Each code is one that the model knows, is what the library makes of the tag, and none is left out."""
    from kz_diplomacy.export._ftm_entities import _CODES

    assert {tag: registry.language.clean(tag) for tag in _CODES} == _CODES
    assert set(_CODES.values()) == registry.language.codes


def test_every_country_is_known_to_the_library() -> None:
    """No assigned code is one that FollowTheMoney would refuse."""
    from kz_diplomacy._values.vocabulary import COUNTRY_CODES

    assert [code for code in sorted(COUNTRY_CODES) if not registry.country.validate(code.lower())] == []
