"""A Blad to a PDF to fill in: tagged, PDF/UA-1, with the same names and the same order as on screen."""

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import cached_property
from io import BytesIO
from pathlib import Path

import pikepdf
import typst
from pikepdf import Page, Pdf

from .blad import Blad
from .logo import as_svg
from .model import Handboek
from .print_data import Sheets, around, sheets
from .problems import Place, Problem, Problems
from .typesetter import Typesetter
from .widgets import make_widgets

# The measures of room in templates/print/basis.typ, the widest first.
ROOM = ("ruim", "gewoon", "smal", "krap")
# Where the search for room begins on one sheet: most need this one, and those with more than so many signs of data the
# next. How far a sheet of each measure is filled that does not hold its content with the one before: a sheet is filled
# to 0.94 at most, and what stands in `smal` takes 1.17 times as much in `gewoon`.
_FIRST_TRY, _MANY_SIGNS, _FULL = 2, 4400, (1, 0.87, 0.82, 0.87)
_SPARSE = 0.5  # of the last page: what fills less may fit on the pages before it with a little less room


class FormPdfs:
    """Makes the PDFs of one handbook. One of these keeps what it read of fonts and templates: make it once."""

    def __init__(self, handboek: Handboek, templates: Path, cache: Path, logo: bytes | None = None) -> None:
        """Take the templates' folder, one to keep fonts in, and the picture that `school.logo` names."""
        self._handboek = handboek
        self._typesetter = Typesetter(templates, cache)
        self._logo = logo

    def content(self, blad: Blad) -> bytes:
        """Return all that the PDF of a Blad is made from, beside the templates, the letters and this package."""
        shown = sheets([blad], self._handboek)
        parts = [self._around, shown.bladen, [asdict(box) for box in shown.boxes], blad.formulier.een_vel]
        return json.dumps(parts, ensure_ascii=False).encode()

    def pdf(self, blad: Blad) -> bytes:
        """Return a Blad as a PDF: the same Blad gives the same bytes.

        Raises:
            Problems: a letter that the font does not have, a formulier that needs more paper than it says, a logo that
                is no picture, or what Typst could not draw; each names the formulier and the opleiding.
        """
        shown = sheets([blad], self._handboek)
        if missing := shown.undrawable():
            wrong = f"op papier {_which(blad)} zijn deze tekens niet te tonen: {' '.join(missing)}."
            raise self._problem(blad, wrong, "Schrijf het met andere letters.")
        try:
            with self._drawn(blad, shown) as pdf:
                make_widgets(pdf, shown.boxes)
                return saved(pdf)
        except typst.TypstError as error:
            wrong = f"de pdf {_which(blad)} is niet te maken: {error.message}."
            raise self._problem(blad, wrong, "Kijk de tekst van dit formulier na.") from None

    def _drawn(self, blad: Blad, shown: Sheets) -> Pdf:
        """Return what Typst draws, with the most room that its paper has."""
        data = json.dumps({**self._around, "bladen": shown.bladen}, ensure_ascii=False)

        def draw(place: int) -> Pdf:
            drawn = self._typesetter.pdf("formulier", {"inhoud": data, "ruimte": ROOM[place]})
            return Pdf.open(BytesIO(drawn))

        if not blad.formulier.een_vel:
            return _on_fewest(draw)
        is_long = len(json.dumps(shown.bladen, ensure_ascii=False)) > _MANY_SIGNS
        if (pdf := widest(draw, len(ROOM), _FIRST_TRY + is_long)) is None:
            wrong = f"de pdf {_which(blad)} past niet op één vel."
            raise self._problem(blad, wrong, "Maak het korter, of haal 'een_vel' weg.")
        return pdf

    def _problem(self, blad: Blad, wrong: str, remedy: str) -> Problems:
        files = self._handboek.bestanden
        place = Place(files.get(f"{blad.slug}/{blad.id}") or files[blad.id])
        return Problems([Problem(place, wrong, remedy)])

    @cached_property
    def _around(self) -> dict[str, object]:
        logo = as_svg(self._logo, self._handboek.school.school.logo) if self._logo else ""
        return around(self._handboek, logo)


def widest(draw: Callable[[int], Pdf], measures: int, start: int) -> Pdf | None:
    """Return the page that the first measure of room gives that needs no other; or nothing where none does.

    Where one measure is too wide, those before it are too: so it does not matter where the search starts.
    """
    found = None
    place, step = start, 0
    while 0 <= place < measures:
        pdf = draw(place)
        if len(pdf.pages) == 1:
            found = pdf
            if step > 0 or _filled(pdf.pages[0]) >= _FULL[place]:
                break
            step = -1
        elif step < 0:
            break
        else:
            step = 1
        place += step
    return found


def _on_fewest(draw: Callable[[int], Pdf]) -> Pdf:
    """Return what is drawn with the most room, or with a little less where that saves a page that was nearly empty."""
    wide = draw(0)
    if len(wide.pages) > 1 and _filled(wide.pages[-1]) < _SPARSE:
        narrow = draw(1)
        if len(narrow.pages) < len(wide.pages):
            return narrow
    return wide


def _filled(page: Page) -> float:
    """Return how much of a page is above the last box to fill in."""
    high = float(page.mediabox[3])
    return max((1 - float(box.Rect[1]) / high for box in page.obj.get("/Annots", ())), default=0.0)


def saved(pdf: Pdf) -> bytes:
    """Return a PDF as bytes, the same for the same content."""
    made = BytesIO()
    pdf.save(
        made,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        fix_metadata_version=False,  # Typst wrote it
    )
    return made.getvalue()


def _which(blad: Blad) -> str:
    of = f" ({blad.opleiding.naam})" if blad.opleiding else ""
    return f"van formulier '{blad.formulier.titel}'{of}"
