"""What a school hears when the base changes below it: each change once, with both texts, until it is confirmed."""

import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from handboek.baseline_file import read
from handboek.finding import BASELINE
from handboek.load import load
from handboek.problems import Problems
from handboek.schools import find_school
from handboek.unknown_entry import WHOLE
from own_school import change, confirmed, warnings
from school_accidents import NAME, install


@pytest.fixture
def school(klein: Path) -> Path:
    """The folder of the school of the tests, in a copy of the tiny handbook, with all that it remembers."""
    return install(klein)


BAKKER = """\
naam: Broodbakker
crebo: 25182
niveau: 2
leerweg: [bbl]
sector: Horeca
zekerheid: hoog
let_op: Kijk bij SBB.
bronnen: [{titel: Een reglement}]
kerntaken: [{code: B1-K1, titel: Bakt, werkprocessen: [{code: B1-K1-W1, titel: Kneedt}]}]
leerdoelen:
  - {id: GOAL, soort: vaardigheid, werkproces: B1-K1-W1, doel: Ik bak., specifiek: Hier., meetbaar: Tien.,
     acceptabel: Ja., realistisch: Ja., tijdgebonden: Nu., bewijs: Brood., moment: Vrijdag.}
"""
HAND, BOKS = "Geef een hand.", "Geef een boks."
UPGRADES = [
    # the file of the base with what it said and says now, and then the file of the school with what is told there
    ("inwerken.yml", HAND, BOKS, "inwerken.yml", f"eerst '{HAND}', nu '{BOKS}'"),
    ("formulieren/proef.yml", "label: Getal", "label: Cijfer", "formulieren/proef.yml", "eerst 'label: Getal', nu"),
    ("gesprekken.yml", "gaat het?", "gaat het?, Wat valt op?", "gesprekken.yml", "nu 'Hoe gaat het?; Wat valt op?'"),
    (
        "schalen.yml",
        "      - {id: wel,",
        "      - {id: half, kort: '0', titel: Bijna, uitleg: Zo.}\n      - {id: wel,",
        "schalen.yml",
        "hier staat 'Half', in de basis 'Bijna'",
    ),
    (
        "opleidingen/bakker.yml",
        "",
        BAKKER.replace("GOAL", "kneden"),
        "opleidingen/bakker.yml",
        "hier staat 'Bakker', in de basis 'Broodbakker'",
    ),
    ("formulieren/proef.yml", "label: Tekst,", "label: Regel,", "opleidingen/kok/formulieren/proef.yml", "nu 'Regel'"),
    ("../docs/leren/smart.md", "# SMART", "# SMART of niet", "docs/leren/smart.md", "nu 'SMART of niet, 12 woorden"),
]


def upgrade(data: Path, file: str, old: str, new: str) -> None:
    if old:
        change(data / file, old, new)
    else:
        (data / file).write_text(new, encoding="utf-8")


@pytest.mark.parametrize(
    ("base", "own", "said"), [((file, old, new), own, said) for file, old, new, own, said in UPGRADES]
)
def test_a_change_below_the_school_is_told_with_both_texts_until_it_is_confirmed(
    base: tuple[str, str, str], own: str, said: str, school: Path
) -> None:
    upgrade(school.parent.parent, *base)
    (problem,) = warnings(school)
    assert (problem.place.file, problem.severity) == (f"data/scholen/{NAME}/{own}", "let op")
    assert problem.place.line > 1 or own.startswith(("opleidingen/bakker", "docs/"))
    assert said in problem.wrong
    assert confirmed(school).differences == (problem,)
    assert warnings(school) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("school.yml", "id: school\n", "id: ander\n", "de basis heeft 'school' niet meer; er stond 'Alles.'"),
        (
            "opleidingen/bakker.yml",
            "",
            BAKKER.replace("GOAL", "bakken"),
            "de basis heeft dit bestand nu zelf ook, zonder",
        ),
    ],
)
def test_what_stops_the_build_says_that_it_is_the_base_that_changed(
    file: str, old: str, new: str, said: str, school: Path
) -> None:
    upgrade(school.parent.parent, file, old, new)
    before = (school / BASELINE).read_bytes()
    for read_all in (warnings, confirmed):
        with pytest.raises(Problems) as found:
            read_all(school)
        assert said in str(found.value)
    assert (school / BASELINE).read_bytes() == before


def test_an_own_value_that_an_opleiding_changes_is_not_the_bases(school: Path) -> None:
    change(school / "formulieren/proef.yml", "    velden:\n", "    velden:\n      - {id: tekst, label: Ons label}\n")
    confirmed(school)
    assert "delen.gewoon.velden.tekst.label" in read((school / BASELINE).read_bytes(), "")["formulieren/proef"]
    variant = read((school / BASELINE).read_bytes(), "")[f"opleidingen/kok/formulieren/{NAME}"]
    assert list(variant) == ["delen.gewoon.velden.datum"]
    change(school / "formulieren/proef.yml", "Ons label", "Toch anders")
    assert warnings(school) == ()


def test_a_hidden_file_is_remembered_by_its_name_alone(school: Path) -> None:
    (school / "opleidingen/kok.yml").write_text("verberg: true\n", encoding="utf-8")
    shutil.rmtree(school / "opleidingen/kok")
    confirmed(school)
    assert read((school / BASELINE).read_bytes(), "")["opleidingen/kok"] == {WHOLE: "Kok"}
    change(school.parent.parent / "opleidingen/kok.yml", "Snijdt groente", "Snijdt fruit")
    assert warnings(school) == ()


def test_the_face_of_the_base_is_no_concern_of_a_school(school: Path) -> None:
    change(school.parent.parent / "school.yml", "naam: Klein handboek", "naam: Ander handboek")
    assert warnings(school) == ()


def test_a_school_that_changes_nothing_hears_nothing(klein: Path) -> None:
    folder = klein / "data/scholen/leeg"
    folder.mkdir(parents=True)
    assert load(klein / "data", klein / "docs", school=find_school(klein / "data", "leeg")).warnings == ()


def test_the_example_school_remembers_its_base() -> None:
    loaded = load(ROOT / "data", ROOT / "docs", school=find_school(ROOT / "data", "voorbeeld"))
    assert loaded.baseline is not None
    differences = [*loaded.baseline.differences(), *loaded.baseline.advice()]
    assert differences == [], "look at these, and then: handboek bevestig --school voorbeeld"
