"""Dates with the precision of their source: a small subset of EDTF, and the days that each date covers."""

# No "from __future__ import annotations": cattrs reads these types, and they stay real.
import re
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple, Never, NoReturn, TypeAlias

import attrs

from .._public import public
from ..errors import Description, QueryError, WhenError
from .vocabulary import Lang

Bounds: TypeAlias = tuple[date | None, date | None]
"""A first and a last day; None on a side where there is no bound."""
Core: TypeAlias = tuple[date, date | None] | None
"""The first and the last certain day: None if no day is certain; the last one alone is None if there is no end."""


class Parts(NamedTuple):
    """The parts of a parsed date, which spare other modules from parsing its text again.

    >>> When("2021-05~/..")._parts
    Parts(shape='going on', start='2021-05~', end='')
    """

    shape: Literal["date", "lasting", "end unknown", "going on", "between", "since", "until"]
    start: str
    """The first year, month or day as written, with its ``~``; empty if that side is open."""
    end: str
    """The last year, month or day as written; the same as ``start`` for the shape ``date``."""


_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)", re.ASCII)
_HELP: Final = (
    "write 2024, 2024-04 or 2024-04-05 (2024~ for about), "
    "2020/2022 for what lasted (2021/ end unknown, 2021/.. going on), "
    "or [2020..2022], [..2022], [2020..] for one moment in between"
)


@public
@attrs.frozen(repr=False)
class When:
    """A date, or a span of time, exactly as exact as its source: a subset of EDTF (ISO 8601-2).

    ``2018``, ``2025-03``, ``2025-12-09``: some time in that year or month, or that day. ``2020-01/2020-03`` lasted from
    the one to the other, ``2021/`` has an unknown end, ``2021/..`` is said to go on. ``[2020..2022]``, ``[..2024]`` and
    ``[2025-03..]`` are one moment, some time in between. ``~`` after a date is *about*. Years run from 0001 to 9999.
    Equal when written alike; the calendar is the Gregorian one.

    Raises:
        WhenError: The text is none of these; it says how to write it.

    >>> from kz_diplomacy import When
    >>> when = When("2018/2025-12-09")
    >>> when.earliest.isoformat(), when.latest.isoformat()
    ('2018-01-01', '2025-12-09')
    >>> [day.isoformat() for day in when.core]
    ['2018-12-31', '2025-12-09']
    """

    edtf: str
    """The date as EDTF; ``str(when)`` is the same."""
    earliest: date | None = attrs.field(init=False, eq=False)
    """The first day that it can cover; None where no bound is known. Nominal where the date is approximate."""
    latest: date | None = attrs.field(init=False, eq=False)
    """The last day that it can cover; None where no bound is known. Nominal where the date is approximate."""
    core: tuple[date, date | None] | None = attrs.field(init=False, eq=False)
    """The first and the last day of what it covers for sure (None: without end); None where no day is sure."""
    _parts: Parts = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        (earliest, latest), core, parts = _parse(self.edtf)
        # The class is frozen, so the fields are set through object. Nothing else writes to them.
        object.__setattr__(self, "earliest", earliest)
        object.__setattr__(self, "latest", latest)
        object.__setattr__(self, "core", core)
        object.__setattr__(self, "_parts", parts)

    @property
    def approximate(self) -> bool:
        """Whether the source says *about*; then the bounds are nominal.

        >>> When("2024~").approximate
        True
        """
        return "~" in self.edtf

    @property
    def lasting(self) -> bool:
        """Whether it is a span that lasted, rather than one moment, however vaguely known.

        >>> When("2020-01/2020-03").lasting, When("[2020-01..2020-03]").lasting
        (True, False)
        """
        return "/" in self.edtf

    @property
    def day(self) -> date | None:
        """The very day, where it is known; else None.

        >>> When("2025-12-09").day, When("2025-12").day
        (datetime.date(2025, 12, 9), None)
        """
        return self.earliest if self._parts.shape == "date" and self.core else None

    def words(self, lang: Lang = "en") -> str:
        """The date in words, as a text in that language would have it.

        >>> When("2020-01/2020-03").words("en")
        'from January to March 2020'
        >>> When("2025-12-09").words("ru")
        '9 декабря 2025 года'
        """
        from .when_words import in_words

        return in_words(*self._parts, lang)

    def __lt__(self, other: Never) -> NoReturn:
        self._no_order()

    def __le__(self, other: Never) -> NoReturn:
        self._no_order()

    def __gt__(self, other: Never) -> NoReturn:
        self._no_order()

    def __ge__(self, other: Never) -> NoReturn:
        self._no_order()

    def _no_order(self) -> NoReturn:
        found = Description(f'a comparison of the date "{self.edtf}"')
        raise QueryError(found, "one of days", "compare .earliest or .latest, or ask a collection .during(...)")

    def __reduce__(self) -> tuple[type, tuple[str]]:
        return type(self), (self.edtf,)

    def __str__(self) -> str:
        return self.edtf

    def __repr__(self) -> str:
        return f"When({self.edtf!r})"


def _parse(text: object) -> tuple[Bounds, Core, Parts]:
    if not isinstance(text, str):
        raise WhenError(text, f'write it as text, "{text}"' if type(text) is int and 1000 <= text <= 9999 else _HELP)
    if match := _DATE.fullmatch(text):
        first, last = _days(text, match)
        return (first, last), (first, last) if first == last and not match[4] else None, Parts("date", text, text)
    if text[:1] == "[" and text[-1:] == "]" and text.count("..") == 1:
        start, end = text[1:-1].split("..")
        if "~" in text:
            raise WhenError(text, "a moment between two dates is uncertain as it is: leave out the ~")
        if start or end:
            return _moment(text, start, end)
    elif text.count("/") == 1:
        return _interval(text, *text.split("/"))
    raise WhenError(text, _correction(text))


def _moment(text: str, start: str, end: str) -> tuple[Bounds, Core, Parts]:
    bounds = _bounds(text, _days_of(text, start) if start else None, _days_of(text, end) if end else None)
    return bounds, None, Parts("between" if start and end else "since" if start else "until", start, end)


def _interval(text: str, start: str, end: str) -> tuple[Bounds, Core, Parts]:
    first = _days_of(text, start)
    if end in ("", ".."):
        core = (first[1], None) if end and "~" not in text else None
        return (first[0], None), core, Parts("going on" if end else "end unknown", start, "")
    last = _days_of(text, end)
    certain = "~" not in text and first[1] <= last[0]
    return _bounds(text, first, last), (first[1], last[0]) if certain else None, Parts("lasting", start, end)


def _bounds(text: str, start: tuple[date, date] | None, end: tuple[date, date] | None) -> Bounds:
    if start and end and start[0] > end[1]:
        raise WhenError(text, "its end comes before its start: exchange the two")
    return start[0] if start else None, end[1] if end else None


def _days_of(text: str, part: str) -> tuple[date, date]:
    match = _DATE.fullmatch(part)
    if not match:
        raise WhenError(text, _correction(text))
    return _days(text, match)


def _days(text: str, match: re.Match[str]) -> tuple[date, date]:
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if year == 0:
        raise WhenError(text, "years run from 0001 to 9999")
    if match[2] is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        raise WhenError(text, f"there is no month {match[2]}: months run from 01 to 12")
    first = date(year, month, 1)
    last = date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)
    if match[3] is None:
        return first, last
    if not 1 <= day <= last.day:
        raise WhenError(text, f"there is no day {match[3]} in {match[1]}-{match[2]}: it has {last.day}")
    return first.replace(day=day), first.replace(day=day)


# Common wrong notations with their corrections. The first match is offered, so the order is from exact to vague.
_CORRECTIONS: Final[tuple[tuple[str, str], ...]] = (
    (r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", "{0}-{1:0>2}-{2:0>2}"),
    (r"(\d{4})[-./](\d{1,2})", "{0}-{1:0>2}"),
    (r"(\d{1,2})\.(\d{1,2})\.(\d{4})", "{2}-{1:0>2}-{0:0>2}"),
    (r"(\d{1,2})\.(\d{4})", "{1}-{0:0>2}"),
    (r"(\d{4}(?:-\d\d){0,2})[T ]\d\d?:.*", "{0}"),
    (r"(\d{4}(?:-\d\d){0,2})[?%]", "{0}~"),
    (r"(?:c\.? ?|ca\.? ?|~ ?)(\d{4}(?:-\d\d){0,2})", "{0}~"),
    (r"(?:\.\.|unknown|open)?/(\d{4}\S*)", "[..{0}]"),
    (r"\.\.(\d{4}\S*)", "[..{0}]"),
    (r"(\d{4}\S*)\.\.", "[{0}..] for one moment, {0}/.. for what goes on"),
    (r"(\d{4}\S*)\.\.(\d{4}\S*)", "[{0}..{1}] for one moment in between, {0}/{1} for what lasted"),
    (r"(\d{4}) ?[-–—] ?(\d{4})", "{0}/{1} for what lasted, [{0}..{1}] for one moment in between"),
    (r"(\d{4}\S*)/(?:unknown|open)", "{0}/ for an unknown end, {0}/.. for what goes on"),
    (r"(\d{3})[Xxu]", "[{0}0..{0}9]"),
    (r"(\d{2})[Xxu]{2}", "[{0}00..{0}99]"),
)


def _correction(text: str) -> str:
    # No date has more than 60 characters, so a longer text is not searched.
    for pattern, template in _CORRECTIONS if len(text) <= 60 else ():
        if match := re.fullmatch(pattern, text, re.ASCII):
            offer = template.format(*match.groups())
            if _is_date(offer.split(" ")[0]):
                return f"write {offer}"
    return f"write {text.strip()}" if text != text.strip() and _is_date(text.strip()) else _HELP


def _is_date(text: str) -> bool:
    try:
        _parse(text)
    except WhenError:
        return False
    return True
