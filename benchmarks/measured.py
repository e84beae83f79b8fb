"""What a job measures, in the process of its own that it runs in: time, memory, and what came out."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeAlias

Measured: TypeAlias = dict[str, Any]
"""What a job gives: its figures by name, and under ``answer`` what every contender must agree on."""

MIB: Final = 1024 * 1024
LEAST: Final = 0.3
"""How many seconds questions are asked again and again, at least."""


def digest(answer: object) -> str:
    """What two equal answers have in common, be they lists or tuples, in a few letters."""
    return sha256(json.dumps(answer, default=repr).encode()).hexdigest()[:16]


def timed(do: Callable[[], Any]) -> tuple[float, Any]:
    """How many seconds it takes once, and what it gives."""
    start = time.perf_counter()
    made = do()
    return time.perf_counter() - start, made


def asked(answer: Callable[[Any], object], questions: Iterable[Any]) -> Measured:
    """How many seconds a question takes: of all of them the average, of several times through them the median.

    The first time through is not among these: it is told apart, and makes whatever a contender makes when it is first
    asked.
    """
    questions = [*questions]
    first, answers = timed(lambda: [answer(question) for question in questions])
    # Whatever a contender has built, it is not looked through again while the next is timed.
    gc.collect()
    gc.freeze()
    times: list[float] = []
    until = time.perf_counter() + max(LEAST, 2 * first)
    while time.perf_counter() < until or len(times) < 3:
        seconds, _ = timed(lambda: [answer(question) for question in questions])
        times.append(seconds / len(questions))
    times.sort()
    return {"seconds": times[len(times) // 2], "first": first, "answer": digest(answers), "answers": len(questions)}


def memory(which: str) -> float:
    """How many bytes of memory the process has (``VmRSS``), or had at most (``VmHWM``); Linux tells it."""
    status = Path("/proc/self/status").read_text()
    return float(status.split(f"{which}:")[1].split()[0]) * 1024


def on_disk(folder: Path) -> float:
    """How many bytes the files of a folder have."""
    return float(sum(file.stat().st_size for file in folder.iterdir()))
