"""What many records say alike is one object in memory, and no less right for that."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

from helpers.invented import files, put, write

from kz_diplomacy import Dataset, Statement, load
from kz_diplomacy._values import vocabulary

LITERALS = (
    *(vocabulary.Part, vocabulary.PlaceKind, vocabulary.Qualifier, vocabulary.RoleKind, vocabulary.SourceKind),
    *(vocabulary.StatementKind, vocabulary.Status, vocabulary.Unit, vocabulary.Voice),
)
WORDS: set[int] = {id(word) for literal in LITERALS for word in get_args(literal)}
CODES: set[int] = {id(code) for code in vocabulary.COUNTRY_CODES}


def loaded(folder: Path) -> Dataset:
    return load(write(folder, files()))


def test_words_of_closed_vocabularies(tmp_path: Path) -> None:
    """Such a word is the vocabulary's own, wherever it stands."""
    ds = loaded(tmp_path)
    words: list[Any] = [record.kind for record in (*ds.sources, *ds.roles, *ds.statements)]
    words += [event.status for event in ds.events]
    words += [passage.voice for source in ds.sources for passage in source.passages]
    words += [participant.part for event in ds.events for participant in event.participants]
    words += [place.kind for record in (*ds.roles, *ds.events, *ds.statements) for place in record.places]
    for quantity in (found.quantity for found in ds.quantities):
        words += [quantity.unit, quantity.qualifier]
    assert len(words) > 25
    assert [] == [word for word in words if id(word) not in WORDS]


def test_country_codes(tmp_path: Path) -> None:
    """A country code is the vocabulary's own, wherever it stands."""
    ds = loaded(tmp_path)
    records = (*ds.roles, *ds.events, *ds.statements)
    codes = [code for record in records for code in record.countries]
    codes += [place.country for record in records for place in record.places if place.country]
    codes += [body.country for body in ds.organizations if body.country]
    assert len(codes) > 5
    assert [] == [code for code in codes if id(code) not in CODES]


def test_the_fields_of_evidence(tmp_path: Path) -> None:
    """A key of evidence is the very name of the field."""
    ds = loaded(tmp_path)
    keys = [(key, record) for record in ds.known.values() for key in record.evidence]
    assert len(keys) > 10
    assert all(any(key is name for name in record.fields) for key, record in keys)


def test_a_passage_of_a_statement(tmp_path: Path) -> None:
    """The passage of a statement has its source's own id, and the digest too where it is of a sentence."""
    values = files()
    sentence = values["sources"][0]["passages"][5]
    put(
        values, "statements[1].passage", {"source": "lamp-post", **{k: sentence[k] for k in ("start", "end", "sha256")}}
    )
    ds = load(write(tmp_path, values))
    (source, _), (part, whole) = ds.sources, ds.statements
    assert source.id is part.passage.source
    assert source.id is whole.passage.source
    assert source.passages[5].sha256 is whole.passage.sha256
    assert all(source.id is passage.source for passage in source.passages)


def test_what_is_shared_is_written_in_full(tmp_path: Path) -> None:
    """Records that share what they say are written as if they did not."""
    values = files()
    ds = load(write(tmp_path / "one", values))
    ds.save(tmp_path / "two")
    assert ds == load(tmp_path / "two")
    assert values == {kind: [record.to_dict() for record in getattr(ds, kind)] for kind in values}


def test_a_record_of_a_base_is_not_changed(tmp_path: Path) -> None:
    """Linking to records of a base leaves them as they were."""
    base = loaded(tmp_path / "base")
    before = [(record, id(record.evidence), record.to_dict()) for record in base.known.values()]
    passage = {**files()["statements"][1], "id": "mine", "restates": "every-night"}
    mine = {**{kind: [] for kind in files()}, "statements": [{**passage, "evidence": {"summary": ["lamp-post#1.1"]}}]}
    found = load(write(tmp_path / "mine", mine), base=base).statements["mine"]
    assert isinstance(found, Statement)
    assert base.sources["lamp-post"].passages[0] is found.evidence["summary"][0]
    assert base.sources["lamp-post"].id is found.passage.source
    assert before == [(record, id(record.evidence), record.to_dict()) for record in base.known.values()]
