"""The datasets that the consumers read: both that are shipped, and one on top of another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from datasets import DATASETS

import kz_diplomacy
from kz_diplomacy import Dataset

KINDS: Final = ("sources", "topics", "organizations", "officials", "roles", "events", "statements")


@pytest.fixture(params=DATASETS)
def ds(request: pytest.FixtureRequest) -> Dataset:
    return DATASETS[request.param]


@pytest.fixture
def on_top(tmp_path: Path) -> Dataset:
    """A dataset of a role and an event of its own, whose holder, body and place in a larger one are the example's."""
    files: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    title = {"en": "Keeper of the gauges"}
    held = {"official": "mira-solane", "organization": "press-office"}
    files["roles"] = [{"id": "mine.keeper", "kind": "post", "title": title, **held}]
    part = {"participants": [{"who": "mine.keeper", "part": "present"}], "part_of": "tide-table-signing"}
    text = {"title": {"en": "A toast"}, "summary": {"en": "They drank to it."}, "status": "happened"}
    files["events"] = [{"id": "mine.toast", **text, **part, "evidence": {"title": ["tidings#12.1"]}}]
    for kind, records in files.items():
        (tmp_path / f"{kind}.json").write_text(json.dumps(records), encoding="utf-8")
    return kz_diplomacy.load(tmp_path, base=DATASETS["example"])
