"""The formulier tijdlijn as a reader meets it: days beside inputs, weeks by month, goals, and the picture."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browser import DESK, PHONE, Scheme, reader, too_wide, violations
from stages import Answers, stage, timeline_page

pytestmark = pytest.mark.browser

STAGE = stage("2026-08-31", "2027-02-05", "ma di do", ("2026-10-17", "2026-10-25"))
START = "tr[data-naam='tijdlijn.plan.startgesprek']"
TWO_YEARS = stage("2026-09-01", "2028-07-14", "ma di wo do")
GOALS = {
    "leerdoel.doel": "<b>Ik neem de telefoon aan</b>",
    "leerdoel.deadline": "2026-11-20",
    "leerdoel~2.stappen.r1.stap": "Meekijken",
    "leerdoel~2.stappen.r1.wanneer": "2026-10-12",
    "leerdoel~2.stappen.r1.klaar": "ja",
}


@pytest.fixture
def page(chromium: Browser, server: str) -> Iterator[Page]:
    with timeline_page(chromium, server) as page:
        yield page


def know(page: Page, answers: Answers) -> None:
    page.evaluate("(answers) => handboek.dossiers.change(answers)", answers)


def kept(page: Page) -> Answers:
    answers: Answers = page.evaluate("handboek.dossiers.read().antwoorden")
    return answers


def test_without_dates_it_asks_for_them(page: Page) -> None:
    expect(page.locator("[data-deel=melding]")).to_contain_text("Vul de eerste en de laatste dag")
    expect(page.locator("[data-bestand]").first).to_be_hidden()
    expect(page.locator("figure svg")).to_have_count(0)


def test_days_come_as_the_dates_are_typed(page: Page) -> None:
    page.get_by_label("Eerste dag").fill("2026-08-31")
    page.get_by_label("Laatste dag").fill("2027-02-05")
    row = page.locator(START)
    expect(row.locator("[data-dag]")).to_have_text("do 10 sep 2026")
    expect(page.locator("[data-deel=melding]")).to_contain_text("maandag tot en met vrijdag")
    page.get_by_label("maandag").check()
    expect(row.locator("[data-dag]")).to_have_text("ma 7 sep 2026")
    expect(page.locator("[data-deel=melding]")).to_be_empty()


def test_a_reader_moves_a_day_and_takes_it_back(page: Page) -> None:
    know(page, STAGE)
    row = page.locator(START)
    row.get_by_label("Gepland").fill("2026-09-08")
    expect(row.locator("[data-dag]")).to_contain_text("di 8 sep 2026")
    expect(row.locator("[data-dag]")).to_contain_text("Berekend was do 10 sep 2026")
    row.get_by_label("Gepland").fill("")
    expect(row.locator("[data-dag]")).to_have_text("do 10 sep 2026")
    page.wait_for_function(
        "handboek.form.dossier && !handboek.dossiers.read().antwoorden['tijdlijn.plan.startgesprek.gepland']"
    )


def test_what_is_calculated_is_no_answer(page: Page) -> None:
    know(page, STAGE)
    expect(page.locator("figure svg")).to_be_visible()
    assert kept(page) == STAGE


def test_weeks_stand_by_month_and_are_kept(page: Page) -> None:
    know(page, STAGE)
    months = page.locator("[data-deel=weken] details")
    expect(months).to_have_count(6)
    october = months.nth(1)
    expect(october.locator("summary")).to_have_text("oktober 2026: do 1, do 8, do 15, do 29")
    october.locator("summary").click()
    october.get_by_label("Gedaan").nth(0).fill("2026-10-01")
    october.get_by_label("Gepland").nth(1).fill("2026-10-06")
    expect(october.locator("summary")).to_have_text("oktober 2026: do 1 ✓, di 6, do 15, do 29")
    expect(october.get_by_label("Gepland").nth(1)).to_be_focused()  # one may go on typing
    page.reload()
    october = page.locator("[data-deel=weken] details").nth(1)
    expect(october.locator("summary")).to_have_text("oktober 2026: do 1 ✓, di 6, do 15, do 29")
    october.locator("summary").click()
    expect(october.get_by_label("Gepland").nth(1)).to_have_value("2026-10-06")
    expect(page.locator("[data-over]")).to_be_hidden()  # every answer has its question
    know(page, {"tijdlijn.vrij.r2.van": "2026-12-21", "tijdlijn.vrij.r2.tot": "2027-01-03"})
    expect(october.locator("summary")).to_be_visible()
    assert october.get_attribute("open") is not None


def test_two_years_are_one_line_for_each_month(page: Page) -> None:
    know(page, TWO_YEARS)
    expect(page.locator("[data-deel=weken] details")).to_have_count(23)
    expect(page.locator("[data-deel=weken] input[name$=gepland]")).to_have_count(98)
    ids = page.evaluate("[...document.querySelectorAll('article [id]')].map((element) => element.id)")
    assert len(ids) == len(set(ids))


def test_goals_of_every_leerdoel(page: Page) -> None:
    know(page, {**STAGE, **GOALS})
    goals = page.locator("[data-deel=doelen] li")
    expect(goals).to_have_text(
        [
            "ma 12 okt 2026 Stap naar een leerdoel: Meekijken (Klaar)",
            "vr 20 nov 2026 Leerdoel: <b>Ik neem de telefoon aan</b>",
        ]
    )
    assert addresses(page) == ["formulieren/leerdoel.html?nr=2", "formulieren/leerdoel.html"]
    know(page, {"gegevens.opleiding": "tandartsassistent"})
    assert addresses(page)[0] == "opleidingen/tandartsassistent/leerdoel.html?nr=2"


def addresses(page: Page) -> list[str]:
    links = page.locator("[data-deel=doelen] a").all()
    return [(link.get_attribute("href") or "").partition("/handboek/")[2] for link in links]


def test_the_picture_says_what_it_shows(page: Page) -> None:
    done = {"tijdlijn.plan.startgesprek.gedaan": "2026-09-14"}
    know(page, {**STAGE, **GOALS, **done})
    picture = page.locator("figure").get_by_role("img")
    label = picture.get_attribute("aria-label") or ""
    assert label.startswith("Tijdlijn van ma 31 aug 2026 tot en met vr 5 feb 2027")
    assert "2 zijn gedaan" in label
    # Each of the three gesprekken once open, the first also filled on the day it was.
    assert picture.locator(".nummer-gepland").all_text_contents() == ["1", "2", "3"]
    assert picture.locator(".nummer-gedaan").all_text_contents() == ["1"]
    box = picture.bounding_box()
    assert box is not None
    assert box["width"] <= PHONE


def test_a_date_from_another_century_does_not_draw_centuries(page: Page) -> None:
    know(page, {**STAGE, "leerdoel.deadline": "2999-01-01", "tijdlijn.plan.startgesprek.gedaan": "0026-09-10"})
    expect(page.locator("figure").get_by_role("img").locator(".maand")).to_have_count(7)
    expect(page.locator("[data-deel=melding]")).to_contain_text("valt buiten je stage")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_and_width(chromium: Browser, server: str, scheme: Scheme, width: int) -> None:
    with reader(chromium, width, scheme) as page:
        page.goto(f"{server}formulieren/tijdlijn.html")
        assert violations(page) == []
        know(page, {**STAGE, **GOALS, "tijdlijn.plan.startgesprek.gedaan": "2026-09-14"})
        page.locator("[data-deel=weken] summary").first.click()
        page.evaluate("scrollTo(0, 0)")  # else the bar at the top covers what lies below it
        assert violations(page) == []
        assert too_wide(page) == []


def test_without_javascript_it_is_a_table(chromium: Browser, server: str) -> None:
    with reader(chromium, PHONE, java_script_enabled=False) as page:
        page.goto(f"{server}formulieren/tijdlijn.html")
        row = page.get_by_role("row", name="Weekgesprek")
        expect(row.get_by_label("Gepland")).to_be_visible()
        expect(page.locator("[data-bestand]").first).to_be_hidden()
