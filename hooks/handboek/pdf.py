"""A Blad to a PDF to fill in: tagged, PDF/UA-1, with the same names and the same order as on screen."""

import atexit
import json
import shutil
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

import pikepdf
import typst
from pikepdf import Pdf

from .blad import Blad
from .logo import as_svg
from .model import Handboek
from .print_data import Sheets, around, sheets
from .print_fonts import write_faces
from .problems import Place, Problem, Problems
from .widgets import make_widgets

# The measures of room in templates/print/basis.typ, the widest first.
_ROOM = ("ruim", "gewoon", "smal", "krap")
_FOLDER = "print"


class FormPdfs:
    """Makes the PDFs of one handbook. One of these keeps what it read of fonts and templates: make it once."""

    def __init__(self, handboek: Handboek, templates: Path, cache: Path, logo: bytes | None = None) -> None:
        """Take the templates' folder, one to keep fonts in, and the picture that `school.logo` names."""
        self._handboek = handboek
        self._templates = templates / _FOLDER
        self._cache = cache
        self._logo = logo

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
                return _saved(pdf)
        wrong = f"de pdf {_which(blad)} past niet op één vel."
        raise _problem(blad, wrong, "Maak het korter, of haal 'een_vel' weg.")

    def _drawn(self, blad: Blad, shown: Sheets) -> Iterator[bytes]:
        """Yield what Typst draws, with less and less room where all has to stand on one sheet."""
        data = json.dumps({**around(self._handboek, self._logo_as_svg), "bladen": shown.bladen}, ensure_ascii=False)
        for room in _ROOM if blad.formulier.een_vel else _ROOM[:1]:
            try:
                drawn = self._compile({"inhoud": data, "ruimte": room})
            except typst.TypstError as error:
                wrong = f"de pdf {_which(blad)} is niet te maken: {error.message}."
                raise _problem(blad, wrong, "Kijk de tekst van dit formulier na.") from None
            yield drawn

    def _compile(self, inputs: dict[str, str]) -> bytes:
        made = self._compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=0)
        assert isinstance(made, bytes), "a PDF is one file"
        return made

    @cached_property
    def _compiler(self) -> typst.Compiler:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(self._faces)])
        return typst.Compiler(str(self._templates / "formulier.typ"), root=str(self._templates), font_paths=fonts)

    @cached_property
    def _faces(self) -> Path:
        try:
            return write_faces(self._cache)
        except OSError:  # a cache that cannot be used is done without
            folder = mkdtemp(prefix="stagehandboek-")  # Typst may read from it until the very end
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            return write_faces(Path(folder))

    @cached_property
    def _logo_as_svg(self) -> str:
        return as_svg(self._logo, self._handboek.school.school.logo) if self._logo else ""


def _saved(pdf: Pdf) -> bytes:
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
