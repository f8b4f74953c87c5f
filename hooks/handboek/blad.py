"""A Blad: a formulier ready to fill in, with every input under its full name.

Screen, print and PDF all show such a Blad, so that a name, an order or a row is the same on each of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from .model import Opleiding
from .model.formulier import Deel, Formulier, Schaal
from .model.veld import Kolom, Optie, Veld
from .rows import Rij

# The kinds of field that take rows, and therefore the werkprocessen of an opleiding that the reader typed.
WITH_ROWS = ("tabel", "afspraken", "afvinklijst", "vragen", "schaal", "tijdlijn")
_WHO, _SIGNED = "naam", "datum"
RIJNAAM = "rij"
"""What an input is called in which the reader types what a new row is about."""


@dataclass(frozen=True, slots=True)
class Invulveld:
    """A field with its rows and options, and the names of its inputs."""

    formulier: str
    formulier_was: tuple[str, ...]
    veld: Veld
    soort: str
    rijen: tuple[Rij, ...] = ()
    opties: tuple[Rij, ...] = ()
    kolommen: tuple[Kolom, ...] = ()
    schaal: Schaal | None = None

    @property
    def eigen(self) -> str:
        """The gegevens in which the reader types what the rows are, or nothing where the data says so."""
        return next((rij.eigen.rpartition(".r")[0] for rij in self.rijen if rij.eigen), "")

    def naam(self, *parts: "Rij | Optie | Kolom | str") -> str:
        """Return the name of an input: the formulier, the field, and what it is within the field."""
        return ".".join([self.formulier, self.veld.id, *map(_id, parts)])

    def was(self, *parts: "Rij | Optie | Kolom | str") -> str:
        """Return the names that an input had before, with spaces between them."""
        steps = [
            (self.formulier, *self.formulier_was),
            (self.veld.id, *self.veld.was),
            *((_id(part), *_was(part)) for part in parts),
        ]
        names = [".".join(name) for name in product(*steps)]
        return " ".join(names[1:])

    def namen(self) -> Iterator[str]:
        """Yield the names of all inputs, in the order in which they stand on screen and on paper."""
        kind = self.soort
        if kind in ("tekst", "lang", "datum", "getal", "keuze"):
            yield self.naam()
        elif kind == "keuzes":
            yield from (self.naam(optie) for optie in self.opties)
        elif kind == "handtekeningen":
            yield from (self.naam(rol, part) for rol in self.veld.van for part in (_WHO, _SIGNED))
        elif kind in WITH_ROWS:
            yield from self._names_in_rows()

    def _names_in_rows(self) -> Iterator[str]:
        box_first = self.soort == "afvinklijst"  # a box stands before its words
        for rij in self.rijen:
            if rij.eigen and not box_first:
                yield rij.eigen
            elif not rij.eigen and not rij.titel and self.veld.rijkop:
                yield self.naam(rij, RIJNAAM)
            if self.kolommen:
                yield from (self.naam(rij, kolom) for kolom in self.kolommen)
            else:
                yield self.naam(rij)
            if self.veld.toelichting:
                yield self.naam(rij, "toelichting")
            if rij.eigen and box_first:
                yield rij.eigen


@dataclass(frozen=True, slots=True)
class Bladdeel:
    """A part of a Blad; `eigen` tells whether it shows something of the opleiding."""

    deel: Deel
    velden: tuple[Invulveld, ...]
    eigen: bool


@dataclass(frozen=True, slots=True)
class Blad:
    """A formulier for one opleiding, or for any when `slug` is empty."""

    id: str
    formulier: Formulier
    slug: str
    opleiding: Opleiding | None
    kop: tuple[Invulveld, ...]
    delen: tuple[Bladdeel, ...]

    def namen(self) -> list[str]:
        """Return the names of all inputs in their order, each once."""
        fields = [*self.kop, *(veld for deel in self.delen for veld in deel.velden)]
        return list(dict.fromkeys(name for veld in fields for name in veld.namen()))


def _id(part: "Rij | Optie | Kolom | str") -> str:
    if isinstance(part, str):
        return part
    return f"{part.id}.{part.keer}" if isinstance(part, Rij) and part.keer else part.id


def _was(part: "Rij | Optie | Kolom | str") -> tuple[str, ...]:
    return () if isinstance(part, str) else tuple(part.was)
