"""What the build makes from the dataset: the pages of the data and the pictures before it reads, then the explorer."""

from __future__ import annotations

from pathlib import Path

import make_data_pages
import make_explorer
import make_pictures
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

import kz_diplomacy


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.connect("builder-inited", write_sources)
    app.connect("build-finished", write_explorer)
    return {"parallel_read_safe": True}


def write_sources(app: Sphinx) -> None:
    """Write the pages of the data and the pictures beside the other pages."""
    docs = Path(app.srcdir)
    make_data_pages.write(docs / "data")
    make_pictures.write(docs / "pictures")


def write_explorer(app: Sphinx, error: Exception | None) -> None:
    """Write the explorer beside the built pages."""
    if error is None and app.builder.format == "html":
        file = Path(app.outdir, "explorer", "index.html")
        file.parent.mkdir(exist_ok=True)
        file.write_text(make_explorer.page(kz_diplomacy.load()), encoding="utf-8")
