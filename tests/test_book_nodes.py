"""A page's HTML to what paper shows of it: nothing is lost in silence, and nothing is read as anything but text."""

import re
import subprocess
from pathlib import Path

import pytest

from books import Book
from conftest import ROOT
from handboek.book import Books, Chapter
from handboek.book_nodes import walk
from handboek.load import load
from handboek.model import Handboek
from handboek.problems import Place, Problems
from pdfs import without_poppler
from test_pdf_input import assert_valid, text_of

PLACE = Place("docs/leren/smart.md")
HEAD = '<h1 id="smart">SMART</h1>'
ENDLESS = "Donaudampfschifffahrt" * 15


@pytest.fixture
def small(klein: Path) -> Handboek:
    """The tiny handbook; its pages come from the test."""
    return load(klein / "data", klein / "docs").handboek


def made(handboek: Handboek, folder: Path, body: str, **others: str) -> bytes:
    """Return a book with one page, and others that links may lead to."""
    bodies = {"leren/smart.md": HEAD + body, **{f"leren/{name}.md": html for name, html in others.items()}}
    books = Books(handboek, ROOT / "templates", folder / "letters", None, bodies)
    return books.handbook([Chapter("Leren", tuple(bodies))])


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<marquee>Hallo</marquee>", "<marquee>"),
        ('<div class="nieuw"><p>Hallo</p></div>', '<div class="nieuw">'),
        ('<ul class="vinkjes"><li>Hallo</li></ul>', '<ul class="vinkjes">'),
        ('<ul><li class="rood">Hallo</li></ul>', '<li class="rood">'),
        ('<p>Hallo <span class="rood">jij</span></p>', '<span class="rood">'),
        ('<p class="groot">Hallo</p>', '<p class="groot">'),
        ('<h2>Kijk <img src="foto.png" alt="Foto"></h2>', "<img>"),
        ('<div class="kaarten"><p>Los</p></div>', "<p>"),
        ("<dl><div><dt>Woord</dt></div></dl>", "<div>"),
        ("<table><caption>Wie</caption><tbody><tr><td>Jij</td></tr></tbody></table>", "<caption>"),
        ('<svg class="nieuw" viewBox="0 0 9 9"></svg>', '<svg class="nieuw">'),
    ],
)
def test_what_has_no_form_on_paper_is_refused(html: str, shown: str) -> None:
    with pytest.raises(Problems) as caught:
        walk(HEAD + html, "leren/smart.md", PLACE)
    (problem,) = caught.value
    assert str(problem) == (
        f"docs/leren/smart.md:1:1: op papier is er geen vorm voor {shown} (leren/smart.md). "
        "Gebruik een vorm die er al is, of voeg deze toe in hooks/handboek/book_rules.py."
    )


def test_letters_that_the_font_lacks_are_told() -> None:
    with pytest.raises(Problems, match=r"zijn deze tekens niet te tonen \(leren/smart\.md\): س ت ا ژ"):
        walk("<p>ستاژ</p>", "leren/smart.md", PLACE)


def test_words_keep_their_spaces() -> None:
    html = "<p>\n Een <strong>goed </strong> begin<em>, </em>\n  <span>en</span>\n<span>meer</span> 🎉.\n</p>"
    (paragraph,) = walk(html, "leren/smart.md", PLACE).blocks
    strong, emphasis = ({"soort": kind, "inhoud": [text]} for kind, text in (("vet", "goed "), ("nadruk", ", ")))
    assert paragraph["inhoud"] == ["Een ", strong, "begin", emphasis, "en meer ."]


@pytest.mark.parametrize(
    ("href", "goal"),
    [
        ("../gesprekken/sleutels.html#twee", "gesprekken/sleutels.md#twee"),
        ("index.html", "leren/index.md"),
        ("#hier", "leren/smart.md#hier"),
        ("../naslag/b%C3%A9.html", "naslag/bé.md"),
    ],
)
def test_a_link_names_a_page(href: str, goal: str) -> None:
    (paragraph,) = walk(f'<p><a href="{href}">Lees</a></p>', "leren/smart.md", PLACE).blocks
    assert paragraph["inhoud"] == [{"soort": "link", "doel": goal, "inhoud": ["Lees"]}]


@without_poppler
def test_a_link_out_of_the_book_is_its_words_and_one_out_of_the_handbook_its_address(
    small: Handboek, tmp_path: Path
) -> None:
    links = (
        '<p>Lees <a href="weg.html">dit</a>, <a href="doel.html">dat</a>, <a href="doel.html#anker">zus</a> en '
        '<a href="https://www.s-bb.nl/a/">SBB</a> of <a href="https://s-bb.nl">s-bb.nl</a>.</p>'
    )
    long = '<h1 id="doel">Doel</h1>' + "<p>Regel.</p>" * 60 + '<ul><li id="anker">Hier</li></ul>'
    pdf = made(small, tmp_path, links, doel=long)
    assert_valid(pdf, tmp_path)
    said = " ".join(text_of(pdf, tmp_path).replace("\u200b", "").split())
    assert "Lees dit, dat (p. 3), zus (p. 4) en SBB (s-bb.nl/a) of s-bb.nl." in said


@without_poppler
@pytest.mark.parametrize("text", ['#panic("x")', "= kop", "$x$ @bron &lt;label&gt;", "*vet* _schuin_ `code`", "// weg"])
def test_a_text_is_never_read_as_typst(small: Handboek, tmp_path: Path, text: str) -> None:
    pdf = made(
        small,
        tmp_path,
        f"<p>{text}</p><p><strong>{text}</strong></p><table><tbody><tr><td>{text}</td></tr></tbody></table>",
    )
    shown = text.replace("&lt;", "<").replace("&gt;", ">")
    assert text_of(pdf, tmp_path).count(shown) == 3


@without_poppler
def test_an_endless_word_and_a_card_larger_than_a_page_stay_on_the_paper(small: Handboek, tmp_path: Path) -> None:
    lines = "".join(f"<p>Regel {number} van een heel lange kaart.</p>" for number in range(120))
    cards = (
        f'<div class="kaarten"><section class="kaart">{lines}</section><section class="kaart">{ENDLESS}</section></div>'
    )
    pdf = made(small, tmp_path, f"<p>{ENDLESS}</p>{cards}")
    assert_valid(pdf, tmp_path)
    book = Book(tmp_path / "papier.pdf")
    assert "Regel 119" in " ".join(book.pages)
    boxes = subprocess.run(["pdftotext", "-bbox", book.file, "-"], capture_output=True, text=True, check=True).stdout
    words = re.findall(r'xMax="([\d.]+)" yMax="([\d.]+)"', boxes)
    assert len(words) > 800
    assert all(float(right) < 595 - 50 and float(bottom) < 842 - 30 for right, bottom in words)


def test_the_parts_of_a_card_take_a_line_each_and_a_picture_stays_with_its_title() -> None:
    html = (
        '<ul class="sleutelbos"><li class="kaart sleutel-2"><a href="kijk.html">'
        '<svg class="sleutelfiguur" viewBox="0 0 9 9"><text x="1">2</text></svg><span class="sleutelicoon">x</span>'
        "<strong>2. Kijk</strong> <span>Wat kan hier?</span></a></li></ul>"
    )
    (cards,) = walk(html, "leren/smart.md", PLACE).blocks
    link = {"soort": "link", "doel": "leren/kijk.md", "inhoud": ["2. Kijk"]}
    title = [{"soort": "sleutel", "nummer": "2"}, {"soort": "vet", "inhoud": [link]}]
    lines = [{"soort": "alinea", "inhoud": inside} for inside in (title, ["Wat kan hier?"])]
    assert cards["stukken"] == [{"inhoud": lines, "sleutel": 2, "lang": False}]
