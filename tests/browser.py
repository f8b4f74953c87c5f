"""What the browser tests share: a page of each kind, and what a reader can do on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]

PHONE, DESK = 360, 1280

KINDS = {
    "begin": "index.html",
    "rol": "rollen/praktijkopleider.html",
    "moment": "momenten/drie-gesprekken.html",
    "gesprek": "gesprekken/startgesprek.html",
    "sleutels": "gesprekken/sleutels.html",
    "sleutel": "gesprekken/leerpotentieel.html",
    "strategieen": "begeleiden/strategieen.html",
    "cyclus": "begeleiden/beoordelen-en-begeleiden.html",
    "tabel": "begeleiden/observeren.html",
    "kaarten": "begeleiden/kwaliteiten.html",
    "smart": "leren/smart.html",
    "begrippen": "naslag/begrippen.html",
    "vragen": "naslag/vragen.html",
    "bronnen": "naslag/bronnen.html",
    "contact": "naslag/contact.html",
    "opleidingen": "opleidingen/index.html",
    "opleiding": "opleidingen/vakbekwaam-medewerker-veehouderij/index.html",
    "formulieren": "formulieren/index.html",
    "formulier": "opleidingen/vakbekwaam-medewerker-veehouderij/leerplan.html",
    "beoordeling": "opleidingen/vakbekwaam-medewerker-veehouderij/bpv-eindbeoordeling.html",
    "dossier": "formulieren/dossier.html",
    "niet gevonden": "404.html",
}

_AXE = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}


@contextmanager
def reader(chromium: Browser, width: int, scheme: Scheme = "light", **options: Any) -> Iterator[Page]:
    """Open an empty page for a reader who has never been here, with a window of some width."""
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce", **options
    )
    try:
        yield context.new_page()
    finally:
        context.close()


def violations(page: Page) -> list[str]:
    """Return what axe finds on the page as it now is: the rule, where, and why."""
    found = []
    for rule in Axe().run(page, options=_AXE).response["violations"]:
        for node in rule["nodes"]:
            if rule["id"] == "region" and node["target"][0].startswith("#__tooltip"):
                continue  # an explanation is announced with its word, which does stand in a region
            why = "; ".join(check["message"] for check in node["any"] + node["all"] + node["none"])
            found.append(f"{page.url}: {rule['id']} {node['target']}: {why}")
    return found


def too_wide(page: Page) -> list[str]:
    """Return what sticks out of the page sideways, when the page can scroll that way."""
    return [
        f"{page.url}: {found}"
        for found in page.evaluate(
            """() => {
                const width = document.documentElement.clientWidth;
                if (document.scrollingElement.scrollWidth <= width) return [];
                const out = [...document.querySelectorAll("main *, footer *")]
                    .filter((element) => element.getBoundingClientRect().right > width + 0.5)
                    .map((element) => element.outerHTML.slice(0, 80));
                return out.length ? out : ["the page itself"];
            }"""
        )
    ]
