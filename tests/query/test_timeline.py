"""The timeline: an order that claims no more than the dates do."""

from typing import Any

import kz_diplomacy
from kz_diplomacy import Dataset, Event, Passage, Role, Statement, Text, TimelineEntry, When
from kz_diplomacy._query.timeline import timeline


def event(id: str, when: str | None) -> Event:
    return Event(id=id, title=Text(en=id), summary=Text(en=id), status="happened", when=When(when) if when else None)


def role(id: str, start: str | None, end: str | None) -> Role:
    return Role(id=id, kind="post", title=Text(en=id), start=start and When(start), end=end and When(end))  # type: ignore[arg-type]


def statement(id: str, kind: Any, said: str | None) -> Statement:
    passage = Passage(source="log", start=0, end=1, sha256="0" * 64)
    return Statement(id=id, kind=kind, summary=Text(en=id), passage=passage, said=When(said) if said else None)


def order(*events: Event) -> list[str]:
    return [entry.record.id for entry in timeline([], events, [])]


def test_entries_go_by_their_first_day() -> None:
    """The earliest day decides."""
    assert order(event("c", "2021-02"), event("a", "2020"), event("b", "2021-01-31")) == ["a", "b", "c"]


def test_where_the_first_day_is_open_the_last_decides() -> None:
    """What happened by the end of 2020 stands at the end of 2020."""
    assert order(event("late", "2021"), event("by", "[..2020]"), event("early", "2020-12")) == ["early", "by", "late"]


def test_of_dates_from_one_day_on_the_coarse_comes_first() -> None:
    """A year comes before its January, and that before its first day.

    An open end counts as the last day of the calendar, and an open start as the first.
    """
    dates = ["2020-01-01", "2020-01", "2020", "[..2020-01-01]", "2020/9999", "2020/", "2020/2021"]
    coarsest_first = ["2020/9999", "2020/", "[..2020-01-01]", "2020/2021", "2020", "2020-01", "2020-01-01"]

    assert order(*(event(date, date) for date in dates)) == coarsest_first


def test_ties_keep_the_order_of_the_dataset() -> None:
    """Two entries of one date stay as they are in the dataset."""
    assert order(event("b", "2020"), event("a", "2020")) == ["b", "a"]


def test_the_undated_come_last() -> None:
    """What has no date claims no place, and stands behind all that has one, be it the last day of all."""
    assert order(event("x", None), event("y", None), event("z", "9999-12-31")) == ["z", "x", "y"]


def test_a_tenure_begins_and_ends_apart() -> None:
    """Its two ends are two entries; a tenure without dates is one, undated."""
    entries = timeline([role("x", "2018", "2025"), role("y", None, "2020"), role("z", None, None)], [], [])

    assert [(e.record.id, e.edge) for e in entries] == [("x", "begin"), ("y", "end"), ("x", "end"), ("z", None)]


def test_entries_are_called_as_their_records() -> None:
    """By the title of a role or event, and by the summary of a statement."""
    records = [role("x", "2018", "2025"), role("z", None, None)], [event("e", None)], [statement("s", "direct", None)]

    assert [("x", "x"), ("x", "x"), ("z", "z"), ("e", "e"), ("s", "s")] == [
        (entry.record.id, entry.title.en) for entry in timeline(*records)
    ]


def test_headings_are_not_in_it() -> None:
    """A heading only repeats, and has no time of its own."""
    entries = timeline([], [], [statement("a", "direct", "2020"), statement("b", "heading", None)])

    assert [entry.record.id for entry in entries] == ["a"]


def test_uncertain_entries_say_so() -> None:
    """About, some time in between, and an open end are uncertain; a year, a day and a known span are not."""
    dates = {
        "2020": False,
        "2020-01-01": False,
        "2020/2021": False,
        "2020~": True,
        "[2020..2021]": True,
        "[..2021]": True,
        "[2020..]": True,
        "2020/": True,
        "2020/..": True,
    }
    entries = timeline([], [event(date, date) for date in dates], [])

    assert dates == {entry.record.id: entry.uncertain for entry in entries}
    assert not TimelineEntry(None, None, Text(en="x"), event("x", None)).uncertain


def test_the_timeline_of_the_article_has_everything_but_headings(ds: Dataset) -> None:
    """Every event, every other statement once, and every tenure once or for each end."""
    entries = ds.timeline()
    edges = sum((role.start is not None) + (role.end is not None) or 1 for role in ds.roles)
    told = [statement for statement in ds.statements if statement.kind != "heading"]

    assert len(entries) == edges + len(ds.events) + len(told)
    assert str(entries[0].when) == "2006"
    assert kz_diplomacy.load().timeline() == entries


def test_an_entry_prints_short(ds: Dataset) -> None:
    """Date, edge, record and title, in at most 300 characters."""
    assert (
        "TimelineEntry(2006, begin, consular-service-specialist, 'Specialist in the Department of Consular Service')"
        == (repr(ds.timeline()[0]))
    )
    assert all(len(repr(entry)) <= 300 for entry in ds.timeline())
    assert "TimelineEntry(None, x, 'x')" == repr(TimelineEntry(None, None, Text(en="x"), event("x", None)))
    long = TimelineEntry(None, None, Text(en="y" * 61), event("x", None))
    assert f"TimelineEntry(None, x, {'y' * 60!r})" == repr(long)
