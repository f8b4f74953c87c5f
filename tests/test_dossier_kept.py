"""Where dossiers are kept: on the device or in one window, apart from another handbook, and gone when wiped."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request, expect

from browser import DESK, reader
from desk import ANSWERS, PAGE, Desk, desk

pytestmark = pytest.mark.browser


def dossiers(kept: dict[str, str]) -> list[str]:
    """Return the names of what belongs to a dossier in a storage."""
    return [key for key in kept if re.search(":(dossier|notitie):", key)]


def test_a_shared_computer_keeps_nothing(chromium: Browser, server: str) -> None:
    with desk(chromium, server) as here:
        id_ = here.keep()
        before = here.written(id_)
        switch = here.page.get_by_label("Dit is een gedeelde computer")
        switch.click()
        here.press("Doe het niet")
        expect(switch).not_to_be_checked()
        assert dossiers(here.kept())
        switch.click()
        here.press("Verplaats alles")
        expect(switch).to_be_checked()
        expect(here.page.get_by_text("staan alleen in dit venster")).to_be_visible()
        assert {key.rpartition(":")[2] for key in here.kept()} == {"gedeeld"}
        assert here.written(id_) == before
        here.page.goto(server + "formulieren/leerdoel.html")
        here.page.get_by_label("Mijn doel").first.fill("Typ in dit venster")
        here.page.goto(server + PAGE)
        assert here.read(id_)["antwoorden"]["leerdoel.doel"] == "Typ in dit venster"
        assert {key.rpartition(":")[2] for key in here.kept()} == {"gedeeld"}
        other = here.page.context.new_page()
        assert Desk(other, server).page.evaluate("handboek.dossiers.list()") == [], "another window has its own"
        other.close()
        here.page.get_by_label("Dit is een gedeelde computer").click()
        expect(here.outcome).to_contain_text("staan weer op dit apparaat")
        assert dossiers(here.kept())
        assert here.kept("sessionStorage").keys() <= {key for key in here.kept("sessionStorage") if "huidig" in key}


@pytest.mark.parametrize("shared", [False, True])
def test_wiping_leaves_nothing(chromium: Browser, server: str, shared: bool) -> None:
    with desk(chromium, server) as here:
        here.page.evaluate("localStorage.setItem('van-een-ander', '1')")
        here.keep()
        here.keep(gegevens__stagiair="Ayla")
        here.page.evaluate("(shared) => handboek.dossiers.shared = shared", shared)
        here.page.get_by_role("button", name="Wis alles").click()
        here.press("Doe het niet")
        assert len(here.page.evaluate("handboek.dossiers.list()")) == 2
        here.page.get_by_role("button", name="Wis alles").click()
        dialog = here.page.get_by_role("dialog")
        with here.page.expect_download() as download:  # saved first, from the question itself
            dialog.get_by_role("button", name="Bewaar als bestand: Ayla").click()
        assert json.loads(Path(download.value.path()).read_bytes())["antwoorden"]["gegevens.stagiair"] == "Ayla"
        here.press("Wis alles")
        expect(here.outcome).to_contain_text("Alles is gewist")
        assert {key.rpartition(":")[2] for key in here.kept()} == ({"gedeeld"} if shared else set())
        assert here.kept("sessionStorage") == {}
        assert here.page.evaluate("localStorage.getItem('van-een-ander')") == "1"


def test_two_handbooks_on_one_host_stay_apart(chromium: Browser, server: str, site: Path) -> None:
    second = server.replace("/handboek/", "/tweede/")
    with desk(chromium, server) as here:
        here.page.context.route(
            second + "**", lambda route: route.fulfill(path=site / route.request.url.removeprefix(second).split("?")[0])
        )
        here.keep()
        there = Desk(here.page.context.new_page(), second)
        assert there.page.evaluate("handboek.dossiers.list()") == []
        there.keep(gegevens__stagiair="Elders")
        there.page.evaluate("handboek.dossiers.wipe()")
        assert [each["name"] for each in here.page.evaluate("handboek.dossiers.list()")] == ["Sam de Vries"]


def test_storage_that_is_blocked_still_gives_a_file(chromium: Browser, server: str) -> None:
    with reader(chromium, DESK) as page:
        page.add_init_script(
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
        )
        here = Desk(page, server)
        here.keep()
        expect(page.locator("[data-plek]")).to_contain_text("vol of geblokkeerd")
        assert json.loads(here.save()[1])["antwoorden"] == ANSWERS


def test_nothing_leaves_the_page(chromium: Browser, server: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    with desk(chromium, server) as here:
        here.page.on("request", note)
        content = here.written(here.keep())
        here.save()
        here.open(content)
        here.page.get_by_role("button", name="Wis alles").click()
        here.press("Wis alles")
        assert [url for url in asked if not url.startswith(("blob:", server))] == []


def test_it_works_from_disk(chromium: Browser, site: Path) -> None:
    with desk(chromium, site.as_uri() + "/") as here:
        id_ = here.keep()
        content = here.save()[1]
        here.page.reload()
        assert here.written(id_) == content
        here.page.evaluate("handboek.dossiers.wipe()")
        here.open(content)
        here.press("Zet het erbij")
        assert here.written(id_) == content


FILL = """() => {
    for (let text = "x".repeat(1 << 20), number = 0; text; number += 1) {
        try { localStorage.setItem(`vol ${number}`, text); } catch { text = text.slice(0, text.length >> 1); }
    }
}"""


def test_what_stands_in_a_full_storage_is_still_there(chromium: Browser, server: str) -> None:
    with desk(chromium, server) as here:
        id_ = here.keep()
        here.page.evaluate(FILL)
        here.page.reload()
        assert here.read(id_)["antwoorden"] == ANSWERS
        here.page.evaluate("(id) => handboek.dossiers.change({'leerdoel.doel': 'x'.repeat(5000)}, id)", id_)
        expect(here.page.locator("[data-plek]")).to_contain_text("vol of geblokkeerd")
        assert json.loads(here.save()[1])["antwoorden"]["leerdoel.doel"] == "x" * 5000


def test_what_does_not_fit_in_a_window_stays_on_the_device(chromium: Browser, server: str) -> None:
    with desk(chromium, server) as here:
        id_ = here.keep()
        here.page.evaluate(FILL.replace("localStorage", "sessionStorage"))
        before = here.kept()
        here.page.get_by_label("Dit is een gedeelde computer").click()
        here.press("Verplaats alles")
        expect(here.outcome).to_contain_text("Dat lukt niet")
        assert here.kept() == before
        assert here.read(id_)["antwoorden"] == ANSWERS
