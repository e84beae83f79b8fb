"""The commands for a dataset of one's own: which one is asked, and new, find, check and format."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.invented import TEXT, files, put, write

from kz_diplomacy import load
from kz_diplomacy._cli.main import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command: its status, what it printed, what it complained of."""

    def ask(*arguments: str | Path) -> tuple[int, str, str]:
        status = main([*map(str, arguments)])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return ask


@pytest.fixture
def lamps(tmp_path: Path) -> Path:
    """The folder of a small invented dataset."""
    return write(tmp_path / "lamps", files())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of its article."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_folder_is_asked_as_the_bundled_data_are(run: Run, lamps: Path, copy: Path) -> None:
    """With --data, before the command or after it, every question goes to that dataset."""
    assert (0, "Mira Solen") == (run("--data", lamps)[0], run("--data", lamps)[1].splitlines()[0])
    assert run("--data", lamps, "show", "vigil") == run("show", "vigil", "--data", lamps)
    assert "every-night" in run("search", "burned", "--data", lamps)[1]
    assert "begins head" in run("timeline", "--data", lamps)[1]
    assert 0 == run("verify", copy, "--data", lamps)[0]
    words = "The lamp has burned every night for five years\n"
    assert (0, words, "") == run("text", "every-night", "--article", copy, "--data", lamps)


def test_the_example_is_there_by_its_name(run: Run) -> None:
    """--data example is the invented dataset that ships with the package."""
    assert "Mira Solane" == run("--data", "example")[1].splitlines()[0]


def test_a_folder_may_refer_to_a_base(run: Run, lamps: Path, tmp_path: Path) -> None:
    """With --base, a folder or a word, what a dataset refers to is found there."""
    topics = [{"id": "lamps.wicks", "label": {"en": "wicks"}, "broader": "lamps"}]
    mine = write(tmp_path / "mine", {**{kind: [] for kind in files()}, "topics": topics})

    assert 0 == run("show", "lamps.wicks", "--data", mine, "--base", lamps)[0]
    status, out, err = run("show", "lamps.wicks", "--data", mine, "--base", "bundled")
    assert (2, "") == (status, out)
    assert '$[0].broader (lamps.wicks): found "lamps", expected the id of a record: topic' in err


@pytest.mark.parametrize("name", ["bundled", "example"])
def test_what_ships_has_no_base(run: Run, name: str, lamps: Path) -> None:
    """A base beside a dataset that stands alone is misuse."""
    told = f"kz-diplomacy: found --base beside {name}, expected a folder of its own, which is based on another\n"
    assert (2, "", told) == run("--data", name, "--base", lamps)


def test_a_broken_folder_is_one_clear_error(run: Run, tmp_path: Path) -> None:
    """A dataset that does not load is told of, with every fault."""
    status, out, err = run("--data", tmp_path / "none")
    assert (2, "") == (status, out)
    assert err.startswith(f"kz-diplomacy: 1 fault in {tmp_path / 'none'}")


def test_find_gives_the_addresses_to_cite(run: Run, lamps: Path, copy: Path) -> None:
    """Copied words become addresses, offsets and a digest: what evidence and a passage are written with."""
    asked = ("find", "every", "night", "--article", copy, "--data", lamps)
    passage = load(lamps).statements["every-night"].passage
    start = TEXT.index("every night")

    status, out, _ = run(*asked)
    assert (0, "lamp-post#3.1") == (status, out.splitlines()[0])
    assert f"characters {start} to {start + 11}, sha256 " in out
    value = json.loads(run(*asked, "--json")[1])
    assert ["source", "start", "end", "sha256", "sentences"] == [*value]
    assert ("lamp-post", start, ["lamp-post#3.1"]) == (value["source"], value["start"], value["sentences"])
    whole = "The lamp has burned every night for five years"
    value = json.loads(run("find", whole, "--article", copy, "--data", lamps, "--json")[1])
    assert (passage.start, passage.end, passage.sha256) == (value["start"], value["end"], value["sha256"])


def test_words_that_stand_nowhere_are_misuse(run: Run, lamps: Path, copy: Path) -> None:
    """What is not in the article has no address."""
    status, out, err = run("find", "no such words", "--article", copy, "--data", lamps)
    assert (2, "") == (status, out)
    assert 'no "no such words" in what this copy proves of lamp-post' in err


def test_new_begins_a_dataset_that_can_be_asked_at_once(run: Run, copy: Path, tmp_path: Path) -> None:
    """The folder loads, its article proves, and what to do next is said; again it changes nothing."""
    folder = tmp_path / "mine"
    status, out, _ = run("new", folder, "--article", copy)

    assert 0 == status
    assert f"kz-diplomacy check {folder}" in out
    assert 0 == run("verify", copy, "--data", folder)[0]
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    value = json.loads(run("new", folder, "--article", copy, "--json")[1])
    assert ([], "en", 6) == (value["written"], value["language"], value["sentences"])
    assert before == {file.name: file.read_bytes() for file in folder.iterdir()}


def test_new_takes_the_language_that_it_is_told(run: Run, copy: Path, tmp_path: Path) -> None:
    """What the letters would say gives way to what a hand says."""
    run("new", tmp_path / "mine", "--article", copy, "--language", "en-GB")
    assert "en-GB" == load(tmp_path / "mine").sources[0].language


def test_check_tells_every_fault(run: Run, lamps: Path) -> None:
    """A dataset with faults: status 1, each with its file, place and record, in lines or as JSON."""
    values = files()
    put(values, "events[1].when", "2024-4")
    put(values, "roles[0].end", "2018")
    write(lamps, values)

    status, out, _ = run("check", lamps)
    assert 1 == status
    assert "events.json $[1].when (vigil): found" in out
    assert "roles.json $[0].end (head): found" in out
    status, out, _ = run("check", lamps, "--json")
    value = json.loads(out)
    assert (1, False, 2) == (status, value["ok"], len(value["faults"]))
    expected = {
        "found": '"2024-4"',
        "expected": "a date",
        "mend": "write 2024-04",
        "file": "events.json",
        "path": "$[1].when",
        "line": None,
        "record": "vigil",
    }
    assert expected == value["faults"][1]


def test_check_tells_what_is_unfinished(run: Run, lamps: Path, copy: Path) -> None:
    """A dataset without faults: status 0, and what could still be done."""
    status, out, _ = run("check", lamps, "--article", copy, "--json")
    value = json.loads(out)
    assert (0, True, []) == (status, value["ok"], value["faults"])
    assert any("kk" in one["expected"] or "kk" in one["found"] for one in value["unfinished"])


def test_check_proves_the_article(run: Run, lamps: Path, copy: Path) -> None:
    """A passage that does not prove in the copy is a fault."""
    copy.write_text(TEXT.replace("More than 1,000", "More than 2,000"), "utf-8")
    status, out, _ = run("check", lamps, "--article", copy)
    assert 1 == status
    assert "sources.json $[0].passages[5] (lamp-post)" in out


def test_check_with_a_base(run: Run, tmp_path: Path) -> None:
    """What stands in the base is no fault."""
    topics = [{"id": "mine.permits", "label": {"en": "permits"}, "broader": "visas"}]
    mine = write(tmp_path / "mine", {**{kind: [] for kind in files()}, "topics": topics})
    assert 1 == run("check", mine)[0]
    assert 0 == run("check", mine, "--base", "bundled")[0]


def test_format_writes_the_canonical_form_and_nothing_else(run: Run, lamps: Path) -> None:
    """Files that differ are written as the library writes them; one that is so already is not touched."""
    before = load(lamps)
    status, out, _ = run("format", lamps)
    assert 0 == status
    assert "written: events.json" in out
    assert before.sha256 == load(lamps).sha256
    times = {file: file.stat().st_mtime_ns for file in lamps.iterdir()}
    assert (0, "nothing to change\n", "") == run("format", lamps)
    assert times == {file: file.stat().st_mtime_ns for file in lamps.iterdir()}
    (lamps / "roles.json").write_bytes((lamps / "roles.json").read_bytes().replace(b"\n", b"\r\n"))
    assert {"written": ["roles.json"]} == json.loads(run("format", lamps, "--json")[1])


def test_format_with_a_base(run: Run, tmp_path: Path) -> None:
    """A dataset that refers to a base is formatted beside it."""
    topics = [{"id": "mine.permits", "label": {"en": "permits"}, "broader": "visas"}]
    mine = write(tmp_path / "mine", {**{kind: [] for kind in files()}, "topics": topics})
    assert 2 == run("format", mine)[0]
    assert 0 == run("format", mine, "--base", "bundled")[0]


@pytest.mark.parametrize("name", ["bundled", "example"])
def test_what_ships_is_not_written_to(run: Run, name: str, copy: Path) -> None:
    """The words for what ships name no folder to write into."""
    told = f'kz-diplomacy: found "{name}", expected a folder: write ./ before it where it is one\n'
    assert (2, "", told) == run("format", name)
    assert (2, "", told) == run("new", name, "--article", copy)


def test_a_folder_that_cannot_be_written_is_one_clear_error(
    run: Run, lamps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system refuses is told, and no traceback shown."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    status, out, err = run("format", lamps)
    assert (2, "") == (status, out)
    assert "No space left on device" in err


def test_a_forgotten_base_is_offered(run: Run, tmp_path: Path) -> None:
    """Where a record refers to one that there is not, another dataset may have it."""
    topics = [{"id": "mine.permits", "label": {"en": "permits"}, "broader": "visas"}]
    mine = write(tmp_path / "mine", {**{kind: [] for kind in files()}, "topics": topics})
    hint = "if it refers to the records of another dataset, name that with --base: a folder, bundled or example"

    assert hint == run("check", mine)[1].splitlines()[-1]
    assert f"kz-diplomacy: {hint}" == run("show", "mine.permits", "--data", mine)[2].splitlines()[-1]
    assert hint not in run("check", mine, "--base", "example")[1]


def test_a_forgotten_dataset_is_offered(run: Run, copy: Path) -> None:
    """An article that is none of the bundled dataset's may be one of another."""
    hint = "kz-diplomacy: for an article of another dataset, name that with --data DIR"
    assert hint == run("find", "every night", "--article", copy)[2].splitlines()[-1]
    assert hint not in run("find", "every night", "--article", copy, "--data", "example")[2]


def test_an_option_is_given_once(run: Run, lamps: Path, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of two articles the first would be lost without a word."""
    with pytest.raises(SystemExit) as caught:
        run("check", lamps, "--article", copy, "--article", copy)
    assert 2 == caught.value.code
    assert "--article is given twice: run the command once for each" in capsys.readouterr().err


def test_a_record_of_the_base_is_shown(run: Run, tmp_path: Path) -> None:
    """What a dataset refers to can be looked at beside it."""
    mine = write(tmp_path / "mine", {kind: [] for kind in files()})
    assert 0 == run("show", "visas", "--data", mine, "--base", "bundled")[0]
