"""Guiding a stagiair: the four sleutels, the kwaliteiten and the ways of guiding."""

from typing import Annotated, Literal

from pydantic import Field

from .basis import (
    BronId,
    Id,
    Minutes,
    Model,
    Pagina,
    RolId,
    ShortText,
    Text,
    Uitleg,
    Voorbeeld,
    Whole,
)


class Rolbijdrage(Model):
    """What one rol does with a sleutel, and the questions that rol asks."""

    acties: list[Text] = Field(min_length=1)
    vragen: list[Text] = Field(min_length=1)


class Sleutel(Model):
    """One of the four sleutels voor stagegesprekken (De Vos & Ceelen)."""

    id: Id
    nummer: Annotated[Whole, Field(ge=1, le=4)]
    titel: ShortText
    kort: Text
    icoon: ShortText
    waarom: Text
    voorbeeld: Text
    pagina: Pagina
    bronnen: list[BronId]
    per_rol: dict[RolId, Rolbijdrage]


class Sleutels(Model):
    """data/sleutels.yml"""

    sleutels: list[Sleutel] = Field(min_length=4, max_length=4)
    manieren_van_meedoen: list[Uitleg]


class Kwaliteit(Model):
    """One of the eleven qualities of a good praktijkopleider."""

    id: Id
    nummer: Annotated[Whole, Field(ge=1)]
    titel: ShortText
    zo_zie_je_het: Text
    vraag: Text
    klein_begin: Text


class Kwaliteiten(Model):
    """data/kwaliteiten.yml"""

    kwaliteiten: list[Kwaliteit] = Field(min_length=1)


class Strategie(Model):
    """One of the three begeleidingsstrategieën (Ceelen & De Vos)."""

    id: Id
    letter: Literal["a", "b", "c"]
    titel: ShortText
    kort: Text
    wanneer: Text
    zo_doe_je_het: list[Text] = Field(min_length=1)
    voorbeeld: Text
    valkuil: Text
    # `in` is a word of Python, so the attribute has an underscore where the YAML key has none.
    in_: list[Uitleg] = Field(default_factory=list, alias="in")


class Vorm(Model):
    """Coachen, adviseren or motiveren."""

    id: Id
    titel: ShortText
    kort: Text
    wanneer: Text
    kenmerken: list[Text] = Field(min_length=1)
    vragen: list[Text] = Field(min_length=1)
    valkuil: Text


class Cyclusstap(Uitleg):
    """A step of the circle in which beoordelen and begeleiden follow each other."""

    deel: Literal["beoordelen", "begeleiden"]


class Cyclus(Model):
    """Beoordelen and begeleiden following each other, and the ways of seeing that feed it."""

    inleiding: Text
    stappen: list[Cyclusstap] = Field(min_length=4, max_length=4)
    manieren_van_kijken: list[Uitleg]


class Ritmemoment(Model):
    """A fixed moment in the week or the stage."""

    id: Id
    titel: ShortText
    wanneer: ShortText
    minuten: Minutes
    wat: Text


class Groeifase(Model):
    """How much the stagiair plans alone, from much help to little."""

    id: Id
    titel: ShortText
    wie_plant: Text
    jij_doet: Text
    de_ander_doet: Text


class Observatie(Model):
    """What was seen beside what was thought, and the question that tells them apart."""

    id: Id
    gezien: Text
    denk_ik: Text
    vraag: Text


class Begeleiding(Model):
    """data/begeleiding.yml"""

    strategieen: list[Strategie] = Field(min_length=3, max_length=3)
    vormen: list[Vorm] = Field(min_length=1)
    cyclus: Cyclus
    ritme: list[Ritmemoment] = Field(min_length=1)
    drukteplan: list[Uitleg] = Field(min_length=1)
    zelfstandigheid: list[Groeifase] = Field(min_length=1)
    uitpakken: list[Voorbeeld] = Field(min_length=1)
    opdracht: list[Voorbeeld] = Field(min_length=1)
    observeren: list[Observatie] = Field(min_length=1)
    erbij_horen: list[Uitleg] = Field(min_length=1)
