"""Small datasets to export: the invented one with one value changed, and one on top of a base."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from helpers import invented
from kz_diplomacy import Dataset, load
from kz_diplomacy.export import followthemoney


def changed(tmp_path: Path, place: str, new: object) -> Dataset:
    """The invented dataset with one value changed."""
    values = invented.files()
    invented.put(values, place, new)
    return load(invented.write(tmp_path / "changed", values))


def on_top(tmp_path: Path, base: Dataset, **kinds: Any) -> Dataset:
    """A dataset of a few records that refer to those of a base."""
    return load(invented.write(tmp_path / "top", {kind: kinds.get(kind, []) for kind in invented.KINDS}), base=base)


def entities(ds: Dataset) -> dict[str, dict[str, Any]]:
    """The properties of the FollowTheMoney entities by id, without the prefix of the ids."""
    return {one["id"].removeprefix("kz-diplomacy-"): one["properties"] for one in followthemoney(ds)}


def entity_ids(*records: str) -> list[str]:
    """The ids of FollowTheMoney entities."""
    return [f"kz-diplomacy-{record}" for record in records]
