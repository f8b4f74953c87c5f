"""Accessibility: axe finds nothing (WCAG 2.2 A and AA, and its best practices) on any page."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser import DESK, KINDS, PHONE, Scheme, reader, violations
from built import looked_at

SHARES = 8  # of all pages, for as many workers at a time

SCREENS = pytest.mark.parametrize(
    ("width", "scheme"), [(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")]
)


def search(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("gesprek")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def filter_opleidingen(page: Page, text: str) -> None:
    page.get_by_label("Zoek op naam").fill(text)
    expect(page.get_by_role("status")).not_to_be_empty()


@pytest.mark.browser
@SCREENS
def test_a_page_of_each_kind(chromium: Browser, server: str, width: int, scheme: Scheme) -> None:
    found = []
    with reader(chromium, width, scheme) as page:
        for path in KINDS.values():
            page.goto(server + path)
            assert (
                page.locator("body").get_attribute("data-md-color-scheme")
                == {"light": "default", "dark": "slate"}[scheme]
            )
            page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
            found += violations(page)
    assert found == []


@pytest.mark.browser
@SCREENS
def test_a_page_in_use(chromium: Browser, server: str, width: int, scheme: Scheme) -> None:
    found = []
    with reader(chromium, width, scheme) as page:
        page.goto(server + KINDS["sleutels"])
        search(page)
        found += violations(page)
        page.goto(server + KINDS["begin"])
        page.locator("article abbr").first.focus()
        expect(page.get_by_role("tooltip").first).to_be_visible()
        found += violations(page)
        page.goto(server + KINDS["opleidingen"])
        for text in ("zorg", "qqq"):
            filter_opleidingen(page, text)
            found += violations(page)
        if width == PHONE:
            page.goto(server + KINDS["gesprek"])
            page.locator("header").get_by_role("button", name="Menu").click()
            expect(page.get_by_role("link", name="Het tussengesprek").first).to_be_in_viewport()
            found += violations(page)
            page.locator(".md-sidebar--primary").get_by_role("button", name="Gesprekken").click()
            expect(page.get_by_role("link", name="Opzoeken").first).to_be_in_viewport()
            found += violations(page)
    assert found == []


@pytest.mark.browser
@pytest.mark.parametrize("share", range(SHARES))
def test_every_page(chromium: Browser, server: str, site: Path, share: int) -> None:
    found = []
    with reader(chromium, DESK) as page:
        for path in looked_at(site)[share::SHARES]:
            page.goto(server + path)
            found += violations(page)
    assert found == []
