"""The canonical text: one form, whatever a copy was saved as; and what is no copy says why."""

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kz_diplomacy import ArticleError, QueryError, canonical

LIMIT = 4 * 1024 * 1024


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return tmp_path / "copy.txt"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param("One.\nTwo.", "One.\nTwo.", id="as it is"),
        pytest.param("One.\r\nTwo.\r\n", "One.\nTwo.", id="CRLF"),
        pytest.param("One.\rTwo.\r", "One.\nTwo.", id="CR"),
        pytest.param("One.\u2028Two.\u2029", "One.\nTwo.", id="Unicode line ends"),
        pytest.param("\ufeffOne.", "One.", id="byte order mark"),
        pytest.param("\n\n One. \n \t\n\nTwo.\n\n", "One.\nTwo.", id="blank lines and trailing blanks"),
        pytest.param("One\u00a0and\u202fone \t one.", "One and one one.", id="no-break spaces and runs of blanks"),
        pytest.param("и\u0306 е\u0308", "й ё", id="NFD"),
        pytest.param("№ ﬁ … ²", "№ ﬁ … ²", id="signs that only look alike"),
        pytest.param("a < b\n<1>", "a < b\n<1>", id="a bracket that opens no tag"),
    ],
)
def test_text(saved: Path, data: str, expected: str) -> None:
    """Text has one canonical form, whatever its line ends, blanks and normal form."""
    saved.write_bytes(data.encode())

    assert expected == canonical(saved)
    assert expected == canonical(str(saved))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param("<p>One.</p><p>Two.</p>", "One.\nTwo.", id="paragraphs"),
        pytest.param("<div>One.<br>Two.<br/>Three.</div>", "One.\nTwo.\nThree.", id="line breaks"),
        pytest.param("<P>One.<P>Two.<LI>Three.", "One.\nTwo.\nThree.", id="unclosed and in capitals"),
        pytest.param("<p>One\nand <b>o</b>ne<i>.</i></p>", "One and one.", id="line ends and inline elements"),
        pytest.param("<p>&laquo;A&raquo;&nbsp;&#8212; B &amp; C &lt;", "«A» — B & C <", id="entities"),
        pytest.param("<pre>One.\nTwo.</pre>Three\nfour.", "One.\nTwo.\nThree four.", id="preformatted"),
        pytest.param("<pre>One.\n<b>Two</b>.\nThree.</pre>", "One.\nTwo.\nThree.", id="markup in preformatted"),
        pytest.param("<p>One.</pre></nav> Two\nthree.", "One.\nTwo three.", id="stray end tags"),
        pytest.param(
            "<title>T</title><script>1<2;'</p>'</script><style>p{}</style><p>One<script>x</script>.", "One.", id="head"
        ),
        pytest.param("<nav>a<nav>b</nav>c<p>d</p></nav><p>One.</p><aside>e</aside>", "One.", id="nested navigation"),
        pytest.param("<p>One.</p><svg/><figcaption>Photo</figcaption><p>Two.", "One.\nTwo.", id="captions"),
        pytest.param("<!doctype html><!-- <p>No.</p> --><p>One.", "One.", id="comments"),
        pytest.param("<p><![if !x]>One.<![endif]><![CDATA[x]]><![foo[ y>", "One.", id="marked sections"),
        pytest.param("<p>One.<p>Two &am", "One.\nTwo &am", id="an entity cut off"),
        pytest.param("<p>One.<p class='", "One.", id="a tag cut off"),
        pytest.param("<p>One.<!-- Two.", "One.", id="a comment cut off"),
    ],
)
def test_pages(tmp_path: Path, markup: str, expected: str) -> None:
    """Of a page the text is left: blocks are paragraphs; what is beside the text or between its paragraphs is not."""
    page = tmp_path / "page.html"
    page.write_text(markup, encoding="utf-8")

    assert expected == canonical(page)


@pytest.mark.parametrize(
    ("name", "markup"), [("a.HTM", "One.<br>Two."), ("a.txt", "\n <p>One.<p>Two."), ("a", "<!-- --><p>One.<p>Two.")]
)
def test_a_page_is_known_by_its_ending_or_by_its_first_tag(tmp_path: Path, name: str, markup: str) -> None:
    """A name is not enough to tell a page from text, nor is it needed."""
    (tmp_path / name).write_text(markup, encoding="utf-8")

    assert canonical(tmp_path / name) == "One.\nTwo."


def problem(file: str | os.PathLike[str]) -> tuple[str, str]:
    with pytest.raises(ArticleError) as caught:
        canonical(file)
    return caught.value.reason, str(caught.value)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", "it is empty, or has nothing but blanks and markup", id="empty"),
        pytest.param("\ufeff \n\u00a0\r\n".encode(), "it is empty, or has nothing but blanks and markup", id="blank"),
        pytest.param(b"<p></p><script>x</script>", "it is empty, or has nothing but blanks and markup", id="no text"),
        pytest.param(
            b"\x89PNG\0\xff", "it is binary, not text: save the article as text or HTML in UTF-8", id="binary"
        ),
        pytest.param("мәтін".encode("utf-16"), "byte 0 is not UTF-8: save the article as UTF-8", id="UTF-16"),
        pytest.param("ab й".encode("cp1251"), "byte 3 is not UTF-8: save the article as UTF-8", id="another encoding"),
        pytest.param(
            b"a" * (LIMIT + 1),
            "it has over 4,194,304 characters: keep the article, and cut what is around it",
            id="long",
        ),
        pytest.param(
            b"a" * (4 * LIMIT + 1),
            "it has over 4,194,304 characters: keep the article, and cut what is around it",
            id="far too long",
        ),
    ],
)
def test_a_file_that_holds_no_text(saved: Path, data: bytes, expected: str) -> None:
    """Each way in which a file can be no copy is told apart, with what to do."""
    saved.write_bytes(data)

    assert ("unreadable", f'"{saved}": {expected}') == problem(saved)


@pytest.mark.parametrize("letter", ["a", "\U0001fa94"], ids=["of one byte", "of four bytes"])
def test_a_file_as_long_as_may_be(saved: Path, letter: str) -> None:
    """The limit counts characters, not bytes, and is allowed itself."""
    saved.write_text(letter * LIMIT, encoding="utf-8")

    assert LIMIT == len(canonical(saved))


def test_a_name_that_leads_to_no_file(tmp_path: Path) -> None:
    """A missing file, a folder and one that the system refuses are told apart."""
    inside = tmp_path / "a.txt"
    inside.write_text("One.", encoding="utf-8")

    assert ("unreadable", f'"{tmp_path}/no.txt": there is no such file') == problem(tmp_path / "no.txt")
    assert ("unreadable", f'"{tmp_path}": it is a folder: name the file in it') == problem(tmp_path)
    assert ("unreadable", f'"{inside}/b": it cannot be read (Not a directory)') == problem(inside / "b")
    assert ("unreadable", '"a\\u0000b": it cannot be read (embedded null byte)') == problem("a\0b")


def test_a_long_name_is_shown_cut() -> None:
    """Up to 300 characters it is shown whole."""
    folders = "a" * 99 + "/" + "b" * 99 + "/"

    assert f'"{folders}{"c" * 100}": there is no such file' == problem(folders + "c" * 100)[1]
    assert f'"{folders}{"c" * 99}…": there is no such file' == problem(folders + "c" * 101)[1]


def test_what_is_no_name_of_a_file() -> None:
    """A number or the like names no file."""
    with pytest.raises(QueryError) as caught:
        canonical(3)  # type: ignore[arg-type]

    assert 'found 3, expected the name of a file: write it as text, such as "article.html"' == str(caught.value)


PIECES = st.sampled_from([*"aй.«—\u0306\u00a0\ufeff \t\n\r\x0b\x1f\x85\u2028<>&;!-/'\"=[", "<p>", "</pre>", "<script"])


@settings(deadline=None)
@given(st.lists(PIECES).map("".join), st.sampled_from(["txt", "html"]))
def test_the_canonical_form_is_canonical(tmp_path_factory: pytest.TempPathFactory, data: str, ending: str) -> None:
    """Whatever a file holds, its text comes out in NFC, single spaces and whole paragraphs, or it has none."""
    file = tmp_path_factory.getbasetemp() / f"any.{ending}"
    file.write_bytes(data.encode())
    try:
        text = canonical(file)
    except ArticleError as error:
        text = error.reason

    assert unicodedata.normalize("NFC", text) == text
    assert [" ".join(line.split()) for line in text.split("\n")] == text.split("\n")
    assert "" not in text.split("\n")
