"""``python tests/fuzz``: many blocks of examples in a process for each core, and what they made together.

It fails where an example does, or where fewer than 100,000 different datasets were broken.
"""

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from secrets import randbelow
from tempfile import TemporaryDirectory
from time import monotonic

BLOCKS = 64
LEAST = 100_000
FOLDER = Path(__file__).parent


def main() -> int:
    parser = argparse.ArgumentParser(prog="python tests/fuzz", description=__doc__)
    parser.add_argument("--seed", type=int, default=randbelow(10**9), help="the seed of the first block; else any")
    seed = parser.parse_args().seed
    print(f"seed {seed}: python tests/fuzz --seed {seed} runs the same examples again", flush=True)
    began = monotonic()
    with TemporaryDirectory() as place:
        tallies = [Path(place, str(number)) for number in range(os.cpu_count() or 1)]
        status = _run(seed, tallies)
        enough = _told([json.loads(file.read_bytes()) for file in tallies if file.exists()])
    print(f"in {monotonic() - began:,.0f} s")
    return 0 if enough and not any(status) else 1


def _run(seed: int, tallies: list[Path]) -> list[int]:
    """Run the blocks, shared out evenly."""
    running = []
    for number, file in enumerate(tallies):
        first, behind = (seed + BLOCKS * part // len(tallies) for part in (number, number + 1))
        command = [sys.executable, "-m", "pytest", str(FOLDER), "--quiet", "-p", "no:cacheprovider"]
        # Beside the limit of each example, which cannot stop what never comes back from C.
        command += ["-o", "faulthandler_timeout=1800", "-o", "faulthandler_exit_on_timeout=true"]
        more = ["--seed", str(first), "--blocks", str(behind - first), "--tally", str(file)]
        running.append(subprocess.Popen([*command, *more]))
    return [process.wait() for process in running]


def _told(tallies: list[dict[str, dict[str, list[int]]]]) -> bool:
    """Say what was made; whether it is enough."""
    broken, whole = (
        len({digest for one in tallies for digest in one["digests"][name]}) for name in ("broken", "whole")
    )
    for name, words in (("examples", "examples of"), ("errors", "times")):
        for what, count in sorted(sum((Counter(one[name]) for one in tallies), Counter()).items()):
            slowest = [f", the slowest {max(one['slowest'].get(what, 0) for one in tallies):.1f} s"] * (
                name == "examples"
            )
            print(f"{count:,} {words} {what}{''.join(slowest)}")
    print(f"{broken:,} different datasets were broken, {whole:,} loaded")
    if broken < LEAST:
        print(f"fewer than {LEAST:,} were broken")
    return broken >= LEAST


if __name__ == "__main__":
    sys.exit(main())
