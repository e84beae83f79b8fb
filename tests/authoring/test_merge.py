"""Two datasets in one: equal records once, references to records of the result, conflicts, and an order that loads."""

from __future__ import annotations

import pickle
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from helpers.generated import dataset, datasets
from helpers.invented import KINDS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kz_diplomacy import (
    AnyRecord,
    DataError,
    Dataset,
    Official,
    Organization,
    Quantity,
    Record,
    Reference,
    Role,
    Source,
    Text,
    Topic,
    diff,
    example,
    load,
)

few = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def topic(id: str, label: str = "", **fields: Any) -> Topic:
    return Topic(id=id, label=Text(en=label or id), **fields)


def source(id: str) -> Source:
    return Source(id=id, kind="reference", publisher=Text(en="P"), title="T", language="en")


def person(id: str, summary: str = "P.") -> Official:
    return Official(id=id, name=Text(en=id), summary=Text(en=summary))


def citing(id: str, *sources: str) -> Topic:
    return topic(id, evidence={"label": tuple(map(Reference, sources))})


def base_of(*records: AnyRecord) -> dict[str, AnyRecord]:
    return {record.id: record for record in records}


def references(record: Record) -> list[Record]:
    values = [getattr(record, name) for name in record.fields]
    flat = [one for value in values for one in (value if type(value) is tuple else (value,))]
    return [one for one in flat if isinstance(one, Record)]


def in_any_order(value: Any) -> Any:
    """A JSON value with its lists of addresses, and of other text, sorted."""
    match value:
        case dict():
            return {key: in_any_order(member) for key, member in value.items()}
        case [str(), *_]:
            return sorted(value)
        case list():
            return [*map(in_any_order, value)]
    return value


def assert_whole(ds: Dataset) -> None:
    """Every reference of every record, and of the base, is the very object that the dataset has."""
    for record in ds.known.values():
        for target in references(record):
            assert target is ds.known[target.id]


def assert_loads_equal(ds: Dataset) -> None:
    with TemporaryDirectory() as folder:
        ds.save(folder)
        assert ds == load(folder)


@st.composite
def parts(draw: st.DrawFn, count: int) -> list[Dataset]:
    """Parts of one dataset, which may overlap and share no object; each has the rest of it as its base."""
    whole = draw(datasets())
    some = st.sets(st.integers(0, count - 1), min_size=1)
    owners = {record.id: draw(some) for record in whole}
    made = []
    for number in range(count):
        mine = {kind: [one for one in getattr(whole, kind) if number in owners[one.id]] for kind in KINDS}
        rest = {record.id: record for record in whole if number not in owners[record.id]}
        part = dataset(**mine, name=whole.name, version=whole.version, license=whole.license, base=rest)
        made.append(pickle.loads(pickle.dumps(part)))
    return made


# -- the records of the result --


@few
@given(datasets())
def test_itself(ds: Dataset) -> None:
    """Merging a dataset with itself, or with a copy, gives an equal one of the left one's own records."""
    for other in (ds, pickle.loads(pickle.dumps(ds))):
        merged = ds | other
        assert ds == merged
        assert ds.name == merged.name
        assert all(record is merged[record.id] for record in ds)


@pytest.mark.slow
@few
@given(parts(2))
def test_two_parts(two: list[Dataset]) -> None:
    """Two parts make the whole: every record once, unchanged but for the order of its evidence, and it loads."""
    left, right = two
    merged = left | right

    ids = [record.id for record in merged]
    assert {record.id for part in two for record in part} == {*ids}
    assert len(ids) == len({*ids})
    for part in two:
        for record in part:
            assert in_any_order(record.to_dict()) == in_any_order(merged[record.id].to_dict())
    assert not merged.base
    assert_whole(merged)
    assert_loads_equal(merged)


@pytest.mark.slow
@few
@given(parts(3))
def test_three_parts(three: list[Dataset]) -> None:
    """It does not matter which two of three are merged first, and no reference leaves the dataset on the way."""
    one, two, other = three

    assert ((one | two) | other) == (one | (two | other))
    assert (one | two | other).base == {}
    assert_whole(one | two)
    assert {*(one | two).base} == {*one.known} - {record.id for record in one | two}


@pytest.mark.slow
@few
@given(datasets("a-"), datasets("b-"))
def test_nothing_in_common(left: Dataset, right: Dataset) -> None:
    """The records of two datasets without a common one are the very same objects, the left ones first in each kind."""
    merged = left | right

    for kind in KINDS:
        assert [*getattr(left, kind), *getattr(right, kind)] == [*getattr(merged, kind)]
    assert all(record is merged[record.id] for part in (left, right) for record in part)
    assert_loads_equal(merged)


def test_the_bundled_dataset_and_the_example() -> None:
    """Merging the example adds its records to the bundled ones."""
    ds, (invented, _) = load(), example()

    assert [*invented] == [*diff(ds, ds | invented).added]
    assert () == diff(ds, ds | invented).removed


def test_a_dropped_copy() -> None:
    """Of two equal records the left one is kept, and records that referred to the other one now refer to it."""
    left = dataset(topics=[topic("sea")], organizations=[Organization(id="port", name=Text(en="Port"))])
    sea, port = topic("sea"), Organization(id="port", name=Text(en="Port"))
    tides, fog = topic("tides", broader=sea), topic("fog")
    head = Role(id="head", kind="post", title=Text(en="Head"), organization=port)
    right = dataset(topics=[sea, tides, fog], organizations=[port], roles=[head])
    merged = left | right

    assert left.topics[0] is merged.topics["sea"] is merged.topics["tides"].broader
    assert left.organizations[0] is merged.roles["head"].organization
    assert (tides, head) == (merged["tides"], merged["head"])
    assert merged["tides"] is not tides
    assert merged["fog"] is fog


def test_the_order_of_records() -> None:
    """If the left one is based on the right one, the records that it refers to move to the front, and no others."""
    top, middle, other = topic("top"), topic("middle"), topic("other")
    middle = topic("middle", broader=top)
    mine = dataset(topics=[topic("first"), topic("mine", broader=middle), topic("last")], base=base_of(top, middle))
    merged = mine | dataset(topics=[other, top, middle])

    assert ("first", "top", "middle", "mine", "last", "other") == merged.topics.ids
    assert merged["mine"] is mine["mine"]
    assert_loads_equal(merged)


def test_the_order_of_sources() -> None:
    """The sources of the left one come first, and all evidence is in the order of the sources of the result."""
    base = dataset(sources=[source("gazette"), source("almanac")])
    mine = dataset(sources=[source("mine")], topics=[citing("a", "almanac", "mine")], base=base_of(*base.sources))

    assert ("gazette", "almanac", "mine") == (base | mine).sources.ids
    assert mine["a"] is (base | mine)["a"]
    assert ("mine", "gazette", "almanac") == (mine | base).sources.ids
    assert {"label": ["mine", "almanac"]} == (mine | base)["a"].to_dict()["evidence"]
    for merged in (mine | base, base | mine):
        assert_loads_equal(merged)


def test_two_orders_of_sources() -> None:
    """If the two disagree on the order of their sources, evidence of the right one is sorted, and is no conflict."""
    left = dataset(sources=[source("one"), source("two")], topics=[citing("a", "one", "two")])
    both, one = (Reference("two"), Reference("one")), (Reference("two"),)
    count = Quantity(label=Text(en="n"), low=1, unit="year", qualifier="more_than", evidence=both)
    role = Role(id="r", kind="post", title=Text(en="R"), quantities=(count, attrs.evolve(count, evidence=one)))
    right = dataset(
        sources=[source("two"), source("one")], topics=[citing("a", "two", "one"), topic("b")], roles=[role]
    )
    merged = left | right

    assert ("one", "two") == merged.sources.ids
    assert {"label": ["one", "two"]} == merged["a"].to_dict()["evidence"]
    assert merged["a"] is left["a"]
    assert ["one", "two"] == merged.roles["r"].to_dict()["quantities"][0]["evidence"]
    assert ["two"] == merged.roles["r"].to_dict()["quantities"][1]["evidence"]
    assert merged == merged | right == merged | left
    assert_loads_equal(merged)


def test_sources_of_the_base() -> None:
    """Sources that stay in the base are cited before those of the result, as the files are read over that base."""
    base = dataset(sources=[source("one"), source("two")])
    right = dataset(sources=[source("mine")], topics=[citing("a", "one", "two", "mine")], base=base.known)
    merged = dataset(sources=base.sources[:1]) | right

    assert (["two"], ("one", "mine")) == ([*merged.base], merged.sources.ids)
    assert {"label": ["two", "one", "mine"]} == merged["a"].to_dict()["evidence"]
    with TemporaryDirectory() as folder:
        merged.save(folder)
        assert merged == load(folder, base=dataset(sources=base.sources[1:]))


def test_missing_records() -> None:
    """A dataset made in Python may refer to records that neither has, even in a circle: such references stay."""
    lost = topic("lost")
    left = dataset(topics=[topic("a", broader=topic("b"))])
    right = dataset(topics=[topic("b", broader=topic("a")), topic("c", broader=lost)])
    merged = left | right

    assert ("b", "a", "c") == merged.topics.ids
    assert merged["b"] is merged.topics["a"].broader
    assert lost is merged.topics["c"].broader


def test_the_base_of_the_result() -> None:
    """Records that one has in its base, and neither as its own, are the base. They refer to records of the result."""
    sea, tides, fog = topic("sea"), topic("tides", broader=topic("sea")), topic("fog")
    left = dataset(topics=[topic("a", broader=tides)], base=base_of(topic("sea"), tides))
    merged = left | dataset(topics=[sea, topic("c", broader=fog)], base=base_of(fog, topic("tides", broader=sea)))

    assert ["tides", "fog"] == [*merged.base]
    assert ("sea", "a", "c") == merged.topics.ids
    assert sea is merged["sea"]
    assert_whole(merged)
    based = dataset(topics=[topic("a")], base=base_of(topic("g"), topic("p", broader=topic("g"))))
    assert ("a", "b", "g") == (based | dataset(topics=[topic("b"), topic("g")])).topics.ids


# -- conflicts, and what the result says of itself --


@few
@given(datasets(), st.data())
def test_any_conflict(ds: Dataset, data: st.DataObject) -> None:
    """A field that differs is one fault, on whichever side, among own records and those of a base."""
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


def test_conflicts() -> None:
    """Each field that differs is a fault with both values, in the order of the kinds and of the fields."""
    sea = topic("sea")
    left = dataset(topics=[sea, topic("visas", "Visas")], officials=[person("mira")])
    right = dataset(topics=[topic("visas", "Permits", broader=sea)], officials=[person("mira", summary="Q.")])
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


def test_one_id_for_two_kinds() -> None:
    """An organization and a person with one id are a conflict, and so is a person with the id of a source of a base."""
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
            dataset(base={"mira": source("mira")}),
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
def test_licences(left: str | None, right: str | None, both: str | None) -> None:
    """Licences are joined as in SPDX, each once, a choice in parentheses; an unknown one makes the result unknown."""
    merged = dataset(license=left) | dataset(license=right)

    assert both == merged.license
    assert_loads_equal(merged)


def test_name_and_version() -> None:
    """Name and version are kept if both have the same, the version only under one name."""
    one, other = dataset(name="a", version="1.0"), dataset(name="a", version="2.0")

    assert ("a", None) == ((one | other).name, (one | other).version)
    assert (None, None) == ((one | dataset(version="1.0")).name, (one | dataset(version="1.0")).version)
    assert ("a", "1.0") == ((one | dataset(name="a", version="1.0")).name, (one | one).version)


def test_copies_of_articles(tmp_path: Path) -> None:
    """The copy of the left one is kept, and has the text of statements that only the right one has, too."""
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


def test_only_datasets() -> None:
    """Python refuses to merge a dataset with anything else, as for every operator."""
    with pytest.raises(TypeError):
        _ = dataset() | {}  # type: ignore[operator]
