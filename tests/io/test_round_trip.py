"""What is saved loads equal, types and all: for generated datasets of invented people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from helpers.generated import dataset, datasets, some
from helpers.invented import KINDS, files, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kz_diplomacy import Dataset, Passage, Record, Reference, Text, Topic, When, load
from kz_diplomacy._io.codec import decode

few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def typed(value: Any, *, whole: bool = True) -> Any:
    """A value taken apart into types and plain values: equal only where every type is equal, too."""
    if isinstance(value, Record) and not whole:
        return type(value), value.id
    if attrs.has(type(value)) and not isinstance(value, When):
        members = {field.name: getattr(value, field.name) for field in attrs.fields(type(value))}
        return type(value), {name: typed(member, whole=False) for name, member in members.items()}
    if isinstance(value, tuple):
        return type(value), [typed(member, whole=False) for member in value]
    if isinstance(value, Mapping):
        return type(value), [(type(key), key, typed(value[key], whole=False)) for key in value]
    return type(value), repr(value)


def everything(ds: Dataset) -> Any:
    said = [(type(value), value) for value in (ds.name, ds.version, ds.license)]
    return said, {kind: [typed(record) for record in getattr(ds, kind)] for kind in KINDS}


def saved(ds: Dataset, folder: Path) -> dict[str, bytes]:
    ds.save(folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@few
@given(datasets())
def test_what_is_saved_loads_equal(ds: Dataset) -> None:
    """A dataset that was saved and loaded is equal to itself, and so is the type of everything in it."""
    with TemporaryDirectory() as folder:
        ds.save(folder)
        again = load(folder)
    assert ds == again
    assert hash(ds) == hash(again)
    assert ds.sha256 == again.sha256
    assert everything(ds) == everything(again)


@pytest.mark.slow
@few
@given(datasets())
def test_the_bytes_are_canonical_and_stable(ds: Dataset) -> None:
    """Saving what was loaded writes the same bytes: UTF-8, two blanks, keys in field order, a line feed at the end."""
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        first = saved(ds, Path(one))
        second = saved(load(one), Path(other))
    assert first == second
    for kind in KINDS:
        data = first[f"{kind}.json"]
        values = json.loads(data)
        assert (json.dumps(values, indent=2, ensure_ascii=False) + "\n").encode() == data
        for value, record in zip(values, getattr(ds, kind), strict=True):
            assert [name for name in record.fields if name in value] == [*value]
            fields = [*value.get("evidence", {})]
            assert [name for name in record.fields if name in fields] == fields


@pytest.mark.slow
@few
@given(datasets())
def test_decoding_is_the_inverse_of_encoding(ds: Dataset) -> None:
    """The plain JSON of a record is plain, holds nothing empty, and one decoding away from the same plain fields."""
    for kind in KINDS:
        for record in getattr(ds, kind):
            value = record.to_dict()
            assert value == json.loads(json.dumps(value))
            assert not any(member in (None, "", [], {}) for member in value.values())
            read = decode(type(record), value)
            linked = {"evidence", "quantities", "claims", "passages"}
            references = {name for name in record.fields if _refers(getattr(record, name))}
            for name in (*{*record.fields} - linked - references,):
                assert typed(getattr(record, name)) == typed(getattr(read, name))
            for name in references:
                target = getattr(record, name)
                ids = tuple(one.id for one in target) if isinstance(target, tuple) else target.id
                assert ids == getattr(read, name)


def _refers(value: object) -> bool:
    return isinstance(value, Record) or (isinstance(value, tuple) and any(isinstance(one, Record) for one in value))


@few
@given(datasets("base-"), st.data())
def test_a_dataset_over_a_base(ds: Dataset, data: st.DataObject) -> None:
    """A dataset that refers into a base loads equal over it, and refers to the very records of the base."""
    source = ds.sources[0]
    cited = data.draw(some([*source.passages, Reference(ds.sources[1].id)]))
    broader = data.draw(st.sampled_from([None, *ds.topics]))
    topic = Topic(id="mine", label=Text(en="mine"), broader=broader, evidence={"label": cited} if cited else {})
    mine = dataset(topics=[topic])
    with TemporaryDirectory() as folder:
        mine.save(folder)
        again = load(folder, base=ds)
    assert mine == again
    assert everything(mine) == everything(again)
    assert broader is again.topics["mine"].broader
    passages = {id(passage) for passage in source.passages}
    label = again.topics["mine"].evidence["label"]
    assert all(id(one) in passages for one in label if isinstance(one, Passage))


def test_the_invented_files_are_rewritten_byte_for_byte(tmp_path: Path) -> None:
    """Files in canonical form are rewritten as they stand, whoever made them."""
    canonical = {kind: (json.dumps(value, indent=2) + "\n").encode() for kind, value in files().items()}
    readable = {kind: data.decode("unicode-escape").encode() for kind, data in canonical.items() if b"\\" in data}
    load(write(tmp_path / "one", {**canonical, **readable})).save(tmp_path / "other")
    for kind in KINDS:
        assert {**canonical, **readable}[kind] == (tmp_path / "other" / f"{kind}.json").read_bytes()


def test_more_sentences_than_a_run_may_name(tmp_path: Path) -> None:
    """Evidence of more neighbours than one run may name is saved as several runs, and loads equal."""
    article = files()["sources"][0]
    words = {"sha256": "0" * 64, "voice": "narration"}
    article["passages"] = [{"number": f"1.{n}", "start": n, "end": n + 1, **words} for n in range(1, 1002)]
    article |= {"length": 2000, "uncited": {}, "evidence": {"title": ["lamp-post#1.1-1.1000", "lamp-post#1.1001"]}}
    ds = load(write(tmp_path / "one", {**{kind: [] for kind in KINDS}, "sources": [article]}))
    ds.save(tmp_path / "other")
    again = load(tmp_path / "other")
    assert everything(ds) == everything(again)
    assert article["evidence"] == again.sources["lamp-post"].to_dict()["evidence"]
