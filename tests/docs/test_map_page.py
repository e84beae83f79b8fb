"""The map of the code shows the folders that exist, and every room."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "map.md").read_text("utf-8")


def folders() -> list[str]:
    """The paths in the tree, relative to the repository."""
    (tree,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    found: list[str] = []
    top = ""
    for branch, name in re.findall(r"^(├── |└── |)([\w/-]+)/ ?", tree, re.MULTILINE):
        top = top if branch else name
        found.append(f"{top}/{name}" if branch else name)
    return found


def test_every_folder_on_the_map_exists() -> None:
    """A folder that is renamed or removed changes the map."""
    assert len(folders()) > 30
    assert [] == [name for name in folders() if not (ROOT / name).is_dir()]


def test_every_room_is_on_the_map() -> None:
    """Every package and every folder of tests has a line, except the tests of a room."""
    rooms = {file.parent.relative_to(ROOT).as_posix() for file in ROOT.glob("src/kz_diplomacy/*/__init__.py")}
    others = {folder.relative_to(ROOT).as_posix() for folder in ROOT.glob("tests/[a-z]*/")}
    others -= {f"tests/{room.rpartition('/')[2].removeprefix('_')}" for room in rooms}
    assert set() == (rooms | others) - set(folders())


def test_the_rooms_are_in_the_order_of_their_imports() -> None:
    """The tree lists the rooms from the lowest layer of the contract to the highest."""
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0][
        "layers"
    ]
    listed = [name.rpartition("/")[2] for name in folders() if name.startswith("src/kz_diplomacy/")]
    assert [name for name in reversed(layers) if name in listed] == [name for name in listed if name in layers]
