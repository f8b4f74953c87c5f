"""Every page by keyboard alone: all can be reached, focus shows, what opens also closes."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser import DESK, KINDS, PHONE, Scheme, reader

pytestmark = pytest.mark.browser

MARK = """() => {
    const reachable = "a[href], button, input, summary, [tabindex='0']";
    const seen = {visibilityProperty: true, opacityProperty: true};
    const shown = [...document.querySelectorAll(reachable)]
        .filter((element) => element.closest("main, .md-footer") && element.checkVisibility(seen));
    shown.forEach((element, number) => element.dataset.stop = number);
    return shown.map((element) => element.outerHTML.slice(0, 100));
}"""

FOCUSED = """async () => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255)
        .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const rgb = (colour) => colour.match(/[\\d.]+/g).map(Number);
    let behind = element.parentElement;
    while (behind && (rgb(getComputedStyle(behind).backgroundColor)[3] ?? 1) < 0.9) behind = behind.parentElement;
    const ground = luminance(behind ? rgb(getComputedStyle(behind).backgroundColor) : [255, 255, 255]);
    const ring = element.matches(".md-option") ? element.nextElementSibling : element;
    const style = getComputedStyle(ring), line = luminance(rgb(style.outlineColor));
    let box, covered = true;
    for (let frame = 0; covered && frame < 30; frame += 1) {  // the page may still be scrolling
        if (frame) await new Promise(requestAnimationFrame);
        box = ring.getClientRects()[0];
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 12));
        covered = !top || top === document.body || !(ring.contains(top) || top.contains(ring));
    }
    return {
        what: element.outerHTML.slice(0, 100),
        stop: element.dataset.stop ?? null,
        ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
        contrast: (Math.max(ground, line) + 0.05) / (Math.min(ground, line) + 0.05),
        inView: box.width > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
        covered,
    };
}"""


def walk(page: Page, key: str = "Tab") -> list[dict[str, Any]]:
    """Press a key until focus leaves the page or returns to where it began; return each stop."""
    stops: list[dict[str, Any]] = []
    for _ in range(600):
        page.keyboard.press(key)
        stop = page.evaluate(FOCUSED)
        if stop is None or (stops and stop == stops[0]):
            return stops
        stops.append(stop)
    raise AssertionError(f"{page.url}: no end to the keyboard's way: {stops[-3:]}")


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
