"""Taking the PDF of a formulier with the answers of a dossier, as a reader does."""

import re
from dataclasses import dataclass
from pathlib import Path

from filling import Answers, Sheet
from pdfs import reader

MARK, OFF = "/", "/Off"


@dataclass(frozen=True)
class Taken:
    """What the button gave: the file with its name, and what was said about it."""

    name: str
    pdf: bytes
    said: str

    @property
    def kept(self) -> Answers:
        """The answer in each field that has one, as another program reads it."""
        values = {name: str(field.get("/V", "")) for name, field in (reader(self.pdf).get_fields() or {}).items()}
        return {name: value for name, value in values.items() if value not in ("", OFF)}


def take(here: Sheet) -> Taken:
    """Press the button and wait for the PDF, and for what is said about it."""
    with here.page.expect_download() as download:
        here.page.get_by_role("button", name="Pdf met antwoorden").click()
    said = here.page.locator("[data-pdf]")
    said.get_by_text("De pdf staat bij je downloads").wait_for()
    file = download.value
    return Taken(file.suggested_filename, Path(file.path()).read_bytes(), said.inner_text())


def know(here: Sheet, answers: Answers) -> None:
    """Make a dossier with these answers."""
    here.page.evaluate("(answers) => handboek.dossiers.create(answers)", answers)


def on_paper(empty: bytes, answers: Answers) -> Answers:
    """Return the answers that a PDF has a field for, each as it is to stand there."""
    fields = reader(empty).get_fields() or {}
    day = r"^(\d{4})-(\d\d)-(\d\d)$"
    return {
        name: f"{MARK}{answers[name]}" if field["/FT"] == "/Btn" else re.sub(day, r"\3-\2-\1", answers[name])
        for name, field in fields.items()
        if name in answers
    }
