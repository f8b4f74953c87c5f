"""The edge: MkDocs asks, the generator answers. The only file that imports mkdocs.

MkDocs calls these functions in their order. A problem in the input stops the build; the old site stays as it was.
"""

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler

sys.path.insert(0, str(Path(__file__).parent))  # MkDocs takes the folder of a hook off the path again

from handboek import publish, shell
from handboek.headings import Heading
from handboek.jinja_errors import Where, explain
from handboek.last_site import keep_showing
from handboek.pdf_server import make_on_demand
from handboek.policy import with_policy
from handboek.prepare import Folders, prepare
from handboek.problems import Problems
from handboek.progress import run_through
from handboek.prose_markdown import HandboekExtension
from handboek.site import Site
from handboek.theme_words import theme_words

log = logging.getLogger("handboek")  # not below MkDocs' own: shown with --quiet too, and no warning for strict

AFTER_ALL = -sys.maxsize
_UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")  # of Material's search: zoeken.js stands in


@dataclass
class Build:
    """What one build knows; a new one starts with every `on_config`."""

    site: Site
    target: Path  # where the site is to stand
    staging: Path | None  # the folder to write in, or None for a server, which has one of its own


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


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a build or a server."""
    global _serving
    _serving = command == "serve"
    logger = logging.getLogger("mkdocs")
    if logger.level > logging.WARNING:  # --quiet; but strict counts no warning that is not shown
        logger.setLevel(logging.WARNING)


@event_priority(-AFTER_ALL)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything before anything is written, and give the theme the face of the school."""
    global _build  # where this one fails, a server still shows the last
    target = Path(config.site_dir)
    if not _serving:
        publish.recover(target)
    with _told():
        home, school = Path(config.config_file_path).resolve().parent, str(config.extra.get("school") or "")
        folders = Folders.of_project(home, Path(config.docs_dir), school)
        prepared = prepare(folders)
    for problem in prepared.warnings:
        log.warning("%s", problem)
    staging = None if _serving else publish.stage(target)
    config.site_dir = str(staging or target)
    site = Site.of(prepared, folders, config.nav or [])
    _build = Build(site, target, staging)
    config.update(site.settings())
    config.watch.extend(map(str, folders.watched()))
    config.markdown_extensions.append(HandboekExtension())  # type: ignore[arg-type]  # MkDocs names only strings
    config.theme["logo"] = prepared.handboek.school.school.logo
    config.extra.update(site.for_theme())
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what no page uses, and add the pages made from data; MkDocs sees them as empty Markdown files."""
    for file in [file for file in files if file.src_uri.startswith(_UNUSED) or file.src_uri.endswith(".map")]:
        files.remove(file)
    site = _current().site
    for path in (*site.prepared.generated, shell.PATH):
        files.append(File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    for path, content in site.files():
        if (below := files.get_file_from_path(path)) is not None:
            files.remove(below)
        files.append(File.generated(config, path, content=content))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let the theme speak our words where data/teksten.yml has them, and its own Dutch elsewhere."""
    theirs = [env.get_template(f"partials/languages/{name}.html").module for name in (config.theme["language"], "en")]
    ours = _current().site.prepared.handboek.teksten.thema
    env.globals["woord"] = theme_words(ours, [module.t for module in theirs])  # type: ignore[attr-defined]
    return env


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Give MkDocs the Markdown of a page: the rendered prose, with marks where its blocks come."""
    site = _current().site
    page.update_date = site.prepared.handboek.school.school.datum.isoformat()
    page.meta.update(site.meta(page.file.src_uri))
    if page.file.src_uri == shell.PATH:
        page.abs_url = page.canonical_url = None  # it is no page of its own, and has no place in the sitemap
    return site.markdown(page.file.src_uri)


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Put the blocks into a page, and give MkDocs its table of contents and its anchors."""
    site = _current().site
    body = site.body(page.file.src_uri, page.url, html)
    page.toc = TableOfContents([_anchor(heading) for heading in body.headings])
    page.present_anchor_ids = body.anchors
    page.meta["search"] = {"exclude": True}  # Material's plugin has no part in the index
    if (following := files.get_file_from_path(site.following(page.file.src_uri))) is not None:
        page.next_page = following.page
    return body.html


def _anchor(heading: Heading) -> AnchorLink:
    link = AnchorLink(heading.text, heading.id, heading.level)
    link.children = [_anchor(child) for child in heading.children]
    return link


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Let nothing run on a page but what this site wrote; MkDocs leaves out a page that ends up empty."""
    return _current().site.keep(page.file.src_uri, with_policy(output))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Do the same for the pages that the theme makes by itself, such as 404.html."""
    return with_policy(output_content) if template_name.endswith(".html") else output_content


@event_priority(AFTER_ALL)
def on_post_build(config: MkDocsConfig) -> None:
    """Write what is no page of MkDocs; then, when nothing warned, let the new site take its place."""
    build = _current()
    with _told():
        pdfs = build.site.write_rest(Path(config.site_dir))
        if build.staging is not None and not _refused_by_strict():
            left = pdfs.write_known(build.staging, build.target)
            run_through(pdfs.make(build.staging, left), len(left), "Pdf's maken")
            publish.swap(build.staging, build.target)
            config.site_dir = str(build.target)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> None:
    """Let the server make a PDF when it is asked for, so that a change is seen without waiting for them all."""
    make_on_demand(server, lambda: _current().site.pdfs, Path(config.site_dir), server.mount_path)
    keep_showing(server, lambda: _current().site.pdfs is not None)  # they are there once all else is written
    for folder in _current().site.folders.watched_alone():
        server.watch(str(folder), recursive=False)


def on_build_error(error: Exception) -> None:
    """Tell a mistake in a template of the theme the way any other is told."""
    if isinstance(error, TemplateError) and _build is not None:
        raise Abort(str(explain(error, Where(str(_build.site.folders.templates)), ()))) from None


def on_shutdown() -> None:
    """Remove what a build wrote that failed or was broken off; the old site stands."""
    if _build is not None and _build.staging is not None:
        publish.discard(_build.staging)


def _refused_by_strict() -> bool:
    """Tell whether MkDocs counted a warning; it does so only when strict, and fails right after this hook."""
    return any(one.get_counts() for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler))
