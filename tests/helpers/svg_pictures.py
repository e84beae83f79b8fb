"""The pictures of the documentation, generated for the tests, and the parts of their SVG."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import make_pictures

DOCS: Final = Path(__file__).parents[2] / "docs"
SVG: Final = "{http://www.w3.org/2000/svg}"
NAMES: Final = [
    *(f"{what}-{lang}.svg" for what in ("records", "quotation", "timeline") for lang in ("en", "ru", "kk")),
    "growth-en.svg",
]
BY_HAND: Final = [name for name in NAMES if not name.startswith("timeline")]


@cache
def pictures() -> dict[str, str]:
    """Every picture by its name."""
    return dict([*make_pictures.kept(), *make_pictures.drawn()])


def parsed(name: str) -> ET.Element:
    """A picture as XML."""
    return ET.fromstring(pictures()[name])


def texts(name: str) -> list[ET.Element]:
    """The lines of text on a picture, in order."""
    return parsed(name).findall(f"{SVG}text")


def at(element: ET.Element) -> tuple[float, float]:
    """Where a line of text or a box stands."""
    return float(element.attrib["x"]), float(element.attrib["y"])
