"""The hooks that other projects run on their datasets: what they are given, and that the commands exist."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Final

import pytest
from helpers.example_folder import example_folder

from kz_diplomacy._cli.main import main

FILE: Final = Path(__file__).parents[1] / ".pre-commit-hooks.yaml"
# By name, since nothing but its one function is needed and its types are a package of their own.
HOOKS: Final[list[dict[str, Any]]] = import_module("yaml").safe_load(FILE.read_text(encoding="utf-8"))

each = pytest.mark.parametrize("hook", HOOKS, ids=[hook["id"] for hook in HOOKS])


def test_there_are_two() -> None:
    """One hook checks and one formats, and each says all that is needed to install and to run it."""
    assert ["kz-diplomacy-check", "kz-diplomacy-format"] == [hook["id"] for hook in HOOKS]
    for hook in HOOKS:
        assert {"id", "name", "description", "entry", "language", "always_run", "pass_filenames"} == set(hook)
        assert "python" == hook["language"]


@each
def test_the_command_exists(hook: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a hook runs is a command that the package installs, and it takes the folder that a project gives as args."""
    program, *arguments = hook["entry"].split()
    installed = entry_points(group="console_scripts", name=program)
    assert {"kz_diplomacy._cli.main:main"} == {script.value for script in installed}
    assert 0 == main([*arguments, str(example_folder(tmp_path))])
    assert capsys.readouterr().out


@each
def test_a_hook_runs_once_whatever_has_changed(hook: dict[str, Any]) -> None:
    """It is given no names of files, and runs even where a file was only taken away."""
    assert hook["pass_filenames"] is False
    assert hook["always_run"] is True


def test_a_hook_fails_where_there_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The check is refused where the files do not load, as pre-commit needs it; formatting such a folder too."""
    (example_folder(tmp_path) / "topics.json").write_bytes(b"{}")
    assert 1 == main(["check", str(tmp_path)])
    assert "topics.json $: found an object of 0" in capsys.readouterr().out
    assert 0 != main(["format", str(tmp_path)])
