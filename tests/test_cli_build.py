"""`handboek bouw` builds a site whole or not at all, for a handbook, for a school wherever it stands, or for all."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from command import command_environment, handboek_command, make_school
from handboek.cli import handboek
from standing import add_hook, break_data, break_page, leftovers, read

NOBODY = 65534


@pytest.fixture
def standing(project: Path) -> Path:
    """The tiny handbook, where a site of the handbook stands from before."""
    (project / "site" / "search").mkdir()
    (project / "site" / "search" / "zoekindex.js").write_text("var zoekindex={};\n", encoding="utf-8")
    return project


def break_setting(project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "theem: material\n", encoding="utf-8")


def break_settings(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")


def break_link(project: Path) -> None:
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n[weg](weg.md)\n")


def break_school(project: Path) -> None:
    make_school(project / "data/scholen/roc", "ROC", datm="2026-09-01")


# What goes wrong, how the command is typed, and a part of what is then said.
MISTAKES = {
    "data": (break_data, (), "data/vragen.yml:3:5: in deze regel ontbreekt een dubbele punt."),
    "page": (break_page, (), "docs/index.md:15:4: 'de_praktijkopleidr' bestaat niet."),
    "link": (break_link, (), "MkDocs is gestopt om wat hierboven staat. Er is niets geschreven."),
    "setting": (break_setting, (), "MkDocs meldt: Config value 'theem'"),
    "settings": (break_settings, (), "mkdocs.yml:1:1: MkDocs kan deze instellingen niet gebruiken."),
    "school": (
        break_school,
        ("--school", "roc"),
        "data/scholen/roc/school.yml:3:3: de sleutel 'datm' bestaat hier niet.",
    ),
    "unknown school": (break_school, ("--school", "rok"), "er is geen school 'rok'. Bedoel je 'roc'?"),
    "no school": (lambda project: None, ("--alle-scholen",), "hier staan nog geen scholen."),
    "no folder": (lambda project: None, ("--school", "../weg"), "er is geen school '../weg'."),
    "no name": (lambda project: None, ("--school", "x" * 300), "er is geen school 'xxx"),
    "no home": (lambda project: None, ("--school", "~van-niemand/roc"), "er is geen school '~van-niemand/roc'."),
    "into the pages": (lambda project: None, ("--naar", "docs/site"), "hier staan de bestanden waar het handboek uit"),
    "over a file": (lambda project: None, ("--naar", "mkdocs.yml"), "dit is een bestand, geen map."),
    "over other work": (lambda project: None, ("--naar", "data"), "in deze map staat iets anders dan een site"),
}


def test_a_site_takes_the_place_of_the_old(standing: Path) -> None:
    done = handboek_command(standing, "bouw")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Het handboek staat in {standing / 'site'}. Begin bij index.html.\n"
    site = read(standing / "site")
    assert b"Klein handboek" in site["index.html"]
    assert "leren/oud.html" not in site
    assert leftovers(standing) == []


def test_a_letter_that_cannot_be_shown_is_no_reason_to_fail(klein: Path) -> None:
    done = handboek_command(klein, "bouw", "--naar", "../şite", PYTHONIOENCODING="cp1252")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert r"\u015fite" in done.stdout


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_leaves_everything_as_it_was(standing: Path, mistake: str) -> None:
    break_it, words, says = MISTAKES[mistake]
    break_it(standing)
    before = read(standing)
    done = handboek_command(standing, "bouw", *words)
    assert done.returncode == 1
    assert done.stderr.count(says) == 1, done.stderr
    assert "Er is niets geschreven." in done.stderr
    assert (done.stdout, "Traceback" in done.stderr) == ("", False)
    assert read(standing) == before
    assert leftovers(standing) == []


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="a folder is not closed in this way here")
@pytest.mark.parametrize("path", ["school", "dicht/school"])
def test_a_school_that_may_not_be_read_is_told(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    top = Path(tempfile.mkdtemp())  # pytest's own folders are closed to anybody else
    closed = (top / path).relative_to(top).parts[0]
    (top / path).mkdir(parents=True)
    monkeypatch.chdir("/")
    was = os.geteuid()
    assert CliRunner().invoke(handboek, ["bouw", "--help"]).exit_code == 0, "nobody may read our own modules either"
    try:
        top.chmod(0o755)
        (top / closed).chmod(0)
        if was == 0:
            os.seteuid(NOBODY)  # root may read anything
        done = CliRunner().invoke(handboek, ["bouw", "--school", str(top / path)])
    finally:
        os.seteuid(was)
        (top / closed).chmod(0o755)
        shutil.rmtree(top)
    assert done.exit_code == 1
    assert "de map van deze school is niet te lezen. Controleer of je hem mag openen." in done.output


def test_a_school_elsewhere_and_the_folder_one_stands_in(klein: Path) -> None:
    school = make_school(klein.parent / "onze school", "ROC Elders")
    done = handboek_command(klein, "bouw", "--school", "../onze school")
    assert (done.returncode, done.stdout.count("\n")) == (0, 1), done.stderr
    assert b"ROC Elders" in (klein / "site/index.html").read_bytes()
    done = handboek_command(klein, "bouw", SCHOOL=str(school))
    assert b"ROC Elders" in (klein / "site/index.html").read_bytes(), "make chooses a school in this way too"


def test_what_a_repository_holds_beside_the_school_is_left_alone(klein: Path) -> None:
    school = make_school(klein.parent / "roc", "ROC Git")
    for name in (".gitlab-ci.yml", ".github/workflows/site.yml", "requirements.txt", "README.md", ".venv/x.yml"):
        (school / name).parent.mkdir(parents=True, exist_ok=True)
        (school / name).write_text("a: 1\n", encoding="utf-8")
    for name in (
        "site/sitemap.xml",
        "site/kok.yml",
        "venv/pyvenv.cfg",
        "venv/lib/thema.yml",
        "opleidingen/kok.yml.txt",
    ):
        (school / name).parent.mkdir(parents=True, exist_ok=True)
        (school / name).write_text("", encoding="utf-8")
    done = handboek_command(klein, "bouw", "--school", str(school))
    assert done.returncode == 0, done.stderr
    told = [line.partition(":")[0] for line in done.stderr.splitlines() if "wordt niet gelezen" in line]
    assert told == ["roc/opleidingen/kok.yml.txt"]


def test_every_school_goes_to_a_folder_of_its_own_and_one_that_fails_harms_no_other(klein: Path) -> None:
    for name in ("een", "twee"):
        make_school(klein / "data/scholen" / name, f"ROC {name.title()}")
    make_school(klein / "data/scholen/fout", "ROC Fout", naaam="x")
    done = handboek_command(klein, "bouw", "--alle-scholen")
    assert done.returncode == 1
    assert done.stderr.rstrip().endswith("Niet gelukt: fout.")
    assert sorted(path.name for path in (klein / "site").iterdir()) == ["een", "twee"]
    assert b"ROC Twee" in (klein / "site/twee/index.html").read_bytes()
    assert b"ROC Twee" not in (klein / "site/een/index.html").read_bytes()


@pytest.fixture
def slow(standing: Path) -> Iterator[subprocess.Popen[str]]:
    """A build that has begun to write, and does not end by itself."""
    add_hook(standing, "import time\ndef on_post_build(config):\n    time.sleep(60)\n")
    build = subprocess.Popen(
        [sys.executable, "-m", "handboek", "bouw"],
        cwd=standing,
        env=command_environment(),
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield build
    finally:
        build.kill()
        build.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signal to one process")
def test_a_build_that_is_broken_off_leaves_the_old_site(standing: Path, slow: subprocess.Popen[str]) -> None:
    old = read(standing / "site")
    end = time.monotonic() + 30
    while not any(standing.glob(".site.nieuw-*/index.html")):
        assert time.monotonic() < end, "it did not begin in time"
        time.sleep(0.05)
    slow.send_signal(signal.SIGINT)
    _, said = slow.communicate(timeout=20)
    assert (slow.returncode, said.strip()) == (1, "Gestopt.")
    assert read(standing / "site") == old
    assert leftovers(standing) == []
