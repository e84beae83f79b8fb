"""The pictures of the docs show what the data say, the same at every run, and say it in words, too."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from drawing import quotation, records, timeline
from helpers.svg_pictures import BY_HAND, DOCS, NAMES, SVG, at, parsed, pictures, texts
from helpers.word_runs import runs

import kz_diplomacy
from kz_diplomacy import Article, Dataset, Role
from kz_diplomacy._values.citations import parse_address
from kz_diplomacy.plot._rows import dated_rows, text_lines


def referred(ds: Dataset) -> Counter[tuple[str, str, str]]:
    """How often each field of a kind refers to a kind, counted in the JSON of the records and not in the records."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for record in (*ds.sources, *ds.topics, *ds.organizations, *ds.officials, *ds.roles, *ds.events, *ds.statements):
        for field, value in record.to_dict().items():
            for id in ids(field, value, record.kind_name):
                counted[type(record).__name__, field, type(ds[id]).__name__] += 1
    return counted


def ids(field: str, value: Any, kind: str) -> Iterator[str]:
    if field == "evidence":
        for cited in value.values():
            for address in cited:
                source, numbers = parse_address(address)
                yield from [source] * max(len(numbers), 1)
    elif field in ("claims", "quantities"):
        for member in value:
            yield from ids("evidence", {"": member["evidence"]}, kind)
    elif field == "participants":
        yield from (member["who"] for member in value)
    elif field == "passage":
        yield value["source"]
    elif field in ("topics", "events", "organizations"):
        yield from value
    elif field in (
        "broader",
        "parent",
        "part_of",
        "restates",
        "official",
        "organization",
        "speaker",
        "role",
        "occasion",
    ):
        yield value


def test_the_kept_pictures_are_those_that_the_data_make() -> None:
    """docs/pictures/ is up to date: python tools/make_pictures.py writes it."""
    kept = {name: (DOCS / "pictures" / name).read_text("utf-8") for name in BY_HAND}

    assert kept == {name: pictures()[name] for name in BY_HAND}


@pytest.mark.slow
def test_two_runs_make_the_same_bytes(tmp_path: Path) -> None:
    """Also in another process, where sets and dicts of text have another order."""
    made = tmp_path / "made"
    code = "import sys, pathlib, make_pictures; make_pictures.write(pathlib.Path(sys.argv[1]))"
    paths = os.pathsep.join([*filter(None, sys.path)])
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": "7", "MPLBACKEND": "agg"}
    subprocess.run([sys.executable, "-c", code, str(made)], env=environment, check=True)

    assert sorted(NAMES) == sorted(path.name for path in made.iterdir())
    assert pictures() == {path.name: path.read_text("utf-8") for path in made.iterdir()}
    assert not [name for name, svg in pictures().items() if "metadata" in svg or "\r" in svg]


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_says_in_words_what_it_shows(name: str) -> None:
    """A title and a description in its own language, tied to the picture."""
    root = parsed(name)
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    lang = name[-6:-4]

    assert title is not None
    assert desc is not None
    assert ("img", lang, title.get("id"), desc.get("id")) == tuple(
        root.get(key) for key in ("role", "lang", "aria-labelledby", "aria-describedby")
    )
    letters = {"en": "[A-Za-z]", "ru": "[А-яЁё]", "kk": "[ӘәҒғҚқҢңӨөҰұҮүҺһІі]"}[lang]
    assert title.text
    assert re.search(letters, desc.text or "")
    assert len(desc.text or "") > 150


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("records")])
def test_every_number_on_the_picture_is_told_in_words_too(name: str) -> None:
    """Whoever cannot see the records hears how many there are, and how often each field refers to each kind."""
    drawn = Counter(text.text for text in texts(name) if (text.text or "").isdigit())

    assert drawn == Counter(re.findall(r"\d+", parsed(name).findtext(f"{SVG}desc") or ""))


def test_the_references_drawn_are_those_of_the_data(ds: Dataset) -> None:
    """By kind, field and kind referred to: of the bundled dataset and of the example."""
    for dataset in (ds, kz_diplomacy.example()[0]):
        drawn = records.references(dataset)
        counted = {
            (kind, field, target): count
            for kind, fields in drawn.items()
            for field, targets in fields.items()
            for target, count in targets.items()
        }
        assert referred(dataset) == {key: count for key, count in counted.items() if count}


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("records")])
def test_every_reference_has_its_number_on_the_arrow_of_its_kind(ds: Dataset, name: str) -> None:
    """Each kind has its count, each field its line, and each number stands where line and arrow meet."""
    shown = texts(name)
    graph = records.references(ds)
    heads = [text for text in shown if text.text in graph]
    lanes = {}
    for path in parsed(name).iter(f"{SVG}path"):
        points = [tuple(map(float, point.split())) for point in path.attrib["d"].strip("MZ").split("L")]
        if "s-thick" in path.attrib["class"]:
            (kind,) = [head.text for head in heads if at(head)[1] - 5 == points[1][1] == points[2][1]]
            lanes[kind] = points[0][0]
    assert [*graph] == [head.text for head in heads]
    assert {target for fields in graph.values() for targets in fields.values() for target in targets} == {*lanes}
    counts = {kind: len(getattr(ds, f"{kind.lower()}s")) for kind in graph}
    assert counts == {
        head.text: int(text.text or "")
        for head in heads
        for text in shown
        if at(text)[1] == at(head)[1] and text is not head
    }
    rows = iter([text for text in shown if "mono" in text.attrib["class"]])
    expected = []
    for fields in graph.values():
        for field, targets in fields.items():
            row = next(rows)
            assert field == row.text
            expected += [(lanes[target], at(row)[1], str(count)) for target, count in targets.items()]
    numbers = [(*at(text), text.text) for text in shown if text.get("text-anchor") == "middle"]
    assert expected == numbers


def test_a_reference_without_an_arrow_is_an_error(ds: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that the data say is left out unseen."""
    monkeypatch.setattr(records, "_PARTICIPANTS", ("Official", "Organization"))

    with pytest.raises(ValueError, match=r"^no arrow for \('Event', 'participants', 'Role'\)$"):
        records.references(ds)


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_the_quotation_is_followed_to_its_characters(lang: Any) -> None:
    """Record, claim, address, offsets and digest as the example has them, and exactly those characters marked."""
    invented, article = kz_diplomacy.example()
    statement = invented.statements["on-the-lamp"]
    (passage,) = statement.claims[1].evidence
    assert isinstance(passage, kz_diplomacy.Passage)
    shown = [text.text or "" for text in texts(f"quotation-{lang}.svg")]
    whole = " ".join(shown)

    assert shown.index(statement.id) < shown.index(passage.address) < shown.index(passage.sha256[:32])
    assert shown[shown.index(passage.sha256[:32]) + 1] == passage.sha256[32:]
    assert statement.claims[1].text[lang] in whole
    assert f"number {passage.number} start {passage.start} end {passage.end} voice quoted" in whole
    root = parsed(f"quotation-{lang}.svg")
    marks = [at(mark) for mark in root.iter(f"{SVG}rect") if mark.get("class") == "f-mark"]
    marked = [text.text for text in root.iter(f"{SVG}text") if (at(text)[0], at(text)[1] - 14) in marks]
    assert article.text(passage) == " ".join(filter(None, marked))
    assert [str(passage.start), str(passage.end)] == [text for text in shown if re.fullmatch(r"\d{4}", text)]


def test_characters_that_do_not_prove_are_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is a record that lacks what the picture shows of it."""
    invented, article = kz_diplomacy.example()
    with monkeypatch.context() as changed:
        changed.setattr(Article, "text", lambda self, passage: "Nobody asks.")
        with pytest.raises(ValueError, match="other characters"):
            quotation.picture(invented, article, "en")
    monkeypatch.setattr(quotation, "_STATEMENT", "on-the-rescue")
    with pytest.raises(ValueError, match="with a speaker and a date"):
        quotation.picture(invented, article, "en")


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_the_timeline_draws_what_has_a_date(ds: Dataset, lang: Any) -> None:
    """Every dated record and no other; no date and no heading is cut; hatching shows."""
    svg = pictures()[f"timeline-{lang}.svg"]
    drawn = {id.partition(".")[0] for id in re.findall(r'id="([a-z0-9-]+\.[a-z-]+)"', svg)}
    entries = [e for e in ds.timeline() if not (isinstance(e.record, Role) and e.record.official is None)]
    dated = {entry.record.id for entry in entries if entry.when}
    em = (7.5 - 0.2) * 72 / 9
    lines = [*text_lines([*dated_rows(ds, lang)], ds, lang, em)]
    description = timeline.description(ds, lang)

    assert dated == drawn
    assert [] == [line.dates for line in lines if "…" in line.dates]
    assert [] == [line.text for line in lines if line.style == "dated" and "…" in line.text]
    assert {str(len(dated)), str(sum(entry.when is None for entry in entries))} <= {*re.findall(r"\d+", description)}
    assert "<text" not in svg
    grounds = re.findall(r'<pattern[^>]*>\s*<rect[^>]*fill="(#\w+)"', svg)
    assert {"#d9eaf3", "#f9e7d9", "#d9ebe6"} == {*grounds}
    assert all(f'[fill="{ground}"]' in svg for ground in grounds)
    assert not re.search(r"fill: url\([^)]*\); fill-opacity", svg)


def test_no_picture_has_words_of_the_article(article: str) -> None:
    """Nor have the pages that show them."""
    printed = set().union(*map(runs, article.split("\n")[1:]))

    assert [] == [name for name, svg in pictures().items() if runs(svg) & printed]


@pytest.mark.parametrize("page", ["docs/pictures.md", "docs/speed.md", "README.kk.md", "README.ru.md"])
def test_a_page_has_words_for_the_pictures_that_it_shows(page: str) -> None:
    """Each in the language of the picture; the page of the pictures shows each once."""
    shown = re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", (DOCS.parent / page).read_text("utf-8"))
    letters = {"en": "[a-z]", "ru": "[а-я]", "kk": "[әғқңөұүһі]"}

    assert len(shown) == len({path for _, path in shown}) == (9 if page == "docs/pictures.md" else 1)
    for words, path in shown:
        assert Path(path).name in NAMES
        assert len(words) > 60
        assert re.search(letters[path[-6:-4]], words)
