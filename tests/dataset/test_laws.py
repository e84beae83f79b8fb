"""The laws of the data notice what breaks them: a change to the invented example is told by the law that it breaks."""

from __future__ import annotations

import pickle
from importlib.resources import as_file
from pathlib import Path
from typing import Any

import pytest
from helpers.example_folder import EXAMPLE, changed_example, example_folder
from helpers.invented import KINDS, REMOVED
from helpers.laws import LAWS, LAWS_OF_WORDS, cues, is_clean, unlike_its_files

import kz_diplomacy
from kz_diplomacy import Dataset

TEXT = (EXAMPLE / "article.txt").read_text(encoding="utf-8").removesuffix("\n")
CUE = cues(kz_diplomacy.example()[0])["7.4c"]

BROKEN = [
    ("values_rest_on_something", {"events[0].evidence.when": REMOVED}, "long-fog.when"),
    ("members_rest_on_something", {"events[1].quantities[2].evidence": REMOVED}, "patient-aunt-rescue.quantities[2]"),
    ("members_rest_on_something", {"statements[4].claims[0].evidence": REMOVED}, "on-the-lamp.claims[0]"),
    ("evidence_is_its_own", {"events[0].evidence.when": ["tidings"]}, "long-fog: tidings"),
    ("no_sentence_is_lost", {"sources[0].uncited": {}}, "tidings#1.1"),
    ("no_sentence_is_lost", {"events[0].evidence.title": ["tidings#1.1"]}, "tidings#1.1"),
    ("sentences_are_numbered", {"sources[0].uncited": {}, "sources[0].passages[0].number": "1.2"}, "1.2"),
    ("quotations_are_claimed", {"statements[4].claims": []}, "on-the-lamp: tidings#11.1"),
    ("what_is_quoted_is_in_a_quotation", {"sources[0].passages[8].voice": "quoted"}, "tidings#6.1"),
    ("what_is_quoted_is_in_a_quotation", {"sources[0].passages[11].voice": "reported"}, "tidings#7.1"),
    ("texts_are_in_three_languages", {"topics[0].label.ru": REMOVED}, "safety-at-sea: Safety at sea"),
    ("languages_are_not_exchanged", {"topics[0].label.ru": "Қауіпсіздік"}, "safety-at-sea: Safety at sea"),
    ("languages_are_not_exchanged", {"topics[0].label.en": "Безопасность"}, "safety-at-sea: Безопасность"),
    ("strings_are_clean", {"topics[0].label.en": "Safety  at sea"}, "safety-at-sea: 'Safety  at sea'"),
]
MISCUT = [
    ("passages_prove", {"sources[0].passages[3].sha256": "0" * 64}, "tidings#3.2"),
    ("passages_prove", {"statements[4].passage.sha256": "0" * 64}, "tidings#char="),
    ("passages_prove", {"sources[0].length": len(TEXT) + 1}, "tidings"),
    ("paragraphs_are_lines", {"sources[0].uncited": {}, "sources[0].passages[0].number": "2.9"}, "2.9"),
    ("paragraphs_are_lines", {"sources[0].passages[1].start": 1}, "2.1"),
    ("paragraphs_are_lines", {"sources[0].passages[38].end": len(TEXT) - 1}, "the end"),
    ("quotations_are_cut_where_they_begin_and_end", {"statements[4].passage.start": 1}, "on-the-lamp"),
    ("quotations_are_cut_where_they_begin_and_end", {"statements[4].passage.end": len(TEXT) - 1}, "on-the-lamp"),
    ("cues_are_cut_where_they_begin_and_end", {"sources[0].passages[15].start": CUE.start + 1}, "tidings#7.4c"),
    ("cues_are_cut_where_they_begin_and_end", {"sources[0].passages[15].end": CUE.end - 1}, "tidings#7.4c"),
    ("cues_are_cut_where_they_begin_and_end", {"sources[0].passages[15].voice": "reported"}, "tidings#7.4c"),
    ("headings_are_cut_at_their_marks", {"statements[5].passage.start": 1}, "heading-your-duty"),
    ("headings_are_cut_at_their_marks", {"statements[5].note": REMOVED}, "heading-your-duty"),
]


@pytest.mark.parametrize(("law", "changes", "told"), BROKEN)
def test_a_law_tells_what_breaks_it(tmp_path: Path, law: str, changes: dict[str, object], told: str) -> None:
    """A value is changed, and the law names the record, the member or the sentence."""
    found = [*LAWS[law](kz_diplomacy.load(changed_example(tmp_path, *changes.items())))]

    assert [] != [one for one in found if one.startswith(told)]


@pytest.mark.parametrize(("law", "changes", "told"), MISCUT)
def test_a_law_of_the_words_tells_what_breaks_it(
    tmp_path: Path, law: str, changes: dict[str, object], told: str
) -> None:
    """So does a law that is asked with the text of the article."""
    found = [*LAWS_OF_WORDS[law](kz_diplomacy.load(changed_example(tmp_path, *changes.items())), TEXT)]

    assert [] != [one for one in found if one.startswith(told)]


def test_evidence_that_only_looks_like_a_passage_is_told() -> None:
    """A passage that is equal to one of the source, but not it, is not its own."""
    ds = kz_diplomacy.example()[0]
    again = pickle.loads(pickle.dumps(ds.events["long-fog"]))
    kinds: dict[str, Any] = {kind: getattr(ds, kind) for kind in KINDS}
    kinds["events"] = type(ds.events)([again])
    alike = Dataset(**kinds)

    assert again == ds.events["long-fog"]
    assert {"long-fog"} == {one.partition(":")[0] for one in LAWS["evidence_is_its_own"](alike)}


def test_every_law_has_been_seen_to_be_broken() -> None:
    """None is here that would find nothing anywhere."""
    assert [*LAWS] == [*dict.fromkeys(law for law, *_ in BROKEN)]
    assert [*LAWS_OF_WORDS] == [*dict.fromkeys(law for law, *_ in MISCUT)]


def test_a_file_that_saving_would_write_otherwise_is_named(tmp_path: Path) -> None:
    """A file that is changed, left out or too many."""
    folder = example_folder(tmp_path / "example")
    ds = kz_diplomacy.load(folder)
    (folder / "topics.json").write_bytes((folder / "topics.json").read_bytes() + b"\n")
    (folder / "roles.json").unlink()
    (folder / "more.json").write_bytes(b"[]")

    assert ["more.json", "roles.json", "topics.json"] == unlike_its_files(ds, folder, tmp_path / "saved")
    with as_file(EXAMPLE / "data") as data:
        assert [] == unlike_its_files(ds, data, tmp_path / "again")


@pytest.mark.parametrize(
    "text", ["a  b", " a", "a\n", "a\u00a0b", "a\u200bb", "e\u0301", "cра\u0431", "a\tb"], ids=lambda text: ascii(text)
)
def test_what_is_not_clean(text: str) -> None:
    """Doubled, outer and odd blanks, what is invisible, what is not NFC, and a word of two scripts."""
    assert not is_clean(text)
    assert is_clean("Abc, где 7 “ә” – 100 %")
