"""The hooks that other projects run on their datasets: what they are given, and that the commands exist."""

from __future__ import annotations

import re
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Final

import pytest
from checked import example
from invented import KINDS

from kz_diplomacy._cli import main

FILE: Final = Path(__file__).parents[1] / ".pre-commit-hooks.yaml"
# By name, since nothing but its one function is needed and its types are a package of their own.
HOOKS: Final[list[dict[str, Any]]] = import_module("yaml").safe_load(FILE.read_text(encoding="utf-8"))

each = pytest.mark.parametrize("hook", HOOKS, ids=[hook["id"] for hook in HOOKS])


def test_there_are_two() -> None:
    """One hook checks and one formats, and each says all that is needed to install and to run it."""
    assert ["kz-diplomacy-check", "kz-diplomacy-format"] == [hook["id"] for hook in HOOKS]
    for hook in HOOKS:
        assert {"id", "name", "description", "entry", "language", "files", "pass_filenames"} == set(hook)
        assert "python" == hook["language"]


@each
def test_the_command_exists(hook: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a hook runs is a command that the package installs, and it takes the folder that a project gives as args."""
    program, *arguments = hook["entry"].split()
    installed = entry_points(group="console_scripts", name=program)
    assert {"kz_diplomacy._cli:main"} == {script.value for script in installed}
    assert 0 == main([*arguments, str(example(tmp_path))])
    assert capsys.readouterr().out


@each
def test_a_hook_runs_once_for_the_files_of_a_dataset(hook: dict[str, Any]) -> None:
    """A change of any data file calls it, of any other file does not, and it is given no names of files."""
    changes = re.compile(hook["files"])
    names = ["datapackage.json", *(f"{kind}.{form}" for kind in KINDS for form in ("json", "jsonl"))]
    for name in names:
        assert changes.search(name)
        assert changes.search(f"some/data/{name}")
        assert not changes.search(f"{name}.orig")
        assert not changes.search(f"some/my-{name}")
    assert not changes.search("package.json")
    assert hook["pass_filenames"] is False


def test_a_hook_fails_where_there_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The check is refused where the files do not load, as pre-commit needs it; formatting such a folder too."""
    (example(tmp_path) / "topics.json").write_bytes(b"{}")
    assert 1 == main(["check", str(tmp_path)])
    assert "topics.json $: found an object of 0" in capsys.readouterr().out
    assert 0 != main(["format", str(tmp_path)])
