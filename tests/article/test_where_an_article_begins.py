"""Where an article begins in a copy is told by most of its sentences; what is not where it should be has moved."""

from pathlib import Path

import pytest
from helpers import copies
from helpers.copies import sentence
from helpers.invented import digest

import kz_diplomacy
from kz_diplomacy import Article, ArticleError
from kz_diplomacy._article import proof
from kz_diplomacy._article.proof import find_sentences

A, B, C, D, E, F = ("Ash oars.", "Better sails.", "Coarse nets.", "Dry decks.", "Early tides.", "Far shores.")


def copied(folder: Path, printed: list[str], copy: list[str], parts: tuple[str, ...] = ()) -> Article:
    """An article of these lines, and with these parts of them as passages too, read from a copy of other lines."""
    text = "\n".join(printed)
    places = sorted((text.index(words), words) for words in (*printed, *parts))
    passages = [sentence(f"{n}.1", text, words) for n, (_, words) in enumerate(places, 1)]
    return copies.copied(folder, text, passages, "\n".join(copy))


def statuses(folder: Path, printed: list[str], copy: list[str], parts: tuple[str, ...] = ()) -> list[str]:
    """What becomes of the lines of an article, and of parts of them, in a copy of other lines."""
    return [each.status for each in copied(folder, printed, copy, parts).verify().proofs]


def other(line: str) -> str:
    """Another line as long as this one."""
    return "x" * len(line)


@pytest.mark.parametrize(
    ("printed", "copy", "expected"),
    [
        ([A, B, C, D], [A, B, C, D, C, D], "ok ok ok ok"),
        ([A, B, C, D, E], ["-", A, B, C, D, E, C, D, E], "moved moved ambiguous ambiguous ambiguous"),
        ([A, B, C, D, E], [other(A), B, C, D, E, A], "moved ok ok ok ok"),
        ([A, B, C], [C, A, B], "ok ok moved"),
        ([A, B], [B, A], "moved moved"),
        ([A, B, C, D, E, F], [other(A), other(B), C, D, E, F, A, B], "moved moved ok ok ok ok"),
        ([A, B, C, D, E, F], [other(A), B, C, D, A, E, F], "moved ok ok ok moved moved"),
    ],
    ids=[
        "half in one place",
        "most in several",
        "the first",
        "half behind",
        "none behind",
        "the first two",
        "few behind",
    ],
)
def test_the_beginning_is_told_by_most(tmp_path: Path, printed: list[str], copy: list[str], expected: str) -> None:
    """By the first sentence in one place only that has at least half of the others like it behind it."""
    assert expected.split() == statuses(tmp_path, printed, copy)


def test_what_begins_with_a_line_is_not_behind_it(tmp_path: Path) -> None:
    """So it does not tell that the article begins there."""
    assert ["moved", "moved", "moved"] == statuses(tmp_path, [A, B], [B, A], (A[:-1],))


def test_a_part_of_a_changed_line_is_found_from_behind(tmp_path: Path) -> None:
    """What begins inside a word is found by the sentence that stands behind it."""
    assert ["changed", "ok", "ok", "ok"] == statuses(tmp_path, [A, B, C], ["Elm" + A[3:], B, C], (A[5:],))


def test_the_first_sentence_is_found_where_the_text_begins() -> None:
    """By its length and digest, as every sentence is."""
    passage = kz_diplomacy.Passage(source="sea", start=5, end=9, sha256=digest("One."))

    assert {(4, passage.sha256): [0]} == find_sentences("One. Two.", [passage])


def test_what_is_hashed_begins_and_ends_as_sentences_do() -> None:
    """One sentence or two together, from the first on; nothing that begins within one."""
    text = "(One. Two."
    wanted = [kz_diplomacy.Passage(source="sea", start=0, end=len(w), sha256=digest(w)) for w in (text, text[1:5])]

    assert {(len(text), digest(text)): [0]} == find_sentences(text, wanted)


def test_eight_places_of_a_line_lead_to_others(tmp_path: Path) -> None:
    """What is beside the ninth, and begins inside a word, is not found."""
    for again, expected in ((7, "moved"), (8, "changed")):
        (folder := tmp_path / expected).mkdir()
        found = statuses(folder, [A, B, C], [B] * again + [A, B, "Ho" + C[2:], A], (C[3:],))
        assert ["ambiguous", "ambiguous", "changed", expected] == found


def test_what_is_before_a_line_is_what_ends_last(tmp_path: Path) -> None:
    """Where a passage holds others whole, nothing is between it and the next: that is left out, and not changed."""
    part = f"{A}\n{B}\nCoarse"

    assert ["ok", "ok", "ok", "changed", "missing"] == statuses(tmp_path, [A, B, C, D], [A, B, "Coarse"], (part,))


def test_a_line_is_near_where_all_of_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is found within so many characters of its neighbour to its end."""
    between = "\nand so "
    near = len(between + B)

    for most, expected in ((near - 1, "changed"), (near, "moved")):
        monkeypatch.setattr(proof, "MAX_DISTANCE", most)
        (folder := tmp_path / expected).mkdir()
        assert ["ok", expected, "moved"] == statuses(folder, [A, B, C], [f"{A}{between}{B} again", C])


@pytest.mark.parametrize(
    ("instead", "part", "across"),
    [("Butter sails.", "sails.", f"{B}\n{C}"), ("Better soils.", "Better", f"{A}\n{B}")],
    ids=["its end stays", "its beginning stays"],
)
def test_a_line_that_moved_is_not_beside_what_its_part_is(tmp_path: Path, instead: str, part: str, across: str) -> None:
    """Though a part of it proves at its own place, the line and its neighbour are not printed together."""
    article = copied(tmp_path, [A, B, C, D], [A, instead, C, D, B], (part,))

    assert "moved" in [each.status for each in article.verify().proofs]
    assert B == article.text(article.find(B))
    with pytest.raises(ArticleError) as caught:
        article.find(across)
    assert "not found" == caught.value.reason


def test_only_so_much_is_hashed_at_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not found within the bound is not proved."""
    part = "Better sails"
    copy = [A, "Bitter sails, Better sails of old", C, D]

    for most, expected in ((2 * len(part) - 1, "changed"), (2 * len(part), "moved")):
        monkeypatch.setattr(proof, "MAX_HASHED", most)
        (folder := tmp_path / expected).mkdir()
        assert ["ok", expected, "changed", "moved", "moved"] == statuses(folder, [A, B, C, D], copy, (part,))
