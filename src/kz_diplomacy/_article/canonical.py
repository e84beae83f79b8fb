"""The canonical text of a copy of an article, to which all offsets and digests refer."""

from __future__ import annotations

import os
import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from .._io.files import as_path
from .._public import public
from ..errors import ArticleError, quoted

MAX_LENGTH: Final = 4 * 1024 * 1024
"""The greatest length of a file in characters: hundreds of times an article, but read in about a second."""

_MAX_BYTES: Final = 4 * MAX_LENGTH
HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml")
_OPENS_WITH_A_TAG: Final = re.compile(r"\s*<[A-Za-z!?]")
BLOCK_TAGS: Final = frozenset(
    """
    address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary table
    tbody td tfoot th thead tr ul
    """.split()
)
# These elements have no text, or are next to an article or between its paragraphs. The elements of a head are listed
# because its own tags may be omitted. Form and header are not listed because some pages have the article in them.
IGNORED_TAGS: Final = frozenset(
    """
    aside audio button canvas figcaption iframe math nav noscript object script select style svg template textarea title
    video
    """.split()
)
# HTML reads a line break as a blank. These are all the line breaks that str.splitlines knows.
_LINE_BREAKS: Final = dict.fromkeys(map(ord, "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), " ")


@public
def canonical(file: str | os.PathLike[str]) -> str:
    r"""The canonical text of a copy of an article: a text file or a page, in UTF-8, of at most 4 Mi characters.

    It is in NFC; no-break spaces and runs of blanks are one space; paragraphs are stripped, empty ones dropped, and
    joined by one line feed, none at the end. It is a page (HTML) if its name says so or it opens with a tag: there
    block elements and ``<br>`` end a paragraph, and scripts, styles, the head, navigation, asides and captions are
    left out. What a page leaves unfinished at its end is dropped, as browsers do.

    Raises:
        ArticleError: The file is missing, a folder, empty, binary, not UTF-8 or too long, or it cannot be read.
        QueryError: ``file`` is no name of a file.

    >>> import kz_diplomacy, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = pathlib.Path(folder, "page.html")
    ...     _ = page.write_text("<title>Daily</title><h1>News</h1><p>One&nbsp; line.<br>Two.")
    ...     kz_diplomacy.canonical(page)
    'News\nOne line.\nTwo.'
    """
    path = as_path(file, "the name of a file", 'write it as text, such as "article.html"')
    data = _bytes(path)
    if b"\0" in data:
        raise _unreadable(path, "it is binary, not text: save the article as text or HTML in UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(path, f"byte {error.start:,} is not UTF-8: save the article as UTF-8") from None
    if len(text) > MAX_LENGTH:
        raise _too_long(path)
    if path.suffix.lower() in HTML_SUFFIXES or _OPENS_WITH_A_TAG.match(text):
        text = _text_of_page(text)
    found = canonical_text(text)
    if not found:
        raise _unreadable(path, "it is empty, or has nothing but blanks and markup")
    return found


def canonical_text(text: str) -> str:
    r"""Return the canonical form of a text, in which offsets and digests are computed."""
    lines = unicodedata.normalize("NFC", text).splitlines()
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        raise _unreadable(path, "there is no such file") from None
    except (OSError, ValueError) as error:
        if os.path.isdir(path):
            raise _unreadable(path, "it is a folder: name the file in it") from None
        raise _unreadable(path, f"it cannot be read ({getattr(error, 'strerror', None) or error})") from None
    if len(data) > _MAX_BYTES:
        raise _too_long(path)
    return data


def _too_long(path: Path) -> ArticleError:
    return _unreadable(path, f"it has over {MAX_LENGTH:,} characters: keep the article, and cut what is around it")


def _unreadable(path: Path, why: str) -> ArticleError:
    return ArticleError("unreadable", f"{quoted(str(path), longest=300)}: {why}")


def _text_of_page(markup: str) -> str:
    page = _Page()
    # HTML has no marked sections, but the parser would try to read them and fail on some. A blank at the end keeps it
    # from waiting for the rest of an entity. The parser is not closed, because close() parses an unfinished tag again
    # and again.
    page.feed(markup.replace("<![", "<!") + " ")
    return "".join(page.pieces)


class _Page(HTMLParser):
    """A parser that collects the text of a page, with a line feed wherever a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._left_out = ""
        self._depth = 0
        self._preformatted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._left_out:
            self._depth += tag == self._left_out
            return
        if tag in BLOCK_TAGS:
            self.pieces.append("\n")
        if tag in IGNORED_TAGS:
            self._left_out, self._depth = tag, 1
        self._preformatted += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if self._left_out:
            self._depth -= tag == self._left_out
            if not self._depth:
                self._left_out = ""
            return
        if tag in BLOCK_TAGS:
            self.pieces.append("\n")
        self._preformatted -= tag == "pre" and self._preformatted > 0

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self.pieces.append(data if self._preformatted else data.translate(_LINE_BREAKS))
