"""A Formulier made ready to fill in: its rows and options drawn from the data of the handbook."""

from collections.abc import Mapping

from .blad import WITH_ROWS, Blad, Bladdeel, Invulveld
from .model import FORMULIEREN, Handboek, Opleiding
from .model.formulier import Formulier
from .model.veld import Kolom, Optie, Veld
from .rows import Rij, sources
from .timeline import timeline

GEGEVENS = "gegevens"
"""The formulier whose answers stand in every other: names, dates, and an opleiding of one's own."""


class Bladen:
    """Makes the Bladen of one handbook."""

    def __init__(self, handboek: Handboek) -> None:
        self._handboek = handboek
        self._sources = sources({name: getattr(handboek, name) for name in handboek.__dataclass_fields__})
        self._gegevens = {veld.id: veld for veld in handboek.formulieren[GEGEVENS].velden}
        t = handboek.teksten.formulier
        self._appointment = (
            Kolom(id="wat", titel=t.wat, soort="lang"),
            Kolom(id="wie", titel=t.wie_doet, soort="tekst"),
            Kolom(id="wanneer", titel=t.wanneer_doen, soort="tekst"),
        )
        self._timeline = timeline(handboek.inwerken, handboek.gesprekken)
        self._days = tuple(
            Kolom(id=day, titel=getattr(handboek.teksten.tijdlijn, day), soort="datum") for day in ("gepland", "gedaan")
        )
        self._schalen = {schaal.id: schaal for schaal in handboek.schalen.schalen}

    def blad(self, id_: str, slug: str = "") -> Blad:
        """Return a formulier of this name, for an opleiding or for any."""
        formulier = self._handboek.varianten.get(f"{slug}/{id_}") or self._handboek.formulieren[id_]
        opleiding = self._handboek.opleidingen[slug] if slug else None
        kop = tuple(self._fill(GEGEVENS, (), self._gegevens[name], opleiding) for name in formulier.kop)
        delen = tuple(
            Bladdeel(
                deel,
                tuple(self._fill(id_, tuple(formulier.was), veld, opleiding) for veld in deel.velden),
                any(_shows(veld, opleiding) for veld in deel.velden),
            )
            for deel in formulier.delen
        )
        return Blad(id_, formulier, slug, opleiding, kop, delen)

    def per_opleiding(self) -> list[str]:
        """Return the names of the formulieren that every opleiding has a version of."""
        return [name for name, formulier in self._handboek.formulieren.items() if formulier.per_opleiding]

    def pakket(self) -> list[str]:
        """Return the names of the formulieren that every stage needs, in their order."""
        found = [(formulier.pakket, name) for name, formulier in self._handboek.formulieren.items() if formulier.pakket]
        return [name for _number, name in sorted(found)]

    def _fill(self, id_: str, was: tuple[str, ...], veld: Veld, opleiding: Opleiding | None) -> Invulveld:
        drawn = [rij for rij in self._drawn(veld, opleiding) if rij.id not in veld.zonder]
        rows = [*(drawn if veld.soort in WITH_ROWS else ()), *map(_rij, veld.rijen)]
        if veld.nieuwe_rijen and not any(row.eigen for row in rows):  # those are new rows already
            rows.extend(Rij(f"r{number}", "") for number in range(1, veld.nieuwe_rijen + 1))
        kind = veld.soort
        if kind == "keuze" and veld.uit == "werkprocessen" and opleiding is None:
            kind = "tekst"  # nothing to choose from: the reader writes it
        options = [*(drawn if veld.soort in ("keuze", "keuzes") else ()), *map(_rij, veld.opties)]
        schaal = self._schalen[veld.schaal] if veld.schaal else None
        columns = {"afspraken": self._appointment, "tijdlijn": self._days}.get(kind, tuple(veld.kolommen))
        return Invulveld(id_, was, veld, kind, tuple(rows), tuple(options), columns, schaal)

    def _drawn(self, veld: Veld, opleiding: Opleiding | None) -> tuple[Rij, ...]:
        if veld.soort == "tijdlijn":
            return self._timeline
        if veld.uit is None:
            return ()
        if veld.uit == "opleidingen":
            return tuple(Rij(slug, _opleiding_name(value)) for slug, value in self._handboek.opleidingen.items())
        if veld.uit == "werkprocessen" and opleiding is not None:
            return tuple(
                Rij(one.code, one.titel, code=one.code, werkproces=one if veld.dossiertekst else None)
                for one in opleiding.werkprocessen
            )
        if veld.uit in ("werkprocessen", "keuzedelen"):
            offered = opleiding.keuzedelen if veld.uit == "keuzedelen" and opleiding else ()
            fixed = (Rij(one.id, one.titel, code=one.code or "") for one in offered)
            return (*fixed, *_own_rows(self._gegevens[veld.uit]))
        return self._sources[veld.uit]


def _shows(veld: Veld, opleiding: Opleiding | None) -> bool:
    """Tell whether a field is not the same for every opleiding; those without keuzedelen show the same rows."""
    return veld.van_opleiding and (veld.uit != "keuzedelen" or bool(opleiding and opleiding.keuzedelen))


def _own_rows(typed: Veld) -> tuple[Rij, ...]:
    """Return a row for each that the reader may type in the gegevens."""
    name = f"{GEGEVENS}.{typed.id}"
    return tuple(Rij(f"e{n}", "", eigen=f"{name}.r{n}.titel") for n in range(1, (typed.nieuwe_rijen or 0) + 1))


def _opleiding_name(opleiding: Opleiding) -> str:
    return f"{opleiding.naam} ({opleiding.crebo})"


def _rij(optie: Optie) -> Rij:
    return Rij(optie.id, optie.titel, optie.uitleg, was=tuple(optie.was))


def groups(formulieren: Mapping[str, Formulier]) -> dict[str, list[str]]:
    """Return the names of formulieren by groep, each group in alphabetical order of title."""
    found: dict[str, list[str]] = {}
    for name, formulier in sorted(formulieren.items(), key=lambda item: item[1].titel.lower()):
        found.setdefault(formulier.groep, []).append(name)
    return found


def by_page(formulieren: Mapping[str, Formulier]) -> dict[str, list[str]]:
    """Return the names of formulieren by the page that explains them, those of the kleine pakket first.

    The list of all formulieren explains none of them.
    """
    found: dict[str, list[str]] = {}
    for name, formulier in sorted(formulieren.items(), key=lambda item: item[1].pakket or 99):
        if formulier.pagina != FORMULIEREN:
            found.setdefault(formulier.pagina, []).append(name)
    return found
