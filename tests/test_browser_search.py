"""The Dutch search as a reader uses it: type a question, and find the page."""

import json
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, Request, expect

from browser import DESK, reader
from conftest import ROOT
from handboek.model import Handboek

RIGHT_FIRST = 0.95
INDEX = "search/zoekindex.js"

pytestmark = pytest.mark.browser


def ask(page: Page, question: str) -> list[str]:
    """Type a question, and return the pages that are found, best first, as `leren/smart`."""
    box = page.locator(".md-search__input")
    box.fill("")
    box.press("Backspace")
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    box.fill(question[:-1])
    box.press_sequentially(question[-1])
    page.wait_for_selector(".md-search-result__item, .md-search-result__meta a", state="attached")
    links = page.locator(".md-search-result__item > a:first-child").evaluate_all("all => all.map(a => a.href)")
    root = page.evaluate("new URL(JSON.parse(document.querySelector('#__config').text).base, location).href")
    return [link.split("#")[0].removeprefix(root).removesuffix(".html") for link in links]


@pytest.mark.browser
def test_what_is_pasted_is_searched(chromium: Browser, server: str) -> None:
    with reader(chromium, DESK) as page:
        page.goto(server)
        page.locator(".md-search__input").click()
        page.keyboard.insert_text("stagecontract")  # no key, as when a telephone completes a word
        expect(page.locator(".md-search-result__item").first).to_be_visible()


def said(page: Page) -> str:
    return page.locator(".md-search-result__meta").inner_text()


def questions() -> dict[str, list[str]]:
    text = (ROOT / "tests" / "zoekvragen.yml").read_text(encoding="utf-8")
    return {question: [pages] if isinstance(pages, str) else pages for question, pages in yaml.safe_load(text).items()}


def test_everyday_questions_find_their_page_first(chromium: Browser, server: str, site: Path) -> None:
    asked = questions()
    assert len(asked) >= 60
    assert [page for pages in asked.values() for page in pages if not (site / f"{page}.html").is_file()] == []
    with reader(chromium, DESK) as page:
        page.goto(server + "index.html")
        found = {question: ask(page, question) for question in asked}
    wrong = {
        question: found[question][:3]
        for question, right in asked.items()
        if found[question][:1] not in [[page] for page in right]
    }
    assert len(wrong) <= (1 - RIGHT_FIRST) * len(asked), wrong
    if wrong:
        print(f"not first: {wrong}")


def test_every_opleiding_is_found_by_its_name_and_crebo(chromium: Browser, server: str, handboek: Handboek) -> None:
    with reader(chromium, DESK) as page:
        page.goto(server + "naslag/over.html")
        for slug, opleiding in handboek.opleidingen.items():
            for question in (opleiding.naam, opleiding.naam.lower(), opleiding.crebo):
                assert ask(page, question)[0] == f"opleidingen/{slug}/index", question


def test_nothing_of_the_search_is_fetched_before_it_is_used(chromium: Browser, server: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.removeprefix(server))

    with reader(chromium, DESK) as page:
        page.on("request", note)
        page.goto(server + "leren/smart.html", wait_until="networkidle")
        before = list(asked)
        page.keyboard.press("/")
        expect(page.locator(".md-search__input")).to_be_focused()
        page.wait_for_load_state("networkidle")
        assert ask(page, "mentor")[0] == "rollen/praktijkopleider"
    late = {INDEX, "assets/zoekmachine.js"}
    assert late.isdisjoint(before)
    assert late <= set(asked)
    assert not [url for url in asked if "/workers/" in url]


def test_a_question_in_the_address_is_answered(chromium: Browser, server: str) -> None:
    with reader(chromium, DESK) as page:
        page.goto(server + "veilig/index.html?q=geen+tijd")
        first = page.locator(".md-search-result__item > a").first
        expect(first).to_be_visible()
        first.click()
        page.wait_for_url(server + "begeleiden/ritme.html*")


def test_a_typing_error_is_mended_and_said(chromium: Browser, server: str, handboek: Handboek) -> None:
    with reader(chromium, DESK) as page:
        page.goto(server + "index.html")
        ask(page, "praktijkopleider")
        assert handboek.teksten.zoeken.gezocht_op not in said(page)
        ask(page, "praktijkoplieder")
        assert f"{handboek.teksten.zoeken.gezocht_op}: praktijkopleider" in said(page)


def test_nothing_found_leads_on(chromium: Browser, server: str) -> None:
    with reader(chromium, DESK) as page:
        page.goto(server + "leren/smart.html")
        assert ask(page, "xyzzy") == []
        page.locator(".md-search-result__meta a").first.click()
        page.wait_for_url(server + "naslag/begrippen.html")


def test_the_words_that_find_a_page_are_not_shown(chromium: Browser, server: str) -> None:
    with reader(chromium, DESK) as page:
        page.goto(server + "index.html")
        ask(page, "webdeveloper")
        shown = page.locator(".md-search-result__item").first.inner_text().lower()
    assert "software developer" in shown
    assert "webdeveloper" not in shown
    assert "programmeur" not in shown


def test_an_index_that_cannot_be_loaded_is_told_and_tried_again(
    chromium: Browser, server: str, handboek: Handboek
) -> None:
    with reader(chromium, DESK) as page:
        page.route(f"**/{INDEX}", lambda route: route.abort())
        page.goto(server + "index.html")
        page.locator(".md-search__input").press_sequentially("smar")
        expect(page.locator(".md-search-result__meta")).to_have_text(handboek.teksten.zoeken.niet_geladen)
        page.unroute(f"**/{INDEX}")
        assert ask(page, "smart")[0] == "leren/smart"


def test_texts_in_the_index_are_shown_and_never_run(chromium: Browser, server: str) -> None:
    attack = "<img src=x onerror=window.gehackt=1> smart & <b>vet</b>"
    docs = [{"location": "leren/smart.html", "title": attack, "text": attack, "ook": [attack]}]
    docs.append({"location": "leren/smart.html#kop", "title": attack, "text": attack})
    index = {"docs": docs, "delen": {}, "stopwoorden": [], "lichte_woorden": [], "teksten": {}, "kijk_ook_bij": []}
    with reader(chromium, DESK) as page:
        body = f"var zoekindex={json.dumps(index)};"
        page.route(f"**/{INDEX}", lambda route: route.fulfill(body=body, content_type="text/javascript"))
        page.goto(server + "index.html")
        ask(page, "smart")
        assert page.locator(".md-search-result__item h1").inner_text() == attack
        assert page.locator(".md-search-result__item :is(img, b)").count() == 0
        assert page.evaluate("window.gehackt") is None


def test_search_works_from_disk(chromium: Browser, site: Path) -> None:
    with reader(chromium, DESK) as page:
        page.goto((site / "veilig" / "index.html").as_uri())
        assert ask(page, "stage gesprek")[0] in ("gesprekken/index", "momenten/drie-gesprekken")
        assert ask(page, "geen tijd")[0] == "begeleiden/ritme"
        page.locator(".md-search-result__item > a").first.click()
        page.wait_for_url((site / "begeleiden" / "ritme.html").as_uri() + "*")
