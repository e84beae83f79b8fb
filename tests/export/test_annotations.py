"""The export as Web Annotations: every place that anything rests on is in it, and no word of an article."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers import invented
from helpers.generated import datasets
from hypothesis import given, settings

from kz_diplomacy import Dataset, QueryError, load
from kz_diplomacy.export import annotations

OURS = "urn:kz-diplomacy:"


@pytest.fixture
def made(tmp_path: Path) -> dict[str, Any]:
    """The annotations of the invented dataset."""
    return annotations(load(invented.write(tmp_path, invented.files())))


def of(collection: dict[str, Any], id: str, pointer: str) -> dict[str, Any]:
    """The annotation of a part of a record."""
    (found,) = (
        one
        for one in collection["first"]["items"]
        if (one["body"]["source"], one["body"]["selector"]["value"]) == (OURS + id, pointer)
    )
    return dict(found)


def things(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = [*value.values()]
    if isinstance(value, list):
        for one in value:
            yield from things(one)


def members_of(record: object, field: str) -> tuple[Any, ...]:
    members: tuple[Any, ...] = getattr(record, field, ())
    return members


def rests(ds: Dataset) -> list[tuple[str, str, list[str]]]:
    """Every part of the dataset's own records that rests on something, and the addresses of what it rests on."""
    found = [
        (record.id, f"/{field}", [one.address for one in cited])
        for kind in invented.KINDS
        for record in getattr(ds, kind)
        for field, cited in record.evidence.items()
    ]
    holders = [*ds.roles, *ds.events, *ds.statements]
    members = [
        (record.id, f"/{field}/{at}", [one.address for one in member.evidence])
        for record in holders
        for field in ("quantities", "claims")
        for at, member in enumerate(members_of(record, field))
        if member.evidence
    ]
    return found + members + [(one.id, "/passage", [one.passage.address]) for one in ds.statements]


def told(collection: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    """The same, as the annotations have it."""
    found = []
    for one in collection["first"]["items"]:
        cited = [
            target["id"].removeprefix(OURS)
            if "id" in target
            else f"{target['source'].removeprefix(OURS)}#{target.get('kz:sentence') or target['selector'][1]['value']}"
            for target in one["target"]
        ]
        found.append((one["body"]["source"].removeprefix(OURS), one["body"]["selector"]["value"], cited))
    return found


def test_only_datasets_are_exported() -> None:
    """Anything else is refused with one clear error."""
    with pytest.raises(QueryError, match="expected a dataset"):
        annotations(None)  # type: ignore[arg-type]


@pytest.mark.slow
@settings(max_examples=40)
@given(datasets())
def test_whatever_rests_on_something_is_annotated(ds: Dataset) -> None:
    """Each part of a record that rests on something has one annotation, with all that it rests on, in order."""
    collection = annotations(ds)
    # A statement's own passage and what is cited for that field are two annotations of one part.
    assert sorted(rests(ds)) == sorted(told(collection))
    ids = [one["id"] for one in collection["first"]["items"]]
    assert len(ids) == len(set(ids)) == collection["total"]


def test_records_come_in_their_order(ds: Dataset) -> None:
    """Annotations follow the dataset, kind by kind, and in a record its fields."""
    order = [*ds.known]
    places = [order.index(record) for record, _, _ in told(annotations(ds))]
    assert sorted(places) == places
    pointers = [pointer for record, pointer, _ in told(annotations(ds)) if record == "farewell-words"]
    fields = [*ds["farewell-words"].fields]
    numbers = [fields.index(pointer.split("/")[1]) for pointer in pointers]
    assert sorted(numbers) == numbers


def test_sentence_is_a_target_by_position_and_fragment(made: dict[str, Any]) -> None:
    """A sentence is found by where it stands, in two ways, and proved by its digest; whose words it has is told."""
    (target,) = of(made, "head", "/title")["target"]
    words = invented.SENTENCES[1][2]
    start = invented.TEXT.index(words)
    end = start + len(words)
    assert {
        "type": "SpecificResource",
        "source": "urn:kz-diplomacy:lamp-post",
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "FragmentSelector",
                "conformsTo": "http://tools.ietf.org/rfc/rfc5147",
                "value": f"char={start},{end}",
            },
        ],
        "kz:sha256": invented.digest(words),
        "kz:sentence": "2.1",
        "kz:voice": "narration",
    } == target


def test_whole_source_is_a_target_without_a_place(made: dict[str, Any]) -> None:
    """What is cited as a whole has no selector, beside the sentences that are cited with it."""
    sentence, whole = of(made, "head", "/end")["target"]
    assert "selector" in sentence
    assert {"id": "urn:kz-diplomacy:almanac", "type": "Text"} == whole


def test_body_is_a_part_of_a_record(made: dict[str, Any]) -> None:
    """A body names the record and, by a JSON pointer, the field in its JSON."""
    one = of(made, "every-night", "/claims/0")
    assert "linking" == one["motivation"]
    assert {
        "type": "SpecificResource",
        "source": "urn:kz-diplomacy:every-night",
        "selector": {
            "type": "FragmentSelector",
            "conformsTo": "http://tools.ietf.org/rfc/rfc6901",
            "value": "/claims/0",
        },
        "kz:record": "statement",
        "kz:kind": "direct",
    } == one["body"]
    assert "urn:kz-diplomacy:annotation:every-night:linking/claims/0" == one["id"]


def test_statement_is_identified_with_its_passage(made: dict[str, Any]) -> None:
    """The characters of a statement are it, and do not only bear it out; a heading is told from what was said."""
    said, heading = of(made, "every-night", "/passage"), of(made, "never-sleeps", "/passage")
    assert {"identifying"} == {said["motivation"], heading["motivation"]}
    assert ("direct", "heading") == (said["body"]["kz:kind"], heading["body"]["kz:kind"])
    assert {"type", "source", "selector", "kz:sha256"} == set(said["target"][0])
    assert "kz:kind" not in of(made, "head", "/title")["body"]


def test_texts_are_described(made: dict[str, Any]) -> None:
    """Of each text there is what it takes to know a copy of it."""
    article, almanac = made["kz:texts"]
    assert {
        "id": "urn:kz-diplomacy:lamp-post",
        "type": "Text",
        "label": "Mira Solen leaves the harbour office",
        "language": "en-GB",
        "format": "text/plain",
        "via": "https://lamp-post.example/solen",
        "kz:length": len(invented.TEXT),
        "kz:sha256": invented.digest(invented.TEXT),
    } == article
    assert {"id": "urn:kz-diplomacy:almanac", "type": "Text", "label": "Days", "language": "en"} == almanac


def test_collection_has_one_page(tmp_path: Path) -> None:
    """The collection and its page have names of their own, made from the dataset's, and the page is whole."""
    ds = load(invented.write(tmp_path, invented.files(), {"name": "sea/notes"}))
    collection = annotations(ds)
    assert "urn:kz-diplomacy:annotation-collection:sea%2Fnotes" == collection["id"]
    assert "What the records of sea/notes rest on" == collection["label"]
    page = collection["first"]
    assert ("urn:kz-diplomacy:annotation-page:sea%2Fnotes", 0) == (page["id"], page["startIndex"])
    assert page["id"] == collection["last"]
    assert collection["total"] == len(page["items"])


def test_dataset_without_a_name_has_a_collection_too(made: dict[str, Any]) -> None:
    """Where there is no name none is made up."""
    assert "urn:kz-diplomacy:annotation-collection:" == made["id"]
    assert "What the records of the dataset rest on" == made["label"]


def test_base_is_cited_and_not_annotated(tmp_path: Path) -> None:
    """What a base's sentences bear out of the dataset's own records is there, and nothing of the base's."""
    base = load(invented.write(tmp_path / "base", invented.files()))
    topic = {"id": "my.bells", "label": {"en": "bells"}, "evidence": {"label": ["lamp-post#4.1"]}}
    values = {kind: [topic] if kind == "topics" else [] for kind in invented.KINDS}
    collection = annotations(load(invented.write(tmp_path / "top", values), base=base))
    assert [("my.bells", "/label", ["lamp-post#4.1"])] == told(collection)
    assert [OURS + "lamp-post", OURS + "almanac"] == [text["id"] for text in collection["kz:texts"]]


def test_every_key_is_in_the_context(ds: Dataset) -> None:
    """The model's own context comes first; the one beside it knows every key and type, so that it can stand alone."""
    collection = annotations(ds)
    model, inline = collection.pop("@context")
    assert "http://www.w3.org/ns/anno.jsonld" == model
    keys = {key for one in things(collection) for key in one}
    types = {one["type"] for one in things(collection)}
    motives = {one["motivation"] for one in things(collection) if "motivation" in one}
    used = {key.partition(":")[0] for key in keys} | types | motives
    assert used == {*inline}


def test_export_is_made_anew(ds: Dataset) -> None:
    """Two exports are equal plain JSON and share nothing that a caller could change."""
    first, second = annotations(ds), annotations(ds)
    assert json.loads(json.dumps(first, allow_nan=False)) == second
    assert set() == {id(one) for one in things(first)} & {id(one) for one in things(second)}
