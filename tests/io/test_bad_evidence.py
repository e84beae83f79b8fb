"""Evidence and passages: addresses that name no sentence, runs that are none, characters that are not in the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.invented import REMOVED, TEXT, digest, faults_in, faults_with, files, put, shown, span, write

from kz_diplomacy import Passage, Reference, load

HOW = "an address: write kazinform#3.1, a run kazinform#3.1-3.4, or a whole source such as zakon-kz"
ADDRESSES: dict[str, tuple[object, str]] = {
    "no address": ("lamp-post 2.1", f'found "lamp-post 2.1", expected {HOW}'),
    "empty": ("", f'found "", expected {HOW}'),
    "no such number": ("lamp-post#0.1", f'found "lamp-post#0.1", expected {HOW}'),
    "a run of cues": ("lamp-post#2.1c-2.2c", f'found "lamp-post#2.1c-2.2c", expected {HOW}'),
    "a number": (2.1, "found 2.1, expected an address: write kazinform#3.1, or zakon-kz for a whole source"),
    "null": (None, "found null, expected an address: write kazinform#3.1, or zakon-kz for a whole source"),
    "an unknown source": ("gazette#2.1", 'found "gazette#2.1", expected the address of a source'),
    "a misspelt source": (
        "lamppost#2.1",
        'found "lamppost#2.1", expected the address of a source: did you mean "lamp-post"?',
    ),
    "an unknown source as a whole": ("gazette", 'found "gazette", expected the address of a source'),
    "a record of another kind": ("mira-solen", 'found "mira-solen", expected the address of a source'),
    "an unknown sentence": (
        "lamp-post#5.1",
        'found "lamp-post#5.1", expected a sentence of lamp-post, which has no 5.1',
    ),
    "an unknown cue": (
        "lamp-post#2.1c",
        'found "lamp-post#2.1c", expected a sentence of lamp-post, which has no 2.1c',
    ),
    "a run that goes on too far": (
        "lamp-post#2.1-2.4",
        'found "lamp-post#2.1-2.4", expected a sentence of lamp-post, which has no 2.3',
    ),
    "a sentence of a reference": (
        "almanac#1.1",
        'found "almanac#1.1", expected a sentence of almanac, which has no 1.1: cite it whole: almanac',
    ),
    "a reversed run": (
        "lamp-post#2.2-2.1",
        'found "lamp-post#2.2-2.1", expected a run that goes forward: write lamp-post#2.1-2.2, or lamp-post#2.2 alone',
    ),
    "a run of one": (
        "lamp-post#2.1-2.1",
        'found "lamp-post#2.1-2.1", expected a run that goes forward: write lamp-post#2.1 alone',
    ),
    "a run over paragraphs": (
        "lamp-post#2.1-3.1",
        'found "lamp-post#2.1-3.1", expected a run inside one paragraph: write one run for paragraph 2 and one for 3',
    ),
    "too long a run": (
        "lamp-post#2.1-2.1001",
        'found "lamp-post#2.1-2.1001", expected a run of at most 1,000 sentences',
    ),
}


@pytest.mark.parametrize("case", ADDRESSES)
@pytest.mark.parametrize(
    "place",
    ["officials[0].evidence.name[1]", "roles[0].quantities[0].evidence[0]", "statements[0].claims[0].evidence[0]"],
    ids=["of a field", "of a quantity", "of a claim"],
)
def test_an_address(tmp_path: Path, place: str, case: str) -> None:
    """An address in evidence names sentences that are there, or is one fault."""
    wrong, expected = ADDRESSES[case]
    assert [f"{shown(place)}: {expected}"] == faults_with(tmp_path, place, wrong)


TWICE = {
    "a sentence": (["lamp-post#2.1", "lamp-post#2.1"], 1, "lamp-post#2.1", "lamp-post#2.1"),
    "in a run": (["lamp-post#2.2", "lamp-post#2.1-2.2"], 1, "lamp-post#2.1-2.2", "lamp-post#2.2"),
    "after a run": (["lamp-post#2.1-2.2", "almanac", "lamp-post#2.2"], 2, "lamp-post#2.2", "lamp-post#2.2"),
    "a whole source": (["almanac", "almanac"], 1, "almanac", "almanac"),
}


@pytest.mark.parametrize("case", TWICE)
def test_a_sentence_cited_twice(tmp_path: Path, case: str) -> None:
    """A field cites each sentence once, and a run cites all of its own."""
    addresses, at, found, cited = TWICE[case]
    place = "officials[0].evidence.name"
    expected = f'found "{found}", expected each sentence cited once: {cited} stands here already'
    assert [f"{shown(place)}[{at}]: {expected}"] == faults_with(tmp_path, place, addresses)


def test_a_source_may_be_cited_whole_beside_its_sentences(tmp_path: Path) -> None:
    """The whole of a source is another thing than one of its sentences, and comes before them."""
    values = files()
    put(values, "officials[0].evidence.name", ["lamp-post#2.1", "lamp-post"])
    name = load(write(tmp_path, values)).officials["mira-solen"].evidence["name"]
    assert [cited.address for cited in name] == ["lamp-post", "lamp-post#2.1"]


def test_evidence_is_put_in_the_order_of_sources_and_text(tmp_path: Path) -> None:
    """However a file orders its evidence, a record has it in source and text order, each sentence by itself."""
    values = files()
    wild = ["almanac", "lamp-post#4.1-4.2", "lamp-post#3.1c", "lamp-post#2.2", "lamp-post#3.1", "lamp-post#2.1"]
    put(values, "officials[0].evidence.name", wild)
    put(values, "statements[0].claims[0].evidence", wild)
    put(values, "roles[0].quantities[0].evidence", wild)
    ds = load(write(tmp_path, values))
    article = ds.sources["lamp-post"].passages
    expected = (*article[1:], Reference("almanac"))
    assert expected == ds.officials["mira-solen"].evidence["name"]
    assert expected == ds.statements["every-night"].claims[0].evidence
    assert expected == ds.roles["head"].quantities[0].evidence
    assert all(one is other for one, other in zip(article[1:], expected, strict=False))
    longest = ["lamp-post#2.1-2.2", "lamp-post#3.1", "lamp-post#3.1c", "lamp-post#4.1-4.2", "almanac"]
    assert longest == ds.officials["mira-solen"].to_dict()["evidence"]["name"]


def test_the_sources_of_a_base_come_first(tmp_path: Path) -> None:
    """Evidence may rest on the sources of the base, which stand before the dataset's own."""
    base = load(write(tmp_path / "base", files()))
    mine = {
        **{kind: [] for kind in files()},
        "sources": [{**files()["sources"][1], "id": "calendar"}],
        "topics": [
            {"id": "mine", "label": {"en": "a"}, "evidence": {"label": ["calendar", "almanac", "lamp-post#2.1"]}}
        ],
    }
    label = load(write(tmp_path / "mine", mine), base=base).topics["mine"].evidence["label"]
    assert base.sources["lamp-post"].passages[1] is label[0]
    assert [cited.address for cited in label] == ["lamp-post#2.1", "almanac", "calendar"]


def test_what_evidence_becomes(tmp_path: Path) -> None:
    """A sentence becomes its passage, with source, number, place and voice; a whole source a Reference."""
    end = load(write(tmp_path, files())).roles["head"].evidence["end"]
    sentence = Passage(source="lamp-post", number="2.2", voice="narration", **span("She steps down on 3 May 2024."))
    assert (sentence, Reference("almanac")) == end


@pytest.mark.parametrize(
    "name", ["broader", "evidence.broader"], ids=["the field is missing", "the evidence is too much"]
)
def test_evidence_for_a_field_without_a_value(tmp_path: Path, name: str) -> None:
    """Nothing can be the evidence of what is not said."""
    values = files()
    put(values, "topics[1].evidence", {"broader": ["almanac"]})
    if name == "broader":
        put(values, "topics[1].broader", REMOVED)
    else:
        put(values, "topics[0].evidence", {"broader": ["almanac"]})
    index = 1 if name == "broader" else 0
    expected = (
        f'topics.json $[{index}].evidence.broader: found evidence for "broader", which says nothing, '
        "expected evidence for what is said: add the value, or leave out its evidence"
    )
    assert [expected] == faults_in(write(tmp_path, values))


def test_a_misspelt_field_of_evidence(tmp_path: Path) -> None:
    """The keys of evidence are fields of the record, and the nearest is offered."""
    expected = (
        "officials.json $[1].evidence.sumary: found an unknown field, expected one of "
        'id, name, languages, summary, same_as: did you mean "summary"?'
    )
    assert [expected] == faults_with(tmp_path, "officials[1].evidence", {"sumary": ["almanac"]})


def test_evidence_that_rests_on_a_broken_source(tmp_path: Path) -> None:
    """A source that is broken is one fault, and not one more for every address and passage in it."""
    expected = "sources.json $[0].length: found null, expected a whole number of at most 64 bits"
    assert [expected] == faults_with(tmp_path, "sources[0].length", None)


def test_every_fault_of_evidence(tmp_path: Path) -> None:
    """One fault in some evidence does not hide the next."""
    values = files()
    put(values, "officials[1].evidence", {"name": ["gazette", "lamp-post#9.9"], "summary": ["almanac#1.1"]})
    expected = [
        'officials.json $[1].evidence.name[0]: found "gazette", expected the address of a source',
        'officials.json $[1].evidence.name[1]: found "lamp-post#9.9", '
        "expected a sentence of lamp-post, which has no 9.9",
        'officials.json $[1].evidence.summary[0]: found "almanac#1.1", '
        "expected a sentence of almanac, which has no 1.1: cite it whole: almanac",
    ]
    assert expected == faults_in(write(tmp_path, values))


END = len(TEXT)
SENTENCE = span("She steps down on 3 May 2024.")
PASSAGES: dict[str, tuple[dict[str, object], str]] = {
    "outside the text": (
        {"source": "lamp-post", "start": 5, "end": END + 1, "sha256": "0" * 64},
        f".end: found end {END + 1}, expected at most {END}, the length of the text",
    ),
    "in no source": (
        {"source": "gazette", "start": 5, "end": 9, "sha256": "0" * 64},
        '.source: found "gazette", expected the id of an article',
    ),
    "in a reference": (
        {"source": "almanac", "start": 5, "end": 9, "sha256": "0" * 64},
        '.source: found "almanac", expected the id of an article',
    ),
    "in a record of another kind": (
        {"source": "mira-solen", "start": 5, "end": 9, "sha256": "0" * 64},
        '.source: found "mira-solen", expected the id of an article',
    ),
    "with another digest": (
        {"source": "lamp-post", **SENTENCE, "sha256": "0" * 64},
        f".sha256: found the digest {'0' * 12}…, expected the digest {str(SENTENCE['sha256'])[:12]}…, "
        "as the same characters have in lamp-post",
    ),
}


@pytest.mark.parametrize("case", PASSAGES)
def test_the_passage_of_a_statement(tmp_path: Path, case: str) -> None:
    """A statement's passage lies in an article, and does not contradict the article's own digests."""
    passage, expected = PASSAGES[case]
    assert [f"statements.json $[1].passage{expected}"] == faults_with(tmp_path, "statements[1].passage", passage)


def test_passages_that_fit(tmp_path: Path) -> None:
    """A passage may end where the text ends, be a sentence of its source, or lie in an article of the base."""
    values = files()
    put(values, "statements[1].passage", {"source": "lamp-post", **SENTENCE})
    put(values, "statements[0].passage", {"source": "lamp-post", "start": 0, "end": END, "sha256": digest(TEXT)})
    base = load(write(tmp_path / "base", values))
    assert base.statements["every-night"].passage.end == END
    mine = {**{kind: [] for kind in values}, "statements": [{**files()["statements"][1], "id": "mine"}]}
    del mine["statements"][0]["restates"]
    folder = write(tmp_path / "mine", mine)
    assert faults_in(folder, base) == []
    expected = ['statements.json $[0].passage.source: found "lamp-post", expected the id of an article']
    assert expected == faults_in(folder)


def test_a_passage_in_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """Where sources cannot be read, a passage that names none of them is no fault; a topic is still no source."""
    values = {**files(), "sources": b"["}
    put(values, "statements[1].passage.source", "light")
    expected = [
        "sources.json $: found expecting value at line 1, column 2, expected JSON",
        'statements.json $[1].passage.source: found "light", expected the id of an article',
    ]
    assert expected == faults_in(write(tmp_path, values))
