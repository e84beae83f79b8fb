"""Checks of texts: each rule with a bad case and its exact message, and texts that are right."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from helpers.example_folder import changed_example, unfinished
from helpers.generated import datasets, words
from helpers.invented import KINDS, REMOVED, write
from hypothesis import given, settings
from hypothesis import strategies as st

from kz_diplomacy import Dataset, load
from kz_diplomacy._authoring.texts import _CYRILLIC, _LATIN, check_text, check_texts
from kz_diplomacy._values.vocabulary import LANGS

SCHWA = "U+0259 (LATIN SMALL LETTER SCHWA)"
KAZAKH_SCHWA = "U+04D9 (CYRILLIC SMALL LETTER SCHWA)"
ONE_SCRIPT = "expected Latin or Cyrillic letters in a word"
SEEN = "expected characters that every reader sees"
PLAIN = f"{SEEN}: write a plain blank"

FAULTY = {
    "the mark of a draft": ("?", 'found "?", expected text with a letter or a digit: write it'),
    "a blank alone": (" ", 'found " ", expected text with a letter or a digit: write it'),
    "a letter and its mark": (
        "Бұл Смади" + "и\u0306",
        'found "Смади\u0438\u0306" with U+0438 U+0306, expected text in NFC: '
        "write U+0439 (CYRILLIC SMALL LETTER SHORT I)",
    ),
    "marks in another order": (
        "q\u0307\u0323 lamps",
        'found "q\u0307\u0323" with U+0307 U+0323, expected text in NFC: '
        "write U+0323 (COMBINING DOT BELOW) U+0307 (COMBINING DOT ABOVE)",
    ),
    "a sign that stands for a letter": (
        "5 \u212b",
        'found "\u212b" with U+212B, expected text in NFC: write U+00C5 (LATIN CAPITAL LETTER A WITH RING ABOVE)',
    ),
    "a long word": (
        "é" * 99 + "e\u0301",
        f'found "{"é" * 59}…", expected text in NFC',
    ),
    "a Latin letter in a Kazakh word": (
        "Бұл Тəуелсіздік",
        f'found "Тəуелсіздік" with {SCHWA}, {ONE_SCRIPT}: write {KAZAKH_SCHWA}',
    ),
    "a Cyrillic letter in an English word": (
        "The lаmp",
        f'found "lаmp" with U+0430 (CYRILLIC SMALL LETTER A), {ONE_SCRIPT}: write U+0061 (LATIN SMALL LETTER A)',
    ),
    "two Latin letters, one like none": (
        "лaмпqлар",
        'found "лaмпqлар" with U+0061 (LATIN SMALL LETTER A) and U+0071 (LATIN SMALL LETTER Q), '
        f"{ONE_SCRIPT}: write U+0430 (CYRILLIC SMALL LETTER A)",
    ),
    "as many of both": ("жw", f'found "жw" with U+0077 (LATIN SMALL LETTER W), {ONE_SCRIPT}'),
    "many of both": (
        "жжжжжqwrt",
        'found "жжжжжqwrt" with U+0071 (LATIN SMALL LETTER Q) and U+0077 (LATIN SMALL LETTER W) and '
        f"U+0072 (LATIN SMALL LETTER R) and others, {ONE_SCRIPT}",
    ),
    "across a mark": (
        "p\u030aж",
        f'found "p\u030aж" with U+0070 (LATIN SMALL LETTER P), {ONE_SCRIPT}: write U+0440 (CYRILLIC SMALL LETTER ER)',
    ),
    "a soft hyphen": ("light\u00adhouse", rf'found U+00AD (SOFT HYPHEN) in "light\u00adhouse", {SEEN}: leave it out'),
    "of no width": ("sea\u200b", rf'found U+200B (ZERO WIDTH SPACE) in "sea\u200b", {SEEN}: leave it out'),
    "a mark of direction": ("\u200esea", rf'found U+200E (LEFT-TO-RIGHT MARK) in "\u200esea", {SEEN}: leave it out'),
    "a no-break space": (
        "the\u00a0sea",
        rf'found U+00A0 (NO-BREAK SPACE) in "the\u00a0sea", {PLAIN}',
    ),
    "a control character": (
        "the\tsea",
        rf'found U+0009 (a control character) in "the\tsea", {PLAIN}',
    ),
    "of private use": ("sea \ue000", rf'found U+E000 (private use) in "sea \ue000", {SEEN}: leave it out'),
    "no character": ("sea \uffff", rf'found U+FFFF (unassigned) in "sea \uffff", {SEEN}: leave it out'),
    "a letter of nothing": ("sea\u3164", f'found U+3164 (HANGUL FILLER) in "sea\u3164", {SEEN}: leave it out'),
    "a variation": ("sea\ufe0f", f'found U+FE0F (VARIATION SELECTOR-16) in "sea\ufe0f", {SEEN}: leave it out'),
    "far in a long text": (
        "a" * 100 + "\u200b" + "b" * 100 + "\u200b",
        rf'found U+200B (ZERO WIDTH SPACE) in "{"a" * 15}\u200b{"b" * 14}", {SEEN}: leave it out',
    ),
    "a blank before": (" the sea", "found a blank at the beginning, expected none: leave it out"),
    "a blank behind": ("the sea ", "found a blank at the end, expected none: leave it out"),
    "two blanks": ("the  sea", 'found blanks in a row in "the  sea", expected one between words: leave the others out'),
}


@pytest.mark.parametrize("case", FAULTY)
def test_a_faulty_text(case: str) -> None:
    """A faulty text is reported once, with what was found, what was expected and what to do."""
    text, expected = FAULTY[case]
    assert [f"$: {expected}"] == [*map(str, check_text(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Тәуелсіздік",
        "Kazinform агенттігі",
        "COVID-тің 2-толқыны",
        "«Good office» · e\u0303",
        "7",
        "ё — II, XXI ғ.",
        "αβγ и abc",
    ],
)
def test_a_right_text(text: str) -> None:
    """Words of both scripts next to each other, marks that do not combine, numbers and signs are right."""
    text = unicodedata.normalize("NFC", text)
    assert [] == [*check_text(text)]


def test_several_faults() -> None:
    """Every fault of a text is reported, for each word and each character once."""
    text = " cудно cудно Смадии\u0306\u200b \u200b  хəл "
    assert [
        'found "Смадии\u0306\\u200b" with U+0438 U+0306',
        'found "cудно" with U+0063 (LATIN SMALL LETTER C)',
        f'found "хəл" with {SCHWA}',
        'found U+200B (ZERO WIDTH SPACE) in "о cудно Смадии\u0306\\u200b \\u200b  хəл "',
        "found a blank at the beginning",
        'found blanks in a row in "удно Смадии\u0306\\u200b \\u200b  хəл"',
    ] == [str(fault).removeprefix("$: ").partition(", expected")[0] for fault in check_text(text)]


@pytest.mark.parametrize("pair", [*zip(_LATIN, _CYRILLIC, strict=True)], ids=lambda pair: unicodedata.name(pair[0]))
def test_look_alike_letters(pair: tuple[str, str]) -> None:
    """Each of two letters that look alike is suggested for the other."""
    latin, cyrillic = pair
    assert (unicodedata.name(latin)[:5], unicodedata.name(cyrillic)[:8]) == ("LATIN", "CYRILLIC")
    assert [f"write U+{ord(cyrillic):04X} ({unicodedata.name(cyrillic)})"] == [
        fault.mend for fault in check_text(f"ж{latin}ж")
    ]
    assert [f"write U+{ord(latin):04X} ({unicodedata.name(latin)})"] == [
        fault.mend for fault in check_text(f"w{cyrillic}w")
    ]


PATHS = {
    "a field": ("events[0].summary.ru", "events.json $[0].summary.ru (long-fog)"),
    "a place": ("events[0].places[0].name.kk", "events.json $[0].places[0].name.kk (long-fog)"),
    "a claim": ("statements[0].claims[0].text.en", "statements.json $[0].claims[0].text.en (bells-like-breakfast)"),
    "a quantity": (
        "events[1].quantities[2].label.en",
        "events.json $[1].quantities[2].label.en (patient-aunt-rescue)",
    ),
    "a note": ("roles[0].note.kk", "roles.json $[0].note.kk (tide-gauge-reader)"),
    "a topic": ("topics[4].label.en", "topics.json $[4].label.en (bells)"),
    "a publisher": ("sources[1].publisher.en", "sources.json $[1].publisher.en (harbour-gazette)"),
}


@pytest.mark.parametrize("case", PATHS)
def test_paths(tmp_path: Path, case: str) -> None:
    """A fault of a text has its file, its path with the language, and the id of its record."""
    place, shown = PATHS[case]
    expected = f'{shown}: found "?", expected text with a letter or a digit: write it'
    assert [expected] == unfinished(changed_example(tmp_path, (place, "?")))


def test_the_path_of_a_reason(tmp_path: Path) -> None:
    """The reason for an uncited sentence is a text, too, and has the number of the sentence in its path."""
    reason = {"kk": "Ескерту.", "ru": "Предупреждение.", "en": " A warning."}
    expected = (
        'sources.json $[0].uncited["1.1"].en (tidings): found a blank at the beginning, expected none: leave it out'
    )
    assert [expected] == unfinished(changed_example(tmp_path, ("sources[0].uncited", {"1.1": reason})))


@pytest.mark.parametrize(
    ("text", "found", "mend"),
    [
        ({"kk": "тұман", "ru": "туман"}, "no en", "English"),
        ({"ru": "туман"}, "no kk and no en", "Kazakh and English"),
    ],
)
def test_a_missing_language(tmp_path: Path, text: dict[str, str], found: str, mend: str) -> None:
    """A text without some languages is one fault, which names them all."""
    expected = f"topics.json $[1].label (fog): found {found}, expected kk, ru and en: write it in {mend} too"
    assert [expected] == unfinished(changed_example(tmp_path, ("topics[1].label", text)))


def test_the_title_of_a_source(tmp_path: Path) -> None:
    """In the title of a source only NFC and the scripts are checked, since it is as printed."""
    title = "?  Лaмпа\u00a0и\u0306 "
    assert [
        'sources.json $[1].title (harbour-gazette): found "Лaмпа\\u00a0и\u0306" with U+0438 U+0306, '
        "expected text in NFC: write U+0439 (CYRILLIC SMALL LETTER SHORT I)",
        'sources.json $[1].title (harbour-gazette): found "Лaмпа" with U+0061 (LATIN SMALL LETTER A), '
        f"{ONE_SCRIPT}: write U+0430 (CYRILLIC SMALL LETTER A)",
    ] == unfinished(changed_example(tmp_path, ("sources[1].title", title)))


def test_a_field_without_a_text(tmp_path: Path) -> None:
    """A field without a value does not lack a language."""
    assert [] == unfinished(changed_example(tmp_path, ("roles[0].note", REMOVED)))


def test_long_texts() -> None:
    """Texts of many marks in the wrong order, or of very many characters, are checked in linear time."""
    marks = "a" + "\u0307\u0323" * 200_000
    private = "".join(map(chr, range(0xE000, 0xF900))) * 20
    assert "text in NFC" in {fault.expected for fault in check_text(marks)}
    assert 0x1900 == len([*check_text(f"a{private}")])


@given(st.text(st.characters(exclude_categories=["Cs"])) | words)
def test_any_text(text: str) -> None:
    """The faults of any text can be printed on a line, and a text in NFC is never reported as not in NFC."""
    assert all(str(fault).isprintable() for fault in check_text(text))
    assert all(fault.expected != "text in NFC" for fault in check_text(unicodedata.normalize("NFC", text)))


@pytest.mark.slow
@settings(max_examples=30)
@given(datasets())
def test_any_record(dataset: Dataset) -> None:
    """The faults of any record have a field of it in their paths."""
    for record in dataset.known.values():
        for fault in check_texts(record, LANGS):
            assert fault.path.removeprefix("$.").partition(".")[0].partition("[")[0] in record.fields


def test_a_language_without_texts(tmp_path: Path) -> None:
    """A language that no text of a dataset is in is reported once, and not for each text."""
    topics = [{"id": "sea", "label": {"en": "sea", "kk": "теңіз"}}, {"id": "ice", "label": {"en": "ice"}}]
    folder = write(tmp_path, {**{kind: [] for kind in KINDS}, "topics": topics})
    load(folder).save(folder, overwrite=True)
    faults = [fault for fault in unfinished(folder) if "datapackage" not in fault]
    assert [
        "found no text in Russian, expected kk, ru and en: write them in it too, where your readers have it",
        "topics.json $[1].label (ice): found no kk, expected kk, ru and en: write it in Kazakh too",
    ] == faults
