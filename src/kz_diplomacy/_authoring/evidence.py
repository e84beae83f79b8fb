"""Checks of evidence: fields without citations, sentences that no record cites, and quotations without claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import filterfalse
from typing import TypeAlias

from .._records.base import Record, has_value
from .._records.fields import fields_used_as
from .._records.kinds import Official, Source, Statement, Topic
from .._records.links import cited
from .._records.record_set import RecordSet
from .._values.citations import Passage, format_addresses, is_cue, overlap
from ..errors import Fault, describe_value, json_path_step

FirstCitations: TypeAlias = Mapping[tuple[str, str | None], str]
"""The id of the first record that cites a sentence, by source id and sentence number."""


def check_evidence(record: Record, dataset: RecordSet, citations: FirstCitations) -> Iterator[Fault]:
    """Yield warnings about fields without evidence or at odds with it, and about the uncited parts of a source."""
    match record:
        case Source():
            yield from _check_sentences(record, citations)
            yield from _check_coverage(record)
        case Topic():
            pass
        case _:
            yield from _check_fields(record)
    if isinstance(record, Statement):
        yield from _check_role(record)
        if record.kind == "direct":
            source = dataset.known[record.passage.source]
            yield from _check_claims(record, source)
            yield from _check_voices(record, source)


def first_citations(dataset: RecordSet) -> FirstCitations:
    """Return the first of a dataset's own records that cites each sentence."""
    found: dict[tuple[str, str | None], str] = {}
    for record in dataset:
        for citation in cited(record):
            if isinstance(citation, Passage):
                found.setdefault((citation.source, citation.number), record.id)
    return found


def _check_fields(record: Record) -> Iterator[Fault]:
    expected = "what it rests on"
    for name in fields_used_as(type(record), "world", "description"):
        if has_value(getattr(record, name)) and name not in record.evidence:
            mend = f'add "{name}" to the evidence of the record'
            yield Fault("no evidence", expected, mend, path=f"$.{name}")
    for name in fields_used_as(type(record), "members"):
        for index, member in enumerate(getattr(record, name)):
            if not member.evidence:
                yield Fault("no evidence", expected, 'add "evidence" to it', path=f"$.{name}[{index}]")


def _check_sentences(source: Source, citations: FirstCitations) -> Iterator[Fault]:
    """Yield a warning for each sentence that is neither cited nor listed as uncited, or is both."""
    for index, passage in enumerate(source.passages):
        is_known = (source.id, passage.number) in citations or passage.number in source.uncited
        if not is_cue(passage) and not is_known:
            found = f"{passage.address}, which no record cites"
            mend = f'cite it, or say why not: "uncited": {{"{passage.number}": {{"en": "..."}}}}'
            yield Fault(found, "every sentence cited", mend, path=f"$.passages[{index}]")
    for number in source.uncited:
        if id := citations.get((source.id, number)):
            found = f"{describe_value(number)}, which {id} cites"
            path = f"$.uncited{json_path_step(number)}"
            yield Fault(found, "sentences that no record cites", "leave it out", path=path)


def _check_coverage(source: Source) -> Iterator[Fault]:
    """Yield a warning for each range of an article outside its sentences, if longer than one separating character."""
    covered = -1
    for passage in (*filterfalse(is_cue, source.passages), None):
        start = passage.start if passage else (source.length or 0) + 1
        if start > covered + 1 and source.length:
            found = f"characters {covered + 1} to {start - 1} in no sentence"
            yield Fault(found, "every character in a sentence", "add the sentence that they are", path="$.passages")
        covered = max(covered, passage.end if passage else 0)


def _check_role(statement: Statement) -> Iterator[Fault]:
    role, speaker = statement.role, statement.speaker
    if role and role.official and isinstance(speaker, Official) and role.official.id != speaker.id:
        found = f"{role.id}, a role of {role.official.id}"
        yield Fault(found, f"a role of the speaker, {speaker.id}", "name the role of who spoke", path="$.role")


def _check_voices(statement: Statement, source: Record) -> Iterator[Fault]:
    """Yield a warning for each passage in a quotation that does not have the voice ``quoted``."""
    for passage in _passages_of(source):
        if not overlap(passage, statement.passage):
            continue
        if is_cue(passage):
            found = f"a quotation with the cue {passage.address} in it"
            mend = "end it before the cue, and make what follows a statement of its own"
            yield Fault(found, "only what was said", mend, path="$.passage")
        elif passage.voice != "quoted":
            found = f"a quotation in {passage.address}, whose voice is {passage.voice}"
            mend = "correct that voice, or the kind of the statement"
            yield Fault(found, "the voice quoted", mend, path="$.passage")


def _check_claims(statement: Statement, source: Record) -> Iterator[Fault]:
    """Yield one warning with all sentences of a quotation that no claim cites."""
    claimed = {citation for claim in statement.claims for citation in claim.evidence}
    quoted = [
        passage for passage in _passages_of(source) if not is_cue(passage) and overlap(passage, statement.passage)
    ]
    unclaimed = [passage for passage in quoted if passage not in claimed]
    if unclaimed:
        found = f"no claim that rests on {', '.join(format_addresses(unclaimed))}"
        mend = "write what it says as a claim, or cite it in one"
        yield Fault(found, "a claim for every sentence of a quotation", mend, path="$.claims")


def _passages_of(source: Record) -> tuple[Passage, ...]:
    """Return the passages of a source; none for another record, which a dataset made in Python may have instead."""
    return source.passages if isinstance(source, Source) else ()
