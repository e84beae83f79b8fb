"""The commands of ``kz-diplomacy``. Each takes the options, prints a result and returns the exit status."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from typing import Any, Final

import attrs

from .._article.article import Article
from .._authoring.check import check as check_folder
from .._authoring.draft import new as draft
from .._dataset import Dataset
from .._io.files import require_new_path, write_atomic
from .._io.writer import save
from .._loading import example, load
from .._records.kinds import Statement
from ..errors import Description, Fault, QueryError
from .console import width, write
from .views import (
    entry_json,
    hit_json,
    hit_lines,
    overview_json,
    overview_lines,
    record_lines,
    timeline_lines,
    title_in,
    verification_json,
)

SHIPPED: Final = ("bundled", "example")
"""The names of the datasets that ship with the package."""
_JSON_FORMATS: Final = ("popolo", "followthemoney", "schema_org", "annotations")
_FILE_FORMATS: Final = ("datapackage", "sqlite", "parquet")
FORMATS: Final = (*_JSON_FORMATS, *_FILE_FORMATS)
"""The names of the export formats, which are the names of the functions in ``kz_diplomacy.export``."""
BASE_HINT: Final = "if it refers to the records of another dataset, name that with --base: a folder, bundled or example"
_NOTHING_FOUND: Final = "nothing found"


# -- the dataset and the output --


def dataset_from(options: argparse.Namespace) -> Dataset:
    """Return the dataset that the options name."""
    return open_dataset(options.data, _base_from(options))


def _base_from(options: argparse.Namespace) -> Dataset | None:
    return open_dataset(options.base) if options.base else None


def open_dataset(name: str, base: Dataset | None = None) -> Dataset:
    """Return the dataset with this name: ``bundled``, ``example``, or a folder."""
    if name in SHIPPED:
        if base is not None:
            raise QueryError(Description(f"--base beside {name}"), "a folder of its own, which is based on another")
        return load() if name == "bundled" else example()[0]
    return load(name, base=base)


def _reject_reserved(folder: str) -> None:
    """Raise a QueryError if a folder has the name of a shipped dataset, since ``--data`` could not select it."""
    if folder in SHIPPED:
        raise QueryError(folder, "a folder", "write ./ before it where it is one")


def is_dangling(fault: Fault) -> bool:
    """Return True if an error is a dangling reference, which ``--base`` might resolve."""
    return fault.expected.startswith("the id of a record") or fault.expected == "the address of a source"


def emit(options: argparse.Namespace, value: Any, lines: Iterable[str]) -> int:
    """Print a value as JSON or as lines of text, and return the status 0."""
    write([json.dumps(value, ensure_ascii=False, indent=2)] if options.json else lines)
    return 0


# -- queries of a dataset --


def overview(options: argparse.Namespace) -> int:
    """Print the overview, then the timeline."""
    dataset = dataset_from(options)
    # The JSON is made only if needed: its SHA-256 needs every canonical file and takes longer than all the rest.
    value = overview_json(dataset) if options.json else None
    return emit(options, value, overview_lines(dataset, options.lang, width()))


def timeline(options: argparse.Namespace) -> int:
    """Print the timeline, complete or of a period; return 1 if it is empty."""
    entries = dataset_from(options).timeline(options.during, certainly=options.certainly)
    lines = timeline_lines(entries, options.lang, width(), ids=True) if entries else [_NOTHING_FOUND]
    emit(options, [*map(entry_json, entries)], lines)
    return 0 if entries else 1


def show(options: argparse.Namespace) -> int:
    """Print a record, or list the records that cite an address."""
    dataset = dataset_from(options)
    if options.article and not isinstance(dataset.known.get(options.id), Statement):
        raise QueryError(
            "--article", "the id of a statement beside it", "kz-diplomacy text gives the words of an address"
        )
    if "#" in options.id:
        citing = dataset.resting_on(options.id)
        lines = (f"{record.kind_name} {record.id}  {title_in(record, options.lang)}" for record in citing)
        return emit(options, [record.id for record in citing], lines)
    record = dataset.known.get(options.id) or dataset[options.id]
    words = Article.read(options.article, dataset).text(options.id) if options.article else None
    value = {"record": record.kind_name, **record.to_dict(), **({"words": words} if words else {})}
    return emit(options, value, record_lines(record, options.lang, width(), words))


def search(options: argparse.Namespace) -> int:
    """Print the hits of a search; return 1 if there are none."""
    hits = dataset_from(options).search(" ".join(options.words), min_score=options.min_score)
    lines = (line for hit in hits for line in hit_lines(hit, options.lang, width()))
    emit(options, [*map(hit_json, hits)], lines if hits else [_NOTHING_FOUND])
    return 0 if hits else 1


# -- a copy of an article --


def text(options: argparse.Namespace) -> int:
    """Print the original text of a statement or sentence."""
    words = Article.read(options.article, dataset_from(options)).text(options.id)
    return emit(options, {"id": options.id, "words": words}, [words])


def verify(options: argparse.Namespace) -> int:
    """Print whether each passage matches a copy; return 1 if one does not."""
    verification = Article.read(options.file, dataset_from(options)).verify()
    emit(options, verification_json(verification), str(verification).splitlines())
    return 0 if verification.ok else 1


def find(options: argparse.Namespace) -> int:
    """Print the location of some words in the article, and the addresses to cite for them."""
    found = Article.read(options.article, dataset_from(options)).find(" ".join(options.words))
    value = {name: getattr(found, name) for name in ("source", "start", "end", "sha256", "sentences")}
    location = f"characters {found.start} to {found.end}, sha256 {found.sha256}"
    return emit(options, value, [", ".join(found.sentences), location])


# -- a folder of data files --


def new(options: argparse.Namespace) -> int:
    """Draft a dataset from an article."""
    _reject_reserved(options.folder)
    drafted = draft(options.folder, options.article, language=options.language)
    return emit(options, attrs.asdict(drafted), str(drafted).splitlines())


def check(options: argparse.Namespace) -> int:
    """Print the errors and warnings about a folder; return 1 if there is an error."""
    report = check_folder(options.folder, article=options.article, base=_base_from(options))
    value = {
        "ok": report.ok,
        "loaded": report.loaded,
        "faults": [attrs.asdict(fault) for fault in report.faults],
        "unfinished": [attrs.asdict(fault) for fault in report.unfinished],
    }
    lines = str(report).splitlines()
    if not options.base and any(map(is_dangling, report.faults)):
        lines.append(BASE_HINT)
    emit(options, value, lines)
    return 0 if report.ok else 1


def format(options: argparse.Namespace) -> int:
    """Write the files of a folder that are not in canonical form."""
    _reject_reserved(options.folder)
    written = save(open_dataset(options.folder, _base_from(options)), options.folder, True, ())
    return emit(options, {"written": written}, [f"written: {name}" for name in written] or ["nothing to change"])


def export(options: argparse.Namespace) -> int:
    """Export a dataset: JSON formats to standard output or a file, other formats to a path."""
    # The export modules are imported here, since no other command needs them.
    from .. import export as formats

    convert: Callable[..., Any] = getattr(formats, options.format)
    dataset = dataset_from(options)
    if options.format in _FILE_FORMATS:
        if options.output is None:
            raise QueryError(Description(f"{options.format} and no -o"), "-o PATH, where it is written")
        convert(dataset, options.output)
        return 0
    value = convert(dataset)
    # A list is FollowTheMoney entities, whose tools read one entity per line.
    if isinstance(value, list):
        lines = [json.dumps(entity, ensure_ascii=False) for entity in value]
    else:
        lines = [json.dumps(value, ensure_ascii=False, indent=2)]
    if options.output is None:
        write(lines)
    else:
        file = require_new_path(options.output, "the name of a file")
        write_atomic(file, "".join(f"{line}\n" for line in lines).encode())
    return 0
