"""Write the pages of the data from the dataset: ``python tools/make_data_pages.py``. The build of the site does so.

One page for each kind of record, one of the article's sentences with the records that cite each, one of what is not
said. They go into docs/data, which is not kept: the records are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import kz_diplomacy
from kz_diplomacy import Claim, Dataset, Participant, Passage, Place, Quantity, Record, Source, Text, When
from kz_diplomacy._records.base import has_value
from kz_diplomacy._records.kinds import RECORD_TYPES
from kz_diplomacy._values.citations import format_addresses, is_cue, overlap, parse_address
from kz_diplomacy._values.vocabulary import LANGS

FOLDER: Final = Path(__file__).parents[1] / "docs" / "data"
COVERAGE_HEAD: Final = """\
# The article, sentence by sentence

Every sentence of the article is cited by a record, or says why not. Beside each stands whose word it is, where it
stands in the canonical text (in code points, from 0), and which records rest on it. The words themselves are
Kazinform's and are not here; with a copy of the article the library gives and proves them: [how](../words.md).

A number with a `c` is no sentence but the agency's cue that closes a quotation.
"""
UNSAID_HEAD: Final = """\
# What is left out, and what is not said

Two things are not in the records: what the article says and no record keeps, with the reason; and what the article
does not say, which no record makes up.
"""


def write(folder: Path, ds: Dataset | None = None) -> None:
    """Write every page whose text has changed, so that a second build reads only those."""
    folder.mkdir(exist_ok=True)
    for name, text in pages(ds or kz_diplomacy.load()).items():
        file = folder / f"{name}.md"
        if not file.exists() or file.read_text("utf-8") != text:
            file.write_text(text, encoding="utf-8")


def pages(ds: Dataset) -> dict[str, str]:
    """Every page by the name of its file."""
    kinds = {kind: "\n".join(kind_page(ds, kind)) + "\n" for kind in RECORD_TYPES}
    return kinds | {"coverage": "\n".join(coverage(ds)) + "\n", "unsaid": "\n".join(unsaid(ds)) + "\n"}


def kind_page(ds: Dataset, kind: str) -> Iterator[str]:
    """Every record of a kind."""
    records = getattr(ds, kind)
    yield f"# {kind.capitalize()}\n"
    yield f"{told(RECORD_TYPES[kind])} There {'is' if len(records) == 1 else 'are'} {len(records)} in the dataset."
    yield f"The fields: [{RECORD_TYPES[kind].__name__}](../records.md#{RECORD_TYPES[kind].__name__.lower()}).\n"
    for record in records:
        yield from record_section(ds, record)


def told(cls: type) -> str:
    """What a class is, in the first line of its docstring, as Markdown."""
    return (cls.__doc__ or "").splitlines()[0].replace("``", "`")


def record_section(ds: Dataset, record: Any) -> Iterator[str]:
    """A record: its id as heading and anchor, then every field that says anything, with what it rests on."""
    yield f"## `{record.id}`\n"
    for name in record.fields:
        value = getattr(record, name)
        if name not in ("id", "evidence") and has_value(value):
            yield field(name, [*blocks(ds, record, name, value)])
    if open_fields := ds.unsaid(record):
        yield field("not said", [", ".join(f"`{name}`" for name in open_fields)])


def field(name: str, values: list[str]) -> str:
    """A field with its values, each one or several lines."""
    written = [value.replace("\n", "\n  ") for value in values]
    return f"{name}\n: " + "\n\n  ".join(written) + "\n"


def blocks(ds: Dataset, record: Record, name: str, value: Any) -> Iterator[str]:
    """The values of a field as blocks of Markdown, then what it rests on."""
    if isinstance(record, Source) and name == "passages":
        cues = sum(map(is_cue, value))
        yield f"{len(value) - cues} sentences and {cues} closing cues: [sentence by sentence](coverage.md)"
    elif isinstance(record, Source) and name == "title":
        yield spoken(record.language, value)
    elif isinstance(value, Mapping):
        yield from (lines([f"`{number}`", *texts(reason)]) for number, reason in value.items())
    elif isinstance(value, tuple):
        items = [lines(inside(ds, one)) for one in value]
        listed = any("\n" in item for item in items)
        yield "\n".join("- " + item.replace("\n", "\n  ") for item in items) if listed else ", ".join(items)
    else:
        yield lines(inside(ds, value))
    if evidence := record.evidence[name]:
        yield rests_on(evidence, record.voices(name))


def inside(ds: Dataset, value: Any) -> Iterator[str]:
    """The lines that a value has."""
    match value:
        case Text():
            yield from texts(value)
        case When():
            yield f"`{value.edtf}`"
            yield from (spoken(lang, value.words(lang)) for lang in LANGS)
        case Record():
            yield link(ds, value.id)
        case Claim():
            yield from texts(value.text)
            yield rests_on(value.evidence, value.voices)
        case Quantity():
            yield f"{number(value)} · `{value.unit}` · `{value.qualifier}`"
            yield from texts(value.label)
            yield rests_on(value.evidence, value.voices)
        case Place():
            yield " · ".join(f"`{one}`" for one in (value.kind, value.country) if one)
            yield from texts(value.name)
        case Participant():
            yield f"{link(ds, value.who)} · `{value.part}`"
        case Passage():
            within = [cited for cited in ds.sources[value.source].passages if overlap(cited, value)]
            yield f"Characters {value.start:,} to {value.end:,}, in {cites(format_addresses(within))}"
            yield f"`{value.sha256}`"
        case str() if value.startswith("http"):
            yield f"<{value}>"
        case _:
            yield f"`{value}`"


def texts(text: Text) -> Iterator[str]:
    """A wording in each of its languages."""
    return (spoken(lang, text[lang]) for lang in LANGS if text[lang])


def spoken(lang: str, words: str) -> str:
    """Words with their language, for those who have them read aloud."""
    return f"[{plain(words)}]{{.language-{lang}}}"


def plain(words: str) -> str:
    """Words of which Markdown makes nothing but themselves."""
    return re.sub(r"([\\`*_{}\[\]<>&|~^$])", r"\\\1", words)


def number(quantity: Quantity) -> str:
    """A number as its bounds have it."""
    low, high = quantity.low, quantity.high
    both = low is not None and high is not None and low != high
    return f"{low:,}–{high:,}" if both else f"{low if low is not None else high:,}"


def rests_on(evidence: Iterable[Any], voices: Iterable[str]) -> str:
    """The addresses that something rests on, and whose word that makes it."""
    return f"[Rests on {cites(format_addresses(evidence))}, {' and '.join(voices)}]{{.evidence}}"


def cites(written: Iterable[str]) -> str:
    """Addresses that lead to their sentences, or to a source as a whole."""
    return ", ".join(f"[`{address}`]({place(address)})" for address in written)


def place(address: str) -> str:
    """Where an address leads: the first of its sentences."""
    source, numbers = parse_address(address)
    return f"#{anchor(source, numbers[0])}" if numbers else f"sources.md#{source}"


def anchor(source: str, sentence: str) -> str:
    """The anchor of a sentence."""
    return f"{source}-{sentence.replace('.', '-')}"


def link(ds: Dataset, id: str) -> str:
    """A link to a record."""
    return f"[`{id}`]({ds[id].kind_name}s.md#{id})"


def coverage(ds: Dataset) -> Iterator[str]:
    """Every sentence of every article, and every other source."""
    yield COVERAGE_HEAD
    for source in ds.sources:
        yield f"## {source.publisher.en}: `{source.id}`\n"
        if source.kind == "reference":
            citing = [link(ds, record.id) for record in ds.referring_to(source)]
            yield f"Cited as a whole by {', '.join(citing)}.\n"
            continue
        yield f"{counted(source)}\n"
        for passage in source.passages:
            named = f"[{passage.number}]{{{place(passage.address)}}}"
            where = f"{passage.voice} · {passage.start:,}–{passage.end:,}"
            citing = [link(ds, record.id) for record in ds.resting_on(passage.address)]
            kept = lines([where, ", ".join(citing)]) if citing else where
            yield field(named, [kept, *unkept(source, passage)])


def unkept(source: Source, passage: Passage) -> Iterator[str]:
    """Why no record cites a sentence."""
    if reason := source.uncited.get(passage.number or ""):
        yield lines(["Cited by no record:", *texts(reason)])


def counted(source: Source) -> str:
    """How many sentences there are, of which voice, and how many are cited."""
    sentences = [passage for passage in source.passages if not is_cue(passage)]
    of_voice = Counter(passage.voice for passage in sentences)
    told = ", ".join(f"{count} {voice}" for voice, count in of_voice.items())
    uncited = len(source.uncited)
    return (
        f"{len(sentences)} sentences: {told}. {len(sentences) - uncited} of them are cited by records, {uncited} not. "
        f"Beside them stand {len(source.passages) - len(sentences)} closing cues."
    )


def unsaid(ds: Dataset) -> Iterator[str]:
    """What no record keeps and why; and what the article does not say, field by field."""
    yield UNSAID_HEAD
    yield "## Sentences that no record cites\n"
    for source in ds.sources:
        for sentence, reason in source.uncited.items():
            yield field(cites([f"{source.id}#{sentence}"]), [lines(texts(reason))])
    yield "## Fields that the article leaves open\n"
    yield "`ds.unsaid()` gives the same. Every other field about the world is filled in every record of its kind.\n"
    for kind in RECORD_TYPES:
        found = {record: ds.unsaid(record) for record in getattr(ds, kind)}
        if any(found.values()):
            yield from open_fields(ds, kind, found)


def open_fields(ds: Dataset, kind: str, found: Mapping[Any, tuple[str, ...]]) -> Iterator[str]:
    """For every field of a kind that is open somewhere, the records that leave it open."""
    yield f"### {kind.capitalize()}\n"
    for name in RECORD_TYPES[kind].fields:
        open_in = [record.id for record, names in found.items() if name in names]
        if len(open_in) == len(found):
            yield field(f"`{name}`", [f"open in all {len(found)}"])
        elif open_in:
            listed = ", ".join(link(ds, id) for id in open_in)
            yield field(f"`{name}`", [f"open in {len(open_in)} of {len(found)}: {listed}"])


def lines(several: Iterable[str]) -> str:
    """Lines that stay lines."""
    return "\\\n".join(several)


if __name__ == "__main__":
    write(FOLDER)
