"""The Dutch search: its words as they are made, and the search box as a reader uses it."""

import json
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, Request, expect

from browser import DESK, reader
from conftest import ROOT
from handboek import search
from handboek.compounds import split, words
from handboek.load import load
from handboek.model import Handboek
from handboek.searchwords import add_words, role_words
from handboek.sections import Section

RIGHT_FIRST = 0.95
INDEX = "search/zoekindex.js"


@pytest.fixture(scope="module")
def handboek() -> Handboek:
    return load(ROOT / "data", ROOT / "docs").handboek


# The words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De Bbl'er en zijn bpv-map", ["de", "bbler", "en", "zijn", "bpv", "map"]),
        ("Crèche, één café", ["creche", "een", "cafe"]),
        ("B1-K1-W2 (16 jaar)", ["b1", "k1", "w2", "16", "jaar"]),
        ("...", []),
    ],
)
def test_words_are_plain(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("stagegesprek", ["stage", "gesprek"]),
        ("beroepspraktijkvormingsovereenkomst", ["beroep", "praktijk", "vorming", "overeenkomst"]),
        ("studentenraad", ["student", "raad"]),
        ("leerdoelengesprek", ["leerdoelen", "gesprek"]),  # the fewest parts
        ("gesprek", []),
        ("stageplezier", []),
        ("stages", []),  # a link needs something to link to
    ],
)
def test_compounds_are_split(word: str, parts: list[str]) -> None:
    known = {"stage", "gesprek", "beroep", "praktijk", "vorming", "overeenkomst", "student", "raad"}
    assert split(word, known | {"leer", "doelen", "leerdoelen"}) == parts


def section(location: str, title: str = "") -> Section:
    return {"location": location, "title": title, "text": ""}


def test_other_names_lead_to_the_page_of_a_begrip(handboek: Handboek) -> None:
    reflectie, elsewhere = section("leren/weekreflectie.html"), section("leren/smart.html")
    add_words([reflectie, elsewhere], handboek)
    assert {"reflectie", "leerverslag", "weekreflectie"} <= set(reflectie["ook"])
    assert "leerverslag" not in elsewhere["ook"]


def test_a_heading_that_names_a_begrip_gets_its_other_names(handboek: Handboek) -> None:
    heading = section("begeleiden/kwaliteiten.html#feedback", "Kan feedback geven en krijgen")
    add_words([heading], handboek)
    assert "terugkoppeling" in heading["verwant"]
    assert "ook" not in heading


def test_names_of_a_role_lead_to_its_page_without_what_stands_in_brackets(handboek: Handboek) -> None:
    page = section("rollen/praktijkopleider.html")
    add_words([page], handboek)
    assert "mentor" in page["ook"]
    assert not [text for text in page["ook"] if "let op" in text]
    assert {"mentor", "leermeester", "stagiairs"} <= set(role_words(handboek))


def test_an_opleiding_is_found_by_name_crebo_dossier_and_trade(handboek: Handboek) -> None:
    page = section("opleidingen/software-developer/index.html")
    add_words([page], handboek)
    assert {"Software developer", "25998", "Software development"} <= set(page["ook"])
    assert "programmeur" in page["vak"]


def test_what_is_the_title_of_another_page_counts_less_here(handboek: Handboek) -> None:
    three, last = section("momenten/drie-gesprekken.html"), section("gesprekken/eindgesprek.html", "Het eindgesprek")
    add_words([three, last], handboek)
    assert "eindgesprek" in three["verwant"]
    assert "eindgesprek" not in three["ook"]
    assert "eindgesprek" in last["ook"]


def test_the_index_is_a_script_and_material_has_an_empty_one(handboek: Handboek, tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    (tmp_path / "search/search_index.json").write_text('{"docs":[]}', encoding="utf-8")

    def written() -> str:
        search.write(tmp_path, handboek, [{"location": "a.html", "title": "Vóór & na", "text": "Een stagegesprek."}])
        return (tmp_path / INDEX).read_text(encoding="utf-8")

    script = written()
    assert written() == script
    assert (tmp_path / "search/search_index.js").read_text(encoding="utf-8") == 'var __index={"docs":[]};\n'
    index = json.loads(script.removeprefix("var zoekindex=").removesuffix(";\n"))
    assert index["docs"] == [{"location": "a.html", "title": "Vóór & na", "text": "Een stagegesprek.", "ook": ["a"]}]


# The search box


def ask(page: Page, question: str) -> list[str]:
    """Type a question, and return the pages that are found, best first, as `leren/smart`."""
    box = page.locator(".md-search__input")
    box.fill("")
    box.press("Backspace")
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    box.fill(question[:-1])
    box.press_sequentially(question[-1])
    page.wait_for_selector(".md-search-result__item, .md-search-result__meta a", state="attached")
    links = page.locator(".md-search-result__item > a:first-child").evaluate_all("all => all.map(a => a.href)")
    root = page.evaluate("new URL(JSON.parse(document.querySelector('#__config').text).base, location).href")
    return [link.split("#")[0].removeprefix(root).removesuffix(".html") for link in links]


def said(page: Page) -> str:
    return page.locator(".md-search-result__meta").inner_text()


def questions() -> dict[str, list[str]]:
    text = (ROOT / "tests" / "zoekvragen.yml").read_text(encoding="utf-8")
    return {question: [pages] if isinstance(pages, str) else pages for question, pages in yaml.safe_load(text).items()}


@pytest.mark.browser
def test_everyday_questions_find_their_page_first(chromium: Browser, server: str, site: Path) -> None:
    asked = questions()
    assert len(asked) >= 60
    assert [page for pages in asked.values() for page in pages if not (site / f"{page}.html").is_file()] == []
    with reader(chromium, DESK) as page:
        page.goto(server + "index.html")
        found = {question: ask(page, question) for question in asked}
    wrong = {
        question: found[question][:3]
        for question, right in asked.items()
        if found[question][:1] not in [[page] for page in right]
    }
    assert len(wrong) <= (1 - RIGHT_FIRST) * len(asked), wrong
    if wrong:
        print(f"not first: {wrong}")


@pytest.mark.browser
def test_every_opleiding_is_found_by_its_name_and_crebo(chromium: Browser, server: str, handboek: Handboek) -> None:
    with reader(chromium, DESK) as page:
        page.goto(server + "naslag/over.html")
        for slug, opleiding in handboek.opleidingen.items():
            for question in (opleiding.naam, opleiding.naam.lower(), opleiding.crebo):
                assert ask(page, question)[0] == f"opleidingen/{slug}/index", question


@pytest.mark.browser
def test_nothing_of_the_search_is_fetched_before_it_is_used(chromium: Browser, server: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.removeprefix(server))

    with reader(chromium, DESK) as page:
        page.on("request", note)
        page.goto(server + "leren/smart.html", wait_until="networkidle")
        before = list(asked)
        page.keyboard.press("/")
        expect(page.locator(".md-search__input")).to_be_focused()
        page.wait_for_load_state("networkidle")
        assert ask(page, "mentor")[0] == "rollen/praktijkopleider"
    late = {INDEX, "assets/zoekmachine.js"}
    assert late.isdisjoint(before)
    assert late <= set(asked)
    assert not [url for url in asked if "/workers/" in url]


@pytest.mark.browser
def test_a_question_in_the_address_is_answered(chromium: Browser, server: str) -> None:
    with reader(chromium, DESK) as page:
        page.goto(server + "veilig/index.html?q=geen+tijd")
        first = page.locator(".md-search-result__item > a").first
        expect(first).to_be_visible()
        first.click()
        page.wait_for_url(server + "begeleiden/ritme.html*")


@pytest.mark.browser
def test_a_typing_error_is_mended_and_said(chromium: Browser, server: str, handboek: Handboek) -> None:
    with reader(chromium, DESK) as page:
        page.goto(server + "index.html")
        ask(page, "praktijkopleider")
        assert handboek.teksten.zoeken.gezocht_op not in said(page)
        ask(page, "praktijkoplieder")
        assert f"{handboek.teksten.zoeken.gezocht_op}: praktijkopleider" in said(page)


@pytest.mark.browser
def test_nothing_found_leads_on(chromium: Browser, server: str) -> None:
    with reader(chromium, DESK) as page:
        page.goto(server + "leren/smart.html")
        assert ask(page, "xyzzy") == []
        page.locator(".md-search-result__meta a").first.click()
        page.wait_for_url(server + "naslag/begrippen.html")


@pytest.mark.browser
def test_the_words_that_find_a_page_are_not_shown(chromium: Browser, server: str) -> None:
    with reader(chromium, DESK) as page:
        page.goto(server + "index.html")
        ask(page, "webdeveloper")
        shown = page.locator(".md-search-result__item").first.inner_text().lower()
    assert "software developer" in shown
    assert "webdeveloper" not in shown
    assert "programmeur" not in shown


@pytest.mark.browser
def test_an_index_that_cannot_be_loaded_is_told_and_tried_again(
    chromium: Browser, server: str, handboek: Handboek
) -> None:
    with reader(chromium, DESK) as page:
        page.route(f"**/{INDEX}", lambda route: route.abort())
        page.goto(server + "index.html")
        page.locator(".md-search__input").press_sequentially("smar")
        expect(page.locator(".md-search-result__meta")).to_have_text(handboek.teksten.zoeken.niet_geladen)
        page.unroute(f"**/{INDEX}")
        assert ask(page, "smart")[0] == "leren/smart"


@pytest.mark.browser
def test_texts_in_the_index_are_shown_and_never_run(chromium: Browser, server: str) -> None:
    attack = "<img src=x onerror=window.gehackt=1> smart & <b>vet</b>"
    docs = [{"location": "leren/smart.html", "title": attack, "text": attack, "ook": [attack]}]
    docs.append({"location": "leren/smart.html#kop", "title": attack, "text": attack})
    index = {"docs": docs, "delen": {}, "stopwoorden": [], "lichte_woorden": [], "teksten": {}, "kijk_ook_bij": []}
    with reader(chromium, DESK) as page:
        body = f"var zoekindex={json.dumps(index)};"
        page.route(f"**/{INDEX}", lambda route: route.fulfill(body=body, content_type="text/javascript"))
        page.goto(server + "index.html")
        ask(page, "smart")
        assert page.locator(".md-search-result__item h1").inner_text() == attack
        assert page.locator(".md-search-result__item :is(img, b)").count() == 0
        assert page.evaluate("window.gehackt") is None


@pytest.mark.browser
def test_search_works_from_disk(chromium: Browser, site: Path) -> None:
    with reader(chromium, DESK) as page:
        page.goto((site / "veilig" / "index.html").as_uri())
        assert ask(page, "stage gesprek")[0] in ("gesprekken/index", "momenten/drie-gesprekken")
        assert ask(page, "geen tijd")[0] == "begeleiden/ritme"
        page.locator(".md-search-result__item > a").first.click()
        page.wait_for_url((site / "begeleiden" / "ritme.html").as_uri() + "*")
