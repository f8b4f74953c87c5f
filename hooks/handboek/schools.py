"""The schools that have a folder with what differs for them."""

import re
from pathlib import Path

from .finding import SCHOLEN, Layer
from .problems import Place, Problem, Problems, quoted, suggest

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def school_names(data: Path) -> list[str]:
    """Return the names of the schools that stand in a data folder."""
    folder = data / SCHOLEN
    return sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def find_school(data: Path, school: str) -> Layer:
    """Return the folder of a school.

    Args:
        data: the data folder of the base.
        school: the name of a folder in its `scholen/`, or the path of a folder elsewhere.

    Raises:
        Problems: where there is no such folder, or it cannot be read.
    """
    inside = data / SCHOLEN / school
    if _NAME.fullmatch(school) and _folder(inside.as_posix()) is not None:
        layer = Layer.of_school(inside, f"{data.name}/{SCHOLEN}/{school}")
    elif (elsewhere := _folder(school)) is not None:
        layer = Layer.of_school(elsewhere, elsewhere.name)
    else:
        wrong = f"er is geen school {quoted(school)}."
        remedy = f"{suggest(school, school_names(data))} Of noem de map waarin haar bestanden staan."
        raise Problems([Problem(Place(f"{data.name}/{SCHOLEN}"), wrong, remedy)])
    try:
        next(layer.data.iterdir(), None)
    except OSError:
        raise _unreadable(layer.shown) from None
    return layer


def _folder(path: str) -> Path | None:
    """Return the folder at a path as a user types it, or None where there is none.

    Raises:
        Problems: where it cannot be told.
    """
    try:
        folder = Path(path).expanduser()
        return folder.resolve() if folder.is_dir() else None
    except PermissionError:
        raise _unreadable(path) from None
    except (OSError, RuntimeError, ValueError):  # a name too long, a home of nobody, a sign that no name has
        return None


def _unreadable(shown: str) -> Problems:
    wrong = "de map van deze school is niet te lezen."
    return Problems([Problem(Place(shown), wrong, "Controleer of je hem mag openen.")])
