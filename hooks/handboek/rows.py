"""Rows and options that a formulier draws from the data, by the name that its `uit` gives."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from .model import Model
from .model.opleiding import Werkproces

# What `uit` may name beside the sources below: these depend on the opleiding, or on what the reader typed.
DYNAMIC = ("werkprocessen", "keuzedelen", "opleidingen")
# The files that the other sources are drawn from.
FILES = (
    *("sleutels", "kwaliteiten", "begeleiding", "patronen", "leerdoelen", "inwerken", "vragenlijsten", "gesprekken"),
    *("taken", "rollen"),
)


@dataclass(frozen=True, slots=True)
class Rij:
    """A row to fill in, or an option to choose."""

    id: str
    titel: str
    uitleg: str | None = None
    code: str = ""
    """The official code to show before the title."""
    hulp: str | None = None
    vragen: tuple[str, ...] = ()
    minuten: int | None = None
    nummer: int | None = None
    """The number of the sleutel that the row belongs to."""
    wie: tuple[str, ...] = ()
    """The rollen of those who do it."""
    was: tuple[str, ...] = ()
    eigen: str = ""
    """The name of the field in which the reader types what this row is, where no data says so."""
    keer: str = ""
    """`r1` where the row returns: each time has answers under the next number."""
    werkproces: Werkproces | None = None
    """The werkproces that the row is, where the screen is to show what the kwalificatiedossier says of it."""


class _Thing(Protocol):
    """What has an id and a title."""

    @property
    def id(self) -> str: ...
    @property
    def titel(self) -> str: ...


def sources(values: Mapping[str, Model]) -> dict[str, tuple[Rij, ...]]:
    """Return every source of rows, by its name such as `kwaliteiten` or `inwerken/eerste-week`.

    Args:
        values: the files of the handbook by name; all of FILES must be among them.
    """
    return {name: tuple(rows) for name, rows in _sources(dict(values))}


def _sources(v: dict[str, Any]) -> Iterator[tuple[str, Iterable[Rij]]]:
    sleutels, begeleiding, leerdoelen = v["sleutels"].sleutels, v["begeleiding"], v["leerdoelen"]
    yield "sleutels", (Rij(sleutel.id, sleutel.titel, sleutel.kort, nummer=sleutel.nummer) for sleutel in sleutels)
    yield "vergelijken", _explained(v["sleutels"].manieren_van_meedoen)
    yield "kwaliteiten", _explained(v["kwaliteiten"].kwaliteiten, "vraag")
    yield "strategieen", _explained(begeleiding.strategieen, "kort")
    yield "vormen", _explained(begeleiding.vormen, "kort")
    yield (
        "ritme",
        (Rij(moment.id, moment.titel, moment.wanneer, minuten=moment.minuten) for moment in begeleiding.ritme),
    )
    yield "drukteplan", _explained(begeleiding.drukteplan)
    yield "zelfstandigheid", _explained(begeleiding.zelfstandigheid, "wie_plant")
    yield "uitpakken", _explained(begeleiding.uitpakken)
    yield "opdracht", _explained(begeleiding.opdracht)
    yield "erbij-horen", _explained(begeleiding.erbij_horen)
    yield "kenmerken", _explained(v["patronen"].kenmerken)
    yield "patronen", _explained(v["patronen"].patronen, "zo_ziet_het_eruit")
    yield (
        "smart",
        (Rij(deel.id, deel.titel, deel.uitleg, vragen=tuple(deel.controlevragen)) for deel in leerdoelen.smart),
    )
    yield "stapsoorten", _explained(leerdoelen.stapsoorten)
    yield "doelsoorten", _explained(leerdoelen.doelsoorten, "kort")
    yield "vakmens", _explained(leerdoelen.vakmens)
    yield "mijlpalen", _explained(leerdoelen.mijlpalen, "wanneer")
    yield from _steps(v["inwerken"].stappen)
    for lijst in v["vragenlijsten"].vragenlijsten:
        rows = [Rij(vraag.id, vraag.titel, vraag.vraag, hulp=vraag.hulp) for vraag in lijst.vragen]
        yield f"vragenlijst/{lijst.id}", rows
    for taak in v["taken"].taken:
        rows = [Rij(stap.id, stap.titel, stap.uitleg, vragen=tuple(stap.vragen)) for stap in taak.stappen]
        yield f"taak/{taak.id}", rows
    names = {rol.id: rol.enkelvoud for rol in v["rollen"].rollen}
    for sleutel in sleutels:
        yield (
            f"sleutel/{sleutel.id}",
            [
                Rij(rol, _capital(names.get(rol, rol)), vragen=tuple(bijdrage.vragen), nummer=sleutel.nummer)
                for rol, bijdrage in sleutel.per_rol.items()
            ],
        )
    for gesprek in v["gesprekken"].gesprekken:
        yield from _talk(gesprek, {sleutel.id: sleutel.nummer for sleutel in sleutels})


def _talk(gesprek: Any, numbers: Mapping[str, int]) -> Iterator[tuple[str, Iterable[Rij]]]:
    yield (
        f"gesprek/{gesprek.id}",
        [
            Rij(
                punt.id,
                punt.titel,
                vragen=tuple(punt.vragen),
                minuten=punt.minuten,
                nummer=numbers.get(punt.sleutel) if punt.sleutel else None,
            )
            for punt in gesprek.agenda
        ],
    )
    yield f"afspraken/{gesprek.id}", _texts(gesprek.afspraken)
    for rol, texts in gesprek.voorbereiding.items():
        yield f"voorbereiding/{gesprek.id}/{rol}", _texts(texts)


def _steps(stappen: Iterable[Any]) -> Iterator[tuple[str, Iterable[Rij]]]:
    phases: dict[str, list[Rij]] = {}
    for stap in stappen:
        phases.setdefault(stap.fase, []).append(Rij(stap.id, stap.titel, stap.uitleg, wie=tuple(stap.wie)))
    for phase, rows in phases.items():
        yield f"inwerken/{phase}", rows


def _explained(things: Iterable[_Thing], explanation: str = "uitleg") -> Iterator[Rij]:
    return (Rij(thing.id, thing.titel, getattr(thing, explanation)) for thing in things)


def _texts(texts: Iterable[str]) -> list[Rij]:
    """Return rows for texts that have no name of their own; their place in the list is their id."""
    return [Rij(f"punt-{number}", text) for number, text in enumerate(texts, 1)]


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
