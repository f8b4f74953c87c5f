"""The choice of a school, alike for every command."""

from pathlib import Path

import click

from ..home import BASE
from ..workplace import check_school, project_at, school_at

school_choice = click.option(
    "--school",
    envvar="SCHOOL",  # as for make
    metavar="NAAM|MAP",
    help="Een school uit data/scholen/, of de map van een school. Sta je in zo'n map, dan is het die.",
)
_NO_SCHOOL = (
    "In deze map staat geen school; dit gaat over de basis zonder school. "
    "Kies een school met --school, of maak er een met 'handboek nieuw school'."
)


def workplace(school: str | None) -> tuple[Path, str]:
    """Return the handbook of the current folder, and the school that a user chose or stands in.

    Raises:
        Problems: where there is no such school.
    """
    here = Path.cwd()
    project = project_at(here)
    chosen = school_at(here, project) if school is None else school
    check_school(project, chosen)
    if school is None and not chosen and project != here:
        click.echo(_NO_SCHOOL, err=True)
    return project, chosen


def may_change(project: Path, here: Path) -> bool:
    """Tell whether the files of a handbook are there to be changed: one that was installed is not."""
    return project == here or (BASE / "pyproject.toml").is_file()
