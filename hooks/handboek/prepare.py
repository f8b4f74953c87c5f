"""All of a build that can be done before MkDocs begins, taken from the cache where nothing has changed."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

from .form_scripts import form_scripts
from .load import load
from .model import Handboek
from .page import Page
from .pages import Draft, Pages
from .problems import Problem
from .remember import contents, remember

_TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a handbook stands, and where what was worked out for it is kept."""

    data: Path
    docs: Path
    templates: Path
    cache: Path

    @classmethod
    def of_project(cls, project: Path, docs: Path) -> "Folders":
        """Return those of a project; one without templates of its own uses the handbook's."""
        own = project / "templates"
        cache = platformdirs.user_cache_path("stagehandboek")
        return cls(project / "data", docs, own if own.is_dir() else _TEMPLATES, cache)

    @property
    def compiled(self) -> Path:
        """Where Jinja keeps the templates that it compiled."""
        return self.cache / "jinja"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A checked handbook with the warnings about it, and its pages as far as they can be made; by path within docs/."""

    handboek: Handboek
    warnings: tuple[Problem, ...]
    drafts: dict[str, Draft]
    generated: dict[str, Page]
    scripts: dict[str, str]
    """The scripts that are made from data, by path in the site."""


def prepare(folders: Folders) -> Prepared:
    """Return the handbook in these folders.

    Raises:
        Problems: all that is wrong with the data, or else with the pages.
    """
    return remember(
        folders.cache / "handboek",
        lambda: contents(folders.data, folders.docs, folders.templates),
        lambda: _prepare(folders),
    )


def _prepare(folders: Folders) -> Prepared:
    loaded = load(folders.data, folders.docs)
    pages = Pages(loaded.handboek, folders.templates, folders.compiled)
    drafts = pages.drafts(folders.docs)
    generated = {page.path: page for page in pages.generated()}
    return Prepared(loaded.handboek, loaded.warnings, drafts, generated, form_scripts(loaded.handboek))
