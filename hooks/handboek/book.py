"""The handbook as one printed book, and for each opleiding a booklet to give to a leerbedrijf."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

import typst
from pikepdf import Pdf

from .book_forms import BookletForms, goals_of, place_of
from .book_frame import Cover, Frame
from .book_levels import close_gaps
from .book_lists import forms_list, opleidingen_list
from .book_nodes import Walked, walk
from .model import Handboek, Opleiding, opleiding_page
from .pdf import ROOM, saved
from .print_data import sheets
from .print_fields import Data
from .problems import Place, Problem, Problems
from .typesetter import Typesetter
from .widgets import make_widgets

_OPLEIDINGEN = "opleidingen/index.md"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the book: pages as paths within docs/, in the order of reading."""

    title: str
    paths: tuple[str, ...]


class Books:
    """Makes the books of one handbook. One of these keeps the pages that it read: make it once."""

    def __init__(
        self,
        handboek: Handboek,
        templates: Path,
        cache: Path,
        logo: bytes | None,
        bodies: Mapping[str, str],
        *,
        names: Mapping[str, str] = MappingProxyType({}),
        pictures: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        """Take what the books are made from.

        Args:
            handboek: the data.
            templates: the folder of the templates.
            cache: a folder to keep fonts in.
            logo: the picture that `school.logo` names.
            bodies: the inside of each page as HTML, by its path within docs/.
            names: how messages call the file of a page, where that is not in docs/ of the base.
            pictures: the files that pages show, by their path within docs/.
        """
        self._handboek = handboek
        self._typesetter = Typesetter(templates, cache)
        self._logo = logo
        self._bodies, self._names, self._pictures = bodies, names, pictures
        self._walked: dict[str, Walked] = {}

    def handbook(self, chapters: Sequence[Chapter]) -> bytes:
        """Return the whole handbook as a tagged PDF, PDF/UA-1: the same pages give the same bytes.

        Raises:
            Problems: an element of a page that has no form on paper, a letter that the font does not have, a logo that
                is no picture, or what Typst could not draw.
        """
        school, papier = self._handboek.school.school, self._handboek.teksten.papier
        parts = [(chapter.title, [self._page(path) for path in chapter.paths]) for chapter in chapters]
        parts.append((papier.formulierenlijst, [forms_list(self._handboek)]))
        cover = Cover("", school.naam, school.ondertitel)
        return self._drawn(self._frame.book(cover, parts), ROOM[0], Place("docs"))

    def booklet(self, slug: str) -> bytes:
        """Return the booklet of an opleiding in the same way, with formulieren to fill in.

        Raises:
            Problems: as above, or a formulier that needs more paper than it says.
        """
        opleiding = self._handboek.opleidingen[slug]
        papier, place = self._handboek.teksten.papier, Place(f"data/opleidingen/{slug}.yml")
        bladen = self._forms.bladen(slug)
        shown = sheets(bladen, self._handboek)
        if missing := shown.undrawable():
            wrong = f"op papier zijn deze tekens niet te tonen: {' '.join(missing)}."
            raise Problems([Problem(place, wrong, "Schrijf het met andere letters.")])
        parts = [(part.titel, [self._page(path) for path in part.paginas]) for part in self._handboek.papier.boekje]
        parts.append((papier.boekje_opleiding, [self._page(opleiding_page(slug))]))
        if bladen:
            parts.append((papier.boekje_formulieren, [self._forms.intro(bladen)]))
        data = self._frame.book(self._cover_of(opleiding), parts, goals_of(bladen))
        data |= {"bladen": shown.bladen, "plaatsen": list(map(place_of, bladen))}
        try:
            room = self._forms.room(bladen, data, slug)
        except typst.TypstError as error:
            raise _undrawn(error, place) from None
        with Pdf.open(BytesIO(self._drawn(data, room, place))) as pdf:
            make_widgets(pdf, shown.boxes)
            return saved(pdf)

    def _page(self, path: str) -> Walked:
        """Return a page as blocks; each page is read once."""
        if path not in self._walked:
            file = f"docs/{path}" if path in self._handboek.paginas else _data_of(path)
            page = walk(self._bodies[path], path, Place(self._names.get(path, file)), self._pictures)
            if path == _OPLEIDINGEN:
                rows = opleidingen_list(self._handboek)
                page = Walked([*page.blocks, *rows.blocks], [*page.anchors, *rows.anchors])
            close_gaps(page.blocks)
            self._walked[path] = page
        return self._walked[path]

    def _cover_of(self, opleiding: Opleiding) -> Cover:
        school, t = self._handboek.school.school, self._handboek.teksten
        about = (
            f"{t.opleiding.niveau} {opleiding.niveau}",
            f"{t.opleiding.crebo} {opleiding.crebo}",
            ", ".join(opleiding.leerweg),
        )
        return Cover(t.papier.boekje, opleiding.naam, school.ondertitel, about)

    def _drawn(self, data: Data, room: str, place: Place) -> bytes:
        try:
            return self._typesetter.book("boek", {"inhoud": json.dumps(data, ensure_ascii=False), "ruimte": room})
        except typst.TypstError as error:
            raise _undrawn(error, place) from None

    @cached_property
    def _frame(self) -> Frame:
        return Frame(self._handboek, self._logo)

    @cached_property
    def _forms(self) -> BookletForms:
        return BookletForms(self._handboek, self._typesetter)


def _data_of(path: str) -> str:
    """Return the file that a page made from data comes from."""
    parts = path.split("/")
    return f"data/opleidingen/{parts[1]}.yml" if len(parts) > 2 else "data/opleidingen"


def _undrawn(error: typst.TypstError, place: Place) -> Problems:
    wrong = f"het boek is niet te maken: {error.args[0]}."
    return Problems([Problem(place, wrong, "Kijk de teksten na die erin staan.")])
