"""FrozenMap and Evidence: mappings that nobody can change."""

import copy
import pickle
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_diplomacy import Evidence, FieldError, Passage, Reference
from kz_diplomacy._values.frozen import FrozenMap

FIRST = Passage(source="sea", number="1.1", start=0, end=4, sha256="0" * 64, voice="narration")
SECOND = Passage(source="sea", number="1.2", start=5, end=9, sha256="1" * 64, voice="quoted")
FIELDS = ("title", "start", "end", "countries")
EVIDENCE = Evidence({"start": (FIRST, SECOND), "title": (Reference("hill"),)}, "role", FIELDS)
PLAIN = FrozenMap({"b": 1, "a": 2})

both = pytest.mark.parametrize(
    "frozen", [PLAIN, EVIDENCE, FrozenMap(), Evidence()], ids=["map", "evidence", "no items", "none"]
)


def test_a_map_reads_as_the_mapping_it_was_made_from() -> None:
    """Items, order, length and membership are those of what it was made from."""
    assert list(PLAIN.items()) == [("b", 1), ("a", 2)]
    assert (len(PLAIN), PLAIN["b"], PLAIN.get("c")) == (2, 1, None)
    assert "a" in PLAIN
    assert "c" not in PLAIN
    with pytest.raises(KeyError, match="c"):
        PLAIN["c"]


@both
def test_its_items_and_values_cannot_be_changed(frozen: FrozenMap[Any]) -> None:
    """Items and values are those of the keys, in their order, and no way to change the map."""
    assert [(key, frozen[key]) for key in frozen] == [*frozen.items()]
    assert [frozen[key] for key in frozen] == [*frozen.values()]
    views: list[Any] = [frozen.items(), frozen.values()]
    for view in views:
        assert len(frozen) == len(view)
        with pytest.raises(TypeError, match="not support item assignment"):
            view.mapping["a"] = 1
    assert frozen.items() == dict(frozen).items()


def test_a_map_prints_what_it_holds() -> None:
    """The repr names the class and shows the items."""
    assert repr(PLAIN) == "FrozenMap('b': 1, 'a': 2)"
    assert repr(Evidence({"title": (Reference("hill"),)})) == "Evidence(title=['hill'])"
    assert len(repr(FrozenMap({str(n): "x" * 50 for n in range(50)}))) <= 300


def test_a_map_is_made_from_pairs_too() -> None:
    """A mapping and its pairs make the same map."""
    assert FrozenMap([("b", 1), ("a", 2)]) == PLAIN


def test_what_a_map_was_made_from_is_not_part_of_it() -> None:
    """Changing the dictionary, or a list of evidence in it, afterwards changes nothing."""
    items = {"a": 1}
    cited: Any = {"start": [FIRST]}
    plain, evidence = FrozenMap(items), Evidence(cited, "role", FIELDS)
    items["a"] = 2
    cited["start"].append(SECOND)

    assert dict(plain) == {"a": 1}
    assert dict(evidence) == {"start": (FIRST,)}


@both
def test_nothing_can_be_changed_or_deleted(frozen: Any) -> None:
    """No item and no attribute can be set, added or deleted, and there is no method that would."""
    before, name = dict(frozen), type(frozen).__name__

    with pytest.raises(TypeError, match="does not support item assignment"):
        frozen["start"] = ()
    with pytest.raises(TypeError, match="does not support item deletion"):
        del frozen["start"]
    for attribute in ("_items", "fields", "kind", "invented"):
        with pytest.raises(AttributeError, match=f"^{name} cannot be changed$"):
            setattr(frozen, attribute, {})
        with pytest.raises(AttributeError, match=f"^{name} cannot be changed$"):
            delattr(frozen, attribute)
    for method in ("update", "pop", "popitem", "clear", "setdefault", "__ior__", "__dict__"):
        assert not hasattr(frozen, method)
    assert before == dict(frozen)


@both
def test_copies_are_the_map_itself(frozen: Any) -> None:
    """What cannot change needs no copy."""
    assert frozen is copy.copy(frozen) is copy.deepcopy(frozen)


@both
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickles_come_back_equal(frozen: Any, protocol: int) -> None:
    """A pickled map comes back with its class, its order and its hash."""
    again = pickle.loads(pickle.dumps(frozen, protocol))

    assert frozen == again
    assert type(frozen) is type(again)
    assert (list(frozen), hash(frozen)) == (list(again), hash(again))


def test_evidence_comes_back_from_a_pickle_with_its_fields() -> None:
    """Unpickled evidence still tells an unsaid field from a misspelt one."""
    again: Evidence = pickle.loads(pickle.dumps(EVIDENCE))

    assert (again.kind, again.fields) == ("role", FIELDS)
    assert again["end"] == ()
    with pytest.raises(FieldError):
        again["ned"]


@given(st.dictionaries(st.text(), st.integers()), st.dictionaries(st.text(), st.integers()))
def test_maps_are_equal_and_hash_as_their_items(one: dict[str, int], other: dict[str, int]) -> None:
    """Two maps are equal exactly when their items are, in whatever order; equal maps hash equal."""
    backwards: Mapping[str, int] = FrozenMap(reversed(one.items()))

    assert (one == other) == (FrozenMap(one) == FrozenMap(other))
    assert one == FrozenMap(one) == backwards
    assert hash(FrozenMap(one)) == hash(backwards)


def test_maps_with_other_items_hash_apart() -> None:
    """Keys and values both count in the hash."""
    assert len({hash(FrozenMap(items)) for items in ({}, {"a": 1}, {"a": 2}, {"b": 1}, {"a": 1, "b": 1})}) == 5


def test_evidence_of_a_field_is_what_it_rests_on() -> None:
    """A field gives its sentences and sources as a tuple, in their order."""
    assert EVIDENCE["start"] == (FIRST, SECOND)
    assert (Reference("hill"),) == EVIDENCE["title"]


@pytest.mark.parametrize("field", ["end", "countries"])
def test_an_unsaid_field_gives_nothing(field: str) -> None:
    """A field of the record that has no evidence gives an empty tuple, whichever way it is asked for."""
    assert () == EVIDENCE[field] == EVIDENCE.get(field)
    assert field not in EVIDENCE


def test_iterating_gives_the_fields_that_have_evidence() -> None:
    """Fields without evidence are not counted and not listed."""
    assert list(EVIDENCE) == ["start", "title"]
    assert len(EVIDENCE) == 2
    assert "start" in EVIDENCE
    assert "strat" not in EVIDENCE


@pytest.mark.parametrize(
    ("field", "message", "suggestions"),
    [
        ("strat", 'a role has no field "strat"; did you mean "start"?', ("start",)),
        ("Title", 'a role has no field "Title"; did you mean "title"?', ("title",)),
        ("country", 'a role has no field "country"; did you mean "countries"?', ("countries",)),
        ("speaker", 'a role has no field "speaker"', ()),
        ("", 'a role has no field ""', ()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_misspelt_field_is_an_error_with_suggestions(field: str, message: str, suggestions: tuple[str, ...]) -> None:
    """A field that the record does not have is a FieldError, by index and by ``get``."""
    for ask in (EVIDENCE.__getitem__, EVIDENCE.get):
        with pytest.raises(FieldError) as misspelt:
            ask(field)
        assert message == str(misspelt.value)
        assert (field, "role", suggestions) == (misspelt.value.field, misspelt.value.kind, misspelt.value.suggestions)


def test_evidence_for_a_field_that_there_is_not_cannot_be_made() -> None:
    """A misspelt field is refused where the evidence is made."""
    with pytest.raises(FieldError, match=r'^an event has no field "whan"; did you mean "when"[?]$'):
        Evidence({"whan": (FIRST,)}, "event", ("when", "title"))


def test_evidence_of_no_kind_has_the_fields_it_was_given() -> None:
    """Without a list of fields any field can be given, and no other one asked for."""
    evidence = Evidence({"start": (FIRST,)})

    assert evidence["start"] == (FIRST,)
    assert (evidence.kind, evidence.fields) == ("", ())
    with pytest.raises(FieldError, match=r'^a record has no field "end"$'):
        evidence["end"]


@both
def test_a_map_is_made_once(frozen: Any) -> None:
    """It cannot be made anew with other content."""
    made_again = frozen.__init__
    name = "evidence" if isinstance(frozen, Evidence) else "FrozenMap"

    with pytest.raises(AttributeError, match=rf"^{name} cannot be made twice$"):
        made_again({"a": 1})
