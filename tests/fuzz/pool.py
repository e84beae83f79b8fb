"""Values to put where others are wanted: of every type, right in some places, odd, and enormous."""

from __future__ import annotations

import sys
from typing import Any, Final

import attrs
from hypothesis import strategies as st


@attrs.frozen
class Raw:
    """A piece of JSON that stands in a file as it is: what no value of Python is written as."""

    text: str


ODD: Final = (
    *("", " ", "\n", "\t\r", "\0", "a\0b", "\x7f", "\x1b[31m", "\x85", "\u2028", "\u00a0", "\ufeff", "\ufffe"),
    *("\uffff", "\ud800", "x\udfffy", "\udc00\ud800", "\u202eabc", "\u2066a\u2069", "e\u0301", "\u0301"),
    *("\u0301" * 300, "\u200d"),
    *("Ə", "Тəуелсіздік", "Kазахстан", "ﬁ", "ß", "İ", "ı", "ǅ", "١٢٣", "𝟐𝟎𝟐𝟒", "👩‍👩‍👧‍👦", "\U0010ffff", "\U000e0001"),
    *("<script>alert(1)</script>", "&amp;", "`*_[x](y)#", '"', "\\", "\\u0041", "{0}", "%s", "../..", "=1+1", "'; --"),
)
"""Texts that are seldom well looked after."""

WORDS: Final = (
    *("x", "X y", "лампа", "kk", "ru", "en", "id", "evidence", "KZ", "AQ", "XX", "en-GB", "a.b", "a.b.c", "a--b", "-"),
    *("lamp-post", "almanac", "light", "lamps", "port-azure", "mira-solen", "head", "vigil", "every-night", "tidings"),
    *("article", "reference", "direct", "heading", "post", "rank", "exact", "nearly", "more_than", "about", "happened"),
    *("f" * 64, "F" * 64, "0" * 63, "http://", "https://a.example/", "1.0", "CC0-1.0", "MIT AND CC0-1.0", "7"),
)
"""Texts of which each is right somewhere, or nearly."""

ENORMOUS: Final = (
    "x" * 200_000,
    "ж " * 50_000,
    "a-" * 30_000,
    "a" * 300 + "-b" * 5_000,
    "\U0001f600" * 20_000,
    "(" * 9_000,
)

texts: st.SearchStrategy[str] = st.one_of(
    st.sampled_from(WORDS), st.sampled_from(ODD), st.text(max_size=8), st.text("aB.#-~/[]0129 ", max_size=12)
)

NUMBERS: Final[tuple[Any, ...]] = (
    *(0, 1, -1, 7, 2**31, 2**53, 2**63 - 1, 2**63, -(2**63), -(2**63) + 1, 2**64, 10**18, 10**19, 10**30, 0.0),
    *(1.0, 0.5),
    *(-0.0, 5e-324, 1e308, float("nan"), float("inf"), float("-inf"), sys.maxsize),
    *(Raw("1e400"), Raw("-1E+99999"), Raw("9" * 400), Raw("-" + "8" * 5_000), Raw("0." + "3" * 5_000), Raw("-0")),
)
numbers: st.SearchStrategy[Any] = st.one_of(st.sampled_from(NUMBERS), st.integers(-100, 6_000), st.floats())

_years = st.sampled_from(["2019", "2024", "2025", "0001", "9999", "0000", "1900", "202", "20244", "٢٠٢٤", "-001"])
_parts = st.sampled_from(["01", "02", "12", "13", "00", "29", "30", "31", "32", "1", "4", "99", ""])
_days = st.one_of(
    _years, st.tuples(_years, _parts).map("-".join), st.tuples(_years, _parts, _parts).map("-".join), st.just("")
)
_about = st.tuples(_days, st.sampled_from(["", "", "~", "?", "%", "~~"])).map("".join)
dates: st.SearchStrategy[str] = st.one_of(
    _about,
    st.tuples(_about, st.sampled_from(["/", "..", "//", "-", "/.."]), _about).map("".join),
    st.tuples(_about, st.just(".."), _about).map(lambda moment: f"[{''.join(moment)}]"),
    st.tuples(
        st.sampled_from(["[", "[[", "{", " "]), _about, st.sampled_from(["]", "..]", "}", "T12:00", "/unknown"])
    ).map("".join),
)
"""What dates are made of, put together as EDTF does and as it does not."""

_numbers = st.one_of(
    st.sampled_from(
        ["1.1", "2.1", "2.2", "3.1", "3.1c", "4.1", "4.2", "1.0", "01.1", "9.9", "1", "3.1cc", "999999.999999"]
    ),
    st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)).map(lambda two: f"{two[0]}.{two[1]}"),
)
_sources = st.sampled_from(["lamp-post", "almanac", "tidings", "kazinform", "zakon-kz", "light", "", "Lamp", "no-such"])
addresses: st.SearchStrategy[str] = st.one_of(
    _sources,
    st.tuples(_sources, _numbers).map("#".join),
    st.tuples(_sources, _numbers, _numbers).map(lambda run: f"{run[0]}#{run[1]}-{run[2]}"),
    st.tuples(_sources, texts, _numbers).map("#".join),
)
"""What addresses are made of, put together as evidence does and as it does not."""

plain: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    numbers,
    texts,
    dates,
    addresses,
    st.sampled_from([[], {}, [[]], [{}], {"en": "x"}, {"en": ""}]),
)
nested: st.SearchStrategy[Any] = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4), max_leaves=8
)
values: st.SearchStrategy[Any] = st.one_of(plain, plain, plain, plain, nested, st.sampled_from(ENORMOUS))
"""A value of any type; now and then a whole tree of them, or one that is enormous."""


def deep(depth: int, inner: str, array: bool) -> Raw:
    """A value so many levels down."""
    return Raw("[" * depth + inner + "]" * depth if array else '{"a":' * depth + inner + "}" * depth)
