"""Functions that load the bundled dataset, the invented example, or a folder of data files."""

from __future__ import annotations

import os
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Final

from ._dataset import Dataset
from ._io.files import as_path
from ._io.reader import bundled, read_folder
from ._public import public
from ._records.record_set import RecordSet, as_record_set
from .errors import Description, QueryError

# The article module is imported only where it is needed, because most programs load a dataset without an article.
if TYPE_CHECKING:
    from ._article.article import Article

_SHARED: Final = Lock()
"""A lock held while a shared dataset is created, so that all threads get the same object."""


@public
def load(folder: str | os.PathLike[str] | None = None, *, base: RecordSet | None = None) -> Dataset:
    """The bundled dataset; or that of a folder, which may refer to the records of another.

    The bundled one is read once and shared: nobody can change it. A folder is read at each call. With ``base`` its
    records may refer to those of the base; the dataset holds its own only.

    Raises:
        DataError: Anything is wrong with the files; it lists every fault of every file. What a record refers to is
            judged once the record itself can be read.
        QueryError: A base is given, and no folder.

    >>> import kz_diplomacy
    >>> kz_diplomacy.load() is kz_diplomacy.load()
    True
    """
    if folder is None and base is not None:
        raise QueryError(Description("a base and no folder"), "a folder beside the base")
    if base is not None:
        as_record_set(base, "a dataset as the base")
    if folder is not None:
        path = as_path(folder, "the name of a folder")
        return Dataset._from_records(read_folder(path, os.fsdecode(folder), base))
    with _SHARED:
        return _bundled()


@public
def example() -> tuple[Dataset, Article]:
    """An invented dataset, and the invented article that it records; people, states and bodies in it are invented too.

    The article's text ships with the package, so whatever needs an article can be tried with it.

    >>> import kz_diplomacy
    >>> ds, article = kz_diplomacy.example()
    >>> article.text("on-the-lamp")[:32]
    'The lamp is our duty, not yours.'
    """
    with _SHARED:
        return _example()


@cache
def _bundled() -> Dataset:
    return Dataset._from_records(bundled())


@cache
def _example() -> tuple[Dataset, Article]:
    from importlib_resources import as_file, files

    from ._article.article import Article

    with as_file(files("kz_diplomacy") / "example") as folder:
        dataset = Dataset._from_records(read_folder(folder / "data", "the example"))
        return dataset, Article.read(folder / "article.txt", dataset)
