"""The short plain table that printing a collection shows."""

import pytest

from kz_diplomacy import Dataset, Event, Official, Role, Text, Topic, When
from kz_diplomacy._query.kinds import Events, Officials, Roles, Topics


def events(*titles: str, when: str | None = None) -> Events:
    return Events(
        Event(id=f"e{number}", title=Text(en=title), summary=Text(en="x"), status="happened", when=when and When(when))  # type: ignore[arg-type]
        for number, title in enumerate(titles)
    )


def test_columns_are_aligned_under_their_names() -> None:
    """Id, date and title each begin in one column; a record without a date leaves its place empty."""
    vigil, festival = events("Vigil", when="2024-05-03")[0], events("x", "Festival")[1]

    assert str(Events([vigil, festival])).splitlines() == [
        "id  date        title",
        "e0  2024-05-03  Vigil",
        "e1              Festival",
    ]


def test_what_has_no_dates_has_no_column_for_them() -> None:
    """Topics have a label alone."""
    assert str(Topics([Topic(id="light", label=Text(kk="жарық"))])) == "id     title\nlight  жарық"


def test_a_tenure_shows_both_ends() -> None:
    """The end that is not said is a question mark."""
    roles = Roles(
        [
            Role(id="a", kind="post", title=Text(en="Head"), start=When("2019")),
            Role(id="b", kind="post", title=Text(en="Aide"), end=When("[..2020]")),
            Role(id="c", kind="post", title=Text(en="Cook")),
        ]
    )

    assert [line.rstrip() for line in str(roles).splitlines()[1:]] == [
        "a   2019 – ?      Head",
        "b   ? – [..2020]  Aide",
        "c                 Cook",
    ]


def test_an_official_shows_the_name() -> None:
    """Not the summary."""
    person = Official(id="mira", name=Text(en="Mira Solen"), summary=Text(en="Head."))

    assert str(Officials([person])).splitlines()[1] == "mira  Mira Solen"


@pytest.mark.parametrize("kind", ["sources", "topics", "organizations", "officials", "roles", "events", "statements"])
def test_no_line_is_wider_than_a_terminal_nor_ends_in_blanks(ds: Dataset, kind: str) -> None:
    """Every collection of the article fits 80 columns."""
    for line in str(getattr(ds, kind)).splitlines():
        assert len(line) <= 80
        assert line == line.rstrip()


def test_a_long_title_is_cut_with_an_ellipsis() -> None:
    """A title that just fits is whole; one letter more and it is cut to the same width."""
    whole, cut = (str(events("a" * length)).splitlines()[1] for length in (76, 77))

    assert whole == "e0  " + "a" * 76
    assert cut == "e0  " + "a" * 75 + "…"


def test_a_long_id_or_date_is_cut_too() -> None:
    """Nothing pushes the title off the line."""
    role = Role(
        id="i" * 50, kind="post", title=Text(en="T" * 50), start=When("[2018-01-01..2019-01-01]"), end=When("2020")
    )
    (line,) = str(Roles([role])).splitlines()[1:]

    assert line == "i" * 35 + "…" + "  " + "[2018-01-01..2019-01-01…" + "  " + "T" * 15 + "…"


def test_twenty_records_are_shown_and_the_rest_counted() -> None:
    """Of 21 records one is more."""
    twenty, more = str(events(*"x" * 20)).splitlines(), str(events(*"x" * 1021)).splitlines()

    assert (len(twenty), twenty[-1]) == (21, "e19  x")
    assert (len(more), more[-2], more[-1]) == (22, "e19  x", "… and 1,001 more")


def test_a_record_is_one_line_whatever_its_title() -> None:
    """Line ends, tabs, and signs that turn the writing round become blanks."""
    assert str(events("a\nb\tc\u202ed\x1b[31m")).splitlines()[1] == "e0  a b c d [31m"


def test_wide_and_combining_letters_are_counted_as_a_terminal_does() -> None:
    """A wide letter fills two columns, so half as many have room; an accent of its own fills none."""
    assert str(events("灯" * 50)).splitlines()[1] == "e0  " + "灯" * 37 + "…"
    assert str(events("e\u0301" * 76)).splitlines()[1] == "e0  " + "e\u0301" * 76


def test_an_empty_collection_says_so() -> None:
    """A query that found nothing prints words and not a head without a body."""
    assert str(Events()) == "no records"
