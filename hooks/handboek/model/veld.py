"""A field of a formulier, of one of fifteen kinds, and the keys that each kind has."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .basis import Id, Markup, Model, Reference, RolId, ShortText, Text, Whole, YesOrNo, refuse

Soort = Literal[
    "tekst",
    "lang",
    "datum",
    "getal",
    "keuze",
    "keuzes",
    "schaal",
    "afvinklijst",
    "vragen",
    "tabel",
    "afspraken",
    "handtekeningen",
    "uitleg",
    "voorbeelden",
    "tijdlijn",
]
Rijbron = Annotated[ShortText, Reference("rijbron")]
Lines = Annotated[Whole, Field(ge=1, le=12)]
Rows = Annotated[Whole, Field(ge=1, le=30)]


class Optie(Model):
    """An answer to choose, or a row to fill in."""

    id: Id
    titel: ShortText
    uitleg: Text | None = None
    was: list[Id] = Field(default_factory=list)


class Kolom(Model):
    """A column of a tabel."""

    id: Id
    titel: ShortText
    soort: Literal["tekst", "lang", "datum", "getal", "keuze", "vinkje"]
    opties: list[Optie] = Field(default_factory=list)
    was: list[Id] = Field(default_factory=list)

    @model_validator(mode="after")
    def _has_options(self) -> "Kolom":
        if bool(self.opties) != (self.soort == "keuze"):
            raise refuse(
                f"kolom '{self.id}' van soort '{self.soort}' en 'opties' passen niet bij elkaar.",
                "Alleen een kolom van soort 'keuze' heeft opties, en die heeft ze nodig.",
            )
        return self


@dataclass(frozen=True, slots=True)
class _Fit:
    """Which keys a kind of field has beside those that every field has."""

    may: tuple[str, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()
    """Of each group, at least one key."""


_ROWS = ("rijen", "uit")
_OPTIONS = ("opties", "uit")
_LABEL = ("label",)
_FITS: dict[str, _Fit] = {
    "tekst": _Fit(("hint",), (_LABEL,)),
    "lang": _Fit(("regels", "hint"), (_LABEL,)),
    "datum": _Fit((), (_LABEL,)),
    "getal": _Fit(("minimum", "maximum", "eenheid"), (_LABEL,)),
    "keuze": _Fit(("vorm",), (_LABEL, _OPTIONS)),
    "keuzes": _Fit((), (_LABEL, _OPTIONS)),
    "schaal": _Fit(("toelichting",), (_LABEL, ("schaal",), _ROWS)),
    "afvinklijst": _Fit((), (_LABEL, _ROWS)),
    "vragen": _Fit(("regels",), (_LABEL, _ROWS)),
    "tabel": _Fit(("rijkop",), (_LABEL, ("kolommen",), ("rijen", "uit", "nieuwe_rijen"))),
    "afspraken": _Fit((), (_LABEL, ("nieuwe_rijen",))),
    "handtekeningen": _Fit((), (_LABEL, ("van",))),
    "uitleg": _Fit((), (("tekst",),)),
    "voorbeelden": _Fit((), (_LABEL,)),
    "tijdlijn": _Fit((), (_LABEL,)),
}
_ALWAYS = {"id", "soort", "hulp", "was"}
# What `uit` may name that is no fixed list, and the kinds of field that can show it.
_DYNAMIC = {
    "werkprocessen": ("tabel", "afvinklijst", "vragen", "schaal", "keuze"),
    "keuzedelen": ("tabel", "afvinklijst"),
    "opleidingen": ("keuze",),
}


class Veld(Model):
    """A question of a formulier; which keys it has depends on its `soort`."""

    id: Id
    soort: Soort
    label: ShortText | None = None
    hulp: Text | None = None
    was: list[Id] = Field(default_factory=list)
    tekst: Markup | None = None
    regels: Lines = 3
    hint: Literal["smart"] | None = None
    minimum: Whole | None = None
    maximum: Whole | None = None
    eenheid: ShortText | None = None
    vorm: Literal["rondjes", "lijst"] = "rondjes"
    opties: list[Optie] = Field(default_factory=list)
    rijen: list[Optie] = Field(default_factory=list)
    uit: Rijbron | None = None
    zonder: list[Id] = Field(default_factory=list)
    """Regels van 'uit' die hier niet getoond worden."""
    dossiertekst: YesOrNo = False
    """Toon ingeklapt wat het kwalificatiedossier over elk werkproces zegt."""
    schaal: Annotated[Id, Reference("schaal")] | None = None
    toelichting: YesOrNo = False
    kolommen: list[Kolom] = Field(default_factory=list, max_length=5)
    rijkop: ShortText | None = None
    nieuwe_rijen: Rows | None = None
    van: list[RolId] = Field(default_factory=list)

    @model_validator(mode="after")
    def _fits_its_kind(self) -> "Veld":
        for error in self._misfits():
            raise error
        return self

    def _misfits(self) -> Iterator[PydanticCustomError]:
        fit = _FITS[self.soort]
        known = {*_ALWAYS, *fit.may, *(key for group in fit.needs for key in group)}
        if "uit" in known:
            known.add("zonder")
        if self.uit == "werkprocessen":
            known.add("dossiertekst")
        for key in sorted(self.model_fields_set - known):
            wrong = f"een veld van soort '{self.soort}' kent '{key}' niet."
            yield refuse(wrong, f"Het kent: {', '.join(sorted(known))}.", key)
        for group in fit.needs:
            if not any(getattr(self, key) for key in group):
                wrong = f"veld '{self.id}' van soort '{self.soort}' mist {' of '.join(map(repr, group))}."
                yield refuse(wrong, f"Voeg '{group[0]}:' toe.")
        if self.uit and (self.rijen or self.opties):
            yield refuse(
                f"veld '{self.id}' heeft eigen regels en ook 'uit'.",
                "Laat een van de twee weg; 'uit' haalt ze zelf op.",
            )
        if self.soort not in (kinds := _DYNAMIC.get(self.uit or "", (self.soort,))):
            yield refuse(
                f"'{self.uit}' past niet bij een veld van soort '{self.soort}'.", f"Kies {', '.join(kinds)}.", "uit"
            )
        if (self.uit or self.rijen) and self.soort == "tabel" and self.rijkop is None:
            yield refuse(f"tabel '{self.id}' heeft rijen, maar geen 'rijkop'.", "Voeg de kop van de eerste kolom toe.")
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            yield refuse(f"het minimum van '{self.id}' is groter dan het maximum.", "Draai de getallen om.", "minimum")

    @property
    def van_opleiding(self) -> bool:
        """Whether the field shows something of the opleiding; progress then counts its rows as one."""
        return self.uit in ("werkprocessen", "keuzedelen") or self.soort == "voorbeelden"
