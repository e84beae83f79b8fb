"""The command ``kz-diplomacy``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Any

from .. import __version__
from .._values.vocabulary import LANGS
from ..errors import ArticleError, DataError, KzDiplomacyError
from . import commands

_EXAMPLES = """\
examples:
  kz-diplomacy                                     who he was, what happened and what he said, in order
  kz-diplomacy --lang kk                           the same in Kazakh
  kz-diplomacy timeline --during 2024 --certainly  what falls in 2024 for sure
  kz-diplomacy show operation-zhusan               one record, with the sentences that it rests on
  kz-diplomacy search Жусан                        in three languages and scripts
  kz-diplomacy verify article.html                 whether a copy of the article proves
  kz-diplomacy text farewell-words --article article.html
  kz-diplomacy --data mine/ --base bundled search Жусан
                                                   the same of a dataset of your own; --data example is an invented one
  kz-diplomacy new mine/ --article article.html    begin a dataset: its sentences, and what to do next
  kz-diplomacy find "its words" --article article.html --data mine/
                                                   the address to cite for words of the article
  kz-diplomacy check mine/ --article article.html  all that is wrong with it, and what is unfinished
  kz-diplomacy export sqlite -o article.db         for other tools: popolo, followthemoney, schema_org, annotations,
                                                   datapackage, sqlite, parquet
  kz-diplomacy format mine/                        its files as the library writes them
"""

# A readable copy that does not match is a result with the status 1, not misuse.
_FINDINGS = ("not this article", "changed", "missing", "ambiguous")

_STATUS = "exit status: 0; 1 where a search finds nothing, a copy does not prove or a dataset has faults; 2 for misuse"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, and return the exit status: 0, 1 for a negative result, or 2 for misuse."""
    options = _parser().parse_args(arguments, argparse.Namespace(lang="en", json=False, data="bundled", base=None))
    try:
        return int(options.run(options))
    except (KzDiplomacyError, OSError) as error:
        print(f"kz-diplomacy: {error}", file=sys.stderr)
        if hint := _hint(error, options):
            print(f"kz-diplomacy: {hint}", file=sys.stderr)
        return 1 if isinstance(error, ArticleError) and error.reason in _FINDINGS else 2


def _hint(error: Exception, options: argparse.Namespace) -> str:
    """Return a hint at an option that may be missing; empty if there is none."""
    if isinstance(error, ArticleError) and error.reason == "not this article" and options.data == "bundled":
        return "for an article of another dataset, name that with --data DIR"
    if isinstance(error, DataError) and not options.base and any(map(commands.is_dangling, error.faults)):
        return commands.BASE_HINT
    return ""


class _Once(argparse.Action):
    """An option that may be given only once. By default a second value would silently replace the first."""

    def __call__(
        self, parser: argparse.ArgumentParser, options: argparse.Namespace, value: Any, option: str | None = None
    ) -> None:
        if getattr(options, self.dest, None) is not None:
            parser.error(f"{option} is given twice: run the command once for each")
        setattr(options, self.dest, value)


def _parent(*names: str, **settings: Any) -> argparse.ArgumentParser:
    """Return a parent parser with one option, from which other parsers inherit."""
    parent = argparse.ArgumentParser(add_help=False)
    parent.add_argument(*names, **settings)
    return parent


def _article(description: str, *, required: bool = False) -> argparse.ArgumentParser:
    return _parent("--article", action=_Once, metavar="FILE", required=required, help=description)


def _parser() -> argparse.ArgumentParser:
    # These options may come before or after the command, and a default in one parser would overwrite the other's value.
    unset = argparse.SUPPRESS
    lang = _parent("--lang", choices=LANGS, default=unset, help="the language of the text (default: en)")
    as_json = _parent("--json", action="store_true", default=unset, help="print JSON, for scripts")
    data = _parent("--data", metavar="DIR", default=unset, help="another dataset: a folder, or the word example")
    base = _parent("--base", metavar="DIR", default=unset, help="what it may refer to: a folder, bundled or example")
    copy = _article("a copy of the article, .txt or .html", required=True)

    parser = argparse.ArgumentParser(
        prog="kz-diplomacy",
        description="A Kazinform article about eight years of Kazakhstan's diplomacy, as records. "
        "Alone: overview and timeline.",
        epilog=_EXAMPLES + "\n" + _STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[lang, as_json, data, base],
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.set_defaults(run=commands.overview)
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(
        run: Callable[[argparse.Namespace], int], description: str, *parents: argparse.ArgumentParser
    ) -> argparse.ArgumentParser:
        """Add a command that has the name of its function."""
        added = subparsers.add_parser(
            run.__name__, help=description, description=description, parents=[lang, as_json, *parents]
        )
        added.set_defaults(run=run)
        return added

    timeline = command(commands.timeline, "what happened and what was said, in order", data, base)
    timeline.add_argument("--during", metavar="DATE", help="only what can fall in this period, such as 2024 or 2024-04")
    timeline.add_argument("--certainly", action="store_true", help="with --during: only what falls in it for sure")
    words = _article("a copy of the article, for its own words")
    show = command(commands.show, "one record, with the sentences that it rests on", data, base, words)
    show.add_argument("id", metavar="ID", help="the id of a record, or an address: then what rests on it")
    search = command(commands.search, "records by words, in three languages and scripts", data, base)
    search.add_argument("words", metavar="WORDS", nargs="+", help="in Kazakh, Russian or English")
    search.add_argument("--min-score", metavar="N", type=float, default=0.0, help="from 0 to 1 (default: 0)")
    text = command(commands.text, "the article's own words, from a copy that proves them", data, base, copy)
    text.add_argument("id", metavar="ID", help="a statement's id, or an address such as kazinform#3.1")
    verify = command(commands.verify, "whether a copy of the article proves, passage by passage", data, base)
    verify.add_argument("file", metavar="FILE", help="a copy of the article, .txt or .html")
    find = command(commands.find, "where copied words stand in an article, and the address to cite", data, base, copy)
    find.add_argument("words", metavar="WORDS", nargs="+", help="as the article prints them")
    new = command(commands.new, "begin a dataset of your own: the sentences of an article, to be looked at", copy)
    new.add_argument("folder", metavar="DIR", help="the folder of a dataset of your own")
    new.add_argument("--language", metavar="TAG", help="its language (default: told by its letters)")
    passages = _article("a copy of its article, to prove its passages")
    check = command(commands.check, "all that is wrong with a dataset, and what is unfinished", base, passages)
    check.add_argument("folder", metavar="DIR", help="the folder of a dataset of your own")
    format = command(commands.format, "write the files of a dataset in their canonical form", base)
    format.add_argument("folder", metavar="DIR", help="the folder of a dataset of your own")
    export = command(commands.export, "the dataset in the format of another tool, in all three languages", data, base)
    export.add_argument("format", metavar="FORMAT", choices=commands.FORMATS, help=", ".join(commands.FORMATS))
    export.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        help="where to write it: a folder for datapackage and parquet, else a file (default for JSON: standard output)",
    )
    return parser
