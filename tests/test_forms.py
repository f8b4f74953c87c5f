"""Every formulier as a page: it says why it exists, leads back, and is the same as its Blad."""

import re
from pathlib import Path

import pytest
from lxml import html  # type: ignore[import-untyped]

from built import Element, Page, pages, text
from filling import ANY, LEAST, MOST, address, slug_of, versions
from handboek.forms import GEGEVENS, Bladen
from handboek.model import Handboek

each_version = pytest.mark.parametrize("version", versions(ANY, MOST, LEAST), ids=", ".join)


@pytest.fixture(scope="session")
def bladen(handboek: Handboek) -> Bladen:
    return Bladen(handboek)


def inputs(page: Page) -> list[Element]:
    return list(page.form.xpath(".//*[@name]"))


@pytest.fixture
def page(site: Path, handboek: Handboek, version: tuple[str, str]) -> Page:
    form, size = version
    return pages(site)[address(form, slug_of(handboek, size))]


@each_version
def test_names_are_those_of_the_blad(page: Page, bladen: Bladen, handboek: Handboek, version: tuple[str, str]) -> None:
    form, size = version
    named = inputs(page)
    names = [each.get("name") for each in named]
    assert list(dict.fromkeys(names)) == bladen.blad(form, slug_of(handboek, size)).namen()
    again = [
        each.get("name")
        for number, each in enumerate(named)
        if each.get("name") in names[:number] and each.get("type") != "radio"
    ]
    own = {name for name in again if re.fullmatch(rf"{GEGEVENS}\.(werkprocessen|keuzedelen)\.r\d+\.titel", name)}
    assert set(again) == own, "only what the reader types of an opleiding of one's own stands there twice"


@each_version
def test_every_question_is_tied_to_its_words(page: Page, version: tuple[str, str]) -> None:
    form = page.form
    ids = page.ids
    assert sorted({id_ for id_ in ids if ids.count(id_) > 1}) == []
    for name in ("for", "aria-describedby", "aria-labelledby", "headers"):
        for value in page.root.xpath(f"//article//@{name}"):
            assert set(str(value).split()) <= set(ids), f"{name}={value}"
    labelled = {str(value) for value in form.xpath(".//label/@for")}
    for each in inputs(page):
        by = each.get("aria-labelledby", "").split()
        words = [each.get("aria-label"), *(text(*form.xpath(".//*[@id=$id]", id=id_)) for id_ in by)]
        assert any(words) or each.get("id") in labelled, each.get("name")
    for label in form.xpath(".//label"):
        assert label.get("for") in {each.get("id") for each in inputs(page)}, text(label)
    for fieldset in form.xpath(".//fieldset"):
        assert fieldset[0].tag == "legend", text(fieldset)
        assert fieldset[0].text_content().strip() or fieldset[0].xpath(".//@aria-label")


@each_version
def test_the_html_is_whole(page: Page, site: Path, version: tuple[str, str]) -> None:
    parser = html.HTMLParser()
    html.fromstring((site / page.path).read_bytes(), parser=parser)
    # libxml2 knows no elements younger than HTML 4.
    assert [str(entry) for entry in parser.error_log if entry.type_name != "HTML_UNKNOWN_TAG"] == []


@each_version
def test_it_says_why_and_leads_back(page: Page, site: Path, handboek: Handboek, version: tuple[str, str]) -> None:
    form, size = version
    formulier = handboek.formulieren[form]
    title, *paragraphs = page.article.xpath(".//div[@class='formulierkop']/*[self::h1 or self::p]")
    assert text(title) == formulier.titel
    if size != ANY:
        opleiding = handboek.opleidingen[slug_of(handboek, size)]
        assert text(paragraphs.pop(0)).startswith(opleiding.naam)
        assert f"opleidingen/{slug_of(handboek, size)}/index.html" in page.leads_to
    assert text(paragraphs[0]) == " ".join(formulier.waarom.split())
    facts = text(*page.article.xpath(".//dl[@class='feiten-formulier']"))
    gesprekken = {gesprek.id: gesprek.titel for gesprek in handboek.gesprekken.gesprekken}
    assert (formulier.overleg or gesprekken[formulier.gesprek or ""]) in facts
    explanation = formulier.pagina.removesuffix(".md") + ".html"
    assert explanation in page.leads_to
    assert address(form) in pages(site)[explanation].leads_to
