"""A Blad to a PDF to fill in: tagged, PDF/UA-1, with the same names and the same order as on screen."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import cached_property
from io import BytesIO
from pathlib import Path

import pikepdf
import typst
from pikepdf import Pdf

from .blad import Blad
from .logo import as_svg
from .model import Handboek
from .print_data import Sheets, around, sheets
from .problems import Place, Problem, Problems
from .typesetter import Typesetter
from .widgets import make_widgets

# The measures of room in templates/print/basis.typ, the widest first.
ROOM = ("ruim", "gewoon", "smal", "krap")


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
            raise _problem(blad, wrong, "Schrijf het met andere letters.")
        for drawn in self._drawn(blad, shown):
            with Pdf.open(BytesIO(drawn)) as pdf:
                if blad.formulier.een_vel and len(pdf.pages) > 1:
                    continue
                make_widgets(pdf, shown.boxes)
                return saved(pdf)
        wrong = f"de pdf {_which(blad)} past niet op één vel."
        raise _problem(blad, wrong, "Maak het korter, of haal 'een_vel' weg.")

    def _drawn(self, blad: Blad, shown: Sheets) -> Iterator[bytes]:
        """Yield what Typst draws, with less and less room where all has to stand on one sheet."""
        data = json.dumps({**self._around, "bladen": shown.bladen}, ensure_ascii=False)
        for room in ROOM if blad.formulier.een_vel else ROOM[:1]:
            try:
                yield self._typesetter.pdf("formulier", {"inhoud": data, "ruimte": room})
            except typst.TypstError as error:
                wrong = f"de pdf {_which(blad)} is niet te maken: {error.message}."
                raise _problem(blad, wrong, "Kijk de tekst van dit formulier na.") from None

    @cached_property
    def _around(self) -> dict[str, object]:
        logo = as_svg(self._logo, self._handboek.school.school.logo) if self._logo else ""
        return around(self._handboek, logo)


def saved(pdf: Pdf) -> bytes:
    """Return a PDF as bytes, the same for the same content."""
    made = BytesIO()
    pdf.save(
        made,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )
    return made.getvalue()


def _which(blad: Blad) -> str:
    of = f" ({blad.opleiding.naam})" if blad.opleiding else ""
    return f"van formulier '{blad.formulier.titel}'{of}"


def _problem(blad: Blad, wrong: str, remedy: str) -> Problems:
    return Problems([Problem(Place(f"data/formulieren/{blad.id}.yml"), wrong, remedy)])
