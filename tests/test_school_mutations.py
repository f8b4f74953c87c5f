"""Two thousand accidents to a school's differences: only Problems come out, at a line, and no site is damaged."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT, build_site
from handboek.load import load
from handboek.pages import Pages
from handboek.problems import Problem, Problems
from handboek.schools import find_school
from school_accidents import NAME, Accident, accident, install, originals

COUNT = 2000
BATCH = 100
BUILT = range(0, COUNT, 39)  # some fifty that go through a whole build, of the tree and of the bytes
BUILT_BATCH = 10


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tiny handbook with the school, for all accidents of a worker."""
    project = tmp_path_factory.mktemp("school") / "klein"
    shutil.copytree(ROOT / "tests" / "klein", project)
    shutil.copy(ROOT / "data" / "teksten.yml", project / "data")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("../..", ROOT.as_posix()), encoding="utf-8")
    install(project)
    return project


def warnings(project: Path, *, with_pages: bool = True) -> tuple[Problem, ...]:
    """Return the warnings about the handbook with the school, read as a build does."""
    loaded = load(project / "data", project / "docs", school=find_school(project / "data", NAME))
    if with_pages:
        pages = Pages(loaded.handboek, ROOT / "templates")
        drafts = pages.drafts(loaded.pages)
        for draft in drafts.values():
            pages.finish(draft, draft.markdown)
        for _page in pages.generated():
            pass
    return loaded.warnings


def check(done: Accident, number: int, project: Path) -> Iterator[Problem]:
    """Yield what stops the build, after a look at the place of all that is said."""
    found: tuple[Problem, ...] = ()
    try:
        found = warnings(project, with_pages=done.name.endswith(".md") or number % 10 == 0)
    except Problems as problems:
        found = problems.problems
        assert any(problem.severity == "fout" for problem in found), number
    for problem in found:
        file = project / problem.place.file
        assert file.exists() or problem.place.line == 1, f"{number}: {problem}"
        content = file.read_bytes() if file.is_file() else b""
        assert 1 <= problem.place.line <= content.count(b"\n") + content.count(b"\r") + 1, f"{number}: {problem}"
        if problem.severity == "fout":
            yield problem


def test_the_school_itself_is_right_and_knows_its_base(copy: Path) -> None:
    assert warnings(copy) == ()


def test_every_kind_of_change_is_made(copy: Path) -> None:
    """Also in a formulier of the school itself, for one of its own opleidingen."""
    loaded = load(copy / "data", copy / "docs", school=find_school(copy / "data", NAME))
    kinds = {change.kind for changes in loaded.changes.values() for change in changes}
    assert kinds == {"vervangen", "verborgen", "nieuw"}
    labels = {name: form.delen[0].velden[0].label for name, form in loaded.handboek.varianten.items()}
    assert labels == {"kok/proef": "Wat kook je?", "bakker/eigen": "Wat bak je?"}
    assert {"onze-school/stagebureau.md", "leren/smart.md"} <= loaded.pages.keys()


@pytest.mark.parametrize("first", range(0, COUNT, BATCH))
def test_only_problems_escape(first: int, copy: Path) -> None:
    for number in range(first, first + BATCH):
        done = accident(number)
        target = copy / "data" / "scholen" / NAME / done.name
        target.write_bytes(done.content)
        try:
            stopped = list(check(done, number, copy))
        finally:
            target.write_bytes(originals()[done.name])
        if done.said:
            said = [problem.place.line for problem in stopped if done.said in problem.wrong]
            assert done.line in said, f"{number}: {done.name}:{done.line} {done.said}\n" + "\n".join(map(str, stopped))


def test_accidents_are_of_all_kinds_and_hit_every_file() -> None:
    """Without this the assertions above might never be reached."""
    done = list(map(accident, range(COUNT)))
    assert {each.name for each in done} == originals().keys()
    assert sum("staat al" in each.said for each in done) > 40
    assert sum("wachten" in each.said for each in done) > 20
    assert len({(each.name, each.content) for each in done}) > COUNT * 0.8


@pytest.mark.parametrize("first", range(0, len(BUILT), BUILT_BATCH))
def test_no_build_damages_the_site(first: int, copy: Path) -> None:
    site = copy / "site"
    built = build_site(copy, site, SCHOOL=NAME)
    assert built.returncode == 0, built.stdout + built.stderr
    for number in BUILT[first : first + BUILT_BATCH]:
        done = accident(number)
        target = copy / "data" / "scholen" / NAME / done.name
        target.write_bytes(done.content)
        old = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
        try:
            built = build_site(copy, site, SCHOOL=NAME)
        finally:
            target.write_bytes(originals()[done.name])
        new = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
        output = f"{number}: {done.name}\n{built.stdout}{built.stderr}"
        assert "Traceback" not in output, output
        assert [path for path in copy.iterdir() if path.name.startswith(".site")] == [], output
        if built.returncode:
            assert new == old, output
        else:
            assert {site / name for name in ("index.html", "404.html", "sitemap.xml")} <= new.keys(), output
            assert [path for path, content in new.items() if not content] == [], output
