"""Every formulier as a PDF: valid, light, with the fields of the screen, and for everyone who reads another way."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import page
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from conftest import ROOT
from filling import has
from handboek.model import Handboek
from pdfs import Paper, each_version, reader, without_poppler, without_qpdf

MOST_BYTES = 120 * 1024
MM = 72 / 25.4
INSET = 0.8  # mm that a field is less high than the line around it
MULTILINE = 1 << 12
LETTER = 0.46  # of its height; the width of an ordinary letter of Source Sans
LOGO = ROOT / "docs" / "logo.svg"


@pytest.fixture(scope="module")
def paper(handboek: Handboek, tmp_path_factory: pytest.TempPathFactory) -> Paper:
    return Paper(handboek, tmp_path_factory.mktemp("letters"), LOGO.read_bytes())


@each_version
def test_it_is_pdf_ua_1(paper: Paper, tmp_path: Path, version: tuple[str, str]) -> None:
    file = tmp_path / "papier.pdf"
    file.write_bytes(paper.version(version))
    report = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


@without_qpdf
@without_poppler
@each_version
def test_qpdf_and_poppler_have_nothing_to_say(paper: Paper, tmp_path: Path, version: tuple[str, str]) -> None:
    file = tmp_path / "papier.pdf"
    file.write_bytes(paper.version(version))
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    read = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True)
    assert read.stderr == ""
    fonts = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts
    assert all(re.search(r"yes +(yes|no) +yes +\d+ +\d+$", font) for font in fonts), "embedded, and known as Unicode"


@each_version
def test_it_has_the_fields_of_the_screen(paper: Paper, version: tuple[str, str]) -> None:
    assert list(reader(paper.version(version)).get_fields() or {}) == paper.names(version)


@each_version
def test_it_is_light_and_on_one_sheet_where_it_says_so(paper: Paper, version: tuple[str, str]) -> None:
    pdf = paper.version(version)
    assert len(pdf) <= MOST_BYTES
    pages = reader(pdf).pages
    if has(version[0], "een_vel: true"):
        assert len(pages) == 1
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in pages} == {(595, 842)}


def widgets(sheet: Any) -> Iterator[Any]:
    for annotation in sheet.get("/Annots", ()):
        if annotation.get_object()["/Subtype"] == "/Widget":
            yield annotation.get_object()


@each_version
def test_every_field_says_what_it_asks(paper: Paper, handboek: Handboek, version: tuple[str, str]) -> None:
    document = reader(paper.version(version))
    said = {str(field["/TU"]) for field in (document.get_fields() or {}).values()}
    for veld in handboek.formulieren[version[0]].velden:
        if veld.label and veld.soort not in ("voorbeelden", "handtekeningen") and not (veld.uit and veld.nieuwe_rijen):
            assert any(" ".join(veld.label.split()) in words for words in said) or veld.soort == "tabel", veld.id
        if veld.hulp and veld.soort in ("tekst", "lang", "datum", "getal", "keuze"):
            assert any(words.endswith(" ".join(veld.hulp.split())) for words in said), veld.id
    for sheet in document.pages:
        assert sheet["/Tabs"] == "/S"
        assert all(widget["/TU"] and widget["/F"] == 4 for widget in widgets(sheet))
    assert document.trailer["/Root"]["/Lang"] in ("nl", "nl-NL")
    assert str(document.metadata.title if document.metadata else "").startswith(handboek.formulieren[version[0]].titel)


@each_version
def test_a_screen_reader_meets_them_in_the_same_order(paper: Paper, version: tuple[str, str]) -> None:
    document = reader(paper.version(version))
    found = []
    for element in elements(document.trailer["/Root"]["/StructTreeRoot"]["/K"]):
        if element["/S"] == "/Form":
            widget = element["/K"]
            widget = (widget[0] if isinstance(widget, ArrayObject) else widget).get_object()["/Obj"].get_object()
            found.append((str((widget if "/T" in widget else widget["/Parent"])["/T"]), str(widget["/TU"])))
    wanted = paper.boxes(version)
    assert found == [(box.name, f"{box.question} {box.option}".strip()) for box in wanted]
    assert list(dict.fromkeys(box.name for box in wanted)) == paper.names(version)


@each_version
def test_there_is_room_to_write(paper: Paper, version: tuple[str, str]) -> None:
    """Lines of 7 mm, boxes to tick of 4 mm, and in every cell 60 letters of 8 pt."""
    for sheet in reader(paper.version(version)).pages:
        for widget in widgets(sheet):
            left, bottom, right, top = map(float, widget["/Rect"])
            width, height = right - left, top - bottom
            if "/T" not in widget or widget["/FT"] == "/Btn":
                if "/Parent" not in widget or widget["/Parent"]["/FT"] == "/Btn":
                    assert (round(width / MM, 1), round(height / MM, 1)) == (4, 4)
                continue
            assert height >= (7 - INSET) * MM - 0.01, widget["/T"]
            if widget.get("/Ff") == MULTILINE and "dag-maand-jaar" not in str(widget["/TU"]):
                assert int(height / (8 * 1.2)) * width >= 60 * 8 * LETTER, widget["/T"]


@each_version
def test_every_cell_has_two_headers(paper: Paper, version: tuple[str, str]) -> None:
    root = reader(paper.version(version)).trailer["/Root"]["/StructTreeRoot"]["/K"]
    everything = list(elements(root))
    names = {str(element["/ID"]) for element in everything if element["/S"] == "/TH"}
    for cell in everything:
        if cell["/S"] == "/TD":
            (headers,) = (each["/Headers"] for each in cell["/A"] if each["/O"] == "/Table")
            assert len(headers) == 2
            assert {str(header) for header in headers} <= names


def elements(node: object) -> Iterator[Any]:
    """Yield all elements of a structure tree, in the order of reading."""
    if isinstance(node, IndirectObject):
        yield from elements(node.get_object())
    elif isinstance(node, ArrayObject):
        for kid in node:
            yield from elements(kid)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        yield node
        yield from elements(node.get("/K"))


def test_the_same_formulier_gives_the_same_bytes(handboek: Handboek, tmp_path: Path) -> None:
    once, again = (Paper(handboek, tmp_path / name, LOGO.read_bytes()) for name in ("een", "twee"))
    for form, slug in (("leerplan", ""), ("startgesprek", "software-developer")):
        first = once(form, slug)
        assert once(form, slug) == first
        assert again(form, slug) == first


def test_lists_hold_the_values_of_the_screen(paper: Paper, handboek: Handboek) -> None:
    fields = reader(paper("startgesprek", "software-developer")).get_fields() or {}
    options = [str(value) for value, _ in fields["startgesprek.eerste-werkproces"]["/Opt"]]
    processes = handboek.opleidingen["software-developer"].werkprocessen
    assert options == ["", *(werkproces.code for werkproces in processes)]
