"""The rows of all tables together: with what they lead to in a base, every key once, and no reference to nothing."""

from __future__ import annotations

import attrs
import pytest
from helpers.generated import dataset

from kz_diplomacy import (
    DataError,
    Event,
    Evidence,
    Participant,
    Statement,
    Text,
    Topic,
    UnknownIdError,
    example,
)
from kz_diplomacy.export._tables.rows import all_rows


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
