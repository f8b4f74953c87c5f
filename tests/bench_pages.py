"""What the benches make PDFs of: the real formulieren and pages, as many as asked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, cycle, islice
from pathlib import Path, PurePosixPath
from typing import Any

from markdown import Markdown
from mkdocs.utils.yaml import yaml_load

from handboek.book import Chapter
from handboek.frontmatter import split
from handboek.model import Handboek
from handboek.pages import Pages
from handboek.prose_markdown import HandboekExtension

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "templates"
_MKDOCS_OWN = ("toc", "tables", "fenced_code")


def with_opleidingen(handboek: Handboek, slugs: Sequence[str], number: int) -> Handboek:
    """Return a handbook with as many opleidingen as asked: those of these names over and over, each called another."""
    opleidingen = {}
    for nth, slug in enumerate(islice(cycle(slugs), number)):
        opleiding = handboek.opleidingen[slug]
        opleidingen[f"{slug}-{nth}"] = opleiding.model_copy(update={"naam": f"{opleiding.naam} {nth}"})
    return replace(handboek, opleidingen=opleidingen)


def form_bodies(handboek: Handboek) -> dict[tuple[str, str], str]:
    """Return each formulier that is per opleiding as our site shows it, by its name and opleiding."""
    pages = Pages(handboek, TEMPLATES).forms.for_opleidingen()
    return {(PurePosixPath(page.path).stem, PurePosixPath(page.path).parent.name): page.html for page in pages}


def page_bodies(handboek: Handboek) -> dict[str, str]:
    """Return the inside of each page as HTML, by its path within docs/: what MkDocs makes of it, without MkDocs."""
    pages = Pages(handboek, TEMPLATES)
    settings = [
        setting if isinstance(setting, dict) else {setting: {}} for setting in _mkdocs_yml()["markdown_extensions"]
    ]
    options = {name: value for setting in settings for name, value in setting.items()}
    extensions = [*dict.fromkeys([*_MKDOCS_OWN, *options]), HandboekExtension()]
    markdown = Markdown(extensions=extensions, extension_configs=options)
    bodies = {page.path: page.html for page in pages.generated() if not page.is_form}
    for path in handboek.paginas:
        _front_matter, prose, first_line = split((ROOT / "docs" / path).read_text(encoding="utf-8-sig"))
        draft = pages.draft(path, prose, file=path, first_line=first_line)
        bodies[path] = pages.finish(draft, markdown.reset().convert(draft.markdown))
    return bodies


def chapters() -> list[Chapter]:
    """Return the navigation of the site as the chapters of a book."""
    return [Chapter(title, tuple(_paths(inside))) for part in _mkdocs_yml()["nav"] for title, inside in part.items()]


def longer(parts: Sequence[Chapter], bodies: dict[str, str]) -> Iterator[tuple[list[Chapter], dict[str, str]]]:
    """Yield a book, the book with all of its pages twice, three times, and so on."""
    found, known = list(parts), dict(bodies)
    for time in count(2):
        yield found, known
        again = {path: str(PurePosixPath(path).with_suffix(f".{time}.md")) for path in bodies}
        found = [*found, *(Chapter(part.title, tuple(again[path] for path in part.paths)) for part in parts)]
        known = known | {again[path]: body for path, body in bodies.items()}


def _mkdocs_yml() -> Any:
    return yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))  # which knows !ENV


def _paths(inside: str | list[str | dict[str, str]]) -> Iterator[str]:
    for entry in [inside] if isinstance(inside, str) else inside:
        yield from [entry] if isinstance(entry, str) else entry.values()
