"""Which answers go into a PDF: those of this formulier, as they are now, and a word about each that stays behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from filling import Sheet, address, sheet
from pdf_taking import know, take
from pdfs import reader

pytestmark = pytest.mark.browser

GOAL = "leerdoel.doel"


@pytest.fixture
def here(chromium: Browser, site: Path) -> Iterator[Sheet]:
    """A reader who opened the handbook from disk."""
    with sheet(chromium, f"{site.as_uri()}/") as found:
        yield found


def empty(site: Path, path: str) -> bytes:
    return (site / path).with_suffix(".pdf").read_bytes()


def test_from_disk_nothing_leaves_the_page(here: Sheet) -> None:
    here.open(address("leerdoel"))
    know(
        here, {GOAL: "Ik kneed deeg.", "gegevens.stagiair": "Şebnem Yıldız", "kennismaking.werk": "Van een ander blad"}
    )
    assert here.asked_since == []
    taken = take(here)
    assert taken.name == "leerdoel-sebnem-y-ld-z.pdf"
    assert taken.kept == {GOAL: "Ik kneed deeg.", "gegevens.stagiair": "Şebnem Yıldız"}
    assert taken.said.splitlines() == [
        "De pdf staat bij je downloads. Aantal antwoorden erin: 2. Je kunt hem nog verder invullen."
    ]
    assert {url.partition("assets/")[2] for url in here.asked_since if "assets/" in url} == {
        f"pdf/{name}.js" for name in ("page", "letters", "file", "typed", "fill")
    }
    assert [url for url in here.asked_since if "assets/" not in url and not url.startswith("blob:")] == [
        f"{here.server}{address('leerdoel').replace('.html', '.pdf.js')}"
    ]


def test_taking_it_again_takes_what_is_there_now(here: Sheet) -> None:
    here.open(address("leerdoel"))
    know(here, {GOAL: "Ik kneed deeg."})
    first = take(here)
    here.page.locator(f'[name="{GOAL}"]').fill("Ik vorm brood.")
    second = take(here)
    assert (first.kept, second.kept) == ({GOAL: "Ik kneed deeg."}, {GOAL: "Ik vorm brood."})
    assert first.pdf[-4000:] != second.pdf[-4000:]
    assert here.page.locator("[data-pdf]").count() == 1
    trailers = [reader(pdf).trailer["/ID"] for pdf in (first.pdf, second.pdf)]
    assert trailers[0][0] == trailers[1][0]
    assert trailers[0][1] != trailers[1][1]


def test_without_answers_it_is_the_empty_one(here: Sheet, site: Path) -> None:
    here.open(address("leerdoel"))
    taken = take(here)
    assert (taken.name, taken.kept) == ("leerdoel.pdf", {})
    assert taken.pdf.startswith(empty(site, address("leerdoel")))
    assert here.kept() == {}


def test_a_second_week_is_a_paper_of_its_own(here: Sheet) -> None:
    here.open(f"{address('weekgesprek')}?nr=2")
    name = "punten.beleving"
    know(here, {f"weekgesprek.{name}": "week een", f"weekgesprek~2.{name}": "week twee"})
    taken = take(here)
    assert (taken.name, taken.kept) == ("weekgesprek-2.pdf", {f"weekgesprek.{name}": "week twee"})


def test_more_rows_than_paper_has_are_told(here: Sheet) -> None:
    here.open(address("leerdoel"))
    rows = {f"leerdoel.stappen.r{number}.stap": f"Stap {number}" for number in range(1, 10)}
    know(here, rows)
    taken = take(here)
    assert 0 < len(taken.kept) < len(rows)
    left = len(rows) - len(taken.kept)
    assert f"Antwoorden die niet in de pdf staan: {left} (" in taken.said
    assert here.kept() == rows


@pytest.mark.parametrize("question", ["soort", "werkproces"])
def test_a_choice_that_is_gone_is_told(here: Sheet, question: str) -> None:
    here.open(address("leerdoel", "software-developer"))
    know(here, {f"leerdoel.{question}": "bestaat-niet", GOAL: "Ik kneed deeg."})
    taken = take(here)
    assert taken.kept == {GOAL: "Ik kneed deeg."}
    assert "Antwoorden die niet in de pdf staan: 1 (" in taken.said


def test_a_werkproces_of_ones_own_is_on_it(here: Sheet) -> None:
    here.open(address("leerplan"))
    own = {"gegevens.werkprocessen.r1.titel": "Pijpen stemmen", "leerplan.werk.e1.hier": "Onder de lessenaar"}
    know(here, own)
    assert take(here).kept == own


def test_a_site_without_the_pdf_says_so(here: Sheet) -> None:
    here.page.route("**/leerdoel.pdf.js", lambda route: route.abort())
    here.open(address("leerdoel"))
    here.page.get_by_role("button", name="Pdf met antwoorden").click()
    here.page.locator("[data-pdf]").get_by_text("De pdf is niet te maken.").wait_for()
    assert len(here.wrong) == 1, "what the browser itself says of it"
    here.wrong.clear()
