"""The rules that an export to schema.org keeps, by shapes of our own and by rdflib's closed list of its terms."""

# needs: pyshacl, rdflib

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from datasets import DATASETS
from linked_data import read
from pyshacl import validate
from rdflib import RDF, SDO, SH, Graph

from kz_diplomacy.export import schema_org

SHAPES = Graph().parse(Path(__file__).with_name("schema_org.ttl"))


def faults(graph: Graph) -> set[str]:
    """What is wrong with a graph: terms that schema.org has not, and the rules that it breaks."""
    terms = {*graph.predicates(), *graph.objects(None, RDF.type)} - {RDF.type}
    known: Any = SDO
    unknown = {f"no such term: {term}" for term in terms if term not in known}
    conforms, report, _ = validate(graph, shacl_graph=SHAPES)
    told = {str(message) for message in report.objects(None, SH.resultMessage)}
    assert conforms == (not told)
    return unknown | told


@pytest.mark.parametrize("which", DATASETS)
def test_export_breaks_no_rule(which: str) -> None:
    """Both datasets give known terms only, and all that must be there."""
    assert set() == faults(read(schema_org(DATASETS[which])))


Change = Callable[[dict[str, Any]], object]


def node(document: dict[str, Any], kind: str, key: str = "@id") -> dict[str, Any]:
    """The first thing of a type that has a key, wherever it stands."""
    waiting: list[Any] = [document]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, dict):
            if kind in (one.get("@type"), *one.get("@type", ())) and key in one:
                return one
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
    raise AssertionError(f"no {kind} with {key}")


def put(kind: str, key: str, value: object, having: str = "@id") -> Change:
    return lambda document: node(document, kind, having).update({key: value})


def drop(kind: str, key: str) -> Change:
    return lambda document: node(document, kind, key).pop(key)


ENGLISH_TWICE = [{"@language": "en", "@value": "one"}, {"@language": "en", "@value": "two"}]
STATEMENT = "a statement has a speaker at most, a summary, an article and its place in it"
BROKEN: list[tuple[Change, str]] = [
    (put("Person", "nickname", "Mira"), "no such term: https://schema.org/nickname"),
    (put("Event", "@type", ["Event", "Meeting"]), "no such term: https://schema.org/Meeting"),
    (drop("Dataset", "name"), "a dataset has one name"),
    (drop("Dataset", "license"), "a dataset has a licence"),
    (put("NewsArticle", "headline", "A headline"), "an article has one headline in its language"),
    (drop("NewsArticle", "publisher"), "an article has a publisher"),
    (drop("NewsArticle", "encoding"), "an article has one text"),
    (put("MediaObject", "sha256", "abc", "position"), "characters have one digest"),
    (drop("MediaObject", "encodingFormat"), "characters are plain text"),
    (put("PropertyValue", "value", "char=12", "propertyID"), "characters have a place"),
    (drop("DefinedTerm", "name"), "a topic has a name"),
    (put("DefinedTermSet", "@type", "DefinedTerm"), "a wider topic is a set of topics"),
    (put("Person", "name", ENGLISH_TWICE), "a name is a text in kk, ru and en, each once"),
    (put("Person", "name", "Mira Solane"), "a name is a text in kk, ru and en, each once"),
    (put("Person", "memberOf", {"@id": "urn:kz-diplomacy:nowhere"}), "a person is a member through a role"),
    (drop("OrganizationRole", "roleName"), "a role has a name"),
    (drop("OrganizationRole", "memberOf"), "a tenure belongs to one body"),
    (drop("Person", "memberOf"), "a tenure hangs on its holder, or else on its body"),
    (put("OrganizationRole", "additionalType", "job"), "a tenure is a post, a rank or a seat"),
    (put("Event", "startDate", "about 2020"), "a date is a year, a month or a day"),
    (drop("CreativeWork", "temporalCoverage"), "a date stands beside its EDTF text"),
    (put("Event", "additionalType", "surely"), "an event says how far it had come"),
    (drop("Event", "description"), "an event is described"),
    (put("CreativeWork", "@type", "Quotation", "isBasedOn"), "a quotation is direct or indirect, never a heading"),
    (put("Quotation", "creator", {"@id": "urn:kz-diplomacy:nobody"}), STATEMENT),
    (drop("Quotation", "abstract"), STATEMENT),
    (drop("Quotation", "isPartOf"), STATEMENT),
    (drop("Quotation", "encoding"), STATEMENT),
    (put("Quotation", "text", "The words themselves."), STATEMENT),
    (drop("Claim", "text"), "a claim is worded"),
    (drop("Claim", "appearance"), "a claim rests on sentences"),
    (
        lambda document: document["@graph"].append({**node(document, "Claim"), "@id": "urn:x"}),
        "a claim is of one statement",
    ),
    (drop("QuantitativeValue", "unitText"), "a number has a unit"),
    (drop("QuantitativeValue", "value"), "a number has a value or a bound"),
    (put("PropertyValue", "value", "roughly", "name"), "a number says how it is hedged"),
]


@pytest.mark.parametrize(("change", "told"), BROKEN, ids=[f"{n}-{told[:30]}" for n, (_, told) in enumerate(BROKEN)])
def test_broken_export_is_noticed(change: Change, told: str) -> None:
    """Each rule rejects an export that breaks it."""
    document = schema_org(DATASETS["example"])
    change(document)
    assert told in faults(read(document))
