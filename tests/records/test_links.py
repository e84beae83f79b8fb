"""What cites a sentence or a source, what refers to a record, and what the article leaves open."""

import attrs
import pytest

import kz_diplomacy
from kz_diplomacy import (
    Dataset,
    Passage,
    Reference,
    Text,
    UnknownIdError,
)
from kz_diplomacy._records.links import citations, cited, resolve_citations, unsaid

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


def test_citations_have_one_order(ds: Dataset) -> None:
    """Citations come in the order of the fields, then of the quantities, then of the claims, which exports keep."""
    statement = ds.statements["farewell-words"]
    numbers = [attrs.evolve(one, evidence=(Reference("almanac"),)) for one in statement.quantities]
    claims = [attrs.evolve(one, evidence=(Reference("log"),)) for one in statement.claims]
    changed = attrs.evolve(statement, quantities=tuple(numbers), claims=tuple(claims))
    *_, first, second = dict.fromkeys(citation.cited.address for citation in citations(changed))

    assert ("almanac", "log") == (first, second)


def test_resting_on_a_part_of_a_sentence_is_resting_on_the_sentence(ds: Dataset) -> None:
    """The passage of a statement, or words that an article has found, stand for the sentences that they are of."""
    passage = ds.statements["farewell-words"].passage
    part = Passage(source="kazinform", start=passage.start + 1, end=passage.start + 2, sha256="0" * 64)

    assert ds.resting_on(part) == ds.resting_on("kazinform#34.1")
    before, it, behind = ds.sources["kazinform"].passages[8:11]
    between = attrs.evolve(it, start=before.end, end=behind.start, number=None)
    assert ds.resting_on(between) == ds.resting_on(it)
    assert {it} == resolve_citations(ds.sources, between)
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


LEFT_OPEN = {
    "communications-department-director": ("end", "countries", "places", "quantities"),
    "prime-minister-of-russia": ("official", "organization", "start", "end", "places", "quantities"),
    "embassy-posts": ("organization", "start", "end", "quantities"),
    "operation-zhusan": ("when", "participants"),
    "aibek-smadiyarov": (),
    "department-of-consular-service": ("country",),
}


@pytest.mark.parametrize("id", LEFT_OPEN)
def test_unsaid_is_what_the_article_leaves_open(id: str, ds: Dataset) -> None:
    """The fields about the world without a value, in field order; not the editors' own, and not links."""
    assert LEFT_OPEN[id] == ds.unsaid(id) == ds.unsaid(ds[id])


def test_unsaid_of_all_has_every_record_with_an_open_field(ds: Dataset) -> None:
    """Without a record, all of them by id."""
    every = ds.unsaid()

    assert LEFT_OPEN["operation-zhusan"] == every["operation-zhusan"]
    assert "aibek-smadiyarov" not in every
    assert all(fields == ds.unsaid(id) and fields for id, fields in every.items())


def test_a_speaker_in_words_is_not_left_open(ds: Dataset) -> None:
    """attribution stands for a speaker who is no record, and speaker needs none beside it."""
    heading = ds.statements["heading-kabul-weather"]

    assert {"speaker", "attribution"} <= set(ds.unsaid(heading))
    told = attrs.evolve(heading, attribution=Text(en="a caption"))
    assert not {"speaker", "attribution"} & set(unsaid(told))
    assert "said" in unsaid(told)
    assert not {"speaker", "attribution"} & set(ds.unsaid("farewell-words"))


def test_an_unknown_record_is_an_error(ds: Dataset) -> None:
    """A misspelt id is told, with the nearest."""
    with pytest.raises(UnknownIdError, match='no record has the id "operation-jusan"; did you mean "operation-zhusan"'):
        ds.unsaid("operation-jusan")
