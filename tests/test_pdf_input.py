"""What people put into a formulier: names from everywhere, emoji, endless words, sixty werkprocessen, a broken logo."""

import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pytest
from PIL import Image

from conftest import ROOT
from handboek.finding import Layer
from handboek.load import load
from handboek.model import Handboek
from handboek.problems import Problems
from pdfs import Paper, filled, reader, without_poppler

NAMES = "Şebnem Yıldız, Łukasz, Zoë, Őry, ĳ, Ђ, Ω, ș, ₺ en € 7,50"
ENDLESS = "Donaudampfschifffahrt" * 15


@pytest.fixture
def small(klein: Path) -> Handboek:
    """The tiny handbook, which has a field of every kind."""
    return load(klein / "data", klein / "docs").handboek


def with_form(handboek: Handboek, **changes: Any) -> Handboek:
    proef = handboek.formulieren["proef"].model_copy(update=changes)
    return replace(handboek, formulieren={**handboek.formulieren, "proef": proef})


def with_label(handboek: Handboek, text: str, kind: str = "tekst") -> Handboek:
    """Return a handbook in which a text stands wherever a text of a field can stand."""
    delen = [
        deel.model_copy(
            update={
                "velden": [
                    veld.model_copy(update={"label": text, "hulp": text} | ({"tekst": text} if veld.tekst else {}))
                    for veld in deel.velden
                ]
            }
        )
        for deel in handboek.formulieren["proef"].delen
    ]
    return with_form(handboek, titel=text[:60], waarom=text, delen=delen)


def text_of(pdf: bytes, folder: Path) -> str:
    (folder / "papier.pdf").write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-layout", folder / "papier.pdf", "-"], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout


def assert_valid(pdf: bytes, folder: Path) -> None:
    (folder / "papier.pdf").write_bytes(pdf)
    report = page.validate_pdf(str(folder / "papier.pdf"), profile=page.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []


@pytest.mark.parametrize("slug", ["", "kok"])
def test_every_kind_of_field(small: Handboek, tmp_path: Path, slug: str) -> None:
    paper = Paper(small, tmp_path / "letters")
    pdf = paper("proef", slug)
    assert_valid(pdf, tmp_path)
    assert list(reader(pdf).get_fields() or {}) == paper.bladen.blad("proef", slug).namen()


@without_poppler
def test_letters_from_everywhere(small: Handboek, tmp_path: Path) -> None:
    pdf = Paper(with_label(small, NAMES), tmp_path / "letters")("proef", "kok")
    assert_valid(pdf, tmp_path)
    assert NAMES in text_of(pdf, tmp_path)


@without_poppler
def test_emoji_are_left_out(small: Handboek, tmp_path: Path) -> None:
    pdf = Paper(with_label(small, "Bak brood 👩🏽‍🍳🥖, hè? ❤️"), tmp_path / "letters")("proef", "kok")
    assert_valid(pdf, tmp_path)
    assert "Bak brood, hè?" in text_of(pdf, tmp_path)


@pytest.mark.parametrize("file", ["formulieren/proef.yml", "opleidingen/kok/formulieren/proef.yml"])
def test_a_school_is_told_of_its_own_file(klein: Path, tmp_path: Path, file: str) -> None:
    school = klein / "data/scholen/proef"
    (school / file).parent.mkdir(parents=True)
    (school / file).write_text("titel: ستاژ\n", encoding="utf-8")
    handboek = load(klein / "data", klein / "docs", school=Layer.of_school(school, "mijn")).handboek
    with pytest.raises(Problems) as caught:
        Paper(handboek, tmp_path / "letters")("proef", "kok")
    assert [problem.place.file for problem in caught.value] == [f"mijn/{file}"]


def test_letters_that_the_font_lacks_are_told(small: Handboek, tmp_path: Path) -> None:
    with pytest.raises(Problems) as caught:
        Paper(with_label(small, "ستاژ"), tmp_path / "letters")("proef", "kok")
    (problem,) = caught.value
    assert str(problem.place) == "data/formulieren/proef.yml:1:1"
    assert "'ستاژ' (Kok) zijn deze tekens niet te tonen" in problem.wrong
    assert "ژ" in problem.wrong


@without_poppler
def test_an_endless_word_stays_on_the_paper(small: Handboek, tmp_path: Path) -> None:
    pdf = Paper(with_label(small, ENDLESS), tmp_path / "letters")("proef", "kok")
    assert_valid(pdf, tmp_path)
    command = ["pdftotext", "-bbox", str(tmp_path / "papier.pdf"), "-"]
    words = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    ends = [float(word.partition('xMax="')[2].partition('"')[0]) for word in words.splitlines() if "<word" in word]
    assert len(ends) > 100
    assert max(ends) < 595 - 50


@without_poppler
@pytest.mark.parametrize(
    "text", ['#panic("x")', "= kop", "$x$ @bron <label>", "*vet* _schuin_ `code`", '\\u{41} " }', "// weg"]
)
def test_a_text_is_never_read_as_typst(small: Handboek, tmp_path: Path, text: str) -> None:
    handboek = with_form(small, titel=text, waarom=text, kort=text)
    assert text_of(Paper(handboek, tmp_path / "letters")("proef", "kok"), tmp_path).count(text) >= 2


def test_sixty_werkprocessen(handboek: Handboek, tmp_path: Path) -> None:
    opleiding = handboek.opleidingen["software-developer"]
    one = opleiding.kerntaken[0]
    many = [
        one.werkprocessen[0].model_copy(update={"code": f"B1-K1-W{number}", "titel": f"Werk {number} doen"})
        for number in range(1, 61)
    ]
    large = opleiding.model_copy(update={"kerntaken": [one.model_copy(update={"werkprocessen": many})]})
    paper = Paper(replace(handboek, opleidingen={"groot": large}), tmp_path / "letters")
    for form in ("leerplan", "bpv-eindbeoordeling", "startgesprek", "werkplekverkenning"):
        pdf = paper(form, "groot")
        assert_valid(pdf, tmp_path)
        assert list(reader(pdf).get_fields() or {}) == paper.bladen.blad(form, "groot").namen()
    assert len(reader(paper("startgesprek", "groot")).pages) == 1


def test_what_does_not_fit_on_one_sheet_is_told(small: Handboek, tmp_path: Path) -> None:
    with pytest.raises(Problems, match=r"data/formulieren/proef\.yml:1:1: .*'Proef' \(Kok\) past niet op één vel"):
        Paper(with_form(small, een_vel=True), tmp_path / "letters")("proef", "kok")


def picture(kind: str) -> bytes:
    made = BytesIO()
    Image.new("RGB", (300, 120), "#c05000").save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["svg", "png", "jpeg", "webp"])
def test_a_logo_of_any_kind(small: Handboek, tmp_path: Path, kind: str) -> None:
    logo = (ROOT / "docs" / "logo.svg").read_bytes() if kind == "svg" else picture(kind)
    pdf = Paper(small, tmp_path / "letters", logo)("proef", "kok")
    assert_valid(pdf, tmp_path)
    assert pdf != Paper(small, tmp_path / "letters")("proef", "kok")


@pytest.mark.parametrize("logo", [picture("png")[:80], b"<svg><g>", b"geen plaatje", b"\xff\xfe"])
def test_a_broken_logo_is_told(small: Handboek, tmp_path: Path, logo: bytes) -> None:
    with pytest.raises(Problems, match=r"data/school\.yml:1:1: het logo 'logo\.svg' is geen plaatje"):
        Paper(small, tmp_path / "letters", logo)("proef", "kok")


def test_a_cache_that_cannot_be_used_is_done_without(small: Handboek, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"geen map")
    pdf = Paper(small, tmp_path / "bestand" / "letters")("proef", "kok")
    assert pdf == Paper(small, tmp_path / "letters")("proef", "kok")


def test_an_own_werkproces_is_typed_once(handboek: Handboek, tmp_path: Path) -> None:
    """A field that stands in two tables is one field: what is typed in one shows in the other."""
    paper = Paper(handboek, tmp_path / "letters")
    name = "gegevens.werkprocessen.r1.titel"
    shared = [form for form in handboek.formulieren if name in paper.bladen.blad(form).namen()]
    assert shared
    for form in shared:
        fields = reader(filled(paper(form), {name: "Deeg maken"})).get_fields() or {}
        assert fields[name]["/V"] == "Deeg maken"


@without_poppler
def test_a_step_of_inwerken_keeps_its_explanation(small: Handboek, tmp_path: Path) -> None:
    assert "Geef een hand." in text_of(Paper(small, tmp_path / "letters")("proef"), tmp_path)
