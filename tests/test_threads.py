"""Loading in many threads at once, in a process that has loaded nothing yet: equal results, and one bundled dataset."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from helpers.invented import files, put, write

from kz_diplomacy import Dataset, load

PROGRAM = """
import json, sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from kz_diplomacy import DataError, load

THREADS = 8
# Threads take turns as often as possible.
sys.setswitchinterval(1e-6)
folders = sys.argv[1:]
barrier = Barrier(THREADS)

def run(_):
    barrier.wait()
    try:
        return load(*folders)
    except DataError as error:
        return error

with ThreadPoolExecutor(THREADS) as pool:
    results = list(pool.map(run, range(THREADS)))
print(json.dumps([
    len({id(result) for result in results}),
    sorted({str(result) if isinstance(result, DataError) else result.sha256 for result in results}),
]))
"""


def in_threads(*folders: Path) -> tuple[int, list[str]]:
    """How many objects the threads have got, and what they are: digests of datasets, or messages."""
    command = [sys.executable, "-c", PROGRAM, *map(str, folders)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    objects, results = json.loads(done.stdout)
    return objects, results


def test_the_bundled_dataset(ds: Dataset) -> None:
    """All threads get the same bundled dataset."""
    assert (1, [ds.sha256]) == in_threads()


def test_a_folder(tmp_path: Path) -> None:
    """Each thread gets a dataset of its own from a folder, all of them equal."""
    folder = write(tmp_path, files())
    assert (8, [load(folder).sha256]) == in_threads(folder)


def test_a_broken_folder(tmp_path: Path) -> None:
    """All threads get the same faults of a broken folder."""
    values = files()
    put(values, "topics[1].broader", "lihgt")
    put(values, "roles[0].kind", "job")
    folder = write(tmp_path, values)
    expected = [
        f"2 faults in {folder}",
        'topics.json $[1].broader (lamps): found "lihgt", expected the id of a record: topic: did you mean "light"?',
        'roles.json $[0].kind (head): found "job", expected one of post, rank, delegation',
    ]
    assert (8, ["\n".join(expected)]) == in_threads(folder)
