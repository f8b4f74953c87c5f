"""What the sources count is counted on the page where a reader meets it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from built import Element, Page, pages, select, text, with_class

CARD_TITLE = f"section[{with_class('kaart')}]/h3"
EXPLAINED = f"dl[{with_class('uitgelegd')}]/div/dt"
STEP = f"ol[{with_class('groei')}]/li"
QUESTION = f"ol[{with_class('vragenlijst')}]/li"
TASK_STEP = f"ol[{with_class('taakstappen')}]/li"
TABLE_ROW = "table/tbody/tr"


@dataclass(frozen=True)
class Count:
    """So many of something under one anchor."""

    what: str
    number: int
    place: str
    thing: str


COUNTS = [
    Count("definitievragen", 6, "leren/wat-wil-ik-leren.html#de-zes-vragen", QUESTION),
    Count("decodeervragen", 5, "ontwerp/zo-werkt-het-hier.html#vijf-vragen", QUESTION),
    Count("belevingsvragen", 4, "veilig/hoe-is-het-echt.html#de-vier-vragen", QUESTION),
    Count("vragen van de programmascan", 4, "ontwerp/programmascan.html#vier-vragen", QUESTION),
    Count("kwaliteiten", 11, "begeleiden/kwaliteiten.html#de-elf", CARD_TITLE),
    Count("begeleidingsstrategieën", 3, "begeleiden/strategieen.html#de-drie-strategieen", CARD_TITLE),
    Count("plekken om mee te doen", 3, "begeleiden/strategieen.html#stimuleren", EXPLAINED),
    Count("begeleidingsvormen", 3, "begeleiden/coachen-adviseren-motiveren.html#de-drie-kaarten", CARD_TITLE),
    Count("sleutels", 4, "gesprekken/sleutels.html#de-sleutels-op-een-rij", f"ul[{with_class('sleutelbos')}]/li"),
    Count("contactmomenten", 3, "gesprekken/index.html#drie-vaste-momenten", "ol/li"),
    Count("gesprekken met z'n drieën", 3, "momenten/drie-gesprekken.html#welk-gesprek-is-het", TABLE_ROW),
    Count("letters van SMART", 5, "leren/smart.html#de-vijf-letters", CARD_TITLE),
    Count("doelsoorten", 4, "leren/doelsoorten.html#de-vier-soorten-met-invulzinnen", CARD_TITLE),
    Count("stappen van de route", 5, "leren/waarom-leerdoelen.html#de-route-in-vijf-stappen", STEP),
    Count("stappen van de route", 5, "rollen/stagiair.html#jouw-route", STEP),
    Count("soorten stappen", 5, "leren/plannen.html#vijf-soorten-stappen", EXPLAINED),
    Count("redenen voor een deadline", 3, "leren/plannen.html#waarom-een-datum-helpt", EXPLAINED),
    Count("stappen van taak 1", 5, "leren/beginsituatie.html#vijf-stappen", TASK_STEP),
    Count("stappen van taak 2", 3, "leren/leerplan.html#in-drie-stappen", TASK_STEP),
    Count("stappen van taak 3", 6, "leren/planning.html#zes-afspraken", TASK_STEP),
    Count("stappen van taak 4", 4, "gesprekken/startgesprek.html#samen-door-het-leerplan", TASK_STEP),
    Count("kenmerken", 6, "ontwerp/index.html#zes-kenmerken-van-een-stage-die-werkt", CARD_TITLE),
    Count("kenmerken", 6, "ontwerp/stagescan.html#zes-kenmerken-zes-vragen", TABLE_ROW),
    Count("principes", 3, "ontwerp/index.html#drie-principes", CARD_TITLE),
    Count("manieren van meedoen", 4, "gesprekken/leerpotentieel.html#vier-manieren", EXPLAINED),
    Count("manieren van kijken", 3, "begeleiden/beoordelen-en-begeleiden.html#manieren-van-kijken", EXPLAINED),
    Count("delen van een vakmens", 3, "leren/index.html#drie-dingen-die-samen-groeien", EXPLAINED),
    Count("zinnen om uit te pakken", 3, "begeleiden/uitpakken.html#de-drie-zinnen", STEP),
    Count("vragen bij een opdracht", 3, "begeleiden/opdracht-geven.html#drie-vragen-bij-elke-klus", STEP),
]

# The pages of the four sleutels, and how many actions the source names for the one who guides from school.
SLEUTELS = {"leerprocessen": 3, "leerpotentieel": 2, "inschatting": 2, "begeleidingskeuzes": 3}
ROLLEN = ("bpv-begeleider", "praktijkopleider", "stagiair")
# How many examples the source gives of each doelsoort.
DOELSOORTEN = {"vaardigheid": 4, "kennis": 3, "ervaring": 2, "persoonlijk": 3}


def page(site: Path, path: str) -> Page:
    return pages(site)[path]


def found(site: Path, place: str, thing: str) -> list[Element]:
    path, _, anchor = place.partition("#")
    return select(page(site, path).section(anchor), thing)


@pytest.mark.parametrize("count", COUNTS, ids=lambda count: f"{count.number} {count.what} {count.place}")
def test_the_reader_counts_what_the_source_counts(site: Path, count: Count) -> None:
    things = found(site, count.place, count.thing)
    assert len(things) == count.number, [text(thing) for thing in things]
    assert all(text(thing) for thing in things)


@pytest.mark.parametrize("rol", ROLLEN)
@pytest.mark.parametrize("sleutel", SLEUTELS)
def test_each_sleutel_speaks_to_each_rol(site: Path, sleutel: str, rol: str) -> None:
    lists = found(site, f"gesprekken/{sleutel}.html#voor-{rol}", "ul")
    actions, questions = (select([each], "li") for each in lists)
    assert len(questions) >= 3
    assert len(actions) == (SLEUTELS[sleutel] if rol == "bpv-begeleider" else 3)


def test_the_timeline_leads_to_three_talks(site: Path) -> None:
    for drawing in found(site, "index.html#waar-zit-je-in-de-stage", "*[local-name()='svg']"):
        links = drawing.xpath(".//*[local-name()='a'][*[@class='gesprekspunt']]/@href")
        assert links == [f"gesprekken/{name}gesprek.html" for name in ("start", "tussen", "eind")]


def test_the_letters_spell_smart(site: Path) -> None:
    letters = found(site, "leren/smart.html#de-vijf-letters", f"span[{with_class('nummer')}]")
    assert "".join(text(letter) for letter in letters) == "SMART"


@pytest.mark.parametrize(("soort", "number"), DOELSOORTEN.items())
def test_each_doelsoort_has_its_examples(site: Path, soort: str, number: int) -> None:
    examples, to_complete = found(site, f"leren/doelsoorten.html#{soort}", "ul")
    assert len(select([examples], "li")) == number
    assert len(select([to_complete], "li")) >= 1


def test_there_are_at_least_seven_patronen(site: Path) -> None:
    cards = found(site, "ontwerp/patronen.html#patroon-en-tegenontwerp", f"section[{with_class('kaart')}]")
    assert len(cards) >= 7
    for card in cards:
        assert len(select([card], f"p[{with_class('regel')}]")) == 3, text(card)


def test_the_small_set_of_forms_stays_small(site: Path) -> None:
    assert 1 <= len(found(site, "formulieren/index.html#het-kleine-pakket", TABLE_ROW)) <= 8
