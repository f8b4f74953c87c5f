"""Pages that are written straight into the shell of the theme: its frame is rendered once, each body is put into it."""

from collections.abc import Iterable, Iterator
from html import escape

from .page import Page

# What a frame shows where a page's own words come; no text of a handbook looks like this.
PATH, TITLE, DESCRIPTION, BODY = (
    "opleidingen/--map--/--pagina--.md",
    "--titel--",
    "--omschrijving--",
    "<h1>--inhoud--</h1>",
)
_ADDRESS = PATH.removesuffix(".md")


def fill_shell(frame: str, pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """Yield the path in the site and the HTML of each page, one at a time.

    Args:
        frame: the theme's HTML for a page at PATH with these other marks as its words.
        pages: pages in folders as deep as PATH.
    """
    pieces = _pieces(frame)
    for page in pages:
        address = page.path.removesuffix(".md")
        words = {
            TITLE: escape(page.title),
            DESCRIPTION: escape(page.description, quote=True),
            BODY: page.html,
            _ADDRESS: address,
        }
        yield f"{address}.html", "".join([words.get(piece, piece) for piece in pieces])


def _pieces(frame: str) -> list[str]:
    """Split a frame at its marks, which stay pieces of their own."""
    parts = [frame]
    for mark in (TITLE, DESCRIPTION, BODY, _ADDRESS):
        parts = [piece for part in parts for piece in _split(part, mark)]
    return parts


def _split(part: str, mark: str) -> Iterator[str]:
    for number, piece in enumerate(part.split(mark)):
        if number:
            yield mark
        yield piece
