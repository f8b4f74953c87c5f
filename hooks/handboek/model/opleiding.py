"""An opleiding: its official kerntaken and werkprocessen, its keuzedelen, and example leerdoelen of our own."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from .basis import Date, Id, LongText, Model, Reference, ShortText, Text, Url, Whole, refuse
from .leren import Doelsoort
from .naslag import SearchWord, Zekerheid

# SBB numbers dossiers 22xxx and 23xxx and kwalificaties from 24xxx on (seen in its XML of the dossiers).
_DOSSIER = ("22", "23")


def _crebo(value: str) -> str:
    if len(value) != 5 or not value.isdigit():
        raise refuse(
            f"crebo '{value}' bestaat niet uit vijf cijfers.", "Schrijf het nummer van de opleiding, zoals '25998'."
        )
    if value.startswith(_DOSSIER):
        raise refuse(
            f"'{value}' is het nummer van een kwalificatiedossier.",
            "Schrijf hier de crebo van de opleiding zelf; die begint met 24 of hoger.",
        )
    return value


Crebo = Annotated[ShortText, AfterValidator(_crebo)]
Dossiernummer = Annotated[ShortText, StringConstraints(pattern=r"^\d{5}$")]
KerntaakCode = Annotated[ShortText, StringConstraints(pattern=r"^[BP]\d+-K\d+$")]
WerkprocesCode = Annotated[ShortText, StringConstraints(pattern=r"^[BP]\d+-K\d+-W\d+$")]
KeuzedeelCode = Annotated[ShortText, StringConstraints(pattern=r"^K\d{4}$")]


class Dossier(Model):
    """The kwalificatiedossier that an opleiding belongs to, as far as a source names it."""

    code: Dossiernummer | None = None
    naam: ShortText | None = None
    versie: ShortText | None = None


class Geldigheid(Model):
    """How long a kwalificatie holds, in the dates that SBB gives; one that is not known is not there."""

    vanaf: Date | None = None
    einde_instroom: Date | None = None
    """Daarna begint er niemand meer aan."""
    einde_opleiding: Date | None = None
    """Daarna houdt de opleiding op."""


class Schooldocument(Model):
    """Where the official titles were seen."""

    titel: ShortText
    uitgever: ShortText | None = None
    cohort: ShortText | None = None
    vastgesteld: ShortText | None = None
    url: Url


class Werkproces(Model):
    """A werkproces with its official code and title, and what the kwalificatiedossier says of it.

    Those texts are official too: plain lines, of which the ones that begin with `- ` are a list.
    """

    code: WerkprocesCode
    titel: ShortText
    omschrijving: LongText | None = None
    resultaat: LongText | None = None
    gedrag: LongText | None = None

    @property
    def is_beschreven(self) -> bool:
        """Whether there is more than a title."""
        return bool(self.omschrijving or self.resultaat or self.gedrag)


class Kerntaak(Model):
    """A kerntaak with its werkprocessen."""

    code: KerntaakCode
    titel: ShortText
    werkprocessen: list[Werkproces] = Field(min_length=1)

    @model_validator(mode="after")
    def _codes_belong(self) -> "Kerntaak":
        for number, werkproces in enumerate(self.werkprocessen):
            if not werkproces.code.startswith(f"{self.code}-W"):
                raise refuse(
                    f"werkproces {werkproces.code} hoort niet bij kerntaak {self.code}.",
                    f"Een werkproces hier begint met '{self.code}-W'.",
                    *("werkprocessen", number, "code"),
                )
        return self


class Keuzedeel(Model):
    """A keuzedeel that a school offers; its `id` is in the names of answers, so that a code may come later."""

    id: Id
    code: KeuzedeelCode | None = None
    titel: ShortText

    @model_validator(mode="after")
    def _is_no_typed_row(self) -> "Keuzedeel":
        if re.fullmatch(r"e\d+", self.id):  # what forms.py calls a row that the reader types
            raise refuse(
                f"de id '{self.id}' is al van een regel die de lezer zelf typt.", "Kies een woord als id.", "id"
            )
        return self


class Leerdoel(Model):
    """An example goal, written out per letter of SMART."""

    id: Id
    soort: Doelsoort
    werkproces: Annotated[WerkprocesCode, Reference("werkproces")]
    doel: Text
    specifiek: Text
    meetbaar: Text
    acceptabel: Text
    realistisch: Text
    tijdgebonden: Text
    bewijs: Text
    moment: Text


class Opleiding(Model):
    """data/opleidingen/<slug>.yml"""

    naam: ShortText
    crebo: Crebo
    niveau: Annotated[Whole, Field(ge=1, le=4)]
    leerweg: list[Literal["bol", "bbl"]] = Field(default_factory=list)
    """Staat niet in de bestanden van SBB; weglaten mag."""
    sector: ShortText = ""
    """Onze eigen indeling, of het domein uit het bestand van SBB; geen sectorkamer."""
    dossier: Dossier = Dossier()
    geldig: Geldigheid = Geldigheid()
    duur: ShortText | None = None
    zekerheid: Zekerheid
    let_op: Text | None = None
    bronnen: list[Schooldocument] = Field(min_length=1)
    ook: list[SearchWord] = Field(default_factory=list)
    """Woorden waarmee mensen deze opleiding zoeken: het beroep, het werk, de plek."""
    kerntaken: list[Kerntaak] = Field(min_length=1)
    keuzedelen: list[Keuzedeel] = Field(default_factory=list)
    leerdoelen: list[Leerdoel] = Field(default_factory=list)

    @model_validator(mode="after")
    def _keuzedelen_differ(self) -> "Opleiding":
        seen: dict[str, str] = {}
        for number, keuzedeel in enumerate(self.keuzedelen):
            if keuzedeel.code and seen.setdefault(keuzedeel.code, keuzedeel.id) != keuzedeel.id:
                raise refuse(
                    f"code {keuzedeel.code} is ook die van keuzedeel '{seen[keuzedeel.code]}'.",
                    "Kijk beide codes na, of haal een van de twee weg.",
                    *("keuzedelen", number, "code"),
                )
        return self

    @property
    def werkprocessen(self) -> list[Werkproces]:
        """All werkprocessen, in the order of the kerntaken."""
        return [werkproces for kerntaak in self.kerntaken for werkproces in kerntaak.werkprocessen]
