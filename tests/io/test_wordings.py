"""Wordings in a file: in one language, two or three, and what is none."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from helpers.invented import faults_in, files, with_topics, write

from kz_diplomacy import Text, load

THREE = {"kk": "теңіз", "ru": "море", "en": "sea"}
LANGUAGES = "one of kk, ru, en"


@pytest.mark.parametrize("langs", [langs for count in (1, 2, 3) for langs in combinations(THREE, count)], ids="-".join)
def test_the_languages_of_a_wording(tmp_path: Path, langs: tuple[str, ...]) -> None:
    """Each language has its own words, in whichever order a file has them."""
    wording = {lang: THREE[lang] for lang in langs}
    for number, written in enumerate((wording, dict(reversed(wording.items())))):
        ds = load(with_topics(tmp_path / str(number), {"id": "sea", "label": written}))
        assert Text(**wording) == ds.topics["sea"].label


WRONG: dict[str, tuple[Any, list[str]]] = {
    "an empty one": ({**THREE, "ru": ""}, ['.ru: found "", expected text']),
    "a number": ({**THREE, "en": 7}, [".en: found 7, expected text"]),
    "null": ({**THREE, "kk": None}, [".kk: found null, expected text"]),
    "an array": ({**THREE, "en": ["sea"]}, [".en: found an array of 1, expected text"]),
    "three numbers": (
        {"kk": 1, "ru": 2, "en": 3},
        [".kk: found 1, expected text", ".ru: found 2, expected text", ".en: found 3, expected text"],
    ),
    "another language": ({"kk": "x", "ru": "x", "de": "x"}, [f".de: found an unknown field, expected {LANGUAGES}"]),
    "one more": ({**THREE, "uz": "x"}, [f".uz: found an unknown field, expected {LANGUAGES}"]),
    "three others": (
        {"a": "x", "b": "x", "c": "x"},
        [f".{lang}: found an unknown field, expected {LANGUAGES}" for lang in "abc"],
    ),
    "none": ({}, [": found no wording at all, expected text in kk, ru or en"]),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_no_wording(tmp_path: Path, case: str) -> None:
    """Whatever is wrong with a wording is told in the language that it stands in."""
    wrong, expected = WRONG[case]
    folder = with_topics(tmp_path, {"id": "sea", "label": wrong})
    assert [f"topics.json $[0].label{fault}" for fault in expected] == faults_in(folder)


@pytest.mark.parametrize("lang", THREE)
def test_half_a_letter(tmp_path: Path, lang: str) -> None:
    """What UTF-8 cannot hold is no text, also beside two languages that are."""
    topic = '[{"id": "sea", "label": {"kk": "x", "ru": "x", "en": "x"}}]'.replace(
        f'"{lang}": "x"', f'"{lang}": "\\ud800"'
    )
    folder = write(tmp_path, {**{kind: [] for kind in files()}, "topics": topic.encode()})
    expected = f"topics.json $[0].label.{lang}: found text with the lone surrogate \\ud800, expected text"
    assert [expected] == faults_in(folder)
