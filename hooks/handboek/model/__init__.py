"""The types of the handbook: one attribute for each YAML key, under the same name."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from .basis import Model
from .begeleiding import Begeleiding, Kwaliteiten, Sleutels
from .formulier import Formulier, Schalen
from .gesprekken import Gesprekken
from .leren import Inwerken, Leerdoelen, Rollen, Taken, Vragenlijsten
from .naslag import Begrippen, Bronnen, Feiten, Patronen, Vragen
from .opleiding import Opleiding
from .papier import Papier
from .school import Schoolbestand
from .teksten import Teksten
from .voorwerk import Voorwerk

# The files directly in data/, by name without extension. Each holds a map of the type beside it.
FILES: dict[str, type[Model]] = {
    "rollen": Rollen,
    "school": Schoolbestand,
    "inwerken": Inwerken,
    "sleutels": Sleutels,
    "gesprekken": Gesprekken,
    "kwaliteiten": Kwaliteiten,
    "begeleiding": Begeleiding,
    "leerdoelen": Leerdoelen,
    "vragenlijsten": Vragenlijsten,
    "taken": Taken,
    "patronen": Patronen,
    "schalen": Schalen,
    "begrippen": Begrippen,
    "vragen": Vragen,
    "bronnen": Bronnen,
    "feiten": Feiten,
    "teksten": Teksten,
    "papier": Papier,
}
# The folders in data/ and the type of each file in them.
FOLDERS: dict[str, type[Model]] = {"opleidingen": Opleiding, "formulieren": Formulier}


@dataclass(frozen=True, slots=True)
class Handboek:
    """Everything the handbook knows, validated: the one input of all writers."""

    rollen: Rollen
    school: Schoolbestand
    inwerken: Inwerken
    sleutels: Sleutels
    gesprekken: Gesprekken
    kwaliteiten: Kwaliteiten
    begeleiding: Begeleiding
    leerdoelen: Leerdoelen
    vragenlijsten: Vragenlijsten
    taken: Taken
    patronen: Patronen
    schalen: Schalen
    begrippen: Begrippen
    vragen: Vragen
    bronnen: Bronnen
    feiten: Feiten
    teksten: Teksten
    papier: Papier
    opleidingen: dict[str, Opleiding]
    """By slug, in alphabetical order of name."""
    formulieren: dict[str, Formulier]
    """By name of its file, in alphabetical order of title."""
    paginas: dict[str, Voorwerk]
    """The front matter of each hand-written page, by its path within docs/."""
    varianten: dict[str, Formulier] = field(default_factory=dict)
    """What a school makes of a formulier for one opleiding, by slug and name, such as `kok/startgesprek`."""
    bestanden: dict[str, str] = field(default_factory=dict)
    """How messages call the file of each of those, and of each formulier by its name."""


FORMULIEREN = "formulieren/index.md"
"""The page with the list of all formulieren, as a path within docs/."""


def opleiding_page(slug: str) -> str:
    """Return the page of an opleiding as a path within docs/."""
    return str(PurePosixPath("opleidingen", slug, "index.md"))


def formulier_page(name: str, slug: str = "") -> str:
    """Return the page of a formulier as a path within docs/: the one of an opleiding, or the one for any."""
    return str(PurePosixPath("opleidingen", slug, f"{name}.md") if slug else PurePosixPath("formulieren", f"{name}.md"))


__all__ = [
    "FILES",
    "FOLDERS",
    "FORMULIEREN",
    "Formulier",
    "Handboek",
    "Model",
    "Opleiding",
    "Voorwerk",
    "formulier_page",
    "opleiding_page",
]
