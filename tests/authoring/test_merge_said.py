"""Merging tells every conflict, and what two datasets say of themselves: name, version, licence, articles at hand."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest
from helpers.generated import dataset, datasets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from importlib_resources import files

from kz_diplomacy import DataError, Dataset, Official, Organization, Source, Text, Topic, example, load

few = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def assert_loads_equal(ds: Dataset) -> None:
    with TemporaryDirectory() as folder:
        ds.save(folder)
        assert ds == load(folder)


def topic(id: str, label: str, broader: Topic | None = None) -> Topic:
    return Topic(id=id, label=Text(en=label), broader=broader)


def person(id: str, note: str = "P.") -> Official:
    return Official(id=id, name=Text(en=id), summary=Text(en=note))


@few
@given(datasets(), st.data())
def test_a_conflict_is_found_whichever_side_it_stands_on(ds: Dataset, data: st.DataObject) -> None:
    """One field of one record that differs is one fault that names it, left and right, among own and base records."""
    at = data.draw(st.integers(0, len(ds.sources) - 1))
    changed = [*ds.sources]
    changed[at] = attrs.evolve(changed[at], title=f"{changed[at].title}!")
    other = attrs.evolve(ds, sources=ds.sources.of(changed))
    based = [dataset(base=one.known) for one in (ds, other)]
    for left, right in ((ds, other), (other, ds), (ds, based[1]), (based[0], other), (based[1], based[0])):
        with pytest.raises(DataError) as caught:
            _ = left | right
        [fault] = caught.value.faults
        assert ("sources.json", changed[at].id) == (fault.file, fault.record)
        assert fault.path == ("$.title" if left.base and right.base else f"$[{at}].title")


def test_a_conflict_says_what_is_on_either_side_and_how_to_mend_it() -> None:
    """Each field that differs is a fault of its own, in the order of the kinds and of the fields."""
    sea = topic("sea", "Sea")
    left = dataset(topics=[sea, topic("visas", "Visas")], officials=[person("mira")])
    right = dataset(topics=[topic("visas", "Permits", broader=sea)], officials=[person("mira", note="Q.")])
    with pytest.raises(DataError) as caught:
        _ = left | right

    mend = (
        "make them equal; or, if they are two things, give yours an id with a dot, such as mine.visas, "
        "which no bundled record ever has"
    )
    assert [
        f'topics.json $[1].label.en (visas): found "Visas" on the left and "Permits" on the right, '
        f"expected the same in both: {mend}",
        f'topics.json $[1].broader (visas): found nothing on the left and "sea" on the right, '
        f"expected the same in both: {mend}",
        f'officials.json $[0].summary.en (mira): found "P." on the left and "Q." on the right, '
        f"expected the same in both: {mend}",
    ] == [str(fault) for fault in caught.value.faults]


def test_one_id_for_two_kinds_is_a_conflict() -> None:
    """A body and a person of one id are no record twice; so is a source that one of them is based on."""
    source = Source(id="mira", kind="reference", publisher=Text(en="P"), title="T", language="en")
    people, bodies = (
        dataset(officials=[person("mira")]),
        dataset(organizations=[Organization(id="mira", name=Text(en="M"))]),
    )
    for left, right, found in (
        (
            people,
            bodies,
            "officials.json $[0] (mira): found the official on the left and the organization on the right",
        ),
        (
            bodies,
            people,
            "organizations.json $[0] (mira): found the organization on the left and the official on the right",
        ),
        (
            dataset(base={"mira": source}),
            people,
            "sources.json $[0] (mira): found the source on the left and the official on the right",
        ),
    ):
        with pytest.raises(DataError) as caught:
            _ = left | right
        [fault] = caught.value.faults
        assert str(fault).startswith(f"{found}, expected one record of one id: give yours an id with a dot")


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        ("CC0-1.0", "CC0-1.0", "CC0-1.0"),
        (None, None, None),
        ("CC0-1.0", None, None),
        (None, "CC0-1.0", None),
        ("CC0-1.0", "CC-BY-4.0", "CC0-1.0 AND CC-BY-4.0"),
        ("MIT AND CC0-1.0", "CC-BY-4.0 AND MIT", "MIT AND CC0-1.0 AND CC-BY-4.0"),
        ("MIT OR Apache-2.0", "CC0-1.0", "(MIT OR Apache-2.0) AND CC0-1.0"),
        ("CC0-1.0", "(MIT OR Apache-2.0) AND CC0-1.0", "CC0-1.0 AND (MIT OR Apache-2.0)"),
        ("(MIT OR Apache-2.0) AND CC0-1.0", "MIT OR Apache-2.0", "(MIT OR Apache-2.0) AND CC0-1.0"),
        ("(MIT AND X11) OR Zlib", "CC0-1.0", "((MIT AND X11) OR Zlib) AND CC0-1.0"),
    ],
)
def test_all_licences_hold_together(left: str | None, right: str | None, both: str | None) -> None:
    """Licences are joined as SPDX joins them, each once, a choice in parentheses; one unknown makes all unknown."""
    merged = dataset(license=left) | dataset(license=right)

    assert both == merged.license
    assert_loads_equal(merged)


def test_name_and_version_are_kept_where_both_say_the_same() -> None:
    """What the two are called stays true only of both."""
    one, other = dataset(name="a", version="1.0"), dataset(name="a", version="2.0")

    assert ("a", None) == ((one | other).name, (one | other).version)
    assert (None, None) == ((one | dataset(version="1.0")).name, (one | dataset(version="1.0")).version)
    assert ("a", "1.0") == ((one | dataset(name="a", version="1.0")).name, (one | one).version)


def test_copies_of_articles_are_kept_and_give_the_words_of_both(tmp_path: Path) -> None:
    """The left one's copy is kept, and gives the words of what only the right one says, too."""
    ds, article = example()
    farewell = ds.statements["farewell"]
    text = (files("kz_diplomacy") / "example" / "article.txt").read_text(encoding="utf-8")
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    held = attrs.evolve(ds, statements=ds.statements.of([])).with_article(tmp_path / "article.txt")
    mine = dataset(statements=[farewell], base={**held.known})
    merged = held | mine

    assert article.text(farewell) == merged.text("farewell")
    assert ["tidings"] == [one.source.id for one in merged.articles]
    assert [one.source for one in (mine | held).articles] == [article.source]
    assert 1 == len((held | held).articles)
    copy = tmp_path / "copy.txt"
    copy.write_text(text.replace("lamp", "lump"), encoding="utf-8")
    slips = ds.with_article(copy)
    assert [False] == [one.verify().ok for one in (slips | held).articles]
    assert [True] == [one.verify().ok for one in (held | slips).articles]
    assert "farewell" in [one.statement.id for one in merged.articles[0].verify().proofs if one.statement]
    assert () == (ds | mine).articles


def test_only_datasets_are_merged() -> None:
    """Anything else Python itself refuses, as it does for every operator."""
    with pytest.raises(TypeError):
        _ = dataset() | {}  # type: ignore[operator]
