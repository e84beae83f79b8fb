"""The CSV package as frictionless reads it: valid, complete, and refused when a rule is broken."""

# needs: frictionless

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import frictionless
import pytest
from datasets import DATASETS

import kz_diplomacy
from kz_diplomacy.export._datapackage import datapackage

pytest_plugins = ["dataset_fixtures"]


def errors(descriptor: Path) -> list[str]:
    """The kinds of error that frictionless finds; none where all is valid."""
    report = frictionless.validate(str(descriptor))
    return sorted({error for (error,) in report.flatten(["type"])} | {error.type for error in report.errors})


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    package = frictionless.Package(str(folder / "datapackage.json"))
    return [row.to_dict(json=True) for row in package.get_resource(name).read_rows()]


def test_valid(ds: kz_diplomacy.Dataset, tmp_path: Path) -> None:
    """Every table is valid by its schema, its keys, its size and its hash."""
    datapackage(ds, tmp_path)
    assert [] == errors(tmp_path / "datapackage.json")


def test_read_back(ds: kz_diplomacy.Dataset, tmp_path: Path) -> None:
    """Every table comes back with every cell as ``ds.table`` has it; a number may come as text."""
    datapackage(ds, tmp_path)
    package = frictionless.Package(str(tmp_path / "datapackage.json"))
    for name in package.resource_names:
        expected = [{column: plain(cell) for column, cell in row.items()} for row in ds.table(name, None)]
        found = [{column: plain(cell) for column, cell in row.items()} for row in rows(tmp_path, name)]
        assert expected == found


def plain(cell: Any) -> Any:
    return float(cell) if isinstance(cell, int) and not isinstance(cell, bool) else number(cell)


def number(cell: Any) -> Any:
    try:
        return float(cell) if isinstance(cell, str) else cell
    except ValueError:
        return cell


def test_answers(ds: kz_diplomacy.Dataset, tmp_path: Path) -> None:
    """Who said what about what, and who held what from when: the same as the library answers."""
    datapackage(ds, tmp_path)
    topics = {(row["statement_id"], row["topic_id"]) for row in rows(tmp_path, "statements_topics")}
    statements, roles = rows(tmp_path, "statements"), rows(tmp_path, "roles")
    for official in ds.officials:
        said = [row["id"] for row in statements if row["speaker_id"] == official.id]
        assert [*ds.statements.by(official).ids] == said
        for topic in ds.topics:
            told = [id for id in said if (id, topic.id) in topics]
            assert [*ds.statements.where(speaker=official, topics=topic).ids] == told
        held = [(row["id"], row["start"], row["start_earliest"]) for row in roles if row["official_id"] == official.id]
        assert held == [
            (
                role.id,
                role.start and role.start.edtf,
                role.start and role.start.earliest and role.start.earliest.isoformat(),
            )
            for role in ds.roles.held_by(official)
        ]
    headings = [row["restates_id"] for row in statements if row["kind"] == "heading" and row["restates_id"]]
    assert [one.restates.id for one in ds.statements.where(kind="heading") if one.restates] == headings


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Puts other text in the place of some in a file, and its new size and hash in the descriptor."""

    def change(folder: Path) -> None:
        file, descriptor = folder / f"{name}.csv", folder / "datapackage.json"
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")
        said = json.loads(descriptor.read_bytes())
        for resource in said["resources"]:
            if resource["name"] == name:
                del resource["bytes"], resource["hash"]
        descriptor.write_text(json.dumps(said), "utf-8")

    return change


def tampered(folder: Path) -> None:
    with (folder / "topics.csv").open("a", encoding="utf-8") as stream:
        stream.write("\n")


BROKEN: dict[str, tuple[Callable[[Path], None], str]] = {
    "a hash": (tampered, "hash-count"),
    "a size": (tampered, "byte-count"),
    "a foreign key": (replaced("statements_topics", "citizens-abroad", "citizens-nowhere"), "foreign-key"),
    "a key of several tables": (replaced("events_participants", "aibek-smadiyarov", "nobody"), "foreign-key"),
    "a word of none": (replaced("events", ",happened,", ",done,"), "constraint-error"),
    "a pattern": (replaced("roles_countries", ",KZ", ",kz"), "constraint-error"),
    "a day": (replaced("roles", "2018-01-01", "2018-01-32"), "type-error"),
    "a number": (replaced("statements", ",1843,", ",no,"), "type-error"),
    "a primary key": (replaced("statements_topics", "zhusan-updates,1,", "zhusan-updates,0,"), "primary-key"),
    "a required cell": (replaced("events_participants", ",actor", ","), "constraint-error"),
    "a column": (replaced("topics", "label_ru,", ""), "incorrect-label"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken(case: str, tmp_path: Path) -> None:
    """One broken rule is one kind of error, so that the check above can fail."""
    datapackage(DATASETS["bundled"], tmp_path)
    change, expected = BROKEN[case]
    change(tmp_path)
    assert expected in errors(tmp_path / "datapackage.json")


@pytest.mark.parametrize("folder", ["data", "example/data"])
def test_the_shipped_descriptors(folder: str, tmp_path: Path) -> None:
    """The descriptor that a dataset ships beside its JSON files is valid, too, and a changed file is not."""
    shipped = Path(str(files("kz_diplomacy") / folder))
    assert [] == errors(shipped / "datapackage.json")
    for path in shipped.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / "topics.json").open("ab") as stream:
        stream.write(b"\n")
    assert ["byte-count", "hash-count"] == errors(tmp_path / "datapackage.json")


def test_saved(ds: kz_diplomacy.Dataset, tmp_path: Path) -> None:
    """So is the descriptor that ``save`` writes."""
    ds.save(tmp_path)
    assert [] == errors(tmp_path / "datapackage.json")
