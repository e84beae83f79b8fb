"""Generated dates of every form, with the bounds and the core that each must have, computed without the library."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from hypothesis import strategies as st

from kz_diplomacy import When

Core = tuple[date, date | None] | None


class Part(NamedTuple):
    """A date as a text writes it, with its first and its last day."""

    text: str
    first: date
    last: date


class Written(NamedTuple):
    """A valid text, and what it must cover."""

    text: str
    earliest: date | None
    latest: date | None
    core: Core


@st.composite
def parts(draw: st.DrawFn, years: st.SearchStrategy[int] | None = None) -> Part:
    """A year, a month or a day, from 0001 to 9999."""
    year = draw(st.integers(1, 9999) if years is None else years)
    month = draw(st.none() | st.integers(1, 12))
    if month is None:
        return Part(f"{year:04}", date(year, 1, 1), date(year, 12, 31))
    length = monthrange(year, month)[1]
    day = draw(st.none() | st.integers(1, length))
    if day is None:
        return Part(f"{year:04}-{month:02}", date(year, month, 1), date(year, month, length))
    return Part(f"{year:04}-{month:02}-{day:02}", date(year, month, day), date(year, month, day))


@st.composite
def ordered(draw: st.DrawFn) -> tuple[Part, Part]:
    """Two dates, the first of which can come before the second; often close together."""
    years = st.integers(1, 9999) if draw(st.booleans()) else st.integers(2020, 2021)
    one, other = draw(parts(years)), draw(parts(years))
    return (one, other) if one.first <= other.last else (other, one)


abouts = st.sampled_from(["", "~"])


@st.composite
def dates(draw: st.DrawFn) -> Written:
    one, about = draw(parts()), draw(abouts)
    known = one.first == one.last and not about
    return Written(one.text + about, one.first, one.last, (one.first, one.last) if known else None)


@st.composite
def closed_spans(draw: st.DrawFn) -> Written:
    (start, end), about, about_end = draw(ordered()), draw(abouts), draw(abouts)
    sure = start.last <= end.first and not about + about_end
    text = f"{start.text}{about}/{end.text}{about_end}"
    return Written(text, start.first, end.last, (start.last, end.first) if sure else None)


@st.composite
def open_spans(draw: st.DrawFn) -> Written:
    start, about, end = draw(parts()), draw(abouts), draw(st.sampled_from(["", ".."]))
    core: Core = (start.last, None) if end and not about else None
    return Written(f"{start.text}{about}/{end}", start.first, None, core)


@st.composite
def moments(draw: st.DrawFn) -> Written:
    start, end = draw(ordered())
    return draw(
        st.sampled_from(
            [
                Written(f"[{start.text}..{end.text}]", start.first, end.last, None),
                Written(f"[{start.text}..]", start.first, None, None),
                Written(f"[..{end.text}]", None, end.last, None),
            ]
        )
    )


whens = st.one_of(dates(), closed_spans(), open_spans(), moments())
"""Every form of a date, with its bounds and its core reckoned without the library."""


DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


@st.composite
def close_whens(draw: st.DrawFn) -> When:
    one, other = sorted([draw(DAYS), draw(DAYS)])
    cut = st.sampled_from([4, 7, 10])
    start, end = str(one)[: draw(cut)], str(other)[: draw(cut)]
    form = draw(st.sampled_from(["{0}", "{0}~", "{0}/{1}", "{0}/", "{0}/..", "[{0}..{1}]", "[..{1}]", "[{0}..]"]))
    return When(form.format(start, end))


CLOSE_MOMENTS = close_whens().filter(lambda when: not when.lasting)
