"""A copy of the article in the page: its words beside the records, proved; a forged one told sentence by sentence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from helpers.browser import go, violations
from playwright.sync_api import Page, expect

import kz_diplomacy
from kz_diplomacy import Article, Dataset

if TYPE_CHECKING:
    from helpers.explorer_page import Open

pytest_plugins = ["helpers.explorer_page"]

EXAMPLE = Path(kz_diplomacy.__file__).with_name("example") / "article.txt"


@pytest.fixture(params=["example", "bundled"])
def copy(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Dataset, Path]:
    """The invented article with its dataset, and the real one where its holder has a copy."""
    if request.param == "example":
        return "example", kz_diplomacy.example()[0], EXAMPLE
    file = tmp_path / "article.txt"
    file.write_text(request.getfixturevalue("article"), encoding="utf-8")
    return "bundled", kz_diplomacy.load(), file


def load(page: Page, file: Path) -> None:
    page.get_by_role("button", name="Your copy of the article").click()
    expect(page.locator("#verdict .verdict")).to_have_count(0)
    page.get_by_label("Choose a file").set_input_files(file)
    expect(page.locator("#verdict .verdict")).to_be_visible()


def close(page: Page) -> None:
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_true_copy_gives_every_word(open_page: Open, copy: tuple[str, Dataset, Path]) -> None:
    """Each statement and each sentence stands in the page exactly as it was printed, and proves."""
    name, ds, file = copy
    article = Article.read(file, ds)
    page = open_page(name)
    load(page, file)
    expect(page.locator("#verdict")).to_contain_text(f"All {len(article.verify().proofs)} passages prove")
    assert [] == violations(page)
    close(page)
    for statement in ds.statements:
        go(page, f"#statement/{statement.id}")
        expect(page.locator(".passage.own blockquote")).to_have_text(article.text(statement))
    go(page, f"#source/{article.source.id}")
    printed = [article.text(passage) for passage in article.source.passages]
    assert printed == page.locator(".passages.whole blockquote").all_inner_texts()
    assert [] == violations(page)


def test_a_forged_copy_shows_exactly_what_does_not_prove(
    open_page: Open, copy: tuple[str, Dataset, Path], tmp_path: Path
) -> None:
    """The sentences that were touched are told, with the statements that they stand in, and no other."""
    name, ds, file = copy
    text = Article.read(file, ds)._text
    sentences = [one for one in ds.sources[0].passages if not (one.number or "").endswith("c")]
    touched = [sentences[len(sentences) // 3], sentences[2 * len(sentences) // 3]]
    forged = text
    for one in touched:
        at = one.start + 3
        forged = forged[:at] + ("x" if forged[at] != "x" else "y") + forged[at + 1 :]
    (tmp_path / "forged.txt").write_text(forged, encoding="utf-8")
    wrong = Article.read(tmp_path / "forged.txt", ds).verify().faults
    page = open_page(name)
    load(page, tmp_path / "forged.txt")

    expect(page.locator("#verdict")).to_contain_text(f"{len(wrong)} of ")
    told = page.locator(".faults a").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
    expected = [
        f"#statement/{one.statement.id}" if one.statement else f"#sentence/{one.passage.source}/{one.passage.number}"
        for one in wrong
    ]
    assert expected == told
    assert {one.number for one in touched} <= {one.passage.number for one in wrong}
    page.locator(".faults a").first.click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("main .proof.changed")).to_be_visible()
    expect(page.locator("main blockquote")).to_have_count(0)
    go(page, f"#source/{ds.sources[0].id}")
    assert sum(one.statement is None for one in wrong) == page.locator("main .passage.changed").count()
    assert [] == violations(page)


def test_a_copy_is_pasted_or_dropped_too(open_page: Open) -> None:
    """Pasted text proves as a file does, and so does a file that is dropped on the page."""
    text = EXAMPLE.read_text("utf-8")
    page = open_page("example")
    page.get_by_role("button", name="Your copy of the article").click()
    page.get_by_label("Or paste the text").fill(f"Menu\r\n{text}")
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("#verdict")).to_contain_text("passages prove")
    assert "" == page.get_by_label("Or paste the text").input_value()

    other = open_page("example")
    other.evaluate(
        """(text) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], "article.txt"));
            document.body.dispatchEvent(new DragEvent("drop", {dataTransfer, bubbles: true, cancelable: true}));
        }""",
        text,
    )
    expect(other.locator("#verdict")).to_contain_text("passages prove")


def test_what_is_given_last_is_what_counts(open_page: Open, tmp_path: Path) -> None:
    """A file that takes so long to be read that another copy is given meanwhile comes too late."""
    (tmp_path / "other.txt").write_text("It is quite another text.")
    page = open_page("example")
    page.evaluate("""() => {
        const read = Blob.prototype.arrayBuffer;
        Blob.prototype.arrayBuffer = function () {
            return new Promise((give) => {
                globalThis.giveLate = async () => {
                    give(await read.call(this));
                    await new Promise((rested) => { setTimeout(rested); });
                };
            });
        };
    }""")
    page.get_by_role("button", name="Your copy of the article").click()
    page.get_by_label("Choose a file").set_input_files(tmp_path / "other.txt")
    page.wait_for_function("() => globalThis.giveLate")
    page.get_by_label("Or paste the text").fill(EXAMPLE.read_text("utf-8"))
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("#verdict")).to_contain_text("passages prove")
    page.evaluate("giveLate()")

    expect(page.locator("#verdict")).to_contain_text("passages prove")
    assert "tidings" == page.evaluate("explorer.held()")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"It is quite another text.", "another text"),
        (b"\xff\xfe\x00broken", "not text in UTF-8"),
        (b" \n\t\n", "nothing in it"),
        (b"a " * 3_000_000, "too long"),
    ],
)
def test_what_is_no_copy_is_refused(open_page: Open, tmp_path: Path, data: bytes, told: str) -> None:
    """It is said why, and nothing is held."""
    (tmp_path / "other.txt").write_bytes(data)
    page = open_page("example")
    load(page, tmp_path / "other.txt")

    expect(page.locator("#verdict")).to_contain_text(told)
    assert page.evaluate("explorer.held()") is None


def test_the_words_are_searched_and_then_forgotten(open_page: Open) -> None:
    """With a copy its words are found; forgotten, loaded anew or elsewhere, nothing of them is left."""
    ds, article = kz_diplomacy.example()
    held = ds.with_article(EXAMPLE)
    page = open_page("example")
    load(page, EXAMPLE)
    close(page)
    queries = article.text(ds.statements[0]).split()[:12]
    for query in queries:
        assert [hit.record.id for hit in held.search(query)] == page.evaluate("(q) => explorer.ask({q})", query)
    assert [0, 0, ""] == page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")

    page.get_by_role("button", name="Your copy of the article").click()
    page.get_by_role("button", name="Forget it").click()
    expect(page.locator("#verdict")).to_contain_text("forgotten")
    assert page.evaluate("explorer.held()") is None
    close(page)
    load(page, EXAMPLE)
    page.reload()
    assert page.evaluate("explorer.held()") is None
    assert article.text(ds.statements[0]) not in page.content()


def test_the_page_may_send_nothing(asked: dict[str, Page]) -> None:
    """Its own policy forbids every request: what is tried does not leave the browser."""
    page = asked["example"]
    page.evaluate("""() => {
        document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => {
            globalThis.forbidden = violatedDirective;
        });
        fetch("https://example.org/").catch(() => {});
    }""")

    assert "connect-src" == page.wait_for_function("() => globalThis.forbidden").json_value()
