"""The report on a folder of data files: its faults, what is unfinished, and files that are not as they are saved."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from hashlib import sha256
from importlib.resources import as_file
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

import pytest
from helpers.example_folder import EXAMPLE, changed_example, example_folder, unfinished
from helpers.generated import datasets
from helpers.invented import KINDS, REMOVED, files, put, write
from hypothesis import given, settings

import kz_diplomacy
from kz_diplomacy import DataError, Dataset, Fault, QueryError, Report, check, load


def test_the_bundled_data(article: str, tmp_path: Path) -> None:
    """The bundled dataset has no fault, matches the article, and leaves nothing unfinished."""
    (tmp_path / "article.txt").write_text(article, encoding="utf-8")
    with as_file(package_files("kz_diplomacy") / "data") as folder:
        assert Report((), (), str(folder)) == check(folder, article=tmp_path / "article.txt")


def test_the_example() -> None:
    """The example has no fault, matches the article that ships with it, and leaves nothing unfinished."""
    with as_file(EXAMPLE) as folder:
        report = check(folder / "data", article=folder / "article.txt")
    assert Report((), (), str(folder / "data")) == report
    assert report.ok


def test_files_that_do_not_load(tmp_path: Path) -> None:
    """The faults of files that do not load are those of ``load``. Nothing is reported as unfinished."""
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
    """A missing folder, an impossible name and a file are faults of the report."""
    (tmp_path / "a.txt").write_bytes(b"")
    report = check(tmp_path / name)
    assert ["a folder with the files of a dataset"] == [fault.expected for fault in report.faults]
    assert () == report.unfinished


def test_printed(tmp_path: Path) -> None:
    """A report prints the counts first, then each fault and each unfinished part on a line."""
    folder = changed_example(tmp_path, ("topics[1].label.en", "Fog "), ("topics[2].label.en", "?"))
    fog = "topics.json $[1].label.en (fog): found a blank at the end, expected none: leave it out"
    signals = 'topics.json $[2].label.en (signals): found "?", expected text with a letter or a digit: write it'
    told = f"unfinished: {fog}\nunfinished: {signals}"
    copy = f"{folder / 'copy.txt'}: found what cannot be read (there is no such file)"
    assert f"0 faults, 2 unfinished in {folder}\n{told}" == str(check(folder))
    head = f"1 fault, 2 unfinished in {folder}\nfault: {copy}, expected a copy of an article of this dataset"
    assert f"{head}\n{told}" == str(check(folder, article=folder / "copy.txt"))


def test_a_large_report() -> None:
    """Large counts are grouped, a report without a folder names none, and a name with a line break is escaped."""
    fault = Fault("no ru", "kk, ru and en", file="topics.json")
    assert str(Report((fault,) * 1234, ())).startswith("1,234 faults, 0 unfinished\nfault: topics.json $: found")
    assert r"0 faults, 0 unfinished in a\nb" == str(Report((), (), "a\nb"))


def test_order(tmp_path: Path) -> None:
    """Unfinished parts are in the order of the files, the descriptor first, and of the records in them."""
    write(tmp_path, files(), {"name": "lamps"})
    report = check(tmp_path)
    names = ["datapackage.json", *(f"{kind}.json" for kind in KINDS)]
    assert names == [*dict.fromkeys(fault.file for fault in report.unfinished)]
    of_roles = [fault.path for fault in report.unfinished if fault.file == "roles.json"]
    assert of_roles == sorted(of_roles, key=lambda path: path[:4])
    assert (tmp_path / "roles.json").read_bytes() == json.dumps(files()["roles"]).encode()


def test_records_on_lines(tmp_path: Path) -> None:
    """In a file with a record on each line, a location is the line, counted from 1, and the path in the record."""
    folder = changed_example(tmp_path, ("topics[1].label.en", "?"))
    lines = [json.dumps(topic.to_dict()) for topic in load(folder).topics]
    (folder / "topics.json").unlink()
    (folder / "topics.jsonl").write_text("\n".join(lines), encoding="utf-8")
    load(folder).save(folder, overwrite=True)
    expected = 'topics.jsonl line 2 $.label.en (fog): found "?", expected text with a letter or a digit: write it'
    assert [expected] == unfinished(folder)


def test_an_id_without_a_dot(tmp_path: Path) -> None:
    """With a base, every id without a dot is reported, since a later version of the base may have it."""
    base = kz_diplomacy.load()
    expected = (
        'topics.json $[1].id (fog): found "fog", expected an id with a dot, which no later version of the base will '
        "take: write mine.fog, with a word of your own"
    )
    told = unfinished(example_folder(tmp_path), base)
    assert expected in told
    assert len(load(tmp_path, base=base).known) - len(base.known) == len(told)


def test_an_id_with_a_dot(tmp_path: Path) -> None:
    """An id with a dot does not clash with any base."""
    text = {"kk": "теңіз", "ru": "море", "en": "sea"}
    values: dict[str, Any] = {kind: [] for kind in KINDS}
    values["topics"] = [{"id": "mine.sea", "label": text}]
    write(tmp_path, values, {"name": "mine", "version": "1", "licenses": [{"name": "MIT"}]})
    load(tmp_path).save(tmp_path, overwrite=True)
    assert [] == unfinished(tmp_path, kz_diplomacy.load())


def test_a_file_that_disappears(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that disappears while the folder is checked is a fault, and not an exception of the system."""
    folder = example_folder(tmp_path)
    dataset = load(folder)

    def gone(place: Path, where: str, base: Dataset | None) -> Dataset:
        os.unlink(place / "roles.json")
        return dataset

    monkeypatch.setattr("kz_diplomacy._authoring.check.read_folder", gone)
    expected = f"{folder} $: found what cannot be read (No such file or directory), expected a folder with the files"
    assert [expected + " of a dataset"] == [*map(str, check(folder).faults)]


@pytest.mark.parametrize("name", [3, None, b"data", ["data"]])
def test_wrong_paths(tmp_path: Path, name: Any) -> None:
    """A folder or an article that is not a path is a QueryError."""
    with pytest.raises(QueryError, match="expected the name of a folder"):
        check(name)
    if name is not None:
        with pytest.raises(QueryError, match="expected the name of a file"):
            check(tmp_path, article=name)


def test_a_wrong_base(tmp_path: Path) -> None:
    """A base that is not a dataset is a QueryError."""
    wrong: Any = "kazinform"
    with pytest.raises(QueryError, match="expected a dataset as the base"):
        check(tmp_path, base=wrong)


# -- files that are not as they are saved --

FORMAT = "run kz-diplomacy format"


def rehashed(folder: Path, name: str, data: bytes) -> None:
    """Write a file, and its size and its digest in the descriptor."""
    (folder / name).write_bytes(data)
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    resource = next(resource for resource in descriptor["resources"] if resource["path"] == name)
    resource |= {"bytes": len(data), "hash": f"sha256:{sha256(data).hexdigest()}"}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


def other_key_order(data: bytes) -> bytes:
    values = json.loads(data)
    values[0]["label"] = dict(reversed(values[0]["label"].items()))
    return json.dumps(values, indent=2, ensure_ascii=False).encode() + b"\n"


OTHER = f"$.resources: found another size or hash of {{}}, expected those that the files have: {FORMAT}"

BYTES: dict[str, tuple[Callable[[bytes], bytes], int]] = {
    "no line end": (lambda data: data.removesuffix(b"\n"), 97),
    "one line end more": (lambda data: data + b"\n", 98),
    "indented otherwise": (lambda data: data.replace(b"  ", b"    "), 2),
    "escaped": (lambda data: json.dumps(json.loads(data), indent=2).encode() + b"\n", 5),
    "a line": (lambda data: json.dumps(json.loads(data)).encode(), 1),
    "keys in another order": (other_key_order, 5),
}


@pytest.mark.parametrize("case", BYTES)
def test_other_bytes(tmp_path: Path, case: str) -> None:
    """A file with the right values in other bytes is reported with the first line that differs."""
    change, line = BYTES[case]
    example_folder(tmp_path)
    rehashed(tmp_path, "topics.json", change((tmp_path / "topics.json").read_bytes()))
    expected = f"topics.json $: found other bytes from line {line} on, expected the canonical form: {FORMAT}"
    assert [expected] == unfinished(tmp_path)


def test_a_file_of_lines(tmp_path: Path) -> None:
    """A file with a record on each line has a canonical form, too, and is reported by its name."""
    example_folder(tmp_path)
    lines = [json.dumps(role.to_dict(), ensure_ascii=False).encode() + b"\n" for role in load(tmp_path).roles]
    (tmp_path / "roles.jsonl").write_bytes(b"".join(lines))
    (tmp_path / "roles.json").unlink()
    load(tmp_path).save(tmp_path, overwrite=True)
    assert [] == unfinished(tmp_path)
    rehashed(tmp_path, "roles.jsonl", b"".join(lines).replace(b", ", b",", 1))
    expected = f"roles.jsonl $: found other bytes from line 1 on, expected the canonical form: {FORMAT}"
    assert [expected] == unfinished(tmp_path)


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_kind_without_records(tmp_path: Path, form: str) -> None:
    """The canonical form of a kind without records is an empty array, or a file without a line."""
    folder = changed_example(tmp_path, ("statements", []))
    if form == "jsonl":
        (folder / "statements.json").unlink()
        (folder / "statements.jsonl").write_bytes(b"")
        load(folder).save(folder, overwrite=True)
    assert [] == [fault for fault in unfinished(folder) if not fault.startswith("sources.json $[0].passages")]


def test_no_descriptor(tmp_path: Path) -> None:
    """A missing descriptor is reported: without it the data have no name, version and licence."""
    example_folder(tmp_path)
    (tmp_path / "datapackage.json").unlink()
    expected = (
        "datapackage.json $: found no such file, expected one that says name, version and licence of the data: "
        f"{FORMAT}, and add them"
    )
    assert [expected] == unfinished(tmp_path)


DESCRIPTOR: dict[str, tuple[str, object, str]] = {
    "no name": ("name", REMOVED, '$: found no "name", expected what it is called: add it'),
    "no version": ("version", REMOVED, '$: found no "version", expected the version of the data: add it'),
    "no licences": ("licenses", REMOVED, '$: found no "licenses", expected its licence: add it'),
    "not one licence": ("licenses", [], '$: found no "licenses", expected its licence: add it'),
    "no resources": (
        "resources",
        REMOVED,
        f"$.resources: found no resources, expected an array with each file: {FORMAT}",
    ),
    "resources of text": (
        "resources",
        "all",
        f'$.resources: found "all", expected an array with each file: {FORMAT}',
    ),
    "a file less": (
        "resources[1]",
        REMOVED,
        f"$.resources: found nothing of topics.json, expected each file: {FORMAT}",
    ),
    "no resource": ("resources[1]", 7, f"$.resources: found nothing of topics.json, expected each file: {FORMAT}"),
    "another path": (
        "resources[1].path",
        ["topics.json"],
        f"$.resources: found nothing of topics.json, expected each file: {FORMAT}",
    ),
    "another size": (
        "resources[1].bytes",
        2031,
        OTHER.format("topics.json"),
    ),
    "no size": (
        "resources[1].bytes",
        REMOVED,
        OTHER.format("topics.json"),
    ),
    "another digest": (
        "resources[6].hash",
        "sha256:",
        OTHER.format("statements.json"),
    ),
    "no digest": (
        "resources[6].hash",
        REMOVED,
        OTHER.format("statements.json"),
    ),
}


@pytest.mark.parametrize("case", DESCRIPTOR)
def test_a_descriptor_that_does_not_match(tmp_path: Path, case: str) -> None:
    """Missing parts of the descriptor, and wrong sizes and digests, are reported at their path in it."""
    place, new, expected = DESCRIPTOR[case]
    example_folder(tmp_path)
    descriptor: dict[str, Any] = json.loads((tmp_path / "datapackage.json").read_bytes())
    put(descriptor, place, new)
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert [f"datapackage.json {expected}"] == unfinished(tmp_path)


def test_more_in_a_descriptor(tmp_path: Path) -> None:
    """Resources of other files, and other keys of a descriptor, are not reported."""
    example_folder(tmp_path)
    descriptor: dict[str, Any] = json.loads((tmp_path / "datapackage.json").read_bytes())
    descriptor["resources"] = [{"name": "map", "path": "map.csv", "bytes": 1}, *descriptor["resources"], None]
    (tmp_path / "datapackage.json").write_text(json.dumps({**descriptor, "title": "?"}), encoding="utf-8")
    assert [] == unfinished(tmp_path)


def test_saved_again(tmp_path: Path) -> None:
    """After saving, no file is reported any more."""
    example_folder(tmp_path)
    for kind in KINDS:
        file = tmp_path / f"{kind}.json"
        file.write_bytes(file.read_bytes() + b"\n")
    files = ", ".join(f"{kind}.json" for kind in KINDS)
    assert f"datapackage.json {OTHER.format(files)}" == unfinished(tmp_path)[0]
    assert 1 + len(KINDS) == len(unfinished(tmp_path))
    load(tmp_path).save(tmp_path, overwrite=True)
    assert [] == unfinished(tmp_path)


def test_line_ends_of_windows(tmp_path: Path) -> None:
    """A file that differs in its line ends only is reported as such."""
    file = example_folder(tmp_path) / "topics.json"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    expected = f"topics.json $: found line ends of Windows (CRLF), expected LF: {FORMAT}"
    assert expected in unfinished(tmp_path)


def test_a_file_of_another_name(tmp_path: Path) -> None:
    """A data file of another name is reported, with the name that was perhaps meant."""
    (example_folder(tmp_path) / "event.json").write_bytes(b"[]")
    (tmp_path / "people.json").write_bytes(b"[]")
    (tmp_path / "notes.txt").write_bytes(b"")
    expected = "$: found a file that nothing reads, expected the files of a dataset: "
    assert [
        f'event.json {expected}did you mean "events.json"?',
        f"people.json {expected}take it out of the folder",
    ] == unfinished(tmp_path)


@pytest.mark.slow
@settings(max_examples=25)
@given(datasets())
def test_any_dataset(tmp_path_factory: pytest.TempPathFactory, dataset: Dataset) -> None:
    """A saved dataset has no fault, its files are canonical, and every unfinished part is one line of the report."""
    folder = tmp_path_factory.mktemp("any")
    dataset.save(folder)
    report = check(folder, base=kz_diplomacy.load())
    assert () == report.faults
    assert len(report.unfinished) + 1 == len(str(report).splitlines())
    assert set() == {fault.found for fault in report.unfinished if fault.found.startswith("other bytes")}
