"""What the tests of formulieren share: each version of each, and filling one in as a reader would."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from browser import DESK, Scheme, reader
from conftest import ROOT
from handboek.model import Handboek

Answers = dict[str, str]

FORMS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "data" / "formulieren").glob("*.yml"))}
ANY, MOST, LEAST = "zonder opleiding", "meeste werkprocessen", "minste werkprocessen"


def has(form: str, line: str) -> bool:
    """Tell whether the YAML of a formulier has a line of its own such as `een_vel: true`."""
    return re.search(rf"^{line}\b", FORMS.get(form, ""), re.MULTILINE) is not None


def versions(*sizes: str) -> list[tuple[str, str]]:
    """Return each formulier with each size of opleiding that it comes in."""
    return [(form, size) for form in FORMS for size in sizes if size == ANY or has(form, "per_opleiding: true")]


def slug_of(handboek: Handboek, size: str) -> str:
    """Return the opleiding of a size, or nothing for none."""
    by_number = sorted(handboek.opleidingen, key=lambda slug: (len(handboek.opleidingen[slug].werkprocessen), slug))
    return {ANY: "", MOST: by_number[-1], LEAST: by_number[0]}[size]


def address(form: str, slug: str = "") -> str:
    """Return where a formulier stands in the site."""
    return f"opleidingen/{slug}/{form}.html" if slug else f"formulieren/{form}.html"


# Signs that go wrong where text is taken for HTML, for CSS, for JSON or for plain ASCII.
TEXT = 'Zoë\'s “{n}” <b>ĳ & \\ "ő"</b>'
LONG = "Eerst {n}: é <script>\nen dan 'n 👩🏽‍🍳 erbij"
_DATES = {"gegevens.begin": "2026-09-07", "gegevens.eind": "2026-10-23"}

_INPUTS = """() => {
    for (const details of document.querySelectorAll("form details")) details.open = true;
    return [...document.querySelectorAll("form[data-formulier] [name]")].map((input) => ({
        name: input.name, kind: input.type, value: input.value, ...input.dataset,
        options: [...(input.options ?? [])].map((option) => option.value).filter(Boolean)}));
}"""
_SHOWN = """() => Object.fromEntries([...document.querySelectorAll("form[data-formulier] [name]")]
    .map((input) => [input.name, /radio|checkbox/.test(input.type) ? (input.checked ? input.value : "") : input.value])
    .filter(([, value]) => value))"""
# Much faster than one call for each question. What a reader cannot see or use is not filled in.
_FILL = """(answers) => {
    for (const [name, value] of Object.entries(answers)) {
        const inputs = [...document.querySelectorAll(`form [name="${name}"]`)];
        const input = inputs.find((each) => each.type === "radio" && each.value === value) ?? inputs[0];
        if (!input.checkVisibility({ visibilityProperty: true }) || input.disabled) throw Error(name);
        input.focus();
        if (/radio|checkbox/.test(input.type)) input.click();
        else {
            input.value = value;
            input.dispatchEvent(new InputEvent("input", { bubbles: true }));
            input.dispatchEvent(new Event("change", { bubbles: true }));
        }
    }
    document.activeElement.blur();
}"""


def _answer(name: str, inputs: list[dict[str, Any]], number: int) -> str:
    """Return an answer to a question that no other question has, as far as its kind lets it."""
    first = inputs[0]
    match first["kind"]:
        case "checkbox":
            return "ja"
        case "radio" | "select-one":
            choices = first["options"] or [each["value"] for each in inputs]
            return str(choices[number % len(choices)])
        case "date":
            return _DATES.get(name, f"2027-{number % 12 + 1:02}-{number % 28 + 1:02}")
        case "textarea":
            return LONG.format(n=number)
        case _:
            return str(first.get("maximum", "7,5")) if "getal" in first else TEXT.format(n=number)


@dataclass
class Sheet:
    """A formulier in a browser, with all that the browser asked for and complained of since it opened."""

    page: Page
    server: str
    asked: list[str] = field(default_factory=list)
    loaded: int = 0
    """How many of what was asked for came with the page."""
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on(
            "console", lambda said: self.wrong.append(said.text) if said.type in ("error", "warning") else None
        )

    def open(self, path: str) -> None:
        """Go to a page of the site."""
        self.page.goto(self.server + path)
        self.loaded = len(self.asked)

    @property
    def asked_since(self) -> list[str]:
        """What the page asked for after it was there; its icon is the browser's own wish."""
        return [url for url in self.asked[self.loaded :] if not url.endswith("favicon.svg")]

    def fill(self) -> Answers:
        """Answer every question, and return the answers by name; names and dates first, since these make rows."""
        given: Answers = {}
        numbers = count(1)
        for beginning in ("gegevens.", ""):
            while fresh := self._fresh(beginning, given):
                answers = {name: _answer(name, inputs, next(numbers)) for name, inputs in fresh.items()}
                self.page.evaluate(_FILL, answers)
                given |= answers
        return given

    def _fresh(self, beginning: str, given: Answers) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = {}
        for each in self.page.evaluate(_INPUTS):
            if each["name"].startswith(beginning) and each["name"] not in given:
                found.setdefault(each["name"], []).append(each)
        return found

    def shown(self) -> Answers:
        """Return every answer that the page shows, by name."""
        found: Answers = self.page.evaluate(_SHOWN)
        return found

    def kept(self) -> Answers:
        """Return the answers of the current dossier as it is kept."""
        found: Answers = self.page.evaluate("handboek.dossiers.read()?.antwoorden ?? {}")
        return found

    def save(self) -> bytes:
        """Save the dossier as a file with the first button that does so; return its content, private answers too."""
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name="Bewaar als bestand").first.click()
            if any(has(name.partition(".")[0].partition("~")[0], "prive: true") for name in self.kept()):
                self.page.get_by_role("button", name="Voor mezelf, met alles").click()
        return Path(download.value.path()).read_bytes()


@contextmanager
def sheet(chromium: Browser, server: str, width: int = DESK, scheme: Scheme = "light", **more: Any) -> Iterator[Sheet]:
    """Give a reader who has no dossier yet a browser; fail on anything that it complains of."""
    with reader(chromium, width, scheme, **more) as page:
        here = Sheet(page, server)
        yield here
        assert here.wrong == []
