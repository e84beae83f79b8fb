"""The page on an article of one's own, done step by step from an empty folder."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest
from helpers import page_commands

from kz_diplomacy._cli.main import main

TOP: Final = Path(__file__).parents[2]
PAGE: Final = TOP / "docs" / "your-own-article.md"


def test_the_page_is_a_way_that_can_be_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files written, its changes made, its commands run: each prints what the page says, and all end well."""
    monkeypatch.chdir(tmp_path)
    names = dict[str, Any]()
    statuses = [status for block in page_commands.blocks(PAGE) for status in page_commands.follow(block, names)]
    assert [0] * 8 == statuses
    assert ["sea-post.new-ferry", "sea-post.new-ferry-sails", "sea-post.on-the-bell"] == [*names["mine"].known][-3:]


def test_no_command_stands_outside_what_is_run() -> None:
    """Every command of the page is in a block, so that none is taken on trust."""
    assert "kz-diplomacy " not in page_commands.outside(PAGE)


def test_the_hooks_are_there_and_take_what_the_page_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The hooks that the page names are defined, and run with its arguments where there is such a folder."""
    yaml = import_module("yaml")
    defined = {hook["id"]: hook for hook in yaml.safe_load((TOP / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    (block,) = (block for block in page_commands.blocks(PAGE) if block.language == "yaml")
    hooks = yaml.safe_load(block.body)["repos"][0]["hooks"]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Short news.", "utf-8")
    assert 0 == main(["new", "mine", "--article", "a.txt"])
    assert [*reversed(defined)] == [hook["id"] for hook in hooks]
    for hook in hooks:
        assert 0 == main([*defined[hook["id"]]["entry"].split()[1:], *hook["args"]])
    assert "0 faults" in capsys.readouterr().out
