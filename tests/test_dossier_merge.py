"""A dossier that goes out as a file and comes back: the same bytes, laid beside what is here, and undone."""

import json
import re

import pytest
from playwright.sync_api import Browser, expect

from desk import ANSWERS, Desk, desk

pytestmark = pytest.mark.browser
GOAL, END = re.compile("^Leerdoel.*: Mijn doel"), "Stagegegevens: Laatste dag"


def changed(content: bytes, **answers: str | None) -> bytes:
    """Return a file with some answers replaced, or left out where they are None."""
    dossier = json.loads(content)
    for name, value in answers.items():
        dossier["antwoorden"].pop(name.replace("__", "."), None)
        if value is not None:
            dossier["antwoorden"][name.replace("__", ".")] = value
    dossier["gewijzigd"] = "2026-11-30T12:00:00.000Z"
    return json.dumps(dossier).encode()


def test_out_and_back_gives_the_same_bytes(chromium: Browser, server: str) -> None:
    with desk(chromium, server) as here:
        id_ = here.keep(leerdoel__doel='Tekst met ë, €, 😀, "quotes", \\ en\nregels\ten <b>haken</b>')
        name, content = here.save()
        assert name == "stagedossier-sam-de-vries.json"
        assert content == here.written(id_)
        assert (
            content == (json.dumps(json.loads(content), indent=2, ensure_ascii=False, sort_keys=True) + "\n").encode()
        )
        here.page.get_by_role("button", name="Wis alles").click()
        here.press("Wis alles")
        expect(here.outcome).to_contain_text("Alles is gewist")
        assert here.kept() == {}
        here.open(content)
        here.press("Zet het erbij")
        expect(here.outcome).to_contain_text("Sam de Vries")
        assert here.save()[1] == content


def test_the_name_of_a_file_is_safe(chromium: Browser, server: str) -> None:
    with desk(chromium, server) as here:
        for name, file in {
            "Žofie Ünal-d'Or": "stagedossier-zofie-unal-d-or.json",
            "../../etc/passwd": "stagedossier-etc-passwd.json",
            "😀": "stagedossier.json",
            "a" * 300: f"stagedossier-{'a' * 40}.json",
        }.items():
            assert (
                here.page.evaluate("(naam) => handboek.file.name({antwoorden: {'gegevens.stagiair': naam}})", name)
                == file
            )


def test_what_a_new_dossier_holds_is_told_first(chromium: Browser, server: str) -> None:
    with desk(chromium, server) as here:
        id_ = here.keep(weg__veld="oud")
        content = here.written(id_)
        here.page.evaluate("(id) => handboek.dossiers.remove(id)", id_)
        here.open(content)
        panel = here.page.locator(".vergelijken")
        expect(panel.get_by_role("heading")).to_be_focused()
        expect(panel).to_contain_text("Sam de Vries")
        expect(panel.get_by_role("listitem")).to_have_text(
            ["Leerdoel, antwoorden: 2", "Stagegegevens, antwoorden: 3", "Bij geen enkel formulier, antwoorden: 1"]
        )
        assert here.kept().keys() == {key for key in here.kept() if ":dossier:" not in key}
        here.press("Doe het niet")
        expect(here.outcome).to_have_text("Er is niets veranderd.")
        assert here.page.evaluate("handboek.dossiers.list()") == []


def two_versions(here: Desk) -> tuple[str, bytes]:
    """Keep a dossier and open a file that differs in two answers, lacks one and has one more."""
    id_ = here.keep()
    file = changed(
        here.written(id_),
        leerdoel__doel="Ik kneed deeg\nen ik bak.",
        gegevens__eind="2199-07-31",
        leerdoel__tijdgebonden=None,
        weg__veld="erbij",
    )
    here.open(file)
    return id_, file


def test_nothing_is_taken_before_every_choice_is_made(chromium: Browser, server: str) -> None:
    with desk(chromium, server) as here:
        id_, _file = two_versions(here)
        before = here.kept()
        here.press("Neem het zo over")
        expect(here.page.get_by_role("alert").filter(has_text="nog 2 keer")).to_be_visible()
        assert here.page.evaluate("document.activeElement.type") == "radio"
        here.choose(END, "Uit het bestand")
        here.press("Neem het zo over")
        expect(here.page.get_by_role("alert").filter(has_text="nog 1 keer")).to_be_visible()
        assert here.kept() == before
        assert here.read(id_)["antwoorden"] == ANSWERS


def test_each_choice_is_what_comes_of_it(chromium: Browser, server: str) -> None:
    with desk(chromium, server) as here:
        id_, _file = two_versions(here)
        before = here.written(id_)
        expect(here.page.get_by_text("Komt erbij uit het bestand: 1")).to_be_visible()
        expect(here.page.get_by_text("Staat alleen hier en blijft: 1")).to_be_visible()
        here.choose(GOAL, "Allebei")
        here.choose(END, "Uit het bestand")
        assert here.page.get_by_role("group", name=END).get_by_label("Allebei").count() == 0, "a date has no two values"
        here.press("Neem het zo over")
        expect(here.outcome).to_contain_text("bijgewerkt")
        after = here.written(id_)
        assert json.loads(after)["antwoorden"] == {
            **ANSWERS,
            "leerdoel.doel": "Ik kneed deeg.\nIk kneed deeg\nen ik bak.",
            "gegevens.eind": "2199-07-31",
            "weg.veld": "erbij",
        }
        for expected in (before, after, before):  # back, and forth again
            here.page.get_by_role("button", name="Zet de vorige versie terug").click()
            expect(here.outcome).to_contain_text("De vorige versie")
            assert here.written(id_) == expected
        here.page.reload()
        here.page.get_by_role("button", name="Zet de vorige versie terug").click()
        assert here.written(id_) == after, "kept until the next time, also over a reload"


@pytest.mark.parametrize(("button", "goal"), [("Steeds die van hier", 0), ("Steeds die uit het bestand", 1)])
def test_all_at_once(chromium: Browser, server: str, button: str, goal: int) -> None:
    with desk(chromium, server) as here:
        id_, file = two_versions(here)
        here.press(button)
        here.press("Neem het zo over")
        expect(here.outcome).to_contain_text("bijgewerkt")
        theirs = json.loads(file)["antwoorden"]
        found = here.read(id_)["antwoorden"]
        assert found == ({**ANSWERS, "weg.veld": "erbij"}, {**ANSWERS, **theirs})[goal]


def test_a_file_with_only_more_is_taken_to_the_byte(chromium: Browser, server: str) -> None:
    with desk(chromium, server) as here:
        id_ = here.keep()
        file = changed(here.written(id_), leerdoel__bewijs="Een foto")
        here.open(file)
        here.press("Neem het zo over")
        expect(here.outcome).to_contain_text("bijgewerkt")
        assert here.read(id_) == json.loads(file)


def test_a_file_without_anything_new_changes_nothing(chromium: Browser, server: str) -> None:
    with desk(chromium, server) as here:
        id_ = here.keep()
        same, older = here.written(id_), changed(here.written(id_), leerdoel__doel=None)
        before = here.kept()
        for file, told in ((same, "precies dezelfde"), (older, "niets nieuws")):
            here.open(file)
            expect(here.outcome).to_contain_text(told)
        assert here.kept() == before


def test_what_another_window_does_meanwhile_is_laid_out_again(chromium: Browser, server: str) -> None:
    with desk(chromium, server) as here:
        id_, _file = two_versions(here)
        here.press("Steeds die uit het bestand")
        other = here.page.context.new_page()
        Desk(other, server).page.evaluate(
            "(id) => handboek.dossiers.change({'leerdoel.tijdgebonden': 'Op maandag'}, id)", id_
        )
        other.close()
        here.press("Neem het zo over")
        expect(here.page.locator("fieldset.verschil")).to_have_count(2)
        assert here.page.locator("fieldset.verschil :checked").count() == 0
        assert here.read(id_)["antwoorden"] == {**ANSWERS, "leerdoel.tijdgebonden": "Op maandag"}


def test_a_file_may_be_dropped_on_the_page(chromium: Browser, server: str) -> None:
    drop = """(texts) => {
        const dataTransfer = new DataTransfer();
        for (const text of texts) dataTransfer.items.add(new File([text], "stagedossier.json"));
        document.body.dispatchEvent(new DragEvent("drop", {dataTransfer, bubbles: true, cancelable: true}));
    }"""
    with desk(chromium, server) as here:
        content = here.written(here.keep()).decode().replace("Sam", "Ayla").replace('"id": "', '"id": "a')
        here.page.evaluate(drop, [content, content])
        expect(here.page.locator("[data-probleem]")).to_contain_text("één bestand tegelijk")
        here.page.evaluate(drop, [content])
        here.press("Zet het erbij")
        expect(here.outcome).to_contain_text("Ayla de Vries")
