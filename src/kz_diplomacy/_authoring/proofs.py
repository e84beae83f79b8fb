"""The check of a dataset against a copy of its article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from .._article.article import Article
from .._article.canonical import canonical
from .._article.proof import ADVICE, Proof, sha256_of
from .._io.locations import LocatedFault
from .._records.kinds import Source
from .._records.record_set import RecordSet
from ..errors import ArticleError, Fault, quoted

_MEASURE: Final = "or measure the passage anew: kz-diplomacy find"


def check_proofs(file: Path, dataset: RecordSet) -> Iterator[LocatedFault]:
    """Yield an error for each passage that does not match a copy of the article, or one if the copy is unusable."""
    name = quoted(str(file), longest=300)
    try:
        article = Article.read(file, dataset)
        text = canonical(file)
    except ArticleError as error:
        trouble = "what cannot be read" if error.reason == "unreadable" else "what does not prove"
        found = f"{trouble} ({str(error).removeprefix(f'{name}: ')})"
        # No record type is given, since the copy is not a data file, even if it is named like one.
        yield LocatedFault("", -1, Fault(found, "a copy of an article of this dataset", file=name[1:-1], path=""))
        return
    source = article.source
    proofs = article.verify().proofs
    is_exact = sha256_of(text) == source.sha256
    locations = {source.id: ("sources", index) for index, source in enumerate(dataset.sources)}
    locations |= {statement.id: ("statements", index) for index, statement in enumerate(dataset.statements)}
    for index, proof in enumerate(proofs):
        # The proofs begin with the passages of the source, so both have the same indices.
        id, path = (proof.statement.id, "$.passage") if proof.statement else (source.id, f"$.passages[{index}]")
        if id in locations and (fault := _check_proof(proof, is_exact, path, id)):
            yield LocatedFault(*locations[id], fault)
    if source.id in locations and all(proof.place == proof.passage.start for proof in proofs):
        yield from (LocatedFault(*locations[source.id], fault) for fault in _check_whole(source, text, is_exact))


def _check_proof(proof: Proof, is_exact: bool, path: str, record: str) -> Fault | None:
    """Return the error of a passage that does not match, or whose offsets are wrong in an exact copy; else None."""
    if proof.place is None:
        found, mend = f"{proof.passage.address}, which is {proof.status} in this copy", ADVICE[proof.status]
        mend += "" if proof.status == "ambiguous" else f", {_MEASURE}"
        return Fault(found, "characters that prove by their digest", mend, path=path, record=record)
    if is_exact and proof.place != proof.passage.start:
        end = proof.place + proof.passage.end - proof.passage.start
        expected = f"start {proof.place}, where its characters stand"
        mend = f"write start {proof.place} and end {end}"
        return Fault(f"start {proof.passage.start}", expected, mend, path=f"{path}.start", record=record)
    return None


def _check_whole(source: Source, text: str, is_exact: bool) -> Iterator[Fault]:
    """Yield an error if the length or digest of a source is wrong although all sentences match at their offsets."""
    if is_exact and len(text) != source.length:
        yield Fault(f"length {source.length}", f"{len(text)}, as the copy has", path="$.length", record=source.id)
    if not is_exact and len(text) == source.length:
        found, expected = (f"the digest {sha256[:12]}…" for sha256 in (source.sha256 or "", sha256_of(text)))
        mend = f"write {sha256_of(text)} where the article is as this copy has it"
        yield Fault(found, f"{expected}, as a copy of that length has", mend, path="$.sha256", record=source.id)
