"""Whether a field says anything."""

import pytest

from kz_diplomacy import Evidence, Quantity, Text
from kz_diplomacy._records.base import has_value
from kz_diplomacy._values.frozen import FrozenMap


class Degrees(float):
    """A number of a library of its own."""


@pytest.mark.parametrize("nothing", [None, (), "", {}, FrozenMap(), Evidence()], ids=repr)
def test_what_says_nothing(nothing: object) -> None:
    """None and what is empty say nothing."""
    assert not has_value(nothing)


@pytest.mark.parametrize("zero", [0, 0.0, -0.0, Degrees(0)], ids=repr)
def test_zero_says_something(zero: float) -> None:
    """Zero is a number as any other, of whichever type, and a file has it."""
    quantity = Quantity(label=Text(en="x"), low=zero, high=zero, unit="hour", qualifier="exact")
    assert has_value(zero)
    assert has_value(quantity)


@pytest.mark.parametrize("something", ["x", (None,), {"a": None}, FrozenMap({"a": ()}), Text(en="x")], ids=repr)
def test_what_says_something(something: object) -> None:
    """Whatever is not empty says something."""
    assert has_value(something)
