"""Records one at a time: the same as load gives, linked and checked, and none of them held."""

from __future__ import annotations

import gc
import json
import tracemalloc
from pathlib import Path

import pytest
from helpers.invented import files, write
from helpers.streamed import beside, given, lines, topic

from kz_diplomacy import Event, Official, Organization, Record, Role, Statement, Topic, load, stream

STREAMED: dict[str, type[Record]] = {
    "topics": Topic,
    "organizations": Organization,
    "officials": Official,
    "roles": Role,
    "events": Event,
    "statements": Statement,
}


@pytest.mark.parametrize("kind", STREAMED)
def test_the_records_of_load(tmp_path: Path, kind: str) -> None:
    """A stream gives the records that load gives, in their order, to the last value of what they are linked to."""
    expected = getattr(load(write(tmp_path / "whole", files())), kind)
    records = list(stream(beside(tmp_path, kind), STREAMED[kind]))
    assert [*expected] == records
    assert [repr(record) for record in expected] == [repr(record) for record in records]
    assert [record.to_dict() for record in expected] == [record.to_dict() for record in records]


def test_what_they_are_linked_to(tmp_path: Path) -> None:
    """What a record refers to is there as a record: of a file beside it, and of its own file; evidence, as passages."""
    every_night, never_sleeps = stream(str(beside(tmp_path, "statements")), Statement)
    assert every_night.speaker is not None
    assert "Mira Solen" == every_night.speaker.name.en
    assert every_night.role is not None
    assert every_night.role.official is every_night.speaker
    assert ("lamp-post#2.2", "lamp-post#3.1c", "almanac") == tuple(
        cited.address for cited in every_night.evidence["said"]
    )
    assert never_sleeps.restates is every_night
    light, lamps, oil_lamps = stream(beside(tmp_path, "topics"), Topic)
    assert (lamps.broader, oil_lamps.broader) == (light, lamps)


def test_siblings_in_lines(tmp_path: Path) -> None:
    """The files beside it may have a record on each line, too; those of its own kind and of later ones are not read."""
    file = beside(tmp_path, "organizations")
    (tmp_path / "topics.json").rename(tmp_path / "topics.jsonl")
    (tmp_path / "topics.jsonl").write_bytes(lines(files()["topics"]))
    for name in ("organizations.json", "roles.json", "statements.jsonl"):
        (tmp_path / name).write_bytes(b"no JSON")
    assert (["port-azure", "harbour-office"], []) == given(file, Organization)


def test_a_file_by_any_name(tmp_path: Path) -> None:
    """It is the ending that matters, and not how the file is called."""
    file = beside(tmp_path, "topics").rename(tmp_path / "part-1.jsonl")
    assert ["light", "lamps", "oil-lamps"] == given(file)[0]


def test_a_base(tmp_path: Path) -> None:
    """A file with nothing beside it may refer to the records of a base."""
    base = load(write(tmp_path / "base", files()))
    statement = {**files()["statements"][0], "id": "own.words", "restates": "never-sleeps"}
    (tmp_path / "own").mkdir()
    file = tmp_path / "own" / "statements.jsonl"
    file.write_bytes(lines([statement, {**statement, "id": "own.again", "restates": "own.words"}]))
    words, again = stream(file, Statement, base=base)
    assert words.speaker is base["mira-solen"]
    assert words.restates is base["never-sleeps"]
    assert again.restates is words


def test_a_lone_file(tmp_path: Path) -> None:
    """A file needs nothing beside it where it refers to nothing there."""
    file = tmp_path / "topics.jsonl"
    file.write_bytes(lines(files()["topics"]))
    assert (["light", "lamps", "oil-lamps"], []) == given(file)
    file.write_bytes(b"")
    assert ([], []) == given(file)


def test_an_escaped_key(tmp_path: Path) -> None:
    """A record that only a key with an escape in it refers to is held as any other."""
    file = beside(tmp_path, "topics", [topic("sea")])
    with file.open("ab") as opened:
        opened.write(rb'{"id": "tide", "label": {"en": "tide"}, "bro\u0061der": "s\u0065a"}' + b"\n")
    sea, tide = stream(file, Topic)
    assert tide.broader is sea


def test_a_stream_that_is_left_early(tmp_path: Path) -> None:
    """A stream that is closed, forgotten or broken leaves no open file: the warning of one would be an error."""
    file = beside(tmp_path, "topics", [topic("sea"), topic("tide"), 7])
    closed = stream(file, Topic)
    assert "sea" == next(closed).id
    closed.close()  # type: ignore[attr-defined]  # a generator is an iterator that can be closed
    assert next(closed, None) is None
    forgotten = stream(file, Topic)
    next(forgotten)
    del forgotten
    assert ["sea", "tide"] == given(file)[0]
    gc.collect()
    file.unlink()


def peak(file: Path, count: int) -> int:
    """The most memory, in bytes, that is taken while so many statements are streamed."""
    statement = json.dumps({key: files()["statements"][1][key] for key in ("id", "kind", "summary", "passage")})
    with file.open("w") as opened:
        opened.write(statement + "\n")
        for number in range(1, count):
            record = statement.replace("never-sleeps", f"words-{number:05}").removesuffix("}")
            opened.write(record + ', "restates": "never-sleeps"}\n')
    tracemalloc.start()
    try:
        assert count == sum(1 for _ in stream(file, Statement))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow
def test_memory_does_not_grow(tmp_path: Path) -> None:
    """Ten times as many statements, each linked to an earlier one, take no more memory."""
    file = beside(tmp_path, "statements")
    # What is remembered from the first time on, such as the converter, is no part of the comparison.
    peak(file, 20)
    small, large = peak(file, 2_000), peak(file, 20_000)
    # A mere reference to each would take 144,000 bytes; what another thread may take meanwhile is far from that.
    assert large < small + 50_000, (small, large)
