"""Copies of articles in the reader's hands: found in a file or a folder, asked for the words of a record."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ._article import Article
from ._errors import ArticleError
from ._records import Source, Statement
from ._values import Passage

if TYPE_CHECKING:
    from ._dataset import Dataset

_ENDINGS = (".txt", ".html", ".htm")


def articles_at(file: str | os.PathLike[str], dataset: Dataset) -> list[Article]:
    """The article of a dataset that a file holds, or every one that the files of a folder hold.

    Raises:
        ArticleError: There is none; of a folder, it says what each file is.
    """
    path = Path(file)
    if not path.is_dir():
        return [Article.read(path, dataset)]
    found, refused = [], []
    for each in sorted(path.iterdir()):
        if each.suffix.lower() in _ENDINGS:
            try:
                found.append(Article.read(each, dataset))
            except ArticleError as error:
                refused.append(f"{each.name}: {error}")
    if not found:
        told = "\n".join(refused) or "it has no .txt or .html file"
        raise ArticleError("no article", f"no file of {path} is an article of this dataset\n{told}")
    return found


def text_of(dataset: Dataset, of: Statement | Passage | str) -> str:
    """The words of a statement, a passage or an address, from the copy of its article that is at hand.

    Raises:
        ArticleError: No copy is at hand, or it does not prove them.
    """
    id = _source_id(dataset, of)
    for article in dataset.articles:
        if article.source.id == id:
            return article.text(of)
    source = dataset.known.get(id)
    raise ArticleError("no article", _how_to(source) if isinstance(source, Source) else f"there is no source {id}")


def _source_id(dataset: Dataset, of: Statement | Passage | str) -> str:
    if isinstance(of, str):
        statement = dataset.known.get(of)
        if not isinstance(statement, Statement):
            return of.partition("#")[0]
        of = statement
    return of.passage.source if isinstance(of, Statement) else of.source


def _how_to(source: Source) -> str:
    where = f", at {source.url}" if source.url else ""
    return (
        f"the words are those of {source.publisher}{where}, and are not in this package; "
        'with a copy of the article in a file, .txt or .html, ask ds.with_article("article.html").text(...). '
        "What they say is in .summary and .claims, which need no copy"
    )
