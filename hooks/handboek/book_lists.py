"""Pages of the book that are made from data alone: its opleidingen, and its formulieren."""

from collections.abc import Iterator, Sequence

from .book_nodes import Walked
from .book_runs import Node, Run, columns_of
from .model import Handboek, Opleiding, formulier_page, opleiding_page
from .print_text import plain
from .sectors import by_sector

_OPLEIDING = [6, 1, 1.4, 1]
_FORMULIEREN = [3, 5, 2]
"""How wide the columns of the tables are, each against the others."""


def opleidingen_list(handboek: Handboek) -> Walked:
    """Return a table of the opleidingen for each sector; a link to an opleiding leads to its row."""
    t = handboek.teksten.opleiding
    head = (handboek.teksten.papier.opleiding, t.niveau, t.leerweg, t.crebo)
    blocks: list[Node] = []
    sectors = by_sector(handboek)
    for sector, group in sectors:
        blocks.append({"soort": "kop", "niveau": 2, "inhoud": [plain(sector)]})
        rows = [list(_row(opleiding_page(slug), opleiding)) for slug, opleiding in group]
        blocks.append({**table(head, rows), "kolommen": _OPLEIDING})
    return Walked(blocks, [opleiding_page(slug) for _sector, group in sectors for slug, _opleiding in group])


def forms_list(handboek: Handboek) -> Walked:
    """Return a table of all formulieren with the page that explains each; a link to a formulier leads to its row."""
    t = handboek.teksten
    rows = []
    for name, formulier in handboek.formulieren.items():
        explained: Run = {"soort": "link", "doel": formulier.pagina, "inhoud": [plain(t.blok.lees_verder)]}
        rows.append([cell(plain(formulier.titel), formulier_page(name)), cell(plain(formulier.kort)), cell(explained)])
    blocks: list[Node] = [
        {"soort": "alinea", "inhoud": [plain(t.papier.formulieren_uitleg)]},
        {**table((t.formulier.formulier, t.papier.waarvoor, t.papier.uitleg), rows), "kolommen": _FORMULIEREN},
    ]
    return Walked(blocks, [formulier_page(name) for name in handboek.formulieren])


def _row(page: str, opleiding: Opleiding) -> Iterator[list[Node]]:
    yield cell(plain(opleiding.naam), page)
    yield from (cell(plain(text)) for text in (str(opleiding.niveau), ", ".join(opleiding.leerweg), opleiding.crebo))


def cell(run: Run, anchor: str = "") -> list[Node]:
    """Return a cell of a table, and what links call it."""
    return [{"soort": "alinea", "inhoud": [run], **({"ankers": [anchor]} if anchor else {})}]


def table(head: Sequence[str], rows: Sequence[Sequence[list[Node]]]) -> Node:
    """Return a table, given the title of each column."""
    first = [cell(plain(title)) for title in head]
    return {"soort": "tabel", "kop": [first], "rijen": rows, "kolommen": columns_of([first, *rows]), "lang": False}
