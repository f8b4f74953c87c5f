"""What a page is on paper: its PDF as Chromium makes it, and the text on that."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

without_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler is not here: paper is not tested"
)


def printed(page: Page, folder: Path) -> Path:
    """Print a page as the browser's own button does, and return the PDF."""
    paper = folder / "papier.pdf"
    page.pdf(path=paper, prefer_css_page_size=True)
    return paper


def sheets(paper: Path) -> list[str]:
    """Return the text on each sheet, in the order in which it was drawn, so that a cell is in one piece."""
    done = subprocess.run(["pdftotext", "-raw", paper, "-"], capture_output=True, text=True, check=True)
    return done.stdout.removesuffix("\f").split("\f")


def solid(text: str) -> str:
    """Return a text without spaces and line breaks, which are another on paper."""
    return re.sub(r"\s+", "", text)
