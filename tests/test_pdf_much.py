"""A formulier with more than paper was made for: many columns, many choices, long names of rollen and schools."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from handboek.load import load
from handboek.model import Handboek
from handboek.model.veld import Kolom, Optie
from handboek.problems import Problems
from pdfs import Paper, reader
from test_pdf_input import assert_valid, with_form
from test_pdf_look import MM, assert_apart, boxes_on


@pytest.fixture
def small(klein: Path) -> Handboek:
    """The tiny handbook, which has a field of every kind."""
    return load(klein / "data", klein / "docs").handboek


def with_fields(handboek: Handboek, soort: tuple[str, ...], **changes: Any) -> Handboek:
    """Return a handbook in which the fields of some kinds differ."""
    delen = [
        deel.model_copy(
            update={
                "velden": [veld.model_copy(update=changes) if veld.soort in soort else veld for veld in deel.velden]
            }
        )
        for deel in handboek.formulieren["proef"].delen
    ]
    return with_form(handboek, delen=delen)


def column(number: int, kind: Any) -> Kolom:
    options = [Optie(id="ja", titel="Ja, dat kan hier in de week"), Optie(id="nee", titel="Nee")]
    title = f"Begeleidingsmoment {number}"
    return Kolom(id=f"k{number}", titel=title, soort=kind, opties=options if kind == "keuze" else [])


@pytest.mark.parametrize(
    "kinds",
    [
        ("keuze",) * 5,
        ("datum",) * 5,
        ("lang",) * 5,
        (*("datum",) * 4, "lang"),
        ("lang", "keuze", "keuze", "datum", "tekst"),
        ("keuze", "vinkje"),
    ],
    ids=" ".join,
)
def test_a_table_of_many_columns_stays_on_the_paper(small: Handboek, tmp_path: Path, kinds: tuple[str, ...]) -> None:
    columns = [column(number, kind) for number, kind in enumerate(kinds)]
    long = with_fields(small, ("tabel",), kolommen=columns, rijkop="Een lange kop boven de eerste kolom")
    pdf = Paper(long, tmp_path / "letters")("proef", "kok")
    assert_valid(pdf, tmp_path)
    assert_apart(pdf)
    cells = [sides for sheet in reader(pdf).pages for name, sides in boxes_on(sheet) if "tabel.r1.k" in name]
    wide = [right - left for left, _, right, _ in cells if right - left > 4.1 * MM]
    assert not wide or min(wide) > 17 * MM, "there is room to write"


def test_a_long_choice_in_a_cell_is_a_list(small: Handboek, tmp_path: Path) -> None:
    kinds = {}
    for length in (30, 31):
        kolom = Kolom(id="hoe", titel="Hoe", soort="keuze", opties=[Optie(id="zo", titel="x" * length)])
        pdf = Paper(with_fields(small, ("tabel",), kolommen=[kolom]), tmp_path / "letters")("proef", "kok")
        kinds[length] = {str(field["/FT"]) for name, field in reader(pdf).get_fields().items() if ".hoe" in name}
    assert kinds == {30: {"/Btn"}, 31: {"/Ch"}}


@pytest.mark.parametrize("more", ["", ", en waarom die past bij wat hier gebeurt"], ids=["short", "long"])
def test_sixty_choices(small: Handboek, tmp_path: Path, more: str) -> None:
    options = [Optie(id=f"o{number}", titel=f"Keuze {number}{more}") for number in range(60)]
    handboek = with_fields(small, ("keuze", "keuzes"), opties=options, uit=None, vorm="rondjes")
    pdf = Paper(handboek, tmp_path / "letters")("proef", "kok")
    assert_valid(pdf, tmp_path)
    assert_apart(pdf)


def test_a_role_with_a_long_name(small: Handboek, tmp_path: Path) -> None:
    rollen = [
        rol.model_copy(update={"enkelvoud": "begeleider op de werkvloer van het bedrijf"})
        for rol in small.rollen.rollen
    ]
    long = replace(small, rollen=small.rollen.model_copy(update={"rollen": rollen}))
    pdf = Paper(long, tmp_path / "letters")("proef", "kok")
    assert_valid(pdf, tmp_path)
    assert_apart(pdf)


@pytest.mark.parametrize("key", ["naam", "editie"])
def test_letters_of_the_school_that_the_font_lacks_are_told(small: Handboek, tmp_path: Path, key: str) -> None:
    school = small.school.school.model_copy(update={key: "ستاژ"})
    handboek = replace(small, school=small.school.model_copy(update={"school": school}))
    with pytest.raises(Problems, match=rf"data/school\.yml:1:1: in de {key} van de school .*: س ت ا ژ\. Schrijf"):
        Paper(handboek, tmp_path / "letters")("proef", "kok")
