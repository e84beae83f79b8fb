"""Everything that can be asked, and with what arguments."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import chdir, suppress
from itertools import islice
from typing import Any, Final

import attrs
from helpers.invented import KINDS
from hypothesis import strategies as st

import kz_diplomacy
from kz_diplomacy import Article, Dataset, KzDiplomacyError, When

from . import pool
from .asked import printable
from .limits import bounded
from .running import folder
from .tally import TALLY
from .wrong import arguments, subjects

_PACKAGE: Final = "kz_diplomacy"


@attrs.frozen
class Question:
    """Something that can be called, with the errors of Python's own that its protocol asks for."""

    name: str
    call: Callable[..., Any] = attrs.field(repr=False)
    own: tuple[type[Exception], ...] = ()


def questions() -> Iterator[Question]:
    """Every public function, every public method of what a dataset gives, and what operators stand for."""
    ds, article, _ = subjects()
    for function in (kz_diplomacy.load, kz_diplomacy.check, kz_diplomacy.stream, kz_diplomacy.new, kz_diplomacy.diff):
        yield Question(function.__name__, function)
    yield from (Question("canonical", kz_diplomacy.canonical), Question("When", When), Question("read", Article.read))
    given = [
        ds,
        article,
        article.verify(),
        article.verify().proofs[0],
        When("2024"),
        When("2021/.."),
        ds.roles_at("2024"),
    ]
    for collection in (getattr(ds, kind) for kind in KINDS):
        given += [collection, collection[0], collection[0].evidence]
        # As every sequence does: iteration rests on it, and slices are those of tuples.
        yield Question(f"{type(collection).__name__}[]", collection.__getitem__, (IndexError,))
        yield Question(f"{type(collection).__name__} in", collection.__contains__)
        yield Question(f"{type(collection).__name__} ==", collection.__eq__)
    given += [
        ds.topics[0].label,
        ds.quantities[0].quantity,
        ds.statements[0].claims[0],
        ds.timeline()[0],
        ds.search("lamp"),
    ]
    for subject in given:
        # A name for each, so that the example says what was asked.
        name = type(subject).__name__
        yield from (
            Question(f"{name}.{method}", getattr(subject, method), _own(method)) for method in _methods(subject)
        )
    yield Question("Dataset[]", ds.__getitem__)
    yield Question("Dataset in", ds.__contains__)
    # What has no meaning is Python's to refuse.
    yield Question("Dataset |", lambda other: ds | other, (TypeError,))
    yield from (Question(f"When {name}", getattr(When("2024"), name)) for name in ("__lt__", "__ge__", "__eq__"))
    yield from (Question(f"Text[{type(one).__name__}]", one.__getitem__) for one in (ds.topics[0].label,))
    yield from (
        Question("Evidence[]", ds.roles[0].evidence.__getitem__),
        Question("in", ds.roles[0].evidence.__contains__),
    )


def _methods(subject: object) -> Iterator[str]:
    for name in dir(type(subject)):
        found = inspect.getattr_static(type(subject), name)
        # What a sequence or a mapping of Python brings along keeps the rules of Python.
        ours = inspect.isroutine(found) and str(getattr(getattr(subject, name), "__module__", "")).startswith(_PACKAGE)
        if ours and not name.startswith("_"):
            yield name


def _own(method: str) -> tuple[type[Exception], ...]:
    # save says so: a disk may refuse.
    return (OSError,) if method == "save" else ()


def _drawn(draw: st.DrawFn, question: Question) -> tuple[list[Any], dict[str, Any]]:
    """Arguments in the right number, and under the right names."""
    places: list[Any] = []
    named: dict[str, Any] = {}
    for name, parameter in inspect.signature(question.call).parameters.items():
        optional = parameter.default is not inspect.Parameter.empty
        if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
            places += draw(st.lists(arguments, max_size=2))
        elif parameter.kind is inspect.Parameter.VAR_KEYWORD:
            fields = [
                "id",
                "kind",
                "title",
                "label",
                "when",
                "official",
                "countries",
                "places",
                "quantities",
                "participants",
            ]
            fields += [
                "passage",
                "claims",
                "evidence",
                "uncited",
                "summary",
                "start",
                "language",
                "length",
                "topics",
                "name",
            ]
            named |= draw(st.dictionaries(st.sampled_from(fields) | pool.texts, arguments, max_size=2))
        elif not optional or draw(st.booleans()):
            if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
                named[name] = draw(arguments)
            elif not optional or len(places) == [*inspect.signature(question.call).parameters].index(name):
                places.append(draw(arguments))
    return places, named


_QUESTIONS: Final = st.deferred(lambda: st.sampled_from([*questions()]))


@st.composite
def _asked(draw: st.DrawFn) -> tuple[Question, list[Any], dict[str, Any]]:
    question = draw(_QUESTIONS)
    return question, *_drawn(draw, question)


asked = _asked()
"""A question, with its arguments."""


def ask(one: tuple[Question, list[Any], dict[str, Any]]) -> None:
    """Ask it: a result that can be printed, or the package's own error."""
    question, places, named = one
    ds: Dataset = subjects()[0]
    with TALLY.example("questions"), folder() as place, chdir(place), bounded():
        try:
            with suppress(*question.own):
                _printed(question.call(*places, **named))
        except KzDiplomacyError as error:
            TALLY.errors[type(error).__name__] += 1
            printable(str(error), repr(error))
    assert ds == kz_diplomacy.example()[0]


def _printed(result: Any) -> None:
    if isinstance(result, Iterator):
        result = [*islice(result, 3)]
    if type(result).__module__.startswith(_PACKAGE):
        printable(repr(result), str(result))
