"""The report on a folder of data files: its faults as load has them, what a copy does not prove, what is unfinished."""

from __future__ import annotations

import json
import os
from importlib.resources import as_file
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

import pytest
from helpers.example_folder import EXAMPLE, changed_example, example_folder, unfinished
from helpers.generated import datasets
from helpers.invented import KINDS, files, put, write
from hypothesis import given, settings

import kz_diplomacy
from kz_diplomacy import DataError, Dataset, Fault, QueryError, Report, check, load


def test_the_bundled_data_is_finished(article: str, tmp_path: Path) -> None:
    """The bundled dataset has no fault, proves in the article, and leaves nothing unfinished."""
    (tmp_path / "article.txt").write_text(article, encoding="utf-8")
    with as_file(package_files("kz_diplomacy") / "data") as folder:
        assert Report((), (), str(folder)) == check(folder, article=tmp_path / "article.txt")


def test_the_example_is_finished() -> None:
    """So is the example, beside the article that ships with it."""
    with as_file(EXAMPLE) as folder:
        report = check(folder / "data", article=folder / "article.txt")
    assert Report((), (), str(folder / "data")) == report
    assert report.ok


def test_the_faults_are_those_of_load(tmp_path: Path) -> None:
    """Every fault that load would name is one of the report's, and no other; nothing is said of what is unfinished."""
    values = files()
    for place in ("topics[1].broader", "events[1].when", "roles[0].title.en"):
        put(values, place, "?" if place.startswith("topics") else 7)
    with pytest.raises(DataError) as caught:
        load(write(tmp_path, values))
    report = check(tmp_path, article="no-such-file.txt")
    assert Report(caught.value.faults, (), str(tmp_path), loaded=False) == report
    head = f"3 faults in {tmp_path}; what is unfinished, and the article, can be looked at once these are mended"
    assert head == str(report).splitlines()[0]
    assert 3 == len(report.faults)
    assert not report.ok


@pytest.mark.parametrize("name", ["nowhere", "a\0b", "a.txt"])
def test_no_folder(tmp_path: Path, name: str) -> None:
    """A folder that is not there, cannot be named or is a file is a fault of the report."""
    (tmp_path / "a.txt").write_bytes(b"")
    report = check(tmp_path / name)
    assert ["a folder with the files of a dataset"] == [fault.expected for fault in report.faults]
    assert () == report.unfinished


def test_how_it_is_printed(tmp_path: Path) -> None:
    """The counts come first, then the faults, then what is unfinished, each on a line of its own."""
    folder = changed_example(tmp_path, ("topics[1].label.en", "Fog "), ("topics[2].label.en", "?"))
    fog = "topics.json $[1].label.en (fog): found a blank at the end, expected none: leave it out"
    signals = 'topics.json $[2].label.en (signals): found "?", expected text with a letter or a digit: write it'
    told = f"unfinished: {fog}\nunfinished: {signals}"
    copy = f"{folder / 'copy.txt'}: found what cannot be read (there is no such file)"
    assert f"0 faults, 2 unfinished in {folder}\n{told}" == str(check(folder))
    head = f"1 fault, 2 unfinished in {folder}\nfault: {copy}, expected a copy of an article of this dataset"
    assert f"{head}\n{told}" == str(check(folder, article=folder / "copy.txt"))


def test_a_large_report() -> None:
    """Large counts are grouped, a report of no folder names none, and a name that no line can hold is escaped."""
    fault = Fault("no ru", "kk, ru and en", file="topics.json")
    assert str(Report((fault,) * 1234, ())).startswith("1,234 faults, 0 unfinished\nfault: topics.json $: found")
    assert r"0 faults, 0 unfinished in a\nb" == str(Report((), (), "a\nb"))


def test_everything_in_order(tmp_path: Path) -> None:
    """What is unfinished comes in the order of the files, the descriptor first, and of the records in them."""
    write(tmp_path, files(), {"name": "lamps"})
    report = check(tmp_path)
    names = ["datapackage.json", *(f"{kind}.json" for kind in KINDS)]
    assert names == [*dict.fromkeys(fault.file for fault in report.unfinished)]
    of_roles = [fault.path for fault in report.unfinished if fault.file == "roles.json"]
    assert of_roles == sorted(of_roles, key=lambda path: path[:4])
    assert (tmp_path / "roles.json").read_bytes() == json.dumps(files()["roles"]).encode()


def test_records_on_lines(tmp_path: Path) -> None:
    """In a file with a record on each line a place is the line, counted from 1, and the path inside it."""
    folder = changed_example(tmp_path, ("topics[1].label.en", "?"))
    lines = [json.dumps(topic.to_dict()) for topic in load(folder).topics]
    (folder / "topics.json").unlink()
    (folder / "topics.jsonl").write_text("\n".join(lines), encoding="utf-8")
    load(folder).save(folder, overwrite=True)
    expected = 'topics.jsonl line 2 $.label.en (fog): found "?", expected text with a letter or a digit: write it'
    assert [expected] == unfinished(folder)


def test_an_id_without_a_dot(tmp_path: Path) -> None:
    """Beside a base every record without a dot in its id is told, since the base may come to have the same."""
    base = kz_diplomacy.load()
    expected = (
        'topics.json $[1].id (fog): found "fog", expected an id with a dot, which no later version of the base will '
        "take: write mine.fog, with a word of your own"
    )
    told = unfinished(example_folder(tmp_path), base)
    assert expected in told
    assert len(load(tmp_path, base=base).known) - len(base.known) == len(told)


def test_an_id_with_a_dot(tmp_path: Path) -> None:
    """A record with a dot in its id clashes with no base."""
    text = {"kk": "теңіз", "ru": "море", "en": "sea"}
    values: dict[str, Any] = {kind: [] for kind in KINDS}
    values["topics"] = [{"id": "mine.sea", "label": text}]
    write(tmp_path, values, {"name": "mine", "version": "1", "licenses": [{"name": "MIT"}]})
    load(tmp_path).save(tmp_path, overwrite=True)
    assert [] == unfinished(tmp_path, kz_diplomacy.load())


def test_a_file_that_goes_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be read any more once the dataset is loaded is a fault, and no foreign exception."""
    folder = example_folder(tmp_path)
    dataset = load(folder)

    def gone(place: Path, where: str, base: Dataset | None) -> Dataset:
        os.unlink(place / "roles.json")
        return dataset

    monkeypatch.setattr("kz_diplomacy._authoring.check.read_folder", gone)
    expected = f"{folder} $: found what cannot be read (No such file or directory), expected a folder with the files"
    assert [expected + " of a dataset"] == [*map(str, check(folder).faults)]


@pytest.mark.parametrize("name", [3, None, b"data", ["data"]])
def test_no_name(tmp_path: Path, name: Any) -> None:
    """What names no folder, and no file for the article, is misuse."""
    with pytest.raises(QueryError, match="expected the name of a folder"):
        check(name)
    if name is not None:
        with pytest.raises(QueryError, match="expected the name of a file"):
            check(tmp_path, article=name)


def test_no_base(tmp_path: Path) -> None:
    """What is no dataset is no base."""
    wrong: Any = "kazinform"
    with pytest.raises(QueryError, match="expected a dataset as the base"):
        check(tmp_path, base=wrong)


@pytest.mark.slow
@settings(max_examples=25)
@given(datasets())
def test_any_dataset(tmp_path_factory: pytest.TempPathFactory, dataset: Dataset) -> None:
    """Any dataset that can be saved has no fault, its files are as they are saved, and all that is told is printed."""
    folder = tmp_path_factory.mktemp("any")
    dataset.save(folder)
    report = check(folder, base=kz_diplomacy.load())
    assert () == report.faults
    assert len(report.unfinished) + 1 == len(str(report).splitlines())
    assert set() == {fault.found for fault in report.unfinished if fault.found.startswith("other bytes")}
