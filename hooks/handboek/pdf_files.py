"""The PDFs of a site as files: taken from the cache where nothing changed for them, else made on all cores.

Processes put what they make into the cache themselves, so that memory does not grow with the number of files.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from threading import Lock

from .pdf_maker import PdfMaker
from .pdf_source import Pdf, PdfSource
from .remember import contents, remember
from .store import Files, Store
from .workers import spread

# How many PDFs pay for starting a process: asking what each is made from takes 1 ms, making one takes 50.
_MANY_TO_NAME, _MANY_TO_MAKE = 1000, 8


@dataclass(frozen=True, slots=True)
class _Write:
    """Makes a PDF and writes it, in the cache and in the site."""

    maker: PdfMaker
    store: Store
    site: Path

    def __call__(self, pdf: Pdf) -> None:
        key = self.maker.key(pdf)
        files = self.store.get(key)  # two versions may be the same, and another build may be ahead
        if files is None:
            files = self.maker.files(pdf)
            self.store.put(key, files)
        _write(self.site, pdf, files)


class PdfFiles:
    """Writes the PDFs of one build."""

    def __init__(self, source: PdfSource) -> None:
        self._source = source
        self._store = Store(source.cache / "pdf")
        self._one_by_one = Lock()

    def write_known(self, site: Path, old: Path) -> list[Pdf]:
        """Write into a site what the cache has, and return what has to be made.

        Args:
            site: the folder of the new site.
            old: that of the one before it, or none yet: a file that stays as it was is not written again.

        Raises:
            Problems: a logo that is no picture.
        """
        self._store.tidy()
        left = []
        for pdf in self._source.pdfs():
            files = self._store.get(self._keys[pdf.path])
            if files is None:
                left.append(pdf)
            else:
                _write(site, pdf, files, old)
        return left

    def make(self, site: Path, pdfs: Sequence[Pdf]) -> Iterator[Pdf]:
        """Make PDFs and write them into a site; yield each as it is there.

        Raises:
            Problems: of all PDFs what cannot be shown on paper.
        """
        for pdf, _ in spread(partial(_writer, self._source, self._store, site), pdfs, each=_MANY_TO_MAKE):
            yield pdf

    def write_one(self, site: Path, path: str) -> None:
        """Write the PDF at a path of a site, made now if need be; a path of anything else is left alone.

        Raises:
            Problems: what cannot be shown on paper.
        """
        pdf = self._by_path.get(path.removesuffix(".js"))
        if pdf is None:
            return
        with self._one_by_one:
            if not (site / path).exists():
                _Write(self._maker, self._store, site)(pdf)

    @cached_property
    def _by_path(self) -> dict[str, Pdf]:
        return {pdf.path: pdf for pdf in self._source.pdfs()}

    @cached_property
    def _maker(self) -> PdfMaker:
        return PdfMaker(self._source)

    @cached_property
    def _keys(self) -> dict[str, str]:
        """The name in the cache of each PDF, by its path."""
        source = self._source

        def inputs() -> Iterator[tuple[str, bytes]]:
            yield from source.all_parts()
            yield from contents(source.templates / "print")

        def names() -> dict[str, str]:
            found = spread(partial(_namer, source), list(source.pdfs()), each=_MANY_TO_NAME)
            return {pdf.path: key for pdf, key in found}

        return remember(source.cache / "pdf-namen", inputs, names)


def _namer(source: PdfSource) -> Callable[[Pdf], str]:
    return PdfMaker(source).key


def _writer(source: PdfSource, store: Store, site: Path) -> _Write:
    return _Write(PdfMaker(source), store, site)


def _write(site: Path, pdf: Pdf, files: Files, old: Path | None = None) -> None:
    target = site / pdf.path
    target.parent.mkdir(parents=True, exist_ok=True)
    for suffix, content in files.items():
        if old is None or not _kept(old / Path(pdf.path).with_suffix(suffix), content, target.with_suffix(suffix)):
            target.with_suffix(suffix).write_bytes(content)


def _kept(old: Path, content: bytes, target: Path) -> bool:
    """Give an old file a second name where it holds this content, and tell whether that was so.

    With hundreds of opleidingen these are gigabytes, to be written now and thrown away at the next build.
    """
    try:
        if old.stat().st_size != len(content) or old.read_bytes() != content:
            return False
        target.hardlink_to(old)
    except OSError:  # there is none, or these folders cannot share a file
        return False
    return True
