"""`handboek controleer` as it is typed: at which schools it looks, what it tells, and how GitHub and GitLab show it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from checked import TODAY, found, page, school_of
from command import make_school
from handboek.annotations import Repository, for_github, for_gitlab
from handboek.checking import check
from handboek.commands.controleer import command
from handboek.finding import Layer
from handboek.prepare import Folders
from handboek.problems import Place, Problem


def test_a_school_and_its_pages(klein: Path) -> None:
    head = "---\nomschrijving: Een proef.\n---\n\n# Proef\n\n"
    folder = school_of(
        klein,
        **{
            "school.yml": "school:\n  naam: Proef\n",
            "docs__proef__een.md": f"{head}Lees [dit](../leren/smrt.md). TODO\n",
            "docs__proef__plaat.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "docs__proef__twee.md": f"{head}![plaat](plaat.svg) [een](een.md)\n",
        },
    )
    told = [each for each in found(klein, "proef") if "basis" not in each]
    assert [each.split(": ")[0] for each in told] == [f"data/scholen/proef/docs/proef/een.md:7:{at}" for at in (12, 31)]
    assert "let op" not in told[0]
    (folder / "inwerken.yml").write_text("stappen: [{id: bestaat-niet, titel: X}]\n", encoding="utf-8")
    told = found(klein, "proef")
    assert any("inwerken.yml:1:16: deze lijst heeft geen regel 'bestaat-niet'" in each for each in told)
    assert any("een.md:7:31: let op: hier staat nog 'TODO'" in each for each in told), "also when the data is wrong"


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(command, arguments)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def test_the_command(klein: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(klein)
    assert run() == (0, "geen fouten, geen waarschuwingen.\n")
    page(klein, "TODO")
    code, output = run()
    assert code == 0
    assert output.startswith("Waarschuwingen:\ndocs/leren/proef.md:7:1: hier staat nog 'TODO'")
    assert output.endswith("\ngeen fouten, 1 waarschuwing.\n")
    page(klein, "TODO [weg](weg.md)")
    code, output = run()
    assert code == 1
    assert output.startswith("docs/leren/proef.md:7:12: de link 'weg.md' leidt nergens heen.")
    assert "\nWaarschuwingen; de site wordt er niet door tegengehouden:\ndocs/leren/proef.md:7:1: " in output
    assert output.endswith("\n1 fout, 1 waarschuwing.\n")


def test_all_schools_are_looked_at_unless_one_is_chosen(klein: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(klein)
    school_of(klein, **{"school.yml": "school:\n  naam: TODO\n"})
    (klein / "data" / "scholen" / "goed").mkdir()
    (klein / "data" / "scholen" / "goed" / "rollen.yml").write_text(
        "rollen: [{id: stagiair, verberg: false}]\n", "utf-8"
    )
    assert run()[0] == 1
    assert run("--school", "goed")[0] == 0
    assert run("--school", "proef")[0] == 1


def test_what_a_school_leaves_out_is_looked_at_too(klein: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(klein)
    school_of(klein, **{"school.yml": "school:\n  opleidingen: []\n"})
    kok = klein / "data" / "opleidingen" / "kok.yml"
    kok.write_text(kok.read_text(encoding="utf-8").replace("sector: Horeca", "sector: TODO"), encoding="utf-8")
    assert run("--school", "proef")[0] == 0
    assert run()[0] == 1


@pytest.mark.parametrize("where", ["git", "school"])
def test_paths_are_those_of_the_repository(
    klein: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    school_of(klein, **{"school.yml": "school:\n  naam: TODO\n", "docs__a.md": "TODO, 100%"})
    if where == "git":
        (tmp_path / ".git").mkdir()
        monkeypatch.chdir(klein)
        before = "klein/data/scholen/proef/"
    else:
        (klein / "data" / "scholen" / "proef" / ".git").mkdir()
        monkeypatch.chdir(klein / "data" / "scholen" / "proef")
        before = ""
    folders = Folders.of_project(klein, klein / "docs", str(klein / "data" / "scholen" / "proef"))
    assert folders.school
    layers = [Layer(klein / "data", klein / "docs", "data"), folders.school]
    problems = check(folders, klein / "mkdocs.yml", TODAY)
    lines = list(for_github(problems, Repository(Path(), layers)))
    assert f"::error file={before}school.yml,line=2,col=9::hier staat nog 'TODO' om in te vullen." in "\n".join(lines)
    assert any(line.startswith(f"::error file={before}docs/a.md,line=1,col=1::voorwerk ontbreekt.") for line in lines)
    report = json.loads(for_gitlab(problems, Repository(Path(), layers)))
    assert {each["location"]["path"] for each in report} == {f"{before}school.yml", f"{before}docs/a.md"}
    assert {each["severity"] for each in report} == {"major", "minor"}
    assert all(each["location"]["lines"]["begin"] >= 1 for each in report)


def test_a_page_of_the_base_is_not_taken_for_one_of_the_school(klein: Path, tmp_path: Path) -> None:
    school = make_school(tmp_path / "roc", "ROC")
    (school / "docs").mkdir()
    layers = [Layer(klein / "data", klein / "docs", "data"), Layer.of_school(school, "roc")]
    repository = Repository(school, layers)
    assert repository.path("roc/docs/index.md") == "docs/index.md"
    assert repository.path("docs/index.md") == "basis/docs/index.md"
    assert repository.path("data/rollen.yml") == "basis/data/rollen.yml"


def test_signs_that_mean_something_to_github(tmp_path: Path) -> None:
    problem = Problem(Place("a,b:c%.yml", 3, 4), "100%\nfout.", "Zo::niet.", "let op")
    (line,) = for_github([problem], Repository(tmp_path, []))
    assert line == "::warning file=a%2Cb%3Ac%25.yml,line=3,col=4::100%25%0Afout. Zo::niet."


def test_fingerprints_are_each_of_their_own_and_stay(tmp_path: Path) -> None:
    def prints(*lines: int) -> list[str]:
        problems = [Problem(Place("a.yml", line), "fout.", "Zo.") for line in lines]
        return [each["fingerprint"] for each in json.loads(for_gitlab(problems, Repository(tmp_path, [])))]

    assert len(set(prints(1, 2))) == 2
    assert prints(1, 2) == prints(5, 9)
