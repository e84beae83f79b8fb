"""The rules that every export follows, whatever its format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from kz_diplomacy import Dataset, QueryError, export

JSON: Final = ("annotations", "followthemoney", "popolo", "schema_org")
FOLDERS: Final = ("datapackage", "parquet")
FILES: Final = ("datapackage", "parquet", "sqlite")
OVERWRITTEN: Final = "which would be overwritten, expected a place where nothing stands yet"


def exporter(name: str) -> Callable[..., Any]:
    function: Callable[..., Any] = getattr(export, name)
    return function


def containers(value: Any) -> Iterator[Any]:
    """Every dict and list in a value."""
    if isinstance(value, dict | list):
        yield value
        for member in value.values() if isinstance(value, dict) else value:
            yield from containers(member)


@pytest.mark.parametrize("wrong", [None, "kazinform", export])
@pytest.mark.parametrize("name", [*JSON, *FILES])
def test_only_a_dataset(name: str, wrong: object, tmp_path: Path) -> None:
    """Anything but a dataset is refused, and nothing is written."""
    with pytest.raises(QueryError, match=r"expected a dataset: give what kz_diplomacy\.load\(\) gives"):
        exporter(name)(wrong, *([tmp_path / "new"] if name in FILES else []))
    assert [] == [*tmp_path.iterdir()]


@pytest.mark.parametrize("name", JSON)
def test_plain_values(name: str, ds: Dataset) -> None:
    """An export is plain JSON, equal at each call, and shares nothing that a caller could change."""
    first, second = exporter(name)(ds), exporter(name)(ds)
    assert json.loads(json.dumps(first, allow_nan=False)) == second
    assert set() == {id(one) for one in containers(first)} & {id(one) for one in containers(second)}


@pytest.mark.parametrize("name", JSON)
def test_no_words_of_the_article(name: str, ds: Dataset, article: str) -> None:
    """No export has eight consecutive words of the article, except its title."""
    text = json.dumps(exporter(name)(ds), ensure_ascii=False).replace(ds.sources["kazinform"].title, "")
    exported = " ".join(re.findall(r"\w+", text.lower()))
    words = re.findall(r"\w+", article.lower())
    runs = [" ".join(words[at : at + 8]) for at in range(len(words) - 7)]
    assert [] == [run for run in runs if f" {run} " in exported]


def contents(target: Path) -> dict[str, bytes]:
    """The bytes of a file, or of every file of a folder."""
    return {path.name: path.read_bytes() for path in (target.iterdir() if target.is_dir() else [target])}


@pytest.mark.parametrize("name", FILES)
def test_the_same_bytes(name: str, lamps: Dataset, tmp_path: Path) -> None:
    """The same dataset gives the same bytes, into a path or its text."""
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
    exporter(name)(lamps, tmp_path / "one" / "export")
    exporter(name)(lamps, str(tmp_path / "other" / "export"))
    assert contents(tmp_path / "one" / "export") == contents(tmp_path / "other" / "export")


@pytest.mark.parametrize(
    ("name", "file"),
    [("datapackage", "datapackage.json"), ("datapackage", "evidence.csv"), ("parquet", "roles.parquet")],
)
def test_no_file_of_a_folder_is_overwritten(name: str, file: str, lamps: Dataset, tmp_path: Path) -> None:
    """If a file of one of the names exists, or a broken link, nothing is written. Other files are left alone."""
    (tmp_path / "other.txt").write_bytes(b"mine")
    (tmp_path / file).symlink_to(tmp_path / "nowhere")
    with pytest.raises(QueryError, match=f'{file}", {OVERWRITTEN}'):
        exporter(name)(lamps, tmp_path)
    assert {"other.txt", file} == {path.name for path in tmp_path.iterdir()}
    (tmp_path / file).unlink()
    exporter(name)(lamps, tmp_path)
    assert b"mine" == (tmp_path / "other.txt").read_bytes()
    with pytest.raises(QueryError, match=r"and \d+ more, which would be overwritten"):
        exporter(name)(lamps, tmp_path)


def test_no_database_is_overwritten(lamps: Dataset, tmp_path: Path) -> None:
    """An existing file stays as it is, and so does a broken link."""
    (tmp_path / "one.db").write_bytes(b"mine")
    (tmp_path / "link.db").symlink_to(tmp_path / "nowhere")
    for file in ("one.db", "link.db"):
        with pytest.raises(QueryError, match=f'{file}", {OVERWRITTEN}'):
            export.sqlite(lamps, tmp_path / file)
    assert b"mine" == (tmp_path / "one.db").read_bytes()
    assert {"one.db", "link.db"} == {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize("name", FILES)
def test_only_into_a_path(name: str, lamps: Dataset, tmp_path: Path) -> None:
    """A target that is not a path, a file for a folder, and a missing folder are refused."""
    (tmp_path / "file").write_bytes(b"")
    for wrong, found in ((7, "7"), (None, "null")):
        expected = "folder" if name in FOLDERS else "file"
        with pytest.raises(QueryError, match=f"found {found}, expected the name of a {expected}"):
            exporter(name)(lamps, wrong)
    if name in FOLDERS:
        with pytest.raises(QueryError, match=r'found a file, ".*file", expected the name of a folder'):
            exporter(name)(lamps, tmp_path / "file")
    else:
        message = r'found no folder ".*nowhere", expected a folder to write into: make it first'
        with pytest.raises(QueryError, match=message):
            exporter(name)(lamps, tmp_path / "nowhere" / "one.db")
    assert ["file"] == [path.name for path in tmp_path.iterdir()]
