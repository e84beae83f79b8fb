"""A copy of an article, whose text is verified against the digests of a dataset."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NoReturn

import attrs

from .._io.reader import bundled
from .._public import public
from .._records.kinds import Source, Statement
from .._records.record_set import RecordSet, as_record_set, known_of_type, nearest_ids
from .._values.citations import Passage, format_addresses, is_cue, parse_address
from .._values.frozen import Immutable
from ..errors import ArticleError, DataError, QueryError, UnknownIdError, quoted
from .canonical import canonical, canonical_text
from .identify import articles_of, identify
from .proof import ADVICE, Alignment, Anchor, Proof, Verification, anchor_of, sha256_of


@public
@attrs.frozen(kw_only=True, repr=False)
class FoundPassage(Passage):
    """Where some searched words stand in an article, and the sentences to cite for them.

    >>> import kz_diplomacy
    >>> ds, article = kz_diplomacy.example()
    >>> words = article.text(ds.sources[0].passages[0])
    >>> article.find(words).sentences
    ('tidings#1.1',)
    """

    sentences: tuple[str, ...]
    """The addresses to cite, as evidence in a data file has them: a sentence or a run, or one for each paragraph that
    the words stand in; a cue where they stand wholly in one."""


@public
@attrs.frozen(eq=False, repr=False)
class Article(Immutable):
    """A copy of an article, proved against the digests of a dataset. It is immutable, and is never pickled.

    Only :meth:`read` makes one.

    >>> import kz_diplomacy
    >>> ds, article = kz_diplomacy.example()
    >>> article.source == ds.sources[0]
    True
    """

    source: Source
    """The article that the copy proved to be."""
    _dataset: RecordSet
    _text: str
    _verification: Verification

    @cached_property
    def _proofs(self) -> Mapping[Anchor, Proof]:
        return {anchor_of(proof.passage): proof for proof in self._verification.proofs}

    @cached_property
    def _proved(self) -> ProvedText:
        return ProvedText(self._text, self._verification.proofs)

    @classmethod
    def read(cls, file: str | os.PathLike[str], dataset: RecordSet | None = None) -> Article:
        """Read a copy: a text file or a page, of at most 4 Mi characters, with any text before and after the article.

        It is read against the bundled dataset unless another is given, and is the article most of whose sentences
        prove in it, half of them or more. Sentences are looked for wherever one can begin and end, so that about as
        much is hashed as the copy has, at most three times that and a few million characters.

        Raises:
            ArticleError: The file cannot be read, or is no copy of an article of the dataset, or of two alike, or the
                dataset has no article.
            QueryError: ``file`` is no name of a file, or the dataset none.

        >>> import kz_diplomacy
        >>> kz_diplomacy.Article.read("no-such-file.txt")
        Traceback (most recent call last):
            ...
        kz_diplomacy.ArticleError: "no-such-file.txt": there is no such file
        """
        dataset = bundled() if dataset is None else as_record_set(dataset)
        text = canonical(file)
        alignment = identify(text, dataset, quoted(str(file), longest=300))
        return cls(alignment.source, dataset, text, alignment.verify())

    def text(self, target: Statement | Passage | str) -> str:
        """Exactly what was printed: the words of a statement, of a passage, of an address, or of a statement's id.

        An address is ``"kazinform#3.1"`` or a run ``"kazinform#3.1-3.2"``, whose sentences one space parts.

        Raises:
            ArticleError: It is of another article, or does not prove in this copy: it is ambiguous, changed, missing.
            QueryError: The address is not one.
            UnknownIdError: No statement has the id.

        >>> import kz_diplomacy
        >>> ds, article = kz_diplomacy.example()
        >>> article.text(ds.statements[0]) == article.text(ds.statements[0].id)
        True
        """
        target = resolve_target(self._dataset, target)
        match target:
            case Statement():
                return self._words(target.passage, f"{target.id} ({target.passage.address})")
            case Passage():
                return self._words(target, target.address)
            case address:
                return " ".join(self._words(passage, passage.address) for passage in self._sentences(address))

    def verify(self, dataset: RecordSet | None = None) -> Verification:
        """Every passage of the article, and of the statements in it, with what became of it in this copy.

        It is verified against the dataset it was read with unless another is given: one that knows the article by the
        same id, or only has statements of its own in it.

        Raises:
            QueryError: It is no dataset.

        >>> import kz_diplomacy
        >>> ds, article = kz_diplomacy.example()
        >>> article.verify().ok
        True
        """
        if dataset is None or dataset is self._dataset:
            return self._verification
        articles = articles_of(as_record_set(dataset))
        source = next((source for source in articles if source.id == self.source.id), self.source)
        return Alignment(self._text, source, known_of_type(dataset, Statement)).verify()

    def find(self, words: str) -> FoundPassage:
        """The passage of exactly these characters, looked for where the copy proves, in canonical form.

        Raises:
            ArticleError: They stand nowhere, or in several places.
            QueryError: They are no words.

        >>> import kz_diplomacy
        >>> ds, article = kz_diplomacy.example()
        >>> passage = ds.statements[0].passage
        >>> article.find(article.text(passage)).start == passage.start
        True
        """
        phrase = canonical_text(words) if type(words) is str else ""
        if not phrase:
            raise QueryError(words, "some words of the article")
        starts = [*self._proved.find(phrase)]
        name = f"{quoted(phrase)} in what this copy proves of {self.source.id}"
        if not starts:
            raise ArticleError("not found", f"no {name}: it must be as printed, letter by letter")
        length = len(phrase)
        if len(starts) > 1:
            where = ", ".join(", ".join(self._addresses(start, start + length)) for start in starts[:5])
            more = ", …" if len(starts) > 5 else ""
            raise ArticleError("ambiguous", f"{len(starts):,} times {name} ({where}{more}): give more of the words")
        start, end = starts[0], starts[0] + length
        return FoundPassage(
            source=self.source.id,
            start=start,
            end=end,
            sha256=sha256_of(phrase),
            sentences=self._addresses(start, end),
        )

    def _words(self, passage: Passage, name: str) -> str:
        if passage.source != self.source.id:
            message = f"{name} stands in {passage.source}, and this is a copy of {self.source.id}"
            raise ArticleError("not this article", message)
        match self._proofs.get(anchor_of(passage)):
            case Proof(status="ambiguous" | "changed" | "missing" as status):
                message = f"{name} is {status} in this copy of {self.source.id}: {ADVICE[status]}"
                raise ArticleError(status, message)
        # The passage may be one that the dataset does not have, so its digest is compared here.
        words = self._proved.between(passage.start, passage.end)
        if not words or sha256_of(words) != passage.sha256:
            raise ArticleError("not found", f"{name} does not prove in this copy of {self.source.id}")
        return words

    def _sentences(self, address: str) -> list[Passage]:
        try:
            source, numbers = parse_address(address)
        except DataError as error:
            raise QueryError(address, error.faults[0].expected, error.faults[0].mend) from None
        if source != self.source.id:
            message = f"{address} stands in {source}, and this is a copy of {self.source.id}"
            raise ArticleError("not this article", message)
        passages = {passage.number: passage for passage in self.source.passages}
        for number in numbers:
            if number not in passages:
                raise ArticleError("not found", f"{source} has no sentence {number}")
        return [passages[number] for number in numbers]

    def _addresses(self, start: int, end: int) -> tuple[str, ...]:
        overlapping = [passage for passage in self.source.passages if passage.start < end and start < passage.end]
        cues = [passage for passage in overlapping if is_cue(passage) and passage.start <= start and end <= passage.end]
        return tuple(format_addresses(cues or [passage for passage in overlapping if not is_cue(passage)]))

    def __reduce__(self) -> NoReturn:
        raise ArticleError("no article", "a copy of an article is never pickled: read it again from its file")

    def __repr__(self) -> str:
        proofs = self._verification.proofs
        return f"Article({self.source.id!r}, proved={sum(proof.ok for proof in proofs)}, of={len(proofs)})"


class ProvedText:
    """The verified text of a copy, in contiguous segments. Offsets are those of the article, not of the copy."""

    def __init__(self, text: str, proofs: Iterable[Proof]) -> None:
        pieces: list[str] = []
        segments: dict[int, list[str]] = {}
        proved = [(proof.passage, proof.place) for proof in proofs if proof.place is not None]
        end = shift = -1
        for passage, place in sorted(proved, key=lambda item: (item[0].start, -item[0].end)):
            if passage.end <= end:
                continue
            words = text[place : place + passage.end - passage.start]
            # If two sentences are adjacent in the article and in the copy, the blank between them is verified, too.
            adjacent = passage.start == end + 1 and place - passage.start == shift and text[place - 1].isspace()
            if adjacent:
                words = text[place - 1] + words
            elif passage.start > end:
                pieces = segments[passage.start] = []
            else:
                words = words[end - passage.start :]
            pieces.append(words)
            end, shift = passage.end, place - passage.start
        self._starts = [*segments]
        self._segments = ["".join(pieces) for pieces in segments.values()]

    def between(self, start: int, end: int) -> str:
        """Return the characters of a range, or an empty text if any of them is not verified."""
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return ""
        offset = self._starts[index]
        words = self._segments[index][start - offset : end - offset]
        return words if len(words) == end - start else ""

    def find(self, words: str) -> Iterator[int]:
        """Yield the offset of every occurrence of some words."""
        for start, segment in zip(self._starts, self._segments, strict=True):
            at = segment.find(words)
            while at >= 0:
                yield start + at
                at = segment.find(words, at + 1)


def resolve_target(dataset: RecordSet, target: Statement | Passage | str) -> Statement | Passage | str:
    """Return the target of a request for text: a passage, an address, or a statement, which may be given by its id.

    Raises:
        UnknownIdError: If no statement has the id.
        QueryError: If the target has another type.
    """
    if isinstance(target, str) and "#" not in target:
        statement = dataset.known.get(target)
        if not isinstance(statement, Statement):
            raise UnknownIdError(target, "statement", nearest_ids(dataset, target, Statement))
        return statement
    if not isinstance(target, Statement | Passage | str):
        raise QueryError(target, "a statement, a passage, an address, or the id of a statement")
    return target
