"""The pages of the data have every record, every sentence and every gap."""

import re
from pathlib import Path

import make_data_pages
import pytest

import kz_diplomacy
from kz_diplomacy import Article, Dataset

KINDS = ("sources", "topics", "organizations", "officials", "roles", "events", "statements")


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """The pages of the bundled dataset."""
    return {name: plain(text) for name, text in make_data_pages.pages(kz_diplomacy.load()).items()}


def plain(page: str) -> str:
    """A page with nothing escaped."""
    return re.sub(r"\\(.)", r"\1", page)


def test_every_record_has_a_heading_of_its_own(pages: dict[str, str], ds: Dataset) -> None:
    """The headings of a page are the ids of its kind, in order: so each record has an anchor."""
    for kind in KINDS:
        assert getattr(ds, kind).ids == tuple(re.findall(r"^## `(.+)`$", pages[kind], re.MULTILINE))


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_every_wording_is_there_in_every_language(lang: kz_diplomacy.Lang, pages: dict[str, str], ds: Dataset) -> None:
    """Titles, names, summaries, claims and notes stand in Kazakh, Russian and English, each marked as what it is."""
    for kind in KINDS:
        for record in getattr(ds, kind):
            said = [getattr(record, name) for name in record.fields]
            said += [claim.text for claim in getattr(record, "claims", ())]
            said += [quantity.label for quantity in getattr(record, "quantities", ())]
            for text in said:
                if isinstance(text, kz_diplomacy.Text):
                    assert f"[{text[lang]}]{{.language-{lang}}}" in pages[kind]


def test_a_value_stands_with_its_evidence_and_its_voice(pages: dict[str, str]) -> None:
    """The number of Operation Zhusan is there with its sentence, which leads to it, and with whose word it is."""
    (record,) = re.findall(r"^## `operation-zhusan`\n(.+?)^## ", pages["events"], re.MULTILINE | re.DOTALL)

    assert "607 · `person` · `exact`" in record
    assert "[Rests on [`kazinform#8.2`](#kazinform-8-2), narration]{.evidence}" in record
    assert "not said\n: `when`, `participants`\n" in record


def test_every_sentence_stands_with_those_that_cite_it(pages: dict[str, str], ds: Dataset) -> None:
    """The page of the article has each sentence and cue once, in order, and each record that rests on it."""
    numbers = [passage.number for passage in ds.sources["kazinform"].passages]
    entry = re.compile(r"^\[(\d+\.\d+c?)\]\{#kazinform-[\dc-]+\}\n: (.+?)\n\n", re.MULTILINE | re.DOTALL)
    entries = entry.findall(pages["coverage"])

    assert numbers == [number for number, _ in entries]
    for number, told in entries:
        citing = [record.id for record in ds.resting_on(f"kazinform#{number}")]
        assert citing == re.findall(r"\[`(.+?)`\]", told)
    assert "99 sentences: 8 heading, 24 narration, 11 reported, 56 quoted. 98 of them" in pages["coverage"]


def test_what_is_left_out_says_why(pages: dict[str, str], ds: Dataset) -> None:
    """Every uncited sentence has its reason, in three languages, on both pages that tell of it."""
    for number, reason in ds.sources["kazinform"].uncited.items():
        for lang in ("kk", "ru", "en"):
            assert reason[lang] in pages["unsaid"]
            assert reason[lang] in pages["coverage"]
        assert f"`kazinform#{number}`" in pages["unsaid"]


def test_what_is_not_said_is_listed(pages: dict[str, str], ds: Dataset) -> None:
    """A field that some records leave open names them; one that all do says so."""
    undated = [event.id for event in ds.events if "when" in ds.unsaid(event)]
    count = f"{len(undated)} of {len(ds.events)}"
    (told,) = re.findall(rf"^`when`\n: open in {count}: (.+)$", pages["unsaid"], re.MULTILINE)

    assert undated == re.findall(r"`(.+?)`", told)
    assert "`asked`\n: open in all" not in pages["unsaid"]


def test_no_words_of_an_article_are_on_a_page() -> None:
    """Of the example, whose article is at hand, no sentence but the title is on a page: they have places, not words."""
    ds, article = kz_diplomacy.example()
    text = plain("".join(make_data_pages.pages(ds).values()))

    assert isinstance(article, Article)
    for passage in article.source.passages:
        words = article.text(passage)
        assert len(words.split()) < 8 or words == article.source.title or words not in text


def test_a_second_writing_writes_nothing(tmp_path: Path) -> None:
    """A page whose text has not changed is left as it is, so that a build reads only what is new."""
    make_data_pages.write(tmp_path)
    before = {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    (tmp_path / "topics.md").write_text("old", "utf-8")
    make_data_pages.write(tmp_path)
    after = {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()}

    assert len(before) == 9
    assert {"topics.md"} == {name for name in after if before[name] != after[name]}
