"""`handboek importeer`: official opleidingen from the XML of SBB."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import click

from ..import_file import Change
from ..importing import Import
from ..opleiding_files import OPLEIDINGEN
from ..problems import Place, Problem, Problems, report
from ..progress import run_through
from ..schools import find_school
from ..updating import Difference
from ..workplace import project_at, school_at

_MOST_NEW = 20  # that are named one by one
_LATER = "later"
_LEERWEGEN: dict[str, tuple[Literal["bol", "bbl"], ...]] = {
    "bol": ("bol",),
    "bbl": ("bbl",),
    "allebei": ("bol", "bbl"),
    _LATER: (),
}
_EMPTY = "De leerweg is nog leeg: lees later opnieuw in met --leerweg, of schrijf zelf een regel als 'leerweg: [bol]'."


@click.command(short_help="Lees opleidingen in uit de XML-bestanden van SBB.")
@click.argument("bestanden", metavar="BESTAND.xml...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--crebo", "crebos", metavar="NUMMER", multiple=True, help="Lees alleen deze opleiding in; mag vaker.")
@click.option("--school", metavar="NAAM|MAP", help="Zet de opleidingen bij deze school.")
@click.option(
    "--naar", metavar="MAP", type=click.Path(path_type=Path, file_okay=False), help="Zet de opleidingen in deze map."
)
@click.option(
    "--leerweg",
    type=click.Choice(list(_LEERWEGEN)),
    help="De leerweg waar die nog niet is ingevuld: die staat niet in de bestanden van SBB.",
)
@click.option("--ja", is_flag=True, help="Vraag niets en schrijf alles, ook in bestanden die er al zijn.")
@click.option("--proef", is_flag=True, help="Toon alleen wat er zou veranderen.")
def command(
    bestanden: Sequence[Path],
    crebos: Sequence[str],
    school: str | None,
    naar: Path | None,
    leerweg: str | None,
    *,
    ja: bool,
    proef: bool,
) -> None:
    """Lees opleidingen in uit de kwalificatiedossiers van SBB.

    De XML-bestanden staan op de kwalificatiesite van SBB, bij Lijsten. Elke opleiding krijgt een eigen bestand, met de
    officiële codes en titels. Staat een opleiding er al, dan zie je eerst wat er verandert. Wat de school zelf schreef,
    zoals leerdoelen, blijft staan.
    """
    folder, below = _folders(Path.cwd(), school, naar)
    with Import(folder, below, crebos, _LEERWEGEN[leerweg or _LATER]) as importing:
        run_through(importing.read(bestanden), importing.steps(bestanden), "Inlezen")
        if importing.warnings:
            click.echo(report(importing.warnings), err=True)
        for line in _summary(importing.changes):
            click.echo(line)
        if proef or not _may_write(importing.changes, ja=ja):
            click.echo("Er is niets geschreven.")
            return
        if not leerweg and any(change.kind == "nieuw" for change in importing.changes):
            asked = _ask_leerweg(ja=ja)
            importing.set_leerweg(_LEERWEGEN[asked])
            if asked == _LATER:
                click.echo(_EMPTY)
        importing.apply()
        click.echo("Klaar.")


def _folders(here: Path, school: str | None, naar: Path | None) -> tuple[Path, list[Path]]:
    """Return the folder for the opleidingen, and those that it is laid over."""
    project = project_at(here)
    base = _near(project / OPLEIDINGEN, here)
    if chosen := school or school_at(here, project):
        folder = find_school(project / "data", chosen).data / OPLEIDINGEN.name
    else:
        folder = base
    folder = naar or _near(folder, here)
    if folder == base and project != here:
        remedy = "Ga naar de map van het handboek of van je school, of noem die met --school of --naar."
        raise Problems([Problem(Place(str(here)), "hier staat geen handboek.", remedy)])
    return folder, [] if folder.resolve() == base.resolve() else [base]


def _near(path: Path, here: Path) -> Path:
    """Return a path as somebody in a folder would type it."""
    return path.relative_to(here) if path.is_relative_to(here) else path


def _summary(changes: Sequence[Change]) -> Iterator[str]:
    """Yield what an import changes, line by line."""
    new = [change for change in changes if change.kind == "nieuw"]
    for change in new[:_MOST_NEW]:
        yield f"nieuw: {change.naam} ({change.crebo}) in {change.target.as_posix()}"
    if len(new) > _MOST_NEW:
        yield f"nieuw: nog {len(new) - _MOST_NEW} andere"
    for change in changes:
        if change.kind == "veranderd":
            yield f"veranderd: {change.naam} ({change.crebo}) in {change.target.as_posix()}"
            yield from (f"    {_told(difference)}" for difference in change.differences)
    counts = {kind: sum(change.kind == kind for change in changes) for kind in ("nieuw", "veranderd", "gelijk")}
    yield ", ".join(f"{count} {kind}" for kind, count in counts.items())


def _told(difference: Difference) -> str:
    what, old, new = difference.what, difference.old, difference.new
    if old is None and new is None:
        return f"{what}: andere tekst"
    if old is None:
        return f"{what} erbij: {new}"
    return f"{what} eraf: {old}" if new is None else f"{what}: {old} -> {new}"


def _may_write(changes: Sequence[Change], *, ja: bool) -> bool:
    """Tell whether to write; a file that is there already changes only when somebody says so."""
    changed = [change for change in changes if change.kind == "veranderd"]
    if ja or not changed:
        return any(change.kind != "gelijk" for change in changes)
    if not sys.stdin.isatty():
        wrong = "dit bestand is er al en zou veranderen; er is niets geschreven."
        remedy = "Geef --ja als dat de bedoeling is."
        raise Problems(Problem(Place(change.target.as_posix()), wrong, remedy) for change in changed)
    answer: str = click.prompt("Mag dit in de bestanden die er al zijn? (ja of nee)", default="nee")
    return answer.strip().lower() in ("j", "ja")


def _ask_leerweg(*, ja: bool) -> str:
    if ja or not sys.stdin.isatty():
        return _LATER
    answer: str = click.prompt(
        "Welke leerweg hebben de nieuwe opleidingen?", type=click.Choice(list(_LEERWEGEN)), default=_LATER
    )
    return answer
