"""The edge: MkDocs asks, the generator answers. The only file that imports mkdocs.

MkDocs calls these functions in their order. A problem in the input stops the build; the old site stays as it was.
"""

import html
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from jinja2 import Environment, TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler

sys.path.insert(0, str(Path(__file__).parent))  # MkDocs takes the folder of a hook off the path again

from handboek import publish, search
from handboek.headings import Heading, anchors, headings
from handboek.jinja_errors import Where, explain
from handboek.model import Handboek
from handboek.pages import Pages
from handboek.prepare import Folders, Prepared, prepare
from handboek.problems import Problems
from handboek.prose_markdown import HandboekExtension
from handboek.sections import Section, sections
from handboek.theme_words import theme_words

log = logging.getLogger("handboek")  # not below MkDocs' own: shown with --quiet too, and no warning for strict

AFTER_ALL = -sys.maxsize
# Material's own search engine: zoeken.js stands in for it.
_UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")


@dataclass
class Build:
    """What one build knows; a new one starts with every `on_config`."""

    pages: Pages
    prepared: Prepared
    site: Path
    templates: Path
    staging: Path | None
    """The folder to write in, or None for a server, which has one of its own."""
    sections: list[Section] = field(default_factory=list)


_serving = False
_build: Build | None = None


def _current() -> Build:
    assert _build is not None, "MkDocs calls on_config first"
    return _build


@contextmanager
def _told() -> Iterator[None]:
    """Stop the build where something is wrong, with what MkDocs shows as it is."""
    try:
        yield
    except Problems as problems:
        raise Abort(str(problems)) from None


def on_startup(command: Literal["build", "serve", "gh-deploy"], dirty: bool) -> None:
    """Remember whether this is a build or a server."""
    global _serving
    _serving = command == "serve"
    logger = logging.getLogger("mkdocs")
    if logger.level > logging.WARNING:  # --quiet; but strict counts no warning that is not shown
        logger.setLevel(logging.WARNING)


@event_priority(-AFTER_ALL)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything before anything is written, and set the site up with it."""
    global _build
    _build = None
    site = Path(config.site_dir)
    folders = Folders.of_project(Path(config.config_file_path).resolve().parent, Path(config.docs_dir))
    if not _serving:
        publish.recover(site)
    prepared = _prepared(folders)
    pages = Pages(prepared.handboek, folders.templates, folders.compiled)
    staging = None if _serving else publish.stage(site)
    config.site_dir = str(staging or site)
    _build = Build(pages, prepared, site, folders.templates, staging)
    config.watch.extend([str(folders.data), str(folders.templates)])
    config.markdown_extensions.append(HandboekExtension())  # type: ignore[arg-type]  # MkDocs names only strings
    _introduce(config, prepared.handboek)
    return config


def _prepared(folders: Folders) -> Prepared:
    """Return the handbook, with its warnings told; stop the build where it is wrong."""
    with _told():
        prepared = prepare(folders)
    for problem in prepared.warnings:
        log.warning("%s", problem)
    return prepared


def _introduce(config: MkDocsConfig, handboek: Handboek) -> None:
    """Give the theme the face of the school and the words of the site."""
    school = handboek.school.school
    config.site_name = html.escape(school.naam)
    config.site_description = html.escape(school.ondertitel, quote=True)
    config.copyright = f"{html.escape(school.naam)} · {html.escape(school.editie)}"
    config.theme["logo"] = school.logo
    config.extra["teksten"] = handboek.teksten


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what no page uses, and add the pages made from data; MkDocs sees them as empty Markdown files."""
    for file in [file for file in files if file.src_uri.startswith(_UNUSED) or file.src_uri.endswith(".map")]:
        files.remove(file)
    for path in _current().prepared.generated:
        files.append(File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let the theme speak our words where data/teksten.yml has them, and its own Dutch elsewhere."""
    theirs = [env.get_template(f"partials/languages/{name}.html").module for name in (config.theme["language"], "en")]
    ours = _current().prepared.handboek.teksten.thema
    env.globals["woord"] = theme_words(ours, [module.t for module in theirs])  # type: ignore[attr-defined]
    return env


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Give MkDocs the Markdown of a page: the rendered prose, with marks where its blocks come."""
    prepared = _current().prepared
    path = page.file.src_uri
    page.update_date = prepared.handboek.school.school.datum.isoformat()
    if path in prepared.generated:
        generated = prepared.generated[path]
        page.meta = {"title": html.escape(generated.title), "description": html.escape(generated.description)}
        return ""
    page.meta["description"] = html.escape(prepared.handboek.paginas[path].omschrijving)
    return prepared.drafts[path].markdown


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Put the blocks into a page, and give MkDocs its table of contents and its anchors."""
    build = _current()
    path = page.file.src_uri
    draft = build.prepared.drafts.get(path)
    body = build.pages.finish(draft, html) if draft else build.prepared.generated[path].html
    page.toc = TableOfContents([_anchor(heading) for heading in headings(body)])
    page.present_anchor_ids = anchors(body)
    page.meta["search"] = {"exclude": True}  # Material's plugin has no part in the index
    build.sections.extend(sections(page.url, body))
    if (following := files.get_file_from_path(build.prepared.following(path))) is not None:
        page.next_page = following.page
    return body


def _anchor(heading: Heading) -> AnchorLink:
    link = AnchorLink(heading.text, heading.id, heading.level)
    link.children = [_anchor(child) for child in heading.children]
    return link


@event_priority(AFTER_ALL)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the search index for Dutch; then, when nothing warned, let the new site take its place."""
    build = _current()
    search.write(Path(config.site_dir), build.prepared.handboek, build.sections)
    if build.staging is not None and not _refused_by_strict():
        with _told():
            publish.swap(build.staging, build.site)
        config.site_dir = str(build.site)


def on_build_error(error: Exception) -> None:
    """Tell a mistake in a template of the theme the way any other is told."""
    if isinstance(error, TemplateError) and _build is not None:
        raise Abort(str(explain(error, Where(str(_build.templates)), ()))) from None


def on_shutdown() -> None:
    """Remove what a build wrote that failed or was broken off; the old site stands."""
    if _build is not None and _build.staging is not None:
        publish.discard(_build.staging)


def _refused_by_strict() -> bool:
    """Tell whether MkDocs counted a warning; it does so only when strict, and fails right after this hook."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))
