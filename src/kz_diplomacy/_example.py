"""The small invented example: an article of the project's own writing, and its dataset, to try things out with."""

from __future__ import annotations

from threading import Lock
from typing import Final

from importlib_resources import as_file, files

from ._article.article import Article
from ._dataset import Dataset
from ._loading import load
from ._public import public

_made: tuple[Dataset, Article] | None = None
_making: Final = Lock()


@public
def example() -> tuple[Dataset, Article]:
    """An invented dataset, and the invented article that it records; people, states and bodies in it are invented too.

    The article's text ships with the package, so whatever needs an article can be tried with it.

    >>> import kz_diplomacy
    >>> ds, article = kz_diplomacy.example()
    >>> article.text("on-the-lamp")[:32]
    'The lamp is our duty, not yours.'
    """
    global _made
    with _making:
        if _made is None:
            with as_file(files("kz_diplomacy") / "example") as folder:
                dataset = load(folder / "data")
                _made = dataset, Article.read(folder / "article.txt", dataset)
        return _made
