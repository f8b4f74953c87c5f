"""The edge: MkDocs asks, the generator answers. The only file that imports mkdocs.

MkDocs loads this file once and calls the functions below in their order. A problem in the input
stops the build with a message in Dutch; the site that stood there stays as it was.
"""

import html
import logging
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NoReturn

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
from handboek.load import load
from handboek.pages import Draft, Page, Pages
from handboek.problems import Problems
from handboek.prose_markdown import HandboekExtension, glossary

log = logging.getLogger("mkdocs.handboek")

LAST = -1000
ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Build:
    """What one build knows; a new one starts with every `on_config`."""

    pages: Pages
    drafts: dict[str, Draft]
    generated: dict[str, Page]
    site: Path
    staging: Path | None
    warnings: CountHandler


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


@event_priority(-LAST)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything before anything is written, and set the site up with it."""
    global _build
    docs = Path(config.docs_dir)
    data, templates = ROOT / "data", ROOT / "templates"
    try:
        loaded = load(data, docs)
    except Problems as problems:
        _stop(problems)
    for problem in loaded.warnings:
        log.info("%s", problem)
    handboek = loaded.handboek
    school = handboek.school.school
    pages = Pages(handboek, templates)
    try:
        drafts = pages.drafts(docs)
        generated = {page.path: page for page in pages.generated()}
    except Problems as problems:
        _stop(problems)
    site = Path(config.site_dir)
    staging = None if _command == "serve" else publish.stage(site)
    counter = CountHandler()
    counter.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(counter)
    _build = Build(pages, drafts, generated, site, staging, counter)
    if staging is not None:
        config.site_dir = str(staging)
    config.site_name = html.escape(school.naam)
    config.site_description = html.escape(school.ondertitel, quote=True)
    config.copyright = f"{html.escape(school.naam)} · {html.escape(school.editie)}"
    config.theme["logo"] = school.logo
    config.markdown_extensions.append(HandboekExtension())  # type: ignore[arg-type]  # MkDocs names only strings
    config.watch.extend([str(data), str(templates)])
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made from data; MkDocs sees them as empty Markdown files."""
    for path in _current().generated:
        files.append(File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    return files


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
    return build.drafts[path].markdown + glossary(build.pages.handboek.begrippen.begrippen)


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Put the blocks into a page, and give MkDocs its table of contents and its anchors."""
    build = _current()
    path = page.file.src_uri
    try:
        body = build.pages.finish(build.drafts[path], html) if path in build.drafts else build.generated[path].html
    except Problems as problems:
        _stop(problems)
    page.toc = TableOfContents([_anchor(heading) for heading in headings(body)])
    page.present_anchor_ids = anchors(body)
    return body


def _anchor(heading: Heading) -> AnchorLink:
    link = AnchorLink(heading.text, heading.id, heading.level)
    link.children = [_anchor(child) for child in heading.children]
    return link


@event_priority(LAST)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the search index for Dutch; then, when nothing warned, let the new site take its place."""
    build = _current()
    site = Path(config.site_dir)
    search.write(site, build.pages.handboek)
    _leave_out(site)
    _detach(build)
    if build.staging is None or (config.strict and build.warnings.get_counts()):
        return
    publish.swap(build.staging, build.site)


@event_priority(LAST)
def on_build_error(error: Exception) -> None:
    """Remove what was written; the old site stands."""
    if _build is not None:
        _detach(_build)
        if _build.staging is not None:
            publish.discard(_build.staging)


def _detach(build: Build) -> None:
    logging.getLogger("mkdocs").removeHandler(build.warnings)


def _leave_out(site: Path) -> None:
    """Remove what no page uses: source maps, and the word rules of languages other than Dutch."""
    for path in site.rglob("*.map"):
        path.unlink()
    shutil.rmtree(site / "assets" / "javascripts" / "lunr", ignore_errors=True)
