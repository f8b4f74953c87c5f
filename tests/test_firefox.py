"""The formulieren in Firefox, where there is one: filled in, kept, saved as a file and opened again."""

import pytest
from playwright.sync_api import Browser, expect

from desk import PAGE
from filling import ANY, MOST, address, sheet, slug_of
from handboek.model import Handboek

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("form", "size"), [("gegevens", ANY), ("leerplan", MOST), ("leerdoel", ANY), ("tijdlijn", ANY)]
)
def test_answers_stay(firefox: Browser, server: str, handboek: Handboek, form: str, size: str) -> None:
    with sheet(firefox, server) as here:
        here.open(address(form, slug_of(handboek, size)))
        given = here.fill()
        here.page.reload()
        assert here.shown() == given
        assert here.wrong == []
        saved = here.save()
        here.open(PAGE)
        here.page.set_input_files("#bestand", {"name": "d.json", "mimeType": "application/json", "buffer": saved})
        expect(here.page.locator("[data-uitkomst]")).to_contain_text("precies dezelfde antwoorden")
