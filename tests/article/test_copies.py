"""A dataset with a copy of its article at hand: the words beside the records, and what never happens to them."""

import pickle
from importlib.resources import as_file, files
from pathlib import Path

import attrs
import pytest

import kz_diplomacy
from kz_diplomacy import ArticleError, Dataset, QueryError, UnknownIdError

LAMP = "The lamp is our duty, not yours. Nobody asks you to row out at night. Learn the tides first"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a copy of the invented article, and other files."""
    with as_file(files("kz_diplomacy") / "example" / "article.txt") as shipped:
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
