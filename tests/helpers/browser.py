"""What can be seen of a page by machine, once it shows it: where it is, what axe-core finds, what stands out."""

from __future__ import annotations

import re
from importlib.resources import files
from urllib.parse import urldefrag

from playwright.sync_api import Page, expect

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")

# In seconds: how long anything may take to be seen. It says nothing of how long it should, so a busy machine has time.
PATIENCE = 30.0
# Whoever listens last is told last, so by then the page has shown where it was led. Without a move there is nothing
# to be told, and nothing to wait for.
GO = """(address) => new Promise((shown) => {
    const before = location.href;
    addEventListener("hashchange", () => shown(), { once: true });
    location.hash = address;
    if (location.href === before) shown();
})"""


def go(page: Page, address: str) -> None:
    """Lead the page to an address behind its #, and come back when it shows what is there."""
    page.evaluate(GO, address)


def expect_address(page: Page, address: str) -> None:
    """Raise unless the page is at an address, or soon comes to it."""
    expect(page).to_have_url(f"{urldefrag(page.url).url}{address}")


def expect_record(page: Page, address: str) -> None:
    """Raise unless the page shows the record of an address, and is there, or soon does and is."""
    expect(page.locator("main article .kind code")).to_have_text(re.split("[/?]", address)[1])
    expect_address(page, address)


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


def overflow(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wide
