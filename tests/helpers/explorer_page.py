"""The explorer, opened from disk in a headless Chromium that reaches nothing and complains of nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import make_explorer
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

import kz_diplomacy
from helpers.browser import PATIENCE

# Nothing of the machine is used, and the browser itself asks for nothing.
SWITCHES = """
    --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync
""".split()

Open: TypeAlias = Callable[..., Page]


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of the bundled dataset, and that of the invented one."""
    folder = tmp_path_factory.mktemp("explorer")
    made = {"bundled": kz_diplomacy.load(), "example": kz_diplomacy.example()[0]}
    files = {name: folder / f"{name}.html" for name in made}
    for name, dataset in made.items():
        files[name].write_text(make_explorer.page(dataset), encoding="utf-8")
    return files


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    assert program, "no Chromium: install the package chromium"
    expect.set_options(timeout=1000 * PATIENCE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, pages: dict[str, Path]) -> Iterator[Open]:
    """Opens a page at an address of its own; in the end nothing may have been asked for, or complained of."""
    complaints: list[str] = []
    contexts = []

    def opened(name: str = "bundled", address: str = "", *, query: str = "", width: int = 1280, **more: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": width, "height": 900}, "locale": "en-GB", **more})
        contexts.append(context)
        page = context.new_page()
        url = pages[name].as_uri()
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith((url, "data:")) else complaints.append(asked.url))
        page.goto(f"{url}{query}{address}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [] == complaints


@pytest.fixture(scope="module")
def asked(browser: Browser, pages: dict[str, Path]) -> Iterator[dict[str, Page]]:
    """Both pages, opened once, for what they answer and not for what they show."""
    context = browser.new_context()
    opened = {name: context.new_page() for name in pages}
    for name, page in opened.items():
        page.goto(pages[name].as_uri())
    yield opened
    context.close()
