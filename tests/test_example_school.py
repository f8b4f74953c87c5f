"""The example school: each kind of change shows on pages, forms, PDFs and in the book; the base stays as it is."""

import shutil
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from conftest import ROOT, build_site, copy_project
from handboek.colours import contrast, darkened, lightened
from standing import read

NAME, INK = "Voorbeeldcollege", "#5b2350"
ADDED, HIDDEN = "Zet de app van school op je telefoon", "Bedenk wat je hier wilt leren"
KEUZEDELEN = "Voorbeeld: een feest voor honderd gasten", "Voorbeeld: vertellen over eten uit de streek"
QUESTION, LATE = "Hoe kom je hier, en lukt dat elke dag op tijd?", "Hoe kom je na een late dienst veilig thuis?"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the example school."""
    folder = tmp_path_factory.mktemp("voorbeeld") / "site"
    done = build_site(ROOT, folder, SCHOOL="voorbeeld")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def html_of(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def text_of(site: Path, path: str) -> str:
    pages = pypdf.PdfReader(BytesIO((site / path).read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_its_name_logo_and_colours_are_on_every_page(example: Path) -> None:
    for path in ("index.html", "opleidingen/gastheer-gastvrouw/startgesprek.html", "404.html"):
        page = html_of(example, path)
        assert NAME in page
        assert "assets/school.css" in page
        assert "voorbeeldcollege.svg" in page
    assert INK in html_of(example, "assets/school.css")
    assert (example / "voorbeeldcollege.svg").is_file()


def test_the_base_knows_nothing_of_its_schools(site: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    shutil.rmtree(project / "data/scholen")
    done = build_site(project, tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert read(tmp_path / "site") == read(site)
    assert not any(NAME in path.read_text(encoding="utf-8") for path in site.rglob("*.html"))


def test_it_has_the_opleidingen_that_it_chose(example: Path) -> None:
    chosen = {"gastheer-gastvrouw", "pedagogisch-medewerker-kinderopvang", "software-developer"}
    assert {path.parent.name for path in example.glob("opleidingen/*/index.html")} == chosen


def test_its_rollen_have_their_own_names(example: Path) -> None:
    assert "Werkbegeleider" in html_of(example, "index.html")
    form = "opleidingen/gastheer-gastvrouw/startgesprek"
    assert "stagedocent" in html_of(example, f"{form}.html")
    assert "stagedocent" in text_of(example, f"{form}.pdf")


def test_its_scale_stands_on_the_form_and_its_pdf(example: Path) -> None:
    form = "formulieren/bpv-eindbeoordeling"
    for text in (html_of(example, f"{form}.html"), text_of(example, f"{form}.pdf")):
        assert "Niet voldaan" in text
        assert "Onvoldoende" not in text


def test_a_question_is_added_and_changed_for_one_opleiding(example: Path) -> None:
    for folder, asked, other in (
        ("formulieren", QUESTION, LATE),
        ("opleidingen/software-developer", QUESTION, LATE),
        ("opleidingen/gastheer-gastvrouw", LATE, QUESTION),
    ):
        for text in (html_of(example, f"{folder}/startgesprek.html"), text_of(example, f"{folder}/startgesprek.pdf")):
            assert asked in text
            assert other not in text


def test_a_step_is_added_and_one_is_hidden(example: Path) -> None:
    page = html_of(example, "momenten/voor-dag-een.html")
    assert ADDED in page
    assert HIDDEN not in page
    paper = text_of(example, "formulieren/voor-dag-een.pdf")
    assert ADDED in paper
    assert HIDDEN not in paper


def test_it_has_a_form_and_a_page_of_its_own(example: Path) -> None:
    assert "Afspraken over de schoolapp" in html_of(example, "formulieren/index.html")
    assert (example / "formulieren/stageapp.pdf").is_file()
    menu = html_of(example, "index.html")
    assert "onze-school/stagebureau.html" in menu


def test_the_keuzedelen_of_an_opleiding_are_on_its_page_its_leerplan_and_in_its_booklet(example: Path) -> None:
    folder = "opleidingen/gastheer-gastvrouw"
    places = [html_of(example, f"{folder}/{name}.html") for name in ("index", "leerplan")]
    places += [text_of(example, f"{folder}/{name}.pdf") for name in ("leerplan", "handboek")]
    places.append(html_of(example, "search/zoekindex.js"))
    for place in places:
        assert all(words in place for words in KEUZEDELEN)
    assert not any(words in html_of(example, "opleidingen/software-developer/leerplan.html") for words in KEUZEDELEN)


def test_the_book_is_its_own(example: Path) -> None:
    book = text_of(example, "handboek.pdf")
    for words in (NAME, "werkbegeleider", ADDED, "Het stagebureau", "Afspraken over de schoolapp"):
        assert words in book
    assert HIDDEN not in book
    assert LATE in text_of(example, "opleidingen/gastheer-gastvrouw/handboek.pdf")


@pytest.mark.parametrize("colour", ["#ff8800", "#777777", "#5b2350", "#00ff00"])
def test_a_colour_is_made_to_be_read(colour: str) -> None:
    for background, change in (("#ffffff", darkened), ("#1e2129", lightened)):
        made = change(colour, background, 4.5)
        assert contrast(made, background) >= 4.5
        if contrast(colour, background) >= 4.5:
            assert made == colour


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
