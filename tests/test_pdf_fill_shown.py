"""What a PDF with answers shows of them: letters from everywhere, long texts, and a word about what cannot be seen."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser import PHONE, too_wide, violations
from filling import Sheet, address, sheet
from handboek.model import Handboek
from pdf_taking import OFF, know, take
from pdfs import boxes, by_pdfium, by_poppler, changed, reader, without_poppler

pytestmark = pytest.mark.browser

GOAL, ABOUT = "leerdoel.doel", "leerdoel.specifiek"
SENTENCE = "Ik ruim elke ochtend de werkbank op en leg daarna klaar wat we die dag nodig hebben. "
LETTERS = "Şebnem Yıldız, Łukasz Dvořák, Zoë Őry, İpek Ășâ, 7½ € “zo” 'n"
OWN = {"r1": "Pijpen stemmen", "r2": "Orgelpijpen" * 30}
COOK = "👩🏽‍🍳"


@pytest.fixture
def here(chromium: Browser, site: Path) -> Iterator[Sheet]:
    """A reader who opened the handbook from disk."""
    with sheet(chromium, f"{site.as_uri()}/") as found:
        yield found


def text_of(pdf: bytes, folder: Path) -> str:
    (folder / "vol.pdf").write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", folder / "vol.pdf", "-"], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout


@without_poppler
def test_letters_from_everywhere(here: Sheet, tmp_path: Path) -> None:
    here.open(address("leerdoel"))
    know(here, {GOAL: LETTERS, "gegevens.stagiair": LETTERS})
    taken = take(here)
    assert taken.kept[GOAL] == LETTERS
    text = text_of(taken.pdf, tmp_path)
    assert text.count(LETTERS) == 2
    assert "niet te tonen" not in taken.said


@without_poppler
def test_signs_that_paper_cannot_show_are_told_and_kept(here: Sheet, tmp_path: Path) -> None:
    here.open(address("leerdoel"))
    typed = {GOAL: f"Ik kook {COOK} met Ђ\u00ad en ẽ\t\u200bin huis", ABOUT: "Ω"}
    know(here, typed)
    taken = take(here)
    assert taken.kept == typed
    assert "Ik kook · met · en e in huis" in text_of(taken.pdf, tmp_path)
    told = f"Op papier zijn deze tekens niet te tonen: {COOK} Ђ ẽ Ω ("
    assert told in taken.said
    assert '("Mijn doel", "Specifiek: wat leer je precies, en bij welk werk?")' in taken.said


@without_poppler
@pytest.mark.parametrize(("times", "fits"), [(4, True), (60, False)])
def test_long_text_goes_on_below(here: Sheet, site: Path, tmp_path: Path, times: int, fits: bool) -> None:
    path = address("leerdoel")
    here.open(path)
    know(here, {GOAL: (SENTENCE * times).strip()})
    taken = take(here)
    assert taken.kept == {GOAL: (SENTENCE * times).strip()}
    assert ('Op papier past niet alles helemaal ("Mijn doel"). In het vak zelf staat alles.' in taken.said) != fits
    before, after = (site / path).with_suffix(".pdf").read_bytes(), taken.pdf
    nothing = dict.fromkeys(reader(before).get_fields() or {}, OFF)
    ((_, number, (left, top, right, bottom)),) = [place for place in boxes(before, nothing) if place[0] == GOAL]
    for old, new in (
        (by_poppler(before, tmp_path), by_poppler(after, tmp_path)),
        (by_pdfium(before), by_pdfium(after)),
    ):
        middle = (top + bottom) / 2
        assert changed(old, new, number, (left, top, right, middle))
        assert changed(old, new, number, (left, middle, right, bottom)) or fits
        for outside in ((right + 2, top, right + 20, bottom), (left, bottom + 1, right, bottom + 8)):
            assert not changed(old, new, number, outside), "nothing runs out of the box"


@without_poppler
def test_an_endless_word_is_parted(here: Sheet, tmp_path: Path) -> None:
    here.open(address("leerdoel"))
    know(here, {GOAL: "Donaudampfschifffahrt" * 15, "gegevens.stagiair": "a" * 300})
    taken = take(here)
    lines = [line.strip() for line in text_of(taken.pdf, tmp_path).splitlines()]
    parts = [line for line in lines if "schifffahrt" in line]
    assert len(parts) > 1
    assert "".join(parts) == "Donaudampfschifffahrt" * 15
    assert 'past niet alles helemaal ("Stagiair")' in taken.said


@pytest.mark.parametrize(
    ("form", "name", "called"),
    [
        ("startgesprek", "punten.inschatting", "Wat verwachten we van elkaar?"),
        ("startgesprek", "afspraken.r2.wat", "Rij 2, Wat spreken we af"),
        ("leerplan", "werk.e1.hier", "Pijpen stemmen, Welk werk hier?"),
        ("leerplan", "werk.e2.hier", f"{('Orgelpijpen' * 8)[:80]}…, Welk werk hier?"),
        ("bpv-eindbeoordeling", "werkprocessen.e1.toelichting", "Pijpen stemmen, Toelichting"),
    ],
)
def test_questions_are_called_as_on_screen(here: Sheet, form: str, name: str, called: str) -> None:
    here.open(address(form))
    own = {f"gegevens.werkprocessen.{row}.titel": title for row, title in OWN.items()}
    know(here, {**own, f"{form}.{name}": "Ω"})
    assert f'Op papier zijn deze tekens niet te tonen: Ω ("{called}").' in take(here).said


@without_poppler
def test_a_choice_is_shown_in_words(here: Sheet, handboek: Handboek, tmp_path: Path) -> None:
    here.open(address("leerdoel", "software-developer"))
    werkproces = handboek.opleidingen["software-developer"].werkprocessen[0]
    know(here, {"leerdoel.werkproces": werkproces.code})
    taken = take(here)
    assert taken.kept == {"leerdoel.werkproces": werkproces.code}
    assert f"{werkproces.code} {werkproces.titel}" in text_of(taken.pdf, tmp_path)


def test_what_is_said_is_for_everyone(chromium: Browser, server: str, site: Path) -> None:
    with sheet(chromium, server, PHONE) as here:
        here.open(address("leerdoel"))
        rows = {f"leerdoel.stappen.r{number}.stap": f"Stap {number}" for number in range(1, 10)}
        know(here, {GOAL: f"{COOK} {SENTENCE * 60}", **rows})
        said = take(here).said
        assert all(words in said for words in ("past niet alles helemaal", "niet te tonen", "niet voor alles plek"))
        assert violations(here.page) + too_wide(here.page) == []
        assert here.page.locator("[data-pdf]").get_attribute("role") == "status"
