"""The package: what importing it costs, what is public, and that its versions agree."""

import ast
import pickle
import pickletools
import re
import subprocess
import sys
import zipfile
from importlib import import_module
from importlib.metadata import distribution, files, requires, version
from importlib.resources import files as resources
from pathlib import Path

import pycountry
import pytest

import kz_diplomacy
from kz_diplomacy._values.vocabulary import COUNTRY_CODES
from kz_diplomacy.typing import RecordSet

ROOT = Path(__file__).parent.parent


def python(code: str, *options: str) -> str:
    done = subprocess.run([sys.executable, *options, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout.strip()


def test_importing_the_package_imports_next_to_nothing() -> None:
    """After the import none of the heavy modules is loaded, and no module of the package but itself."""
    code = "import sys; before = set(sys.modules); import kz_diplomacy; print(set(sys.modules) - before)"

    assert python(code) == "{'kz_diplomacy'}"


def test_both_lists_of_public_names_agree() -> None:
    """What type checkers are told, what is found at run time and what __all__ says are the same names."""
    source = resources("kz_diplomacy").joinpath("__init__.py").read_text("utf-8")
    (branch,) = [node for node in ast.parse(source).body if isinstance(node, ast.If)]
    told = {
        (alias.asname or alias.name): statement.module
        for statement in branch.body
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    }

    modules = {name for name, module in told.items() if module is None}
    assert {"export", "plot"} == modules
    assert {*told, "__version__"} == set(kz_diplomacy.__all__)
    assert kz_diplomacy.__all__ == sorted(kz_diplomacy.__all__)
    for name in modules:
        assert getattr(kz_diplomacy, name) is import_module(f"kz_diplomacy.{name}")
    for name, module in told.items():
        if module:
            assert getattr(kz_diplomacy, name) is getattr(import_module(f"kz_diplomacy.{module}"), name)


def test_a_misspelt_name_is_an_attribute_error() -> None:
    """A name that is not public is missed as in any module."""
    with pytest.raises(AttributeError, match="module 'kz_diplomacy' has no attribute 'Offical'"):
        kz_diplomacy.Offical  # type: ignore[attr-defined] # noqa: B018


def test_the_picture_needs_no_import_of_its_own() -> None:
    """kz_diplomacy.plot is there when it is asked for, and drags nothing in before."""
    seen = "'kz_diplomacy.plot' in sys.modules"

    assert "False kz_diplomacy.plot" == python(f"import sys, kz_diplomacy as k; print({seen}, k.plot.__name__)")


def test_dir_lists_the_public_names() -> None:
    """Completion at a prompt sees every public name before it is used."""
    listed = python("import kz_diplomacy; print(set(kz_diplomacy.__all__) <= set(dir(kz_diplomacy)))")

    assert listed == "True"


def test_the_versions_agree() -> None:
    """The wheel, the package and the changelog have one version, and the changelog and the citation the data's."""
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    latest = re.search(r"^## \[(.+?)\]", changelog, re.MULTILINE)
    cited = re.search(r"^version: (.+)$", citation, re.MULTILINE)
    data = re.search(r"^### Data (.+)$", changelog, re.MULTILINE)

    assert latest
    assert cited
    assert data
    assert kz_diplomacy.__version__ == version("kz-diplomacy") == latest[1]
    assert kz_diplomacy.load().version == data[1] == cited[1]


def test_there_are_three_run_time_dependencies() -> None:
    """attrs, cattrs, importlib-resources, each with a lower bound, and nothing else."""
    needed = [line for line in requires("kz-diplomacy") or [] if "extra ==" not in line]

    assert sorted(re.split("[>=]", line)[0] for line in needed) == ["attrs", "cattrs", "importlib-resources"]
    assert all(">=" in line for line in needed)


def test_the_wheel_has_the_package_and_nothing_else() -> None:
    """What is installed is the package with its data and its marker of types: no tests, no tools."""
    installed = {str(file) for file in files("kz-diplomacy") or [] if ".dist-info" not in str(file)}
    kept = {name for name in installed if not name.startswith("..") and "__pycache__" not in name}

    assert {"kz_diplomacy"} == {name.split("/")[0] for name in kept}
    assert "kz_diplomacy/py.typed" in kept
    assert "kz_diplomacy/data/statements.json" in kept


def test_it_is_the_installed_package_that_is_tested() -> None:
    """The tests run on what a wheel installed, not on the checkout."""
    assert ROOT / "src" not in Path(kz_diplomacy.__file__).parents
    assert distribution("kz-diplomacy").read_text("WHEEL")


def test_it_works_from_a_zip(tmp_path: Path) -> None:
    """The data is found where the package is an archive on the path."""
    package = Path(kz_diplomacy.__file__).parent
    with zipfile.ZipFile(tmp_path / "wheel.zip", "w") as archive:
        for file in package.rglob("*"):
            if "__pycache__" not in file.parts:
                archive.write(file, Path("kz_diplomacy") / file.relative_to(package))
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'wheel.zip')!r}); import kz_diplomacy; "
        "print('wheel.zip' in kz_diplomacy.__file__, kz_diplomacy.load().sha256)"
    )

    assert f"True {kz_diplomacy.load().sha256}" == python(code)


def test_public_classes_and_pickles_name_no_private_module() -> None:
    """A pickle outlives every rearrangement of the modules, because it names public places only."""
    ds, article = kz_diplomacy.example()
    values = [ds, ds.roles, ds.statements.where(kind="direct"), ds.search("lamp"), ds.timeline(), ds.roles_at("2024")]
    values += [ds.table("roles"), article.verify(), ds.unsaid(), ds.quantities, kz_diplomacy.diff(ds, ds), RecordSet()]
    for value in values:
        pickled = pickle.dumps(value)
        named = {name for _, name, _ in pickletools.genops(pickled) if isinstance(name, str)}
        assert {name for name in named if re.match(r"kz_diplomacy(\.|$)", name)} <= {
            "kz_diplomacy",
            "kz_diplomacy.typing",
        }
        assert type(pickle.loads(pickled)) is type(value)
    public = [getattr(kz_diplomacy, name) for name in kz_diplomacy.__all__]
    assert {"kz_diplomacy"} == {each.__module__ for each in public if isinstance(each, type)}


def test_the_country_codes_are_those_of_iso_3166() -> None:
    """The codes are the assigned ones, as a package that keeps them has them."""
    assert {country.alpha_2 for country in pycountry.countries} == set(COUNTRY_CODES)


def test_asserts_carry_nothing() -> None:
    """Under python -O everything works the same."""
    assert kz_diplomacy.load().sha256 == python("import kz_diplomacy; print(kz_diplomacy.load().sha256)", "-O")
