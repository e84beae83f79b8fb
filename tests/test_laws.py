"""The laws that the bundled data keeps, record by record."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import attrs
import pytest

import kz_diplomacy
from kz_diplomacy import Claim, Passage, Quantity, Record, Statement, Text

KINDS = ("sources", "topics", "organizations", "officials", "roles", "events", "statements")
EDITORS_OWN = {
    "id",
    "kind",
    "topics",
    "passage",
    "note",
    "same_as",
    "events",
    "part_of",
    "restates",
    "quantities",
    "claims",
    "evidence",
}
WORLD = ("organizations", "officials", "roles", "events", "statements")
DATA = kz_diplomacy.load()
RECORDS = [record for kind in KINDS for record in getattr(DATA, kind)]
OF_THE_WORLD = [record for kind in WORLD for record in getattr(DATA, kind)]
by_id = pytest.mark.parametrize("record", RECORDS, ids=[record.id for record in RECORDS])
world_by_id = pytest.mark.parametrize("record", OF_THE_WORLD, ids=[record.id for record in OF_THE_WORLD])
quotations = pytest.mark.parametrize(
    "quotation",
    [statement for statement in DATA.statements if statement.kind == "direct"],
    ids=lambda statement: statement.id,
)

PASSAGES = DATA.sources["kazinform"].passages
SENTENCES = {passage.number for passage in PASSAGES if passage.number and not passage.number.endswith("c")}


def members(record: Record) -> Iterator[Quantity | Claim]:
    """The quantities and claims of a record, which have evidence of their own."""
    for name in ("quantities", "claims"):
        yield from getattr(record, name, ())


def cited(record: Record) -> Iterator[kz_diplomacy.Cited]:
    for evidence in record.evidence.values():
        yield from evidence
    for member in members(record):
        yield from member.evidence


def texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif isinstance(value, Mapping):
        yield from texts(tuple(value.values()))
    elif isinstance(value, (Quantity, Claim, kz_diplomacy.Place)):
        yield from texts(tuple(getattr(value, field.name) for field in attrs.fields(type(value))))


# -- law 1: every field has evidence --


@world_by_id
def test_every_value_of_the_world_has_evidence(record: Record) -> None:
    """Every field that says something, but for the editors' own, names what it rests on."""
    said = {name for name in record.fields if getattr(record, name) not in (None, ())}

    assert said - EDITORS_OWN == set(record.evidence)


@world_by_id
def test_every_quantity_and_claim_has_evidence(record: Record) -> None:
    """No quantity or claim stands without the sentences it rests on."""
    assert [member for member in members(record) if not member.evidence] == []


@by_id
def test_every_cited_passage_is_one_of_its_source(record: Record) -> None:
    """Evidence is the passages of the sources themselves, not something like them."""
    for one in cited(record):
        source = DATA.sources[one.source]
        if isinstance(one, Passage):
            assert any(one is passage for passage in source.passages)


# -- law 2: every sentence is cited --


def test_every_sentence_is_cited_or_says_why_not() -> None:
    """Of the 99 sentences none is lost: a record cites it, or it stands in uncited with its reason; never both."""
    used = {one.number for record in RECORDS for one in cited(record) if isinstance(one, Passage)}
    uncited = set(DATA.sources["kazinform"].uncited)

    assert len(SENTENCES) == 99
    assert SENTENCES - used == uncited
    assert len(uncited) < 6


def test_the_sentences_are_numbered_in_text_order() -> None:
    """Paragraphs and sentences count up from 1 without a gap."""
    numbers = [
        tuple(map(int, number.split("."))) for number in sorted(SENTENCES, key=lambda n: [*map(int, n.split("."))])
    ]
    in_file = [
        tuple(map(int, passage.number.split(".")))
        for passage in PASSAGES
        if passage.number and not passage.number.endswith("c")
    ]

    assert numbers == in_file
    paragraphs: dict[int, list[int]] = {}
    for paragraph, sentence in in_file:
        paragraphs.setdefault(paragraph, []).append(sentence)
    assert [*range(1, 35)] == [*paragraphs]
    assert all([*range(1, len(found) + 1)] == found for found in paragraphs.values())


@quotations
def test_every_sentence_of_a_quotation_is_claimed(quotation: Statement) -> None:
    """Without the article nothing of a quotation is lost: each of its sentences is the evidence of a claim."""
    inside = {
        passage.number
        for passage in PASSAGES
        if passage.voice == "quoted" and passage.start < quotation.passage.end and quotation.passage.start < passage.end
    }

    assert inside <= {one.number for claim in quotation.claims for one in claim.evidence if isinstance(one, Passage)}


def test_there_are_eight_quotations_and_four_headings() -> None:
    """The article quotes him eight times, and words four headings as quotations."""
    kinds = [statement.kind for statement in DATA.statements]

    assert (kinds.count("direct"), kinds.count("heading")) == (8, 4)


# -- law 3: passages prove --


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.number)
def test_a_passage_hashes_to_its_digest(passage: Passage, article: str) -> None:
    """With the article at hand every passage's characters hash to its digest."""
    assert passage.sha256 == hashlib.sha256(article[passage.start : passage.end].encode()).hexdigest()


@pytest.mark.parametrize("statement", DATA.statements, ids=lambda statement: statement.id)
def test_a_statement_hashes_to_its_digest(statement: Statement, article: str) -> None:
    """The characters of every statement hash to its digest."""
    words = article[statement.passage.start : statement.passage.end]

    assert statement.passage.sha256 == hashlib.sha256(words.encode()).hexdigest()


def test_the_article_is_the_one_that_was_measured(article: str) -> None:
    """The whole text has the length and the digest of its source."""
    source = DATA.sources["kazinform"]

    assert source.length == len(article)
    assert source.sha256 == hashlib.sha256(article.encode()).hexdigest()


@quotations
def test_a_quotation_is_cut_where_his_words_are(quotation: Statement, article: str) -> None:
    """A quotation begins behind the opening dash and ends before the comma of the closing cue."""
    start, end = quotation.passage.start, quotation.passage.end

    assert article[start - 3 : start] == "\n— "
    assert article[start].isalpha()
    assert article[end : end + 4] == ", — "


@pytest.mark.parametrize("cue", [p for p in PASSAGES if (p.number or "").endswith("c")], ids=lambda cue: cue.number)
def test_a_cue_is_the_agencys_words_behind_the_quotation(cue: Passage, article: str) -> None:
    """A cue begins at the first letter behind its dash, and ends with the sentence that it closes."""
    sentence = next(passage for passage in PASSAGES if passage.number == (cue.number or "")[:-1])

    assert cue.voice == "narration"
    assert article[cue.start - 4 : cue.start] == ", — "
    assert sentence.end == cue.end


@pytest.mark.parametrize("heading", [s for s in DATA.statements if s.kind == "heading"], ids=lambda heading: heading.id)
def test_a_heading_is_what_stands_in_its_quotation_marks(heading: Statement, article: str) -> None:
    """A heading's passage is the words inside the marks, and it comes behind the quotation that it restates."""
    start, end = heading.passage.start, heading.passage.end

    assert (article[start - 1], article[end]) == ("«", "»")
    assert heading.note
    if heading.restates:
        assert DATA.statements.ids.index(heading.restates.id) < DATA.statements.ids.index(heading.id)


# -- law 4: files --


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_files_are_rewritten_byte_for_byte(kind: str, tmp_path: Any) -> None:
    """Saving the bundled data gives the very files that are shipped."""
    DATA.save(tmp_path)

    assert (files("kz_diplomacy") / "data" / f"{kind}.json").read_bytes() == (tmp_path / f"{kind}.json").read_bytes()


def test_the_shipped_descriptor_is_rewritten_byte_for_byte(tmp_path: Any) -> None:
    """The descriptor has the hash and the size of each shipped file."""
    DATA.save(tmp_path)
    shipped = (files("kz_diplomacy") / "data" / "datapackage.json").read_bytes()

    assert shipped == (tmp_path / "datapackage.json").read_bytes()
    for resource in json.loads(shipped)["resources"]:
        data = (files("kz_diplomacy") / "data" / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")


def test_ids_are_unique_and_have_no_dot() -> None:
    """An id stands once over all kinds; dots are for other people's datasets."""
    ids = [record.id for record in RECORDS]

    assert len(ids) == len(set(ids))
    assert [id for id in ids if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", id)] == []


# -- law 5: clean text in three languages --


@by_id
def test_every_text_is_there_in_three_languages(record: Record) -> None:
    """Kazakh, Russian and English are all present."""
    for text in texts(tuple(getattr(record, name) for name in record.fields)):
        assert all((text.kk, text.ru, text.en)), text


@by_id
def test_every_text_is_clean(record: Record) -> None:
    """Text is NFC, has no word of both Latin and Cyrillic letters, and nothing invisible or doubled."""
    for string in strings(record.to_dict()):
        assert unicodedata.is_normalized("NFC", string)
        assert [char for char in string if unicodedata.category(char)[0] in "CZ" and char != " "] == []
        assert [word for word in re.findall(r"\w+", string) if len(scripts(word)) > 1] == []
        assert string == " ".join(string.split())


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        yield from strings([*value.values()])


def scripts(word: str) -> set[str]:
    return {unicodedata.name(char).split()[0] for char in word if char.isalpha()}


@by_id
def test_kazakh_and_russian_are_not_exchanged(record: Record) -> None:
    """No Russian text has a letter that only Kazakh has, and English Cyrillic only inside quotation marks."""
    for text in texts(tuple(getattr(record, name) for name in record.fields)):
        assert not set("әғқңөұүһі") & set(text.ru.casefold())
        assert not re.search("[а-яёәғқңөұүһі]", re.sub("[«“].*?[»”]", "", text.en.casefold()))


def test_sources_are_of_the_two_kinds() -> None:
    """The article is cited by sentence, the reference as a whole."""
    assert {source.id: source.kind for source in DATA.sources} == {
        "kazinform": "article",
        "zakon-kz": "reference",
    }
