"""The words of the Dutch search: plain, taken apart, and beside the section that they find."""

import json
from pathlib import Path

import pytest

from handboek import search
from handboek.compounds import split, words
from handboek.model import Handboek
from handboek.searchwords import add_words, role_words
from handboek.sections import Section


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
        return (tmp_path / "search/zoekindex.js").read_text(encoding="utf-8")

    script = written()
    assert written() == script
    assert (tmp_path / "search/search_index.js").read_text(encoding="utf-8") == 'var __index={"docs":[]};\n'
    index = json.loads(script.removeprefix("var zoekindex=").removesuffix(";\n"))
    assert index["docs"] == [{"location": "a.html", "title": "Vóór & na", "text": "Een stagegesprek.", "ook": ["a"]}]
