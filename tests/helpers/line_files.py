"""Files of lines for the tests of ``stream``, and the records that a stream gives before it ends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from helpers.invented import KINDS, files, lines, write
from kz_diplomacy import DataError, Dataset, Record, Topic, stream


def beside(folder: Path, kind: str, records: list[Any] | None = None) -> Path:
    """A file of lines next to the files of the earlier kinds."""
    values = files()
    write(folder, {earlier: values[earlier] for earlier in KINDS[: KINDS.index(kind)]})
    file = folder / f"{kind}.jsonl"
    file.write_bytes(lines(values[kind] if records is None else records))
    return file


def given(file: Path, kind: type[Record] = Topic, base: Dataset | None = None) -> tuple[list[str], list[str]]:
    """The ids that a stream gives before it ends, and the faults that it ends with."""
    ids: list[str] = []
    try:
        ids += (record.id for record in stream(file, kind, base=base))
    except DataError as error:
        return ids, [str(fault) for fault in error.faults]
    return ids, []
