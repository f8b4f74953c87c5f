"""Every formulier, filled in from top to bottom in a real browser: nothing is lost, and nothing leaves the page."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from desk import PAGE
from filling import ANY, LEAST, MOST, Answers, Sheet, address, sheet, slug_of, versions
from handboek.model import Handboek
from paper import printed, sheets, solid, without_poppler

pytestmark = pytest.mark.browser

MARK = "✕"
_CHOSEN = """() => Object.fromEntries(
    [...document.querySelectorAll("form select")].map((select) => [select.name, select.selectedOptions[0].text]))"""


def on_paper(page: Page, given: Answers) -> list[str]:
    """Return each answer as it is to be read on paper: a choice by its words, a date as one writes it here."""
    chosen: Answers = page.evaluate(_CHOSEN)
    ticked = set(page.evaluate("[...document.querySelectorAll('form :checked[name]')].map((input) => input.name)"))
    texts = {name: chosen.get(name, value) for name, value in given.items() if name not in ticked}
    return [re.sub(r"^(\d{4})-(\d\d)-(\d\d)$", r"\3-\2-\1", text) for text in texts.values()]


def wipe(here: Sheet) -> None:
    """Remove everything with the button for it."""
    here.open(PAGE)
    here.page.get_by_role("button", name="Wis alles").click()
    here.page.get_by_role("dialog").get_by_role("button", name="Wis alles").click()
    expect(here.page.locator("[data-uitkomst]")).to_contain_text("Alles is gewist")
    assert here.kept() == {}


def take_in(here: Sheet, content: bytes) -> None:
    """Open a file and put the dossier in it with the others."""
    file = {"name": "stagedossier.json", "mimeType": "application/json", "buffer": content}
    here.page.set_input_files("#bestand", file)  # type: ignore[arg-type]
    here.page.get_by_role("button", name="Zet het erbij").click()


@without_poppler
@pytest.mark.parametrize("version", versions(ANY, MOST, LEAST), ids=", ".join)
def test_all_that_is_typed_stays(
    chromium: Browser, server: str, handboek: Handboek, tmp_path: Path, version: tuple[str, str]
) -> None:
    form, size = version
    slug = slug_of(handboek, size)
    with sheet(chromium, server) as here:
        here.open(address(form, slug))
        given = here.fill()
        own = {"gegevens.opleiding": slug} if slug else {}
        assert len(given) > 5
        assert here.shown() == given
        assert here.kept() == {**given, **own}
        assert here.asked_since == []

        here.page.reload()
        assert here.shown() == given, "after opening it again"

        marks = here.page.locator("form :checked[name]").count()
        texts = on_paper(here.page, given)
        text = solid("".join(sheets(printed(here.page, tmp_path))))
        assert [one for one in texts if solid(one) not in text] == [], "on paper"
        assert text.count(MARK) == marks, "on paper"
        assert here.shown() == given, "after printing"

        content = here.save()
        assert json.loads(content)["antwoorden"] == {**given, **own}
        wipe(here)
        take_in(here, content)
        expect(here.page.locator(".dossierlijst > li")).to_have_count(1)
        assert here.save() == content, "byte for byte"
        here.open(address(form, slug))
        assert here.shown() == given, "after coming back from a file"
        assert here.asked_since == []
        assert [url for url in here.asked if not url.startswith((server, "blob:"))] == []
