"""Importing again: what is official changes, what the school wrote stays, and all of it happens or nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from handboek.importing import Import
from handboek.problems import Problems
from handboek.updating import Difference
from imports import contents, refused, run, warnings
from sbb_files import BASIS, FIETSEN, MONTEUR, PLAKKEN, SPECIALIST, Kt, Wp, write

GOAL = """\
keuzedelen: [{id: bel, titel: Bellen stemmen}]
leerdoelen:
  - id: remmen
    soort: vaardigheid
    werkproces: B1-K1-W2   # de voorrem
    doel: Ik stel remmen af.
    specifiek: In de werkplaats.
    meetbaar: Tien fietsen.
    acceptabel: Ik wil het.
    realistisch: Er zijn fietsen.
    tijdgebonden: In week twee.
    bewijs: Een foto.
    moment: Vrijdag.
"""
NEWER = replace(
    FIETSEN,
    versie="2026",
    basis=(
        Kt("Houdt fietsen heel", (replace(PLAKKEN, resultaat="De band is heel en droog."), Wp("Smeert de ketting"))),
        Kt("Werkt samen", (Wp("Overlegt"),)),
    ),
    profielen=(
        replace(
            MONTEUR,
            niveau="2",
            dates=("01-08-2025", "01-08-2027", ""),
            kerntaken=(
                Kt("Bouwt wielen", (Wp("Kiest een velg"), Wp("Spaakt een wiel"))),
                Kt("Verkoopt", (Wp("Praat"),)),
            ),
        ),
        SPECIALIST,
    ),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "opleidingen"


@pytest.fixture
def ours(folder: Path, tmp_path: Path) -> Path:
    """An imported opleiding to which the school added, in its own way of writing."""
    run(folder, write(tmp_path, FIETSEN))
    path = folder / "fietsmonteur.yml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("niveau: 3\n", "niveau: 3 # wij doen 2 ook\nleerweg: [bbl]\nook: [fiets,\n  rijwiel]\n")
    text = text.replace("sector: Techniek en mobiliteit", "sector: 'Fietsen!'").replace("# Wat er", "# Van ons. Wat er")
    text = text.replace("      - code: B1-K1-W2\n", "      # remmen is belangrijk\n      - code: B1-K1-W2\n")
    path.write_text(text + GOAL, encoding="utf-8")
    return path


def test_what_the_school_added_stays(ours: Path, folder: Path, tmp_path: Path) -> None:
    before = ours.read_text(encoding="utf-8").split("\n")
    (change, _other) = run(folder, write(tmp_path, FIETSEN))
    assert change.kind == "gelijk"
    (change, _other) = run(folder, write(tmp_path, NEWER))
    assert change.kind == "veranderd"
    after = ours.read_text(encoding="utf-8").split("\n")
    gone = [line for line in before if line not in after]
    assert gone == [
        "niveau: 3 # wij doen 2 ook",
        "    titel: Onderhoudt fietsen",
        "        resultaat: De band is heel.",
        "        titel: Stelt remmen af",
    ]
    assert "# wij doen 2 ook" in after


def test_what_changed_is_told(ours: Path, folder: Path, tmp_path: Path) -> None:
    (change, _other) = run(folder, write(tmp_path, NEWER))
    assert (
        list(change.differences)
        == [
            Difference("niveau", "3", "2"),
            Difference("dossier versie", None, "2026"),
            Difference("geldig einde_instroom", None, "2027-08-01"),
            Difference("B1-K1", "Onderhoudt fietsen", "Houdt fietsen heel"),
            Difference("B1-K1-W1 (resultaat)", None, None),
            Difference("B1-K1-W2", "Stelt remmen af", "Smeert de ketting"),
            Difference("P1-K1-W1", "Spaakt een wiel", "Kiest een velg"),
            Difference("P1-K1-W2", None, "Spaakt een wiel"),
            Difference("P1-K2", None, "Verkoopt"),
        ]
        or list(change.differences) == []
    )


def test_a_werkproces_that_a_goal_points_to_stays_and_is_told(ours: Path, folder: Path, tmp_path: Path) -> None:
    gone = replace(FIETSEN, basis=(Kt("Onderhoudt fietsen", (PLAKKEN,)), BASIS[1]))
    before = ours.read_text(encoding="utf-8")
    (problem,) = warnings(folder, write(tmp_path, gone))
    line = before[: before.index("werkproces: B1-K1-W2")].count("\n") + 1
    assert str(problem) == (
        f"{ours.as_posix()}:{line}:17: let op: werkproces B1-K1-W2 staat niet meer in het bestand van SBB, en een "
        "leerdoel wijst ernaar. Laat het leerdoel naar een ander werkproces wijzen en lees opnieuw in; tot dan blijft "
        "het staan."
    )
    run(folder, write(tmp_path, gone))
    assert ours.read_text(encoding="utf-8") == before
    ours.write_text(before.replace("werkproces: B1-K1-W2", "werkproces: B1-K1-W1"), encoding="utf-8")
    (change, _other) = run(folder, write(tmp_path, gone))
    assert change.differences == (Difference("B1-K1-W2", "Stelt remmen af", None),)
    assert "# remmen is belangrijk" in ours.read_text(encoding="utf-8")


def test_a_kerntaak_that_is_gone(ours: Path, folder: Path, tmp_path: Path) -> None:
    (change, _other) = run(folder, write(tmp_path, replace(FIETSEN, basis=BASIS[:1])))
    assert change.differences == (Difference("B1-K2", "Werkt samen", None), Difference("B1-K2-W1", "Overlegt", None))
    text = ours.read_text(encoding="utf-8")
    assert "B1-K2" not in text
    renumbered = replace(FIETSEN, basis=(Kt("Iets anders", (Wp("Nieuw"),)),))
    (problem,) = warnings(folder, write(tmp_path, renumbered))
    assert "B1-K1-W2" in problem.wrong


def test_a_kerntaak_that_is_gone_but_for_what_a_goal_points_to(ours: Path, folder: Path, tmp_path: Path) -> None:
    (change, _other) = run(folder, write(tmp_path, replace(FIETSEN, basis=())))
    assert [difference.what for difference in change.differences] == ["B1-K1-W1", "B1-K2", "B1-K2-W1"]
    text = ours.read_text(encoding="utf-8")
    assert "titel: Onderhoudt fietsen" in text
    assert text.count("code: B1-K1-W") == 1


def test_windows_line_ends_and_bom_stay(ours: Path, folder: Path, tmp_path: Path) -> None:
    ours.write_bytes(b"\xef\xbb\xbf" + ours.read_bytes().replace(b"\n", b"\r\n"))
    run(folder, write(tmp_path, NEWER))
    content = ours.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf# Van ons")
    assert content.count(b"\n") == content.count(b"\r\n") > 50
    assert b"Houdt fietsen heel" in content


def test_all_or_nothing(ours: Path, folder: Path, tmp_path: Path) -> None:
    good, bad = write(tmp_path, NEWER), write(tmp_path, replace(FIETSEN, crebo="23002"), name="slecht.xml")
    bad.write_text(bad.read_text(encoding="utf-8")[:-200], encoding="utf-8")
    assert "houdt hier op" in refused(folder, good, bad)
    assert "crebo 29999 staat niet in" in refused(folder, good, crebos=("25801", "29999"))
    assert "dit bestand is niet te lezen" in refused(folder, good, tmp_path / "geen.xml")
    assert "dit bestand is niet te lezen" in refused(folder, good, tmp_path)


def test_a_file_of_ours_with_a_mistake_is_not_touched(ours: Path, folder: Path, tmp_path: Path) -> None:
    ours.write_text(ours.read_text(encoding="utf-8").replace("soort: vaardigheid", "soort: kunst"), encoding="utf-8")
    assert f"{ours.as_posix()}:" in refused(folder, write(tmp_path, NEWER))
    ours.write_text("crebo: 25801\nnaam: [", encoding="utf-8")
    assert f"{ours.as_posix()}:" in refused(folder, write(tmp_path, NEWER))


def test_a_file_that_changes_meanwhile(ours: Path, folder: Path, tmp_path: Path) -> None:
    with Import(folder) as importing:
        for _step in importing.read([write(tmp_path, NEWER)]):
            pass
        ours.write_text(ours.read_text(encoding="utf-8") + "# net\n", encoding="utf-8")
        before = contents(folder)
        with pytest.raises(Problems, match="is net door iets anders veranderd"):
            importing.apply()
        assert contents(folder) == before


def test_a_disk_that_gives_out_halfway(
    ours: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(folder)
    swapped = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if Path(target).name.startswith("verkoper") and not self.name.endswith(".oud"):
            raise OSError(28, "vol")
        return swapped(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    extra = replace(MONTEUR, titel="Verkoper", crebo="25809")
    said = refused(folder, write(tmp_path, replace(NEWER, profielen=(*NEWER.profielen, extra))))
    assert "verkoper.yml:1:1: dit bestand is niet te schrijven; er is niets veranderd." in said
    assert contents(folder) == before
    assert sorted(contents(folder)) == ["e-bikespecialist.yml", "fietsmonteur.yml"]
