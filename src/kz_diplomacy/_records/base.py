"""The base class of all kinds of record, with their JSON form, comparison and repr."""

# No "from __future__ import annotations": the codec reads these types, and they stay real.
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, TypeVar

import attrs

from .._public import format_call, public
from .._values.citations import Evidence, Passage, format_addresses, voices
from .._values.facts import Text
from .._values.frozen import Immutable
from .._values.vocabulary import Id, Voice
from .._values.when import When
from ..errors import DataError, Fault

R = TypeVar("R", bound="Record")


@public
class Record(Immutable):
    """What the seven kinds have in common. A record compares and prints as its JSON does, with references by id.

    Its hash is that of its kind and id, so it stays cheap however much a record refers to.

    >>> from kz_diplomacy import load
    >>> load().topics["visas"]
    Topic(id='visas', label='Visas', broader='citizens-abroad')
    """

    __slots__ = ()
    id: Id
    evidence: Evidence
    fields: ClassVar[tuple[str, ...]]
    """The names of the fields, in the order of the data files."""
    citable: ClassVar[tuple[str, ...]]
    """The names of the fields that can have evidence: every field except ``evidence``."""
    kind_name: ClassVar[str] = "record"
    """What a record of this kind is called: ``"role"``, say."""
    _title_field: ClassVar[str]
    """The field that names the record in lists."""

    def __attrs_post_init__(self) -> None:
        # Callers pass evidence without the field names of the record, so it is created again here, which checks them.
        if self.evidence.fields is not self.citable:
            object.__setattr__(self, "evidence", Evidence(self.evidence, self.kind_name, self.citable))
        if faults := [*self._contradictions()]:
            raise DataError(faults)

    def _contradictions(self) -> Iterator[Fault]:
        """Yield a fault for each contradiction between the fields."""
        return iter(())

    def voices(self, field: str) -> tuple[Voice | str, ...]:
        """Whose word a field is, by its evidence: narration, reported, quoted, heading or reference, without repeats.

        Raises:
            FieldError: The record has no such field.

        >>> from kz_diplomacy import load
        >>> load().events["operation-zhusan"].voices("status")
        ('narration',)
        """
        return voices(self.evidence[field])

    def to_dict(self) -> dict[str, Any]:
        """The record as its data file has it: plain JSON values, references by id, what is None or empty left out.

        >>> from kz_diplomacy import load
        >>> load().topics["visas"].to_dict()["broader"]
        'citizens-abroad'
        """
        return _object(self)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(self) is not type(other):
            return NotImplemented
        return all(_by_id(getattr(self, name)) == _by_id(getattr(other, name)) for name in self.fields)

    def __hash__(self) -> int:
        return hash((self.kind_name, self.id))

    def __repr__(self) -> str:
        members = ((name, getattr(self, name)) for name in self.fields if name != "evidence")
        shown = [f"{name}={_shown(value)}" for name, value in members if has_value(value)]
        return format_call(type(self).__name__, shown)

    def _repr_html_(self) -> str:
        from .._display.html import citations_html, code, table_html

        names = [name for name in self.fields if name not in ("id", "evidence") and has_value(getattr(self, name))]
        rows = ([name, self._field_html(name), citations_html(self.evidence[name])] for name in names)
        return table_html(f"{type(self).__name__} {code(self.id)}", ["field", "value", "rests on"], rows)

    def _field_html(self, name: str) -> str:
        from .._display.html import code, language_span, list_html, value_html

        value = getattr(self, name)
        if isinstance(value, Record):
            return code(value.id)
        if isinstance(value, tuple) and value and isinstance(value[0], Record):
            return list_html([code(record.id) for record in value])
        if isinstance(value, str) and name == self._title_field:
            return language_span(self._title_language, value)
        return value_html(value)

    @property
    def _title(self) -> Text | str:
        """The title of the record in lists."""
        title: Text | str = getattr(self, self._title_field)
        return title

    @property
    def _title_language(self) -> str:
        """The language of a title that is a string and not a :class:`Text`. Only sources have such a title."""
        return getattr(self, "language", "")

    @property
    def _date(self) -> str:
        """The date of the record in lists; empty if the record has none."""
        return ""


def has_value(value: object) -> bool:
    """Return True if a value is neither None nor empty. The number 0 counts as a value."""
    return True if value else isinstance(value, int | float)


def _by_id(value: object) -> object:
    if isinstance(value, Record):
        return value.id
    if type(value) is tuple and value and isinstance(value[0], Record):
        return tuple(record.id for record in value)
    return value


def _shown(value: object) -> str:
    value = _by_id(value)
    if isinstance(value, (tuple, Mapping)) and not all(type(item) is str for item in value):
        return f"<{len(value)}>"
    text = repr(str(value) if isinstance(value, (Text, When)) else value)
    return text if len(text) <= 60 else text[:58] + "…" + text[-1:]


# The converter that reads records is not used to write them: it would put fields with a default after the others, and
# files keep the order of the fields.


def _object(value: Any) -> dict[str, Any]:
    # A passage that was found in an article has more fields than a data file stores.
    kind = Passage if isinstance(value, Passage) else type(value)
    members = ((field.name, getattr(value, field.name)) for field in attrs.fields(kind))
    written = {name: _written(name, member) for name, member in members if has_value(member)}
    if isinstance(value, Passage) and value.number:
        # A numbered passage is part of the record of its source, so the file does not repeat the source.
        del written["source"]
    return written


def _written(name: str, value: Any) -> Any:
    if isinstance(value, Evidence):
        return {field: format_addresses(value[field]) for field in value.fields if value[field]}
    return format_addresses(value) if name == "evidence" else _plain(value)


def _plain(value: Any) -> Any:
    match value:
        case str() | int() | float():
            return value
        case When():
            return value.edtf
        case Record():
            return value.id
        case tuple():
            return [_plain(member) for member in value]
        case Mapping():
            return {key: _plain(member) for key, member in value.items()}
        case _:
            return _object(value)
