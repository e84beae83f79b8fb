"""Queries: the records that each finds, and the error that a wrong one raises."""

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
    FieldError,
    Participant,
    QueryError,
    Record,
    Reference,
    UnknownIdError,
    When,
    WhenError,
)
from kz_diplomacy._query import where
from kz_diplomacy._records.kinds import RECORD_TYPES

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
    assert set(ds.statements.where(topics=wide).ids) < set(ds.statements.about(wide).ids)
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
    assert len(ds.roles.where(note="Visas")) == 0 < len(ds.roles.where(note=None))
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


@pytest.mark.parametrize("kind", RECORD_TYPES.values(), ids=lambda kind: kind.__name__)
def test_the_types_of_where_have_the_fields_of_the_records(kind: type[Record]) -> None:
    """What type checkers are told of where is every field but evidence and uncited."""
    told = getattr(where, f"{kind.__name__}Fields").__annotations__

    assert [name for name in kind.fields if name not in ("evidence", "uncited")] == [*told]


def test_where_finds_a_passage_that_an_article_has_found() -> None:
    """The same characters are the same passage, whoever found them."""
    invented, article = kz_diplomacy.example()
    found = article.find(article.text("on-the-lamp"))

    assert ("on-the-lamp",) == invented.statements.where(passage=found).ids
    assert not invented.statements.where(passage=attrs.evolve(found, sha256="0" * 64))


def test_a_dataset_with_a_base_can_be_asked_by_the_records_of_the_base(ds: Dataset, tmp_path: Any) -> None:
    """Queries of a dataset take the ids of its base too, though it holds only its own records."""
    ds.save(tmp_path)
    for kind in RECORD_TYPES:
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


WRONG: dict[str, tuple[Callable[[], object], type[Exception], str]] = {
    "a number as a date": (lambda: DS.events.during(2020), QueryError, 'found 2020, expected a date: write "2020"'),  # type: ignore[arg-type]
    "a month that is none": (
        lambda: DS.events.during("2020-13"),
        WhenError,
        '"2020-13" is not a date: there is no month 13: months run from 01 to 12',
    ),
    "an unknown topic": (
        lambda: DS.events.about("vsas"),
        UnknownIdError,
        'no topic has the id "vsas"; did you mean "visas"?',
    ),
    "an unknown country": (
        lambda: DS.events.country("XX"),
        QueryError,
        'found "XX", expected an ISO 3166-1 alpha-2 code: write two capitals, such as KZ',
    ),
    "a list of countries": (
        lambda: DS.events.country(["KZ"]),  # type: ignore[arg-type]
        QueryError,
        "found an array of 1, expected an ISO 3166-1 alpha-2 code: write two capitals, such as KZ",
    ),
    "an unknown event": (lambda: DS.statements.on("nothing"), UnknownIdError, 'no event has the id "nothing"'),
    "an unknown official": (
        lambda: DS.roles.held_by("aibek-smadiarov"),
        UnknownIdError,
        'no official has the id "aibek-smadiarov"; did you mean "aibek-smadiyarov"?',
    ),
    "a record of a wrong kind": (
        lambda: DS.statements.by(DS.topics["visas"]),  # type: ignore[arg-type]
        QueryError,
        'found the topic "visas", expected a record or an id: official or organization',
    ),
    "what is no record": (lambda: DS.statements.on(3), QueryError, "found 3, expected a record or an id: event"),  # type: ignore[arg-type]
    "a misspelt word": (
        lambda: DS.statements.where(kind="dirct"),  # type: ignore[arg-type]
        QueryError,
        'found "dirct", expected one of direct, indirect, heading: did you mean "direct" or "indirect"?',
    ),
    "a word that is none": (
        lambda: DS.statements.where(kind=3),  # type: ignore[arg-type]
        QueryError,
        "found 3, expected one of direct, indirect, heading",
    ),
    "a misspelt field": (
        lambda: DS.statements.where(knd="direct"),  # type: ignore[call-arg]
        FieldError,
        'a statement has no field "knd"; did you mean "kind"?',
    ),
    "evidence, which is asked by resting_on": (
        lambda: DS.statements.where(evidence={}),  # type: ignore[call-arg]
        FieldError,
        'a statement has no field "evidence"',
    ),
    "what a source leaves uncited, which no query asks for": (
        lambda: DS.sources.where(uncited={}),  # type: ignore[call-arg]
        FieldError,
        'a source has no field "uncited"',
    ),
    "several values at once": (
        lambda: DS.events.where(topics=("visas",)),  # type: ignore[arg-type]
        QueryError,
        "found an array of 1, expected one value: ask for one of several at a time",
    ),
    "a country in where": (
        lambda: DS.statements.where(countries="kz"),
        QueryError,
        'found "kz", expected an ISO 3166-1 alpha-2 code: write two capitals, such as KZ',
    ),
    "a text that is none": (lambda: DS.topics.where(label=3), QueryError, "found 3, expected a value of type Text"),  # type: ignore[arg-type]
    "a title that is none": (lambda: DS.sources.where(title=3), QueryError, "found 3, expected a value of type str"),  # type: ignore[arg-type]
    "a length that is none": (
        lambda: DS.sources.where(length=True),
        QueryError,
        "found true, expected a value of type int",
    ),
    "a language that is none": (
        lambda: DS.officials.where(languages=3),  # type: ignore[arg-type]
        QueryError,
        "found 3, expected a value of type str",
    ),
    "a place that is none": (lambda: DS.events.where(places=3), QueryError, "found 3, expected a value of type Place"),  # type: ignore[arg-type]
    "a participant that is none": (
        lambda: DS.events.where(participants=3),  # type: ignore[arg-type]
        QueryError,
        "found 3, expected a value of type Participant",
    ),
    "a date in where": (
        lambda: DS.events.where(when="2024-4"),
        WhenError,
        '"2024-4" is not a date: write 2024-04',
    ),
    "dates that are compared": (
        lambda: DS.roles["press-secretary"].start < When("2024"),  # type: ignore[operator]
        QueryError,
        'found a comparison of the date "2018", expected one of days: '
        "compare .earliest or .latest, or ask a collection .during(...)",
    ),
    "a sentence that there is not": (
        lambda: DS.resting_on("kazinform#99.1"),
        QueryError,
        'found "kazinform#99.1", expected a sentence of kazinform',
    ),
    "a source that there is not": (
        lambda: DS.resting_on("kazinforms#1.1"),
        QueryError,
        'found the source "kazinforms", expected a source of this dataset',
    ),
    "what is no address": (
        lambda: DS.resting_on("3.1!"),
        QueryError,
        'found "3.1!", expected an address: write kazinform#3.1, a run kazinform#3.1-3.4, '
        "or a whole source such as zakon-kz",
    ),
    "a reference to no source": (
        lambda: DS.resting_on(Reference("nobody")),
        QueryError,
        'found the source "nobody", expected a source of this dataset',
    ),
    "an unknown participant": (
        lambda: DS.events.where(participants="aibek-smadiarov"),
        UnknownIdError,
        'no official or role or organization has the id "aibek-smadiarov"; did you mean "aibek-smadiyarov"?',
    ),
    "a passage that is none": (
        lambda: DS.statements.where(passage=3),  # type: ignore[arg-type]
        QueryError,
        "found 3, expected a value of type Passage",
    ),
    "what is no source": (
        lambda: DS.resting_on(3),  # type: ignore[arg-type]
        QueryError,
        "found 3, expected an address, a passage or a source: write kazinform#3.1",
    ),
    "certainty without a period": (
        lambda: DS.timeline(certainly=True),
        QueryError,
        "found certainly without a period, expected during beside it: say in which period",
    ),
    "an unknown record": (
        lambda: DS.referring_to("vsas"),
        UnknownIdError,
        'no record has the id "vsas"; did you mean "visas"?',
    ),
}


@pytest.mark.parametrize(("ask", "kind", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_query(ask: Callable[[], object], kind: type[Exception], message: str) -> None:
    """The error says which value was found, what is expected, and what may have been meant."""
    with pytest.raises(kind) as error:
        ask()

    assert message == str(error.value)
