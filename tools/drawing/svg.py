"""A picture as SVG: text that stays text, boxes and lines; the same bytes at every run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from .colours import stylesheet

SANS: Final = 'system-ui,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",Arial,sans-serif'
MONO: Final = 'ui-monospace,Consolas,"Noto Sans Mono","DejaVu Sans Mono",monospace'
_STYLE: Final = (
    f"text{{font-family:{SANS};white-space:pre}}.mono{{font-family:{MONO}}}.bold{{font-weight:600}}"
    ".s-thin{stroke-width:1.2}.s-thick{stroke-width:2}"
)


class Picture:
    """A picture of a fixed width, which says in words what it shows, to those who cannot see it."""

    def __init__(self, lang: str, width: int, title: str, description: str) -> None:
        self._lang, self.width, self._title, self._description = lang, width, title, description
        self._drawn: list[str] = []

    def text(
        self, x: float, y: float, words: str, style: str = "f-ink", *, size: float = 14, anchor: str = "start"
    ) -> None:
        """A line of text on the base line ``y``; ``anchor`` says which end of it is at ``x``."""
        more = "" if anchor == "start" else f' text-anchor="{anchor}"'
        self._drawn.append(
            f'<text x="{x:g}" y="{y:g}" class="{style}" font-size="{size:g}"{more}>{escape(words)}</text>'
        )

    def heading(self, x: float, words: str) -> float:
        """The title at the top; returns the base line of its last line."""
        y = 6.0
        for line in wrapped(words, 18, self.width - 2 * x):
            y += 20
            self.text(x, y, line, "f-ink bold", size=16)
        return y

    def fitted(self, x: float, y: float, words: str, style: str, size: float, width: float, lang: str) -> None:
        """A text that takes exactly so much room, in whatever font."""
        self._drawn.append(
            f'<text x="{x:g}" y="{y:g}" class="{style}" font-size="{size:g}" textLength="{width:g}" '
            f'lang="{lang}">{escape(words)}</text>'
        )

    def box(self, x: float, y: float, width: float, height: float, style: str, *, corner: float = 6) -> None:
        """A box with rounded corners."""
        self._drawn.append(
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{corner:g}" class="{style}"/>'
        )

    def line(self, *points: tuple[float, float], style: str, arrow: str = "") -> None:
        """A line from point to point; with ``arrow``, the class that fills its head, it ends in one."""
        path = "M" + "L".join(f"{x:g} {y:g}" for x, y in points)
        self._drawn.append(f'<path d="{path}" fill="none" class="{style}"/>')
        if arrow:
            (x0, y0), (x, y) = points[-2:]
            dx, dy = _sign(x - x0), _sign(y - y0)
            back, side = (x - 9 * dx, y - 9 * dy), (5 * dy, 5 * dx)
            head = [(x, y), (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1])]
            self._drawn.append(f'<path d="M{"L".join(f"{x:g} {y:g}" for x, y in head)}Z" class="{arrow}"/>')

    def svg(self, height: float) -> str:
        """The whole file."""
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{height:g}" '
            f'viewBox="0 0 {self.width} {height:g}" role="img" lang={quoteattr(self._lang)} '
            'aria-labelledby="title" aria-describedby="desc">',
            f'<title id="title">{escape(self._title)}</title>',
            f'<desc id="desc">{escape(self._description)}</desc>',
            f"<style>{_STYLE}{stylesheet()}</style>",
            f'<rect width="{self.width}" height="{height:g}" class="f-paper"/>',
            *self._drawn,
            "</svg>",
        ]
        return "\n".join(parts) + "\n"


def wrapped(words: str, size: float, width: float) -> Iterator[str]:
    """The lines that a text is broken into so that none is wider than ``width`` in any usual font."""
    line = ""
    for word in words.split():
        longer = f"{line} {word}" if line else word
        if line and wide(longer, size) > width:
            yield line
            longer = word
        line = longer
    yield line


def wide(words: str, size: float) -> float:
    """How wide a text may be at most, of the fonts that are asked for: letters are counted as broad ones have them."""
    return sum(_em(letter) for letter in words) * size


def _em(letter: str) -> float:
    if letter in " .,:;'’|!iljtfrI()[]-·":
        return 0.4
    if letter in "mwMWшщжюыфмШЩЖЮЫФМ@—…":
        return 0.95
    return 0.72 if letter.isupper() else 0.63


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
