"""The PDFs of a site: which there are, and all that they are made from."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path, PurePosixPath

from pydantic import BaseModel

from .book import Chapter
from .book_pictures import pictures_in
from .model import Handboek, formulier_page, opleiding_page

_BOOK = "handboek.pdf"


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF of the site: of a formulier, or else a book; for an opleiding, or else for any."""

    path: str
    """Within the site, such as `formulieren/leerdoel.pdf`."""
    formulier: str = ""
    slug: str = ""


@dataclass(frozen=True, slots=True)
class PdfSource:
    """All that the PDFs of a site are made from; it can be sent to another process."""

    handboek: Handboek
    templates: Path
    cache: Path
    logo: bytes | None = None
    chapters: tuple[Chapter, ...] = ()
    """The parts of the whole book; without them there are no books."""
    bodies: Mapping[str, str] = field(default_factory=dict)
    """The inside of each page as HTML, by its path within docs/."""
    names: Mapping[str, str] = field(default_factory=dict)
    """How messages call the file of each hand-written page."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The files that the pages show, by their path within docs/."""

    def pdfs(self) -> Iterator[Pdf]:
        """Yield every PDF of the site, those that take long first."""
        if self.chapters:
            yield Pdf(_BOOK)
            for slug in self.handboek.opleidingen:
                yield Pdf(str(PurePosixPath(opleiding_page(slug)).with_name(_BOOK)), slug=slug)
        for name, formulier in self.handboek.formulieren.items():
            for slug in ("", *(self.handboek.opleidingen if formulier.per_opleiding else ())):
                path = PurePosixPath(formulier_page(name, slug)).with_suffix(".pdf")
                yield Pdf(str(path), name, slug)

    def all_parts(self) -> Iterator[tuple[str, bytes]]:
        """Yield all that the data, the pages and the logo hold, by name."""
        yield from self.shared_parts()
        yield "opleidingen", _as_json(self.handboek.opleidingen)
        yield from self._pages(self.bodies)

    def parts_of_booklet(self, slug: str) -> Iterator[tuple[str, bytes]]:
        """Yield all that the booklet of an opleiding is made from beside its formulieren, by name."""
        paths = [path for deel in self.handboek.papier.boekje for path in deel.paginas]
        yield from self.shared_parts()
        yield "opleiding", _as_json(self.handboek.opleidingen[slug])
        yield from self._pages([*paths, opleiding_page(slug)])

    def _pages(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield pages, and the pictures that they show."""
        bodies = {path: self.bodies[path] for path in paths}
        yield "paginas", _as_json(bodies)
        for picture in sorted({picture for path, body in bodies.items() for picture in pictures_in(body, path)}):
            yield picture, self.pictures.get(picture, b"")

    def shared_parts(self) -> Iterator[tuple[str, bytes]]:
        """Yield all that the data and the logo hold but for the opleidingen, by name."""
        yield "logo", self.logo or b""
        yield "delen", _as_json([[chapter.title, *chapter.paths] for chapter in self.chapters])
        for part in fields(self.handboek):
            if part.name not in ("opleidingen", "bestanden"):
                yield part.name, _as_json(getattr(self.handboek, part.name))


def _as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, default=_plain).encode()


def _plain(value: object) -> object:
    assert isinstance(value, BaseModel), "the data are models, texts, and lists and maps of these"
    return value.model_dump(mode="json")
