"""What judges a collection of annotations: each rule tells what breaks it, by means that are not the library's own."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from anchorpoint import TextPositionSelector
from jsonpointer import JsonPointerException, resolve_pointer
from linked_data import name

from kz_diplomacy import Dataset

MODEL = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {"linking", "identifying"}


def passages(collection: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each target that is a part of a text, with the name of its annotation."""
    for one in collection["first"]["items"]:
        for target in one["target"]:
            if "selector" in target:
                yield one["id"], target


def by_position(target: dict[str, Any], text: str) -> str:
    """The characters that anchorpoint selects by the TextPositionSelector."""
    (selector,) = (one for one in target["selector"] if one["type"] == "TextPositionSelector")
    chosen = TextPositionSelector(start=selector["start"], end=selector["end"])
    try:
        return str(chosen.as_quote(text).exact)
    except IndexError:  # the text ends before it
        return ""


def by_fragment(target: dict[str, Any], text: str) -> str:
    """The characters that a fragment of RFC 5147 stands for: positions lie between characters, from 0."""
    (selector,) = (one for one in target["selector"] if one["type"] == "FragmentSelector")
    match = re.fullmatch(r"char=([0-9]+),([0-9]*)|char=,([0-9]+)", selector["value"])
    if selector["conformsTo"] != "http://tools.ietf.org/rfc/rfc5147" or not match:
        return ""
    start, end, only_end = match.groups()
    return text[int(start or 0) : int(end or only_end or len(text))]


def faults(collection: dict[str, Any], ds: Dataset, texts: Mapping[str, str]) -> set[str]:
    """What is wrong with a collection, given the canonical texts of the articles by the names of their sources."""
    return {
        *_of_form(collection),
        *_of_bodies(collection, ds),
        *_of_targets(collection, texts),
        *_of_words(collection, texts),
    }


def _of_form(collection: dict[str, Any]) -> Iterator[str]:
    items = collection["first"]["items"]
    inline = next(context for context in collection["@context"] if isinstance(context, dict))
    if MODEL not in collection["@context"]:
        yield "the model's context is not named"
    if collection["total"] != len(items):
        yield "the total is not the number of annotations"
    if any(count > 1 for count in Counter(one["id"] for one in items).values()):
        yield "two annotations have one id"
    if any(one["type"] != "Annotation" or one["motivation"] not in MOTIVATIONS for one in items):
        yield "something is no annotation, or has an unknown motivation"
    if any(key.partition(":")[0] not in inline for key in _keys(collection)):
        yield "a key is not in the context"


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (key for key in value if key != "@context")
        value = [member for key, member in value.items() if key != "@context"]
    if isinstance(value, list):
        for one in value:
            yield from _keys(one)


def _of_bodies(collection: dict[str, Any], ds: Dataset) -> Iterator[str]:
    records = {name(id): record for id, record in ds.known.items() if id in ds}
    for one in collection["first"]["items"]:
        body = one["body"]
        record = records.get(body["source"])
        if record is None or record.kind_name != body["kz:record"]:
            yield "a body is no record"
            continue
        try:
            resolve_pointer(record.to_dict(), body["selector"]["value"])
        except JsonPointerException:
            yield "a body is no field"
        if body.get("kz:kind") != getattr(ds.statements.get(record.id), "kind", None):
            yield "a body does not tell what kind of statement it is"


def _of_targets(collection: dict[str, Any], texts: Mapping[str, str]) -> Iterator[str]:
    sources = {text["id"]: text for text in collection["kz:texts"]}
    for source, text in texts.items():
        if sources[source]["kz:sha256"] != sha256(text.encode()).hexdigest():
            yield "a text is not the one that the offsets count in"
    for one in collection["first"]["items"]:
        for target in one["target"]:
            if target.get("source", target.get("id")) not in sources:
                yield "a target stands in no text"
    for _, target in passages(collection):
        text = texts.get(target["source"], "")
        if digest(by_position(target, text)) != target["kz:sha256"]:
            yield "the characters at a position do not have the digest"
        if digest(by_fragment(target, text)) != target["kz:sha256"]:
            yield "the characters of a fragment do not have the digest"


def digest(text: str) -> str:
    """The SHA-256 of a text."""
    return sha256(text.encode()).hexdigest()


def _of_words(collection: dict[str, Any], texts: Mapping[str, str]) -> Iterator[str]:
    # The title of an article is there, to cite it by.
    bare = {**collection, "kz:texts": [{**text, "label": ""} for text in collection["kz:texts"]]}
    held = re.findall(r"\w+", json.dumps(bare, ensure_ascii=False).lower())
    runs = {tuple(held[at : at + 5]) for at in range(len(held) - 4)}
    for text in texts.values():
        words = re.findall(r"\w+", text.lower())
        if any(tuple(words[at : at + 5]) in runs for at in range(len(words) - 4)):
            yield "words of the article are in it"
