"""A draft of a dataset: it loads, is kept when it is drafted again, and errors write nothing."""

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kz_diplomacy
from kz_diplomacy import Article, ArticleError, DataError, MissingExtraError, QueryError, Text, canonical, new
from kz_diplomacy._authoring import draft as drafting

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
    """A draft is a dataset in canonical form, with one article and no other record."""
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


def test_line_ends_in_git(article: Path, mine: Path) -> None:
    """The data files keep their line ends in git."""
    new(mine, article)

    assert b"*.json text eol=lf\n*.jsonl text eol=lf\n" == (mine / ".gitattributes").read_bytes()


def test_passages(article: Path, mine: Path) -> None:
    """Sentences are numbered by paragraph, with offsets and digests in the canonical text."""
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


def test_a_copy_of_the_article(article: Path, mine: Path) -> None:
    """A copy of the article matches its draft, and gives the words and the addresses to cite."""
    new(mine, article)
    copy = Article.read(article, kz_diplomacy.load(mine))

    assert copy.verify().ok
    assert "Boats came from Tarn." == copy.text("tides#2.2")
    assert ("tides#2.1-2.2",) == copy.find("in May. Boats").sentences


@given(st.lists(st.text('aбқ .!?«»"(—)1\U0001f600\u0301', min_size=1, max_size=30), min_size=1, max_size=4))
def test_any_article(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    """The drafted sentences of any article are in order, do not overlap, and leave out nothing but blanks."""
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
def test_voices(article: Path, mine: Path, paragraph: str, expected: str) -> None:
    """The voice of a paragraph depends on how it begins, how long it is and how it ends."""
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
def test_ids(tmp_path: Path, mine: Path, name: str, expected: str) -> None:
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
def test_languages(article: Path, mine: Path, text: str, given: str | None, expected: str, publisher: Text) -> None:
    """The language is the given one, or that of the letters, and the draft reports which."""
    drafted = new(mine, saved(article, text), language=given)
    source = kz_diplomacy.load(mine).sources[0]

    assert (expected, given is None) == (drafted.language, drafted.guessed)
    assert (expected, publisher) == (source.language, source.publisher)
    assert (given is None) == ("as its letters say" in str(drafted))


def test_printed(article: Path, mine: Path) -> None:
    """A draft prints the files that it wrote, and the next commands, in which names with blanks are quoted."""
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


def test_run_again(article: Path, mine: Path) -> None:
    """Run again it changes no byte, does not need pysbd, and reports every file as kept."""
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


def test_a_renamed_source(article: Path, mine: Path) -> None:
    """A source is known by its text, even with another id, and its cues are not counted as sentences."""
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


def test_missing_files(article: Path, mine: Path) -> None:
    """Missing files are added, and existing files, those with a record on each line too, are kept."""
    new(mine, article)
    (mine / "roles.json").rename(mine / "roles.jsonl")
    for name in ("events.json", ".gitattributes"):
        (mine / name).unlink()
    drafted = new(mine, article)

    assert ("events.json", ".gitattributes") == drafted.written
    assert "roles.jsonl" in drafted.kept
    assert not (mine / "roles.json").exists()


@pytest.mark.parametrize("ending", ["", "\n\n", "\t"])
def test_a_second_article(tmp_path: Path, article: Path, mine: Path, ending: str) -> None:
    """A second article is added after the first, whose bytes do not change."""
    new(mine, article)
    by_hand = b"[ " + json.dumps(sources_of(mine)[0]).encode()
    (mine / "sources.json").write_bytes(by_hand + b" ]" + ending.encode())
    drafted = new(mine, saved(tmp_path / "fog.txt", "Fog came."))

    assert (("sources.json",), "fog") == (drafted.written, drafted.source)
    assert ("tides", "fog") == kz_diplomacy.load(mine).sources.ids
    assert (mine / "sources.json").read_bytes().startswith(by_hand + b",\n  {\n")


@pytest.mark.parametrize(
    ("name", "content"),
    [("sources.json", b"[]"), ("sources.json", b"[]\n"), ("sources.json", b" [\n] "), ("sources.jsonl", b"")],
)
def test_a_file_without_sources(article: Path, mine: Path, name: str, content: bytes) -> None:
    """The first source is added to a file that has none."""
    mine.mkdir()
    (mine / name).write_bytes(content)
    new(mine, article)

    assert ("tides",) == kz_diplomacy.load(mine).sources.ids


@pytest.mark.parametrize("ending", [b"", b"\n"])
def test_a_second_article_on_a_line(tmp_path: Path, article: Path, mine: Path, ending: bytes) -> None:
    """In a file with a record on each line, a second article is added as a line."""
    new(mine, article)
    line = json.dumps(sources_of(mine)[0]).encode() + ending
    (mine / "sources.json").unlink()
    (mine / "sources.jsonl").write_bytes(line)
    drafted = new(mine, saved(tmp_path / "fog.txt", "Fog came."))

    assert ("sources.jsonl",) == drafted.written
    assert ("tides", "fog") == kz_diplomacy.load(mine).sources.ids
    assert (mine / "sources.jsonl").read_bytes().startswith(line)
    assert "its voice in sources.jsonl" in str(drafted)


def test_another_text_of_the_same_name(article: Path, mine: Path) -> None:
    """A source of the same id with another text is an error that says what to do, and nothing is written."""
    new(mine, article)
    before = contents(mine)
    saved(article, "Fog came.")
    with pytest.raises(ArticleError) as caught:
        new(mine, article)

    assert "changed" == caught.value.reason
    assert str(caught.value).startswith(f'"{article}": sources.json has a source tides with another text: give this ')
    assert before == contents(mine)


# -- errors --


class InBytes(os.PathLike[bytes]):
    def __init__(self, name: bytes) -> None:
        self.name = name

    def __fspath__(self) -> bytes:
        return self.name


@pytest.mark.parametrize("language", ["de", "kaz", "english", "", "e", "en_GB", "en-", 7, b"en"])
def test_wrong_languages(article: Path, mine: Path, language: Any) -> None:
    """A language other than Kazakh, Russian and English is refused."""
    with pytest.raises(
        QueryError, match=r"expected kk, ru or en as the language: sentences are told apart in no other"
    ):
        new(mine, article, language=language)

    assert not mine.exists()


@pytest.mark.parametrize("text", ["2024!", "船は夜明けに着いた。", "Το πλοίο ήρθε."])
def test_unknown_letters(article: Path, mine: Path, text: str) -> None:
    """For an article in other letters, the language must be given."""
    article.write_text(text, encoding="utf-8")
    with pytest.raises(QueryError) as caught:
        new(mine, article)

    expected = 'one in Kazakh, Russian or English: say which, such as language="kk"'
    assert f"found an article in neither Cyrillic nor Latin letters, expected {expected}" == str(caught.value)
    assert not mine.exists()


@pytest.mark.parametrize("name", ["Айлақ.txt", "—.html", "船.txt"])
def test_a_name_without_an_id(article: Path, mine: Path, name: str) -> None:
    """The name of an article must have a Latin letter or a digit."""
    with pytest.raises(QueryError, match=rf'found "{name}", expected a file whose name has Latin letters or digits'):
        new(mine, article.rename(article.with_name(name)))

    assert not mine.exists()


@pytest.mark.parametrize("folder", ["", 7, None, "a\0b", "a\ud800b", b"mine", InBytes(b"a\0b")])
def test_wrong_folders(article: Path, folder: Any) -> None:
    """A folder must be the name of one."""
    with pytest.raises(QueryError, match="expected the name of a folder"):
        new(folder, article)


def test_a_folder_whose_name_is_bytes(article: Path, mine: Path) -> None:
    """The name of a path may be in bytes."""
    assert str(mine) == new(InBytes(os.fsencode(mine)), article).folder  # type: ignore[arg-type]


def test_a_file_for_a_folder(article: Path, mine: Path) -> None:
    """A file is not a folder, and has no folder in it."""
    mine.touch()

    with pytest.raises(QueryError, match=r'found the file ".*mine", expected the name of a folder'):
        new(mine, article)
    with pytest.raises(QueryError, match=r'found ".*deep", which cannot be written \(.+\), expected a folder that can'):
        new(mine / "deep", article)


def test_a_name_that_is_too_long(article: Path, mine: Path) -> None:
    """A name that is too long for the disk is an error of the package."""
    with pytest.raises(QueryError, match="cannot be written"):
        new(mine / ("x" * 5000), article)


def test_a_full_disk(article: Path, mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a file cannot be written, the error says why, and the existing files do not change."""

    def write(path: Path, data: object) -> None:
        raise OSError(28, "No space left on device")

    new(mine, article)
    before = (mine / "sources.json").read_bytes()
    article.write_text("Fog came.", encoding="utf-8")
    monkeypatch.setattr(drafting, "write_atomic", write)
    with pytest.raises(QueryError, match=r"cannot be written \(No space left on device\)"):
        new(mine, article.rename(article.with_name("fog.txt")))

    assert before == (mine / "sources.json").read_bytes()


def test_no_article(mine: Path) -> None:
    """An article that cannot be read is an error, and nothing is written."""
    with pytest.raises(ArticleError, match="there is no such file"):
        new(mine, mine / "none.txt")
    with pytest.raises(QueryError, match="expected the name of a file"):
        new(mine, 7)  # type: ignore[arg-type]

    assert not mine.exists()


def test_too_many_paragraphs(article: Path, mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More paragraphs than a sentence number can count are refused."""
    monkeypatch.setattr(drafting, "MAX_PARAGRAPHS", 2)
    article.write_text("One.\nTwo.", encoding="utf-8")
    new(mine / "two", article)
    article.write_text("One.\nTwo.\nThree.", encoding="utf-8")

    with pytest.raises(ArticleError, match="it has over 2 paragraphs"):
        new(mine / "three", article)
    assert not (mine / "three").exists()


def test_without_pysbd(article: Path, mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pysbd nothing is written."""
    monkeypatch.setitem(sys.modules, "pysbd", None)

    with pytest.raises(MissingExtraError, match=r"kz-diplomacy\[draft\]"):
        new(mine, article)
    assert not mine.exists()


@pytest.mark.parametrize("name", ["sources.json", "sources.jsonl"])
@pytest.mark.parametrize("broken", [b"{", b"7", b"\xff", b'{"id": "tides"}', b"[{}]", b"[]]"])
def test_a_broken_file(article: Path, mine: Path, name: str, broken: bytes) -> None:
    """The faults of a broken file with sources are raised, and the file does not change."""
    mine.mkdir()
    (mine / name).write_bytes(broken)

    with pytest.raises(DataError) as caught:
        new(mine, article)
    assert str(mine) == caught.value.where
    assert {name} == {fault.file for fault in caught.value.faults}
    assert {name: broken} == {file.name: file.read_bytes() for file in mine.iterdir()}


def test_both_forms_of_a_file(article: Path, mine: Path) -> None:
    """Two files with sources are a fault."""
    mine.mkdir()
    for name in ("sources.json", "sources.jsonl"):
        (mine / name).write_bytes(b"[]" if name == "sources.json" else b"")

    with pytest.raises(DataError, match=r"both sources\.json and sources\.jsonl"):
        new(mine, article)


def test_a_folder_for_a_file(article: Path, mine: Path) -> None:
    """A folder with the name of the file with the sources is a fault."""
    (mine / "sources.json").mkdir(parents=True)

    with pytest.raises(DataError, match=r"sources\.json \$: found a file that cannot be read"):
        new(mine, article)


def test_a_source_that_cites_a_base(article: Path, mine: Path) -> None:
    """A source may cite sources of a base, which is not known here."""
    new(mine, article)
    (source,) = json.loads((mine / "sources.json").read_bytes())
    resting = json.dumps([{**source, "evidence": {"title": ["almanac", "other#1.1"]}}])
    (mine / "sources.json").write_text(resting, encoding="utf-8")
    drafted = new(mine, article)

    assert ("tides", ()) == (drafted.source, drafted.written)
    assert resting == (mine / "sources.json").read_text(encoding="utf-8")


def test_a_source_that_cites_no_sentence(article: Path, mine: Path) -> None:
    """A source that cites a missing sentence of its own is a fault, as in ``load``."""
    new(mine, article)
    (source,) = json.loads((mine / "sources.json").read_bytes())
    (mine / "sources.json").write_text(json.dumps([{**source, "evidence": {"title": ["tides#9.9"]}}]), encoding="utf-8")

    with pytest.raises(DataError, match=r'found "tides#9\.9", expected a sentence of tides, which has no 9\.9'):
        new(mine, article)
