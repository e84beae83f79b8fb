"""Files with a record on each line: the same dataset as arrays give, and what is wrong with a line."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from helpers.invented import KINDS, files, lines, messages, with_topics, write
from helpers.line_files import beside, given

from kz_diplomacy import Text, load
from kz_diplomacy._io import reader

LIGHT, LAMPS, OIL = (lines([topic]) for topic in files()["topics"])
SEA = lines([{"id": "sea", "label": {"en": "sea"}}])


def with_lines(folder: Path, data: bytes) -> Path:
    """The invented dataset with these bytes as its topics.jsonl."""
    return write(folder, {**files(), "topics": data}, in_lines=["topics"])


@pytest.mark.parametrize("kinds", [*([kind] for kind in KINDS), KINDS], ids=" ".join)
def test_kinds_in_lines(tmp_path: Path, kinds: list[str]) -> None:
    """Any kinds may have a record on each line: the dataset is the same, to its digest."""
    expected = load(write(tmp_path / "array", files()))
    ds = load(write(tmp_path / "lines", files(), in_lines=kinds))
    assert (expected, expected.sha256) == (ds, ds.sha256)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param((LIGHT + LAMPS + OIL).rstrip(b"\n"), id="no line feed at the end"),
        pytest.param((LIGHT + LAMPS + OIL).replace(b"\n", b"\r\n"), id="CRLF"),
        pytest.param(b" " + LIGHT + b"\t" + LAMPS + OIL, id="blanks before records"),
    ],
)
def test_blanks_and_line_ends(tmp_path: Path, data: bytes) -> None:
    """Blanks around a record, a carriage return at its end and a last line without an end change nothing."""
    assert load(write(tmp_path / "array", files())) == load(with_lines(tmp_path / "lines", data))


def test_an_empty_file(tmp_path: Path) -> None:
    """A file without a line has no record."""
    values = {**files(), "topics": b"", "events": [], "statements": []}
    assert () == load(write(tmp_path, values, in_lines=["topics"])).topics.ids


BROKEN = {
    "no JSON": (b"{lamp\n", "$: found expecting property name enclosed in double quotes at column 2, expected JSON"),
    "no value": (b"X\n", "$: found expecting value at column 1, expected JSON"),
    "cut short": (
        b'{"id": "sea"  \r\n',
        "$: found expecting ',' delimiter at column 15, expected JSON: "
        "put a comma between values, and text in quotation marks",
    ),
    "two on a line": (b"{} {}\n", "$: found extra data at column 4, expected JSON"),
    "no object": (b"[7]\n", "$: found an array of 1, expected an object"),
    "an empty line": (b"\n", "$: found an empty line, expected a record on each line"),
    "a blank line": (b" \t\r\n", "$: found an empty line, expected a record on each line"),
    "a byte order mark": (
        b"\xef\xbb\xbf" + SEA,
        "$: found a byte order mark, expected UTF-8 without one: save the file as UTF-8 without BOM",
    ),
    "not UTF-8": (
        b'{"broader": "caf\xe9"}\n',
        "$: found the byte 0xe9 at offset 16, expected UTF-8: save the file as UTF-8",
    ),
    "nested too deeply": (
        b"[" * 100_000 + b"]" * 100_000 + b"\n",
        "$: found arrays or objects nested too deeply, expected a dataset's few levels",
    ),
    "a key twice": (
        b'{"label": 7, "id": "sea", "id": "sea"}\n',
        '$: found an object with the key "id" twice, expected an object',
    ),
    "a bad value": (b'{"id": "sea", "label": {"en": 7}}\n', "$.label.en (sea): found 7, expected text"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_line(tmp_path: Path, case: str) -> None:
    """A broken line has the same fault in ``load`` and in ``stream``, which gives the records before it."""
    line, expected = BROKEN[case]
    fault = f"topics.jsonl line 2 {expected}"
    assert [fault] == messages(with_lines(tmp_path / "whole", LIGHT + line + LAMPS + OIL))
    file = beside(tmp_path / "part", "topics")
    file.write_bytes(LIGHT + line + LAMPS)
    assert (["light"], [fault]) == given(file)


def test_all_broken_lines(tmp_path: Path) -> None:
    """Every line is read, and every fault is in the order of the lines."""
    data = b"\n" + LIGHT + b"7\n" + LAMPS + b"{" + OIL
    assert [
        "topics.jsonl line 1 $: found an empty line, expected a record on each line",
        "topics.jsonl line 3 $: found 7, expected an object",
        "topics.jsonl line 5 $: found expecting property name enclosed in double quotes at column 2, expected JSON",
    ] == messages(with_lines(tmp_path, data))


@pytest.fixture
def a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines may have 1,000 bytes; a line of 16 MiB would take too long to make and to read."""
    monkeypatch.setattr(reader, "MAX_LINE_LENGTH", 1000)


@pytest.mark.usefixtures("a_limit")
def test_a_line_that_is_too_long(tmp_path: Path) -> None:
    """A line over the limit is a fault in the order of the lines, and ends the reading of its file alone."""
    long = LAMPS.rstrip(b"\n").ljust(1000) + b"\n"
    values = {**files(), "topics": b"7\n" + LIGHT + long + b"8\n" + OIL}
    values["roles"][0]["kind"] = "job"
    assert [
        "topics.jsonl line 1 $: found 7, expected an object",
        "topics.jsonl line 3 $: found over 1,000 bytes, expected shorter lines, with a record on each",
        'roles.json $[0].kind (head): found "job", expected one of post, rank, delegation',
    ] == messages(write(tmp_path / "whole", values, in_lines=["topics"]))
    file = beside(tmp_path / "part", "topics")
    file.write_bytes(LIGHT + long + OIL)
    expected = "topics.jsonl line 2 $: found over 1,000 bytes, expected shorter lines, with a record on each"
    assert (["light"], [expected]) == given(file)


@pytest.mark.usefixtures("a_limit")
@pytest.mark.parametrize("end", [b"\n", b""])
def test_the_longest_line(tmp_path: Path, end: bytes) -> None:
    """A line of as many bytes as the limit, its line feed included, is read."""
    longest = OIL.rstrip(b"\n").ljust(1000 - len(end)) + end
    assert 3 == len(load(with_lines(tmp_path, LIGHT + LAMPS + longest)).topics)


def test_the_limit() -> None:
    """The limit is the one that the documentation states: 16 MiB."""
    assert 16 * 2**20 == reader.MAX_LINE_LENGTH


THREE = {"kk": "теңіз", "ru": "море", "en": "sea"}


@pytest.mark.parametrize("langs", [langs for count in (1, 2, 3) for langs in permutations(THREE, count)], ids="-".join)
def test_languages(tmp_path: Path, langs: tuple[str, ...]) -> None:
    """A text is in one language, two or three, in whichever order a file has them."""
    label = {lang: THREE[lang] for lang in langs}
    assert Text(**label) == load(with_topics(tmp_path, {"id": "sea", "label": label})).topics["sea"].label


def test_bundled_data_in_a_package_that_is_not_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """The import system finds the data if the package has no folder, as in a zip."""
    monkeypatch.setattr(reader, "__file__", "elsewhere.zip/kz_diplomacy/_io/reader.py")
    assert [*load().known] == [*reader._read_bundled.__wrapped__().known]
