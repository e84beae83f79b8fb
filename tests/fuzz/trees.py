"""The plain values of a dataset's files as a tree: its places, and the bytes that it is written as."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files as resources
from typing import Any, Final, TypeAlias

import attrs
from helpers.invented import KINDS, files

from .pool import Raw

Place: TypeAlias = tuple[Any, ...]
"""The keys and indexes that lead to a value; the first is the name of a kind, or ``datapackage``."""

_DESCRIPTOR: Final = {
    "name": "lamps",
    "version": "1.0",
    "licenses": [{"name": "MIT"}, {"name": "CC0-1.0"}],
    "format": 1,
    "title": "Lamps",
    "resources": [{"name": "topics", "path": "topics.json", "bytes": 7, "hash": "sha256:0"}, {"name": "more"}],
}

BASES: Final = ("invented", "example", "bundled")
"""The datasets that are broken, beside generated ones."""


@cache
def written(base: str) -> str:
    """The values of a dataset that is broken over and over, as JSON."""
    if base == "invented":
        return json.dumps({**files(), "datapackage": _DESCRIPTOR})
    data = resources("kz_diplomacy").joinpath(*{"example": ("example", "data"), "bundled": ("data",)}[base])
    return json.dumps(
        {name: json.loads(data.joinpath(f"{name}.json").read_bytes()) for name in (*KINDS, "datapackage")}
    )


@cache
def whole(base: str, name: str) -> bytes:
    """The bytes of one file of it, ``.json`` or ``.jsonl``, before anything is done to it."""
    kind, _, form = name.partition(".")
    value = json.loads(written(base))[kind]
    return (as_lines if form == "jsonl" else as_json)(value, escaped=False)


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Every place below a value, and its own."""
    yield place
    if type(value) is dict or type(value) is list:
        for key in value if type(value) is dict else range(len(value)):
            yield from places(value[key], (*place, key))


@cache
def known_places(base: str) -> dict[str, tuple[Place, ...]]:
    """The places in each file of a dataset."""
    return {name: tuple(places(value, (name,))) for name, value in json.loads(written(base)).items()}


@attrs.frozen(repr=False)
class Broken:
    """A dataset with something done to its files. It prints what differs from the one that was whole."""

    base: str
    files: dict[str, bytes]
    """By name, the bytes of each file."""

    def __repr__(self) -> str:
        if self.base in BASES:
            changed = {name: data for name, data in self.files.items() if data != whole(self.base, name)}
        else:
            changed = self.files
        cut = {name: data if len(data) < 3_000 else data[:3_000] + b"..." for name, data in changed.items()}
        return f"{self.base} with {cut}"


def at(tree: Any, place: Place) -> Any:
    """What stands in a place; None where an earlier change has taken it away."""
    for key in place:
        if not (type(tree) is dict and key in tree) and not (
            type(tree) is list and type(key) is int and key < len(tree)
        ):
            return None
        tree = tree[key]
    return tree


def as_json(value: Any, *, escaped: bool = True, indent: int | None = None) -> bytes:
    """JSON, with the raw pieces in their places, and surrogates as escapes or, against every rule, as bytes."""
    pieces: list[str] = []

    def place_of(raw: Raw) -> str:
        pieces.append(raw.text)
        return f"\x00{len(pieces) - 1}\x00"

    text = json.dumps(value, default=place_of, ensure_ascii=escaped, indent=indent)
    for number, piece in enumerate(pieces):
        text = text.replace(f'"\\u0000{number}\\u0000"', piece)
    return text.encode("utf-8", "surrogatepass")


def as_lines(value: Any, *, escaped: bool = True) -> bytes:
    """An array with a member on each line; another value on a line of its own."""
    members = value if type(value) is list else [value]
    return b"".join(as_json(member, escaped=escaped) + b"\n" for member in members)
