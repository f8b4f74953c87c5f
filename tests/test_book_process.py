"""A book is drawn in processes of its own: they hold little, its numbers are right, what goes wrong is told."""

import sys
from functools import partial
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import typst

from bench_pages import chapters, longer, page_bodies
from bench_pdf import MEMORY_MB, our_book
from books import Book
from conftest import ROOT
from handboek import book_process
from handboek.book import Books, Chapter
from handboek.load import load
from handboek.model import Handboek
from handboek.problems import Problems
from handboek.typesetter import Typesetter
from pdfs import without_poppler
from timing import Make, alone

PAGES = 135


def our_booklets(handboek: Handboek, cache: Path, bodies: dict[str, str]) -> Make:
    """Return what makes the booklet of an opleiding."""
    return Books(handboek, ROOT / "templates", cache, None, bodies).booklet


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells the most memory of a process")
def test_no_process_holds_much(handboek: Handboek, tmp_path: Path) -> None:
    for parts, bodies in longer(chapters(), page_bodies(handboek)):
        book = alone(partial(our_book, handboek, tmp_path, bodies), [parts[:1], parts])
        with pikepdf.open(BytesIO(book.largest)) as pdf:
            if len(pdf.pages) >= PAGES:
                break
    assert book.memory < MEMORY_MB
    booklets = alone(partial(our_booklets, handboek, tmp_path, bodies), [*handboek.opleidingen])
    assert booklets.memory < MEMORY_MB


@without_poppler
def test_page_numbers_are_right_where_the_draft_was_not(klein: Path, tmp_path: Path) -> None:
    # In the draft each number has two figures, here it has one: the words after it move to an earlier page.
    many = '<p><a href="#begin">Terug</a></p>' + "<p>" + '<a href="#begin">Ga</a> ' * 900 + "</p>"
    after = "".join(f'<p><a href="#deel-{nth}">Lees</a></p><h2 id="deel-{nth}">Deel {nth}</h2>' for nth in range(60))
    bodies = {"leren/smart.md": f'<h1 id="begin">Begin</h1>{many}{after}'}
    handboek = load(klein / "data", klein / "docs").handboek
    books = Books(handboek, ROOT / "templates", tmp_path, None, bodies)
    (tmp_path / "boek.pdf").write_bytes(books.handbook([Chapter("Leren", tuple(bodies))]))
    book = Book(tmp_path / "boek.pdf")
    there = [number for _level, title, number in book.bookmarks if title.startswith("Deel ")]
    assert len(set(there)) > 4
    links = [(said.strip(), number) for said, number in book.links if "(p." in said]
    assert links[-len(there) :] == [(f"Lees (p. {number})", number) for number in there]


def test_what_typst_cannot_draw_is_told(klein: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handboek.book_nodes.rules.FIGURES", {"svg.breed": 170})
    body = '<h1 id="smart">SMART</h1><svg class="breed" viewBox="0 0 9 9" aria-label="Kijk"><g></svg>'
    handboek = load(klein / "data", klein / "docs").handboek
    books = Books(handboek, ROOT / "templates", tmp_path, None, {"leren/smart.md": body})
    with pytest.raises(Problems, match=r"docs:1:1: het boek is niet te maken: .*SVG"):
        books.handbook([Chapter("Leren", ("leren/smart.md",))])


def test_what_a_draft_cannot_draw_is_told(tmp_path: Path) -> None:
    with pytest.raises(typst.TypstError, match="JSON"):
        Typesetter(ROOT / "templates", tmp_path).book("boek", {"inhoud": "{", "ruimte": "ruim"})


def test_a_process_that_dies_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "stuk.py"
    program.write_text("raise MemoryError('te weinig')", encoding="utf-8")
    monkeypatch.setattr(book_process, "__file__", str(program))
    with pytest.raises(typst.TypstError, match="MemoryError: te weinig"):
        Typesetter(ROOT / "templates", tmp_path).book("boek", {})
