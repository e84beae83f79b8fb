"""The invented example as a folder in which one value is changed, and what a check of it finds."""

from __future__ import annotations

import json
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree
from typing import Any, Final

from helpers.invented import KINDS, put
from kz_diplomacy import Dataset, check, load

EXAMPLE: Final = files("kz_diplomacy") / "example"


def example(folder: Path) -> Path:
    """The example's files in a folder, of which a check finds nothing."""
    with as_file(EXAMPLE / "data") as data:
        copytree(data, folder, dirs_exist_ok=True)
    return folder


def changed(folder: Path, *changes: tuple[str, object]) -> Path:
    """The example with values changed, which are named as in ``events[0].title.ru``, and saved as it should be."""
    example(folder)
    values: dict[str, Any] = {kind: json.loads((folder / f"{kind}.json").read_bytes()) for kind in KINDS}
    for place, new in changes:
        put(values, place, new)
    for kind, value in values.items():
        (folder / f"{kind}.json").write_text(json.dumps(value), encoding="utf-8")
    load(folder).save(folder, overwrite=True)
    return folder


def unfinished(folder: Path, base: Dataset | None = None) -> list[str]:
    """What is unfinished in a folder that loads, as it is printed."""
    report = check(folder, base=base)
    assert () == report.faults
    return [*map(str, report.unfinished)]
