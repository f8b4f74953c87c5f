"""`handboek controleer`: everything that is wrong with the base and the schools, and what asks for another look."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from ..annotations import Repository, for_github, for_gitlab
from ..checking import check
from ..finding import Layer
from ..home import SETTINGS
from ..prepare import Folders
from ..problems import Problem
from ..schools import school_names
from .school_choice import school_choice, workplace


@click.command(short_help="Noem alles wat niet klopt, met bestand en regel.")
@school_choice
@click.option(
    "--vorm",
    type=click.Choice(["tekst", "github", "gitlab"]),
    default="tekst",
    help="Hoe je het wilt lezen; github en gitlab tonen het bij de regel zelf. Anders tekst.",
)
@click.pass_context
def command(ctx: click.Context, school: str | None, vorm: str) -> None:
    """Noem alles wat niet klopt in de basis en in je school.

    Een fout houdt de site tegen. Een waarschuwing doet dat niet: een plek die nog leeg is, een tekst die moeilijk
    leest, een opleiding die voorbij is.

    Kies je geen school, dan gaat het over de basis en alle scholen die erbij staan.
    """
    project, chosen = workplace(school)
    docs = project / "docs"
    names = [chosen] if chosen else ["", *school_names(project / "data")]
    handbooks = [Folders.of_project(project, docs, name) for name in names]
    problems = sorted({problem for each in handbooks for problem in check(each, project / SETTINGS, date.today())})
    layers = [Layer(project / "data", docs, "data"), *(each.school for each in handbooks if each.school)]
    if vorm == "gitlab":
        click.echo(for_gitlab(problems, Repository(Path(), layers)))
    elif vorm == "github":
        for line in for_github(problems, Repository(Path(), layers)):
            click.echo(line)
    else:
        _tell(problems)
    if any(problem.severity == "fout" for problem in problems):
        ctx.exit(1)


def _tell(problems: Sequence[Problem]) -> None:
    """Show what is wrong, and then, apart from it, what asks for another look."""
    wrong = [problem for problem in problems if problem.severity == "fout"]
    odd = [problem for problem in problems if problem.severity != "fout"]
    for problem in wrong:
        click.echo(str(problem))
    if odd:
        click.echo("\nWaarschuwingen; de site wordt er niet door tegengehouden:" if wrong else "Waarschuwingen:")
    for problem in odd:
        click.echo(f"{problem.place}: {problem.wrong} {problem.remedy}")
    click.echo(("\n" if problems else "") + f"{_count(wrong, 'fout', 'fouten')}, {_count(odd, *_WARNINGS)}.")


_WARNINGS = ("waarschuwing", "waarschuwingen")


def _count(problems: Sequence[Problem], one: str, many: str) -> str:
    return f"{len(problems) or 'geen'} {one if len(problems) == 1 else many}"
