"""The columns of flat tables, worked out from the types of the records' fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial, reduce
from typing import Any, Final, TypeAlias, get_args

import attrs

from ..._records.fields import has_pattern, hints_of, is_literal, is_record, parts, pattern_of, without_none
from ..._records.kinds import KINDS
from ..._values.citations import Passage
from ..._values.facts import Text
from ..._values.vocabulary import LANGS, Lang
from ..._values.when import When

Cell: TypeAlias = str | int | float | bool | None
"""What a row of a table has in a column."""

Read: TypeAlias = Callable[[Any], Any]
"""Takes a value out of what a row is made of."""

RECORDS: Final = "records"
"""The table of all records, which a column that names one of several kinds points to."""


@attrs.frozen
class Column:
    """A column: what it is called, what it may hold, and where a row has it from."""

    name: str
    read: Read
    type: type[str | int | float | bool] = str
    required: bool = False
    """Whether no row may leave it open."""
    day: bool = False
    """Whether its text is a day, ``2024-05-03``."""
    choices: tuple[str, ...] = ()
    """The only words that it may have; any where there are none."""
    pattern: str = ""
    """The regular expression that the whole of its text fits; any where it is empty."""
    target: str = ""
    """The table whose ``id`` it names; empty where it names none."""
    worded: bool = False
    """Whether it is a wording, of which each language has a column."""
    meaning: str = ""
    """What the name does not say."""

    def in_language(self, lang: Lang | None) -> tuple[Column, ...]:
        """The columns that stand for it: itself; of a wording that of one language, or with None those of all three."""
        if not self.worded:
            return (self,)
        if lang:
            return (attrs.evolve(self, read=partial(_wording, self.read, lang)),)
        return tuple(
            attrs.evolve(self, name=f"{self.name}_{one}", read=partial(_wording, self.read, one)) for one in LANGS
        )


def columns_of(name: str, hint: Any, get: Read, needed: bool) -> Iterator[Column]:
    """The columns of a field of any type but a list.

    >>> [column.name for column in columns_of("said", When, str, needed=True)]
    ['said', 'said_earliest', 'said_latest', 'said_approximate']
    """
    kinds = parts(without_none(hint))
    first = kinds[0]
    if first is Text:
        yield Column(name, get, worded=True)
    elif first is When:
        yield from _of_date(name, get)
    elif first is Passage:
        yield from _of_passage(name, get)
    elif is_record(first):
        target = RECORDS if len(kinds) > 1 else next(kind for kind, cls in KINDS.items() if cls is first)
        yield Column(f"{name}_id", inside(get, "id"), required=needed, target=target)
        if len(kinds) > 1:
            yield Column(f"{name}_kind", inside(get, "kind_name"), required=needed, choices=kind_names(kinds))
    elif is_literal(first):
        yield Column(name, get, required=needed, choices=get_args(first))
    elif has_pattern(first):
        yield Column(name, get, required=needed, pattern=pattern_of(first).pattern.pattern)
    else:
        yield Column(name, get, float if float in kinds else first, required=needed)


def _of_date(name: str, get: Read) -> Iterator[Column]:
    yield Column(name, inside(get, "edtf"), meaning="a date in EDTF (ISO 8601-2)")
    for side, which in (("earliest", "first"), ("latest", "last")):
        meaning = f"the {which} day that the date can cover; empty where no bound is known"
        yield Column(f"{name}_{side}", _iso(inside(get, side)), day=True, meaning=meaning)
    meaning = "whether the date is about then; its first and last day are nominal"
    yield Column(f"{name}_approximate", inside(get, "approximate"), bool, meaning=meaning)


def _of_passage(name: str, get: Read) -> Iterator[Column]:
    """Of one that is a field: its place in its source. It has neither number nor voice."""
    hints = hints_of(Passage)
    yield Column(f"{name}_source_id", inside(get, "source"), required=True, target="sources")
    for part in ("start", "end", "sha256"):
        yield from columns_of(f"{name}_{part}", hints[part], inside(get, part), needed=True)


def inside(get: Read, *names: str) -> Read:
    """What a value has by these names, one inside the other; None where there is no value.

    >>> inside(lambda text: text, "real", "imag")(7)
    0
    """
    return lambda item: reduce(lambda value, name: None if value is None else getattr(value, name), names, get(item))


def _iso(get: Read) -> Read:
    return lambda item: None if (day := get(item)) is None else day.isoformat()


def _wording(get: Read, lang: Lang, item: Any) -> str | None:
    text = get(item)
    return (text[lang] or None) if text else None


def kind_names(kinds: Iterable[Any]) -> tuple[str, ...]:
    """What records of these kinds are called.

    >>> from kz_diplomacy import Role, Topic
    >>> kind_names([Role, Topic])
    ('role', 'topic')
    """
    return tuple(kind.kind_name for kind in kinds)
