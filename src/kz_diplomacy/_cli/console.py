"""Text on a console, whatever it can show: 80 columns, foreign code pages, closed pipes."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
from collections.abc import Iterable
from typing import Final

from .._display.table import WIDTH

# What a Russian code page has not: Kazakh letters become the Russian ones that people type instead, and marks plain.
_NEIGHBOURS: Final = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ“”’–—", 'агкноуухиАГКНОУУХИ""\'--', "")


def _nearest_letters(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(_NEIGHBOURS)
    # Not error.encoding, which for a code page only says "charmap".
    encoding = sys.stdout.encoding
    return text.encode(encoding, "replace").decode(encoding), error.end


codecs.register_error("kz_diplomacy.nearest_letters", _nearest_letters)


def width() -> int:
    """How many columns to fill: 80, or fewer on a narrower terminal."""
    return min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns) if sys.stdout.isatty() else WIDTH


def write(lines: Iterable[str]) -> None:
    """Write lines to standard output; when whoever reads them has had enough, stop without a word."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="kz_diplomacy.nearest_letters")
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes once more at its end; it may, into nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
