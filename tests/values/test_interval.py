"""Honest time, line by line: what is possibly and what is certainly in a period."""

from datetime import date, datetime

import pytest
from helpers.dates import CLOSE_MOMENTS, close_whens
from hypothesis import given
from hypothesis import strategies as st

from kz_diplomacy import QueryError, When, WhenError
from kz_diplomacy._values.interval import Interval

# date, period, possibly, certainly: the table of docs/honest-time.md, with its edge cases.
DATES = [
    ("2024-04-15", "2024", True, True),
    ("2024-04-15", "2024-04-15", True, True),
    ("2024-04-15", "2024-04-16", False, False),
    ("2024-04", "2024", True, True),
    ("2024-04", "2024-04-30", True, False),
    ("2024", "2024-04", True, False),
    ("2024", "2024", True, True),
    ("2024", "2025", False, False),
    ("2024", "2023/2025", True, True),
    ("2020-01/2020-03", "2020", True, True),
    ("2020-01/2020-03", "2020-02", True, True),
    ("2020-01/2020-03", "2020-01", True, True),
    ("2020-01/2020-03", "2020-01-30", True, False),
    ("2020-01/2020-03", "2020-01-31", True, True),
    ("2020-01/2020-03", "2020-03-01", True, True),
    ("2020-01/2020-03", "2020-03-02", True, False),
    ("2020-01/2020-03", "2020-04", False, False),
    ("2018/2025-12-09", "2018-12-31", True, True),
    ("2018/2025-12-09", "2018-12-30", True, False),
    ("2018/2025-12-09", "2025-12-09", True, True),
    ("2018/2025-12-09", "2025-12-10", False, False),
    ("2020/2020", "2020-06", True, False),
    ("2020/2020", "2020", True, True),
    ("2021/", "2021", True, False),
    ("2021/", "2020", False, False),
    ("2021/", "2030", True, False),
    ("2021/", "[2021..]", True, True),
    ("2021/..", "2021", True, True),
    ("2021/..", "2021-12-30", True, False),
    ("2021/..", "2021-12-31", True, True),
    ("2021/..", "2030", True, True),
    ("2021/..", "2020", False, False),
    ("[2020-01..2020-03]", "2020-02", True, False),
    ("[2020-01..2020-03]", "2020", True, True),
    ("[2020-01..2020-03]", "2021", False, False),
    ("[..2024]", "2024", True, False),
    ("[..2024]", "1900", True, False),
    ("[..2024]", "2025", False, False),
    ("[..2024]", "[..2025]", True, True),
    ("[2025-03..]", "2025", True, False),
    ("[2025-03..]", "2025-02", False, False),
    ("[2025-03..]", "[2025..]", True, True),
    ("2024~", "2024", True, False),
    ("2024~", "2023", False, False),
    ("2020~/2022", "2021", True, False),
    ("2020~/2022", "2019/2023", True, False),
    ("2021~/..", "2030", True, False),
]

# start, end, period, possibly, certainly
TENURES = [
    ("2018", "2025", "2020", True, True),
    ("2018", "2025", "2018-12-31", True, True),
    ("2018", "2025", "2018-12-30", True, False),
    ("2018", "2025", "2025-01-01", True, True),
    ("2018", "2025", "2025-01-02", True, False),
    ("2018", "2025", "2018", True, True),
    ("2018", "2025", "2017", False, False),
    ("2018", "2025", "2026", False, False),
    ("2023", None, "2023", True, True),
    ("2023", None, "2024", True, False),
    ("2023", None, "2022", False, False),
    (None, "2023", "2023", True, True),
    (None, "2023", "2022", True, False),
    (None, "2023", "2024", False, False),
    ("2025-03", "2025-12-09", "2025-03-31", True, True),
    ("2025-03", "2025-12-09", "2025-03-30", True, False),
    ("2024", "2024", "2024", True, True),
    ("2024", "2024", "2024-06", True, False),
    ("2020~", "2022", "2021", True, False),
    ("2020~", "2022", "2022", True, True),
    ("2020~", "2022", "2020", True, False),
    ("2020", "2022~", "2021", True, False),
    ("2020", "2022~", "2020", True, True),
    ("[..2020]", "2022", "2021", True, True),
    ("[2020..]", "2022", "2021", True, False),
    ("2020", "[2022..]", "2021", True, True),
    ("2020", "[..2022]", "2021", True, False),
]


@pytest.mark.parametrize(("when", "asked", "possibly", "certainly"), DATES)
def test_a_date_is_possibly_and_certainly_in_a_period(when: str, asked: str, possibly: bool, certainly: bool) -> None:
    """Possibly where its bounds meet the period; certainly where they lie in it, or its core meets it."""
    interval, period = Interval.of(When(when)), Interval.of_period(asked)

    assert (possibly, certainly) == (interval.possibly(period), interval.certainly(period))


@pytest.mark.parametrize(("start", "end", "asked", "possibly", "certainly"), TENURES)
def test_a_tenure_is_possibly_and_certainly_in_a_period(
    start: str | None, end: str | None, asked: str, possibly: bool, certainly: bool
) -> None:
    """A tenure runs from its first possible to its last possible day, and has its start and end for sure."""
    interval = Interval.of_tenure(start and When(start), end and When(end))  # type: ignore[arg-type]
    period = Interval.of_period(asked)

    assert interval
    assert (possibly, certainly) == (interval.possibly(period), interval.certainly(period))


def test_a_tenure_without_dates_has_no_span() -> None:
    """With neither its start nor its end said it has no date."""
    assert Interval.of_tenure(None, None) is None


@pytest.mark.parametrize(
    ("asked", "throughout"),
    [
        ("2020", True),
        ("2018-12-31", True),
        ("2018-12-30", False),
        ("2018", False),
        ("2018-12-31/2025-01-01", True),
        ("2025", False),
        ("2020~", False),
        ("[2020..]", False),
        ("[..2020]", False),
        ("2020/..", False),
    ],
)
def test_throughout_is_every_day_for_sure(asked: str, throughout: bool) -> None:
    """From 2018 to 2025 every day from the last of 2018 to the first of 2025 is sure; an open period never is."""
    interval = Interval.of_tenure(When("2018"), When("2025"))

    assert interval
    assert throughout == interval.throughout(Interval.of_period(asked))


def test_a_tenure_of_one_day_is_sure_of_it() -> None:
    """Its last possible day of beginning is its first possible day of ending."""
    interval = Interval.of_tenure(When("2024-04-15"), When("2024-04-15"))

    assert interval
    assert interval.throughout(Interval.of_period("2024-04-15"))


def test_what_goes_on_is_throughout_no_period_without_an_end() -> None:
    """Nobody knows of every day that is to come."""
    interval = Interval.of(When("2021/.."))

    assert interval.throughout(Interval.of_period("2022/2030"))
    assert not interval.throughout(Interval.of_period("2022/.."))


@pytest.mark.parametrize("end", [None, "2025~"])
def test_nothing_is_throughout_without_two_known_ends(end: str | None) -> None:
    """A tenure whose end is unsaid, or about, has no day for sure."""
    interval = Interval.of_tenure(When("2018"), end and When(end))  # type: ignore[arg-type]

    assert interval
    assert not interval.throughout(Interval.of_period("2020"))


@pytest.mark.parametrize("asked", ["2024-04-15", When("2024-04-15"), date(2024, 4, 15), datetime(2024, 4, 15, 12)])
def test_a_period_is_text_a_when_or_a_day(asked: str | When | date) -> None:
    """All of them ask for the same day."""
    assert Interval.of_period("2024-04-15") == Interval.of_period(asked)


@pytest.mark.parametrize("asked", [None, 2.5, True, ["2020"]])
def test_what_is_neither_text_nor_date_is_refused(asked: object) -> None:
    """Anything else is one clear error."""
    with pytest.raises(QueryError, match=r'expected a date: write "2024", or "2024-04"$'):
        Interval.of_period(asked)


@pytest.mark.parametrize("asked", ["2020-13", "2020/2019", ""])
def test_a_text_that_is_no_date_is_refused(asked: str) -> None:
    """A text is read as a date, with a date's errors."""
    with pytest.raises(WhenError):
        Interval.of_period(asked)


@given(close_whens(), close_whens())
def test_certainly_is_possibly(when: When, asked: When) -> None:
    """What is certainly in a period is possibly in it."""
    interval, within = Interval.of(when), Interval.of(asked)

    assert interval.possibly(within) or not interval.certainly(within)


# A role begins and ends at moments; what lasted is refused for its start and end.
@given(st.none() | CLOSE_MOMENTS, st.none() | CLOSE_MOMENTS, close_whens())
def test_throughout_is_certainly_and_certainly_is_possibly_for_tenures(
    start: When | None, end: When | None, asked: When
) -> None:
    """So it is for tenures; and what is held on every day is held for sure."""
    interval, within = Interval.of_tenure(start, end), Interval.of(asked)

    if interval and interval.first <= interval.last:
        assert interval.possibly(within) or not interval.certainly(within)
        assert interval.certainly(within) or not interval.throughout(within)


@given(close_whens(), close_whens(), close_whens())
def test_a_wider_period_loses_nothing(when: When, asked: When, other: When) -> None:
    """What is in a period, possibly or certainly, is so in every period that contains it."""
    interval, narrow = Interval.of(when), Interval.of(asked)
    wide = Interval(min(narrow.first, Interval.of(other).first), max(narrow.last, Interval.of(other).last), None, True)

    assert interval.possibly(wide) or not interval.possibly(narrow)
    assert interval.certainly(wide) or not interval.certainly(narrow)


@pytest.mark.parametrize(("asked", "mend"), [(999, '"2024", or "2024-04"'), (1000, '"1000"'), (9999, '"9999"')])
def test_a_number_of_four_digits_is_taken_for_a_year(asked: int, mend: str) -> None:
    """An int is not a date; the error says how to write one of four digits."""
    for number, told in ((asked, mend), (10_000, '"2024", or "2024-04"')):
        with pytest.raises(QueryError) as error:
            Interval.of_period(number)

        assert f"found {number}, expected a date: write {told}" == str(error.value)
