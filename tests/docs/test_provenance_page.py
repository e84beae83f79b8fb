"""The page on provenance cites the article as the README, the citation file and the records do."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Final

import kz_diplomacy

TOP: Final = Path(__file__).parents[2]
PAGE: Final = (TOP / "docs" / "provenance.md").read_text("utf-8")


def citation(page: str) -> str:
    """What a page has as a citation of the article, in one line."""
    (found,) = re.findall(r"(?:^> .*\n)+", page, re.MULTILINE)
    return " ".join(found.replace("> ", "").split())


def test_the_article_is_cited_alike_everywhere() -> None:
    """In README and docs word for word, with the title, the address and the day that citation file and record have."""
    article = kz_diplomacy.load().sources["kazinform"]
    filed = import_module("yaml").safe_load((TOP / "CITATION.cff").read_text("utf-8"))["references"][0]

    assert citation((TOP / "README.md").read_text("utf-8")) == citation(PAGE)
    assert article.published
    assert f"*{article.title}*, {article.published.words('en')}, <{article.url}>" in citation(PAGE)
    assert (article.title, article.url) == (filed["title"], filed["url"])
    assert article.published.edtf == str(filed["date-published"])


def test_the_licences_are_there() -> None:
    """Each licence that the page names has its text in the repository, and there is no other."""
    named = re.findall(r"spdx\.org/licenses/(.+?)\.html", PAGE)
    assert sorted(named) == sorted(path.stem for path in (TOP / "LICENSES").iterdir())
