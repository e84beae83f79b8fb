"""Values and tables as HTML for notebooks: all text is escaped, and nothing is fetched or executed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, Final

import attrs

from .._values.citations import Passage, Reference, format_addresses
from .._values.facts import Text
from .._values.vocabulary import LANGS
from .._values.when import When
from .table import ROWS

_LONGEST_TITLE: Final = 100
# The style sets no colours of its own, so that the table fits a light and a dark page.
_TABLE: Final = "border-collapse:collapse;text-align:left"
_CELL: Final = "border-top:1px solid rgba(128,128,128,.5);padding:.2em .8em .2em 0;text-align:left;vertical-align:top"


def table_html(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]], more: int = 0) -> str:
    """Return an HTML table. Its cells are HTML, and the first cell of a row is a heading."""
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


def value_html(value: object) -> str:
    """Return a field value as HTML; several values become a list of at most 20."""
    match value:
        case Text():
            return "<br>".join(language_span(lang, value[lang]) for lang in LANGS if value[lang])
        case When():
            return f"{language_span('en', value.words('en'))} {code(value.edtf)}"
        case Passage() | Reference():
            return code(value.address)
        case (Passage(), *_):
            return f"{len(value)} passages"
        case tuple():
            return list_html([value_html(member) for member in value])
        case Mapping():
            return list_html([f"{escape(key)}: {value_html(member)}" for key, member in value.items()])
        case str() | int() | float():
            return escape(str(value))
        case _:
            return _fields_html(value)


def _fields_html(value: Any) -> str:
    """Return the fields of a value such as a quantity as HTML, each with its name."""
    parts = []
    for field in attrs.fields(type(value)):
        part = getattr(value, field.name)
        if part in (None, "", ()):
            continue
        shown = citations_html(part) if field.name == "evidence" else value_html(part)
        parts.append(f"{field.name}: {shown}")
    return "; ".join(parts)


def list_html(items: Sequence[str]) -> str:
    """Return an HTML list that shows at most 20 of the items."""
    more = f"<li>… and {len(items) - ROWS:,} more</li>" if len(items) > ROWS else ""
    listed = "".join(f"<li>{item}</li>" for item in items[:ROWS])
    return f'<ul style="margin:0;padding-left:1.2em">{listed}{more}</ul>'


def citations_html(evidence: Iterable[Passage | Reference]) -> str:
    """Return the addresses of evidence as HTML, one on each line."""
    return "<br>".join(map(code, format_addresses(evidence)))


def title_html(title: Text | str, language: str) -> str:
    """Return a shortened title as HTML: of a text the English wording if there is one, then the Russian or Kazakh."""
    if isinstance(title, Text):
        # English comes first, then Russian, then Kazakh: the reverse of the order in the data files.
        language = next(lang for lang in reversed(LANGS) if title[lang])
    text = str(title)
    cut = text if len(text) <= _LONGEST_TITLE else f"{text[: _LONGEST_TITLE - 1].rstrip()}…"
    return language_span(language, cut)


def language_span(lang: str, text: str) -> str:
    """Return escaped text, marked with its language."""
    return f'<span lang="{escape(lang)}">{escape(text)}</span>'


def code(text: str) -> str:
    """Return escaped text as code."""
    return f"<code>{escape(text)}</code>"


def count(number: int, noun: str) -> str:
    """Return a number and a noun, plural unless the number is 1."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
