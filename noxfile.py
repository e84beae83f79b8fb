"""The sessions that the project is tested, checked and built with: nox -l lists them."""

import json
import os
import re
import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "virtualenv"
nox.options.sessions = ["tests", "lint", "types", "package"]

PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
CONSUMERS = sorted(Path("tests/consumers").glob("test_*.py"))
# One process for each core, and the tests of a file in one of them.
PARALLEL = ["--numprocesses=auto", "--dist=loadfile"]
PYPROJECT = nox.project.load_toml("pyproject.toml")


def install_group(session: nox.Session, *groups: str) -> None:
    session.install(*nox.project.dependency_groups(PYPROJECT, *groups))


def install_wheel(session: nox.Session, *more: str) -> None:
    # The wheel is what is tested, never the checkout: the one that CI has built, or one that pip builds here.
    session.install(os.environ.get("KZ_DIPLOMACY_WHEEL", "."), *more)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests on the wheel, with the Python that runs nox."""
    install_group(session, "tests")
    install_wheel(session)
    session.run("pytest", *PARALLEL, "--cov", "--cov-report=term-missing", *session.posargs)


@nox.session(python=PYTHONS)
def pythons(session: nox.Session) -> None:
    """Run the tests on every supported Python that this machine has."""
    install_group(session, "tests")
    install_wheel(session)
    session.run("pytest", *PARALLEL, *session.posargs)


@nox.session
def oldest(session: nox.Session) -> None:
    """Run the tests with the oldest dependencies that are allowed."""
    project = PYPROJECT["project"]
    allowed = [
        *project["dependencies"],
        *(bound for extra in project["optional-dependencies"].values() for bound in extra),
    ]
    bounds = [bound.replace(">=", "==") for bound in allowed]
    install_group(session, "tests")
    install_wheel(session, *bounds)
    session.run("pytest", *PARALLEL, *session.posargs)


@nox.session
@nox.parametrize("consumer", [nox.param(path, id=path.stem[5:]) for path in CONSUMERS])
def consumers(session: nox.Session, consumer: Path) -> None:
    """Let a real tool read an export back, with its libraries in an environment of their own."""
    (needs,) = re.findall("^# needs: (.+)$", consumer.read_text("utf-8"), re.MULTILINE)
    session.install("pytest", *needs.split(", "))
    install_wheel(session)
    session.run("pytest", "--noconftest", "--config-file", os.devnull, str(consumer), *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Break over 100,000 datasets, and see that nothing but the package's own errors comes; about twenty minutes."""
    install_group(session, "tests")
    install_wheel(session)
    session.run("python", "tests/fuzz", *session.posargs)


@nox.session
def mutation(session: nox.Session) -> None:
    """Change the modules that hold, read and ask the data in small ways: the tests notice at least 95 % of them."""
    install_group(session, "mutation")
    session.install(*PYPROJECT["project"]["dependencies"])
    # What is kept from another run is kept for each function, whatever has become of the tests.
    shutil.rmtree("mutants", ignore_errors=True)
    session.run("mutmut", "run", *session.posargs)
    session.run("mutmut", "export-cicd-stats")
    found = json.loads(Path("mutants/mutmut-cicd-stats.json").read_text("utf-8"))
    noticed = found["killed"] + found["timeout"]
    judged = noticed + sum(found[name] for name in ("survived", "no_tests", "suspicious", "segfault"))
    session.log(f"{noticed:,} of {judged:,} mutants noticed: {noticed / judged:.2%}")
    if noticed < 0.95 * judged:
        session.error("fewer than 95 % of the mutants were noticed: see docs/mutation.md")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site, a warning being an error, and look at it and at the explorer in a real browser (Chromium)."""
    install_group(session, "docs", "browser", "tests")
    install_wheel(session)
    shutil.rmtree("docs/_build", ignore_errors=True)
    session.run("sphinx-build", "-W", "--keep-going", "-d", "docs/_build/doctrees", "docs", "docs/_build/html")
    session.run("pytest", "--noconftest", "--config-file", os.devnull, "tests/docs/browser_site.py")
    session.run("pytest", *sorted(map(str, Path("tests/explorer").glob("browser_*.py"))))


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and formatting, and that every file states its licence."""
    install_group(session, "lint")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("reuse", "lint", "--lines")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types with mypy and pyright, and that every public name has one."""
    install_group(session, "types")
    install_wheel(session)
    session.run("mypy", "src", "tests", "noxfile.py")
    session.run("pyright")
    session.run("pyright", "--ignoreexternal", "--verifytypes", "kz_diplomacy")
    session.run("pytest", "tests/typing")


@nox.session
def package(session: nox.Session) -> None:
    """Build the sdist and the wheel, and check what is in them."""
    install_group(session, "package")
    out = Path(session.create_tmp()) / "dist"
    session.run("validate-pyproject", "pyproject.toml")
    session.run("python", "-m", "build", "--quiet", "--outdir", str(out))
    built = sorted(str(path) for path in out.iterdir())
    session.run("twine", "check", "--strict", *built)
    session.run("check-wheel-contents", *(path for path in built if path.endswith(".whl")))
