"""The command ``kz-diplomacy``: what each of its commands prints, its exit status, and its errors."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from importlib.metadata import entry_points
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

import attrs
import pytest
from helpers.invented import TEXT, files, put, write

from kz_diplomacy import Dataset, Sources, __version__, export, load
from kz_diplomacy._cli.commands import FORMATS
from kz_diplomacy._cli.main import main
from kz_diplomacy._cli.views import overview_lines

Run = Callable[..., tuple[int, str, str]]

EXAMPLE_TEXT = (package_files("kz_diplomacy") / "example" / "article.txt").read_text(encoding="utf-8")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command; return its status, its output and its errors."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        status = main([*map(str, arguments)])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


@pytest.fixture
def lamps(tmp_path: Path) -> Path:
    """The folder of a small invented dataset."""
    return write(tmp_path / "lamps", files())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the article of that dataset."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def example_copy(tmp_path: Path) -> Path:
    """A copy of the article of the example."""
    path = tmp_path / "example.txt"
    path.write_text(EXAMPLE_TEXT, encoding="utf-8")
    return path


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """The folder of a dataset that refers to the bundled one."""
    topics = [{"id": "mine.permits", "label": {"en": "permits"}, "broader": "visas"}]
    return write(tmp_path / "mine", {**{kind: [] for kind in files()}, "topics": topics})


# -- the command itself --


def test_as_a_module(run: Run) -> None:
    """``python -m kz_diplomacy`` prints what the command prints."""
    finished = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "kz_diplomacy", "--lang", "kk"], capture_output=True, check=False
    )

    assert (finished.returncode, finished.stderr) == (0, b"")
    assert run("--lang", "kk")[1].split() == finished.stdout.decode().split()


def test_installed() -> None:
    """The package installs the command."""
    (command,) = entry_points(group="console_scripts", name="kz-diplomacy")

    assert command.load() is main


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--lang", "de"], "invalid choice: 'de'"),
        (["export", "excel"], "popolo"),
        (["check", "mine", "--article", "a.txt", "--article", "b.txt"], "--article is given twice: run the command"),
    ],
    ids=["language", "format", "two articles"],
)
def test_misuse(capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str) -> None:
    """Arguments that cannot be parsed give the usage, the choices, and status 2."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)

    printed = capsys.readouterr()
    assert (2, "") == (caught.value.code, printed.out)
    assert expected in printed.err


@pytest.mark.parametrize(
    ("option", "expected"), [("--version", f"kz-diplomacy {__version__}\n"), ("--help", "kz-diplomacy --lang kk")]
)
def test_version_and_help(capsys: pytest.CaptureFixture[str], option: str, expected: str) -> None:
    """``--version`` prints the version of the package, and ``--help`` examples."""
    with pytest.raises(SystemExit, match="0"):
        main([option])

    assert expected in capsys.readouterr().out


# -- the overview --


def test_overview(run: Run, ds: Dataset) -> None:
    """The official comes first, then events and statements in order, records without a date last."""
    lines = run()[1].splitlines()
    dates = [str(entry.when.words()) for entry in ds.timeline() if entry.when]

    assert lines[0] == "Aibek Smadiyarov"
    assert f"roles: {len(ds.roles)}, events: {len(ds.events)}, statements: {len(ds.statements)}" in lines
    indices = [lines.index(line) for line in lines if line.removesuffix(" (date uncertain)") in dates]
    assert [*dict.fromkeys(dates)] == [lines[index].removesuffix(" (date uncertain)") for index in indices]
    assert max(indices) < lines.index("Undated: the article does not say when")


def test_overview_labels(run: Run, ds: Dataset) -> None:
    """A label says whether a tenure begins or ends, how far an event has come, and who reports a statement."""
    shown = " ".join(run()[1].split())

    for entry in ds.timeline():
        assert f"] {entry.title.en}" in shown
    for label in ("begins", "ends", "event", "planned", "proposed", "possible", "ongoing", "said", "reported", "role"):
        assert f"[{label}]" in shown
    # A post without a named holder is not to be taken for his.
    assert "[role, holder not named] Prime Minister of Russia" in shown


def test_overview_dates(run: Run) -> None:
    """Uncertain dates are marked as uncertain, and certain dates are not."""
    lines = run()[1].splitlines()

    assert "2024 or earlier (date uncertain)" in lines
    assert "July 2022" in lines


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_overview_width(lang: str, run: Run) -> None:
    """In any language the overview is plain text in 80 columns."""
    shown = run("--lang", lang)[1]

    assert [line for line in shown.splitlines() if len(line) > 80] == []
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("lang", "first", "undated"),
    [
        ("kk", "Айбек Смадияров", "Уақыты белгісіз: мақалада қашан екені айтылмаған"),
        ("ru", "Айбек Смадияров", "Без даты: в статье не сказано, когда"),
    ],
)
def test_overview_languages(lang: str, first: str, undated: str, run: Run) -> None:
    """Labels, dates and texts are in the language, and no other language shows."""
    shown = run("--lang", lang)[1]

    assert shown.startswith(first)
    assert undated in shown
    outside = re.sub("«.*?»|Kazinform|kazinform|COVID-19|Good office|II", "", shown)
    assert re.findall("[A-Za-z]+", outside) == []


def test_overview_json(run: Run, ds: Dataset) -> None:
    """The JSON has the name and version of the dataset, the officials, and every entry with its id, date and edge."""
    value = json.loads(run("--json")[1])

    assert (ds.name, ds.version, ds.license, ds.sha256) == tuple(
        value[key] for key in ("name", "version", "license", "sha256")
    )
    assert [official.to_dict() for official in ds.officials] == value["officials"]
    assert [
        (str(entry.when) if entry.when else None, entry.uncertain, entry.edge, entry.record.kind_name, entry.record.id)
        for entry in ds.timeline()
    ] == [tuple(entry[key] for key in ("when", "uncertain", "edge", "kind", "id")) for entry in value["timeline"]]
    assert ds.timeline()[0].title.kk == value["timeline"][0]["title"]["kk"]


def test_overview_of_an_undated_source(ds: Dataset) -> None:
    """A source without a date is shown without one."""
    undated = [attrs.evolve(source, published=None, evidence={}) for source in ds.sources]
    lines = [*overview_lines(attrs.evolve(ds, sources=Sources(undated)), "en", 200)]

    assert f"Source: Kazinform news agency, “{ds.sources[0].title}”" in lines


# -- timeline --


def test_timeline(run: Run, ds: Dataset) -> None:
    """The timeline is that of the overview, with the id of each record."""
    status, out, _ = run("timeline")

    assert 0 == status
    assert out.startswith("\n2006\n  [begins consular-service-specialist] Specialist")
    assert all(f" {entry.record.id}] " in " ".join(out.split()) for entry in ds.timeline())


def test_timeline_during(run: Run, ds: Dataset) -> None:
    """A period has the records that may fall in it, or, with ``--certainly``, that do; of a tenure both ends."""
    possibly = [entry["id"] for entry in json.loads(run("timeline", "--during", "2024", "--json")[1])]
    certainly = [entry["id"] for entry in json.loads(run("timeline", "--during", "2024", "--certainly", "--json")[1])]

    assert {
        "press-secretary",
        "almaty-plan-made-public",
        "on-almaty-talks",
        "on-women-diplomats",
        "share-of-women-at-ministry",
    } == set(certainly)
    assert 2 == certainly.count("press-secretary")
    assert "eu-visa-talks-announcement" in possibly
    assert set(certainly) < set(possibly)
    assert ds.timeline("2024") == tuple(entry for entry in ds.timeline() if entry.record.id in possibly)


def test_an_empty_timeline(run: Run) -> None:
    """A period without anything is status 1."""
    assert (1, "nothing found\n", "") == run("timeline", "--during", "1990", "--certainly")


def test_wrong_periods(run: Run) -> None:
    """A wrong date, and ``--certainly`` without a period, are one line each, and status 2."""
    assert (
        2,
        "",
        "kz-diplomacy: found certainly without a period, expected during beside it: say in which period\n",
    ) == run("timeline", "--certainly")
    assert (
        2,
        "",
        'kz-diplomacy: "2024-13" is not a date: there is no month 13: months run from 01 to 12\n',
    ) == run("timeline", "--during", "2024-13")


# -- show --


def test_show(run: Run) -> None:
    """A record is shown in one language, with the addresses that each field cites."""
    status, out, _ = run("show", "operation-zhusan", "--lang", "ru")

    assert 0 == status
    assert "event operation-zhusan\n" in out
    assert "(region, SY)" in out
    assert "607 person (exact) [kazinform#8.2]" in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= 80


def test_show_participants_and_ranges(run: Run) -> None:
    """A range has both its ends, and a participant its part."""
    _, out, _ = run("show", "wuhan-student-evacuation")

    assert "200–300 person (exact) [kazinform#11.5]" in " ".join(out.split())
    assert "kazakhstan (actor)" in out


def test_show_a_source(run: Run) -> None:
    """Passages of a source are counted, and its uncited sentences listed."""
    _, out, _ = run("show", "kazinform")

    assert "passages   107\n" in out
    assert "uncited    28.1: " in out


def test_show_json(run: Run, ds: Dataset) -> None:
    """The JSON is the record as in its file, with its kind."""
    _, out, _ = run("--json", "show", "press-secretary")

    assert {"record": "role", **ds["press-secretary"].to_dict()} == json.loads(out)


def test_show_an_unknown_id(run: Run) -> None:
    """A misspelt id is status 2, with the id that was perhaps meant."""
    expected = 'kz-diplomacy: no record has the id "operation-jusan"; did you mean "operation-zhusan"?\n'

    assert (2, "", expected) == run("show", "operation-jusan")


def test_show_an_address(run: Run, ds: Dataset) -> None:
    """An address shows the records that cite it."""
    status, out, _ = run("show", "kazinform#11.2")

    assert 0 == status
    assert [record.id for record in ds.resting_on("kazinform#11.2")] == [line.split()[1] for line in out.splitlines()]
    assert [*json.loads(run("show", "kazinform#1.1", "--json")[1])] == ["kazinform"]
    assert "source kazinform  Пандемия" in run("show", "kazinform#1.1")[1]


def test_show_with_a_copy(run: Run, example_copy: Path) -> None:
    """With a copy a statement is shown with its words; for other records a copy is misuse."""
    options = ("--article", example_copy, "--data", "example")
    _, out, _ = run("show", "on-the-lamp", *options)

    assert "words" in out
    assert "Nobody asks you to row out at night" in " ".join(out.split())
    assert "words" in json.loads(run("show", "on-the-lamp", *options, "--json")[1])
    status, _, err = run("show", "mira-solane", *options)
    assert 2 == status
    assert "expected the id of a statement beside it: kz-diplomacy text gives the words of an address" in err


def test_show_a_record_of_the_base(run: Run, mine: Path) -> None:
    """Records of the base are shown, too."""
    assert 0 == run("show", "visas", "--data", mine, "--base", "bundled")[0]


# -- search --


def test_search(run: Run) -> None:
    """A hit is printed with its score, record, words and title."""
    status, out, _ = run("search", "Жусан")

    assert 0 == status
    assert "event operation-zhusan" in out.splitlines()[0]
    assert "Operation Zhusan" in out.splitlines()[1]


def test_search_json(run: Run) -> None:
    """The JSON of a hit has its field, too."""
    first = json.loads(run("search", "visa", "talks", "--json")[1])[0]

    assert {"id", "kind", "score", "field", "words"} == set(first)
    assert "eu-visa-talks" == first["id"]


def test_search_that_finds_nothing(run: Run) -> None:
    """A search without a hit is status 1."""
    assert (1, "nothing found\n", "") == run("search", "xyzzyx")
    assert (1, "[]\n", "") == run("search", "xyzzyx", "--json")


def test_a_wrong_score(run: Run) -> None:
    """A lowest score that is not from 0 to 1 is status 2."""
    status, _, err = run("search", "visa", "--min-score", "7")

    assert 2 == status
    assert "kz-diplomacy: found 7.0, expected" in err


# -- text, verify, find --


def test_text(run: Run, example_copy: Path) -> None:
    """The words of a statement are those of the copy."""
    command = ("text", "on-the-lamp", "--article", example_copy, "--data", "example")
    status, out, _ = run(*command)

    assert 0 == status
    assert out.startswith("The lamp is our duty, not yours. Nobody asks you to row out at night.")
    assert {"id": "on-the-lamp", "words": out.strip()} == json.loads(run(*command, "--json")[1])


def test_verify(run: Run, example_copy: Path) -> None:
    """A copy whose passages all match is status 0."""
    status, out, _ = run("verify", example_copy, "--data", "example")

    assert 0 == status
    assert "ok" in out
    assert json.loads(run("verify", example_copy, "--data", "example", "--json")[1])["ok"] is True


def test_a_changed_copy(run: Run, example_copy: Path) -> None:
    """A changed word is status 1, with the address of the sentence and the statement."""
    example_copy.write_text(EXAMPLE_TEXT.replace("row out at night", "row out at noon"), encoding="utf-8")
    status, out, _ = run("verify", example_copy, "--data", "example")
    value: Any = json.loads(run("verify", example_copy, "--data", "example", "--json")[1])
    wrong = [proof for proof in value["proofs"] if proof["status"] not in ("ok", "moved")]

    assert 1 == status
    assert value["ok"] is False
    assert wrong
    assert all(proof["passage"] in out or proof["statement"] in out for proof in wrong)
    assert 1 == run("text", "on-the-lamp", "--article", example_copy, "--data", "example")[0]


def test_files_that_are_not_a_copy(run: Run, example_copy: Path) -> None:
    """Another text is status 1, and a file that cannot be read is one line and status 2."""
    example_copy.write_text("Another text altogether.", encoding="utf-8")
    assert 1 == run("verify", example_copy, "--data", "example")[0]
    for name in (example_copy.parent, "no-such-file.txt"):
        status, out, err = run("verify", name)
        assert (2, "") == (status, out)
        assert err.startswith("kz-diplomacy: ")


def test_find(run: Run, lamps: Path, copy: Path) -> None:
    """Copied words give addresses, offsets and a digest, as evidence and passages are written."""
    command = ("find", "every", "night", "--article", copy, "--data", lamps)
    passage = load(lamps).statements["every-night"].passage
    start = TEXT.index("every night")

    status, out, _ = run(*command)
    assert (0, "lamp-post#3.1") == (status, out.splitlines()[0])
    assert f"characters {start} to {start + 11}, sha256 " in out
    value = json.loads(run(*command, "--json")[1])
    assert ["source", "start", "end", "sha256", "sentences"] == [*value]
    assert ("lamp-post", start, ["lamp-post#3.1"]) == (value["source"], value["start"], value["sentences"])
    whole = "The lamp has burned every night for five years"
    value = json.loads(run("find", whole, "--article", copy, "--data", lamps, "--json")[1])
    assert (passage.start, passage.end, passage.sha256) == (value["start"], value["end"], value["sha256"])


def test_words_that_are_not_found(run: Run, lamps: Path, copy: Path) -> None:
    """Words that are not in the article are status 2."""
    status, out, err = run("find", "no such words", "--article", copy, "--data", lamps)
    assert (2, "") == (status, out)
    assert 'no "no such words" in what this copy proves of lamp-post' in err


def test_a_forgotten_dataset(run: Run, copy: Path) -> None:
    """For an article that is not the bundled one, ``--data`` is suggested."""
    hint = "kz-diplomacy: for an article of another dataset, name that with --data DIR"
    assert hint == run("find", "every night", "--article", copy)[2].splitlines()[-1]
    assert hint not in run("find", "every night", "--article", copy, "--data", "example")[2]


# -- another dataset, and its base --


def test_data(run: Run, lamps: Path, copy: Path) -> None:
    """With ``--data``, before or after the command, every question goes to that dataset."""
    assert (0, "Mira Solen") == (run("--data", lamps)[0], run("--data", lamps)[1].splitlines()[0])
    assert "Mira Solane" == run("--data", "example")[1].splitlines()[0]
    assert run("--data", lamps, "show", "vigil") == run("show", "vigil", "--data", lamps)
    assert "every-night" in run("search", "burned", "--data", lamps)[1]
    assert "begins head" in run("timeline", "--data", lamps)[1]
    assert 0 == run("verify", copy, "--data", lamps)[0]
    words = "The lamp has burned every night for five years\n"
    assert (0, words, "") == run("text", "every-night", "--article", copy, "--data", lamps)


def test_a_base(run: Run, lamps: Path, tmp_path: Path) -> None:
    """With ``--base``, a folder or a name, references to another dataset resolve."""
    topics = [{"id": "lamps.wicks", "label": {"en": "wicks"}, "broader": "lamps"}]
    mine = write(tmp_path / "mine", {**{kind: [] for kind in files()}, "topics": topics})

    assert 0 == run("show", "lamps.wicks", "--data", mine, "--base", lamps)[0]
    status, out, err = run("show", "lamps.wicks", "--data", mine, "--base", "bundled")
    assert (2, "") == (status, out)
    assert '$[0].broader (lamps.wicks): found "lamps", expected the id of a record: topic' in err


def test_a_forgotten_base(run: Run, mine: Path) -> None:
    """For a dangling reference ``--base`` is suggested, unless it was given."""
    hint = "if it refers to the records of another dataset, name that with --base: a folder, bundled or example"

    assert hint == run("check", mine)[1].splitlines()[-1]
    assert f"kz-diplomacy: {hint}" == run("show", "mine.permits", "--data", mine)[2].splitlines()[-1]
    assert hint not in run("check", mine, "--base", "example")[1]


@pytest.mark.parametrize("name", ["bundled", "example"])
def test_shipped_datasets_have_no_base(run: Run, name: str, lamps: Path) -> None:
    """A base with a dataset that ships with the package is misuse."""
    expected = f"kz-diplomacy: found --base beside {name}, expected a folder of its own, which is based on another\n"
    assert (2, "", expected) == run("--data", name, "--base", lamps)


def test_a_folder_that_does_not_load(run: Run, tmp_path: Path) -> None:
    """A dataset that does not load is status 2, with its faults."""
    status, out, err = run("--data", tmp_path / "none")
    assert (2, "") == (status, out)
    assert err.startswith(f"kz-diplomacy: 1 fault in {tmp_path / 'none'}")


# -- new, check, format --


def test_new(run: Run, copy: Path, tmp_path: Path) -> None:
    """The drafted folder loads, the article matches it, the next steps are printed, and run again it is unchanged."""
    folder = tmp_path / "mine"
    status, out, _ = run("new", folder, "--article", copy)

    assert 0 == status
    assert f"kz-diplomacy check {folder}" in out
    assert 0 == run("verify", copy, "--data", folder)[0]
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    value = json.loads(run("new", folder, "--article", copy, "--json")[1])
    assert ([], "en", 6) == (value["written"], value["language"], value["sentences"])
    assert before == {file.name: file.read_bytes() for file in folder.iterdir()}


def test_new_with_a_language(run: Run, copy: Path, tmp_path: Path) -> None:
    """A given language is used, whatever the letters of the article."""
    run("new", tmp_path / "mine", "--article", copy, "--language", "en-GB")
    assert "en-GB" == load(tmp_path / "mine").sources[0].language


def test_check_faults(run: Run, lamps: Path) -> None:
    """A dataset with faults is status 1, with each in a line or as JSON."""
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
    assert {
        "found": '"2024-4"',
        "expected": "a date",
        "mend": "write 2024-04",
        "file": "events.json",
        "path": "$[1].when",
        "line": None,
        "record": "vigil",
    } == value["faults"][1]


def test_check_unfinished(run: Run, lamps: Path, copy: Path) -> None:
    """A dataset without faults is status 0, with the things that are unfinished."""
    status, out, _ = run("check", lamps, "--article", copy, "--json")
    value = json.loads(out)
    assert (0, True, []) == (status, value["ok"], value["faults"])
    assert any("kk" in one["expected"] or "kk" in one["found"] for one in value["unfinished"])


def test_check_an_article(run: Run, lamps: Path, copy: Path) -> None:
    """A passage that does not match the copy is a fault."""
    copy.write_text(TEXT.replace("More than 1,000", "More than 2,000"), "utf-8")
    status, out, _ = run("check", lamps, "--article", copy)
    assert 1 == status
    assert "sources.json $[0].passages[5] (lamp-post)" in out


def test_check_and_format_with_a_base(run: Run, mine: Path) -> None:
    """References to records of the base are faults only without it."""
    assert (1, 0) == (run("check", mine)[0], run("check", mine, "--base", "bundled")[0])
    assert (2, 0) == (run("format", mine)[0], run("format", mine, "--base", "bundled")[0])


def test_format(run: Run, lamps: Path) -> None:
    """Files that are not canonical are written, and no others."""
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


@pytest.mark.parametrize("name", ["bundled", "example"])
def test_reserved_names(run: Run, name: str, copy: Path) -> None:
    """The names of the shipped datasets are not folders to write into."""
    expected = f'kz-diplomacy: found "{name}", expected a folder: write ./ before it where it is one\n'
    assert (2, "", expected) == run("format", name)
    assert (2, "", expected) == run("new", name, "--article", copy)


def test_a_folder_that_cannot_be_written(run: Run, lamps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the system is status 2, without a traceback."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    status, out, err = run("format", lamps)
    assert (2, "") == (status, out)
    assert "No space left on device" in err


# -- export --


def test_formats() -> None:
    """The command has the formats of the library, under the names of its functions."""
    assert set(export.__all__) == {*FORMATS, "parquet_file"}


@pytest.mark.parametrize("format", ["popolo", "schema_org", "annotations"])
def test_export_json(run: Run, ds: Dataset, format: str) -> None:
    """JSON goes to standard output, as the function of the library returns it."""
    status, out, err = run("export", format)
    assert (0, "") == (status, err)
    assert getattr(export, format)(ds) == json.loads(out)


def test_export_entities(run: Run, ds: Dataset) -> None:
    """FollowTheMoney's entities are a line each, as its tools read them."""
    assert export.followthemoney(ds) == [json.loads(line) for line in run("export", "followthemoney")[1].splitlines()]


def test_export_into_a_file(run: Run, tmp_path: Path) -> None:
    """With ``-o`` JSON goes into a new file; an existing one is not overwritten."""
    file = tmp_path / "popolo.json"
    shown = run("export", "popolo")[1]

    assert (0, "", "") == run("export", "popolo", "-o", file)
    assert shown.encode() == file.read_bytes()
    status, out, err = run("export", "popolo", "-o", file)
    assert (2, "") == (status, out)
    assert err.endswith(", expected a place where nothing stands yet: move it away, or write elsewhere\n")
    assert shown.encode() == file.read_bytes()


def test_export_files(run: Run, ds: Dataset, tmp_path: Path) -> None:
    """Tables go into a folder, and a database into a file, of any dataset."""
    assert (0, "", "") == run("export", "datapackage", "-o", tmp_path / "tables")
    assert len(ds.statements) + 1 == len((tmp_path / "tables" / "statements.csv").read_text("utf-8").splitlines())
    assert (0, "", "") == run("export", "sqlite", "-o", tmp_path / "example.db", "--data", "example")
    with closing(sqlite3.connect(tmp_path / "example.db")) as database:
        assert [("mira-solane",)] == database.execute("SELECT id FROM officials WHERE id = 'mira-solane'").fetchall()
    assert (0, "", "") == run("export", "parquet", "-o", tmp_path / "parquet")
    assert (tmp_path / "parquet" / "statements.parquet").is_file()


@pytest.mark.parametrize("format", ["datapackage", "sqlite", "parquet"])
def test_export_without_a_path(run: Run, format: str) -> None:
    """Formats that are not text require ``-o``."""
    expected = f"kz-diplomacy: found {format} and no -o, expected -o PATH, where it is written\n"
    assert (2, "", expected) == run("export", format)
