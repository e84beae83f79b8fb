"""The one strict converter from the plain values of JSON to records.

What it decides about representation:

* A reference to a record is its id; a date is its EDTF text; evidence is addresses.
* What is None or empty is left out; ``null`` is refused, since leaving out says the same.
* Nothing is coerced: a number is no text, true is no number, a text is no array, an object has no unknown key.
* The passages of a source do not repeat its id; the passage of a statement has neither number nor voice.

It knows one record at a time. Whether ids lead anywhere, and to whom, is the linker's part: until then references and
evidence hold the ids and addresses as they were read.
"""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, override

from .._records.base import Record
from .._records.fields import (
    each_of,
    has_pattern,
    is_list,
    is_literal,
    is_mapping,
    is_optional,
    is_reference,
    pattern_of,
    without_none,
)
from .._records.kinds import KINDS, Source
from .._values.citations import Cited, Evidence, Passage
from .._values.facts import Text
from .._values.vocabulary import CountryCode, Id
from .._values.when import When
from ..errors import DataError
from . import hooks
from .faults import faults_of


def decode(kind: type[Record], value: Any) -> Record:
    """A record from the plain value of its JSON, not linked yet.

    Raises:
        DataError: Every fault of this record, with paths that begin at it.

    >>> from kz_diplomacy import Topic
    >>> decode(Topic, {"id": "sea", "label": {"en": "The sea"}})
    Topic(id='sea', label='The sea')
    """
    record: Record
    try:
        record = _structurers(detailed=False)[kind](value, kind)
    except Exception:
        # Only now that something is wrong is it read in the way that tells everything, which takes longer to prepare.
        try:
            record = _structurers(detailed=True)[kind](value, kind)
        except Exception as error:
            raise DataError([*faults_of(error, "$")]) from None
    return record


@cache
def _structurers(*, detailed: bool) -> dict[type[Record], hooks.Hook]:
    """How a record is read where it stands itself; inside another it is its id."""
    converter = _converter(detailed)
    return {kind: _structure_record(kind, converter) for kind in KINDS.values()}


def _converter(detailed: bool) -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=detailed)
    # By class, since for these cattrs has hooks of its own, which coerce and are asked before any factory.
    converter.register_structure_hook(int, hooks.whole_number)
    converter.register_structure_hook(str, hooks.text)
    converter.register_structure_hook(When, hooks.when())
    converter.register_structure_hook_factory(lambda _: True, _hook)
    return converter


# Remembered, since the converter asks again for each field that has the type.
@cache
def _hook(kind: Any, converter: Converter) -> hooks.Hook:
    """The hook for any other type: what is more special comes first."""
    if kind == CountryCode:
        return hooks.country
    if kind == tuple[Cited, ...]:
        return hooks.addresses
    if kind == int | float:
        return hooks.number
    if kind is Passage:
        return _passage_of_statement(converter)
    if is_reference(kind):
        return converter.get_structure_hook(Id)
    if is_optional(kind):
        return converter.get_structure_hook(without_none(kind))
    if is_mapping(kind):
        return hooks.object_of(*map(converter.get_structure_hook, get_args(kind)))
    if is_list(kind):
        return hooks.array_of(converter.get_structure_hook(each_of(kind)), each_of(kind))
    if has_pattern(kind):
        return hooks.formed(pattern_of(kind))
    if is_literal(kind):
        return hooks.one_of(get_args(kind))
    structure = make_dict_structure_fn(kind, converter)
    return hooks.only_objects(hooks.wording(structure) if kind is Text else structure)


def _structure_record(kind: type[Record], converter: Converter) -> hooks.Hook:
    cited = hooks.object_of(hooks.field_of(kind.citable), hooks.addresses)
    overrides: dict[str, Any] = {
        "evidence": override(struct_hook=lambda value, _: Evidence(cited(value, None), kind.kind_name, kind.citable))
    }
    if kind is Source:
        overrides["passages"] = override(struct_hook=hooks.array_of(_passage_of_source(converter), Passage))
    return hooks.only_objects(make_dict_structure_fn(kind, converter, **overrides))


def _passage_of_statement(converter: Converter) -> hooks.Hook:
    """Passages as a statement has them: with their source, and neither numbered nor voiced."""
    omitted = {"number": override(omit=True), "voice": override(omit=True)}
    structure = make_dict_structure_fn(Passage, converter, **omitted)  # type: ignore[arg-type]  # overrides by name
    return hooks.only_objects(hooks.with_fields(("source", "start", "end", "sha256"), (), structure))


def _passage_of_source(converter: Converter) -> hooks.Hook:
    """Passages as a source has them: numbered, voiced, and without its id, which the linker adds."""
    structure = make_dict_structure_fn(Passage, converter, source=override(struct_hook=lambda value, _: value))
    fields = ("number", "start", "end", "sha256", "voice")
    return hooks.only_objects(
        hooks.with_fields(fields, ("number", "voice"), lambda value, kind: structure({**value, "source": ""}, kind))
    )
