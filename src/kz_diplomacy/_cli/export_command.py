"""The command ``kz-diplomacy export``: a dataset in the format of another tool."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from typing import Any, Final

from .._dataset import Dataset
from .._io.files import require_new_path, write_atomic
from ..errors import QueryError, Said
from .commands import chosen
from .console import write

_JSON: Final = ("popolo", "followthemoney", "schema_org", "annotations")
_FILES: Final = ("datapackage", "sqlite", "parquet")
FORMATS: Final = (*_JSON, *_FILES)
"""The names of the formats, as the functions of ``kz_diplomacy.export`` have them."""


def export(options: argparse.Namespace) -> int:
    """Write the dataset in a format: JSON to standard output or a file, the others into the folder or file named."""
    # Exports are many modules, and no other command needs them.
    from .. import export as formats

    made: Callable[..., Any] = getattr(formats, options.format)
    dataset = chosen(options)
    if options.format in _FILES:
        if options.output is None:
            raise QueryError(Said(f"{options.format} and no -o"), "-o PATH, where it is written")
        made(dataset, options.output)
        return 0
    text = _text(made, dataset)
    if options.output is None:
        write([text])
        return 0
    write_atomic(require_new_path(options.output, "the name of a file"), f"{text}\n".encode())
    return 0


def _text(made: Callable[[Dataset], Any], dataset: Dataset) -> str:
    value = made(dataset)
    # FollowTheMoney's own tools read an entity on each line.
    if isinstance(value, list):
        return "\n".join(json.dumps(entity, ensure_ascii=False) for entity in value)
    return json.dumps(value, ensure_ascii=False, indent=2)
