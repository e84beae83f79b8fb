"""Fields that may each be so, but not together: in files, and in records that are made in Python."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helpers.invented import REMOVED, TEXT, faults_in, files, put, write

from kz_diplomacy import DataError, Role, Text, When, load

END = len(TEXT)
ONE_MOMENT = "expected one moment: write"


def faults_of(folder: Path, kind: str, **changes: object) -> list[str]:
    """The faults of the dataset with fields of the first record of a kind changed."""
    values = files()
    for name, new in changes.items():
        put(values, f"{kind}[0].{name}", new)
    if "passages" in changes:
        # What would cite the passages that are no longer there.
        for other in ("organizations", "officials", "roles", "events", "statements"):
            values[other] = []
    return faults_in(write(folder, values))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2024-05-04", "2024-05-03"),
        ("2025", "2024-05"),
        ("[2025-01..2026]", "2024"),
        ("[2024-05..]", "[..2024-04]"),
        ("2025~", "2024~"),
    ],
)
def test_an_end_before_the_start(tmp_path: Path, start: str, end: str) -> None:
    """A role cannot have ended, by any reading of its dates, before it began."""
    expected = f'roles.json $[0].end: found "{end}", expected an end that is not before the start, "{start}"'
    assert [expected] == faults_of(tmp_path, "roles", start=start, end=end)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2024", "2024"),
        ("2024-05-03", "2024-05-03"),
        ("2024-12", "2024"),
        ("[2024..]", "[..2024]"),
        ("[..2030]", "2024"),
        ("2030", "[2024..]"),
    ],
)
def test_an_end_that_may_come_after_the_start(tmp_path: Path, start: str, end: str) -> None:
    """Dates that leave it open which came first contradict nothing."""
    assert faults_of(tmp_path, "roles", start=start, end=end) == []


@pytest.mark.parametrize(
    ("date", "mend"),
    [
        ("2020/2022", "[2020..2022]"),
        ("2020/", "[2020..]"),
    ],
)
@pytest.mark.parametrize("place", ["sources[0].published", "roles[0].start", "roles[0].end"])
def test_a_moment_that_lasted(tmp_path: Path, place: str, date: str, mend: str) -> None:
    """Start, end and published are moments, and nothing that lasted; the fault offers the moment in between."""
    kind, name = place.split("[0].")
    changes = {"start": "2019", "end": "2030", name: date} if kind == "roles" else {name: date}
    expected = f'{kind}.json $[0].{name}: found "{date}", {ONE_MOMENT} {mend} for some time in between'
    assert [expected] == faults_of(tmp_path, kind, **changes)


def test_every_contradiction_of_a_tenure(tmp_path: Path) -> None:
    """Several contradictions of one role are told together."""
    expected = [
        f'roles.json $[0].start: found "2022/2023", {ONE_MOMENT} [2022..2023] for some time in between',
        f'roles.json $[0].end: found "2019/2020", {ONE_MOMENT} [2019..2020] for some time in between',
        'roles.json $[0].end: found "2019/2020", expected an end that is not before the start, "2022/2023"',
    ]
    assert expected == faults_of(tmp_path, "roles", start="2022/2023", end="2019/2020")


def test_a_role_made_in_python() -> None:
    """A record that is made in Python is refused for the same reasons, its faults without a file."""
    with pytest.raises(DataError) as caught:
        Role(id="r", kind="post", title=Text(en="r"), start=When("2024"), end=When("2023"))
    expected = '1 fault\n$.end: found "2023", expected an end that is not before the start, "2024"'
    assert expected == str(caught.value)
    assert caught.value.where == ""


@pytest.mark.parametrize("name", ["length", "sha256"])
def test_an_article_that_is_not_measured(tmp_path: Path, name: str) -> None:
    """An article has its length and its digest."""
    changes: dict[str, object] = {name: REMOVED}
    if name == "length":
        changes |= {"passages": [], "uncited": {}}
    missing = ["length", "passages"] if name == "length" else ["sha256"]
    expected = [f'sources.json $[0].{one}: found no "{one}", expected one, as every article has' for one in missing]
    assert expected == faults_of(tmp_path, "sources", **changes)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("length", 5),
        ("sha256", "0" * 64),
        ("passages", files()["sources"][0]["passages"][:1]),
        ("uncited", {"1.1": {"en": "a"}}),
    ],
)
def test_a_reference_that_is_measured(tmp_path: Path, name: str, value: object) -> None:
    """A reference is cited as a whole: it has neither length nor digest, neither passages nor an uncited one."""
    values = files()
    put(values, f"sources[1].{name}", value)
    expected = (
        f'sources.json $[1].{name}: found a "{name}", expected none: a reference is cited as a whole: leave it out'
    )
    assert [expected] == faults_in(write(tmp_path, values))


def test_uncited_sentences_that_there_are_not(tmp_path: Path) -> None:
    """Only a sentence of the article can be left uncited."""
    reason = {"en": "a"}
    uncited = {"1.1": reason, "7.1": reason, "7.2c": reason}
    expected = [
        f'sources.json $[0].uncited["{number}"]: found "{number}", expected the number of a passage'
        for number in ("7.1", "7.2c")
    ]
    assert expected == faults_of(tmp_path, "sources", uncited=uncited)


def passage(number: str, start: int, end: int) -> dict[str, Any]:
    return {"number": number, "start": start, "end": end, "sha256": "0" * 64, "voice": "narration"}


INSIDE = "expected a passage inside its sentence, and behind it in the file"
MISPLACED: dict[str, tuple[list[tuple[str, int, int]], list[str]]] = {
    "outside the text": (
        [("1.1", 0, 10), ("1.2", 10, END + 1)],
        [f"[1].end: found end {END + 1}, expected at most {END}, the length of the text"],
    ),
    "not in text order": (
        [("1.1", 10, 20), ("1.2", 9, 15)],
        ["[1].start: found start 9, expected 10 or more: text order"],
    ),
    "a number again": (
        [("1.1", 0, 5), ("1.2", 5, 9), ("1.1", 9, 12)],
        ["[2].number: found the number 1.1 again, expected each number once"],
    ),
    "a cue without its sentence": ([("1.1", 0, 10), ("1.2c", 5, 10)], [f"[1]: found the cue 1.2c, {INSIDE}"]),
    "a cue before its sentence": (
        [("1.1c", 5, 10), ("1.1", 5, 20)],
        [f"[0]: found the cue 1.1c, {INSIDE}"],
    ),
    "a cue that begins its sentence": ([("1.1", 0, 10), ("1.1c", 0, 10)], [f"[1]: found the cue 1.1c, {INSIDE}"]),
    "a cue that outruns its sentence": ([("1.1", 0, 10), ("1.1c", 5, 11)], [f"[1]: found the cue 1.1c, {INSIDE}"]),
    "several faults": (
        [("1.1", 20, 30), ("1.1", 10, END + 2), ("1.1c", 5, 9)],
        [
            "[1].number: found the number 1.1 again, expected each number once",
            "[1].start: found start 10, expected 20 or more: text order",
            f"[1].end: found end {END + 2}, expected at most {END}, the length of the text",
            f"[2]: found the cue 1.1c, {INSIDE}",
            "[2].start: found start 5, expected 10 or more: text order",
        ],
    ),
    "neighbours and a cue at the end": ([("1.1", 0, 10), ("1.1c", 5, 10), ("1.2", 10, END)], []),
}


@pytest.mark.parametrize("case", MISPLACED)
def test_passages_that_cannot_stand_so(tmp_path: Path, case: str) -> None:
    """The passages of an article lie in its text, in its order, each number once, each cue inside its sentence."""
    passages, expected = MISPLACED[case]
    changes = {"passages": [passage(*one) for one in passages], "uncited": {}}
    assert [f"sources.json $[0].passages{fault}" for fault in expected] == faults_of(tmp_path, "sources", **changes)


def test_what_is_valid_contradicts_nothing(tmp_path: Path) -> None:
    """The dates and passages of the valid dataset are kept as they are."""
    ds = load(write(tmp_path, files()))
    assert (When("2019"), When("2024-05-03")) == (ds.roles["head"].start, ds.roles["head"].end)
    assert [sentence.number for sentence in ds.sources["lamp-post"].passages] == [
        "1.1",
        "2.1",
        "2.2",
        "3.1",
        "3.1c",
        "4.1",
        "4.2",
    ]


@pytest.mark.parametrize(
    ("lasting", "moment"), [("2021/..", "[2021..]"), ("2021/", "[2021..]"), ("2021~/2022", "[2021..2022]")]
)
def test_what_is_offered_for_a_span_is_a_moment(lasting: str, moment: str) -> None:
    """The advice can be followed as it stands."""
    with pytest.raises(DataError) as error:
        Role(id="head", kind="post", title=Text(en="Head"), start=When(lasting))
    (fault,) = error.value.faults

    assert fault.mend == f"write {moment} for some time in between"
    assert not When(moment).lasting
