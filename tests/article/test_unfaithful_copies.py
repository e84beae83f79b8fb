"""Copies that are not faithful: what stands in them is at its place, moved, changed, missing or ambiguous."""

from pathlib import Path

import pytest
from helpers.copies import LINES, Reader, problem, statuses
from helpers.invented import TEXT, digest, files, put, span, write

import kz_diplomacy
from kz_diplomacy import Dataset, Passage
from kz_diplomacy._article.proof import find_sentences


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


def test_places_are_remembered_up_to_a_bound() -> None:
    """However often a sentence is repeated, eight places are kept."""
    passage = Passage(source="x", start=0, end=2, sha256=digest("A."))

    assert {(2, digest("A.")): [*range(0, 24, 3)]} == find_sentences("A. " * 20, [passage])


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


def test_what_is_looked_for_at_every_word_has_a_bound(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond it nothing is proved."""
    altered = TEXT.replace("on 3 May", "on the 3rd of May").replace("in the guildhall", "in our hall")
    monkeypatch.setattr("kz_diplomacy._article.proof.MAX_HASHED", 10)

    assert "changed" == statuses(read(altered))["every-night"]


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
    words = ["Bells for Una Brask", "Dr. Brask came.", "She sang.", "Tor Velin came.", "She sang.", "Nobody slept."]
    start, passages = 0, []
    for number, sentence in zip(["1.1", "2.1", "2.2", "2.3", "2.4", "2.5"], words, strict=True):
        start = LITANY.index(sentence, start)
        end = start + len(sentence)
        passages.append(
            {"number": number, "start": start, "end": end, "sha256": digest(sentence), "voice": "narration"}
        )
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
