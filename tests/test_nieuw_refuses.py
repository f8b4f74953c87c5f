"""`handboek nieuw`: it asks until an answer is right, refuses what would be wrong, and nothing is ever lost."""

from pathlib import Path

import pytest

from handboek.problems import Problems
from handboek.writing import write_texts
from made import FORMULIER, OPLEIDING, TASKS, problems, read, run, written


@pytest.fixture
def here(klein: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny handbook, as the folder in which a command is typed."""
    monkeypatch.chdir(klein)
    return klein


def test_nothing_is_written_over(here: Path) -> None:
    written(run("formulier", "--titel", "Eigen blad", *FORMULIER, "--vraag", "Hoe?"))
    file = here / "data" / "formulieren" / "eigen-blad.yml"
    before = file.read_bytes()
    again = run("formulier", "--titel", "Eigen blad", *FORMULIER, "--vraag", "Anders?")
    assert problems(again)[0].wrong == "er is al een formulier met de naam 'eigen-blad'."
    assert file.read_bytes() == before
    (here / "data" / "scholen" / "brug").mkdir(parents=True)
    (here / "data" / "scholen" / "brug" / "school.yml").write_text("school: {naam: Oud}\n", encoding="utf-8")
    assert problems(run("school", "--naam", "Brug"))[0].place.file == "data/scholen/brug"
    assert (here / "data" / "scholen" / "brug" / "school.yml").read_text(encoding="utf-8") == "school: {naam: Oud}\n"


def test_an_opleiding_of_the_same_name_gets_its_crebo_in_its_name(here: Path) -> None:
    assert "kok" in read(here).handboek.opleidingen
    (file,) = written(run("opleiding", "--naam", "Kok", "--bron", "x", *OPLEIDING, *TASKS))
    assert file.name == "kok-26999.yml"


def test_a_crebo_that_is_there_is_refused_before_anything_else(here: Path) -> None:
    """Whatever the name, which may stand before the other in the list, and the version, which nobody asked for."""
    crebo = read(here).handboek.opleidingen["kok"].crebo
    (found,) = problems(run("opleiding", "--naam", "Bakker", "--bron", "x", *OPLEIDING, *TASKS, "--crebo", crebo))
    assert found.wrong == f"crebo {crebo} staat al in data/opleidingen/kok.yml."
    assert found.remedy.startswith("Verander data/opleidingen/kok.yml.")


def test_a_school_changes_an_opleiding_of_the_base(here: Path) -> None:
    crebo = read(here).handboek.opleidingen["kok"].crebo
    (here / "data" / "scholen" / "brug").mkdir(parents=True)
    file = here / "data" / "scholen" / "brug" / "school.yml"
    file.write_text("school: {naam: Brug}\n", encoding="utf-8")
    own = ["--naam", "Smid", "--bron", "x", *OPLEIDING, *TASKS, "--naar", "brug"]
    written(run("opleiding", *own))
    for text, told in (("naam: Brug", "Schrijf in opleidingen/kok"), ("opleidingen: [smid]", "Zet 'kok' in school")):
        file.write_text(f"school: {{{text}}}\n", encoding="utf-8")
        (found,) = problems(run("opleiding", *own, "--crebo", crebo))
        assert found.wrong == f"crebo {crebo} staat al in data/opleidingen/kok.yml."
        assert found.remedy.startswith(told)
    (found,) = problems(run("opleiding", *own))
    assert found.wrong == "crebo 26999 staat al in data/scholen/brug/opleidingen/smid.yml."


@pytest.mark.parametrize(
    ("answers", "leerweg"),
    [
        (["bol"], ["bol"]),
        (["bol, bbl"], ["bol", "bbl"]),
        (["bbl en bol"], ["bbl", "bol"]),
        (["Allebei"], ["bol", "bbl"]),
        (["bol", "bol en bbl"], ["bol", "bbl"]),
    ],
)
def test_a_leerweg_in_words(here: Path, answers: list[str], leerweg: list[str]) -> None:
    options = [part for answer in answers for part in ("--leerweg", answer)]
    (file,) = written(run("opleiding", "--naam", "Bakker", "--bron", "x", *OPLEIDING, *TASKS, *options))
    assert read(here).handboek.opleidingen[file.stem].leerweg == leerweg


def test_what_would_be_wrong_is_not_written(here: Path) -> None:
    before = sorted(here.rglob("*"))
    crebo = read(here).handboek.opleidingen["kok"].crebo
    options = ["--naam", "Kokkin", "--bron", "x", "--niveau", "2", "--url", "https://example.org", *TASKS]
    (found,) = problems(run("opleiding", *options, "--crebo", "23000"))
    assert (found.place.file, found.wrong) == ("--crebo", "'23000' is het nummer van een kwalificatiedossier.")
    assert problems(run("opleiding", *options, "--crebo", "26999", "--werkproces", "B2-K1-W1 Elders"))
    assert problems(run("opleiding", *options, "--crebo", "26999", "--sector", "TODO"))
    same = here / "data" / "opleidingen" / "kok.yml"
    same.write_text(same.read_text(encoding="utf-8").replace("versie:", "# versie:"), encoding="utf-8")
    assert f"crebo {crebo}" in problems(run("opleiding", *options, "--crebo", crebo))[0].wrong
    assert problems(run("school", "--naam", "Licht", "--hoofd", "#ffff00"))
    assert problems(run("formulier", "--titel", "X", *FORMULIER, "--vraag", "Hoe?", "--pagina", "nergens.md"))
    assert sorted(here.rglob("*")) == before


def test_questions_are_asked_until_the_answer_is_right(here: Path) -> None:
    typed = ["", "Bakker", "23000", "26999", "drie", "3", "bol", "", "", "", "", "Dossier", "x", "https://example.org"]
    typed += ["Bakt", "", "B1-K1 Bakt", "", "B2-K1-W1 Elders", "", "B1-K1-W1 Kneedt", ""]
    done = run("opleiding", typed="\n".join(["", *typed[1:], ""]))
    (file,) = written(done)
    made = read(here).handboek.opleidingen[file.stem]
    assert (made.naam, made.crebo, made.niveau, made.leerweg) == ("Bakker", "26999", 3, ["bol"])
    for told in ("niet leeg", "nummer van een kwalificatiedossier", "officiële code", "ontbreekt de kerntaak"):
        assert told in done.output


def test_a_colour_that_cannot_be_read_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("school", "--naar", "brug", typed="Brug\n\n#5b2350\n#f5d000\n#8a3b12\n\n\n\n\n")
    assert "#f5d000 is te licht naast wit" in done.output
    assert {path.name for path in written(done)} >= {"school.yml"}
    assert 'accent: "#8a3b12"' in (tmp_path / "brug/school.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("answer", "is_so"), [("j", True), ("Ja", True), ("y\nnee", False), ("", False)])
def test_yes_and_no_in_dutch(here: Path, answer: str, is_so: bool) -> None:
    questions = ["Blad", "Kort.", "Daarom.", "je wilt", "Hoe?", "", *[""] * 9]
    done = run("formulier", typed="\n".join([*questions, answer, ""]))
    (file,) = written(done)
    assert read(here).handboek.formulieren[file.stem].per_opleiding is is_so
    assert "[y/N]" not in done.output


def test_with_nobody_to_ask_it_names_what_it_needs(here: Path) -> None:
    done = run("opleiding", "--naam", "Bakker", typed="")
    assert done.exit_code == 2
    assert "Noem zelf: --crebo, --niveau, --bron, --url, --kerntaak, --werkproces." in done.output


def test_who_stops_halfway_hears_what_is_still_needed(here: Path) -> None:
    done = run("opleiding", typed="Bakker\n26999\n3\n\n\n\n\nDossier\n")
    assert done.exit_code == 2
    assert "Noem zelf: --url, --kerntaak, --werkproces." in done.output
    (file,) = written(run("formulier", typed="Blad\nKort.\nDaarom.\nhet kan\nHoe?\n\n"))
    assert read(here).handboek.formulieren[file.stem].minuten == 15, "what may be left out is left out"


def test_a_school_remembers_of_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written(run("school", "--naam", "Brug", "--naar", "brug"))
    slot = tmp_path / "brug" / "basis.slot"
    own = "  school.contact.wegen.onze-school:"
    slot.write_text(slot.read_text(encoding="utf-8").replace(own, f"{own} Oud #"), encoding="utf-8")
    written(run("formulier", "--titel", "Blad", *FORMULIER, "--vraag", "Hoe?", "--naar", "brug"))
    text = slot.read_text(encoding="utf-8")
    assert "formulieren/blad:" in text
    assert f'{own} "Oud"' in text, "what is to be reviewed stays"


def test_a_folder_that_is_no_school(here: Path, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    found = problems(run("formulier", "--titel", "X", *FORMULIER, "--vraag", "Hoe?", "--naar", str(tmp_path / "leeg")))
    assert found[0].wrong == "in deze map staat geen school.yml."


@pytest.mark.parametrize("naar", [(), ("--naar", "docs/tweede")], ids=["here", "deeper"])
def test_a_school_does_not_stand_inside_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, naar: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    written(run("school", "--naam", "Brug", "--naar", "brug"))
    monkeypatch.chdir(tmp_path / "brug")
    before = sorted(tmp_path.rglob("*"))
    (found,) = problems(run("school", *naar, typed=""))  # before it asks anything
    assert found.wrong == "een school kan niet in de map van een andere school staan, hier 'brug'."
    assert "--naar" in found.remedy
    assert sorted(tmp_path.rglob("*")) == before
    written(run("school", "--naam", "Ernaast", "--naar", "../ernaast"))


def test_what_is_wrong_already_comes_first(here: Path) -> None:
    (here / "data" / "vragen.yml").write_text("vragen: niets\n", encoding="utf-8")
    found = problems(run("formulier", "--titel", "X", *FORMULIER, "--vraag", "Hoe?"))
    assert {problem.place.file for problem in found} == {"data/vragen.yml"}
    assert not (here / "data" / "formulieren" / "x.yml").exists()


def test_files_are_written_all_or_none(tmp_path: Path) -> None:
    (tmp_path / "een.yml").write_text("oud", encoding="utf-8")
    with pytest.raises(Problems):
        write_texts({tmp_path / "nul.yml": "nieuw", tmp_path / "een.yml": "nieuw"})
    assert [path.name for path in tmp_path.iterdir()] == ["een.yml"]
    assert (tmp_path / "een.yml").read_text(encoding="utf-8") == "oud"
