"""How time and memory grow with the number of statements, as the benchmarks measured them: a line for each thing done.

A tenfold is as long upwards as it is to the right, so that what grows as the number of statements does rises at 45
degrees.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import ceil, floor, log10
from pathlib import Path
from statistics import linear_regression
from typing import Any, Final, Literal, TypeAlias

import attrs

from .svg import Picture, wrapped

RESULTS: Final = Path(__file__).parents[2] / "benchmarks" / "results"
NAME: Final = "growth-en.svg"
LEAST: Final = 10_000
"""From so many statements on the exponents are reckoned: below, what each process costs once shows through."""
MIB: Final = 1024 * 1024

Sizes: TypeAlias = Mapping[int, Mapping[str, Any]]
"""The figures by name, for each number of statements."""


@attrs.frozen
class Line:
    """Something that was measured at every size."""

    figure: str
    """Its name among the figures."""
    words: str
    """What it is called on the picture."""


@attrs.frozen
class Panel:
    """Lines that share their axes."""

    title: str
    unit: Literal["seconds", "bytes"]
    lines: tuple[Line, ...]

    def told(self, value: float) -> str:
        """A figure in words."""
        return in_seconds(value) if self.unit == "seconds" else in_mib(value)

    def scaled(self, value: float) -> float:
        """Where a figure is upwards: the power of ten, of seconds or of MiB."""
        return log10(value if self.unit == "seconds" else value / MIB)

    def tick(self, power: int) -> str:
        """The words at a power of ten."""
        return self.told(10.0**power * (1 if self.unit == "seconds" else MIB))


PANELS: Final = (
    Panel(
        "Time, for the whole dataset",
        "seconds",
        (
            Line("load", "load"),
            Line("stream", "stream"),
            Line("save", "save"),
            Line("search index", "first search"),
            Line("first month", "first by date"),
        ),
    ),
    Panel(
        "Time, for one answer after the first",
        "seconds",
        (
            Line("rare word", "a rare word"),
            Line("month", "a month"),
            Line("topic and country", "topic, country"),
            Line("by id", "by id"),
        ),
    ),
    Panel(
        "Memory",
        "bytes",
        (
            Line("live, searched", "after a search"),
            Line("live", "loaded"),
            Line("stream peak", "streaming"),
            Line("disk", "(files on disk)"),
        ),
    ),
)
# Told apart by marks, not by colours alone.
_STYLES: Final = (("dot", "blue"), ("frame", "red"), ("cross", "green"), ("ring", "ink"), ("square", "faint"))
_WIDTH, _MARGIN, _LEFT, _TENFOLD, _LABEL, _ROW = 462, 10, 82, 60, 294, 19
_TITLE: Final = "How time and memory grow"
_LEGEND: Final = (
    "Each step of the grid is a tenfold. At the end of a line stands its exponent, from 10,000 statements on: "
    "1 grows as their number does, 0 does not grow."
)


def read() -> Sizes:
    """What the benchmarks measured, and is kept."""
    sizes = json.loads((RESULTS / "growth.json").read_text("utf-8"))["sizes"]
    return {int(size): figures for size, figures in sizes.items()}


def exponent(sizes: Sizes, figure: str) -> str:
    """The power of the number of statements that a figure grows with: the slope of both their logarithms."""
    large = [size for size in sizes if size >= LEAST]
    slope = linear_regression([log10(size) for size in large], [log10(sizes[size][figure]) for size in large]).slope
    return f"{slope:z.2f}"


def in_seconds(value: float) -> str:
    """Two digits of a time, in the unit that suits it."""
    for unit, factor in (("s", 1.0), ("ms", 1e3), ("µs", 1e6)):
        if value * factor >= 0.9995:
            return f"{_two(value * factor)} {unit}"
    return f"{_two(value * 1e9)} ns"


def in_mib(value: float) -> str:
    """Two digits of a size in memory or on disk."""
    return f"{_two(value / MIB)} MiB"


def picture(sizes: Sizes) -> str:
    """The panels one below the other."""
    drawn = Picture("en", _WIDTH, _TITLE, _in_words(sizes))
    y = drawn.heading(_MARGIN, _TITLE)
    for line in wrapped(_LEGEND, 13, _WIDTH - 2 * _MARGIN):
        y += 18
        drawn.text(_MARGIN, y, line, "f-soft", size=13)
    for panel in PANELS:
        y = _draw(drawn, panel, sizes, y + 32)
    return drawn.svg(y + 12)


def _draw(drawn: Picture, panel: Panel, sizes: Sizes, y: float) -> float:
    """Draw a panel below ``y``; returns where it ends."""
    drawn.text(_MARGIN, y, panel.title, "f-ink bold")
    values = [panel.scaled(sizes[size][line.figure]) for line in panel.lines for size in sizes]
    low, high = floor(2 * min(values)) / 2, ceil(2 * max(values)) / 2
    top, bottom = y + 14, y + 14 + _TENFOLD * (high - low)
    columns = {size: round(_LEFT + _TENFOLD * (log10(size) - log10(min(sizes))), 1) for size in sizes}
    right = max(columns.values())
    for power in range(ceil(low), floor(high) + 1):
        at = round(bottom - _TENFOLD * (power - low), 1)
        drawn.line((_LEFT, at), (right, at), style="s-grid s-thin")
        drawn.text(_LEFT - 8, at + 4, panel.tick(power), "f-soft", size=12, anchor="end")
    for size, x in columns.items():
        drawn.line((x, top), (x, bottom), style="s-grid s-thin")
        drawn.text(x, bottom + 17, f"{size:,}", "f-soft", size=12, anchor="middle")
    drawn.text(_WIDTH - _MARGIN, bottom + 17, "statements", "f-soft", size=12, anchor="end")

    def up(value: float) -> float:
        return round(bottom - _TENFOLD * (panel.scaled(value) - low), 1)

    curves = [[(x, up(sizes[size][line.figure])) for size, x in columns.items()] for line in panel.lines]
    labels = _apart([curve[-1][1] for curve in curves], top, bottom)
    for line, curve, label, (mark, colour) in zip(panel.lines, curves, labels, _STYLES, strict=False):
        drawn.line(curve[-1], (_LABEL, label), style="s-edge s-thin")
        drawn.line(*curve, style=f"s-{colour} s-thick")
        for x, at in (*curve, (_LABEL, label)):
            _mark(drawn, x, at, mark, colour)
        drawn.text(_LABEL + 10, label + 4.5, line.words, "f-ink", size=13)
        drawn.text(_WIDTH - _MARGIN, label + 4.5, exponent(sizes, line.figure), "f-ink bold", size=13, anchor="end")
    return bottom + 24


def _mark(drawn: Picture, x: float, y: float, mark: str, colour: str) -> None:
    if mark == "cross":
        for slant in (4, -4):
            drawn.line((x - 4, round(y - slant, 1)), (x + 4, round(y + slant, 1)), style=f"s-{colour} s-thick")
    else:
        filled, corner = mark in ("dot", "square"), 4 if mark in ("dot", "ring") else 0
        style = f"f-{colour if filled else 'paper'} s-{colour} s-thick"
        drawn.box(round(x - 4, 1), round(y - 4, 1), 8, 8, style, corner=corner)


def _apart(places: Sequence[float], top: float, bottom: float) -> list[float]:
    """Places for words beside the ends of the lines: as near as they can be and yet be read."""
    moved = list(places)
    order = sorted(range(len(moved)), key=lambda number: moved[number])
    for _ in range(200):
        moved = [min(max(y, top + 4), bottom - 5) for y in moved]
        for one, below in pairwise(order):
            short = (_ROW - (moved[below] - moved[one])) / 2
            if short > 0:
                moved[one] -= short
                moved[below] += short
    return [round(y, 1) for y in moved]


def _in_words(sizes: Sizes) -> str:
    least, most = min(sizes), max(sizes)
    told = []
    for panel in PANELS:
        lines = [
            f"{line.words}: {panel.told(sizes[least][line.figure])} to {panel.told(sizes[most][line.figure])}, "
            f"exponent {exponent(sizes, line.figure)}"
            for line in panel.lines
        ]
        told.append(f"{panel.title}: {'; '.join(lines)}.")
    return f"From {least:,} to {most:,} statements, with the exponent from {LEAST:,} on. {' '.join(told)}"


def _two(value: float) -> str:
    return f"{float(f'{value:.2g}'):,g}"
