"""Copies of articles: with a dataset, and which article of which dataset a text is a copy of."""

import pickle
from importlib.resources import as_file
from importlib.resources import files as package_files
from pathlib import Path

import attrs
import pytest
from helpers.copies import LINES, Reader, problem, sentence_of
from helpers.invented import TEXT, digest, files, put, span, write

import kz_diplomacy
from kz_diplomacy import Article, ArticleError, Dataset, QueryError, UnknownIdError

SAILS = "Ash oars.\nBetter sails."

LAMP = "The lamp is our duty, not yours. Nobody asks you to row out at night. Learn the tides first"


# -- with a dataset --


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a copy of the invented article, and other files."""
    with as_file(package_files("kz_diplomacy") / "example" / "article.txt") as shipped:
        (tmp_path / "article.txt").write_bytes(shipped.read_bytes())
    (tmp_path / "notes.md").write_text("no article", encoding="utf-8")
    return tmp_path


@pytest.fixture
def invented() -> Dataset:
    dataset, _ = kz_diplomacy.example()
    return dataset


def test_with_a_copy_the_words_stand_beside_the_record(invented: Dataset, folder: Path) -> None:
    """A statement, its id, a passage or an address gives exactly the printed words."""
    held = invented.with_article(folder / "article.txt")
    statement = held.statements["on-the-lamp"]

    assert held.text(statement).startswith(LAMP)
    assert held.text(statement) == held.text("on-the-lamp") == held.text(statement.passage)
    assert held.text("tidings#2.1") == held.text(held.sources["tidings"].passages[1])


def test_a_folder_gives_every_article_in_it(invented: Dataset, folder: Path) -> None:
    """Of a folder what is an article of the dataset is taken, and what is not is left."""
    for name in ("a-first.txt", "other.txt"):
        (folder / name).write_text("Another text altogether.", encoding="utf-8")

    assert invented.with_article(folder).text("on-the-lamp").startswith(LAMP)


def test_a_folder_without_the_article_is_an_error(invented: Dataset, tmp_path: Path) -> None:
    """It says of each file what is wrong with it, or that there is none."""
    with pytest.raises(ArticleError, match=r"is an article of this dataset\nit has no \.txt or \.html file") as error:
        invented.with_article(tmp_path)
    assert "no article" == error.value.reason
    for name in ("one.txt", "other.txt"):
        (tmp_path / name).write_text("Another text altogether.", encoding="utf-8")
    with pytest.raises(ArticleError, match=r"this dataset\none\.txt: .*\nother\.txt: [^\n]*$"):
        invented.with_article(tmp_path)


def test_a_file_that_is_no_article_is_an_error(invented: Dataset, tmp_path: Path) -> None:
    """A single file is the article or an error."""
    with pytest.raises(ArticleError):
        invented.with_article(tmp_path / "missing.txt")


def test_the_dataset_stays_equal_and_says_what_it_holds(invented: Dataset, folder: Path) -> None:
    """Words are no part of what a dataset is."""
    held = invented.with_article(folder / "article.txt")

    assert invented == held
    assert hash(invented) == hash(held)
    assert repr(invented)[:-1] + ", with the words of tidings)" == repr(held)
    assert held is not invented
    assert () == invented.articles


def test_search_finds_the_words(invented: Dataset, folder: Path) -> None:
    """What is only in the article's own words is found where they are at hand, and not elsewhere."""
    held = invented.with_article(folder / "article.txt")
    first = held.search("goes")[0]

    assert ("farewell", "words", ("goes",)) == (first.record.id, first.field, first.words)
    assert "goes" not in [word for hit in invented.search("goes") for word in hit.words]


def test_words_are_neither_pickled_nor_saved(invented: Dataset, folder: Path, tmp_path: Path) -> None:
    """What comes back from a pickle or a folder is equal, and has no words."""
    held = invented.with_article(folder / "article.txt")
    held.save(tmp_path / "saved")

    assert b"Nobody asks you to row" not in pickle.dumps(held)
    for back in (pickle.loads(pickle.dumps(held)), kz_diplomacy.load(tmp_path / "saved")):
        assert held == back
        assert () == back.articles
    assert not any(b"Nobody asks you to row" in file.read_bytes() for file in (tmp_path / "saved").iterdir())


def test_without_a_copy_it_says_how_to_get_one(ds: Dataset) -> None:
    """Whose words they are, where they stand, how to get them here, and what needs no copy."""
    for of in ("farewell-words", ds.statements["farewell-words"], "kazinform#3.1", ds.sources["kazinform"].passages[0]):
        with pytest.raises(ArticleError) as error:
            ds.text(of)
        assert "no article" == error.value.reason
        assert (
            "the words are those of Kazinform news agency, at https://kaz.inform.kz/news/pandemiya-auganstan-"
            "kazakstannin-beybt-sayasati-aybek-smadiyarov-resmi-okl-kizmetnde-nesmen-este-kaldi-6dc91e/, and are not "
            "in this package; with a copy of the article in a file, .txt or .html, ask "
            'ds.with_article("article.html").text(...). What they say is in .summary and .claims, which need no copy'
        ) == str(error.value)


def test_a_source_without_an_address_names_none(invented: Dataset) -> None:
    """What is not known is not said."""
    (tidings, gazette) = invented.sources
    bare = attrs.evolve(invented, sources=invented.sources.of([attrs.evolve(tidings, url=None), gazette]))

    with pytest.raises(ArticleError) as error:
        bare.text("on-the-lamp")

    assert "the words are those of The Tidings of Port Lumen, and are not in this package; with" in str(error.value)


def test_what_has_no_words_is_one_clear_error(ds: Dataset) -> None:
    """An address into nowhere, a source that is cited as a whole, an unknown id, a record without words, a number."""
    for of, told in (
        ("nowhere#1.1", 'found the source "nowhere", expected an article that this dataset records'),
        ("zakon-kz#1.1", 'found the source "zakon-kz", expected an article that this dataset records'),
        (5, "found 5, expected a statement, a passage, an address, or the id of a statement"),
    ):
        with pytest.raises(QueryError) as error:
            ds.text(of)  # type: ignore[arg-type]
        assert told == str(error.value)
    with pytest.raises(UnknownIdError, match='no statement has the id "farewell-word"; did you mean "farewell-words"'):
        ds.text("farewell-word")
    with pytest.raises(UnknownIdError, match='no statement has the id "operation-zhusan"'):
        ds.text("operation-zhusan")


def test_what_only_looks_like_an_address_is_no_address(invented: Dataset, folder: Path) -> None:
    """It is told as one, whatever stands behind the name of the source."""
    with pytest.raises(QueryError) as error:
        invented.with_article(folder).text("tidings#1.1#2.1")

    assert (
        'found "tidings#1.1#2.1", expected an address: '
        "write kazinform#3.1, a run kazinform#3.1-3.4, or a whole source such as zakon-kz"
    ) == str(error.value)


def test_a_new_copy_takes_the_place_of_the_old(invented: Dataset, folder: Path) -> None:
    """A damaged copy does not stand in the way of a good one, given after it or beside it in a folder."""
    good = (folder / "article.txt").read_text("utf-8")
    (folder / "a-damaged.txt").write_text(good.replace("row out at night", "row out at noon"), "utf-8")
    (folder / "z-damaged.txt").write_text(good.replace("ferry", "barge"), "utf-8")
    damaged = invented.with_article(folder / "a-damaged.txt")

    with pytest.raises(ArticleError):
        damaged.text("on-the-lamp")
    assert damaged.with_article(folder / "article.txt").text("on-the-lamp").startswith(LAMP)
    assert repr(damaged.with_article(folder / "article.txt")).count("tidings") == 1
    assert invented.with_article(folder).text("on-the-lamp").startswith(LAMP)
    assert invented.with_article(folder).text("tidings#6.2") in good


def test_of_two_copies_that_are_as_good_the_first_is_taken(invented: Dataset, folder: Path) -> None:
    """Files go by their names."""
    good = (folder / "article.txt").read_text("utf-8")
    (folder / "article.txt").write_text(good.replace("row out at night", "row out at noon"), "utf-8")
    (folder / "b.txt").write_text(good.replace("Learn the tides", "Learn the winds"), "utf-8")
    first, second, taken = (
        invented.with_article(place).articles[0].verify()
        for place in (folder / "article.txt", folder / "b.txt", folder)
    )

    assert len(first.faults) == len(second.faults) > 0
    assert first == taken != second


def test_what_is_no_file_is_one_clear_error(invented: Dataset, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """A number, a name that no system holds, a folder that cannot be listed."""
    with pytest.raises(QueryError, match="found 5, expected the name of a file or folder"):
        invented.with_article(5)  # type: ignore[arg-type]
    with pytest.raises(ArticleError):
        invented.with_article("x" * 5000)

    def refuse(self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(ArticleError, match=r"it cannot be read \(Permission denied\)") as error:
        invented.with_article(folder)
    assert "unreadable" == error.value.reason


def test_no_record_has_words_of_its_own(ds: Dataset) -> None:
    """No field of any record holds the words of a quotation: none but titles, summaries and claims of our own."""
    assert not hasattr(ds.statements[0], "text")
    assert {"source", "start", "end", "sha256"} == set(ds.statements[0].to_dict()["passage"])


def test_another_source_than_the_held_one_is_still_an_error(invented: Dataset, folder: Path) -> None:
    """A copy of one source has no words of another."""
    with pytest.raises(QueryError, match='found the source "harbour-gazette", expected an article'):
        invented.with_article(folder / "article.txt").text("harbour-gazette#1.1")


# -- which article it is --


def test_another_text(read: Reader) -> None:
    """A text with no sentence of the article is not it."""
    reason, message = problem(read, "Nothing of the kind. Not one sentence.")

    assert "not this article" == reason
    assert message.endswith('copy.txt": it is another text: no sentence of lamp-post stands in it')


def test_a_truncated_copy(read: Reader) -> None:
    """Half of the sentences are enough; with fewer it is not the article."""
    reason, message = problem(read, "\n".join([LINES[0], LINES[1][:63]]))

    assert "not this article" == reason
    expected = "part of the article only: 2 of the 6 sentences of lamp-post stand in it, fewer than half"
    assert message.endswith(expected)
    assert read("\n".join(LINES[:2])).source.id == "lamp-post"


def test_a_passage_that_is_measured_wrong(read: Reader, tmp_path: Path) -> None:
    """Characters prove by their digest and by how many they are."""
    values = files()
    put(values, "sources[0].length", len(TEXT) + 1)
    put(values, "sources[0].passages[6].end", len(TEXT) + 1)
    put(values, "sources[0].passages[2].end", values["sources"][0]["passages"][2]["end"] + 1)
    faults = read(TEXT, kz_diplomacy.load(write(tmp_path / "wrong", values))).verify().faults

    assert ["2.2", "4.2"] == [proof.passage.number for proof in faults]


def test_a_dataset_without_an_article(read: Reader, tmp_path: Path) -> None:
    """There is nothing to prove a copy against."""
    empty = kz_diplomacy.load(write(tmp_path / "empty", {kind: [] for kind in files()}))

    assert ("no article", True) == (
        problem(read, TEXT, empty)[0],
        problem(read, TEXT, empty)[1].endswith("the dataset has no article that it could be a copy of"),
    )


def test_a_dataset_with_several_articles(read: Reader, tmp_path: Path) -> None:
    """It is the one most of whose sentences prove; two that are alike cannot be told apart."""
    values = files()
    excerpt = {**values["sources"][0], "id": "excerpt", "passages": values["sources"][0]["passages"][:1]}
    values["sources"].insert(0, {**excerpt, "evidence": {}})
    both = kz_diplomacy.load(write(tmp_path / "both", values))
    put(values, "sources[0].passages", files()["sources"][0]["passages"])
    twins = kz_diplomacy.load(write(tmp_path / "twins", values))

    assert "lamp-post" == read(TEXT, both).source.id
    assert "excerpt" == read(LINES[0], both).source.id
    reason, message = problem(read, TEXT, twins)
    assert "ambiguous" == reason
    assert message.endswith("it proves to be excerpt as well as lamp-post: read it against a dataset with one of them")


def test_how_many_articles_a_message_names(read: Reader, tmp_path: Path) -> None:
    """Five of those that another text is not, and two of those that cannot be told apart."""
    values = files()
    first = {**values["sources"][0], "evidence": {}}
    values["sources"] += [{**first, "id": f"copy-{letter}"} for letter in "abcde"]
    alike = kz_diplomacy.load(write(tmp_path / "alike", values))

    assert problem(read, "Nothing of the kind.", alike)[1].endswith(
        ": no sentence of lamp-post or copy-a or copy-b or copy-c or copy-d stands in it"
    )
    assert problem(read, TEXT, alike)[1].endswith(
        ": it proves to be lamp-post as well as copy-a: read it against a dataset with one of them"
    )


def test_a_copy_of_none_of_several_articles(tmp_path: Path) -> None:
    """Each of them is named; a long name of a file is shown cut."""
    values = files()
    other = values["sources"][0] | {
        "id": "bell-post",
        "passages": [sentence_of("1.1", SAILS, "Ash oars.")],
        "uncited": {},
    }
    values["sources"].append(other | {"length": len(SAILS), "sha256": digest(SAILS)})
    folder = tmp_path
    while len(str(folder)) < 200:
        folder = folder / ("a" * 50)
    folder.mkdir(parents=True)
    copy = folder / ("c" * (300 - len(str(folder))))
    copy.write_text("Another text.", encoding="utf-8")

    with pytest.raises(ArticleError) as error:
        Article.read(copy, kz_diplomacy.load(write(tmp_path / "data", values)))
    assert 301 == len(str(copy))
    assert (f'"{str(copy)[:299]}…": it is another text: no sentence of lamp-post or bell-post stands in it') == str(
        error.value
    )


# -- against which dataset --


def test_verifying_against_another_dataset(read: Reader, lamps: Dataset, ds: Dataset, tmp_path: Path) -> None:
    """Another dataset is asked for its own digests of the article, or only for its statements in it."""
    values = files()
    put(values, "sources[0].passages[2].sha256", "0" * 64)
    wrong = kz_diplomacy.load(write(tmp_path / "wrong", values))
    passage = {"source": "lamp-post", **span("since 2019. She")}
    statement = {"id": "mine", "kind": "direct", "summary": {"en": "x"}, "passage": passage}
    mine = {kind: [statement] if kind == "statements" else [] for kind in values}
    added = kz_diplomacy.load(write(tmp_path / "mine", mine), base=lamps)
    other = files()
    for index in range(len(other["sources"][0]["passages"])):
        put(other, f"sources[0].passages[{index}].sha256", f"{index}" * 64)
    put(other, "statements", [])
    foreign = kz_diplomacy.load(write(tmp_path / "foreign", other))
    held = read()

    assert held.verify() is held.verify(lamps)
    assert {"changed"} == {proof.status for proof in held.verify(foreign).proofs}
    assert ["2.2"] == [proof.passage.number for proof in held.verify(wrong).faults]
    assert held.verify(added).ok
    assert "mine" in {proof.statement.id for proof in held.verify(added).proofs if proof.statement}
    assert 7 == len(held.verify(ds).proofs)
    assert "since 2019. She" == held.text(added.statements["mine"])
    assert "since 2019. She" == read(TEXT, added).text("mine")
    assert held.text("every-night") == read(TEXT, added).text("every-night")
