"""Broken copies of articles: each is read, proved and drafted, or refused with the package's own error."""

from __future__ import annotations

from .articles import ask
from .pages import pages
from .running import run


def test_copies(first: int) -> None:
    """Whatever the bytes, the markup and the name of a copy are, nothing but ArticleError or QueryError comes."""
    run(ask, pages, first, 40)
