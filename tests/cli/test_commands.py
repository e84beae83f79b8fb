"""The commands beside the main job: timeline, show, search, text, verify."""

import json
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest

import kz_diplomacy
from kz_diplomacy import Dataset
from kz_diplomacy._cli.main import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command: its status, what it printed, what it complained of."""

    def ask(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return ask


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch) -> Dataset:
    """The commands on the invented example instead of the bundled data."""
    dataset, _ = kz_diplomacy.example()
    monkeypatch.setattr("kz_diplomacy._cli.commands.load", lambda: dataset)
    return dataset


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the invented article."""
    path = tmp_path / "article.txt"
    with as_file(files("kz_diplomacy") / "example" / "article.txt") as shipped:
        path.write_bytes(shipped.read_bytes())
    return path


def test_timeline_is_the_timeline_with_the_ids_to_ask_on_with(run: Run, ds: Dataset) -> None:
    """The same as in the main job, each line with the id of its record."""
    status, out, _ = run("timeline")

    assert 0 == status
    assert out.startswith("\n2006\n  [begins consular-service-specialist] Specialist")
    assert all(f" {entry.record.id}] " in " ".join(out.split()) for entry in ds.timeline())


def test_timeline_during_has_what_can_fall_in_the_period(run: Run, ds: Dataset) -> None:
    """Only what can fall in it; with --certainly, only what does for sure; of a tenure that was held then both ends."""
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


def test_a_period_without_anything_is_a_finding(run: Run) -> None:
    """Status 1, and words that say so."""
    assert (1, "nothing found\n", "") == run("timeline", "--during", "1990", "--certainly")


def test_certainly_without_a_period_is_misuse(run: Run) -> None:
    """Without --during there is nothing that it could mean."""
    assert (
        2,
        "",
        "kz-diplomacy: found certainly without a period, expected during beside it: say in which period\n",
    ) == run("timeline", "--certainly")


def test_a_date_that_is_none_is_misuse(run: Run) -> None:
    """A bad date is one clear line, and status 2."""
    status, out, err = run("timeline", "--during", "2024-13")

    assert (2, "") == (status, out)
    assert 'kz-diplomacy: "2024-13" is not a date: there is no month 13: months run from 01 to 12\n' == err


def test_show_has_every_field_with_its_evidence(run: Run) -> None:
    """A record in words, in the language that is asked for."""
    status, out, _ = run("show", "operation-zhusan", "--lang", "ru")

    assert 0 == status
    assert "event operation-zhusan\n" in out
    assert "(region, SY)" in out
    assert "607 person (exact) [kazinform#8.2]" in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= 80


def test_show_of_a_source_names_its_passages_by_their_number(run: Run) -> None:
    """A hundred passages are no reading; the uncited are."""
    _, out, _ = run("show", "kazinform")

    assert "passages   107\n" in out
    assert "uncited    28.1: " in out


def test_show_as_json_is_the_record(run: Run, ds: Dataset) -> None:
    """For scripts the record as its file has it, with what it is."""
    _, out, _ = run("--json", "show", "press-secretary")

    assert {"record": "role", **ds["press-secretary"].to_dict()} == json.loads(out)


def test_an_unknown_id_is_misuse(run: Run) -> None:
    """A misspelt id says what may have been meant."""
    status, out, err = run("show", "operation-jusan")

    assert (2, "") == (status, out)
    assert 'kz-diplomacy: no record has the id "operation-jusan"; did you mean "operation-zhusan"?\n' == err


def test_search_ranks_what_it_finds(run: Run) -> None:
    """Each hit with its score, record and words."""
    status, out, _ = run("search", "Жусан")

    assert 0 == status
    assert "event operation-zhusan" in out.splitlines()[0]
    assert "Operation Zhusan" in out.splitlines()[1]


def test_show_of_an_address_lists_what_rests_on_it(run: Run, ds: Dataset) -> None:
    """An address as it stands in every record leads to the records that rest on it."""
    status, out, _ = run("show", "kazinform#11.2")

    assert 0 == status
    assert [record.id for record in ds.resting_on("kazinform#11.2")] == [line.split()[1] for line in out.splitlines()]
    assert [*json.loads(run("show", "kazinform#1.1", "--json")[1])] == ["kazinform"]
    assert "source kazinform  Пандемия" in run("show", "kazinform#1.1")[1]


def test_search_as_json(run: Run) -> None:
    """For scripts the same, with the field."""
    first = json.loads(run("search", "visa", "talks", "--json")[1])[0]

    assert {"id", "kind", "score", "field", "words"} == set(first)
    assert "eu-visa-talks" == first["id"]


def test_search_that_finds_nothing_is_a_finding(run: Run) -> None:
    """Status 1, and words that say so."""
    assert (1, "nothing found\n", "") == run("search", "xyzzyx")
    assert (1, "[]\n", "") == run("search", "xyzzyx", "--json")


def test_a_score_that_is_none_is_misuse(run: Run) -> None:
    """The lowest score is a number from 0 to 1."""
    status, _, err = run("search", "visa", "--min-score", "7")

    assert 2 == status
    assert "kz-diplomacy: found 7.0, expected" in err


def test_text_gives_the_words_of_a_copy(run: Run, invented: Dataset, copy: Path) -> None:
    """The article's own words, from a copy that proves them."""
    told = "The lamp is our duty, not yours. Nobody asks you to row out at night."

    assert "on-the-lamp" in invented.statements
    status, out, _ = run("text", "on-the-lamp", "--article", str(copy))
    assert 0 == status
    assert out.startswith(told)
    assert {"id": "on-the-lamp", "words": out.strip()} == json.loads(
        run("text", "on-the-lamp", "--article", str(copy), "--json")[1]
    )


def test_show_has_the_words_where_a_copy_is_given(run: Run, invented: Dataset, copy: Path) -> None:
    """Beside the record of a statement stand its words; another record with a copy is misuse."""
    _, out, _ = run("show", "on-the-lamp", "--article", str(copy))

    assert "words" in out
    assert "Nobody asks you to row out at night" in " ".join(out.split())
    assert "words" in json.loads(run("show", "on-the-lamp", "--article", str(copy), "--json")[1])
    status, _, err = run("show", invented.officials[0].id, "--article", str(copy))
    assert 2 == status
    assert "expected the id of a statement beside it: kz-diplomacy text gives the words of an address" in err


def test_verify_says_whether_a_copy_proves(run: Run, invented: Dataset, copy: Path) -> None:
    """Status 0 where every passage proves, and the count."""
    status, out, _ = run("verify", str(copy))

    assert 0 == status
    assert "ok" in out
    assert json.loads(run("verify", str(copy), "--json")[1])["ok"] is True
    assert invented.sources


def test_verify_names_what_does_not_prove(run: Run, invented: Dataset, copy: Path) -> None:
    """A changed word is a finding: status 1, with the address of the sentence."""
    copy.write_text(copy.read_text("utf-8").replace("row out at night", "row out at noon"), "utf-8")
    status, out, _ = run("verify", str(copy))
    value: Any = json.loads(run("verify", str(copy), "--json")[1])
    wrong = [proof for proof in value["proofs"] if proof["status"] not in ("ok", "moved")]

    assert 1 == status
    assert value["ok"] is False
    assert wrong
    assert all(proof["passage"] in out or proof["statement"] in out for proof in wrong)
    assert invented.sources


def test_a_copy_that_is_none_is_misuse(run: Run) -> None:
    """A file that is missing, or another text, is one clear error."""
    status, out, err = run("verify", "no-such-file.txt")

    assert (2, "") == (status, out)
    assert err.startswith("kz-diplomacy: ")


def test_show_has_participants_and_ranges(run: Run) -> None:
    """A range has both its ends, a participant its part."""
    _, out, _ = run("show", "wuhan-student-evacuation")

    assert "200–300 person (exact) [kazinform#11.5]" in " ".join(out.split())
    assert "kazakhstan (actor)" in out


def test_words_that_do_not_prove_are_a_finding(run: Run, invented: Dataset, copy: Path) -> None:
    """Status 1 where a copy can be read and its words are not those; 2 where there is no copy."""
    copy.write_text(copy.read_text("utf-8").replace("row out at night", "row out at noon"), "utf-8")

    assert "on-the-lamp" in invented
    assert 1 == run("text", "on-the-lamp", "--article", str(copy))[0]
    copy.write_text("Another text altogether.", "utf-8")
    assert 1 == run("verify", str(copy))[0]
    assert 2 == run("verify", str(copy.parent))[0]
