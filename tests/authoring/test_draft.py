"""A dataset is started from an article, loads at once, and keeps what a hand has written when it is started again."""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kz_diplomacy
from kz_diplomacy import Article, ArticleError, Text, canonical, new

PRINTED = """\
Tide tables for all
The harbour of Lumen was open in May. Boats came from Tarn.

— We rang the bell. Nobody slept, said the harbour master.
"""
FILES = (
    "sources.json",
    "topics.json",
    "organizations.json",
    "officials.json",
    "roles.json",
    "events.json",
    "statements.json",
    ".gitattributes",
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    return saved(tmp_path / "tides.txt")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine"


def saved(file: Path, text: str = PRINTED) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def sources_of(folder: Path) -> Any:
    return json.loads((folder / "sources.json").read_bytes())


def test_a_draft_loads(article: Path, mine: Path) -> None:
    """The folder that is made is a dataset, with one article and no other record, in canonical form."""
    drafted = new(mine / "deep", article)
    ds = kz_diplomacy.load(mine / "deep")
    source = ds.sources["tides"]

    assert [source] == [*ds.known.values()]
    assert ("article", "Tide tables for all", "en") == (source.kind, source.title, source.language)
    assert Text(en="?") == source.publisher
    assert set(FILES) == {*contents(mine / "deep")}
    assert (FILES, ()) == (drafted.written, drafted.kept)
    assert ("tides", 5, "en", True) == (drafted.source, drafted.sentences, drafted.language, drafted.guessed)
    assert ds == kz_diplomacy.load(mine / "deep")
    ds.save(mine / "saved")
    assert all((mine / "saved" / name).read_bytes() == (mine / "deep" / name).read_bytes() for name in FILES[:-1])


def test_git_leaves_the_line_ends_as_they_are(article: Path, mine: Path) -> None:
    """The data files keep their line ends in git."""
    new(mine, article)

    assert b"*.json text eol=lf\n*.jsonl text eol=lf\n" == (mine / ".gitattributes").read_bytes()


def test_sentences_are_numbered_and_measured(article: Path, mine: Path) -> None:
    """Sentences are numbered by paragraph, and measured in code points of the canonical text."""
    new(mine, article)
    text = canonical(article)
    source = kz_diplomacy.load(mine).sources[0]

    found = [(one.number, text[one.start : one.end], one.voice) for one in source.passages]
    assert [
        ("1.1", "Tide tables for all", "heading"),
        ("2.1", "The harbour of Lumen was open in May.", "narration"),
        ("2.2", "Boats came from Tarn.", "narration"),
        ("3.1", "— We rang the bell.", "quoted"),
        ("3.2", "Nobody slept, said the harbour master.", "quoted"),
    ] == found
    for one in source.passages:
        assert hashlib.sha256(text[one.start : one.end].encode()).hexdigest() == one.sha256
    assert (len(text), hashlib.sha256(text.encode()).hexdigest()) == (source.length, source.sha256)


def test_the_article_proves_against_its_draft(article: Path, mine: Path) -> None:
    """A copy of the article proves against its draft, and gives the words and the addresses to cite."""
    new(mine, article)
    copy = Article.read(article, kz_diplomacy.load(mine))

    assert copy.verify().ok
    assert "Boats came from Tarn." == copy.text("tides#2.2")
    assert ("tides#2.1-2.2",) == copy.find("in May. Boats").sentences


@given(st.lists(st.text('aбқ .!?«»"(—)1\U0001f600\u0301', min_size=1, max_size=30), min_size=1, max_size=4))
def test_of_any_article_only_blanks_are_left_out(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    """Whatever its paragraphs, the drafted sentences follow one another and leave nothing out but blanks."""
    folder = tmp_path_factory.mktemp("any")
    article = saved(folder / "any.txt", "\n".join(["x", *lines]))
    new(folder / "mine", article, language="kk")
    text, end = canonical(article), 0

    for passage in kz_diplomacy.load(folder / "mine").sources[0].passages:
        assert end <= passage.start
        assert "" == text[end : passage.start].strip()
        end = passage.end
    assert len(text) == end


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param("Good office or bad", "heading", id="no closing mark"),
        pytest.param("«Lamp» and oil", "heading", id="a heading in quotation marks"),
        pytest.param("x" * 120, "heading", id="as long as a heading may be"),
        pytest.param("x" * 121, "narration", id="too long for a heading"),
        pytest.param("He left.", "narration", id="a full stop"),
        pytest.param("He said “no.”", "narration", id="a full stop inside quotation marks"),
        pytest.param("They were:", "narration", id="a colon"),
        pytest.param("– Nobody slept.", "quoted", id="a dash"),
        pytest.param("“Nobody slept.”", "quoted", id="a quotation mark"),
        pytest.param("«" + "x" * 120, "quoted", id="a long quotation without a closing mark"),
    ],
)
def test_a_voice_is_drafted_from_how_a_paragraph_looks(
    article: Path, mine: Path, paragraph: str, expected: str
) -> None:
    """A voice is drafted from how a paragraph opens, how long it is and how it ends."""
    new(mine, saved(article, f"Title\n{paragraph}"), language="en")

    assert expected == kz_diplomacy.load(mine).sources[0].passages[1].voice


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tides.txt", "tides"),
        ("Tides of May, 2024.txt", "tides-of-may-2024"),
        ("port.tides.html", "port.tides"),
        ("a.b.c.txt", "a-b-c"),
        ("Été — 2.txt", "ete-2"),
        ("Айлақ 2024.txt", "2024"),
    ],
)
def test_the_id_is_the_name_of_the_file(tmp_path: Path, mine: Path, name: str, expected: str) -> None:
    """The id is the name of the file in small Latin letters, digits and hyphens, or with the one dot it may have."""
    drafted = new(mine, saved(tmp_path / name))

    assert expected == drafted.source
    assert (expected,) == kz_diplomacy.load(mine).sources.ids


@pytest.mark.parametrize(
    ("text", "given", "expected", "publisher"),
    [
        pytest.param("Кеме айлаққа келді.", None, "kk", Text(kk="?"), id="Kazakh letters"),
        pytest.param("Корабль пришёл.", None, "ru", Text(ru="?"), id="Russian letters"),
        pytest.param("A ship came.", None, "en", Text(en="?"), id="Latin letters"),
        pytest.param("A ship came.", "en-GB", "en-GB", Text(en="?"), id="a subtag"),
        pytest.param("Keme ailaqqa keldi.", "kk-Latn", "kk-Latn", Text(kk="?"), id="Kazakh in Latin letters"),
        pytest.param("2024!", "RU", "RU", Text(ru="?"), id="capitals"),
    ],
)
def test_the_language_is_given_or_told_by_the_letters(
    article: Path, mine: Path, text: str, given: str | None, expected: str, publisher: Text
) -> None:
    """The language is as it was given, else what the letters say; the draft tells which."""
    drafted = new(mine, saved(article, text), language=given)
    source = kz_diplomacy.load(mine).sources[0]

    assert (expected, given is None) == (drafted.language, drafted.guessed)
    assert (expected, publisher) == (source.language, source.publisher)
    assert (given is None) == ("as its letters say" in str(drafted))


def test_the_draft_says_what_to_do_next(article: Path, mine: Path) -> None:
    """The draft says what was done and which commands come next, names with blanks quoted."""
    folder = mine / "my data"

    assert f"""\
{folder}: 5 sentences of tides drafted, in en as its letters say
  written: {", ".join(FILES)}
next:
  look at each sentence and its voice in sources.json: both are drafts
  fill in the publisher, which is "?", and say where and when it was published
  kz-diplomacy find WORDS --article {article} --data '{folder}'  gives the address to cite
  write the records, each field with its evidence
  kz-diplomacy check '{folder}' --article {article}
  kz-diplomacy format '{folder}'
  with --base DIR behind both where its records refer to another dataset""" == str(new(folder, article))
    assert "fill in the publisher" not in str(new(folder, article))


def test_run_again_it_changes_nothing(article: Path, mine: Path) -> None:
    """Run again it changes no byte, needs no pysbd, and says that all was there."""
    new(mine, article)
    (mine / "topics.json").write_text("by hand")
    (mine / "sources.json").write_bytes((mine / "sources.json").read_bytes().replace(b'"?"', b'"Lumen Tidings"') + b" ")
    before = contents(mine)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "pysbd", None)
        drafted = new(str(mine), str(article), language="kk")

    assert before == contents(mine)
    assert ((), FILES) == (drafted.written, drafted.kept)
    assert ("tides", 5, "en", False) == (drafted.source, drafted.sentences, drafted.language, drafted.guessed)
    assert f"{mine}: 5 sentences of tides stand there already, in en" == str(drafted).splitlines()[0]
    assert "written" not in str(drafted)


def test_a_source_that_a_hand_has_renamed_and_cued_is_known(article: Path, mine: Path) -> None:
    """A source is known by its text, whatever a hand has called it; cues beside sentences are not counted."""
    new(mine, article)
    (source,) = sources_of(mine)
    cue = {
        **source["passages"][4],
        "number": "3.2c",
        "start": source["passages"][4]["start"] + 15,
        "voice": "narration",
    }
    source |= {"id": "lumen.tides", "passages": [*source["passages"], cue]}
    (mine / "sources.json").write_text(json.dumps([source]))
    drafted = new(mine, article)

    assert ("lumen.tides", 5, ()) == (drafted.source, drafted.sentences, drafted.written)
    assert not drafted.guessed


def test_missing_files_are_added(article: Path, mine: Path) -> None:
    """What is missing is added; what stands there, be it a file with a record on each line, is kept."""
    new(mine, article)
    (mine / "roles.json").rename(mine / "roles.jsonl")
    for name in ("events.json", ".gitattributes"):
        (mine / name).unlink()
    drafted = new(mine, article)

    assert ("events.json", ".gitattributes") == drafted.written
    assert "roles.jsonl" in drafted.kept
    assert not (mine / "roles.json").exists()


@pytest.mark.parametrize("ending", ["", "\n\n", "\t"])
def test_a_second_article_is_put_behind_the_first(tmp_path: Path, article: Path, mine: Path, ending: str) -> None:
    """A second article is put behind the first, whose bytes stay as a hand has written them."""
    new(mine, article)
    by_hand = b"[ " + json.dumps(sources_of(mine)[0]).encode()
    (mine / "sources.json").write_bytes(by_hand + b" ]" + ending.encode())
    drafted = new(mine, saved(tmp_path / "fog.txt", "Fog came."))

    assert (("sources.json",), "fog") == (drafted.written, drafted.source)
    assert ("tides", "fog") == kz_diplomacy.load(mine).sources.ids
    assert (mine / "sources.json").read_bytes().startswith(by_hand + b",\n  {\n")


@pytest.mark.parametrize("standing", [b"[]", b"[]\n", b" [\n] "])
def test_an_array_without_sources_takes_the_first(article: Path, mine: Path, standing: bytes) -> None:
    """An array without sources takes the first."""
    mine.mkdir()
    (mine / "sources.json").write_bytes(standing)
    new(mine, article)

    assert ("tides",) == kz_diplomacy.load(mine).sources.ids


@pytest.mark.parametrize("ending", [b"", b"\n"])
def test_a_file_of_lines_takes_a_second_article(tmp_path: Path, article: Path, mine: Path, ending: bytes) -> None:
    """In a file with a record on each line a second article takes a line of its own."""
    new(mine, article)
    line = json.dumps(sources_of(mine)[0]).encode() + ending
    (mine / "sources.json").unlink()
    (mine / "sources.jsonl").write_bytes(line)
    drafted = new(mine, saved(tmp_path / "fog.txt", "Fog came."))

    assert ("sources.jsonl",) == drafted.written
    assert ("tides", "fog") == kz_diplomacy.load(mine).sources.ids
    assert (mine / "sources.jsonl").read_bytes().startswith(line)
    assert "its voice in sources.jsonl" in str(drafted)


def test_an_empty_file_of_lines_takes_the_first(article: Path, mine: Path) -> None:
    """An empty file of lines takes the first source."""
    mine.mkdir()
    (mine / "sources.jsonl").touch()
    new(mine, article)

    assert ("tides",) == kz_diplomacy.load(mine).sources.ids


def test_another_text_of_the_same_name_is_refused(article: Path, mine: Path) -> None:
    """A source of that id with another text is an error that says what to do, and nothing is written."""
    new(mine, article)
    before = contents(mine)
    saved(article, "Fog came.")
    with pytest.raises(ArticleError) as caught:
        new(mine, article)

    assert "changed" == caught.value.reason
    assert str(caught.value).startswith(f'"{article}": sources.json has a source tides with another text: give this ')
    assert before == contents(mine)
