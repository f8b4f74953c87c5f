"""Two thousand accidents to the real data: only Problems come out, and they stand at the right line."""

from pathlib import Path

import pytest

from accidents import DATA, DOCS, Accident, accident, originals
from conftest import ROOT, build_site, copy_project
from handboek.load import Loaded, load
from handboek.problems import Problems

COUNT = 2000
BATCH = 50
BUILT = range(0, COUNT, COUNT // 50)  # these fifty go through a whole build
BUILT_BATCH = 5


def load_with(done: Accident) -> Loaded:
    files = {**originals(), done.path: done.content}
    return load(DATA, DOCS, files.__getitem__)


def test_the_data_itself_is_right() -> None:
    load(DATA, DOCS)


@pytest.mark.parametrize("first", range(0, COUNT, BATCH))
def test_only_problems_escape(first: int) -> None:
    for number in range(first, first + BATCH):
        done = accident(number)
        found = []
        try:
            load_with(done)
        except Problems as problems:
            found = [problem for problem in problems if problem.severity == "fout"]
            assert found, number
            for problem in found:
                lines = originals().get(ROOT / problem.place.file, b"")
                lines = done.content if ROOT / problem.place.file == done.path else lines
                assert problem.place.line <= lines.count(b"\n") + lines.count(b"\r") + 1, f"{number}: {problem}"
        if done.expected is not None:
            place, message = done.expected
            lines_said = [problem.place.line for problem in found if message in problem.wrong]
            assert place.line in lines_said, f"{number}: {place} {message}\n" + "\n".join(map(str, found))


def test_each_kind_of_accident_happens_and_is_often_certain() -> None:
    """Without this the assertions above might never be reached."""
    certain = [done.expected[1] for done in map(accident, range(0, COUNT, 4)) if done.expected is not None]
    assert sum("ontbreekt" in message for message in certain) > 30
    assert sum("bestaat niet" in message for message in certain) > 30
    assert sum("staat al" in message for message in certain) > 10


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the whole project with its site, one for each worker."""
    project = copy_project(tmp_path_factory.mktemp("project"))
    done = build_site(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return project


@pytest.mark.parametrize("first", range(0, len(BUILT), BUILT_BATCH))
def test_no_build_damages_the_site(first: int, copy: Path) -> None:
    for number in BUILT[first : first + BUILT_BATCH]:
        done = accident(number)
        target = copy / done.path.relative_to(ROOT)
        target.write_bytes(done.content)
        old = {path: path.read_bytes() for path in (copy / "site").rglob("*") if path.is_file()}
        built = build_site(copy, copy / "site")
        new = {path: path.read_bytes() for path in (copy / "site").rglob("*") if path.is_file()}
        output = f"{number}: {done.path}\n{built.stdout}{built.stderr}"
        assert "Traceback" not in output, output
        if built.returncode:
            assert new == old, output
        else:
            assert new.keys() == old.keys(), output
        target.write_bytes(originals()[done.path])
