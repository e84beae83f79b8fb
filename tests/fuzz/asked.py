"""What is asked of every folder: that each answer is a result or the package's own error, and that answers agree."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import attrs
from helpers.invented import KINDS

from kz_diplomacy import DataError, Dataset, Fault, Record, Statement, check, diff, load, stream
from kz_diplomacy._records.kinds import RECORD_TYPES

_LONGEST: Final = 1_000
_LONGEST_REPR: Final = 5_000


def put(folder: Path, files: dict[str, bytes]) -> None:
    """Write the files of a dataset into an empty folder."""
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def loads(folder: Path, kind: str, words: str, original: Dataset) -> bool:
    """Whether a folder loads; all else that can be asked of it is asked on the way."""
    ds, faults = _loaded(folder)
    report = check(folder)
    assert faults == report.faults
    _streamed(folder, kind, ds)
    if ds is None:
        return False
    printable(str(report))
    _saved(ds, folder.with_name("saved"))
    _asked(ds, words)
    _printed(ds)
    again = pickle.loads(pickle.dumps(ds))
    assert ds == again
    assert hash(ds) == hash(again)
    difference = diff(original, ds)
    assert bool(difference) == bool(diff(ds, original))
    printable(str(difference), repr(difference))
    _merged(original, ds)
    return True


def _loaded(folder: Path) -> tuple[Dataset | None, tuple[Fault, ...]]:
    try:
        return load(folder), ()
    except DataError as error:
        told(error)
        return None, error.faults


def told(error: DataError) -> None:
    """The error and each fault of it can be printed, and says what was found, what was expected, and in which file."""
    printable(str(error), repr(error))
    assert error.faults
    for fault in error.faults:
        assert "" not in (fault.found, fault.expected, fault.file)
        assert max(len(fault.found), len(fault.path)) <= _LONGEST
    assert error.faults == pickle.loads(pickle.dumps(error)).faults


def printable(*texts: str) -> None:
    """A text that UTF-8 can hold."""
    for text in texts:
        assert type(text) is str
        text.encode()


def _streamed(folder: Path, kind: str, ds: Dataset | None) -> None:
    """The records of a kind one after another; of a dataset that loads, the very same."""
    file = folder / f"{kind}.jsonl"
    try:
        found = [*stream(file, RECORD_TYPES[kind])]
    except DataError as error:
        told(error)
        assert ds is None or not file.exists()
    else:
        assert ds is None or found == [*getattr(ds, kind)]


def _saved(ds: Dataset, folder: Path) -> None:
    ds.save(folder, lines=["topics"])
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    again = load(folder)
    assert ds == again
    assert not diff(ds, again)
    assert ds.known.keys() == again.known.keys()
    again.save(folder, overwrite=True)
    assert before == {file.name: file.read_bytes() for file in folder.iterdir()}
    assert () == check(folder).faults


def _asked(ds: Dataset, words: str) -> None:
    hits = ds.search(words)
    assert all(0 < hit.score <= 1 and hit.record in ds for hit in hits)
    timeline = ds.timeline()
    assert len(timeline) >= len(ds.events)
    printable(repr(hits), hits._repr_html_(), repr(timeline), *map(repr, (*hits, *timeline)), *map(str, ds.quantities))
    printable(repr(ds.roles_at("2024")), repr(ds.unsaid()))
    for record in [*ds.known.values()][-3:]:
        assert all(one.id != record.id for one in ds.referring_to(record))
        if isinstance(record, Statement):
            printable(repr(ds.roles_at(record)))
    for source in ds.sources:
        assert all(record in ds for record in ds.resting_on(source))


def _printed(ds: Dataset) -> None:
    printable(repr(ds), str(ds))
    for kind in KINDS:
        collection = getattr(ds, kind)
        printable(repr(collection), str(collection), collection._repr_html_())
        for record in collection:
            assert len(repr(record)) <= _LONGEST_REPR
            printable(repr(record), str(record), record._repr_html_())
            for value in _values(record):
                printable(repr(value), str(value))


def _values(value: Any) -> Iterator[Any]:
    """The values inside a record, down to the last; not the records that it refers to."""
    if isinstance(value, Mapping):
        members = [*value.values()]
    elif isinstance(value, tuple):
        members = [*value]
    else:
        members = [getattr(value, field.name) for field in attrs.fields(type(value))]
    for member in members:
        yield member
        if isinstance(member, Mapping | tuple) or (attrs.has(type(member)) and not isinstance(member, Record)):
            yield from _values(member)


def _merged(original: Dataset, ds: Dataset) -> None:
    assert ds == ds | ds
    try:
        merged = original | ds
    except DataError as error:
        printable(str(error))
    else:
        assert {*merged.known} == {*original.known, *ds.known}
