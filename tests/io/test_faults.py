"""Wrong data: which faults it gives, that they are all there at once, and in which order."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeAlias

import pytest
from helpers.invented import KINDS, REMOVED, Files, Raw, files, messages, put, with_topics, write

from kz_diplomacy import DataError, Fault, Text, load

Changes: TypeAlias = dict[str, str | None]
"""By place the JSON that takes it; None takes it away."""


def table() -> Iterator[tuple[Changes, list[str]]]:
    """The changes and the faults of each entry of faults.txt; of several values each is an entry."""
    changes: Changes = {}
    faults: list[str] = []
    for line in [*Path(__file__).with_name("faults.txt").read_text("utf-8").splitlines(), "end removed"]:
        if line.startswith("    "):
            faults.append(line.strip())
        elif line and not line.startswith("#"):
            if faults:
                yield from each_value(changes, faults)
                changes, faults = {}, []
            place, json = line.split(" =", 1) if " =" in line else (line.removesuffix(" removed"), None)
            changes[place] = json and json.strip()


def each_value(changes: Changes, faults: list[str]) -> Iterator[tuple[Changes, list[str]]]:
    ((place, text), *more) = changes.items()
    if more or text is None or " | " not in text:
        yield changes, faults
    else:
        for one in text.split(" | "):
            yield {place: one}, [fault.replace("{}", one) for fault in faults]


TABLE: Final = [*table()]
IN_RECORDS: Final = [(changes, faults) for changes, faults in TABLE if not any(".json" in place for place in changes)]


def names(cases: list[tuple[Changes, list[str]]]) -> list[str]:
    return [", ".join(f"{place} = {text}" for place, text in changes.items())[:100] for changes, _ in cases]


def changed(changes: Changes) -> Files:
    values = files()
    for place, text in changes.items():
        if place.endswith(".json"):
            put(values, place.removesuffix(".json"), REMOVED if text is None else text.encode())
        else:
            put(values, place, REMOVED if text is None else Raw(text))
    return values


def test_the_invented_dataset_is_valid(tmp_path: Path) -> None:
    """The dataset has no faults before it is changed."""
    assert [] == messages(write(tmp_path, files()))


@pytest.mark.parametrize(("changes", "faults"), TABLE, ids=names(TABLE))
def test_faults(tmp_path: Path, changes: Changes, faults: list[str]) -> None:
    """Wrong data gives the faults of the table, with these words and in this order."""
    assert faults == messages(write(tmp_path, changed(changes)))


@pytest.mark.parametrize(("changes", "faults"), IN_RECORDS, ids=names(IN_RECORDS))
def test_faults_in_lines(tmp_path: Path, changes: Changes, faults: list[str]) -> None:
    """A record on a line has the faults of a record in an array, with the line in the place of the index."""

    def with_line(fault: str) -> str:
        fault = re.sub(r"\.json \$\[(\d+)\] already", lambda at: f".jsonl line {int(at[1]) + 1} already", fault)
        return re.sub(r"^(\w+)\.json \$\[(\d+)\]", lambda at: f"{at[1]}.jsonl line {int(at[2]) + 1} $", fault)

    folder = write(tmp_path, changed(changes), in_lines=KINDS)
    assert [with_line(fault) for fault in faults] == messages(folder)


def test_the_error(tmp_path: Path) -> None:
    """The error counts the faults, names the folder and lists every fault, and survives pickling."""
    topics = [{"id": f"t{number}", "label": number} for number in range(1234)]
    with pytest.raises(DataError) as caught:
        load(with_topics(tmp_path, *topics))
    error = caught.value
    expected = [
        f"topics.json $[{number}].label (t{number}): found {number}, expected an object" for number in range(1234)
    ]
    assert "\n".join([f"1,234 faults in {tmp_path}", *expected]) == str(error)
    assert str(tmp_path) == error.where
    copy = pickle.loads(pickle.dumps(error))
    assert (error.faults, error.where, str(error)) == (copy.faults, copy.where, str(copy))


def test_a_fault_is_data(tmp_path: Path) -> None:
    """A fault has its file, path and record; of a file of lines it has the line, too."""
    values = changed({"events[1].when": '"2024-4"'})
    with pytest.raises(DataError) as caught:
        load(write(tmp_path / "array", values))
    expected = Fault('"2024-4"', "a date", "write 2024-04", "events.json", "$[1].when", record="vigil")
    assert (expected,) == caught.value.faults
    with pytest.raises(DataError) as caught:
        load(write(tmp_path / "lines", values, in_lines=["events"]))
    expected = Fault('"2024-4"', "a date", "write 2024-04", "events.jsonl", "$.when", 2, "vigil")
    assert (expected,) == caught.value.faults


def test_an_error_of_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that no data can cause is a bug, and is not hidden among the faults."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Text, "__init__", broken)
    with pytest.raises(ZeroDivisionError):
        load(write(tmp_path, files()))
