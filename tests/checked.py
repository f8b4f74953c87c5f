"""What `handboek controleer` finds in a handbook, for the tests of it."""

from datetime import date
from pathlib import Path

from handboek.checking import check
from handboek.prepare import Folders

TODAY = date(2026, 11, 22)


def found(project: Path, school: str = "", today: date = TODAY) -> list[str]:
    """Return everything it says of a handbook, as text."""
    folders = Folders.of_project(project, project / "docs", school)
    return [str(problem) for problem in check(folders, project / "mkdocs.yml", today)]


def page(project: Path, text: str, path: str = "leren/proef.md") -> None:
    """Put a page with a text into a handbook; the text begins on line 7."""
    (project / "docs" / path).write_text(f"---\nomschrijving: Een proef.\n---\n\n# Proef\n\n{text}\n", encoding="utf-8")


def school_of(project: Path, **files: str) -> Path:
    """Put a school with these files into a handbook; `__` in a name stands for a slash."""
    folder = project / "data" / "scholen" / "proef"
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
