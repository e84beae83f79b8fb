"""Words that are looked for in a copy: every place is counted, some are named, and what is not proved is not given."""

from pathlib import Path

import pytest
from helpers.copies import Reader, copied, problem, sentence
from helpers.invented import TEXT, span

from kz_diplomacy import Article, ArticleError, Dataset, Passage, QueryError

TWICE = "Ash oars.\nBetter sails.\nNew oars.\nBetter ropes."


@pytest.fixture
def twice(tmp_path: Path) -> Article:
    return copied(tmp_path, TWICE, [sentence(f"{n}.1", TWICE, line) for n, line in enumerate(TWICE.split("\n"), 1)])


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
    article = copied(tmp_path, text, [sentence(number, text, each) for number, each in words])

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
