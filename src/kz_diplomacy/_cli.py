"""The command ``kz-diplomacy``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import get_args

from . import __version__
from . import _commands as commands
from ._errors import ArticleError, KzDiplomacyError
from ._vocabulary import Lang

_EXAMPLES = """\
examples:
  kz-diplomacy                                     who he was, what happened and what he said, in order
  kz-diplomacy --lang kk                           the same in Kazakh
  kz-diplomacy timeline --during 2024 --certainly  what falls in 2024 for sure
  kz-diplomacy show operation-zhusan               one record, with the sentences that it rests on
  kz-diplomacy search Жусан                        in three languages and scripts
  kz-diplomacy verify article.html                 whether a copy of the article proves
  kz-diplomacy text farewell-words --article article.html
"""

# Of a copy that can be read: that it does not prove is an answer, and no misuse.
_FINDINGS = ("not this article", "changed", "missing", "ambiguous")

_STATUS = "exit status: 0; 1 where a search finds nothing or a copy does not prove; 2 for misuse"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is 0, 1 for a finding, 2 where it is misused.

    >>> main(["--lang", "xx"])
    Traceback (most recent call last):
        ...
    SystemExit: 2
    """
    options = _parser().parse_args(arguments, argparse.Namespace(lang="en", json=False))
    try:
        return int(options.run(options))
    except KzDiplomacyError as error:
        print(f"kz-diplomacy: {error}", file=sys.stderr)
        return 1 if isinstance(error, ArticleError) and error.reason in _FINDINGS else 2


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    # Given before or after the command alike, so neither place may overwrite the other with its default.
    shared.add_argument(
        "--lang", choices=get_args(Lang), default=argparse.SUPPRESS, help="the language of the text (default: en)"
    )
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON, for scripts")
    parser = argparse.ArgumentParser(
        prog="kz-diplomacy",
        description="A Kazinform article about eight years of Kazakhstan's diplomacy, as records. "
        "Alone: overview and timeline.",
        epilog=_EXAMPLES + "\n" + _STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[shared],
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.set_defaults(run=commands.overview)
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], told: str) -> argparse.ArgumentParser:
        made = subparsers.add_parser(name, help=told, description=told, parents=[shared])
        made.set_defaults(run=run)
        return made

    timeline = command("timeline", commands.timeline, "what happened and what was said, in order")
    timeline.add_argument("--during", metavar="DATE", help="only what can fall in this period, such as 2024 or 2024-04")
    timeline.add_argument("--certainly", action="store_true", help="with --during: only what falls in it for sure")
    show = command("show", commands.show, "one record, with the sentences that it rests on")
    show.add_argument("id", metavar="ID")
    show.add_argument("--article", metavar="FILE", help="a copy of the article, for its own words")
    search = command("search", commands.search, "records by words, in three languages and scripts")
    search.add_argument("words", metavar="WORDS", nargs="+")
    search.add_argument("--min-score", metavar="N", type=float, default=0.0, help="from 0 to 1 (default: 0)")
    text = command("text", commands.text, "the article's own words, from a copy that proves them")
    text.add_argument("id", metavar="ID", help="a statement's id, or an address such as kazinform#3.1")
    text.add_argument("--article", metavar="FILE", required=True, help="a copy of the article, .txt or .html")
    verify = command("verify", commands.verify, "whether a copy of the article proves, passage by passage")
    verify.add_argument("file", metavar="FILE", help="a copy of the article, .txt or .html")
    return parser
