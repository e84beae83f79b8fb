"""The timeline as ``kz_diplomacy.plot.timeline`` draws it, made fit for a page: narrow, light and dark, described."""

from __future__ import annotations

import re
from io import StringIO
from xml.sax.saxutils import escape

from kz_diplomacy import Dataset, Event, Lang, Role, Statement, plot
from kz_diplomacy.plot._rows import dated_rows, text_lines, total_height

from .colours import darkened
from .words import TIMELINE

_WIDTH, _MARGIN, _HEAD = 7.5, 0.1, 0.4  # inches: as wide as a page's text
_POINTS, _LINE = 9.0, 9.0 * 1.35 / 72


def picture(ds: Dataset, lang: Lang) -> str:
    """Letters are drawn as shapes, so that they are there whatever fonts a reader has."""
    import matplotlib
    from matplotlib.figure import Figure

    em = (_WIDTH - 2 * _MARGIN) * 72 / _POINTS
    # A little more than it takes: the text of axes that are given shrinks until it fits.
    height = (total_height([*text_lines([*dated_rows(ds, lang)], ds, lang, em)]) + 0.01) * _LINE
    whole = height + _HEAD + _MARGIN
    with matplotlib.rc_context({"svg.fonttype": "path", "svg.hashsalt": "kz_diplomacy"}):
        figure = Figure(figsize=(_WIDTH, whole))
        box = (_MARGIN / _WIDTH, _MARGIN / whole, 1 - 2 * _MARGIN / _WIDTH, height / whole)
        ax = plot.timeline(ds, lang=lang, ax=figure.add_axes(box))
        file = StringIO()
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return _described(file.getvalue(), lang, ax.get_title("left"), description(ds, lang))


def description(ds: Dataset, lang: Lang) -> str:
    """What the picture shows, in words and numbers."""
    drawn = [entry for entry in ds.timeline() if not (isinstance(entry.record, Role) and entry.record.official is None)]
    dated = dict.fromkeys(entry.record for entry in drawn if entry.when)
    dates = [entry.when for entry in drawn if entry.when]
    return TIMELINE[lang].format(
        dated=len(dated),
        roles=sum(isinstance(record, Role) for record in dated),
        events=sum(isinstance(record, Event) for record in dated),
        statements=sum(isinstance(record, Statement) for record in dated),
        undated=sum(entry.when is None for entry in drawn),
        first=dates[0].words(lang),
        last=dates[-1].words(lang),
    )


def _described(svg: str, lang: Lang, title: str, description: str) -> str:
    told = f'<title id="title">{escape(title)}</title>\n<desc id="desc">{escape(description)}</desc>\n'
    told += f"<style>{darkened()}</style>"
    names = f'role="img" lang="{lang}" aria-labelledby="title" aria-describedby="desc"'
    svg = re.sub(r"<svg ([^>]*)>", rf"<svg \1 {names}>", svg, count=1)
    # Sizes in pixels, as the other pictures have them; what wrote it and in what form is of no use to a reader.
    svg = re.sub(r" <metadata>.*?</metadata>\n", lambda _: told + "\n", svg, count=1, flags=re.DOTALL)
    return re.sub(r"<!DOCTYPE.*?>\n", "", svg, count=1, flags=re.DOTALL)
