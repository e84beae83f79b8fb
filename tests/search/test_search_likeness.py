"""Search: words that are like the one asked for, by an ending, a beginning, the other script or a typo."""

from __future__ import annotations

import pytest
from helpers.searched import found, topics

from kz_diplomacy._search.words import BEGINNING, SCRIPT, SCRIPT_BEGINNING, TYPOS


def test_the_better_match_ranks_above_the_worse() -> None:
    """The word, a beginning, an ending, Kazakh as Russian, the other script, in this order."""
    index = topics("Qanta", "қанта", "кант", "кантар", "канта")

    assert ["t4", "t3", "t2", "t1", "t0"] == found(index.search("канта"))


def test_typos_count_only_where_nothing_better_is_found() -> None:
    """One typo from four letters, two from eight, a transposition as one, and none beside a better match."""
    index = topics("граница", "делегация")

    assert [("t0", TYPOS[1])] == [(hit.record.id, hit.score) for hit in index.search("гранциа")]
    assert [("t1", TYPOS[2])] == [(hit.record.id, hit.score) for hit in index.search("дилигация")]
    assert () == index.search("грунеца")
    assert () == topics("жер").search("жор")
    assert ["t0"] == found(topics("столица", "стоница").search("столица"))
    assert () == topics("varied").search("marry")
    assert [("t0", TYPOS[2])] == [(hit.record.id, hit.score) for hit in topics("garmonid").search("harmonix")]


def test_numbers_are_found_only_as_they_are() -> None:
    """A year is no typo of another, and no beginning."""
    index = topics("2024", "2025")

    assert ["t0"] == found(index.search("2024"))
    assert () == index.search("2026")
    assert () == index.search("202")


def test_a_typo_may_be_in_the_other_script_from_eight_letters() -> None:
    """A long name bears it, a short word does not."""
    index = topics("Смадияров", "халык")

    assert ["t0"] == found(index.search("Smodiyarov"))
    assert () == index.search("kalyk")


def test_a_typo_may_be_in_what_is_left_without_the_ending() -> None:
    """In five letters or more of it; a word of seven letters bears one, however long it is in the other script."""
    assert ["t0"] == found(topics("Кабол").search("кабулда"))
    assert [("t0", TYPOS[1])] == [(hit.record.id, hit.score) for hit in topics("Astanada").search("Astanaga")]
    assert () == topics("коюлина").search("каюляна")


def test_a_word_is_found_by_its_beginning() -> None:
    """By two letters of it or more, by three in the other script, though nothing else of it is like them."""
    index = topics("Ухань", "pandemic", "лестница")

    hits = [hit for query in ("ух", "pan", "лестн", "uha", "пан") for hit in index.search(query)]

    assert ["t0", "t1", "t2", "t0", "t1"] == [hit.record.id for hit in hits]
    assert pytest.approx([BEGINNING] * 3 + [SCRIPT_BEGINNING] * 2) == [hit.score for hit in hits]


def test_an_ending_of_the_other_script_is_a_typo() -> None:
    """Words of one script that are the same without it are a letter apart, and worth that."""
    assert [("t0", TYPOS[1])] == [(hit.record.id, hit.score) for hit in topics("kantomu").search("kantoma")]


def test_one_word_in_several_forms_keeps_the_order_of_the_dataset() -> None:
    """Forms of equal worth in different records do not come in groups."""
    index = topics("LAMP", "lamp", "LAMP", "lamp")

    assert ["t0", "t1", "t2", "t3"] == found(index.search("Lamp"))


def test_latin_queries_find_cyrillic_names() -> None:
    """And the other way round."""
    assert [SCRIPT] == [hit.score for hit in topics("Жусан").search("jusan")]
    assert [SCRIPT] == [hit.score for hit in topics("Zhusan").search("Жусан")]
