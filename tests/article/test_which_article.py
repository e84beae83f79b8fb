"""Which article a copy is of, and against which dataset it is proved."""

from pathlib import Path

import pytest
from helpers.copies import LINES, Reader, problem, sentence
from helpers.invented import TEXT, digest, files, put, span, write

import kz_diplomacy
from kz_diplomacy import Article, ArticleError, Dataset

SAILS = "Ash oars.\nBetter sails."


# -- which article it is --


def test_another_text(read: Reader) -> None:
    """A text with no sentence of the article is not it."""
    reason, message = problem(read, "Nothing of the kind. Not one sentence.")

    assert "not this article" == reason
    assert message.endswith('copy.txt": it is another text: no sentence of lamp-post stands in it')


def test_a_truncated_copy(read: Reader) -> None:
    """Half of the sentences are enough; with fewer it is not the article."""
    reason, message = problem(read, "\n".join([LINES[0], LINES[1][:63]]))

    assert "not this article" == reason
    expected = "part of the article only: 2 of the 6 sentences of lamp-post stand in it, fewer than half"
    assert message.endswith(expected)
    assert read("\n".join(LINES[:2])).source.id == "lamp-post"


def test_a_passage_that_is_measured_wrong(read: Reader, tmp_path: Path) -> None:
    """Characters prove by their digest and by how many they are."""
    values = files()
    put(values, "sources[0].length", len(TEXT) + 1)
    put(values, "sources[0].passages[6].end", len(TEXT) + 1)
    put(values, "sources[0].passages[2].end", values["sources"][0]["passages"][2]["end"] + 1)
    faults = read(TEXT, kz_diplomacy.load(write(tmp_path / "wrong", values))).verify().faults

    assert ["2.2", "4.2"] == [proof.passage.number for proof in faults]


def test_a_dataset_without_an_article(read: Reader, tmp_path: Path) -> None:
    """There is nothing to prove a copy against."""
    empty = kz_diplomacy.load(write(tmp_path / "empty", {kind: [] for kind in files()}))

    assert ("no article", True) == (
        problem(read, TEXT, empty)[0],
        problem(read, TEXT, empty)[1].endswith("the dataset has no article that it could be a copy of"),
    )


def test_a_dataset_with_several_articles(read: Reader, tmp_path: Path) -> None:
    """It is the one most of whose sentences prove; two that are alike cannot be told apart."""
    values = files()
    excerpt = {**values["sources"][0], "id": "excerpt", "passages": values["sources"][0]["passages"][:1]}
    values["sources"].insert(0, {**excerpt, "evidence": {}})
    both = kz_diplomacy.load(write(tmp_path / "both", values))
    put(values, "sources[0].passages", files()["sources"][0]["passages"])
    twins = kz_diplomacy.load(write(tmp_path / "twins", values))

    assert "lamp-post" == read(TEXT, both).source.id
    assert "excerpt" == read(LINES[0], both).source.id
    reason, message = problem(read, TEXT, twins)
    assert "ambiguous" == reason
    assert message.endswith("it proves to be excerpt as well as lamp-post: read it against a dataset with one of them")


def test_how_many_articles_a_message_names(read: Reader, tmp_path: Path) -> None:
    """Five of those that another text is not, and two of those that cannot be told apart."""
    values = files()
    first = {**values["sources"][0], "evidence": {}}
    values["sources"] += [{**first, "id": f"copy-{letter}"} for letter in "abcde"]
    alike = kz_diplomacy.load(write(tmp_path / "alike", values))

    assert problem(read, "Nothing of the kind.", alike)[1].endswith(
        ": no sentence of lamp-post or copy-a or copy-b or copy-c or copy-d stands in it"
    )
    assert problem(read, TEXT, alike)[1].endswith(
        ": it proves to be lamp-post as well as copy-a: read it against a dataset with one of them"
    )


def test_a_copy_of_none_of_several_articles(tmp_path: Path) -> None:
    """Each of them is named; a long name of a file is shown cut."""
    values = files()
    other = values["sources"][0] | {"id": "bell-post", "passages": [sentence("1.1", SAILS, "Ash oars.")], "uncited": {}}
    values["sources"].append(other | {"length": len(SAILS), "sha256": digest(SAILS)})
    folder = tmp_path
    while len(str(folder)) < 200:
        folder = folder / ("a" * 50)
    folder.mkdir(parents=True)
    copy = folder / ("c" * (300 - len(str(folder))))
    copy.write_text("Another text.", encoding="utf-8")

    with pytest.raises(ArticleError) as error:
        Article.read(copy, kz_diplomacy.load(write(tmp_path / "data", values)))
    assert 301 == len(str(copy))
    assert (f'"{str(copy)[:299]}…": it is another text: no sentence of lamp-post or bell-post stands in it') == str(
        error.value
    )


# -- against which dataset --


def test_verifying_against_another_dataset(read: Reader, lamps: Dataset, ds: Dataset, tmp_path: Path) -> None:
    """Another dataset is asked for its own digests of the article, or only for its statements in it."""
    values = files()
    put(values, "sources[0].passages[2].sha256", "0" * 64)
    wrong = kz_diplomacy.load(write(tmp_path / "wrong", values))
    passage = {"source": "lamp-post", **span("since 2019. She")}
    statement = {"id": "mine", "kind": "direct", "summary": {"en": "x"}, "passage": passage}
    mine = {kind: [statement] if kind == "statements" else [] for kind in values}
    added = kz_diplomacy.load(write(tmp_path / "mine", mine), base=lamps)
    other = files()
    for index in range(len(other["sources"][0]["passages"])):
        put(other, f"sources[0].passages[{index}].sha256", f"{index}" * 64)
    put(other, "statements", [])
    foreign = kz_diplomacy.load(write(tmp_path / "foreign", other))
    held = read()

    assert held.verify() is held.verify(lamps)
    assert {"changed"} == {proof.status for proof in held.verify(foreign).proofs}
    assert ["2.2"] == [proof.passage.number for proof in held.verify(wrong).faults]
    assert held.verify(added).ok
    assert "mine" in {proof.statement.id for proof in held.verify(added).proofs if proof.statement}
    assert 7 == len(held.verify(ds).proofs)
    assert "since 2019. She" == held.text(added.statements["mine"])
    assert "since 2019. She" == read(TEXT, added).text("mine")
    assert held.text("every-night") == read(TEXT, added).text("every-night")
