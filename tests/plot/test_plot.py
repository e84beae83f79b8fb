"""The timeline as a picture: readable in three languages, in axes of any size, and nothing cut or covered."""

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
    drawn,
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


def test_it_draws_into_axes_of_any_size(ds: Dataset) -> None:
    """The text shrinks until it fits, and the axes are the ones that were given."""
    ax = canvas(10, 13)

    assert timeline(ds, ax=ax) is ax
    assert_readable(ax)
    assert min(float(text.get_fontsize()) for text in ax.texts) < 9


def test_axes_too_small_for_anything_are_no_error(ds: Dataset) -> None:
    """The smallest text is as small as it gets."""
    ax = timeline(ds, ax=canvas(3, 2))

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
