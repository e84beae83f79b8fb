"""What the policy and the pages for contributors say of versions, bounds and sessions is what holds."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib.metadata import requires
from pathlib import Path
from typing import Final

TOP: Final = Path(__file__).parents[1]
POLICY: Final = (TOP / "docs" / "policy.md").read_text("utf-8")
SESSIONS: Final = ast.parse((TOP / "noxfile.py").read_text("utf-8")).body
PROJECT: Final = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]


def rows(page: str, heading: str) -> list[list[str]]:
    """The rows of the table whose heading begins so, cell by cell."""
    (table,) = re.findall(rf"^\| {re.escape(heading)} \|.*\n\|[-|]+\n((?:\|.*\n)+)", page, re.MULTILINE)
    return [[cell.strip(" `") for cell in row.strip("|").split(" | ")] for row in table.splitlines()]


def set_to(name: str) -> object:
    """What the noxfile sets a name to."""
    (value,) = [
        node.value
        for node in SESSIONS
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name
    ]
    return ast.literal_eval(value)


def test_the_pythons_are_the_same_everywhere() -> None:
    """The policy, the classifiers, the sessions and both workflows name the same Pythons, the oldest first."""
    pythons = [row[0] for row in rows(POLICY, "Python")]
    named = "Programming Language :: Python :: 3."
    assert pythons == [one.rpartition(" ")[2] for one in PROJECT["classifiers"] if one.startswith(named)]
    assert pythons == set_to("PYTHONS")
    assert f">={pythons[0]}" == PROJECT["requires-python"]
    # An sdist has no workflows.
    for workflow in (TOP / ".github" / "workflows").glob("*.yml"):
        (matrix,) = re.findall(r"^ +python-version: \[(.+)\]$", workflow.read_text("utf-8"), re.MULTILINE)
        assert pythons == matrix.replace('"', "").split(", ")


def test_the_bounds_of_the_policy_are_those_of_the_wheel() -> None:
    """Each dependency, with the extra that it comes with and its bounds, and no other."""
    told = {(name, where.partition("`")[2], bound) for name, where, bound in rows(POLICY, "dependency")}
    needed = set()
    for line in requires("kz-diplomacy") or []:
        bound, _, extra = line.partition("; extra == ")
        name, version = re.findall(r"^([\w-]+)(.+)$", bound)[0]
        needed.add((name, extra.strip("\"'"), ",".join(sorted(version.split(","), reverse=True))))
    assert needed == told


def test_contributing_names_every_session() -> None:
    """Each session of the noxfile has its line, and no other is told of."""
    page = (TOP / "CONTRIBUTING.md").read_text("utf-8")
    told = {name for row in rows(page, "session") for name in re.findall(r"[a-z]+", row[0])}
    defined = {
        node.name
        for node in SESSIONS
        if isinstance(node, ast.FunctionDef)
        for mark in node.decorator_list
        if ast.unparse(mark).startswith("nox.session")
    }
    assert defined == told


def test_every_link_leads_somewhere() -> None:
    """What the pages at the top link to is there, and so is the heading within it."""
    for name in ("CONTRIBUTING.md", "SECURITY.md"):
        page = (TOP / name).read_text("utf-8")
        links = re.findall(r"\]\(([^)#]*)#?([^)]*)\)", page)
        assert links
        for file, heading in links:
            target = (TOP / file).read_text("utf-8")
            headings = [line.lstrip("# ") for line in target.splitlines() if line.startswith("#")]
            anchors = {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}
            assert not heading or heading in anchors, (name, file, heading)
        for path in re.findall(r"`((?:tests|docs|src|tools|web)/[^`]+)`", page):
            assert (TOP / path).exists(), path
