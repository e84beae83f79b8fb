"""Saves a dataset again and again, and is killed one step later each time: run by itself, since it forks.

``python killed_save.py OLD NEW STATES`` saves the dataset of the folder NEW over copies of the folder OLD. Each killed
process leaves its files in STATES/1, STATES/2 and so on; the last one is not killed.
"""

from __future__ import annotations

import filecmp
import io
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kz_diplomacy import Dataset, load

_left = 0


def _die_if_it_is_time() -> bool:
    global _left
    _left -= 1
    return not _left


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class _Torn(io.FileIO):
    """A file of which the last piece is written in part."""

    def write(self, data: Any) -> int:
        if _die_if_it_is_time():
            super().write(bytes(data)[: len(data) // 2])
            _die()
        return super().write(data)


def _mortal(step: Callable[..., Any]) -> Callable[..., Any]:
    def run(*values: Any, **options: Any) -> Any:
        if _die_if_it_is_time():
            _die()
        return step(*values, **options)

    return run


def _save(ds: Dataset, folder: Path, steps: int) -> None:
    global _left
    _left = steps
    opened = Path.open

    def open_mortal(path: Path, mode: str = "r", *options: Any, **more: Any) -> Any:
        if "r" in mode:
            return opened(path, mode, *options, **more)
        if _die_if_it_is_time():
            _die()
        return _Torn(path, mode)

    setattr(Path, "open", open_mortal)  # noqa: B010 - as of the others below, whose types no checker minds
    for of, name in ((os, "fsync"), (os, "replace"), (os, "chmod"), (os, "unlink"), (filecmp, "cmp")):
        setattr(of, name, _mortal(getattr(of, name)))
    ds.save(folder, overwrite=True, lines=["roles"])


def main(old: Path, new: Path, states: Path) -> None:
    ds = load(new)
    survived, steps = False, 0
    while not survived:
        steps += 1
        folder = states / str(steps)
        shutil.copytree(old, folder)
        child = os.fork()
        if not child:
            try:
                _save(ds, folder, steps)
            finally:
                os._exit(0)
        status = os.waitpid(child, 0)[1]
        survived = not os.WIFSIGNALED(status)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
