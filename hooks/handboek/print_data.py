"""Bladen as data for Typst: what to show, and the boxes to fill in by their number.

Whatever Typst draws it draws from this data, so a text can never be taken for its source.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .blad import Blad, Bladdeel
from .house_style import on_paper
from .model import Handboek
from .print_boxes import Box
from .print_fields import Data, Fields, role_names
from .print_text import plain, undrawable
from .problems import Place, Problem, Problems
from .render import fill


@dataclass(frozen=True, slots=True)
class Sheets:
    """One or more Bladen for Typst, and their boxes in the order of the screen."""

    bladen: list[Data]
    boxes: list[Box]

    def undrawable(self) -> list[str]:
        """Return the letters that the font of paper does not have, each once."""
        return undrawable("".join(_texts(self.bladen)))


def sheets(bladen: Iterable[Blad], handboek: Handboek) -> Sheets:
    """Return Bladen as data, with their boxes numbered through."""
    fields = Fields(handboek)
    return Sheets([_blad(blad, handboek, fields) for blad in bladen], list(fields.boxes))


def around(handboek: Handboek, logo: str) -> Data:
    """Return what a document on paper shows around its content: the school with its logo as SVG, and some words.

    Raises:
        Problems: where the name or the edition of the school has a letter that the font of paper lacks.
    """
    school, t = handboek.school.school, handboek.teksten
    for key, text in (("naam", school.naam), ("editie", school.editie)):
        if missing := undrawable(plain(text)):
            wrong = f"in de {key} van de school zijn deze tekens op papier niet te tonen: {' '.join(missing)}."
            raise Problems([Problem(Place("data/school.yml"), wrong, "Schrijf het met andere letters.")])
    return {
        "school": plain(school.naam),
        "editie": plain(school.editie),
        "datum": [school.datum.year, school.datum.month, school.datum.day],
        "logo": logo,
        "kleuren": on_paper(school.kleuren),
        "woorden": {
            "datum": plain(t.papier.datum_vorm),
            "pagina": plain(t.papier.pagina),
            "onderdeel": plain(t.papier.onderdeel),
            "rij": plain(t.formulier.rij),
            "handtekening": plain(t.formulier.handtekening),
            "toelichting": plain(t.formulier.toelichting),
        },
    }


def _blad(blad: Blad, handboek: Handboek, fields: Fields) -> Data:
    head = fields.data(blad.kop)
    parts = [_part(part, fields) for part in blad.delen]
    f, t = blad.formulier, handboek.teksten
    judged = [plain(t.formulier.beoordeling), plain(t.formulier.beoordeling_uitleg)]
    return {
        "titel": plain(f.titel),
        "opleiding": plain(blad.opleiding.naam) if blad.opleiding else "",
        "niveau": plain(_level(blad, handboek)),
        "exemplaar": plain(f.herhaalbaar or ""),
        "waarom": plain(f.waarom),
        "feiten": [[plain(name), plain(value)] for name, value in _facts(blad, handboek) if value],
        "beoordeling": judged if f.soort == "beoordelen" else [],
        "kop": {"titel": plain(t.formulier.gegevens), "velden": head},
        "delen": parts,
    }


def _part(part: Bladdeel, fields: Fields) -> Data:
    velden = fields.data(part.velden)
    return {"titel": plain(part.deel.titel), "uitleg": plain(part.deel.uitleg or ""), "velden": velden}


def _level(blad: Blad, handboek: Handboek) -> str:
    if blad.opleiding is None:
        return ""
    words = handboek.teksten.opleiding
    return f"{words.niveau} {blad.opleiding.niveau}, {words.crebo.lower()} {blad.opleiding.crebo}"


def _facts(blad: Blad, handboek: Handboek) -> list[tuple[str, str]]:
    f, words = blad.formulier, handboek.teksten.formulier
    talks = {talk.id: talk.titel for talk in handboek.gesprekken.gesprekken}
    minutes = fill(words.minuut if f.minuten == 1 else words.minuten, aantal=f.minuten)
    return [
        (words.wie, role_names(handboek, f.wie)),
        (words.met, role_names(handboek, f.met)),
        (words.wanneer, f"{f.wanneer}, {minutes}"),
        (words.bij, f.overleg or talks[f.gesprek or ""]),
    ]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key != "adres":
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
