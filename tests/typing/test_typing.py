"""Wrong code is rejected by both type checkers, and right code is not. Run by nox -s types, which has the checkers."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

WRONG = {
    "a misspelt field": "ds.roles[0].titel",
    "a misspelt collection": "ds.offcials",
    "a wrong kind": 'ds.statements[0].kind == "dirct"',
    "a value of a wrong language": 'ds.topics[0].label["de"]',
    "a wrong argument": "kz_diplomacy.load(3)",
    "a date that is no text": "kz_diplomacy.When(2024)",
    "a record that is changed": 'ds.roles[0].id = "other"',
    "an unknown part": 'kz_diplomacy.Participant("x", "watcher")',
    "an event where a topic belongs": "kz_diplomacy.Topic(id='x', label=label, broader=ds.events[0])",
    "a misspelt public name": "kz_diplomacy.Offical",
    "a field that may be None": "ds.roles[0].start.earliest",
    "a misspelt field in where": 'ds.statements.where(knd="direct")',
    "a wrong word in where": 'ds.statements.where(kind="dirct")',
    "a status of another kind in where": 'ds.events.where(status="heading")',
    "a year as a number": "ds.events.during(2020)",
    "a comparison of dates": 'ds.events[0].when < kz_diplomacy.When("2020")',
    "a query that makes no sense for the kind": 'ds.topics.during("2020")',
    "a topic where an official belongs": "ds.roles.held_by(ds.topics[0])",
    "a score that is text": 'ds.search("x", min_score="0.5")',
}
RIGHT = """
role: kz_diplomacy.Role = ds.roles["press-secretary"]
roles: kz_diplomacy.Collection[kz_diplomacy.Role] = ds.roles[1:3]
title: str = role.title.en
first: kz_diplomacy.Statement = ds.statements[0]
maybe: kz_diplomacy.Event | None = ds.events.get("x")
days = role.start.earliest if role.start else None
made = kz_diplomacy.Topic(id="x", label=label, broader=ds.topics[0])
evidence: tuple[kz_diplomacy.Cited, ...] = role.evidence["start"]
found: kz_diplomacy.Statements = ds.statements.by("x").about(ds.topics[0]).during("2020", certainly=True)
unsaid: kz_diplomacy.Statements = found.where(said=None, kind="direct").undated
held: kz_diplomacy.RolesAt = ds.roles_at(found[0] if found else "2020")
open_fields: tuple[str, ...] = ds.unsaid("x")
best: kz_diplomacy.Hit = ds.search("x", min_score=0.5)[0]
words: str = kz_diplomacy.Article.read("a.html", ds).text(found[0])
sections: tuple[str, ...] = kz_diplomacy.Article.read("a.html").find("x").sentences
earliest = [entry.when for entry in ds.timeline("2020", certainly=True)]
"""
HEAD = 'import kz_diplomacy\n\nds = kz_diplomacy.load()\nlabel = kz_diplomacy.Text(en="X")\n'


@pytest.fixture(scope="module")
def snippets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file of right code, and one with a wrong line for each fault."""
    folder = tmp_path_factory.mktemp("snippets")
    (folder / "right.py").write_text(HEAD + RIGHT, encoding="utf-8")
    # Only in strict mode does pyright mind a comparison that can never be true.
    (folder / "wrong.py").write_text("# pyright: strict\n" + HEAD + "\n".join(WRONG.values()) + "\n", encoding="utf-8")
    return folder


def wrong_lines(found: set[int]) -> set[str]:
    """The faults whose line is among those that a checker complains of."""
    first = HEAD.count("\n") + 2
    return {name for number, name in enumerate(WRONG, first) if number in found}


def test_mypy_accepts_right_code_and_rejects_wrong(snippets: Path) -> None:
    """mypy --strict finds every wrong line, and nothing in right code."""
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(snippets / "cache"), "right.py", "wrong.py"],
        cwd=snippets,
        capture_output=True,
        text=True,
        check=False,
    )
    complaints = [line.split(":") for line in done.stdout.splitlines() if ": error:" in line]

    assert [line for line in complaints if line[0] == "right.py"] == []
    assert set(WRONG) == wrong_lines({int(line[1]) for line in complaints})


def test_pyright_accepts_right_code_and_rejects_wrong(snippets: Path) -> None:
    """So does pyright."""
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable, "right.py", "wrong.py"],
        cwd=snippets,
        capture_output=True,
        text=True,
        check=False,
    )
    found = [one for one in json.loads(done.stdout)["generalDiagnostics"] if one["severity"] == "error"]

    assert [one for one in found if one["file"].endswith("right.py")] == []
    assert set(WRONG) == wrong_lines({one["range"]["start"]["line"] + 1 for one in found})
