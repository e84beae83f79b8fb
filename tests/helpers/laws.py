"""The laws that every dataset here keeps: each tells what breaks it, record by record, and nothing where it is kept."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, Final, TypeAlias

import attrs

from helpers.invented import KINDS
from kz_diplomacy import AnyRecord, Claim, Dataset, Passage, Place, Quantity, Reference, Source, Text

EDITORS_OWN: Final = frozenset(
    "id kind topics passage note same_as events part_of restates quantities claims evidence".split()
)
"""What the editors say for themselves, or what rests on the sentences of its own members."""

WORLD: Final = ("organizations", "officials", "roles", "events", "statements")
"""The kinds of record that say something of the world."""

Law: TypeAlias = Callable[[Dataset], Iterator[str]]
LawOfWords: TypeAlias = Callable[[Dataset, str], Iterator[str]]


def records(ds: Dataset, kinds: tuple[str, ...] = KINDS) -> list[AnyRecord]:
    """The records of a dataset's own, kind by kind."""
    return [record for kind in kinds for record in getattr(ds, kind)]


def article_of(ds: Dataset) -> Source:
    """The one article of a dataset."""
    (article,) = (source for source in ds.sources if source.kind == "article")
    return article


def is_cue(passage: Passage) -> bool:
    """Whether a passage is a cue, the words beside a quotation."""
    return (passage.number or "").endswith("c")


def sentences(ds: Dataset) -> dict[str, Passage]:
    """The sentences of the article, by number; cues are no sentences."""
    return {one.number or "": one for one in article_of(ds).passages if not is_cue(one)}


def cues(ds: Dataset) -> dict[str, Passage]:
    """The cues of the article, by number."""
    return {one.number or "": one for one in article_of(ds).passages if is_cue(one)}


def overlap(one: Passage, other: Passage) -> bool:
    """Whether two passages share characters."""
    return one.start < other.end and other.start < one.end


def members(record: AnyRecord) -> Iterator[tuple[str, Quantity | Claim]]:
    """The quantities and claims of a record, which have evidence of their own, and where they stand."""
    for name in ("quantities", "claims"):
        for at, member in enumerate(getattr(record, name, ())):
            yield f"{record.id}.{name}[{at}]", member


def cited(record: AnyRecord) -> Iterator[Passage | Reference]:
    """All that a record rests on."""
    for evidence in chain(record.evidence.values(), (member.evidence for _, member in members(record))):
        yield from evidence


def texts(value: object) -> Iterator[Text]:
    """Every text that a value holds."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif isinstance(value, Mapping):
        yield from texts(tuple(value.values()))
    elif isinstance(value, (Quantity, Claim, Place)):
        yield from texts(tuple(getattr(value, field.name) for field in attrs.fields(type(value))))


def texts_of(ds: Dataset) -> Iterator[tuple[str, Text]]:
    """Every text of every record, with the record's id."""
    for record in records(ds):
        for text in texts(tuple(getattr(record, name) for name in record.fields)):
            yield record.id, text


def strings(value: object) -> Iterator[str]:
    """Every string that a plain value holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


# -- law 1: every field has evidence --


def values_rest_on_something(ds: Dataset) -> Iterator[str]:
    """Every field that says something of the world, but for the editors' own, names what it rests on."""
    for record in records(ds, WORLD):
        said = {name for name in record.fields if getattr(record, name) not in (None, ())} - EDITORS_OWN
        yield from (f"{record.id}.{name}" for name in sorted(said ^ {*record.evidence}))


def members_rest_on_something(ds: Dataset) -> Iterator[str]:
    """No quantity or claim stands without the sentences it rests on."""
    for record in records(ds):
        yield from (where for where, member in members(record) if not member.evidence)


def evidence_is_its_own(ds: Dataset) -> Iterator[str]:
    """Evidence is the passages of the dataset's sources themselves, not something like them, or a whole reference."""
    for record in records(ds):
        for one in cited(record):
            source = ds.sources[one.source]
            whole = not isinstance(one, Passage)
            if source.kind != "reference" if whole else not any(one is passage for passage in source.passages):
                yield f"{record.id}: {one.address}"


# -- law 2: every sentence is cited --


def no_sentence_is_lost(ds: Dataset) -> Iterator[str]:
    """A record cites a passage, or it stands in uncited with its reason; never both."""
    article = article_of(ds)
    used = {one.number for record in records(ds) for one in cited(record) if isinstance(one, Passage)}
    yield from (
        passage.address
        for passage in article.passages
        if (passage.number in used) == (passage.number in article.uncited)
    )


def sentences_are_numbered(ds: Dataset) -> Iterator[str]:
    """Paragraphs and sentences count up from 1 without a gap, in the order of the text."""
    paragraph, counted = 0, Counter[int]()
    for number in sentences(ds):
        if number.partition(".")[0] == str(paragraph + 1):
            paragraph += 1
        counted[paragraph] += 1
        if number != f"{paragraph}.{counted[paragraph]}":
            yield number


def quotations_are_claimed(ds: Dataset) -> Iterator[str]:
    """Without the article nothing of a quotation is lost: each of its sentences is the evidence of a claim."""
    for quotation in ds.statements:
        if quotation.kind == "direct":
            used = [one for claim in quotation.claims for one in claim.evidence]
            for one in sentences(ds).values():
                if overlap(one, quotation.passage) and one not in used:
                    yield f"{quotation.id}: {one.address}"


def what_is_quoted_is_in_a_quotation(ds: Dataset) -> Iterator[str]:
    """Every sentence in a speaker's words belongs to a quotation, and no other sentence does."""
    quotations = [statement.passage for statement in ds.statements if statement.kind == "direct"]
    for one in sentences(ds).values():
        if (one.voice == "quoted") != any(overlap(one, quotation) for quotation in quotations):
            yield one.address


# -- law 3: passages prove, and stand where they should --


def passages_prove(ds: Dataset, text: str) -> Iterator[str]:
    """The characters of the article, of each of its passages and of every statement hash to their digest."""
    article = article_of(ds)
    if (article.length, article.sha256) != (len(text), sha256(text.encode()).hexdigest()):
        yield article.id
    for one in chain(article.passages, (statement.passage for statement in ds.statements)):
        if one.sha256 != sha256(text[one.start : one.end].encode()).hexdigest():
            yield one.address


def paragraphs_are_lines(ds: Dataset, text: str) -> Iterator[str]:
    """A sentence's number begins with that of its line; all between sentences is one blank or one line end."""
    end = 0
    for number, one in sentences(ds).items():
        line, between = text[: one.start].count("\n") + 1, text[end : one.start]
        if number.partition(".")[0] != f"{line}" or between not in ((" ", "\n") if end else ("",)):
            yield number
        end = one.end
    if end != len(text):
        yield "the end"


def quotations_are_cut_where_they_begin_and_end(ds: Dataset, text: str) -> Iterator[str]:
    """A quotation begins behind the opening dash and ends before the comma of the closing cue."""
    for quotation in ds.statements:
        start, end = quotation.passage.start, quotation.passage.end
        whole = text[start - 3 : start] == "\n— " and text[start].isalpha() and text[end : end + 4] == ", — "
        if quotation.kind == "direct" and not whole:
            yield quotation.id


def cues_are_cut_where_they_begin_and_end(ds: Dataset, text: str) -> Iterator[str]:
    """A cue is narration, begins at the first letter behind its dash, and ends with the sentence that it closes."""
    for number, cue in cues(ds).items():
        sentence = sentences(ds)[number[:-1]]
        expected = ("narration", "quoted", ", — ", cue.end)
        if expected != (cue.voice, sentence.voice, text[cue.start - 4 : cue.start], sentence.end):
            yield cue.address


def headings_are_cut_at_their_marks(ds: Dataset, text: str) -> Iterator[str]:
    """A heading is the words inside the marks, and a note says what became of them."""
    for heading in ds.statements:
        if heading.kind == "heading":
            marks = text[heading.passage.start - 1] + text[heading.passage.end]
            if marks not in ("«»", "“”") or not heading.note:
                yield heading.id


# -- law 4: files --


def unlike_its_files(ds: Dataset, folder: Any, scratch: Path) -> list[str]:
    """The files of a folder that saving gives otherwise, does not give, or gives besides."""
    ds.save(scratch)
    kept, saved = ({one.name: one.read_bytes() for one in place.iterdir()} for place in (folder, scratch))
    kept.pop(".gitattributes", None)
    return sorted(name for name in kept | saved if kept.get(name) != saved.get(name))


# -- law 5: clean text in three languages --


def texts_are_in_three_languages(ds: Dataset) -> Iterator[str]:
    """Kazakh, Russian and English are all present."""
    yield from (f"{id}: {text}" for id, text in texts_of(ds) if not all((text.kk, text.ru, text.en)))


def languages_are_not_exchanged(ds: Dataset) -> Iterator[str]:
    """No Russian text has a letter that only Kazakh has, and English Cyrillic only inside quotation marks."""
    for id, text in texts_of(ds):
        if re.search("[әғқңөұүһі]", text.ru or "", re.IGNORECASE) or re.search(
            "[а-яёәғқңөұүһі]", re.sub("[«“].*?[»”]", "", text.en or ""), re.IGNORECASE
        ):
            yield f"{id}: {text}"


def strings_are_clean(ds: Dataset) -> Iterator[str]:
    """Text is NFC, has no word of both Latin and Cyrillic letters, and nothing invisible or doubled."""
    for record in records(ds):
        yield from (f"{record.id}: {string!r}" for string in strings(record.to_dict()) if not is_clean(string))


def is_clean(text: str) -> bool:
    """Whether a line of text is in NFC, of one script in each word, and has single blanks between words only."""
    return (
        unicodedata.is_normalized("NFC", text)
        and not any(unicodedata.category(char)[0] in "CZ" and char != " " for char in text)
        and all(len(_scripts(word)) <= 1 for word in re.findall(r"\w+", text))
        and text == " ".join(text.split())
    )


def _scripts(word: str) -> set[str]:
    return {unicodedata.name(char).split()[0] for char in word if char.isalpha()}


LAWS: Final[dict[str, Law]] = {
    law.__name__: law
    for law in (
        values_rest_on_something,
        members_rest_on_something,
        evidence_is_its_own,
        no_sentence_is_lost,
        sentences_are_numbered,
        quotations_are_claimed,
        what_is_quoted_is_in_a_quotation,
        texts_are_in_three_languages,
        languages_are_not_exchanged,
        strings_are_clean,
    )
}
"""By name, those that a dataset is asked alone."""

LAWS_OF_WORDS: Final[dict[str, LawOfWords]] = {
    law.__name__: law
    for law in (
        passages_prove,
        paragraphs_are_lines,
        quotations_are_cut_where_they_begin_and_end,
        cues_are_cut_where_they_begin_and_end,
        headings_are_cut_at_their_marks,
    )
}
"""By name, those that a dataset is asked with the canonical text of its article."""
