"""Learning on a stage: rollen, inwerken, taken, leerdoelen and lists of questions."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from .basis import BronId, Id, Lezer, Model, Pagina, Reference, RolId, ShortText, Text, Uitleg, Voorbeeld, Whole, refuse

Verb = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[a-zà-ÿ]+$")]
Doelsoort = Literal["vaardigheid", "kennis", "ervaring", "persoonlijk"]


class Rol(Model):
    """Someone who takes part in a stage, with the name this school uses for them."""

    id: Id
    lidwoord: Literal["de", "het"]
    enkelvoud: ShortText
    meervoud: ShortText
    wie: Text
    ook: list[ShortText]
    pagina: Pagina | None = None


class Rollen(Model):
    """data/rollen.yml"""

    rollen: list[Rol] = Field(min_length=1)

    @model_validator(mode="after")
    def _knows_the_three(self) -> "Rollen":
        for needed in ("praktijkopleider", "stagiair", "bpv-begeleider"):
            at = next((n for n, rol in enumerate(self.rollen) if rol.id == needed), None)
            if at is None:
                raise refuse(
                    f"de rol '{needed}' ontbreekt.",
                    "Het handboek kan niet zonder; verander alleen de namen, niet de 'id'.",
                )
            if self.rollen[at].pagina is None:
                remedy = "Voeg 'pagina:' met een pagina uit docs/ toe."
                raise refuse(f"de rol '{needed}' heeft geen pagina.", remedy, "rollen", at)
        return self


class Fase(Model):
    """A part of the stage as the reader meets it: one stop on the timeline."""

    id: Id
    titel: ShortText
    wanneer: ShortText
    kern: Text
    pagina: Pagina


class Inwerkstap(Model):
    """One step of inwerken or afronding."""

    id: Id
    fase: Literal["voor-dag-een", "eerste-dag", "eerste-week", "afronding"]
    titel: ShortText
    wie: list[RolId] = Field(min_length=1)
    dag: Annotated[Whole, Field(ge=-90, le=90)]
    """Dagen vanaf de eerste stagedag (0); bij afronding dagen vanaf de laatste."""
    gesprek: Annotated[Id, Reference("gesprek")] | None = None
    """Het gesprek dat deze stap is; de tijdlijn toont dan alleen het gesprek."""
    uitleg: Text
    bronnen: list[BronId]


class Inwerken(Model):
    """data/inwerken.yml"""

    fasen: list[Fase] = Field(min_length=1)
    stappen: list[Inwerkstap] = Field(min_length=1)


class Taakstap(Uitleg):
    """A numbered step of a taak."""

    vragen: list[Text] = Field(default_factory=list)


class Taak(Model):
    """One of SBB's four groups of tasks for a praktijkopleider around leerdoelen and planning."""

    id: Id
    titel: ShortText
    wie: list[RolId] = Field(min_length=1)
    wanneer: ShortText
    kort: Text
    pagina: Pagina
    bronnen: list[BronId]
    stappen: list[Taakstap] = Field(min_length=1)


class Taken(Model):
    """data/taken.yml"""

    taken: list[Taak] = Field(min_length=1)


class Sjabloon(Model):
    """A sentence to complete into a leerdoel; `____` marks what the writer fills in."""

    id: Id
    zin: Text


class Doelsoortuitleg(Model):
    """One of the four kinds of leerdoel."""

    id: Doelsoort
    titel: ShortText
    kort: Text
    voorbeelden: list[Text] = Field(min_length=1)
    sjablonen: list[Sjabloon] = Field(min_length=1)


class Smartletter(Model):
    """One letter of SMART with the questions that check it."""

    # The letters of each leerdoel stand under these names.
    id: Literal["specifiek", "meetbaar", "acceptabel", "realistisch", "tijdgebonden"]
    letter: Annotated[str, Field(min_length=1, max_length=1)]
    titel: ShortText
    uitleg: Text
    controlevragen: list[Text] = Field(min_length=1)
    valkuil: Text


class Routestap(Model):
    """One of the five steps by which a stagiair comes from a wish to a goal that is followed."""

    id: Id
    nummer: Annotated[Whole, Field(ge=1)]
    titel: ShortText
    doe: Text
    pagina: Pagina


class Mijlpaal(Model):
    """A point to pass on the way to a goal."""

    id: Id
    titel: ShortText
    wanneer: ShortText


class Werkwoorden(Model):
    """Verbs in a leerdoel, each with its form after "ik": those that another can see, and those that stay vague."""

    zichtbaar: dict[Verb, Verb] = Field(min_length=1)
    vaag: dict[Verb, Verb] = Field(min_length=1)


class Leerdoelen(Model):
    """data/leerdoelen.yml"""

    vakmens: list[Voorbeeld] = Field(min_length=1)
    doelsoorten: list[Doelsoortuitleg] = Field(min_length=4, max_length=4)
    smart: list[Smartletter] = Field(min_length=5, max_length=5)
    stapsoorten: list[Voorbeeld] = Field(min_length=1)
    deadlines: list[Uitleg] = Field(min_length=1)
    route: list[Routestap] = Field(min_length=1)
    mijlpalen: list[Mijlpaal] = Field(min_length=1)
    werkwoorden: Werkwoorden


class Vraag(Model):
    """A question with a short name and, where it helps, a hint."""

    id: Id
    titel: ShortText
    vraag: Text
    hulp: Text | None = None


class Vragenlijst(Model):
    """Questions that are asked together at one moment."""

    id: Id
    titel: ShortText
    voor: list[Lezer] = Field(min_length=1)
    wanneer: ShortText
    doel: Text
    pagina: Pagina
    bronnen: list[BronId]
    vragen: list[Vraag] = Field(min_length=1)


class Vragenlijsten(Model):
    """data/vragenlijsten.yml"""

    vragenlijsten: list[Vragenlijst] = Field(min_length=1)
