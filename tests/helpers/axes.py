"""Timelines of invented records, and what is drawn for each of them in the axes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

import matplotlib
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import Collection
from matplotlib.dates import date2num
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

import kz_diplomacy
from kz_diplomacy import Dataset, Event, Official, Role, Text, When


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """No figure outlives its test."""
    matplotlib.use("Agg")
    yield
    from matplotlib import pyplot

    pyplot.close("all")


def dataset(*, roles: Any = (), events: Any = (), statements: Any = (), officials: Any = ()) -> Dataset:
    base = kz_diplomacy.load()
    kinds = {name: type(getattr(base, name))() for name in ("sources", "topics", "organizations")}
    given = {"officials": officials, "roles": roles, "events": events, "statements": statements}
    return Dataset(**kinds, **{name: type(getattr(base, name))(records) for name, records in given.items()})


def person(id: str = "mira", name: str = "Mira Solen") -> Official:
    return Official(id=id, name=Text(en=name), summary=Text(en="A keeper."))


def role(start: str | None, end: str | None, id: str = "r", official: Official | None = None) -> Role:
    ends = {name: When(when) for name, when in (("start", start), ("end", end)) if when}
    return Role(id=id, kind="post", title=Text(en=f"Post {id}"), official=official or person(), **ends)  # type: ignore[arg-type]


def event(when: str | None, status: Any = "happened", id: str = "e") -> Event:
    return Event(
        id=id, title=Text(en=f"Event {id}"), summary=Text(en="x"), status=status, when=When(when) if when else None
    )


def canvas(width: float = 13, height: float = 8) -> Axes:
    figure = Figure(figsize=(width, height))
    FigureCanvasAgg(figure)
    return figure.add_axes((0.02, 0.02, 0.96, 0.92))


def drawn(ax: Axes, id: str) -> dict[str, Any]:
    """What is drawn for a record, by the end of its gid: lines and bars as first and last day, else the artist."""
    found: dict[str, Any] = {}
    for artist in ax.findobj(include_self=False):
        record, _, what = str(artist.get_gid()).partition(".")
        if record == id:
            if isinstance(artist, Line2D):
                found[what] = tuple(day(x) for x in list(artist.get_xdata()))  # type: ignore[arg-type]
            elif isinstance(artist, Rectangle):
                found[what] = day(artist.get_x()), day(artist.get_x() + artist.get_width())
            else:
                found[what] = artist
    return found


def day(number: float) -> float:
    """A day of matplotlib's as an ordinal."""
    return number - date2num(date(1970, 1, 1)) + date(1970, 1, 1).toordinal()  # type: ignore[no-untyped-call, no-any-return]


def days(*texts: str) -> tuple[float, ...]:
    return tuple(float(date.fromisoformat(text).toordinal()) for text in texts)


def texts(ax: Axes) -> list[str]:
    """Every text, its lines joined."""
    return [text.get_text().replace("\n", " ") for text in ax.texts]


def edges(ax: Axes) -> tuple[float, float]:
    """Where the dashed arrows to the left and to the right end."""
    ends = [day(list(line.get_xdata())[1]) for line in ax.lines if ".open-" in str(line.get_gid())]  # type: ignore[arg-type]
    return min(ends), max(ends)


def assert_readable(ax: Axes) -> None:
    """Every text is inside the axes and covers no other; everything for a record is inside, too."""
    ax.figure.canvas.draw()
    frame = ax.get_window_extent()
    boxes = [(text.get_text(), text.get_window_extent()) for text in ax.texts if text.get_text() != "≈"]
    for told, box in boxes:
        assert frame.x0 <= box.x0, told
        assert box.x1 <= frame.x1, told
        assert frame.y0 <= box.y0, told
        assert box.y1 <= frame.y1, told
    for (one, box), (other, another) in combinations(boxes, 2):
        assert not box.overlaps(another), (one, other)
    for artist in ax.findobj(lambda artist: artist.get_gid() is not None):
        if isinstance(artist, Collection):
            box = artist.get_datalim(ax.transData).transformed(ax.transData)
        else:
            box = artist.get_window_extent()
        assert frame.x0 <= box.xmin <= box.xmax <= frame.x1, artist.get_gid()
        assert frame.y0 <= box.ymin <= box.ymax <= frame.y1, artist.get_gid()
