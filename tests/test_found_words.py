"""Words that are looked for in a copy: every place is counted, some are named, and what is not proved is not given."""

from pathlib import Path

import pytest
from invented import TEXT, digest, files, span, write

import kz_diplomacy
from kz_diplomacy import Article, ArticleError, Passage, QueryError

TWICE = "Ash oars.\nBetter sails.\nNew oars.\nBetter ropes."


def read(folder: Path, text: str, passages: list[dict[str, object]]) -> Article:
    """A copy of an article of these passages."""
    values = files() | {kind: [] for kind in ("organizations", "officials", "roles", "events", "statements")}
    source = values["sources"][0]
    source |= {"length": len(text), "sha256": digest(text), "passages": passages}
    source.pop("uncited")
    copy = folder / "copy.txt"
    copy.write_text(text, encoding="utf-8")
    return Article.read(copy, kz_diplomacy.load(write(folder / "data", values)))


@pytest.fixture
def lamps(tmp_path: Path) -> Article:
    return read(tmp_path, TEXT, files()["sources"][0]["passages"])


def passage(number: str, text: str, words: str) -> dict[str, object]:
    start = text.index(words)
    return {"number": number, "start": start, "end": start + len(words), "sha256": digest(words), "voice": "narration"}


@pytest.fixture
def twice(tmp_path: Path) -> Article:
    return read(tmp_path, TWICE, [passage(f"{n}.1", TWICE, line) for n, line in enumerate(TWICE.split("\n"), 1)])


def told(article: Article, words: str) -> str:
    with pytest.raises(ArticleError) as error:
        article.find(words)
    return str(error.value)


def test_five_places_are_named_and_more_are_only_counted(lamps: Article, twice: Article) -> None:
    """Places that overlap or touch are places, too."""
    assert 5 == TEXT.count("0")
    assert told(lamps, "0").startswith('5 times "0" in what this copy proves of lamp-post (')
    assert told(lamps, "0").endswith("lamp-post#4.1, lamp-post#4.1, lamp-post#4.1): give more of the words")
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
    article = read(tmp_path, text, [passage(number, text, each) for number, each in words])

    assert ("lamp-post#1.1-1.2",) == article.find("Lamplight").sentences


def test_a_copy_of_none_of_several_articles(tmp_path: Path) -> None:
    """Each of them is named; a long name of a file is shown cut."""
    values = files()
    other = values["sources"][0] | {"id": "bell-post", "passages": [passage("1.1", TWICE, "Ash oars.")], "uncited": {}}
    values["sources"].append(other | {"length": len(TWICE), "sha256": digest(TWICE)})
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


def test_a_passage_that_ends_behind_the_text_does_not_prove(lamps: Article) -> None:
    """Though the digest is that of what is there of it."""
    place = span("hours of quiet.")
    longer = Passage(source="lamp-post", **{**place, "end": place["end"] + 1})

    assert "hours of quiet." == lamps.text(Passage(source="lamp-post", **place))
    with pytest.raises(ArticleError, match="does not prove in this copy"):
        lamps.text(longer)


def test_an_address_that_is_none_is_told_whole(lamps: Article) -> None:
    """What was found, what was expected, and how to mend it."""
    with pytest.raises(QueryError) as error:
        lamps.text("lamp-post#2.2-2.1")

    assert (
        'found "lamp-post#2.2-2.1", expected a run that goes forward: write lamp-post#2.1-2.2, or lamp-post#2.2 alone'
    ) == str(error.value)
