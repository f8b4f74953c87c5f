"""What the tests of dossiers share: the page with the dossiers as a reader uses it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from re import Pattern
from typing import Any

from playwright.sync_api import Browser, Locator, Page

from browser import DESK, Scheme, reader

PAGE = "formulieren/dossier.html"
ANSWERS = {
    "gegevens.stagiair": "Sam de Vries",
    "gegevens.leerbedrijf": "Bakkerij Korst",
    "gegevens.eind": "2199-06-30",
    "leerdoel.doel": "Ik kneed deeg.",
    "leerdoel.tijdgebonden": "Op vrijdag",
}


class Desk:
    """The page with the dossiers; `keep` puts one there."""

    def __init__(self, page: Page, server: str) -> None:
        self.page = page
        self.server = server
        page.goto(server + PAGE)

    def keep(self, **answers: str) -> str:
        """Make a dossier with the usual answers and these, and return its id; dots are written as `__`."""
        given = {**ANSWERS, **{name.replace("__", "."): value for name, value in answers.items()}}
        return str(self.page.evaluate("(answers) => handboek.dossiers.create(answers)", given))

    def read(self, id_: str) -> dict[str, Any]:
        """Return a dossier as it is kept."""
        found: dict[str, Any] = json.loads(self.written(id_))
        return found

    def written(self, id_: str) -> bytes:
        """Return a dossier as its file would be."""
        text: str = self.page.evaluate("(id) => handboek.file.write(handboek.dossiers.read(id))", id_)
        return text.encode()

    def save(self, name: str = "Sam de Vries", choice: str = "") -> tuple[str, bytes]:
        """Press the button that saves a dossier; return the name and the content of the file."""
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=f"Bewaar als bestand: {name}").first.click()
            if choice:
                self.press(choice)
        return download.value.suggested_filename, Path(download.value.path()).read_bytes()

    def open(self, content: bytes) -> None:
        """Open a file of this content."""
        file = {"name": "stagedossier.json", "mimeType": "application/json", "buffer": content}
        self.page.set_input_files("#bestand", file)  # type: ignore[arg-type]

    def press(self, name: str) -> None:
        """Press the last button of this name: one in a question, where there is a question."""
        self.page.get_by_role("button", name=name, exact=True).last.click()

    def choose(self, question: str | Pattern[str], answer: str) -> None:
        """Choose between what is here and what is in the file."""
        self.page.get_by_role("group", name=question).get_by_label(answer).check()

    @property
    def outcome(self) -> Locator:
        """The sentence that tells what came of it."""
        return self.page.locator("[data-uitkomst]")

    def kept(self, storage: str = "localStorage") -> dict[str, str]:
        """Return what this handbook has in a storage of the browser."""
        pairs: dict[str, str] = self.page.evaluate(f"Object.fromEntries(Object.entries({storage}))")
        return {key: value for key, value in pairs.items() if key.startswith("stagehandboek:")}


@contextmanager
def desk(chromium: Browser, server: str, width: int = DESK, scheme: Scheme = "light", **options: Any) -> Iterator[Desk]:
    """Open the page with the dossiers for a reader who has none yet."""
    with reader(chromium, width, scheme, **options) as page:
        yield Desk(page, server)
