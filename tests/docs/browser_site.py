"""The built site in a real browser: nox -s docs builds it and runs this."""

import re
import shutil
from collections.abc import Iterator
from functools import partial
from html import unescape
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Literal
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

import kz_diplomacy
from kz_diplomacy._cli import main as _cli

SITE = Path(__file__).parents[2] / "docs" / "_build" / "html"
PAGES = sorted(file.relative_to(SITE).as_posix() for file in SITE.rglob("*.html"))
# The explorer has tests of its own.
ARTICLES = [page for page in PAGES if not page.startswith("explorer/")]
WIDE, NARROW = (1280, 900), (390, 844)
QUIET = (
    "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --no-sandbox"
).split()


class Quietly(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quietly, directory=str(SITE))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    assert found, "needs Chromium: on Debian, apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def show(page: Page, size: tuple[int, int], scheme: Literal["light", "dark"]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    # The theme lets colours fade and the side slide, whatever is asked: it is looked at when all has come to rest.
    page.evaluate("Promise.allSettled(document.getAnimations().map((one) => one.finished))")


def test_the_site_is_built() -> None:
    """There is a site, and a page for every page of the docs."""
    docs = SITE.parents[1]
    written = {file.relative_to(docs).with_suffix(".html").as_posix() for file in docs.glob("*.md")}

    assert written
    assert written <= set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_without_a_fault(name: str, page: Page, address: str) -> None:
    """Nothing is written to the console as an error, no request fails, and none goes to another host."""
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(f"failed: {request.url}"))
    page.on("response", lambda answer: faults.append(f"{answer.status}: {answer.url}") if answer.status > 399 else None)
    page.on("request", lambda asked: None if asked.url.startswith((address, "data:")) else faults.append(asked.url))

    page.goto(address + name, wait_until="networkidle")

    assert [] == faults


def found(page: Page) -> list[tuple[str, str]]:
    """What axe-core finds: its rules with the first element that breaks each."""
    return [(one["id"], one["nodes"][0]["html"]) for one in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("name", ARTICLES)
def test_a_page_can_be_used_by_everyone(name: str, page: Page, address: str) -> None:
    """axe-core finds no violation, wide and light or narrow and dark; no narrow window is scrolled sideways."""
    page.goto(address + name)
    show(page, WIDE, "light")
    violations = found(page)
    show(page, NARROW, "dark")
    violations += found(page)
    width = page.evaluate("document.documentElement.scrollWidth")

    assert [] == violations
    assert width <= NARROW[0]


class Anchors(HTMLParser):
    """What a page links to, and what can be linked to on it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.add(given.get("id") or "")
        self.links += [link for name in ("href", "src", "data") if (link := given.get(name))]


def test_every_internal_link_leads_somewhere() -> None:
    """What a page links to on this site is there, down to the anchor."""
    found = {name: Anchors((SITE / name).read_text("utf-8")) for name in PAGES}
    dead = []
    for name in ARTICLES:
        for link in filter(lambda link: not urlsplit(link).scheme, found[name].links):
            there = urlsplit(urljoin(name, link))
            target, anchor = unquote(there.path), unquote(there.fragment)
            # The anchors of the explorer are made when it is opened.
            if not (SITE / target).is_file() or (anchor and target in ARTICLES and anchor not in found[target].ids):
                dead.append((name, link))

    assert [] == dead


def test_every_record_has_an_address() -> None:
    """The pages of the data have each record under its id, and each sentence under its number."""
    ds = kz_diplomacy.load()
    for kind in ("sources", "topics", "organizations", "officials", "roles", "events", "statements"):
        assert set(getattr(ds, kind).ids) <= Anchors((SITE / "data" / f"{kind}.html").read_text("utf-8")).ids
    sentences = {f"kazinform-{passage.number}".replace(".", "-") for passage in ds.sources["kazinform"].passages}

    assert sentences <= Anchors((SITE / "data" / "coverage.html").read_text("utf-8")).ids


def test_every_command_is_described() -> None:
    """The page of the command line has each command with all that it takes, as the command itself says."""
    text = (SITE / "api-command.html").read_text("utf-8")
    parser = _cli._parser()
    (commands,) = (one.choices for one in parser._actions if isinstance(one.choices, dict))

    assert len(commands) > 5
    for name, command in commands.items():
        (described,) = re.findall(rf'<section id="kz-diplomacy-{name}">(.+?)</section>', text, re.DOTALL)
        shown = unescape(re.sub("<[^>]+>", "", described))
        for action in command._actions:
            if action.dest != "help":
                assert (action.option_strings or [action.metavar])[-1] in shown
                assert (action.help or "") in shown


@pytest.mark.parametrize(
    ("words", "expected"),
    [("roles_at", "api-dataset.html"), ("Zhusan", "data/events.html"), ("Жусан", "data/events.html")],
)
def test_search_finds_a_word(words: str, expected: str, page: Page, address: str) -> None:
    """The search box at the side leads to the page that has the word, in any of the languages."""
    show(page, WIDE, "light")
    page.goto(address + "index.html")
    box = page.get_by_role("textbox", name="Search").or_(page.get_by_role("searchbox", name="Search"))
    box.fill(words)
    box.press("Enter")
    # They come one by one.
    expect(page.locator("#search-results .search-summary")).to_contain_text("Search finished", timeout=30_000)
    found = page.locator("#search-results li a").evaluate_all("links => links.map(link => link.href)")

    assert expected in {urldefrag(link)[0].removeprefix(address) for link in found}
