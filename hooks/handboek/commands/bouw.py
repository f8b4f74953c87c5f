"""`handboek bouw`: the site of a handbook, of one school, or of each school to a folder of its own."""

from pathlib import Path

import click

from ..prepare import Folders, prepare
from ..problems import Problems
from ..stick import start_page, write_zip
from ..workplace import check_school, check_target, sites_of_all
from . import site_by_mkdocs
from .school_choice import school_choice, workplace


@click.command()
@school_choice
@click.option("--alle-scholen", is_flag=True, help="Bouw elke school uit data/scholen/, elk in een eigen map.")
@click.option(
    "--naar",
    type=click.Path(path_type=Path),
    default="site",
    show_default=True,
    metavar="MAP",
    help="Waar de site komt. Een oude site blijft staan tot de nieuwe klaar is.",
)
@click.option("--zip", "as_zip", is_flag=True, help="Maak er ook een zip-bestand van, voor een USB-stick.")
def command(school: str | None, naar: Path, *, alle_scholen: bool, as_zip: bool) -> None:
    """Bouw het handboek: een map met de website en alle pdf's.

    Alles wordt eerst gecontroleerd. Is er iets mis, dan hoor je waar, en verandert er niets.
    """
    if school and alle_scholen:
        raise click.UsageError("kies een school of alle scholen, een van de twee.")
    project, chosen = workplace("" if alle_scholen else school)
    target = naar.resolve()
    sites = sites_of_all(project, target) if alle_scholen else {chosen: target}
    failed = [name for name, site in sites.items() if not _is_built(project, name, site, as_zip=as_zip)]
    if failed and alle_scholen:
        click.echo(f"Niet gelukt: {', '.join(failed)}.", err=True)
    if failed:
        raise click.exceptions.Exit(1)


def _is_built(project: Path, school: str, site: Path, *, as_zip: bool) -> bool:
    """Build one site, tell where it is or what is wrong, and return whether it is there."""
    try:
        _build(project, school, site, as_zip=as_zip)
    except (Problems, click.ClickException) as wrong:
        click.echo(wrong.message if isinstance(wrong, click.ClickException) else str(wrong), err=True)
        return False
    return True


def _build(project: Path, school: str, site: Path, *, as_zip: bool) -> None:
    check_school(project, school)
    folders = Folders.of_project(project, project / "docs", school)
    check_target(site, [*folders.all_docs, folders.templates])
    site_by_mkdocs.build(project, school, site)
    click.echo(f"Het handboek staat in {site}. Begin bij index.html.")
    if as_zip:
        target = site.with_name(f"{site.name}.zip")
        write_zip(site, target, start_page(prepare(folders).handboek.school.school, folders.templates))
        click.echo(f"Het zip-bestand is {target}.")
