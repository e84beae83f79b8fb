"""The check of a folder of data files: its errors, and warnings about valid but unfinished data."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

import attrs

from .._io.files import DESCRIPTOR, as_path, file_bytes, file_name, in_lines
from .._io.locations import LocatedFault, locate
from .._io.reader import read_folder
from .._io.strict_json import parse
from .._public import public
from .._records.kinds import RECORD_TYPES, AnyRecord
from .._records.record_set import RecordSet, as_record_set
from ..errors import DataError, Fault, describe_value, did_you_mean, nearest, quoted
from .evidence import check_evidence, first_citations
from .proofs import check_proofs
from .texts import check_texts, languages_of, missing_languages

_FORMAT: Final = "run kz-diplomacy format"
_DESCRIPTION: Final = {"name": "what it is called", "version": "the version of the data", "licenses": "its licence"}


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
    path = as_path(folder, "the name of a folder")
    if base is not None:
        as_record_set(base, "a dataset as the base")
    copy = None if article is None else as_path(article, "the name of a file")
    where = str(path)
    try:
        dataset = read_folder(path, where, base)
        unfinished = [*_check_records(dataset), *check_files(path, dataset)]
        kinds_in_lines = in_lines(path)
    except DataError as error:
        return Report(error.faults, (), where, loaded=False)
    except OSError as error:
        # A file was removed after the dataset was loaded.
        found = f"what cannot be read ({error.strerror})"
        fault = Fault(found, "a folder with the files of a dataset", file=quoted(where, 300)[1:-1])
        return Report((fault,), (), where, loaded=False)
    faults = [] if copy is None else [*check_proofs(copy, dataset)]
    return Report(tuple(locate(faults, kinds_in_lines)), tuple(locate(unfinished, kinds_in_lines)), where)


def _check_records(dataset: RecordSet) -> Iterator[LocatedFault]:
    """Yield warnings about records: ids without a dot, missing evidence, missing languages and untidy texts."""
    citations = first_citations(dataset)
    languages = languages_of(dataset)
    if len(dataset):
        yield from (LocatedFault("", -1, fault) for fault in missing_languages(languages))
    for kind in RECORD_TYPES:
        record: AnyRecord
        for index, record in enumerate(getattr(dataset, kind)):
            for fault in (
                *_check_id(record, dataset),
                *check_evidence(record, dataset, citations),
                *check_texts(record, languages),
            ):
                yield LocatedFault(kind, index, attrs.evolve(fault, record=record.id))


def _check_id(record: AnyRecord, dataset: RecordSet) -> Iterator[Fault]:
    if dataset.base and "." not in record.id:
        expected = "an id with a dot, which no later version of the base will take"
        yield Fault(quoted(record.id), expected, f"write mine.{record.id}, with a word of your own", path="$.id")


def check_files(folder: Path, dataset: RecordSet) -> Iterator[LocatedFault]:
    """Yield a warning for each file, including the descriptor, that differs from the canonical form or is not read.

    Raises:
        OSError: If a file cannot be read.
    """
    contents = {}
    kinds_in_lines = in_lines(folder)
    for kind in RECORD_TYPES:
        lines = kind in kinds_in_lines
        name = file_name(kind, lines=lines)
        data = contents[name] = (folder / name).read_bytes()
        canonical = b"".join(file_bytes(getattr(dataset, kind), lines=lines))
        if data != canonical:
            yield LocatedFault(kind, -1, _not_canonical(data, canonical))
    yield from (LocatedFault(DESCRIPTOR, -1, fault) for fault in _check_descriptor(folder / DESCRIPTOR, contents))
    for file in sorted(folder.iterdir()):
        if file.suffix in (".json", ".jsonl") and file.name not in (*contents, DESCRIPTOR):
            names = [f"{kind}{file.suffix}" for kind in nearest(file.stem.lower(), RECORD_TYPES)]
            mend = did_you_mean(names) or "take it out of the folder"
            fault = Fault("a file that nothing reads", "the files of a dataset", mend, file=file.name)
            yield LocatedFault("", -1, fault)


def _not_canonical(data: bytes, canonical: bytes) -> Fault:
    if data.replace(b"\r\n", b"\n") == canonical:
        return Fault("line ends of Windows (CRLF)", "LF", _FORMAT)
    pairs = zip_longest(data.split(b"\n"), canonical.split(b"\n"))
    line = next(number for number, (found, expected) in enumerate(pairs, 1) if found != expected)
    return Fault(f"other bytes from line {line:,} on", "the canonical form", _FORMAT)


def _check_descriptor(file: Path, contents: Mapping[str, bytes]) -> Iterator[Fault]:
    if not file.is_file():
        yield Fault("no such file", "one that says name, version and licence of the data", f"{_FORMAT}, and add them")
        return
    descriptor: dict[str, Any] = parse(file.read_bytes())
    for key, expected in _DESCRIPTION.items():
        if not descriptor.get(key):
            yield Fault(f'no "{key}"', expected, "add it")
    resources = descriptor.get("resources")
    if not isinstance(resources, list):
        found = "no resources" if resources is None else describe_value(resources)
        yield Fault(found, "an array with each file", _FORMAT, path="$.resources")
        return
    by_path = {path: resource for resource in resources if isinstance(path := _path_of(resource), str)}
    for name in contents:
        if name not in by_path:
            yield Fault(f"nothing of {name}", "each file", _FORMAT, path="$.resources")
    # All differing files share one warning, since editing any number of files has one remedy.
    differing = [name for name, data in contents.items() if name in by_path and not _is_described(by_path[name], data)]
    if differing:
        found = f"another size or hash of {', '.join(differing)}"
        yield Fault(found, "those that the files have", _FORMAT, path="$.resources")


def _path_of(resource: Any) -> Any:
    return resource.get("path") if isinstance(resource, dict) else None


def _is_described(resource: dict[str, Any], data: bytes) -> bool:
    digest = f"sha256:{sha256(data).hexdigest()}"
    return resource.get("bytes") == len(data) and resource.get("hash") == digest
