"""Keuzedelen in a browser: those of the opleiding above those that a reader types, also in a dossier of before."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser import DESK, PHONE, violations
from conftest import build_site
from filling import address, sheet

pytestmark = pytest.mark.browser

KEUZEDELEN = """\
keuzedelen:
  - {id: bier, code: K9998, titel: Bier tappen}
  - {id: wijn, titel: Wijn schenken}
"""
BEFORE = {"gegevens.keuzedelen.r3.titel": "Thee zetten", "proef.keuzedelen.e3.wat": "In de pot"}
OWN = {"proef.keuzedelen.bier.wat": "Aan de tap", "proef.keuzedelen.wijn.wat": "Aan tafel"}


@pytest.fixture
def server(klein: Path) -> str:
    """The tiny handbook of a school with keuzedelen, opened from disk."""
    file = klein / "data/scholen/proef/opleidingen/kok.yml"
    file.parent.mkdir(parents=True)
    file.write_text(KEUZEDELEN, encoding="utf-8")
    done = build_site(klein, klein / "site", SCHOOL="proef")
    assert done.returncode == 0, done.stdout + done.stderr
    return f"{(klein / 'site').as_uri()}/"


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_what_was_typed_before_stays_and_the_new_rows_are_kept(chromium: Browser, server: str, width: int) -> None:
    with sheet(chromium, server, width) as here:
        here.open(address("proef", "kok"))
        here.page.evaluate("(answers) => handboek.dossiers.create(answers)", BEFORE)
        here.open(address("proef", "kok"))
        assert here.shown().items() >= BEFORE.items()
        for name, words in OWN.items():
            here.page.locator(f'[name="{name}"]').fill(words)
        rows = here.page.locator("[data-rijen='proef.keuzedelen'] > tr")
        expect(rows).to_have_count(len(OWN) + 3)
        expect(rows.locator("th").first).to_have_text("K9998 Bier tappen")
        expect(rows.locator(".rij-weg")).to_have_count(3)  # none to take away what the school offers
        table = here.page.locator("table", has=rows)
        table.locator("xpath=following-sibling::p").get_by_role("button", name="Rij erbij").click()
        here.page.locator('[name="gegevens.keuzedelen.r4.titel"]').fill("Koffie branden")
        here.open(address("proef", "kok"))
        assert here.shown().items() >= (BEFORE | OWN).items()
        assert here.kept().items() >= (BEFORE | OWN | {"gegevens.keuzedelen.r4.titel": "Koffie branden"}).items()
        assert here.wrong == []
        assert violations(here.page) == []
        here.wrong.clear()  # axe asks for style sheets, which a page from disk may not read


def test_they_count_as_one_question(chromium: Browser, server: str) -> None:
    """On the formulier and on the page of the dossiers alike."""
    with sheet(chromium, server) as here:
        here.open(address("proef", "kok"))
        before = here.page.locator("#voortgang").inner_text()
        for name in OWN:
            here.page.locator(f'[name="{name}"]').fill("Ja")
        here.page.locator("h1").click()
        assert before.startswith("0 van ")
        expect(here.page.locator("#voortgang")).to_have_text(before.replace("0 van", "1 van", 1))
        here.open("formulieren/dossier.html")
        expect(here.page.locator("[data-formulier='proef'] [data-voortgang]")).to_contain_text(
            before.replace("0 van", "1 van", 1)
        )
