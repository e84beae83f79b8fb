"""What addresses name is remembered, and shared; whatever else was read before, each is read as it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import pytest
from helpers.invented import faults_in, files, put, write
from hypothesis import given
from hypothesis import strategies as st

from kz_diplomacy import Cited, DataError, Passage, Source, Text, load
from kz_diplomacy._io import citation_index as _cited_sources
from kz_diplomacy._io.citation_index import CitedSources
from kz_diplomacy._values.addresses import expand


def never(source: str) -> bool:
    """No source is broken."""
    return False


def source(id: str, *numbers: str) -> Source:
    """A source with sentences of two characters, and cues of one, or a reference."""
    published: dict[str, Any] = {"id": id, "publisher": Text(en="x"), "title": "x", "language": "en"}
    if not numbers:
        return Source(kind="reference", **published)
    passages: list[Passage] = []
    end = 0
    for number in numbers:
        start, end = (end - 1, end) if number.endswith("c") else (end, end + 2)
        passages.append(Passage(source=id, number=number, start=start, end=end, sha256="0" * 64, voice="narration"))
    return Source(kind="article", length=end, sha256="0" * 64, passages=tuple(passages), **published)


def numbers(paragraph: int, sentences: int) -> list[str]:
    return [f"{paragraph}.{sentence}" for sentence in range(1, sentences + 1)]


def shown(cited: tuple[Cited, ...] | None) -> list[str] | None:
    return cited and [one.address for one in cited]  # type: ignore[return-value]  # None or the list


SEA = source("sea", *numbers(1, 40), "2.1", "2.2", "2.2c", "2.3")
HILL = source("hill")


def test_an_address_is_known_from_the_beginning() -> None:
    """A sentence, a cue and a whole source are found at once; the same tuple each time."""
    sources = CitedSources([SEA, HILL])
    for address in ("sea#2.2", "sea#2.2c", "hill", "sea"):
        found = sources.cited([address])
        assert [address] == shown(found)
        assert found is sources.cited([address])
    assert () == sources.cited([])


def test_in_order_without_repeats() -> None:
    """Addresses in source and text order are found at once; those out of order or cited twice are looked at closely."""
    sources = CitedSources([SEA, HILL])
    assert shown(sources.cited(["sea", "sea#1.1", "sea#2.2c", "hill"])) == ["sea", "sea#1.1", "sea#2.2c", "hill"]
    for addresses in (["hill", "sea"], ["sea#1.2", "sea#1.1"], ["sea#1.1", "sea#1.1"], ["sea#1.1", "sea"]):
        assert sources.cited(addresses) is None


def test_a_run_is_remembered() -> None:
    """A run is new once, and found at once from then on: also among others, in front of it or behind."""
    sources = CitedSources([SEA, HILL])
    assert sources.cited(["sea#1.2-1.4"]) is None
    cited, wrong = sources.closely(["sea#1.2-1.4"], never)
    assert (["sea#1.2", "sea#1.3", "sea#1.4"], []) == (shown(cited), wrong)
    assert shown(cited) == shown(sources.cited(["sea#1.2-1.4"]))
    assert shown(sources.cited(["sea#1.1", "sea#1.2-1.4", "hill"])) == [
        *("sea#1.1", "sea#1.2", "sea#1.3", "sea#1.4"),
        "hill",
    ]
    for overlapping in (["sea#1.2", "sea#1.2-1.4"], ["sea#1.2-1.4", "sea#1.4"], ["sea#1.2-1.4", "sea#1.2-1.4"]):
        assert sources.cited(overlapping) is None


def test_a_cue_between_the_sentences_of_a_run() -> None:
    """A run passes over the cue beside one of its sentences, which may be cited too."""
    sources = CitedSources([SEA])
    expected = ["sea#2.1", "sea#2.2", "sea#2.2c", "sea#2.3"]
    for addresses in (["sea#2.1-2.3", "sea#2.2c"], ["sea#2.2c", "sea#2.1-2.3"]):
        for _ in range(2):
            assert sources.cited(addresses) is None
            cited, wrong = sources.closely(addresses, never)
            assert (expected, []) == (shown(cited), wrong)


@pytest.mark.parametrize(("length", "remembered"), [(2, True), (16, True), (17, False), (40, False)])
def test_long_runs(length: int, remembered: bool) -> None:
    """A run of more than sixteen is read anew each time, and as well."""
    sources = CitedSources([SEA])
    run = [f"sea#1.1-1.{length}"]
    for _ in range(2):
        cited, wrong = sources.closely(run, never)
        assert ([f"sea#1.{number}" for number in range(1, length + 1)], []) == (shown(cited), wrong)
        assert remembered == (sources.cited(run) is not None)


def test_more_runs_than_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs are remembered up to a bound, which sources that are added do not use up, and read as they stand beyond."""
    monkeypatch.setattr(_cited_sources, "_MOST_REMEMBERED", 3)
    sources = CitedSources([SEA])
    runs = [f"sea#1.{number}-1.{number + 1}" for number in range(1, 6)]
    for _ in range(2):
        for number, run in enumerate(runs, 1):
            cited, wrong = sources.closely([run], never)
            assert ([f"sea#1.{number}", f"sea#1.{number + 1}"], []) == (shown(cited), wrong)
    assert [True, True, True, False, False] == [sources.cited([run]) is not None for run in runs]
    sources.add([source("lake", *numbers(1, 3)), HILL])
    assert sources.closely([runs[3]], never)[1] == []
    assert shown(sources.cited([runs[3]])) == ["sea#1.4", "sea#1.5"]
    assert shown(sources.cited([*runs[:1], "lake#1.3", "hill"])) == ["sea#1.1", "sea#1.2", "lake#1.3", "hill"]


def test_numbers_that_do_not_go_up() -> None:
    """A run is in text order, the first time and each time after, however its sentences are numbered."""
    sources = CitedSources([source("sea", "1.2", "1.4", "1.1", "1.3")])
    for _ in range(2):
        cited = sources.cited(["sea#1.1-1.3"]) or sources.closely(["sea#1.1-1.3"], never)[0]
        assert shown(cited) == ["sea#1.2", "sea#1.1", "sea#1.3"]
    assert sources.cited(["sea#1.2", "sea#1.1-1.3"]) is None
    _, ((at, error),) = sources.closely(["sea#1.2", "sea#1.1-1.3"], never)
    assert (1, "each sentence cited once") == (at, error.faults[0].expected)


def test_a_run_with_something_wrong_is_not_remembered() -> None:
    """What a run lacks is told each time."""
    sources = CitedSources([SEA, HILL])
    expected = 'found "sea#2.2-2.5", expected a sentence of sea, which has no 2.4'
    for _ in range(2):
        cited, ((at, error),) = sources.closely(["sea#2.1", "sea#2.2-2.5", "hill"], never)
        assert (["sea#2.1", "hill"], 1, f"$: {expected}") == (shown(cited), at, str(error.faults[0]))
        assert sources.cited(["sea#2.2-2.5"]) is None


def test_a_broken_source() -> None:
    """Of a source that is broken, and told of, nothing more is said; of one that is nowhere it is."""
    sources = CitedSources([SEA])
    cited, wrong = sources.closely(["lake#1.1", "sea#1.1", "lake", "pond"], lambda id: id == "lake")
    assert (["sea#1.1"], [3]) == (shown(cited), [at for at, _ in wrong])


def test_an_unnumbered_passage_has_no_address() -> None:
    """A passage that a source made in Python leaves without a number is none that a file can cite."""
    loose = attrs.evolve(SEA, passages=(attrs.evolve(SEA.passages[0], number=None),))
    sources = CitedSources([loose])
    for address in ("sea#None", "sea#char=0,1"):
        assert sources.cited([address]) is None
        assert sources.closely([address], never)[1][0][1].faults[0].expected == "an address"


_ALL = [source("sea", "1.2", "1.1", "1.3", "1.3c", "2.1"), source("hill"), source("lake", *numbers(1, 20))]
_ADDRESSES = st.sampled_from(
    [
        *(
            "sea",
            "hill",
            "lake",
            "pond",
            "hill#1.1",
            "sea#1.1",
            "sea#1.2",
            "sea#1.3c",
            "sea#2.1",
            "sea#1.2c",
            "lake#1.7",
        ),
        *("sea#1.1-1.2", "sea#1.1-1.3", "sea#1.2-1.3", "sea#1.2-1.4", "lake#1.1-1.2", "lake#1.2-1.5", "lake#1.1-1.18"),
        *("lake#1.5-1.2", "sea#1.1-2.1", "", "Sea"),
    ]
)


def plainly(addresses: list[str]) -> tuple[list[str], list[int]]:
    """What addresses name, and the indexes of those that are wrong: by looking at each sentence of each source."""
    places = [one for source in _ALL for one in (source.id, *(passage.address for passage in source.passages))]
    cited: list[str] = []
    wrong: list[int] = []
    for at, address in enumerate(addresses):
        try:
            id, numbers = expand(address)
        except DataError:
            wrong.append(at)
            continue
        names = [f"{id}#{number}" for number in numbers] or [id]
        if not {*names} <= {*places}:
            wrong.append(at)
            continue
        for name in names:
            if name in cited:
                wrong.append(at)
                break
            cited.append(name)
    return sorted(cited, key=places.index), wrong


@given(st.lists(st.lists(_ADDRESSES, max_size=5), max_size=12))
def test_whatever_was_read_before(read: list[list[str]]) -> None:
    """What addresses name, and what is wrong with them, is the same whatever has been remembered."""
    sources = CitedSources(_ALL)
    for addresses in read:
        expected = plainly(addresses)
        found = sources.cited(addresses)
        assert found is None or (shown(found) or [], []) == expected
        cited, wrong = sources.closely(addresses, never)
        assert expected == (shown(cited) or [], [at for at, _ in wrong])


def test_records_that_cite_the_same_share_it(tmp_path: Path) -> None:
    """Evidence that is written alike is one tuple, in whichever records and fields it stands."""
    values = files()
    put(values, "officials[0].evidence.name", ["lamp-post#4.1-4.2"])
    put(values, "statements[0].claims[0].evidence", ["lamp-post#4.1-4.2"])
    put(values, "statements[0].quantities[0].evidence", ["lamp-post#4.1-4.2"])
    ds = load(write(tmp_path, values))
    statement, role = ds.statements["every-night"], ds.roles["head"]
    assert statement.claims[0].evidence is statement.quantities[0].evidence
    assert role.evidence["title"] is role.evidence["start"]
    assert ds.organizations["port-azure"].evidence["name"] is role.evidence["title"]


def test_a_run_that_overlaps_is_told_each_time(tmp_path: Path) -> None:
    """Faults of evidence do not hang on what other records have cited before."""
    values = files()
    wrong = ["lamp-post#2.2", "lamp-post#2.1-2.2"]
    values["topics"] = [{**topic, "evidence": {"label": wrong}} for topic in values["topics"]]
    expected = 'found "lamp-post#2.1-2.2", expected each sentence cited once: lamp-post#2.2 stands here already'
    assert [f"topics.json $[{at}].evidence.label[1]: {expected}" for at in range(3)] == faults_in(
        write(tmp_path, values)
    )
