"""How the place of a fault is written: steps from the record to the value."""

import pytest

from kz_diplomacy._io.faults import member


@pytest.mark.parametrize(
    ("key", "step"),
    [
        (3, "[3]"),
        ("title", ".title"),
        ("3.1", '["3.1"]'),
        ("", '[""]'),
        ("атау", '["атау"]'),
        ("a" * 60, "." + "a" * 60),
        ("a" * 61, '["' + "a" * 59 + '…"]'),
    ],
    ids=["place", "name", "number", "nothing", "other letters", "as long as may be", "long"],
)
def test_a_step_is_a_place_or_a_name(key: object, step: str) -> None:
    """A name that is no plain word, or a long one, is quoted."""
    assert step == member(key)
