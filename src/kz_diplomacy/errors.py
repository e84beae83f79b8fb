"""The exceptions of the package. They share one base class and have their details as attributes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

import attrs

from ._public import public

ArticleProblem: TypeAlias = Literal[
    "not this article", "unreadable", "changed", "missing", "ambiguous", "not found", "no article"
]
"""What can be wrong with a copy of an article."""


@public
class KzDiplomacyError(Exception):
    """The base of every error that this package raises on purpose.

    >>> import kz_diplomacy
    >>> try:
    ...     kz_diplomacy.load()["nobody"]
    ... except kz_diplomacy.KzDiplomacyError as error:
    ...     print(type(error).__name__)
    UnknownIdError
    """


@public
class UnknownIdError(KzDiplomacyError, LookupError):
    """No record has the id that was asked for.

    >>> import kz_diplomacy
    >>> kz_diplomacy.load().officials["aibek-smadiarov"]
    Traceback (most recent call last):
        ...
    kz_diplomacy.UnknownIdError: no official has the id "aibek-smadiarov"; did you mean "aibek-smadiyarov"?
    """

    id: str
    """What was asked for."""
    kind: str
    """What kind of record was asked: ``"official"``, say, or ``"record"`` for any."""
    suggestions: tuple[str, ...]
    """The ids most like it, best first; may be empty."""

    def __init__(self, id: str, kind: str, suggestions: Iterable[str] = ()) -> None:
        self.id, self.kind, self.suggestions = id, kind, tuple(suggestions)
        super().__init__(self.id, self.kind, self.suggestions)

    def __str__(self) -> str:
        return f"no {self.kind} has the id {quoted(self.id)}{_or_nearly(self.suggestions)}"


@public
class FieldError(KzDiplomacyError, LookupError):
    """A record has no such field.

    >>> import kz_diplomacy
    >>> kz_diplomacy.load().roles[0].evidence["strat"]
    Traceback (most recent call last):
        ...
    kz_diplomacy.FieldError: a role has no field "strat"; did you mean "start"?
    """

    field: str
    """The name as it was written."""
    kind: str
    """The kind of record: ``"role"``, say."""
    suggestions: tuple[str, ...]
    """The field names most like it, best first; may be empty."""

    def __init__(self, field: str, kind: str, suggestions: Iterable[str] = ()) -> None:
        self.field, self.kind, self.suggestions = field, kind, tuple(suggestions)
        super().__init__(self.field, self.kind, self.suggestions)

    def __str__(self) -> str:
        article = "an" if self.kind[:1] in "aeiou" else "a"
        return f"{article} {self.kind} has no field {quoted(self.field)}{_or_nearly(self.suggestions)}"


@public
class WhenError(KzDiplomacyError, ValueError):
    """A text is not one of the dates that :class:`When` accepts.

    >>> import kz_diplomacy
    >>> kz_diplomacy.When("2024-4")
    Traceback (most recent call last):
        ...
    kz_diplomacy.WhenError: "2024-4" is not a date: write 2024-04
    """

    found: object
    """What was given."""
    mend: str
    """How to write it, or what is wrong with it."""

    def __init__(self, found: object, mend: str) -> None:
        self.found, self.mend = found, mend
        super().__init__(found, mend)

    def __repr__(self) -> str:
        # repr() raises an error for an integer of more than 4,300 digits.
        found = describe_value(self.found) if type(self.found) is int else repr(self.found)
        return f"WhenError({found}, {self.mend!r})"

    def __str__(self) -> str:
        return f"{describe_value(self.found)} is not a date: {self.mend}"


@public
class QueryError(KzDiplomacyError, ValueError):
    """A query was asked with an argument that it does not take.

    >>> import kz_diplomacy
    >>> kz_diplomacy.load().events.during(2024)
    Traceback (most recent call last):
        ...
    kz_diplomacy.QueryError: found 2024, expected a date: write "2024"
    """

    found: str
    """What was given, shortened."""
    expected: str
    """What is taken."""
    mend: str
    """How to mend it; empty where ``expected`` says enough."""

    def __init__(self, found: object, expected: str, mend: str = "") -> None:
        self.found, self.expected, self.mend = describe_value(found), expected, mend
        super().__init__(Description(self.found), expected, mend)

    def __str__(self) -> str:
        return f"found {self.found}, expected {self.expected}" + (f": {self.mend}" if self.mend else "")


@public
class ArticleError(KzDiplomacyError):
    """A copy of the article cannot be read, is another article, or does not prove.

    >>> import kz_diplomacy
    >>> kz_diplomacy.Article.read("no-such-file.txt")
    Traceback (most recent call last):
        ...
    kz_diplomacy.ArticleError: ...
    """

    reason: ArticleProblem
    """What is wrong, as one of a few words."""

    def __init__(self, reason: ArticleProblem, message: str) -> None:
        self.reason = reason
        super().__init__(reason, message)

    def __str__(self) -> str:
        return str(self.args[1])


@public
class MissingExtraError(KzDiplomacyError, ImportError):
    """Something needs a library that an extra of this package installs.

    >>> print(MissingExtraError("plot", "matplotlib"))
    this needs matplotlib: install it with pip install "kz-diplomacy[plot]"
    """

    extra: str
    """The extra to install."""

    def __init__(self, extra: str, library: str) -> None:
        self.extra = extra
        super().__init__(extra, library)

    def __str__(self) -> str:
        extra, library = self.args
        return f'this needs {library}: install it with pip install "kz-diplomacy[{extra}]"'


@public
@attrs.frozen
class Fault:
    """One thing that is wrong with a dataset: where, what was found, what was expected, how to mend it.

    >>> print(Fault('"2024-4"', "a date", "write 2024-04", file="roles.json", path="$[3].end", record="envoy"))
    roles.json $[3].end (envoy): found "2024-4", expected a date: write 2024-04
    """

    found: str
    """What stands there, shortened."""
    expected: str
    """What should stand there."""
    mend: str = ""
    """How to mend it; empty where ``expected`` says enough."""
    file: str = ""
    """The file's name; empty for a value that was made in Python."""
    path: str = "$"
    """The JSON path inside the file; inside the line of one that has a record on each."""
    line: int | None = None
    """The line, counted from 1, in a file that has a record on each (``.jsonl``); None in any other."""
    record: str = ""
    """The id of the record; empty where it is none's, or has no readable id."""

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line else ""
        record = f"({self.record})" if self.record else ""
        location = " ".join(filter(None, (self.file, line, self.path, record)))
        problem = f"found {self.found}, expected {self.expected}" + (f": {self.mend}" if self.mend else "")
        return f"{location}: {problem}" if location else problem


@public
class DataError(KzDiplomacyError):
    """A dataset, or a value of one, is broken; every fault is listed at once.

    >>> import kz_diplomacy
    >>> kz_diplomacy.load("no-such-folder")
    Traceback (most recent call last):
        ...
    kz_diplomacy.DataError: 1 fault in no-such-folder
    no-such-folder $: found no folder, expected a folder with the files of a dataset
    """

    faults: tuple[Fault, ...]
    """Every fault, in the order of the files and of the places in them."""
    where: str
    """The folder; empty for a value that was made in Python."""

    def __init__(self, faults: Sequence[Fault], where: str = "") -> None:
        self.faults, self.where = tuple(faults), where
        super().__init__(self.faults, self.where)

    def __str__(self) -> str:
        count = f"{len(self.faults):,} fault" + ("" if len(self.faults) == 1 else "s")
        head = f"{count} in {self.where}" if self.where else count
        return "\n".join([head, *map(str, self.faults)])


def data_error(found: object, expected: str, mend: str = "", path: str = "$") -> DataError:
    """Return an error with one fault. The reader of a file adds the location of the value."""
    return DataError([Fault(describe_value(found), expected, mend, path=path)])


class Description(str):
    """A phrase that error messages show in place of a value."""

    __slots__ = ()


def describe_value(value: object) -> str:
    """Return a short description of a value: text and numbers as JSON, containers by their size."""
    match value:
        case Description():
            return str(value)
        case str():
            return quoted(value)
        case True | False:
            return str(value).lower()
        case None:
            return "null"
        case int() | float():
            return json.dumps(value) if isinstance(value, float) else _integer(value)
        case list() | tuple():
            return f"an array of {len(value)}"
        case dict():
            return f"an object of {len(value)}"
        case _:
            return f"a value of type {type(value).__name__}"


def _integer(value: int) -> str:
    # str() raises an error for an integer of more than 4,300 digits.
    return str(value) if abs(value) < 10**30 else f"an integer of {value.bit_length():,} bits"


def quoted(text: str, longest: int = 60) -> str:
    """Return text in quotation marks, cut if it is long, with unprintable characters escaped."""
    cut = text if len(text) <= longest else text[: longest - 1] + "…"
    written = json.dumps(cut, ensure_ascii=False)
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in written)


def json_path_step(key: int | str) -> str:
    """Return one step of a JSON path: ``[3]``, ``.title``, ``["3.1"]``."""
    if isinstance(key, int):
        return f"[{key}]"
    return f".{key}" if key.isascii() and key.isidentifier() and len(key) <= 60 else f"[{quoted(key)}]"


def did_you_mean(suggestions: Sequence[str]) -> str:
    """Return a question that suggests similar names; empty if there are none."""
    return f"did you mean {' or '.join(map(quoted, suggestions))}?" if suggestions else ""


def _or_nearly(suggestions: Sequence[str]) -> str:
    """Return the end of a message that suggests similar names; empty if there are none."""
    return f"; {did_you_mean(suggestions)}" if suggestions else ""


def nearest(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return up to three names that are most similar to a name, best first."""
    import difflib

    names = tuple(names)
    if found := difflib.get_close_matches(name[:200], names, n=3, cutoff=0.7):
        return tuple(found)
    # The name may be an id without the prefix of its dataset.
    return tuple(long for long in names if name and long.partition(".")[2] == name)[:3]
