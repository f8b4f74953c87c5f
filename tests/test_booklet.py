"""The booklet of an opleiding: what a leerbedrijf needs, with formulieren to fill in inside it."""

import subprocess
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import page
import pytest
from PIL import Image

from books import Book, bodies, words_in, words_of
from conftest import ROOT
from handboek.blad import Blad
from handboek.book import Books
from handboek.book_forms import BookletForms
from handboek.book_nodes import Walked, walk
from handboek.model import Handboek, opleiding_page
from handboek.problems import Place
from handboek.typesetter import Typesetter
from pdfs import answers_for, boxes, by_pdfium, by_poppler, changed, filled, without_poppler, without_qpdf
from test_pdf_valid import elements

LOGO = ROOT / "docs" / "logo.svg"
MOST_BYTES = 5 * 1024 * 1024
SLUGS = ("software-developer", "assistent-logistiek")
SHARED = "gegevens.stagiair"
each_booklet = pytest.mark.parametrize("slug", SLUGS)


@pytest.fixture(scope="module")
def shown(site: Path) -> dict[str, str]:
    return bodies(site)


@pytest.fixture(scope="module")
def booklets(handboek: Handboek, shown: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Book]:
    folder = tmp_path_factory.mktemp("boekjes")
    books = Books(handboek, ROOT / "templates", folder / "letters", LOGO.read_bytes(), shown)
    for slug in SLUGS:
        (folder / f"{slug}.pdf").write_bytes(books.booklet(slug))
    return {slug: Book(folder / f"{slug}.pdf") for slug in SLUGS}


@pytest.fixture(scope="module")
def bladen(handboek: Handboek, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Blad]]:
    forms = BookletForms(handboek, Typesetter(ROOT / "templates", tmp_path_factory.mktemp("letters")))
    return {slug: forms.bladen(slug) for slug in SLUGS}


@each_booklet
def test_it_is_pdf_ua_1_and_light(booklets: dict[str, Book], handboek: Handboek, slug: str) -> None:
    book = booklets[slug]
    report = page.validate_pdf(str(book.file), profile=page.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant
    assert book.file.stat().st_size <= MOST_BYTES
    assert book.reader.metadata.title.startswith(handboek.opleidingen[slug].naam)


@without_qpdf
@without_poppler
@each_booklet
@pytest.mark.parametrize("command", ["qpdf --check", "pdfinfo", "pdftotext", "pdftoppm -r 20 -gray"])
def test_other_programs_have_nothing_to_say(booklets: dict[str, Book], tmp_path: Path, slug: str, command: str) -> None:
    out = {"pdftotext": ["-"], "pdftoppm -r 20 -gray": [str(tmp_path / "blad")]}.get(command, [])
    done = subprocess.run([*command.split(), booklets[slug].file, *out], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@each_booklet
def test_it_holds_the_small_set_of_formulieren(
    booklets: dict[str, Book], bladen: dict[str, list[Blad]], handboek: Handboek, slug: str
) -> None:
    wanted = [form for form in handboek.formulieren.values() if form.pakket]
    assert sorted(blad.id for blad in bladen[slug]) == sorted(
        name for name, form in handboek.formulieren.items() if form in wanted
    )
    assert [blad.formulier.pakket for blad in bladen[slug]] == sorted(form.pakket or 0 for form in wanted)
    assert all((blad.slug == slug) == blad.formulier.per_opleiding for blad in bladen[slug])
    marks = [title for level, title, _number in booklets[slug].bookmarks if level == 2]
    assert marks[-len(wanted) :] == [blad.formulier.titel for blad in bladen[slug]]
    names = dict.fromkeys(name for blad in bladen[slug] for name in blad.namen())
    assert list(booklets[slug].reader.get_fields()) == list(names)


@each_booklet
def test_each_formulier_begins_on_a_new_page_and_keeps_to_its_sheet(
    booklets: dict[str, Book], bladen: dict[str, list[Blad]], slug: str
) -> None:
    book = booklets[slug]
    starts = [number for level, _title, number in book.bookmarks if level == 2][-len(bladen[slug]) :]
    ends = [*starts[1:], len(book.pages) + 1]
    assert any(blad.formulier.een_vel for blad in bladen[slug])
    for blad, start, end in zip(bladen[slug], starts, ends, strict=True):
        assert end > start
        if blad.formulier.een_vel:
            assert end == start + 1, blad.id
        assert blad.formulier.titel in " ".join(book.pages[start - 1].split()[:40])


@each_booklet
def test_it_can_be_filled_in_and_read_back(booklets: dict[str, Book], tmp_path: Path, slug: str) -> None:
    empty = booklets[slug].file.read_bytes()
    answers = answers_for(empty)
    (tmp_path / "vol.pdf").write_bytes(filled(empty, answers))
    fields = Book(tmp_path / "vol.pdf").reader.get_fields()
    assert {name: str(field["/V"]).removeprefix("/") for name, field in fields.items()} == {
        name: answer.removeprefix("/") for name, answer in answers.items()
    }


@without_poppler
def test_a_shared_field_fills_everywhere(
    booklets: dict[str, Book], bladen: dict[str, list[Blad]], tmp_path: Path
) -> None:
    slug = SLUGS[0]
    empty = booklets[slug].file.read_bytes()
    answers = {SHARED: "Şebnem Yıldız"}
    full = filled(empty, answers)
    places = [(number, box) for name, number, box in boxes(full, {**answers_for(empty), **answers}) if name == SHARED]
    assert len(places) == len([blad for blad in bladen[slug] if SHARED in blad.namen()])
    assert len({number for number, _box in places}) == len(places) > 4
    before: list[Image.Image]
    for before, after in (
        (by_poppler(empty, tmp_path), by_poppler(full, tmp_path)),
        (by_pdfium(empty), by_pdfium(full)),
    ):
        assert all(changed(before, after, number, box) for number, box in places)


@each_booklet
def test_every_cell_has_headers(booklets: dict[str, Book], slug: str) -> None:
    everything = list(elements(booklets[slug].reader.trailer["/Root"]["/StructTreeRoot"]["/K"]))
    names = [str(element["/ID"]) for element in everything if element["/S"] == "/TH"]
    assert len(names) == len(set(names))
    for cell in everything:
        if cell["/S"] == "/TD":
            (headers,) = (each["/Headers"] for each in cell["/A"] if each["/O"] == "/Table")
            assert {str(header) for header in headers} <= set(names)


@without_poppler
@each_booklet
def test_all_words_of_its_pages_are_in_it(
    booklets: dict[str, Book], shown: dict[str, str], handboek: Handboek, slug: str
) -> None:
    paths = [path for part in handboek.papier.boekje for path in part.paginas]
    assert 12 <= len(paths) <= 15
    there = Counter(words_in(" ".join(booklets[slug].pages)))
    for path in (*paths, opleiding_page(slug)):
        # Words that only point at a page which is not in here are not in here either.
        pointing = Counter(
            words_in(f"{handboek.teksten.blok.lees_verder} {handboek.teksten.formulier.terug_naar_formulieren}")
        )
        missing = Counter(words_of(shown[path])) - there
        assert not set(missing) - set(pointing), path


@each_booklet
def test_links_lead_to_the_page_that_they_name(booklets: dict[str, Book], slug: str) -> None:
    book = booklets[slug]
    contents = len([mark for mark in book.bookmarks if mark[0] < 3]) - 1
    within = book.links[contents:]
    assert len(within) > 50
    for said, number in within:
        assert said.strip().endswith(f"(p. {number})"), said


def test_the_same_opleiding_gives_the_same_bytes_whatever_was_made_before(
    booklets: dict[str, Book], handboek: Handboek, shown: dict[str, str], tmp_path: Path
) -> None:
    again = Books(handboek, ROOT / "templates", tmp_path, LOGO.read_bytes(), shown)
    for slug in reversed(SLUGS):
        assert again.booklet(slug) == booklets[slug].file.read_bytes()


def test_a_page_is_read_once_for_all_booklets(
    handboek: Handboek, shown: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(html: str, path: str, place: Place, pictures: Mapping[str, bytes]) -> Walked:
        read.append(path)
        return walk(html, path, place, pictures)

    monkeypatch.setattr("handboek.book.walk", counted)
    books = Books(handboek, ROOT / "templates", tmp_path, None, shown)
    for slug in SLUGS:
        books.booklet(slug)
    assert len(read) == len(set(read)) > len(SLUGS)
