"""Queries by lists of places, against the plain definition: every record asked by itself, in the order it stands in."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date
from itertools import cycle
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
from kz_diplomacy._query.distinct_dates import Dates
from kz_diplomacy._query.positions import at
from kz_diplomacy._query.postings import Listed, Selection, Whole
from kz_diplomacy._values.interval import Span, period

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


def spanned(record: Any) -> Span | None:
    """What a record covers, by its fields."""
    if isinstance(record, kz_diplomacy.Role):
        return Span.of_tenure(record.start, record.end)
    when = record.when if isinstance(record, kz_diplomacy.Event) else record.said
    return Span.of(when) if when else None


def above(topic: Topic | None) -> list[Topic]:
    """A topic and those that it belongs to."""
    return [topic, *above(topic.broader)] if topic else []


@st.composite
def steps(draw: st.DrawFn, kind: type[Collection[Any]]) -> Any:
    """A query, and what it asks of each record by itself."""
    asked, code, topic = draw(close_whens()), draw(st.sampled_from(CODES)), draw(st.sampled_from(TOPICS))
    within, speaker, word = period(asked), SPEAKERS[1], draw(st.sampled_from(("direct", "heading")))
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
        found = [event for event in made if (span := spanned(event)) and span.possibly(period(asked))]
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
    with pytest.raises(AttributeError, match=r"^a collection cannot be made twice$"):
        ds.events.country("DE").__init__()  # type: ignore[misc]


def test_a_collection_makes_its_lists_once(ds: Dataset) -> None:
    """The same question is answered from the same list, and what is found begins from no lists of its own."""
    whole = ds.statements._selection.whole
    countries = whole.having("countries", lambda record: record.countries, "KZ")

    assert countries is whole.having("countries", lambda record: (), "KZ")
    assert countries.set is countries.set
    assert ds.statements.country("KZ")._selection.whole is whole
    assert ds.statements.undated._dates is ds.statements._dates


def test_no_list_is_made_before_a_question() -> None:
    """A dataset that nobody has asked has none."""
    fresh = dataset(topics=DS.topics)

    assert not hasattr(fresh.topics, "_chosen")
    assert not hasattr(fresh.topics, "_by_id")
    assert fresh.topics.where(broader="peace-talks")
    assert hasattr(fresh.topics, "_chosen")
    assert not hasattr(pickle.loads(pickle.dumps(fresh.topics)), "_chosen")


def test_the_shortest_list_is_gone_through() -> None:
    """The others are only looked into; a list of every place is not even that."""
    whole = Whole(tuple(DS.topics))
    long, short, every = Listed([0, 1, 2, 4]), Listed([1, 4]), Listed(whole.places)
    found = Selection(whole).within(long).within(every).within(short)

    assert [1, 4] == found.places
    assert [hasattr(one, "_set") for one in (long, short, every)] == [True, False, False]


@pytest.mark.parametrize(("places", "expected"), [([], ""), ([2], "c"), ([2, 0], "ca"), (range(3), "abc")])
def test_items_at_places(places: Any, expected: str) -> None:
    """None, one, several."""
    assert tuple(expected) == at(("a", "b", "c"), places)


DAYS = ["2023-12-31", "2024-01-01", "2024-01-02", "2024-01", "2023"]
FORMS = ["{0}", "{0}~", "{0}/", "{0}/..", "[..{0}]", "[{0}..]", "{0}/2024-01-04", "{0}/2024-12-31", "[{0}..2025-01]"]
WHEN = ["2024", "2024~", "2024-04", "2024-04-01", "[..2024]", "2024/..", "2024-01-01/2024-12-31", "0001/9999-12-31"]


def test_dates_are_asked_once() -> None:
    """However many records have a date, what it covers is worked out once."""
    asked: list[str] = []

    def span_of(text: str) -> Span:
        asked.append(text)
        return Span.of(When(text))

    dates = Dates(WHEN * 3, range(3 * len(WHEN)), str, span_of)

    assert WHEN == asked
    assert [*dates.undated] == []
    assert sorted(dates.order) == [*range(3 * len(WHEN))]


@pytest.mark.parametrize("copies", [(1,), (1, 15, 16, 30), (16, 30, 1)])
def test_days_next_to_each_other_are_told_apart(copies: tuple[int, ...]) -> None:
    """What begins or ends on the first or last day of a period is in it, and what does so a day off is not.

    However many records have a date: what many have is told as a stretch, and the rest one by one.
    """
    each = [form.format(day) for day in DAYS for form in FORMS]
    texts = [text for copy in range(30) for text, times in zip(each, cycle(copies), strict=False) if copy < times]
    spans = [Span.of(When(text)) for text in texts]
    dates = Dates(texts, range(len(texts)), str, lambda text: Span.of(When(text)))

    for asked in spans:
        possibly = {place for place, span in enumerate(spans) if span.possibly(asked)}
        certainly = {place for place, span in enumerate(spans) if span.certainly(asked)}
        assert tuple(filter(possibly.__contains__, dates.order)) == dates.possibly(asked).among(dates.order)
        assert [*filter(certainly.__contains__, dates.order)] == dates.certainly(asked)


@pytest.mark.parametrize("copies", [1, 16])
def test_what_reaches_into_a_period_is_found_however_wide_it_is(copies: int) -> None:
    """Up to its last day, and on no day more."""
    spans = [Span(500 - width, 500, None, True) for width in range(130) for _ in range(copies)]
    dates = Dates(spans, range(len(spans)), tuple, Span._make)

    assert len(spans) == len(dates.possibly(Span(500, 600, None, True)))
    assert 0 == len(dates.possibly(Span(501, 600, None, True)))


@given(close_whens())
def test_every_date_is_in_the_widest_period(when: When) -> None:
    """And is found there, whatever its class."""
    dates = Dates([when], [0], str, Span.of)

    assert (0,) == dates.possibly(Span(float("-inf"), float("inf"), None, True)).among(dates.order)
    assert (0,) == dates.order


def test_dates_that_cover_the_same_stand_in_the_order_of_the_dataset() -> None:
    """However they are written; and for sure only those that are not about."""
    dates = Dates(["2024", "2024~", "2024-01-01/2024-12-31", "2024"], range(4), str, lambda text: Span.of(When(text)))

    assert (0, 1, 2, 3) == dates.possibly(period("2024")).among(dates.order)
    assert [0, 2, 3] == dates.certainly(period("2024"))
