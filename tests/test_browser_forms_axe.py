"""Every formulier for every reader: axe finds nothing, nothing scrolls sideways, and a keyboard is enough."""

from typing import get_args

import pytest
from playwright.sync_api import Browser, Page, expect

from browser import DESK, PHONE, Scheme, too_wide, violations
from filling import ANY, MOST, Sheet, address, sheet, slug_of, versions
from focus import FOCUSED, MARK, walk
from handboek.model import Handboek
from handboek.model.veld import Soort

pytestmark = pytest.mark.browser

# Together these have every kind of field.
EACH_KIND = ("bpv-tussenbeoordeling", "doelengesprek", "hoe-is-het-echt", "leerdoel", "tijdlijn", "weekgesprek")
SCREENS = pytest.mark.parametrize(
    ("width", "scheme"), [(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")]
)


def unfold(page: Page) -> None:
    """Open what is folded up, and go to where nothing stands below the header of the site."""
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true; scrollTo(0, 0)")


def wide_on_a_phone(page: Page) -> list[str]:
    page.set_viewport_size({"width": PHONE, "height": 800})
    found = too_wide(page)
    page.set_viewport_size({"width": DESK, "height": 800})
    return found


@pytest.mark.parametrize("version", versions(ANY, MOST), ids=", ".join)
def test_every_formulier_empty_and_filled(
    chromium: Browser, server: str, handboek: Handboek, version: tuple[str, str]
) -> None:
    form, size = version
    with sheet(chromium, server) as here:
        here.open(address(form, slug_of(handboek, size)))
        unfold(here.page)
        found = violations(here.page) + wide_on_a_phone(here.page)
        assert here.fill()
        unfold(here.page)
        found += violations(here.page) + wide_on_a_phone(here.page)
    assert found == []


def test_the_chosen_formulieren_have_every_kind_of_field(handboek: Handboek) -> None:
    kinds = {veld.soort for form in EACH_KIND for veld in handboek.formulieren[form].velden}
    assert kinds == set(get_args(Soort))


@SCREENS
@pytest.mark.parametrize("form", EACH_KIND)
def test_each_kind_of_field(chromium: Browser, server: str, width: int, scheme: Scheme, form: str) -> None:
    with sheet(chromium, server, width, scheme) as here:
        here.open(address(form))
        unfold(here.page)
        found = violations(here.page)
        here.fill()
        # What a formulier says back: remarks, answers without a question, and what is wrong with where it is kept.
        here.page.evaluate(
            """(id) => {
                for (const input of document.querySelectorAll("[data-getal]")) {
                    input.value = "veel";
                    input.dispatchEvent(new Event("change", { bubbles: true }));
                }
                handboek.dossiers.change({ [`${id}.weg`]: "nog hier", "gegevens.eind": "2020-01-01" });
            }""",
            form,
        )
        expect(here.page.locator("[data-over]")).to_be_visible()
        unfold(here.page)
        found += violations(here.page) + too_wide(here.page)
    assert found == []


@SCREENS
def test_the_keyboard_reaches_every_field_and_shows_where_it_is(
    chromium: Browser, server: str, width: int, scheme: Scheme
) -> None:
    wrong = []
    with sheet(chromium, server, width, scheme) as here:
        for form in EACH_KIND:
            here.open(address(form))
            expected = here.page.evaluate(MARK)
            stops = walk(here.page)
            order = [int(stop["stop"]) for stop in stops if stop["stop"] is not None]
            wrong += [f"{form}: not reached: {what}" for stop, what in enumerate(expected) if stop not in order]
            if order != sorted(order):
                wrong.append(f"{form}: goes back and forth")
            for stop in stops:
                if stop["ring"] < 2 or stop["contrast"] < 3 or not stop["inView"] or stop["covered"]:
                    wrong.append(f"{form}: focus does not show: {stop}")
    assert wrong == []


def focused(here: Sheet) -> str:
    """Return the name of the field that has focus, and see to it that this shows."""
    stop = here.page.evaluate(FOCUSED)
    assert stop
    assert stop["ring"] >= 2
    assert stop["inView"]
    assert not stop["covered"]
    return str(here.page.evaluate("document.activeElement.name || document.activeElement.textContent"))


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_rows_come_and_go_by_keyboard(chromium: Browser, server: str, width: int) -> None:
    with sheet(chromium, server, width) as here:
        here.open(address("startgesprek"))
        keyboard = here.page.keyboard
        rows = here.page.locator("[data-rijen='startgesprek.afspraken'] > tr")
        before = rows.count()
        first = here.page.locator("[name='startgesprek.afspraken.r1.wat']")
        first.focus()
        keyboard.type("Sleutel regelen")
        here.page.get_by_role("button", name="Rij erbij").focus()
        for number in (before + 1, before + 2):
            keyboard.press("Enter")
            assert focused(here) == f"startgesprek.afspraken.r{number}.wat"
            keyboard.type(f"Rij {number}")
            here.page.get_by_role("button", name="Rij erbij").focus()
        expect(rows).to_have_count(before + 2)
        here.page.reload()
        expect(rows).to_have_count(before + 2)
        assert here.shown()[f"startgesprek.afspraken.r{before + 2}.wat"] == f"Rij {before + 2}"

        here.page.get_by_role("button", name=f"Haal rij {before + 1} weg").focus()
        keyboard.press("Space")
        assert focused(here) == f"startgesprek.afspraken.r{before + 2}.wat"
        here.page.get_by_role("button", name=f"Haal rij {before + 2} weg").focus()
        keyboard.press("Enter")
        assert focused(here) == f"startgesprek.afspraken.r{before}.wat"
        expect(rows).to_have_count(before)
        assert here.kept() == {"startgesprek.afspraken.r1.wat": "Sleutel regelen"}


def test_a_choice_by_keyboard(chromium: Browser, server: str) -> None:
    with sheet(chromium, server) as here:
        here.open(address("bpv-tussenbeoordeling"))
        group = here.page.locator("fieldset.veld-keuze").first
        group.get_by_role("radio").first.focus()
        here.page.keyboard.press("ArrowDown")
        chosen = group.get_by_role("radio").nth(1)
        expect(chosen).to_be_checked()
        assert focused(here) == chosen.get_attribute("name")
        assert here.kept() == {chosen.get_attribute("name"): chosen.get_attribute("value")}
