"""Pictures in pages of the book: those of a school as well, whatever they are and however they are broken."""

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from books import Book
from conftest import ROOT, build_site
from handboek.book import Books, Chapter
from handboek.book_pictures import as_picture, pictures_in
from handboek.load import load
from handboek.model import Handboek
from handboek.pdf_maker import PdfMaker
from handboek.pdf_source import Pdf, PdfSource
from handboek.problems import Problems
from pdfs import without_poppler
from test_pdf_input import assert_valid
from test_pdf_valid import elements

PAGE, SHOWN = "school/welkom.md", "data/scholen/proef/docs/school/welkom.md"
RED = (200, 30, 30)
SVG = (
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">'
    '<rect width="200" height="100" fill="#c81e1e"/>{}</svg>'
)
KINDS = ["foto.png", "foto.jpg", "foto.webp", "foto.svg"]
WAYS = [
    '<p><img src="{}" alt="De keuken"></p>',
    '<p>Kijk <a href="#welkom"><img alt="De keuken" src="{}"></a> hier.</p>',
    '<ul><li>Kijk <img alt="De keuken" src="{}" width="40"></li></ul>',
    '<div class="kaarten"><section class="kaart"><p><img alt="De keuken" src="{}"></p></section>'
    '<section class="kaart"><p>Kijk</p></section></div>',
    '<table><tbody><tr><td><img alt="De keuken" src="{}"></td><td>Kijk</td></tr></tbody></table>',
]


def dots(kind: str, size: tuple[int, int] = (300, 200), **about: object) -> bytes:
    """Return a red picture of a kind."""
    made = BytesIO()
    Image.new("RGB", size, RED).save(made, kind, **about)
    return made.getvalue()


def file_of(name: str) -> bytes:
    """Return a red picture for the ending of a name."""
    kind = name.rpartition(".")[2]
    return SVG.format("").encode() if kind == "svg" else dots({"jpg": "jpeg"}.get(kind, kind))


def books(klein: Path, folder: Path, body: str, **files: bytes) -> Books:
    """Return the maker of a book that has a page of a school, with files beside it."""
    handboek = load(klein / "data", klein / "docs").handboek
    pictures = {f"school/{name.replace('_', '.')}": content for name, content in files.items()}
    bodies = {PAGE: f'<h1 id="welkom">Welkom</h1>{body}'}
    return Books(handboek, ROOT / "templates", folder / "letters", None, bodies, names={PAGE: SHOWN}, pictures=pictures)


def made(klein: Path, folder: Path, body: str, **files: bytes) -> bytes:
    """Return such a book."""
    return books(klein, folder, body, **files).handbook([Chapter("School", (PAGE,))])


def reds(folder: Path) -> list[int]:
    """Return how many millimetres of red each page of the book shows in a row."""
    subprocess.run(["pdftoppm", "-r", "25.4", "-png", "papier.pdf", "blad"], cwd=folder, check=True)
    found = []
    for file in sorted(folder.glob("blad-*.png")):
        with Image.open(file) as shown:
            data = shown.convert("RGB").tobytes()
            rows = [data[at : at + shown.width * 3] for at in range(0, len(data), shown.width * 3)]
        found.append(max(sum(row[at] > 150 and row[at + 1] < 90 for at in range(0, len(row), 3)) for row in rows))
    return found


@without_poppler
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", KINDS)
def test_a_picture_is_there_with_its_words(klein: Path, tmp_path: Path, name: str, way: str) -> None:
    pdf = made(klein, tmp_path, way.format(name), **{name.replace(".", "_"): file_of(name)})
    assert_valid(pdf, tmp_path)
    root = Book(tmp_path / "papier.pdf").reader.trailer["/Root"]
    said = [str(one["/Alt"]) for one in elements(root["/StructTreeRoot"]["/K"]) if one["/S"] == "/Figure"]
    assert "De keuken" in said
    assert max(reds(tmp_path)) > 30
    assert len(reds(tmp_path)) < 8


@without_poppler
def test_a_large_picture_keeps_within_its_card(klein: Path, tmp_path: Path) -> None:
    assert_valid(made(klein, tmp_path, WAYS[3].format("foto.png"), foto_png=dots("png", (3000, 500))), tmp_path)
    assert 65 < max(reds(tmp_path)) < 84
    assert_valid(made(klein, tmp_path, WAYS[0].format("foto.png"), foto_png=dots("png", (3000, 500))), tmp_path)
    assert 145 < max(reds(tmp_path)) < 150


@without_poppler
def test_a_picture_without_words_is_for_the_eye_alone(klein: Path, tmp_path: Path) -> None:
    assert_valid(made(klein, tmp_path, '<p><img src="foto.png" alt=""></p>', foto_png=file_of("foto.png")), tmp_path)
    assert max(reds(tmp_path)) > 30


def test_a_photograph_is_upright_and_no_larger_than_paper_needs() -> None:
    held = Image.Exif()
    held[0x0112] = 6  # a telephone on its side
    picture = as_picture(dots("jpeg", (6000, 4000), exif=held))
    assert picture is not None
    assert picture.high > picture.wide
    assert len(picture.svg) < 100_000
    small = as_picture(dots("png", (60, 40)))
    assert small is not None
    assert small.wide == pytest.approx(10.2, abs=0.1)


@pytest.mark.parametrize(
    "content",
    [b"", b"geen plaatje", dots("png")[:300], dots("jpeg")[:200], dots("gif"), b"<svg", b"\xff<svg></svg>"],
    ids=["empty", "text", "half a png", "half a jpeg", "gif", "half an svg", "no text"],
)
def test_what_is_no_picture_is_told_with_its_page(klein: Path, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Problems, match=re.escape(f"{SHOWN}:1:1: er is geen plaatje 'foto.png' dat op papier kan")):
        made(klein, tmp_path, '<p><img src="foto.png" alt="Foto"></p>', foto_png=content)


@pytest.mark.parametrize("source", ["weg.png", "https://example.org/foto.png", "data:image/png;base64,AAAA", ""])
def test_what_is_not_there_is_told(klein: Path, tmp_path: Path, source: str) -> None:
    with pytest.raises(Problems, match=re.escape(f"{SHOWN}:1:1: er is geen plaatje '{source}'")):
        made(klein, tmp_path, f'<p><img src="{source}" alt="Foto"></p>')


@without_poppler
def test_an_svg_runs_nothing_and_takes_no_styles_from_outside_it(klein: Path, tmp_path: Path) -> None:
    inside = (
        "<script>document.documentElement.remove()</script><style>@import url(http://127.0.0.1:9/x.css);</style>"
        '<use href="http://127.0.0.1:9/x.svg#a"/><rect width="90" height="90" fill="url(x.svg#b)"/>'
    )
    svg = SVG.format(f"<g>{inside}</g>").encode()
    pdf = made(klein, tmp_path, '<p><img src="foto.svg" alt="Foto"></p>', foto_svg=svg)
    assert_valid(pdf, tmp_path)
    assert b"/JavaScript" not in pdf
    assert max(reds(tmp_path)) > 50


@pytest.mark.parametrize("way", ["{path}", "{uri}", "buiten.png", "http://127.0.0.1:9/x.png"])
def test_an_svg_shows_no_picture_from_outside_it(
    klein: Path, tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "buiten.png"
    file.write_bytes(dots("png"))
    link = way.format(path=file, uri=file.as_uri())
    svg = SVG.format(f'<image width="90" height="90" href="{link}"/>').encode()
    with pytest.raises(Problems, match=re.escape(f"{SHOWN}:1:1: er is geen plaatje 'foto.svg'")):
        made(klein, tmp_path, '<p><img src="foto.svg" alt="Foto"></p>', foto_svg=svg)


def test_the_pictures_of_a_page_are_known_by_their_path() -> None:
    html = '<p><img alt="A" src="../img/a%20b.png"><img src="c.svg?x&amp;y"><img src="https://example.org/d.png"></p>'
    assert list(pictures_in(html, PAGE)) == ["img/a b.png", "school/c.svg?x&y"]


def test_other_bytes_of_a_picture_make_another_book(klein: Path, tmp_path: Path) -> None:
    handboek = load(klein / "data", klein / "docs").handboek
    body = '<h1 id="welkom">Welkom</h1><p><img src="foto.png" alt="Foto"></p>'

    def key(handboek: Handboek, content: bytes) -> str:
        chapters = (Chapter("School", (PAGE,)),)
        pictures = {"school/foto.png": content}
        source = PdfSource(
            handboek, ROOT / "templates", tmp_path, chapters=chapters, bodies={PAGE: body}, pictures=pictures
        )
        return PdfMaker(source).key(Pdf("handboek.pdf"))

    assert key(handboek, dots("png")) == key(handboek, dots("png"))
    assert key(handboek, dots("png")) != key(handboek, dots("png", (301, 200)))


@without_poppler
def test_a_build_takes_the_picture_of_the_school_where_it_has_one(klein: Path, tmp_path: Path) -> None:
    page, school = klein / "docs" / "leren" / "smart.md", klein / "data" / "scholen" / "proef"
    page.write_text(page.read_text(encoding="utf-8") + "\n![De keuken](foto.png)\n", encoding="utf-8")
    (klein / "docs" / "leren" / "foto.png").write_bytes(dots("png"))
    assert build_site(klein, klein / "site").returncode == 0
    (tmp_path / "papier.pdf").write_bytes((klein / "site" / "handboek.pdf").read_bytes())
    before = max(reds(tmp_path))
    assert before > 30
    (school / "docs" / "leren").mkdir(parents=True)
    theirs = school / "docs" / "leren" / "foto.png"
    theirs.write_bytes(dots("png", (600, 200)))
    assert build_site(klein, klein / "site", SCHOOL="proef").returncode == 0
    (tmp_path / "papier.pdf").write_bytes((klein / "site" / "handboek.pdf").read_bytes())
    assert max(reds(tmp_path)) > before + 30
    theirs.write_bytes(dots("png")[:300])
    done = build_site(klein, klein / "site", SCHOOL="proef")
    assert done.returncode != 0
    assert "docs/leren/smart.md:1:1: er is geen plaatje 'foto.png' dat op papier kan" in done.stdout + done.stderr
    assert (klein / "site" / "handboek.pdf").read_bytes() == (tmp_path / "papier.pdf").read_bytes()
