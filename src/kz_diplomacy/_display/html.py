"""Records, collections and hits as tables of HTML for notebooks: all escaped, nothing fetched, nothing run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any, Final, TypeAlias

import attrs

from .._records.base import Record, has_value
from .._records.kinds import Source
from .._records.titles import date_of, title_of
from .._values.addresses import addresses
from .._values.facts import Passage, Reference, Text
from .._values.vocabulary import LANGS
from .._values.when import When
from .table import ROWS

_Hit: TypeAlias = tuple[Record, float, str, tuple[str, ...]]
"""What a search found: a record, its score, the field, the words."""

_LONGEST_TITLE: Final = 100
# No colours of our own: those of the page serve light and dark alike.
_TABLE: Final = "border-collapse:collapse;text-align:left"
_CELL: Final = "border-top:1px solid rgba(128,128,128,.5);padding:.2em .8em .2em 0;text-align:left;vertical-align:top"


def record_html(record: Record) -> str:
    """A table of a record's fields that say anything, each with its values and the addresses that it rests on.

    >>> import kz_diplomacy
    >>> html = record_html(kz_diplomacy.load().topics["visas"])
    >>> '<span lang="ru">Визы</span>' in html
    True
    """
    fields = [name for name in record.fields if name not in ("id", "evidence") and has_value(getattr(record, name))]
    rows = ([name, _field(record, name), _evidence(record.evidence[name])] for name in fields)
    return _table(f"{escape(type(record).__name__)} {_code(record.id)}", ["field", "value", "rests on"], rows)


def collection_html(collection: Sequence[Record]) -> str:
    """A table of the id, the date where there is one, and the title of at most 20 records.

    >>> import kz_diplomacy
    >>> print(collection_html(kz_diplomacy.load().officials))
    <table ...><caption ...>Officials: 1 record</caption>...
    """
    shown = collection[:ROWS]
    dated = any(map(date_of, shown))
    rows = ([_code(record.id), *([escape(date_of(record))] if dated else []), _title(record)] for record in shown)
    caption = f"{escape(type(collection).__name__)}: {_counted(len(collection), 'record')}"
    return _table(caption, ["id", *(["date"] if dated else []), "title"], rows, len(collection) - len(shown))


def hits_html(hits: Sequence[_Hit]) -> str:
    """A table of what a search found: at most 20 hits, the best first.

    >>> import kz_diplomacy
    >>> '<th scope="col"' in hits_html(kz_diplomacy.load().search("visas"))
    True
    """
    rows = (
        [str(rank), f"{score:.2f}", _code(record.id), _title(record), _code(field), _words(words)]
        for rank, (record, score, field, words) in enumerate(hits[:ROWS], 1)
    )
    columns = ["rank", "score", "id", "title", "field", "words"]
    return _table(_counted(len(hits), "hit"), columns, rows, max(len(hits) - ROWS, 0))


def hit_html(hit: _Hit) -> str:
    """A table of one hit.

    >>> import kz_diplomacy
    >>> print(hit_html(kz_diplomacy.load().search("Zhusan")[0]))
    <table ...><caption ...>Hit: event <code>operation-zhusan</code></caption>...
    """
    record, score, field, words = hit
    rows = [
        ["title", _title(record)],
        ["score", f"{score:.2f}"],
        ["found in", _code(field)],
        ["words", _words(words)],
    ]
    return _table(f"Hit: {record.kind_name} {_code(record.id)}", ["field", "value"], rows)


def _table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]], more: int = 0) -> str:
    """A table of cells that are HTML; the first of each row heads it."""
    head = "".join(f'<th scope="col" style="{_CELL}">{column}</th>' for column in columns)
    body = "".join(
        f'<tr><th scope="row" style="{_CELL}">{first}</th>'
        + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells)
        + "</tr>"
        for first, *cells in rows
    )
    foot = (
        f'<tfoot><tr><td colspan="{len(columns)}" style="{_CELL}">… and {more:,} more</td></tr></tfoot>' if more else ""
    )
    return (
        f'<table style="{_TABLE}"><caption style="text-align:left;font-weight:bold">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>{foot}</table>"
    )


def _field(record: Record, name: str) -> str:
    value = getattr(record, name)
    if isinstance(record, Source) and name == "title":
        return _in(record.language, value)
    return _value(value)


def _value(value: object) -> str:
    match value:
        case Text():
            return "<br>".join(_in(lang, value[lang]) for lang in LANGS if value[lang])
        case When():
            return f"{_in('en', value.words('en'))} {_code(value.edtf)}"
        case Record():
            return _code(value.id)
        case Passage() | Reference():
            return _code(value.address)
        case (Passage(), *_):
            return f"{len(value)} passages"
        case tuple():
            return _list(map(_value, value[:ROWS]), len(value))
        case Mapping():
            items = list(value.items())
            return _list((f"{escape(key)}: {_value(item)}" for key, item in items[:ROWS]), len(items))
        case str() | int() | float():
            return escape(str(value))
        case _:
            return "; ".join(_parts(value))


def _parts(value: Any) -> Iterator[str]:
    """The fields of a small value, such as a quantity, with their names."""
    for field in attrs.fields(type(value)):
        part = getattr(value, field.name)
        if has_value(part):
            yield f"{field.name}: {_evidence(part) if field.name == 'evidence' else _value(part)}"


def _list(items: Iterable[str], total: int) -> str:
    more = f"<li>… and {total - ROWS:,} more</li>" if total > ROWS else ""
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f'<ul style="margin:0;padding-left:1.2em">{listed}{more}</ul>'


def _evidence(evidence: Iterable[Passage | Reference]) -> str:
    return "<br>".join(map(_code, addresses(evidence)))


def _title(record: Record) -> str:
    """What to call a record, in English or the best language that there is, cut."""
    title = title_of(record)
    if isinstance(title, Text):
        # From the last on, the order in which one stands for another.
        lang: str = next(lang for lang in reversed(LANGS) if title[lang])
        title = str(title)
    else:
        lang = getattr(record, "language", "")
    return _in(lang, title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1].rstrip()}…")


def _words(words: Iterable[str]) -> str:
    return escape(", ".join(words))


def _in(lang: str, text: str) -> str:
    return f'<span lang="{escape(lang)}">{escape(text)}</span>'


def _code(text: str) -> str:
    return f"<code>{escape(text)}</code>"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
