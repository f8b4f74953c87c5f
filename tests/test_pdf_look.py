"""How a formulier looks on paper: pages that are worth their paper, boxes that stand apart, pictures."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Pdf

from conftest import ROOT
from filling import has
from handboek.load import load
from handboek.model import Handboek
from handboek.pdf import ROOM, widest
from pdfs import Paper, each_version, reader, without_poppler
from test_pdf_input import assert_valid, text_of, with_form
from test_pdf_valid import elements, widgets

MM = 72 / 25.4
MARGIN = 20 * MM
Sides = tuple[float, float, float, float]


@pytest.fixture(scope="module")
def paper(handboek: Handboek, tmp_path_factory: pytest.TempPathFactory) -> Paper:
    return Paper(handboek, tmp_path_factory.mktemp("letters"), (ROOT / "docs" / "logo.svg").read_bytes())


@pytest.fixture
def small(klein: Path) -> Handboek:
    """The tiny handbook, which has a field of every kind."""
    return load(klein / "data", klein / "docs").handboek


def boxes_on(sheet: Any) -> Iterator[tuple[str, Sides]]:
    for widget in widgets(sheet):
        left, bottom, right, top = map(float, widget["/Rect"])
        yield str((widget if "/T" in widget else widget["/Parent"])["/T"]), (left, bottom, right, top)


def assert_apart(pdf: bytes) -> None:
    """No two boxes touch, and all stand within the margins."""
    for sheet in reader(pdf).pages:
        placed = list(boxes_on(sheet))
        for name, (left, bottom, right, top) in placed:
            assert MARGIN - 1 <= left < right <= 595.3 - MARGIN + 1, name
            assert 10 * MM <= bottom < top <= 842 - 15 * MM, name
        for (one, a), (other, b) in itertools.combinations(placed, 2):
            beside = a[2] <= b[0] + 0.01 or b[2] <= a[0] + 0.01
            below = a[3] <= b[1] + 0.01 or b[3] <= a[1] + 0.01
            assert beside or below, (one, other)


@each_version
def test_boxes_stand_apart_and_no_last_page_is_nearly_empty(paper: Paper, version: tuple[str, str]) -> None:
    pdf = paper.version(version)
    assert_apart(pdf)
    if not has(version[0], "een_vel: true"):
        lowest = min(sides[1] for _, sides in boxes_on(reader(pdf).pages[-1]))
        assert lowest < 842 * 0.6


def test_all_sign_on_one_page(small: Handboek, tmp_path: Path) -> None:
    parts = small.formulieren["proef"].delen
    (many,) = [veld for veld in parts[0].velden if veld.soort == "lang"]
    (signed,) = [veld for veld in parts[1].velden if veld.soort == "handtekeningen"]
    for lines in range(1, 13):
        first, second, last = (
            many.model_copy(update={"id": f"lang-{number}", "regels": rows})
            for number, rows in enumerate((12, lines, 12))
        )
        delen = [parts[1].model_copy(update={"velden": [first, second, signed, last]})]
        pdf = Paper(with_form(small, delen=delen), tmp_path / "letters")("proef")
        pages = [
            name for sheet in reader(pdf).pages if "proef.akkoord" in (name := str([box[0] for box in boxes_on(sheet)]))
        ]
        assert len(pages) == 1, lines


def test_the_room_does_not_depend_on_where_the_search_starts() -> None:
    for fits_from, start in itertools.product(range(len(ROOM) + 1), range(len(ROOM))):
        drawn: dict[int, Pdf] = {}

        def draw(place: int, fits_from: int = fits_from, drawn: dict[int, Pdf] = drawn) -> Pdf:
            assert place not in drawn
            drawn[place] = Pdf.new()
            for _ in range(1 if place >= fits_from else 2):
                drawn[place].add_blank_page()
            return drawn[place]

        found = widest(draw, len(ROOM), start)
        assert next((place for place, pdf in drawn.items() if pdf is found), len(ROOM)) == fits_from


def test_a_formulier_looks_the_same_whatever_was_made_before(handboek: Handboek, tmp_path: Path) -> None:
    once, again = Paper(handboek, tmp_path / "letters"), Paper(handboek, tmp_path / "letters")
    forms = ("weekgesprek", "strategieen", "startgesprek")
    first = [once(form) for form in forms]
    assert [again(form) for form in (*reversed(forms), *forms)][3:] == first


@without_poppler
def test_a_formulier_for_several_times_has_room_for_its_number(small: Handboek, tmp_path: Path) -> None:
    assert "Keer" in text_of(Paper(small, tmp_path / "letters")("proef"), tmp_path)
    once = with_form(small, herhaalbaar=None)
    assert "Keer" not in text_of(Paper(once, tmp_path / "letters")("proef"), tmp_path)


@without_poppler
def test_the_stage_is_a_picture_above_its_timeline(paper: Paper, handboek: Handboek, tmp_path: Path) -> None:
    pdf = paper("tijdlijn")
    root = reader(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"]
    (figure,) = [element for element in elements(root) if element["/S"] == "/Figure"]
    assert figure["/Alt"] == handboek.teksten.figuur.tijdlijn
    shown = " ".join(text_of(pdf, tmp_path).split())
    assert all(fase.titel in shown for fase in handboek.inwerken.fasen)


@without_poppler
def test_a_question_names_its_sleutel(paper: Paper, handboek: Handboek, tmp_path: Path) -> None:
    shown = text_of(paper("startgesprek"), tmp_path)
    assert all(sleutel.titel in shown for sleutel in handboek.sleutels.sleutels)


@without_poppler
def test_links_go_outside_or_name_a_page(small: Handboek, tmp_path: Path) -> None:
    deel = small.formulieren["proef"].delen[0]
    velden = [
        veld.model_copy(update={"tekst": "Lees [Start](index.md), of kijk [hier](https://example.org/a)."})
        for veld in deel.velden
        if veld.soort == "uitleg"
    ]
    pdf = Paper(with_form(small, delen=[deel.model_copy(update={"velden": velden})]), tmp_path / "letters")("proef")
    assert_valid(pdf, tmp_path)
    assert "Lees ‘Start’, of kijk hier." in text_of(pdf, tmp_path)
    links = [each.get_object() for sheet in reader(pdf).pages for each in sheet.get("/Annots", ())]
    assert [link["/A"]["/URI"] for link in links if link["/Subtype"] == "/Link"] == ["https://example.org/a"]
