"""The page answers as the library does: what falls in a period, what words find, what a copy proves."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from helpers.search_cases import cases, questions
from playwright.sync_api import Page

import kz_diplomacy
from kz_diplomacy import Article, ArticleError, Dataset, WhenError
from kz_diplomacy._article.canonical import canonical, canonical_text

pytest_plugins = ["helpers.explorer_page"]

DATES = (
    [str(year) for year in range(2005, 2028)]
    + [f"{year}-{month:02}" for year in (2020, 2024, 2025) for month in range(1, 13)]
    + """
    0001 9999 1900 2018-12-30 2018-12-31 2020-02-29 2023-12-31 2024-04-01 2025-03-01 2025-12-08 2025-12-09 2025-12-10
    2024~ 2024-04~ 2018/2020 2018-12/2020-01 2020-01/2020-03 2020/2020 2021/ 2021/.. 2021~/.. 2019~/2020 2006/2018~
    [2020..2022] [2020-01..2020-03] [..2024] [2025-03..] [..2005] [2026..] [2024-04-05..2024-04-06]
    """.split()
)
NO_DATES = """
    2024-13 2024-02-30 2023-02-29 0000 24 2024/2020 [2022..2020] [..] / ../2024 /2024 2024- 2024.04 [2024~..] 2024-4
    [2020/2021] 2020/2021/2022 tomorrow 2024-00 2024-04-31
""".split()


@pytest.mark.parametrize("name", ["bundled", "example"])
@pytest.mark.parametrize("certainly", [False, True])
def test_a_period_has_the_same_records(asked: dict[str, Page], name: str, certainly: bool) -> None:
    """For every period the page has the records that during() has, and no others."""
    ds = kz_diplomacy.load() if name == "bundled" else kz_diplomacy.example()[0]
    expected = {
        date: sorted(
            id for kind in (ds.roles, ds.events, ds.statements) for id in kind.during(date, certainly=certainly).ids
        )
        for date in DATES
    }
    script = "([dates, sure]) => Object.fromEntries(dates.map((date) => [date, explorer.during(date, sure).sort()]))"

    assert expected == asked[name].evaluate(script, [DATES, certainly])


def test_what_is_no_date_is_none_on_the_page(asked: dict[str, Page]) -> None:
    """What the library refuses as a date, the page refuses."""
    for text in NO_DATES:
        with pytest.raises(WhenError):
            kz_diplomacy.When(text)

    assert [None] * len(NO_DATES) == asked["bundled"].evaluate(
        "(all) => all.map((one) => explorer.during(one))", NO_DATES
    )


def test_what_is_undated_is_so_on_the_page(asked: dict[str, Page], ds: Dataset) -> None:
    """The page and the library have the same records without a date."""
    expected = [*ds.roles.undated.ids, *ds.events.undated.ids, *ds.statements.undated.ids]

    assert sorted(expected) == sorted(asked["bundled"].evaluate("explorer.ask({undated: true})"))


def test_topics_and_countries_are_as_in_the_library(asked: dict[str, Page], ds: Dataset) -> None:
    """Every topic has the records that about() has, every country those that country() has."""
    for topic in ds.topics.ids:
        expected = {*ds.events.about(topic).ids, *ds.statements.about(topic).ids}
        assert expected == {*asked["bundled"].evaluate("(topic) => explorer.ask({topic})", topic)}
    for country in ("KZ", "AM", "CN", "FI"):
        expected = {id for kind in (ds.roles, ds.events, ds.statements) for id in kind.country(country).ids}
        assert expected == {*asked["bundled"].evaluate("(country) => explorer.ask({country})", country)}


def test_a_search_finds_the_same(asked: dict[str, Page], ds: Dataset) -> None:
    """Every search of the library's own tests finds the same records in the same order, in the same fields."""
    queries = [query for query, *_ in cases()] + [question for question, _ in questions()]
    queries += ["", "қашан", "2024", "виза елші embassy", "СМАДИ́ЯРОВ", "Kazakhstan's", "x", "ж", "Ухань " * 60]
    found = asked["bundled"].evaluate("(all) => all.map((one) => explorer.search(one))", queries)
    expected = [[(hit.record.id, hit.field) for hit in ds.search(query)] for query in queries]
    differing = [
        query
        for query, here, there in zip(queries, found, expected, strict=True)
        if [(id, field) for id, _, field in here] != there
    ]

    assert [] == differing
    for query, here in zip(queries, found, strict=True):
        assert [hit.score for hit in ds.search(query)] == pytest.approx([score for _, score, _ in here])


@pytest.mark.parametrize("length", [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])
def test_the_digest_is_sha_256(asked: dict[str, Page], length: int) -> None:
    """The page's own digest is that of the standard, at every border of a block."""
    for text in ("a" * length, ("қаңтар 😀" * length)[:length]):
        assert sha256(text.encode()).hexdigest() == asked["bundled"].evaluate("(text) => explorer.sha256(text)", text)


PRINTED = [
    "",
    " One\t line. \r\n\r\nTwo.\n",
    "a\u00a0b\u2003c\x85d\u2028e\x0bf\x1cg\ufeffh",
    "и\u0306 é",
    "😀 astral 𝒳\n\n\n end ",
]
MARKED_UP = [
    "<title>Daily</title><h1>News</h1><p>One&nbsp; line.<br>Two.",
    "<!doctype html><html><head><title>x</title><style>p{}</style></head><nav>menu</nav><p>A <b>b</b>\nc.</p>",
    "<div>one<div>two</div>three</div><script>var a = '<p>';</script><aside>no</aside><pre>keep\nlines</pre>",
    "<ul><li>one<li>two</ul><figure><img alt='x'><figcaption>no</figcaption></figure><p>&laquo;q&raquo; &#1179;</p>",
]


@pytest.mark.parametrize("text", PRINTED)
def test_text_is_canonical_as_in_the_library(asked: dict[str, Page], text: str) -> None:
    """Blanks, line ends and composed letters are brought into the same form."""
    assert canonical_text(text) == asked["bundled"].evaluate("(text) => explorer.canonical(text)", text)


@pytest.mark.parametrize("page", MARKED_UP)
def test_a_page_is_canonical_as_in_the_library(asked: dict[str, Page], page: str, tmp_path: Path) -> None:
    """What of a page is text, and where a paragraph ends, is the same."""
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    expected = canonical(tmp_path / "page.html")

    assert expected == asked["bundled"].evaluate("(text) => explorer.canonical(text, 'page.html')", page)


def forgeries(text: str) -> dict[str, str]:
    """Copies, true and forged, that are told by what was done to them."""
    paragraphs = text.split("\n")
    middle = len(paragraphs) // 2
    several = [text.replace("а", "a", 1), text.replace(".", "!", 3), text.replace("the ", "teh ", 2)]
    return {
        "true": text,
        "with text around": f"Menu. Home.\n😀 News!\n{text}\nRead more. Contact us.",
        "in the middle of a line": f"Before it. {text} After it.",
        "without its first line": "\n".join(paragraphs[1:]),
        "without a paragraph": "\n".join(paragraphs[:middle] + paragraphs[middle + 1 :]),
        "a paragraph moved": "\n".join([*paragraphs[:2], *paragraphs[3:], paragraphs[2]]),
        "a paragraph twice": "\n".join([*paragraphs[: middle + 1], *paragraphs[middle:]]),
        "twice": f"{text}\n{text}",
        "half": text[: int(len(text) * 0.62)],
        "a sentence put in": text.replace("\n", "\nPut in by someone. ", 2),
        "astral in the middle": "\n".join([*paragraphs[:middle], "😀😀 𝒳", *paragraphs[middle:]]),
        "reversed": "\n".join(paragraphs[::-1]),
        **{f"letters {number}": forged for number, forged in enumerate(several)},
        "all lower": text.lower(),
        "another": "It is quite another text. Nothing in it is from there.",
    }


def compare(page: Page, ds: Dataset, text: str, folder: Path) -> None:
    for done, copy in forgeries(text).items():
        (folder / "copy.txt").write_text(copy, encoding="utf-8")
        found = page.evaluate("(text) => explorer.verify(explorer.canonical(text))", copy)
        try:
            proofs = Article.read(folder / "copy.txt", ds).verify().proofs
        except ArticleError:
            assert "refused" in found, done
            continue
        expected = {f"{one.passage.start}-{one.passage.end}-{one.passage.sha256}": one.status for one in proofs}
        assert expected == found, done


def test_the_invented_article_proves_as_in_the_library(asked: dict[str, Page], tmp_path: Path) -> None:
    """Of every copy, true or forged, each passage fares as the library says."""
    ds, _ = kz_diplomacy.example()
    text = Path(kz_diplomacy.__file__).with_name("example").joinpath("article.txt").read_text("utf-8")

    compare(asked["example"], ds, canonical_text(text), tmp_path)


def test_the_article_proves_as_in_the_library(
    asked: dict[str, Page], ds: Dataset, article: str, tmp_path: Path
) -> None:
    """Of every copy of the real one, true or forged, each passage fares as the library says."""
    compare(asked["bundled"], ds, article, tmp_path)
