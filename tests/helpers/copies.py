"""Copies of invented articles, faithful or not, and what is told of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest

import kz_diplomacy
from helpers.invented import TEXT, digest, files, write
from kz_diplomacy import Article, ArticleError

Reader: TypeAlias = Callable[..., Article]
"""Reads a text as a copy of the invented article, or of another dataset's."""

LINES: Final = TEXT.split("\n")
"""The paragraphs of the invented article."""


def sentence_of(number: str, text: str, words: str) -> dict[str, Any]:
    """A sentence of a text, as a data file has it: where its words first stand."""
    start = text.index(words)
    return {"number": number, "start": start, "end": start + len(words), "sha256": digest(words), "voice": "narration"}


def copied(folder: Path, text: str, passages: list[dict[str, Any]], copy: str | None = None) -> Article:
    """An article of these passages, and of no records, read from a copy: of its own text, or of another."""
    values = files() | {kind: [] for kind in ("organizations", "officials", "roles", "events", "statements")}
    values["sources"][0] |= {"length": len(text), "sha256": digest(text), "passages": passages, "uncited": {}}
    file = folder / "copy.txt"
    file.write_text(text if copy is None else copy, encoding="utf-8")
    return Article.read(file, kz_diplomacy.load(write(folder / "data", values)))


def problem(call: Callable[..., object], *arguments: object) -> tuple[str, str]:
    """The reason and the words of the error that a call ends with."""
    with pytest.raises(ArticleError) as caught:
        call(*arguments)
    return caught.value.reason, str(caught.value)


def statuses(article: Article) -> dict[str, str]:
    """What became of each passage and statement, by its number or id."""
    return {
        proof.statement.id if proof.statement else proof.passage.number or "": proof.status
        for proof in article.verify().proofs
    }
