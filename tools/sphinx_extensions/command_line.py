"""The page of the command line is made from the parser that the command itself uses."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from kz_diplomacy._cli import main as _cli


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.add_directive("command-line", CommandLine)
    return {"parallel_read_safe": True}


class CommandLine(SphinxDirective):
    """Every command, with what it takes."""

    def run(self) -> list[nodes.Node]:
        """A section for the command alone and for each of its commands."""
        return [self.section(parser) for parser in parsers()]

    def section(self, parser: argparse.ArgumentParser) -> nodes.section:
        """How a command is called, what it does, and its arguments."""
        name = parser.prog.replace(" ", "-")
        section = nodes.section("", nodes.title("", "", nodes.literal("", parser.prog)), ids=[name], names=[name])
        self.env.domains.standard_domain.note_hyperlink_target(name, self.env.docname, name, parser.prog)
        described = parser.description or ""
        section += nodes.paragraph("", f"{described[:1].upper()}{described[1:].rstrip('.')}.")
        usage = " ".join([parser.prog, *map(spelt, actions(parser))])
        section += nodes.literal_block(usage, usage, language="none", classes=["usage"])
        section += nodes.definition_list("", *map(item, actions(parser)))
        return section


def parsers() -> Iterator[argparse.ArgumentParser]:
    """The parser of the command alone, then those of its commands."""
    parser = _cli._parser()
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.values()


def actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """What a command takes, but for the help that every one has."""
    kept = [action for action in parser._actions if not isinstance(action, argparse._HelpAction)]
    return sorted(kept, key=lambda action: not action.option_strings and isinstance(action.nargs, str))


def spelt(action: argparse.Action) -> str:
    """An argument as a line of usage has it."""
    value = taken(action)
    if not action.option_strings:
        return f"[{value}]" if isinstance(action, argparse._SubParsersAction) else value
    written = " ".join(filter(None, [action.option_strings[0], value]))
    return written if action.required else f"[{written}]"


def taken(action: argparse.Action) -> str:
    """The name of the value that an argument takes, or the words to choose from; empty for a mere switch."""
    if action.nargs == 0:
        return ""
    name = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    return f"{name} ..." if action.nargs == "+" else str(name)


def item(action: argparse.Action) -> nodes.definition_list_item:
    """An argument with what it means."""
    value = taken(action)
    names = [" ".join(filter(None, [name, value])) for name in action.option_strings] or [value]
    term = nodes.term("", "", nodes.literal("", ", ".join(names)))
    told = str(action.help or "").replace("%(prog)s", "").replace("%%", "%")
    if isinstance(action, argparse._SubParsersAction):
        told = "one of the commands below"
    elif action.dest == "version":
        told = "the version of the package"
    return nodes.definition_list_item("", term, nodes.definition("", nodes.paragraph("", told)))
