"""Other programs that make a PDF of a page: what they are given, and how they are asked.

They read HTML. They get what our site shows on the page, without the theme, the scripts and what is for a screen alone,
with the sheets, letters and room to write of our paper (peers.css). Neither does all that ours does: WeasyPrint loses
which answer of a group was chosen and does not fit a formulier onto one sheet; Chromium makes no fields at all.
"""

import importlib
import posixpath
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from html import escape
from pathlib import Path

from handboek.book import Chapter
from handboek.print_fonts import write_faces

Maker = Callable[[str], bytes]
NO_WEASYPRINT = (
    "WeasyPrint needs Pango, which pip does not bring. On Debian and Ubuntu: "
    "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; on macOS: brew install pango."
)
_CSS = Path(__file__).with_name("peers.css")
_LEFT_OUT = re.compile(r"<(script|noscript)\b.*?</\1>|<link\b[^>]*>", re.DOTALL)
_OUTSIDE = ("http:", "https:", "mailto:")


def whole_page(title: str, body: str) -> str:
    """Return a page that stands by itself; where its style sheet is looked for, see `paper`."""
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><link rel="stylesheet" href="{_CSS.name}">'
    return f'<!doctype html><html lang="nl"><head>{head}</head><body>{_LEFT_OUT.sub("", body)}</body></html>'


def whole_book(title: str, chapters: Iterable[Chapter], bodies: Mapping[str, str]) -> str:
    """Return all pages as one, after a cover and a table of contents, with links that lead to each other."""
    chapters = list(chapters)
    contents = "".join(
        f'<li><a href="#{_anchor(path)}">{_title(bodies[path])}</a></li>'
        for chapter in chapters
        for path in chapter.paths
    )
    known = {path for chapter in chapters for path in chapter.paths}
    parts = "".join(
        f'<div class="hoofdstuk">{"".join(_section(path, bodies[path], known) for path in chapter.paths)}</div>'
        for chapter in chapters
    )
    return whole_page(title, f'<h1 class="omslag">{escape(title)}</h1><ul class="inhoud">{contents}</ul>{parts}')


def _title(body: str) -> str:
    found = re.search(r"<h1\b[^>]*>(.*?)</h1>", body, re.DOTALL)
    return re.sub(r"<[^>]*>", "", found[1]) if found else ""


def _section(path: str, body: str, known: set[str]) -> str:
    def link(match: re.Match[str]) -> str:
        where, _, anchor = match[1].partition("#")
        if where.startswith(_OUTSIDE):
            return match[0]
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(path), where)) if where else path
        whole = re.sub(r"\.html$", ".md", whole)
        if whole not in known:
            return ""
        return f'href="#{_anchor(whole, anchor)}"'

    body = re.sub(r'\bid="([^"]*)"', lambda match: f'id="{_anchor(path, match[1])}"', body)
    body = re.sub(r'\bhref="([^"]*)"', link, body)
    return f'<section id="{_anchor(path)}">{body}</section>'


def _anchor(path: str, anchor: str = "") -> str:
    return re.sub(r"[^a-z0-9-]", "-", path) + (f"--{anchor}" if anchor else "")


def paper(folder: Path) -> Path:
    """Return the folder in which the letters and the style sheet of the pages stand."""
    write_faces(folder)
    shutil.copy(_CSS, folder)
    return folder


def weasyprint(folder: Path) -> Maker:
    """Return what makes PDFs with WeasyPrint: tagged, with fields, its letters and style sheet read once.

    Raises:
        OSError: there is no Pango.
    """
    program = importlib.import_module("weasyprint")  # only there after `make bench`, so mypy cannot look at it
    letters = importlib.import_module("weasyprint.text.fonts").FontConfiguration()
    style = program.CSS(filename=str(paper(folder) / _CSS.name), font_config=letters)

    def make(html: str) -> bytes:
        html = re.sub(r"<link\b[^>]*>", "", html, count=1)  # it has that one already
        made = program.HTML(string=html, base_url=str(folder)).write_pdf(
            stylesheets=[style], font_config=letters, pdf_forms=True, pdf_variant="pdf/ua-1"
        )
        assert isinstance(made, bytes)
        return made

    return make
