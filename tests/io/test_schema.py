"""The JSON Schemas: what the records say, valid, of use to an editor, and true of the data that is shipped."""

from __future__ import annotations

import json
from importlib.resources import files as resources
from typing import Any, Final, get_args

import make_schemas
import pytest
from helpers.invented import KINDS, REMOVED, files, put
from jsonschema import Draft202012Validator

from kz_diplomacy._records.kinds import KINDS as CLASSES
from kz_diplomacy._values import vocabulary

SHIPPED: Final = {file.name: file.read_text("utf-8") for file in resources("kz_diplomacy").joinpath("schema").iterdir()}
NAMES: Final = (*KINDS, "datapackage")
SCHEMAS: Final[dict[str, Any]] = {name: json.loads(SHIPPED[f"{name}.schema.json"]) for name in NAMES}


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

    Draft202012Validator(SCHEMAS[name]).validate(json.loads(file.read_text("utf-8")))


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_for_itself(kind: str) -> None:
    """The record of a kind stands under the name of its class, for a line of a .jsonl file, and an array has them."""
    name = CLASSES[kind].__name__
    record = Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMAS[kind]["$defs"]})
    values = files()[kind]

    assert {"$ref": f"#/$defs/{name}"} == SCHEMAS[kind]["items"]
    assert [record.is_valid(value) for value in (*values, values)] == [*(True for _ in values), False]


@pytest.mark.parametrize("kind", KINDS)
def test_fields(kind: str) -> None:
    """A record may have its fields and no others, in their order; evidence all of them but itself."""
    record = CLASSES[kind]
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

    assert {expected} == {error.json_path for error in Draft202012Validator(SCHEMAS[kind]).iter_errors(values[kind])}
