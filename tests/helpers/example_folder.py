"""The example as a folder of data files, as it is or with some values changed, and a check of such a folder."""

from __future__ import annotations

import json
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree
from typing import Any, Final

from helpers.invented import KINDS, put
from kz_diplomacy import Dataset, check, load

EXAMPLE: Final = files("kz_diplomacy") / "example"


def example_folder(folder: Path) -> Path:
    """Copy the files of the example into a folder. A check of it finds nothing."""
    with as_file(EXAMPLE / "data") as data:
        copytree(data, folder, dirs_exist_ok=True)
    return folder


def changed_example(folder: Path, *changes: tuple[str, object]) -> Path:
    """Save the example with changed values, each named by its path, such as ``events[0].title.ru``."""
    example_folder(folder)
    values: dict[str, Any] = {kind: json.loads((folder / f"{kind}.json").read_bytes()) for kind in KINDS}
    for path, new in changes:
        put(values, path, new)
    for kind, value in values.items():
        (folder / f"{kind}.json").write_text(json.dumps(value), encoding="utf-8")
    load(folder).save(folder, overwrite=True)
    return folder


def unfinished(folder: Path, base: Dataset | None = None) -> list[str]:
    """The unfinished parts of a folder without faults, as they are printed."""
    report = check(folder, base=base)
    assert () == report.faults
    return [*map(str, report.unfinished)]
