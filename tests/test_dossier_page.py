"""The page with the dossiers: choosing and removing, what a reader is told in time, and how far the formulieren are."""

import json
import re

import pytest
from playwright.sync_api import Browser, expect

from browser import DESK, PHONE, Scheme, reader, too_wide, violations
from desk import ANSWERS, PAGE, desk

pytestmark = pytest.mark.browser


def test_several_dossiers_by_name(chromium: Browser, server: str) -> None:
    with desk(chromium, server) as here:
        expect(here.page.get_by_text("Hier staat nog geen dossier.")).to_be_visible()
        here.press("Nieuw dossier")
        expect(here.page.locator(".dossierlijst h3")).to_have_text([re.compile("Dossier zonder naam")])
        sam = here.keep()
        ayla = here.keep(gegevens__stagiair="Ayla")
        expect(here.page.locator(".gekozen h3")).to_have_text("Ayla")
        here.page.get_by_role("button", name="Kies dit dossier: Sam de Vries").click()
        expect(here.page.locator(".gekozen h3")).to_have_text("Sam de Vries")
        assert here.page.evaluate("handboek.dossiers.current()") == sam
        here.page.goto(server + "formulieren/leerdoel.html")
        expect(here.page.get_by_label("Mijn doel").first).to_have_value(ANSWERS["leerdoel.doel"])
        here.page.goto(server + PAGE)
        before = here.written(sam)
        remove = here.page.get_by_role("button", name="Verwijder: Ayla")
        remove.click()
        expect(here.page.get_by_role("button", name="Doe het niet")).to_be_focused()
        here.page.keyboard.press("Escape")
        assert here.read(ayla)
        expect(remove).to_be_focused()
        remove.click()
        here.press("Verwijder")
        expect(here.outcome).to_have_text("Het dossier van Ayla is verwijderd.")
        assert [key for key in here.kept() if ayla in key and "huidig" not in key] == []
        assert here.written(sam) == before


def test_what_is_private_stays_behind_when_a_file_is_given(chromium: Browser, server: str) -> None:
    with desk(chromium, server) as here:
        secret = {"hoe-is-het-echt.veilig": "Nee"}
        id_ = here.keep(**{"hoe-is-het-echt__veilig": "Nee"})
        assert json.loads(here.save(choice="Voor mezelf, met alles")[1])["antwoorden"] == {**ANSWERS, **secret}
        saved = here.page.evaluate("(id) => handboek.dossiers.note(id, 'bewaard')", id_)
        assert saved
        here.page.evaluate("(id) => handboek.dossiers.note(id, 'bewaard', '2026-01-01T00:00:00Z')", id_)
        given = here.save(choice="Voor een ander, zonder dit")[1]
        assert json.loads(given)["antwoorden"] == ANSWERS
        assert here.page.evaluate("(id) => handboek.dossiers.note(id, 'bewaard')", id_).startswith("2026-01-01")
        here.page.goto(server + "formulieren/hoe-is-het-echt.html")
        here.page.get_by_role("button", name="Bewaar als bestand").click()  # the same question there
        expect(here.page.get_by_role("dialog", name="Bewaar je dit voor jezelf?")).to_contain_text("Hoe is het echt?")
        here.page.goto(server + PAGE)
        here.open(given)  # and coming back it takes nothing away
        expect(here.outcome).to_contain_text("niets nieuws")
        assert here.read(id_)["antwoorden"] == {**ANSWERS, **secret}


AGO = "(days) => new Date(Date.now() - days * 24 * 3600 * 1000).toISOString()"
PUT = f"""([answers, made, saved]) => {{
    const ago = {AGO};
    const dossier = {{...handboek.dossiers.read(handboek.dossiers.create(answers)), gemaakt: ago(made)}};
    if (saved) handboek.dossiers.note(dossier.id, "bewaard", ago(saved));
    handboek.dossiers.put(dossier);
}}"""


@pytest.mark.parametrize(
    ("days", "end", "told"),
    [
        ((1, 0), "2199-01-01", []),
        ((8, 0), "2199-01-01", ["al meer dan een week"]),
        ((30, 8), "2199-01-01", ["voor het laatst als bestand op"]),
        ((30, 6), "2199-01-01", []),
        ((1, 0), "2026-01-01", ["einddatum van deze stage is voorbij"]),
        ((8, 0), "2026-01-01", ["al meer dan een week", "einddatum"]),
        ((1, 0), "geen datum", []),
    ],
)
def test_reminders_come_in_time(
    chromium: Browser, server: str, days: tuple[int, int], end: str, told: list[str]
) -> None:
    with desk(chromium, server) as here:
        here.page.evaluate(PUT, [{**ANSWERS, "gegevens.eind": end}, *days])
        for address in (PAGE, "formulieren/leerdoel.html"):
            here.page.goto(server + address)
            expect(here.page.locator(".herinnering")).to_have_count(len(told))
            expect(here.page.locator(".herinnering")).to_contain_text(told)


def test_progress_leads_to_the_formulieren_of_the_opleiding(chromium: Browser, server: str) -> None:
    with desk(chromium, server) as here:
        here.keep(**{"gegevens__opleiding": "software-developer", "leerdoel~2__doel": "Ik bak."})
        row = here.page.locator("[data-formulier=leerdoel]")
        expect(row.get_by_role("link").first).to_have_attribute(
            "href", server + "opleidingen/software-developer/leerdoel.html"
        )
        row.get_by_role("link", name=re.compile("2$")).click()
        expect(here.page).to_have_url(re.compile(r"opleidingen/software-developer/leerdoel\.html\?nr=2$"))
        expect(here.page.get_by_label("Mijn doel").first).to_have_value("Ik bak.")


def test_progress_is_what_the_formulier_itself_says(chromium: Browser, server: str) -> None:
    with desk(chromium, server) as here:
        here.keep()
        for form in ("leerdoel", "gegevens", "startgesprek", "verwachtingen"):
            here.page.goto(f"{server}formulieren/{form}.html")
            for field in here.page.locator("form textarea").all()[:2]:
                field.fill("Iets")
            here.page.locator("h1").click()
            said = here.page.locator(".dossiervoortgang").inner_text().strip()
            here.page.goto(server + PAGE)
            expect(here.page.locator(f"[data-formulier={form}] .voortgang")).to_contain_text(said)


def test_answers_that_no_formulier_shows_are_kept_until_wiped(chromium: Browser, server: str) -> None:
    with desk(chromium, server) as here:
        id_ = here.keep(weg__veld="Bewaar mij", leerdoel__weg="En mij")
        part = here.page.locator("[data-los]")
        expect(part.get_by_role("definition")).to_contain_text(["En mij", "Bewaar mij"])
        here.page.get_by_role("button", name="Wis het antwoord bij weg.veld").click()
        here.press("Doe het niet")
        assert here.read(id_)["antwoorden"]["weg.veld"] == "Bewaar mij"
        here.page.get_by_role("button", name="Wis het antwoord bij weg.veld").click()
        here.press("Wis dit antwoord")
        expect(part.get_by_role("definition")).to_have_count(1)
        assert here.read(id_)["antwoorden"] == {**ANSWERS, "leerdoel.weg": "En mij"}


def test_without_a_script_it_lists_and_explains(chromium: Browser, server: str) -> None:
    with reader(chromium, DESK, java_script_enabled=False) as page:
        page.goto(server + PAGE)
        expect(page.locator("noscript p")).to_be_visible()
        expect(page.get_by_role("link", name="Startgesprek")).to_be_visible()
        assert page.locator("article button:visible, article input:visible").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")])
def test_each_state_is_accessible(chromium: Browser, server: str, width: int, scheme: Scheme) -> None:
    with desk(chromium, server, width, scheme) as here:
        found = violations(here.page) + too_wide(here.page)
        content = here.written(here.keep(weg__veld="w" * 300, gegevens__eind="2026-01-01"))
        here.keep(gegevens__stagiair="A" * 80)
        found += violations(here.page) + too_wide(here.page)
        here.open(b"%PDF-1.7")
        expect(here.page.locator("[data-probleem]")).not_to_be_empty()
        found += violations(here.page) + too_wide(here.page)
        here.open(content.replace(b"kneed deeg", b"bak " + b"b" * 300).replace(b'"weg.veld"', b'"weg.anders"'))
        here.page.locator("summary").first.click()
        found += violations(here.page) + too_wide(here.page)
        here.press("Neem het zo over")
        expect(here.page.get_by_role("alert").filter(has_text="nog")).to_be_visible()
        found += violations(here.page)
        here.page.get_by_role("button", name="Wis alles").click()
        found += violations(here.page) + too_wide(here.page)
    assert found == []
