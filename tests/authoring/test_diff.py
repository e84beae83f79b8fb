"""The differences between two datasets, by kind and id and field by field, and how they are printed."""

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
from kz_diplomacy.typing import RecordSet

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
    """A later version of a dataset: a few records changed, removed, added or moved, or none."""
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
                # The passages of an article are in text order, and there are some.
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
    """The value at a JSON path."""
    for name, quoted, place in re.findall(r'\.(\w+)|\["([^"]+)"\]|\[(\d+)\]', path):
        value = value[int(place)] if place else value[name or quoted]
    return value


@pytest.mark.slow
@few
@given(st.data())
def test_truth(data: st.DataObject) -> None:
    """A diff is true if the datasets are unequal, in either direction, and false if they are equal."""
    one = data.draw(datasets())
    other = data.draw(st.just(one) | versions(one) | datasets("other-"))

    assert (one != other) == bool(diff(one, other))
    assert (one != other) == bool(diff(other, one))


@pytest.mark.slow
@few
@given(datasets())
def test_itself(ds: Dataset) -> None:
    """A dataset does not differ from itself, nor from a copy that shares no object with it."""
    assert Diff() == diff(ds, ds)
    assert Diff() == diff(ds, pickle.loads(pickle.dumps(ds)))


@pytest.mark.slow
@few
@given(st.data())
def test_the_way_back(data: st.DataObject) -> None:
    """From new to old, added and removed records are exchanged, and changed records change back."""
    one = data.draw(datasets())
    other = data.draw(versions(one) | datasets("other-"))
    there, back = diff(one, other), diff(other, one)

    assert (there.added, there.removed, there.reordered) == (back.removed, back.added, back.reordered)
    assert {(each.old, each.new) for each in there.changed} == {(each.new, each.old) for each in back.changed}


@few
@given(st.data())
def test_paths(data: st.DataObject) -> None:
    """At the path of a change the new record has the new value, or, if it has none, the old record the old value."""
    one = data.draw(datasets())
    for changed in diff(one, data.draw(versions(one))).changed:
        assert changed.fields
        assert len(changed.fields) == len({(change.path, change.new is None) for change in changed.fields})
        for change in changed.fields:
            record, value = (changed.old, change.old) if change.new is None else (changed.new, change.new)
            assert value == at_path(record.to_dict(), change.path)


def test_order() -> None:
    """Added and removed records are in the order of their dataset, kind by kind."""
    old = dataset(topics=[topic("b"), topic("a")], organizations=[Organization(id="c", name=Text(en="c"))])
    new = dataset(topics=[topic("e"), topic("d"), topic("b")])
    found = diff(old, new)

    assert ["e", "d"] == [record.id for record in found.added]
    assert ["a", "c"] == [record.id for record in found.removed]
    assert not found.reordered


def test_another_kind() -> None:
    """A record that changes its kind is removed and added, since it is known by kind and id."""
    body = Organization(id="mira", name=Text(en="Mira"))
    person = Official(id="mira", name=Text(en="Mira"), summary=Text(en="A person."))

    assert Diff(added=(person,), removed=(body,)) == diff(dataset(organizations=[body]), dataset(officials=[person]))


def test_another_order_of_records() -> None:
    """Another order of the common records is reported for their kind; records added between them do not count."""
    one, two, three = topic("one"), topic("two"), topic("three")

    assert Diff(reordered=("topics",)) == diff(dataset(topics=[one, two]), dataset(topics=[two, one]))
    assert Diff(reordered=("topics",)) == diff(RecordSet(topics=(one, two)), RecordSet(topics=(two, one)))
    assert Diff(added=(three,)) == diff(dataset(topics=[one, two]), dataset(topics=[one, three, two]))


def test_version_and_license() -> None:
    """Version and licence are compared, as in equality, and the name is not."""
    old, new = dataset(name="a", version="1.0", license="MIT"), dataset(name="b", version="1.1")

    assert FieldChange("$.version", "1.0", "1.1") == diff(old, new).version
    assert FieldChange("$.license", "MIT", None) == diff(old, new).license
    assert Diff() == diff(dataset(name="a"), dataset(name="b"))


def test_fields() -> None:
    """Each changed field, and each language of a text, is a change with plain JSON values, in field order."""
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


def test_members_of_lists() -> None:
    """Members of lists are aligned by content, so an added or removed member does not change the others."""
    assert [("$.claims[0]", None, {"text": {"en": "new"}})] == changes(claims("a", "b"), claims("new", "a", "b"))
    assert [("$.claims[1]", {"text": {"en": "b"}}, None)] == changes(claims("a", "b", "c"), claims("a", "c"))
    assert [("$.claims[1].text.en", "b", "B")] == changes(claims("a", "b", "c"), claims("a", "B", "c"))
    assert [("$.claims[0]", None, {"text": {"en": "x"}}), ("$.claims[2].text.en", "b", "B")] == changes(
        claims("a", "b", "a"), claims("x", "a", "B", "a")
    )


def test_a_moved_member() -> None:
    """A member that moved past others is the only change, and of equal members one is added."""
    codes = ("AD", "AE", "AF", "AG", "AI")
    moved = changes(statement(countries=codes), statement(countries=(*codes[1:], codes[0])))
    repeated = changes(statement(countries=("AD", "AE", "AD")), statement(countries=("AD", "AD", "AE", "AD")))

    assert [("$.countries[0]", "AD", None), ("$.countries[4]", None, "AD")] == moved
    assert [("$.countries[0]", None, "AD")] == repeated


def test_long_lists() -> None:
    """Lists of thousands of members that all differ, or are reversed, are compared in a moment."""
    many = [f"claim {number}" for number in range(3000)]

    assert 3000 == len(changes(claims(*many), claims(*(f"{word}!" for word in many))))
    assert 2 * 2999 == len(changes(claims(*many), claims(*reversed(many))))


def test_values_that_are_equal_in_python_only(tmp_path: Path) -> None:
    """Values that Python calls equal and a file writes differently are a change: 5 and 5.0, the order of keys."""
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


def test_a_diff_is_a_value() -> None:
    """A diff is frozen, can be hashed, and equals its pickled copy."""
    found = diff(dataset(statements=[claims("a", "c")]), dataset(statements=[claims("b", "a")], version="2"))

    assert found == pickle.loads(pickle.dumps(found))
    assert hash(found) == hash(pickle.loads(pickle.dumps(found)))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.added = ()  # type: ignore[misc]


@pytest.mark.parametrize("wrong", [None, "mine/", [], 3])
def test_only_datasets(wrong: Any) -> None:
    """An argument that is not a dataset is a QueryError, in either position."""
    for arguments in ((wrong, dataset()), (dataset(), wrong)):
        with pytest.raises(QueryError, match="expected two datasets: load them first"):
            diff(*arguments)


def test_nothing_in_common() -> None:
    """From the example to the bundled dataset all records of the one are removed, and all of the other added."""
    ds, (invented, _) = load(), example()
    found = diff(invented, ds)

    assert [*ds] == [*found.added]
    assert [*invented] == [*found.removed]
    assert () == found.changed
    assert isinstance(found, Diff)
    assert not any(isinstance(one, Changed) for one in found.added)


# -- printed --


def test_as_markdown() -> None:
    """A diff prints as the data section of a changelog: records added, changed field by field, and removed."""
    sea, lamps = topic("sea", "The *sea*"), topic("lamps")
    old = dataset(topics=[sea, lamps, topic("tides"), topic("fog")], version="1.0.0", license="MIT")
    new_tides = topic("tides", broader=sea)
    new = dataset(topics=[topic("bells"), topic("fog"), sea, new_tides], version="1.1.0", license="MIT")

    assert (
        "### Data 1.1.0\n\n"
        "#### Added\n\n- topic `bells`: bells\n\n"
        '#### Changed\n\n- version: "1.0.0" → "1.1.0"\n- the order of the topics\n'
        '- topic `tides`: tides\n  - `$.broader`: nothing → "sea"\n\n'
        "#### Removed\n\n- topic `lamps`: lamps"
    ) == str(diff(old, new))
    assert "### Data\n\n#### Added\n\n- topic `sea`: The \\*sea\\*" == str(diff(dataset(), dataset(topics=[sea])))
    assert "### Data\n\nNothing has changed." == str(diff(old, old))


def test_long_values() -> None:
    """Lines are short, however long ids and values are, and long texts are shown from where they differ."""
    same = "one and the same word " * 50
    old = statement(summary=Text(en=f"{same}before"), note=Text(en="a\nb"))
    new = statement(summary=Text(en=f"{same}after"), claims=(Claim(Text(en=same)),))
    added = topic("x" * 5000, same)
    found = diff(dataset(statements=[old]), dataset(topics=[added], statements=[new], version="v" * 999))
    lines = str(found).splitlines()

    assert ("nothing", f'"{"b" * 59}…"') == FieldChange("$.a", None, "b" * 99).shown()
    assert ('"a"', f'"{"b" * 59}…"') == FieldChange("$.a", "a", "b" * 99).shown()
    assert '  - `$.summary.en`: "…e and the same word before" → "…e and the same word after"' in lines
    assert '  - `$.note`: {"en": "a\\\\nb"} → nothing' in lines
    assert max(map(len, lines)) < 200


def test_repr() -> None:
    """A diff, a changed record and a changed field have a repr like a call, of at most 300 characters."""
    old, new = claims(*map(str, range(99))), claims(*(f"{number}!" for number in range(99)))
    found = diff(dataset(statements=[old]), dataset(topics=[topic("a")], statements=[new], version="v" * 999))

    assert "Diff()" == repr(Diff())
    assert repr(found).startswith("Diff(added=1, changed=1, version=FieldChange('$.version', nothing, \"vvv")
    assert "FieldChange('$.a', \"b\", nothing)" == repr(FieldChange("$.a", "b", None))
    assert repr(found.changed[0]).startswith("Changed('words', '$.claims[0].text.en', '$.claims[1].text.en'")
    for value in (found, found.changed[0], FieldChange("$." + "x" * 999, "y" * 999, ["z" * 999])):
        assert len(repr(value)) <= 300
