"""The house is in order: who may know MkDocs, no words or blocks that nobody uses, and a map of it that is right."""

import ast
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from conftest import ROOT

PACKAGE = ROOT / "hooks" / "handboek"
MODULES = sorted(PACKAGE.rglob("*.py"))
EDGE = PACKAGE / "commands" / "site_by_mkdocs.py"
TEMPLATES = ROOT / "templates"
LONGEST = 200
# Blocks that pages.py puts above and below every page.
AROUND_EVERY_PAGE = {"paginakop", "paginavoet"}


def imported(module: Path) -> set[str]:
    """Return the packages that a module imports, by their first name; a dot for this package itself."""
    names = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add("." if node.level else (node.module or "").partition(".")[0])
    return names


@pytest.mark.parametrize(
    "module", [path for path in MODULES if path != EDGE], ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_the_generator_knows_no_mkdocs(module: Path) -> None:
    assert imported(module).isdisjoint({"mkdocs", "material"})


def test_only_the_edge_does() -> None:
    assert "mkdocs" in imported(ROOT / "hooks" / "mkdocs_hook.py")
    assert "mkdocs" in imported(EDGE)


def test_no_module_is_too_long_to_read_at_once() -> None:
    modules = [*(ROOT / "hooks").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    lines = {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    assert {path: number for path, number in lines.items() if number > LONGEST} == {}


def texts(folder: Path, *endings: str) -> str:
    """Return all that the files in a folder hold."""
    return "\n".join(path.read_text(encoding="utf-8") for ending in endings for path in folder.rglob(f"*{ending}"))


def words_of_material() -> str:
    """Return Material's templates, which ask for the words of their own parts; not its translations of them."""
    material = find_spec("material")
    assert material is not None
    assert material.submodule_search_locations
    templates = Path(material.submodule_search_locations[0], "templates")
    paths = [path for path in templates.rglob("*.html") if path.parent.name != "languages"]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def unused_teksten() -> Iterator[str]:
    """Yield each key of data/teksten.yml that no template, script or module asks for."""
    teksten = yaml.safe_load((ROOT / "data" / "teksten.yml").read_text(encoding="utf-8"))
    ours = texts(TEMPLATES, ".html", ".svg", ".js") + "".join(
        path.read_text(encoding="utf-8") for path in PACKAGE.glob("*.py")
    )
    theirs = ours + words_of_material()
    # What a template, script or module may call a part of the teksten.
    names = {
        "pagina": "(?:pagina|t)",
        "opleiding": "(?:opleiding|t)",
        "zoeken": "(?:zoeken|teksten)",
        "formulier": "(?:formulier|t)",
        "dossier": "(?:dossier|d|words)",
    }
    for group, keys in teksten.items():
        for key in keys:
            if group == "thema":
                used = re.search(rf"[\"']{re.escape(key)}[\"']", theirs)
            else:
                used = re.search(rf"\b{names.get(group, group)}\.{key}\b", ours)
            if not used:
                yield f"{group}.{key}"


def test_every_word_of_the_site_is_used() -> None:
    assert list(unused_teksten()) == []


def test_every_block_is_on_a_page() -> None:
    shown = set(re.findall(r'\{\{ ?blok\("([\w-]+)"', texts(ROOT / "docs", ".md")))
    assert {path.stem for path in (TEMPLATES / "blocks").glob("*.html")} == shown | AROUND_EVERY_PAGE


def test_every_macro_a_template_takes_is_used_there() -> None:
    taken = re.compile(r'\{% from "macros\.html" import ([\w, ]+?) with context %\}')
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        for names in taken.findall(text):
            for name in names.split(", "):
                assert f"{{{{ {name}(" in text, f"{path.name}: {name}"
    macros = re.findall(r"\{% macro (\w+)\(", (TEMPLATES / "macros.html").read_text(encoding="utf-8"))
    assert [name for name in macros if not re.search(rf"import [\w, ]*\b{name}\b", texts(TEMPLATES, ".html"))] == []


def test_the_readme_names_every_module_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    layout = readme.partition("## How the house is laid out")[2].partition("## ")[0]
    named = set(re.findall(r"\b\w+\.py\b", layout))
    modules = {path.name for path in MODULES if path.parent == PACKAGE and path.name != "__init__.py"}
    assert named == {*modules, "mkdocs_hook.py"}
