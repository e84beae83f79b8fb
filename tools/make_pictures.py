"""Write docs/pictures/ from the data: ``python tools/make_pictures.py``. A test holds those that are kept to it.

The timelines are matplotlib's, whose versions draw the same a little differently: the build makes them, and they are
not kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drawing import growth, quotation, records, timeline
from drawing.words import LANGS

import kz_diplomacy

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"


def kept() -> Iterator[tuple[str, str]]:
    """Name and text of each picture that is the same bytes wherever it is made."""
    ds, (invented, article) = kz_diplomacy.load(), kz_diplomacy.example()
    for lang in LANGS:
        yield f"records-{lang}.svg", records.picture(ds, lang)
        yield f"quotation-{lang}.svg", quotation.picture(invented, article, lang)
    yield growth.NAME, growth.picture(growth.read())


def drawn() -> Iterator[tuple[str, str]]:
    """Name and text of each picture that matplotlib draws."""
    for lang in LANGS:
        yield f"timeline-{lang}.svg", timeline.picture(kz_diplomacy.load(), lang)


def write(folder: Path) -> None:
    """Write all of them."""
    folder.mkdir(exist_ok=True)
    for name, text in (*kept(), *drawn()):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(FOLDER)
