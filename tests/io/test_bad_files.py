"""Folders and files that are no dataset: each gives DataError, with one fault that says where and what."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from helpers.invented import KINDS, REMOVED, faults_in, files, put, shown, write

from kz_diplomacy import DataError, load


def faults_with_bytes(folder: Path, place: str, text: str) -> list[str]:
    """The faults of the dataset with JSON text, as it stands, in the place of one value."""
    values = files()
    put(values, place, "@")
    kind = place.partition("[")[0]
    values[kind] = json.dumps(values[kind]).replace('"@"', text).encode()
    return faults_in(write(folder, values))


def test_the_invented_dataset_is_valid(tmp_path: Path) -> None:
    """The dataset that every bad case changes has no fault itself, so the change is what is told."""
    assert faults_in(write(tmp_path, files())) == []


def test_a_missing_folder(tmp_path: Path) -> None:
    """A folder that is not there is one fault, which names it, and not one more for each file."""
    folder = tmp_path / "nowhere"
    with pytest.raises(DataError) as caught:
        load(folder)
    expected = f"1 fault in {folder}\n{folder} $: found no folder, expected a folder with the files of a dataset"
    assert expected == str(caught.value)
    assert str(folder) == caught.value.where


def test_a_file_for_a_folder(tmp_path: Path) -> None:
    """A file in the place of the folder is told as a file."""
    file = tmp_path / "topics.json"
    file.write_bytes(b"[]")
    expected = f"{file} $: found a file, expected a folder with the files of a dataset"
    assert [expected] == faults_in(file)


def test_an_empty_folder(tmp_path: Path) -> None:
    """An empty folder lacks every file, each told once and in the order of the kinds."""
    expected = [
        f"{kind}.json $: found no such file, expected a file: add it; [] where there are none" for kind in KINDS
    ]
    assert expected == faults_in(tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_file(tmp_path: Path, kind: str) -> None:
    """A file that lacks is one fault; references to what it may have held are none."""
    values = files()
    del values[kind]
    expected = f"{kind}.json $: found no such file, expected a file: add it; [] where there are none"
    assert [expected] == faults_in(write(tmp_path, values))


@pytest.mark.parametrize("name", ["topics.json", "datapackage.json"])
def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A file that the system does not let us read is one fault, with the reason that the system gives."""
    write(tmp_path, files(), {"name": "lamps"})
    readable = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == name:
            raise PermissionError(13, "Permission denied")
        return readable(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    expected = f"{name} $: found a file that cannot be read (Permission denied), expected a file"
    assert [expected] == faults_in(tmp_path)


def test_a_folder_for_a_file(tmp_path: Path) -> None:
    """A folder that is called like a file is a file that cannot be read."""
    values = files()
    del values["topics"]
    (write(tmp_path, values) / "topics.json").mkdir()
    (fault,) = faults_in(tmp_path)
    assert re.fullmatch(r"topics\.json \$: found a file that cannot be read \([^()]+\), expected a file", fault)


NO_TEXT = {
    "latin-1": (
        '[{"id": "caf\xe9"}]'.encode("latin-1"),
        "found the byte 0xe9 at offset 12, expected UTF-8: save the file as UTF-8",
    ),
    "utf-16": (
        "[]".encode("utf-16"),
        f"found the byte 0x{'[]'.encode('utf-16')[0]:02x} at offset 0, expected UTF-8: save the file as UTF-8",
    ),
    "a far offset": (
        b"[" + b" " * 1233 + b"\x80]",
        "found the byte 0x80 at offset 1,234, expected UTF-8: save the file as UTF-8",
    ),
    "a surrogate in bytes": (
        b'["\xed\xa0\x80"]',
        "found the byte 0xed at offset 2, expected UTF-8: save the file as UTF-8",
    ),
    "a byte order mark": (
        b"\xef\xbb\xbf[]",
        "found a byte order mark, expected UTF-8 without one: save the file as UTF-8 without BOM",
    ),
}

NO_JSON = {
    "empty": (b"", "found expecting value at line 1, column 1, expected JSON: write [] where there is nothing"),
    "words": (b"[\n  lamp\n]", "found expecting value at line 2, column 3, expected JSON"),
    "cut short": (
        b'[{"id": "light"',
        "found expecting ',' delimiter at line 1, column 16, expected JSON: "
        "put a comma between values, and text in quotation marks",
    ),
    "a comment": (b"[ // none\n]", "found expecting value at line 1, column 3, expected JSON: take away the comment"),
    "two values": (b"[] []", "found extra data at line 1, column 4, expected JSON"),
    "nested too deeply": (
        b"[" * 100_000 + b"]" * 100_000,
        "found arrays or objects nested too deeply, expected a dataset's few levels",
    ),
    "nested objects": (
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        "found arrays or objects nested too deeply, expected a dataset's few levels",
    ),
}

NO_ARRAY = {
    "an object": (b'{"id": "light"}', "found an object of 1, expected an array of records"),
    "text": (b'"light"', 'found "light", expected an array of records'),
    "a number": (b"7", "found 7, expected an array of records"),
    "true": (b"true", "found true, expected an array of records"),
    "null": (b"null", "found null, expected an array of records"),
    "NaN": (b"NaN", "found NaN, expected an array of records"),
    "Infinity": (b"-Infinity", "found -Infinity, expected an array of records"),
}


@pytest.mark.parametrize("case", [*NO_TEXT, *NO_JSON, *NO_ARRAY])
def test_a_file_that_is_no_array_in_utf_8(tmp_path: Path, case: str) -> None:
    """A file that cannot be an array of records is one fault, and what refers into it is none."""
    data, expected = {**NO_TEXT, **NO_JSON, **NO_ARRAY}[case]
    assert [f"topics.json $: {expected}"] == faults_in(write(tmp_path, {**files(), "topics": data}))


@pytest.mark.parametrize("text", ["[# none\n]", "[7 /* none\n */]", "[\u00a0// none\n]"], ids=["#", "/*", "no-break"])
def test_a_comment(tmp_path: Path, text: str) -> None:
    """However it is written, and even where a blank before it is none that JSON knows, it is what is told of."""
    write(tmp_path, {**files(), "topics": text.encode()})
    assert faults_in(tmp_path)[0].endswith(", expected JSON: take away the comment")


@pytest.mark.parametrize(
    "text", [b'[{"id": "light"},\n]', b'[{"id": "light",}]', b"[,]"], ids=["array", "object", "alone"]
)
def test_a_comma_too_many(tmp_path: Path, text: bytes) -> None:
    """A comma behind the last value, or alone, is told of as that, however the Python at hand words it."""
    write(tmp_path, {**files(), "topics": text})
    assert faults_in(tmp_path)[0].endswith(", expected JSON: take away the comma before the end")


@pytest.mark.parametrize("kind", KINDS)
def test_references_into_a_broken_file(tmp_path: Path, kind: str) -> None:
    """Whichever file is broken, it is the only fault: nobody can know what it would have held."""
    values = {**files(), kind: b"["}
    assert [f"{kind}.json $: found expecting value at line 1, column 2, expected JSON"] == faults_in(
        write(tmp_path, values)
    )


@pytest.mark.parametrize(
    ("value", "found"),
    [("light", '"light"'), (7, "7"), (True, "true"), (None, "null"), ([], "an array of 0"), (0.5, "0.5")],
)
def test_a_member_that_is_no_object(tmp_path: Path, value: object, found: str) -> None:
    """A record is an object; an array of anything else is refused member by member."""
    values = files()
    values["statements"][1] = value
    assert [f"statements.json $[1]: found {found}, expected an object"] == faults_in(write(tmp_path, values))


NUMBERS = {
    "NaN": ("NaN", "found NaN, expected a finite number of at most 64 bits"),
    "Infinity": ("Infinity", "found Infinity, expected a finite number of at most 64 bits"),
    "-Infinity": ("-Infinity", "found -Infinity, expected a finite number of at most 64 bits"),
    "1e999": ("1e999", "found Infinity, expected a finite number of at most 64 bits"),
    "1e300": ("1e300", "found 1e+300, expected a finite number of at most 64 bits"),
    "2**63": (str(2**63), "found 9223372036854775808, expected a finite number of at most 64 bits"),
    "20 digits": ("1" * 20, "found an integer of 20 digits, expected a number"),
    "5,000 digits": ("7" * 5000, "found an integer of 5,000 digits, expected a number"),
    "-5,000 digits": ("-" + "7" * 5000, "found an integer of 5,000 digits, expected a number"),
    "true": ("true", "found true, expected a number"),
}


@pytest.mark.parametrize("case", NUMBERS)
def test_numbers_that_json_alone_would_let_pass(tmp_path: Path, case: str) -> None:
    """A quantity's number is finite and of at most 64 bits, whatever the parser would make of it."""
    text, expected = NUMBERS[case]
    place = "events[1].quantities[0].low"
    assert [f"{shown(place)}: {expected}"] == faults_with_bytes(tmp_path, place, text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NaN", "NaN"),
        ("1e999", "Infinity"),
        ("1e3", "1000.0"),
        (str(2**63), "9223372036854775808"),
        ("7" * 5000, "an integer of 5,000 digits"),
    ],
    ids=["NaN", "1e999", "1e3", "2**63", "5,000 digits"],
)
def test_lengths_that_json_alone_would_let_pass(tmp_path: Path, text: str, found: str) -> None:
    """A length is a whole number of at most 64 bits."""
    expected = f"sources.json $[0].length: found {found}, expected a whole number of at most 64 bits"
    assert [expected] == faults_with_bytes(tmp_path, "sources[0].length", text)


def test_the_largest_number(tmp_path: Path) -> None:
    """The largest number that 64 bits hold is accepted, exactly, beside digits that need a closer look."""
    values = files()
    put(values, "events[1].quantities[0].low", 2**63 - 1)
    quantity = load(write(tmp_path, values)).events["vigil"].quantities[0]
    assert quantity.low == 2**63 - 1
    assert int is type(quantity.low)


SURROGATES = {
    "in a value": ("topics[0].label.en", r'"\ud800"', r"text with the lone surrogate \ud800, expected text"),
    "amid a value": ("sources[0].title", r'"a\udfffb"', r"text with the lone surrogate \udfff, expected text"),
    "in an array": (
        "officials[0].languages[1]",
        r'"\udc00"',
        r"text with the lone surrogate \udc00, expected a BCP 47 language tag: write the short code, such as kk",
    ),
    "reversed": ("topics[0].label.en", r'"\ude00\ud83d"', r"text with the lone surrogate \ude00, expected text"),
}


@pytest.mark.parametrize("case", SURROGATES)
def test_a_lone_surrogate(tmp_path: Path, case: str) -> None:
    """Half a character is no text: no UTF-8 could hold it."""
    place, text, expected = SURROGATES[case]
    assert [f"{shown(place)}: found {expected}"] == faults_with_bytes(tmp_path, place, text)


def test_a_lone_surrogate_in_a_key(tmp_path: Path) -> None:
    """A key with half a character is an unknown field, and its fault can be printed."""
    values = files()
    values["topics"] = rb'[{"id": "light", "label": {"en": "light", "e\ud800": "x"}}]'
    values["events"] = values["statements"] = []
    (fault,) = faults_in(write(tmp_path, values))
    assert fault == r'topics.json $[0].label["e\ud800"]: found an unknown field, expected one of kk, ru, en'
    assert fault.encode("utf-8").decode("utf-8") == fault


def test_a_surrogate_pair_is_a_character(tmp_path: Path) -> None:
    """Two escapes that make one character together are read as that character."""
    values = files()
    values["topics"][0]["label"]["en"] = "lamp 🪔"
    data = json.dumps(values["topics"]).encode()
    assert rb"\ud83e\ude94" in data
    assert load(write(tmp_path, {**values, "topics": data})).topics["light"].label.en == "lamp 🪔"


DUPLICATES = {
    "of a record": (
        b'[{"id": "light", "label": {"en": "a"}, "id": "light"}]',
        'topics.json $[0]: found an object with the key "id" twice, expected an object',
    ),
    "of a value": (
        b'[{"id": "light", "label": {"en": "a", "ru": "b", "en": "c"}}]',
        'topics.json $[0].label: found an object with the key "en" twice, expected an object',
    ),
    "of evidence": (
        b'[{"id": "light", "label": {"en": "a"}, "evidence": {"label": ["almanac"], "label": ["almanac"]}}]',
        'topics.json $[0].evidence: found an object with the key "label" twice, expected an object',
    ),
    "written differently": (
        rb'[{"id": "light", "label": {"en": "a", "\u0065n": "c"}}]',
        'topics.json $[0].label: found an object with the key "en" twice, expected an object',
    ),
}


@pytest.mark.parametrize("case", DUPLICATES)
def test_duplicate_keys(tmp_path: Path, case: str) -> None:
    """A key that stands twice is a fault of its object; neither value is chosen."""
    data, expected = DUPLICATES[case]
    values = {**files(), "topics": data, "events": [], "statements": []}
    assert [expected] == faults_in(write(tmp_path, values))


def test_a_folder_by_its_path_or_its_name(tmp_path: Path) -> None:
    """A folder may be given as a path or as text, and is read anew at each call."""
    write(tmp_path, files())
    one, other = load(tmp_path), load(os.fspath(tmp_path))
    assert one == other
    assert one is not other
    put(values := files(), "topics[0].label.en", REMOVED)
    assert load(write(tmp_path, values)) != one
