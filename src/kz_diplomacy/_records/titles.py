"""What to call a record in a line, and its date: for listings, pages and the command."""

from __future__ import annotations

from typing import Final

from .._values.facts import Text
from .._values.when import When
from .base import Record

_TITLES: Final = ("title", "name", "label", "summary")
_DATES: Final = ("when", "said", "published")


def title_of(record: Record) -> Text | str:
    """What to call a record: its title, name, label or summary.

    >>> import kz_diplomacy
    >>> title_of(kz_diplomacy.load().topics["visas"]).ru
    'Визы'
    """
    title: Text | str = next(value for name in _TITLES if (value := getattr(record, name, None)) is not None)
    return title


def date_of(record: Record) -> str:
    """When it was, as EDTF; of a tenure both ends, with ``?`` for the one that is not said; empty without a date.

    >>> import kz_diplomacy
    >>> date_of(kz_diplomacy.load().roles["communications-department-director"])
    '2023 – ?'
    """
    start, end = getattr(record, "start", None), getattr(record, "end", None)
    if start or end:
        return f"{start or '?'} – {end or '?'}"
    when: When | None = next((value for name in _DATES if (value := getattr(record, name, None))), None)
    return when.edtf if when else ""
