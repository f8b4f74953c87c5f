"""A Blad to a page: the formulier on screen, ready for the browser's own print."""

from collections.abc import Iterator
from functools import cached_property

from markupsafe import Markup

from .blad import Blad, Bladdeel
from .forms import Bladen
from .model import Handboek, formulier_page, opleiding_page
from .page import Page, Renderer
from .render import fill


class FormPages:
    """Renders the formulieren of one handbook.

    A handbook of 500 opleidingen has 6,000 and more of them, most of whose parts are the same for every opleiding;
    those are rendered once.
    """

    def __init__(self, handboek: Handboek, renderer: Renderer) -> None:
        self._handboek = handboek
        self._render = renderer
        self._shared: dict[tuple[str, str], Markup] = {}

    @cached_property
    def _bladen(self) -> Bladen:
        return Bladen(self._handboek)

    def for_any(self) -> Iterator[Page]:
        """Yield every formulier as it is without an opleiding.

        Raises:
            Problems: a mistake in a template.
        """
        for name in self._handboek.formulieren:
            yield self._page(self._bladen.blad(name))

    def for_opleidingen(self) -> Iterator[Page]:
        """Yield every formulier that is per opleiding, for each opleiding, one at a time.

        Raises:
            Problems: a mistake in a template.
        """
        names = self._bladen.per_opleiding()
        for slug in self._handboek.opleidingen:
            for name in names:
                yield self._page(self._bladen.blad(name, slug))

    def _page(self, blad: Blad) -> Page:
        path = formulier_page(blad.id, blad.slug)
        parts = [self._part(blad, deel, path) for deel in blad.delen]
        title = fill(self._handboek.teksten.formulier.paginatitel, titel=blad.formulier.titel)
        if blad.opleiding:
            title = f"{title}, {blad.opleiding.naam}"
        back = opleiding_page(blad.slug) if blad.slug else ""
        html = self._render("forms/formulier.html", path, blad=blad, f=blad.formulier, delen=parts, terug=back)
        return Page(path, title, blad.formulier.kort, str(html), is_form=True)

    def _part(self, blad: Blad, deel: Bladdeel, path: str) -> Markup:
        if deel.eigen or blad.formulier is not self._handboek.formulieren[blad.id] or not blad.slug:
            return self._render("forms/deel.html", path, blad=blad, deel=deel)
        key = blad.id, deel.deel.id
        if key not in self._shared:
            self._shared[key] = self._render("forms/deel.html", path, blad=blad, deel=deel)
        return self._shared[key]
