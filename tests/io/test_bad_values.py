"""Values of the right type that are not what a field may say: dates, codes, ids, addresses, vocabularies, numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.invented import REMOVED, faults_with, shown

ID = (
    "an id: write small Latin letters and digits joined by hyphens, such as almaty-meeting, or two such joined by a dot"
)
COUNTRY = "an ISO 3166-1 alpha-2 code: write two capitals, such as KZ"
LANGUAGE = "a BCP 47 language tag: write the short code, such as kk"
URL = "a web address: write it whole, beginning with https://"
DIGEST = "a SHA-256 digest: write 64 hexadecimal digits in small letters"
NUMBER = "a sentence number: write paragraph.sentence, such as 3.1, or 3.1c for its closing cue"
FORMS = {
    "statements[1].id": (
        ID,
        ["Lamps", "oil_lamps", "-lamp", "lamp-", "a--b", "a.b.c", "лампа", "lamp ", "a\n", "", "a/b"],
    ),
    "roles[0].official": (ID, ["Mira Solen", "mira-solen#1"]),
    "events[1].participants[0].who": (ID, ["Mira"]),
    "statements[0].passage.source": (ID, ["lamp-post#3.1"]),
    "roles[0].countries[0]": (COUNTRY, ["aq", "AQQ", "XX", "A", "Antarctica", "", "АQ"]),
    "organizations[1].country": (COUNTRY, ["ZZ"]),
    "sources[0].language": (LANGUAGE, ["english", "e", "en_GB", "en-", "en-123456789", "ен", ""]),
    "officials[0].languages[1]": (LANGUAGE, ["Kazakh "]),
    "sources[0].url": (URL, ["lamp-post.example", "ftp://a.example", "https://", "https://a b", "https://a.example/ж"]),
    "organizations[1].same_as[0]": (URL, ["javascript:1", "https://a.example\n"]),
    "sources[0].sha256": (DIGEST, ["0" * 63, "F" * 64, "0" * 65, "g" * 64, "0" * 64 + "\n", ""]),
    "sources[0].passages[0].sha256": (DIGEST, ["sha256:00"]),
    "statements[0].passage.sha256": (DIGEST, ["00"]),
    "sources[0].passages[0].number": (NUMBER, ["1", "1.0", "0.1", "01.1", "1.1d", "1.1.1", "1.1234567", "1.1C", "١.١"]),
}


@pytest.mark.parametrize(
    ("place", "wrong"), [(place, wrong) for place, (_, wrongs) in FORMS.items() for wrong in wrongs]
)
def test_forms(tmp_path: Path, place: str, wrong: str) -> None:
    """Text of a certain form has exactly that form, and the fault says how to write it."""
    expected = FORMS[place][0]
    found = '"' + wrong.replace("\n", "\\n") + '"'
    if len(wrong) > 60:
        found = f'"{wrong[:59]}…"'
    assert [f"{shown(place)}: found {found}, expected {expected}"] == faults_with(tmp_path, place, wrong)


@pytest.mark.parametrize("wrong", [None, 7, True, ["a"], {"a": 1}], ids=["null", "7", "true", "array", "object"])
@pytest.mark.parametrize(("place", "expected"), [(place, expected) for place, (expected, _) in FORMS.items()])
def test_forms_of_another_type(tmp_path: Path, place: str, expected: str, wrong: object) -> None:
    """What is no text has no form."""
    found = {"NoneType": "null", "int": "7", "bool": "true", "list": "an array of 1", "dict": "an object of 1"}
    expected = f"{shown(place)}: found {found[type(wrong).__name__]}, expected {expected}"
    assert [expected] == faults_with(tmp_path, place, wrong)


def test_the_keys_of_uncited_are_sentence_numbers(tmp_path: Path) -> None:
    """The sentences left uncited are named by their numbers."""
    expected = f'sources.json $[0].uncited["one"]: found "one", expected {NUMBER}'
    assert [expected.replace('["one"]', ".one")] == faults_with(tmp_path, "sources[0].uncited", {"one": {"en": "a"}})


def test_the_reasons_of_uncited_are_text(tmp_path: Path) -> None:
    """A sentence is left uncited for a reason, and the path to it has the number in brackets."""
    expected = 'sources.json $[0].uncited["1.1"]: found "why", expected an object'
    assert [expected] == faults_with(tmp_path, "sources[0].uncited", {"1.1": "why"})


VOCABULARIES = {
    "sources[0].kind": "article, reference",
    "sources[0].passages[0].voice": "narration, reported, quoted, heading",
    "roles[0].kind": "post, rank, delegation",
    "roles[0].places[0].kind": "city, airport, region, country, other",
    "roles[0].quantities[0].unit": "person, state, year, hour, percent, message_per_hour",
    "roles[0].quantities[0].qualifier": "exact, about, nearly, more_than",
    "events[1].status": "happened, ongoing, planned, proposed, possible",
    "events[1].participants[0].part": "actor, addressee, subject, present",
    "statements[0].kind": "direct, indirect, heading",
}


@pytest.mark.parametrize(
    ("wrong", "found"),
    [("zzz", '"zzz"'), ("", '""'), (None, "null"), (True, "true"), (0, "0"), ([], "an array of 0")],
)
@pytest.mark.parametrize("place", VOCABULARIES)
def test_vocabularies(tmp_path: Path, place: str, wrong: object, found: str) -> None:
    """A word of a closed vocabulary is one of its words, and the fault lists them."""
    expected = f"{shown(place)}: found {found}, expected one of {VOCABULARIES[place]}"
    assert [expected] == faults_with(tmp_path, place, wrong)


@pytest.mark.parametrize(
    ("place", "wrong", "right"),
    [
        ("statements[0].kind", "headnig", "heading"),
        ("events[1].status", "Happened", "happened"),
        ("roles[0].quantities[0].qualifier", "more than", "more_than"),
    ],
)
def test_misspelt_words(tmp_path: Path, place: str, wrong: str, right: str) -> None:
    """A word that is nearly one of a vocabulary is not taken for it, but the right one is offered."""
    expected = f'found "{wrong}", expected one of {VOCABULARIES[place]}: did you mean "{right}"?'
    assert [f"{shown(place)}: {expected}"] == faults_with(tmp_path, place, wrong)


DATES: dict[str, tuple[object, str]] = {
    "a month of one digit": ("2024-4", 'found "2024-4", expected a date: write 2024-04'),
    "no such month": ("2024-13", 'found "2024-13", expected a date: there is no month 13: months run from 01 to 12'),
    "no such day": ("2023-02-29", 'found "2023-02-29", expected a date: there is no day 29 in 2023-02: it has 28'),
    "a number": (2024, 'found 2024, expected a date: write it as text, such as "2024-04"'),
    "null": (None, 'found null, expected a date: write it as text, such as "2024-04"'),
    "true": (True, 'found true, expected a date: write it as text, such as "2024-04"'),
    "an array": ([2024, 4], 'found an array of 2, expected a date: write it as text, such as "2024-04"'),
    "an object": ({}, 'found an object of 0, expected a date: write it as text, such as "2024-04"'),
}


@pytest.mark.parametrize("case", DATES)
@pytest.mark.parametrize("place", ["sources[0].published", "roles[0].start", "events[1].when", "statements[0].said"])
def test_dates(tmp_path: Path, place: str, case: str) -> None:
    """A date is one of the texts that When accepts, and the fault says how to write it."""
    wrong, expected = DATES[case]
    assert [f"{shown(place)}: {expected}"] == faults_with(tmp_path, place, wrong)


def test_text_without_a_wording(tmp_path: Path) -> None:
    """A text has a wording in at least one language."""
    expected = "topics.json $[0].label: found no wording at all, expected text in kk, ru or en"
    assert [expected] == faults_with(tmp_path, "topics[0].label", {})


QUANTITIES: dict[str, tuple[str, object, str]] = {
    "no number": (
        "low",
        REMOVED,
        "found low none and high none, expected a number: give low, high or both",
    ),
    "nearly with low": (
        "qualifier",
        "nearly",
        "found low 1000 and high none, expected for nearly: only high: move the number to high",
    ),
    "more than with high": (
        "high",
        2000,
        "found low 1000 and high 2000, expected for more_than: only low: move the number to low",
    ),
}


@pytest.mark.parametrize("case", QUANTITIES)
def test_quantities_whose_parts_disagree(tmp_path: Path, case: str) -> None:
    """The bounds of a quantity fit each other and its qualifier; the fault is that of the quantity."""
    name, new, expected = QUANTITIES[case]
    place = "events[1].quantities[0]"
    assert [f"{shown(place)}: {expected}"] == faults_with(tmp_path, f"{place}.{name}", new)


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 5), (-1, 5)], ids=["empty", "reversed", "before the text"])
@pytest.mark.parametrize("place", ["sources[0].passages[0]", "statements[0].passage"])
def test_passages_that_hold_nothing(tmp_path: Path, place: str, start: int, end: int) -> None:
    """A passage has characters: it begins in the text, and ends behind its beginning."""
    passage = {"start": start, "end": end, "sha256": "0" * 64}
    passage |= {"source": "lamp-post"} if place.startswith("st") else {"number": "1.1", "voice": "heading"}
    expected = f"{shown(place)}: found start {start} and end {end}, expected a start of 0 or more and an end behind it"
    assert [expected] == faults_with(tmp_path, place, passage)
