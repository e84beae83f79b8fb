"""What the picture of the timeline shows: its rows and lines, in words that are broken and cut to fit a width."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Final

import attrs

from .._dataset import Dataset
from .._records.kinds import Event, Official, Role, Statement
from .._values.interval import Interval
from .._values.vocabulary import Lang
from .._values.when import When
from ._words import WORDS

# DejaVu Sans comes with matplotlib and has the Kazakh letters, which a style's own font may lack.
FONT: Final = "DejaVu Sans"
# Where the time of the axis begins and ends, and the gap beside a text, as shares of the axes.
LEFT: Final = 0.365
RIGHT: Final = 0.725
GAP: Final = 0.012
# Okabe and Ito's colours, which the colour-blind tell apart.
GREY: Final = "#767676"
_BLUE, _RED, _GREEN = "#0072B2", "#D55E00", "#007A59"
# Of each style of line, the room about it, in lines.
_ROOM: Final = {"dated": 1.4, "heading": 1.4, "kind": 0.5, "note": 0.5, "row": 0.4, "plain": 0.1}


@attrs.frozen
class Shape:
    """What a date or tenure looks like: days as ordinals, infinite where a side is open."""

    first: float
    last: float
    inner: tuple[float, float]
    """The first and the last bound that is known."""
    core: tuple[float, float] | None
    """The first and the last day that are sure."""
    bar: bool
    """Whether it lasted."""
    about: bool
    """Whether something in it is about."""

    @classmethod
    def moment(cls, when: When) -> Shape:
        """At one moment within the date.

        >>> shape = Shape.moment(When("[2020..]"))
        >>> shape.bar, shape.last, shape.inner == (shape.first, shape.first)
        (False, inf, True)
        """
        interval = Interval.of(when)
        return cls(
            interval.first, interval.last, _inner(interval.first, interval.last), interval.core, False, when.approximate
        )

    @classmethod
    def tenure(cls, start: When | None, end: When | None) -> Shape:
        """From a start to an end, of which one may not be said.

        >>> shape = Shape.tenure(When("2018"), None)
        >>> shape.bar, shape.last, shape.core
        (True, inf, None)
        """
        edges = [Interval.of(edge) for edge in (start, end) if edge]
        inner = _inner(*(bound for edge in edges for bound in (edge.first, edge.last)))
        first = edges[0].first if start else -math.inf
        last = edges[-1].last if end else math.inf
        whole = Interval.of_tenure(start, end)
        return cls(first, last, inner, whole.core if whole else None, True, not all(edge.exact for edge in edges))

    @classmethod
    def lasting(cls, when: When) -> Shape:
        """All through a date that has a beginning and an end.

        >>> Shape.lasting(When("2018/..")).core[1], Shape.lasting(When("2018/")).core
        (inf, None)
        """
        _, start, end = when._parts
        shape = cls.tenure(When(start), When(end) if end else None)
        return attrs.evolve(shape, core=Interval.of(when).core)


@attrs.frozen
class Row:
    """A dated record: in which group it stands, and what is drawn and written for it."""

    group: str
    note: str
    """What explains its shape; shown above the first row that has it."""
    id: str
    label: str
    words: str
    shape: Shape
    colour: str


@attrs.frozen
class Line:
    """A line of the picture: a heading, a note over the whole width, or a record."""

    text: str
    words: str = ""
    row: Row | None = None
    style: str = "plain"

    @property
    def height(self) -> float:
        r"""Its height in lines of text, with the room about it.

        >>> Line("one").height, Line("one\ntwo").height
        (1.1, 2.1)
        """
        return 1 + max(self.text.count("\n"), self.words.count("\n")) + _ROOM[self.style]


def title(ds: Dataset, lang: Lang, em: float) -> str:
    """The title with the names of the officials, cut to a width in ems of the text below it.

    >>> import kz_diplomacy
    >>> title(kz_diplomacy.load(), "en", 100)
    'Timeline: Aibek Smadiyarov'
    """
    names = ", ".join(official.name.best(lang) for official in _officials(ds))
    return _wrapped(": ".join(filter(None, [WORDS[lang]["timeline"], names])), em / 1.7, 1)


def dated_rows(ds: Dataset, lang: Lang) -> Iterator[Row]:
    r"""A row for each dated tenure of a named official, event and statement, kind by kind, each in order of time.

    >>> import kz_diplomacy
    >>> row = next(dated_rows(kz_diplomacy.load(), "en"))
    >>> row.label, row.words
    ('Specialist in the Department of Consular Service', 'begins: 2006\nends: not said')
    """
    words = WORDS[lang]
    dated = dict.fromkeys(entry.record for entry in ds.timeline() if entry.when)
    for official in _officials(ds):
        group = words["roles"].format(official.name.best(lang))
        for role in dated:
            if isinstance(role, Role) and role.official == official:
                ends = ((words["begin"], role.start), (words["end"], role.end))
                told = "\n".join(f"{word}: {end.words(lang) if end else words['not said']}" for word, end in ends)
                shape = Shape.tenure(role.start, role.end)
                yield Row(group, words["bars"], role.id, role.title.best(lang), told, shape, _BLUE)
    for record in dated:
        if isinstance(record, Event) and record.when:
            shape = (Shape.lasting if record.when.lasting else Shape.moment)(record.when)
            told, colour = record.when.words(lang), _RED
            if record.status not in ("happened", "ongoing"):
                told, colour = f"{words[record.status]}: {told}", GREY
            yield Row(words["events"], words["marks"], record.id, record.title.best(lang), told, shape, colour)
    for record in dated:
        if isinstance(record, Statement) and record.said:
            shape = (Shape.lasting if record.said.lasting else Shape.moment)(record.said)
            told, label = record.said.words(lang), record.summary.best(lang)
            yield Row(words["statements"], words["marks"], record.id, label, told, shape, _GREEN)


def text_lines(rows: Sequence[Row], ds: Dataset, lang: Lang, em: float) -> Iterator[Line]:
    """The rows below their headings, then the undated: texts broken for axes of a width in ems.

    >>> import kz_diplomacy
    >>> ds = kz_diplomacy.load()
    >>> next(text_lines([], ds, "en", 100)).text
    'Undated: the article does not say when'
    """
    noted = set()
    for group, members in groupby(rows, key=lambda row: row.group):
        yield Line(_wrapped(group, (LEFT - 2 * GAP) * em / 1.23, 3), style="dated")
        for row in members:
            if row.note not in noted:
                noted.add(row.note)
                yield Line(_wrapped(row.note, (1 - 3 * GAP) * em, 9), style="note")
            words = "\n".join(_wrapped(part, (1 - RIGHT - 2 * GAP) * em, 4) for part in row.words.split("\n"))
            yield Line(_wrapped(row.label, (LEFT - 2 * GAP) * em, 3), words, row, "row")
    undated = [entry.record for entry in ds.timeline() if entry.when is None]
    told = [line for record in undated for line in _undated(record, lang)]
    if told:
        yield Line(WORDS[lang]["undated"], style="heading")
    for kind, labels in groupby(told, key=lambda line: line[0]):
        yield Line(kind, style="kind")
        for _, label in labels:
            yield Line(_wrapped(f"• {label}", (1 - 3 * GAP) * em, 1))


def total_height(lines: Sequence[Line]) -> float:
    """The height of the picture in lines of text.

    >>> total_height([Line("one"), Line("two")])
    2.7
    """
    return sum(line.height for line in lines) + 0.5


def _inner(*bounds: float) -> tuple[float, float]:
    known = [bound for bound in bounds if math.isfinite(bound)]
    return min(known), max(known)


def _officials(ds: Dataset) -> Iterator[Official]:
    """Who held a role; their own records may stand in the base of the dataset."""
    yield from dict.fromkeys(role.official for role in ds.roles if role.official)


def _undated(record: Role | Event | Statement, lang: Lang) -> Iterator[tuple[str, str]]:
    words = WORDS[lang]
    if isinstance(record, Event):
        status = "" if record.status == "happened" else f" ({words[record.status]})"
        yield words["events"], record.title.best(lang) + status
    elif isinstance(record, Statement):
        yield words["statements"], record.summary.best(lang)
    elif record.official:
        yield words["roles"].format(record.official.name.best(lang)), record.title.best(lang)


@cache
def _ems(word: str) -> float:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    width: float = text_to_path.get_text_width_height_descent(word, FontProperties(family=FONT, size=1), False)[0]
    # On a screen letters stand on whole pixels, which makes a line up to some 8 % longer.
    return width * 1.08


def _wrapped(text: str, em: float, most: int) -> str:
    """Text in at most so many lines of a width in ems, cut with an ellipsis where that is too little."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        line = words.pop(0)
        while words and _ems(f"{line} {words[0]}") <= em:
            line += " " + words.pop(0)
        lines.append(line)
    if words:
        lines[-1] += " …"
    return "\n".join(line if _ems(line) <= em else _cut(line, em) for line in lines)


def _cut(line: str, em: float) -> str:
    line = line.removesuffix(" …")
    while _ems(f"{line} …") > em and (shorter := line.rpartition(" ")[0]):
        line = shorter
    while _ems(f"{line} …") > em and line:
        line = line[:-1]
    return f"{line} …"
