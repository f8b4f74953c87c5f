"""What a school reads when its input is wrong: one file in tests/problems/ for each mistake.

Such a file holds a line that names the mistake, the broken files of the tiny handbook (`=== data/vragen.yml`,
with an encoding or `weg` in brackets where that is the mistake) and the exact report (`=== melding`).
A sign that no editor shows is written as <U+0009>.
"""

import re
import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from handboek.finding import Layer
from handboek.load import load
from handboek.pages import Pages
from handboek.problems import Problems

CASES = sorted((Path(__file__).parent / "problems").glob("*.txt"))
SECTION = re.compile(r"^=== (\S+)(?: \((.+)\))?\n", re.MULTILINE)
SIGN = re.compile(r"<U\+([0-9A-F]{4})>")


def report(project: Path, templates: Path) -> str:
    """Return what is said about a handbook, by loading it and rendering its pages."""
    try:
        school = project / "data/scholen/proef"
        layer = Layer.of_school(school, "data/scholen/proef") if school.is_dir() else None
        loaded = load(project / "data", project / "docs", school=layer)
        pages = Pages(loaded.handboek, templates)
        drafts = pages.drafts(loaded.pages)
        for draft in drafts.values():
            pages.finish(draft, draft.markdown)
        for _page in pages.generated():
            pass
    except Problems as problems:
        said = map(str, problems)
    else:
        said = map(str, loaded.warnings)
    return "\n".join(said).replace(f"{project}/", "")


def break_(project: Path, case: Path) -> str:
    """Put the broken files of a case into a handbook and return the report that it should give."""
    _name, *parts = SECTION.split(case.read_text(encoding="utf-8"))
    expected = ""
    for path, remark, text in zip(parts[0::3], parts[1::3], parts[2::3], strict=True):
        target = project / path
        if path == "melding":
            expected = text.strip()
        elif remark == "weg":
            target.unlink()
        else:
            if path.startswith("templates/"):
                shutil.copytree(ROOT / "templates", project / "templates")
            shown = SIGN.sub(lambda found: chr(int(found[1], 16)), text)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(shown.encode(remark or "utf-8"))
    return expected


def test_the_tiny_handbook_is_right(klein: Path) -> None:
    assert report(klein, ROOT / "templates") == ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_message(case: Path, klein: Path) -> None:
    expected = break_(klein, case)
    templates = klein / "templates" if (klein / "templates").exists() else ROOT / "templates"
    assert report(klein, templates) == expected


def test_every_kind_of_message_is_shown_once() -> None:
    """A case that says nothing would pass without testing anything."""
    for case in CASES:
        assert re.search(r"^=== melding\n(data|docs|templates)/\S+:\d+:\d+: ", case.read_text(encoding="utf-8"), re.M)


def test_ten_megabytes(klein: Path) -> None:
    (klein / "data" / "vragen.yml").write_bytes(b"vragen: []\n" * 1_000_000)
    assert report(klein, ROOT / "templates") == (
        "data/vragen.yml:1:1: het bestand is groter dan 1 MB. Zo veel tekst past niet in één bestand: splits het."
    )


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that exists but cannot be read")
def test_unreadable_file(klein: Path) -> None:
    (klein / "data" / "vragen.yml").unlink()
    (klein / "data" / "vragen.yml").symlink_to("/proc/self/mem")
    assert report(klein, ROOT / "templates") == (
        "data/vragen.yml:1:1: dit bestand is niet te lezen. "
        "Controleer of je het mag openen en of een ander programma het niet vasthoudt."
    )
