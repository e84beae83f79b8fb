"""Forged copies: every one is caught, named with the right passages, and its words are never given back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import TypeAlias

import attrs
import pytest
from helpers.invented import TEXT, files, write

import kz_diplomacy
from kz_diplomacy import Article, ArticleError, Dataset, Passage

Edit: TypeAlias = tuple[int, int, str]
"""From where to where the article's text is replaced, and by what."""

LOOK_ALIKES = dict(zip("аеосрхуАЕОСРХі", "aeocpxyAEOCPXi", strict=True))
LOOK_ALIKES |= {latin: cyrillic for cyrillic, latin in LOOK_ALIKES.items()}


@attrs.frozen
class Original:
    """An article to forge."""

    text: str
    dataset: Dataset
    folder: Path

    @property
    def sentences(self) -> list[Passage]:
        source = next(source for source in self.dataset.sources if source.kind == "article")
        return [passage for passage in source.passages if not (passage.number or "").endswith("c")]

    def read(self, text: str) -> Article:
        (self.folder / "copy.txt").write_text(text, encoding="utf-8")
        return Article.read(self.folder / "copy.txt", self.dataset)


@pytest.fixture(params=["invented", "real"])
def original(request: pytest.FixtureRequest, tmp_path: Path) -> Original:
    """The invented article, and the one that the package is about where its holder has a copy."""
    if request.param == "invented":
        return Original(TEXT, kz_diplomacy.load(write(tmp_path / "lamps", files())), tmp_path)
    return Original(request.getfixturevalue("article"), kz_diplomacy.load(), tmp_path)


def middle(pattern: str, text: str, sentence: Passage) -> re.Match[str] | None:
    """The match of a pattern nearest to the middle of a sentence."""
    found = [*re.compile(pattern).finditer(text, sentence.start, sentence.end)]
    return found[len(found) // 2] if found else None


def letter(text: str, sentence: Passage) -> Edit | None:
    found = middle(r"[^\W\d_]", text, sentence)
    return found and (*found.span(), "q" if found[0] != "q" else "z")


def case(text: str, sentence: Passage) -> Edit | None:
    found = middle(r"[^\W\d_]", text, sentence)
    return found and (*found.span(), found[0].swapcase())


def look_alike(text: str, sentence: Passage) -> Edit | None:
    found = middle(f"[{''.join(LOOK_ALIKES)}]", text, sentence)
    return found and (*found.span(), LOOK_ALIKES[found[0]])


def digit(text: str, sentence: Passage) -> Edit | None:
    found = middle(r"\d", text, sentence)
    return found and (*found.span(), str((int(found[0]) + 1) % 10))


def words_swapped(text: str, sentence: Passage) -> Edit | None:
    found = middle(r"(\w+)(\W+)(?!\1\b)(\w+)", text, sentence)
    return found and (*found.span(), found[3] + found[2] + found[1])


def word_dropped(text: str, sentence: Passage) -> Edit | None:
    found = middle(r"\w+ (?=\w)", text, sentence)
    return found and (*found.span(), "")


def word_put_in(text: str, sentence: Passage) -> Edit | None:
    found = middle(r"(?<=\w) (?=\w)", text, sentence)
    return found and (*found.span(), " not ")


def letter_doubled(text: str, sentence: Passage) -> Edit | None:
    found = middle(r"[^\W\d_]", text, sentence)
    return found and (*found.span(), found[0] * 2)


def end_mark(text: str, sentence: Passage) -> Edit | None:
    at = sentence.end - 1
    return (at, at + 1, "?") if text[at] == "." else None


def parted(text: str, sentence: Passage) -> Edit | None:
    found = middle(r"(?<=\w) (?=\w)", text, sentence)
    return found and (*found.span(), "\n")


def invisible(text: str, sentence: Passage) -> Edit | None:
    found = middle(r"(?<=\w)\w", text, sentence)
    return found and (*found.span(), "\u200b" + found[0])


CHANGES = [
    letter,
    case,
    look_alike,
    digit,
    words_swapped,
    word_dropped,
    word_put_in,
    letter_doubled,
    end_mark,
    parted,
    invisible,
]


def forged(text: str, edit: Edit) -> str:
    start, end, put_in = edit
    return text[:start] + put_in + text[end:]


def met(passage: Passage, start: int, end: int) -> bool:
    return passage.start < end and start < passage.end


def given(article: Article) -> Iterator[tuple[Passage, str]]:
    """Every passage that a copy gives the words of, and the words."""
    for proof in article.verify().proofs:
        if proof.ok:
            yield proof.passage, article.text(proof.passage)


def assert_nothing_false_is_given(article: Article) -> None:
    """All words that are given hash to their digest, and what does not prove gives none."""
    assert [] == [passage for passage, words in given(article) if sha256(words.encode()).hexdigest() != passage.sha256]
    for proof in article.verify().faults:
        with pytest.raises(ArticleError) as caught:
            article.text(proof.statement or proof.passage)
        assert proof.status == caught.value.reason
        assert proof.passage.address in str(caught.value)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_in_a_sentence(original: Original, change: Callable[[str, Passage], Edit | None]) -> None:
    """In any sentence it is caught: that sentence and whatever else has the changed characters, and nothing else."""
    count = 0
    for sentence in original.sentences:
        edit = change(original.text, sentence)
        if edit is None:
            continue
        text = forged(original.text, edit)
        article = original.read(text)
        faults = {proof.passage for proof in article.verify().faults}
        every = {proof.passage for proof in article.verify().proofs}

        assert {passage for passage in every if met(passage, edit[0], edit[1])} == faults, sentence.number
        assert sentence in faults
        assert {"changed"} == {proof.status for proof in article.verify().faults}
        assert_nothing_false_is_given(article)
        with pytest.raises(ArticleError, match="in what this copy proves") as caught:
            article.find(text[sentence.start : sentence.end + len(edit[2]) + edit[0] - edit[1]])
        assert "not found" == caught.value.reason
        count += 1

    assert count > (1 if change is digit else len(original.sentences) / 2)


def test_a_dropped_sentence(original: Original) -> None:
    """Any sentence left out is missing, with its cue; a statement that lost it is changed, or missing with it."""
    for sentence in original.sentences:
        start, end = sentence.start, sentence.end
        text = forged(original.text, (start, end + 1, "") if end < len(original.text) else (start - 1, end, ""))
        article = original.read(text)
        faults = {proof.passage: proof.status for proof in article.verify().faults}

        assert {proof.passage for proof in article.verify().proofs if met(proof.passage, start, end)} == set(faults)
        assert {"missing"} == {
            status for passage, status in faults.items() if start <= passage.start and passage.end <= end
        }, sentence.number
        assert_nothing_false_is_given(article)


def test_two_sentences_exchanged(original: Original) -> None:
    """Neighbours that changed places prove, but not both at their own; statements around them are changed."""
    for one, other in zip(original.sentences, original.sentences[1:], strict=False):
        if "\n" in original.text[one.start : other.end]:
            continue
        between = original.text[one.end : other.start]
        words = original.text[other.start : other.end] + between + original.text[one.start : one.end]
        article = original.read(forged(original.text, (one.start, other.end, words)))
        statuses = {proof.passage: proof.status for proof in article.verify().proofs if not proof.statement}

        assert "moved" in {statuses[one], statuses[other]}
        assert {"ok", "moved"} == {*statuses.values()}
        assert {
            proof.passage
            for proof in article.verify().proofs
            if met(proof.passage, one.start, one.end) and met(proof.passage, other.start, other.end)
        } == {proof.passage for proof in article.verify().faults}
        assert_nothing_false_is_given(article)


def test_a_paragraph_moved_to_the_end(original: Original) -> None:
    """Every sentence of it has moved, and it proves there."""
    lines = original.text.split("\n")
    for at, line in enumerate(lines[:-1]):
        article = original.read("\n".join([*lines[:at], *lines[at + 1 :], line]))
        moved = {proof.passage.number for proof in article.verify().proofs if proof.status == "moved"}

        assert {one.number for one in original.sentences if (one.number or "").startswith(f"{at + 1}.")} <= moved
        assert article.verify().ok
        assert_nothing_false_is_given(article)


def test_quotations_exchanged(original: Original) -> None:
    """Words put before another's cue: the quotations have moved, and the sentences with the cues are changed."""
    direct = [statement.passage for statement in original.dataset.statements if statement.kind == "direct"]
    for one, other in combinations(direct, 2):
        text = original.text
        words = [text[other.start : other.end], text[one.end : other.start], text[one.start : one.end]]
        copy = forged(text, (one.start, other.end, "".join(words)))
        article = original.read(copy)
        statuses = {proof.passage: proof.status for proof in article.verify().proofs}
        cut = {passage for passage in statuses if text[passage.start : passage.end] not in copy}

        assert {"moved"} == {statuses[one], statuses[other]}
        assert {"changed"} >= {statuses[passage] for passage in cut}
        # Cues that are printed alike stand behind both.
        alike = {passage for passage in statuses if [every.sha256 for every in statuses].count(passage.sha256) > 1}
        assert cut == {proof.passage for proof in article.verify().faults} - alike
        assert_nothing_false_is_given(article)


def test_the_tail_left_out(original: Original) -> None:
    """A copy cut off after any sentence: fewer than half make it another text, else all that lacks is missing."""
    sentences = original.sentences
    for kept, sentence in enumerate(sentences, 1):
        text = original.text[: sentence.end]
        if 2 * kept < len(sentences):
            with pytest.raises(ArticleError, match=f"{kept} of the {len(sentences)} sentences") as caught:
                original.read(text)
            assert "not this article" == caught.value.reason
            continue
        article = original.read(text)
        faults = {proof.passage: proof.status for proof in article.verify().faults}

        assert {"missing"} >= {faults.get(one, "missing") for one in sentences[kept:]}
        assert set(sentences[kept:]) <= set(faults)
        assert_nothing_false_is_given(article)


def test_there_are_enough_forgeries(original: Original) -> None:
    """The generator makes a great many: over 50 of the invented article, over 900 of the real one."""
    made = {
        forged(original.text, edit)
        for change in CHANGES
        for sentence in original.sentences
        if (edit := change(original.text, sentence))
    }

    assert len(made) > (900 if len(original.sentences) == 99 else 50)
    assert original.text not in made
