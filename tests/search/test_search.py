"""Search: what is searched and found, how it is ranked, and what a query cannot do."""

from __future__ import annotations

import math
import random
import unicodedata
from collections.abc import Callable
from itertools import permutations
from threading import Thread
from typing import Any, Final

import pytest
from attrs import evolve
from helpers.search_cases import cases, questions
from helpers.search_index import INDEX, RECORDS, found, topics
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from kz_diplomacy import (
    Claim,
    Dataset,
    Event,
    Hit,
    Organization,
    Passage,
    Place,
    Quantity,
    Source,
    Statement,
    Text,
    Topic,
)
from kz_diplomacy._search.index import BODY, MAX_QUERY_TERMS, TITLE, TOPIC, Index
from kz_diplomacy._search.words import WORD, Match, is_stopword
from kz_diplomacy.errors import QueryError, describe_value

ENOUGH: Final = 0.5
"""The lowest score that the documentation advises for bots."""

VOCABULARY = sorted(
    {word for record in RECORDS for value in (record.to_dict(),) for word in WORD.findall(str(value)) if len(word) > 1}
)


@st.composite
def queries(draw: DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(VOCABULARY) | st.text("абвгдежіқүқabc", max_size=9), max_size=6))
    return " ".join(words)


STATEMENT = Statement(
    id="s",
    kind="direct",
    summary=Text(kk="алма", en="apple"),
    claims=(Claim(Text(en="quince")), Claim(Text(kk="алмұрт", ru="груша"))),
    passage=Passage(source="log", start=0, end=1, sha256="0" * 64),
    topics=(Topic(id="fruit", label=Text(ru="плод")),),
    places=(Place(Text(en="Orchard"), "other"),),
    quantities=(Quantity(label=Text(en="baskets"), low=3, high=3, unit="person", qualifier="exact"),),
    note=Text(en="editorial"),
)


@pytest.mark.parametrize(
    ("query", "field", "weight"),
    [
        ("алма", "summary.kk", BODY),
        ("apple", "summary.en", BODY),
        ("quince", "claims[0].text.en", BODY),
        ("груша", "claims[1].text.ru", BODY),
        ("плод", "topics[0].label.ru", TOPIC),
        ("orchard", "places[0].name.en", TITLE),
        ("baskets", "quantities[0].label.en", BODY),
        ("harvest", "words", BODY),
    ],
)
def test_the_texts_of_a_record_are_searched(query: str, field: str, weight: float) -> None:
    """Every kind of text is found, with its place, and counts what that place is worth."""
    (hit,) = Index([STATEMENT], {"s": "The harvest."}).search(query)

    assert (STATEMENT, weight, field) == (hit.record, hit.score, hit.field)


def test_notes_are_not_searched() -> None:
    """The editors' remarks say what the article does not."""
    assert () == Index([STATEMENT]).search("editorial")


def test_names_titles_and_labels_count_most() -> None:
    """A word in a title is worth more than in a summary, and stands there where it is in both."""
    told = Event(id="told", title=Text(en="pear"), summary=Text(en="quince"), status="happened")
    named = Event(id="named", title=Text(en="quince"), summary=Text(en="quince"), status="happened")

    hits = Index([told, named]).search("quince")

    assert [("named", 1.0, "title.en"), ("told", BODY, "summary.en")] == [
        (hit.record.id, hit.score, hit.field) for hit in hits
    ]


def test_a_headline_counts_as_text() -> None:
    """The title of a source names what other records are about, and stands behind them."""
    source = Source(id="log", kind="reference", publisher=Text(en="Log"), title="Quince", language="en")
    topic = Topic(id="quinces", label=Text(en="quince"))

    assert [("quinces", 1.0), ("log", BODY)] == [
        (h.record.id, h.score) for h in Index([source, topic]).search("quince")
    ]


def test_every_word_of_every_name_finds_its_record() -> None:
    """Whatever weighs anything in a name, title or label leads to its record."""
    missed = []
    for record in RECORDS:
        named = getattr(record, "title", None) or getattr(record, "name", None) or getattr(record, "label", None)
        for text in () if named is None else (named,) if isinstance(named, str) else (named.kk, named.ru, named.en):
            missed += [
                (record.id, word)
                for word in WORD.findall(text)
                if not is_stopword(word) and record.id not in found(INDEX.search(word))
            ]

    assert [] == missed


@given(queries(), st.randoms(use_true_random=False))
def test_a_search_is_stable(query: str, chance: random.Random) -> None:
    """Case, normal form, repeated spaces and the order of the words change nothing."""
    hits = INDEX.search(query)
    words = query.split(" ")
    chance.shuffle(words)

    assert hits == INDEX.search(query.upper()) == INDEX.search(query.swapcase())
    assert (
        hits == INDEX.search(unicodedata.normalize("NFD", query)) == INDEX.search(unicodedata.normalize("NFC", query))
    )
    assert hits == INDEX.search("  " + query.replace(" ", " \n\t ") + " ")
    assert hits == INDEX.search(" ".join(words))


@given(queries(), st.floats(0, 1))
def test_hits_are_ranked_and_score_above_0_and_up_to_1(query: str, least: float) -> None:
    """Best first, equals in the order of the dataset, no record twice; a least score only takes from the end."""
    hits = INDEX.search(query)
    order = {record.id: number for number, record in enumerate(RECORDS)}

    assert all(0 < hit.score <= 1 for hit in hits)
    assert list(hits) == sorted(hits, key=lambda hit: (-hit.score, order[hit.record.id]))
    assert len(hits) == len(set(found(hits)))
    assert tuple(hit for hit in hits if hit.score >= least) == INDEX.search(query, min_score=least)


@given(queries())
def test_words_and_field_are_of_the_record(query: str) -> None:
    """The words stand in the record as they are given, and one of them in the field."""
    for hit in INDEX.search(query):
        value: Any = hit.record
        for step in hit.field.replace("[", ".").replace("]", "").split("."):
            value = value[int(step)] if step.isdecimal() else getattr(value, step)

        assert set(hit.words) & set(WORD.findall(value))
        assert hit.words


def test_rare_words_weigh_more() -> None:
    """Of two records with one of the words each, that with the rarer one comes first."""
    index = topics("sea north", "sea south", "sea west", "lamp")

    assert ["t3", "t0", "t1", "t2"] == found(index.search("sea lamp"))


def test_a_hit_names_the_rarest_word_first_and_its_field() -> None:
    """Whatever the order of the query: the words by their weight, and where the weightiest stands."""
    title, summary = Text(en="lamp"), Text(en="sea")
    both = Event(id="both", title=title, summary=summary, status="happened")
    others = [Event(id=f"e{n}", title=title, summary=title, status="happened") for n in range(5)]

    hit = Index([both, *others]).search("lamp sea")[0]

    assert ("both", "summary.en", ("sea", "lamp")) == (hit.record.id, hit.field, hit.words)
    assert topics("lamp sea").search("sea lamp") == topics("lamp sea").search("lamp sea")


def test_what_a_word_weighs_is_told_by_how_many_records_have_it() -> None:
    """The score is the weight of the words found in that of all words asked for; the weight is a logarithm."""
    index = topics("sea", "lamp", "lamp shade")
    sea, lamp = math.log(1 + 3 / 1.5), math.log(1 + 3 / 2.5)

    hits = index.search("sea lamp")

    assert ["t0", "t1", "t2"] == found(hits)
    assert pytest.approx([sea / (sea + lamp), *[lamp / (sea + lamp)] * 2]) == [hit.score for hit in hits]


def test_a_hit_has_its_own_field_where_others_share_its_word() -> None:
    """The same word stands in different places of the records that it is found in."""
    titles = [Text(en="pear"), Text(kk="pear", en="sea"), *[Text(en="sea")] * 4]
    events = [Event(id=f"e{n}", title=title, summary=title, status="happened") for n, title in enumerate(titles)]
    fields = {hit.record.id: hit.field for hit in Index(events).search("pear sea")}

    assert {"e0": "title.en", "e1": "title.kk"} == {id: fields[id] for id in ("e0", "e1")}


@pytest.mark.parametrize("others", range(30))
def test_equals_stand_in_the_order_of_the_dataset(others: int) -> None:
    """Also where the same words are added up to a score in another order: each in the title, the text and a topic."""
    event = Event(id="e", title=Text(en="nothing"), summary=Text(en="nothing"), status="happened")
    orders = [*permutations(("lantern", "cobbler", "thistle"))]
    equals = [
        evolve(
            event,
            id=f"e-{number}",
            title=Text(en=title),
            summary=Text(en=summary),
            topics=(Topic(id=f"t-{number}", label=Text(en=topic)),),
        )
        for number, (title, summary, topic) in enumerate(orders)
    ]
    hits = Index([*equals, *(evolve(event, id=f"o-{number}") for number in range(others))]).search(
        "lantern cobbler thistle"
    )

    assert [event.id for event in equals] == found(hits)
    assert len({hit.score for hit in hits}) == 1


def test_an_unknown_word_counts_against_the_score() -> None:
    """What occurs nowhere is as weighty as a word can be: a question that is not answered scores low."""
    index = topics("sea", "lamp")
    (known,), (asked,) = index.search("lamp"), index.search("lamp quasar")

    assert 1.0 == known.score
    assert asked.score < 0.5
    assert () == index.search("lamp quasar", min_score=0.5)


def test_any_word_may_match_and_all_are_best() -> None:
    """A record with all the words scores 1, one with some of them less; the words tell which."""
    hits = topics("red lamp", "red sea", "lamp").search("lamp red")

    assert ["t0", "t1", "t2"] == found(hits)
    assert 1.0 == hits[0].score > hits[1].score
    assert [{"red", "lamp"}, {"red"}, {"lamp"}] == [set(hit.words) for hit in hits]


def test_a_word_is_counted_once() -> None:
    """Asked twice or standing twice, it weighs the same."""
    index = topics("lamp lamp Lamp", "sea lamp")

    assert [1.0, 1.0] == [hit.score for hit in index.search("lamp LAMP")]
    assert ("lamp",) == index.search("lamp")[0].words


def test_the_name_of_an_organization_is_searched() -> None:
    """As a title is, and a label."""
    (hit,) = Index([Organization(id="o", name=Text(en="Lamp Office"))]).search("office")

    assert ("name.en", 1.0) == (hit.field, hit.score)


def test_of_two_languages_the_field_is_that_of_the_first() -> None:
    """In the order Kazakh, Russian, English; and the beginning of a little word finds none."""
    (hit,) = Index([Topic(id="t", label=Text(kk="pear", en="pear"))]).search("pear")

    assert "label.kk" == hit.field
    assert () == topics("which lamp").search("whic")


def test_the_better_match_ranks_above_the_worse() -> None:
    """The word, a beginning, an ending, Kazakh as Russian, the other script, in this order."""
    index = topics("Qanta", "қанта", "кант", "кантар", "канта")

    assert ["t4", "t3", "t2", "t1", "t0"] == found(index.search("канта"))


def test_typos_count_only_where_nothing_better_is_found() -> None:
    """One typo from four letters, two from eight, a transposition as one, and none beside a better match."""
    index = topics("граница", "делегация")

    assert [("t0", Match.ONE_TYPO)] == [(hit.record.id, hit.score) for hit in index.search("гранциа")]
    assert [("t1", Match.TWO_TYPOS)] == [(hit.record.id, hit.score) for hit in index.search("дилигация")]
    assert () == index.search("грунеца")
    assert () == topics("жер").search("жор")
    assert ["t0"] == found(topics("столица", "стоница").search("столица"))
    assert () == topics("varied").search("marry")
    assert [("t0", Match.TWO_TYPOS)] == [(hit.record.id, hit.score) for hit in topics("garmonid").search("harmonix")]


@given(st.text("абвгдежзиқ", min_size=5, max_size=12), st.data())
def test_a_word_with_a_typo_is_found(word: str, data: st.DataObject) -> None:
    """Any one letter may be replaced, inserted or left out, whatever the letters are."""
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("абжқғһң"))
    before, after = word[:place], word[place + 1 :]
    index = topics(word)

    for query in (before + letter + after, before + letter + word[place:], before + after):
        assert ["t0"] == found(index.search(query))


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
    assert [("t0", Match.ONE_TYPO)] == [(hit.record.id, hit.score) for hit in topics("Astanada").search("Astanaga")]
    assert () == topics("коюлина").search("каюляна")


def test_a_word_is_found_by_its_beginning() -> None:
    """By two letters of it or more, by three in the other script, though nothing else of it is like them."""
    index = topics("Ухань", "pandemic", "лестница")

    hits = [hit for query in ("ух", "pan", "лестн", "uha", "пан") for hit in index.search(query)]

    assert ["t0", "t1", "t2", "t0", "t1"] == [hit.record.id for hit in hits]
    assert pytest.approx([Match.PREFIX] * 3 + [Match.SCRIPT_PREFIX] * 2) == [hit.score for hit in hits]


def test_an_ending_of_the_other_script_is_a_typo() -> None:
    """Words of one script that are the same without it are a letter apart, and worth that."""
    assert [("t0", Match.ONE_TYPO)] == [(hit.record.id, hit.score) for hit in topics("kantomu").search("kantoma")]


def test_one_word_in_several_forms_keeps_the_order_of_the_dataset() -> None:
    """Forms of equal worth in different records do not come in groups."""
    index = topics("LAMP", "lamp", "LAMP", "lamp")

    assert ["t0", "t1", "t2", "t3"] == found(index.search("Lamp"))


def test_latin_queries_find_cyrillic_names() -> None:
    """And the other way round."""
    assert [Match.SCRIPT] == [hit.score for hit in topics("Жусан").search("jusan")]
    assert [Match.SCRIPT] == [hit.score for hit in topics("Zhusan").search("Жусан")]


def test_the_table_is_long_enough() -> None:
    """Sixty searches of different words, and twenty questions, five of them without an answer."""
    assert len({query for query, *_ in cases()}) == len(cases()) >= 60
    assert len(set(questions())) == len(questions()) == 20
    assert sum(found == "-" for _, found in questions()) == 5


@pytest.mark.parametrize(("query", "expected", "rank"), cases())
def test_a_search_finds_what_is_meant(query: str, expected: str, rank: int) -> None:
    """The record that is meant is the first hit, or among the first three."""
    assert expected in found(INDEX.search(query))[:rank]


@pytest.mark.parametrize(("question", "expected"), questions())
def test_a_question_finds_its_answer_or_nothing(question: str, expected: str) -> None:
    """With the score that is advised for bots, the answer is the first hit, and no answer means no hits."""
    ids = found(INDEX.search(question, min_score=ENOUGH))

    assert ([] if expected == "-" else [expected]) == ids[:1]


def test_the_lowest_score_for_bots_is_the_documented_one() -> None:
    """The questions above measure the score that the documentation advises."""
    assert f"for a bot, {ENOUGH} " in (Dataset.search.__doc__ or "")


@pytest.mark.parametrize("query", ["", " ", "\n", "?!", "кто это был", "Қандай? Қашан?", "what is the", "_", "«»"])
def test_a_query_without_a_weighty_word_finds_nothing(query: str) -> None:
    """Nothing asked, nothing found."""
    assert () == INDEX.search(query)


@pytest.mark.parametrize("query", [None, 5, b"lamp", ["lamp"]])
def test_a_query_that_is_no_text_is_refused(query: Any) -> None:
    """Nothing is taken for text that is none."""
    with pytest.raises(QueryError) as error:
        INDEX.search(query)

    assert f"found {describe_value(query)}, expected text to search for" == str(error.value)


@pytest.mark.parametrize("least", [-0.1, 1.1, float("nan"), float("inf"), "0.5", None, True, 10**400])
def test_a_least_score_outside_0_to_1_is_refused(least: Any) -> None:
    """It is a number from 0 to 1, and nothing that could pass for one."""
    with pytest.raises(QueryError) as error:
        INDEX.search("lamp", min_score=least)

    assert f"found {describe_value(least)}, expected a least score from 0 to 1" == str(error.value)


def test_whole_numbers_are_least_scores_too() -> None:
    """Both ends may be written as integers."""
    assert ["t0"] == found(topics("lamp", "lampion").search("lamp", min_score=1))
    assert ["t0", "t1"] == found(topics("lamp", "lampion").search("lamp", min_score=0))


def test_a_query_is_read_up_to_1000_characters() -> None:
    """What stands behind them is not looked at."""
    index = topics("lamp")

    assert ["t0"] == found(index.search("quasar " * 142 + "  lamp"[-5:]))
    assert () == index.search(" " * 1_000 + "lamp")


def test_a_query_is_read_up_to_40_words() -> None:
    """The forty-first different word is not looked for."""
    index = topics("lamp")
    others = " ".join(f"q{'abcdefghijklmnopqrstuvwxyz'[n % 26]}{'xyz'[n // 26]}" for n in range(MAX_QUERY_TERMS))

    assert () == index.search(f"{others} lamp")
    assert ["t0"] == found(index.search(f"lamp {others}"))


@pytest.mark.parametrize(
    "query",
    [
        "а" * 1_000,
        "'" * 1_000,
        "a'" * 500,
        "\u0301" * 1_000,
        "а\u0301" * 500,
        "(" * 1_000,
        "\ud800\udfff \x00",
        "ﷺ" * 1_000,
        "İ" * 300,
        '"* OR (',
    ],
)
def test_a_hostile_query_finds_nothing_and_breaks_nothing(query: str) -> None:
    """There is no language of queries, and nothing to blow up."""
    assert () == INDEX.search(query, min_score=0.5)


def test_empty_datasets_find_nothing() -> None:
    """No records, no hits."""
    assert () == Index([]).search("lamp")


def test_threads_share_an_index() -> None:
    """Eight threads that search at once find what one finds."""
    expected = INDEX.search("Ауганстан гуманитарлык")
    results: list[tuple[Hit, ...]] = []
    work: Callable[[], None] = lambda: results.append(INDEX.search("Ауганстан гуманитарлык"))  # noqa: E731
    threads = [Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [expected] * 8 == results


def test_a_hit_cannot_be_changed() -> None:
    """What one caller is given no caller can change."""
    with pytest.raises(AttributeError):
        INDEX.search("Жусан")[0].score = 0.5  # type: ignore[misc]
