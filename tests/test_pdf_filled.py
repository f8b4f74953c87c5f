"""A filled PDF: it holds what was typed, poppler and pdfium show it, and a choice is one."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from conftest import ROOT
from handboek.model import Handboek
from pdfs import (
    Answers,
    Paper,
    answers_for,
    boxes,
    by_pdfium,
    by_poppler,
    changed,
    each_version,
    filled,
    reader,
    states,
    without_poppler,
)

LONG = "Ik ruim elke ochtend de werkbank op en leg daarna zelf klaar wat we die dag nodig hebben. " * 4


@pytest.fixture(scope="module")
def paper(handboek: Handboek, tmp_path_factory: pytest.TempPathFactory) -> Paper:
    return Paper(handboek, tmp_path_factory.mktemp("letters"), (ROOT / "docs" / "logo.svg").read_bytes())


def kept(pdf: bytes) -> Answers:
    return {name: str(field.get("/V", "")) for name, field in (reader(pdf).get_fields() or {}).items()}


@each_version
def test_every_answer_is_kept(paper: Paper, version: tuple[str, str]) -> None:
    pdf = paper.version(version)
    answers = answers_for(pdf)
    assert list(answers) == paper.names(version)
    assert kept(filled(pdf, answers)) == answers


@each_version
def test_a_choice_is_one_and_can_be_taken_back(paper: Paper, version: tuple[str, str]) -> None:
    pdf = paper.version(version)
    fields = reader(pdf).get_fields() or {}
    for number in (0, -1):
        choices = {name: states(field)[number] for name, field in fields.items() if field["/FT"] == "/Btn"}
        pdf = filled(pdf, choices)
        for page in reader(pdf).pages:
            for annotation in page.get("/Annots", ()):
                widget = annotation.get_object()
                name = str((widget if "/T" in widget else widget["/Parent"])["/T"])
                if name in choices:
                    on = choices[name] in widget["/AP"]["/N"]
                    assert widget["/AS"] == (choices[name] if on else "/Off")


@without_poppler
@each_version
def test_every_answer_is_shown(paper: Paper, tmp_path: Path, version: tuple[str, str]) -> None:
    empty = paper.version(version)
    answers = answers_for(empty)
    full = filled(empty, answers)
    places = list(boxes(empty, answers))
    assert {name for name, _, _ in places} == answers.keys()
    for before, after in (
        (by_poppler(empty, tmp_path), by_poppler(full, tmp_path)),
        (by_pdfium(empty), by_pdfium(full)),
    ):
        assert [name for name, page, box in places if not changed(before, after, page, box)] == []


@without_poppler
def test_a_program_can_draw_the_letters_itself(paper: Paper, tmp_path: Path) -> None:
    """As when one types: no drawing of ours or of a library is there, only the value."""
    empty = paper("observatie")
    typed = []
    with pikepdf.open(BytesIO(empty)) as pdf:
        for number, field in enumerate(pdf.Root.AcroForm.Fields):
            if field.get("/FT") == "/Tx":
                field.V = pikepdf.String(f"Şı Łő ğü {number} €")
                del field["/AP"]
                typed.append(str(field.T))
        pdf.Root.AcroForm.NeedAppearances = True
        pdf.save(tmp_path / "vol.pdf")
    full = (tmp_path / "vol.pdf").read_bytes()
    for before, after in (
        (by_poppler(empty, tmp_path), by_poppler(full, tmp_path)),
        (by_pdfium(empty), by_pdfium(full)),
    ):
        places = [place for place in boxes(empty, answers_for(empty)) if place[0] in typed]
        assert len(places) > 4
        assert [name for name, page, box in places if not changed(before, after, page, box)] == []


@without_poppler
def test_long_text_goes_on_below(paper: Paper, tmp_path: Path) -> None:
    empty = paper("observatie")
    name = next(name for name, field in (reader(empty).get_fields() or {}).items() if field.get("/Ff") == 1 << 12)
    full = filled(empty, {name: LONG})
    ((_, page, (left, top, right, bottom)),) = [place for place in boxes(empty, answers_for(empty)) if place[0] == name]
    middle = (top + bottom) / 2
    for before, after in (
        (by_poppler(empty, tmp_path), by_poppler(full, tmp_path)),
        (by_pdfium(empty), by_pdfium(full)),
    ):
        assert changed(before, after, page, (left, top, right, middle))
        assert changed(before, after, page, (left, middle, right, bottom))
        assert not changed(before, after, page, (right + 2, top, right + 20, bottom)), "nothing runs out of the box"
