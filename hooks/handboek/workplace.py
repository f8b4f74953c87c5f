"""What a command works on: the handbook and the school of the folder it is typed in, and where the site goes."""

from pathlib import Path

from .finding import SCHOLEN
from .home import BASE, SETTINGS
from .problems import Place, Problem, Problems, quoted
from .schools import find_school, school_names

_SCHOOL_FILE = "school.yml"
_OURS = "search/zoekindex.js"  # what every site of this generator has, and hardly any other folder


def project_at(here: Path) -> Path:
    """Return the folder of the handbook: the one that a command is typed in, else the base."""
    return here if (here / SETTINGS).is_file() and (here / "data").is_dir() else BASE


def school_at(here: Path, project: Path) -> str:
    """Return the path of the school whose own folder a command is typed in, or nothing where it is no school's."""
    is_data = here == project / "data" or (here / SCHOLEN).is_dir()
    is_school = (here / _SCHOOL_FILE).is_file() and not (here / SETTINGS).is_file() and not is_data
    return str(here) if is_school else ""


def check_school(project: Path, school: str) -> None:
    """See to it that there is such a school; nothing is always right.

    Raises:
        Problems: where there is none, or it cannot be read.
    """
    if school:
        find_school(project / "data", school)


def check_apart(folder: Path, project: Path) -> None:
    """See to it that the folder of a new school does not stand inside another school.

    Raises:
        Problems: where it does.
    """
    if around := next((each for each in folder.parents if school_at(each, project)), None):
        wrong = f"een school kan niet in de map van een andere school staan, hier {quoted(around.name)}."
        remedy = "Ga er een map buiten staan, of noem er een met --naar."
        raise Problems([Problem(Place(folder.name), wrong, remedy)])


def sites_of_all(project: Path, target: Path) -> dict[str, Path]:
    """Return where the site of each school of a handbook goes, by its name: a folder of its own.

    Raises:
        Problems: where there are no schools.
    """
    if not (names := school_names(project / "data")):
        remedy = "Maak er een, of noem de map van een school met --school."
        raise Problems([Problem(Place(f"data/{SCHOLEN}"), "hier staan nog geen scholen.", remedy)])
    return {name: target / name for name in names}


def check_target(site: Path, sources: list[Path]) -> None:
    """See to it that a site can take the place of what is in a folder: an older site, or nothing.

    Args:
        site: the folder, as a whole path.
        sources: those that the site is made from.

    Raises:
        Problems: where something else would be lost.
    """
    place = Place(str(site))
    choose = "Kies met --naar een andere map."
    if any(site.is_relative_to(source) for source in sources):
        raise Problems([Problem(place, "hier staan de bestanden waar het handboek uit gemaakt wordt.", choose)])
    if site.exists() and not site.is_dir():
        raise Problems([Problem(place, "dit is een bestand, geen map.", choose)])
    if site.is_dir() and any(site.iterdir()) and not (site / _OURS).is_file():
        wrong = "in deze map staat iets anders dan een site van het handboek; dat zou verdwijnen."
        raise Problems([Problem(place, wrong, choose)])
