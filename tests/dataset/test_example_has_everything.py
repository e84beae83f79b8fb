"""The invented example is a small model of all that a dataset can hold."""

import re
from typing import get_args

import pytest
from helpers.laws import article_of, records

import kz_diplomacy
from kz_diplomacy import Organization, When
from kz_diplomacy._values.vocabulary import Part, Qualifier, RoleKind, SourceKind, StatementKind, Status, Voice

DATA, COPY = kz_diplomacy.example()
RECORDS = records(DATA)
QUANTITIES = [quantity for record in RECORDS for quantity in getattr(record, "quantities", ())]
WHENS: dict[str, When] = {
    f"{record.id}.{name}": value
    for record in RECORDS
    for name in record.fields
    if isinstance(value := getattr(record, name), When)
}

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
    assert set(get_args(Voice)) == {passage.voice for passage in article_of(DATA).passages}
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
    assert heading.restates is quotation
    assert COPY.text(heading) == "The lamp is your duty"
    assert COPY.text(quotation).startswith("The lamp is our duty, not yours.")
    assert "distorts" in str(heading.note)
