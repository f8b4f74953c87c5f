"""Every formulier on paper: clean A4 to write on, and one sheet where it says so."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser import DESK, reader
from filling import ANY, MOST, address, has, slug_of, versions
from handboek.model import Handboek
from paper import printed, sheets, solid, without_poppler

pytestmark = [pytest.mark.browser, without_poppler]

ON_SCREEN_ONLY = {
    *("Bewaar als bestand", "Druk af", "Rij erbij", "Mijn dossiers", "Alle formulieren", "Lees eerst hoe het werkt"),
    *("Begin hiermee", "Zet in je agenda", "Open in een rekenblad", "Nieuw dossier", "Ga naar inhoud", "×"),
}


def on_each_sheet(handboek: Handboek, form: str, size: str, number: int, of: int) -> list[str]:
    """Return what stands in the margin of a sheet."""
    slug = slug_of(handboek, size)
    named = [handboek.formulieren[form].titel, *([handboek.opleidingen[slug].naam] if slug else [])]
    return [" · ".join(named), f"{number} / {of}"]


@pytest.mark.parametrize("version", versions(ANY, MOST), ids=", ".join)
def test_an_empty_formulier(
    chromium: Browser, server: str, handboek: Handboek, tmp_path: Path, version: tuple[str, str]
) -> None:
    form, size = version
    with reader(chromium, DESK) as page:
        page.goto(server + address(form, slug_of(handboek, size)))
        questions = (
            page.locator("form :is(label, legend, caption):not(.kopvelden > legend)")
            .filter(visible=True)
            .all_inner_texts()
        )
        paper = printed(page, tmp_path)
        assert page.locator(".antwoord").count() == 0, "what is made for paper is gone afterwards"
    texts = sheets(paper)
    if has(form, "een_vel: true"):
        assert len(texts) == 1, "it says that it fits on one sheet"
    info = subprocess.run(["pdfinfo", paper], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Page size: .*\(A4\)", info)
    for number, text in enumerate(texts, 1):
        for words in on_each_sheet(handboek, form, size, number, len(texts)):
            assert solid(words) in solid(text), f"{words!r} on sheet {number}"
        assert ON_SCREEN_ONLY.intersection(text.splitlines()) == set()
    whole = solid("".join(texts))
    assert [one for one in questions if solid(one) not in whole] == [], "each question is on paper"


def test_what_is_for_paper_alone_is_not_on_the_screen(chromium: Browser, server: str) -> None:
    with reader(chromium, DESK) as page:
        page.goto(server + address("weekgesprek"))
        lines = page.locator(".alleen-papier")
        assert [line.is_visible() for line in lines.all()] == [False, False]
        page.emulate_media(media="print")
        assert [line.is_visible() for line in lines.all()] == [True, True]
