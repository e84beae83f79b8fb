"""How mutants are judged (nox -s mutation): by a few examples, and by nothing that was made before.

A plugin of pytest: what is made once and kept would be made by the code as it is, and no test would ever ask a mutant.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings

from kz_diplomacy._io import codec as _codec

settings.register_profile(
    "quick",
    derandomize=True,
    deadline=None,
    max_examples=10,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def _forget() -> None:
    _codec._structurers.cache_clear()


@pytest.fixture(scope="session", autouse=True)
def afresh() -> None:
    """The tests of a mutant have records read by a converter that it has made."""
    _forget()


@pytest.fixture(autouse=True)
def afresh_each_time() -> None:
    """While mutmut asks which tests reach which function, every test makes what it needs."""
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":
        _forget()
