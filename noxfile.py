"""The sessions that the project is tested, checked and built with: nox -l lists them."""

import json
import os
import re
import shutil
from hashlib import sha256
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "virtualenv"
nox.options.sessions = ["coverage", "lint", "types", "package"]

PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
CONSUMERS = sorted(Path("tests/consumers").glob("test_*.py"))
# One process for each core, and the tests of a file in one of them.
PARALLEL = ["--numprocesses=auto", "--dist=loadfile"]
PYPROJECT = nox.project.load_toml("pyproject.toml")
PROJECT = PYPROJECT["project"]
ALLOWED = [
    *PROJECT["dependencies"],
    *(bound for extra in PROJECT["optional-dependencies"].values() for bound in extra),
]
OLDEST = [bound.replace(">=", "==") for bound in ALLOWED]
DIST = Path("dist").absolute()
# In bytes, some 15 % above what they were when this was last set. What makes them grow should be worth it to a user.
BUDGET = {".whl": 345_000, ".gz": 830_000}
# Of 10: it asks for an address to write to and for one of the project, and neither may be invented.
PYROMA = 8
# What a program does that finds the wheel itself on its path, and nothing of it installed.
ZIPPED = """
import sys
sys.path.insert(0, sys.argv[1])
import kz_diplomacy
ds = kz_diplomacy.load()
assert kz_diplomacy.__file__.startswith(sys.argv[1]), kz_diplomacy.__file__
assert ds.search("Жусан")[0].record is ds.events["operation-zhusan"], ds.search("Жусан")
print(f"Python {sys.version.split()[0]}, {kz_diplomacy.__file__}: {ds}")
"""


def install_group(session: nox.Session, *groups: str) -> None:
    session.install(*nox.project.dependency_groups(PYPROJECT, *groups))


def install_wheel(session: nox.Session, *more: str) -> None:
    # The wheel is what is tested, never the checkout: the one that CI has built, or one that pip builds here.
    session.install(os.environ.get("KZ_DIPLOMACY_WHEEL", "."), *more)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the quick tests on the wheel, with the Python that runs nox: enough while you change something."""
    install_group(session, "tests")
    install_wheel(session)
    session.run("pytest", *PARALLEL, "-m", "not slow", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Run every test on the wheel, the slow ones too, and require that every branch is covered."""
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
    install_group(session, "tests")
    install_wheel(session, *OLDEST)
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
def bench(session: nox.Session) -> None:
    """Measure the package beside its peers, in processes of their own, and print the table; over half an hour."""
    install_group(session, "bench")
    install_wheel(session)
    session.run("python", "benchmarks", session.create_tmp(), *session.posargs)


@nox.session
def mutation(session: nox.Session) -> None:
    """Mutate the rooms that hold, read and query the data, and require that the tests notice at least 95 %."""
    install_group(session, "mutation")
    session.install(*PROJECT["dependencies"])
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
    session.run("pytest", *sorted(map(str, Path("tests/web").glob("browser_*.py"))))


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, formatting and the direction of imports, and that every file states its licence."""
    install_group(session, "lint")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports", "--no-cache", env={"PYTHONPATH": "src"})
    session.run("reuse", "lint", "--lines")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types with mypy and pyright, and that every public name has one."""
    install_group(session, "types")
    install_wheel(session)
    session.run("mypy", "src", "tests", "benchmarks", "tools", "web", "noxfile.py")
    session.run("pyright")
    session.run("pyright", "--ignoreexternal", "--verifytypes", "kz_diplomacy")
    session.run("pytest", "tests/typing")


def clean_tree(session: nox.Session, tree: Path, mask: int, time: int) -> Path:
    # What git holds or would take, as a checkout with another umask and at another time would have it.
    shutil.rmtree(tree, ignore_errors=True)
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = str(session.run(*asked, external=True, silent=True, log=False))
    for name in filter(os.path.isfile, listed.split("\0")):
        copy = tree / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(name, copy)
        copy.chmod(copy.stat().st_mode & ~mask)
        os.utime(copy, (time, time))
    return tree


def unpacked(sdist: Path, tmp: Path) -> Path:
    tree = tmp / sdist.name.removesuffix(".tar.gz")
    shutil.rmtree(tree, ignore_errors=True)
    shutil.unpack_archive(sdist, tmp, filter="data")
    return tree


@nox.session
def package(session: nox.Session) -> None:
    """Build the sdist and the wheel twice, byte for byte the same, check what is in them, and leave them in dist."""
    install_group(session, "package")
    session.run("validate-pyproject", "pyproject.toml")
    tmp = Path(session.create_tmp())
    one = clean_tree(session, tmp / "one", 0o022, 1_500_000_000)
    another = clean_tree(session, tmp / "another" / "place", 0o077, 1_700_000_000)
    shutil.rmtree(DIST, ignore_errors=True)
    shutil.rmtree(tmp / "again", ignore_errors=True)
    # The wheel from the tree, and the wheel from the sdist: build's two ways.
    elsewhere = {"TZ": "Asia/Almaty", "PYTHONHASHSEED": "1"}
    session.run("python", "-m", "build", "--quiet", "--sdist", "--wheel", "--outdir", str(DIST), str(one))
    session.run("python", "-m", "build", "--quiet", "--outdir", str(tmp / "again"), str(another), env=elsewhere)
    digests, again = (
        {file.name: sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}
        for folder in (DIST, tmp / "again")
    )
    if digests != again:
        session.error(f"built twice, and not the same: {digests} and {again}")
    wheel, sdist = sorted(DIST.iterdir(), key=lambda file: file.suffix, reverse=True)
    for file in wheel, sdist:
        size = file.stat().st_size
        session.log(f"{file.name}: {size:,} bytes, SHA-256 {digests[file.name]}, twice")
        if size > BUDGET[file.suffix]:
            session.error(f"{file.name} is larger than {BUDGET[file.suffix]:,} bytes: see BUDGET in noxfile.py")
    session.run("twine", "check", "--strict", str(wheel), str(sdist))
    session.run("check-wheel-contents", str(wheel))
    session.run("pyroma", "--min", str(PYROMA), str(sdist))
    session.run("reuse", "--root", str(unpacked(sdist, tmp)), "lint", "--lines")


@nox.session(python=PYTHONS, requires=["package"])
@nox.parametrize("allowed", ["oldest", "newest"], ids=["oldest", "newest"])
def release(session: nox.Session, allowed: str) -> None:
    """Install what package built, from the sdist and from the wheel, and run the tests of the sdist on each."""
    if (session.python, allowed) == ("3.14", "oldest"):
        session.skip("the oldest pyarrow that is allowed has no wheel for Python 3.14")
    bounds = OLDEST if allowed == "oldest" else ALLOWED
    (wheel,), (sdist,) = DIST.glob("*.whl"), DIST.glob("*.tar.gz")
    install_group(session, "tests")
    session.install("--upgrade", *bounds)
    session.run("python", "-I", "-c", ZIPPED, str(wheel))
    session.chdir(unpacked(sdist, Path(session.create_tmp())))
    for file in sdist, wheel:
        session.install(f"{file}[{','.join(PROJECT['optional-dependencies'])}]", *bounds)
        session.run("python", "-m", "pip", "check")
        session.run("pytest", *PARALLEL, *session.posargs)
        session.run("python", "-m", "pip", "uninstall", "--quiet", "--yes", PROJECT["name"])


@nox.session(requires=["package"])
def sbom(session: nox.Session) -> None:
    """List what comes with the wheel where nothing else is installed, as CycloneDX, in build/kz_diplomacy.cdx.json."""
    install_group(session, "sbom")
    (wheel,) = DIST.glob("*.whl")
    bare = Path(session.create_tmp()) / "bare"
    bill = Path("build/kz_diplomacy.cdx.json")
    bill.parent.mkdir(exist_ok=True)
    session.run("python", "-m", "venv", "--clear", "--without-pip", str(bare))
    session.run("python", "-m", "pip", "--python", str(bare), "install", "--quiet", str(wheel))
    told = ["--pyproject", "pyproject.toml", "--mc-type", "library", "--output-reproducible"]
    session.run("cyclonedx-py", "environment", *told, "--output-file", str(bill), str(bare))
    # Of the package itself it knows what pyproject.toml says, which leaves the version to the source.
    listed = json.loads(bill.read_text("utf-8"))
    version = wheel.name.split("-")[1]
    listed["metadata"]["component"] |= {"version": version, "purl": f"pkg:pypi/{PROJECT['name']}@{version}"}
    bill.write_text(json.dumps(listed, ensure_ascii=False, indent=2) + "\n", "utf-8")
