"""The keuzedelen of an opleiding: from three lines of a school to rows above those that a reader types."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from built import Page, pages, text
from conftest import ROOT, build_site
from handboek.finding import Layer
from handboek.forms import Bladen
from handboek.load import load
from handboek.model import Handboek
from handboek.model.opleiding import Keuzedeel
from handboek.running_prose import of_data
from handboek.source import parse
from pdfs import Paper, reader
from test_pdf_input import assert_valid

THREE_LINES = """\
keuzedelen:
  - id: bier
    titel: Bier tappen
"""
# A part of its own: what is the same for every opleiding is made once.
FORM = """\
titel: Kiezen
kort: Wat kies je?
waarom: Zo past het bij je.
soort: ontwikkelen
wie: [stagiair]
wanneer: Week één
minuten: 5
pagina: index.md
overleg: het teamoverleg
pak_het_als: je kiest
groep: leren
per_opleiding: true
delen:
  - {id: a, titel: Kies, velden: [{id: kies, soort: afvinklijst, label: Welke?, uit: keuzedelen}]}
"""
TWO = (Keuzedeel(id="bier", code="K9998", titel="Bier tappen"), Keuzedeel(id="wijn", titel="Wijn schenken"))
TYPED = [f"gegevens.keuzedelen.r{number}.titel" for number in (1, 2, 3)]

OfSchool = Callable[[Mapping[str, str]], Handboek]


@pytest.fixture
def of_school(klein: Path) -> OfSchool:
    """Lay what a school says over the tiny handbook."""

    def laid(files: Mapping[str, str]) -> Handboek:
        school = klein / "data/scholen/proef"
        for name, words in files.items():
            (school / name).parent.mkdir(parents=True, exist_ok=True)
            (school / name).write_text(dedent(words), encoding="utf-8")
        return load(klein / "data", klein / "docs", school=Layer.of_school(school, "data/scholen/proef")).handboek

    return laid


def shown(handboek: Handboek) -> list[tuple[str, str | None, str]]:
    return [(one.id, one.code, one.titel) for one in handboek.opleidingen["kok"].keuzedelen]


def with_two(handboek: Handboek, slug: str) -> Handboek:
    """Return a handbook in which this opleiding has keuzedelen."""
    opleiding = handboek.opleidingen[slug].model_copy(update={"keuzedelen": list(TWO)})
    return replace(handboek, opleidingen={**handboek.opleidingen, slug: opleiding})


def test_three_lines_of_a_school_are_enough(of_school: OfSchool) -> None:
    assert shown(of_school({"opleidingen/kok.yml": THREE_LINES})) == [("bier", None, "Bier tappen")]


def test_a_school_changes_those_of_the_base(klein: Path, of_school: OfSchool) -> None:
    kok = klein / "data/opleidingen/kok.yml"
    base = "keuzedelen: [{id: bier, titel: Bier}, {id: wijn, code: K9997, titel: Wijn}, {id: thee, titel: Thee}]\n"
    kok.write_text(kok.read_text(encoding="utf-8") + base, encoding="utf-8")
    own = """\
        keuzedelen:
          - id: thee
            voor: bier
          - id: bier
            code: K9998
          - id: wijn
            verberg: true
          - id: water
            na: thee
            titel: Water
    """
    laid = of_school({"opleidingen/kok.yml": own})
    assert shown(laid) == [("thee", None, "Thee"), ("water", None, "Water"), ("bier", "K9998", "Bier")]


def test_they_stand_above_the_rows_that_are_typed(handboek: Handboek) -> None:
    slug = min(handboek.opleidingen)
    before = Bladen(handboek).blad("leerplan", slug).namen()
    blad = Bladen(with_two(handboek, slug)).blad("leerplan", slug)
    (field,) = [veld for deel in blad.delen for veld in deel.velden if veld.veld.id == "keuzedelen"]
    assert [(rij.id, rij.code, rij.titel, rij.eigen) for rij in field.rijen] == [
        ("bier", "K9998", "Bier tappen", ""),
        ("wijn", "", "Wijn schenken", ""),
        *((f"e{number}", "", "", name) for number, name in enumerate(TYPED, 1)),
    ]
    added = [f"leerplan.keuzedelen.{one.id}.{kolom}" for one in TWO for kolom in ("hier", "wanneer")]
    assert [name for name in blad.namen() if name not in added] == before, "dossiers of before still fit"
    assert [name for name in blad.namen() if name not in before] == added


def row_heads(page: Page, field: str) -> list[str]:
    """Return what a row of keuzedelen is called, each: its words, or the name of where they are typed."""
    rows = page.root.xpath("//*[@data-rijen=$field]/*", field=field)
    return [text(*row.xpath("th | div")) or str(row.xpath("string(.//input[@class='eigen']/@name)")) for row in rows]


def test_each_opleiding_shows_its_own(klein: Path, of_school: OfSchool) -> None:
    kok = (klein / "data/opleidingen/kok.yml").read_text(encoding="utf-8")
    others = {
        f"opleidingen/{name}.yml": kok.replace("Kok", name).replace("25180", str(26000 + number))
        for number, name in enumerate(("aanvoerder", "bakker", "zouter"))  # before it and behind it
    }
    others["opleidingen/bakker.yml"] += "keuzedelen: [{id: brood, code: K9998, titel: Brood vlechten}]\n"
    of_school({**others, "opleidingen/kok.yml": THREE_LINES, "formulieren/kiezen.yml": FORM})
    done = build_site(klein, klein / "site", SCHOOL="proef")
    assert done.returncode == 0, done.stdout + done.stderr
    site = pages(klein / "site")
    empty = TYPED[:2]
    for slug, own in (
        ("aanvoerder", []),
        ("bakker", ["K9998 Brood vlechten"]),
        ("kok", ["Bier tappen"]),
        ("zouter", []),
    ):
        for form, field in (("proef", "proef.keuzedelen"), ("kiezen", "kiezen.kies")):
            assert row_heads(site[f"opleidingen/{slug}/{form}.html"], field) == [*own, *empty], slug
        page = site[f"opleidingen/{slug}/index.html"]
        assert ("keuzedelen" in page.ids) == bool(own)
        assert [text(one) for one in page.root.xpath("//h2[@id='keuzedelen']/following-sibling::ul[1]/li")] == own
    assert row_heads(site["formulieren/proef.html"], "proef.keuzedelen") == empty
    index = (klein / "site/search/zoekindex.js").read_text(encoding="utf-8")
    assert "Bier tappen" in index
    assert "opleidingen/bakker/index.html#keuzedelen" in index


def test_on_paper_they_stand_above_the_rows_that_are_typed(handboek: Handboek, tmp_path: Path) -> None:
    slug = min(handboek.opleidingen)
    paper = Paper(with_two(handboek, slug), tmp_path / "letters")
    pdf = paper("leerplan", slug)
    assert_valid(pdf, tmp_path)
    names = paper.bladen.blad("leerplan", slug).namen()
    assert list(reader(pdf).get_fields() or {}) == names
    assert names.index("leerplan.keuzedelen.wijn.hier") < names.index(TYPED[0])
    words = " ".join(" ".join(page.extract_text() for page in reader(pdf).pages).split())
    assert "K9998 Bier tappen" in words
    assert "Wijn schenken" in words


def test_their_official_titles_are_no_prose() -> None:
    kok = (ROOT / "tests/klein/data/opleidingen/kok.yml").read_text(encoding="utf-8")
    title = "Verdieping van de bedrijfsmatige verantwoordelijkheden"
    root = parse(f"{kok}keuzedelen: [{{id: lang, titel: {title}}}]\n", "kok.yml")
    assert [words for _node, words in of_data(root, "opleidingen/kok") if title in words] == []
    assert [words for _node, words in of_data(root, "vragen") if title in words] == [f"{title}."]
