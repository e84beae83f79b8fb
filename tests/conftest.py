"""What the tests share: the bundled dataset, the article where its holder has one, and an invented one."""

import os
from pathlib import Path

import pytest
from helpers.copies import Reader
from helpers.invented import TEXT, files, write
from hypothesis import HealthCheck, settings

import kz_diplomacy
from kz_diplomacy import Article, Dataset

# The same examples at every run and on every machine, so that a run that fails, fails again. How long one takes says
# more of the machine than of the code.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


@pytest.fixture(scope="session")
def ds() -> Dataset:
    return kz_diplomacy.load()


@pytest.fixture(scope="session")
def article() -> str:
    """The canonical text of the article, from the copy that its holder names."""
    path = os.environ.get("KZ_DIPLOMACY_ARTICLE")
    if not path:
        pytest.skip("needs a copy of the article: set KZ_DIPLOMACY_ARTICLE to its file")
    return Path(path).read_text(encoding="utf-8").rstrip("\n")


@pytest.fixture(scope="session")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The invented dataset."""
    return kz_diplomacy.load(write(tmp_path_factory.mktemp("lamps"), files()))


@pytest.fixture(scope="session")
def named_lamps(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The invented dataset with a name, a version and two licences."""
    descriptor = {"name": "lamps", "version": "2.1", "licenses": [{"name": "MIT"}, {"name": "CC0-1.0"}]}
    return kz_diplomacy.load(write(tmp_path_factory.mktemp("named_lamps"), files(), descriptor))


@pytest.fixture
def read(tmp_path: Path, lamps: Dataset) -> Reader:
    """Reads a text as a copy of the invented article, or of another dataset's."""

    def reading(text: str = TEXT, dataset: Dataset = lamps, name: str = "copy.txt") -> Article:
        (tmp_path / name).write_bytes(text.encode())
        return Article.read(tmp_path / name, dataset)

    return reading
