"""Measure the package beside its peers, each in processes of its own, and print the table of ratios and targets."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import fresh
import large
import pyperf
import table
from fresh import Job, Results

SIZES = ("1000", "10000", table.LARGE, table.HUGE)
START: Job = ("starting", "stages", "")
PEERS = ("pydantic", "pandas", "polars", "duckdb", "pyarrow", "attrs", "cattrs")


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("folder", type=Path, help="for the datasets, which are made once, and the results")
    parser.add_argument("--seed", type=int, default=1, help="for the order in which the jobs are run")
    parser.add_argument(
        "--only",
        default="CTMQPHG",
        help="the letters of rows, such as CQ; H: of a million; G: growth; S: stages of a start",
    )
    parser.add_argument("--rounds", type=int, default=3, help="in how many processes a job of 100,000 is run")
    asked = parser.parse_args()
    data = asked.folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    rows = [row for row in table.ROWS if row.letter in asked.only]
    jobs = {job: _times(job, asked.rounds) for row in rows for job, _ in filter(None, (row.top, row.bottom))}
    if "G" in asked.only:
        jobs |= {("growing", function, size): 1 for size in SIZES for function in ("grown", "streamed")}
    if "S" in asked.only:
        jobs[START] = 15
    for name in sorted({name for _, _, name in jobs if name}):
        if not (data / name).is_dir():
            print(f"making a dataset of {name} statements", file=sys.stderr, flush=True)
            large.write(data / name)
    results = fresh.run(jobs.items(), data, asked.seed, agreed)
    told = table.rows_of(results, rows)
    print(table.markdown(told))
    _keep(asked.folder, results, told)


def _times(job: Job, rounds: int) -> int:
    """In how many processes a job is run: the short ones oftener, and what takes minutes once."""
    return 25 if job[0] == "cold" else 1 if job[2].startswith(table.HUGE) or job[0] == "growing" else rounds


def agreed(results: Results) -> None:
    """See that all contenders of a question gave the same answer, before any time of theirs is looked at."""
    answers: dict[tuple[str, str, str], dict[str, Any]] = {}
    for (module, function, dataset), measured in results.items():
        question = function.split("_")[0] if module == "asking" else module
        for one in measured if module != "growing" else ():
            for name in one:
                if name.startswith("answer") and name != "answers":
                    given = answers.setdefault((question, name, dataset), {})
                    given[f"{module}.{function}"] = json.dumps(one[name])
    for (question, name, dataset), given in answers.items():
        if len({*given.values()}) > 1:
            raise SystemExit(f"{question} of {dataset}, {name}: the contenders do not agree: {given}")


def _keep(folder: Path, results: Results, rows: list[dict[str, Any]]) -> None:
    """Write the table as JSON, every figure behind it as pyperf has them, and those of the growth."""
    about = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "processors": os.cpu_count(),
        "versions": {name: version(name) for name in PEERS},
    }
    _write(folder / "table.json", {"about": about, "rows": rows})
    file = folder / "figures.json"
    file.unlink(missing_ok=True)
    pyperf.BenchmarkSuite([*table.benchmarks(results).values()]).dump(str(file))
    grown: dict[str, dict[str, Any]] = {}
    for (module, _, size), measured in results.items():
        if module == "growing":
            grown.setdefault(size, {}).update(measured[0])
    if START in results:
        stages = {name: statistics.median(one[name] for one in results[START]) for name in results[START][0]}
        _write(folder / "start.json", {"about": about, "stages": stages})
    if grown:
        _write(
            folder / "growth.json", {"about": about, "sizes": {size: grown[size] for size in sorted(grown, key=int)}}
        )


def _write(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
