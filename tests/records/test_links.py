"""What rests on a sentence or a source, and what refers to a record; the numbers with their records."""

import attrs

import kz_diplomacy
from kz_diplomacy import (
    Dataset,
    Passage,
    Reference,
)
from kz_diplomacy._records.links import cited, wanted

DS = kz_diplomacy.load()


def test_resting_on_finds_what_rests_on_a_sentence(ds: Dataset) -> None:
    """A sentence finds the records whose fields, quantities or claims cite it; a run those of any of its sentences."""
    resting = ds.resting_on("kazinform#8.2")

    assert "operation-zhusan" in [record.id for record in resting]
    passage = next(passage for passage in ds.sources["kazinform"].passages if passage.number == "8.2")
    assert resting == ds.resting_on(passage)
    assert {*resting} < {*ds.resting_on("kazinform#8.1-8.3")}


def test_resting_on_finds_what_rests_on_a_source(ds: Dataset) -> None:
    """A source as a whole finds all that rests on any of it."""
    assert ds.resting_on("zakon-kz") == ds.resting_on(Reference("zakon-kz")) == ds.resting_on(ds.sources["zakon-kz"])
    assert "leaving-the-post" in [record.id for record in ds.resting_on("zakon-kz")]
    assert len(ds.resting_on("kazinform")) > len(ds.resting_on("zakon-kz"))


def test_what_a_record_rests_on_is_that_of_its_numbers_and_claims_too(ds: Dataset) -> None:
    """A sentence that only one of them cites is one that the record rests on."""
    role, statement = ds.roles["press-secretary"], ds.statements["farewell-words"]
    number = attrs.evolve(role.quantities[0], evidence=(Reference("almanac"),))
    claim = attrs.evolve(statement.claims[0], evidence=(Reference("almanac"),))

    assert Reference("almanac") in cited(attrs.evolve(role, quantities=(number,)))
    assert Reference("almanac") in cited(attrs.evolve(statement, claims=(claim,)))
    assert role.evidence["start"][0] in cited(role)


def test_resting_on_a_part_of_a_sentence_is_resting_on_the_sentence(ds: Dataset) -> None:
    """The passage of a statement, or words that an article has found, stand for the sentences that they are of."""
    passage = ds.statements["farewell-words"].passage
    part = Passage(source="kazinform", start=passage.start + 1, end=passage.start + 2, sha256="0" * 64)

    assert ds.resting_on(part) == ds.resting_on("kazinform#34.1")
    before, it, behind = ds.sources["kazinform"].passages[8:11]
    between = attrs.evolve(it, start=before.end, end=behind.start, number=None)
    assert ds.resting_on(between) == ds.resting_on(it)
    assert {it} == wanted(ds.sources, between)
    assert {*ds.resting_on("kazinform#34.1")} <= {*ds.resting_on(passage)}


def test_resting_on_finds_nothing_for_what_nobody_cites(ds: Dataset) -> None:
    """A sentence that no record cites is no error."""
    assert () == ds.resting_on("kazinform#28.1")


def test_referring_to_finds_references_participants_and_evidence(ds: Dataset) -> None:
    """A record is referred to by a field, as a participant, and a source by evidence."""
    assert "almaty-meeting-costs" in [record.id for record in ds.referring_to("almaty-ministers-meeting")]
    assert "leaving-the-post" in [record.id for record in ds.referring_to(ds.officials[0])]
    assert "leaving-the-post" in [record.id for record in ds.referring_to("zakon-kz")]
    assert ds.referring_to("heading-kabul-weather") == ()


def test_quantities_come_with_the_records_that_they_are_about(ds: Dataset) -> None:
    """Every number of the dataset, each once, with its record."""
    found = ds.quantities

    assert len(found) == 12
    assert all(quantity in record.quantities for record, quantity in found)  # type: ignore[union-attr]
    assert next((q.high, q.unit) for record, q in found if record.id == "operation-zhusan") == (607, "person")
