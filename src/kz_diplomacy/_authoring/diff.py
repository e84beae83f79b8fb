"""The differences between two datasets: records added, removed and changed, field by field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from os.path import commonprefix
from typing import Any, Final

import attrs

from .._public import format_call, public
from .._records.base import Record
from .._records.kinds import RECORD_TYPES, AnyRecord
from .._records.record_set import RecordSet
from ..errors import QueryError, json_path_step, quoted

MAX_SHOWN: Final = 60
"""The maximum number of characters of a value that are shown."""
# The number of common characters that are shown before the first difference of two long texts.
_CONTEXT: Final = 20


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
        if isinstance(old, str) and isinstance(new, str) and max(len(old), len(new)) > MAX_SHOWN:
            skipped = len(commonprefix([old, new])) - _CONTEXT
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
        values = [(field.name, getattr(self, field.name)) for field in attrs.fields(Diff)]
        counted = ("added", "removed", "changed")
        shown = [f"{name}={len(value) if name in counted else repr(value)}" for name, value in values if value]
        return format_call("Diff", shown)

    def __str__(self) -> str:
        version = self.version.new if self.version else None
        head = f"### Data {_escaped(_truncated(version))}" if version else "### Data"
        changed = [
            *(f"- {change.path[2:]}: {_values(change)}" for change in (self.version, self.license) if change),
            *(f"- the order of the {kind}" for kind in self.reordered),
            *(item for record in self.changed for item in _changed_items(record)),
        ]
        sections = {
            "Added": [*map(_record_item, self.added)],
            "Changed": changed,
            "Removed": [*map(_record_item, self.removed)],
        }
        shown = ["\n".join([f"#### {name}\n", *items]) for name, items in sections.items() if items]
        return "\n\n".join([head, *(shown or ["Nothing has changed."])])


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
    in_both = [key for key in after if key in before]
    changes = [(before[key], after[key], field_changes(before[key], after[key])) for key in in_both]
    # Both lists are sorted by kind and have the same number of records of each kind, so they can be compared in pairs.
    in_old_order = (key for key in before if key in after)
    moved = {kind for (kind, id), (_, old_id) in zip(in_both, in_old_order, strict=True) if id != old_id}
    return Diff(
        added=tuple(record for key, record in after.items() if key not in before),
        removed=tuple(record for key, record in before.items() if key not in after),
        changed=tuple(Changed(*change) for change in changes if change[-1]),
        reordered=tuple(kind for kind in RECORD_TYPES if kind in moved),
        version=_change("version", old.version, new.version),
        license=_change("license", old.license, new.license),
    )


def field_changes(old: Record, new: Record) -> tuple[FieldChange, ...]:
    """Return the changes between the JSON values of two records of one kind, in field order."""
    if old is new:
        return ()
    before, after = old.to_dict(), new.to_dict()
    return tuple(change for name in new.fields for change in _changes(f"$.{name}", before.get(name), after.get(name)))


def _by_kind_and_id(dataset: RecordSet) -> dict[tuple[str, str], AnyRecord]:
    return {(kind, record.id): record for kind in RECORD_TYPES for record in getattr(dataset, kind)}


def _change(name: str, old: str | None, new: str | None) -> FieldChange | None:
    return FieldChange(f"$.{name}", old, new) if old != new else None


def _changes(path: str, old: Any, new: Any) -> Iterator[FieldChange]:
    """Yield the changes between two JSON values, recursively for the members of arrays and objects."""
    # Values are compared as JSON text: 5 and 5.0, or objects with reordered keys, are equal in Python, not in a file.
    if _json(old) == _json(new):
        return
    inner: list[FieldChange] = []
    if isinstance(old, dict) and isinstance(new, dict):
        for key in {**old, **new}:
            inner += _changes(path + json_path_step(key), old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list):
        for index, before, after in _replaced(old, new):
            inner += _changes(path + json_path_step(index), before, after)
    yield from inner or [FieldChange(path, old, new)]


def _replaced(old: list[Any], new: list[Any]) -> Iterator[tuple[int, Any, Any]]:
    """Yield the index, old value and new value of each changed member; the index is in the old array if removed."""
    matcher = SequenceMatcher(None, [*map(_json, old)], [*map(_json, new)], autojunk=False)
    for operation, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if operation != "equal":
            for before, after in zip_longest(range(old_start, old_end), range(new_start, new_end)):
                if after is None:
                    yield before, old[before], None
                else:
                    yield after, None if before is None else old[before], new[after]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _truncated(text: str) -> str:
    cut = text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 1]}…"
    return "".join(letter if letter.isprintable() else " " for letter in cut)


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    return quoted(value, MAX_SHOWN) if isinstance(value, str) else _truncated(_json(value))


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#])", r"\\\1", text)


def _record_item(record: AnyRecord) -> str:
    return f"- {record.kind_name} `{_truncated(record.id)}`: {_escaped(_truncated(str(record._title)))}"


def _changed_items(changed: Changed) -> list[str]:
    return [_record_item(changed.new), *(f"  - `{change.path}`: {_values(change)}" for change in changed.fields)]


def _values(change: FieldChange) -> str:
    return " → ".join(map(_escaped, change.shown()))
