"""The files of opleidingen in a folder: those there are, by crebo, and names for new ones, which become addresses."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

OPLEIDINGEN = Path("data", "opleidingen")
"""Where a handbook has its opleidingen."""
_ENDINGS = (".yml", ".yaml")
_VARIANTS = "formulieren"  # below an opleiding: what a school changes of a formulier for it alone
_CREBO = re.compile(rb"^crebo:[ \t]*[\"']?(\d{5})\b", re.MULTILINE)
_LONGEST = 80
# What Windows does not take for the name of a file, whatever its ending.
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


def opleiding_files(folder: Path) -> list[Path]:
    """Return the files of opleidingen in a folder and those below it."""
    paths = (path for path in folder.rglob("*") if path.suffix in _ENDINGS and path.is_file())
    return sorted(path for path in paths if path.parent.name != _VARIANTS)


def by_crebo(folder: Path) -> dict[str, Path]:
    """Return the files of opleidingen by the crebo that they name; one that a school only changes may name none."""
    found: dict[str, Path] = {}
    for path in opleiding_files(folder):
        if crebo := crebo_in(path):
            found.setdefault(crebo, path)
    return found


def crebo_in(path: Path) -> str:
    """Return the crebo that a file names, or nothing."""
    match = _CREBO.search(path.read_bytes())
    return match[1].decode() if match else ""


class Names:
    """The names that are taken, in small letters and capitals alike."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {name.lower() for name in taken} | _RESERVED

    def new(self, naam: str, crebo: str) -> str:
        """Return a name that no other file has: what the opleiding is called, with its crebo where that is taken."""
        name = slugify(naam)
        if not name or name in self._taken:
            name = f"{name}-{crebo}".strip("-")
        self._taken.add(name)
        return name


def slugify(naam: str) -> str:
    """Return a name in small letters, digits and dashes alone; nothing where it has none of these."""
    plain = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return name if len(name) <= _LONGEST else name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
