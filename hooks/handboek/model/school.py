"""The school: its name, its logo and colours, whom to turn to, and which opleidingen of the base it has."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from ..colours import contrast, darkened
from .basis import Date, Id, Markup, Model, Reference, ShortText, Text, refuse

# WCAG 2.2, 1.4.3: text of ordinary size on its background.
_READABLE = 4.5
_WHITE = "#ffffff"


def _quoted(value: object) -> object:
    if value is None:  # YAML takes what begins with # for a remark
        raise refuse(
            "hier staat geen kleur: na een los # leest het handboek niet verder.",
            'Zet de kleur tussen aanhalingstekens, zoals "#16474d".',
        )
    return value


def _can_be_read(colour: str) -> str:
    if (found := contrast(colour, _WHITE)) < _READABLE:
        numbers = (f"{number:.1f}".replace(".", ",") for number in (found, _READABLE))
        wrong = "{} is te licht naast wit: het contrast is {}, en tekst heeft minstens {} nodig."
        remedy = f"Kies een donkerder kleur, zoals {darkened(colour, _WHITE, _READABLE)}."
        raise refuse(wrong.format(colour, *numbers), remedy)
    return colour


Kleur = Annotated[
    ShortText,
    BeforeValidator(_quoted),
    StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$"),
    AfterValidator(_can_be_read),
]


class Contactweg(Model):
    """Whom to turn to, for what, and how."""

    id: Id
    wie: ShortText
    waarvoor: Text
    hoe: Markup


class Contact(Model):
    """How readers reach people."""

    inleiding: Text
    wegen: list[Contactweg] = Field(min_length=1)


class Kleuren(Model):
    """The colours of a school, each dark enough to read as text on white and to carry white text."""

    hoofd: Kleur
    """De kleur van de balk bovenaan, van links en van koppen op papier, als #rrggbb."""
    accent: Kleur
    """De kleur van wat oplicht: de knop of link waar je bent, als #rrggbb."""


class School(Model):
    """The face of the handbook: whose it is and which edition."""

    naam: ShortText
    """De naam die bovenaan elke pagina en op elk vel staat."""
    korte_naam: ShortText
    """De naam waar weinig plaats is, zoals in het menu. Liefst hoogstens 20 tekens."""
    ondertitel: Text
    """Eén zin onder de naam: wat dit handboek is."""
    logo: Annotated[ShortText, Field(pattern=r"^[\w-]+(?:/[\w-]+)*\.(?:svg|png|jpg|jpeg|webp)$")]
    """Een afbeelding in docs/ (svg, png, jpg of webp). Ze staat op een vlak in de hoofdkleur."""
    editie: ShortText
    """Het schooljaar of de uitgave, zoals 2026-2027."""
    datum: Date
    """De datum van deze uitgave, als jaar-maand-dag."""
    kleuren: Kleuren | None = None
    """De kleuren van de school; zonder zijn het die van het handboek zelf."""
    opleidingen: list[Annotated[Id, Reference("opleiding")]] | None = None
    """Welke opleidingen van de basis de school heeft; zonder zijn het ze allemaal."""
    contact: Contact


class Schoolbestand(Model):
    """data/school.yml"""

    school: School
