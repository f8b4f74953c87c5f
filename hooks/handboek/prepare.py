"""All of a build that can be done before MkDocs begins, taken from the cache where nothing has changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from .finding import Layer, Source, is_schema
from .form_scripts import form_scripts
from .home import BASE
from .load import load
from .model import FOLDERS, Handboek
from .page import Page
from .pages import Draft, Pages
from .problems import Problem
from .remember import contents, remember
from .schools import find_school


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a handbook stands, and where what was worked out for it is kept."""

    data: Path
    docs: Path
    templates: Path
    cache: Path
    school: Layer | None = None
    """What a school lays over these."""

    @classmethod
    def of_project(cls, project: Path, docs: Path, school: str = "") -> "Folders":
        """Return those of a project; one without templates of its own uses the handbook's.

        Args:
            project: the folder that the handbook's own folders stand in.
            docs: the folder of its pages.
            school: the name of a folder in data/scholen/, the path of one elsewhere, or nothing.

        Raises:
            Problems: where there is no such school.
        """
        own = project / "templates"
        cache = platformdirs.user_cache_path("stagehandboek")
        layer = find_school(project / "data", school) if school else None
        return cls(project / "data", docs, own if own.is_dir() else BASE / "templates", cache, layer)

    @property
    def all_docs(self) -> list[Path]:
        """The folders of the pages, the base first."""
        return [self.docs, *([self.school.docs] if self.school else [])]

    def school_files(self) -> Iterator[tuple[str, Path]]:
        """Yield every file in the pages' folder of the school, by its path within it."""
        if self.school is not None:
            for path in sorted(self.school.docs.rglob("*")):
                if path.is_file() and not path.name.startswith("."):
                    yield path.relative_to(self.school.docs).as_posix(), path

    def school_pages(self) -> list[str]:
        """Return the paths of the school's own pages."""
        return [path for path, _ in self.school_files() if path.endswith(".md")]

    def watched(self) -> list[Path]:
        """Return the folders in which a change asks for a new build, with those below, beside that of the pages."""
        own = [self.school.docs, *(self.school.data / name for name in FOLDERS)] if self.school else []
        return [self.data, self.templates, *(folder for folder in own if folder.is_dir())]

    def watched_alone(self) -> list[Path]:
        """Return those of which the folders below are left alone: a school may keep a repository in its folder."""
        return [self.school.data] if self.school else []

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Yield the name and bytes of every file that a handbook is made from; a schema is none."""
        data = [self.data, *([self.school.data] if self.school else [])]
        for name, content in contents(*data, self.docs, self.templates):
            path = Path(name)
            if not any(path.is_relative_to(folder) and is_schema(path.relative_to(folder)) for folder in data):
                yield name, content

    @property
    def compiled(self) -> Path:
        """Where Jinja keeps the templates that it compiled."""
        return self.cache / "jinja"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A checked handbook with the warnings about it, and its pages as far as they can be made; by path within docs/."""

    handboek: Handboek
    warnings: tuple[Problem, ...]
    sources: Mapping[str, Source]
    """The file of each hand-written page."""
    drafts: dict[str, Draft]
    generated: dict[str, Page]
    assets: dict[str, str]
    """The scripts and style sheets that are made from data, by path in the site."""


def prepare(folders: Folders) -> Prepared:
    """Return the handbook in these folders.

    Raises:
        Problems: all that is wrong with the data, or else with the pages.
    """
    return remember(
        folders.cache / "handboek",
        folders.contents,
        lambda: _prepare(folders),
    )


def _prepare(folders: Folders) -> Prepared:
    loaded = load(folders.data, folders.docs, school=folders.school)
    pages = Pages(loaded.handboek, folders.templates, folders.compiled)
    drafts = pages.drafts(loaded.pages)
    generated = {page.path: page for page in pages.generated()}
    assets = {**form_scripts(loaded.handboek), **pages.style_sheets()}
    return Prepared(loaded.handboek, loaded.warnings, loaded.pages, drafts, generated, assets)
