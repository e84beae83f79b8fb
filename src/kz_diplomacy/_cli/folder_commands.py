"""What each command of ``kz-diplomacy`` that works on a folder of data files does."""

from __future__ import annotations

import argparse
from typing import Final

import attrs

from .._authoring.check import check as check_folder
from .._authoring.draft import new as draft
from .._io.writer import save
from ..errors import Fault, QueryError
from .commands import SHIPPED, answer, named


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
        "loaded": report.loaded,
        "faults": [attrs.asdict(fault) for fault in report.faults],
        "unfinished": [attrs.asdict(fault) for fault in report.unfinished],
    }
    lines = str(report).splitlines()
    if not options.base and any(leads_nowhere(fault) for fault in report.faults):
        lines.append(BASE_HINT)
    answer(options, value, lines)
    return 0 if report.ok else 1


def format(options: argparse.Namespace) -> int:
    """Write the files of a folder in their canonical form; one that has it already is not touched."""
    _refuse_words(options.folder)
    base = named(options.base) if options.base else None
    written = save(named(options.folder, base), options.folder, True, ())
    return answer(options, {"written": written}, [f"written: {name}" for name in written] or ["nothing to change"])


BASE_HINT: Final = "if it refers to the records of another dataset, name that with --base: a folder, bundled or example"


def leads_nowhere(fault: Fault) -> bool:
    """Whether a fault is a reference to a record that there is not, which a base may have."""
    return fault.expected.startswith("the id of a record") or fault.expected == "the address of a source"


def _refuse_words(folder: str) -> None:
    """What ships is no folder to write into; and a folder of that name would be hidden behind it."""
    if folder in SHIPPED:
        raise QueryError(folder, "a folder", "write ./ before it where it is one")
