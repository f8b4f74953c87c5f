"""The gesprekken that the handbook prepares, and when they come."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .basis import BronId, Id, Minutes, Model, Pagina, RolId, ShortText, SleutelId, Text, Whole, refuse

Vanaf = Literal["begin", "week", "halverwege", "eind"]
# The days that may be counted from each, and what they count.
_REACH: dict[Vanaf, tuple[int, int, str]] = {
    "begin": (0, 90, "dagen na de eerste stagedag"),
    "week": (0, 6, "0 is maandag, 6 is zondag"),
    "halverwege": (-30, 30, "dagen voor (met een min) of na het midden"),
    "eind": (-90, 0, "dagen voor de laatste stagedag, met een min"),
}


class Agendapunt(Model):
    """One part of a gesprek, with its share of the time."""

    id: Id
    titel: ShortText
    minuten: Minutes
    sleutel: SleutelId | None = None
    waarom: Text | None = None
    vragen: list[Text] = Field(min_length=1)


class Moment(Model):
    """When a gesprek is on the timeline of a stage."""

    vanaf: Vanaf
    dagen: Whole = 0
    """Dagen vanaf de eerste stagedag, de middelste of de laatste; bij week de dag van de week (0 is maandag)."""

    @model_validator(mode="after")
    def _is_within_reach(self) -> "Moment":
        first, last, where = _REACH[self.vanaf]
        if not first <= self.dagen <= last:
            raise refuse(
                f"een moment vanaf '{self.vanaf}' kan niet op dag {self.dagen} zijn.",
                f"Kies een getal van {first} tot en met {last}: {where}.",
                "dagen",
            )
        return self


class Gesprek(Model):
    """A talk that the handbook prepares: a contactmoment of the three, or one in between."""

    id: Id
    titel: ShortText
    soort: Literal["contactmoment", "tussendoor"]
    nummer: Annotated[Whole, Field(ge=1, le=9)] | None = None
    wanneer: ShortText
    moment: Moment | None = None
    """De plaats op de tijdlijn; een gesprek zonder moment staat er niet op."""
    minuten: Minutes
    wie: list[RolId] = Field(min_length=1)
    doel: Text
    pagina: Pagina
    bronnen: list[BronId]
    voorbereiding: dict[RolId, list[Text]]
    agenda: list[Agendapunt] = Field(min_length=1)
    afspraken: list[Text] = Field(min_length=1)

    @model_validator(mode="after")
    def _time_adds_up(self) -> "Gesprek":
        total = sum(punt.minuten for punt in self.agenda)
        if total != self.minuten:
            raise refuse(
                f"de agenda van {self.id} telt op tot {total} minuten, maar het gesprek duurt er {self.minuten}.",
                "Maak de twee gelijk.",
                "minuten",
            )
        if self.soort == "contactmoment" and self.nummer is None:
            raise refuse(f"contactmoment {self.id} heeft geen nummer.", "Voeg 'nummer: 1' toe (of 2, of 3).")
        return self


class Gesprekken(Model):
    """data/gesprekken.yml"""

    gesprekken: list[Gesprek] = Field(min_length=1)

    @property
    def contactmomenten(self) -> list[Gesprek]:
        """The three talks of school, leerbedrijf and stagiair together, in order."""
        found = [gesprek for gesprek in self.gesprekken if gesprek.soort == "contactmoment"]
        return sorted(found, key=lambda gesprek: gesprek.nummer or 0)
