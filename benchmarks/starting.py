"""Where the time of a cold start goes, stage by stage, in one process."""

from __future__ import annotations

import gc
import importlib
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

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
    from kz_diplomacy._io.codec import _structurers
    from kz_diplomacy._io.reader import Reading
    from kz_diplomacy._loading import bundled_folder
    from kz_diplomacy._query.kinds import COLLECTIONS

    done("import what load() needs, and make its classes")
    data: Any = bundled_folder()
    done("find the data")
    _structurers(detailed=False)
    done("make the converter of 14 kinds of object")
    reading = Reading(data, {})
    reading.descriptor()
    reading.read()
    done("read, check and link 98 records")
    kinds: dict[str, Any] = {kind: COLLECTIONS[kind](records) for kind, records in reading.declared.records.items()}
    Dataset(**kinds)
    done("make the dataset")
    return {name: end - start for name, (start, end) in zip(names, pairwise(times), strict=True)}
