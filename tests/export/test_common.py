"""The records of an export, and citations, dates and texts in the forms that several formats share."""

from pathlib import Path

import pytest
from helpers import invented
from helpers.export_examples import on_top
from helpers.generated import dataset, dates, moments
from hypothesis import given

from kz_diplomacy import Cited, Dataset, Passage, Reference, Text, UnknownIdError, When
from kz_diplomacy.export._common import addresses_by_source, closure, common_prefix, edges, is_plain_date, wordings


def ids(ds: Dataset) -> dict[str, list[str]]:
    return {kind: [record.id for record in getattr(closure(ds), kind)] for kind in invented.KINDS}


def test_nothing_of_a_base_comes_along_unasked(tmp_path: Path, lamps: Dataset) -> None:
    """A record that refers to nothing brings nothing."""
    topic = {"id": "my.bells", "label": {"en": "bells"}}

    assert [*map(len, ids(on_top(tmp_path, lamps, topics=[topic])).values())] == [0, 1, 0, 0, 0, 0, 0]


def test_what_is_referred_to_comes_along_with_what_it_leads_to(tmp_path: Path, lamps: Dataset) -> None:
    """A topic brings the wider ones, a role its holder and its body, and all of them the sources that they rest on."""
    event = {
        "id": "my.walk",
        "title": {"en": "A walk"},
        "summary": {"en": "They walked."},
        "status": "happened",
        "topics": ["oil-lamps"],
        "participants": [{"who": "head", "part": "actor"}],
    }

    assert ids(on_top(tmp_path, lamps, events=[event])) == {
        "sources": ["lamp-post", "almanac"],
        "topics": ["oil-lamps", "lamps", "light"],
        "organizations": ["harbour-office", "port-azure"],
        "officials": ["mira-solen"],
        "roles": ["head"],
        "events": ["my.walk"],
        "statements": [],
    }


def test_a_statement_brings_the_source_of_its_passage(tmp_path: Path, lamps: Dataset) -> None:
    """Where its characters stand is referred to as well, though nothing is cited."""
    passage = {"source": "lamp-post", **invented.span("The lamp never sleeps")}
    heading = {"id": "my.heading", "kind": "heading", "summary": {"en": "It is lit."}, "passage": passage}

    assert "lamp-post" in ids(on_top(tmp_path, lamps, statements=[heading]))["sources"]


def test_who_is_named_must_be_known(lamps: Dataset) -> None:
    """A dataset made in Python can name a participant that it does not have; the error says whom."""
    alone = dataset(sources=lamps.sources, officials=lamps.officials, events=[lamps.events["vigil"]])

    with pytest.raises(UnknownIdError) as error:
        closure(alone)

    assert "first-keeper" == error.value.id


def test_addresses_are_in_text_order_and_joined() -> None:
    """A source as a whole comes before its sentences, a sentence before its cue; what is cited twice is there once."""

    def passage(number: str, start: int, end: int) -> Passage:
        return Passage(source="log", number=number, start=start, end=end, sha256="0" * 64)

    one, two, cue = passage("1.1", 0, 5), passage("1.2", 6, 20), passage("1.2c", 15, 20)
    evidence: list[Cited] = [cue, two, Reference("almanac"), one, two, Reference("log")]

    assert {"log": ["log", "log#1.1-1.2", "log#1.2c"], "almanac": ["almanac"]} == addresses_by_source(evidence)


def test_no_evidence_is_no_address() -> None:
    """Nothing cited gives nothing."""
    assert {} == addresses_by_source([])


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2018", ("2018", "2018")),
        ("2025-12-09", ("2025-12-09", "2025-12-09")),
        ("2024-04~", ("2024-04", "2024-04")),
        ("2020-01/2020-03", ("2020-01", "2020-03")),
        ("2020~/2021-03~", ("2020", "2021-03")),
        ("2021/", ("2021", "")),
        ("2021/..", ("2021", "")),
        ("[2020..2021-05]", ("2020", "2021-05")),
        ("[..2024]", ("", "2024")),
        ("[2025-03..]", ("2025-03", "")),
    ],
)
def test_the_ends_of_a_date(edtf: str, expected: tuple[str, str]) -> None:
    """Each end is as it is written, and empty where it is open."""
    assert expected == edges(When(edtf))


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2018", "2018"),
        ("2024-04~", "2024-04"),
        ("2020-01/2020-03", "2020"),
        ("2020-03-01/2020-03-31", "2020-03"),
        ("2020-03-05/2020-03-05", "2020-03-05"),
        ("[2024-04..2024-05-03]", "2024"),
        ("[2024..2024-05-03]", "2024"),
        ("2019-12/2020-01", ""),
        ("2019-05/2020-05", ""),
        ("2021/", ""),
        ("[..2024]", ""),
        ("[2025-03..]", ""),
    ],
)
def test_the_date_that_holds_all_of_one(edtf: str, expected: str) -> None:
    """It is as narrow as can be, and there is none where a year is not wide enough."""
    assert expected == common_prefix(When(edtf))


@pytest.mark.parametrize("edtf", ["2018", "2025-03", "2025-12-09"])
def test_a_plain_date(edtf: str) -> None:
    """A year, a month and a day say all there is to say."""
    assert is_plain_date(When(edtf))


@pytest.mark.parametrize("edtf", ["2018~", "2018/2019", "2018/", "2018/..", "[2018..2019]", "[..2018]", "[2018..]"])
def test_any_other_date_is_not_plain(edtf: str) -> None:
    """About, a span and one of several are more than a year, a month or a day says."""
    assert not is_plain_date(When(edtf))


@given(dates)
def test_no_date_becomes_narrower(when: When) -> None:
    """The ends have the bounds of the date, and what holds it holds every day of it."""
    start, end = edges(when)

    assert when.earliest == (When(start).earliest if start else None)
    assert when.latest == (When(end).latest if end else None)
    if held := common_prefix(when):
        assert when.earliest is not None
        assert when.latest is not None
        wide = When(held)
        assert wide.earliest is not None
        assert wide.latest is not None
        assert wide.earliest <= when.earliest <= when.latest <= wide.latest


@given(moments.map(When))
def test_a_plain_date_is_its_own_edges(when: When) -> None:
    """Where a date is plain, nothing is lost in what holds it or in its ends."""
    if is_plain_date(when):
        assert (when.edtf, when.edtf) == edges(when)
        assert when.edtf == common_prefix(when)


def test_the_wordings_of_a_text() -> None:
    """Only the languages that are there, English first; none of no text."""
    assert {"en": "a", "ru": "б", "kk": "в"} == wordings(Text(kk="в", ru="б", en="a"))
    assert ["en", "ru", "kk"] == list(wordings(Text(kk="в", ru="б", en="a")))
    assert {"kk": "в"} == wordings(Text(kk="в"))
    assert {} == wordings(None)
