"""What pages and formulieren show of opleidingen that were imported."""

import shutil
from dataclasses import replace
from itertools import chain

import pytest
from click.testing import CliRunner
from lxml import html  # type: ignore[import-untyped]

from built import text, with_class
from conftest import ROOT
from handboek.cli import handboek
from handboek.load import load
from handboek.pages import Pages
from handboek.sections import sections
from sbb_files import FIETSEN, MONTEUR, write

OBSERVATIE = """\
titel: Observatie
kort: Kijken.
waarom: Om te zien.
soort: ontwikkelen
wie: [praktijkopleider]
wanneer: Elke week
minuten: 5
pagina: leren/smart.md
overleg: Het weekgesprek
pak_het_als: je kijkt
groep: leren
per_opleiding: true
kop: [stagiair]
delen:
  - id: werk
    titel: Werk
    velden:
      - id: werkproces
        soort: keuze
        vorm: lijst
        label: Welk werk?
        uit: werkprocessen
        dossiertekst: true
      - id: lijst
        soort: afvinklijst
        label: Wat kan hier?
        uit: werkprocessen
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of the tiny handbook with what was imported, by path."""
    project = tmp_path_factory.mktemp("sbb") / "klein"
    shutil.copytree(ROOT / "tests" / "klein", project)
    shutil.copy(ROOT / "data" / "teksten.yml", project / "data")
    (project / "data" / "formulieren" / "observatie.yml").write_text(OBSERVATIE, encoding="utf-8")
    ended = replace(MONTEUR, dates=("01-08-2015", "31-07-2026", ""))
    apart = replace(FIETSEN, domein="99", profielen=(ended, replace(MONTEUR, titel="Maker", crebo="25803")))
    file = write(project.parent, apart)
    done = CliRunner().invoke(handboek, ["importeer", str(file), "--naar", str(project / "data" / "opleidingen")])
    assert done.exit_code == 0, done.output
    made = Pages(load(project / "data", project / "docs").handboek, ROOT / "templates")
    return {page.path: page.html for page in chain(made.generated(), made.forms.for_opleidingen())}


def page(pages: dict[str, str], path: str) -> html.HtmlElement:
    return html.document_fromstring(pages[f"opleidingen/{path}"])


def test_the_page_of_an_opleiding_folds_the_official_texts_away(pages: dict[str, str]) -> None:
    root = page(pages, "fietsmonteur/index.md")
    (first,) = root.xpath("//li[@id='b1-k1-w1']")
    (folded,) = first.xpath(".//details")
    assert folded.get("open") is None
    assert [text(item) for item in folded.xpath(".//li")] == [
        "werkt schoon;",
        "voelt aan de binnenkant;",
        "meet de druk.",
    ]
    assert [text(item) for item in folded.xpath(f".//p[not({with_class('label')})]")] == [
        *("De monteur haalt de band los.", "Daarna zoekt ze het gat.", "De band is heel.", "De monteur:")
    ]
    assert root.xpath("//li[@id='b1-k1-w2']//details") == []
    assert "Einde van de instroom: 31-07-2026." in text(root)
    assert "Leerweg" not in text(root.xpath(f"//p[{with_class('feitjes')}]")[0])


def test_without_goals_there_are_sentences_to_finish(pages: dict[str, str]) -> None:
    root = page(pages, "fietsmonteur/index.md")
    (heading,) = root.xpath("//h2[@id='leerdoelen']")
    assert "Ik kan ____." in text(heading.getparent())
    assert "Ik kan ____." not in text(page(pages, "kok/index.md"))


def test_a_formulier_folds_them_away_where_it_asks_to(pages: dict[str, str]) -> None:
    root = page(pages, "fietsmonteur/observatie.md")
    (folded,) = root.xpath("//form//details[not(ancestor::details)]")
    assert [text(one) for one in folded.xpath(".//details/summary")] == ["B1-K1-W1 Plakt een band"]
    assert "voelt aan de binnenkant" in text(folded)
    assert "voelt" not in text(root.xpath(f"//fieldset[{with_class('veld-afvinklijst')}]")[0])
    assert page(pages, "kok/observatie.md").xpath("//form//details") == []


def test_opleidingen_without_a_sector_come_last(pages: dict[str, str]) -> None:
    sectors = page(pages, "index.md").xpath(f"//section[{with_class('sector')}]")
    assert [text(sector.xpath("h2")[0]) for sector in sectors] == ["Horeca", "Overige opleidingen"]
    assert [text(strong) for strong in sectors[-1].xpath(".//strong")] == ["Fietsmonteur", "Maker"]


def test_the_search_leaves_the_official_texts_out(pages: dict[str, str]) -> None:
    known = " ".join(section["text"] for section in sections("x.html", pages["opleidingen/fietsmonteur/index.md"]))
    assert "Plakt een band" in known
    assert "voelt aan de binnenkant" not in known
    assert "Ik kan ____." not in known
