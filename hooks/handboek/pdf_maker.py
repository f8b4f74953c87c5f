"""What makes the PDFs of a site, and names what each is made from."""

import hashlib
from collections.abc import Iterable
from pathlib import PurePosixPath

from .book import Books
from .book_forms import pakket
from .fill_script import fill_script
from .forms import Bladen
from .pdf import FormPdfs
from .pdf_source import Pdf, PdfSource
from .remember import code_digest, contents
from .store import Files


class PdfMaker:
    """Makes PDFs. It keeps what it read of fonts and templates: a process makes it once."""

    def __init__(self, source: PdfSource) -> None:
        self._source = source
        handboek, templates, letters = source.handboek, source.templates, source.cache / "letters"
        self._bladen = Bladen(handboek)
        self._forms = FormPdfs(handboek, templates, letters, source.logo)
        self._books = Books(
            handboek, templates, letters, source.logo, source.bodies, names=source.names, pictures=source.pictures
        )
        self._base = hashlib.sha256(code_digest().encode())
        _add(self._base, ((PurePosixPath(name).name, content) for name, content in contents(templates / "print")))

    def key(self, pdf: Pdf) -> str:
        """Return a digest of all that a PDF is made from.

        Raises:
            Problems: a logo that is no picture.
        """
        digest = self._base.copy()
        if pdf.formulier:
            blad = self._bladen.blad(pdf.formulier, pdf.slug)
            _add(digest, [("formulier", self._forms.content(blad))])
        elif pdf.slug:
            _add(digest, self._source.parts_of_booklet(pdf.slug))
            _add(digest, ((blad.id, self._forms.content(blad)) for blad in pakket(self._bladen, pdf.slug)))
        else:
            _add(digest, self._source.all_parts())
        return digest.hexdigest()

    def files(self, pdf: Pdf) -> Files:
        """Return what is written for a PDF, by the suffix of its name.

        Raises:
            Problems: what cannot be shown on paper; each names where it stands.
        """
        if not pdf.formulier:
            return {".pdf": self._books.booklet(pdf.slug) if pdf.slug else self._books.handbook(self._source.chapters)}
        made = self._forms.pdf(self._bladen.blad(pdf.formulier, pdf.slug))
        return {".pdf": made, ".pdf.js": fill_script(made).encode()}


def _add(digest: "hashlib._Hash", parts: Iterable[tuple[str, bytes]]) -> None:
    for name, content in parts:
        digest.update(f"{len(name)}:{name}{len(content)}:".encode() + content)
