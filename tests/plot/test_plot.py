"""The timeline as a picture: readable in three languages, and each date drawn as wide as it is uncertain."""

import sys
from datetime import date
from pathlib import Path

import matplotlib
import pytest
from helpers.axes import (
    assert_readable,
    canvas,
    closed,  # noqa: F401 - it is for each test
    dataset,
    day,
    days,
    drawn,
    edges,
    event,
    person,
    role,
    texts,
)
from helpers.invented import files, write
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, get_font

import kz_diplomacy
from kz_diplomacy import Dataset, Event, Lang, MissingExtraError, QueryError, Role, Text, When
from kz_diplomacy.plot import timeline

LANGS: tuple[Lang, ...] = ("kk", "ru", "en")


def labels(text: str, title: str) -> bool:
    """Whether a text is a title, as it is, with a remark, or cut."""
    return text == title or text.startswith(f"{title} (") or (text.endswith(" …") and title.startswith(text[:-2]))


def test_the_undated_are_listed_in_words() -> None:
    """Below a heading that says why, with how far they had come; nothing is drawn for them."""
    records = dataset(roles=[role(None, None)], events=[event(None, "planned"), event("2020", id="dated")])
    ax = timeline(records)
    shown = texts(ax)

    below = shown[shown.index("Undated: the article does not say when") :]
    assert below[1:] == ["Mira Solen: posts, ranks, delegations", "• Post r", "Events", "• Event e (planned)"]
    assert drawn(ax, "e") == drawn(ax, "r") == {}


def test_tenures_stand_under_their_holders(tmp_path: Path) -> None:
    """An official whose record stands in the base has a heading, too; a role without a holder is not drawn."""
    values = files()
    values["roles"][1] |= {"official": "tor-velin", "start": "2020"}
    base = kz_diplomacy.load(write(tmp_path / "base", values))
    unnamed = Role(id="unnamed", kind="post", title=Text(en="Nobody's post"), start=When("2020"))
    held = dataset(roles=[*base.roles, unnamed])
    ax = timeline(held)

    assert texts(ax).index("Mira Solen: posts, ranks, delegations") < texts(ax).index("head of the harbour office")
    assert texts(ax).index("Tor Velin: posts, ranks, delegations") < texts(ax).index("first keeper")
    assert "Nobody's post" not in texts(ax)
    assert ax.get_title("left") == "Timeline: Mira Solen, Tor Velin"


@pytest.mark.parametrize("lang", LANGS)
def test_the_article_is_whole_in_each_language(ds: Dataset, lang: Lang) -> None:
    """Each dated record is drawn and its label is there, as far as it fits; nothing is cut or covered."""
    ax = timeline(ds, lang=lang)
    shown = texts(ax)
    entries = [entry for entry in ds.timeline() if getattr(entry.record, "official", True)]

    assert_readable(ax)
    for entry in entries:
        title = entry.title[lang]
        assert any(labels(text.removeprefix("• "), title) for text in shown), title
        assert bool(drawn(ax, entry.record.id)) == (entry.when is not None)
        if entry.when and not entry.edge:
            assert any(text.endswith(entry.when.words(lang)) for text in shown)
    assert ax.get_title("left").endswith(ds.officials[0].name[lang])
    letters = {letter for text in shown for letter in text}
    assert {ord(letter) for letter in letters} <= get_font(findfont("DejaVu Sans")).get_charmap().keys()
    assert {text.get_fontfamily()[0] for text in ax.texts} == {"DejaVu Sans"}


def test_every_shape_is_explained_on_the_picture(ds: Dataset) -> None:
    """Once for the tenures and once for what happened and was said."""
    shown = " ".join(texts(timeline(ds)))

    assert shown.count("Solid bar: held for sure.") == shown.count("Dot: on that day.") == 1


def test_it_draws_into_axes_of_any_size() -> None:
    """The text shrinks until it fits, and the axes are the ones that were given."""
    records = dataset(events=[event("2020", id=f"e{number}") for number in range(40)])
    ax = canvas(10, 6)

    assert timeline(records, ax=ax) is ax
    assert_readable(ax)
    assert 2 < min(float(text.get_fontsize()) for text in ax.texts) < 9


def test_axes_too_small_for_anything_are_no_error() -> None:
    """The smallest text is as small as it gets."""
    ax = timeline(dataset(events=[event("2020", id=f"e{number}") for number in range(40)]), ax=canvas(1, 1))

    assert min(text.get_fontsize() for text in ax.texts) == 2
    ax.figure.canvas.draw()


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2020-06-15"], ["2020-01", "2020-04", "2020-07", "2020-10"]),
        (["2018", "2023"], ["2018", "2019", "2020", "2021", "2022", "2023", "2024"]),
        (["0001-01-01", "9999-12-31"], [f"{year}000" for year in range(1, 10)]),
    ],
)
def test_the_axis_of_time_is_labelled_with_round_dates(dates: list[str], expected: list[str]) -> None:
    """Months or years, as many as have room, each at its first day."""
    ax = timeline(dataset(events=[event(when, id=f"e{number}") for number, when in enumerate(dates)]))
    dated = {
        text.get_text(): day(text.get_position()[0]) for text in ax.texts if text.get_horizontalalignment() == "center"
    }

    assert [*dated] == expected
    assert [*dated.values()] == [date.fromisoformat(f"{label}-01-01"[:10]).toordinal() for label in expected]
    assert [day(tick) for tick in ax.get_xticks()] == [*dated.values()]


def test_a_dataset_without_dates_or_records_is_no_error() -> None:
    """The undated are listed; of nothing there is a title."""
    ax = timeline(dataset())

    assert texts(ax) == []
    assert ax.get_title("left") == "Timeline"
    assert texts(timeline(dataset(events=[event(None)])))[-1] == "• Event e"


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1), max_size=60))
def test_no_label_leaves_its_place(labels: list[str]) -> None:
    """Long words, many words and signs of formulas stay in the picture and apart from one another."""
    # Letters that the font lacks are drawn as boxes of another width, with a warning; these are about the layout.
    known = [
        "".join(letter if letter in "$_^{}\\ " or (letter.isalnum() and letter < "\u0530") else "x" for letter in label)
        for label in labels
    ]
    events = [
        Event(id=f"e{n}", title=Text(en=label), summary=Text(en="x"), status="happened", when=When("2020"))
        for n, label in enumerate(known)
    ]

    assert_readable(timeline(dataset(events=events), ax=canvas(13, 25)))


def test_a_title_is_no_formula() -> None:
    """Dollar signs are shown and not read as mathematics."""
    costly = Event(id="e", title=Text(en="From $2 to $3"), summary=Text(en="x"), status="happened", when=When("2020"))
    (label,) = [text for text in timeline(dataset(events=[costly])).texts if text.get_text() == "From $2 to $3"]

    assert not label.get_parse_math()


def test_a_long_word_and_a_long_name_are_cut() -> None:
    """With an ellipsis, so that it shows."""
    mira = person(name="Solen" * 60)
    ax = timeline(dataset(roles=[role("2020", None, official=mira)], officials=[mira]))

    assert_readable(ax)
    assert texts(ax)[0].endswith("Solen … posts, ranks, delegations")
    assert ax.get_title("left").endswith(" …")


def test_it_changes_no_setting_and_shows_nothing(ds: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """rcParams stay as they were, and no window opens."""
    from matplotlib import pyplot

    monkeypatch.setattr(pyplot, "show", lambda: pytest.fail("shown"))
    before = dict(matplotlib.rcParams)
    timeline(ds)

    assert dict(matplotlib.rcParams) == before


def test_a_figure_of_its_own_grows_with_the_records() -> None:
    """One record makes a strip, sixty a page."""
    one, sixty = (
        timeline(dataset(events=[event("2020", id=f"e{n}") for n in range(number)])).figure.get_figure()
        for number in (1, 60)
    )

    assert isinstance(one, Figure)
    assert isinstance(sixty, Figure)
    assert 1 < one.get_figheight() < 3 < 10 < sixty.get_figheight() < 20


def test_an_unknown_language_is_an_error(ds: Dataset) -> None:
    """It says which there are."""
    with pytest.raises(QueryError, match=r'^found "de", expected a language: "kk", "ru" or "en"$'):
        timeline(ds, lang="de")  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="expected a language"):
        timeline(ds, lang=["en"])  # type: ignore[arg-type]


def test_without_matplotlib_it_says_what_to_install(ds: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """Importing the module needs no matplotlib; drawing does."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)

    with pytest.raises(
        MissingExtraError, match=r'^this needs matplotlib: install it with pip install "kz-diplomacy\[plot\]"$'
    ):
        timeline(ds)


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
