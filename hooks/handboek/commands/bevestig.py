"""`handboek bevestig`: remember what the base says now where a school changes it."""

import click

from ..confirm import Confirmed, confirm
from ..finding import BASELINE
from ..schools import find_school
from .school_choice import school_choice, workplace


@click.command(short_help="Onthoud wat de basis nu zegt op de plekken die jouw school verandert.")
@school_choice
@click.option("--alleen-nieuw", is_flag=True, help="Voeg alleen toe wat nog niet onthouden was.")
def command(school: str | None, *, alleen_nieuw: bool) -> None:
    """Kijk wat de basis veranderde op de plekken die jouw school verandert, en onthoud wat er nu staat.

    Draai dit als je hebt nagekeken wat 'handboek controleer' meldt. Met --alleen-nieuw blijven die meldingen staan:
    dat is veilig om na elke wijziging vanzelf te laten doen.
    """
    project, chosen = workplace(school)
    data, docs = project / "data", project / "docs"
    if not chosen:
        raise click.UsageError("kies een school met --school, of ga in de map van een school staan.")
    layer = find_school(data, chosen)
    _tell(f"{layer.shown}/{BASELINE}", confirm(data, docs, layer, only_new=alleen_nieuw), only_new=alleen_nieuw)


def _tell(file: str, done: Confirmed, *, only_new: bool) -> None:
    for problem in done.differences:
        click.echo(str(problem) if only_new else f"{problem.place}: {problem.wrong}")
    counts = ((done.added, "nieuw"), (done.changed, "bijgewerkt"), (done.removed, "vervallen"))
    told = ", ".join(f"{number} {word}" for number, word in counts if number)
    click.echo(f"{file}: {told}." if told else f"{file}: er is niets veranderd.")
