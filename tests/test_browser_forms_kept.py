"""Where answers stay while a formulier is filled in: between two tabs, from disk, and where nothing can be stored."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from browser import DESK, reader
from filling import Sheet, address, sheet

pytestmark = pytest.mark.browser

FORM = address("weekgesprek")
FIRST, SECOND = "weekgesprek.punten.beleving", "weekgesprek.punten.terugkijken"
NOT_KEPT = "Je browser kan dit niet bewaren"
NO_ROOM = """() => {
    for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2))
        for (let number = 0; ; number += 1)
            try { localStorage.setItem(`vol-${size}-${number}`, "x".repeat(size)); } catch { break; }
}"""
BLOCKED = {
    "refuses": "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };",
    "absent": """for (const name of ["localStorage", "sessionStorage"])
        Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });""",
}


def question(here: Sheet, name: str) -> Locator:
    """Return where a question is answered."""
    return here.page.locator(f'form [name="{name}"]')


def test_two_tabs_do_not_overwrite_each_other(chromium: Browser, server: str) -> None:
    with sheet(chromium, server) as one:
        one.open(FORM)
        question(one, FIRST).fill("begin")
        one.page.evaluate("handboek.form.save()")
        other = Sheet(one.page.context.new_page(), server)
        other.open(FORM)
        expect(question(other, FIRST)).to_have_value("begin")

        # Both are at work before either has been kept.
        question(one, FIRST).fill("van hier")
        question(other, SECOND).fill("van daar")
        for tab in (one, other):
            expect(question(tab, FIRST)).to_have_value("van hier")
            expect(question(tab, SECOND)).to_have_value("van daar")
            assert tab.kept() == {FIRST: "van hier", SECOND: "van daar"}

        # The same question: the later answer stands in both, so that nobody looks at an answer that is not kept.
        question(one, FIRST).fill("eerst")
        expect(question(other, FIRST)).to_have_value("eerst")
        question(other, FIRST).press_sequentially(", daarna")
        expect(question(one, FIRST)).to_have_value("eerst, daarna")
        assert one.kept() == other.kept() == {FIRST: "eerst, daarna", SECOND: "van daar"}
        assert other.wrong == []


_KEEP_AT = """([name, value, moment]) => {
    const input = document.querySelector(`form [name="${name}"]`);
    input.value = value;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    const wait = () => (Date.now() < moment ? setTimeout(wait) : handboek.form.save());
    wait();
}"""


def test_two_tabs_that_keep_at_the_same_moment(chromium: Browser, server: str) -> None:
    with sheet(chromium, server) as one:
        one.open(FORM)
        one.page.evaluate("handboek.dossiers.create({ 'gegevens.stagiair': 'Sam' })")
        other = Sheet(one.page.context.new_page(), server)
        other.open(FORM)
        for number in range(12):  # they do not meet each time
            moment = one.page.evaluate("Date.now() + 60")
            one.page.evaluate(_KEEP_AT, [FIRST, f"van hier {number}", moment])
            other.page.evaluate(_KEEP_AT, [SECOND, f"van daar {number}", moment])
            for tab in (one, other):
                expect(question(tab, FIRST)).to_have_value(f"van hier {number}")
                expect(question(tab, SECOND)).to_have_value(f"van daar {number}")
            one.page.wait_for_timeout(60)
            mine = {FIRST: f"van hier {number}", SECOND: f"van daar {number}", "gegevens.stagiair": "Sam"}
            assert one.kept() == other.kept() == mine


def test_what_is_being_typed_is_not_replaced_from_another_tab(chromium: Browser, server: str) -> None:
    with sheet(chromium, server) as one:
        one.open(FORM)
        id_ = one.page.evaluate("(answers) => handboek.dossiers.create(answers)", {FIRST: "begin"})
        other = Sheet(one.page.context.new_page(), server)
        other.open(FORM)
        shown = one.page.evaluate(
            """([id, name]) => {
                const input = document.querySelector(`form [name="${name}"]`);
                input.value = "half getypt";
                input.dispatchEvent(new InputEvent("input", { bubbles: true }));
                handboek.dossiers.change({ "gegevens.stagiair": "Sam", [name]: "uit een ander venster" }, id);
                return input.value;
            }""",
            [id_, FIRST],
        )
        assert shown == "half getypt"
        expect(question(other, FIRST)).to_have_value("half getypt")
        assert one.kept() == {FIRST: "half getypt", "gegevens.stagiair": "Sam"}


def test_closing_at_once_loses_nothing(chromium: Browser, server: str) -> None:
    with sheet(chromium, server) as here:
        here.open(FORM)
        here.page.evaluate(
            """(name) => {
                const input = document.querySelector(`form [name="${name}"]`);
                input.value = "nog net";
                input.dispatchEvent(new InputEvent("input", { bubbles: true }));
                location.href = "dossier.html";
            }""",
            FIRST,
        )
        here.page.wait_for_url("**/dossier.html")
        assert here.kept() == {FIRST: "nog net"}


def test_from_disk(chromium: Browser, site: Path) -> None:
    with sheet(chromium, f"{site.as_uri()}/") as here:
        here.open(FORM)
        given = here.fill()
        expect(here.page.locator(".dossierstatus")).to_contain_text("Opgeslagen op dit apparaat")
        here.page.reload()
        assert here.shown() == given
        assert json.loads(here.save())["antwoorden"] == given
        assert [url for url in here.asked if not url.startswith(("file:", "blob:"))] == []


@pytest.mark.parametrize("how", BLOCKED)
def test_storage_that_is_blocked(chromium: Browser, server: str, how: str) -> None:
    with reader(chromium, DESK) as page:
        page.add_init_script(BLOCKED[how])
        here = Sheet(page, server)
        here.open(FORM)
        given = here.fill()
        expect(page.locator(".dossierstatus")).to_contain_text(NOT_KEPT)
        expect(page.locator(".dossiermeldingen")).to_contain_text("Bewaar je dossier als bestand")
        assert here.shown() == given
        assert json.loads(here.save())["antwoorden"] == given
        assert "handboek" not in " ".join(here.wrong), "Material itself may complain"


def test_storage_that_is_full(chromium: Browser, server: str) -> None:
    with sheet(chromium, server) as here:
        here.open(FORM)
        first = question(here, FIRST)
        first.fill("paste nog")
        first.blur()
        here.page.evaluate(NO_ROOM)
        long = "past niet meer " * 100
        first.fill(long)
        first.blur()
        expect(here.page.locator(".dossierstatus")).to_contain_text(NOT_KEPT)
        assert here.shown() == {FIRST: long}
        assert json.loads(here.save())["antwoorden"] == {FIRST: long}

        here.page.reload()
        assert here.shown() == {FIRST: "paste nog"}, "what was kept before is still there"
        question(here, FIRST).fill(long)
        here.page.evaluate(
            "for (const name of Object.keys(localStorage)) if (name.startsWith('vol-')) delete localStorage[name]"
        )
        question(here, FIRST).blur()
        expect(here.page.locator(".dossierstatus")).to_contain_text("Opgeslagen op dit apparaat")
        here.page.reload()
        assert here.shown() == {FIRST: long}, "once there is room it is kept"


def test_names_and_dates_are_typed_once(chromium: Browser, server: str) -> None:
    with sheet(chromium, server) as here:
        here.open(address("startgesprek"))
        here.page.get_by_label("Stagiair", exact=True).fill("Anaïs O'Neill")
        for form in ("weekgesprek", "leerplan", "gegevens"):
            here.open(address(form))
            assert here.shown() == {"gegevens.stagiair": "Anaïs O'Neill"}
        here.page.get_by_label("Stagiair", exact=True).fill("Bo")
        here.open(address("startgesprek"))
        expect(here.page.get_by_label("Stagiair", exact=True)).to_have_value("Bo")
