"""The command ``export``: each format where it is asked for, and nothing overwritten."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kz_diplomacy import Dataset, export
from kz_diplomacy._cli.export_command import FORMATS
from kz_diplomacy._cli.main import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command: its status, what it printed, what it complained of."""

    def ask(*arguments: str | Path) -> tuple[int, str, str]:
        status = main(["export", *map(str, arguments)])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return ask


def test_every_format_has_its_name_from_its_function() -> None:
    """The command knows the formats that the library has, by the same names."""
    assert set(export.__all__) == {*FORMATS, "parquet_file"}


@pytest.mark.parametrize("format", ["popolo", "schema_org", "annotations"])
def test_json_goes_to_standard_output(run: Run, ds: Dataset, format: str) -> None:
    """One JSON document, the same that the function gives."""
    status, out, err = run(format)
    assert (0, "") == (status, err)
    assert getattr(export, format)(ds) == json.loads(out)


def test_entities_stand_on_a_line_each(run: Run, ds: Dataset) -> None:
    """FollowTheMoney's tools read an entity a line."""
    assert export.followthemoney(ds) == [json.loads(line) for line in run("followthemoney")[1].splitlines()]


def test_json_goes_into_a_file_that_is_not_there_yet(run: Run, tmp_path: Path) -> None:
    """With -o into a file, which is not overwritten."""
    file = tmp_path / "popolo.json"
    shown = run("popolo")[1]

    assert (0, "", "") == run("popolo", "-o", file)
    assert shown.encode() == file.read_bytes()
    status, out, err = run("popolo", "-o", file)
    assert (2, "") == (status, out)
    assert err.endswith(", expected a place where nothing stands yet: move it away, or write elsewhere\n")
    assert shown.encode() == file.read_bytes()


def test_files_go_where_they_are_asked_for(run: Run, ds: Dataset, tmp_path: Path) -> None:
    """Tables into a folder, a database into a file, of any dataset."""
    assert (0, "", "") == run("datapackage", "-o", tmp_path / "tables")
    assert len(ds.statements) + 1 == len((tmp_path / "tables" / "statements.csv").read_text("utf-8").splitlines())
    assert (0, "", "") == run("sqlite", "-o", tmp_path / "example.db", "--data", "example")
    with closing(sqlite3.connect(tmp_path / "example.db")) as database:
        assert [("mira-solane",)] == database.execute("SELECT id FROM officials WHERE id = 'mira-solane'").fetchall()
    assert (0, "", "") == run("parquet", "-o", tmp_path / "parquet")
    assert (tmp_path / "parquet" / "statements.parquet").is_file()


@pytest.mark.parametrize("format", ["datapackage", "sqlite", "parquet"])
def test_files_need_a_place(run: Run, format: str) -> None:
    """What is no text has to be told where to go."""
    told = f"kz-diplomacy: found {format} and no -o, expected -o PATH, where it is written\n"
    assert (2, "", told) == run(format)


def test_an_unknown_format_is_misuse(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """The formats that there are are listed."""
    with pytest.raises(SystemExit) as caught:
        run("excel")
    assert 2 == caught.value.code
    assert "popolo" in capsys.readouterr().err
