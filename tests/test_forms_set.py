"""The formulieren together: the small set, a version for each opleiding, and what none of them asks for."""

import json
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from built import pages, text
from filling import FORMS, address, has
from handboek.forms import Bladen, by_page
from handboek.load import load
from handboek.model import FORMULIEREN, Handboek

SMALLEST_NUMBER, LARGEST_PACKAGE = 12, 8
# What a formulier never asks for, as a part of a word in a question.
NEVER = re.compile(
    "gezondheid|ziekte|medicijn|medisch|allergie|handicap|beperking|diagnose|adhd|autisme|bsn|burgerservice|geboorte"
    "|geboren|foto|paspoort|religie|geloof|afkomst|nationaliteit|strafblad|studentnummer|woonplaats|straat|huisadres"
    "|postcode"
)


@pytest.mark.parametrize("form", FORMS)
def test_it_asks_for_nothing_that_is_too_personal(site: Path, form: str) -> None:
    questions = pages(site)[address(form)].form.xpath(".//label | .//legend | .//caption | .//th | .//option")
    of_itself = ".//text()[not(ancestor::*[@class='hulp' or @class='rijuitleg'])]"
    asked = [" ".join("".join(question.xpath(of_itself)).lower().split()) for question in questions]
    assert [each for each in asked if NEVER.search(each)] == []


def test_assessments_stand_apart(site: Path, handboek: Handboek) -> None:
    for form, formulier in handboek.formulieren.items():
        band = pages(site)[address(form)].article.xpath(".//div[@class='beoordelingband']")
        assert len(band) == (formulier.soort == "beoordelen"), form


def test_there_is_a_version_of_enough_for_each_opleiding(site: Path, handboek: Handboek) -> None:
    forms = [form for form in FORMS if has(form, "per_opleiding: true")]
    assert len(forms) >= SMALLEST_NUMBER
    for slug, opleiding in handboek.opleidingen.items():
        there = pages(site)[f"opleidingen/{slug}/index.html"].leads_to
        for form in forms:
            assert address(form, slug) in there
            shown = text(pages(site)[address(form, slug)].form)
            processes = all(werkproces.titel in shown for werkproces in opleiding.werkprocessen)
            goals = all(" ".join(doel.doel.split()) in shown for doel in opleiding.leerdoelen)
            assert processes or goals, f"{form} shows nothing of {slug}"
    assert not any(
        (site / address(form, slug)).exists() for form in set(FORMS) - set(forms) for slug in handboek.opleidingen
    )


def test_the_minimal_set_is_small_and_in_order(site: Path, handboek: Handboek) -> None:
    package = {formulier.pakket: form for form, formulier in handboek.formulieren.items() if formulier.pakket}
    assert sorted(package) == list(range(1, len(package) + 1))
    assert 1 <= len(package) <= LARGEST_PACKAGE
    tables = pages(site)["formulieren/index.html"].article.xpath(".//table")
    rows = [str(link) for link in tables[0].xpath(".//a/@href")]
    assert rows == [f"{package[number]}.html" for number in sorted(package)]
    listed = [str(link).removesuffix(".html") for table in tables for link in table.xpath(".//a/@href")]
    assert sorted(listed) == sorted(FORMS), "each formulier once"


def test_formulieren_are_in_no_menu_and_those_of_no_opleiding_in_the_search(site: Path, handboek: Handboek) -> None:
    forms = {address(form, slug) for form in FORMS for slug in ("", *handboek.opleidingen)}
    index = (site / "search" / "zoekindex.js").read_text(encoding="utf-8").partition("=")[2].strip().removesuffix(";")
    found = {section["location"].partition("#")[0] for section in json.loads(index)["docs"]}
    assert len(found) > 50
    assert found & forms == {address(form) for form in FORMS}
    for path in ("index.html", "formulieren/index.html", address("leerdoel"), "naslag/over.html"):
        page = pages(site)[path]
        menu = {urlsplit(urljoin(f"/{path}", str(link))).path[1:] for link in page.root.xpath("//nav//a/@href")}
        assert len(menu) > 5
        assert menu & forms == set()


@pytest.mark.parametrize("form", [form for form in FORMS if "uit: werkprocessen" in FORMS[form]])
def test_an_opleiding_of_ones_own_has_rows_to_type_in(site: Path, handboek: Handboek, form: str) -> None:
    bodies = pages(site)[address(form)].form.xpath(".//*[@data-eigen='gegevens.werkprocessen']")
    fields = [veld for veld in handboek.formulieren[form].velden if veld.uit == "werkprocessen"]
    assert len(bodies) == len([veld for veld in fields if veld.soort != "keuze"]), "a choice is typed where it is made"
    for body in bodies:
        rows = body.xpath("./*[@data-rij]")
        assert [row.get("data-rij") for row in rows] == [f"e{number}" for number in range(1, len(rows) + 1)]
        for number, row in enumerate(rows, 1):
            assert f"gegevens.werkprocessen.r{number}.titel" in row.xpath(".//@name")
        assert len(rows) > 3


def test_old_names_are_known(klein: Path) -> None:
    blad = Bladen(load(klein / "data", klein / "docs").handboek).blad("proef", "kok")
    fields = {veld.veld.id: veld for deel in blad.delen for veld in deel.velden}
    assert fields["lang"].was() == "oude-proef.lang"
    assert fields["tekst"].was().split() == ["proef.oude-tekst", "oude-proef.tekst", "oude-proef.oude-tekst"]
    keuzes = fields["keuzes"]
    assert keuzes.was(keuzes.opties[0]).split() == [
        "proef.keuzes.ene",
        "oude-proef.keuzes.een",
        "oude-proef.keuzes.ene",
    ]
    tabel = fields["tabel"]
    assert f"oude-proef.tabel.{tabel.rijen[0].id}.werk" in tabel.was(tabel.rijen[0], tabel.kolommen[0]).split()


def test_the_list_of_all_formulieren_explains_none(handboek: Handboek) -> None:
    one = handboek.formulieren["startgesprek"]
    assert by_page({"een": one, "twee": one.model_copy(update={"pagina": FORMULIEREN})}) == {one.pagina: ["een"]}
