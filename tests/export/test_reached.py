"""What an export holds: all of a dataset, and of its base what it leads to."""

from pathlib import Path

import pytest
from helpers import invented
from helpers.exported import made, on_top
from helpers.generated import dataset, datasets
from hypothesis import given, settings

from kz_diplomacy import Cited, Dataset, Passage, QueryError, Reference, UnknownIdError
from kz_diplomacy.export._by_source import by_source
from kz_diplomacy.export._reached import reached


@pytest.fixture
def base(tmp_path: Path) -> Dataset:
    return made(tmp_path)


def ids(ds: Dataset) -> dict[str, list[str]]:
    return {kind: [record.id for record in records] for kind, records in reached(ds).items()}


@settings(max_examples=20)
@given(datasets())
def test_a_dataset_without_a_base_is_all_there_is(ds: Dataset) -> None:
    """Every record is there, each once, and in order."""
    assert {kind: list(getattr(ds, kind).ids) for kind in invented.KINDS} == ids(ds)


def test_nothing_of_a_base_comes_along_unasked(tmp_path: Path, base: Dataset) -> None:
    """A record that refers to nothing brings nothing."""
    topic = {"id": "my.bells", "label": {"en": "bells"}}

    assert [*map(len, ids(on_top(tmp_path, base, topics=[topic])).values())] == [0, 1, 0, 0, 0, 0, 0]


def test_what_is_referred_to_comes_along_with_what_it_leads_to(tmp_path: Path, base: Dataset) -> None:
    """A topic brings the wider ones, a role its holder and its body, and all of them the sources that they rest on."""
    event = {
        "id": "my.walk",
        "title": {"en": "A walk"},
        "summary": {"en": "They walked."},
        "status": "happened",
        "topics": ["oil-lamps"],
        "participants": [{"who": "head", "part": "actor"}],
    }

    assert ids(on_top(tmp_path, base, events=[event])) == {
        "sources": ["lamp-post", "almanac"],
        "topics": ["oil-lamps", "lamps", "light"],
        "organizations": ["harbour-office", "port-azure"],
        "officials": ["mira-solen"],
        "roles": ["head"],
        "events": ["my.walk"],
        "statements": [],
    }


def test_a_statement_brings_the_source_of_its_passage(tmp_path: Path, base: Dataset) -> None:
    """Where its characters stand is referred to as well, though nothing is cited."""
    passage = {"source": "lamp-post", **invented.span("The lamp never sleeps")}
    heading = {"id": "my.heading", "kind": "heading", "summary": {"en": "It is lit."}, "passage": passage}

    assert "lamp-post" in ids(on_top(tmp_path, base, statements=[heading]))["sources"]


def test_only_a_dataset_can_be_exported() -> None:
    """Anything else is one clear error."""
    with pytest.raises(QueryError, match="expected a dataset"):
        reached("mine/")  # type: ignore[arg-type]


def test_who_is_named_must_be_known(base: Dataset) -> None:
    """A dataset made in Python can name a participant that it does not have; the error says whom."""
    alone = dataset(sources=base.sources, officials=base.officials, events=[base.events["vigil"]])

    with pytest.raises(UnknownIdError) as error:
        reached(alone)

    assert "first-keeper" == error.value.id


def test_addresses_are_in_text_order_and_joined() -> None:
    """A source as a whole comes before its sentences, a sentence before its cue; what is cited twice is there once."""

    def passage(number: str, start: int, end: int) -> Passage:
        return Passage(source="log", number=number, start=start, end=end, sha256="0" * 64)

    one, two, cue = passage("1.1", 0, 5), passage("1.2", 6, 20), passage("1.2c", 15, 20)
    evidence: list[Cited] = [cue, two, Reference("almanac"), one, two, Reference("log")]

    assert {"log": ["log", "log#1.1-1.2", "log#1.2c"], "almanac": ["almanac"]} == by_source(evidence)


def test_no_evidence_is_no_address() -> None:
    """Nothing cited gives nothing."""
    assert {} == by_source([])
