"""Datasets with one to several changes in any place of any file."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any, Final, TypeAlias

from helpers.generated import datasets
from helpers.invented import KINDS
from hypothesis import strategies as st

from . import pool
from .chains import chains
from .pool import Raw
from .trees import BASES, Broken, Place, as_json, as_lines, at, known_places, places, written

Change: TypeAlias = Callable[[st.DrawFn, Any, "Places"], None]

_DATES: Final = ("published", "start", "end", "when", "said")
_LINKS: Final = (
    *("broader", "parent", "official", "organization", "who", "part_of", "speaker", "role", "occasion", "restates"),
    *("topics", "events", "organizations", "source"),
)
_DEPTHS: Final = (1, 2, 20, 200, 900, 985, 2_000, 100_000)


class Places:
    """Draws places of a tree, file by file, so that small files are broken as often as large ones."""

    def __init__(self, by_file: dict[str, tuple[Place, ...]]) -> None:
        self._by_file = by_file

    def draw(self, draw: st.DrawFn) -> Place:
        return draw(st.sampled_from(self._by_file[draw(st.sampled_from([*self._by_file]))]))

    def holding(self, draw: st.DrawFn, tree: Any, kind: type) -> tuple[Place, Any]:
        """A place where an object or an array stands, and that; any, where the file has none by now."""
        places = self._by_file[draw(st.sampled_from([*self._by_file]))]
        place = draw(st.sampled_from([place for place in places if type(at(tree, place)) is kind] or places))
        return place, at(tree, place)

    def ending(self, draw: st.DrawFn, *keys: str, near: int = 2) -> Place:
        """A place with one of these keys among the last that lead to it; any, where there is none."""
        all_places = (place for places in self._by_file.values() for place in places)
        found = [place for place in all_places if any(key in keys for key in place[-near:])]
        return draw(st.sampled_from(found)) if found else self.draw(draw)


def _replace(tree: Any, place: Place, new: Any) -> None:
    holder = at(tree, place[:-1])
    if type(holder) is dict or (type(holder) is list and type(place[-1]) is int and place[-1] < len(holder)):
        # A copy of its own: what stood in two places would be changed in both, and could come to hold itself.
        holder[place[-1]] = deepcopy(new)


def _put(draw: st.DrawFn, tree: Any, where: Places) -> None:
    _replace(tree, where.draw(draw), draw(pool.values))


def _date(draw: st.DrawFn, tree: Any, where: Places) -> None:
    _replace(tree, where.ending(draw, *_DATES), draw(pool.dates))


def _address(draw: st.DrawFn, tree: Any, where: Places) -> None:
    _replace(tree, where.ending(draw, "evidence", near=3), draw(pool.addresses | st.lists(pool.addresses, max_size=4)))


def _number(draw: st.DrawFn, tree: Any, where: Places) -> None:
    _replace(tree, where.ending(draw, "low", "high", "start", "end", "length", "format"), draw(pool.numbers))


def _text(draw: st.DrawFn, tree: Any, where: Places) -> None:
    _replace(tree, where.ending(draw, "kk", "ru", "en", "title", "name", "version"), draw(pool.texts))


def _link(draw: st.DrawFn, tree: Any, where: Places) -> None:
    """A reference to any record of any kind, so that references cross and go round."""
    ids = [record["id"] for kind in KINDS for record in _records(tree, kind) if type(record.get("id")) is str]
    _replace(tree, where.ending(draw, *_LINKS), draw(st.sampled_from(ids or ["light"])))


def _remove(draw: st.DrawFn, tree: Any, where: Places) -> None:
    place = where.draw(draw)
    if at(tree, place) is not None:
        del at(tree, place[:-1])[place[-1]]


def _swap(draw: st.DrawFn, tree: Any, where: Places) -> None:
    one, other = where.draw(draw), where.draw(draw)
    # Not one inside the other: that would be a tree without an end.
    if one[: len(other)] != other[: len(one)]:
        first, second = at(tree, one), at(tree, other)
        _replace(tree, one, second)
        _replace(tree, other, first)


def _copy(draw: st.DrawFn, tree: Any, where: Places) -> None:
    _replace(tree, where.draw(draw), at(tree, where.draw(draw)))


def _key(draw: st.DrawFn, tree: Any, where: Places) -> None:
    """A key more, or one under another name."""
    _, value = where.holding(draw, tree, dict)
    if type(value) is dict:
        name = draw(
            st.sampled_from(["id", "source", "number", "evidence", "note", "kk", "who", "passages"]) | pool.texts
        )
        old = draw(st.sampled_from([None, *value]))
        value[name] = deepcopy(draw(pool.values)) if old is None else value.pop(old)


def _twice(draw: st.DrawFn, tree: Any, where: Places) -> None:
    place, value = where.holding(draw, tree, dict)
    if type(value) is dict and value:
        pairs = [*value.items(), draw(st.sampled_from([*value.items()]))]
        text = ", ".join(f"{json.dumps(key)}: {as_json(inner).decode()}" for key, inner in pairs)
        _replace(tree, place, Raw(f"{{{text}}}"))


def _list(draw: st.DrawFn, tree: Any, where: Places) -> None:
    _, value = where.holding(draw, tree, list)
    if type(value) is not list:
        return
    match draw(st.integers(0, 5)):
        case 0:
            value.extend(deepcopy(value * draw(st.sampled_from([1, 2, 39]))))
        case 1:
            value[:] = draw(st.permutations(value)) if len(value) < 20 else value[::-1]
        case 2:
            del value[draw(st.integers(0, max(len(value) - 1, 0))) :]
        case 3:
            value.insert(draw(st.integers(0, len(value))), deepcopy(draw(pool.values)))
        case 4:
            value.extend(deepcopy(draw(st.lists(pool.plain, max_size=5)) * draw(st.sampled_from([1, 30, 1_000]))))
        case _:
            value[:] = value[1:] + value[:1]


def _nest(draw: st.DrawFn, tree: Any, where: Places) -> None:
    place = where.draw(draw)
    inner = as_json(at(tree, place)).decode()
    _replace(tree, place, pool.deep(draw(st.sampled_from(_DEPTHS)), inner, draw(st.booleans())))


def _record(draw: st.DrawFn, tree: Any, where: Places) -> None:
    """A record once more, in the same file or in another."""
    records = _records(tree, draw(st.sampled_from(KINDS)))
    target = tree.get(draw(st.sampled_from(KINDS)))
    if records and type(target) is list:
        again = deepcopy(draw(st.sampled_from(records)))
        if draw(st.booleans()):
            again["id"] = draw(st.sampled_from(["again", "mine.again", "light"]))
        target.insert(draw(st.integers(0, len(target))), again)


def _chain(draw: st.DrawFn, tree: Any, where: Places) -> None:
    kind, records = draw(chains)
    if type(tree.get(kind)) is list:
        tree[kind].extend(records)


def _records(tree: Any, kind: str) -> list[dict[str, Any]]:
    value = tree.get(kind)
    return [record for record in value if type(record) is dict] if type(value) is list else []


_CHANGES: Final[tuple[Change, ...]] = (
    *(_put, _put, _put, _date, _address, _number, _text, _link, _link, _remove, _swap, _copy, _key),
    *(_twice, _list, _list, _nest, _record, _chain),
)


@st.composite
def broken_files(draw: st.DrawFn) -> Broken:
    """A dataset with changes in any of its files, the descriptor too; some of the kinds in lines."""
    # The large ones take a hundred times as long as the invented one, and have little that it has not.
    base = draw(st.sampled_from(["invented"] * 80 + ["generated"] * 3 + ["example"] * 2 + ["bundled"]))
    if base in BASES:
        tree: dict[str, Any] = json.loads(written(base))
        where = Places(known_places(base))
    else:
        ds = draw(datasets())
        tree = {kind: [record.to_dict() for record in getattr(ds, kind)] for kind in KINDS}
        tree["datapackage"] = {"version": "1"}
        where = Places({name: tuple(places(value, (name,))) for name, value in tree.items()})
    for _ in range(draw(st.sampled_from([1, 1, 1, 2, 3, 6]))):
        draw(st.sampled_from(_CHANGES))(draw, tree, where)
    escaped = draw(st.booleans())
    in_lines = draw(st.sampled_from([(), (), ("statements",), ("topics", "events"), KINDS]))
    made = {
        f"{name}.jsonl" if name in in_lines else f"{name}.json": (as_lines if name in in_lines else as_json)(
            value, escaped=escaped
        )
        for name, value in tree.items()
    }
    if draw(st.integers(0, 60)) == 60:
        # Both forms of one kind, of which a dataset has one only.
        made["topics.json"] = made["topics.jsonl"] = as_json(draw(pool.values))
    return Broken(base, made)
