"""FrozenMap and Evidence: mappings that nobody can change."""

import copy
import pickle
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_diplomacy import Evidence, Passage, Reference
from kz_diplomacy._values.frozen import FrozenMap

FIRST = Passage(source="sea", number="1.1", start=0, end=4, sha256="0" * 64, voice="narration")
SECOND = Passage(source="sea", number="1.2", start=5, end=9, sha256="1" * 64, voice="quoted")
EVIDENCE = Evidence({"start": (FIRST, SECOND), "title": (Reference("hill"),)}, "role", ("title", "start", "end"))
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
def test_items_and_values_are_those_of_the_keys(frozen: FrozenMap[Any]) -> None:
    """They come in the order of the keys."""
    assert [(key, frozen[key]) for key in frozen] == [*frozen.items()]
    assert [frozen[key] for key in frozen] == [*frozen.values()]
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
    plain, evidence = FrozenMap(items), Evidence(cited, "role", ("start",))
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


@both
def test_a_map_cannot_be_filled_again(frozen: Any) -> None:
    """Calling ``__init__`` of a map that others share does not change it."""
    before = dict(frozen)
    frozen.__init__({"start": (SECOND,)})

    assert before == dict(frozen)
