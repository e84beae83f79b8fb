"""The invented example keeps the laws of every dataset, and is what it says of itself: invented, and told apart."""

import re
import unicodedata
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from helpers.invented import KINDS
from helpers.laws import LAWS, LAWS_OF_WORDS, article_of, cues, is_clean, records, sentences, texts_of, unlike_its_files

import kz_diplomacy
from kz_diplomacy import Passage, Statement

EXAMPLE = files("kz_diplomacy") / "example"
DATA = kz_diplomacy.example()[0]
TEXT = (EXAMPLE / "article.txt").read_text(encoding="utf-8").removesuffix("\n")
SENTENCES = sentences(DATA)


@pytest.mark.parametrize("law", LAWS)
def test_the_law_is_kept(law: str) -> None:
    """The laws say in tests/helpers/laws.py what they ask; each names every record that breaks it."""
    assert [] == [*LAWS[law](DATA)]


@pytest.mark.parametrize("law", LAWS_OF_WORDS)
def test_the_law_of_the_words_is_kept(law: str) -> None:
    """Its article is shipped, so every passage proves here, and is cut where it should be."""
    assert [] == [*LAWS_OF_WORDS[law](DATA, TEXT)]


def test_the_shipped_files_are_rewritten_byte_for_byte(tmp_path: Path) -> None:
    """Saving the example gives the very files that are shipped, the descriptor among them."""
    with as_file(EXAMPLE / "data") as folder:
        assert [] == unlike_its_files(DATA, folder, tmp_path)


def test_one_sentence_alone_is_uncited() -> None:
    """With its reason: the one that says that all is invented."""
    assert {"1.1"} == set(article_of(DATA).uncited)
    assert TEXT[SENTENCES["1.1"].start : SENTENCES["1.1"].end].startswith("This article is invented: ")


def test_the_text_is_canonical() -> None:
    """The file is the canonical text and one line end, and the text is as clean as the records are."""
    assert (EXAMPLE / "article.txt").read_bytes() == f"{TEXT}\n".encode()
    assert [line for line in TEXT.split("\n") if not is_clean(line)] == []


def test_the_cues_say_who_said_it() -> None:
    """In English, and nothing before it."""
    assert [] == [number for number, cue in cues(DATA).items() if not re.match(r"(she )?said .+\.$", words(cue))]


def words(passage: Passage) -> str:
    return TEXT[passage.start : passage.end]


def test_each_sentence_has_its_voice() -> None:
    """Headings, reports and quotations are told from the paper's own narration, sentence by sentence."""
    voices: dict[str, list[str]] = {}
    for number, sentence in SENTENCES.items():
        voices.setdefault(str(sentence.voice), []).append(number)

    assert voices == {
        "narration": "1.1 3.1 3.2 4.1 4.2 4.3 6.1 6.2 8.2 12.1 12.2 13.2".split(),
        "heading": ["2.1", "5.1", "9.1"],
        "reported": ["6.3", "8.1", "10.1", "13.1", "14.1", "16.1", "18.1"],
        "quoted": "7.1 7.2 7.3 7.4 11.1 11.2 11.3 15.1 15.2 15.3 15.4 17.1 17.2".split(),
    }


@pytest.mark.parametrize("statement", [s for s in DATA.statements if s.kind == "indirect"], ids=lambda s: s.id)
def test_a_report_is_its_reporting_sentence(statement: Statement) -> None:
    """The passage of an indirect statement is one whole sentence, in the voice of a report."""
    spans = {(one.start, one.end): one.voice for one in SENTENCES.values()}

    assert spans[statement.passage.start, statement.passage.end] == "reported"


def test_kazakh_and_russian_have_no_latin_letter() -> None:
    """But for the name of the licence."""
    cyrillic = [(text.kk or "") + (text.ru or "") for _, text in texts_of(DATA)]

    assert [] == [text for text in cyrillic if re.search("[a-z]", text.replace("CC0-1.0", ""), re.IGNORECASE)]


def test_everything_is_nfc() -> None:
    """The article and every file of its data are in NFC."""
    for path in ["article.txt", *(f"data/{kind}.json" for kind in KINDS)]:
        assert unicodedata.is_normalized("NFC", (EXAMPLE / path).read_text(encoding="utf-8"))


def test_it_has_a_name_a_version_and_a_licence_of_its_own() -> None:
    """The example can be told from the bundled article's dataset."""
    assert (DATA.name, DATA.version, DATA.license) == ("kz-diplomacy-example", "1.0.0", "CC0-1.0")


def test_it_shares_no_id_with_the_bundled_dataset() -> None:
    """Ids are unique, have no dot, and clash with no bundled one: the two datasets can be joined."""
    ids = [record.id for record in records(DATA)]
    bundled = {record.id for record in records(kz_diplomacy.load())}

    assert len(ids) == len(set(ids))
    assert [id for id in ids if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", id)] == []
    assert bundled.isdisjoint(ids)


def test_no_real_state_is_in_it() -> None:
    """Invented states have no ISO 3166-1 code, so nothing in the example has one."""
    for record in records(DATA):
        assert getattr(record, "countries", ()) == ()
        assert getattr(record, "country", None) is None
        assert [place for place in getattr(record, "places", ()) if place.country] == []


def test_it_says_itself_that_it_is_invented() -> None:
    """Nobody can take the article for news: its first words and its source's rights say so."""
    assert TEXT.startswith("This article is invented")
    assert "invented" in str(article_of(DATA).rights)


def test_the_example_is_made_once() -> None:
    """Every call gives the same two."""
    assert kz_diplomacy.example() is kz_diplomacy.example()
    dataset, article = kz_diplomacy.example()
    assert article.verify().ok
    assert "kz-diplomacy-example" == dataset.name
