"""Checks of evidence: fields without citations, sentences that no record cites, quotations and their claims."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from helpers.example_folder import EXAMPLE, changed_example, example_folder, unfinished
from helpers.generated import datasets
from helpers.invented import KINDS, REMOVED, write
from hypothesis import given, settings

import kz_diplomacy
from kz_diplomacy import Dataset, load
from kz_diplomacy._authoring.evidence import check_evidence, first_citations

NO_EVIDENCE = "found no evidence, expected what it rests on"

FIELDS = {
    "organizations.json $[0].name (selvania)": ("organizations[0].evidence.name", "name"),
    "officials.json $[0].languages (mira-solane)": ("officials[0].evidence.languages", "languages"),
    "roles.json $[0].start (tide-gauge-reader)": ("roles[0].evidence.start", "start"),
    "events.json $[0].status (long-fog)": ("events[0].evidence.status", "status"),
    "statements.json $[0].attribution (bells-like-breakfast)": ("statements[0].evidence.attribution", "attribution"),
}


@pytest.mark.parametrize("shown", FIELDS)
def test_a_field_without_evidence(tmp_path: Path, shown: str) -> None:
    """A field with a value and without evidence is reported, in every kind of record about the world."""
    place, name = FIELDS[shown]
    expected = f'{shown}: {NO_EVIDENCE}: add "{name}" to the evidence of the record'
    assert [expected] == unfinished(changed_example(tmp_path, (place, REMOVED)))


@pytest.mark.parametrize("evidence", [REMOVED, []], ids=["left out", "empty"])
@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("events[1].quantities[2]", "events.json $[1].quantities[2] (patient-aunt-rescue)"),
        ("statements[0].claims[0]", "statements.json $[0].claims[0] (bells-like-breakfast)"),
    ],
)
def test_a_value_without_evidence(tmp_path: Path, place: str, shown: str, evidence: object) -> None:
    """A quantity or a claim without evidence is reported by its index."""
    expected = f'{shown}: {NO_EVIDENCE}: add "evidence" to it'
    assert [expected] == unfinished(changed_example(tmp_path, (f"{place}.evidence", evidence)))


@pytest.mark.parametrize(
    "place",
    [
        "sources[0].evidence",
        "events[0].topics",
        "events[0].note",
        "organizations[0].same_as",
        "statements[1].note",
        "statements[1].topics",
    ],
)
def test_editorial_fields(tmp_path: Path, place: str) -> None:
    """Notes, topics and links need no evidence, and neither do sources and topics."""
    values: dict[str, object] = {
        "sources[0].evidence": {"published": ["tidings#2.1"]},
        "events[0].topics": ["fog", "signals"],
        "organizations[0].same_as": ["https://selvania.example/"],
        "statements[1].topics": ["fog"],
    }
    note = {"kk": "Ескерту.", "ru": "Примечание.", "en": "A note."}
    assert [] == unfinished(changed_example(tmp_path, (place, values.get(place, note))))


def test_an_uncited_sentence(tmp_path: Path) -> None:
    """A sentence that no record cites and ``uncited`` does not list is reported by its index."""
    expected = (
        "sources.json $[0].passages[0] (tidings): found tidings#1.1, which no record cites, "
        "expected every sentence cited: cite it, or say why not: "
        '"uncited": {"1.1": {"en": "..."}}'
    )
    assert [expected] == unfinished(changed_example(tmp_path, ("sources[0].uncited", REMOVED)))


def test_a_cited_sentence_in_uncited(tmp_path: Path) -> None:
    """A sentence that ``uncited`` lists and a record cites is reported with the first such record."""
    evidence = ["tidings#1.1", "tidings#6.1"]
    expected = (
        'sources.json $[0].uncited["1.1"] (tidings): found "1.1", which long-fog cites, '
        "expected sentences that no record cites: leave it out"
    )
    assert [expected] == unfinished(changed_example(tmp_path, ("events[0].evidence.status", evidence)))


def test_an_uncited_cue(tmp_path: Path) -> None:
    """A cue need not be cited."""
    cue = {"number": "8.1c", "start": 1400, "end": 1464, "sha256": "0" * 64, "voice": "narration"}
    sources = json.loads((example_folder(tmp_path / "one") / "sources.json").read_bytes())
    at = next(at for at, passage in enumerate(sources[0]["passages"]) if passage["number"] == "8.2")
    sources[0]["passages"].insert(at, cue)
    assert [] == unfinished(changed_example(tmp_path, ("sources", sources)))


def test_an_unclaimed_sentence(tmp_path: Path) -> None:
    """The sentences of a quotation that none of its claims cites are one fault."""
    moved = [(f"statements[1].claims[{at}].evidence", ["tidings#7.4"]) for at in (0, 1, 3, 4)]
    kept = ("statements[1].evidence.summary", ["tidings#7.1-7.4"])
    expected = (
        "statements.json $[1].claims (on-the-rescue): found no claim that rests on tidings#7.1-7.2, "
        "expected a claim for every sentence of a quotation: write what it says as a claim, or cite it in one"
    )
    assert [expected] == unfinished(changed_example(tmp_path, *moved, kept))


def test_a_quotation_without_claims(tmp_path: Path) -> None:
    """In a quotation without claims every sentence is reported, except its cue."""
    changes = (("statements[9].claims", REMOVED), ("statements[9].evidence.summary", ["tidings#17.1-17.2"]))
    expected = "statements.json $[9].claims (farewell): found no claim that rests on tidings#17.1-17.2, "
    assert [expected] == [fault.partition("expected")[0] for fault in unfinished(changed_example(tmp_path, *changes))]


def test_a_report_without_claims(tmp_path: Path) -> None:
    """Reported speech needs no claim for its sentence."""
    assert [] == unfinished(changed_example(tmp_path, ("statements[0].claims", REMOVED)))


def test_a_quotation_in_an_article_of_the_base(tmp_path: Path) -> None:
    """Quotations from an article of the base are checked, and the sentences of that article are not."""
    base, _ = kz_diplomacy.example()
    farewell = base.statements["farewell"].to_dict()
    del farewell["claims"]
    values: dict[str, Any] = {kind: [] for kind in KINDS}
    values["statements"] = [{**farewell, "id": "mine.farewell"}]
    load(write(tmp_path, values), base=base).save(tmp_path, overwrite=True)
    faults = [fault for fault in unfinished(tmp_path, base) if fault.startswith("statements.json")]
    assert [
        "statements.json $[0].claims (mine.farewell): found no claim that rests on tidings#17.1-17.2, "
        "expected a claim for every sentence of a quotation: write what it says as a claim, or cite it in one"
    ] == faults
    assert [] == [fault for fault in unfinished(tmp_path, base) if fault.startswith("sources.json")]


@pytest.mark.slow
@settings(max_examples=30)
@given(datasets())
def test_any_dataset(dataset: Dataset) -> None:
    """In any dataset a sentence is cited, listed in ``uncited`` or reported, and reported if it is both."""
    citations = first_citations(dataset)
    for source in dataset.sources:
        paths = {fault.path for fault in check_evidence(source, dataset, citations)}
        for at, passage in enumerate(source.passages):
            number = passage.number or ""
            cited, named = (source.id, number) in citations, number in source.uncited
            assert (not cited and not named and not number.endswith("c")) == (f"$.passages[{at}]" in paths)
            assert (cited and named) == (f'$.uncited["{number}"]' in paths)


@settings(max_examples=30)
@given(datasets())
def test_first_citations(dataset: Dataset) -> None:
    """The first citation of a sentence is that of the first record that ``resting_on`` returns."""
    for (source, number), id in first_citations(dataset).items():
        assert id == dataset.resting_on(f"{source}#{number}")[0].id


def test_characters_in_no_sentence(tmp_path: Path) -> None:
    """Characters that are in no sentence are reported: those of a removed sentence, and those after the last one."""
    sources = json.loads((example_folder(tmp_path) / "sources.json").read_bytes())
    passages = sources[0]["passages"]
    at = next(at for at, passage in enumerate(passages) if passage["number"] == "1.1")
    taken = passages.pop(at)
    del sources[0]["uncited"]["1.1"]
    sources[0]["length"] += 20
    (tmp_path / "sources.json").write_text(json.dumps(sources), "utf-8")
    end = max(passage["end"] for passage in passages)
    expected = "expected every character in a sentence: add the sentence that they are"
    assert [
        f"sources.json $[0].passages (tidings): found characters 0 to {taken['end']} in no sentence, {expected}",
        f"sources.json $[0].passages (tidings): found characters {end + 1} to {end + 20} in no sentence, {expected}",
    ] == [fault for fault in unfinished(tmp_path) if "in no sentence" in fault]


def test_a_role_of_somebody_else(tmp_path: Path) -> None:
    """The role of a statement must be one of its speaker."""
    expected = (
        "statements.json $[1].role (on-the-rescue): found minister-of-tides, a role of ilsabet-corrow, "
        "expected a role of the speaker, osric-venn: name the role of who spoke"
    )
    assert [expected] == unfinished(changed_example(tmp_path, ("statements[1].role", "minister-of-tides")))


def test_a_quotation_with_its_cue(tmp_path: Path) -> None:
    """The cue of a quotation is not part of it."""
    words = (EXAMPLE / "article.txt").read_text("utf-8")[1125:1378]
    passage = {"source": "tidings", "start": 1125, "end": 1378, "sha256": sha256(words.encode()).hexdigest()}
    expected = (
        "statements.json $[1].passage (on-the-rescue): found a quotation with the cue tidings#7.4c in it, "
        "expected only what was said: end it before the cue, and make what follows a statement of its own"
    )
    assert [expected] == unfinished(changed_example(tmp_path, ("statements[1].passage", passage)))


def test_a_quotation_in_a_sentence_of_another_voice(tmp_path: Path) -> None:
    """The sentences of a quotation have the voice ``quoted``."""
    expected = (
        "statements.json $[1].passage (on-the-rescue): found a quotation in tidings#7.1, whose voice is reported, "
        "expected the voice quoted: correct that voice, or the kind of the statement"
    )
    passages = kz_diplomacy.example()[0].sources[0].passages
    at = next(at for at, passage in enumerate(passages) if passage.number == "7.1")
    assert [expected] == unfinished(changed_example(tmp_path, (f"sources[0].passages[{at}].voice", "reported")))
