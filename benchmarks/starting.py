"""Where the time of a cold start goes, stage by stage, in one process."""

from __future__ import annotations

import gc
import importlib
import time
from itertools import pairwise
from pathlib import Path

from measured import Measured


def stages(folder: Path) -> Measured:
    """Seconds of each stage of ``load()``, taken apart as ``load`` itself does them; the interpreter is up by then."""
    # As it is when a name of the package is asked for, and while files are read.
    gc.disable()
    times = [time.perf_counter()]
    names = []

    def done(name: str) -> None:
        times.append(time.perf_counter())
        names.append(name)

    for name in ("attrs", "cattrs"):
        importlib.import_module(name)
    done("import attrs and cattrs")
    from kz_diplomacy._dataset import Dataset
    from kz_diplomacy._io.reader import bundled

    done("import what load() needs, and make its classes")
    records = bundled()
    done("read, check and link 98 records")
    Dataset._from_records(records)
    done("make the dataset")
    return {name: end - start for name, (start, end) in zip(names, pairwise(times), strict=True)}
