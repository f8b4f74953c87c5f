"""`handboek bekijk`: the site in a browser, renewed at every change."""

import socket

import click

from . import site_by_mkdocs
from .school_choice import school_choice, workplace


@click.command(short_help="Bekijk het handboek in je browser, en zie elke verandering meteen.")
@school_choice
@click.option(
    "--poort",
    type=click.IntRange(1024, 65535),
    default=8000,
    show_default=True,
    metavar="GETAL",
    help="Het getal achter de dubbele punt in het adres.",
)
@click.option("--open", "open_in_browser", is_flag=True, help="Open de site ook meteen in je browser.")
def command(school: str | None, poort: int, *, open_in_browser: bool) -> None:
    """Bekijk het handboek in je browser, en zie elke verandering meteen.

    Alleen jij ziet deze site, op het adres dat in beeld komt. Ctrl-C stopt haar.
    """
    project, chosen = workplace(school)
    if _in_use(poort):
        message = f"poort {poort} is al in gebruik. Kies een andere, zoals {poort + 1}."
        raise click.BadParameter(message, param_hint="'--poort'")
    site_by_mkdocs.serve(project, chosen, poort, open_in_browser=open_in_browser)


def _in_use(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0
