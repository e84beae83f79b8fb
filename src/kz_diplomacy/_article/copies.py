"""Copies of articles in a file or a folder, and the text of records in them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from .._io.files import as_path
from .._records.kinds import Source, Statement
from .._records.record_set import RecordSet
from .._values.citations import Passage
from ..errors import ArticleError, Description, QueryError, describe_value
from .article import Article, resolve_target
from .canonical import HTML_SUFFIXES


def articles_at(file: str | os.PathLike[str], dataset: RecordSet) -> list[Article]:
    """Return the article that a file is a copy of, or the best copy of each article in a folder.

    Raises:
        ArticleError: If there is no article. For a folder, the message says why each file was rejected.
        QueryError: If ``file`` is not the name of a file or folder.
    """
    path = as_path(file, "the name of a file or folder")
    if not os.path.isdir(path):
        return [Article.read(path, dataset)]
    found: dict[str, Article] = {}
    rejected = []
    for copy in _copies(path):
        try:
            article = Article.read(copy, dataset)
        except ArticleError as error:
            rejected.append(f"{copy.name}: {error}")
            continue
        best = found.setdefault(article.source.id, article)
        if len(article.verify().faults) < len(best.verify().faults):
            found[article.source.id] = article
    if not found:
        reasons = "\n".join(rejected) or "it has no .txt or .html file"
        raise ArticleError("no article", f"no file of {path} is an article of this dataset\n{reasons}")
    return [*found.values()]


def _copies(folder: Path) -> list[Path]:
    try:
        return sorted(file for file in folder.iterdir() if file.suffix.lower() in (".txt", *HTML_SUFFIXES))
    except OSError as error:
        raise ArticleError("unreadable", f"{folder}: it cannot be read ({error.strerror})") from None


def text_of(dataset: RecordSet, articles: Iterable[Article], target: Statement | Passage | str) -> str:
    """Return the text of a statement, a passage or an address from the copy of its article.

    Raises:
        ArticleError: If there is no such copy, or its text does not match the digest.
        UnknownIdError: If a target that is not an address is not the id of a statement either.
        QueryError: If the target has another type, or its source is not an article of the dataset.
    """
    match target := resolve_target(dataset, target):
        case Statement():
            id = target.passage.source
        case Passage():
            id = target.source
        case address:
            id = address.partition("#")[0]
    for article in articles:
        if article.source.id == id:
            return article.text(target)
    source = dataset.known.get(id)
    if not isinstance(source, Source) or source.kind != "article":
        raise QueryError(Description(f"the source {describe_value(id)}"), "an article that this dataset records")
    raise ArticleError("no article", _how_to(source))


def _how_to(source: Source) -> str:
    where = f", at {source.url}" if source.url else ""
    return (
        f"the words are those of {source.publisher}{where}, and are not in this package; "
        'with a copy of the article in a file, .txt or .html, ask ds.with_article("article.html").text(...). '
        "What they say is in .summary and .claims, which need no copy"
    )
