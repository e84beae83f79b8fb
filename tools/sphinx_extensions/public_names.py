"""The API pages show the public names: where a class is at home and how its types are spelt stays inside."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from importlib import import_module
from typing import Any, get_args

import attrs
from class_source import class_node, home_of
from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.ext.napoleon import Config
from sphinx.ext.napoleon.docstring import GoogleDocstring
from sphinx.util.docutils import SphinxDirective
from sphinx.util.inspect import TypeAliasForwardRef
from sphinx.util.nodes import make_refnode
from sphinx.util.typing import ExtensionMetadata

import kz_diplomacy
from kz_diplomacy import typing as types
from kz_diplomacy._values import vocabulary as _vocabulary

_SECTIONS: Any = Config(napoleon_numpy_docstring=False)
PACKAGE = kz_diplomacy.__name__
TYPING = types.__name__
CLASSES = {name for name in types.__all__ if inspect.isclass(getattr(types, name))}
# The modules that define the aliases of kz_diplomacy.typing, which imports each from its module.
TYPE_NAMES = {
    alias.name: import_module(f"{PACKAGE}.{line.module}")
    for line in ast.parse(inspect.getsource(types)).body
    if isinstance(line, ast.ImportFrom)
    for alias in line.names
    if alias.name not in CLASSES
}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    for public in (getattr(module, name) for module in (kz_diplomacy, types) for name in module.__all__):
        if inspect.isclass(public):
            prepare(public)
    aliases = {name: f"{TYPING}.{name}" for name in TYPE_NAMES}
    aliases |= {name: f"{PACKAGE}.{name}" for name in ("AnyRecord", "Cited", "Lang")}
    app.config.autodoc_type_aliases = aliases  # type: ignore[attr-defined]
    # Inside other types Sphinx prints the whole of what it puts in the place of such a name.
    TypeAliasForwardRef.__repr__ = lambda alias: alias.name  # type: ignore[method-assign]
    app.add_directive("type-names", TypeNames)
    app.connect("autodoc-process-signature", without_types)
    app.connect("autodoc-process-docstring", read_sections)
    app.connect("doctree-read", tell_errors_apart)
    app.connect("missing-reference", resolve)
    return {"parallel_read_safe": True}


def prepare(cls: type) -> None:
    """Let autodoc find what stands below a field, and give its type by the name that the source has for it."""
    for base in cls.__mro__:
        if base.__module__ in (PACKAGE, TYPING):
            base.__annotations__ = dict(fields(class_node(base)))
            # Autodoc reads the docstrings of fields in the file that defines the class.
            base.__module__ = home_of(base).__name__


def fields(cls: ast.stmt) -> Iterator[tuple[str, str]]:
    """Every annotated name in the body of a class, with its type as it is written there."""
    for line in getattr(cls, "body", ()):
        if isinstance(line, ast.AnnAssign):
            yield ast.unparse(line.target), ast.unparse(line.annotation).replace("'", "")


def without_types(
    _app: Sphinx, what: str, _name: str, obj: Any, _options: object, _signature: str, _returned: str
) -> tuple[str, None] | None:
    """The signature of a class whose fields stand below it, each with its type, without the types."""
    if what != "class" or not attrs.has(obj):
        return None
    taken = list(inspect.signature(obj.__init__).parameters.values())[1:]
    plain = [one.replace(annotation=one.empty, default=_shown(one.default)) for one in taken]
    return str(inspect.Signature(plain)), None


def read_sections(_app: Sphinx, _what: str, _name: str, _obj: object, _options: object, lines: list[str]) -> None:
    """Read the sections of a docstring, such as *Raises*."""
    # The extension itself takes what stands before the colon in the docstring of a field for its type.
    lines[:] = GoogleDocstring(lines, _SECTIONS, what="function").lines()


def tell_errors_apart(_app: Sphinx, page: nodes.document) -> None:
    """Write *Raises* as the docstrings do: the error, a colon, and when it is raised."""
    for text in [*page.findall(nodes.Text)]:
        if text == " -- ":
            text.parent.replace(text, nodes.Text(": "))


class _Shown:
    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def _shown(default: object) -> object:
    """A default, or an ellipsis for one that has no short spelling."""
    if default is inspect.Parameter.empty:
        return default
    return _Shown(repr(default) if isinstance(default, (str, int, tuple, type(None))) else "...")


def resolve(app: Sphinx, env: BuildEnvironment, node: pending_xref, shown: nodes.Element) -> nodes.Element | None:
    """Where the name of something at home in a private module leads."""
    if node.get("refdomain") != "py":
        return None
    name = node["reftarget"].rpartition(".")[2]
    domains, document = env.domains, node["refdoc"]
    if name in TYPE_NAMES:
        page, target = domains.standard_domain.anonlabels[_label(name)]
        return make_refnode(app.builder, document, page, target, _text(name), docstring(TYPE_NAMES[name], name))
    if name.endswith("Fields"):
        # What ``where`` takes: the fields of a kind of record.
        name = name.removesuffix("Fields")
    public = f"{TYPING if name in CLASSES else PACKAGE}.{name}"
    if (name in CLASSES or name in kz_diplomacy.__all__) and node["reftarget"] != public:
        return domains.python_domain.resolve_xref(env, document, app.builder, "obj", public, node, _text(name))
    return None


def _label(name: str) -> str:
    return f"type-{name.lower()}"


def _text(name: str) -> nodes.Element:
    return nodes.inline("", name)


class TypeNames(SphinxDirective):
    """A list of the names that stand in types, with what each stands for."""

    def run(self) -> list[nodes.Node]:
        """The list."""
        items = []
        for name, module in TYPE_NAMES.items():
            term = nodes.term("", "", nodes.literal("", name))
            term["ids"].append(_label(name))
            self.env.domains.standard_domain.note_hyperlink_target(_label(name), self.env.docname, _label(name), name)
            told = nodes.paragraph("", docstring(module, name).replace("``", ""))
            stands_for = nodes.paragraph("", "", *meaning(getattr(module, name)))
            items.append(nodes.definition_list_item("", term, nodes.definition("", told, stands_for)))
        return [nodes.definition_list("", *items)]


def docstring(module: Any, name: str) -> str:
    """What stands below a name in its module."""
    body = ast.parse(inspect.getsource(module)).body
    names = [ast.unparse(line.target) if isinstance(line, ast.AnnAssign) else "" for line in body]
    told = body[names.index(name) + 1]
    return " ".join(ast.literal_eval(told.value).split())  # type: ignore[attr-defined]


def meaning(alias: Any) -> list[nodes.Node]:
    """The words that a field may hold, or the form of its text."""
    if isinstance(form := getattr(alias, "__metadata__", (None,))[0], _vocabulary.StringPattern):
        return [nodes.Text("Text: "), nodes.Text(form.mend or form.expected), nodes.Text(".")]
    shown = [repr(one) for one in get_args(alias)] if all(isinstance(one, str) for one in get_args(alias)) else []
    texts = shown or [str(alias).replace("datetime.", "").replace("NoneType", "None")]
    found: list[nodes.Node] = []
    for text in texts:
        found += [nodes.Text(", ")] if found else []
        found.append(nodes.literal("", text))
    return found
