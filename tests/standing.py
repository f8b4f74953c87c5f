"""What the tests share about a site that stands while a build goes wrong: how to break it, and what is left."""

from pathlib import Path

import yaml

Site = dict[str, bytes]


def read(site: Path) -> Site:
    """Return every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def leftovers(project: Path) -> list[str]:
    """Return what builds have left beside the site."""
    return sorted(path.name for path in project.glob(".site.*"))


def add_hook(project: Path, code: str) -> None:
    """Let MkDocs load a hook of the test's own, after the handbook's."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    (project / "storing.py").write_text(code, encoding="utf-8")
    settings.write_text(text.replace("hooks:\n", "hooks:\n  - storing.py\n", 1), encoding="utf-8")
    hooks = yaml.safe_load(settings.read_text(encoding="utf-8"))["hooks"]
    assert hooks[0] == "storing.py"


def break_data(project: Path) -> None:
    """Leave out a colon."""
    path = project / "data" / "vragen.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("vraag: Hoe", "vraag Hoe"), encoding="utf-8")


def break_page(project: Path) -> None:
    """Name a rol that does not exist."""
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n{{ de_praktijkopleidr }}\n")
