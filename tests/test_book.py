"""The handbook as one printed book: valid, whole, and easy to find one's way in."""

import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import page
import pytest
from lxml import html  # type: ignore[import-untyped]

from books import Book, bodies, chapters, words_in, words_of
from conftest import ROOT
from handboek.book import Books
from handboek.model import Handboek, formulier_page, opleiding_page
from pdfs import without_poppler, without_qpdf
from test_pdf_valid import elements

MOST_BYTES = 5 * 1024 * 1024
_NOT_ON_PAPER = "ancestor::svg or ancestor::*[@hidden or @class='sector']"
LOGO = ROOT / "docs" / "logo.svg"
PATHS = [path for chapter in chapters() for path in chapter.paths]
each_page = pytest.mark.parametrize("path", PATHS)


@pytest.fixture(scope="module")
def shown(site: Path) -> dict[str, str]:
    return bodies(site)


@pytest.fixture(scope="module")
def book(handboek: Handboek, shown: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder = tmp_path_factory.mktemp("boek")
    books = Books(handboek, ROOT / "templates", folder / "letters", LOGO.read_bytes(), shown)
    (folder / "handboek.pdf").write_bytes(books.handbook(chapters()))
    return Book(folder / "handboek.pdf")


@pytest.fixture(scope="module")
def structure(book: Book) -> list[Any]:
    return list(elements(book.reader.trailer["/Root"]["/StructTreeRoot"]["/K"]))


def test_it_is_pdf_ua_1_and_light(book: Book, handboek: Handboek) -> None:
    report = page.validate_pdf(str(book.file), profile=page.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant
    assert book.file.stat().st_size <= MOST_BYTES
    root = book.reader.trailer["/Root"]
    assert root["/Lang"] == "nl-NL"
    assert book.reader.metadata.title == handboek.school.school.naam


@without_qpdf
@without_poppler
@pytest.mark.parametrize("command", ["qpdf --check", "pdfinfo", "pdftotext", "pdffonts", "pdftoppm -r 20 -gray"])
def test_other_programs_have_nothing_to_say(book: Book, tmp_path: Path, command: str) -> None:
    out = {"pdftotext": ["-"], "pdftoppm": [str(tmp_path / "blad")]}.get(command.split(maxsplit=1)[0], [])
    done = subprocess.run([*command.split(), str(book.file), *out], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    if command == "pdffonts":
        fonts = done.stdout.splitlines()[2:]
        assert fonts
        assert all(re.search(r"yes +yes +yes +\d+ +\d+$", font) for font in fonts), "embedded, and known as Unicode"


def test_the_same_pages_give_the_same_bytes(
    book: Book, handboek: Handboek, shown: dict[str, str], tmp_path: Path
) -> None:
    again = Books(handboek, ROOT / "templates", tmp_path, LOGO.read_bytes(), shown)
    assert again.handbook(chapters()) == book.file.read_bytes()
    assert again.handbook(chapters()) == book.file.read_bytes()


def titles(shown: dict[str, str], path: str) -> list[tuple[int, str]]:
    """Return the level in the book and the words of each heading of a page, as far as the book takes it over."""
    root = html.fromstring(f"<div>{shown[path]}</div>")
    found = root.xpath("//*[(self::h1 or self::h2 or self::h3) and not(ancestor::*[@class='sector'])]")
    for number in root.xpath("//*[@class='nummer']"):
        number.drop_tree()
    return [(int(one.tag[1]) + 1, " ".join(str(one.text_content()).split())) for one in found]


def test_bookmarks_are_the_headings_in_the_order_of_reading(
    book: Book, shown: dict[str, str], handboek: Handboek
) -> None:
    wanted = []
    for chapter in chapters():
        wanted.append((1, chapter.title))
        for path in chapter.paths:
            wanted += [(level, title) for level, title in titles(shown, path) if level < 4]
    marks = [(level, " ".join(title.split())) for level, title, _page in book.bookmarks if level < 4]
    made = {opleiding.sector for opleiding in handboek.opleidingen.values()}
    marks = [mark for mark in marks if mark != (3, mark[1]) or mark[1] not in made]
    assert marks[:-1] == [(1, handboek.teksten.papier.inhoud), *wanted]
    assert marks[-1] == (1, handboek.teksten.papier.formulierenlijst)


@without_poppler
def test_the_contents_tell_on_which_page_a_title_stands(book: Book) -> None:
    contents = " ".join(book.pages[1].split())
    for level, title, number in book.bookmarks[1:]:
        if level < 3:
            assert f" {number} {title} " in f" {contents} "
            assert title in " ".join(book.pages[number - 1].split())


@without_poppler
def test_each_part_begins_on_a_new_page_with_its_name_above(book: Book) -> None:
    starts = {number: title for level, title, number in book.bookmarks if level == 1}
    assert len(starts) == len(chapters()) + 2
    for number, title in starts.items():
        head = book.pages[number - 1].splitlines()
        assert head[0].startswith(title)
        assert title in head[1:3]
    titled = {number: title for level, title, number in book.bookmarks if level == 2}
    part = about = ""
    for number, text in enumerate(book.pages[1:], start=2):
        part, about = starts.get(number, part), titled.get(number, "" if number in starts else about)
        assert " ".join(text.split()).startswith(f"{part} {about}".strip())


def test_links_lead_to_the_page_that_they_name(book: Book) -> None:
    contents = len([mark for mark in book.bookmarks if mark[0] < 3]) - 1
    within = book.links[contents:]
    assert len(within) > 700
    for said, number in within:
        assert re.search(rf"\(p\.\s{number}\)$", said.strip()), (said, number)


def test_every_link_of_a_page_leads_to_where_that_page_begins(
    book: Book, shown: dict[str, str], handboek: Handboek
) -> None:
    starts = dict(zip(PATHS, (number for level, _title, number in book.bookmarks if level == 2), strict=False))
    wanted: list[str] = []
    listed = {*(formulier_page(name) for name in handboek.formulieren), *map(opleiding_page, handboek.opleidingen)}
    for path in PATHS:
        for link in html.fromstring(f"<div>{shown[path]}</div>").xpath(f"//a[not({_NOT_ON_PAPER})]/@href"):
            page, hash_, _anchor = urljoin(path.removesuffix(".md") + ".html", link).partition("#")
            goal = page.removesuffix(".html") + ".md"
            if goal in PATHS or goal in listed:
                wanted.append(goal if goal in PATHS and not hash_ else "")
    wanted += [formulier.pagina for formulier in handboek.formulieren.values()]
    links = [number for said, number in book.links if "(p." in said]
    assert len(links) == len(wanted)
    assert sum(map(bool, wanted)) > 300
    assert [(goal, number) for goal, number in zip(wanted, links, strict=True) if goal and starts[goal] != number] == []


@without_poppler
@each_page
def test_all_words_of_a_page_are_in_the_book(book: Book, shown: dict[str, str], path: str) -> None:
    starts = [number for level, _title, number in book.bookmarks if level == 2]
    first, last = (*starts, len(book.pages))[PATHS.index(path) :][:2]
    there = Counter(words_in(" ".join(book.pages[first - 1 : last])))
    missing = Counter(words_of(shown[path])) - there
    assert not missing


def test_pictures_say_what_they_show(structure: list[Any], shown: dict[str, str]) -> None:
    said = [str(element.get("/Alt", "")) for element in structure if element["/S"] == "/Figure"]
    on_screen = sum(
        body.count('role="img"') + body.count('class="breed"') for path, body in shown.items() if path in PATHS
    )
    assert len(said) == on_screen
    assert all(said)
    assert any("Startgesprek" in words for words in said), "what stands in the timeline is read too"


def test_every_table_has_headers(structure: list[Any]) -> None:
    tables = [element for element in structure if element["/S"] == "/Table"]
    assert len(tables) > 50
    for table in tables:
        kinds = [element["/S"] for element in elements(table)]
        assert "/TH" in kinds
        assert kinds.index("/TH") < kinds.index("/TD")


@without_poppler
def test_all_formulieren_and_opleidingen_are_listed(book: Book, handboek: Handboek) -> None:
    text = " ".join(" ".join(book.pages).split())
    for formulier in handboek.formulieren.values():
        assert " ".join(formulier.kort.split()) in text
    for opleiding in handboek.opleidingen.values():
        assert f" {opleiding.crebo}" in text
