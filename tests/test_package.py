"""The installable package carries the base, so that a school's folder holds only its differences."""

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from command import Done, make_school
from conftest import ROOT

BASE = "handboek/basis"
# Where what stands in the project comes to stand in the package.
PLACES = {
    "hooks/handboek": "handboek",
    "hooks/mkdocs_hook.py": f"{BASE}/hooks/mkdocs_hook.py",
    "mkdocs.yml": f"{BASE}/mkdocs.yml",
    **{name: f"{BASE}/{name}" for name in ("data", "docs", "templates")},
}


def make_wheel(project: Path, folder: Path) -> Path:
    """Build the package of a project, without the network."""
    pip("wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", str(folder), str(project))
    (wheel,) = folder.glob("*.whl")
    return wheel


def pip(*words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *words],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of this project."""
    return make_wheel(ROOT, tmp_path_factory.mktemp("wiel"))


class Machine:
    """A computer on which a package was installed: an environment that has what it needs from that of the tests."""

    def __init__(self, folder: Path) -> None:
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True, timeout=60)
        self._folder = folder
        here = Path(pytest.__file__).parent.parent
        own = next(folder.rglob("site-packages"))
        (own / "rest.pth").write_text(f"{here}\n", encoding="utf-8")
        self._programs = folder / ("Scripts" if os.name == "nt" else "bin")

    def install(self, wheel: Path) -> None:
        python = self._programs / "python"
        pip("--python", str(python), "install", "--no-deps", "--no-index", "--force-reinstall", str(wheel))

    def handboek(self, folder: Path, *words: str) -> Done:
        """Type a command in a folder."""
        environment = {name: value for name, value in os.environ.items() if name not in ("SCHOOL", "PYTHONPATH")}
        return subprocess.run(
            [str(self._programs / "handboek"), *words],
            cwd=folder,
            env={**environment, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )


def test_the_package_holds_the_base_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as parcel:
        held = {name for name in parcel.namelist() if ".dist-info/" not in name}
    expected = set()
    for source, place in PLACES.items():
        top = ROOT / source
        for path in [top] if top.is_file() else top.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                expected.add(str(PurePosixPath(place, path.relative_to(top).as_posix())))
    assert held == expected


def test_two_wheels_are_the_same(wheel: Path, tmp_path: Path) -> None:
    assert make_wheel(ROOT, tmp_path).read_bytes() == wheel.read_bytes()


def test_a_school_needs_the_package_alone_and_is_upgraded_by_it(klein: Path, tmp_path: Path) -> None:
    """With the tiny handbook as the base, which is built in a second."""
    base = as_base(klein)
    machine = Machine(tmp_path / "omgeving")
    machine.install(make_wheel(base, tmp_path / "oud"))
    school = make_school(tmp_path / "mijn school", "ROC Zonder Repo")
    done = machine.handboek(school, "bouw")
    assert (done.returncode, done.stdout.count("\n")) == (0, 1), done.stdout + done.stderr
    assert sorted(path.name for path in school.iterdir()) == ["school.yml", "site"]
    page = (school / "site/leren/smart.html").read_text(encoding="utf-8")
    assert ("ROC Zonder Repo" in page, "Dit is nieuw" in page) == (True, False)
    assert (school / "site/formulieren/proef.pdf").read_bytes().startswith(b"%PDF-")
    assert machine.handboek(school, "--versie").stdout == f"Stagehandboek {project_version()}\n"

    renew(base)
    machine.install(make_wheel(base, tmp_path / "nieuw"))
    assert machine.handboek(school, "--versie").stdout == "Stagehandboek 99.0\n"
    assert machine.handboek(school, "bouw").returncode == 0
    page = (school / "site/leren/smart.html").read_text(encoding="utf-8")
    assert ("ROC Zonder Repo" in page, "Dit is nieuw" in page) == (True, True)


def as_base(klein: Path) -> Path:
    """Make of the tiny handbook what this project is, with all that it packs."""
    for name in ("hooks", "templates"):
        shutil.copytree(ROOT / name, klein / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-TEKST"):
        shutil.copy(ROOT / name, klein)
    nav = (klein / "mkdocs.yml").read_text(encoding="utf-8").partition("nav:")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("nav:")
    (klein / "mkdocs.yml").write_text(settings[0] + nav[1] + nav[2], encoding="utf-8")
    return klein


def renew(base: Path) -> None:
    """Give a base another version and another text."""
    settings = base / "pyproject.toml"
    text, old = settings.read_text(encoding="utf-8"), f'version = "{project_version()}"'
    assert old in text
    settings.write_text(text.replace(old, 'version = "99.0"'), encoding="utf-8")
    with (base / "docs/leren/smart.md").open("a", encoding="utf-8") as page:
        page.write("\nDit is nieuw.\n")


def project_version() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])
