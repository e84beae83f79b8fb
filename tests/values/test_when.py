"""When: every form with its bounds and core, round trips, and the algebra of bounds."""

import copy
import operator
import pickle
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError
from helpers.dates import Part, Written, ordered, whens
from hypothesis import given
from hypothesis import strategies as st

from kz_diplomacy import QueryError, When

FORMS = [
    ("2018", "2018-01-01", "2018-12-31", None),
    ("2025-03", "2025-03-01", "2025-03-31", None),
    ("2024-02", "2024-02-01", "2024-02-29", None),
    ("1900-02", "1900-02-01", "1900-02-28", None),
    ("2000-02", "2000-02-01", "2000-02-29", None),
    ("2025-12", "2025-12-01", "2025-12-31", None),
    ("2025-12-09", "2025-12-09", "2025-12-09", ("2025-12-09", "2025-12-09")),
    ("2024-02-29", "2024-02-29", "2024-02-29", ("2024-02-29", "2024-02-29")),
    ("0001", "0001-01-01", "0001-12-31", None),
    ("9999-12-31", "9999-12-31", "9999-12-31", ("9999-12-31", "9999-12-31")),
    ("2018~", "2018-01-01", "2018-12-31", None),
    ("2025-03~", "2025-03-01", "2025-03-31", None),
    ("2025-12-09~", "2025-12-09", "2025-12-09", None),
    ("2020-01/2020-03", "2020-01-01", "2020-03-31", ("2020-01-31", "2020-03-01")),
    ("2018/2025-12-09", "2018-01-01", "2025-12-09", ("2018-12-31", "2025-12-09")),
    ("2020-01-05/2020-01-07", "2020-01-05", "2020-01-07", ("2020-01-05", "2020-01-07")),
    ("2020-01-05/2020-01-05", "2020-01-05", "2020-01-05", ("2020-01-05", "2020-01-05")),
    ("2020/2021", "2020-01-01", "2021-12-31", ("2020-12-31", "2021-01-01")),
    ("2020/2020", "2020-01-01", "2020-12-31", None),
    ("2020-05/2020", "2020-05-01", "2020-12-31", None),
    ("2020/2020-05", "2020-01-01", "2020-05-31", None),
    ("2020~/2022", "2020-01-01", "2022-12-31", None),
    ("2020/2022~", "2020-01-01", "2022-12-31", None),
    ("2021/", "2021-01-01", None, None),
    ("2021-05/", "2021-05-01", None, None),
    ("2021~/", "2021-01-01", None, None),
    ("2021/..", "2021-01-01", None, ("2021-12-31", None)),
    ("2021-05-06/..", "2021-05-06", None, ("2021-05-06", None)),
    ("2021~/..", "2021-01-01", None, None),
    ("[2020-01..2020-03]", "2020-01-01", "2020-03-31", None),
    ("[2020-01-05..2020-01-05]", "2020-01-05", "2020-01-05", None),
    ("[2020-05..2020]", "2020-05-01", "2020-12-31", None),
    ("[..2024]", None, "2024-12-31", None),
    ("[2025-03..]", "2025-03-01", None, None),
]
by_form = pytest.mark.parametrize(("text", "earliest", "latest", "core"), FORMS, ids=[form[0] for form in FORMS])


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@by_form
def test_every_form_has_its_bounds_and_its_core(
    text: str, earliest: str | None, latest: str | None, core: tuple[str, str | None] | None
) -> None:
    """A date covers at most earliest to latest, and for sure its core."""
    when = When(text)

    assert (earliest, latest) == (_iso(when.earliest), _iso(when.latest))
    assert core == (when.core and (_iso(when.core[0]), _iso(when.core[1])))


@pytest.mark.parametrize(
    ("text", "approximate", "lasting", "day"),
    [
        ("2025-12-09", False, False, date(2025, 12, 9)),
        ("2025-12-09~", True, False, None),
        ("2025-12", False, False, None),
        ("2025", False, False, None),
        ("2025~", True, False, None),
        ("2025-12-09/2025-12-09", False, True, None),
        ("2025-12-09/..", False, True, None),
        ("2025/", False, True, None),
        ("2024~/2025", True, True, None),
        ("2024/2025~", True, True, None),
        ("[2025-12-09..2025-12-09]", False, False, None),
        ("[..2025-12-09]", False, False, None),
        ("[2025-12-09..]", False, False, None),
    ],
)
def test_a_date_tells_whether_it_is_about_a_span_or_a_day(
    text: str, approximate: bool, lasting: bool, day: date | None
) -> None:
    """``approximate`` is the tilde, ``lasting`` the slash, and ``day`` a day that stands alone."""
    when = When(text)

    assert (approximate, lasting, day) == (when.approximate, when.lasting, when.day)


@given(whens)
def test_every_accepted_text_round_trips(written: Written) -> None:
    """A date is its text again as a string, in its repr, pickled and copied."""
    when = When(written.text)

    assert written.text == str(when) == when.edtf
    assert f"When({written.text!r})" == repr(when)
    for again in (When(str(when)), pickle.loads(pickle.dumps(when)), copy.copy(when), copy.deepcopy(when)):
        assert when == again
        assert hash(when) == hash(again)
        assert (when.earliest, when.latest, when.core) == (again.earliest, again.latest, again.core)


@given(whens)
def test_bounds_and_core_are_those_of_the_calendar(written: Written) -> None:
    """Bounds and core of every generated text are those reckoned from its dates alone."""
    when = When(written.text)

    assert written == (str(when), when.earliest, when.latest, when.core)


@given(whens)
def test_the_core_lies_inside_the_bounds(written: Written) -> None:
    """Earliest is never after latest, and a core is in order, inside both, and never of something approximate."""
    when = When(written.text)
    first, last = when.earliest or date.min, when.latest or date.max

    assert first <= last
    if when.core:
        begin, end = when.core
        assert first <= begin <= (end or date.max) <= last
        assert not when.approximate
        assert (end is None) == written.text.endswith("/..")


@given(ordered(), st.data())
def test_the_core_of_a_span_is_covered_by_every_reading_of_it(span: tuple[Part, Part], data: st.DataObject) -> None:
    """Whatever days a span began and ended on, it covered the whole core and kept inside the bounds."""
    start, end = span
    begin = data.draw(st.dates(start.first, min(start.last, end.last)))
    finish = data.draw(st.dates(max(end.first, begin), end.last))
    when = When(f"{start.text}/{end.text}")

    assert when.earliest
    assert when.latest
    assert when.earliest <= begin <= finish <= when.latest
    if when.core:
        assert begin <= when.core[0]
        assert when.core[1]
        assert when.core[1] <= finish


@given(st.dates())
def test_a_coarser_date_contains_the_finer_one(day: date) -> None:
    """A day lies in its month and its month in its year, and a year has no day outside its first and last month."""
    iso = day.isoformat()
    finest, month, year = When(iso), When(iso[:7]), When(iso[:4])

    assert (day, day) == (finest.earliest, finest.latest)
    assert month.earliest
    assert month.latest
    assert month.earliest <= day <= month.latest
    assert (1, (month.latest.year, month.latest.month)) == (month.earliest.day, (day.year, day.month))
    assert (When(f"{iso[:4]}-01").earliest, When(f"{iso[:4]}-12").latest) == (year.earliest, year.latest)


@given(ordered())
def test_a_span_and_a_moment_between_the_same_dates_have_the_same_bounds(span: tuple[Part, Part]) -> None:
    """``/`` and ``[..]`` differ in what is sure and never in what is possible; half of either has half the bounds."""
    start, end = (part.text for part in span)
    lasted, moment = When(f"{start}/{end}"), When(f"[{start}..{end}]")

    assert (lasted.earliest, lasted.latest) == (moment.earliest, moment.latest)
    assert (moment.earliest, None) == (When(f"[{start}..]").earliest, When(f"[{start}..]").latest)
    assert (None, moment.latest) == (When(f"[..{end}]").earliest, When(f"[..{end}]").latest)
    assert (lasted.earliest, None) == (When(f"{start}/").earliest, When(f"{start}/..").latest)


def test_dates_are_equal_when_written_alike() -> None:
    """The text decides: the same days written in another way are another date."""
    text: object = "2020"
    year = When("2020")

    assert year == When("2020")
    assert len({year, When("2020")}) == 1
    for other in ("2020~", "2020/2020", "[2020..2020]", "2020-01-01/2020-12-31"):
        assert year != When(other)
    assert year != text


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge], ids=lambda one: one.__name__)
@pytest.mark.parametrize("other", [When("2020"), date(2020, 1, 1), "2020"], ids=["when", "date", "text"])
def test_dates_have_no_order_of_their_own(compare: Callable[[Any, Any], bool], other: object) -> None:
    """Which of two vague dates is the earlier one is left to whoever asks, and the error says how to ask."""
    with pytest.raises(QueryError) as refused:
        compare(When("2021"), other)

    mend = "compare .earliest or .latest, or ask a collection .during(...)"
    assert f'found a comparison of the date "2021", expected one of days: {mend}' == str(refused.value)


@pytest.mark.parametrize("name", ["edtf", "earliest", "latest", "core", "invented"])
def test_nothing_of_a_date_can_be_changed(name: str) -> None:
    """A date is frozen and slotted: no attribute can be set, added or deleted."""
    when = When("2018/2025-12-09")

    with pytest.raises(FrozenInstanceError):
        setattr(when, name, None)
    with pytest.raises(FrozenInstanceError):
        delattr(when, name)
    assert not hasattr(when, "__dict__")
    assert str(when) == "2018/2025-12-09"


@pytest.mark.parametrize("name", ["earliest", "latest", "core"])
def test_bounds_cannot_be_given(name: str) -> None:
    """Bounds and core follow from the text and are no arguments."""
    arguments: dict[str, Any] = {name: None}

    with pytest.raises(TypeError, match=name):
        When("2020", **arguments)
