"""A formulier as a school writes it: what it is for, who fills it in, its fields; and the schalen that fields use."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from .basis import BronId, Id, Lezer, Minutes, Model, Pagina, Reference, ShortText, Text, Whole, YesOrNo, refuse
from .veld import Veld

Groep = Literal["dossier", "kennen", "leren", "week", "begeleiden", "samen", "terugkijken", "beoordelen"]


class Deel(Model):
    """A part of a formulier, under a heading of its own."""

    id: Id
    titel: ShortText
    uitleg: Text | None = None
    velden: list[Veld] = Field(min_length=1)


class Formulier(Model):
    """data/formulieren/<id>.yml"""

    titel: Annotated[ShortText, StringConstraints(max_length=60)]
    kort: Annotated[ShortText, StringConstraints(max_length=140)]
    waarom: Text
    soort: Literal["ontwikkelen", "beoordelen"]
    wie: list[Lezer] = Field(min_length=1)
    met: list[Lezer] = Field(default_factory=list)
    wanneer: Annotated[ShortText, StringConstraints(max_length=120)]
    minuten: Minutes
    pagina: Pagina
    gesprek: Annotated[Id, Reference("gesprek")] | None = None
    overleg: ShortText | None = None
    """Het overleg waar dit formulier bij hoort, als het geen gesprek van het handboek is."""
    pak_het_als: ShortText
    groep: Groep
    pakket: Annotated[Whole, Field(ge=1, le=8)] | None = None
    """De plaats in het kleine pakket van hoogstens acht."""
    per_opleiding: YesOrNo = False
    een_vel: YesOrNo = False
    """true: leeg past het op één A4; een test kijkt dat na."""
    herhaalbaar: Annotated[ShortText, StringConstraints(max_length=20)] | None = None
    """Het woord voor één exemplaar, zoals Week; dan mag men het vaker invullen."""
    prive: YesOrNo = False
    """true: van wie het invult alleen; het gaat pas mee in een bestand om te geven als die dat kiest."""
    kop: list[Annotated[Id, Reference("gegeven")]] = Field(default_factory=list)
    bronnen: list[BronId] = Field(default_factory=list)
    was: list[Id] = Field(default_factory=list)
    delen: list[Deel] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_whole(self) -> "Formulier":
        if (self.gesprek is None) == (self.overleg is None):
            raise refuse(
                "een formulier hoort bij een gesprek of bij een overleg.",
                "Schrijf 'gesprek:' met de naam van een gesprek, of 'overleg:' met een omschrijving.",
            )
        if self.per_opleiding and not any(veld.van_opleiding for veld in self.velden):
            raise refuse(
                "dit formulier is per opleiding, maar toont niets van de opleiding.",
                "Gebruik 'uit: werkprocessen', 'uit: keuzedelen' of een veld van soort 'voorbeelden', "
                "of haal 'per_opleiding' weg.",
                "per_opleiding",
            )
        seen: set[str] = set()
        for number, deel in enumerate(self.delen):
            for place, veld in enumerate(deel.velden):
                if veld.id in seen:
                    raise refuse(
                        f"het veld '{veld.id}' staat al in een ander deel.",
                        "Geef elk veld van een formulier een eigen id.",
                        *("delen", number, "velden", place, "id"),
                    )
                seen.add(veld.id)
        return self

    @property
    def velden(self) -> list[Veld]:
        """All fields, in the order of the delen."""
        return [veld for deel in self.delen for veld in deel.velden]


class Trede(Model):
    """One answer of a schaal, from little to much."""

    id: Id
    kort: Annotated[ShortText, StringConstraints(max_length=12)]
    titel: ShortText
    uitleg: Text


class Schaal(Model):
    """A scale on which a formulier asks for a judgement."""

    id: Id
    titel: ShortText
    treden: list[Trede] = Field(min_length=2, max_length=6)


class Schalen(Model):
    """data/schalen.yml"""

    schalen: list[Schaal] = Field(min_length=1)
