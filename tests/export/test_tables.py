"""The flat tables of a dataset: their names, columns and rows, also for a base, and for tables without rows."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import attrs
import pytest
from helpers.generated import dataset
from helpers.invented import digest, files, write

from kz_diplomacy import (
    DataError,
    Dataset,
    Event,
    Evidence,
    Participant,
    QueryError,
    Statement,
    Text,
    Topic,
    UnknownIdError,
    example,
    load,
)
from kz_diplomacy._records.kinds import RECORD_TYPES
from kz_diplomacy.export._tables.rows import all_rows
from kz_diplomacy.export._tables.schema import tables

LISTS = """
sources_passages sources_uncited organizations_same_as officials_languages officials_same_as roles_countries
roles_places roles_quantities events_participants events_places events_countries events_topics events_quantities
statements_claims statements_events statements_topics statements_countries statements_places statements_organizations
statements_quantities
""".split()


def test_which_tables_there_are() -> None:
    """All records, the seven kinds, a table for every list of a kind, and the evidence."""
    assert {"records", *RECORD_TYPES, *LISTS, "evidence"} == set(tables())


def test_a_statement(lamps: Dataset) -> None:
    """References are ids, with the kind where several can be; a date has its bounds, a passage its place."""
    rows = lamps.table("statements")
    passage = lamps.statements[0].passage
    expected = {
        "id": "every-night",
        "kind": "direct",
        "speaker_id": "mira-solen",
        "speaker_kind": "official",
        "attribution": None,
        "role_id": "head",
        "said": "2024-05-03",
        "said_earliest": "2024-05-03",
        "said_latest": "2024-05-03",
        "said_approximate": False,
        "occasion_id": "vigil",
        "asked": "How long?",
        "audience": "the keepers",
        "summary": "It burned for years.",
        "passage_source_id": "lamp-post",
        "passage_start": passage.start,
        "passage_end": passage.end,
        "passage_sha256": passage.sha256,
        "restates_id": None,
        "note": "No year is named.",
    }
    assert expected == rows[0]
    assert [*expected] == [*rows[0]]
    heading = rows[1]
    unsaid = "speaker_id speaker_kind role_id said said_earliest said_latest said_approximate occasion_id note".split()
    assert [None] * len(unsaid) == [heading[name] for name in unsaid]
    assert ("heading", "every-night", "the editors") == (
        heading["kind"],
        heading["restates_id"],
        heading["attribution"],
    )


def test_lists(lamps: Dataset) -> None:
    """A list is a table: whose each member is, its place from 0, and the member."""
    assert [
        {"event_id": "vigil", "position": 0, "who_id": "mira-solen", "who_kind": "official", "part": "actor"},
        {"event_id": "vigil", "position": 1, "who_id": "first-keeper", "who_kind": "role", "part": "present"},
        {"event_id": "vigil", "position": 2, "who_id": "port-azure", "who_kind": "organization", "part": "addressee"},
    ] == lamps.table("events_participants")
    assert [
        {"event_id": "vigil", "position": 0, "topic_id": "light"},
        {"event_id": "vigil", "position": 1, "topic_id": "oil-lamps"},
    ] == lamps.table("events_topics")
    assert [
        {"official_id": "mira-solen", "position": 0, "language": "en"},
        {"official_id": "mira-solen", "position": 1, "language": "qaa"},
    ] == lamps.table("officials_languages")
    assert [
        {"organization_id": "harbour-office", "position": 0, "url": "https://harbour.example/"},
    ] == lamps.table("organizations_same_as")
    assert [
        {
            "role_id": "head",
            "position": 0,
            "label": "years in office",
            "low": 5,
            "high": 5.5,
            "unit": "year",
            "qualifier": "about",
        }
    ] == lamps.table("roles_quantities")
    assert [
        {"role_id": "head", "position": 0, "name": "Port Azure", "kind": "city", "country": "AQ"},
    ] == lamps.table("roles_places")
    assert [
        {"source_id": "lamp-post", "position": 0, "passage_id": "lamp-post#1.1", "reason": "It only announces."},
    ] == lamps.table("sources_uncited")
    passage = lamps.sources[0].passages[4]
    assert {
        "id": "lamp-post#3.1c",
        "source_id": "lamp-post",
        "position": 4,
        "number": "3.1c",
        "start": passage.start,
        "end": passage.end,
        "sha256": digest("said Mira Solen in the guildhall."),
        "voice": "narration",
    } == lamps.table("sources_passages")[4]


def test_evidence(lamps: Dataset) -> None:
    """What rests on what: fields on sentences and on whole sources, and each quantity and claim on its own."""
    rows = [row for row in lamps.table("evidence") if row["record_id"] == "every-night"]
    found = [tuple(row.values())[1:] for row in rows]
    assert [
        (0, "said", None, "lamp-post", "lamp-post#2.2"),
        (1, "said", None, "lamp-post", "lamp-post#3.1c"),
        (2, "said", None, "almanac", None),
        (3, "quantities", 0, "lamp-post", "lamp-post#3.1"),
        (4, "claims", 0, "lamp-post", "lamp-post#3.1"),
    ] == found


def test_records(lamps: Dataset) -> None:
    """Every record is named once, with its kind and its place among those of its kind."""
    rows = lamps.table("records")
    assert {"id": "almanac", "kind": "source", "position": 1, "own": True} == rows[1]
    assert [record.id for kind in RECORD_TYPES for record in getattr(lamps, kind)] == [row["id"] for row in rows]


def test_languages(lamps: Dataset) -> None:
    """A wording is that of the language asked for, and None where there is none in it; or all three are asked for."""
    assert ["жарық", None, None] == [row["label"] for row in lamps.table("topics", "kk")]
    assert ["свет", None, None] == [row["label"] for row in lamps.table("topics", "ru")]
    assert ["light", "lamps", "oil lamps"] == [row["label"] for row in lamps.table("topics")]
    assert {
        "id": "light",
        "label_kk": "жарық",
        "label_ru": "свет",
        "label_en": "light",
        "broader_id": None,
    } == lamps.table("topics", None)[0]


WHENS = {
    "2018": ("2018-01-01", "2018-12-31", False),
    "2024~": ("2024-01-01", "2024-12-31", True),
    "2020-01/2020-03": ("2020-01-01", "2020-03-31", False),
    "2021/": ("2021-01-01", None, False),
    "2021/..": ("2021-01-01", None, False),
    "[..2024]": (None, "2024-12-31", False),
    "0900-02": ("0900-02-01", "0900-02-28", False),
}


@pytest.mark.parametrize("edtf", WHENS)
def test_dates(edtf: str, tmp_path: Path) -> None:
    """A date is its EDTF text, and beside it the first and the last day that it can cover, None where that is open."""
    values = files()
    values["events"][1]["when"] = edtf
    row = load(write(tmp_path, values)).table("events")[1]
    assert (edtf, *WHENS[edtf]) == tuple(row[f"when{side}"] for side in ("", "_earliest", "_latest", "_approximate"))


@pytest.mark.parametrize("name", [*tables()])
@pytest.mark.parametrize("lang", ["kk", None])
def test_the_same_columns_whatever_the_data(name: str, lang: Any, lamps: Dataset) -> None:
    """A table has the same columns in the same order, and of the same types, with and without rows."""
    rows, none = lamps.table(name, lang), dataset().table(name, lang)
    assert [] == none
    assert [*rows.columns.items()] == [*none.columns.items()]
    assert rows
    for row in rows:
        assert [*rows.columns] == [*row]
        for column, cell in row.items():
            allowed = (int, float) if rows.columns[column] is float else (rows.columns[column],)
            assert cell is None or type(cell) in allowed


def test_rows_are_the_callers(lamps: Dataset) -> None:
    """Whoever changes rows changes nothing for the next; rows pickle, and their columns cannot be changed."""
    rows = lamps.table("topics")
    rows[0]["id"] = "changed"
    rows.pop()
    assert ["light", "lamps", "oil-lamps"] == [row["id"] for row in lamps.table("topics")]
    again = pickle.loads(pickle.dumps(rows))
    assert (rows, rows.columns) == (again, again.columns)
    with pytest.raises(TypeError):
        rows.columns["id"] = int  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "close"),
    [("statement", "did you mean"), ("statements_claim", '"statements_claims"'), ("x", "topics"), (7, "topics")],
)
def test_an_unknown_table(name: Any, close: str, lamps: Dataset) -> None:
    """A table that there is not is one error, which names all that there are and the nearest."""
    with pytest.raises(QueryError) as caught:
        lamps.table(name)
    assert ", ".join(tables()) in str(caught.value)
    assert close in str(caught.value)


@pytest.mark.parametrize("lang", ["de", 7, ""])
def test_an_unknown_language(lang: Any, lamps: Dataset) -> None:
    """A language that there is not is refused."""
    with pytest.raises(QueryError, match="kk, ru or en"):
        lamps.table("topics", lang)


def test_a_base() -> None:
    """Of a dataset on a base its own rows are told; an export has what they lead to besides, and nothing else."""
    base, _ = example()
    light = Topic(id="mine.light", label=Text(en="light"), broader=base.topics[-1])
    participant = Participant(base.roles[0].id, "actor")
    event = Event(id="mine.one", title=Text(en="one"), summary=Text(en="one"), status="happened", topics=(light,))
    event = attrs.evolve(event, participants=(participant,))
    passage = attrs.evolve(base.statements[0].passage)
    said = Statement(id="mine.said", kind="direct", summary=Text(en="said"), passage=passage, events=(event,))
    mine = dataset(topics=[light], events=[event], statements=[said], base=base.known)
    assert ["mine.light"] == [row["id"] for row in mine.table("topics")]
    assert "role" == mine.table("events_participants")[0]["who_kind"]
    rows = all_rows(mine)
    borrowed = {row["id"] for row in rows["records"] if not row["own"]}
    assert {"mine.light", "mine.one", "mine.said"} == {row["id"] for row in rows["records"] if row["own"]}
    assert {base.topics[-1].id, base.roles[0].id, passage.source} <= borrowed
    assert base.roles[0].official is not None
    assert base.roles[0].official.id in borrowed
    assert len(borrowed) < len(base.known)
    positions = [row["position"] for row in rows["records"] if row["kind"] == "topic"]
    assert [*range(len(positions))] == positions
    assert "mine.light" == rows["topics"][-1]["id"]


def test_a_reference_to_nobody() -> None:
    """Records made in Python that refer to what there is not are refused before anything is exported."""
    event = Event(id="one", title=Text(en="one"), summary=Text(en="one"), status="happened")
    event = attrs.evolve(event, participants=(Participant("nobody", "actor"),))
    ds = dataset(events=[event])
    assert None is ds.table("events_participants")[0]["who_kind"]
    with pytest.raises(UnknownIdError, match='no record has the id "nobody"'):
        all_rows(ds)


def test_a_sentence_of_no_source() -> None:
    """Neither may evidence cite a sentence that its source does not have."""
    base, _ = example()
    passage = attrs.evolve(base.sources[0].passages[0], number="9.9")
    topic = Topic(id="one", label=Text(en="one"), evidence=Evidence({"label": (passage,)}))
    with pytest.raises(DataError, match=r'passage_id: found ".*#9.9", expected the id of a row of sources_passages'):
        all_rows(dataset(topics=[topic], base=base.known))
