"""All that is wrong with a handbook, or asks for another look: what stops a build, and what a reader would notice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown

from . import leftovers, reading_level
from .dead_links import LinkCollector, Prose, Targets, check_data_links, check_links
from .decode import decode
from .finding import PAGE, VARIANT, Files, Layer, Source
from .frontmatter import split
from .headings import anchors
from .node import Node
from .pages import Pages
from .prepare import Folders, Prepared, prepare
from .problems import Problem, Problems
from .prose_markdown import HandboekExtension
from .source import parse
from .understand import read_head

# What MkDocs adds to the extensions that mkdocs.yml names.
_ALWAYS = ("toc", "tables", "fenced_code")


def check(folders: Folders, settings: Path, today: date) -> list[Problem]:
    """Return everything there is to say of a handbook, in the order of files and lines.

    Args:
        folders: where it stands, with the school that is laid over it.
        settings: its mkdocs.yml, which names the extensions of Markdown.
        today: the day on which every opleiding should still be given.
    """
    texts = _Texts.of(folders)
    found = set(texts.problems())
    try:
        prepared = prepare(folders)
    except Problems as problems:
        return sorted(found.union(problems))
    found.update(prepared.warnings)
    found.update(_ended(prepared, texts, today))
    found.update(_pages(prepared, folders, texts, settings))
    return sorted(found)


@dataclass(frozen=True)
class _Texts:
    """The files of a handbook as they were written, by name; the lowest layer first."""

    sources: Mapping[str, Sequence[Source]]

    @classmethod
    def of(cls, folders: Folders) -> "_Texts":
        files = Files()
        files.add(Layer(folders.data, folders.docs, folders.data.name))
        if folders.school:
            files.add(folders.school)
        return cls(files.sources)

    @cached_property
    def by_file(self) -> dict[str, tuple[str, str]]:
        """Name and text of each file that can be read, by what messages call it."""
        found = {}
        for name, layers in self.sources.items():
            for source in layers:
                try:
                    found[source.shown] = name, decode(read_head(source.path), source.shown)[0]
                except (OSError, Problems):
                    continue  # load tells
        return found

    def problems(self) -> Iterator[Problem]:
        """Yield what is to be said of each text by itself."""
        for file, (name, text) in self.by_file.items():
            if name.startswith(PAGE):
                yield from leftovers.check_page(text, file)
            elif (root := self.tree(file)) is not None:
                yield from leftovers.check_data(root, name)
                yield from reading_level.check_data(root, name.rpartition(VARIANT)[2] or name, file)

    def tree(self, file: str) -> Node | None:
        """Return the tree of a data file, or None where it is no YAML, as load tells."""
        try:
            return parse(self.by_file[file][1], file)
        except (KeyError, Problems):
            return None

    def node(self, name: str, path: tuple[str, ...]) -> Node | None:
        """Return the node at a path, from the last layer that has it."""
        for source in reversed(self.sources.get(name, ())):
            root = self.tree(source.shown)
            if root and (node := root.at(path)) is not root and node.place != root.at(path[:-1]).place:
                return node
        return None


def _ended(prepared: Prepared, texts: _Texts, today: date) -> Iterator[Problem]:
    """Yield a warning for each opleiding whose last day has passed."""
    for slug, opleiding in prepared.handboek.opleidingen.items():
        end = opleiding.geldig.einde_opleiding
        node = texts.node(f"opleidingen/{slug}", ("geldig", "einde_opleiding"))
        if end and end < today and node:
            wrong = f"deze opleiding hield op te bestaan op {end.isoformat()}."
            remedy = "Kijk bij SBB welke ervoor in de plaats kwam, en haal haar weg of verberg haar."
            yield Problem(node.place, wrong, remedy, "let op")


def _pages(prepared: Prepared, folders: Folders, texts: _Texts, settings: Path) -> Iterator[Problem]:
    """Yield what is to be said of the pages once they are made: how they read, and where their links lead."""
    markdown = Markdown(**_settings(settings))
    pages = Pages(prepared.handboek, folders.templates, folders.compiled)
    prose = {path: Prose.of(markdown, draft.markdown) for path, draft in prepared.drafts.items()}
    whole = {path: pages.finish(draft, prose[path].html) for path, draft in prepared.drafts.items()}
    files = {path for path in _docs_files(folders) if not path.endswith(".md")} | set(prepared.assets)
    made = {path: page.html for path, page in prepared.generated.items()}
    targets = Targets({path: anchors(html) for path, html in (made | whole).items()}, files)
    for path, made_of in prose.items():
        file = prepared.sources[path].shown
        source = texts.by_file[file][1]
        head = "\n" * (split(source)[2] - 1)  # what stands above the prose is no place for a link
        yield from check_links(path, made_of, head + split(source)[1], file, targets)
        yield from reading_level.check_page(whole[path], head + split(source)[1], file)
    for file, (name, text) in texts.by_file.items():
        if not name.startswith(PAGE):
            yield from check_data_links(text, file, targets)


def _docs_files(folders: Folders) -> Iterator[str]:
    """Yield every file that pages may show or link to, by its path in the site."""
    for root in (*folders.all_docs, folders.templates / "theme"):
        for path in root.rglob("*"):
            if path.is_file():
                yield path.relative_to(root).as_posix()


def _settings(file: Path) -> dict[str, Any]:
    """Return the extensions of Markdown that mkdocs.yml names, and how each is set."""
    settings = yaml.load(file.read_text(encoding="utf-8"), _Settings)  # noqa: S506 - it makes plain values only
    if "markdown_extensions" not in settings and "INHERIT" in settings:
        return _settings(file.parent / settings["INHERIT"])
    named = settings.get("markdown_extensions") or []
    configs: dict[str, Any] = {}
    for each in named:
        configs.update(each if isinstance(each, dict) else {each: {}})
    names = [*_ALWAYS, *(name for name in configs if name not in _ALWAYS)]
    return {
        "extensions": [*names, HandboekExtension(), LinkCollector()],
        "extension_configs": {name: config or {} for name, config in configs.items()},
    }


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml without what only MkDocs understands, such as `!ENV`."""


_Settings.add_multi_constructor("!", lambda _loader, _tag, _node: None)
