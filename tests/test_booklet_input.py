"""The booklet of a handbook that is small, or in which something is wrong."""

import re
from pathlib import Path

import pytest

from books import Book
from conftest import ROOT
from handboek.book import Books
from handboek.forms import Bladen
from handboek.load import load
from handboek.model import Handboek
from handboek.pages import Pages
from handboek.problems import Problems
from pdfs import reader
from test_pdf_input import assert_valid, with_form, with_label

PAGES = {"index.md": '<h1 id="begin">Begin</h1><p>Welkom.</p>', "leren/smart.md": '<h1 id="smart">SMART</h1>'}


@pytest.fixture
def small(klein: Path) -> Handboek:
    """The tiny handbook, whose only formulier is in the kleine pakket."""
    return with_form(load(klein / "data", klein / "docs").handboek, pakket=1)


def made(handboek: Handboek, folder: Path, **bodies: str) -> bytes:
    """Return the booklet of the kok."""
    generated = {page.path: page.html for page in Pages(handboek, ROOT / "templates").generated()}
    books = Books(handboek, ROOT / "templates", folder / "letters", None, {**generated, **PAGES, **bodies})
    return books.booklet("kok")


def test_the_smallest_booklet(small: Handboek, tmp_path: Path) -> None:
    pdf = made(small, tmp_path)
    assert_valid(pdf, tmp_path)
    marks = [title for level, title, _number in Book(tmp_path / "papier.pdf").bookmarks if level < 3]
    t = small.teksten.papier
    assert marks == [t.inhoud, "Lezen", "Begin", "SMART", t.boekje_opleiding, "Kok", t.boekje_formulieren, "Proef"]
    assert list(reader(pdf).get_fields()) == Bladen(small).blad("proef", "kok").namen()


@pytest.mark.parametrize(
    "table",
    [
        "<table><thead><tr><th>Wie</th></tr></thead><tbody><tr><td>Jij</td></tr></tbody></table>",
        "<table><tbody><tr><td>Jij</td><td>Ik</td></tr></tbody></table>",
        "<table><thead><tr><th>Wie</th><th>Wat</th></tr></thead><tbody><tr><td></td><td></td></tr></tbody></table>",
    ],
)
def test_tables_of_any_size(small: Handboek, tmp_path: Path, table: str) -> None:
    assert_valid(made(small, tmp_path, **{"index.md": PAGES["index.md"] + table}), tmp_path)


def test_without_formulieren(small: Handboek, tmp_path: Path) -> None:
    assert_valid(made(with_form(small, pakket=None), tmp_path), tmp_path)
    titles = [title for _level, title, _number in Book(tmp_path / "papier.pdf").bookmarks]
    assert small.teksten.papier.boekje_formulieren not in titles


def test_a_formulier_that_does_not_fit_is_told(small: Handboek, tmp_path: Path) -> None:
    said = "in het boekje van 'kok' past een van de formulieren 'Proef' niet op één vel."
    with pytest.raises(Problems, match=re.escape(said)):
        made(with_form(small, een_vel=True), tmp_path)


def test_letters_that_the_font_lacks_are_told(small: Handboek, tmp_path: Path) -> None:
    with pytest.raises(Problems, match=r"data/opleidingen/kok\.yml:1:1: .* tekens niet te tonen: .*ژ"):
        made(with_label(small, "ستاژ"), tmp_path)


def test_a_block_without_a_form_on_paper_names_its_file(small: Handboek, tmp_path: Path) -> None:
    with pytest.raises(Problems, match=r"docs/leren/smart\.md:1:1: op papier is er geen vorm voor <marquee>"):
        made(small, tmp_path, **{"leren/smart.md": "<marquee>Kijk</marquee>"})
    with pytest.raises(Problems, match=r"data/opleidingen/kok\.yml:1:1: op papier is er geen vorm voor <marquee>"):
        made(small, tmp_path, **{"opleidingen/kok/index.md": "<marquee>Kijk</marquee>"})
