"""A copy of the article beside the records: it proves however it was saved, and gives only words that prove."""

import copy
import html
import pickle
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from helpers.copies import LINES, Reader, copied, problem, sentence_of, statuses
from helpers.invented import TEXT, digest, span
from helpers.word_runs import runs

import kz_diplomacy
from kz_diplomacy import Article, ArticleError, Dataset, Passage, QueryError, Statement, UnknownIdError

ROOT = Path(__file__).parents[2]


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


# -- finding words --

TWICE = "Ash oars.\nBetter sails.\nNew oars.\nBetter ropes."


@pytest.fixture
def twice(tmp_path: Path) -> Article:
    return copied(tmp_path, TWICE, [sentence_of(f"{n}.1", TWICE, line) for n, line in enumerate(TWICE.split("\n"), 1)])


def told(article: Article, words: str) -> str:
    return problem(article.find, words)[1]


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


def test_five_places_are_named_and_more_are_only_counted(read: Reader, twice: Article) -> None:
    """Places that overlap or touch are places, too."""
    assert 5 == TEXT.count("0")
    assert told(read(), "0").startswith('5 times "0" in what this copy proves of lamp-post (')
    assert told(read(), "0").endswith("lamp-post#4.1, lamp-post#4.1, lamp-post#4.1): give more of the words")
    where = "lamp-post#2.1, lamp-post#2.1, lamp-post#3.1, lamp-post#4.1, lamp-post#4.1, …"
    assert f'6 times "e" in what this copy proves of lamp-post ({where}): give more of the words' == told(twice, "e")


def test_words_that_stand_twice_across_paragraphs(twice: Article) -> None:
    """Of each place every sentence is named."""
    assert (
        '2 times "oars.\\nBetter" in what this copy proves of lamp-post '
        "(lamp-post#1.1, lamp-post#2.1, lamp-post#3.1, lamp-post#4.1): give more of the words"
    ) == told(twice, "oars.\nBetter")


def test_passages_that_touch_are_read_as_one(tmp_path: Path) -> None:
    """Nothing stands between them in the article, so words may begin in the one and end in the other."""
    text = "Lamplight.\nBetter sails."
    words = (("1.1", "Lamp"), ("1.2", "light."), ("2.1", "Better sails."))
    article = copied(tmp_path, text, [sentence_of(number, text, each) for number, each in words])

    assert ("lamp-post#1.1-1.2",) == article.find("Lamplight").sentences


def test_a_passage_that_ends_behind_the_text_does_not_prove(read: Reader) -> None:
    """Though the digest is that of what is there of it."""
    place = span("hours of quiet.")
    longer = Passage(source="lamp-post", **{**place, "end": place["end"] + 1})

    assert "hours of quiet." == read().text(Passage(source="lamp-post", **place))
    with pytest.raises(ArticleError, match="does not prove in this copy"):
        read().text(longer)


def test_an_address_that_is_none_is_told_whole(read: Reader) -> None:
    """What was found, what was expected, and how to mend it."""
    with pytest.raises(QueryError) as error:
        read().text("lamp-post#2.2-2.1")

    assert (
        'found "lamp-post#2.2-2.1", expected a run that goes forward: write lamp-post#2.1-2.2, or lamp-post#2.2 alone'
    ) == str(error.value)


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


# -- the words stay with their owner --


def test_no_file_has_eight_consecutive_words_of_the_article(article: str) -> None:
    """Every file of the repository is free of them; only the title, which citations give, may stand anywhere."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    _, *paragraphs = article.split("\n")
    printed = set().union(*map(runs, paragraphs))
    copied = {}
    for name in listed.decode().split("\0"):
        path = ROOT / name
        if path.is_file() and (found := runs(path.read_text("utf-8", "replace").replace("\\n", " ")) & printed):
            copied[name] = found

    assert copied == {}


@pytest.mark.parametrize(
    "found", ["One two three four five six seven EIGHT!", "one, two three — four five six seven eight"]
)
def test_a_run_is_found_whatever_stands_between_its_words(found: str) -> None:
    """Case and punctuation do not hide a run."""
    assert {("one", "two", "three", "four", "five", "six", "seven", "eight")} == runs(found)
