"""One change to the invented dataset for each field of each kind and value: what an export carries, it shows."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from helpers.invented import REMOVED, TEXT, Files, digest, files, put, span

PLAIN: Final[dict[str, str | dict[str, Any]]] = {
    # Only an article is measured and has sentences, so these come with the kind.
    "Source.kind": {
        "sources[1].kind": "article",
        "sources[1].length": 9,
        "sources[1].sha256": digest("x"),
        "sources[1].passages": [{"number": "1.1", "start": 0, "end": 9, "sha256": digest("x"), "voice": "narration"}],
    },
    "Source.publisher": "sources[0].publisher.*",
    "Source.title": {"sources[0].title": "Another title"},
    "Source.language": {"sources[0].language": "fr"},
    "Source.url": {"sources[0].url": "https://lamp-post.example/other"},
    "Source.published": {"sources[0].published": "2024-05-04"},
    "Source.rights": "sources[0].rights.*",
    "Source.length": {"sources[0].length": len(TEXT) + 1},
    "Source.sha256": {"sources[0].sha256": digest("another")},
    "Source.passages": {"sources[0].passages[6].start": len(TEXT) - 9, "sources[0].passages[6].sha256": digest("x")},
    "Source.uncited": "sources[0].uncited.*",
    "Source.evidence": {"sources[0].evidence.published": ["lamp-post#2.2"]},
    "Topic.label": "topics[2].label.*",
    "Topic.broader": {"topics[2].broader": "light"},
    "Topic.evidence": {"topics[2].evidence.label": ["lamp-post#2.2"]},
    "Organization.name": "organizations[1].name.*",
    "Organization.parent": {"organizations[1].parent": REMOVED},
    "Organization.country": {"organizations[1].country": "BV"},
    "Organization.same_as": {"organizations[1].same_as": ["https://other.example/"]},
    "Organization.evidence": {"organizations[1].evidence.name": ["lamp-post#2.2"]},
    "Official.name": "officials[0].name.*",
    "Official.languages": {"officials[0].languages": ["en", "fr"]},
    "Official.summary": "officials[0].summary.*",
    "Official.same_as": {"officials[0].same_as": ["https://other.example/"]},
    "Official.evidence": {"officials[0].evidence.name": ["lamp-post#2.2"]},
    "Role.kind": {"roles[0].kind": "delegation"},
    "Role.title": "roles[0].title.*",
    "Role.official": {"roles[0].official": "tor-velin"},
    "Role.organization": {"roles[0].organization": "port-azure"},
    "Role.start": {"roles[0].start": "2018"},
    "Role.end": {"roles[0].end": "2024-05-04"},
    "Role.countries": {"roles[0].countries": ["BV"]},
    "Role.places": {"roles[0].places[0]": REMOVED},
    "Role.quantities": {"roles[0].quantities[0]": REMOVED},
    "Role.summary": "roles[0].summary.*",
    "Role.note": "roles[0].note.*",
    "Role.evidence": {"roles[0].evidence.start": ["lamp-post#2.2"]},
    "Event.title": "events[1].title.*",
    "Event.summary": "events[1].summary.*",
    "Event.when": {"events[1].when": "[2024-03..2024-05-03]"},
    "Event.status": {"events[1].status": "planned"},
    "Event.participants": {"events[1].participants[0].who": "tor-velin"},
    "Event.places": {"events[1].places[0]": REMOVED},
    "Event.countries": {"events[1].countries": ["AQ"]},
    "Event.topics": {"events[1].topics": ["light"]},
    "Event.quantities": {"events[1].quantities[1]": REMOVED},
    "Event.part_of": {"events[1].part_of": REMOVED},
    "Event.note": "events[1].note.*",
    "Event.evidence": {"events[1].evidence.summary": ["lamp-post#4.1"]},
    "Statement.kind": {"statements[0].kind": "indirect"},
    "Statement.speaker": {"statements[0].speaker": "tor-velin"},
    "Statement.attribution": "statements[1].attribution.*",
    "Statement.role": {"statements[0].role": "first-keeper"},
    "Statement.said": {"statements[0].said": "2024-05-04"},
    "Statement.occasion": {"statements[0].occasion": "festival"},
    "Statement.asked": "statements[0].asked.*",
    "Statement.audience": "statements[0].audience.*",
    "Statement.summary": "statements[0].summary.*",
    "Statement.claims": {"statements[0].claims[0]": REMOVED},
    "Statement.passage": {"statements[0].passage": {"source": "lamp-post", **span("every night")}},
    "Statement.events": {"statements[0].events": ["festival"]},
    "Statement.topics": {"statements[0].topics": ["light"]},
    "Statement.countries": {"statements[0].countries": ["BV"]},
    "Statement.places": {"statements[0].places[0]": REMOVED},
    "Statement.organizations": {"statements[0].organizations": ["port-azure"]},
    "Statement.quantities": {"statements[0].quantities[0]": REMOVED},
    "Statement.restates": {"statements[1].restates": REMOVED},
    "Statement.note": "statements[0].note.*",
    "Statement.evidence": {"statements[0].evidence.said": ["lamp-post#2.2", "almanac"]},
}
"""By field the new values by their places, or the place whose wordings change."""

IDS: Final = {
    "Source.id": "lamp-post",
    "Topic.id": "oil-lamps",
    "Organization.id": "harbour-office",
    "Official.id": "mira-solen",
    "Role.id": "head",
    "Event.id": "vigil",
    "Statement.id": "every-night",
}

FORMS: Final = {
    "When (plain)": ("2024", "2024-05", "2024-05-03", "2024-05-04"),
    "When (interval)": ("2024-04/2024-05-03", "2024-04/2024-05-04", "2024-03/2024-05-03", "2024-04"),
    "When (open)": ("2024-04/", "2024-04/..", "2024-04"),
    "When (one of)": ("[2024-04..2024-05]", "[2024-04..2024-06]", "2024-04/2024-05", "[2024-04..]", "[..2024]"),
    "When (approximate)": ("2024-04~", "2024-04"),
}
"""Dates that only this form tells from one another."""

_EVERY: Final[dict[str, Callable[[dict[str, Any]], Any]]] = {
    "Quantity.label": lambda one: one["label"].update(_changed(one["label"])),
    "Quantity.low": lambda one: "low" in one and one.update(low=one["low"] - 1),
    "Quantity.high": lambda one: "high" in one and one.update(high=one["high"] + 1),
    "Quantity.unit": lambda one: one.update(unit="percent"),
    "Quantity.qualifier": lambda one: one["qualifier"] == "exact" and one.update(qualifier="about"),
    "Quantity.evidence": lambda one: one.update(evidence=["lamp-post#2.1"]),
    "Claim.text": lambda one: one["text"].update(_changed(one["text"])),
    "Claim.evidence": lambda one: one.update(evidence=["lamp-post#2.1"]),
    "Place.name": lambda one: one["name"].update(_changed(one["name"])),
    "Place.kind": lambda one: one.update(kind="region"),
    "Place.country": lambda one: "country" in one and one.update(country="BV"),
    "Participant.who": lambda one: one["who"] == "mira-solen" and one.update(who="tor-velin"),
    "Participant.part": lambda one: one.update(part="subject"),
}
"""What is done to every value of a class."""

_LISTS: Final = {"Quantity": "quantities", "Claim": "claims", "Place": "places", "Participant": "participants"}


def whole() -> Files:
    """The invented dataset with every wording in three languages."""
    values = files()
    _each_text(values, lambda text: text.update(kk=f"{text['en']} кк", ru=f"{text['en']} ру"))
    values["topics"][2]["evidence"] = {"label": ["lamp-post#2.1"]}
    values["sources"][1]["url"] = "https://almanac.example/"
    return values


def changes() -> dict[str, list[Files]]:
    """By field, datasets that differ in this field and in nothing else; an export tells them all apart, or loses it."""
    made: dict[str, list[Files]] = {}
    for field, change in PLAIN.items():
        values = whole()
        if isinstance(change, str):
            _each_text(_at(values, change), lambda text: text.update(_changed(text)))
        else:
            for place, new in change.items():
                put(values, place, new)
        made[field] = [whole(), values]
    for field, id in IDS.items():
        # Wherever an id stands it stands alone, or before the number of a sentence.
        renamed = re.sub(rf'(?<=")({id})(?=["#])', r"\1-renamed", json.dumps(whole()))
        made[field] = [whole(), json.loads(renamed)]
    for lang in ("kk", "ru", "en"):
        values = whole()
        _each_text(values, partial(_change, lang))
        made[f"Text.{lang}"] = [whole(), values]
    for field, change_one in _EVERY.items():
        values = whole()
        for record in (*values["roles"], *values["events"], *values["statements"]):
            for one in record.get(_LISTS[field.partition(".")[0]], ()):
                change_one(one)
        made[field] = [whole(), values]
    for form, dates in FORMS.items():
        made[form] = [whole() for _ in dates]
        for values, date in zip(made[form], dates, strict=True):
            values["events"][1]["when"] = values["statements"][0]["said"] = date
    return {**made, **_of_passages()}


def _of_passages() -> dict[str, list[Files]]:
    """Of passages, which stand in sources and in statements, and by which evidence is cited."""
    made = {}
    for field, new in (("start", 1), ("end", -1), ("sha256", digest("another")), ("voice", "reported")):
        values = whole()
        for passage in (values["sources"][0]["passages"][5], values["statements"][0]["passage"]):
            if field in passage:
                passage[field] = passage[field] + new if isinstance(new, int) else new
        made[f"Passage.{field}"] = [whole(), values]
    renumbered = json.dumps(whole()).replace("lamp-post#4.1-4.2", "lamp-post#4.2").replace("4.1", "4.3")
    values = json.loads(renumbered)
    made["Passage.number"] = [whole(), values]
    values = whole()
    values["statements"][0]["passage"]["source"] = "other-post"
    other = {**json.loads(json.dumps(values["sources"][0])), "id": "other-post"}
    made["Passage.source"] = [whole(), values]
    for one in made["Passage.source"]:
        one["sources"].insert(1, other)
    made["Reference.source"] = [whole(), whole()]
    for one, id in zip(made["Reference.source"], ("almanac", "calendar"), strict=True):
        one["sources"].append({**one["sources"][1], "id": "calendar"})
        one["statements"][0]["evidence"]["said"] = ["lamp-post#2.2", id]
    return made


def _at(values: Any, place: str) -> Any:
    for name, index in re.findall(r"(\w+)|\[(\d+)\]", place):
        values = values[int(index) if index else name] if name != "*" else values
    return values


def _changed(text: dict[str, str]) -> dict[str, str]:
    return {lang: f"{words} changed" for lang, words in text.items()}


def _change(lang: str, text: dict[str, str]) -> None:
    text[lang] += " changed"


def _each_text(value: Any, change: Callable[[dict[str, str]], None]) -> None:
    if isinstance(value, dict) and value and value.keys() <= {"kk", "ru", "en"}:
        change(value)
    elif isinstance(value, dict | list):
        for member in value.values() if isinstance(value, dict) else value:
            _each_text(member, change)
