"""What the fields of one record may say each for itself, but not together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .._values.facts import Passage, is_cue
from .._values.when import When
from ..errors import Fault, described
from .base import has_value

if TYPE_CHECKING:
    from .kinds import Source


def contradictions_of_tenure(start: When | None, end: When | None) -> Iterator[Fault]:
    """Why a role cannot have begun and ended then.

    >>> [str(fault) for fault in contradictions_of_tenure(When("2024"), When("2023"))]
    ['$.end: found "2023", expected an end that is not before the start, "2024"']
    """
    yield from _no_moment("start", start)
    yield from _no_moment("end", end)
    if start and end and start.earliest and end.latest and start.earliest > end.latest:
        expected = f"an end that is not before the start, {described(start.edtf)}"
        yield Fault(described(end.edtf), expected, path="$.end")


def contradictions_of_source(source: Source) -> Iterator[Fault]:
    """Why a source cannot be as it says: an article is measured whole, a reference never, and passages fit the text."""
    yield from _no_moment("published", source.published)
    measured = {
        "length": source.length,
        "sha256": source.sha256,
        "passages": source.passages,
        "uncited": source.uncited,
    }
    for name, value in measured.items():
        if source.kind == "article" and not value and name != "uncited":
            yield Fault(f'no "{name}"', "one, as every article has", path=f"$.{name}")
        if source.kind == "reference" and has_value(value):
            yield Fault(f'a "{name}"', "none: a reference is cited as a whole", "leave it out", path=f"$.{name}")
    if source.kind == "article":
        yield from _misplaced(source.passages, source.length or 0)
        numbers = {passage.number for passage in source.passages}
        for number in source.uncited:
            if number not in numbers:
                yield Fault(described(number), "the number of a passage", path=f'$.uncited["{number}"]')


def _misplaced(passages: tuple[Passage, ...], length: int) -> Iterator[Fault]:
    seen: dict[str | None, Passage] = {}
    previous = 0
    for index, passage in enumerate(passages):
        place, number = f"$.passages[{index}]", passage.number or ""
        if number in seen:
            yield Fault(f"the number {number} again", "each number once", path=f"{place}.number")
        sentence = seen.get(number.removesuffix("c"))
        if is_cue(passage) and not (sentence and sentence.start < passage.start and passage.end <= sentence.end):
            yield Fault(f"the cue {number}", "a passage inside its sentence, and behind it in the file", path=place)
        if passage.start < previous:
            yield Fault(f"start {passage.start}", f"{previous} or more: text order", path=f"{place}.start")
        if passage.end > length:
            yield Fault(f"end {passage.end}", f"at most {length}, the length of the text", path=f"{place}.end")
        seen.setdefault(number, passage)
        previous = passage.start


def _no_moment(field: str, when: When | None) -> Iterator[Fault]:
    if when and when.lasting:
        start, _, end = when.edtf.replace("~", "").partition("/")
        mend = f"write [{start}..{end.removeprefix('..')}] for some time in between"
        yield Fault(described(when.edtf), "one moment", mend, path=f"$.{field}")
