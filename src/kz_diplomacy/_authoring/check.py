"""What is wrong with a folder of data files, and what is legal there and unfinished."""

from __future__ import annotations

import os
from collections.abc import Iterator

import attrs

from .._io.files import as_path, in_lines
from .._io.locations import LocatedFault, locate
from .._io.reader import read_folder
from .._public import public
from .._records.kinds import KINDS, AnyRecord
from .._records.record_set import RecordSet, as_record_set
from ..errors import DataError, Fault, quoted
from .evidence import citing, uncovered
from .proofs import unproved
from .texts import languages_of, untidy, unwritten
from .unsaved import not_as_saved


@public
@attrs.frozen
class Report:
    """What ``check`` has found. ``str`` gives the counts, then each thing with its place and how to mend it.

    >>> print(Report(faults=(), unfinished=(Fault("no ru", "kk, ru and en", file="topics.json", path="$[2].label"),)))
    0 faults, 1 unfinished
    unfinished: topics.json $[2].label: found no ru, expected kk, ru and en
    """

    faults: tuple[Fault, ...]
    """What ``load`` refuses, and what does not prove in the copy of an article."""
    unfinished: tuple[Fault, ...]
    """What is legal and not yet as it should be; nothing where the files do not load, since it cannot be told then."""
    where: str = ""
    """The folder."""
    loaded: bool = True
    """Whether the files load; where they do not, neither what is unfinished nor the article has been looked at."""

    @property
    def ok(self) -> bool:
        """Whether there is no fault; something may be unfinished.

        >>> Report(faults=(), unfinished=()).ok
        True
        """
        return not self.faults

    def __str__(self) -> str:
        counts = (
            f"{len(self.faults):,} fault{'' if len(self.faults) == 1 else 's'}, {len(self.unfinished):,} unfinished"
        )
        if not self.loaded:
            counts = counts.partition(",")[0]
        head = f"{counts} in {quoted(self.where, 300)[1:-1]}" if self.where else counts
        if not self.loaded:
            head += "; what is unfinished, and the article, can be looked at once these are mended"
        faults = (f"fault: {fault}" for fault in self.faults)
        return "\n".join([head, *faults, *(f"unfinished: {fault}" for fault in self.unfinished)])


@public
def check(
    folder: str | os.PathLike[str], *, article: str | os.PathLike[str] | None = None, base: RecordSet | None = None
) -> Report:
    """Every fault of a folder of data files, and all that is legal in it and unfinished.

    Unfinished is what has no evidence; a sentence that no record cites and ``uncited`` does not name, or that both do,
    and one of a quotation that no claim rests on; a text that lacks a language, is not in NFC, mixes Latin and
    Cyrillic letters in a word, or has blanks and characters that no reader sees; a file that is not as ``save`` writes
    it; and beside a base an id without a dot, which a later version of the base may come to have.

    With a copy of an article of the dataset, each passage and statement of it that does not prove there is a fault.
    Where the copy is the article and nothing else, so is one that does not begin where it says. Of several articles it
    is the one that the copy proves to be; what the base has of it is the base's matter.

    Raises:
        QueryError: The folder or the article is no name of one, or the base no dataset.

    >>> import kz_diplomacy, tempfile
    >>> ds, _ = kz_diplomacy.example()
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     ds.save(folder)
    ...     report = kz_diplomacy.check(folder)
    >>> report.ok, report.unfinished
    (True, ())
    """
    place = as_path(folder, "the name of a folder")
    if base is not None:
        as_record_set(base, "a dataset as the base")
    copy = None if article is None else as_path(article, "the name of a file")
    try:
        dataset = read_folder(place, str(place), base)
        unfinished = [*_unfinished(dataset), *not_as_saved(place, dataset)]
        lines = in_lines(place)
    except DataError as error:
        return Report(error.faults, (), str(place), loaded=False)
    except OSError as error:
        # It was there a moment ago, when it was loaded.
        found = f"what cannot be read ({error.strerror})"
        file = quoted(str(place), 300)[1:-1]
        return Report((Fault(found, "a folder with the files of a dataset", file=file),), (), str(place), loaded=False)
    faults = [] if copy is None else [*unproved(copy, dataset)]
    return Report(tuple(locate(faults, lines)), tuple(locate(unfinished, lines)), str(place))


def _unfinished(dataset: RecordSet) -> Iterator[LocatedFault]:
    cited = citing(dataset)
    languages = languages_of(dataset)
    if len(dataset):
        yield from (LocatedFault("", -1, fault) for fault in unwritten(languages))
    for kind in KINDS:
        record: AnyRecord
        for index, record in enumerate(getattr(dataset, kind)):
            for fault in (*_undotted(record, dataset), *uncovered(record, dataset, cited), *untidy(record, languages)):
                yield LocatedFault(kind, index, attrs.evolve(fault, record=record.id))


def _undotted(record: AnyRecord, dataset: RecordSet) -> Iterator[Fault]:
    if dataset.base and "." not in record.id:
        expected = "an id with a dot, which no later version of the base will take"
        yield Fault(quoted(record.id), expected, f"write mine.{record.id}, with a word of your own", path="$.id")
