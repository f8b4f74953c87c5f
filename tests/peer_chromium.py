"""Chromium as a maker of PDFs: it tags them, and makes no fields."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from conftest import CHROMIUM_ARGS, chromium_path
from peers import Maker, paper


@contextmanager
def chromium(folder: Path) -> Iterator[Maker | None]:
    """Start Chromium and give what makes PDFs with it, or nothing where there is none."""
    path = chromium_path()
    if path is None:
        yield None
        return
    page_file = paper(folder) / "page.html"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        page = browser.new_page()

        def make(html: str) -> bytes:
            page_file.write_text(html, encoding="utf-8")
            page.goto(page_file.as_uri())
            return page.pdf(prefer_css_page_size=True, print_background=True, tagged=True)

        yield make
        browser.close()
