"""What was made: how many datasets, by whom, and how many of them were broken."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from time import process_time


def digest(files: dict[str, bytes]) -> int:
    """A number that no other dataset is likely to have."""
    found = blake2b(digest_size=8)
    for name, data in sorted(files.items()):
        found.update(f"{name} {len(data)} ".encode() + data)
    return int.from_bytes(found.digest())


class Tally:
    """A count of examples, and the digests of the datasets among them, so that each counts once."""

    def __init__(self) -> None:
        self.digests: dict[str, set[int]] = {"broken": set(), "whole": set()}
        self.examples: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        self.slowest: dict[str, float] = {}

    @contextmanager
    def example(self, name: str) -> Iterator[None]:
        """One example of a kind, and how long it takes."""
        start = process_time()
        yield
        self.examples[name] += 1
        self.slowest[name] = max(self.slowest.get(name, 0.0), process_time() - start)

    def dataset(self, files: dict[str, bytes], loads: bool) -> None:
        """A dataset that was refused, or that loads."""
        self.digests["whole" if loads else "broken"].add(digest(files))

    def save(self, file: Path) -> None:
        """Write it, for whoever adds several up."""
        digests = {name: sorted(found) for name, found in self.digests.items()}
        counted = {"examples": self.examples, "errors": self.errors, "slowest": self.slowest}
        file.write_text(json.dumps({**counted, "digests": digests}))


TALLY = Tally()
"""That of this process."""
