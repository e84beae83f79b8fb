"""One example: a file that may be a copy of an article, and all that is done with it."""

from __future__ import annotations

import json
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path

from helpers.invented import files, write

from kz_diplomacy import (
    Article,
    ArticleError,
    Dataset,
    QueryError,
    canonical,
    check,
    example,
    load,
    new,
)
from kz_diplomacy._article.canonical import canonical_text
from kz_diplomacy._cli.main import main

from .asked import printable
from .limits import bounded
from .running import folder
from .tally import TALLY


@cache
def _both() -> Dataset:
    """The two invented articles in one dataset."""
    # Each has a topic of that id, and they differ.
    values = json.loads(json.dumps(files()).replace('"lamps"', '"invented.lamps"'))
    with folder() as place:
        return example()[0] | load(write(Path(place, "invented"), values))


def ask(page: tuple[str, bytes]) -> None:
    """Ask all that can be asked of a copy."""
    name, data = page
    ds = _both()
    with TALLY.example("articles"), folder() as place, bounded(60):
        file = Path(place, name)
        file.write_bytes(data)
        _read(file, ds)
        _checked(file, ds, Path(place, "both"))
        _started(file, Path(place, "mine"))


def _read(file: Path, ds: Dataset) -> None:
    try:
        text = canonical(file)
        printable(text)
        assert text == canonical_text(text)
        article = Article.read(file, ds)
        verified = article.verify()
        printable(repr(article), str(verified), repr(verified), *map(str, verified.proofs))
        held = ds.with_article(file)
        assert held == ds
        for statement in ds.statements:
            try:
                words = held.text(statement)
            except ArticleError as error:
                printable(str(error))
            else:
                assert words in canonical_text(text)
                assert statement.passage.end - statement.passage.start == len(words)
        article.find(text[: len(text) // 50 + 1])
    except ArticleError as error:
        printable(str(error), repr(error))


def _checked(file: Path, ds: Dataset, where: Path) -> None:
    ds.save(where)
    report = check(where, article=file)
    printable(str(report), repr(report))
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        status = main(["check", str(where), "--article", str(file)])
    assert (0 if report.ok else 1) == status
    printable(out.getvalue())
    assert "" == err.getvalue()


def _started(file: Path, where: Path) -> None:
    try:
        drafted = new(where, file)
    except (ArticleError, QueryError) as error:
        printable(str(error), repr(error))
        return
    printable(str(drafted), repr(drafted))
    ds = load(where)
    assert drafted.sentences == len(ds.sources[0].passages)
    # Not that it proves: of a text that repeats itself most sentences stand in several places.
    printable(str(check(where, article=file)))
    assert () == new(where, file).written
