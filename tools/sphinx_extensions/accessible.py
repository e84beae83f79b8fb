"""What axe-core misses in the pages that the theme makes: a keyboard reaches all, and every part has a name."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

MENDED = {
    # The captions of the table of contents.
    'role="heading">': 'role="heading" aria-level="2">',
    # What is wider than the window is scrolled, and without a mouse only what can have the focus is.
    "<pre>": '<pre tabindex="0">',
    '<div class="table-wrapper ': '<div tabindex="0" class="table-wrapper ',
    # The corner of a table whose rows have names, too.
    '<th class="head"><p></p></th>': "<td></td>",
    # The two columns beside the text.
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="All pages">',
    '<aside class="toc-drawer">': '<aside class="toc-drawer" aria-label="On this page">',
    '<aside class="toc-drawer no-toc">': '<aside class="toc-drawer no-toc" aria-label="On this page">',
}
SEARCH = {'<div id="search-results">': '<h1>Search</h1>\n<div id="search-results">'}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.connect("build-finished", mend)
    return {"parallel_read_safe": True}


def mend(app: Sphinx, error: Exception | None) -> None:
    """Mend every built page; one that is mended already stays as it is."""
    if error is None and app.builder.format == "html":
        for file in Path(app.outdir).rglob("*.html"):
            text = file.read_text("utf-8")
            more = SEARCH if file.name == "search.html" and "<h1>" not in text else {}
            new = text
            for old, better in (MENDED | more).items():
                new = new.replace(old, better)
            if new != text:
                file.write_text(new, encoding="utf-8")
