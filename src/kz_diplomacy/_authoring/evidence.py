"""What is legal and uncited: fields without evidence, sentences that no record keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, filterfalse
from typing import TYPE_CHECKING, TypeAlias

from .._records.base import Record, has_value
from .._records.fields import fields_of_role
from .._records.kinds import KINDS, Official, Source, Statement, Topic
from .._records.links import cited
from .._values.citations import Passage, format_addresses, is_cue, overlap
from ..errors import Fault, described, json_path_step

if TYPE_CHECKING:
    from .._records.record_set import RecordSet

Citing: TypeAlias = Mapping[tuple[str, str | None], str]
"""By source and number, the first record that cites a sentence."""


def uncovered(record: Record, dataset: RecordSet, citing: Citing) -> Iterator[Fault]:
    """What of a record rests on nothing, and what of an article no record has kept.

    >>> import kz_diplomacy
    >>> ds, _ = kz_diplomacy.example()
    >>> official = kz_diplomacy.Official(id="tor-velin", name=ds.officials[0].name, summary=ds.officials[0].summary)
    >>> [fault.path for fault in uncovered(official, ds, {})]
    ['$.name', '$.summary']
    """
    match record:
        case Source():
            yield from _uncited(record, citing)
            yield from _between(record)
        case Topic():
            pass
        case _:
            yield from _without_evidence(record)
    if isinstance(record, Statement):
        yield from _of_another(record)
        if record.kind == "direct":
            yield from _unclaimed(record, dataset.known[record.passage.source])
            yield from _not_quoted(record, dataset.known[record.passage.source])


def citing(dataset: RecordSet) -> Citing:
    """Which record cites a sentence, for every sentence that one of a dataset's own records cites.

    >>> import kz_diplomacy
    >>> citing(kz_diplomacy.load())["kazinform", "3.2"]
    'mfa-press-service'
    """
    found: dict[tuple[str, str | None], str] = {}
    for record in chain.from_iterable(getattr(dataset, kind) for kind in KINDS):
        for one in cited(record):
            if isinstance(one, Passage):
                found.setdefault((one.source, one.number), record.id)
    return found


def _without_evidence(record: Record) -> Iterator[Fault]:
    expected = "what it rests on"
    for name in fields_of_role(type(record), "world", "description"):
        if has_value(getattr(record, name)) and name not in record.evidence:
            mend = f'add "{name}" to the evidence of the record'
            yield Fault("no evidence", expected, mend, path=f"$.{name}")
    for name in fields_of_role(type(record), "members"):
        for at, value in enumerate(getattr(record, name)):
            if not value.evidence:
                yield Fault("no evidence", expected, 'add "evidence" to it', path=f"$.{name}[{at}]")


def _uncited(source: Source, citing: Citing) -> Iterator[Fault]:
    for at, passage in enumerate(source.passages):
        known = (source.id, passage.number) in citing or passage.number in source.uncited
        if not is_cue(passage) and not known:
            found = f"{passage.address}, which no record cites"
            mend = f'cite it, or say why not: "uncited": {{"{passage.number}": {{"en": "..."}}}}'
            yield Fault(found, "every sentence cited", mend, path=f"$.passages[{at}]")
    for number in source.uncited:
        if id := citing.get((source.id, number)):
            found = f"{described(number)}, which {id} cites"
            yield Fault(
                found, "sentences that no record cites", "leave it out", path=f"$.uncited{json_path_step(number)}"
            )


def _between(source: Source) -> Iterator[Fault]:
    """The stretches of an article that no sentence has; between two there is a blank or a line end."""
    behind = -1
    for passage in (*filterfalse(is_cue, source.passages), None):
        start = passage.start if passage else (source.length or 0) + 1
        if start > behind + 1 and source.length:
            found = f"characters {behind + 1} to {start - 1} in no sentence"
            yield Fault(found, "every character in a sentence", "add the sentence that they are", path="$.passages")
        behind = max(behind, passage.end if passage else 0)


def _of_another(statement: Statement) -> Iterator[Fault]:
    role, speaker = statement.role, statement.speaker
    if role and role.official and isinstance(speaker, Official) and role.official.id != speaker.id:
        found = f"{role.id}, a role of {role.official.id}"
        yield Fault(found, f"a role of the speaker, {speaker.id}", "name the role of who spoke", path="$.role")


def _not_quoted(statement: Statement, source: Record) -> Iterator[Fault]:
    quoted = statement.passage
    for passage in source.passages if isinstance(source, Source) else ():
        if overlap(passage, quoted):
            if is_cue(passage):
                mend = "end it before the cue, and make what follows a statement of its own"
                yield Fault(
                    f"a quotation with the cue {passage.address} in it", "only what was said", mend, path="$.passage"
                )
            elif passage.voice != "quoted":
                found = f"a quotation in {passage.address}, whose voice is {passage.voice}"
                yield Fault(
                    found, "the voice quoted", "correct that voice, or the kind of the statement", path="$.passage"
                )


def _unclaimed(statement: Statement, source: Record) -> Iterator[Fault]:
    claimed = {one for claim in statement.claims for one in claim.evidence}
    quoted = statement.passage
    passages = source.passages if isinstance(source, Source) else ()
    lost = [one for one in passages if not is_cue(one) and overlap(one, quoted) and one not in claimed]
    if lost:
        found = f"no claim that rests on {', '.join(format_addresses(lost))}"
        mend = "write what it says as a claim, or cite it in one"
        yield Fault(found, "a claim for every sentence of a quotation", mend, path="$.claims")
