"""Room: nothing sticks out on a phone, large text stays whole, fingers can hit what they aim at, paper is calm."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser import DESK, KINDS, PHONE, Scheme, reader, too_wide
from built import looked_at

SMALLEST = 320
FINGER = 44
"""CSS pixels: what a finger hits with ease. WCAG asks 24."""

pytestmark = pytest.mark.browser


def test_no_page_scrolls_sideways(chromium: Browser, server: str, site: Path) -> None:
    found = []
    with reader(chromium, PHONE) as page:
        for path in looked_at(site):
            page.goto(server + path)
            found += too_wide(page)
    assert found == []


@pytest.mark.parametrize("width", [1240, 1280, 1440, 1920])
@pytest.mark.parametrize(
    ("name", "rows"), [("ROC De Proefpolder", 1), ("Regionaal Opleidingscentrum De Proefpolder", 2)]
)
def test_a_tab_for_the_school_stays_in_sight(chromium: Browser, server: str, width: int, name: str, rows: int) -> None:
    with reader(chromium, width) as page:
        page.goto(server)
        tab = page.locator(".md-tabs__item").last
        tab.evaluate(
            """(tab, name) => {
                const own = tab.cloneNode(true);
                tab.after(own);
                own.firstElementChild.textContent = name;
            }""",
            name,
        )
        shown = page.locator(".md-tabs__link").evaluate_all(
            """(links) => {
                const {left, right, bottom} = document.querySelector(".md-tabs__list").getBoundingClientRect();
                const boxes = links.map((link) => link.getBoundingClientRect());
                const out = boxes.filter((box) => box.left < left || box.right > right || box.bottom > bottom);
                return [out.length, new Set(boxes.map((box) => box.top)).size];
            }"""
        )
        assert shown == [0, rows]


def test_the_name_of_a_school_takes_two_rows_on_a_phone(chromium: Browser, server: str) -> None:
    with reader(chromium, PHONE) as page:
        page.goto(server)
        title = page.locator(".md-header__topic .md-ellipsis").first
        title.evaluate("(title) => title.textContent = 'ROC De Proefpolder in Almere'")
        assert title.evaluate("(it) => it.scrollWidth <= it.clientWidth && it.scrollHeight <= it.clientHeight")
        room, shown = page.locator(".md-header").bounding_box(), title.bounding_box()
        assert room
        assert shown
        assert 30 < shown["height"] <= room["height"]


def cut_off(page: Page) -> list[str]:
    """Return the texts of which a part falls outside the window or behind the edge of what they stand in."""
    return [
        f"{page.url}: {found}"
        for found in page.evaluate(
            """() => {
                const width = document.documentElement.clientWidth, cut = [];
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    const text = walker.currentNode, range = document.createRange();
                    if (!text.data.trim() || !text.parentElement.closest("article, .md-footer")) continue;
                    if (!text.parentElement.checkVisibility()) continue;
                    if (text.parentElement.closest(".onzichtbaar, .invultabel thead")) continue;
                    range.selectNodeContents(text);
                    for (const line of range.getClientRects()) {
                        let [left, right] = [0, width];
                        for (let box = text.parentElement; box; box = box.parentElement) {
                            if (getComputedStyle(box).overflowX === "visible") continue;
                            const edge = box.getBoundingClientRect();
                            [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
                        }
                        if (line.left < left - 1 || line.right > right + 1) cut.push(text.data.trim().slice(0, 60));
                    }
                }
                return [...new Set(cut)];
            }"""
        )
    ]


def test_text_of_twice_the_size_stays_whole_on_the_smallest_screen(chromium: Browser, server: str) -> None:
    found = []
    with reader(chromium, SMALLEST, bypass_csp=True) as page:  # the style is ours, not of the page
        for path in KINDS.values():
            page.goto(server + path)
            page.add_style_tag(content="html { font-size: 250% !important }")  # Material's 125%, doubled
            found += too_wide(page) + cut_off(page)
    assert found == []


def small_targets(page: Page) -> list[str]:
    """Return the buttons, fields and links that are too low for a finger; a link within a sentence may be low."""
    return [
        f"{page.url}: {found}"
        for found in page.evaluate(
            """(finger) => [...document.querySelectorAll("a[href], button, input, summary, [role=button]")]
                .filter((target) => target.checkVisibility({visibilityProperty: true, opacityProperty: true}))
                .map((target) => /checkbox|radio/.test(target.type) && target.labels[0] ? target.labels[0] : target)
                .filter((target) => {
                    const {width, height, right} = target.getBoundingClientRect();
                    if (!width || right <= 0) return false;
                    const around = target.closest("p, li, dd, td, th, h2, h3, div:not(:has(> div))");
                    const alone = !around || around.innerText?.trim() === target.innerText?.trim();
                    const inline = target.matches("a:not(svg a)") && getComputedStyle(target).display === "inline";
                    return !(inline && !alone) && (height < finger || width < 24);
                })
                .map((target) => [target, Math.round(target.getBoundingClientRect().height)])
                .map(([target, height]) => `${height} high: ${target.outerHTML.slice(0, 90)}`)""",
            FINGER - 0.5,
        )
    ]


def test_a_finger_can_hit_every_button_and_link(chromium: Browser, server: str) -> None:
    found = []
    with reader(chromium, PHONE, has_touch=True, is_mobile=True) as page:
        for path in KINDS.values():
            page.goto(server + path)
            found += small_targets(page)
        page.goto(server + KINDS["gesprek"])
        page.locator("header").get_by_role("button", name="Menu").tap()
        page.wait_for_timeout(300)
        found += small_targets(page)
        page.locator(".md-sidebar--primary").get_by_role("button", name="Gesprekken").tap()
        page.wait_for_timeout(300)
        found += small_targets(page)
    assert found == []


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


PALE = """() => {
    const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).every((part) => part > 128);
    return [...document.querySelectorAll("article *")]
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
        .filter((element) => light(getComputedStyle(element)[element.closest("svg") ? "fill" : "color"]))
        .filter((element) => element.checkVisibility())
        .map((element) => element.outerHTML.slice(0, 80));
}"""
"""The texts that would be too pale for white paper."""


@pytest.mark.browser
def test_the_menu_opens_on_every_kind_of_page(chromium: Browser, server: str) -> None:
    with reader(chromium, PHONE, has_touch=True, is_mobile=True) as page:
        for path in KINDS.values():
            page.goto(server + path)
            page.locator(".md-header [for=__drawer]").tap()
            expect(page.locator(".md-sidebar--primary .md-nav__link:visible").first).to_be_in_viewport()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not here: paper is not tested")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["gesprek", "opleiding", "cyclus", "begin"])
def test_paper(chromium: Browser, server: str, tmp_path: Path, kind: str, scheme: Scheme) -> None:
    with reader(chromium, DESK, scheme) as page:
        page.goto(server + KINDS[kind])
        page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
        page.evaluate(
            "for (const part of document.querySelectorAll('.alleen-scherm, .afdrukken, .invullen')) part.remove()"
        )
        expected = words(page.locator("article").inner_text())
        page.reload()
        page.emulate_media(media="print", color_scheme=scheme)
        assert page.evaluate(PALE) == []
        paper = tmp_path / "paper.pdf"
        page.pdf(path=paper, prefer_css_page_size=True)
    printed = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True).stdout
    on_paper = "".join(words(printed))
    assert [word for word in expected if word not in on_paper] == []
    assert len(on_paper) < 1.15 * len("".join(expected)), "more on paper than the page itself"
    for button in ("Druk deze pagina af\n", "Ga naar inhoud", "Terug naar boven", "Jouw rol", "Volgende\n", "Zoeken"):
        assert button not in printed
    pictures = subprocess.run(["pdftoppm", "-gray", "-r", "40", paper], capture_output=True, check=True).stdout
    header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", pictures)
    assert header is not None
    pixels = pictures[header.end() : header.end() + int(header[1]) * int(header[2])]
    assert pixels[0] == 255
    dark = sum(pixel < 128 for pixel in pixels) / len(pixels)
    assert dark < 0.10, f"{dark:.0%} of the first sheet is dark"
