"""What is saved loads equal, types and all: for generated datasets of invented people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
from helpers.generated import dataset, datasets, some
from helpers.invented import KINDS, files, write
from hypothesis import given, settings
from hypothesis import strategies as st

from kz_diplomacy import Dataset, Passage, Record, Reference, Text, Topic, When, load


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


@settings(max_examples=8)
@given(datasets())
def test_saving_and_loading(ds: Dataset) -> None:
    """A dataset that was saved and loaded is equal to itself, in the type of everything, and has the same bytes."""
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        first = saved(ds, Path(one))
        again = load(one)
        assert first == saved(again, Path(other))
    assert (ds, hash(ds), ds.sha256) == (again, hash(again), again.sha256)
    assert everything(ds) == everything(again)
    for kind in KINDS:
        values = json.loads(first[f"{kind}.json"])
        assert (json.dumps(values, indent=2, ensure_ascii=False) + "\n").encode() == first[f"{kind}.json"]
        for value, record in zip(values, getattr(ds, kind), strict=True):
            assert value == record.to_dict()
            assert not any(member in (None, "", [], {}) for member in value.values())
            assert [name for name in record.fields if name in value] == [*value]
            fields = [*value.get("evidence", {})]
            assert [name for name in record.fields if name in fields] == fields


@settings(max_examples=8)
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


def test_the_invented_files(tmp_path: Path) -> None:
    """Records keep the values of their files, and files in canonical form are rewritten byte for byte."""
    texts = {kind: json.dumps(value, indent=2, ensure_ascii=False) for kind, value in files().items()}
    canonical = {kind: f"{text}\n".encode() for kind, text in texts.items()}
    ds = load(write(tmp_path / "one", canonical))
    assert files() == {kind: [record.to_dict() for record in getattr(ds, kind)] for kind in KINDS}
    written = saved(ds, tmp_path / "other")
    assert canonical == {kind: written[f"{kind}.json"] for kind in KINDS}


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
