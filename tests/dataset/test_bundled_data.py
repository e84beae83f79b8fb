"""The bundled data keeps the laws of every dataset, and its own: how much of the article there is in it."""

import json
import re
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest
from helpers.laws import LAWS, LAWS_OF_WORDS, article_of, sentences, unlike_its_files

from kz_diplomacy import Dataset

SHIPPED = files("kz_diplomacy") / "data"


@pytest.mark.parametrize("law", LAWS)
def test_the_law_is_kept(ds: Dataset, law: str) -> None:
    """The laws say in tests/helpers/laws.py what they ask; each names every record that breaks it."""
    assert [] == [*LAWS[law](ds)]


@pytest.mark.parametrize("law", LAWS_OF_WORDS)
def test_the_law_of_the_words_is_kept(ds: Dataset, article: str, law: str) -> None:
    """With the article at hand every passage proves, and is cut where it should be."""
    assert [] == [*LAWS_OF_WORDS[law](ds, article)]


def test_the_shipped_files_are_rewritten_byte_for_byte(ds: Dataset, tmp_path: Path) -> None:
    """Saving the bundled data gives the very files that are shipped, the descriptor among them."""
    assert [] == unlike_its_files(ds, SHIPPED, tmp_path)


def test_the_descriptor_has_the_hash_and_the_size_of_each_file() -> None:
    """They are those of the bytes that are shipped."""
    resources = json.loads((SHIPPED / "datapackage.json").read_bytes())["resources"]

    assert 7 == len(resources)
    for resource in resources:
        data = (SHIPPED / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{sha256(data).hexdigest()}")


def test_how_much_there_is_of_the_article(ds: Dataset) -> None:
    """It has 99 sentences in 34 paragraphs, nearly all of which records cite."""
    numbers = [*sentences(ds)]

    assert 99 == len(numbers)
    assert "34" == numbers[-1].partition(".")[0]
    assert len(article_of(ds).uncited) < 6


def test_there_are_eight_quotations_and_four_headings(ds: Dataset) -> None:
    """The article quotes him eight times, and words four headings as quotations."""
    kinds = [statement.kind for statement in ds.statements]

    assert (8, 4) == (kinds.count("direct"), kinds.count("heading"))


def test_ids_have_no_dot(ds: Dataset) -> None:
    """They are small letters, digits and hyphens; dots are for other people's datasets."""
    assert [] == [id for id in ds.known if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", id)]


def test_sources_are_of_the_two_kinds(ds: Dataset) -> None:
    """The article is cited by sentence, the reference as a whole."""
    assert {"kazinform": "article", "zakon-kz": "reference"} == {source.id: source.kind for source in ds.sources}
