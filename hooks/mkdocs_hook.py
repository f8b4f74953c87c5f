"""The edge: MkDocs asks, the generator answers. The only file that imports mkdocs.

MkDocs loads this file once and calls the functions below in their order. A problem in the input
stops the build with a message in Dutch; the site that stood there stays as it was.
"""

import html
import logging
import sys
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal, NoReturn

import platformdirs
from jinja2 import Environment
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
from handboek.load import Loaded, load
from handboek.pages import Draft, Page, Pages
from handboek.problems import Problems
from handboek.prose_markdown import HandboekExtension
from handboek.remember import contents, remember
from handboek.sections import Section, sections

# Outside the logger of MkDocs: shown with --quiet too, and no warning for strict.
log = logging.getLogger("handboek")

AFTER_ALL = -sys.maxsize
# Material's own search engine: zoeken.js stands in for it.
_UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Build:
    """What one build knows; a new one starts with every `on_config`."""

    pages: Pages
    drafts: dict[str, Draft]
    generated: dict[str, Page]
    site: Path
    staging: Path | None
    sections: list[Section] = field(default_factory=list)


_command: Literal["build", "serve", "gh-deploy"] = "build"
_build: Build | None = None


def _current() -> Build:
    assert _build is not None, "MkDocs calls on_config first"
    return _build


def _stop(problems: Problems) -> NoReturn:
    raise Abort(str(problems))


def on_startup(command: Literal["build", "serve", "gh-deploy"], dirty: bool) -> None:
    """Remember whether this is a build or a server; a server has a folder of its own to write in."""
    global _command
    _command = command
    logger = logging.getLogger("mkdocs")
    if logger.level > logging.WARNING:  # --quiet; but strict counts no warning that is not shown
        logger.setLevel(logging.WARNING)


@event_priority(-AFTER_ALL)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything before anything is written, and set the site up with it."""
    global _build
    _build = None
    docs, site = Path(config.docs_dir), Path(config.site_dir)
    project = Path(config.config_file_path).resolve().parent
    data = project / "data"
    templates = project / "templates" if (project / "templates").is_dir() else ROOT / "templates"
    if _command != "serve":
        publish.recover(site)
    cache = platformdirs.user_cache_path("stagehandboek")
    try:
        loaded, drafts, generated = remember(
            cache / "handboek", contents(data, docs, templates), lambda: _prepare(data, docs, templates, cache)
        )
    except Problems as problems:
        _stop(problems)
    for problem in loaded.warnings:
        log.warning("%s", problem)
    handboek = loaded.handboek
    school = handboek.school.school
    pages = Pages(handboek, templates, cache / "jinja")
    staging = None if _command == "serve" else publish.stage(site)
    _build = Build(pages, drafts, generated, site, staging)
    if staging is not None:
        config.site_dir = str(staging)
    config.site_name = html.escape(school.naam)
    config.site_description = html.escape(school.ondertitel, quote=True)
    config.copyright = f"{html.escape(school.naam)} · {html.escape(school.editie)}"
    config.theme["logo"] = school.logo
    config.extra["teksten"] = handboek.teksten
    config.extra["zoeken_niet_geladen"] = handboek.teksten.zoeken.niet_geladen
    config.markdown_extensions.append(HandboekExtension())  # type: ignore[arg-type]  # MkDocs names only strings
    config.watch.extend([str(data), str(templates)])
    return config


def _prepare(data: Path, docs: Path, templates: Path, cache: Path) -> tuple[Loaded, dict[str, Draft], dict[str, Page]]:
    """Read the handbook, and render all that can be rendered before MkDocs begins."""
    loaded = load(data, docs)
    pages = Pages(loaded.handboek, templates, cache / "jinja")
    return loaded, pages.drafts(docs), {page.path: page for page in pages.generated()}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what no page uses, and add the pages made from data; MkDocs sees them as empty Markdown files."""
    for file in [file for file in files if file.src_uri.startswith(_UNUSED) or file.src_uri.endswith(".map")]:
        files.remove(file)
    for path in _current().generated:
        files.append(File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let the theme speak our words where data/teksten.yml has them, and its own Dutch elsewhere."""
    ours = _current().pages.handboek.teksten.thema
    theirs = [env.get_template(f"partials/languages/{name}.html").module for name in (config.theme["language"], "en")]

    @lru_cache  # the theme asks for some thirty words on every page
    def woord(key: str) -> str:
        if key in ours:
            return html.escape(ours[key])
        return next((found for module in theirs if (found := str(module.t(key)).strip())), key)  # type: ignore[attr-defined]

    env.globals["woord"] = woord
    return env


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Give MkDocs the Markdown of a page: the rendered prose, with marks where its blocks come."""
    build = _current()
    path = page.file.src_uri
    page.update_date = build.pages.handboek.school.school.datum.isoformat()
    if path in build.generated:
        generated = build.generated[path]
        page.meta = {"title": html.escape(generated.title), "description": html.escape(generated.description)}
        return ""
    page.meta["description"] = html.escape(build.pages.handboek.paginas[path].omschrijving)
    return build.drafts[path].markdown


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Put the blocks into a page, and give MkDocs its table of contents and its anchors."""
    build = _current()
    path = page.file.src_uri
    body = build.pages.finish(build.drafts[path], html) if path in build.drafts else build.generated[path].html
    page.toc = TableOfContents([_anchor(heading) for heading in headings(body)])
    page.present_anchor_ids = anchors(body)
    page.meta["search"] = {"exclude": True}  # Material's plugin has no part in the index
    build.sections.extend(sections(page.url, body))
    return body


def _anchor(heading: Heading) -> AnchorLink:
    link = AnchorLink(heading.text, heading.id, heading.level)
    link.children = [_anchor(child) for child in heading.children]
    return link


@event_priority(AFTER_ALL)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the search index for Dutch; then, when nothing warned, let the new site take its place."""
    build = _current()
    staged = Path(config.site_dir)
    search.write(staged, build.pages.handboek, build.sections)
    if build.staging is None or _refused_by_strict():
        return
    try:
        publish.swap(build.staging, build.site)
    except OSError:
        raise Abort(
            f"{build.site.name}: de nieuwe site kan de plaats van de oude niet innemen. "
            "Sluit programma's die een bestand uit deze map open hebben, en probeer het opnieuw."
        ) from None
    config.site_dir = str(build.site)


def on_shutdown() -> None:
    """Remove what a build wrote that failed or was broken off; the old site stands."""
    if _build is not None and _build.staging is not None:
        publish.discard(_build.staging)


def _refused_by_strict() -> bool:
    """Tell whether MkDocs counted a warning; it does so only when strict, and fails right after this hook."""
    counters = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    return any(counter.get_counts() for counter in counters)
