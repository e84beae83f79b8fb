"""Each measurement in a process of its own, in an order of chance, so that none profits from another."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any, Final, TypeAlias

Job: TypeAlias = tuple[str, str, str]
"""A module, a function of it, and the name of a dataset, which says how many statements it has."""

HERE: Final = Path(__file__).parent


Results: TypeAlias = dict[Job, list[dict[str, Any]]]
"""What each job measured, once for each process."""


def run(jobs: Iterable[tuple[Job, int]], data: Path, seed: int, check: Callable[[Results], None]) -> Results:
    """What each job measured, as often as it was to be run; the rounds are shuffled, each by itself, and checked."""
    jobs = [*jobs]
    results: Results = {job: [] for job, _ in jobs}
    random = Random(seed)
    for number in range(max(times for _, times in jobs)):
        due = [job for job, times in jobs if number < times]
        for job in random.sample(due, len(due)):
            results[job].append(_one(job, data / job[2]))
            print(f"  {number + 1}: {job[0]}.{job[1]} of {job[2]}", file=sys.stderr, flush=True)
        check(results)
    return results


def _one(job: Job, folder: Path) -> dict[str, Any]:
    if job[0] == "cold":
        from cold import seconds

        used, told = seconds(job[1])
        return {"seconds": used, "answer": told} if told else {"seconds": used}
    command = [sys.executable, str(HERE / "fresh.py"), job[0], job[1], str(folder)]
    process = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return json.loads(process.stdout)  # type: ignore[no-any-return]


if __name__ == "__main__":
    module, function, folder = sys.argv[1:]
    print(json.dumps(getattr(importlib.import_module(module), function)(Path(folder))))
