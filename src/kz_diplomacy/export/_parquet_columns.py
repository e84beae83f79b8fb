"""Records as nested columns, worked out from the types of their fields, so that none is missed.

A wording is a struct of its languages, a date one of its text and its bounds, evidence a map from fields to addresses;
a list is a list, and a reference is an id.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, Final, TypeAlias, get_args

import attrs
from importlib_resources import files

from .._records.fields import each_of, hints_of, is_list, is_mapping, is_optional, is_record, parts
from .._records.kinds import KINDS, AnyRecord
from .._values.citations import Cited, Evidence, Reference
from .._values.facts import Text
from .._values.vocabulary import LANGS
from .._values.when import When

Read: TypeAlias = Callable[[Any], Any]
"""Takes the plain value of a column out of what is no None."""

Told: TypeAlias = Mapping[str, Mapping[str, str]]
"""What is said of the fields of each class, by their names."""

_OF_WHEN: Final = {
    "edtf": "The date in EDTF (ISO 8601-2).",
    "earliest": "The first day that it can cover; null where no bound is known.",
    "latest": "The last day that it can cover; null where no bound is known.",
    "approximate": "Whether the source says about; then the first and the last day are nominal.",
}
_WHOLE: Final = "The same number where it is a whole one, exact however large; null where it is not."


@attrs.frozen
class Columns:
    """The columns of a kind."""

    schema: Any
    """A pyarrow schema, the same whatever the data."""
    reads: tuple[Read, ...]
    """How each column is read from a record."""

    def batch(self, records: list[AnyRecord]) -> Any:
        """Some records as a pyarrow batch."""
        import pyarrow as pa

        columns = (
            pa.array([read(record) for record in records], field.type)
            for field, read in zip(self.schema, self.reads, strict=True)
        )
        return pa.RecordBatch.from_arrays([*columns], schema=self.schema)


@cache
def columns_of(kind: str) -> Columns:
    """The columns of a kind, by the name of its file.

    >>> [(field.name, str(field.type)) for field in columns_of("topics").schema][2]
    ('broader', 'string')
    """
    import pyarrow as pa

    fields, reads = zip(*_fields(KINDS[kind], _told()), strict=True)
    return Columns(pa.schema(fields), reads)


@cache
def _told() -> Told:
    """What the docstrings say of the fields of records and values: the shipped schemas have it from them."""
    told: dict[str, dict[str, str]] = {}
    for kind in KINDS:
        schema = json.loads((files("kz_diplomacy") / "schema" / f"{kind}.schema.json").read_bytes())
        for name, of in schema["$defs"].items():
            fields = of.get("properties", {}).items()
            told.setdefault(name, {}).update((field, said["description"]) for field, said in fields)
    return told


def _fields(cls: type, told: Told) -> Iterator[tuple[Any, Read]]:
    """The fields of a class of records or values, each with how it is read from one."""
    import pyarrow as pa

    for name, hint in hints_of(cls).items():
        get, said = attrgetter(name), told[cls.__name__][name]
        if float in parts(hint):
            # Neither holds them all: a double has no whole number above 2**53 for sure, an integer no half.
            yield _field(name, pa.float64(), said), _unless_none(get, float)
            yield _field(f"{name}_whole", pa.int64(), _WHOLE), _whole(get)
        else:
            type_, read = _column(hint, told)
            yield _field(name, type_, said, is_optional(hint)), _unless_none(get, read)


def _column(hint: Any, told: Told) -> tuple[Any, Read]:
    """The type of a column for values of a type, and how such a value is made plain."""
    import pyarrow as pa

    first = parts(hint)[0]
    if first is Text:
        said = told["Text"]
        return pa.struct([_field(lang, pa.string(), said[lang]) for lang in LANGS]), _wordings
    if first is When:
        types_ = {"edtf": pa.string(), "earliest": pa.date32(), "latest": pa.date32(), "approximate": pa.bool_()}
        open_ = "earliest", "latest"
        return pa.struct([_field(name, types_[name], _OF_WHEN[name], name in open_) for name in types_]), _date
    if first is Evidence:
        # In field order, so that equal records give equal rows.
        return _map(tuple[Cited, ...], told, lambda value: sorted(value, key=value.fields.index))
    if is_mapping(first):
        return _map(get_args(first)[1], told, iter)
    if is_list(first):
        type_, read = _column(each_of(first), told)
        return pa.list_(_member("element", type_)), lambda value: [read(one) for one in value]
    if is_record(first):
        return pa.string(), attrgetter("id")
    if Reference in parts(hint):
        return pa.string(), attrgetter("address")
    if attrs.has(first):
        fields, reads = zip(*_fields(first, told), strict=True)
        names = [field.name for field in fields]
        return pa.struct(fields), lambda value: {name: read(value) for name, read in zip(names, reads, strict=True)}
    return pa.int64() if first is int else pa.string(), _as_it_is


def _map(hint: Any, told: Told, keys: Callable[[Any], Iterable[str]]) -> tuple[Any, Read]:
    """The type of a column for mappings from text, and how such a mapping is made plain: its entries, in some order."""
    import pyarrow as pa

    type_, read = _column(hint, told)
    entries = pa.map_(pa.string(), _member("value", type_))
    return entries, lambda value: [(key, read(value[key])) for key in keys(value)]


def _field(name: str, type_: Any, said: str, nullable: bool = True) -> Any:
    import pyarrow as pa

    return pa.field(name, type_, nullable=nullable, metadata={"description": said} if said else None)


def _member(name: str, type_: Any) -> Any:
    return _field(name, type_, "", nullable=False)


def _unless_none(get: Read, read: Read) -> Read:
    return get if read is _as_it_is else lambda item: None if (value := get(item)) is None else read(value)


def _whole(get: Read) -> Read:
    return lambda item: value if isinstance(value := get(item), int) else None


def _as_it_is(value: Any) -> Any:
    return value


def _wordings(text: Text) -> dict[str, str | None]:
    return {"kk": text.kk or None, "ru": text.ru or None, "en": text.en or None}


def _date(when: When) -> dict[str, Any]:
    return {
        "edtf": when.edtf,
        "earliest": when.earliest,
        "latest": when.latest,
        "approximate": when.approximate,
    }
