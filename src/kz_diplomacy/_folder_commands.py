"""What each command of ``kz-diplomacy`` that works on a folder of data files does."""

from __future__ import annotations

import argparse

import attrs

from ._check import check as check_folder
from ._commands import SHIPPED, answer, named
from ._errors import QueryError
from ._new import new as draft
from ._saving import save


def new(options: argparse.Namespace) -> int:
    """Draft a dataset of an article."""
    _refuse_words(options.folder)
    drafted = draft(options.folder, options.article, language=options.language)
    return answer(options, attrs.asdict(drafted), str(drafted).splitlines())


def check(options: argparse.Namespace) -> int:
    """All that is wrong with a folder, and then what is unfinished; status 1 where anything is wrong."""
    base = named(options.base) if options.base else None
    report = check_folder(options.folder, article=options.article, base=base)
    value = {
        "ok": report.ok,
        "faults": [attrs.asdict(fault) for fault in report.faults],
        "unfinished": [attrs.asdict(fault) for fault in report.unfinished],
    }
    answer(options, value, str(report).splitlines())
    return 0 if report.ok else 1


def format(options: argparse.Namespace) -> int:
    """Write the files of a folder in their canonical form; one that has it already is not touched."""
    _refuse_words(options.folder)
    base = named(options.base) if options.base else None
    written = save(named(options.folder, base), options.folder, True, ())
    return answer(options, {"written": written}, [f"written: {name}" for name in written] or ["nothing to change"])


def _refuse_words(folder: str) -> None:
    """What ships is no folder to write into; and a folder of that name would be hidden behind it."""
    if folder in SHIPPED:
        raise QueryError(folder, "a folder", "write ./ before it where it is one")
