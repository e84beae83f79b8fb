"""Identification of the article of a dataset that a text is a copy of."""

from __future__ import annotations

from collections.abc import Sequence

from .._records.kinds import Source, Statement
from .._records.record_set import RecordSet, known_of_type
from ..errors import ArticleError
from .proof import Alignment, find_sentences


def identify(text: str, dataset: RecordSet, name: str) -> Alignment:
    """Return the alignment of a text with the article that it is a copy of.

    A copy has at least half of the sentences of its article.

    Args:
        text: The canonical text of a copy.
        dataset: The dataset with the article.
        name: The name of the copy in errors.

    Raises:
        ArticleError: If the dataset has no article, or the text matches none of its articles, or two equally well.
    """
    articles = articles_of(dataset)
    if not articles:
        raise ArticleError("no article", f"{name}: the dataset has no article that it could be a copy of")
    alignments = align(text, articles, known_of_type(dataset, Statement))
    if not alignments:
        ids = " or ".join(source.id for source in articles[:5])
        raise ArticleError("not this article", f"{name}: it is another text: no sentence of {ids} stands in it")
    alignments.sort(key=lambda alignment: len(alignment.proved), reverse=True)
    likely = [alignment for alignment in alignments if 2 * len(alignment.proved) >= len(alignment.sentences)]
    if not likely:
        best = alignments[0]
        count = f"{len(best.proved):,} of the {len(best.sentences):,} sentences of {best.source.id}"
        message = f"{name}: it is another text, or part of the article only: {count} stand in it, fewer than half"
        raise ArticleError("not this article", message)
    if len(likely) > 1 and len(likely[0].proved) == len(likely[1].proved):
        ids = " as well as ".join(alignment.source.id for alignment in likely[:2])
        raise ArticleError("ambiguous", f"{name}: it proves to be {ids}: read it against a dataset with one of them")
    return likely[0]


def articles_of(dataset: RecordSet) -> list[Source]:
    """Return the articles of a dataset and of its base."""
    return [source for source in known_of_type(dataset, Source) if source.kind == "article"]


def align(text: str, articles: Sequence[Source], statements: Sequence[Statement]) -> list[Alignment]:
    """Return the alignments of a text with the articles of which it has at least one passage."""
    passages = [passage for article in articles for passage in article.passages]
    found = find_sentences(text, [*passages, *(statement.passage for statement in statements)])
    digests = {sha256 for _, sha256 in found}
    return [
        Alignment(text, article, statements, found)
        for article in articles
        if any(passage.sha256 in digests for passage in article.passages)
    ]
