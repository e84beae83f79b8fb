"""What the article does not say: the fields about the world that a record leaves open."""

from __future__ import annotations

from typing import Final

from .base import Record, has_value
from .kinds import Statement

# The editors' own, and links, of which None says that there is none.
_NOT_THE_WORLDS: Final = frozenset(
    """
    id kind topics passage note same_as evidence summary title label
    broader parent part_of events restates
    url published rights length sha256 passages uncited
    """.split()
)


def unsaid(record: Record) -> tuple[str, ...]:
    """The fields about the world that the article leaves open for a record, in field order.

    ``attribution`` is open only where ``speaker`` is, since it stands for one.

    >>> import kz_diplomacy
    >>> unsaid(kz_diplomacy.load().roles["communications-department-director"])
    ('end', 'countries', 'places', 'quantities')
    """
    asked = (name for name in record.fields if name not in _NOT_THE_WORLDS)
    found = tuple(name for name in asked if not has_value(getattr(record, name)))
    if isinstance(record, Statement) and (record.speaker or record.attribution):
        return tuple(name for name in found if name not in ("speaker", "attribution"))
    return found
