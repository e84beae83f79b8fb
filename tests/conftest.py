"""What the tests share: the bundled dataset, and the article where its holder has one."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

import kz_diplomacy

# The same examples at every run and on every machine, so that a run that fails, fails again. How long one takes says
# more of the machine than of the code.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def ds() -> kz_diplomacy.Dataset:
    return kz_diplomacy.load()


@pytest.fixture(scope="session")
def article() -> str:
    """The canonical text of the article, from the copy that its holder names."""
    path = os.environ.get("KZ_DIPLOMACY_ARTICLE")
    if not path:
        pytest.skip("needs a copy of the article: set KZ_DIPLOMACY_ARTICLE to its file")
    return Path(path).read_text(encoding="utf-8").rstrip("\n")
