"""The glossary explains each word of the closed vocabularies, each record and each value, and no other word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, get_args, get_origin

from kz_diplomacy._records.kinds import RECORD_TYPES
from kz_diplomacy._values import vocabulary
from kz_diplomacy._values.citations import Passage
from kz_diplomacy._values.facts import Claim, Participant, Place, Quantity, Text
from kz_diplomacy._values.when import When

PAGE: Final = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text("utf-8")


def lines(heading: str) -> list[list[str]]:
    """The cells of each line of the table under a heading."""
    table = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [re.split(r"\s*\|\s*", line)[1:-1] for line in table.splitlines() if re.match(r"\| (?!---)", line)][1:]


def test_every_word_of_the_closed_vocabularies_is_explained() -> None:
    """In the order of the types and of their words."""
    aliases = {name: value for name, value in vars(vocabulary).items() if get_args(value) and name[0].isupper()}
    closed = [
        (f"`{name}`", f"`{word}`")
        for name, alias in aliases.items()
        if get_origin(alias) is get_origin(vocabulary.Lang)
        for word in get_args(alias)
    ]
    assert closed == [(name, word) for name, word, _ in lines("The closed vocabularies")]


def test_no_word_is_left_without_a_meaning() -> None:
    """No cell of the glossary is empty."""
    cells = [
        cell
        for heading in ("Records and values", "Time", "Text and proof", "The closed vocabularies")
        for line in lines(heading)
        for cell in line
    ]
    assert len(cells) > 200
    assert all(cells)


def test_every_record_and_value_is_explained() -> None:
    """The kinds in their order, and the values."""
    values = {cls.__name__ for cls in (Claim, Participant, Passage, Place, Quantity, Text, When)}
    named = [line[0] for line in lines("Records and values")]
    assert [cls.__name__ for cls in RECORD_TYPES.values()] == named[: len(RECORD_TYPES)]
    assert {*values, "Evidence"} == {*named[len(RECORD_TYPES) :]}
