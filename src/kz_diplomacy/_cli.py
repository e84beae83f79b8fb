"""The command ``kz-diplomacy``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import get_args

from . import __version__
from ._console import width, write
from ._loader import load
from ._overview import as_json, overview
from ._vocabulary import Lang

_EXAMPLES = """\
examples:
  kz-diplomacy                 who he was, what happened and what he said, in order
  kz-diplomacy --lang kk       the same in Kazakh
  kz-diplomacy --json          the same for a script
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is 0, or 2 where it is misused.

    >>> main(["--lang", "xx"])
    Traceback (most recent call last):
        ...
    SystemExit: 2
    """
    options = _parser().parse_args(arguments)
    dataset = load()
    if options.json:
        write([json.dumps(as_json(dataset), ensure_ascii=False, indent=2)])
    else:
        write(overview(dataset, options.lang, width()))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kz-diplomacy",
        description="A Kazinform article about eight years of Kazakhstan's diplomacy, as records.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--lang", choices=get_args(Lang), default="en", help="the language of the text (default: en)")
    parser.add_argument("--json", action="store_true", help="print JSON, in all three languages")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser
