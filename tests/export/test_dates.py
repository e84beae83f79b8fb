"""EDTF dates as a year, a month or a day: nothing is made narrower than it is, and what is left out is known."""

import pytest
from helpers.generated import dates, moments
from hypothesis import given

from kz_diplomacy import Text, When
from kz_diplomacy.export._dates import covering, ends, plain
from kz_diplomacy.export._texts import wordings


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
    assert expected == ends(When(edtf))


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
    assert expected == covering(When(edtf))


@pytest.mark.parametrize("edtf", ["2018", "2025-03", "2025-12-09"])
def test_a_plain_date(edtf: str) -> None:
    """A year, a month and a day say all there is to say."""
    assert plain(When(edtf))


@pytest.mark.parametrize("edtf", ["2018~", "2018/2019", "2018/", "2018/..", "[2018..2019]", "[..2018]", "[2018..]"])
def test_any_other_date_is_not_plain(edtf: str) -> None:
    """About, a span and one of several are more than a year, a month or a day says."""
    assert not plain(When(edtf))


@given(dates)
def test_no_date_becomes_narrower(when: When) -> None:
    """The ends have the bounds of the date, and what holds it holds every day of it."""
    start, end = ends(when)

    assert when.earliest == (When(start).earliest if start else None)
    assert when.latest == (When(end).latest if end else None)
    if held := covering(when):
        assert when.earliest is not None
        assert when.latest is not None
        wide = When(held)
        assert wide.earliest is not None
        assert wide.latest is not None
        assert wide.earliest <= when.earliest <= when.latest <= wide.latest


@given(moments.map(When))
def test_a_plain_date_is_its_own_ends(when: When) -> None:
    """Where a date is plain, nothing is lost in what holds it or in its ends."""
    if plain(when):
        assert (when.edtf, when.edtf) == ends(when)
        assert when.edtf == covering(when)


def test_the_wordings_of_a_text() -> None:
    """Only the languages that are there, English first; none of no text."""
    assert {"en": "a", "ru": "б", "kk": "в"} == wordings(Text(kk="в", ru="б", en="a"))
    assert ["en", "ru", "kk"] == list(wordings(Text(kk="в", ru="б", en="a")))
    assert {"kk": "в"} == wordings(Text(kk="в"))
    assert {} == wordings(None)
