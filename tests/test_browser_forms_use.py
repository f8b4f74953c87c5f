"""A formulier in use: one's own opleiding, more than one dossier, more than one week, and questions that are gone."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from conftest import build_site
from filling import Answers, Sheet, address, sheet
from handboek.model import Handboek

pytestmark = pytest.mark.browser

WEEK = "weekgesprek.punten.beleving"


@pytest.fixture
def here(chromium: Browser, server: str) -> Iterator[Sheet]:
    with sheet(chromium, server) as found:
        yield found


def know(here: Sheet, **answers: str) -> str:
    """Make a dossier with these answers on the page that is open; `__` stands for the dots in a name."""
    named = {name.replace("__", "."): value for name, value in answers.items()}
    return str(here.page.evaluate("(answers) => handboek.dossiers.create(answers)", named))


def test_an_opleiding_of_ones_own_is_typed_once(here: Sheet) -> None:
    here.open(address("gegevens"))
    titles = {f"gegevens.werkprocessen.r{number}.titel": f"Pijpen stemmen {number}" for number in range(1, 11)}
    here.page.get_by_label("Naam van de opleiding").fill("Orgelbouwer")
    table = here.page.locator("[data-rijen='gegevens.werkprocessen']")
    for _ in range(2):  # eight rows are there
        table.locator("xpath=ancestor::table/following-sibling::p").get_by_role("button", name="Rij erbij").click()
    for name, title in titles.items():
        here.page.locator(f'[name="{name}"]').fill(title)

    here.open(address("leerplan"))
    assert {name: value for name, value in here.shown().items() if name in titles} == titles
    here.page.locator('[name="leerplan.werk.e10.hier"]').fill("Onder de lessenaar")
    row = here.page.locator("tr", has=here.page.locator('[name="leerplan.werk.e10.hier"]'))
    expect(row.locator("th input")).to_have_value("Pijpen stemmen 10")
    row.locator("th input").fill("Pijpen zuiver stemmen")
    here.open(address("bpv-eindbeoordeling"))
    assert here.shown()["gegevens.werkprocessen.r10.titel"] == "Pijpen zuiver stemmen"
    here.open(address("gegevens"))
    expect(here.page.locator('[name="gegevens.werkprocessen.r10.titel"]')).to_have_value("Pijpen zuiver stemmen")


def test_an_empty_search_leads_to_an_opleiding_of_ones_own(here: Sheet) -> None:
    here.open("opleidingen/index.html")
    here.page.get_by_label("Zoek op naam").fill("orgelbouwer")
    here.page.locator("[data-niets-gevonden] a").first.click()
    expect(here.page.locator("#deel-eigen")).to_be_in_viewport()
    expect(here.page.get_by_label("Naam van de opleiding")).to_be_visible()


def test_a_formulier_of_another_opleiding_leads_to_the_right_one(here: Sheet, handboek: Handboek) -> None:
    mine, other = sorted(handboek.opleidingen)[:2]
    here.open(address("leerplan", other))
    know(here, gegevens__opleiding=mine)
    message = here.page.locator(".dossiermeldingen")
    expect(message).to_contain_text("van een andere opleiding")
    message.get_by_role("link").click()
    expect(here.page).to_have_url(here.server + address("leerplan", mine))
    expect(message).to_be_hidden()
    here.open(address("leerplan"))
    expect(message).not_to_contain_text("andere opleiding")
    expect(message.get_by_role("link")).to_have_attribute("href", here.server + address("leerplan", mine))


def test_a_dossier_that_begins_on_an_opleiding_is_of_it(here: Sheet, handboek: Handboek) -> None:
    slug = min(handboek.opleidingen)
    here.open(address("observatie", slug))
    here.fill()
    assert here.kept()["gegevens.opleiding"] == slug
    here.open(address("gegevens"))
    expect(here.page.get_by_label("Opleiding uit dit handboek")).to_have_value(slug)


def test_each_week_has_answers_of_its_own(here: Sheet) -> None:
    here.open(address("weekgesprek"))
    here.page.locator(f'[name="{WEEK}"]').fill("week een")
    here.page.locator("#exemplaarkeuze").select_option("2")
    here.page.wait_for_url("**/weekgesprek.html?nr=2")
    assert here.shown() == {}
    given = here.fill()
    mine = {name.replace("weekgesprek.", "weekgesprek~2."): value for name, value in given.items()}
    assert here.kept() == {WEEK: "week een", **mine}
    here.page.reload()
    assert here.shown() == given
    expect(here.page.locator("#exemplaarkeuze option")).to_have_text(["Week 1", "Week 2", "Nog een: Week 3"])
    here.page.locator("#exemplaarkeuze").select_option("1")
    here.page.wait_for_url(re.compile(r"weekgesprek\.html\??$"))
    shared = {name: value for name, value in given.items() if name.startswith("gegevens.")}
    assert here.shown() == {WEEK: "week een", **shared}


def test_several_dossiers(here: Sheet) -> None:
    here.open(address("weekgesprek"))
    for name in ("Ayla", "Bo"):
        know(here, gegevens__stagiair=name, **{WEEK.replace(".", "__"): f"het gaat goed met {name}"})
    choice = here.page.get_by_label("Dossier", exact=True)
    expect(choice.locator("option")).to_have_text(["Ayla", "Bo", "Nieuw dossier"])
    expect(choice.locator("option:checked")).to_have_text("Bo")
    here.page.locator(f'[name="{WEEK}"]').fill("Bo ging net weg")
    choice.select_option("Ayla")
    assert here.shown()[WEEK] == "het gaat goed met Ayla"
    choice.select_option("Bo")
    assert here.shown()[WEEK] == "Bo ging net weg", "what was typed went into the dossier it was typed in"
    choice.select_option("Nieuw dossier")
    assert here.shown() == {}
    here.page.get_by_label("Stagiair", exact=True).fill("Cas")
    expect(choice.locator("option")).to_have_text(["Ayla", "Bo", "Cas", "Nieuw dossier"])
    here.page.reload()
    assert here.shown() == {"gegevens.stagiair": "Cas"}


def test_answers_without_a_question_are_shown_and_kept(here: Sheet) -> None:
    gone = {"weekgesprek.vroeger.r1.wat": "<img src=x onerror=alert(1)>", "weekgesprek.ooit": "en dit"}
    here.open(address("weekgesprek"))
    know(here, **{WEEK.replace(".", "__"): "goed"})
    here.page.evaluate("(gone) => handboek.dossiers.change(gone)", gone)
    section = here.page.locator("[data-over]")
    expect(section).to_contain_text("<img src=x onerror=alert(1)>")
    expect(section.get_by_role("button")).to_have_count(2)
    here.page.locator(f'[name="{WEEK}"]').fill("beter")
    here.page.reload()
    assert json.loads(here.save())["antwoorden"] == {WEEK: "beter", **gone}
    section.get_by_role("button", name="Wis het antwoord bij ooit").click()
    expect(section).not_to_contain_text("en dit")
    assert "weekgesprek.ooit" not in here.kept()
    section.get_by_role("button").click()
    expect(section).to_be_hidden()
    assert here.kept() == {WEEK: "beter"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"proef.oude-tekst": "a"}, {"proef.tekst": "a"}),
        ({"oude-proef.oude-tekst": "a"}, {"proef.tekst": "a"}),
        ({"proef.keuzes.ene": "ja"}, {"proef.keuzes.een": "ja"}),
        ({"oude-proef.keuze": "nee"}, {"proef.keuze": "nee"}),
        ({"proef.oude-tekst": "oud", "proef.tekst": "nieuw"}, {"proef.oude-tekst": "oud", "proef.tekst": "nieuw"}),
    ],
)
@pytest.mark.parametrize("number", ["", "~2"])
def test_a_renamed_question_takes_its_answer_along(
    chromium: Browser, klein: Path, before: Answers, after: Answers, number: str
) -> None:
    done = build_site(klein, klein / "site")
    assert done.returncode == 0, done.stderr
    numbered = [{name.replace(".", f"{number}.", 1): value for name, value in each.items()} for each in (before, after)]
    with sheet(chromium, f"{(klein / 'site').as_uri()}/") as here:
        here.open(address("proef") + ("?nr=2" if number else ""))
        here.page.evaluate("(answers) => handboek.dossiers.create(answers)", numbered[0])
        assert here.kept() == numbered[1]
        assert here.shown().items() <= after.items()
        assert here.shown()
