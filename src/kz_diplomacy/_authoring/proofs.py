"""What of a dataset a copy of its article does not bear out."""

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

_MEND: Final = "or measure the passage anew: kz-diplomacy find"


def unproved(file: Path, dataset: RecordSet) -> Iterator[LocatedFault]:
    """Each passage of a dataset's own that a copy of an article does not prove, or the one fault of the copy.

    >>> import kz_diplomacy
    >>> ds, _ = kz_diplomacy.example()
    >>> [located.fault.found for located in unproved(Path("no-such-file.txt"), ds)]
    ['what cannot be read (there is no such file)']
    """
    name = quoted(str(file), longest=300)
    try:
        article = Article.read(file, dataset)
        text = canonical(file)
    except ArticleError as error:
        trouble = "what cannot be read" if error.reason == "unreadable" else "what does not prove"
        found = f"{trouble} ({str(error).removeprefix(f'{name}: ')})"
        # It is of no file of the dataset, and may have the name of one.
        yield LocatedFault("", -1, Fault(found, "a copy of an article of this dataset", file=name[1:-1], path=""))
        return
    source = article.source
    proofs = article.verify().proofs
    alone = sha256_of(text) == source.sha256
    own = {source.id: ("sources", at) for at, source in enumerate(dataset.sources)}
    own |= {statement.id: ("statements", at) for at, statement in enumerate(dataset.statements)}
    for at, proof in enumerate(proofs):
        # The passages of the source come first, so that they are numbered as in its file.
        id, path = (proof.statement.id, "$.passage") if proof.statement else (source.id, f"$.passages[{at}]")
        if id in own and (fault := _fault(proof, alone, path, id)):
            yield LocatedFault(*own[id], fault)
    if source.id in own and all(proof.place == proof.passage.start for proof in proofs):
        yield from (LocatedFault(*own[source.id], fault) for fault in _of_the_whole(source, text, alone))


def _fault(proof: Proof, alone: bool, path: str, record: str) -> Fault | None:
    if proof.place is None:
        found, mend = f"{proof.passage.address}, which is {proof.status} in this copy", ADVICE[proof.status]
        mend += "" if proof.status == "ambiguous" else f", {_MEND}"
        return Fault(found, "characters that prove by their digest", mend, path=path, record=record)
    if alone and proof.place != proof.passage.start:
        end = proof.place + proof.passage.end - proof.passage.start
        expected = f"start {proof.place}, where its characters stand"
        mend = f"write start {proof.place} and end {end}"
        return Fault(f"start {proof.passage.start}", expected, mend, path=f"{path}.start", record=record)
    return None


def _of_the_whole(source: Source, text: str, alone: bool) -> Iterator[Fault]:
    """What the length and the digest of a text say that its sentences, which all prove in their places, do not."""
    if alone and len(text) != source.length:
        yield Fault(f"length {source.length}", f"{len(text)}, as the copy has", path="$.length", record=source.id)
    if not alone and len(text) == source.length:
        found, expected = (f"the digest {sha256[:12]}…" for sha256 in (source.sha256 or "", sha256_of(text)))
        mend = f"write {sha256_of(text)} where the article is as this copy has it"
        yield Fault(found, f"{expected}, as a copy of that length has", mend, path="$.sha256", record=source.id)
