"""Search: what is searched, and how it is ranked."""

from __future__ import annotations

import math
import random
import unicodedata
from itertools import permutations
from typing import Any

import pytest
from attrs import evolve
from helpers.searched import INDEX, RECORDS, found, topics
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from kz_diplomacy import Claim, Event, Organization, Passage, Place, Quantity, Source, Statement, Text, Topic
from kz_diplomacy._search.index import Index
from kz_diplomacy._search.searched import WORTH
from kz_diplomacy._search.words import WORD, weighs_nothing

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
    ("query", "field", "worth"),
    [
        ("алма", "summary.kk", WORTH[1]),
        ("apple", "summary.en", WORTH[1]),
        ("quince", "claims[0].text.en", WORTH[1]),
        ("груша", "claims[1].text.ru", WORTH[1]),
        ("плод", "topics[0].label.ru", WORTH[2]),
        ("orchard", "places[0].name.en", WORTH[0]),
        ("baskets", "quantities[0].label.en", WORTH[1]),
        ("harvest", "words", WORTH[1]),
    ],
)
def test_the_texts_of_a_record_are_searched(query: str, field: str, worth: float) -> None:
    """Every kind of text is found, with its place, and counts what that place is worth."""
    (hit,) = Index([STATEMENT], {"s": "The harvest."}).search(query)

    assert (STATEMENT, worth, field) == (hit.record, hit.score, hit.field)


def test_notes_are_not_searched() -> None:
    """The editors' remarks say what the article does not."""
    assert () == Index([STATEMENT]).search("editorial")


def test_names_titles_and_labels_count_most() -> None:
    """A word in a title is worth more than in a summary, and stands there where it is in both."""
    told = Event(id="told", title=Text(en="pear"), summary=Text(en="quince"), status="happened")
    named = Event(id="named", title=Text(en="quince"), summary=Text(en="quince"), status="happened")

    hits = Index([told, named]).search("quince")

    assert [("named", 1.0, "title.en"), ("told", WORTH[1], "summary.en")] == [
        (hit.record.id, hit.score, hit.field) for hit in hits
    ]


def test_a_headline_counts_as_text() -> None:
    """The title of a source names what other records are about, and stands behind them."""
    source = Source(id="log", kind="reference", publisher=Text(en="Log"), title="Quince", language="en")
    topic = Topic(id="quinces", label=Text(en="quince"))

    assert [("quinces", 1.0), ("log", WORTH[1])] == [
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
                if not weighs_nothing(word) and record.id not in found(INDEX.search(word))
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
