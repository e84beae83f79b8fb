"""Indexed queries give what the plain definition gives: a test of every record, one by one, in order."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

import attrs
import pytest
from helpers.dates import CLOSE_MOMENTS, close_whens
from helpers.generated import dataset
from helpers.invented import KINDS
from hypothesis import given
from hypothesis import strategies as st

import kz_diplomacy
from kz_diplomacy import Collection, DataError, Dataset, Topic, When
from kz_diplomacy._query.index import Index
from kz_diplomacy._values.interval import Interval

DS = kz_diplomacy.load()
TOPICS = tuple(DS.topics[id] for id in ("visas", "citizens-abroad", "good-offices", "peace-talks"))
SPEAKERS = (None, DS.officials[0], DS.organizations[0])
CODES = ("KZ", "AF", "DE")
Chain: TypeAlias = list[tuple[Callable[[Any], Any], Callable[[Any], bool]]]


def placed(kind: str, draw: st.DrawFn) -> list[Any]:
    """Records of one kind, as many as a few, with dates, countries and topics of every sort."""
    made: list[Any] = []
    first = getattr(DS, kind)[0]
    for number in range(draw(st.integers(0, 12))):
        named: dict[str, Any] = {
            "id": f"made-{number}",
            "countries": tuple(draw(st.lists(st.sampled_from(CODES), max_size=3))),
        }
        if kind == "roles":
            named |= {"start": draw(st.none() | CLOSE_MOMENTS), "end": draw(st.none() | CLOSE_MOMENTS)}
        else:
            named |= {"topics": tuple(draw(st.lists(st.sampled_from(TOPICS), max_size=2)))}
            named |= {"when" if kind == "events" else "said": draw(st.none() | close_whens())}
        if kind == "statements":
            named |= {"speaker": draw(st.sampled_from(SPEAKERS)), "kind": draw(st.sampled_from(("direct", "heading")))}
            named |= {"events": tuple(draw(st.lists(st.sampled_from(DS.events[:3]), max_size=2)))}
        try:
            made.append(attrs.evolve(first, **named))
        except DataError:  # a tenure that ends before it begins
            continue
    return made


@st.composite
def collections(draw: st.DrawFn) -> Any:
    """A whole collection of roles, events or statements, a slice of it, or some of it in another order."""
    kind = draw(st.sampled_from(("roles", "events", "statements")))
    made = {one: getattr(DS, one) for one in KINDS}
    whole = getattr(dataset(**{**made, kind: placed(kind, draw)}), kind)
    return draw(st.sampled_from([whole, whole[1:], whole[::-1], whole.of([*whole, *whole[:2]])]))


def spanned(record: Any) -> Interval | None:
    """What a record covers, by its fields."""
    if isinstance(record, kz_diplomacy.Role):
        return Interval.of_tenure(record.start, record.end)
    when = record.when if isinstance(record, kz_diplomacy.Event) else record.said
    return Interval.of(when) if when else None


def above(topic: Topic | None) -> list[Topic]:
    """A topic and those that it belongs to."""
    return [topic, *above(topic.broader)] if topic else []


@st.composite
def steps(draw: st.DrawFn, kind: type[Collection[Any]]) -> Any:
    """A query, and what it asks of each record by itself."""
    asked, code, topic = draw(close_whens()), draw(st.sampled_from(CODES)), draw(st.sampled_from(TOPICS))
    within, speaker, word = Interval.of_period(asked), SPEAKERS[1], draw(st.sampled_from(("direct", "heading")))
    found: Chain = [
        (lambda some: some.during(asked), lambda one: bool((span := spanned(one)) and span.possibly(within))),
        (
            lambda some: some.during(asked, certainly=True),
            lambda one: bool((span := spanned(one)) and span.certainly(within)),
        ),
        (lambda some: some.undated, lambda one: spanned(one) is None),
        (lambda some: some.country(code), lambda one: code in one.countries),
        (lambda some: some.where(countries=code), lambda one: code in one.countries),
        (lambda some: some.where(summary=None), lambda one: not one.summary),
    ]
    if kind is not kz_diplomacy.Roles:
        found.append((lambda some: some.about(topic), lambda one: any(topic in above(each) for each in one.topics)))
        found.append((lambda some: some.where(topics=topic), lambda one: topic in one.topics))
    if kind is kz_diplomacy.Statements:
        event = draw(st.sampled_from(DS.events[:3]))
        found.append((lambda some: some.by(speaker), lambda one: one.speaker == speaker))
        found.append((lambda some: some.on(event), lambda one: event in one.events))
        found.append((lambda some: some.where(kind=word, note=None), lambda one: one.kind == word and not one.note))
    return draw(st.sampled_from(found))


def in_date_order(records: list[Any]) -> list[Any]:
    """As the timeline has it: by first day, or last where that is open; the vaguer first; the undated last."""

    def place(record: Any) -> tuple[bool, int, int]:
        span = spanned(record)
        if span is None:
            return True, 0, 0
        first = max(span.first, date.min.toordinal())
        last = min(span.last, date.max.toordinal())
        return False, int(last if span.first < first else first), int(first - last)

    return sorted(records, key=place)


@pytest.mark.parametrize("many", [1, 16, 40])
def test_what_many_records_have_is_found_as_what_few_have(many: int) -> None:
    """In the order of the dates and of the dataset, counted, and with another query behind it."""
    texts = [
        "2023-12-30/2024-01-05",
        *["2023"] * many,
        "2023-11~",
        *["2024"] * many,
        "2023-12-31",
        "2024/..",
        "2024/9999",
    ]
    made = [attrs.evolve(DS.events[0], id=f"made-{number}", when=When(text)) for number, text in enumerate(texts)]
    events = dataset(**{**{one: getattr(DS, one) for one in KINDS}, "events": made}).events

    for asked in ("2023-12-31", "2024", "2023-11", "[..2023-12-30]", "2025/.."):
        found = [event for event in made if (span := spanned(event)) and span.possibly(Interval.of_period(asked))]
        assert found == [*events.during(asked)]
        assert in_date_order(found) == [*events.during(asked).by_date] == [*events.by_date.during(asked)]
        assert len(found) == len(events.during(asked)) == len(events.during(asked).by_date)
        assert in_date_order(found) == [*events.during(asked).by_date.where(status=made[0].status)]


@given(st.data())
def test_a_chain_finds_what_each_of_its_queries_asks_of_a_record(data: st.DataObject) -> None:
    """However long, of whatever whole, slice or selection, and whether or not what stands between is looked at."""
    some = data.draw(collections())
    expected = [*some]
    for _ in range(data.draw(st.integers(1, 4))):
        query, passes = data.draw(steps(type(some)))
        some, expected = query(some), [*filter(passes, expected)]
        if data.draw(st.booleans()):
            assert len(expected) == len(some)

    assert expected == [*some]
    assert tuple(record.id for record in expected) == some.ids
    assert type(some)(expected) == some == pickle.loads(pickle.dumps(some))
    assert all(some[record.id] == record for record in expected)


@given(st.data())
def test_by_date_is_the_order_of_the_timeline_wherever_it_stands_in_a_chain(data: st.DataObject) -> None:
    """What is asked before it and behind it is kept; what covers the same days keeps the order of the dataset."""
    some = data.draw(collections())
    expected = [*some]
    turned = data.draw(st.integers(0, 2))
    for number in range(3):
        if number == turned:
            some = some.by_date
        if data.draw(st.booleans()):
            query, passes = data.draw(steps(type(some)))
            some, expected = query(some), [*filter(passes, expected)]

    assert in_date_order(expected) == [*some]
    assert tuple(record.id for record in in_date_order(expected)) == some.ids


def test_by_date_is_the_order_of_the_timeline(ds: Dataset) -> None:
    """The statements of the timeline stand in it as they do by date."""
    told = [entry.record for entry in ds.timeline() if isinstance(entry.record, kz_diplomacy.Statement)]

    assert told == [one for one in ds.statements.by_date if one.kind != "heading"]
    assert ds.events.by_date.by_date == ds.events.by_date


def test_what_is_found_is_found_by_place_and_id_too(ds: Dataset) -> None:
    """A selection that has not been looked at yet answers as a collection does."""
    assert ds.events.country("DE")[0] is ds.events["delegation-to-germany"]
    assert ds.events.country("DE")["delegation-to-germany"] is ds.events["delegation-to-germany"]
    assert "delegation-to-germany" in ds.events.country("DE")
    assert ds.events.country("DE").get("operation-zhusan") is None
    assert 1 == len(ds.events.country("DE"))
    assert hash(ds.events.country("DE")) == hash(ds.events.country("DE"))


DAYS = ["2023-12-31", "2024-01-01", "2024-01-02", "2024-01", "2023"]
FORMS = ["{0}", "{0}~", "{0}/", "{0}/..", "[..{0}]", "[{0}..]", "{0}/2024-01-04", "{0}/2024-12-31", "[{0}..2025-01]"]


def indexed(*texts: str) -> Index[str]:
    """An index of dates."""
    return Index(texts, lambda text: Interval.of(When(text)))


def test_adjacent_days() -> None:
    """A record that starts or ends on the first or last day of a period is in it; a day earlier or later, it is not."""
    texts = [form.format(day) for day in DAYS for form in FORMS]
    spans = [Interval.of(When(text)) for text in texts]
    index = indexed(*texts)

    for asked in spans:
        assert {row for row, span in enumerate(spans) if span.possibly(asked)} == index.possibly(asked)
        assert {row for row, span in enumerate(spans) if span.certainly(asked)} == index.certainly(asked)


def test_intervals_of_every_length() -> None:
    """An interval of up to two years is found up to its last day, and not on the day after."""
    spans = tuple(Interval(5000 - length, 5000, None, True) for length in range(731))
    index = Index(spans, lambda span: span)

    assert len(spans) == len(index.possibly(Interval(5000, 5000, None, True)))
    assert not index.possibly(Interval(5001, 6000, None, True))


@given(st.lists(close_whens() | st.none()))
def test_every_date_is_in_the_widest_period(whens: list[When | None]) -> None:
    """All dated records are in it, and the others are undated."""
    index = Index(tuple(whens), lambda when: Interval.of(when) if when else None)
    undated = {row for row, when in enumerate(whens) if when is None}

    assert index.rows - undated == index.possibly(Interval(float("-inf"), float("inf"), None, True))
    assert undated == index.undated


def test_dates_with_the_same_bounds() -> None:
    """They keep the order of the records, and only the exact ones are certain."""
    index = indexed("2024", "2024~", "2024-01-01/2024-12-31", "2024")

    assert [0, 1, 2, 3] == index.sorted_by_date(index.possibly(Interval.of_period("2024")))
    assert {0, 2, 3} == index.certainly(Interval.of_period("2024"))


def test_a_question_is_answered_from_an_index_that_is_built_once(ds: Dataset) -> None:
    """Later queries with other keys do not read the records again."""
    read: list[str] = []

    def countries(event: Any) -> tuple[str, ...]:
        read.append(event.id)
        return tuple(event.countries)

    index = Index(tuple(ds.events), lambda event: None)
    found = [index.with_key("countries", countries, code) for code in ("KZ", "DE", "BR", "KZ")]

    assert [*ds.events.ids] == read
    assert [ds.events.country(code).ids for code in ("DE", "BR")] == [
        tuple(ds.events.ids[row] for row in rows) for rows in found[1:3]
    ]


def test_records_that_cannot_have_a_date() -> None:
    """Topics are all undated."""
    assert DS.topics._index.rows == DS.topics._index.undated
