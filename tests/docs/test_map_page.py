"""The map of the code names every module, each once, and what else it names is there."""

import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "map.md").read_text("utf-8")
WALK = PAGE.partition("| beside the code |")[0]


def test_every_module_stands_on_the_map_once() -> None:
    """A module that is new, renamed or gone changes the map too."""
    package = ROOT / "src" / "kz_diplomacy"
    modules = [path.stem for folder in (package, package / "export") for path in folder.glob("*.py")]
    named = Counter(re.findall(r"`(\w+)`", "".join(line for line in WALK.splitlines() if line.startswith("| **"))))

    assert {module: 1 for module in modules if module != "__init__"} == {
        name: count for name, count in named.items() if name in modules or name.startswith("_")
    }


def test_what_stands_beside_the_code_is_there() -> None:
    """The folders and files of the second table exist; a star stands for any name."""
    (rows,) = re.findall(r"\| beside the code \|.*?\n\n", PAGE, re.DOTALL)
    first = [line.split("|")[1] for line in rows.splitlines()[2:] if line]
    named = [name for cell in first for name in re.findall(r"`([^`]+)`", cell)]

    assert [] == [name for name in named if not [*ROOT.glob(name), *(ROOT / "src" / "kz_diplomacy").glob(name)]]
    assert 11 < len(named)
