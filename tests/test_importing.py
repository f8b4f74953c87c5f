"""Importing from SBB: each new opleiding a file of its own, and one crebo one opleiding."""

from dataclasses import replace
from pathlib import Path

import pytest

from handboek.load import load
from handboek.model import Opleiding
from imports import contents, kinds, refused, run, warnings
from sbb_files import FIETSEN, MONTEUR, PLAKKEN, Dossier, Kt, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "opleidingen"


def test_each_opleiding_gets_a_file(folder: Path, tmp_path: Path) -> None:
    changes = run(folder, write(tmp_path, FIETSEN))
    assert kinds(changes) == {"fietsmonteur.yml": "nieuw", "e-bikespecialist.yml": "nieuw"}
    text = (folder / "fietsmonteur.yml").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "'leerweg'" in text.partition("naam:")[0]
    assert sorted(path.name for path in folder.iterdir()) == ["e-bikespecialist.yml", "fietsmonteur.yml"]


def test_a_file_names_its_schema_where_there_is_one(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "data" / "schema").mkdir(parents=True)
    (tmp_path / "data" / "schema" / "school-school.json").touch()
    run(folder, write(tmp_path, FIETSEN))
    line = (folder / "fietsmonteur.yml").read_text(encoding="utf-8").partition("\n")[0]
    assert line == "# yaml-language-server: $schema=../schema/opleidingen.json"


def test_what_was_made_loads_without_a_hand(klein: Path, tmp_path: Path) -> None:
    run(klein / "data" / "opleidingen", write(tmp_path, FIETSEN))
    loaded = load(klein / "data", klein / "docs")
    assert loaded.warnings == ()
    found = loaded.handboek.opleidingen["e-bikespecialist"]
    assert isinstance(found, Opleiding)
    assert found.werkprocessen[0].gedrag == "De monteur:\n- werkt schoon;\n- voelt aan de binnenkant;\n- meet de druk."
    assert str(found.werkprocessen[0].omschrijving).endswith("Bij een e-fiets zet ze eerst de stroom uit.")
    assert found.leerdoelen == []


def test_again_without_a_change(folder: Path, tmp_path: Path) -> None:
    file = write(tmp_path, FIETSEN)
    run(folder, file)
    before = contents(folder)
    assert set(kinds(run(folder, file)).values()) == {"gelijk"}
    assert contents(folder) == before


def test_a_name_that_is_taken_gets_its_crebo(folder: Path, tmp_path: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "fietsmonteur.yml").write_text("naam: De onze\ncrebo: 25199\n", encoding="utf-8")
    same = (replace(MONTEUR, titel="Con"), replace(MONTEUR, titel="Één"), replace(MONTEUR, titel="één!", crebo="25803"))
    odd = (replace(MONTEUR, titel="???", crebo="25804"), replace(MONTEUR, crebo="25805"))
    profielen = (replace(same[0], crebo="25806"), replace(same[1], crebo="25807"), same[2], *odd)
    changes = run(folder, write(tmp_path, replace(FIETSEN, basis=(), profielen=profielen)))
    assert [change.target.stem for change in changes] == [
        "con-25806",
        "een",
        "een-25803",
        "25804",
        "fietsmonteur-25805",
    ]
    assert (folder / "fietsmonteur.yml").read_text(encoding="utf-8") == "naam: De onze\ncrebo: 25199\n"


def test_a_hand_made_file_gets_what_is_official(klein: Path, tmp_path: Path) -> None:
    """The one of the tiny handbook, which an SBB file knows too."""
    profiel = replace(MONTEUR, titel="Kok", crebo="25180", niveau="2", kerntaken=())
    koken = Dossier("Keuken", "23081", "2024", basis=(Kt("Bereidt gerechten", (PLAKKEN,)),), profielen=(profiel,))
    kok = klein / "data" / "opleidingen" / "kok.yml"
    before = kok.read_text(encoding="utf-8").split("\n")
    (change,) = run(kok.parent, write(tmp_path, koken))
    assert [difference.what for difference in change.differences] == [
        *("dossier naam", "geldig vanaf", "bron", "B1-K1-W1", "B1-K1-W1 (omschrijving, resultaat, gedrag)")
    ]
    after = kok.read_text(encoding="utf-8").split("\n")
    assert [line for line in before if line not in after] == ["        titel: Snijdt groente"]
    assert load(klein / "data", klein / "docs").handboek.opleidingen["kok"].leerdoelen


def test_a_crebo_that_is_in_none_of_the_files(folder: Path, tmp_path: Path) -> None:
    profielen = tuple(replace(MONTEUR, titel=f"Maker {number}", crebo=str(25900 + number)) for number in range(12))
    files = [write(tmp_path, FIETSEN), write(tmp_path, replace(FIETSEN, profielen=profielen), name="twee.xml")]
    numbers = ", ".join(["25801", "25802", *(str(25900 + number) for number in range(10))])
    assert refused(folder, *files, crebos=("25801", "99999")).split("\n")[0] == (
        f"--crebo:1:1: crebo 99999 staat niet in {files[0].as_posix()}, {files[1].as_posix()}. "
        f"Daarin staan wel: {numbers} en nog 2. Kijk het nummer na, of neem een ander bestand van SBB."
    )


def test_one_crebo_in_two_dossiers(folder: Path, tmp_path: Path) -> None:
    one = write(tmp_path, FIETSEN, name="een.xml")
    other = write(tmp_path, replace(FIETSEN, crebo="23002", profielen=(MONTEUR,)), name="twee.xml")
    line = other.read_text(encoding="utf-8").partition("25801")[0].count("\n") + 1
    said = refused(folder, one, other)
    assert f"{other.as_posix()}:{line}:13: crebo 25801 ('Fietsmonteur') staat ook in {one.as_posix()} op regel" in said
    assert kinds(run(folder, one, other, crebos=("25802",))) == {"e-bikespecialist.yml": "nieuw"}
    assert set(kinds(run(folder, one, one)).values()) == {"nieuw", "gelijk"}


def test_a_school_leaves_what_the_base_has(folder: Path, tmp_path: Path) -> None:
    file = write(tmp_path, FIETSEN)
    run(folder, file, crebos=("25801",))
    school = tmp_path / "school" / "opleidingen"
    assert kinds(run(school, file, below=(folder,))) == {"e-bikespecialist.yml": "nieuw"}
    (problem,) = warnings(school, file, below=(folder,))
    assert f"crebo 25801 staat al in het handboek ({folder.as_posix()}/fietsmonteur.yml)" in problem.wrong
