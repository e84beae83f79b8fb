"""Copies of articles: with holes, with markup of every kind, in other encodings, and such as are no article at all."""

from __future__ import annotations

from importlib.resources import files as resources
from typing import Final

from helpers.invented import TEXT
from hypothesis import strategies as st

from . import pool
from .damage import damaged

EXAMPLE: Final = resources("kz_diplomacy").joinpath("example", "article.txt").read_text("utf-8")

_NAMES: Final = (
    "tidings.txt",
    "lamp-post.html",
    "A-1.HTM",
    "кеме.txt",
    "b.xhtml",
    "my news.txt",
    "..txt",
    "x",
    "-h.txt",
)
_MARKUP: Final = (
    *("<p>", "</p>", "<p", "<P ALIGN='", '<a href="x">', "</a>", "<br>", "<br/>", "<pre>", "</pre>"),
    *("<div><div>", "</div>"),
    *("<script>", "</script>", "<script src=x></script >", "<style>", "</style", "<title>", "</title>", "<svg><title>"),
    *("<textarea>", "<noscript>", "<!--", "-->", "<!-->", "<!DOCTYPE html>", "<!x", "<![CDATA[", "]]>"),
    *("<![if x]>", "<?xml", "<?", "?>", "</", "<", ">", "<1", "&", "&amp", "&nbsp;", "&#0;", "&#xD800;"),
    *("&#x110000;", "&#99999999999999;", "&lt;", "&AMP;", "&notit;", "&#", "&#x", "<head>", "</head>"),
    *("<body>", "<html lang=kk>", "<table><tr><td>", "<plaintext>"),
    *("<iframe>", "</iframe>", "<math>", "<p x='", "'>", '">', "<p =>", "<p/ >", "<a\0b>", "<template><template>"),
)
_PROSE: Final = (
    *(" ", "\n", "\r\n", "\r", "\n\n", "\t", "\u00a0", "\u2028", "\x85", ". ", "! ", "?.. ", "… ", "– ", "«"),
    *("»", "“", "”", "1. ", "a) ", "(1) ", "[1, 2]", "Mr. ", "т.б. ", "г. ", "U.S. ", "A lamp. "),
    *("Шам жанды. ", "Лампа горит. ", "灯。", "∯"),
)


@st.composite
def _texts(draw: st.DrawFn) -> str:
    whole = draw(st.sampled_from([TEXT, EXAMPLE]))
    lines = whole.split("\n")
    match draw(st.integers(0, 4)):
        case 0:
            return whole
        case 1:
            start = draw(st.integers(0, len(whole)))
            piece = draw(st.sampled_from(_MARKUP) | st.sampled_from(_PROSE) | pool.texts)
            return whole[:start] + piece + whole[start + draw(st.sampled_from([0, 0, 1, 50])) :]
        case 2:
            return "<p>" + draw(st.sampled_from(["<p>", "<br>", "</p>\n<p class=x>", "<div>"])).join(lines)
        case 3:
            return "\n".join(draw(st.permutations(lines)))
        case _:
            pieces = st.one_of(
                st.sampled_from(_MARKUP),
                st.sampled_from(_PROSE),
                st.sampled_from(lines),
                pool.texts,
                st.text(max_size=9),
            )
            return "".join(draw(st.lists(pieces, max_size=12))) * draw(st.sampled_from([1, 1, 1, 2, 50, 3_000]))


@st.composite
def _pages(draw: st.DrawFn) -> tuple[str, bytes]:
    data = draw(_texts()).encode(draw(st.sampled_from(["utf-8"] * 9 + ["utf-16", "utf-8-sig"])), "surrogatepass")
    if draw(st.integers(0, 3)) == 3:
        data = damaged(draw, data)
    return draw(st.sampled_from(_NAMES)), data


pages: st.SearchStrategy[tuple[str, bytes]] = _pages()
"""The name of a file, and its bytes."""
