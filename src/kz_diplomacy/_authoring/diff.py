"""What differs between two datasets: which records were added, removed and changed, field by field."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from os.path import commonprefix
from typing import Any, Final

import attrs

from .._public import format_call, public
from .._records.base import Record
from .._records.kinds import KINDS, AnyRecord
from .._records.record_set import RecordSet
from ..errors import QueryError, json_path_step, quoted

_LONGEST: Final = 60
# So much of what two long texts have in common is shown before the place where they part.
_LEAD: Final = 20


@public
@attrs.frozen(repr=False)
class FieldChange:
    """One value that differs, and where it stands.

    >>> from kz_diplomacy import Text, Topic
    >>> field_changes(Topic(id="sea", label=Text(en="Sea")), Topic(id="sea", label=Text(en="The sea")))
    (FieldChange('$.label.en', "Sea", "The sea"),)
    """

    path: str
    """The JSON path inside the record, ``$.summary.ru`` or ``$.topics[2]``; places are those of the new record, or of
    the old one where the new has no such value."""
    old: Any = attrs.field(hash=False)
    """The plain JSON value that stood there; None where there was none."""
    new: Any = attrs.field(hash=False)
    """The plain JSON value that stands there now; None where there is none."""

    def shown(self) -> tuple[str, str]:
        """Both values for people, each in some 60 characters; long texts from shortly before they part.

        >>> FieldChange("$.title", "Many words that are the same, sooner or later", None).shown()
        ('"Many words that are the same, sooner or later"', 'nothing')
        """
        old, new = self.old, self.new
        if type(old) is str and type(new) is str and max(len(old), len(new)) > _LONGEST:
            skipped = len(commonprefix([old, new])) - _LEAD
            if skipped > 0:
                old, new = f"…{old[skipped:]}", f"…{new[skipped:]}"
        return _shown(old), _shown(new)

    def __repr__(self) -> str:
        return format_call("FieldChange", [repr(self.path), *self.shown()])


@public
@attrs.frozen(repr=False)
class Changed:
    """A record that both datasets have, and that says other things in the new one.

    >>> import attrs, kz_diplomacy
    >>> ds, _ = kz_diplomacy.example()
    >>> topics = ds.topics.of([attrs.evolve(ds.topics[0], label=kz_diplomacy.Text(en="Safety")), *ds.topics[1:]])
    >>> kz_diplomacy.diff(ds, attrs.evolve(ds, topics=topics)).changed[0].fields[-1].path
    '$.label.en'
    """

    old: AnyRecord
    """The record as it was."""
    new: AnyRecord
    """The record as it is."""
    fields: tuple[FieldChange, ...]
    """What differs, in the order of the fields."""

    def __repr__(self) -> str:
        return format_call("Changed", [repr(self.new.id), *(repr(change.path) for change in self.fields)])


@public
@attrs.frozen(repr=False, kw_only=True)
class Diff:
    """What differs between two datasets; false where they are equal. It prints as Markdown, for a changelog.

    >>> import attrs, kz_diplomacy
    >>> ds, _ = kz_diplomacy.example()
    >>> print(kz_diplomacy.diff(attrs.evolve(ds, version=None, topics=ds.topics[:-1]), ds))
    ### Data 1.0.0
    <BLANKLINE>
    #### Added
    <BLANKLINE>
    - topic `comings-and-goings`: Comings and goings
    <BLANKLINE>
    #### Changed
    <BLANKLINE>
    - version: nothing → "1.0.0"
    """

    added: tuple[AnyRecord, ...] = ()
    """The records that only the new dataset has, in its order; one whose kind changed is removed and added."""
    removed: tuple[AnyRecord, ...] = ()
    """The records that only the old dataset has, in its order."""
    changed: tuple[Changed, ...] = ()
    """The records that both have and that differ, in the order of the new one."""
    reordered: tuple[str, ...] = ()
    """The kinds, such as ``"topics"``, of which the records that both have stand in another order."""
    version: FieldChange | None = None
    """The change of the version; None where it is the same."""
    license: FieldChange | None = None
    """The change of the licence; None where it is the same."""

    def __bool__(self) -> bool:
        return self != Diff()

    def __repr__(self) -> str:
        values = ((field.name, getattr(self, field.name)) for field in attrs.fields(Diff))
        told = ((name, len(value) if name in ("added", "removed", "changed") else value) for name, value in values)
        return format_call("Diff", [f"{name}={value!r}" for name, value in told if value])

    def __str__(self) -> str:
        version = self.version.new if self.version else None
        changed = [
            *(f"- {change.path[2:]}: {_told(change)}" for change in (self.version, self.license) if change),
            *(f"- the order of the {kind}" for kind in self.reordered),
            *(line for one in self.changed for line in _lines(one)),
        ]
        sections = {"Added": [*map(_line, self.added)], "Changed": changed, "Removed": [*map(_line, self.removed)]}
        told = ["\n".join([f"#### {name}\n", *lines]) for name, lines in sections.items() if lines]
        head = f"### Data {_escaped(_cut(version))}" if version else "### Data"
        return "\n\n".join([head, *(told or ["Nothing has changed."])])


@public
def diff(old: RecordSet, new: RecordSet) -> Diff:
    """What differs between two datasets, or two versions of one; empty, and false, where they are equal.

    Records are known by kind and id, and are compared as their JSON; the records of a base are not looked at. In a list
    what was put in or taken out does not make the rest differ.

    Raises:
        QueryError: One of them is no dataset.

    >>> import kz_diplomacy
    >>> ds, _ = kz_diplomacy.example()
    >>> bool(kz_diplomacy.diff(ds, ds))
    False
    """
    for given in (old, new):
        if not isinstance(given, RecordSet):
            raise QueryError(given, "two datasets", "load them first")
    before, after = _by_kind_and_id(old), _by_kind_and_id(new)
    changed = [(before[key], record) for key, record in after.items() if key in before]
    return Diff(
        added=tuple(record for key, record in after.items() if key not in before),
        removed=tuple(record for key, record in before.items() if key not in after),
        changed=tuple(Changed(one, other, fields) for one, other in changed if (fields := field_changes(one, other))),
        reordered=tuple(kind for kind in KINDS if _common(old, new, kind) != _common(new, old, kind)),
        version=_change("version", old.version, new.version),
        license=_change("license", old.license, new.license),
    )


def field_changes(old: Record, new: Record) -> tuple[FieldChange, ...]:
    """What differs between two records of one kind, as their JSON has it, in the order of the fields.

    >>> from kz_diplomacy import Text, Topic
    >>> sea = Topic(id="sea", label=Text(en="Sea"))
    >>> field_changes(sea, Topic(id="sea", label=Text(en="Sea")))
    ()
    """
    if old is new:
        return ()
    before, after = old.to_dict(), new.to_dict()
    return tuple(change for name in new.fields for change in _changes(f"$.{name}", before.get(name), after.get(name)))


def _by_kind_and_id(dataset: RecordSet) -> dict[tuple[str, str], AnyRecord]:
    return {(kind, record.id): record for kind in KINDS for record in getattr(dataset, kind)}


def _common(dataset: RecordSet, other: RecordSet, kind: str) -> list[str]:
    return [record.id for record in getattr(dataset, kind) if record.id in getattr(other, kind)]


def _change(name: str, old: str | None, new: str | None) -> FieldChange | None:
    return FieldChange(f"$.{name}", old, new) if old != new else None


def _changes(path: str, old: Any, new: Any) -> Iterator[FieldChange]:
    # As JSON, since 5 and 5.0, and objects whose keys stand in another order, are equal to Python and not in a file.
    if _json(old) == _json(new):
        return
    inner: list[FieldChange] = []
    if type(old) is dict and type(new) is dict:
        for key in {**old, **new}:
            inner += _changes(path + json_path_step(key), old.get(key), new.get(key))
    elif type(old) is list and type(new) is list:
        for one, other in _aligned([*map(_json, old)], [*map(_json, new)]):
            was = None if one is None else old[one]
            now = None if other is None else new[other]
            inner += _changes(path + json_path_step(one or 0 if other is None else other), was, now)
    yield from inner or [FieldChange(path, old, new)]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """The places in two lists that belong together: of equal members, and between these one by one."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for at, text in enumerate(old):
        places[text].append(at)
    equal = [(places[text].popleft(), at) for at, text in enumerate(new) if places[text]]
    last_old = last_new = 0
    for one, other in [*_rising(equal), (len(old), len(new))]:
        yield from zip_longest(range(last_old, one), range(last_new, other))
        last_old, last_new = one + 1, other + 1


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of these pairs in which both places rise; the second ones rise already."""
    # Sorted as cards are in patience: n log n, where comparing every member with every other would take its square.
    ends: list[int] = []
    tips: list[int] = []
    before: list[int] = []
    for number, (place, _) in enumerate(pairs):
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        tips[length : length + 1] = [number]
        before.append(tips[length - 1] if length else -1)
    found: list[tuple[int, int]] = []
    number = tips[-1] if tips else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _cut(text: str) -> str:
    cut = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return "".join(letter if letter.isprintable() else " " for letter in cut)


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    return quoted(value, _LONGEST) if type(value) is str else _cut(_json(value))


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#])", r"\\\1", text)


def _line(record: AnyRecord) -> str:
    return f"- {record.kind_name} `{_cut(record.id)}`: {_escaped(_cut(str(record._title)))}"


def _lines(changed: Changed) -> list[str]:
    return [_line(changed.new), *(f"  - `{change.path}`: {_told(change)}" for change in changed.fields)]


def _told(change: FieldChange) -> str:
    return " → ".join(map(_escaped, change.shown()))
