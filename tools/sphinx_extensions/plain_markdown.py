"""The pages are plain Markdown, also read in the repository: what would read otherwise here is evened out."""

from __future__ import annotations

import re

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.connect("source-read", even_out)
    return {"parallel_read_safe": True}


def even_out(app: Sphinx, docname: str, source: list[str]) -> None:
    """Name what lies outside the site, without a link; join the lines of a picture's words, which lost a blank."""
    climb = re.escape("../" * (docname.count("/") + 1))
    named = re.sub(rf"\[([^]\n]+)\]\({climb}[^)\n]+\)", r"\1", source[0])
    source[0] = re.sub(r"!\[[^]]+\]", lambda words: words[0].replace("\n", " "), named)
