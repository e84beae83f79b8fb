"""The check of a dataset against a copy of its article: each passage that does not match is a fault."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from helpers.example_folder import EXAMPLE, changed_example, example_folder
from helpers.invented import KINDS, TEXT, digest, files, put, span, write

import kz_diplomacy
from kz_diplomacy import Dataset, check, load

ANEW = "or measure the passage anew: kz-diplomacy find"
CHANGED = f"other words stand in its place; take the article anew from where it is published, {ANEW}"
MISSING = f"it is left out here; take the article anew from where it is published, {ANEW}"
PROVES = "expected characters that prove by their digest"
WORDS = (EXAMPLE / "article.txt").read_text(encoding="utf-8")


def faults_with(folder: Path, copy: str | bytes, name: str = "copy.txt", base: Dataset | None = None) -> list[str]:
    """The faults of a folder with a copy of its article, as they are printed."""
    file = folder / name
    file.write_bytes(copy if isinstance(copy, bytes) else copy.encode())
    return [*map(str, check(folder, article=file, base=base).faults)]


def test_a_copy_that_matches(tmp_path: Path) -> None:
    """The article itself has no fault, and neither has a copy with more text before, in and after it."""
    folder = example_folder(tmp_path)
    assert [] == faults_with(folder, WORDS)
    assert [] == faults_with(
        folder, "Home. News.\n" + WORDS.replace("\nThe ", "\nRead also: more.\nThe ") + "\nThe end."
    )


def test_a_changed_word(tmp_path: Path) -> None:
    """A sentence with another word is a fault of the source, and of the statement that has it."""
    source = kz_diplomacy.example()[0].sources[0]
    sentence = next(passage for passage in source.passages if passage.number == "7.2")
    words = WORDS[sentence.start : sentence.end]
    copy = WORDS.replace(words, words.replace(" ", " not ", 1))
    at = source.passages.index(sentence)
    assert [
        f"sources.json $[0].passages[{at}] (tidings): found tidings#7.2, which is changed in this copy, "
        f"{PROVES}: {CHANGED}",
        "statements.json $[1].passage (on-the-rescue): found tidings#char=1125,1330, which is changed in this copy, "
        f"{PROVES}: {CHANGED}",
    ] == faults_with(example_folder(tmp_path), copy)


def test_a_missing_sentence(tmp_path: Path) -> None:
    """A sentence that the copy leaves out is a fault."""
    passage = kz_diplomacy.example()[0].sources[0].passages[0]
    expected = f"found tidings#1.1, which is missing in this copy, {PROVES}: {MISSING}"
    faults = faults_with(example_folder(tmp_path), WORDS[passage.end + 1 :])
    assert [f"sources.json $[0].passages[0] (tidings): {expected}"] == faults


def test_an_article_twice(tmp_path: Path) -> None:
    """Passages that are in a copy more than once are ambiguous."""
    values = files()
    put(values, "sources[0].length", 2 * len(TEXT) + 1)
    faults = faults_with(write(tmp_path, values), f"{TEXT}\n{TEXT}")
    expected = "it stands here more than once; keep one copy of the article in the file"
    assert faults
    assert all(fault.endswith(f"which is ambiguous in this copy, {PROVES}: {expected}") for fault in faults)


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("statements[0].passage", "statements.json $[0].passage.start (bells-like-breakfast)"),
        ("sources[0].passages[10]", "sources.json $[0].passages[10].start (tidings)"),
    ],
)
def test_wrong_offsets(tmp_path: Path, place: str, shown: str) -> None:
    """Wrong offsets of a passage are a fault in the article itself; in another copy it has moved."""
    folder = changed_example(tmp_path, (f"{place}.start", 1030), (f"{place}.end", 1125))
    expected = (
        f"{shown}: found start 1030, expected start 1027, where its characters stand: write start 1027 and end 1122"
    )
    assert [expected] == faults_with(folder, WORDS)
    assert [] == faults_with(folder, WORDS + "\nThe end.")


def test_a_wrong_digest(tmp_path: Path) -> None:
    """A passage whose digest matches no characters of the article is a fault."""
    folder = changed_example(tmp_path, ("sources[0].passages[0].sha256", "0" * 64))
    expected = f"found tidings#1.1, which is changed in this copy, {PROVES}: {CHANGED}"
    assert [f"sources.json $[0].passages[0] (tidings): {expected}"] == faults_with(folder, WORDS)


COPIES: dict[str, tuple[bytes, str]] = {
    "another text": (
        b"The weather is fine.",
        "what does not prove (it is another text: no sentence of tidings stands in it)",
    ),
    "a part": (
        WORDS[:400].encode(),
        "what does not prove (it is another text, or part of the article only: 4 of the 35 sentences of tidings stand "
        "in it, fewer than half)",
    ),
    "nothing": (b"", "what cannot be read (it is empty, or has nothing but blanks and markup)"),
    "binary": (b"\0", "what cannot be read (it is binary, not text: save the article as text or HTML in UTF-8)"),
    "not UTF-8": (b"\xff", "what cannot be read (byte 0 is not UTF-8: save the article as UTF-8)"),
}


@pytest.mark.parametrize("case", COPIES)
def test_files_that_are_not_a_copy(tmp_path: Path, case: str) -> None:
    """A file that is not an article of the dataset, or cannot be read, is one fault with its name."""
    copy, found = COPIES[case]
    file = tmp_path / "a: copy.txt"
    expected = f"{file}: found {found}, expected a copy of an article of this dataset"
    assert [expected] == faults_with(example_folder(tmp_path), copy, file.name)


def test_a_copy_with_the_name_of_a_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy is reported by its own name, even if that is the name of a kind."""
    folder = example_folder(tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    assert ["topics"] == [fault.file for fault in check(folder, article="topics").faults]


def test_a_folder_for_a_copy(tmp_path: Path) -> None:
    """A folder is not a copy."""
    expected = f"{tmp_path}: found what cannot be read (it is a folder: name the file in it), expected a copy"
    faults = check(example_folder(tmp_path), article=tmp_path).faults
    assert [f"{expected} of an article of this dataset"] == [*map(str, faults)]


def test_a_dataset_without_an_article(tmp_path: Path) -> None:
    """A dataset without an article does not match any copy."""
    values: dict[str, Any] = {kind: [] for kind in KINDS}
    found = "what does not prove (the dataset has no article that it could be a copy of)"
    expected = f"{tmp_path / 'copy.txt'}: found {found}, expected a copy of an article of this dataset"
    assert [expected] == faults_with(write(tmp_path, values), WORDS)


def test_one_of_several_articles(tmp_path: Path) -> None:
    """Of several articles only the one that the copy is identified as is checked."""
    values = {kind: json.loads((example_folder(tmp_path) / f"{kind}.json").read_bytes()) for kind in KINDS}
    values["sources"] += files()["sources"]
    put(values, "sources[0].passages[0].sha256", "0" * 64)
    put(values, "sources[2].passages[1].sha256", "0" * 64)
    write(tmp_path, values)
    assert ["sources.json $[0].passages[0]"] == [one.partition(" (")[0] for one in faults_with(tmp_path, WORDS)]
    assert ["sources.json $[2].passages[1]"] == [one.partition(" (")[0] for one in faults_with(tmp_path, TEXT)]


def test_an_article_of_the_base(tmp_path: Path) -> None:
    """With a base only the folder's own statements in the article are checked."""
    base = load(write(tmp_path / "base", files()))
    statement = {**files()["statements"][1], "id": "mine.heading", "restates": "every-night"}
    passages = span("The keepers had asked")
    values: dict[str, Any] = {kind: [] for kind in KINDS}
    values["statements"] = [{**statement, "passage": {"source": "lamp-post", **passages, "sha256": digest("?")}}]
    copy = TEXT.replace("More than", "Fewer than")
    start, end = passages["start"], passages["end"]
    assert [
        f"statements.json $[0].passage (mine.heading): found lamp-post#char={start},{end}, "
        f"which is changed in this copy, {PROVES}: {CHANGED}"
    ] == faults_with(write(tmp_path / "mine", values), copy, base=base)


def test_the_digest_of_the_whole(tmp_path: Path) -> None:
    """If every sentence matches at its offsets and the length is right, the digest must be that of the copy."""
    values = files()
    put(values, "sources[0].sha256", "0" * 64)
    right = digest(TEXT)
    expected = (
        f"sources.json $[0].sha256 (lamp-post): found the digest 000000000000…, expected the digest {right[:12]}…, "
        f"as a copy of that length has: write {right} where the article is as this copy has it"
    )
    folder = write(tmp_path, values)
    assert [expected] == faults_with(folder, TEXT)
    assert [] == faults_with(folder, f"{TEXT}\nMore news.")


def test_the_length_of_the_whole(tmp_path: Path) -> None:
    """If the copy has the digest of the article, the length must be that of the copy."""
    values = files()
    put(values, "sources[0].length", len(TEXT) + 1)
    expected = (
        f"sources.json $[0].length (lamp-post): found length {len(TEXT) + 1}, expected {len(TEXT)}, as the copy has"
    )
    assert [expected] == faults_with(write(tmp_path, values), TEXT)
