"""The hits of a search: records with their scores, best first."""

from __future__ import annotations

from html import escape
from typing import Any, NamedTuple

from .._public import format_call, public, summary_repr
from .._records.kinds import AnyRecord


@public
class Hit(NamedTuple):
    """One record that a search found.

    >>> import kz_diplomacy
    >>> hit = kz_diplomacy.load().search("жусан")[0]
    >>> hit.record.id, hit.score, hit.field, hit.words
    ('operation-zhusan', 1.0, 'title.kk', ('Жусан',))
    """

    record: AnyRecord
    """The record."""
    score: float
    """Above 0 and up to 1, comparable between queries: 1 is every weighty word as it stands in a name or title."""
    field: str
    """Where the weightiest word stands: ``title.kk`` or ``claims[2].text.ru``, say; ``words`` in an article's own."""
    words: tuple[str, ...]
    """The record's words that matched, as they stand, the rarest first."""

    def __repr__(self) -> str:
        return format_call("Hit", [self.record.id, f"{self.score:.2f}", self.field, repr(self.words)])

    def _repr_html_(self) -> str:
        from .._display.html import code, table_html, title_html

        rows = [
            ["title", title_html(self.record._title, self.record._title_language)],
            ["score", f"{self.score:.2f}"],
            ["found in", code(self.field)],
            ["words", escape(", ".join(self.words))],
        ]
        return table_html(f"Hit: {self.record.kind_name} {code(self.record.id)}", ["field", "value"], rows)


@public
class Hits(tuple[Hit, ...]):
    """The hits of a search, best first: a tuple that a notebook shows as a table.

    >>> import kz_diplomacy
    >>> kz_diplomacy.load().search("жусан")
    Hits(2: operation-zhusan 1.00, zhusan-information-support 1.00)
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return summary_repr("Hits", [f"{hit.record.id} {hit.score:.2f}" for hit in self])

    def _repr_html_(self) -> str:
        from .._display.html import code, count, table_html, title_html
        from .._display.table import ROWS

        rows = (
            [
                str(rank),
                f"{score:.2f}",
                code(record.id),
                title_html(record._title, record._title_language),
                code(field),
                escape(", ".join(words)),
            ]
            for rank, (record, score, field, words) in enumerate(self[:ROWS], 1)
        )
        columns = ["rank", "score", "id", "title", "field", "words"]
        return table_html(count(len(self), "hit"), columns, rows, max(len(self) - ROWS, 0))

    def __reduce__(self) -> tuple[Any, ...]:
        return Hits, (tuple(self),)
