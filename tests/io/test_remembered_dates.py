"""Dates that were read are remembered, since they repeat a great deal: up to a bound."""

from kz_diplomacy._io.hooks import when


def test_a_date_that_repeats_is_read_once() -> None:
    """What is given again is the very same."""
    hook = when()

    assert hook("2024-04", None) is hook("2024-04", None)


def test_no_more_than_4096_dates_are_remembered() -> None:
    """The last of them is, and what comes after is read anew each time."""
    hook = when()
    years = [hook(f"{year:04}", None) for year in range(1, 4097)]

    assert years[-1] is hook("4096", None)
    assert hook("4097", None) == hook("4097", None)
    assert hook("4097", None) is not hook("4097", None)
