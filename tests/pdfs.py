"""A formulier as PDF in tests: made, filled in by a library, and shown by two programs."""

import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image, ImageChops

from conftest import ROOT
from filling import ANY, MOST, slug_of, versions
from handboek.forms import Bladen
from handboek.model import Handboek
from handboek.pdf import FormPdfs
from handboek.print_boxes import Box
from handboek.print_data import sheets

each_version = pytest.mark.parametrize("version", versions(ANY, MOST), ids=", ".join)
without_poppler = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is not here")
without_qpdf = pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not here")
Answers = dict[str, str]
_DOTS = 50  # per inch
_LETTERS = ("Şebnem Yıldız", "Łukasz Dvořák", "Zoë Kovács-Őry", "€ 7,50 voor thé", "İpek & Uğur (2)")


class Paper:
    """Makes the PDFs of one handbook."""

    def __init__(self, handboek: Handboek, cache: Path, logo: bytes | None = None) -> None:
        self.handboek = handboek
        self.bladen = Bladen(handboek)
        self._pdfs = FormPdfs(handboek, ROOT / "templates", cache, logo)

    def __call__(self, form: str, slug: str = "") -> bytes:
        """Return the PDF of a formulier, for an opleiding or for any."""
        return self._pdfs.pdf(self.bladen.blad(form, slug))

    def version(self, version: tuple[str, str]) -> bytes:
        """Return the PDF of a formulier for a size of opleiding."""
        return self(version[0], slug_of(self.handboek, version[1]))

    def names(self, version: tuple[str, str]) -> list[str]:
        """Return the names of the inputs on the same page of the site."""
        return self.bladen.blad(version[0], slug_of(self.handboek, version[1])).namen()

    def boxes(self, version: tuple[str, str]) -> list[Box]:
        """Return what there is to fill in."""
        blad = self.bladen.blad(version[0], slug_of(self.handboek, version[1]))
        return sheets([blad], self.handboek).boxes


def reader(pdf: bytes) -> Any:
    """Open a PDF; what is in it is looked at, not typed."""
    return pypdf.PdfReader(BytesIO(pdf), strict=True)


def states(field: Any) -> list[str]:
    """Return the values that a field of boxes can have, beside none."""
    return [str(state) for state in field["/_States_"] if state != "/Off"]


def answers_for(pdf: bytes) -> Answers:
    """Return an answer to each question, another to each as far as its kind lets it."""
    given: Answers = {}
    for number, (name, field) in enumerate((reader(pdf).get_fields() or {}).items()):
        if field["/FT"] == "/Tx":
            given[name] = f"{_LETTERS[number % len(_LETTERS)]} {number}"
        elif field["/FT"] == "/Ch":
            given[name] = str(field["/Opt"][1 + number % (len(field["/Opt"]) - 1)][0])
        else:
            given[name] = states(field)[number % len(states(field))]
    return given


def filled(pdf: bytes, answers: Answers) -> bytes:
    """Fill in a PDF as any program may that knows nothing of us."""
    writer = pypdf.PdfWriter(clone_from=reader(pdf))
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(answers), auto_regenerate=False)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def by_poppler(pdf: bytes, folder: Path) -> list[Image.Image]:
    """Return the pages as poppler shows them; it has nothing to complain of."""
    (folder / "papier.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-r", str(_DOTS), "-gray", str(folder / "papier.pdf"), str(folder / "blad")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    pages = sorted(folder.glob("blad-*.pgm"), key=lambda path: int(path.stem.rpartition("-")[2]))
    images: list[Image.Image] = [Image.open(BytesIO(path.read_bytes())) for path in pages]
    for path in pages:
        path.unlink()
    return images


def by_pdfium(pdf: bytes) -> list[Image.Image]:
    """Return the pages as the browsers built on Chromium show them."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    images = [page.render(scale=_DOTS / 72, may_draw_forms=True, grayscale=True).to_pil() for page in document]
    document.close()
    return images


def boxes(pdf: bytes, answers: Answers) -> Iterator[tuple[str, int, tuple[float, float, float, float]]]:
    """Yield for each answer its name, its page, and its box in dots from the top left; of a choice the chosen box."""
    scale = _DOTS / 72
    for number, page in enumerate(reader(pdf).pages):
        high = float(page.mediabox.height)
        for link in page.get("/Annots", ()):
            widget = link.get_object()
            if widget["/Subtype"] != "/Widget":
                continue
            field = widget if "/T" in widget else widget["/Parent"]
            shapes = widget["/AP"]["/N"]
            if field["/FT"] == "/Btn" and answers[str(field["/T"])] not in shapes:
                continue
            left, bottom, right, top = map(float, widget["/Rect"])
            yield str(field["/T"]), number, (left * scale, (high - top) * scale, right * scale, (high - bottom) * scale)


def changed(
    before: list[Image.Image], after: list[Image.Image], page: int, box: tuple[float, float, float, float]
) -> bool:
    """Tell whether a box looks another than before."""
    left, top, right, bottom = (round(side) for side in box)
    area = left, top, max(right, left + 1), max(bottom, top + 1)
    difference = ImageChops.difference(before[page].crop(area), after[page].crop(area))
    return bool(difference.getextrema()[1] > 40)  # type: ignore[operator]  # of a grey picture one pair of numbers
