"""The one strict converter from plain JSON values to records.

It decides how a record is represented:

* A reference to a record is its id, a date is its EDTF text, and evidence is a list of addresses.
* A field that is None or empty is left out. ``null`` is refused, since leaving the field out says the same.
* Nothing is coerced: a number is not text, true is not a number, and an object has no unknown key.
* The passages of a source do not repeat its id. The passage of a statement has neither number nor voice.

References and citations are resolved while a record is structured, so a record is complete when it is created. Only
the citations of sources take a second step, :func:`with_citations`, because a source may cite a later one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from functools import cache
from typing import Any, Final, get_args

import attrs
from cattrs import ClassValidationError, Converter, ForbiddenExtraKeysError, IterableValidationError
from cattrs.errors import IterableValidationNote
from cattrs.gen import make_dict_structure_fn, override

from .._records.base import Record, has_value
from .._records.fields import (
    each_of,
    has_pattern,
    is_list,
    is_literal,
    is_mapping,
    is_optional,
    is_record,
    is_reference,
    parts,
    without_none,
)
from .._records.kinds import RECORD_TYPES, Official, Organization, Role, Source
from .._values.citations import Cited, Evidence, Passage
from .._values.facts import Participant
from .._values.vocabulary import CountryCode, Id
from .._values.when import When
from ..errors import DataError, Fault, WhenError, describe_value, json_path_step
from .hooks import (
    Hook,
    addresses,
    array_hook,
    choice_hook,
    country,
    date,
    mapping_hook,
    missing_field_error,
    number,
    object_hook,
    pattern_hook,
    restricted_hook,
    structure_each,
    text,
    unknown_field_error,
    whole_number,
)
from .linker import CitationError, DanglingReference, Linker, Problem

# The converter is made once, since cattrs compiles code for it. Its hooks get the current linker from here.
_LINKER: Final[ContextVar[Linker]] = ContextVar("linker")
_PASSAGE_OF_SOURCE: Final = ("number", "start", "end", "sha256", "voice")
_PASSAGE_OF_STATEMENT: Final = ("source", "start", "end", "sha256")


class InvalidRecord(Exception):  # noqa: N818 - the problems, which the reader reports with those of other records
    """A value is not a valid record. Wrong links are listed only if everything else in the value is valid."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        every = [*problems]
        self.problems = [problem for problem in every if not problem.is_link] or every


def structure(record_type: type[Record], value: Any, linker: Linker) -> Record:
    """Return the record that a plain JSON value represents, with its references and citations resolved by a linker.

    Raises:
        InvalidRecord: If the value is not valid.
    """
    problems = [] if record_type is Source else [*_evidence_of_nothing(value)]
    try:
        record: Record = _apply(_record_hooks()[record_type], value, linker)
    except Exception as error:
        problems += _problems_of(error, "$")
        raise InvalidRecord([*problems, *_contradictions(record_type, value, linker, problems)]) from None
    if problems:
        raise InvalidRecord(problems)
    if isinstance(record, Source):
        passages = (attrs.evolve(passage, source=record.id) for passage in record.passages)
        return attrs.evolve(record, passages=tuple(passages))
    return record


def with_citations(source: Source, value: Any, linker: Linker) -> Source:
    """Return a source with its citations, now that every source can be cited.

    Raises:
        InvalidRecord: If a citation does not resolve.
    """
    problems = [*_evidence_of_nothing(value)]
    try:
        evidence = _apply(_evidence_hook(Source, _citations), value.get("evidence", {}), linker)
    except Exception as error:
        raise InvalidRecord([*problems, *_problems_of(error, "$.evidence")]) from None
    if problems:
        raise InvalidRecord(problems)
    return attrs.evolve(source, evidence=evidence)


def _apply(hook: Hook, value: Any, linker: Linker) -> Any:
    token = _LINKER.set(linker)
    try:
        return hook(value, None)
    finally:
        _LINKER.reset(token)


def _contradictions(
    record_type: type[Record], value: Any, linker: Linker, problems: list[Problem]
) -> Iterator[Problem]:
    """Make a record whose links alone are wrong without these fields, and yield what contradicts itself in it."""
    if all(problem.is_link for problem in problems):
        wrong = {problem.field for problem in problems}
        rest = {name: member for name, member in value.items() if name not in wrong}
        try:
            _apply(_record_hooks()[record_type], rest, linker)
        except Exception as error:
            yield from (problem for problem in _problems_of(error, "$") if problem.path == "$")


@cache
def _record_hooks() -> dict[type[Record], Hook]:
    """Return the hooks for the records of a file. Inside a record, another record is its id."""
    converter = _make_converter()
    return {record_type: _record_hook(record_type, converter) for record_type in RECORD_TYPES.values()}


def _make_converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    # These are registered by class, because cattrs' own hooks for them coerce and take precedence over factories.
    converter.register_structure_hook(int, whole_number)
    converter.register_structure_hook(str, text)
    converter.register_structure_hook(When, date)
    # If several factories match, cattrs uses the one registered last, so the special ones come last here.
    register = converter.register_structure_hook_factory
    register(attrs.has, lambda cls: object_hook(make_dict_structure_fn(cls, converter), cls))
    register(is_literal, lambda hint: choice_hook(get_args(hint)))
    register(has_pattern, pattern_hook)
    register(is_list, lambda hint: array_hook(converter.get_structure_hook(each_of(hint)), each_of(hint)))
    register(is_mapping, lambda hint: mapping_hook(*map(converter.get_structure_hook, get_args(hint))))
    register(is_optional, lambda hint: converter.get_structure_hook(without_none(hint)))
    register(is_reference, _reference_hook)
    register(lambda hint: hint is Participant, lambda _: _participant_hook(converter))
    register(lambda hint: hint is Passage, lambda _: _statement_passage_hook(converter))
    register(lambda hint: hint == tuple[Cited, ...], lambda _: _citations)
    register(lambda hint: hint == CountryCode, lambda _: country)
    register(lambda hint: hint == int | float, lambda _: number)
    return converter


def _record_hook(record_type: type[Record], converter: Converter) -> Hook:
    overrides = {
        field.name: override(struct_hook=_chain_hook(record_type))
        for field in attrs.fields(record_type)  # type: ignore[arg-type]  # every record type is an attrs class
        if without_none(field.type) is record_type
    }
    cite: Hook = _citations
    if record_type is Source:
        overrides["passages"] = override(struct_hook=array_hook(_source_passage_hook(converter), Passage))
        cite = _uncited
    overrides["evidence"] = override(struct_hook=_evidence_hook(record_type, cite))
    structure = make_dict_structure_fn(record_type, converter, **overrides)  # type: ignore[arg-type]
    return object_hook(structure, record_type)


def _reference_hook(hint: Any) -> Hook:
    types = tuple(filter(is_record, parts(hint)))
    id_hook = pattern_hook(Id)
    return lambda value, _: _LINKER.get().resolve(id_hook(value, Id), types)


def _chain_hook(record_type: type[Record]) -> Hook:
    """Return the hook of a reference to another record of the same type."""
    reference = _reference_hook(record_type)

    def hook(value: Any, hint: Any) -> Any:
        target = reference(value, hint)
        _LINKER.get().check_chain(target)
        return target

    return hook


def _participant_hook(converter: Converter) -> Hook:
    reference = _reference_hook(Official | Role | Organization)
    who = override(struct_hook=lambda value, hint: reference(value, hint).id)
    return object_hook(make_dict_structure_fn(Participant, converter, who=who), Participant)


def _statement_passage_hook(converter: Converter) -> Hook:
    structure = restricted_hook(make_dict_structure_fn(Passage, converter), _PASSAGE_OF_STATEMENT)

    def hook(value: Any, hint: Any) -> Any:
        passage = structure(value, hint)
        _LINKER.get().check_passage(passage)
        return passage

    return object_hook(hook, Passage)


def _source_passage_hook(converter: Converter) -> Hook:
    """Return the hook of a passage whose source is added later."""
    structure = make_dict_structure_fn(Passage, converter, source=override(struct_hook=lambda value, _: value))

    def hook(value: Any, hint: Any) -> Any:
        return structure({**value, "source": ""}, hint)

    return object_hook(restricted_hook(hook, _PASSAGE_OF_SOURCE, ("number", "voice")), Passage)


def _evidence_hook(record_type: type[Record], cite: Hook) -> Hook:
    def by_field(field: str, addresses: Any) -> tuple[str, Any]:
        if field not in record_type.citable:
            raise unknown_field_error(field, record_type.citable)
        return field, cite(addresses, None)

    def hook(value: Any, hint: Any) -> Evidence:
        cited = dict(structure_each(by_field, value.items(), hint))
        return Evidence(cited, record_type.kind_name, record_type.citable)

    return object_hook(hook, Evidence)


def _citations(value: Any, hint: Any) -> tuple[Cited, ...]:
    cited: dict[int, Cited] = {}
    linker = _LINKER.get()
    structure_each(lambda _, address: linker.cite(cited, address), enumerate(addresses(value, hint)), hint)
    return tuple(cited[rank] for rank in sorted(cited))


def _evidence_of_nothing(value: Any) -> Iterator[Problem]:
    """Yield a problem for each field that has evidence and no value."""
    evidence = value.get("evidence") if type(value) is dict else None
    for name, cited in evidence.items() if type(evidence) is dict else ():
        if cited and not has_value(value.get(name)):
            found = f'evidence for "{name}", which says nothing'
            reason = Fault(found, "evidence for what is said", "add the value, or leave out its evidence")
            yield Problem("$.evidence" + json_path_step(name), reason, is_link=True)


def _problems_of(error: Exception, path: str) -> Iterator[Problem]:
    """Yield each problem in an error of the converter once."""
    match error:
        case ClassValidationError() | IterableValidationError():
            located, others = error.group_exceptions()
            for inner in others:
                yield from _problems_of(inner, path)
            for inner, note in located:
                key = note.index if isinstance(note, IterableValidationNote) else note.name
                is_missing = isinstance(inner, KeyError) and inner.args == (key,)
                yield from _problems_of(missing_field_error(key) if is_missing else inner, path + json_path_step(key))
        case ExceptionGroup():
            for inner in error.exceptions:
                yield from _problems_of(inner, path)
        case ForbiddenExtraKeysError():
            names = [field.name for field in attrs.fields(error.cl) if field.name not in error.extra_fields]
            for name in sorted(error.extra_fields):
                yield from _problems_of(unknown_field_error(name, names), path + json_path_step(name))
        case DanglingReference():
            yield Problem(path, error, is_link=True)
        case DataError():
            for reason in error.faults:
                yield Problem(path, reason, is_link=isinstance(error, CitationError))
        case WhenError():
            yield Problem(path, Fault(describe_value(error.found), "a date", error.mend), is_link=False)
        case _:
            raise error


def _uncited(value: Any, hint: Any) -> tuple[Cited, ...]:
    """Check the addresses of a source, which are resolved when every source has been read."""
    addresses(value, hint)
    return ()
