"""What the site asks of a reader's machine: few bytes, no other host, no script that must run, no server."""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect

from browser import DESK, KINDS, PHONE, reader
from built import looked_at, pages

FIRST_PAGE = 90_000  # bytes, compressed
SHARES = 4

pytestmark = pytest.mark.browser


def troubles(page: Page) -> list[str]:
    """Return a list that fills with every error that the page reports, as it comes."""
    found: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            found.append(f"{page.url}: {message.text}")

    page.on("console", note)
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    return found


@pytest.mark.parametrize("share", range(SHARES))
def test_no_page_asks_or_keeps_anything_elsewhere(chromium: Browser, server: str, site: Path, share: int) -> None:
    asked: list[str] = []
    with reader(chromium, DESK) as page:
        found = troubles(page)

        def note(request: Request) -> None:
            asked.append(request.url)

        page.on("request", note)
        for path in looked_at(site)[share::SHARES]:
            page.goto(server + path, wait_until="networkidle")
        kept = page.evaluate("Object.keys(localStorage)")
        cookies = page.context.cookies()
    assert found == []
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith((server, "data:", "blob:"))] == []
    assert cookies == []
    assert [key for key in kept if not re.search(r"\.__(palette|scroll|tabs)$", key)] == []


def test_the_first_page_is_light(chromium: Browser, server: str) -> None:
    sizes: dict[str, int] = {}
    with reader(chromium, PHONE) as page:
        answers: list[Response] = []

        def note(answer: Response) -> None:
            answers.append(answer)

        page.on("response", note)
        page.goto(server + "index.html", wait_until="networkidle")
        for answer in answers:
            if answer.url.startswith("http"):
                sizes[answer.url.removeprefix(server)] = len(gzip.compress(answer.body(), 9, mtime=0))
    assert "assets/handboek.css" in sizes
    assert sum(sizes.values()) <= FIRST_PAGE, (sum(sizes.values()), sizes)


def test_it_works_from_disk(chromium: Browser, site: Path) -> None:
    with reader(chromium, DESK) as page:
        found = troubles(page)
        page.goto((site / "index.html").as_uri())
        page.get_by_role("link", name=re.compile("^Praktijkopleider")).click()
        expect(page).to_have_url((site / "rollen" / "praktijkopleider.html").as_uri())
        page.get_by_label("Hoofdmenu").get_by_role("link", name="Opleidingen").click()
        page.get_by_label("Zoek op naam").fill("25986")
        page.get_by_role("link", name="Vakbekwaam medewerker veehouderij").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Vakbekwaam medewerker veehouderij")
        assert page.locator(".kaart").first.evaluate("(card) => getComputedStyle(card).borderTopStyle") == "solid"
        assert page.evaluate("[...document.images].every((image) => image.naturalWidth > 0)")
        page.wait_for_timeout(300)
    assert found == []


def test_a_missing_page_leads_back(chromium: Browser, server: str, site: Path) -> None:
    with reader(chromium, DESK) as page:
        page.route("**/weg*.html", lambda route: route.fulfill(status=404, path=site / "404.html"))
        for path in ("weg.html", "gesprekken/weg.html", "opleidingen/wegwerker/weg.html"):
            page.goto(server + path)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            expect(page.locator(".md-header")).to_have_css("position", "sticky")
            page.locator("article").get_by_role("link").first.click()
            expect(page).to_have_url(server + "index.html")


def test_without_javascript_nothing_essential_is_missing(chromium: Browser, server: str, site: Path) -> None:
    with reader(chromium, PHONE, java_script_enabled=False) as page:
        for kind in ("begin", "gesprek", "opleiding"):
            page.goto(server + KINDS[kind])
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            expect(page.locator(".afdrukken")).to_be_hidden()
        expect(page.locator(".smartdoel summary").first).to_be_visible()  # folds without a script
        page.goto(server + KINDS["opleidingen"])
        expect(page.locator(".opleidingfilter")).to_be_hidden()
        sectors = page.locator(".sector")
        assert sectors.count() > 3
        assert sectors.get_by_role("link").count() == sum(found.opleiding for found in pages(site).values())
        for sector in sectors.all():
            expect(sector.get_by_role("heading")).to_be_visible()
            expect(sector.get_by_role("link").first).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "shown", "hidden"),
    [
        ("zorg", "Verzorgende IG", "Software developer"),
        ("25998", "Software developer", "Verzorgende IG"),
        ("niveau 3", "Vakbekwaam medewerker veehouderij", "Software developer"),
        ("veehouderij", "Vakbekwaam medewerker veehouderij", "Onderwijsassistent"),
        ("  ZÓRG ", "Verzorgende IG", "Software developer"),
    ],
)
def test_opleidingen_filter_as_one_types(chromium: Browser, server: str, typed: str, shown: str, hidden: str) -> None:
    with reader(chromium, PHONE) as page:
        page.goto(server + KINDS["opleidingen"])
        every = page.locator(".opleidingen li").count()
        page.get_by_label("Zoek op naam").press_sequentially(typed)
        expect(page.get_by_role("link", name=shown)).to_be_visible()
        expect(page.get_by_role("link", name=hidden)).to_be_hidden()
        left = page.locator(".opleidingen li:visible").count()
        assert 0 < left < every
        expect(page.get_by_role("status")).to_have_text(f"{left} van {every} opleidingen")
        assert page.locator(".sector:visible").count() == page.locator(".sector:visible:has(li:visible)").count()


def test_a_filter_that_finds_nothing_says_so_and_shows_the_way(chromium: Browser, server: str) -> None:
    with reader(chromium, PHONE) as page:
        page.goto(server + KINDS["opleidingen"])
        page.get_by_label("Zoek op naam").fill("qqq")
        assert page.locator(".opleidingen li:visible").count() == 0
        expect(page.get_by_role("status")).to_contain_text("Geen opleiding gevonden")
        expect(page.locator("article").get_by_role("link", name="Staat je opleiding er niet bij?")).to_be_visible()
        page.get_by_label("Zoek op naam").fill("")
        assert page.locator(".opleidingen li:visible").count() > 10
        expect(page.get_by_role("status")).to_be_empty()
