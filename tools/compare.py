"""Measure what docs/comparison.md says of other libraries: ``python tools/compare.py``, with all of them installed.

The same versions are installed by ``nox -s "consumers(comparison)"``, which holds the page to what is measured.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Final

import attrs
import pycldf
import pycountry
import us
from followthemoney import model
from popolo_data.importer import Popolo

import kz_diplomacy
import kz_diplomacy.export

HEAD: Final = ("library", "version", "import", "one name", "a changed name stays", "a misspelt field")
_RUNS: Final = 7


@attrs.frozen
class Library:
    """A library, and how to ask it for one thing."""

    project: str
    """Its name in a registry of packages."""
    imports: str
    asks: str
    """What prints one name, behind the import; ``FOLDER`` is where there are files for it."""
    misspells: str
    """What asks, behind the import, for a field that there is not."""
    changes: Callable[[Path], bool]
    """Whether a name that one caller has changed is what the next caller gets."""


def _ours(_: Path) -> bool:
    with suppress(AttributeError):
        kz_diplomacy.load().officials[0].name.__setattr__("en", "Nobody")
    return kz_diplomacy.load().officials[0].name.en == "Nobody"


def _pycountry(_: Path) -> bool:
    pycountry.countries.lookup("KZ").name = "Nowhere"
    return bool(pycountry.countries.lookup("KZ").name == "Nowhere")


def _us(_: Path) -> bool:
    us.states.lookup("OH").name = "Nowhere"
    return bool(us.states.lookup("OH").name == "Nowhere")


def _popolo(folder: Path) -> bool:
    file = str(folder / "popolo.json")
    Popolo.from_filename(file).persons.first.data["name"] = "Nobody"
    return bool(Popolo.from_filename(file).persons.first.name == "Nobody")


def _followthemoney(_: Path) -> bool:
    with suppress(AttributeError):
        model.get("Person").label = "Nobody"
    return bool(model.get("Person").label == "Nobody")


def _pycldf(folder: Path) -> bool:
    dataset = pycldf.Dataset.from_metadata(folder / "Generic-metadata.json")
    next(iter(dataset["LanguageTable"]))["Name"] = "Nothing"
    return bool(next(iter(dataset["LanguageTable"]))["Name"] == "Nothing")


LIBRARIES: Final = {
    "kz_diplomacy": Library(
        "kz-diplomacy",
        "import kz_diplomacy",
        "kz_diplomacy.load().officials[0].name.en",
        "kz_diplomacy.load().officials[0].nmae",
        _ours,
    ),
    "pycountry": Library(
        "pycountry",
        "import pycountry",
        "pycountry.countries.lookup('KZ').name",
        "pycountry.countries.lookup('KZ').nmae",
        _pycountry,
    ),
    "us": Library("us", "import us", "us.states.lookup('OH').name", "us.states.OH.nmae", _us),
    "everypolitician-popolo": Library(
        "everypolitician-popolo",
        "from popolo_data.importer import Popolo",
        "Popolo.from_filename('FOLDER/popolo.json').persons.first.name",
        "Popolo.from_filename('FOLDER/popolo.json').persons.first.nmae",
        _popolo,
    ),
    "followthemoney": Library(
        "followthemoney",
        "from followthemoney import model",
        "model.get_proxy({'id': 'a', 'schema': 'Person', 'properties': {'name': ['A']}}).caption",
        "model.get_proxy({'id': 'a', 'schema': 'Person'}).get('nmae')",
        _followthemoney,
    ),
    "pycldf": Library(
        "pycldf",
        "import pycldf",
        "next(iter(pycldf.Dataset.from_metadata('FOLDER/Generic-metadata.json')['LanguageTable']))['Name']",
        "next(iter(pycldf.Dataset.from_metadata('FOLDER/Generic-metadata.json')['LanguageTable']))['Nmae']",
        _pycldf,
    ),
}


def files(folder: Path) -> None:
    """Write what the libraries that read files are given: this dataset as Popolo, and one language as CLDF."""
    document = kz_diplomacy.export.popolo(kz_diplomacy.load())
    (folder / "popolo.json").write_text(json.dumps(document), encoding="utf-8")
    dataset = pycldf.Generic.in_dir(folder)
    dataset.add_component("LanguageTable")
    dataset.write(LanguageTable=[{"ID": "kaz", "Name": "Kazakh"}])


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """A command that has ended, with what it printed."""
    return subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603


def seconds(*lines: str) -> float:
    """The processor time that a new interpreter needs for some lines: the least of several runs."""
    spent = []
    for _ in range(_RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run(sys.executable, "-c", "\n".join(lines)).check_returncode()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


def times(library: Library, folder: Path) -> tuple[float, float]:
    """How many times the work of starting the interpreter it is to import a library, and to get one name from it."""
    bare = seconds("pass")
    asks = library.asks.replace("FOLDER", folder.as_posix())
    return seconds(library.imports) / bare, seconds(library.imports, asks) / bare


def rejected(library: Library, folder: Path) -> str:
    """Who tells of a misspelt field: mypy (strict), or else Python when it runs, or nobody."""
    lines = f"{library.imports}\n{library.misspells.replace('FOLDER', folder.as_posix())}\n"
    file = folder / "misspelt.py"
    file.write_text(lines, encoding="utf-8")
    # Where the library has no types at all mypy is told to take it as it is, as its users have to.
    # The settings of this project do not apply.
    options = ["--config-file=", "--strict", "--ignore-missing-imports", "--follow-imports=silent"]
    command = [sys.executable, "-m", "mypy", *options]
    if "[attr-defined]" in run(*command, str(file)).stdout:
        return "mypy"
    done = run(sys.executable, str(file))
    return done.stderr.strip().splitlines()[-1].partition(":")[0].rpartition(".")[2] if done.returncode else "nobody"


def row(name: str, folder: Path) -> tuple[str, ...]:
    """A line of the table."""
    library = LIBRARIES[name]
    imported, asked = times(library, folder)
    stays = "yes" if library.changes(folder) else "no"
    told = rejected(library, folder)
    # The version of this package is in one place only.
    measured = "this one" if library.project == "kz-diplomacy" else version(library.project)
    return (name, measured, f"{imported:.0f}", f"{asked:.0f}", stays, told)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files(folder)
        for cells in (HEAD, ("---",) * len(HEAD), *(row(one, folder) for one in LIBRARIES)):
            print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
