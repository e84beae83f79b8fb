"""The page as a reader has it: asked, linked to, gone back in, by keyboard alone, in three languages, wide, narrow."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, sleep
from typing import TYPE_CHECKING

import pytest
from helpers.browser import PATIENCE, expect_address, expect_record, go, overflow, violations
from playwright.sync_api import Page, expect

from kz_diplomacy import Claim, Dataset, Passage, Quantity, Source
from kz_diplomacy._records.kinds import AnyRecord

if TYPE_CHECKING:
    from helpers.explorer_page import Open

pytest_plugins = ["helpers.explorer_page"]

# What is shown at an address.
VIEWS = {
    "": "list",
    "#?q=Wuhan": "list",
    "#?during=2024&kind=event": "list",
    "#?during=nonsense": "list",
    "#statement/on-almaty-talks": "record",
    "#role/press-secretary": "record",
    "#source/kazinform": "record",
    "#sentence/kazinform/16.6c": "sentence",
    "#event/no-such": "nowhere",
}
RECORDS = "main [data-id]"


def members(record: AnyRecord) -> list[Quantity | Claim]:
    return [*getattr(record, "quantities", ()), *getattr(record, "claims", ())]


def ids(page: Page) -> list[str]:
    """The records that the page lists, all read at one moment."""
    listed: list[str] = page.locator(RECORDS).evaluate_all("(rows) => rows.map((row) => row.dataset.id)")
    return listed


def expect_soon(expected: list[str], read: Callable[[], list[str]]) -> None:
    """Raise unless what is read is what is expected, or soon becomes it."""
    until = monotonic() + PATIENCE
    while (found := read()) != expected and monotonic() < until:
        sleep(0.05)
    assert expected == found


def test_every_record_is_shown(open_page: Open, ds: Dataset) -> None:
    """Unasked, the page lists every record once, and counts them."""
    page = open_page()
    everything = [
        id
        for kind in ("sources", "topics", "organizations", "officials", "roles", "events", "statements")
        for id in getattr(ds, kind).ids
    ]

    expect_soon(sorted(everything), lambda: sorted(ids(page)))
    expect(page.get_by_role("status")).to_have_text(f"{len(everything)} records")


def test_filters_are_asked_by_hand_and_kept_in_the_address(open_page: Open, ds: Dataset) -> None:
    """Kind, topic, country and a period, possibly and certainly, leave what the library leaves."""
    page = open_page()
    page.get_by_role("checkbox", name="Event").check()
    page.locator("select[name=country]").select_option("AM")
    page.get_by_role("textbox", name="When").fill("2024")
    events = ds.events.country("AM")
    expect_soon(sorted(events.during("2024").ids), lambda: sorted(ids(page)))
    page.get_by_label("certainly then").check()

    expect_soon(sorted(events.during("2024", certainly=True).ids), lambda: sorted(ids(page)))
    expect_address(page, "#?kind=event&country=AM&during=2024&certainly=1")

    page.get_by_role("button", name="Clear everything").click()
    page.locator("select[name=topic]").select_option("visas")
    expected = sorted([*ds.events.about("visas").ids, *ds.statements.about("visas").ids])
    expect_soon(expected, lambda: sorted(ids(page)))


def test_a_year_of_the_axis_asks_for_that_year(open_page: Open, ds: Dataset) -> None:
    """A click on a year shows what may fall in it, a second click everything."""
    page = open_page()
    page.get_by_role("link", name="Only 2018").click()
    expect_soon(sorted(ds.roles.during("2018").ids), lambda: sorted(id for id in ids(page) if id in ds.roles))
    page.get_by_role("link", name="Only 2018").click()
    expect(page.get_by_role("status")).to_contain_text("98")


def test_what_is_no_date_is_told(open_page: Open) -> None:
    """A period that is none is refused in words, beside its field."""
    page = open_page()
    page.get_by_role("textbox", name="When").fill("last spring")

    expect(page.get_by_role("alert")).to_contain_text("“last spring” is no date")
    expect(page.locator(RECORDS)).to_have_count(0)


def test_words_are_searched_for_in_any_language(open_page: Open, ds: Dataset) -> None:
    """The hits stand as the library ranks them, and the field keeps the focus while one types."""
    page = open_page()
    page.get_by_role("searchbox").press_sequentially("Жусан")

    expect_soon([hit.record.id for hit in ds.search("Жусан")], lambda: ids(page))
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.locator("mark").first).to_contain_text("Жусан")


def test_every_record_has_an_address_of_its_own(open_page: Open, ds: Dataset) -> None:
    """Each shows its fields, the sentences that it rests on, and what refers to it."""
    page = open_page()
    for kind in ("sources", "topics", "organizations", "officials", "roles", "events", "statements"):
        for record in getattr(ds, kind):
            go(page, f"#{record.kind_name}/{record.id}")
            expect_record(page, f"#{record.kind_name}/{record.id}")
            lists = [*record.evidence.values(), *(one.evidence for one in members(record))]
            expected = {one.number if isinstance(one, Passage) else one.source for cited in lists for one in cited}
            assert expected == {
                *page.locator("main :is(.fields dd:not(.field-uncited), header) .cite").all_inner_texts()
            }
            of_source = isinstance(record, Source)
            referring = {f"#{one.kind_name}/{one.id}" for one in ds.referring_to(record)} if not of_source else set()
            links = page.locator("[aria-labelledby=referred] a")
            assert referring == {*links.evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")}


def test_back_and_forward_work(open_page: Open) -> None:
    """From a search to a record, from there to another, and back to the very row."""
    page = open_page(address="#?q=visa")
    page.get_by_role("link", name="Talks with the European Union on visa facilitation").click()
    expect_record(page, "#event/eu-visa-talks")
    expect(page.locator("main h1")).to_be_focused()
    referring = page.locator("[aria-labelledby=referred] a").first
    second = referring.get_attribute("href") or ""
    referring.click()
    expect_record(page, second)
    page.go_back()
    expect_record(page, "#event/eu-visa-talks")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("visa")
    expect(page.locator("[data-id=eu-visa-talks]")).to_be_focused()
    page.go_forward()
    expect_record(page, "#event/eu-visa-talks")
    page.go_forward()
    expect_record(page, second)


def test_the_list_takes_the_reader_back_to_the_row(open_page: Open) -> None:
    """After a record the focus is where it was opened, with the same filters."""
    page = open_page(address="#?kind=event")
    page.locator("[data-id=airport-convoy]").click()
    expect_record(page, "#event/airport-convoy")
    page.go_back()

    expect(page.locator("[data-id=airport-convoy]")).to_be_focused()


def test_a_record_leads_back_to_what_was_asked(open_page: Open) -> None:
    """Its link leads to the same list in the language that was chosen since, and loads nothing anew."""
    page = open_page()
    page.evaluate("() => { globalThis.loaded = 'once'; }")
    page.locator("[data-id=airport-convoy]").click()
    expect_record(page, "#event/airport-convoy")
    page.locator(".back a").click()
    expect(page.locator("[data-id=airport-convoy]")).to_be_focused()
    assert "once" == page.evaluate("globalThis.loaded")

    page = open_page(address="#?q=visa&kind=event")
    page.locator("[data-id=eu-visa-talks]").click()
    expect_record(page, "#event/eu-visa-talks")
    page.locator(".languages [lang=ru]").click()
    expect_record(page, "#event/eu-visa-talks?lang=ru")
    expect(page.locator(".back a")).to_have_attribute("href", "#?q=visa&kind=event&lang=ru")
    page.locator(".back a").click()
    expect(page.locator("[data-id=eu-visa-talks]")).to_be_focused()


def test_moves_close_together_are_shown_once(open_page: Open, ds: Dataset) -> None:
    """The first to be told shows where the last one leads, and nothing is taken from under the reader again."""
    page = open_page()
    same = page.evaluate("""() => new Promise((told) => {
        const lists = [];
        addEventListener("hashchange", () => {
            lists.push(document.querySelector("#list"));
            if (lists.length === 2) told(lists[0] === lists[1]);
        });
        location.hash = "?q=con";
        location.hash = "?q=convoy";
    })""")

    assert same
    assert [hit.record.id for hit in ds.search("convoy")] == ids(page)


def test_an_unknown_address_is_told(open_page: Open) -> None:
    """A record that there is not is said not to be, and a kind that is not its own is no address of it."""
    for address in ("#event/no-such", "#role/airport-convoy", "#sentence/kazinform/99.9", "#%E0%A4%A", "#statement"):
        expect(open_page(address=address).locator("main h1")).to_have_text("There is no record at this address")


def tab_until(page: Page, there: str) -> None:
    """Press Tab until what has the focus is what a selector says."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("(there) => document.activeElement.matches(there)", there):
            return
    pytest.fail(f"40 times Tab, and the focus has not come to {there}")


def test_it_works_by_keyboard_alone(open_page: Open, ds: Dataset) -> None:
    """Past the heading, into the search, to the first hit, into its record, and into the copy and out again."""
    page = open_page()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the records")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    tab_until(page, "input[type=search]")
    page.keyboard.type("convoy")
    expect_soon([hit.record.id for hit in ds.search("convoy")], lambda: ids(page))
    tab_until(page, RECORDS)
    page.keyboard.press("Enter")
    expect_record(page, "#event/airport-convoy")
    expect(page.locator("main h1")).to_be_focused()
    page.get_by_role("button", name="Your copy of the article").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Your copy of the article")).to_be_focused()


@pytest.mark.parametrize(("lang", "heading"), [("kk", "Оқиғалар"), ("ru", "События"), ("en", "Events")])
def test_it_speaks_three_languages(open_page: Open, lang: str, heading: str) -> None:
    """By ?lang, by the address, by the control, and by what the reader's browser prefers; it goes on in links."""
    for page in (
        open_page(query=f"?lang={lang}"),
        open_page(address=f"#?lang={lang}"),
        open_page(locale={"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}[lang]),
    ):
        expect(page.locator("html")).to_have_attribute("lang", lang)
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    page = open_page(address="#event/airport-convoy")
    page.locator(f".languages [lang={lang}]").click()
    expect_record(page, f"#event/airport-convoy?lang={lang}")
    expect(page.locator(".back a")).to_have_attribute("href", f"#?lang={lang}")
    page.locator(".back a").click()
    expect_address(page, f"#?lang={lang}")
    expect(page.get_by_role("heading", name=heading)).to_be_visible()


def test_dates_are_in_the_words_of_the_library(open_page: Open, ds: Dataset) -> None:
    """A record says its date as When.words does."""
    when = ds.events["covid-19-first-wave"].when
    assert when
    for lang in ("kk", "ru", "en"):
        page = open_page(address=f"#event/covid-19-first-wave?lang={lang}")
        expect(page.locator(".field-when")).to_contain_text(when.words(lang))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_everyone_can_read_it(open_page: Open, scheme: str, width: int, lang: str) -> None:
    """axe-core finds no fault in any view, and nothing stands out at the side."""
    page = open_page(query=f"?lang={lang}", width=width, color_scheme=scheme)
    for address, view in VIEWS.items():
        go(page, address)
        expect(page.locator("body")).to_have_attribute("data-view", view)
        assert [] == violations(page), address
        assert 0 == overflow(page), address


def test_it_fits_the_narrowest_window(open_page: Open) -> None:
    """At 320 pixels, as at 400 % in a wide window, nothing is cut off at the side."""
    for address in VIEWS:
        assert 0 == overflow(open_page(address=address, width=320)), address


def test_it_is_printed_without_its_controls(open_page: Open) -> None:
    """On paper stand the records, and nothing to press."""
    page = open_page()
    page.emulate_media(media="print")

    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(page.locator("[data-id=airport-convoy]")).to_be_visible()


def test_nothing_moves_where_that_is_asked(open_page: Open) -> None:
    """With reduced motion no colour fades."""
    for motion, expected in (("reduce", "0s"), ("no-preference", "0.12s")):
        page = open_page(reduced_motion=motion)
        assert expected in page.locator("main a").first.evaluate("(link) => getComputedStyle(link).transitionDuration")
