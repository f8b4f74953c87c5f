"""The formulieren of a booklet: the small set that every stage needs, to be filled in inside it."""

import json
from collections.abc import Sequence
from io import BytesIO

from pikepdf import Pdf

from .blad import Blad
from .book_lists import cell, table
from .book_nodes import Walked
from .book_runs import Node
from .forms import Bladen
from .model import Handboek, formulier_page
from .pdf import ROOM
from .print_data import sheets
from .print_fields import Data
from .print_text import plain
from .problems import Place, Problem, Problems
from .typesetter import Typesetter


class BookletForms:
    """Chooses and measures the formulieren of the booklets of one handbook."""

    def __init__(self, handboek: Handboek, typesetter: Typesetter) -> None:
        self._handboek = handboek
        self._typesetter = typesetter
        self._bladen = Bladen(handboek)

    def bladen(self, slug: str) -> list[Blad]:
        """Return the formulieren of a booklet in their order."""
        return pakket(self._bladen, slug)

    def intro(self, bladen: Sequence[Blad]) -> Walked:
        """Return what stands before the formulieren: what they are for, and the page of each."""
        t = self._handboek.teksten
        rows = [
            [
                cell({"soort": "link", "doel": place_of(blad), "inhoud": [plain(blad.formulier.titel)]}),
                cell(plain(blad.formulier.wanneer)),
            ]
            for blad in bladen
        ]
        explained: Node = {"soort": "alinea", "inhoud": [plain(t.papier.boekje_formulieren_uitleg)]}
        return Walked([explained, table((t.formulier.formulier, t.formulier.wanneer), rows)], [])

    def room(self, bladen: Sequence[Blad], around: Data, slug: str) -> str:
        """Return the widest measure of room in which each Blad stands on one sheet that has to.

        Raises:
            Problems: where one of them does not fit in any.
            typst.TypstError: what Typst could not draw.
        """
        single = [blad for blad in bladen if blad.formulier.een_vel]
        if not single:
            return ROOM[0]
        data = {**around, "bladen": sheets(single, self._handboek).bladen, "plaatsen": list(map(place_of, single))}
        content = json.dumps(data, ensure_ascii=False)
        fitting = ""
        for room in reversed(ROOM):  # the talks need the least, and so does a booklet that has them
            with Pdf.open(BytesIO(self._typesetter.pdf("vellen", {"inhoud": content, "ruimte": room}))) as drawn:
                if len(drawn.pages) != len(single):
                    break
            fitting = room
        if fitting:
            return fitting
        names = ", ".join(f"'{blad.formulier.titel}'" for blad in single)
        wrong = f"in het boekje van '{slug}' past een van de formulieren {names} niet op één vel."
        raise Problems([Problem(Place("data/formulieren"), wrong, "Maak het korter, of haal 'een_vel' weg.")])


def pakket(bladen: Bladen, slug: str) -> list[Blad]:
    """Return the formulieren of the kleine pakket in their order, for an opleiding where they differ for it."""
    return [bladen.blad(name, slug if name in bladen.per_opleiding() else "") for name in bladen.pakket()]


def place_of(blad: Blad) -> str:
    """Return what a formulier is called in a booklet: its page for any opleiding."""
    return formulier_page(blad.id)


def goals_of(bladen: Sequence[Blad]) -> dict[str, str]:
    """Return the place in a booklet for each page that a link to its formulieren may name."""
    return {formulier_page(blad.id, slug): place_of(blad) for blad in bladen for slug in {"", blad.slug}}
