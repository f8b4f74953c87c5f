"""Every page by keyboard alone: all can be reached, focus shows, what opens also closes."""

import re

import pytest
from playwright.sync_api import Browser, expect

from browser import DESK, KINDS, PHONE, Scheme, reader
from focus import FOCUSED, MARK, walk

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("width", "scheme", "key"), [(PHONE, "light", "Tab"), (DESK, "dark", "Tab"), (DESK, "light", "Shift+Tab")]
)
def test_tab_reaches_everything_and_focus_shows(
    chromium: Browser, server: str, width: int, scheme: Scheme, key: str
) -> None:
    wrong = []
    with reader(chromium, width, scheme) as page:
        for path in KINDS.values():
            page.goto(server + path)
            expected = page.evaluate(MARK)
            stops = walk(page, key)
            reached = {int(stop["stop"]) for stop in stops if stop["stop"] is not None}
            wrong += [f"{path}: not reached: {what}" for stop, what in enumerate(expected) if stop not in reached]
            for stop in stops:
                if stop["ring"] < 2 or stop["contrast"] < 3 or not stop["inView"] or stop["covered"]:
                    wrong.append(f"{path}: focus does not show: {stop}")
    assert wrong == []


def test_the_first_stop_skips_to_the_content(chromium: Browser, server: str) -> None:
    with reader(chromium, DESK) as page:
        for path in KINDS.values():
            page.goto(server + path)
            page.keyboard.press("Tab")
            expect(page.locator(":focus")).to_have_text(re.compile("Ga naar de inhoud"))
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.closest('main') !== null"), path


def test_the_tijdlijn_leads_on(chromium: Browser, server: str) -> None:
    for width, drawing in ((PHONE, "smal"), (DESK, "breed")):
        with reader(chromium, width) as page:
            page.goto(server + "index.html")
            assert page.locator(f".{drawing} a").count() == 8
            link = page.locator(f".{drawing} a", has_text="Tussengesprek")
            link.focus()
            page.keyboard.press("Enter")
            expect(page).to_have_url(server + "gesprekken/tussengesprek.html")


def test_details_open_and_close(chromium: Browser, server: str) -> None:
    with reader(chromium, DESK) as page:
        page.goto(server + KINDS["opleiding"])
        page.locator("summary").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator("details").first.locator("dl")).to_be_visible()
        page.keyboard.press("Space")
        expect(page.locator("details").first.locator("dl")).to_be_hidden()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_search_opens_answers_and_closes(chromium: Browser, server: str, width: int) -> None:
    with reader(chromium, width) as page:
        page.goto(server + KINDS["sleutels"])
        if width == PHONE:
            page.locator("header").get_by_role("button", name="Zoeken", exact=True).focus()
            page.keyboard.press("Enter")
        else:
            page.keyboard.press("/")
        expect(page.locator("#__search")).to_be_checked()
        expect(page.get_by_role("textbox", name="Zoeken")).to_be_focused()
        page.keyboard.type("startgesprek")
        first = page.locator(".md-search-result__link").first
        expect(first).to_be_visible()
        page.keyboard.press("Escape")
        expect(first).not_to_be_in_viewport()
        page.keyboard.press("Tab")  # no trap: the next stop is not in the closed search
        assert page.evaluate("document.activeElement.closest('.md-search__output') === null")
        page.keyboard.press("/")
        expect(page.locator("#__search")).to_be_checked()
        page.keyboard.press("ArrowDown")
        expect(first).to_be_focused()
        assert page.evaluate(FOCUSED)["ring"] >= 2
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(re.escape(server) + "gesprekken/startgesprek.html"))


def test_the_menu_of_a_phone_opens_leads_and_closes(chromium: Browser, server: str) -> None:
    with reader(chromium, PHONE) as page:
        page.goto(server + KINDS["gesprek"])
        button = page.locator("header").get_by_role("button", name="Menu")
        expect(button).to_have_attribute("aria-expanded", "false")
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")
        page.wait_for_timeout(400)
        stops = [page.evaluate(FOCUSED)]
        while page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null"):
            page.keyboard.press("Tab")
            stops.append(page.evaluate(FOCUSED))
        assert len(stops) > 10
        assert [stop for stop in stops if stop["ring"] < 2 or not stop["inView"] or stop["covered"]] == []
        expect(button).to_be_focused()  # past the last one the menu has closed
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "false")

        page.keyboard.press("Space")
        back = page.locator(".md-sidebar--primary").get_by_role("button", name="Gesprekken")
        back.focus()
        page.keyboard.press("Enter")  # one level up
        up = page.locator(".md-sidebar--primary").get_by_role("link", name="Leren")
        expect(up).to_be_in_viewport()
        up.focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(server + "leren/index.html")


def test_light_and_dark_by_keyboard(chromium: Browser, server: str) -> None:
    with reader(chromium, DESK) as page:
        page.goto(server + "index.html")
        body = page.locator("body")
        expect(body).to_have_attribute("data-md-color-scheme", "default")
        for _ in range(6):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.closest('[data-md-component=palette]') !== null"):
                break
        page.keyboard.press("Enter")
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
        page.keyboard.press("Enter")
        expect(body).to_have_attribute("data-md-color-scheme", "default")
        page.keyboard.press("Space")
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
        page.goto(server + KINDS["gesprek"])
        expect(body).to_have_attribute("data-md-color-scheme", "slate")


def test_words_explain_themselves(chromium: Browser, server: str) -> None:
    with reader(chromium, DESK) as page:
        page.goto(server + "index.html")
        word = page.locator("article abbr").first
        explanation = word.get_attribute("title") or ""
        assert len(explanation) > 20
        tooltip = page.get_by_role("tooltip").filter(has_text=explanation[:20])
        for show in (word.focus, word.hover):
            show()
            expect(tooltip).to_be_visible()
            assert page.evaluate("document.activeElement.title || ''") == "", "the browser's own explanation too"
            page.keyboard.press("Escape")
            expect(tooltip).to_be_hidden()
            page.locator("h1").hover()
            word.blur()
