"""The Web Annotations of an invented dataset: targets, bodies, texts, and the collection itself."""

from pathlib import Path
from typing import Any

import pytest
from helpers import invented
from helpers.export_examples import on_top
from helpers.generated import dataset

from kz_diplomacy import Dataset
from kz_diplomacy.export import annotations

OURS = "urn:kz-diplomacy:"


@pytest.fixture
def collection(named_lamps: Dataset) -> dict[str, Any]:
    """The annotations of the invented dataset."""
    return annotations(named_lamps)


def of(collection: dict[str, Any], id: str, pointer: str) -> dict[str, Any]:
    """The annotation of a part of a record."""
    (found,) = (
        one
        for one in collection["first"]["items"]
        if (one["body"]["source"], one["body"]["selector"]["value"]) == (OURS + id, pointer)
    )
    return dict(found)


def test_records_come_in_their_order(ds: Dataset) -> None:
    """Annotations follow the dataset, kind by kind, and in a record its fields."""
    order = [*ds.known]
    bodies = [(one["body"]["source"], one["body"]["selector"]) for one in annotations(ds)["first"]["items"]]
    places = [order.index(source.removeprefix(OURS)) for source, _ in bodies]
    assert sorted(places) == places
    pointers = [selector["value"] for source, selector in bodies if source == OURS + "farewell-words"]
    fields = [*ds["farewell-words"].fields]
    numbers = [fields.index(pointer.split("/")[1]) for pointer in pointers]
    assert sorted(numbers) == numbers


def test_sentence_is_a_target_by_position_and_fragment(collection: dict[str, Any]) -> None:
    """A sentence is found by where it stands, in two ways, and proved by its digest; whose words it has is told."""
    (target,) = of(collection, "head", "/title")["target"]
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


def test_whole_source_is_a_target_without_a_place(collection: dict[str, Any]) -> None:
    """What is cited as a whole has no selector, beside the sentences that are cited with it."""
    sentence, whole = of(collection, "head", "/end")["target"]
    assert "selector" in sentence
    assert {"id": "urn:kz-diplomacy:almanac", "type": "Text"} == whole


def test_body_is_a_part_of_a_record(collection: dict[str, Any]) -> None:
    """A body names the record and, by a JSON pointer, the field in its JSON."""
    one = of(collection, "every-night", "/claims/0")
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


def test_statement_is_identified_with_its_passage(collection: dict[str, Any]) -> None:
    """The characters of a statement are it, and do not only bear it out; a heading is told from what was said."""
    said, heading = of(collection, "every-night", "/passage"), of(collection, "never-sleeps", "/passage")
    assert {"identifying"} == {said["motivation"], heading["motivation"]}
    assert ("direct", "heading") == (said["body"]["kz:kind"], heading["body"]["kz:kind"])
    assert {"type", "source", "selector", "kz:sha256"} == set(said["target"][0])
    assert "kz:kind" not in of(collection, "head", "/title")["body"]


def test_texts_are_described(collection: dict[str, Any]) -> None:
    """Of each text there is what it takes to know a copy of it."""
    article, almanac = collection["kz:texts"]
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


def test_collection_has_one_page(collection: dict[str, Any]) -> None:
    """The collection and its page have names of their own, made from the dataset's, and the page is whole."""
    assert "urn:kz-diplomacy:annotation-collection:lamps" == collection["id"]
    assert "What the records of lamps rest on" == collection["label"]
    page = collection["first"]
    assert ("urn:kz-diplomacy:annotation-page:lamps", 0) == (page["id"], page["startIndex"])
    assert page["id"] == collection["last"]
    assert collection["total"] == len(page["items"])


def test_dataset_without_a_name() -> None:
    """No name is made up for a dataset without one."""
    collection = annotations(dataset())
    assert "urn:kz-diplomacy:annotation-collection:" == collection["id"]
    assert "What the records of the dataset rest on" == collection["label"]


def test_base_is_cited_and_not_annotated(tmp_path: Path, lamps: Dataset) -> None:
    """Sentences of a base that the dataset's own records cite are there, and no annotation of the base's records."""
    topic = {"id": "my.bells", "label": {"en": "bells"}, "evidence": {"label": ["lamp-post#4.1"]}}
    collection = annotations(on_top(tmp_path, lamps, topics=[topic]))
    (one,) = collection["first"]["items"]
    assert (OURS + "my.bells", OURS + "lamp-post") == (one["body"]["source"], one["target"][0]["source"])
    assert [OURS + "lamp-post", OURS + "almanac"] == [text["id"] for text in collection["kz:texts"]]
