"""Wherever it runs: from a folder that is only read, through links, without asserts and docstrings, and offline."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.invented import files, put, write

import kz_diplomacy
from kz_diplomacy import load

MARKER = "__import__('os').abort()"

# Everything that the library is for, once: each line of what it prints is one answer or one error.
EVERYTHING = """
import sys
from pathlib import Path

import kz_diplomacy as k

def everything(folder, broken, target):
    ds = k.load(folder)
    print(k.load().sha256, k.example()[1].text("on-the-lamp"))
    print(ds, ds.sha256, *ds.topics.ids, ds["mira-solen"], ds.statements[0].speaker)
    print([(hit.record.id, hit.score) for hit in ds.search("lamp of Mira Solin")])
    print(ds.timeline(), ds.roles_at("2020").certainly.ids, ds.statements.about("light").during("2024").ids)
    print([record.id for record in ds.resting_on("lamp-post#3.1")], ds.quantities, ds.unsaid(ds.events[1]))
    print(repr(ds.events), ds.statements[0].evidence, ds.roles._repr_html_())
    print(str(k.check(folder)).replace(str(folder), ""))
    ds.save(target, lines=["topics"])
    ds.save(target, overwrite=True)
    print(k.load(target) == ds, list(k.stream(Path(target, "topics.jsonl"), k.Topic)))
    asked = (
        lambda: k.load(broken),
        lambda: list(k.stream(Path(broken, "topics.jsonl"), k.Topic)),
        lambda: ds.save(target),
        lambda: ds["nobody"],
        lambda: ds.events.during(2024),
        lambda: k.When("2024-4"),
        lambda: ds.roles[0].evidence["strat"],
        lambda: ds.text(ds.statements[0]),
        lambda: k.canonical("no-such-file"),
    )
    for ask in asked:
        try:
            print("no error", ask())
        except k.KzDiplomacyError as error:
            print(type(error).__name__, str(error).replace(str(broken), ""))
"""

RUN = "everything(*sys.argv[1:4])"

# Audit hooks see what a process does however it does it, and cannot be taken off.
WATCHED = """
seen, watching = [], False

def hook(event, values):
    if watching:
        if event == "open":
            path, mode, flags = values
            writes = flags & 3 if mode is None else not set("wax+").isdisjoint(mode)
            if writes:
                seen.append(f"writes {path}")
        elif event.startswith(("socket", "pickle", "subprocess", "os.system", "os.exec", "os.posix_spawn", "os.fork")):
            seen.append(event)
        elif event == "ctypes.dlopen" or event.startswith(("urllib", "http", "ftplib", "smtplib", "webbrowser")):
            seen.append(event)
        elif event in ("compile", "exec"):
            seen.append(f"{event} {values[0]}")

sys.addaudithook(hook)
"""


def python(code: str, *arguments: str | Path, options: tuple[str, ...] = ()) -> str:
    command = [sys.executable, *options, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert "" == done.stderr
    return done.stdout


def broken(folder: Path) -> Path:
    values = files()
    put(values, "events[1].when", MARKER)
    put(values, "roles[0].official", "mira-solin")
    topics = values.pop("topics")
    (write(folder, values) / "topics.jsonl").write_text(json.dumps(topics[2]) + "\n" + MARKER)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    values = files()
    put(values, "events[0].summary.en", MARKER)
    put(values, "sources[1].url", f"https://almanac.example/{MARKER}")
    return write(tmp_path / "good", values, {"name": MARKER, "version": "1"})


@pytest.fixture
def places(tmp_path: Path, folder: Path) -> tuple[Path, Path, Path]:
    return folder, broken(tmp_path / "broken"), tmp_path / "saved"


def test_without_asserts_and_docstrings(tmp_path: Path, folder: Path) -> None:
    """Under python -O and -OO there are the same answers and the same errors."""
    told = []
    for number, options in enumerate(((), ("-O",), ("-OO",))):
        other = broken(tmp_path / f"broken{number}")
        told.append(python(EVERYTHING + RUN, folder, other, tmp_path / f"saved{number}", options=options))
    assert told[0] == told[1]
    assert told[0] == told[2]
    errors = ["DataError", "DataError", "QueryError", "UnknownIdError", "QueryError", "WhenError", "FieldError"]
    errors += ["ArticleError", "ArticleError"]
    assert errors == [line.split()[0] for line in told[0].splitlines() if line.split(" ")[0].endswith("Error")]
    assert "no error" not in told[0]


def test_what_it_leaves_alone(places: tuple[Path, Path, Path]) -> None:
    """It connects nowhere, starts nothing, unpickles nothing, and writes nowhere but where it is told to save."""
    watched = EVERYTHING + WATCHED + "watching = True\n" + RUN + "\nwatching = False\nprint('seen', *seen, sep='\\n')"
    seen = python(watched, *places, options=("-B",)).split("\nseen\n")[1].splitlines()
    written = {line.removeprefix("writes ") for line in seen if line.startswith("writes ")}
    assert {str(places[2])} == {str(Path(path).parent) for path in written}
    # What libraries generate once, for the records' classes, is no data: the data's own words are not in it.
    code = [line for line in seen if line.startswith(("compile ", "exec "))]
    assert code
    assert [] == [line for line in seen if MARKER in line]
    assert [] == [
        line for line in seen if line.startswith(("socket", "pickle", "subprocess", "os.", "ctypes", "urllib"))
    ]


def test_it_evaluates_nothing(places: tuple[Path, Path, Path], tmp_path: Path) -> None:
    """Once it is warm, whatever the data, nothing at all is compiled or executed."""
    warm = "everything(*sys.argv[1:3], sys.argv[4])\nwatching = True\n"
    watched = EVERYTHING + WATCHED + warm + RUN + "\nwatching = False\nprint('seen', *seen, sep='\\n')"
    seen = python(watched, *places, tmp_path / "warm", options=("-B",)).split("\nseen\n")[1].splitlines()
    assert [] == [line for line in seen if not line.startswith("writes ")]


def test_the_hook_sees(tmp_path: Path) -> None:
    """The hook of these tests sees what it is there to see."""
    acts = """
import pickle, socket
watching = True
open(sys.argv[1], "w").close()
eval("1 + 1")
pickle.loads(pickle.dumps(sys.intern))
socket.socket().close()
watching = False
print(*(one.split()[0] for one in seen))
"""
    seen = python("import sys\n" + WATCHED + acts, tmp_path / "a").split()
    assert {"writes", "compile", "exec", "pickle.find_class", "socket.__new__"} <= {*seen}


def test_a_folder_that_is_only_read(folder: Path) -> None:
    """Where nothing may be written, a dataset is loaded, checked and streamed, and nothing is opened to be written."""
    (folder / "topics.jsonl").write_bytes(b"".join(json.dumps(one).encode() + b"\n" for one in files()["topics"]))
    (folder / "topics.json").unlink()
    for path in (*folder.iterdir(), folder):
        path.chmod(0o555 if path is folder else 0o444)
    reading = """
ds = k.load(sys.argv[1])
watching = True
ds = k.load(sys.argv[1])
print(ds.sha256, k.check(sys.argv[1]).ok, len(list(k.stream(Path(sys.argv[1], "topics.jsonl"), k.Topic))))
print(len(ds.search("lamp")) > 0, len(ds.timeline()) > 0)
watching = False
print([one for one in seen if one.startswith("writes")])
"""
    try:
        expected = f"{load(folder).sha256} True 3\nTrue True\n[]\n"
        assert expected == python(EVERYTHING + WATCHED + reading, folder, options=("-B",))
    finally:
        folder.chmod(0o755)


def test_files_that_are_links(tmp_path: Path, folder: Path) -> None:
    """The data files may be links, to files by any name, and the folder may be one."""
    (tmp_path / "links").mkdir()
    for number, path in enumerate(sorted(folder.iterdir())):
        stored = path.rename(tmp_path / f"object-{number}")
        (tmp_path / "links" / path.name).symlink_to(stored)
    (tmp_path / "linked").symlink_to("links")
    ds = load(tmp_path / "linked")
    assert (MARKER, "1") == (ds.name, ds.version)
    assert MARKER == ds.events[0].summary.en
    assert kz_diplomacy.check(tmp_path / "linked").ok
    lines = tmp_path / "links" / "topics.jsonl"
    (tmp_path / "lines").write_bytes(b"".join(json.dumps(one).encode() + b"\n" for one in files()["topics"]))
    lines.symlink_to("../lines")
    (tmp_path / "links" / "topics.json").unlink()
    assert ds == load(tmp_path / "linked")
    assert [*ds.topics] == list(kz_diplomacy.stream(lines, kz_diplomacy.Topic))
