"""The JSON Schemas: what the records say, valid, of use to an editor, and of one mind with the loader.

The schemas and the loader take and refuse the same records, except for the differences that docs/schemas.md lists.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files as resources
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, get_args

import make_schemas
import pytest
from helpers.generated import datasets
from helpers.invented import KINDS, REMOVED, Files, Raw, files, put, write
from helpers.schema_differences import KNOWN, is_whole_but_no_int
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kz_diplomacy import DataError, Dataset, Fault, load
from kz_diplomacy._records.kinds import RECORD_TYPES
from kz_diplomacy._values import vocabulary

SHIPPED: Final = {file.name: file.read_text("utf-8") for file in resources("kz_diplomacy").joinpath("schema").iterdir()}
NAMES: Final = (*KINDS, "datapackage")
SCHEMAS: Final[dict[str, Any]] = {name: json.loads(SHIPPED[f"{name}.schema.json"]) for name in NAMES}
FILES: Final = {name: Draft202012Validator(schema) for name, schema in SCHEMAS.items()}
RECORDS: Final = {
    kind: Draft202012Validator({**SCHEMAS[kind]["items"], "$defs": SCHEMAS[kind]["$defs"]}) for kind in KINDS
}
PAGE: Final = Path(__file__).parents[2] / "docs" / "schemas.md"


def test_the_schemas_are_what_the_records_say() -> None:
    """The schemas are up to date: python tools/make_schemas.py writes them."""
    assert make_schemas.schemas() == SHIPPED


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_schema(name: str) -> None:
    """Each is a valid schema of the 2020-12 draft, named for its file."""
    Draft202012Validator.check_schema(SCHEMAS[name])

    assert "https://json-schema.org/draft/2020-12/schema" == SCHEMAS[name]["$schema"]
    assert f"{name}.json" == SCHEMAS[name]["title"]


@pytest.mark.parametrize("folder", ["data", "example/data"])
@pytest.mark.parametrize("name", NAMES)
def test_what_is_shipped_is_valid(folder: str, name: str) -> None:
    """The bundled data and the example fit their schemas."""
    file = resources("kz_diplomacy").joinpath(folder, f"{name}.json")

    FILES[name].validate(json.loads(file.read_text("utf-8")))


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_for_itself(kind: str) -> None:
    """The record of a kind stands under the name of its class, for a line of a .jsonl file, and an array has them."""
    values = files()[kind]

    assert {"$ref": f"#/$defs/{RECORD_TYPES[kind].__name__}"} == SCHEMAS[kind]["items"]
    assert [RECORDS[kind].is_valid(value) for value in (*values, values)] == [*(True for _ in values), False]


@pytest.mark.parametrize("kind", KINDS)
def test_fields(kind: str) -> None:
    """A record may have its fields and no others, in their order; evidence all of them but itself."""
    record = RECORD_TYPES[kind]
    definitions = SCHEMAS[kind]["$defs"]

    assert [*record.fields] == [*definitions[record.__name__]["properties"]]
    assert [*record.citable] == [*definitions["Evidence"]["properties"]]
    for name in (record.__name__, "Evidence", "Text"):
        assert definitions[name]["additionalProperties"] is False


@pytest.mark.parametrize("name", NAMES)
def test_editors_have_something_to_show(name: str) -> None:
    """Every field says what it means, and what it refers to does not: editors would show that in its place."""
    definitions = SCHEMAS[name]["$defs"]
    objects = (*definitions.values(), SCHEMAS[name])
    fields = [field for one in objects for field in one.get("properties", {}).values()]
    referred_to = {field["$ref"].rpartition("/")[2] for field in fields if "$ref" in field}

    assert [] == [field for field in fields if not field["description"]]
    assert [] == [target for target in referred_to if "description" in definitions[target]]
    assert [*definitions] == [definition["title"] for definition in definitions.values()]


def test_words_are_completed() -> None:
    """Closed vocabularies and country codes are listed, in the order of the package."""
    event, statement = SCHEMAS["events"]["$defs"], SCHEMAS["statements"]["$defs"]

    assert [*get_args(vocabulary.Status)] == event["Event"]["properties"]["status"]["enum"]
    assert [*get_args(vocabulary.Unit)] == event["Quantity"]["properties"]["unit"]["enum"]
    assert [*get_args(vocabulary.StatementKind)] == statement["Statement"]["properties"]["kind"]["enum"]
    assert sorted(vocabulary.COUNTRY_CODES) == event["CountryCode"]["enum"]


REFUSED: Final[dict[str, tuple[str, object, str]]] = {
    "an article without passages": ("sources[0].passages", REMOVED, "$[0]"),
    "an article with no passages": ("sources[0].passages", [], "$[0].passages"),
    "an article without its length": ("sources[0].length", REMOVED, "$[0]"),
    "an article without its digest": ("sources[0].sha256", REMOVED, "$[0]"),
    "a reference with a length": ("sources[1].length", 7, "$[1]"),
    "a reference with uncited sentences": ("sources[1].uncited", {"1.1": {"en": "a"}}, "$[1].uncited"),
    "a reference with passages": ("sources[1].passages", files()["sources"][0]["passages"], "$[1].passages"),
    "a publication that lasted": ("sources[1].published", "2024/2025", "$[1].published"),
    "nearly with a low": ("events[1].quantities[1].low", 7, "$[1].quantities[1]"),
    "more than without a low": ("events[1].quantities[0].low", REMOVED, "$[1].quantities[0]"),
    "exact without a number": (
        "statements[0].quantities[0]",
        {"label": {"en": "a"}, "unit": "year", "qualifier": "exact"},
        "$[0].quantities[0]",
    ),
    "no wording": ("topics[0].label", {}, "$[0].label"),
    "a misspelt field": ("topics[0].labell", {"en": "a"}, "$[0]"),
    "evidence for itself": ("topics[0].evidence", {"evidence": ["almanac"]}, "$[0].evidence"),
    "an address twice": ("officials[0].evidence.name", ["almanac", "almanac"], "$[0].evidence.name"),
    "the number of a statement's passage": ("statements[0].passage.number", "3.1", "$[0].passage"),
    "true for a number": ("statements[0].passage.start", True, "$[0].passage.start"),
    "month 13": ("events[1].when", "[2024-13..]", "$[1].when"),
    "31 April": ("events[1].when", "2024~/2024-04-31", "$[1].when"),
    "year 0": ("events[1].when", "[0000..2024]", "$[1].when"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused(case: str) -> None:
    """What a schema can say of fields together, of dates and of numbers it says, and marks the place alone."""
    place, new, expected = REFUSED[case]
    values = files()
    put(values, place, new)
    kind = place.partition("[")[0]

    assert {expected} == {error.json_path for error in FILES[kind].iter_errors(values[kind])}


# The schemas and the loader.


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
    values = files()
    put(values, known.place, Raw(known.example))
    kind = known.place.partition("[")[0]
    faults = faults_in(write(tmp_path, values))
    read = json.loads((tmp_path / f"{kind}.json").read_bytes())

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


@pytest.mark.parametrize("step", [17, pytest.param(1, marks=pytest.mark.slow)], ids=["some", "all"])
@pytest.mark.parametrize("kind", KINDS)
def test_changed_records(kind: str, step: int) -> None:
    """Of the changes to every value of every record both refuse the same, and each both refuses and takes some."""
    valid = files()
    # What no record of these kinds has, or has alone.
    put(valid, "topics[0].evidence", {"label": ["lamp-post#2.1", "almanac"]})
    put(valid, "events[1].quantities[0].qualifier", "exact")
    values = with_changes(valid, kind, 0, step)
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


def test_changed_descriptors(tmp_path: Path) -> None:
    """Of the changes to a descriptor both refuse the same, but that 1.0 is the number 1 to JSON Schema."""
    taken = 0
    write(tmp_path, {kind: [] for kind in KINDS})
    for value in changes(DESCRIPTOR, "", set()):
        faults = faults_in(write(tmp_path, {}, json.dumps(value).encode()))
        assert FILES["datapackage"].is_valid(value) == all(is_whole_but_no_int(fault, value) for fault in faults)
        taken += not faults
    assert taken > 100
