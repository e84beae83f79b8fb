"""Web Annotations, resolved in copies of the articles by implementations that are not ours."""

# needs: anchorpoint, jsonpointer, rdflib
# One test needs npm besides, which brings @apache-annotator/selector; without it, it skips.

import copy
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from annotation_rules import by_fragment, by_position, digest, faults, passages
from datasets import DATASETS
from linked_data import name, read
from rdflib import RDF, Graph, Namespace

import kz_diplomacy
from kz_diplomacy import Article, Dataset, Official, Passage, Source, Text
from kz_diplomacy.export import annotations

OA = Namespace("http://www.w3.org/ns/oa#")
APACHE = """
import { textPositionSelectorMatcher } from '@apache-annotator/selector';
let given = '';
for await (const piece of process.stdin) given += piece;
const { text, selectors } = JSON.parse(given);
const found = [];
for (const selector of selectors) {
  const chunk = { data: text };
  const chunker = {
    currentChunk: chunk, nextChunk: () => null, previousChunk: () => null, precedesCurrentChunk: () => false,
  };
  for await (const match of textPositionSelectorMatcher(selector)(chunker))
    found.push(text.slice(match.startIndex, match.endIndex));
}
process.stdout.write(JSON.stringify(found));
"""


@pytest.fixture(params=DATASETS)
def held(request: pytest.FixtureRequest) -> tuple[Dataset, Article, str]:
    """A dataset, its article, and the canonical text of a copy of it."""
    ds = DATASETS[request.param]
    if request.param == "example":
        file = Path(kz_diplomacy.__file__).parent / "example" / "article.txt"
    elif (path := os.environ.get("KZ_DIPLOMACY_ARTICLE")) is None:
        pytest.skip("needs a copy of the article: set KZ_DIPLOMACY_ARTICLE to its file")
    else:
        file = Path(path)
    return ds, Article.read(file, ds), kz_diplomacy.canonical(file)


@pytest.fixture(scope="session")
def apache(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, list[Any]], list[str]]:
    """The Apache Annotator, in a folder of its own: the words that it finds for some selectors in a text."""
    if not (npm := shutil.which("npm")) or not (node := shutil.which("node")):
        pytest.skip("needs npm and node")
    folder = tmp_path_factory.mktemp("apache")
    (folder / "package.json").write_text('{"private": true, "type": "module"}')
    (folder / "resolve.js").write_text(APACHE)
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "@apache-annotator/selector"]
    subprocess.run(command, cwd=folder, check=True, timeout=300)

    def resolve(text: str, selectors: list[Any]) -> list[str]:
        given = json.dumps({"text": text, "selectors": selectors})
        run = [node, "resolve.js"]
        done = subprocess.run(run, cwd=folder, input=given, capture_output=True, text=True, check=True, timeout=300)
        words: list[str] = json.loads(done.stdout)
        return words

    return resolve


def rests(ds: Dataset) -> set[tuple[str, str, str]]:
    """Every record, field and address that the library knows of."""
    known: set[tuple[str, str, str]] = set()
    for id, record in ds.known.items():
        known |= {(id, f"/{field}", one.address) for field, cited in record.evidence.items() for one in cited}
        for field in ("quantities", "claims"):
            for at, member in enumerate(getattr(record, field, ())):
                known |= {(id, f"/{field}/{at}", one.address) for one in member.evidence}
    return known | {(one.id, "/passage", one.passage.address) for one in ds.statements}


def test_every_field_is_annotated(held: tuple[Dataset, Article, str]) -> None:
    """Every record and field that rests on something is there, with the very sentences that it rests on."""
    ds, _, _ = held
    found = set()
    for one in annotations(ds)["first"]["items"]:
        for target in one["target"]:
            if "selector" in target:
                selector = target["selector"][1]["value"]
                address = f"{target['source']}#{target.get('kz:sentence', selector)}"
            else:
                address = target["id"]
            body = one["body"]
            found.add((body["source"], body["selector"]["value"], address))
    assert {(name(id), field, name(address)) for id, field, address in rests(ds)} == found
    assert len(found) > 200


def test_a_copy_resolves_every_annotation(held: tuple[Dataset, Article, str]) -> None:
    """By position and by fragment the same characters are found: those of the digest, those that the article gives."""
    ds, article, text = held
    collection = annotations(ds)
    assert set() == faults(collection, ds, {name(article.source.id): text})
    count = 0
    for _, target in passages(collection):
        selector = target["selector"][0]
        passage = Passage(
            source=article.source.id, start=selector["start"], end=selector["end"], sha256=target["kz:sha256"]
        )
        assert article.text(passage) == by_position(target, text) == by_fragment(target, text)
        count += 1
    assert count > 200


def test_apache_annotator_resolves_every_annotation(
    held: tuple[Dataset, Article, str], apache: Callable[[str, list[Any]], list[str]]
) -> None:
    """What browsers use finds the characters of the digests too."""
    ds, _, text = held
    targets = [target for _, target in passages(annotations(ds))]
    words = apache(text, [target["selector"][0] for target in targets])
    assert [target["kz:sha256"] for target in targets] == [digest(one) for one in words]


def test_offsets_count_code_points(apache: Callable[[str, list[Any]], list[str]]) -> None:
    """Where a letter takes two units of UTF-16 both implementations count it as one, as the export does."""
    text = "𝄞 of the lamps. They burn."
    second = Passage(source="song", number="1.2", start=16, end=26, sha256=digest("They burn."), voice="narration")
    first = Passage(source="song", number="1.1", start=0, end=15, sha256=digest(text[:15]), voice="narration")
    publisher = Text(en="The Lamp Post")
    song = Source(
        id="song",
        kind="article",
        publisher=publisher,
        title="Lamps",
        language="en",
        length=len(text),
        sha256=digest(text),
        passages=(first, second),
    )
    mira = Official(id="mira", name=Text(en="Mira"), summary=Text(en="A keeper."), evidence={"summary": (second,)})
    empty = DATASETS["example"]
    kinds = ("topics", "organizations", "roles", "events", "statements")
    none: dict[str, Any] = {kind: getattr(empty, kind)[:0] for kind in kinds}
    ds = Dataset(sources=kz_diplomacy.Sources([song]), officials=kz_diplomacy.Officials([mira]), **none)
    ((_, target),) = passages(annotations(ds))
    assert "They burn." == by_position(target, text) == by_fragment(target, text)
    assert ["They burn."] == apache(text, [target["selector"][0]])


def offline(collection: dict[str, Any]) -> Graph:
    """The graph of a collection by the context that stands in it, which says all that the other would."""
    return read({**collection, "@context": collection["@context"][1]})


@pytest.mark.parametrize("which", DATASETS)
def test_is_linked_data_without_a_network(which: str) -> None:
    """By the context that stands in it rdflib reads every annotation, in the terms of the vocabulary."""
    collection = annotations(DATASETS[which])
    graph = offline(collection)
    items = collection["first"]["items"]
    assert {one["id"] for one in items} == {str(one) for one in graph.subjects(RDF.type, OA.Annotation)}
    bodies: Any = graph.query("SELECT ?one ?record { ?one oa:hasBody/oa:hasSource ?record }", initNs={"oa": OA})
    assert {(one["id"], one["body"]["source"]) for one in items} == {(str(one), str(record)) for one, record in bodies}
    places = {(t["source"], t["selector"][0]["start"], t["selector"][0]["end"]) for _, t in passages(collection)}
    query = "SELECT ?s ?b ?e { [oa:hasTarget [oa:hasSource ?s; oa:hasSelector [oa:start ?b; oa:end ?e]]] }"
    rows: Any = graph.query(query, initNs={"oa": OA})
    assert places == {(str(source), begin.toPython(), end.toPython()) for source, begin, end in rows}
    motives = {one["motivation"] for one in items}
    assert {OA[motive] for motive in motives} == set(graph.objects(None, OA.motivatedBy))


Change = Callable[[dict[str, Any]], object]


def item(collection: dict[str, Any]) -> dict[str, Any]:
    """The first annotation of a statement that cites a sentence."""
    items: list[dict[str, Any]] = collection["first"]["items"]
    return next(one for one in items if "kz:kind" in one["body"] and "selector" in one["target"][0])


BROKEN: list[tuple[Change, str]] = [
    (lambda whole: whole["@context"].pop(0), "the model's context is not named"),
    (lambda whole: whole["first"]["items"].pop(), "the total is not the number of annotations"),
    (lambda whole: whole["first"]["items"].append(item(whole)), "two annotations have one id"),
    (lambda whole: item(whole).update(type="Note"), "something is no annotation, or has an unknown motivation"),
    (
        lambda whole: item(whole).update(motivation="proving"),
        "something is no annotation, or has an unknown motivation",
    ),
    (lambda whole: item(whole).update(sha256=""), "a key is not in the context"),
    (lambda whole: item(whole)["body"].update(source=name("nobody")), "a body is no record"),
    (lambda whole: item(whole)["body"].update({"kz:record": "event"}), "a body is no record"),
    (lambda whole: item(whole)["body"]["selector"].update(value="/saying"), "a body is no field"),
    (lambda whole: item(whole)["body"].pop("kz:kind"), "a body does not tell what kind of statement it is"),
    (
        lambda whole: whole["kz:texts"][0].update({"kz:sha256": digest("")}),
        "a text is not the one that the offsets count in",
    ),
    (lambda whole: item(whole)["target"][0].update(source=name("sea")), "a target stands in no text"),
    (
        lambda whole: item(whole)["target"][0]["selector"][0].update(start=1),
        "the characters at a position do not have the digest",
    ),
    (
        lambda whole: item(whole)["target"][0]["selector"][1].update(value="char=1,2"),
        "the characters of a fragment do not have the digest",
    ),
    (
        lambda whole: item(whole)["target"][0]["selector"][1].update(conformsTo=name("rfc")),
        "the characters of a fragment do not have the digest",
    ),
    (
        lambda whole: item(whole)["target"][0]["selector"].append(
            {"type": "TextQuoteSelector", "exact": "the Harbour Watch, a branch of the ministry, brought all of them"}
        ),
        "words of the article are in it",
    ),
]


@pytest.mark.parametrize(("change", "told"), BROKEN)
def test_broken_export_is_noticed(change: Change, told: str) -> None:
    """Each rule rejects an export that breaks it."""
    ds, article = kz_diplomacy.example()
    text = kz_diplomacy.canonical(Path(kz_diplomacy.__file__).parent / "example" / "article.txt")
    collection = copy.deepcopy(annotations(ds))
    change(collection)
    assert told in faults(collection, ds, {name(article.source.id): text})
