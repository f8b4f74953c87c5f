"""`handboek schema`: writes the JSON Schemas by which an editor completes the keys of data files."""

from pathlib import Path

import click

from ..finding import SCHEMAS
from ..schema_files import schema_files
from ..workplace import project_at, school_at
from ..writing import write_texts
from .school_choice import may_change


@click.command(short_help="Schrijf schema's, waarmee een editor sleutels aanvult en uitlegt.")
@click.option(
    "--naar",
    metavar="MAP",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"De map om in te schrijven. Anders data/{SCHEMAS} in het handboek, of {SCHEMAS} in de map waarin je staat.",
)
def command(naar: Path | None) -> None:
    """Schrijf voor elke soort gegevensbestand een schema.

    Een editor die YAML kent, vult daarmee sleutels aan, toont wat ze betekenen en onderstreept wat niet kan.
    """
    here = Path.cwd()
    project = project_at(here)
    in_school = bool(school_at(here, project))
    folder = naar or (here if in_school or not may_change(project, here) else project / "data") / SCHEMAS
    files = dict(schema_files())
    write_texts({folder / name: text for name, text in files.items()}, over=files)
    click.echo(f"{len(files)} schema's geschreven in {folder.as_posix()}.")
