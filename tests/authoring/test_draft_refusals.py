"""What a dataset cannot be started from, or in, gives an error of the package and writes nothing."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from kz_diplomacy import ArticleError, DataError, MissingExtraError, QueryError, new
from kz_diplomacy._authoring import draft as drafting


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "tides.txt"
    file.write_text("The harbour was open. Boats came.", encoding="utf-8")
    return file


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine"


class InBytes(os.PathLike[bytes]):
    def __init__(self, name: bytes) -> None:
        self.name = name

    def __fspath__(self) -> bytes:
        return self.name


@pytest.mark.parametrize("language", ["de", "kaz", "english", "", "e", "en_GB", "en-", 7, b"en"])
def test_language(article: Path, mine: Path, language: Any) -> None:
    """Only Kazakh, Russian and English are told apart into sentences."""
    with pytest.raises(
        QueryError, match=r"expected kk, ru or en as the language: sentences are told apart in no other"
    ):
        new(mine, article, language=language)

    assert not mine.exists()


@pytest.mark.parametrize("text", ["2024!", "船は夜明けに着いた。", "Το πλοίο ήρθε."])
def test_no_known_letters(article: Path, mine: Path, text: str) -> None:
    """Where the letters do not tell the language it is asked for."""
    article.write_text(text, encoding="utf-8")
    with pytest.raises(QueryError) as caught:
        new(mine, article)

    expected = 'one in Kazakh, Russian or English: say which, such as language="kk"'
    assert f"found an article in neither Cyrillic nor Latin letters, expected {expected}" == str(caught.value)
    assert not mine.exists()


@pytest.mark.parametrize("name", ["Айлақ.txt", "—.html", "船.txt"])
def test_no_letter_of_an_id(article: Path, mine: Path, name: str) -> None:
    """A name of which no id can be made is refused by name."""
    with pytest.raises(QueryError, match=rf'found "{name}", expected a file whose name has Latin letters or digits'):
        new(mine, article.rename(article.with_name(name)))

    assert not mine.exists()


@pytest.mark.parametrize("folder", ["", 7, None, "a\0b", "a\ud800b", b"mine", InBytes(b"a\0b")])
def test_no_folder(article: Path, folder: Any) -> None:
    """What is no name of a folder is refused."""
    with pytest.raises(QueryError, match="expected the name of a folder"):
        new(folder, article)


def test_a_folder_whose_name_is_bytes(article: Path, mine: Path) -> None:
    """A path that gives its name in bytes names a folder as any other does."""
    assert str(mine) == new(InBytes(os.fsencode(mine)), article).folder  # type: ignore[arg-type]


def test_a_file_for_a_folder(article: Path, mine: Path) -> None:
    """A file is no folder, nor can one be made below it."""
    mine.touch()

    with pytest.raises(QueryError, match=r'found the file ".*mine", expected the name of a folder'):
        new(mine, article)
    with pytest.raises(QueryError, match=r'found ".*deep", which cannot be written \(.+\), expected a folder that can'):
        new(mine / "deep", article)


def test_a_name_that_is_too_long(article: Path, mine: Path) -> None:
    """A name that no disk takes is an error of the package."""
    with pytest.raises(QueryError, match="cannot be written"):
        new(mine / ("x" * 5000), article)


def test_a_disk_that_does_not_take_it(article: Path, mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file cannot be written the error says why, and the files that stood there are whole."""

    def write(path: Path, data: object) -> None:
        raise OSError(28, "No space left on device")

    new(mine, article)
    before = (mine / "sources.json").read_bytes()
    article.write_text("Fog came.", encoding="utf-8")
    monkeypatch.setattr(drafting, "write_atomic", write)
    with pytest.raises(QueryError, match=r"cannot be written \(No space left on device\)"):
        new(mine, article.rename(article.with_name("fog.txt")))

    assert before == (mine / "sources.json").read_bytes()


def test_no_article(mine: Path) -> None:
    """An article that cannot be read is told of before anything is written."""
    with pytest.raises(ArticleError, match="there is no such file"):
        new(mine, mine / "none.txt")
    with pytest.raises(QueryError, match="expected the name of a file"):
        new(mine, 7)  # type: ignore[arg-type]

    assert not mine.exists()


def test_too_many_paragraphs(article: Path, mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More paragraphs than a sentence number can count are refused."""
    monkeypatch.setattr(drafting, "MAX_PARAGRAPHS", 2)
    article.write_text("One.\nTwo.", encoding="utf-8")
    new(mine / "two", article)
    article.write_text("One.\nTwo.\nThree.", encoding="utf-8")

    with pytest.raises(ArticleError, match="it has over 2 paragraphs"):
        new(mine / "three", article)
    assert not (mine / "three").exists()


def test_without_pysbd(article: Path, mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pysbd is missing nothing is written."""
    monkeypatch.setitem(sys.modules, "pysbd", None)

    with pytest.raises(MissingExtraError, match=r"kz-diplomacy\[draft\]"):
        new(mine, article)
    assert not mine.exists()


@pytest.mark.parametrize("name", ["sources.json", "sources.jsonl"])
@pytest.mark.parametrize("broken", [b"{", b"7", b"\xff", b'{"id": "tides"}', b"[{}]", b"[]]"])
def test_a_broken_file(article: Path, mine: Path, name: str, broken: bytes) -> None:
    """A broken file with sources gives every fault of it, and stays as it is."""
    mine.mkdir()
    (mine / name).write_bytes(broken)

    with pytest.raises(DataError) as caught:
        new(mine, article)
    assert str(mine) == caught.value.where
    assert {name} == {fault.file for fault in caught.value.faults}
    assert {name: broken} == {file.name: file.read_bytes() for file in mine.iterdir()}


def test_both_forms_of_a_file(article: Path, mine: Path) -> None:
    """Which of two files with sources is right only a hand can say."""
    mine.mkdir()
    for name in ("sources.json", "sources.jsonl"):
        (mine / name).write_bytes(b"[]" if name == "sources.json" else b"")

    with pytest.raises(DataError, match=r"both sources\.json and sources\.jsonl"):
        new(mine, article)


def test_a_folder_for_a_file(article: Path, mine: Path) -> None:
    """A folder in the place of the file with the sources is a fault of the dataset."""
    (mine / "sources.json").mkdir(parents=True)

    with pytest.raises(DataError, match=r"sources\.json \$: found a file that cannot be read"):
        new(mine, article)


def test_a_source_that_cites_a_base(article: Path, mine: Path) -> None:
    """What a source rests on may stand in a base, which nobody has named: it is no fault here."""
    new(mine, article)
    (source,) = json.loads((mine / "sources.json").read_bytes())
    resting = json.dumps([{**source, "evidence": {"title": ["almanac", "other#1.1"]}}])
    (mine / "sources.json").write_text(resting, encoding="utf-8")
    drafted = new(mine, article)

    assert ("tides", ()) == (drafted.source, drafted.written)
    assert resting == (mine / "sources.json").read_text(encoding="utf-8")


def test_a_source_that_cites_no_sentence(article: Path, mine: Path) -> None:
    """A source that rests on a sentence that it has not is a fault, as wherever files are read."""
    new(mine, article)
    (source,) = json.loads((mine / "sources.json").read_bytes())
    (mine / "sources.json").write_text(json.dumps([{**source, "evidence": {"title": ["tides#9.9"]}}]), encoding="utf-8")

    with pytest.raises(DataError, match=r'found "tides#9\.9", expected a sentence of tides, which has no 9\.9'):
        new(mine, article)
