"""What a build asks of the handbook, page by page. It knows nothing of MkDocs."""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import search, shell
from .book_pictures import pictures_in
from .headings import Heading, anchors, headings
from .logo import find_logo
from .navigation import Entry, chapters, with_pages
from .pages import Pages
from .pdf_files import PdfFiles
from .pdf_source import PdfSource
from .prepare import Folders, Prepared
from .sections import Section, sections

# A formulier shows no table of contents; its first entry is where the theme's link past the menu leads.
_TOP = [Heading(1, "formulier", "")]


@dataclass(frozen=True, slots=True)
class Body:
    """The inside of a page, with what its frame has to know of it."""

    html: str
    headings: list[Heading]
    anchors: set[str]


@dataclass(slots=True)
class Site:
    """The pages of one build. Paths are those within docs/, such as `leren/smart.md`."""

    prepared: Prepared
    pages: Pages
    folders: Folders
    nav: list[Entry]
    """As in mkdocs.yml, with the pages of the school."""
    pdfs: PdfFiles | None = None
    """The PDFs of the site, once all of its pages are there."""
    _sections: list[Section] = field(default_factory=list)
    _bodies: dict[str, str] = field(default_factory=dict)
    _frame: str = ""
    """The theme around a formulier, see `fill_shell`."""

    @classmethod
    def of(cls, prepared: Prepared, folders: Folders, nav: Sequence[Entry]) -> "Site":
        """Return the site of a handbook that stands in these folders, with the navigation that mkdocs.yml has."""
        title = prepared.handboek.school.school.korte_naam
        return cls(
            prepared,
            Pages(prepared.handboek, folders.templates, folders.compiled),
            folders,
            with_pages(nav, folders.school_pages(), title),
        )

    def settings(self) -> dict[str, object]:
        """Return what MkDocs has to know of the school, as HTML, and the navigation."""
        school = self.prepared.handboek.school.school
        return {
            "site_name": html.escape(school.naam),
            "site_description": html.escape(school.ondertitel, quote=True),
            "copyright": f"{html.escape(school.naam)} · {html.escape(school.editie)}",
            "nav": self.nav or None,
        }

    def for_theme(self) -> dict[str, object]:
        """Return what the templates of the theme know as `config.extra`."""
        handboek = self.prepared.handboek
        return {"teksten": handboek.teksten, "kleuren": handboek.school.school.kleuren is not None}

    def files(self) -> Iterator[tuple[str, str | bytes]]:
        """Yield the files beside those of the base's docs/: their path in it, and their content."""
        for path, content in self.prepared.assets.items():
            yield path, content
        for path, source in self.folders.school_files():
            yield path, source.read_bytes()

    def meta(self, path: str) -> dict[str, object]:
        """Return what the frame of a page shows of it, beside what its front matter says."""
        if path == shell.PATH:
            return _meta(shell.TITLE, shell.DESCRIPTION, is_form=True)
        if path in self.prepared.generated:
            page = self.prepared.generated[path]
            return _meta(html.escape(page.title), html.escape(page.description), is_form=page.is_form)
        return {"description": html.escape(self.prepared.handboek.paginas[path].omschrijving)}

    def markdown(self, path: str) -> str:
        """Return the Markdown of a page, with marks where its blocks come; nothing for one made from data alone."""
        draft = self.prepared.drafts.get(path)
        return draft.markdown if draft else ""

    def body(self, path: str, url: str, rendered: str) -> Body:
        """Return the inside of a page, and remember it for the search.

        Args:
            path: the page.
            url: its address in the site.
            rendered: the HTML of its Markdown.
        """
        if path == shell.PATH:
            return Body(shell.BODY, _TOP, set())
        draft = self.prepared.drafts.get(path)
        body = self.pages.finish(draft, rendered) if draft else self.prepared.generated[path].html
        if not draft and (page := self.prepared.generated[path]).is_form:
            # Found by its name; the page that explains it says what else it is about, and comes first for that.
            self._sections.insert(0, {"location": url, "title": page.title, "text": page.description})
            return Body(body, _TOP, anchors(body))
        self._bodies[path] = body
        self._sections.extend(sections(url, body))
        return Body(body, headings(body), anchors(body))

    def following(self, path: str) -> str:
        """Return the page to read after a page, or nothing where that is left to the menu."""
        page = self.prepared.handboek.paginas.get(path)
        return (page.volgende if page else None) or ""

    def keep(self, path: str, page: str) -> str:
        """Return a page as it is to be written; of the frame for formulieren nothing, since it is kept for them."""
        if path != shell.PATH:
            return page
        self._frame = page
        return ""

    def write_rest(self, site: Path) -> PdfFiles:
        """Write what is no page of MkDocs, the formulieren of each opleiding and the search index; return the PDFs.

        Args:
            site: the folder in which the other pages have just been written.

        Raises:
            Problems: a mistake in a template.
        """
        for path, content in shell.fill_shell(self._frame, self.pages.forms.for_opleidingen()):
            target = site / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8", newline="\n")
        search.write(site, self.prepared.handboek, self._sections)
        handboek, folders = self.prepared.handboek, self.folders
        logo = find_logo(folders.all_docs, handboek.school.school.logo).read_bytes()
        parts = chapters(self.nav, handboek.school.school.korte_naam)
        names = {path: source.shown for path, source in self.prepared.sources.items()}
        pictures = dict(self._pictures())
        source = PdfSource(handboek, folders.templates, folders.cache, logo, parts, self._bodies, names, pictures)
        self.pdfs = PdfFiles(source)
        return self.pdfs

    def _pictures(self) -> Iterator[tuple[str, bytes]]:
        """Yield the pictures that pages show, by their path; that of the school stands in for one of the base."""
        for path in sorted({path for page, body in self._bodies.items() for path in pictures_in(body, page)}):
            for folder in reversed(self.folders.all_docs):
                if (file := folder / path).is_file():
                    yield path, file.read_bytes()
                    break


def _meta(title: str, description: str, *, is_form: bool) -> dict[str, object]:
    """Return what the frame of a page shows: texts as HTML, and whether it brings the scripts of a formulier."""
    return {
        "title": title,
        "description": description,
        "formulier": is_form,
        "hide": ["navigation", "toc"] if is_form else [],
    }
