"""A pytest plugin for mutation testing (``nox -s mutation``): few examples, and no results of the unchanged code.

mutmut chooses the mutant when a function is called. A result that a module cached earlier comes from another version of
the code, so the caches of the package are cleared before a mutant is judged.
"""

import os
import sys

import pytest
from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "quick",
    derandomize=True,
    deadline=None,
    max_examples=10,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)

# Tests compare these datasets by identity, so they stay.
_SHARED = {"bundled", "example", "load"}


def _clear_caches() -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith("kz_diplomacy._"):
            for key, value in list(vars(module).items()):
                if key not in _SHARED and hasattr(value, "cache_clear"):
                    value.cache_clear()


@pytest.fixture(scope="session", autouse=True)
def fresh_caches() -> None:
    """Clear the caches before the tests of a mutant run."""
    _clear_caches()


@pytest.fixture(autouse=True)
def fresh_caches_for_each_test() -> None:
    """Clear the caches before each test while mutmut records which tests call which function."""
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":
        _clear_caches()
