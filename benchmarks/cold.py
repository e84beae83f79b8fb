"""The cold start: whole processes, from the start of Python to their end (C1 to C3)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

OURS: Final = "import kz_diplomacy; print(kz_diplomacy.load()['aibek-smadiyarov'].name.en)"
PYDANTIC: Final = """
import sys, pathlib, pydantic_records
print(pydantic_records.load(pathlib.Path(sys.argv[1]))['aibek-smadiyarov'].name.en)
"""
CLASSES: Final = """
import sys, pathlib, json, attrs, cattrs
from kz_diplomacy._records import kinds as _records
for file in pathlib.Path(sys.argv[1]).iterdir():
    json.loads(file.read_bytes())
"""
PROGRAMS: Final = {
    "bare interpreter": "pass",
    "import kz_diplomacy": "import kz_diplomacy",
    "import attrs, cattrs": "import attrs, cattrs",
    "import attrs, cattrs, importlib_resources": "import attrs, cattrs, importlib_resources",
    "load() and a look-up": OURS,
    "the same on pydantic": PYDANTIC,
    "the classes and the files": CLASSES,
}


def seconds(name: str) -> tuple[float, str]:
    """How much processor time a program takes, which is steadier than the time that passes, and what it prints."""
    import importlib.util

    package = importlib.util.find_spec("kz_diplomacy")
    folder = Path(package.origin).parent / "data"  # type: ignore[union-attr,arg-type]  # it is installed
    command = [sys.executable, "-c", PROGRAMS[name], str(folder)]
    # Modules are compiled once, as they are when a package is installed, and not at each start.
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)
    told = process.stdout.read()  # type: ignore[union-attr]  # it is a pipe
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"{name}: ended with {status}")
    return used.ru_utime + used.ru_stime, told.strip()
