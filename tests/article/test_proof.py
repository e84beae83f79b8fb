"""The status of each passage in a copy, faithful or not: no words are given but those that match their digest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import TypeAlias

import attrs
import pytest
from helpers.copies import LINES, Reader, copied, problem, sentence_of, statuses
from helpers.invented import TEXT, digest, files, put, span, write

import kz_diplomacy
from kz_diplomacy import Article, ArticleError, Dataset, Passage

# -- copies that are not faithful --


def test_a_paragraph_put_in_moves_what_follows(read: Reader) -> None:
    """What stands before it is at its own place; what follows moved, and still gives its words."""
    held = read("\n".join([*LINES[:2], "Put in.", *LINES[2:]]))

    assert statuses(held) == {
        "1.1": "ok",
        "2.1": "ok",
        "2.2": "ok",
        "3.1": "moved",
        "3.1c": "moved",
        "4.1": "moved",
        "4.2": "moved",
        "every-night": "moved",
        "never-sleeps": "ok",
    }
    assert held.verify().ok
    assert held.text("every-night") == "The lamp has burned every night for five years"
    assert problem(held.find, "2024. –")[0] == "not found"
    assert held.find("burned every").sentences == ("lamp-post#3.1",)
    place = held.verify().proofs[3].place
    assert place is not None
    assert (LINES[0] + LINES[1] + "Put in.\n\n\n").__len__() == place


def test_a_sentence_left_out_is_missing(read: Reader) -> None:
    """What follows it moved; neither its words nor a run with it are given."""
    held = read(TEXT.replace(" She steps down on 3 May 2024.", ""))
    found = statuses(held)

    assert found == statuses(held) | {"2.1": "ok", "2.2": "missing", "3.1": "moved", "every-night": "moved"}
    assert not held.verify().ok
    expected = (
        "missing",
        "lamp-post#2.2 is missing in this copy of lamp-post: "
        "it is left out here; take the article anew from where it is published",
    )
    assert expected == problem(held.text, "lamp-post#2.2") == problem(held.text, "lamp-post#2.1-2.2")
    assert [proof.passage.number for proof in held.verify().faults] == ["2.2"]


def test_a_beginning_left_out_is_missing(read: Reader) -> None:
    """An article cannot begin before its copy does, so what is there moved."""
    found = statuses(read("\n".join(LINES[1:])))

    assert ["missing", "moved", "missing"] == [found[name] for name in ("1.1", "2.1", "never-sleeps")]
    at_the_end = statuses(read("\n".join([*LINES[1:], f"{LINES[0]}r"])))
    assert ["missing", "moved", "missing"] == [at_the_end[name] for name in ("1.1", "2.1", "never-sleeps")]


def test_a_changed_sentence(read: Reader) -> None:
    """It is named with whatever stands in it; the rest, its cue too, is at its place; no changed word is given back."""
    held = read(TEXT.replace("every night", "each night"))
    found = held.verify()

    assert statuses(held) == {
        "1.1": "ok",
        "2.1": "ok",
        "2.2": "ok",
        "3.1": "changed",
        "3.1c": "moved",
        "4.1": "moved",
        "4.2": "moved",
        "every-night": "changed",
        "never-sleeps": "ok",
    }
    assert str(found) == (
        "9 passages: 4 ok, 3 moved, 2 changed\n"
        "changed: lamp-post#3.1: other words stand in its place; take the article anew from where it is published\n"
        "changed: every-night (lamp-post#char=188,234): "
        "other words stand in its place; take the article anew from where it is published"
    ).replace("188,234", f"{span('The lamp has')['start']},{span('The lamp has')['start'] + 46}")
    assert "changed" == problem(held.text, "every-night")[0]
    assert problem(held.find, "each night")[0] == "not found"
    assert held.find("Mira Solen in the").sentences == ("lamp-post#3.1c",)


def test_a_passage_that_both_neighbours_mislead_about(read: Reader) -> None:
    """Where what is before it and what is behind it have both changed, it is looked for at every word between."""
    held = read(TEXT.replace("on 3 May", "on the 3rd of May").replace("in the guildhall", "in our hall"))
    found = statuses(held)

    assert ("changed", "changed", "changed", "moved") == tuple(
        found[name] for name in ("2.2", "3.1", "3.1c", "every-night")
    )


def test_a_passage_at_the_edge_of_a_long_copy(read: Reader) -> None:
    """At the edges it is looked for near its neighbour, and not through all the text around."""
    far = "and so on " * 3000
    before = read(far + TEXT.replace("“The lamp never sleeps”: Mira", "“The lamp never sleeps”: Oh Mira"))
    behind = read(TEXT.replace("hours of quiet", "hours of rest") + far)

    assert ("changed", "moved") == tuple(statuses(before)[name] for name in ("1.1", "never-sleeps"))
    assert ("ok", "changed") == tuple(statuses(behind)[name] for name in ("4.1", "4.2"))


@pytest.mark.parametrize(("distance", "expected"), [(900, "moved"), (1100, "changed")])
@pytest.mark.parametrize("behind", [True, False], ids=["behind", "before"])
def test_how_far_a_passage_is_looked_for(read: Reader, distance: int, expected: str, behind: bool) -> None:
    """What begins or ends as no sentence does is found within 10,000 characters of its neighbour."""
    far = "so on and " * distance
    last, first = LINES[3][42:], LINES[0]
    text = f"{TEXT[: -len(last)]}{far}{last} and so on" if behind else f"So {first} {far}\n{TEXT[len(first) + 1 :]}"

    assert expected == statuses(read(text))["4.2" if behind else "1.1"]


def test_only_the_blanks_between_sentences_are_taken_from_a_copy(read: Reader) -> None:
    """What no passage has is not proved, so it is never found, nor given in a run."""
    held = read(TEXT.replace("2019. She", "2019.xShe"))

    assert problem(held.find, "2019.xShe")[0] == "not found"
    assert problem(held.find, "2019. She")[0] == "not found"
    assert held.text("lamp-post#2.1-2.2") == LINES[1]


def test_a_copy_that_holds_the_article_twice(read: Reader) -> None:
    """Then no passage has a place, and none gives words, even if a word of one of the two is changed."""
    held = read(f"{TEXT}\n{TEXT}")

    assert {"ambiguous"} == set(statuses(held).values())
    assert problem(held.text, "never-sleeps") == (
        "ambiguous",
        f"never-sleeps (lamp-post#char=1,{1 + len('The lamp never sleeps')}) is ambiguous in this copy of lamp-post: "
        "it stands here more than once; keep one copy of the article in the file",
    )
    assert problem(held.find, "burned every")[0] == "not found"
    assert "Article('lamp-post', proved=0, of=9)" == repr(held)
    once_changed = statuses(read(f"{TEXT}\n{TEXT.replace('nearly', 'almost')}"))
    assert {"ambiguous", "moved"} == set(once_changed.values())
    assert "moved" == once_changed["4.2"]
    # Also where a sentence begins as no sentence does.
    assert {"ambiguous"} == set(statuses(read(f"Photo {TEXT}\nPhoto {TEXT}")).values())


def test_a_sentence_that_stands_at_many_places(read: Reader) -> None:
    """At its own place it is ok however often it is repeated; where it has none it is ambiguous."""
    again = "She steps down on 3 May 2024.\n" * 20

    assert "ok" == statuses(read(again + TEXT))["2.2"]
    assert "ambiguous" == statuses(read(again + TEXT.replace(" She steps down", " She went down")))["2.2"]


def test_a_quotation_that_moved(read: Reader) -> None:
    """A paragraph that was moved proves where it stands, and is told apart from those that stayed."""
    found = statuses(read("\n".join([LINES[0], LINES[1], LINES[3], LINES[2]])))

    assert [found[name] for name in ("2.2", "3.1", "every-night", "4.1")] == ["ok", "moved", "moved", "moved"]


def test_a_title_that_moved_is_not_the_beginning(read: Reader) -> None:
    """Where the article begins is told by the first sentence that has most of the others behind it."""
    found = statuses(read("\n".join(["x " * 40, *LINES[1:], LINES[0]])))

    assert [found[name] for name in ("1.1", "2.1", "4.2")] == ["moved", "ok", "ok"]


def test_a_change_beside_what_moved_away(read: Reader) -> None:
    """What stands between neighbours is told by those that stayed, where one moved away."""
    found = statuses(read("\n".join([LINES[0], LINES[2].replace("every night", "each night"), LINES[3], LINES[1]])))

    assert ["moved", "changed", "changed", "moved"] == [found[name] for name in ("2.2", "3.1", "every-night", "4.1")]


LITANY = "Bells for Una Brask\nDr. Brask came. She sang. Tor Velin came. She sang. Nobody slept."


@pytest.fixture
def litany(tmp_path: Path) -> Dataset:
    """An article with a sentence that is printed twice."""
    values = {kind: value if kind == "sources" else [] for kind, value in files().items()}
    lines = ["Bells for Una Brask", "Dr. Brask came.", "She sang.", "Tor Velin came.", "She sang.", "Nobody slept."]
    start, passages = 0, []
    for number, words in zip(["1.1", "2.1", "2.2", "2.3", "2.4", "2.5"], lines, strict=True):
        start = LITANY.index(words, start)
        end = start + len(words)
        passages.append({"number": number, "start": start, "end": end, "sha256": digest(words), "voice": "narration"})
        start = end
    put(values, "sources[0].passages", passages)
    put(values, "sources[0].uncited", {})
    return kz_diplomacy.load(write(tmp_path / "litany", values))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(LITANY, "ok ok ok ok ok ok", id="as it is"),
        pytest.param(LITANY.replace("\n", "\nPut in.\n"), "ok moved moved moved moved moved", id="moved"),
        pytest.param(LITANY.replace("She sang.", "He sang.", 1), "ok ok changed moved moved moved", id="first changed"),
        pytest.param(LITANY.replace("sang. N", "song. N"), "ok ok ok ok changed ok", id="second changed"),
        pytest.param(LITANY.replace(" She sang.", "", 1), "ok ok missing moved moved moved", id="first missing"),
        pytest.param(LITANY.replace(" She sang. N", " N"), "ok ok ok ok missing moved", id="second missing"),
        pytest.param(
            LITANY.replace("Dr. Brask came. ", "") + " Far. Far off. Dr. Brask came.",
            "ok moved moved moved moved moved",
            id="a sentence with an inner full stop moved",
        ),
        pytest.param(f"{LITANY}\n{LITANY}", " ".join(["ambiguous"] * 6), id="twice"),
    ],
)
def test_sentences_that_are_printed_alike(read: Reader, litany: Dataset, text: str, expected: str) -> None:
    """One is never taken for the other: each stands where its neighbours say."""
    assert expected.split() == [*statuses(read(text, litany)).values()]


# -- where the article begins in a copy --

A, B, C, D, E, F = ("Ash oars.", "Better sails.", "Coarse nets.", "Dry decks.", "Early tides.", "Far shores.")


def copy_of_lines(folder: Path, printed: list[str], copy: list[str], parts: tuple[str, ...] = ()) -> Article:
    """An article of these lines, and with these parts of them as passages too, read from a copy of other lines."""
    text = "\n".join(printed)
    places = sorted((text.index(words), words) for words in (*printed, *parts))
    passages = [sentence_of(f"{n}.1", text, words) for n, (_, words) in enumerate(places, 1)]
    return copied(folder, text, passages, "\n".join(copy))


def line_statuses(folder: Path, printed: list[str], copy: list[str], parts: tuple[str, ...] = ()) -> list[str]:
    """What becomes of the lines of an article, and of parts of them, in a copy of other lines."""
    return [each.status for each in copy_of_lines(folder, printed, copy, parts).verify().proofs]


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
    assert expected.split() == line_statuses(tmp_path, printed, copy)


def test_what_begins_with_a_line_is_not_behind_it(tmp_path: Path) -> None:
    """So it does not tell that the article begins there."""
    assert ["moved", "moved", "moved"] == line_statuses(tmp_path, [A, B], [B, A], (A[:-1],))


def test_a_part_of_a_changed_line_is_found_from_behind(tmp_path: Path) -> None:
    """What begins inside a word is found by the sentence that stands behind it."""
    assert ["changed", "ok", "ok", "ok"] == line_statuses(tmp_path, [A, B, C], ["Elm" + A[3:], B, C], (A[5:],))


def test_eight_places_of_a_line_lead_to_others(tmp_path: Path) -> None:
    """What is beside the ninth, and begins inside a word, is not found."""
    for again, expected in ((7, "moved"), (8, "changed")):
        (folder := tmp_path / expected).mkdir()
        found = line_statuses(folder, [A, B, C], [B] * again + [A, B, "Ho" + C[2:], A], (C[3:],))
        assert ["ambiguous", "ambiguous", "changed", expected] == found


def test_what_is_before_a_line_is_what_ends_last(tmp_path: Path) -> None:
    """Where a passage holds others whole, nothing is between it and the next: that is left out, and not changed."""
    part = f"{A}\n{B}\nCoarse"

    assert ["ok", "ok", "ok", "changed", "missing"] == line_statuses(tmp_path, [A, B, C, D], [A, B, "Coarse"], (part,))


def test_a_line_is_near_where_all_of_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is found within so many characters of its neighbour to its end."""
    between = "\nand so "
    near = len(between + B)

    for most, expected in ((near - 1, "changed"), (near, "moved")):
        monkeypatch.setattr("kz_diplomacy._article.proof.MAX_DISTANCE", most)
        (folder := tmp_path / expected).mkdir()
        assert ["ok", expected, "moved"] == line_statuses(folder, [A, B, C], [f"{A}{between}{B} again", C])


@pytest.mark.parametrize(
    ("instead", "part", "across"),
    [("Butter sails.", "sails.", f"{B}\n{C}"), ("Better soils.", "Better", f"{A}\n{B}")],
    ids=["its end stays", "its beginning stays"],
)
def test_a_line_that_moved_is_not_beside_what_its_part_is(tmp_path: Path, instead: str, part: str, across: str) -> None:
    """Though a part of it proves at its own place, the line and its neighbour are not printed together."""
    article = copy_of_lines(tmp_path, [A, B, C, D], [A, instead, C, D, B], (part,))

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
        monkeypatch.setattr("kz_diplomacy._article.proof.MAX_HASHED", most)
        (folder := tmp_path / expected).mkdir()
        assert ["ok", expected, "changed", "moved", "moved"] == line_statuses(folder, [A, B, C, D], copy, (part,))


# -- forgeries --

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


CHANGES: dict[str, tuple[str, Callable[[re.Match[str]], str]]] = {
    "letter": (r"[^\W\d_]", lambda found: "q" if found[0] != "q" else "z"),
    "case": (r"[^\W\d_]", lambda found: found[0].swapcase()),
    "look-alike": (f"[{''.join(LOOK_ALIKES)}]", lambda found: LOOK_ALIKES[found[0]]),
    "digit": (r"\d", lambda found: str((int(found[0]) + 1) % 10)),
    "words swapped": (r"(\w+)(\W+)(?!\1\b)(\w+)", lambda found: found[3] + found[2] + found[1]),
    "word dropped": (r"\w+ (?=\w)", lambda found: ""),
    "word inserted": (r"(?<=\w) (?=\w)", lambda found: " not "),
    "letter doubled": (r"[^\W\d_]", lambda found: found[0] * 2),
    "end mark": (r"\.\Z", lambda found: "?"),
    "paragraph split": (r"(?<=\w) (?=\w)", lambda found: "\n"),
    "invisible character": (r"(?<=\w)\w", lambda found: "\u200b" + found[0]),
}
"""What is replaced in a sentence, nearest to its middle, and by what."""


def edit_of(change: str, text: str, sentence: Passage) -> Edit | None:
    """The change in a sentence; None if it has nothing of the kind."""
    pattern, replacement = CHANGES[change]
    found = [*re.compile(pattern).finditer(text, sentence.start, sentence.end)]
    if not found:
        return None
    middle = found[len(found) // 2]
    return *middle.span(), replacement(middle)


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


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_in_a_sentence(original: Original, change: str) -> None:
    """In any sentence it is caught: that sentence and whatever else has the changed characters, and nothing else."""
    count = 0
    for sentence in original.sentences:
        edit = edit_of(change, original.text, sentence)
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

    assert count > (1 if change == "digit" else len(original.sentences) / 2)


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
        if (edit := edit_of(change, original.text, sentence))
    }

    assert len(made) > (900 if len(original.sentences) == 99 else 50)
    assert original.text not in made
