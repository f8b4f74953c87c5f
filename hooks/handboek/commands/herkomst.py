"""`handboek herkomst`: from which file and line a value on a page comes."""

from collections.abc import Iterator, Mapping

import click

from ..finding import Source
from ..home import SETTINGS
from ..load import Loaded, load
from ..origin import NowhereError, Origin, look_up
from ..origin_words import Words
from ..problems import quoted
from ..schools import find_school
from .school_choice import school_choice, workplace

_MANY = 20
_FATES: Mapping[str, str] = {
    "": "",
    "nieuw": "van de school zelf",
    "vervangen": "staat niet op de pagina's: de school zegt hier iets anders",
    "verborgen": "staat niet op de pagina's: de school verbergt dit",
}


@click.command()
@click.argument("woorden", nargs=-1, required=True)
@school_choice
@click.option("--alles", is_flag=True, help=f"Toon alles wat gevonden is, ook als het er meer dan {_MANY} zijn.")
@click.pass_context
def command(ctx: click.Context, woorden: tuple[str, ...], school: str | None, *, alles: bool) -> None:
    """Zeg uit welk bestand en welke regel iets op een pagina komt.

    Neem woorden over van een pagina of een formulier:

        handboek herkomst "Geef een rondleiding"

    Of noem een bestand en een plek daarin:

        handboek herkomst inwerken stappen.rondleiding.titel
    """
    project, chosen = workplace(school)
    data = project / "data"
    loaded = load(data, project / "docs", school=find_school(data, chosen) if chosen else None)
    name, path = woorden[0].removesuffix(".yml").removeprefix("data/"), " ".join(woorden[1:])
    if name in loaded.nodes and " " not in path:
        try:
            found = look_up(loaded, name, path)
        except NowhereError as nowhere:
            click.echo(str(nowhere), err=True)
            ctx.exit(1)
    else:
        found = _with_words(ctx, loaded, Source(project / SETTINGS, SETTINGS), " ".join(woorden))
    for line in _told(found if alles else found[:_MANY]):
        click.echo(line)
    if len(found) > _MANY and not alles:
        click.echo(f"En nog meer, samen {len(found)}. Toon ze met --alles.")


def _with_words(ctx: click.Context, loaded: Loaded, menu: Source, words: str) -> list[Origin]:
    everything = Words(loaded, [menu])
    found = everything.find(words)
    if not found:
        nearest = everything.nearest(words)
        advice = f" Probeer: {', '.join(map(quoted, nearest))}." if nearest else " Neem minder woorden over."
        click.echo(f"{quoted(words)} staat nergens.{advice}", err=True)
        ctx.exit(1)
    return found


def _told(found: list[Origin]) -> Iterator[str]:
    for origin in found:
        fate = f" ({_FATES[origin.fate]})" if origin.fate else ""
        yield f"{origin.said.place}: {quoted(origin.said.text)}{fate}"
        if origin.path:
            yield f"    {origin.name} {'.'.join(origin.path)}"
        if origin.below:
            yield f"    basis: {origin.below.place}: {quoted(origin.below.text)}"
        if origin.own:
            yield f"    school: {origin.own.place}{f': {quoted(origin.own.text)}' if origin.own.text else ''}"
