"""Sentences as pysbd finds them: nothing is lost, whatever it returns, and no paragraph takes long."""

import sys
import time
import warnings
from types import SimpleNamespace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from importlib_resources import as_file, files

from kz_diplomacy import Dataset, Lang, MissingExtraError, Source, canonical, example
from kz_diplomacy._authoring import sentences as drafting
from kz_diplomacy._authoring.sentences import MAX_LENGTH, language_of, segmenter

LANGUAGES: tuple[Lang, ...] = get_args(Lang)
# What pysbd looks for, and what it writes into the text for its own use.
ODD = [
    *".!?…)([]'\"«»“”—- 1a",
    "ab ",
    "1. ",
    "a) ",
    "г. ",
    "Mr. ",
    "U.S. ",
    "& ",
    "&ᓴ&",
    "∯",
    "ȸ",
    "♟",
    "☝",
    "\\",
    "\n",
]
paragraphs = st.text(max_size=60) | st.lists(st.sampled_from(ODD), max_size=40).map("".join)


def words(paragraph: str, language: Lang = "en") -> list[str]:
    return [paragraph[start:end] for start, end in segmenter(language)(paragraph)]


def same(source: Source, text: str, language: Lang) -> tuple[int, int]:
    """How many of a source's sentences are drafted exactly, and how many it has."""
    find, at = segmenter(language), 0
    drafted: set[tuple[int, int]] = set()
    for paragraph in text.split("\n"):
        drafted |= {(at + start, at + end) for start, end in find(paragraph)}
        at += len(paragraph) + 1
    recorded = {(one.start, one.end) for one in source.passages if one.number and not one.number.endswith("c")}
    return len(recorded & drafted), len(recorded)


def test_the_article(ds: Dataset, article: str) -> None:
    """At least 96 of the 99 sentences of the article are found exactly."""
    exact, recorded = same(ds.sources["kazinform"], article, "kk")

    assert 99 == recorded
    assert exact >= 96


def test_the_example() -> None:
    """All sentences of the example's article are found exactly."""
    ds, _ = example()
    with as_file(files("kz_diplomacy") / "example" / "article.txt") as file:
        text = canonical(file)

    assert (35, 35) == same(ds.sources["tidings"], text, "en")


@pytest.mark.parametrize(
    ("language", "paragraph", "expected"),
    [
        pytest.param("en", "Dr. Wick rang. He left.", ["Dr. Wick rang.", "He left."], id="English abbreviation"),
        pytest.param("ru", "В 2021 г. он ушёл. Все рады.", ["В 2021 г. он ушёл.", "Все рады."], id="Russian one"),
        pytest.param("kk", "Ол «Жоқ. Иә» деді. Кетті.", ["Ол «Жоқ. Иә» деді.", "Кетті."], id="Kazakh quotation"),
        pytest.param("en", "Yes. Yes. I said yes. Yes.", ["Yes.", "Yes.", "I said yes.", "Yes."], id="repeated"),
        pytest.param("en", "  Boats came.   Boats left. ", ["Boats came.", "Boats left."], id="blanks around"),
        pytest.param("en", "no end at all", ["no end at all"], id="no end"),
        pytest.param("en", "", [], id="nothing"),
        pytest.param("en", " \t ", [], id="blanks only"),
        pytest.param("en", " " * 4_001, [], id="very many blanks"),
    ],
)
def test_sentences(language: Lang, paragraph: str, expected: list[str]) -> None:
    """Sentences are found by the rules of their language, without the blanks between them."""
    assert expected == words(paragraph, language)


@pytest.mark.parametrize("language", LANGUAGES)
@given(paragraph=paragraphs)
def test_nothing_is_lost(language: Lang, paragraph: str) -> None:
    """The sentences of any paragraph are in order, do not overlap, and leave out nothing but blanks."""
    end = 0
    for start, behind in segmenter(language)(paragraph):
        assert end <= start < behind
        assert "" == paragraph[end:start].strip()
        assert paragraph[start:behind] == paragraph[start:behind].strip()
        end = behind
    assert "" == paragraph[end:].strip()


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(["One.", "Three."], id="one dropped"),
        pytest.param(["One."], id="the end dropped"),
        pytest.param(["Two.", "One."], id="out of order"),
        pytest.param(["One.", "Two!"], id="rewritten"),
        pytest.param(["One.", "One.", "Two."], id="one twice"),
        pytest.param(["One.", "", "Two."], id="an empty one"),
        pytest.param([], id="none"),
        pytest.param(None, id="an error"),
    ],
)
def test_unusable_results(monkeypatch: pytest.MonkeyPatch, parts: list[str] | None) -> None:
    """A paragraph that pysbd fails on, or does not return character by character, is a single sentence."""

    def process() -> list[str]:
        if parts is None:
            raise IndexError
        return parts

    stand_in = SimpleNamespace(processor=lambda _: SimpleNamespace(process=process))
    monkeypatch.setitem(sys.modules, "pysbd", SimpleNamespace(Segmenter=lambda **_: stand_in))

    assert ["One. Two."] == words(" One. Two.")


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param("Boat. " * 666 + "Boat", 667, id="as long as may be"),
        pytest.param("Boat. " * 666 + "Boats", 1, id="longer"),
        pytest.param("Come v. " * 40 + "Went. Came.", 2, id="as many markers as may be"),
        pytest.param("Come v. " * 41 + "Went. Came.", 1, id="more markers"),
        pytest.param("He came.[1, 2, 3, 4, 5] He left. It rained.", 1, id="many numbers in brackets"),
        pytest.param("He came.[1, 2, 3] He left. It rained.", 3, id="few numbers in brackets"),
    ],
)
def test_what_is_not_prose(paragraph: str, expected: int) -> None:
    """A paragraph that would take long is a single sentence, and a shorter one is split."""
    assert MAX_LENGTH == 4_000
    assert expected == len(words(paragraph))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of", [".", ". ", "(", "()", '"', "«", "“”", "'", "1", "1. ", "a) b) ", "г т о ", "a.[11"])
def test_time_is_bounded(language: Lang, of: str) -> None:
    """No paragraph takes long, even one of ten thousand dots or brackets."""
    find = segmenter(language)
    began = time.monotonic()

    for length in (60, 100, 400, MAX_LENGTH, 10_000):
        find((of * length)[:length])

    assert time.monotonic() - began < 5


def test_a_long_kazakh_text(ds: Dataset) -> None:
    """A megabyte of Kazakh is split in seconds."""
    paragraph = " ".join(record.summary.kk for record in ds.statements[:6])
    find = segmenter("kk")
    began = time.monotonic()

    sentences = sum(len(find(paragraph)) for _ in range(1_000_000 // len(paragraph.encode())))

    assert sentences > 3_000
    assert time.monotonic() - began < 30


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Кеме айлаққа таңертең келді.", "kk", id="Kazakh"),
        pytest.param("Корабль пришёл утром, и все вышли встречать его на причал.", "ru", id="Russian"),
        pytest.param("Корабль пришёл в Ақкеме утром, и все вышли встречать его на причал.", "ru", id="a Kazakh name"),
        pytest.param("The ship came at dawn.", "en", id="English"),
        pytest.param("Кеме Port Lumen айлағына келді.", "kk", id="Kazakh with Latin names"),
        pytest.param("The ship Кеме came at dawn.", "en", id="English with a Cyrillic name"),
        pytest.param("船は夜明けに着いた。", None, id="other letters"),
        pytest.param("船は夜明けに Lumen に着いた。", None, id="mostly other letters"),
        pytest.param("2024 — 17!", None, id="no letters"),
    ],
)
def test_language(text: str, expected: Lang | None) -> None:
    """Most letters decide: Cyrillic with Kazakh ones is Kazakh, other Cyrillic Russian, Latin English."""
    assert expected == language_of(text)


def test_without_pysbd(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pysbd the error names the extra that installs it."""
    monkeypatch.setitem(sys.modules, "pysbd", None)

    with pytest.raises(MissingExtraError) as caught:
        segmenter("kk")

    assert 'this needs pysbd: install it with pip install "kz-diplomacy[draft]"' == str(caught.value)


def test_warnings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Warnings of Python about the code of pysbd do not reach the caller."""

    def load(name: str) -> SimpleNamespace:
        warnings.warn("an escape", SyntaxWarning, stacklevel=1)
        return SimpleNamespace(Segmenter=lambda **_: None)

    monkeypatch.setattr(drafting, "import_module", load)

    assert [(0, 1)] == segmenter("en")("?")
