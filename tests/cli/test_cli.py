"""The main job, as a process: overview and timeline on every kind of console."""

import json
import os
import re
import subprocess
import sys

import pytest

from kz_diplomacy import Dataset, __version__
from kz_diplomacy._cli.main import main

MODULE = [sys.executable, "-m", "kz_diplomacy"]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*MODULE, *arguments], capture_output=True, check=False, env={**os.environ, "PYTHONUTF8": "1", **environment}
    )


def out(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


def test_alone_it_shows_the_overview_and_then_the_timeline(capsys: pytest.CaptureFixture[str], ds: Dataset) -> None:
    """Who he was comes first, then what happened and what was said in order, the undated last."""
    shown = out(capsys)
    lines = shown.splitlines()
    dates = [str(entry.when.words()) for entry in ds.timeline() if entry.when]

    assert lines[0] == "Aibek Smadiyarov"
    assert f"roles: {len(ds.roles)}, events: {len(ds.events)}, statements: {len(ds.statements)}" in lines
    places = [lines.index(line) for line in lines if line.removesuffix(" (date uncertain)") in dates]
    assert [*dict.fromkeys(dates)] == [lines[place].removesuffix(" (date uncertain)") for place in places]
    assert max(places) < lines.index("Undated: the article does not say when")


def test_every_entry_is_shown_with_what_it_is(capsys: pytest.CaptureFixture[str], ds: Dataset) -> None:
    """A line says whether a tenure begins or ends, how far an event had come, who tells what was said."""
    shown = " ".join(out(capsys).split())

    for entry in ds.timeline():
        assert f"] {entry.title.en}" in shown
    for label in ("begins", "ends", "event", "planned", "proposed", "possible", "ongoing", "said", "reported"):
        assert f"[{label}]" in shown
    assert "[role]" in shown
    # A post that the article names without its holder is not to be taken for his.
    assert "[role, holder not named] Prime Minister of Russia" in shown


def test_uncertain_dates_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    """Behind an uncertain date stands that it is; behind a certain one nothing."""
    lines = out(capsys).splitlines()

    assert "2024 or earlier (date uncertain)" in lines
    assert "July 2022" in lines


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_it_is_readable_in_80_columns(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No line is wider than 80 columns, in any language, and it is plain text."""
    shown = out(capsys, "--lang", lang)

    assert [line for line in shown.splitlines() if len(line) > 80] == []
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("lang", "first", "undated"),
    [
        ("kk", "Айбек Смадияров", "Уақыты белгісіз: мақалада қашан екені айтылмаған"),
        ("ru", "Айбек Смадияров", "Без даты: в статье не сказано, когда"),
    ],
)
def test_it_speaks_three_languages(lang: str, first: str, undated: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Labels, dates and texts are those of the language; no other language shows."""
    shown = out(capsys, "--lang", lang)

    assert shown.startswith(first)
    assert undated in shown
    outside = re.sub("«.*?»|Kazinform|kazinform|COVID-19|Good office|II", "", shown)
    assert re.findall("[A-Za-z]+", outside) == []


def test_json_has_the_same_for_a_script(capsys: pytest.CaptureFixture[str], ds: Dataset) -> None:
    """The JSON has what the dataset is, the officials, and every entry with its id, date and edge."""
    value = json.loads(out(capsys, "--json"))

    assert (ds.name, ds.version, ds.license, ds.sha256) == tuple(
        value[key] for key in ("name", "version", "license", "sha256")
    )
    assert [official.to_dict() for official in ds.officials] == value["officials"]
    assert [
        (str(entry.when) if entry.when else None, entry.uncertain, entry.edge, entry.record.kind_name, entry.record.id)
        for entry in ds.timeline()
    ] == [tuple(entry[key] for key in ("when", "uncertain", "edge", "kind", "id")) for entry in value["timeline"]]
    assert ds.timeline()[0].title.kk == value["timeline"][0]["title"]["kk"]


def test_as_a_module_it_does_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """python -m kz_diplomacy prints what the command prints."""
    finished = run("--lang", "kk")

    assert (finished.returncode, finished.stderr) == (0, b"")
    assert out(capsys, "--lang", "kk").split() == finished.stdout.decode().split()


def test_the_command_is_installed() -> None:
    """The wheel brings the command kz-diplomacy."""
    from importlib.metadata import entry_points

    (command,) = entry_points(group="console_scripts", name="kz-diplomacy")

    assert command.load() is main


def test_misuse_is_status_2() -> None:
    """A language that is none gives the usage, the choices, and status 2."""
    finished = run("--lang", "de")

    assert finished.returncode == 2
    assert b"invalid choice: 'de'" in finished.stderr
    assert finished.stdout == b""


def test_it_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    """--version gives the package's."""
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])

    assert f"kz-diplomacy {__version__}\n" == capsys.readouterr().out


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    """Help ends with commands to try."""
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])

    assert "kz-diplomacy --lang kk" in capsys.readouterr().out


@pytest.mark.skipif(os.name != "posix", reason="needs pipes")
def test_writing_to_a_closed_pipe_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much is still to be written, and whatever the interpreter flushes at its end."""
    from kz_diplomacy._cli.console import write

    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        write(["x"] * 10)
        print("more", flush=True)


@pytest.mark.skipif(os.name != "posix", reason="needs a shell and its pipes")
def test_a_closed_pipe_is_no_error() -> None:
    """When the reader has had enough, the command stops without a word."""
    process = subprocess.Popen([*MODULE, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stderr
    process.stdout.read(1)
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()

    assert (process.wait(), errors) == (0, b"")


def test_a_russian_code_page_shows_kazakh_with_the_nearest_letters() -> None:
    """Where Kazakh letters cannot be printed, the Russian ones stand that people type instead."""
    finished = run("--lang", "kk", PYTHONUTF8="0", PYTHONIOENCODING="cp1251")
    shown = finished.stdout.decode("cp1251")

    assert (finished.returncode, finished.stderr) == (0, b"")
    assert "Казакстан дипломаты" in shown
    assert "?" not in shown


def test_a_console_of_ascii_is_no_error() -> None:
    """What cannot be shown at all becomes a question mark; quotation marks and dashes become plain ones."""
    finished = run(PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    shown = finished.stdout.decode("ascii")

    assert (finished.returncode, finished.stderr) == (0, b"")
    assert '"voice"' in shown
    assert "Aibek Smadiyarov" in shown


def test_a_source_without_a_date_is_shown_without_one(ds: Dataset) -> None:
    """The overview says no more of a source than is known."""
    import attrs

    from kz_diplomacy import Sources
    from kz_diplomacy._cli.overview import overview

    undated = [attrs.evolve(source, published=None, evidence={}) for source in ds.sources]
    lines = [*overview(attrs.evolve(ds, sources=Sources(undated)), "en", 200)]

    assert f"Source: Kazinform news agency, “{ds.sources[0].title}”" in lines


def test_a_narrow_terminal_is_filled_and_a_wide_one_only_to_80(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal its width counts, up to 80; elsewhere 80."""
    from kz_diplomacy._cli.console import width

    assert width() == 80
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    for columns, expected in (("60", 60), ("200", 80)):
        monkeypatch.setenv("COLUMNS", columns)
        assert expected == width()


def test_what_cannot_be_decoded_is_no_matter_for_the_console() -> None:
    """The console's way with letters is for writing; reading fails as ever."""
    from kz_diplomacy._cli.console import width

    assert width() <= 80
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", "kz_diplomacy.nearest_letters")


def test_a_stream_that_cannot_be_set_up_is_written_to_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some programs put a plain stream in the place of standard output."""

    class Plain:
        written = ""
        encoding = "utf-8"

        def write(self, text: str) -> int:
            self.written += text
            return len(text)

        def flush(self) -> None: ...

    from kz_diplomacy._cli.console import write

    plain = Plain()
    monkeypatch.setattr(sys, "stdout", plain)
    write(["one", "two"])

    assert plain.written == "one\ntwo\n"
