"""What a timeline draws for a date: solid where it is sure, hatched where it may be, open where nothing is said."""

import pytest
from helpers.axes import (  # noqa: F401 - closed is for each test
    canvas,
    closed,
    dataset,
    days,
    drawn,
    edges,
    event,
    role,
    texts,
)

from kz_diplomacy.plot import timeline


def test_a_tenure_is_solid_where_it_is_sure_and_hatched_where_it_may_have_been() -> None:
    """From 2018 to 2025: its core is what lies between the two years."""
    shapes = drawn(timeline(dataset(roles=[role("2018", "2025")]), ax=canvas()), "r")

    assert shapes == {"unsure": days("2018-01-01", "2026-01-01"), "sure": days("2018-12-31", "2025-01-02")}


def test_a_tenure_of_known_days_is_solid_alone() -> None:
    """Its last day is in it."""
    shapes = drawn(timeline(dataset(roles=[role("2018-03-03", "2020-02-02")]), ax=canvas()), "r")

    assert shapes == {"sure": days("2018-03-03", "2020-02-03")}


def test_an_end_that_is_not_said_fades_into_an_open_arrow() -> None:
    """It begins hatched over the year in which it began; nothing is solid."""
    ax = timeline(dataset(roles=[role("2018", None)]), ax=canvas())
    shapes = drawn(ax, "r")

    assert shapes.keys() == {"unsure", "fade-right", "open-right"}
    assert shapes["unsure"] == days("2018-01-01", "2019-01-01")
    assert shapes["open-right"][0] == shapes["unsure"][1]
    assert shapes["open-right"][1] > shapes["unsure"][1]
    shades = [colour[3] for colour in shapes["fade-right"].get_facecolor()]
    assert shades == sorted(set(shades), reverse=True)
    assert "begins: 2018 ends: not said" in texts(ax)


def test_a_begin_that_is_not_said_opens_to_the_left() -> None:
    """The arrow begins where the end may have been at the earliest."""
    ax = timeline(dataset(roles=[role(None, "2018")]), ax=canvas())
    shapes = drawn(ax, "r")

    assert shapes.keys() == {"unsure", "fade-left", "open-left"}
    assert shapes["open-left"][0] == days("2018-01-01")[0] > shapes["open-left"][1]
    assert "begins: not said ends: 2018" in texts(ax)


def test_a_tenure_between_open_bounds_is_sure_in_between() -> None:
    """Begun by 2018 and not ended before 2020, it opens to both sides."""
    shapes = drawn(timeline(dataset(roles=[role("[..2018]", "[2020..]")]), ax=canvas()), "r")

    assert shapes["sure"] == days("2018-12-31", "2020-01-02")
    assert shapes.keys() == {"sure", "fade-left", "open-left", "fade-right", "open-right"}


def test_about_is_never_solid() -> None:
    """A tenure and an event with a date that is about have its sign."""
    ax = timeline(dataset(roles=[role("2018~", "2020")], events=[event("2019~"), event("2019-05-05~", id="d")]))

    assert drawn(ax, "r").keys() == {"unsure", "about"}
    assert drawn(ax, "e").keys() == drawn(ax, "d").keys() == {"moment", "about"}
    assert "about 2019" in texts(ax)


def test_a_known_day_is_a_dot() -> None:
    """In the middle of that day."""
    assert drawn(timeline(dataset(events=[event("2020-02-29")])), "e") == {"day": (days("2020-02-29")[0] + 0.5,)}


@pytest.mark.parametrize("when", ["2020", "[2020-01..2020-12]", "[2020-01-01..2020-12-31]"])
def test_a_moment_is_a_line_as_wide_as_it_is_uncertain(when: str) -> None:
    """From the first to the last day that it can have been."""
    assert drawn(timeline(dataset(events=[event(when)])), "e") == {"moment": days("2020-01-01", "2021-01-01")}


def test_a_moment_with_an_open_side_is_an_arrow_from_its_bound() -> None:
    """Later or earlier: a tick at the bound and a dashed arrow to the edge."""
    ax = timeline(dataset(events=[event("[2020..]", id="since"), event("[..2022]", id="until")]))
    since, until = drawn(ax, "since"), drawn(ax, "until")
    left, right = edges(ax)

    assert since["moment"] == days("2020-01-01")
    assert since["open-right"][1] == right > days("2023-01-01")[0]
    assert until["moment"] == days("2023-01-01")
    assert until["open-left"][1] == left < days("2020-01-01")[0]
    assert since.keys() == {"moment", "open-right"}
    assert until.keys() == {"moment", "open-left"}


def test_what_lasted_is_a_bar() -> None:
    """Known to its end, with an end that is unknown, and going on."""
    lasting = {"a": "2018/2020", "b": "2018/", "c": "2018/..", "d": "2018-01-01/2018-01-09"}
    ax = timeline(dataset(events=[event(when, id=id) for id, when in lasting.items()]))
    _, right = edges(ax)

    assert drawn(ax, "a") == {"unsure": days("2018-01-01", "2021-01-01"), "sure": days("2018-12-31", "2020-01-02")}
    assert drawn(ax, "b").keys() == {"unsure", "fade-right", "open-right"}
    assert drawn(ax, "c")["sure"] == (days("2018-12-31")[0], right)
    assert drawn(ax, "c").keys() == {"unsure", "sure", "going-on"}
    assert drawn(ax, "d") == {"sure": days("2018-01-01", "2018-01-10")}


def test_what_need_not_have_happened_is_grey_and_says_so() -> None:
    """Planned, proposed and possible have one colour, happened and ongoing another."""
    statuses = ["happened", "ongoing", "planned", "proposed", "possible"]
    ax = timeline(dataset(events=[event("2020", status, id=status) for status in statuses]))
    colours = {str(line.get_gid()): line.get_color() for line in ax.lines if str(line.get_gid()).endswith(".moment")}

    assert colours["happened.moment"] == colours["ongoing.moment"] != colours["planned.moment"]
    assert len({colours[f"{status}.moment"] for status in statuses[2:]}) == 1
    assert [text for text in texts(ax) if text.endswith(": 2020")] == [
        "planned: 2020",
        "proposed: 2020",
        "possible: 2020",
    ]
