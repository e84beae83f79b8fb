"""Addresses in evidence: which passages each names, in which order, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from helpers.invented import KINDS, TEXT, digest, files, messages, put, span, with_topics, write
from hypothesis import given, settings
from hypothesis import strategies as st

from kz_diplomacy import DataError, Passage, Reference, load


def test_a_passage_and_a_reference(tmp_path: Path) -> None:
    """A sentence becomes its passage, with source, number, offsets and voice; a whole source becomes a Reference."""
    end = load(write(tmp_path, files())).roles["head"].evidence["end"]
    sentence = Passage(source="lamp-post", number="2.2", voice="narration", **span("She steps down on 3 May 2024."))
    assert (sentence, Reference("almanac")) == end


def test_the_order_of_sources_and_text(tmp_path: Path) -> None:
    """However a file orders its evidence, a record has it in source and text order, the source's own passages."""
    values = files()
    wild = ["almanac", "lamp-post#4.1-4.2", "lamp-post#3.1c", "lamp-post#2.2", "lamp-post#3.1", "lamp-post#2.1"]
    put(values, "officials[0].evidence.name", wild)
    put(values, "statements[0].claims[0].evidence", wild)
    put(values, "roles[0].quantities[0].evidence", wild)
    ds = load(write(tmp_path, values))
    passages = ds.sources["lamp-post"].passages
    expected = (*passages[1:], Reference("almanac"))
    for found in (
        ds.officials["mira-solen"].evidence["name"],
        ds.statements["every-night"].claims[0].evidence,
        ds.roles["head"].quantities[0].evidence,
    ):
        assert expected == found
        assert all(one is other for one, other in zip(passages[1:], found, strict=False))
    written = ["lamp-post#2.1-2.2", "lamp-post#3.1", "lamp-post#3.1c", "lamp-post#4.1-4.2", "almanac"]
    assert written == ds.officials["mira-solen"].to_dict()["evidence"]["name"]


@pytest.mark.parametrize("place", ["roles[1].evidence", "sources[1].evidence"])
def test_no_addresses(tmp_path: Path, place: str) -> None:
    """An empty list of addresses is no evidence, so the field may be empty."""
    values = files()
    put(values, place, {"note" if "roles" in place else "rights": []})
    assert load(write(tmp_path / "empty", values)) == load(write(tmp_path / "none", files()))


def test_the_sources_of_a_base(tmp_path: Path) -> None:
    """Evidence may cite the sources of the base, which come before the dataset's own."""
    base = load(write(tmp_path / "base", files()))
    calendar = {**files()["sources"][1], "id": "calendar"}
    evidence = {"label": ["calendar", "almanac", "lamp-post#2.1"]}
    mine = {"sources": [calendar], "topics": [{"id": "mine", "label": {"en": "a"}, "evidence": evidence}]}
    label = load(write(tmp_path / "mine", {kind: mine.get(kind, []) for kind in KINDS}), base=base).topics[0].evidence
    assert ["lamp-post#2.1", "almanac", "calendar"] == [cited.address for cited in label["label"]]


def test_a_passage_without_a_number(tmp_path: Path) -> None:
    """A passage that a source made in Python leaves without a number has no address."""
    base = load(write(tmp_path / "base", files()))
    first, *more = base.sources["lamp-post"].passages
    source = attrs.evolve(base.sources["lamp-post"], passages=(attrs.evolve(first, number=None), *more), uncited={})
    loose = attrs.evolve(base, sources=base.sources.of([source]))
    mine = {"id": "mine", "label": {"en": "a"}, "evidence": {"label": ["lamp-post#None", "lamp-post#1.1"]}}
    found = messages(with_topics(tmp_path / "mine", mine), loose)
    expected = [
        'found "lamp-post#None", expected an address: '
        "write kazinform#3.1, a run kazinform#3.1-3.4, or a whole source such as zakon-kz",
        'found "lamp-post#1.1", expected a sentence of lamp-post, which has no 1.1',
    ]
    assert [f"topics.json $[0].evidence.label[{at}] (mine): {one}" for at, one in enumerate(expected)] == found


def test_passages_that_fit(tmp_path: Path) -> None:
    """The passage of a statement may be a sentence of its source, or end where the text ends."""
    values = files()
    put(values, "statements[1].passage", {"source": "lamp-post", **span("She steps down on 3 May 2024.")})
    put(values, "statements[0].passage", {"source": "lamp-post", "start": 0, "end": len(TEXT), "sha256": digest(TEXT)})
    whole = load(write(tmp_path, values)).statements["every-night"]
    assert (0, len(TEXT)) == (whole.passage.start, whole.passage.end)


def source(id: str, *numbers: str) -> dict[str, Any]:
    """A source with sentences of two characters and cues of one; a reference if it has no sentences."""
    published = {"id": id, "publisher": {"en": "x"}, "title": "x", "language": "en"}
    passages: list[dict[str, Any]] = []
    end = 0
    for number in numbers:
        start, end = (end - 1, end) if number.endswith("c") else (end, end + 2)
        passages.append({"number": number, "start": start, "end": end, "sha256": digest(number), "voice": "narration"})
    article = {"kind": "article", "length": end, "sha256": digest(id), "passages": passages}
    return {**published, **(article if numbers else {"kind": "reference"})}


SOURCES = {
    # The numbers of a text need not go up.
    "sea": ("1.2", "1.1", "1.3", "1.3c", "2.1"),
    "hill": (),
    "lake": tuple(f"1.{number}" for number in range(1, 21)),
}
SENTENCES = [one for id, numbers in SOURCES.items() for one in (id, *(f"{id}#{number}" for number in numbers))]
ADDRESSES: dict[str, list[str] | None] = {
    **{address: [address] for address in ("sea", "hill", "lake", "sea#1.1", "sea#1.2", "sea#1.3c", "lake#1.7")},
    "sea#1.1-1.2": ["sea#1.1", "sea#1.2"],
    "sea#1.1-1.3": ["sea#1.1", "sea#1.2", "sea#1.3"],
    "lake#1.2-1.5": [f"lake#1.{number}" for number in range(2, 6)],
    "lake#1.1-1.18": [f"lake#1.{number}" for number in range(1, 19)],
    **dict.fromkeys(("pond", "hill#1.1", "sea#1.2c", "sea#1.2-1.4", "lake#1.5-1.2", "sea#1.1-2.1", "", "Sea")),
}
"""Addresses with all that they name; None for those that are wrong by themselves."""


def named(addresses: list[str]) -> tuple[list[str], list[int]]:
    """What addresses name, in order, and the indexes of those that are wrong."""
    cited: list[str] = []
    wrong: list[int] = []
    for index, address in enumerate(addresses):
        names = ADDRESSES[address]
        new = next((at for at, name in enumerate(names or []) if name in cited), len(names or []))
        cited += (names or [])[:new]
        if names is None or new < len(names):
            wrong.append(index)
    return sorted(cited, key=SENTENCES.index), wrong


@settings(max_examples=40)
@given(st.lists(st.lists(st.sampled_from(sorted(ADDRESSES)), max_size=5), max_size=12))
def test_any_addresses(evidence: list[list[str]]) -> None:
    """Addresses name the same passages, and have the same faults, in whichever records they stand."""
    topics = [
        {"id": f"t{number}", "label": {"en": "x"}, "evidence": {"label": addresses}}
        for number, addresses in enumerate(evidence)
    ]
    values = {"sources": [source(id, *numbers) for id, numbers in SOURCES.items()], "topics": topics}
    wrong = {(number, index) for number, addresses in enumerate(evidence) for index in named(addresses)[1]}
    with TemporaryDirectory() as folder:
        write(Path(folder), {kind: values.get(kind, []) for kind in KINDS})
        if wrong:
            with pytest.raises(DataError) as caught:
                load(folder)
            paths = [f"$[{number}].evidence.label[{index}]" for number, index in sorted(wrong)]
            assert paths == [fault.path for fault in caught.value.faults]
        else:
            found = [[cited.address for cited in topic.evidence["label"]] for topic in load(folder).topics]
            assert [named(addresses)[0] for addresses in evidence] == found
