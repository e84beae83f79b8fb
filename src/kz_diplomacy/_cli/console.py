"""Console output that handles narrow terminals, legacy code pages and closed pipes."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
from collections.abc import Iterable
from typing import Final

from .._display.table import WIDTH

# A Russian code page lacks Kazakh letters, which are replaced with the Russian letters that people type instead, and
# typographic marks, which become plain ones.
_NEIGHBOURS: Final = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ“”’–—", 'агкноуухиАГКНОУУХИ""\'--', "")


def _nearest_letters(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(_NEIGHBOURS)
    # error.encoding is not used: for a code page it is only "charmap".
    encoding = sys.stdout.encoding
    return text.encode(encoding, "replace").decode(encoding), error.end


codecs.register_error("kz_diplomacy.nearest_letters", _nearest_letters)


def width() -> int:
    """Return the number of columns to fill: 80, or fewer on a narrower terminal."""
    return min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns) if sys.stdout.isatty() else WIDTH


def write(lines: Iterable[str]) -> None:
    """Write lines to standard output, and stop silently if the reader closes the pipe."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="kz_diplomacy.nearest_letters")
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes standard output again at exit, which must not fail, so it goes to the null device.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
