"""Two datasets in one: equal records once, references to what is there, and an order that loads."""

from __future__ import annotations

import pickle
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
    Dataset,
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


def source(id: str, title: str = "T", **fields: Any) -> Source:
    return Source(id=id, kind="reference", publisher=Text(en="P"), title=title, language="en", **fields)


def base_of(*records: AnyRecord) -> dict[str, AnyRecord]:
    return {record.id: record for record in records}


def own(ds: Dataset) -> list[AnyRecord]:
    return [record for kind in KINDS for record in getattr(ds, kind)]


def citing(id: str, *sources: str, **fields: Any) -> Topic:
    return topic(id, evidence={"label": tuple(map(Reference, sources))}, **fields)


def ids(ds: Dataset) -> list[str]:
    return [record.id for record in own(ds)]


def references(record: Record) -> list[Record]:
    values = [getattr(record, name) for name in record.fields]
    flat = [one for value in values for one in (value if type(value) is tuple else (value,))]
    return [one for one in flat if isinstance(one, Record)]


def assert_whole(ds: Dataset) -> None:
    """Every reference of every record, and of the base, leads to the very object that the dataset has."""
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
    sources = draw(some)
    owners = {record.id: sources if isinstance(record, Source) else draw(some) for record in own(whole)}
    made = []
    for number in range(count):
        mine = {kind: [one for one in getattr(whole, kind) if number in owners[one.id]] for kind in KINDS}
        rest = {record.id: record for record in own(whole) if number not in owners[record.id]}
        part = dataset(**mine, name=whole.name, version=whole.version, license=whole.license, base=rest)
        made.append(pickle.loads(pickle.dumps(part)))
    return made


@few
@given(datasets())
def test_a_dataset_with_itself_is_itself(ds: Dataset) -> None:
    """Merging a dataset with itself, or with a copy, gives an equal one of the left one's own records."""
    for other in (ds, pickle.loads(pickle.dumps(ds))):
        merged = ds | other
        assert ds == merged
        assert ds.name == merged.name
        assert all(record is merged[record.id] for record in own(ds))


@pytest.mark.slow
@few
@given(parts(2))
def test_two_parts_make_the_whole(two: list[Dataset]) -> None:
    """Both parts' records are there, once, in an order that loads; left's first but for what it refers to."""
    left, right = two
    merged = left | right

    assert {*ids(left), *ids(right)} == {*ids(merged)}
    assert len(ids(merged)) == len({*ids(merged)})
    assert all(record in merged for part in two for record in own(part))
    assert not merged.base
    assert_whole(merged)
    assert_loads_equal(merged)


@pytest.mark.slow
@few
@given(parts(3))
def test_it_does_not_matter_what_is_merged_first(three: list[Dataset]) -> None:
    """Merging is associative, and on the way no reference leads out of what there is."""
    one, two, three_ = three

    assert ((one | two) | three_) == (one | (two | three_))
    assert (one | two | three_).base == {}
    assert_whole(one | two)
    assert {*(one | two).base} == {*one.known} - {*ids(one | two)}


@pytest.mark.slow
@few
@given(datasets("a-"), datasets("b-"))
def test_two_strangers_stand_one_after_the_other(left: Dataset, right: Dataset) -> None:
    """Without anything in common the records are the very same objects, left's before right's in each kind."""
    merged = left | right

    for kind in KINDS:
        assert [*getattr(left, kind), *getattr(right, kind)] == [*getattr(merged, kind)]
    assert all(record is merged[record.id] for part in (left, right) for record in own(part))
    assert_loads_equal(merged)


def test_only_what_refers_to_a_dropped_copy_is_made_anew() -> None:
    """Of two equal records the left one is kept; those that referred to the other refer to it, and no more is new."""
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


def test_what_the_left_one_refers_to_comes_before_it_and_nothing_else_moves() -> None:
    """Left may be based on right: then only the records that it refers to stand further in front."""
    top, middle, other = topic("top"), topic("middle"), topic("other")
    middle = topic("middle", broader=top)
    mine = dataset(topics=[topic("first"), topic("mine", broader=middle), topic("last")], base=base_of(top, middle))
    merged = mine | dataset(topics=[other, top, middle])

    assert ("first", "top", "middle", "mine", "last", "other") == merged.topics.ids
    assert merged["mine"] is mine["mine"]
    assert_loads_equal(merged)


def test_a_source_moves_only_where_evidence_cites_it_first() -> None:
    """Evidence stands in the order of the sources: a source of the base that is cited before an own one goes before."""
    base = dataset(sources=[source("gazette"), source("almanac"), source("diary")])
    known = base_of(*base.sources)
    mine = dataset(sources=[source("first"), source("mine")], topics=[citing("a", "almanac", "mine")], base=known)
    plain = dataset(sources=[source("mine")], topics=[citing("a", "mine")], base=known)

    assert ("first", "almanac", "mine", "gazette", "diary") == (mine | base).sources.ids
    assert mine["a"] is (mine | base)["a"]
    assert ("mine", "gazette", "almanac", "diary") == (plain | base).sources.ids
    assert ("gazette", "almanac", "diary", "first", "mine") == (base | mine).sources.ids
    for merged in (mine | base, plain | base, base | mine):
        assert_loads_equal(merged)


def test_the_order_of_sources_on_the_right_is_kept_too() -> None:
    """What is drawn to the front draws what the right one cites before it, and all that is drawn keeps its order."""
    three = dataset(sources=[source("one"), source("two"), source("three")])
    both = dataset(
        sources=[source("mine")],
        topics=[citing("a", "three", "mine"), citing("b", "one", "mine")],
        base=base_of(*three.sources),
    )
    assert ("one", "three", "mine", "two") == (both | three).sources.ids

    right = dataset(sources=[source("one"), source("two")], topics=[citing("b", "one", "two")])
    mine = dataset(sources=[source("mine")], topics=[citing("a", "two", "mine")], base=base_of(*right.sources))

    assert ("one", "two", "mine") == (mine | right).sources.ids
    assert_loads_equal(mine | right)


def test_where_the_orders_of_sources_disagree_the_left_one_has_its_way() -> None:
    """Then the evidence of the right one is put in order, and is no conflict; merging again changes nothing."""
    left = dataset(sources=[source("one"), source("two")], topics=[citing("a", "one", "two")])
    right = the_other_way_round()
    merged = left | right

    assert ("one", "two") == merged.sources.ids
    assert {"label": ["one", "two"]} == merged["a"].to_dict()["evidence"]
    assert merged["a"] is left["a"]
    assert ["one", "two"] == merged.roles["r"].to_dict()["quantities"][0]["evidence"]
    assert ["two"] == merged.roles["r"].to_dict()["quantities"][1]["evidence"]
    assert merged == merged | right == merged | left
    assert_loads_equal(merged)


def test_what_stays_in_the_base_is_cited_before_what_is_the_results_own() -> None:
    """Evidence is put in the order in which the files would be read over that base."""
    base = dataset(sources=[source("one"), source("two")])
    right = dataset(sources=[source("mine")], topics=[citing("a", "one", "two", "mine")], base=base.known)
    merged = dataset(sources=base.sources[:1]) | right

    assert (["two"], ("one", "mine")) == ([*merged.base], merged.sources.ids)
    assert {"label": ["two", "one", "mine"]} == merged["a"].to_dict()["evidence"]
    with TemporaryDirectory() as folder:
        merged.save(folder)
        assert merged == load(folder, base=dataset(sources=base.sources[1:]))


def the_other_way_round() -> Dataset:
    """A dataset that has the two sources the other way round, and cites them so."""
    both, one = (Reference("two"), Reference("one")), (Reference("two"),)
    count = Quantity(label=Text(en="n"), low=1, unit="year", qualifier="more_than", evidence=both)
    role = Role(id="r", kind="post", title=Text(en="R"), quantities=(count, attrs.evolve(count, evidence=one)))
    return dataset(sources=[source("two"), source("one")], topics=[citing("a", "two", "one"), topic("b")], roles=[role])


def test_sources_that_cite_one_another_in_a_long_row_are_no_deep_recursion() -> None:
    """However many sources hang together, they are merged."""
    names = [f"s{number}" for number in range(3000)]
    known = [source(name) for name in names]
    mine = dataset(sources=[source("mine")], topics=[citing("a", *names, "mine")], base=base_of(*known))

    assert (*names, "mine") == (mine | dataset(sources=known)).sources.ids


def test_a_dataset_made_in_python_may_lack_what_it_refers_to() -> None:
    """What neither has stays as it is, even where two records each claim to follow the other."""
    lost = topic("lost")
    left = dataset(topics=[topic("a", broader=topic("b"))])
    right = dataset(topics=[topic("b", broader=topic("a")), topic("c", broader=lost)])
    merged = left | right

    assert ("b", "a", "c") == merged.topics.ids
    assert merged["b"] is merged.topics["a"].broader
    assert lost is merged.topics["c"].broader


def test_what_either_has_as_base_and_not_as_its_own_is_the_base() -> None:
    """The base of the result refers into the result, too."""
    sea, tides, fog = topic("sea"), topic("tides", broader=topic("sea")), topic("fog")
    left = dataset(topics=[topic("a", broader=tides)], base=base_of(topic("sea"), tides))
    merged = left | dataset(topics=[sea, topic("c", broader=fog)], base=base_of(fog, topic("tides", broader=sea)))

    assert ["tides", "fog"] == [*merged.base]
    assert ("sea", "a", "c") == merged.topics.ids
    assert sea is merged["sea"]
    assert_whole(merged)
    based = dataset(topics=[topic("a")], base=base_of(topic("g"), topic("p", broader=topic("g"))))
    assert ("a", "b", "g") == (based | dataset(topics=[topic("b"), topic("g")])).topics.ids


def test_the_bundled_dataset_and_the_invented_one() -> None:
    """Both whole, and what one adds to the other is the other."""
    ds, (invented, _) = load(), example()

    assert own(invented) == [*diff(ds, ds | invented).added]
    assert () == diff(ds, ds | invented).removed
