"""Schools that are no school, and pages of a school that reach for more than the handbook."""

import sys
from pathlib import Path

import pytest

from conftest import ROOT, build_site
from handboek.load import load
from handboek.pages import Pages
from handboek.problems import Problems
from handboek.render import Prose
from handboek.schools import find_school
from school_accidents import NAME, install


@pytest.mark.parametrize(
    "reach",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ school.__init__.__globals__ }}",
        "{{ school.naam.__class__ }}",
        "{{ blok.__globals__ }}",
        "{{ blok.__code__ }}",
        "{{ blok|attr('__globals__') }}",
        "{{ '{0.__globals__}'|format(blok).format(blok) }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ self._TemplateReference__context }}",
        "{% include '/etc/passwd' %}",
        "{% include 'pages/opleiding.html' %}",
        "{% import 'macros.html' as m %}",
        "{% extends 'theme/main.html' %}",
        "{{ opleidingen.clear() }}",
        "{{ sleutels.append(1) }}",
        "{{ range(10**9)|list }}",
        "{{ 9**(9**9) }}",
        "{{ 'a' * 99999999999 }}",
        "{{ 'a'|center(99999999999) }}",
        "{{ blok }}",
        "{{ school }}",
        "{{ lipsum() }}",
        "{{ ['a', 'b']|random }}",
    ],
)
def test_a_page_reaches_no_further_than_the_handbook(reach: str, klein: Path) -> None:
    page = install(klein) / "docs/leren/smart.md"
    page.write_text(f"---\nomschrijving: Over SMART.\n---\n\n# SMART\n\nEerst dit.\n\n{reach}\n", encoding="utf-8")
    loaded = load(klein / "data", klein / "docs", school=find_school(klein / "data", NAME))
    with pytest.raises(Problems) as found:
        Pages(loaded.handboek, ROOT / "templates").drafts(loaded.pages)
    places = {(problem.place.file, problem.place.line) for problem in found.value.problems}
    assert places == {(f"data/scholen/{NAME}/docs/leren/smart.md", 9)}
    assert "root:" not in str(found.value)


def test_what_a_page_may_do_still_works() -> None:
    page = (
        "{% for naam in namen %}{{ naam|upper }}{{ loop.index + 1 }} {% endfor %}{% if namen|length > 1 %}ja{% endif %}"
    )
    assert Prose().render(page, {"namen": ["a", "b"]}, file="docs/x.md") == "A2 B3 ja"


@pytest.mark.parametrize(
    "school", ["bestaat-niet", "../..\0", "x" * 5000, "~niemand-hier", "Proef", ".", "proef/../proef"]
)
def test_a_school_that_is_not_there(school: str, klein: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or it is told, or it is a folder that someone named; never a traceback."""
    install(klein)
    monkeypatch.chdir(klein)
    if school == ".":
        assert find_school(klein / "data", school).data == klein
        return
    with pytest.raises(Problems) as found:
        find_school(klein / "data", school)
    (problem,) = found.value.problems
    assert problem.wrong.startswith("er is geen school '")
    assert ("Bedoel je 'proef'?" in problem.remedy) == (school == "Proef")


def test_a_folder_that_cannot_be_read(klein: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who runs the tests may be allowed to read all, so the system is made to refuse."""
    folder = install(klein)

    def refuse(path: Path) -> None:
        raise PermissionError(13, "geweigerd")

    monkeypatch.setattr("handboek.schools.Path.iterdir", refuse)
    with pytest.raises(Problems, match="niet te lezen"):
        find_school(klein / "data", folder.name)


def test_a_wrong_school_leaves_the_old_site(project: Path) -> None:
    done = build_site(project, project / "site", SCHOOL="nergens")
    assert done.returncode != 0
    assert "data/scholen:1:1: er is geen school 'nergens'." in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert (project / "site/index.html").read_text(encoding="utf-8") == "de oude site"


@pytest.mark.skipif(sys.platform == "win32", reason="links ask for rights there")
def test_a_ring_of_links_is_no_ring_of_files(klein: Path) -> None:
    folder = install(klein)
    (folder / "docs" / "rond").symlink_to(folder)
    loaded = load(klein / "data", klein / "docs", school=find_school(klein / "data", NAME))
    assert not [path for path in loaded.pages if path.startswith("rond/docs/rond/")]
