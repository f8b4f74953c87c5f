"""The PDF of every formulier with the answers of a dossier: it holds and shows them, and is as good as before."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import page
import pytest
from playwright.sync_api import Browser

from conftest import build_site
from filling import Answers, Sheet, address, sheet, slug_of
from handboek.model import Handboek
from pdf_taking import OFF, on_paper, take
from pdfs import boxes, by_pdfium, by_poppler, changed, each_version, filled, reader, without_poppler, without_qpdf

pytestmark = pytest.mark.browser


def assert_shown(empty: bytes, full: bytes, answers: Answers, folder: Path) -> None:
    """Each answer shows in poppler and in pdfium."""
    everything = dict.fromkeys(reader(empty).get_fields() or {}, OFF) | answers
    places = [place for place in boxes(empty, everything) if place[0] in answers]
    assert {name for name, _, _ in places} == answers.keys()
    for before, after in (
        (by_poppler(empty, folder), by_poppler(full, folder)),
        (by_pdfium(empty), by_pdfium(full)),
    ):
        assert [name for name, sheet, box in places if not changed(before, after, sheet, box)] == []


def assert_sound(pdf: bytes, folder: Path) -> None:
    """It is PDF/UA-1, qpdf has nothing to say, and what was written last is told in the order of its numbers."""
    file = folder / "vol.pdf"
    file.write_bytes(pdf)
    report = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    numbers = [int(number) for number in re.findall(rb"/Index \[ (.+?) \]", pdf)[-1].split()[::2]]
    assert numbers == sorted(set(numbers))


def assert_as_good_as_empty(here: Sheet, site: Path, path: str, folder: Path) -> None:
    """Fill in a formulier on screen, take its PDF, look at that in every way, and change it with another program."""
    empty = (site / path).with_suffix(".pdf").read_bytes()
    here.open(path)
    given = here.fill()
    before = here.kept()
    taken = take(here)
    assert here.kept() == before, "the dossier is as it was"
    assert [url for url in here.asked if not url.startswith((here.server, "blob:"))] == []
    answers = on_paper(empty, given)
    assert len(answers) > 5
    assert taken.kept == answers
    assert taken.pdf.startswith(empty)
    assert len(taken.pdf) < 2 * len(empty)
    assert f"Aantal antwoorden erin: {len(answers)}." in taken.said
    without_place = len(given) - len(answers)
    assert (f"niet in de pdf staan: {without_place} (" in taken.said) == bool(without_place)

    assert_sound(taken.pdf, folder)
    assert_shown(empty, taken.pdf, answers, folder)

    fields = reader(empty).get_fields() or {}
    texts = {name: f"Anders {name}" for name, field in fields.items() if field["/FT"] == "/Tx"}
    again = filled(taken.pdf, texts)
    kept = {name: str(field.get("/V", OFF)) for name, field in (reader(again).get_fields() or {}).items()}
    assert {name: value for name, value in kept.items() if value not in ("", OFF)} == answers | texts
    assert_shown(taken.pdf, again, texts, folder)


@pytest.fixture
def here(chromium: Browser, server: str) -> Iterator[Sheet]:
    with sheet(chromium, server) as found:
        yield found


@without_qpdf
@without_poppler
@each_version
def test_every_formulier(here: Sheet, site: Path, handboek: Handboek, tmp_path: Path, version: tuple[str, str]) -> None:
    assert_as_good_as_empty(here, site, address(version[0], slug_of(handboek, version[1])), tmp_path)


@without_qpdf
@without_poppler
@pytest.mark.parametrize("slug", ["", "kok"])
def test_every_kind_of_field(chromium: Browser, klein: Path, tmp_path: Path, slug: str) -> None:
    """From disk; among them an answer that stands on the paper twice."""
    site = klein / "site"
    done = build_site(klein, site)
    assert done.returncode == 0, done.stderr
    with sheet(chromium, f"{site.as_uri()}/") as here:
        assert_as_good_as_empty(here, site, address("proef", slug), tmp_path)
