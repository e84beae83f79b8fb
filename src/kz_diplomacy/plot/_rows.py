"""The rows and lines of the picture of the timeline, with texts that are wrapped and cut to fit a width."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Final

import attrs

from .._dataset import Dataset
from .._display.labels import SHARED
from .._records.kinds import Event, Official, Role, Statement
from .._values.interval import Interval
from .._values.vocabulary import Lang
from .._values.when import When

# DejaVu Sans comes with matplotlib and has the Kazakh letters, which the font of a style may lack.
FONT: Final = "DejaVu Sans"
# The left and the right end of the axis of time, and the gap next to a text, as shares of the width.
LEFT: Final = 0.365
RIGHT: Final = 0.725
GAP: Final = 0.012
# The colours of Okabe and Ito, which colour-blind people can distinguish.
GREY: Final = "#767676"
_BLUE, _RED, _GREEN = "#0072B2", "#D55E00", "#007A59"
# The space above and below a line of each style, in lines.
_PADDING: Final = {"dated": 1.4, "heading": 1.4, "kind": 0.5, "note": 0.5, "row": 0.4, "plain": 0.1}

LABELS: Final[dict[Lang, dict[str, str]]] = {
    "en": {
        **SHARED["en"],
        "roles": "{}: posts, ranks, delegations",
        "events": "Events",
        "statements": "Statements",
        "not said": "not said",
        "bars": "Solid bar: held for sure. Hatched: it began or ended on some day in there. "
        "Fading into a dashed arrow: the article does not say when it began or ended.",
        "marks": "Dot: on that day. Line between two ticks: at one moment somewhere in there. "
        "Dashed arrow: any time before or after the tick. Bar: it lasted (solid: for sure). The sign ≈: about. "
        "Grey: planned, proposed or possible; whether it happened is not said.",
    },
    "ru": {
        **SHARED["ru"],
        "roles": "{}: должности, ранги, делегации",
        "events": "События",
        "statements": "Высказывания",
        "not said": "не указано",
        "bars": "Сплошная полоса: период известен точно. Штриховка: началось или закончилось в один из этих дней. "
        "Полоса, бледнея, переходит в пунктирную стрелку: в статье не сказано, когда началось или закончилось.",
        "marks": "Точка: в этот день. Линия между двумя засечками: один момент в этих пределах. "
        "Пунктирная стрелка: когда угодно до засечки или после нее. Полоса: длилось (сплошная: точно). "
        "Знак ≈: примерно. Серый цвет: запланировано, предложено или возможно; состоялось ли, не сказано.",
    },
    "kk": {
        **SHARED["kk"],
        "roles": "{}: қызмет, дәреже, делегация",
        "events": "Оқиғалар",
        "statements": "Мәлімдемелер",
        "not said": "айтылмаған",
        "bars": "Тұтас жолақ: бұл кезең анық. Көлбеу сызықты жолақ: осы аралықтың бір күнінде басталған не аяқталған. "
        "Бозарып, үзік сызықты көрсеткіге ауысқан жолақ: қашан басталғаны не аяқталғаны мақалада айтылмаған.",
        "marks": "Нүкте: дәл сол күні. Екі белгі арасындағы сызық: осы аралықтағы бір сәт. "
        "Үзік сызықты көрсеткі: белгіге дейінгі не одан кейінгі кез келген уақыт. Жолақ: осы мерзімге созылған "
        "(тұтасы: анық). ≈ белгісі: шамамен. Сұр түс: жоспар, ұсыныс не ықтимал іс; болған-болмағаны айтылмаған.",
    },
}


@attrs.frozen
class Glyph:
    """The shape of a date or tenure: days as ordinals, infinite if a side is open."""

    first: float
    last: float
    inner: tuple[float, float]
    """The first and the last bound that is known."""
    core: tuple[float, float] | None
    """The first and the last day that are certain."""
    bar: bool
    """True if it lasted, False if it is a moment."""
    about: bool
    """True if any of its dates is approximate."""

    @classmethod
    def of(cls, when: When) -> Glyph:
        """Return the glyph of a date: a bar if it lasted, otherwise one moment within its bounds."""
        interval = Interval.of(when)
        if when.lasting:
            _, start, end = when._parts
            tenure = cls.tenure(When(start), When(end) if end else None)
            return attrs.evolve(tenure, core=interval.core)
        inner = _inner(interval.first, interval.last)
        return cls(interval.first, interval.last, inner, interval.core, False, when.approximate)

    @classmethod
    def tenure(cls, start: When | None, end: When | None) -> Glyph:
        """Return the glyph of a tenure: a bar from a start to an end. One of the two may be unknown."""
        edges = [Interval.of(edge) for edge in (start, end) if edge]
        inner = _inner(*(bound for edge in edges for bound in (edge.first, edge.last)))
        first = edges[0].first if start else -math.inf
        last = edges[-1].last if end else math.inf
        whole = Interval.of_tenure(start, end)
        return cls(first, last, inner, whole.core if whole else None, True, not all(edge.exact for edge in edges))


@attrs.frozen
class PlotRow:
    """A dated record: its group, and the glyph and the texts that are drawn for it."""

    group: str
    note: str
    """The explanation of its glyph, shown above the first row that has it."""
    id: str
    label: str
    dates: str
    glyph: Glyph
    colour: str


@attrs.frozen
class TextLine:
    """A line of the picture: a heading, a note over the whole width, or the texts of a row."""

    text: str
    dates: str = ""
    row: PlotRow | None = None
    style: str = "plain"

    @property
    def height(self) -> float:
        """Return the height in lines of text, with the padding of the style."""
        return 1 + max(self.text.count("\n"), self.dates.count("\n")) + _PADDING[self.style]


def title(ds: Dataset, lang: Lang, em: float) -> str:
    """Return the title with the names of the officials, cut to a width in ems of the text below it."""
    names = ", ".join(official.name.best(lang) for official in _officials(ds))
    return _wrap(": ".join(filter(None, [LABELS[lang]["timeline"], names])), em / 1.7, 1)


def dated_rows(ds: Dataset, lang: Lang) -> Iterator[PlotRow]:
    """Yield a row for each dated role of a named official, event and statement, by kind and then by date."""
    labels = LABELS[lang]
    dated = dict.fromkeys(entry.record for entry in ds.timeline() if entry.when)
    for official in _officials(ds):
        group = labels["roles"].format(official.name.best(lang))
        for role in dated:
            if isinstance(role, Role) and role.official == official:
                ends = ((labels["begin"], role.start), (labels["end"], role.end))
                dates = "\n".join(f"{name}: {end.words(lang) if end else labels['not said']}" for name, end in ends)
                glyph = Glyph.tenure(role.start, role.end)
                yield PlotRow(group, labels["bars"], role.id, role.title.best(lang), dates, glyph, _BLUE)
    for record in dated:
        if isinstance(record, Event) and record.when:
            dates, colour = record.when.words(lang), _RED
            if record.status not in ("happened", "ongoing"):
                dates, colour = f"{labels[record.status]}: {dates}", GREY
            label, glyph = record.title.best(lang), Glyph.of(record.when)
            yield PlotRow(labels["events"], labels["marks"], record.id, label, dates, glyph, colour)
    for record in dated:
        if isinstance(record, Statement) and record.said:
            label, dates = record.summary.best(lang), record.said.words(lang)
            glyph = Glyph.of(record.said)
            yield PlotRow(labels["statements"], labels["marks"], record.id, label, dates, glyph, _GREEN)


def text_lines(rows: Sequence[PlotRow], ds: Dataset, lang: Lang, em: float) -> Iterator[TextLine]:
    """Yield the rows below their headings, then the undated records, with texts wrapped for axes of a width in ems."""
    noted = set()
    for group, members in groupby(rows, key=lambda row: row.group):
        yield TextLine(_wrap(group, (LEFT - 2 * GAP) * em / 1.23, 3), style="dated")
        for row in members:
            if row.note not in noted:
                noted.add(row.note)
                yield TextLine(_wrap(row.note, (1 - 3 * GAP) * em, 9), style="note")
            dates = "\n".join(_wrap(line, (1 - RIGHT - 2 * GAP) * em, 4) for line in row.dates.split("\n"))
            yield TextLine(_wrap(row.label, (LEFT - 2 * GAP) * em, 3), dates, row, "row")
    undated = [entry.record for entry in ds.timeline() if entry.when is None]
    items = [item for record in undated for item in _undated(record, lang)]
    if items:
        yield TextLine(LABELS[lang]["undated"], style="heading")
    for group, labels in groupby(items, key=lambda item: item[0]):
        yield TextLine(group, style="kind")
        for _, label in labels:
            yield TextLine(_wrap(f"• {label}", (1 - 3 * GAP) * em, 1))


def total_height(lines: Sequence[TextLine]) -> float:
    """Return the height of the picture in lines of text."""
    return sum(line.height for line in lines) + 0.5


def _inner(*bounds: float) -> tuple[float, float]:
    known = [bound for bound in bounds if math.isfinite(bound)]
    return min(known), max(known)


def _officials(ds: Dataset) -> Iterator[Official]:
    """Yield each official who held a role, including officials whose records are in the base of the dataset."""
    yield from dict.fromkeys(role.official for role in ds.roles if role.official)


def _undated(record: Role | Event | Statement, lang: Lang) -> Iterator[tuple[str, str]]:
    labels = LABELS[lang]
    if isinstance(record, Event):
        status = "" if record.status == "happened" else f" ({labels[record.status]})"
        yield labels["events"], record.title.best(lang) + status
    elif isinstance(record, Statement):
        yield labels["statements"], record.summary.best(lang)
    elif record.official:
        yield labels["roles"].format(record.official.name.best(lang)), record.title.best(lang)


@cache
def _width(text: str) -> float:
    """Return the width of a text in ems."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    width: float = text_to_path.get_text_width_height_descent(text, FontProperties(family=FONT, size=1), False)[0]
    # On a screen a letter begins at a whole pixel, which makes a line up to some 8 % longer.
    return width * 1.08


def _wrap(text: str, em: float, max_lines: int) -> str:
    """Return a text wrapped to a width in ems, cut with an ellipsis after ``max_lines`` lines."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < max_lines:
        line = words.pop(0)
        while words and _width(f"{line} {words[0]}") <= em:
            line += " " + words.pop(0)
        lines.append(line)
    if words:
        lines[-1] += " …"
    return "\n".join(line if _width(line) <= em else _truncate(line, em) for line in lines)


def _truncate(line: str, em: float) -> str:
    line = line.removesuffix(" …")
    while _width(f"{line} …") > em and (shorter := line.rpartition(" ")[0]):
        line = shorter
    while _width(f"{line} …") > em and line:
        line = line[:-1]
    return f"{line} …"
