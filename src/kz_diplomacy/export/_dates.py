"""EDTF dates for formats that know only a year, a month or a day."""

from __future__ import annotations

from itertools import takewhile

from .._values.when import When


def plain(when: When) -> bool:
    """Whether it is a year, a month or a day and nothing else, so that such a format holds all of it.

    >>> plain(When("2025-03")), plain(When("2025-03~"))
    (True, False)
    """
    return not set(when.edtf) & set("~/[")


def ends(when: When) -> tuple[str, str]:
    """Its first and its last year, month or day as written; empty where that side is open. *About* is left out.

    >>> ends(When("[2024-04..2024-05-03]")), ends(When("2021/..")), ends(When("2024~"))
    (('2024-04', '2024-05-03'), ('2021', ''), ('2024', '2024'))
    """
    bare = when.edtf.replace("~", "")
    if bare[0] == "[":
        start, _, end = bare[1:-1].partition("..")
        return start, end
    start, slash, end = bare.partition("/")
    return start, end.removeprefix("..") if slash else start


def covering(when: When) -> str:
    """The narrowest year, month or day in which all of it lies; empty where there is none. *About* is left out.

    >>> covering(When("2020-01/2020-03")), covering(When("[2020..2021]"))
    ('2020', '')
    """
    halves = zip(*(end.split("-") for end in ends(when)), strict=False)
    return "-".join(start for start, _ in takewhile(lambda pair: pair[0] == pair[1], halves))
