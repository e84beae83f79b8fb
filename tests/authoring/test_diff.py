"""What differs between two datasets, by kind and id, and field by field."""

from __future__ import annotations

import pickle
import re
from pathlib import Path
from typing import Any

import attrs
import pytest
from helpers.generated import dataset, datasets, texts
from helpers.invented import KINDS, files, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kz_diplomacy import (
    Changed,
    Claim,
    Dataset,
    Diff,
    Evidence,
    FieldChange,
    Official,
    Organization,
    Passage,
    Quantity,
    QueryError,
    Reference,
    Source,
    Statement,
    Text,
    Topic,
    diff,
    example,
    load,
)

few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def topic(id: str, label: str = "", **fields: Any) -> Topic:
    return Topic(id=id, label=Text(en=label or id), **fields)


def statement(**fields: Any) -> Statement:
    words = Passage(source="paper", start=0, end=5, sha256="0" * 64)
    return Statement(**{"id": "words", "kind": "direct", "summary": Text(en="Words."), "passage": words, **fields})


def changes(old: Any, new: Any) -> list[tuple[str, Any, Any]]:
    """The changes between two records of one id."""
    kind = {Topic: "topics", Statement: "statements", Source: "sources"}[type(old)]
    found = diff(dataset(**{kind: [old]}), dataset(**{kind: [new]}))
    return [(change.path, change.old, change.new) for one in found.changed for change in one.fields]


@st.composite
def versions(draw: st.DrawFn, of: Dataset) -> Dataset:
    """A later version of a dataset: a little of it changed, taken out, put in or moved; perhaps nothing."""
    records: dict[str, list[Any]] = {kind: list(getattr(of, kind)) for kind in KINDS}
    for kind in draw(st.lists(st.sampled_from(KINDS), max_size=2)):
        if not records[kind]:
            continue
        at = draw(st.integers(0, len(records[kind]) - 1))
        match draw(st.sampled_from(["remove", "move", "text", "evidence", "list"])):
            case "remove":
                del records[kind][at]
            case "move":
                records[kind] = draw(st.permutations(records[kind]))
            case "text":
                name = {"topics": "label", "sources": "publisher"}.get(kind, "evidence")
                name = name if name != "evidence" else next(n for n in ("summary", "name") if n in names(kind))
                records[kind][at] = attrs.evolve(records[kind][at], **{name: draw(texts)})
            case "evidence":
                records[kind][at] = attrs.evolve(records[kind][at], evidence={})
            case _:
                # But for the passages of an article, which has some, and in text order.
                tuples = (name for name in names(kind) if type(getattr(records[kind][at], name)) is tuple)
                lists = [name for name in tuples if name != "passages"]
                if lists:
                    name = draw(st.sampled_from(lists))
                    value = draw(st.permutations(getattr(records[kind][at], name)))
                    records[kind][at] = attrs.evolve(records[kind][at], **{name: tuple(value[1:])})
    said = st.sampled_from(["1.0", of.version])
    return dataset(**records, name=draw(said), version=draw(said), license=draw(st.sampled_from([of.license, "MIT"])))


def names(kind: str) -> tuple[str, ...]:
    fields: tuple[str, ...] = getattr(dataset(), kind)._record_type.fields
    return fields


def at_path(value: Any, path: str) -> Any:
    """What stands at a JSON path."""
    for name, quoted, place in re.findall(r'\.(\w+)|\["([^"]+)"\]|\[(\d+)\]', path):
        value = value[int(place)] if place else value[name or quoted]
    return value


@pytest.mark.slow
@few
@given(st.data())
def test_a_diff_is_empty_where_the_datasets_are_equal_and_nowhere_else(data: st.DataObject) -> None:
    """A diff is true exactly where two datasets are unequal, whichever is the older."""
    one = data.draw(datasets())
    other = data.draw(st.just(one) | versions(one) | datasets("other-"))

    assert (one != other) == bool(diff(one, other))
    assert (one != other) == bool(diff(other, one))


@pytest.mark.slow
@few
@given(datasets())
def test_nothing_differs_from_itself(ds: Dataset) -> None:
    """A dataset differs in nothing from itself, nor from a copy that shares no object with it."""
    assert Diff() == diff(ds, ds)
    assert Diff() == diff(ds, pickle.loads(pickle.dumps(ds)))


@pytest.mark.slow
@few
@given(st.data())
def test_the_way_back_exchanges_added_and_removed(data: st.DataObject) -> None:
    """From new to old, what was added is removed, what was removed is added, and what changed changes back."""
    one = data.draw(datasets())
    other = data.draw(versions(one) | datasets("other-"))
    there, back = diff(one, other), diff(other, one)

    assert (there.added, there.removed, there.reordered) == (back.removed, back.added, back.reordered)
    assert {(each.old, each.new) for each in there.changed} == {(each.new, each.old) for each in back.changed}


@few
@given(st.data())
def test_every_change_stands_where_its_path_says(data: st.DataObject) -> None:
    """At the path of a change the new record has the new value; where it has none, the old record has the old one."""
    one = data.draw(datasets())
    for changed in diff(one, data.draw(versions(one))).changed:
        assert changed.fields
        assert len(changed.fields) == len({(change.path, change.new is None) for change in changed.fields})
        for change in changed.fields:
            record, value = (changed.old, change.old) if change.new is None else (changed.new, change.new)
            assert value == at_path(record.to_dict(), change.path)


def test_added_and_removed_stand_in_the_order_of_their_dataset() -> None:
    """Records come kind by kind, and within a kind as their dataset has them."""
    old = dataset(topics=[topic("b"), topic("a")], organizations=[Organization(id="c", name=Text(en="c"))])
    new = dataset(topics=[topic("e"), topic("d"), topic("b")])
    found = diff(old, new)

    assert ["e", "d"] == [record.id for record in found.added]
    assert ["a", "c"] == [record.id for record in found.removed]
    assert not found.reordered


def test_what_moved_to_another_kind_is_removed_and_added() -> None:
    """A record is known by kind and id, so one that changes its kind is another record."""
    body = Organization(id="mira", name=Text(en="Mira"))
    person = Official(id="mira", name=Text(en="Mira"), summary=Text(en="A person."))

    assert Diff(added=(person,), removed=(body,)) == diff(dataset(organizations=[body]), dataset(officials=[person]))


def test_another_order_of_the_common_records_is_told_by_kind() -> None:
    """What was put in or taken out between them does not make an order another one."""
    one, two, three = topic("one"), topic("two"), topic("three")

    assert Diff(reordered=("topics",)) == diff(dataset(topics=[one, two]), dataset(topics=[two, one]))
    assert Diff(added=(three,)) == diff(dataset(topics=[one, two]), dataset(topics=[one, three, two]))


def test_version_and_license_are_told_and_the_name_is_not() -> None:
    """What equality looks at is told, and what it does not look at is not."""
    old, new = dataset(name="a", version="1.0", license="MIT"), dataset(name="b", version="1.1")

    assert FieldChange("$.version", "1.0", "1.1") == diff(old, new).version
    assert FieldChange("$.license", "MIT", None) == diff(old, new).license
    assert Diff() == diff(dataset(name="a"), dataset(name="b"))


def test_changes_are_told_field_by_field_in_the_order_of_the_fields() -> None:
    """A wording, a link, and what has become said or unsaid stand each for itself, with plain values."""
    sea = topic("sea")
    cited = {"label": (Reference("almanac"),)}
    old = topic("tides", "Tide", broader=sea)
    new = Topic(id="tides", label=Text(ru="Приливы", en="Tides"), evidence=Evidence(cited))

    assert [
        ("$.label.en", "Tide", "Tides"),
        ("$.label.ru", None, "Приливы"),
        ("$.broader", "sea", None),
        ("$.evidence", None, {"label": ["almanac"]}),
    ] == changes(old, new)
    assert ["$.label.ru", "$.label.en", "$.broader", "$.evidence"] == [path for path, _, _ in changes(new, old)]


def claims(*words: str) -> Statement:
    return statement(claims=tuple(Claim(Text(en=word)) for word in words))


def test_a_claim_put_in_front_changes_no_other_claim() -> None:
    """Members of a list are told by what they are, not by their place."""
    assert [("$.claims[0]", None, {"text": {"en": "new"}})] == changes(claims("a", "b"), claims("new", "a", "b"))
    assert [("$.claims[1]", {"text": {"en": "b"}}, None)] == changes(claims("a", "b", "c"), claims("a", "c"))
    assert [("$.claims[1].text.en", "b", "B")] == changes(claims("a", "b", "c"), claims("a", "B", "c"))
    assert [("$.claims[0]", None, {"text": {"en": "x"}}), ("$.claims[2].text.en", "b", "B")] == changes(
        claims("a", "b", "a"), claims("x", "a", "B", "a")
    )


def test_as_many_members_as_possible_keep_their_place() -> None:
    """One member that moved over many others is the only one told; a repeated one keeps what it can."""
    codes = ("AD", "AE", "AF", "AG", "AI")
    moved = changes(statement(countries=codes), statement(countries=(*codes[1:], codes[0])))
    repeated = changes(statement(countries=("AD", "AE", "AD")), statement(countries=("AD", "AD", "AE", "AD")))

    assert [("$.countries[0]", "AD", None), ("$.countries[4]", None, "AD")] == moved
    assert [("$.countries[0]", None, "AD")] == repeated


def test_long_lists_are_compared_in_bounded_time() -> None:
    """Lists of thousands, all their members exchanged, take no longer than their length asks for."""
    many = [f"claim {number}" for number in range(3000)]

    assert 3000 == len(changes(claims(*many), claims(*(f"{word}!" for word in many))))
    assert 2 * 2999 == len(changes(claims(*many), claims(*reversed(many))))


def test_values_are_compared_as_a_file_writes_them(tmp_path: Path) -> None:
    """What Python takes for equal and a file writes differently is a change: 5 and 5.0, the order of keys."""
    number = Quantity(label=Text(en="years"), low=5, unit="year", qualifier="more_than")
    whole, broken = statement(quantities=(number,)), statement(quantities=(attrs.evolve(number, low=5.0),))
    reasons = {"1.1": Text(en="a"), "2.1": Text(en="b")}
    paper = load(write(tmp_path, files())).sources[0]
    one = attrs.evolve(paper, uncited=reasons)
    other = attrs.evolve(paper, uncited={"2.1": reasons["2.1"], "1.1": reasons["1.1"]})

    [(path, old, new)] = changes(whole, broken)
    assert ("$.quantities[0].low", int, float) == (path, type(old), type(new))
    [(path, old, new)] = changes(one, other)
    assert ("$.uncited", ["1.1", "2.1"], ["2.1", "1.1"]) == (path, [*old], [*new])
    assert [('$.uncited["2.1"]', {"en": "b"}, None)] == changes(one, attrs.evolve(paper, uncited={"1.1": Text(en="a")}))


def test_a_diff_is_frozen_and_can_be_hashed_and_pickled() -> None:
    """Nobody changes what another has been given, and a copy is equal."""
    found = diff(dataset(statements=[claims("a", "c")]), dataset(statements=[claims("b", "a")], version="2"))

    assert found == pickle.loads(pickle.dumps(found))
    assert hash(found) == hash(pickle.loads(pickle.dumps(found)))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.added = ()  # type: ignore[misc]


@pytest.mark.parametrize("wrong", [None, "mine/", [], 3])
def test_what_is_no_dataset_is_refused(wrong: Any) -> None:
    """An argument that is no dataset is the package's own error, wherever it stands."""
    for arguments in ((wrong, dataset()), (dataset(), wrong)):
        with pytest.raises(QueryError, match="expected two datasets: load them first"):
            diff(*arguments)


def test_the_two_datasets_of_this_package_share_nothing() -> None:
    """From the invented example to the bundled article every record is removed, and every other one added."""
    ds, (invented, _) = load(), example()
    found = diff(invented, ds)

    assert [record for kind in KINDS for record in getattr(ds, kind)] == [*found.added]
    assert [record for kind in KINDS for record in getattr(invented, kind)] == [*found.removed]
    assert () == found.changed
    assert isinstance(found, Diff)
    assert not any(isinstance(one, Changed) for one in found.added)
