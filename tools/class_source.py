"""The source of public classes, whose ``__module__`` is the package and not the file that defines them."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from types import ModuleType


@cache
def home_of(cls: type) -> ModuleType:
    """Return the module that defines a class of the package.

    Raises:
        LookupError: If no loaded module of the package defines it.
    """
    for name, module in list(sys.modules.items()):
        if name.startswith("kz_diplomacy.") and vars(module).get(cls.__name__) is cls and _nodes(cls, module):
            return module
    raise LookupError(f"no module of the package defines {cls.__name__}")


def class_node(cls: type) -> ast.ClassDef:
    """Return the syntax tree of a class of the package."""
    (node,) = _nodes(cls, home_of(cls))
    return node


def _nodes(cls: type, module: ModuleType) -> list[ast.ClassDef]:
    body = ast.parse(inspect.getsource(module)).body
    return [node for node in body if isinstance(node, ast.ClassDef) and node.name == cls.__name__]
