"""A copy of the article beside the records: it proves or says why not, and gives only words that prove."""

import copy
import html
import pickle
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from invented import TEXT, digest, files, put, span, write

import kz_diplomacy
from kz_diplomacy import Article, ArticleError, Dataset, Passage, QueryError, Statement, UnknownIdError
from kz_diplomacy._proof import sentence_places

Reader = Callable[..., Article]
LINES = TEXT.split("\n")


@pytest.fixture
def lamps(tmp_path: Path) -> Dataset:
    """The invented dataset."""
    return kz_diplomacy.load(write(tmp_path / "lamps", files()))


@pytest.fixture
def read(tmp_path: Path, lamps: Dataset) -> Reader:
    """Reads a text as a copy of the invented article, or of another dataset's."""

    def reading(text: str = TEXT, dataset: Dataset = lamps, name: str = "copy.txt") -> Article:
        (tmp_path / name).write_bytes(text.encode())
        return Article.read(tmp_path / name, dataset)

    return reading


def problem(call: Callable[..., object], *arguments: object) -> tuple[str, str]:
    with pytest.raises(ArticleError) as caught:
        call(*arguments)
    return caught.value.reason, str(caught.value)


def statuses(article: Article) -> dict[str, str]:
    return {
        proof.statement.id if proof.statement else proof.passage.number or "": proof.status
        for proof in article.verify().proofs
    }


def lines(text: str, status: str = "p") -> str:
    return "".join(f"<{status}>{html.escape(line)}</{status}>\n" for line in text.split("\n"))


FAITHFUL = {
    "as it is": lambda text: text,
    "CRLF": lambda text: text.replace("\n", "\r\n") + "\r\n",
    "CR": lambda text: text.replace("\n", "\r"),
    "byte order mark": lambda text: "\ufeff" + text,
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "blank lines and trailing blanks": lambda text: "\n\n" + text.replace("\n", "  \n \t\n\n") + "\n\n",
    "runs of blanks": lambda text: text.replace(" ", " \t "),
    "text before and after": lambda text: f"Home. News: all of it.\nShare\n{text}\nRead more. Subscribe!\n",
    "text before and after that repeats the title": lambda text: f"{text.splitlines()[0]}\nShare\n{text}\n1. 2.\n",
    "text before in the same paragraph": lambda text: f"Photo by nobody {text}",
    "a page of paragraphs": lambda text: f"<!doctype html><title>x</title><body>{lines(text)}<footer>y</footer>",
    "a page of divs": lambda text: f"<html><nav><p>Menu.</p></nav>{lines(text, 'DIV')}<script>x()</script></html>",
    "a page of line breaks": lambda text: f"<div>{html.escape(text)}</div>".replace("\n", "<br>\n"),
    "a page of preformatted text": lambda text: f"<html><pre>{html.escape(text)}</pre></html>",
    "a page with markup inside": lambda text: lines(text).replace(" ", "&nbsp;<b></b>").replace("a", "<i>a</i>"),
    "a page with asides between": lambda text: lines(text).replace("</p>", "</p><aside>Read too.</aside>"),
    "a page that wraps its lines": lambda text: lines(text).replace(" ", "\n"),
}


@pytest.mark.parametrize("altered", FAITHFUL.values(), ids=FAITHFUL)
def test_a_faithful_copy_of_the_invented_article_proves(read: Reader, altered: Callable[[str], str]) -> None:
    """However it was saved, every passage of it is at its own place."""
    assert {"ok"} == set(statuses(read(altered(TEXT))).values())


@pytest.mark.parametrize("altered", FAITHFUL.values(), ids=FAITHFUL)
def test_a_faithful_copy_of_the_article_proves(
    read: Reader, ds: Dataset, article: str, altered: Callable[[str], str]
) -> None:
    """So it is with the article that the package is about: every sentence, cue and statement."""
    held = read(altered(article), ds)

    assert Counter(ok=len(ds.sources["kazinform"].passages) + len(ds.statements)) == Counter(
        proof.status for proof in held.verify().proofs
    )
    assert ds.sources["kazinform"] == held.source


def test_the_bundled_dataset_is_the_one_meant(tmp_path: Path, article: str) -> None:
    """Without a dataset the copy is read against the bundled one."""
    (tmp_path / "a.txt").write_text(article, encoding="utf-8")

    assert "Article('kazinform', proved=126, of=126)" == repr(Article.read(tmp_path / "a.txt"))


def test_every_passage_of_the_article_gives_exactly_its_words(read: Reader, ds: Dataset, article: str) -> None:
    """What is given back is what stands at the offsets, for sentences, cues, runs and statements."""
    held = read(article, ds)
    for passage in [*held.source.passages, *(statement.passage for statement in ds.statements)]:
        assert article[passage.start : passage.end] == held.text(passage)
    assert article[2403:3195] == held.text("kazinform#11.1-11.10")
    assert digest(held.text("farewell-words")) == ds.statements["farewell-words"].passage.sha256


# -- words --


def test_words_of_everything_that_can_be_named(read: Reader, lamps: Dataset) -> None:
    """A statement, its id, a passage, an address and a run give exactly what was printed."""
    held = read("Before.\n" + TEXT)
    said = lamps.statements["every-night"]

    assert held.text(said) == "The lamp has burned every night for five years"
    assert held.text("every-night") == held.text(said) == held.text(said.passage)
    assert held.text("lamp-post#3.1c") == "said Mira Solen in the guildhall."
    assert held.text("lamp-post#2.1-2.2") == LINES[1]
    assert held.text(Passage(source="lamp-post", **span("Port Azure since"))) == "Port Azure since"
    assert held.text(Passage(source="lamp-post", **span("office\nMira"))) == "office\nMira"


def test_words_of_what_is_not_there(read: Reader, lamps: Dataset) -> None:
    """What is not in this article, or proves nothing, gives an error that says which it is."""
    held = read()
    elsewhere = Passage(source="almanac", number="1.1", start=0, end=3, sha256="0" * 64)
    false = Passage(source="lamp-post", start=0, end=3, sha256="0" * 64)
    beyond = Passage(source="lamp-post", start=9990, end=9999, sha256=digest(""))

    assert problem(held.text, elsewhere) == (
        "not this article",
        "almanac#1.1 stands in almanac, and this is a copy of lamp-post",
    )
    assert problem(held.text, "almanac#1.1") == problem(held.text, elsewhere)
    assert problem(held.text, "lamp-post#2.3") == ("not found", "lamp-post has no sentence 2.3")
    expected = "lamp-post#char=0,3 does not prove in this copy of lamp-post"
    assert problem(held.text, false) == ("not found", expected)
    assert problem(held.text, beyond)[0] == "not found"
    first = Passage(source="lamp-post", **span("“The"))
    assert problem(read(TEXT.replace("The lamp never", "The lamps never")).text, first)[0] == "not found"


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (3, "found 3, expected a statement, a passage, an address, or the id of a statement"),
        ("lamp-post#", "an address: write kazinform#3.1, a run kazinform#3.1-3.4, or a whole source such as zakon-kz"),
        ("lamp-post#2.2-2.1", "a run that goes forward: write lamp-post#2.1-2.2, or lamp-post#2.2 alone"),
    ],
)
def test_a_wrong_argument(read: Reader, of: str, expected: str) -> None:
    """What names nothing is refused as such."""
    with pytest.raises(QueryError) as caught:
        read().text(of)

    assert str(caught.value).endswith(expected)


def test_an_unknown_statement(read: Reader) -> None:
    """A misspelt id gets the right one; the id of another kind is no statement."""
    with pytest.raises(UnknownIdError, match='no statement has the id "every-nigt"; did you mean "every-night"'):
        read().text("every-nigt")
    with pytest.raises(UnknownIdError, match='no statement has the id "mira-solen"'):
        read().text("mira-solen")


# -- finding --


def test_finding_words(read: Reader) -> None:
    """The passage is of exactly those characters, and says what to cite for them."""
    found = read("Before, burned every.\n" + TEXT).find(" burned\u00a0every ")

    assert Passage(source="lamp-post", **span("burned every")) == Passage(
        source=found.source, start=found.start, end=found.end, sha256=found.sha256
    )
    assert found.sentences == ("lamp-post#3.1",)
    assert found.number is None
    assert found.voice is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2019. She", "lamp-post#2.1-2.2"),
        ("2024.\n– The", "lamp-post#2.2, lamp-post#3.1"),
        ("Mira Solen in", "lamp-post#3.1c"),
        ("years, said", "lamp-post#3.1"),
        (TEXT, "lamp-post#1.1, lamp-post#2.1-2.2, lamp-post#3.1, lamp-post#4.1-4.2"),
    ],
)
def test_what_to_cite_for_words(read: Reader, words: str, expected: str) -> None:
    """Sentences and runs, paragraph by paragraph; a cue for words that stand wholly in it."""
    assert tuple(expected.split(", ")) == read().find(words).sentences


def test_words_that_stand_nowhere_or_twice(read: Reader) -> None:
    """They are never guessed at: case counts, and so does every place."""
    held = read()

    assert problem(held.find, "the Lamp") == (
        "not found",
        'no "the Lamp" in what this copy proves of lamp-post: it must be as printed, letter by letter',
    )
    assert problem(held.find, "The lamp") == (
        "ambiguous",
        '2 times "The lamp" in what this copy proves of lamp-post (lamp-post#1.1, lamp-post#3.1): '
        "give more of the words",
    )
    assert problem(held.find, "e")[1].endswith("lamp-post#1.1, …): give more of the words")
    with pytest.raises(QueryError, match="found ' ', expected".replace("'", '"')):
        held.find(" ")
    with pytest.raises(QueryError, match="found 3, expected some words of the article"):
        held.find(3)  # type: ignore[arg-type]


def test_every_sentence_of_the_article_is_found(read: Reader, ds: Dataset, article: str) -> None:
    """Each is found at its own place and cited by its own address; what is printed twice is ambiguous."""
    held = read(article.replace("\n", "\n\n"), ds)
    for passage in held.source.passages:
        words = article[passage.start : passage.end]
        if article.count(words) > 1:
            assert problem(held.find, words)[0] == "ambiguous"
        else:
            found = held.find(words)
            assert (passage.start, passage.end, passage.address) == (found.start, found.end, *found.sentences)
            assert passage.sha256 == found.sha256


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


def test_places_are_remembered_up_to_a_bound() -> None:
    """However often a sentence is repeated, eight places are kept."""
    passage = Passage(source="x", start=0, end=2, sha256=digest("A."))

    assert {(2, digest("A.")): [*range(0, 24, 3)]} == sentence_places("A. " * 20, [passage])


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
    monkeypatch.setattr("kz_diplomacy._proof._MOST_HASHED", 10)

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


# -- what it is --


def test_it_never_leaves_with_its_words(read: Reader) -> None:
    """It is not pickled, and what is printed of it has no words."""
    held = read()

    assert problem(pickle.dumps, held) == (
        "no article",
        "a copy of an article is never pickled: read it again from its file",
    )
    assert copy.copy(held) is held
    assert copy.deepcopy(held) is held
    shown = repr(held) + repr(held.verify()) + str(held.verify()) + repr(held.find("burned every"))
    words = re.findall(r"\w+", TEXT)
    assert [] == [run for run in zip(words, words[1:], words[2:], strict=False) if " ".join(run) in shown]


def test_it_cannot_be_changed(read: Reader) -> None:
    """No caller can change what another sees."""
    held = read()

    for frozen in (held, held.verify(), held.verify().proofs[0]):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            frozen.source = None  # type: ignore[misc, union-attr]
        with pytest.raises(TypeError):
            vars(frozen)


def test_a_proof_names_its_statement(read: Reader, lamps: Dataset) -> None:
    """A proof prints short: the statement by its id."""
    proofs = {proof.statement: proof for proof in read().verify().proofs}
    said: Statement = lamps.statements["every-night"]

    assert "statement='every-night'" in repr(proofs[said])
    assert "ok: every-night (lamp-post#char=" in str(proofs[said])
    assert "ok: lamp-post#4.2" == str(proofs[None])


def test_a_verification_prints_its_counts() -> None:
    """However many passages there are, its repr is short."""
    _, invented = kz_diplomacy.example()

    assert "Verification(50 ok)" == repr(invented.verify())
