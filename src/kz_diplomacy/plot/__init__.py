"""The timeline as a picture, drawn with matplotlib: install ``kz-diplomacy[plot]``."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

import attrs

from .._dataset import Dataset
from .._values.vocabulary import Lang
from ..errors import MissingExtraError, QueryError
from ._rows import (
    FONT,
    GAP,
    GREY,
    LABELS,
    LEFT,
    RIGHT,
    Glyph,
    PlotRow,
    TextLine,
    dated_rows,
    text_lines,
    title,
    total_height,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SIZE, _SMALLEST, _LEADING = 9.0, 2.0, 1.35
_WIDTH, _MARGIN, _HEAD = 13.0, 0.1, 0.4  # inches, of a figure that is created here
_A_DAY: Final = date(1970, 1, 1)
_STEPS: Final = (3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)  # months between two ticks of the axis


def timeline(ds: Dataset, *, lang: Lang = "en", ax: Axes | None = None) -> Axes:
    """Draw who held what, what happened and what was said, each as wide as its date is uncertain, and return the axes.

    A row for each dated tenure of a named official, event and statement (headings, which only repeat, are left out),
    with its date in words beside it; then a list of the undated. Words on the picture explain its shapes. What is drawn
    for a record has a ``gid`` that begins with its id: ``vigil.day``, ``head.sure``, ``head.open-right``.

    Without ``ax``, pyplot makes a figure of a fitting size, for notebooks and ``plt.show()``; with it, the text shrinks
    until it fits. All but the title is inside the axes.

    Raises:
        MissingExtraError: matplotlib is not installed.
        QueryError: There is no such language.

    >>> import kz_diplomacy.plot
    >>> from matplotlib.figure import Figure
    >>> figure = Figure(figsize=(12, 14))
    >>> ax = kz_diplomacy.plot.timeline(kz_diplomacy.load(), lang="ru", ax=figure.subplots())
    >>> ax.get_title("left")
    'Хронология: Айбек Смадияров'
    """
    if lang not in [*LABELS]:  # a list, because the argument may not be hashable
        raise QueryError(lang, 'a language: "kk", "ru" or "en"')
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        raise MissingExtraError("plot", "matplotlib") from None
    if ax is None:
        width, height = (_WIDTH - 2 * _MARGIN) * 72, math.inf
    else:
        box = ax.get_window_extent()
        width, height = (pixels / ax.figure.dpi * 72 for pixels in (box.width, box.height))
    size, lines = _fitting(ds, lang, width, height)
    if ax is None:
        ax = _own_axes(total_height(lines) * size * _LEADING / 72)
    em = width / size
    ax.set_title(
        title(ds, lang, em), loc="left", fontfamily=FONT, fontweight="bold", fontsize=size * 1.4, parse_math=False
    )
    _draw(ax, lines, size, em)
    return ax


def _fitting(ds: Dataset, lang: Lang, width: float, height: float) -> tuple[float, list[TextLine]]:
    """Return the largest size of text for which the lines fit a width and height in points, and these lines."""
    rows, size = [*dated_rows(ds, lang)], _SIZE
    while True:
        lines = [*text_lines(rows, ds, lang, width / size)]
        if total_height(lines) * size * _LEADING <= height or size <= _SMALLEST:
            return size, lines
        size -= 0.25


def _own_axes(height: float) -> Axes:
    from matplotlib import pyplot

    whole = height + _HEAD + _MARGIN
    figure = pyplot.figure(figsize=(_WIDTH, whole))
    return figure.add_axes((_MARGIN / _WIDTH, _MARGIN / whole, 1 - 2 * _MARGIN / _WIDTH, height / whole))


def _draw(ax: Axes, lines: Sequence[TextLine], size: float, em: float) -> None:
    from matplotlib.dates import date2num

    # matplotlib counts days from an epoch, which users can change.
    epoch = float(date2num(_A_DAY)) - _A_DAY.toordinal()  # type: ignore[no-untyped-call]
    begin, finish = _period([line.row.glyph for line in lines if line.row])
    scale = (finish - begin) / (RIGHT - LEFT)
    ax.set_xlim(begin + epoch - LEFT * scale, finish + epoch + (1 - RIGHT) * scale)
    ax.set_ylim(total_height(lines), 0.0)
    ax.set_facecolor("white")
    ticks = [(day + epoch, label) for day, label in _ticks(begin, finish, (RIGHT - LEFT) * em)]
    ax.set_xticks([day for day, _ in ticks])
    ax.set_yticks([])
    ax.tick_params(bottom=False, labelbottom=False)
    for spine in ax.spines.values():
        spine.set_color("#C0C0C0")
    time = _Time(begin + epoch, finish + epoch, epoch, size / _SIZE)
    write = partial(ax.text, fontfamily=FONT, transform=ax.get_yaxis_transform(), parse_math=False)
    y = 0.0
    for line in lines:
        middle, bottom = y + line.height / 2, y + line.height
        if line.row:
            write(GAP, middle, line.text, va="center", fontsize=size, color="black")
            write(RIGHT + GAP, middle, line.dates, va="center", fontsize=size, color="black")
            ax.axhline(bottom, color="#E0E0E0", lw=0.6, zorder=0.5)
            ax.vlines([day for day, _ in ticks], y, bottom, color="#E0E0E0", lw=0.6, zorder=0.5)
            _draw_glyph(ax, line.row, middle, time)
        elif line.style in ("dated", "heading"):
            write(GAP, bottom - 0.3, line.text, va="bottom", fontsize=size * 1.1, color="black", fontweight="bold")
            for day, label in ticks if line.style == "dated" else ():
                ax.text(day, bottom - 0.3, label, ha="center", va="bottom", fontsize=size, color=GREY, fontfamily=FONT)
        else:
            colour = "black" if line.style == "plain" else "#505050"
            write(GAP, middle, line.text, va="center", fontsize=size, color=colour)
        y = bottom


def _period(glyphs: Sequence[Glyph]) -> tuple[float, float]:
    """Return the first and last day of the time axis: all known bounds with room for arrows, and at least a year."""
    days = [day for glyph in glyphs for day in glyph.inner] or [_A_DAY.toordinal()]
    begin, finish = min(days), max(days) + 1
    room = max((finish - begin) * 0.06, (366 - finish + begin) / 2)
    return begin - room, finish + room


def _ticks(begin: float, finish: float, em: float) -> Iterator[tuple[float, str]]:
    """Yield first days of months or years with their labels, as many as there is room for."""
    months = (finish - begin) / 30.44
    step = next(step for step in _STEPS if months / step * (3.2 if step >= 12 else 5.2) <= em or step == _STEPS[-1])
    for month in range(max(step, 12), 120_000, step):
        day = date(month // 12, month % 12 + 1, 1)
        if begin <= day.toordinal() <= finish:
            yield day.toordinal(), day.isoformat()[: 4 if step >= 12 else 7]


@attrs.frozen
class _Time:
    """The time axis in matplotlib's days: its first and last day, the offset of the epoch, and the scale of marks."""

    begin: float
    finish: float
    epoch: float
    shrunk: float


def _draw_glyph(ax: Axes, row: PlotRow, y: float, time: _Time) -> None:
    glyph, by = row.glyph, time.shrunk
    low, high = glyph.inner[0] + time.epoch, glyph.inner[1] + 1 + time.epoch
    going_on = glyph.core is not None and glyph.core[1] == math.inf
    if glyph.first == -math.inf:
        _draw_open(ax, row, y, low, time.begin, time)
    if glyph.last == math.inf and not going_on:
        _draw_open(ax, row, y, high, time.finish, time)
    if glyph.bar:
        if glyph.core != glyph.inner:
            _draw_bar(ax, row, y, low, high, sure=False)
        if glyph.core:
            finish = min(glyph.core[1] + 1 + time.epoch, time.finish)
            _draw_bar(ax, row, y, glyph.core[0] + time.epoch, finish, sure=True)
        if going_on:
            ax.plot([time.finish], [y], color=row.colour, marker=">", ms=9 * by, zorder=3, gid=f"{row.id}.going-on")
    elif glyph.core:
        ax.plot([low + 0.5], [y], color=row.colour, marker="o", ms=6 * by, zorder=3, gid=f"{row.id}.day")
    else:
        ends = [day for day, bound in ((low, glyph.first), (high, glyph.last)) if math.isfinite(bound)]
        line, ticks = (":", "none") if glyph.about else ("-", "|")
        ax.plot(
            ends, [y] * len(ends), color=row.colour, lw=1.8 * by, ls=line, zorder=3, marker=ticks, ms=8 * by,
            mew=1.5 * by, gid=f"{row.id}.moment",
        )  # fmt: skip
    if glyph.about:
        ax.text(
            (low + high) / 2, y, "≈", ha="center", va="center", fontfamily=FONT, fontsize=10 * by, color=row.colour,
            zorder=4, gid=f"{row.id}.about", bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.2},
        )  # fmt: skip


def _draw_open(ax: Axes, row: PlotRow, y: float, anchor: float, edge: float, time: _Time) -> None:
    """Draw a dashed arrow to an edge of the time axis. A bar fades into it."""
    from matplotlib.colors import to_rgba

    side, by = "left" if edge < anchor else "right", time.shrunk
    ax.plot(
        [anchor, edge], [y, y], color=row.colour, lw=1.1 * by, ls=(0, (4, 3)), zorder=1.5,
        marker="<" if edge < anchor else ">", markevery=[1], ms=5.5 * by, mew=by, mfc="white",
        gid=f"{row.id}.open-{side}",
    )  # fmt: skip
    if row.glyph.bar:
        step = math.copysign(min(abs(edge - anchor), (time.finish - time.begin) * 0.12) / 16, edge - anchor)
        shades = [to_rgba(row.colour, 0.55 * (1 - number / 16)) for number in range(16)]
        strips = [(anchor + step * number, step) for number in range(16)]
        ax.broken_barh(strips, (y - 0.4, 0.8), facecolors=shades, lw=0, zorder=2, gid=f"{row.id}.fade-{side}")


def _draw_bar(ax: Axes, row: PlotRow, y: float, begin: float, finish: float, sure: bool) -> None:
    from matplotlib.colors import to_rgb

    # The colour is pale and not transparent, because in SVG a transparent colour would hide the hatching, too.
    pale = tuple(1 - 0.15 * (1 - part) for part in to_rgb(row.colour))
    ax.barh(
        y, finish - begin, 0.8, begin, facecolor=row.colour if sure else pale, lw=0.8,
        edgecolor=row.colour, hatch="" if sure else "/////", zorder=2.5 + sure,
        gid=f"{row.id}.{'sure' if sure else 'unsure'}",
    )  # fmt: skip
