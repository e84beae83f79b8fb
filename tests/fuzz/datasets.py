"""One example: a folder with the files of a dataset, and all that is asked of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from helpers.invented import KINDS, files, write

from kz_diplomacy import Dataset, example, load

from .asked import loads, put
from .limits import bounded
from .pool import ODD, WORDS
from .running import folder
from .tally import TALLY, digest
from .trees import Broken


@cache
def _original(base: str) -> Dataset:
    if base == "bundled":
        return load()
    if base == "example":
        return example()[0]
    with folder() as place:
        return load(write(Path(place, "invented"), files()))


def ask(name: str, broken: Broken) -> None:
    """Ask all that can be asked of a dataset: to stream some kind of it, to search it for some words."""
    # Not drawn, so that every example is another dataset.
    chance = Random(digest(broken.files))
    kind, words = chance.choice(KINDS[1:]), chance.choice((*WORDS, *ODD))
    with TALLY.example(name), folder() as place, bounded():
        put(Path(place, "one"), broken.files)
        TALLY.dataset(broken.files, loads(Path(place, "one"), kind, words, _original(broken.base)))
