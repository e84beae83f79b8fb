"""schema.org read back as a graph: what the library answers, the graph answers too."""

# needs: rdflib

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import pytest
from datasets import DATASETS
from linked_data import iri, name, read
from rdflib import RDF, SDO, Graph

from kz_diplomacy import Dataset, When
from kz_diplomacy.export import schema_org


@cache
def exported(which: str) -> Graph:
    return read(schema_org(DATASETS[which]))


@pytest.fixture(params=DATASETS)
def which(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def ds(which: str) -> Dataset:
    return DATASETS[which]


@pytest.fixture
def graph(which: str) -> Graph:
    return exported(which)


def ask(graph: Graph, query: str) -> list[tuple[Any, ...]]:
    """The rows of an answer, names and text as text."""
    rows: Any = graph.query(f"PREFIX : <https://schema.org/> {query}")
    return [tuple(value if value is None else value.toPython() for value in row) for row in rows]


def named(graph: Graph, query: str) -> set[tuple[str | None, ...]]:
    """The rows of an answer, all of it text."""
    return {tuple(value if value is None else str(value) for value in row) for row in ask(graph, query)}


def plainly(when: When | None) -> str | None:
    """A date where it is a year, a month or a day, and nothing else."""
    return when.edtf if when and when.edtf.replace("-", "").isdigit() else None


def test_every_record_is_there_once(ds: Dataset, graph: Graph) -> None:
    """There is a thing for each record, of the type of its kind, and no other of that type."""
    kinds = {
        "NewsArticle": ds.sources.where(kind="article").ids,
        "DefinedTerm": ds.topics.ids,
        "Person": ds.officials.ids,
        "Event": ds.events.ids,
        "Quotation": [one.id for one in ds.statements if one.kind != "heading"],
        "OrganizationRole": [role.id for role in ds.roles if role.organization],
        "Claim": [f"{one.id}#/claims/{n}" for one in ds.statements for n, _ in enumerate(one.claims)],
    }
    for kind, ids in kinds.items():
        assert Counter(map(iri, ids)) == Counter(graph.subjects(RDF.type, SDO[kind])), kind
    assert {(name(id),) for id in ds.known} == named(graph, "SELECT ?it { [a :Dataset] :about ?it }")


def test_who_said_what_about_which_topic(ds: Dataset, graph: Graph) -> None:
    """For each speaker and topic, narrower ones with it, the graph names the statements that the library names."""
    query = "SELECT ?who ?topic ?what { ?what :creator ?who ; :about ?one . ?one :inDefinedTermSet* ?topic }"
    found = named(graph, query)
    speakers = {statement.speaker.id for statement in ds.statements if statement.speaker}
    expected = {
        (name(who), name(topic.id), name(what))
        for who in speakers
        for topic in ds.topics
        for what in ds.statements.by(who).about(topic).ids
    }
    topics = {name(topic.id) for topic in ds.topics}
    assert expected == {row for row in found if row[1] in topics}
    assert len(expected) > 10


def test_who_held_what_role_when(ds: Dataset, graph: Graph) -> None:
    """The graph has every tenure with its holder, body, name and dates, whole and as far as schema.org can say them."""
    query = """SELECT ?who ?role ?title ?body ?start ?end ?from ?to {
        ?role :roleName ?title ; :additionalType ?kind FILTER(lang(?title) = "en")
        OPTIONAL { ?who :memberOf ?role }
        OPTIONAL { ?role :memberOf ?body }
        OPTIONAL { ?role :startDate ?start }
        OPTIONAL { ?role :endDate ?end }
        OPTIONAL { ?role :subjectOf [ :name "start" ; :temporalCoverage ?from ] }
        OPTIONAL { ?role :subjectOf [ :name "end" ; :temporalCoverage ?to ] }
    }"""
    found = Counter(tuple(value and str(value) for value in row) for row in ask(graph, query))
    expected = Counter(
        (
            name(role.official.id) if role.official else None,
            name(role.id),
            role.title.en,
            name(role.organization.id) if role.organization else None,
            plainly(role.start),
            plainly(role.end),
            role.start and role.start.edtf,
            role.end and role.end.edtf,
        )
        for role in ds.roles
    )
    assert expected == found
    for official in ds.officials:
        held = named(graph, f"SELECT ?role {{ <{iri(official.id)}> :memberOf ?role }}")
        assert {(name(id),) for id in ds.roles.held_by(official).ids} == held


def test_headings_are_no_quotations(ds: Dataset, graph: Graph) -> None:
    """What only repeats another is told apart, and points to what it repeats."""
    query = (
        'SELECT ?what ?type ?of { ?what :genre "heading" ; :abstract ?_ ; a ?type OPTIONAL { ?what :isBasedOn ?of } }'
    )
    headings = ds.statements.where(kind="heading")
    expected = {
        (name(one.id), str(SDO.CreativeWork), name(one.restates.id) if one.restates else None) for one in headings
    }
    assert expected == named(graph, query)
    assert expected


def test_when_events_were(ds: Dataset, graph: Graph) -> None:
    """Every date of an event is there whole, in EDTF and in words; as a plain date only where it is one."""
    query = """SELECT ?event ?edtf ?words ?start ?end {
        ?event a :Event ; :subjectOf [ :name "when" ; :temporalCoverage ?edtf ; :description ?words ]
        FILTER(lang(?words) = "en")
        OPTIONAL { ?event :startDate ?start } OPTIONAL { ?event :endDate ?end } }"""
    expected = set()
    for event in ds.events:
        if event.when:
            halves = event.when.edtf.split("/") if event.when.lasting else [event.when.edtf, ""]
            start, end = (plainly(When(half)) if half not in ("", "..") else None for half in halves)
            expected.add((name(event.id), event.when.edtf, event.when.words("en"), start, end))
    assert expected == named(graph, query)
    assert expected


def test_numbers_keep_their_hedges(ds: Dataset, graph: Graph) -> None:
    """Every number is there with its record, label, bounds, unit and hedge."""
    query = """SELECT ?record ?label ?value ?low ?high ?unit ?hedge {
        ?record :subjectOf/:mentions ?number . ?number a :QuantitativeValue ; :name ?label ; :unitText ?unit ;
            :additionalProperty [ :name "qualifier" ; :value ?hedge ] FILTER(lang(?label) = "en")
        OPTIONAL { ?number :value ?value } OPTIONAL { ?number :minValue ?low } OPTIONAL { ?number :maxValue ?high } }"""
    found = Counter((str(row[0]), str(row[1]), *row[2:]) for row in ask(graph, query))
    expected: Counter[tuple[Any, ...]] = Counter()
    for record, number in ds.quantities:
        one = number.low == number.high
        bounds = (number.low, None, None) if one else (None, number.low, number.high)
        expected[(name(record.id), number.label.en, *bounds, number.unit, number.qualifier)] += 1
    assert expected == found
    assert expected


def test_every_field_names_its_sentences(ds: Dataset, graph: Graph) -> None:
    """What each field, number and claim rests on is there, and each sentence is a part of its article."""
    query = "SELECT ?record ?field ?cited { ?record :subjectOf [ :name ?field ; :citation ?cited ] }"
    expected = {
        (name(record.id), field, name(one.address))
        for record in ds.known.values()
        for field, evidence in record.evidence.items()
        for one in evidence
    }
    assert expected == named(graph, query)
    claims = {
        (name(f"{one.id}#/claims/{n}"), name(cited.address))
        for one in ds.statements
        for n, claim in enumerate(one.claims)
        for cited in claim.evidence
    }
    assert claims == named(graph, "SELECT ?claim ?at { ?claim :appearance ?at }")
    parts = named(graph, "SELECT ?at { ?at a :MediaObject ; :position ?_ . ?source :hasPart ?at }")
    assert {(name(one.address),) for source in ds.sources for one in source.passages} == parts


def test_who_took_part(ds: Dataset, graph: Graph) -> None:
    """Everyone's part in an event is there, through a Role as schema.org has it."""
    query = """SELECT ?event ?part ?who { ?event a :Event ; ?as ?role . ?role a :Role ; :roleName ?part ; ?as ?who }"""
    expected = {(name(e.id), one.part, name(one.who)) for e in ds.events for one in e.participants}
    assert expected == named(graph, query)
