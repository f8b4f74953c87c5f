"""The PDFs of a site: which there are, what each is made from, and what makes it."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path, PurePosixPath

from pydantic import BaseModel

from .fill_script import fill_script
from .forms import Bladen
from .model import Handboek, formulier_page
from .pdf import FormPdfs
from .remember import code_digest, contents
from .store import Files


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF of the site: of a formulier, for an opleiding or for any."""

    path: str
    """Within the site, such as `formulieren/leerdoel.pdf`."""
    formulier: str
    slug: str = ""


@dataclass(frozen=True, slots=True)
class PdfSource:
    """All that the PDFs of a site are made from; it can be sent to another process."""

    handboek: Handboek
    templates: Path
    cache: Path
    logo: bytes | None = None

    def pdfs(self) -> Iterator[Pdf]:
        """Yield every PDF of the site, those that take long first."""
        for name, formulier in self.handboek.formulieren.items():
            for slug in ("", *(self.handboek.opleidingen if formulier.per_opleiding else ())):
                path = PurePosixPath(formulier_page(name, slug)).with_suffix(".pdf")
                yield Pdf(str(path), name, slug)


class PdfMaker:
    """Makes PDFs. It keeps what it read of fonts and templates: a process makes it once."""

    def __init__(self, source: PdfSource) -> None:
        self._bladen = Bladen(source.handboek)
        self._forms = FormPdfs(source.handboek, source.templates, source.cache / "letters", source.logo)
        self._base = hashlib.sha256(code_digest().encode())
        for name, content in contents(source.templates / "print"):
            self._base.update(f"{PurePosixPath(name).name}:{len(content)}:".encode() + content)

    def key(self, pdf: Pdf) -> str:
        """Return a digest of all that a PDF is made from.

        Raises:
            Problems: a logo that is no picture.
        """
        digest = self._base.copy()
        digest.update(self._forms.content(self._bladen.blad(pdf.formulier, pdf.slug)))
        return digest.hexdigest()

    def files(self, pdf: Pdf) -> Files:
        """Return what is written for a PDF, by the suffix of its name.

        Raises:
            Problems: what cannot be shown on paper; each names the formulier and the opleiding.
        """
        made = self._forms.pdf(self._bladen.blad(pdf.formulier, pdf.slug))
        return {".pdf": made, ".pdf.js": fill_script(made).encode()}


def everything(handboek: Handboek) -> Iterator[tuple[str, bytes]]:
    """Yield all that a handbook holds, by name."""
    for field in fields(handboek):
        value = getattr(handboek, field.name)
        yield field.name, json.dumps(_plain(value), ensure_ascii=False).encode()


def _plain(value: BaseModel | Mapping[str, BaseModel]) -> object:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    return {name: part.model_dump(mode="json") for name, part in value.items()}
