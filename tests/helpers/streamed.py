"""Files of lines for the tests of ``stream``, and what a stream gives before it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from helpers.invented import KINDS, files, write
from kz_diplomacy import DataError, Dataset, Record, Topic, stream


def lines(values: list[Any]) -> bytes:
    return b"".join(json.dumps(value).encode() + b"\n" for value in values)


def beside(folder: Path, kind: str, records: list[Any] | None = None) -> Path:
    """A file of lines beside the files of the earlier kinds."""
    values = files()
    write(folder, {earlier: values[earlier] for earlier in KINDS[: KINDS.index(kind)]})
    file = folder / f"{kind}.jsonl"
    file.write_bytes(lines(values[kind] if records is None else records))
    return file


def topic(id: str, **more: object) -> dict[str, object]:
    return {"id": id, "label": {"en": id}, **more}


def given(file: Path, kind: type[Record] = Topic, base: Dataset | None = None) -> tuple[list[str], list[str]]:
    """The ids that a stream gives before it ends, and the faults that it ends with."""
    ids: list[str] = []
    try:
        ids += (record.id for record in stream(file, kind, base=base))
    except DataError as error:
        return ids, [str(fault) for fault in error.faults]
    return ids, []
