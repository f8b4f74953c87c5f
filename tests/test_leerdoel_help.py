"""Hints while a leerdoel is typed, and examples to begin with: help that never takes over."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browser import DESK, PHONE, reader, too_wide, violations
from handboek.model import Handboek

pytestmark = pytest.mark.browser

GOAL = "[name='leerdoel.doel']"
HINTS = ".hints"
SLUG = "tandartsassistent"
NOTHING_MISSING = "wie het doet, wat je ziet, hoe vaak en wanneer"


@pytest.fixture
def page(chromium: Browser, server: str) -> Iterator[Page]:
    errors: list[str] = []
    with reader(chromium, PHONE) as page:
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: errors.append(dialog.message))
        page.clock.install()
        page.goto(f"{server}opleidingen/{SLUG}/leerdoel.html")
        yield page
    assert errors == []


def write(page: Page, text: str, field: str = GOAL) -> None:
    page.fill(field, text)
    page.clock.run_for(2000)


def hints(page: Page) -> str:
    return " ".join((page.locator(HINTS).text_content() or "").split())


@pytest.mark.parametrize(
    ("goal", "missing"),
    [
        ("Ik wil beter worden in klanten helpen.", ["worden", "getal", "dag of week"]),
        ("Beter worden in klanten helpen.", ['geen "ik"', "worden", "getal", "dag of week"]),
        ("Ik leer vóór 12 maart drie soorten vragen.", []),
        ("Ik snap de kassa na drie weken helemaal.", ["snap"]),
        ("Ik leg in week 8 aan een klant uit hoe de pin werkt.", []),
        ("Ik bind een rond boeket dat blijft staan.", ["getal", "dag of week"]),
        ("Ik bind vijf boeketten die blijven staan.", ["dag of week"]),
        ("Op vrijdag bind ik zonder hulp een boeket.", ["getal"]),
        ("Uiterlijk 16 april help ik zelf aan de balie collega's.", ["werkwoord"]),
        ("In september vul ik elke ochtend het zuivelvak bij.", []),
        ("De fiets sta ik 3 keer bij in periode 2, ik kom op gang.", ["werkwoord"]),
    ],
)
def test_what_a_goal_misses(page: Page, goal: str, missing: list[str]) -> None:
    write(page, goal)
    said = hints(page)
    assert [word for word in missing if word not in said] == []
    assert page.locator(f"{HINTS} li").count() == len(missing), said
    assert (NOTHING_MISSING in said) == (not missing)


def test_each_hint_comes_with_a_question(page: Page, handboek: Handboek) -> None:
    write(page, "Beter worden in klanten helpen.")
    questions = {question for letter in handboek.leerdoelen.smart for question in letter.controlevragen}
    asked = page.locator(f"{HINTS} em").all_text_contents()
    assert len(set(asked)) == 4
    own = [question.replace("{{ de_praktijkopleider }}", "de praktijkopleider") for question in questions]
    assert set(asked) <= set(own)


def test_hints_wait_for_a_pause_and_do_not_repeat(page: Page) -> None:
    expect(page.locator(HINTS)).to_have_attribute("role", "status")
    page.evaluate(
        """() => {
            window.changes = 0;
            const watcher = new MutationObserver(() => (window.changes += 1));
            watcher.observe(document.querySelector(".hints"), { childList: true });
        }"""
    )
    page.locator(GOAL).press_sequentially("Ik wil beter worden in klanten helpen")
    page.clock.run_for(1000)
    assert page.evaluate("changes") == 0
    page.clock.run_for(1000)
    assert page.evaluate("changes") == 1
    page.locator(GOAL).press_sequentially(" en dat is alles.")
    page.clock.run_for(2000)
    assert page.evaluate("changes") == 1
    page.fill(GOAL, "Ik wil")
    page.clock.run_for(2000)
    assert hints(page) == ""


def test_what_stands_at_a_letter_counts(page: Page) -> None:
    write(page, "Ik bind een rond boeket dat blijft staan.")
    assert "getal" in hints(page)
    write(page, "Vijf keer achter elkaar", "[name='leerdoel.meetbaar']")
    assert "getal" not in hints(page)
    assert "dag of week" in hints(page)
    write(page, "2026-11-20", "[name='leerdoel.deadline']")
    assert NOTHING_MISSING in hints(page)


def test_hints_know_the_verbs_of_our_own_examples(page: Page, handboek: Handboek) -> None:
    """A hint that is wrong too often is not read: hardly any example goal lacks a verb that one can see."""
    goals = [leerdoel.doel for opleiding in handboek.opleidingen.values() for leerdoel in opleiding.leerdoelen]
    lacking = []
    for goal in goals:
        write(page, goal)
        said = hints(page)
        assert said
        if "kan een ander nog niets zien" in said or "geen werkwoord" in said:
            lacking.append(goal)
    assert len(goals) > 100
    assert len(lacking) < len(goals) / 10, lacking


def test_an_example_fills_the_formulier(page: Page, handboek: Handboek) -> None:
    example = handboek.opleidingen[SLUG].leerdoelen[0]
    page.locator("[data-voorbeelden] > summary").click()
    page.get_by_role("button", name="Begin hiermee").first.click()
    expect(page.locator(GOAL)).to_be_focused()
    expect(page.get_by_text("Het voorbeeld staat erin")).to_be_attached()
    answers = page.evaluate("handboek.dossiers.read().antwoorden")
    keys = (
        "doel",
        "soort",
        "werkproces",
        "specifiek",
        "meetbaar",
        "acceptabel",
        "realistisch",
        "tijdgebonden",
        "bewijs",
    )
    assert {key: answers[f"leerdoel.{key}"] for key in keys} == {key: getattr(example, key) for key in keys}
    expect(page.locator("[name='leerdoel.werkproces']")).to_have_value(example.werkproces)
    expect(page.locator(f"[name='leerdoel.soort'][value={example.soort}]")).to_be_checked()


def test_an_example_asks_before_it_replaces(page: Page) -> None:
    write(page, "Mijn eigen doel", "[name='leerdoel.meetbaar']")
    page.locator("[data-voorbeelden] > summary").click()
    begin = page.get_by_role("button", name="Begin hiermee").first
    begin.click()
    expect(page.locator("[data-vraag]")).to_have_attribute("role", "alert")
    page.get_by_role("button", name="Laat staan wat er staat").click()
    expect(begin).to_be_focused()
    expect(page.locator("[name='leerdoel.meetbaar']")).to_have_value("Mijn eigen doel")
    expect(page.locator(GOAL)).to_have_value("")
    begin.click()
    page.get_by_role("button", name="Vervang mijn antwoorden").click()
    expect(page.locator(GOAL)).not_to_have_value("")
    expect(page.locator("[data-vraag]")).to_have_count(0)


def test_an_example_goes_into_the_goal_that_is_open(page: Page, server: str) -> None:
    page.goto(f"{server}opleidingen/{SLUG}/leerdoel.html?nr=3")
    page.locator("[data-voorbeelden] > summary").click()
    page.get_by_role("button", name="Begin hiermee").first.click()
    page.clock.run_for(1000)
    names = page.evaluate("Object.keys(handboek.dossiers.read().antwoorden)")
    assert {name.partition(".")[0] for name in names} == {"leerdoel~3", "gegevens"}


def test_without_opleiding_there_are_sentences_to_finish(page: Page, server: str, handboek: Handboek) -> None:
    page.goto(f"{server}formulieren/leerdoel.html")
    sentences = [sjabloon.zin for soort in handboek.leerdoelen.doelsoorten for sjabloon in soort.sjablonen]
    assert page.locator("[data-voorbeelden] [data-deel=doel]").all_text_contents() == sentences
    page.locator("[data-voorbeelden] > summary").click()
    page.get_by_role("button", name="Begin hiermee").last.click()
    expect(page.locator(GOAL)).to_have_value(sentences[-1])
    expect(page.locator("[name='leerdoel.soort'][value=persoonlijk]")).to_be_checked()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_and_width(chromium: Browser, server: str, width: int) -> None:
    with reader(chromium, width, "dark" if width == DESK else "light") as page:
        page.goto(f"{server}opleidingen/{SLUG}/leerdoel.html")
        page.fill(GOAL, "Ik wil beter worden in klanten helpen.")
        page.locator("[data-voorbeelden] > summary").click()
        page.get_by_role("button", name="Begin hiermee").first.click()
        expect(page.locator(f"{HINTS} li")).to_have_count(3)
        page.evaluate("scrollTo(0, 0)")  # else the bar at the top covers what lies below it
        assert violations(page) == []
        assert too_wide(page) == []
