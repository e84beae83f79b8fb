"""Write where other projects document the names that our pages use, so that a build asks no other host.

``python tools/make_inventories.py PYTHON ATTRS CATTRS`` takes the ``objects.inv`` of each, as their built
documentation has it (Debian's packages python3.11-doc, python-attr-doc and python-cattrs-doc, say), and needs Sphinx.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sphinx.util.inventory import InventoryFile

FOLDER = Path(__file__).parents[1] / "docs" / "inventories"
NAMES = {
    "python": """
        Exception ImportError LookupError None OSError ValueError bool collections.abc.Iterable collections.abc.Iterator
        collections.abc.Mapping collections.abc.Sequence datetime.date dict float int list os.PathLike slice str tuple
        type typing.Any
    """,
    "attrs": "attrs.evolve attrs.fields",
    "cattrs": "cattrs.Converter",
}


def inventory(project: str, file: Path) -> str:
    """The names that we use, in the plain form of Sphinx's first version, in which small changes stay small."""
    known = InventoryFile.loads(file.read_bytes(), uri="")
    written = [
        f"{name} {kind.removeprefix('py:')} {item.uri.partition('#')[0]}\n"
        for name in sorted(NAMES[project].split())
        for kind, items in known.data.items()
        if kind.startswith("py:") and (item := items.get(name)) and item.uri.endswith(f"#{name}")
    ]
    if len(written) != len(NAMES[project].split()):
        sys.exit(f"{file}: a name is missing, or stands twice")
    return f"# Sphinx inventory version 1\n# Project: {project}\n# Version: -\n{''.join(written)}"


if __name__ == "__main__":
    for project, file in zip(NAMES, sys.argv[1:], strict=True):
        (FOLDER / f"{project}.inv").write_text(inventory(project, Path(file)), encoding="utf-8")
