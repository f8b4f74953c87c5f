"""`handboek controleer`: what is left to fill in, reads hard or is over, at its line; and nothing in what is right."""

import re
from datetime import date
from pathlib import Path

import pytest

from built import pages
from checked import TODAY, found, page
from conftest import ROOT
from handboek.running_prose import of_data, of_page
from handboek.source import parse
from proza import data_of
from test_leesbaarheid import running_prose

EASY = "Je loopt met ons mee. Je kijkt en je doet. Vraag het als je iets niet weet. " * 5
HARD = "Beroepspraktijkvormingsovereenkomsten veronderstellen verantwoordelijkheidsbesef en procesoptimalisatie. " * 12
LONG = (
    "Als je op maandag begint en je weet nog niet waar je moet zijn, dan bel je ons even op zodat wij je van de bus "
    "kunnen halen en je alles laten zien."
)


def test_the_tiny_handbook_is_right(klein: Path) -> None:
    assert found(klein) == []


def test_the_handbook_itself_is_right() -> None:
    assert found(ROOT, today=TODAY) == []


@pytest.mark.parametrize(
    "text",
    ["TODO", "Vraag naar [naam].", "Dit is lorem.", "En dan ... klaar.", "(nog invullen)", "XXX", "Hier invullen"],
)
def test_a_place_left_to_fill_in_on_a_page(klein: Path, text: str) -> None:
    page(klein, text)
    (told,) = found(klein)
    assert told.startswith("docs/leren/proef.md:7:")
    assert "let op: hier staat nog '" in told


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] Vul het blad in.\n- [x] Klaar.",
        "Je kunt dit blad invullen.",
        "Invullen kost vijf minuten.",
        "Typ `[naam]` of `TODO`.",
        "Lees [dit](smart.md).",
        "Hallo {{ school.naam }}.",
    ],
)
def test_what_is_no_place_to_fill_in(klein: Path, text: str) -> None:
    page(klein, text)
    assert found(klein) == []


def test_a_place_left_to_fill_in_in_the_data(klein: Path) -> None:
    school = klein / "data" / "school.yml"
    school.write_text(re.sub(r"wie: .*", 'wie: "nog invullen"', school.read_text(encoding="utf-8")), encoding="utf-8")
    (told,) = found(klein)
    assert re.match(r"data/school\.yml:\d+:\d+: let op: hier staat nog 'nog invullen' om in te vullen\.", told)


def test_a_page_that_reads_hard(klein: Path) -> None:
    page(klein, EASY)
    assert found(klein) == []
    page(klein, HARD)
    (told,) = found(klein)
    assert re.match(r"docs/leren/proef\.md:1:1: let op: deze tekst leest moeilijk: -?\d+ op de schaal", told)


def test_a_sentence_that_runs_long(klein: Path) -> None:
    page(klein, f"Welkom bij ons.\n\nKom **op tijd**. {LONG}")
    (told,) = found(klein)
    assert told.startswith("docs/leren/proef.md:9:1: let op: deze zin heeft meer dan 20 woorden: 'Als je op maandag")
    page(klein, f"{EASY * 8}\n\n{LONG}")
    assert found(klein) == [], "one in twenty may"
    page(klein, f"- {LONG}\n\n| a |\n|---|\n| {LONG} |")
    assert found(klein) == [], "a list and a table are no running prose"


def test_data_that_reads_hard(klein: Path) -> None:
    inwerken = klein / "data" / "inwerken.yml"
    text = inwerken.read_text(encoding="utf-8")
    inwerken.write_text(re.sub(r"uitleg: .*?([,}]|$)", rf'uitleg: "{HARD}"\1', text, count=1, flags=re.M), "utf-8")
    assert any(told.startswith("data/inwerken.yml:1:1: let op: deze tekst leest moeilijk") for told in found(klein))
    inwerken.write_text(re.sub(r"uitleg: .*?([,}]|$)", rf'uitleg: "{LONG}"\1', text, count=1, flags=re.M), "utf-8")
    (told,) = found(klein)
    line = next(n for n, each in enumerate(inwerken.read_text(encoding="utf-8").split("\n"), 1) if LONG in each)
    assert told.startswith(f"data/inwerken.yml:{line}:")
    assert "deze zin heeft meer dan 20 woorden" in told


def test_an_opleiding_that_is_over(klein: Path) -> None:
    kok = klein / "data" / "opleidingen" / "kok.yml"
    kok.write_text(
        kok.read_text(encoding="utf-8") + "geldig:\n  einde_instroom: 2024-07-31\n  einde_opleiding: 2026-07-31\n",
        encoding="utf-8",
    )
    line = kok.read_text(encoding="utf-8").count("\n")
    (told,) = found(klein)
    assert told.startswith(
        f"data/opleidingen/kok.yml:{line}:20: let op: deze opleiding hield op te bestaan op 2026-07-31. "
    )
    assert found(klein, today=date(2026, 7, 31)) == [], "its last day is a day on which it is given"


def test_the_prose_of_a_page_is_what_the_tests_of_the_site_measure(site: Path) -> None:
    """One measure: the paragraphs that `controleer` reads are those that tests/test_leesbaarheid.py reads."""
    seen = 0
    for each in pages(site).values():
        html = (site / each.path).read_text(encoding="utf-8")
        article = html[html.index("<article") : html.index("</article>")]
        ours, theirs = (
            ["".join(paragraph.split()) for paragraph in text.split("\n\n") if paragraph.strip()]
            for text in (of_page(article), running_prose(each))
        )
        assert ours == theirs, each.path
        seen += len(theirs)
    assert seen > 500


def test_the_prose_of_the_data_is_what_the_tests_measure() -> None:
    theirs: dict[str, set[str]] = {}
    for one in data_of(ROOT / "data"):
        words = " ".join(one.words.replace("§", "stagiair").split())
        if len(words.split()) > 3:
            theirs.setdefault(one.file, set()).add(words.rstrip("."))
    for file, expected in theirs.items():
        if "/scholen/" not in file:
            name = file.removeprefix("data/").removesuffix(".yml")
            root = parse((ROOT / file).read_text(encoding="utf-8"), file)
            assert {words.rstrip(".") for _node, words in of_data(root, name)} == expected, file
