"""`handboek importeer`, and what a site shows of the opleidingen that it made."""

import os
import pty
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import ROOT, build_site, copy_project
from handboek.cli import handboek
from handboek.commands.words_of_click import speak_dutch
from handboek.load import load
from sbb_files import BASIS, FIETSEN, MONTEUR, PLAKKEN, Kt, write

NEWER = replace(FIETSEN, basis=(Kt("Onderhoudt fietsen", (replace(PLAKKEN, titel="Plakt een buis"),)), BASIS[1]))


@pytest.fixture
def project(klein: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny handbook, in which the command is typed."""
    monkeypatch.chdir(klein)
    speak_dutch()
    return klein


def type_(*words: str | Path) -> Result:
    return CliRunner().invoke(handboek, ["importeer", *map(str, words)], prog_name="handboek")


def files(project: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (project / "data" / "opleidingen").iterdir()}


def test_new_opleidingen_are_written_at_once(project: Path, tmp_path: Path) -> None:
    done = type_(write(tmp_path, FIETSEN), "--leerweg", "allebei")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.split("\n")[:3] == [
        "nieuw: Fietsmonteur (25801) in data/opleidingen/fietsmonteur.yml",
        "nieuw: E-bikespecialist (25802) in data/opleidingen/e-bikespecialist.yml",
        "2 nieuw, 0 veranderd, 0 gelijk",
    ]
    assert "\nleerweg: [bol, bbl]\n" in files(project)["fietsmonteur.yml"].decode()


def test_a_trial_writes_nothing(project: Path, tmp_path: Path) -> None:
    before = files(project)
    done = type_(write(tmp_path, FIETSEN), "--proef")
    assert done.exit_code == 0
    assert done.stdout.endswith("2 nieuw, 0 veranderd, 0 gelijk\nEr is niets geschreven.\n")
    assert files(project) == before


def test_a_file_that_is_there_changes_only_when_asked(project: Path, tmp_path: Path) -> None:
    type_(write(tmp_path, FIETSEN))
    before = files(project)
    done = type_(write(tmp_path, NEWER))
    assert done.exit_code == 1
    assert "    B1-K1-W1: Plakt een band -> Plakt een buis\n    B1-K1-W2 eraf: Stelt remmen af\n" in done.stdout
    assert "data/opleidingen/fietsmonteur.yml:1:1: dit bestand is er al en zou veranderen" in done.stderr
    assert files(project) == before
    done = type_(write(tmp_path, NEWER), "--ja")
    assert (done.exit_code, done.stdout.split("\n")[-2]) == (0, "Klaar.")
    assert b"Plakt een buis" in files(project)["fietsmonteur.yml"]


@pytest.mark.parametrize(("answer", "is_written"), [("ja", True), ("nee", False), ("", False)])
def test_on_a_terminal_it_asks(project: Path, tmp_path: Path, answer: str, is_written: bool) -> None:
    type_(write(tmp_path, FIETSEN))
    before = files(project)
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "handboek", "importeer", str(write(tmp_path, NEWER))],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.write(ours, f"{answer}\n".encode())
        assert process.wait(timeout=60) == 0
    assert (files(project) != before) == is_written
    os.close(ours)
    os.close(theirs)


def test_into_a_school(project: Path, tmp_path: Path) -> None:
    school = project / "data" / "scholen" / "wielen"
    school.mkdir(parents=True)
    done = type_(write(tmp_path, FIETSEN), "--school", "wielen", "--crebo", "25802")
    assert done.stdout.startswith(
        "nieuw: E-bikespecialist (25802) in data/scholen/wielen/opleidingen/e-bikespecialist.yml"
    )
    assert sorted(path.name for path in (school / "opleidingen").iterdir()) == ["e-bikespecialist.yml"]
    assert type_(write(tmp_path, FIETSEN), "--school", "wieltjes").exit_code == 1


def test_a_leerweg_may_come_later(project: Path, tmp_path: Path) -> None:
    """Where there is nobody to ask, it stays empty, and is filled in where the school has not done so by then."""
    file = write(tmp_path, FIETSEN)
    told = "De leerweg is nog leeg: lees later opnieuw in met --leerweg"
    assert told in type_(file).stdout
    ours = project / "data" / "opleidingen" / "fietsmonteur.yml"
    ours.write_text(ours.read_text(encoding="utf-8") + "leerweg: [bbl]\n", encoding="utf-8")
    done = type_(file, "--leerweg", "bol", "--ja")
    assert told not in done.stdout
    assert "E-bikespecialist (25802) in data/opleidingen/e-bikespecialist.yml\n    leerweg erbij: bol\n" in done.stdout
    assert "0 nieuw, 1 veranderd, 1 gelijk" in done.stdout
    found = load(project / "data", project / "docs").handboek.opleidingen
    assert {name: found[name].leerweg for name in ("fietsmonteur", "e-bikespecialist")} == {
        "fietsmonteur": ["bbl"],
        "e-bikespecialist": ["bol"],
    }
    assert "1 veranderd" not in type_(file, "--leerweg", "bol", "--ja").stdout


def test_a_school_remembers_of_what_is_new(project: Path, tmp_path: Path) -> None:
    school = project / "data" / "scholen" / "wielen"
    school.mkdir(parents=True)
    file = write(tmp_path, FIETSEN)
    type_(file, "--school", "wielen", "--crebo", "25801")
    assert not (school / "basis.slot").exists(), "a school that remembers nothing is left alone"
    (school / "basis.slot").write_text('school:\n  school.contact.inleiding: "Oud"\n', encoding="utf-8")
    done = type_(file, "--school", "wielen", "--crebo", "25802")
    text = (school / "basis.slot").read_text(encoding="utf-8")
    assert "opleidingen/e-bikespecialist:\n  (bestand):\n" in text
    assert 'school.contact.inleiding: "Oud"' in text, "what is to be reviewed stays"
    assert "opleidingen/fietsmonteur" not in text, "of that one nothing was said"
    assert done.stdout.endswith("\nKlaar.\n")
    (school / "basis.slot").write_text("school: kapot\n", encoding="utf-8")
    (school / "opleidingen" / "fietsmonteur.yml").unlink()
    assert type_(file, "--school", "wielen", "--crebo", "25801").exit_code == 0
    assert (school / "basis.slot").read_text(encoding="utf-8") == "school: kapot\n"


def test_what_is_wrong_is_told_with_its_line(project: Path, tmp_path: Path) -> None:
    before = files(project)
    file = write(tmp_path, replace(FIETSEN, profielen=(replace(MONTEUR, crebo=""),)))
    done = type_(file, "--ja")
    assert done.exit_code == 1
    assert f"{file.as_posix()}:" in done.stderr
    assert "profiel 'Fietsmonteur' heeft geen crebo. Kies met --crebo" in done.stderr
    assert files(project) == before
    assert type_(tmp_path / "niets.xml").exit_code == 1


def test_where_there_is_no_handbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = type_(write(tmp_path, FIETSEN))
    assert "hier staat geen handboek" in done.output
    assert done.exit_code == 1
    assert type_(write(tmp_path, FIETSEN), "--naar", "elders").exit_code == 0
    assert (tmp_path / "elders" / "fietsmonteur.yml").is_file()


def test_the_handbook_builds_with_them(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    file = write(tmp_path, replace(FIETSEN, domein="99"))
    done = CliRunner().invoke(handboek, ["importeer", str(file), "--naar", str(project / "data" / "opleidingen")])
    assert done.exit_code == 0, done.output
    built = build_site(project, project / "site")
    assert built.returncode == 0, built.stdout + built.stderr
    for name in ("index.html", "leerplan.html", "leerplan.pdf"):
        assert (project / "site" / "opleidingen" / "e-bikespecialist" / name).is_file()
