"""The invented example: the laws that its data keeps, and that it is a small model of all that a dataset can hold."""

import hashlib
import re
import unicodedata
from collections import Counter
from importlib.resources import as_file, files
from pathlib import Path
from typing import get_args

import pytest
from test_laws import EDITORS_OWN, KINDS, WORLD, cited, members, scripts, strings, texts

import kz_diplomacy
from kz_diplomacy import Organization, Passage, Record, Statement, When
from kz_diplomacy._vocabulary import Part, Qualifier, RoleKind, SourceKind, StatementKind, Status, Voice

EXAMPLE = files("kz_diplomacy") / "example"
with as_file(EXAMPLE / "data") as folder:
    DATA = kz_diplomacy.load(folder)
TEXT = (EXAMPLE / "article.txt").read_text(encoding="utf-8").removesuffix("\n")
RECORDS: list[Record] = [record for kind in KINDS for record in getattr(DATA, kind)]
OF_THE_WORLD: list[Record] = [record for kind in WORLD for record in getattr(DATA, kind)]
ARTICLE = DATA.sources["tidings"]
PASSAGES = {passage.number or "": passage for passage in ARTICLE.passages}
SENTENCES = {number: passage for number, passage in PASSAGES.items() if not number.endswith("c")}
CUES = {number: passage for number, passage in PASSAGES.items() if number.endswith("c")}
QUANTITIES = [quantity for record in RECORDS for quantity in getattr(record, "quantities", ())]
WHENS: dict[str, When] = {
    f"{record.id}.{name}": value
    for record in RECORDS
    for name in record.fields
    if isinstance(value := getattr(record, name), When)
}

by_id = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
world_by_id = pytest.mark.parametrize("record", OF_THE_WORLD, ids=lambda record: record.id)
statements = pytest.mark.parametrize("statement", DATA.statements, ids=lambda statement: statement.id)
quotations = pytest.mark.parametrize(
    "quotation", [one for one in DATA.statements if one.kind == "direct"], ids=lambda statement: statement.id
)


def digest(start: int, end: int) -> str:
    return hashlib.sha256(TEXT[start:end].encode()).hexdigest()


def numbers(record: Record) -> set[str]:
    """The sentences and cues that a record cites."""
    return {one.number or "" for one in cited(record) if isinstance(one, Passage)}


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
def test_every_cited_passage_is_one_of_the_article(record: Record) -> None:
    """Evidence is the passages of the article themselves, or the reference as a whole."""
    for one in cited(record):
        if isinstance(one, Passage):
            assert PASSAGES[one.number or ""] is one
        else:
            assert one.source == "harbour-gazette"


# -- law 2: every sentence is cited --


def test_every_sentence_is_cited_but_the_warning() -> None:
    """One sentence alone is uncited, with its reason: the one that says that all is invented."""
    used = set[str]().union(*map(numbers, RECORDS))

    assert set(SENTENCES) - used == {"1.1"} == set(ARTICLE.uncited)
    assert TEXT[PASSAGES["1.1"].start : PASSAGES["1.1"].end].startswith("This article is invented: ")


def test_every_cue_is_cited() -> None:
    """No cue is lost either."""
    assert set(CUES) <= set[str]().union(*map(numbers, RECORDS))


@quotations
def test_every_sentence_of_a_quotation_is_claimed(quotation: Statement) -> None:
    """Without the article nothing of a quotation is lost: each of its sentences is the evidence of a claim."""
    inside = {
        number
        for number, passage in SENTENCES.items()
        if passage.start < quotation.passage.end and quotation.passage.start < passage.end
    }

    assert inside
    assert inside <= {one.number for claim in quotation.claims for one in claim.evidence if isinstance(one, Passage)}


def test_quotations_cover_what_is_quoted() -> None:
    """Every sentence in a speaker's words belongs to one of the quotations."""
    quoted = {number for number, passage in SENTENCES.items() if passage.voice == "quoted"}
    spans = [one.passage for one in DATA.statements if one.kind == "direct"]

    assert quoted == {
        number for number, one in SENTENCES.items() for span in spans if one.start < span.end and span.start < one.end
    }


# -- law 3: passages prove, and stand where they should --


@pytest.mark.parametrize("passage", ARTICLE.passages, ids=lambda passage: passage.number)
def test_a_passage_hashes_to_its_digest(passage: Passage) -> None:
    """Every passage's characters hash to its digest."""
    assert passage.sha256 == digest(passage.start, passage.end)


@statements
def test_a_statement_hashes_to_its_digest(statement: Statement) -> None:
    """The characters of every statement hash to its digest."""
    assert statement.passage.sha256 == digest(statement.passage.start, statement.passage.end)


def test_the_article_is_the_one_that_was_measured() -> None:
    """The whole text has the length and the digest of its source."""
    assert (ARTICLE.length, ARTICLE.sha256) == (len(TEXT), digest(0, len(TEXT)))


def test_the_text_is_canonical() -> None:
    """The file is the canonical text and one line end: sentences joined by one blank, paragraphs by one line end."""
    paragraphs: dict[str, list[str]] = {}
    for number, passage in SENTENCES.items():
        paragraphs.setdefault(number.split(".")[0], []).append(TEXT[passage.start : passage.end])

    assert "\n".join(" ".join(found) for found in paragraphs.values()) == TEXT
    assert (EXAMPLE / "article.txt").read_bytes() == f"{TEXT}\n".encode()
    assert [line for line in TEXT.split("\n") if line != " ".join(line.split())] == []


def test_the_sentences_are_numbered_in_text_order() -> None:
    """Paragraphs and sentences count up from 1 without a gap."""
    counted = Counter[int]()
    for number, sentence in SENTENCES.items():
        paragraph = TEXT[: sentence.start].count("\n") + 1
        counted[paragraph] += 1

        assert f"{paragraph}.{counted[paragraph]}" == number


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


@quotations
def test_a_quotation_is_cut_where_the_speakers_words_are(quotation: Statement) -> None:
    """A quotation begins behind the opening dash and ends before the comma of the closing cue."""
    start, end = quotation.passage.start, quotation.passage.end

    assert TEXT[start - 3 : start] == "\n— "
    assert TEXT[start].isalpha()
    assert re.match(r", — (she )?said .+\.", TEXT[end:])


@pytest.mark.parametrize("number", CUES)
def test_a_cue_is_the_papers_words_behind_the_quotation(number: str) -> None:
    """A cue begins at the first letter behind its dash, and ends with the sentence that it closes."""
    cue, sentence = CUES[number], SENTENCES[number[:-1]]

    assert (cue.voice, sentence.voice) == ("narration", "quoted")
    assert TEXT[cue.start - 4 : cue.start] == ", — "
    assert sentence.end == cue.end


@pytest.mark.parametrize("statement", [s for s in DATA.statements if s.kind == "indirect"], ids=lambda s: s.id)
def test_a_report_is_its_reporting_sentence(statement: Statement) -> None:
    """The passage of an indirect statement is one whole sentence, in the voice of a report."""
    spans = {(one.start, one.end): one.voice for one in SENTENCES.values()}

    assert spans[statement.passage.start, statement.passage.end] == "reported"


# -- law 5: clean text in three languages --


@by_id
def test_every_text_is_there_in_three_languages(record: Record) -> None:
    """Kazakh, Russian and English are all present, and not exchanged."""
    for text in texts(tuple(getattr(record, name) for name in record.fields)):
        assert all((text.kk, text.ru, text.en)), text
        assert not set("әғқңөұүһі") & set(text.ru.casefold())
        assert not re.search("[а-яёәғқңөұүһі]", text.en.casefold())
        assert not re.search("[a-z]", re.sub("CC0-1.0", "", text.kk + text.ru), re.IGNORECASE)


@by_id
def test_every_text_is_clean(record: Record) -> None:
    """Text is NFC, has no word of both Latin and Cyrillic letters, and nothing invisible or doubled."""
    for string in [*strings(record.to_dict()), TEXT.replace("\n", " ")]:
        assert string.isprintable()
        assert "\xa0" not in string
        assert [word for word in re.findall(r"\w+", string) if len(scripts(word)) > 1] == []
        assert string == " ".join(string.split())


def test_everything_is_nfc() -> None:
    """The article and every file of its data are in NFC."""
    for path in ["article.txt", *(f"data/{kind}.json" for kind in KINDS)]:
        assert unicodedata.is_normalized("NFC", (EXAMPLE / path).read_text(encoding="utf-8"))


# -- its files --


def test_the_shipped_files_are_rewritten_byte_for_byte(tmp_path: Path) -> None:
    """Saving the example gives the very files that are shipped, the descriptor among them."""
    DATA.save(tmp_path)

    for written in tmp_path.iterdir():
        assert (EXAMPLE / "data" / written.name).read_bytes() == written.read_bytes()
    assert {f"{kind}.json" for kind in KINDS} | {"datapackage.json"} == {one.name for one in tmp_path.iterdir()}


def test_it_has_a_name_a_version_and_a_licence_of_its_own() -> None:
    """The example can be told from the bundled article's dataset."""
    assert (DATA.name, DATA.version, DATA.license) == ("kz-diplomacy-example", "1.0.0", "CC0-1.0")


def test_it_shares_no_id_with_the_bundled_dataset() -> None:
    """Ids are unique, have no dot, and clash with no bundled one: the two datasets can be joined."""
    ids = [record.id for record in RECORDS]
    bundled = {record.id for kind in KINDS for record in getattr(kz_diplomacy.load(), kind)}

    assert len(ids) == len(set(ids))
    assert [id for id in ids if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", id)] == []
    assert bundled.isdisjoint(ids)


def test_no_real_state_is_in_it() -> None:
    """Invented states have no ISO 3166-1 code, so nothing in the example has one."""
    for record in RECORDS:
        assert getattr(record, "countries", ()) == ()
        assert getattr(record, "country", None) is None
        assert [place for place in getattr(record, "places", ()) if place.country] == []


# -- it is a small model of everything --

FORMS = {
    "year": r"\d{4}",
    "month": r"\d{4}-\d\d",
    "day": r"\d{4}-\d\d-\d\d",
    "about": r"[\d-]+~",
    "between": r"\[[\d-]+\.\.[\d-]+\]",
    "by": r"\[\.\.[\d-]+\]",
    "from": r"\[[\d-]+\.\.\]",
    "lasted": r"[\d-]+/[\d-]+",
    "end unknown": r"[\d-]+/",
    "going on": r"[\d-]+/\.\.",
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_date_is_there(form: str) -> None:
    """Each form of When stands at one record at least."""
    assert [place for place, when in WHENS.items() if re.fullmatch(FORMS[form], when.edtf)]


def test_the_dates_are_those_of_the_article() -> None:
    """Each date is exactly as exact as the sentence that it rests on."""
    assert {place: when.edtf for place, when in WHENS.items()} == {
        "tidings.published": "2024-06-14",
        "harbour-gazette.published": "2024-06-14",
        "tide-gauge-reader.start": "2012~",
        "press-office-head.start": "2018-03",
        "press-office-head.end": "[2020..2021]",
        "spokeswoman.start": "2018-03",
        "spokeswoman.end": "2024-06-14",
        "navigator-first-class.start": "2022-07",
        "minister-of-tides.start": "[2020..]",
        "harbour-master.start": "[..2016]",
        "guild-master.end": "[2023-05..2024-04]",
        "long-fog.when": "2019-11/2020-02",
        "patient-aunt-rescue.when": "2020-01-12",
        "fog-messages.when": "[2019-11..2020-02]",
        "lamp-oil.when": "2021/",
        "lantern-patrols.when": "2021/..",
        "school-meeting.when": "2022",
        "tide-table-signing.when": "2023-05",
        "permit-talks-announced.when": "2023",
        "pilots-meeting.when": "2024-09",
        "gull-rock-bell.when": "[2024-04-03..]",
        "bell-cost-sharing.when": "[2024-04-03..]",
        "hall-of-ropes-briefing.when": "2024-06-14",
        "solane-steps-down.when": "2024-06-14",
        "successor-named.when": "[2024-06-14..2024-06-21]",
        "on-patience.said": "2022",
        "on-the-lamp.said": "2022",
        "guild-on-the-table.said": "2024-04",
        "on-landing-permits.said": "2024-04-03",
        "thanks-to-reporters.said": "2024-06-14",
        "farewell.said": "2024-06-14",
        "minister-on-successor.said": "2024-06-14",
    }


def test_every_word_of_the_vocabularies_is_used() -> None:
    """Every kind of source, role and statement, every status, part, voice and qualifier stands in it."""
    assert set(get_args(SourceKind)) == {source.kind for source in DATA.sources}
    assert set(get_args(RoleKind)) == {role.kind for role in DATA.roles}
    assert set(get_args(StatementKind)) == {statement.kind for statement in DATA.statements}
    assert set(get_args(Status)) == {event.status for event in DATA.events}
    assert set(get_args(Part)) == {one.part for event in DATA.events for one in event.participants}
    assert set(get_args(Voice)) == {passage.voice for passage in ARTICLE.passages}
    assert set(get_args(Qualifier)) == {quantity.qualifier for quantity in QUANTITIES}


def test_the_quantities_are_those_of_the_article() -> None:
    """Each number has its hedge and its unit, and says whose word it is."""
    assert [(one.low, one.high, one.unit, one.qualifier, one.voices) for one in QUANTITIES] == [
        (214, 214, "person", "exact", ("narration",)),
        (None, 9, "hour", "nearly", ("quoted",)),
        (3, 3, "state", "exact", ("quoted",)),
        (500, None, "message_per_hour", "more_than", ("reported",)),
        (6, 6, "year", "exact", ("narration", "quoted")),
        (50, 50, "percent", "about", ("reported",)),
    ]


def test_tenures_end_certainly_possibly_and_unsaid() -> None:
    """Of the roles some have both ends, some an uncertain one, some one side only, and two no date."""
    sides = {role.id: (role.start is not None, role.end is not None) for role in DATA.roles}

    assert {(True, True), (True, False), (False, True), (False, False)} == set(sides.values())
    assert [id for id, said in sides.items() if not any(said)] == ["tide-table-delegate", "chief-pilot-of-quillmark"]


def test_one_role_has_no_official_and_takes_part() -> None:
    """A post whose holder is not named can be a participant."""
    nameless = [role.id for role in DATA.roles if role.official is None]

    assert nameless == ["chief-pilot-of-quillmark"]
    assert next(one.part for event in DATA.events for one in event.participants if one.who in nameless) == "present"


def test_the_links_lead_where_they_should() -> None:
    """Topics, organizations and events hang together in chains; a topic and an office in chains of three."""
    broader = {topic.id: topic.broader.id for topic in DATA.topics if topic.broader}
    parents = {body.id: body.parent.id for body in DATA.organizations if body.parent}

    assert (broader["lamps"], broader["signals"]) == ("signals", "safety-at-sea")
    assert (parents["press-office"], parents["ministry-of-tides"]) == ("ministry-of-tides", "selvania")
    assert {event.id: event.part_of.id for event in DATA.events if event.part_of} == {
        "patient-aunt-rescue": "long-fog",
        "fog-messages": "long-fog",
        "tide-table-signing": "tide-table-talks",
        "permit-talks-announced": "permit-talks",
        "bell-cost-sharing": "gull-rock-bell",
    }


def test_statements_are_of_every_sort() -> None:
    """A capacity, an organization, a speaker in words, a day, no date, a question and an audience are all there."""
    said = DATA.statements

    assert [one.id for one in said if one.kind == "direct"] == [
        "on-the-rescue",
        "on-the-lamp",
        "on-landing-permits",
        "farewell",
    ]
    assert {one.id: one.role.id for one in said if one.role} == {"on-the-rescue": "harbour-master"}
    assert [one.id for one in said if isinstance(one.speaker, Organization)] == ["guild-on-the-table"]
    assert [one.id for one in said if one.attribution and not one.speaker] == ["bells-like-breakfast"]
    assert said["on-the-rescue"].said is None
    assert str(said["farewell"].said) == "2024-06-14"
    assert [one.id for one in said if one.asked] == ["on-landing-permits"]
    assert str(said["on-landing-permits"].audience) == "Reporters"
    assert said["farewell"].occasion is DATA.events["hall-of-ropes-briefing"]


def test_a_heading_distorts_what_it_restates() -> None:
    """The heading says the opposite of the quotation, which stands before it, and its note says so."""
    heading = DATA.statements["heading-your-duty"]
    quotation = DATA.statements["on-the-lamp"]
    start, end = heading.passage.start, heading.passage.end

    assert heading.restates is quotation
    assert TEXT[start - 1 : end + 1] == "“The lamp is your duty”"
    assert TEXT[quotation.passage.start :].startswith("The lamp is our duty, not yours.")
    assert "distorts" in str(heading.note)


def test_it_says_itself_that_it_is_invented() -> None:
    """Nobody can take the article for news: its first words and its source's rights say so."""
    assert TEXT.startswith("This article is invented")
    assert "invented" in str(ARTICLE.rights)
