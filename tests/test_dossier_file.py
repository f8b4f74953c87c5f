"""Files from elsewhere, in a real browser: nothing in them runs, nothing is lost, and each gets an answer."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request, expect

from browser import DESK, reader
from handboek.model import Handboek
from hostile import Hostile, shown
from hostile_refused import refused

REFUSED, SHOWN = refused(), list(shown())
KEPT = "(ids) => Object.entries(localStorage).filter(([key]) => ids.some((id) => key.includes(id))).sort()"
OWN = [
    {"gegevens.stagiair": "Sam", "leerdoel.doel": "Ik leer kneden.", "weg.veld": "oud antwoord"},
    {"gegevens.stagiair": "Ayla", "weekreflectie~2.trots": "Het brood"},
]

pytestmark = pytest.mark.browser


class Desk:
    """The page with the dossiers, with two of them, and all that ever happened on it that should not."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.wrong: list[str] = []
        page.on("dialog", self._dialog)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", self._request)
        self.server = address.removesuffix("formulieren/dossier.html")
        page.goto(address)
        self.ids = [page.evaluate("(answers) => handboek.dossiers.create(answers)", answers) for answers in OWN]
        self.before = page.evaluate(KEPT, self.ids)

    def _dialog(self, dialog: Dialog) -> None:
        self.wrong.append(dialog.message)
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.server, "blob:")):
            self.wrong.append(request.url)

    def open(self, content: bytes, folder: Path) -> None:
        """Open a file, and wait until the page has an answer."""
        file = folder / "stagedossier.json"
        file.write_bytes(content)
        self.page.evaluate("document.querySelector('[data-uitkomst]').textContent = ''")
        self.page.set_input_files("#bestand", file)
        self.page.wait_for_function("""() => ["[data-probleem]", "[data-vergelijken]", "[data-uitkomst]"]
            .some((place) => document.querySelector(place).hasChildNodes())""")

    def harmed(self) -> list[str]:
        """Return what ran, was asked or was changed."""
        ran = self.page.evaluate("[window.__ran, ({}).polluted].filter(Boolean).map(String)")
        lost = [] if self.page.evaluate(KEPT, self.ids) == self.before else ["a dossier that was there has changed"]
        wrong, self.wrong = self.wrong, []
        return [*wrong, *ran, *lost]


@pytest.fixture(scope="module")
def desk(chromium: Browser, server: str) -> Iterator[Desk]:
    with reader(chromium, DESK) as page:
        yield Desk(page, server + "formulieren/dossier.html")


def test_there_are_two_hundred_different_files() -> None:
    files = [*REFUSED, *SHOWN]
    assert len({file.content for file in files}) == len(files) >= 200
    assert len({file.id for file in files}) == len(files)


@pytest.mark.parametrize("file", REFUSED, ids=lambda file: file.id)
def test_what_is_no_dossier_is_refused(desk: Desk, handboek: Handboek, tmp_path: Path, file: Hostile) -> None:
    desk.open(file.content, tmp_path)
    teksten = handboek.teksten.dossier.bestand
    told = desk.page.locator("[data-probleem]").inner_text()
    begin, _, end = getattr(teksten, file.says).partition("{wat}")
    assert told.startswith(begin)
    assert told.endswith(f"{end} {teksten.wat_nu}")
    assert desk.page.locator("[data-vergelijken]").inner_text() == ""
    assert desk.harmed() == []


@pytest.mark.parametrize("file", SHOWN, ids=lambda file: file.id)
def test_what_is_a_dossier_shows_as_plain_text(desk: Desk, tmp_path: Path, file: Hostile) -> None:
    page = desk.page
    desk.open(file.content, tmp_path)
    expect(page.locator("[data-probleem]")).to_be_empty()
    assert desk.harmed() == []
    page.get_by_role("button", name="Zet het erbij").click()
    found = json.loads(file.content.decode("utf-8-sig"))
    answers = {name: value for name, value in found["antwoorden"].items() if value}
    try:
        assert page.evaluate("(id) => handboek.dossiers.read(id).antwoorden", found["id"]) == answers
        page.reload()
        whole = page.evaluate("() => document.querySelector('article').textContent")
        assert [value for name, value in answers.items() if name.startswith("weg.") and value not in whole] == []
        if name := answers.get("gegevens.stagiair"):
            assert name in whole
        links: list[str] = page.locator("[data-formulier] a").evaluate_all("(links) => links.map((link) => link.href)")
        way = re.compile(re.escape(desk.server) + r"formulieren/[a-z-]+\.html(\?nr=\d+)?")
        assert [link for link in links if not way.fullmatch(link)] == []
        page.goto(desk.server + "formulieren/leerdoel.html")
        in_field = page.locator("[name='leerdoel.doel']").input_value()
        assert in_field == answers.get("leerdoel.doel", "").replace("\r\n", "\n").replace("\r", "\n")
        assert desk.harmed() == []
    finally:
        page.goto(desk.server + "formulieren/dossier.html")
        page.evaluate("(id) => handboek.dossiers.remove(id)", found["id"])
    assert desk.harmed() == []
