"""The keyboard's way over a page: where it should come, and how each stop shows."""

from typing import Any

from playwright.sync_api import Page

MARK = """() => {
    const reachable = "a[href], button, input, textarea, select, summary, [tabindex='0']";
    const seen = {visibilityProperty: true, opacityProperty: true};
    const shown = [...document.querySelectorAll(reachable)]
        .filter((element) => element.closest("main, .md-footer") && element.checkVisibility(seen));
    // The keyboard comes to one of a group of radio buttons; arrows go to the others.
    const stops = new Map(shown.map((element) => [element.type === "radio" ? element.name : element, element]));
    [...stops.values()].forEach((element, number) => {
        for (const one of element.type === "radio" ? document.getElementsByName(element.name) : [element]) {
            one.dataset.stop = number;
        }
    });
    return [...stops.values()].map((element) => element.outerHTML.slice(0, 100));
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
