"""The schemas and the loader take and refuse the same records, but for the differences that docs/schemas.md lists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files as resources
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from helpers.generated import datasets
from helpers.invented import KINDS, Files, files, put, write
from helpers.schema_differences import KNOWN, is_whole_but_no_int
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kz_diplomacy import DataError, Dataset, Fault, load
from kz_diplomacy._io.datapackage import read_descriptor

PAGE: Final = Path(__file__).parents[2] / "docs" / "schemas.md"
SCHEMAS: Final = {
    kind: json.loads(resources("kz_diplomacy").joinpath("schema", f"{kind}.schema.json").read_text("utf-8"))
    for kind in (*KINDS, "datapackage")
}
FILES: Final = {kind: Draft202012Validator(schema) for kind, schema in SCHEMAS.items()}
RECORDS: Final = {
    kind: Draft202012Validator({**SCHEMAS[kind]["items"], "$defs": SCHEMAS[kind]["$defs"]}) for kind in KINDS
}


def faults_in(folder: Path) -> tuple[Fault, ...]:
    try:
        load(folder)
    except DataError as error:
        return error.faults
    return ()


@pytest.mark.parametrize("name", KNOWN)
def test_a_known_difference(tmp_path: Path, name: str) -> None:
    """Each difference is one: the schemas take its example, and the loader refuses it for this alone."""
    known = KNOWN[name]
    values: dict[str, Any] = files()
    put(values, known.place, "@")
    kind = known.place.partition("[")[0]
    text = json.dumps(values[kind]).replace('"@"', known.example)
    read = json.loads(text)
    faults = faults_in(write(tmp_path, {**values, kind: text.encode()}))

    assert faults
    assert [] == [fault for fault in faults if not known.is_it(fault, read)]
    FILES[kind].validate(read)


def test_the_page_lists_the_known_differences() -> None:
    """docs/schemas.md lists every known difference with its reason, and no other."""
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", PAGE.read_text("utf-8"), re.MULTILINE)

    assert [("what the loader alone refuses", "why a schema does not")] == rows[:1]
    assert [(name, known.why) for name, known in KNOWN.items()] == rows[1:]


# Changes to valid records, one at a time.

JUNK: Final[tuple[Any, ...]] = (
    *(None, True, False, 0, 1, -1, 0.5, 1.0, -1.0, 1e400, float("nan"), 2**63 - 1, 2**63, -(2**63), 10**30),
    *("", " ", "x", "X y", "лампа", "١", "kk", "AQ", "XX", "a.b.c", "http://", "0.1", "1.1", "7.7c"),
    *("lamp-post", "almanac", "lamp-post#3.1", "lamp-post#9.9", "lamp-post#4.2-4.1", "lamp-post#0.1", "#1.1"),
    *"2024~ 2023-02-29 2023-02-30 2024-00 2024-13 2024-04-31 2024-04-00 2024-1-1 0000 ٢٠٢٤ 2024/2023".split(),
    *"2024/ 2024/.. 2024~/2025 2024/~ /2024 [2024..] [..2024] [..] [2024..2023] [2024~..] [..2024-06-00]".split(),
    *("article", "reference", "direct", "post", "exact", "nearly", "more_than", "about", "f" * 64, "F" * 64, "f" * 65),
    *(
        [],
        {},
        [[]],
        [{}],
        [None],
        ["x"],
        [1],
        {"en": "x"},
        {"en": ""},
        {"de": "x"},
        {"x": {"en": "x"}},
        {"1.1": {"en": "x"}},
    ),
)
"""What is put in the place of any value: of every type, right and wrong in some place each."""


def changes(value: Any, place: str, seen: set[str]) -> Iterator[Any]:
    """A value with one change each, in every kind of place that was not seen yet."""
    new_here = place not in seen
    seen.add(place)
    if new_here:
        yield from (*JUNK, [value], {"id": value})
    match value:
        case str() if new_here:
            yield from (f"{value}\n", f"{value} ", f"{value}-", f"{value}c", value.upper(), value[:-1])
        case int() | float() if new_here:
            yield from (float(value), value + 1, value - 1, value * 10**6, str(value))
        case list():
            if new_here:
                yield from (value * 2, value[::-1], value[:-1], [*value, None])
            for index, member in enumerate(value):
                inside = changes(member, f"{place}[]", seen)
                yield from ([*value[:index], new, *value[index + 1 :]] for new in inside)
        case dict():
            if new_here:
                yield from ({**value, more: "x"} for more in ("source", "number", "evidence", "note", "zz", ""))
            for key, member in value.items():
                # Wordings are all alike.
                where = key if key in ("kk", "ru", "en") else f"{place}.{key}"
                if where not in seen:
                    rest = {name: value[name] for name in value if name != key}
                    yield from (rest, {**rest, f"{key}\n": member}, {**rest, key.upper(): member})
                yield from ({**value, key: new} for new in changes(member, where, seen))


def refused_by_loader(values: Files) -> dict[str, set[int]]:
    """By kind the places of the records that the loader refuses, known differences aside."""
    refused: dict[str, set[int]] = {kind: set() for kind in KINDS}
    with TemporaryDirectory() as folder:
        for fault in faults_in(write(Path(folder), values)):
            kind = fault.file.removesuffix(".json")
            if not any(known.is_it(fault, values[kind]) for known in KNOWN.values()):
                refused[kind].add(int(re.findall(r"\d+", fault.path)[0]))
    return refused


def refused_by_schema(values: Files) -> dict[str, set[int]]:
    """By kind the places of the records that the schema refuses."""
    return {kind: {at for at, one in enumerate(values[kind]) if not RECORDS[kind].is_valid(one)} for kind in KINDS}


def with_changes(values: Files, kind: str, start: int, step: int) -> Files:
    """The dataset with changed copies of the records of one kind; that ids repeat is one of the known differences."""
    seen: set[str] = set()
    changed = (new for record in values[kind] for new in changes(record, "", seen))
    # The valid ones behind: evidence is judged by the last source of an id.
    return {**values, kind: [*islice(changed, start, None, step), *values[kind]]}


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_changed_records(kind: str) -> None:
    """Of the changes to every value of every record both refuse the same, and each both refuses and takes some."""
    valid = files()
    # What no record of these kinds has, or has alone.
    put(valid, "topics[0].evidence", {"label": ["lamp-post#2.1", "almanac"]})
    put(valid, "events[1].quantities[0].qualifier", "exact")
    values = with_changes(valid, kind, 0, 1)
    by_schema = refused_by_schema(values)

    assert by_schema == refused_by_loader(values)
    assert 0 < len(by_schema[kind]) < len(values[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_changed_files(kind: str) -> None:
    """Both refuse a file that is no array of records, and take one that is empty."""
    other = [{}, "x", 7, 1.5, True, None]
    assert [*(False for _ in other), True] == [FILES[kind].is_valid(value) for value in (*other, [])]
    with TemporaryDirectory() as folder:
        for value in other:
            (found,) = [
                fault for fault in faults_in(write(Path(folder), {**files(), kind: value})) if kind in fault.file
            ]
            assert "an array of records" == found.expected
        assert () == faults_in(write(Path(folder), {kind: [] for kind in KINDS}))


@pytest.mark.slow
@settings(max_examples=15)
@given(datasets())
def test_generated_datasets(ds: Dataset) -> None:
    """Both take every valid dataset."""
    values = plain(ds)

    assert {kind: set[int]() for kind in KINDS} == refused_by_schema(values)
    with TemporaryDirectory() as folder:
        assert () == faults_in(write(Path(folder), values))


@pytest.mark.slow
@settings(max_examples=15)
@given(datasets(), st.sampled_from(KINDS), st.integers(0, 500))
def test_generated_datasets_with_changes(ds: Dataset, kind: str, start: int) -> None:
    """Of the changes to valid datasets both refuse the same."""
    values = with_changes(plain(ds), kind, start, 211)

    assert refused_by_schema(values) == refused_by_loader(values)


def plain(ds: Dataset) -> Files:
    return {kind: [record.to_dict() for record in getattr(ds, kind)] for kind in KINDS}


DESCRIPTOR: Final = {"name": "lamps", "version": "1.0", "licenses": [{"name": "MIT"}, {"name": "CC0-1.0"}], "format": 1}


def test_changed_descriptors() -> None:
    """Of the changes to a descriptor both refuse the same, but that 1.0 is the number 1 to JSON Schema."""
    taken = 0
    for value in changes(DESCRIPTOR, "", set()):
        try:
            read_descriptor(json.dumps(value).encode())
            faults: tuple[Fault, ...] = ()
        except DataError as error:
            faults = error.faults
        assert FILES["datapackage"].is_valid(value) == all(is_whole_but_no_int(fault, value) for fault in faults)
        taken += not faults
    assert taken > 100
