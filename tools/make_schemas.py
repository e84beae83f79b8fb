"""Write the JSON Schemas from the records themselves: ``python tools/make_schemas.py``. A test holds the two together.

They follow the codec: on disk a reference is an id, a date is its EDTF text, and evidence is addresses.
"""

import inspect
import json
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, NotRequired, get_args, get_origin

from make_records import fields
from pydantic import ConfigDict, Field, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from typing_extensions import TypeAliasType, TypedDict

from kz_diplomacy._io.datapackage import FORMAT
from kz_diplomacy._records.fields import (
    each_of,
    has_pattern,
    hints_of,
    is_list,
    is_literal,
    is_mapping,
    is_optional,
    is_record,
    is_reference,
    parts,
    pattern_of,
    without_none,
)
from kz_diplomacy._records.kinds import RECORD_TYPES, Source
from kz_diplomacy._values import citations as _citations
from kz_diplomacy._values import vocabulary as _vocabulary
from kz_diplomacy._values import when as _when
from kz_diplomacy._values.citations import Cited, Evidence, Passage
from kz_diplomacy._values.facts import Quantity, Text
from kz_diplomacy._values.vocabulary import LARGEST_NUMBER

FOLDER = Path(__file__).parents[1] / "src" / "kz_diplomacy" / "schema"


def schemas() -> dict[str, str]:
    """The text of every schema by the name of its file, as it should be."""
    made = {kind: schema(f"{kind}.json", list[an_object(cls)]) for kind, cls in RECORD_TYPES.items()}  # type: ignore[misc, arg-type]
    made["datapackage"] = schema("datapackage.json", DESCRIPTOR)
    return {f"{name}.schema.json": text for name, text in made.items()}


class Generator(GenerateJsonSchema):
    """Pydantic's own, but that a field has no title: "Same As" for same_as tells nobody anything."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Whether a field has a title beside its name."""
        return False


def schema(file: str, kind: Any) -> str:
    """The text of the schema of a file that holds a value of some type."""
    head = {"$schema": Generator.schema_dialect, "title": file}
    made = TypeAdapter(kind).json_schema(schema_generator=Generator)
    return json.dumps(head | made | head, ensure_ascii=False, indent=2) + "\n"


HOW: dict[Any, str] = {}
"""How values of a named type are written. Editors show what a definition says and not what the field says that refers
to it; so this is said by the fields, and a definition that they refer to says nothing.
"""


def named(name: str, kind: Any, how: str, **more: Any) -> Any:
    """A type that has a place of its own among the definitions."""
    made = TypeAliasType(name, Annotated[kind, Field(title=name, json_schema_extra=more)])  # type: ignore[misc]  # pyright: ignore
    HOW[made] = how
    return made


# Text of a certain form.


def plain(pattern: str) -> str:
    """A pattern that every engine takes alike: some lack ``(?:``, and for some digits of every script are digits."""
    return pattern.replace("(?:", "(").replace(r"\d", "[0-9]")


def form(name: str, how: str, pattern: str, **more: Any) -> Any:
    """The type of text that a pattern fits from its first to its last character."""
    return named(name, Annotated[str, Field(pattern=f"^({plain(pattern)})$")], how, **more)


FORMS = {
    alias: form(name, f"{told.expected[:1].upper()}{told.expected[1:]}: {told.mend}.", told.pattern.pattern)
    for name, alias in vars(_vocabulary).items()
    if has_pattern(alias)
    for told in [pattern_of(alias)]
}
CODES = Literal[*sorted(_vocabulary.COUNTRY_CODES)]  # type: ignore[valid-type]
FORMS[_vocabulary.CountryCode] = named("CountryCode", CODES, "An ISO 3166-1 alpha-2 code.")

DAY = _when._DATE.pattern.removesuffix("(~?)")
BETWEEN = rf"\[({DAY})?\.\.{DAY}\]|\[{DAY}\.\.\]"
LASTED = rf"{DAY}~?/({DAY}~?|\.\.)?"
# No year, month or day of noughts, no month 13, no 31 April; which years have a 29 February no pattern should say.
UNREAL = r"0000|\d{4}-(00|1[3-9]|[2-9])|-\d\d-(00|3[2-9]|[4-9])|-((04|06|09|11)-31|02-3)"
REAL: dict[str, Any] = {"not": {"pattern": plain(UNREAL)}}
A_MOMENT = "A date: 2024, 2024-04, 2024-04-05; 2024~ about; [2020..2022], [..2022], [2020..] some time in between"
A_SPAN = "2020/2022 lasted, 2021/ end unknown, 2021/.. goes on"
MOMENT = form("Moment", f"{A_MOMENT}.", rf"{DAY}~?|{BETWEEN}", **REAL)
WHEN = form("When", f"{A_MOMENT}; {A_SPAN}.", rf"{DAY}~?|{BETWEEN}|{LASTED}", **REAL)
DATES = {"published": MOMENT, "start": MOMENT, "end": MOMENT, "when": WHEN, "said": WHEN}

CITED = "Addresses: kazinform#3.1, a run in one paragraph kazinform#3.1-3.4, a whole source such as zakon-kz."
ADDRESS = form("Address", "", _citations._ADDRESS.pattern)
ADDRESSES = named("Addresses", list[ADDRESS], "", uniqueItems=True)  # type: ignore[valid-type]


# Numbers.

LEAST = {"start": 0, "end": 1, "length": 1}
WHOLES = {name: Annotated[int, Field(ge=least, le=LARGEST_NUMBER)] for name, least in LEAST.items()}
NUMBER = Annotated[float, Field(ge=-LARGEST_NUMBER, le=LARGEST_NUMBER)]


# Objects.


def where(field: str, word: str, then: dict[str, Any]) -> dict[str, Any]:
    """What holds where a field has a certain word."""
    return {"if": {"properties": {field: {"const": word}}, "required": [field]}, "then": then}


MEASURED = {"required": ["length", "sha256", "passages"], "properties": {"passages": {"minItems": 1}}}
UNMEASURED = {"length": False, "sha256": False, "passages": {"maxItems": 0}, "uncited": {"maxProperties": 0}}
TOGETHER: dict[type, dict[str, Any]] = {
    Text: {"minProperties": 1},
    Quantity: {
        "anyOf": [{"required": ["low"]}, {"required": ["high"]}],
        "allOf": [
            where("qualifier", "nearly", {"required": ["high"], "properties": {"low": False}}),
            where("qualifier", "more_than", {"required": ["low"], "properties": {"high": False}}),
        ],
    },
    Source: {"allOf": [where("kind", "article", MEASURED), where("kind", "reference", {"properties": UNMEASURED})]},
}
"""What the fields of an object have to be together, as the constructors have it and _contradictions.py."""


def typed(name: str, description: str | None, members: dict[str, Any], extra: Any = "forbid", **more: Any) -> Any:
    """The type of an object with some members, and no others unless it says so."""
    made = TypedDict(name, members)  # type: ignore[misc]  # made at run time
    made.__doc__ = description
    made.__pydantic_config__ = ConfigDict(extra=extra, json_schema_extra=more)  # type: ignore[attr-defined]
    return made


def describe_value(kind: Any, description: str, *, needed: bool = False) -> Any:
    """The type of a member of an object."""
    member = Annotated[kind, Field(description=description)]
    return member if needed else NotRequired[member]


@cache
def an_object(cls: type, left_out: tuple[str, ...] = ()) -> Any:
    """The type of an object that stands for a record or a value."""
    hints = hints_of(cls)
    members: dict[str, Any] = {}
    for name, _, needed, meaning in fields(cls):
        if name not in left_out:
            kind: Any = on_disk(hints[name], name, cls)
            one = get_args(kind)[0] if get_origin(kind) is list else kind
            how = as_ids(hints[name]) or HOW.get(one, "")
            told = f"{meaning} {how}".replace("``", "`").strip()
            # Of the fields of a passage each kind of record has those that it needs.
            members[name] = describe_value(kind, told, needed=needed or bool(left_out))
    description = None if cls in (Text, Passage) else str(inspect.getdoc(cls)).splitlines()[0]
    return typed(cls.__name__, description, members, **TOGETHER.get(cls, {}))


def on_disk(kind: Any, name: str, owner: type) -> Any:
    """The type of the plain value of a field."""
    if is_optional(kind):
        return on_disk(without_none(kind), name, owner)
    if is_reference(kind):
        return FORMS[_vocabulary.Id]
    if is_list(kind):
        member = each_of(kind)
        return ADDRESSES if member == Cited else list[on_disk(member, name, owner)]  # type: ignore[misc]
    if is_mapping(kind):
        key, value = (on_disk(part, name, owner) for part in get_args(kind))
        return dict[key, value]  # type: ignore[valid-type]
    if is_literal(kind):
        return kind
    if kind is Evidence:
        return typed("Evidence", None, dict.fromkeys(owner.citable, describe_value(ADDRESSES, CITED)))  # type: ignore[attr-defined]
    if kind is Passage:
        return an_object(Passage, ("source",) if owner is Source else ("number", "voice"))
    if kind == int | float:
        return NUMBER
    if kind is int:
        return WHOLES[name]
    if kind is str:
        return Annotated[str, Field(min_length=1)]
    if kind is _when.When:
        return DATES[name]
    return FORMS[kind] if kind in FORMS else an_object(kind)


def as_ids(kind: Any) -> str:
    """How a reference is written; empty for all else."""
    names = " or ".join(part.kind_name for part in parts(each_of(kind)) if is_record(part))
    return f"{'Ids' if is_list(kind) else 'An id'}: {names}." if names else ""


SAID = Annotated[str, Field(min_length=1)]
LICENSE = typed("License", "A licence.", {"name": describe_value(SAID, "Its SPDX name.", needed=True)}, extra="allow")
DESCRIPTOR = typed(
    "DataPackage",
    "What a dataset is called, its version, licences and format: a Data Package, which may say more.",
    {
        "name": describe_value(SAID, "What the dataset is called."),
        "version": describe_value(SAID, "The version of the data."),
        "licenses": describe_value(list[LICENSE], "The licences, all of which hold."),  # type: ignore[valid-type]
        "format": describe_value(Annotated[int, Field(ge=1, le=FORMAT)], "The number of the format of the files."),
    },
    extra="allow",
)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
