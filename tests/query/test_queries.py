"""Queries: from a question to the records in one line."""

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kz_diplomacy
from kz_diplomacy import (
    Collection,
    Dataset,
    Events,
    Participant,
    Record,
    UnknownIdError,
    When,
)
from kz_diplomacy._query import where
from kz_diplomacy._records.kinds import KINDS

DS = kz_diplomacy.load()


def test_by_finds_what_a_speaker_said(ds: Dataset) -> None:
    """Statements by a speaker, asked for by record or id."""
    smadiyarov = ds.officials[0]

    assert ds.statements.by(smadiyarov) == ds.statements.by("aibek-smadiyarov")
    assert all(statement.speaker is smadiyarov for statement in ds.statements.by(smadiyarov))
    assert {"heading-mfa-help", "heading-kabul-weather"} == set(ds.statements.ids) - set(
        ds.statements.by(smadiyarov).ids
    )


def test_about_includes_narrower_topics(ds: Dataset) -> None:
    """A topic finds what is on it and on every topic below it."""
    narrow, wide = ds.topics["visas"], ds.topics["visas"].broader

    assert wide
    assert set(ds.statements.about(narrow).ids) < set(ds.statements.about(wide).ids)
    assert ds.events.about("peace-talks") == ds.events.about(ds.topics["peace-talks"])
    assert "kazakhstan-good-offices" in ds.events.about("peace-talks")


def test_on_finds_what_tells_of_an_event(ds: Dataset) -> None:
    """Statements that tell of an event."""
    event = ds.events["almaty-ministers-meeting"]

    assert ds.statements.on(event).ids == ds.statements.on(event.id).ids
    assert all(event in statement.events for statement in ds.statements.on(event))
    assert "on-almaty-talks" in ds.statements.on(event)


def test_country_finds_what_names_it(ds: Dataset) -> None:
    """Events, statements and roles that name a country."""
    assert {"AZ"} <= set(ds.statements.country("AZ")[0].countries)
    assert "ambassador-to-finland" in ds.roles.country("FI")
    assert ds.events.country("DE").ids == ("delegation-to-germany",)
    assert len(ds.events.country("BR")) == 0


def test_held_by_finds_the_roles_of_an_official(ds: Dataset) -> None:
    """Roles by their holder; those without a named holder are nobody's."""
    held = ds.roles.held_by(ds.officials[0])

    assert held == ds.roles.held_by("aibek-smadiyarov")
    assert set(ds.roles.ids) == {*held.ids, *ds.roles.where(official=None).ids}


def test_during_tells_certainly_from_possibly(ds: Dataset) -> None:
    """A period finds what can fall in it, and with certainly only what does for sure."""
    assert ds.roles.during("2024-04", certainly=True).ids == ("press-secretary",)
    assert "communications-department-director" in ds.roles.during("2024-04")
    assert "on-almaty-talks" in ds.statements.during("2024-04", certainly=True)
    assert ds.statements.during(When("2024-04")) == ds.statements.during("2024-04")
    assert "farewell-briefing" in ds.events.during(date(2025, 12, 9), certainly=True)


def test_every_query_keeps_the_order_of_what_it_is_asked_of(ds: Dataset) -> None:
    """Of a collection the other way round, or by date, each gives what it keeps in that order."""
    queries: list[Callable[[Events], Events]] = [
        lambda events: events.during("2025", certainly=True),
        lambda events: events.during("2025"),
        lambda events: events.search("Smadiyarov"),
        lambda events: events.where(part_of=None),
        lambda events: events.where(status="happened"),
        lambda events: events.about("career"),
        lambda events: events.country("KZ"),
        lambda events: events.undated,
    ]
    for events in (ds.events.of(reversed(ds.events)), ds.events.by_date):
        for query in queries:
            kept = query(events)
            assert 1 < len(kept) < len(events)
            assert [id for id in events.ids if id in kept] == [*kept.ids]


@pytest.mark.parametrize("kind", ["roles", "events", "statements"])
def test_what_has_no_date_is_in_no_period_and_in_undated(kind: str, ds: Dataset) -> None:
    """The undated are in no period, however wide, and the dated are in the widest."""
    collection: Any = getattr(ds, kind)
    dated = collection.during("0001/9999")

    assert collection.undated
    assert set(dated.ids).isdisjoint(collection.undated.ids)
    assert {*dated.ids, *collection.undated.ids} == set(collection.ids)


def test_where_is_equality_of_fields(ds: Dataset) -> None:
    """A word, a text in any language, a date, a number: what is equal is found, and all fields have to be."""
    assert len(ds.statements.where(kind="direct")) == 8
    assert ds.statements.where(kind="direct", said="2025-12-09").ids == ("farewell-words",)
    assert ds.topics.where(label="Визы").ids == ds.topics.where(label="Visas").ids == ("visas",)
    assert ds.topics.where(label=ds.topics["visas"].label).ids == ("visas",)
    assert ds.sources.where(length=9150).ids == ("kazinform",)
    assert ds.organizations.where(country="AF").ids == ("authorities-of-afghanistan",)
    assert ds.roles.where(start=When("2022-07")).ids == ("envoy-class-ii",)
    assert len(ds.statements.where(kind="direct", said="2025")) == 0
    assert ds.statements == ds.statements.where()


def test_where_is_membership_in_several_values(ds: Dataset) -> None:
    """Of a field with several values one has to be equal."""
    place = ds.events["farewell-briefing"].places or ds.events["photograph-in-kabul"].places

    assert ds.events.country("AM") == ds.events.where(countries="AM")
    assert "on-eu-visa-talks" in ds.statements.where(topics="visas")
    assert "on-eu-visa-talks" in ds.statements.where(topics=ds.topics["visas"])
    assert ds.officials.where(languages="kk").ids == ("aibek-smadiyarov",)
    assert "photograph-in-kabul" in ds.events.where(places="Кабул")
    assert "photograph-in-kabul" in ds.events.where(places=place[0])


def test_where_takes_participants_by_who_they_are(ds: Dataset) -> None:
    """A participant is asked for by record, by id, or with the part that it has."""
    official = ds.officials[0]

    assert ds.events.where(participants=official) == ds.events.where(participants=official.id)
    assert "leaving-the-post" in ds.events.where(participants=official)
    assert "leaving-the-post" in ds.events.where(participants=Participant(official.id, "actor"))
    assert "leaving-the-post" not in ds.events.where(participants=Participant(official.id, "present"))


def test_where_none_finds_what_the_article_does_not_say(ds: Dataset) -> None:
    """None asks for a field that is left open, or a link that is not there."""
    assert ds.statements.where(kind="heading", restates=None).ids == ("heading-kabul-weather",)
    assert "operation-zhusan" in ds.events.where(when=None, participants=None)
    assert ds.events.undated == ds.events.where(when=None)


def test_where_takes_numbers_of_a_record(ds: Dataset) -> None:
    """A quantity, a claim, a passage is found by itself."""
    record, quantity = ds.quantities[1]

    assert ("operation-zhusan",) == ds.events.where(quantities=quantity).ids == (record.id,)
    statement = ds.statements["farewell-words"]
    assert ds.statements.where(claims=statement.claims[0]).ids == ("farewell-words",)
    assert ds.statements.where(passage=statement.passage).ids == ("farewell-words",)


def test_an_empty_result_is_an_empty_collection(ds: Dataset) -> None:
    """Nothing found is a collection of the same type, which can be asked on."""
    empty = ds.events.during("1900")

    assert type(ds.events) is type(empty)
    assert len(empty.about("visas").country("KZ").where(status="planned").undated) == 0


def test_queries_keep_type_and_order(ds: Dataset) -> None:
    """What is found stands in the order of the dataset."""
    found = ds.statements.during("2024").about("peace-talks")

    assert type(ds.statements) is type(found)
    assert [id for id in ds.statements.ids if id in found] == [*found.ids]


FILTERS: list[Callable[[Any], Any]] = [
    lambda events: events.about("peace-talks"),
    lambda events: events.country("KZ"),
    lambda events: events.during("2024"),
    lambda events: events.during("2020", certainly=True),
    lambda events: events.undated,
    lambda events: events.where(status="happened"),
    lambda events: events.where(participants=None),
    lambda events: events.search("Wuhan"),
]


@given(st.lists(st.sampled_from(FILTERS), max_size=4), st.randoms(use_true_random=False))
def test_filters_commute(filters: list[Callable[[Any], Any]], random: Any) -> None:
    """In whatever order filters are applied, they find the same."""
    shuffled = [*filters]
    random.shuffle(shuffled)
    one: Any = DS.events
    other: Any = DS.events
    for keep in filters:
        one = keep(one)
    for keep in shuffled:
        other = keep(other)

    assert one == other


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.__name__)
def test_the_types_of_where_have_the_fields_of_the_records(kind: type[Record]) -> None:
    """What type checkers are told of where is every field but evidence and uncited."""
    told = getattr(where, f"{kind.__name__}Fields").__annotations__

    assert [name for name in kind.fields if name not in ("evidence", "uncited")] == [*told]


def test_where_finds_a_passage_that_an_article_has_found() -> None:
    """The same characters are the same passage, whoever found them."""
    invented, article = kz_diplomacy.example()
    found = article.find(article.text("on-the-lamp"))

    assert ("on-the-lamp",) == invented.statements.where(passage=found).ids


def test_a_dataset_with_a_base_can_be_asked_by_the_records_of_the_base(ds: Dataset, tmp_path: Any) -> None:
    """Queries of a dataset take the ids of its base too, though it holds only its own records."""
    ds.save(tmp_path)
    for kind in KINDS:
        (tmp_path / f"{kind}.json").write_text("[]")
    (tmp_path / "topics.json").write_text('[{"id": "e-visas", "label": {"en": "E-visas"}, "broader": "visas"}]')
    mine = kz_diplomacy.load(tmp_path, base=ds)

    assert mine.topics.where(broader="visas").ids == ("e-visas",)
    assert len(mine.events.about("visas")) == 0
    assert [record.id for record in mine.referring_to("visas")] == ["e-visas"]
    assert "visas" not in mine
    assert mine.known["visas"] is ds.topics["visas"]
    with pytest.raises(UnknownIdError):
        mine.events.about("vsas")


def test_a_collection_stays_with_its_dataset(ds: Dataset) -> None:
    """A collection that is put into another dataset answers in view of that one."""
    smaller = attrs.evolve(ds, topics=ds.topics[:0])

    with pytest.raises(UnknownIdError):
        smaller.events.about("visas")
    assert isinstance(smaller.events, Collection)
