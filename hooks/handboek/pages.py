"""A Handboek to pages: the prose of docs/ with its blocks, and the pages made from data alone."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from markupsafe import Markup, escape

from .addresses import relative
from .explain import Explainer
from .finding import Source
from .form_pages import FormPages
from .forms import by_page, groups
from .frontmatter import split
from .house_style import on_screen
from .jinja_errors import unknown
from .markup import to_html
from .model import Handboek, Opleiding, opleiding_page
from .page import Page
from .problems import Problem, Problems
from .render import Prose, Templates, find
from .roles import role_name, role_variables
from .sectors import by_sector

SCHOOL_CSS = "assets/school.css"
_BLOCK = re.compile(r"(?:<p>)?<!--blok (\d+)-->(?:</p>)?")
_TITLE_END = re.compile(r"</h1>")


@dataclass(slots=True)
class Draft:
    """A hand-written page on its way: Markdown with marks where the blocks come."""

    markdown: str
    head: str
    foot: str
    blocks: list[str] = field(default_factory=list)


class Pages:
    """Renders every page of one handbook with the templates of a folder; `cache` keeps what Jinja compiled.

    Paths of pages are those within docs/, such as `leren/smart.md`.
    """

    def __init__(self, handboek: Handboek, templates: Path, cache: Path | None = None) -> None:
        self.handboek = handboek
        self._prose = Prose(cache)
        self._templates = Templates(
            templates,
            {
                **{name: getattr(handboek, name) for name in handboek.__dataclass_fields__},
                "t": handboek.teksten,
                "school": handboek.school.school,
                "rol": partial(find, handboek.rollen.rollen),
                "rolnaam": partial(role_name, handboek),
                "formuliergroepen": groups(handboek.formulieren),
                "formulieren_bij": by_page(handboek.formulieren),
            },
            cache,
        )
        self._blocks = self._templates.names("blocks")
        self._explainer = Explainer(dict(self._marks()))
        self.forms = FormPages(handboek, self._render)

    @cached_property
    def _variables(self) -> dict[str, str]:
        return role_variables(self.handboek.rollen)

    def drafts(self, sources: Mapping[str, Source]) -> dict[str, Draft]:
        """Render the Jinja in every hand-written page, given by its path; see `draft`.

        Raises:
            Problems: the mistakes in all pages at once.
        """
        drafts = {}
        found: list[Problem] = []
        for path, source in sources.items():
            _front_matter, prose, first_line = split(source.path.read_text(encoding="utf-8-sig"))
            try:
                drafts[path] = self.draft(path, prose, file=source.shown, first_line=first_line)
            except Problems as problems:
                found.extend(problems)
        if found:
            raise Problems(found)
        return drafts

    def draft(self, path: str, text: str, *, file: str, first_line: int) -> Draft:
        """Render the Jinja in a hand-written page.

        Args:
            path: the page.
            text: its prose, without front matter.
            file: the name to show in messages.
            first_line: the line of the file on which the prose starts.

        Raises:
            Problems: a mistake in the page or in a block that it shows.
        """
        front_matter = self.handboek.paginas[path]
        # As plain strings: text added to Markup would be escaped.
        head = str(self._block("paginakop", path, pad=path, voorwerk=front_matter))
        foot = str(self._block("paginavoet", path, voorwerk=front_matter))
        draft = Draft("", head, foot)

        def blok(naam: str, /, **values: object) -> Markup:
            if naam not in self._blocks:
                raise unknown("het blok", naam, self._blocks)
            draft.blocks.append(str(self._block(naam, path, **values)))
            return Markup(f"<!--blok {len(draft.blocks) - 1}-->")  # noqa: S704 - holds a number only

        values = {
            **self._variables,
            "blok": blok,
            "bron": lambda naam: self._inline("bronlink", path, bron=find(self.handboek.bronnen.bronnen, naam)),
            "school": self.handboek.school.school,
            "sleutels": self.handboek.sleutels.sleutels,
            "opleidingen": self.handboek.opleidingen,
        }
        draft.markdown = self._prose.render(text, values, file=file, first_line=first_line)
        return draft

    def finish(self, draft: Draft, html: str) -> str:
        """Put the blocks of a page, and what stands above and below every page, into its HTML."""
        html = _BLOCK.sub(lambda match: draft.blocks[int(match[1])] if int(match[1]) < len(draft.blocks) else "", html)
        html = self._explainer.explain(html)
        return _TITLE_END.sub(lambda match: match[0] + draft.head, html, count=1) + draft.foot

    def generated(self) -> Iterator[Page]:
        """Yield the pages that are made from data alone, one at a time.

        Raises:
            Problems: a mistake in a template.
        """
        t = self.handboek.teksten.opleiding
        path = "opleidingen/index.md"
        sectors = by_sector(self.handboek)
        yield Page(path, t.titel, t.omschrijving, self._page("opleidingen", path, sectoren=sectors))
        for slug, opleiding in self.handboek.opleidingen.items():
            yield self._opleiding(slug, opleiding)
        yield self._dossier()
        yield from self.forms.for_any()

    def style_sheets(self) -> dict[str, str]:
        """Return the style sheet with the colours of the school, by its path in the site; none where it has none."""
        kleuren = self.handboek.school.school.kleuren
        return {SCHOOL_CSS: str(self._templates.render("school/kleuren.css", on_screen(kleuren)))} if kleuren else {}

    def _opleiding(self, slug: str, opleiding: Opleiding) -> Page:
        path = opleiding_page(slug)
        description = f"{opleiding.naam}. {self.handboek.teksten.opleiding.omschrijving}"
        werkprocessen = {werkproces.code: werkproces for werkproces in opleiding.werkprocessen}
        html = self._page("opleiding", path, opleiding=opleiding, werkprocessen=werkprocessen)
        return Page(path, opleiding.naam, description, html)

    def _dossier(self) -> Page:
        path = "formulieren/dossier.md"
        dossier = self.handboek.teksten.dossier
        return Page(path, dossier.titel, dossier.omschrijving, self._page("dossier", path), is_form=True)

    def _page(self, name: str, path: str, **values: object) -> str:
        return self._explainer.explain(str(self._render(f"pages/{name}.html", path, **values)))

    def _block(self, name: str, path: str, **values: object) -> Markup:
        return self._render(f"blocks/{name}.html", path, **values)

    def _inline(self, name: str, path: str, **values: object) -> Markup:
        return self._render(f"inline/{name}.html", path, **values).strip()

    def _render(self, name: str, path: str, /, **values: object) -> Markup:
        return self._templates.render(name, {**self._tools(path), **values})

    def _marks(self) -> Iterator[tuple[str, str]]:
        """Yield each form of a word that explains itself, with the HTML that does so."""
        for begrip in self.handboek.begrippen.begrippen:
            if begrip.zweeftekst:
                for word in (begrip.term, begrip.term[0].upper() + begrip.term[1:]):
                    yield str(escape(word)), str(self._inline("begrip", "index.md", woord=word, uitleg=begrip.uitleg))

    def _tools(self, path: str) -> dict[str, object]:
        """What a template needs that depends on the page it is shown on."""

        def href(target: str) -> str:
            return relative(target, path)

        return {"href": href, "opmaak": lambda text: to_html(text, href)}
