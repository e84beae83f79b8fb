"""Copies of articles in the reader's hands: found in a file or a folder, asked for the words of a record."""

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
    """The article of a dataset that a file holds, or every one that the files of a folder hold, each in its best copy.

    Raises:
        ArticleError: There is none; of a folder, it says what each file is.
        QueryError: ``file`` is no name of a file or folder.
    """
    path = as_path(file, "the name of a file or folder")
    if not os.path.isdir(path):
        return [Article.read(path, dataset)]
    found: dict[str, Article] = {}
    refused = []
    for each in _copies(path):
        try:
            article = Article.read(each, dataset)
        except ArticleError as error:
            refused.append(f"{each.name}: {error}")
            continue
        other = found.setdefault(article.source.id, article)
        if len(article.verify().faults) < len(other.verify().faults):
            found[article.source.id] = article
    if not found:
        told = "\n".join(refused) or "it has no .txt or .html file"
        raise ArticleError("no article", f"no file of {path} is an article of this dataset\n{told}")
    return [*found.values()]


def _copies(folder: Path) -> list[Path]:
    try:
        return sorted(each for each in folder.iterdir() if each.suffix.lower() in (".txt", *HTML_SUFFIXES))
    except OSError as error:
        raise ArticleError("unreadable", f"{folder}: it cannot be read ({error.strerror})") from None


def text_of(dataset: RecordSet, articles: Iterable[Article], target: Statement | Passage | str) -> str:
    """The words of a statement, a passage or an address, from the copy of its article.

    Raises:
        ArticleError: If there is no such copy, or it does not prove the words.
        UnknownIdError: If a text is neither an address nor the id of a statement.
        QueryError: If it is nothing of the kind, or of no article of the dataset.
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
