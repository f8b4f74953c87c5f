"""Measure our PDFs beside those of WeasyPrint and Chromium, in one run: part of `make bench`.

Each program makes the same formulieren and the same handbook, in processes of its own. It gets them as it likes them
best: ours as data, the others as HTML that is ready, so that making it costs them nothing. All is warm: letters and
templates are read, and the first document does not count. Typst remembers what it drew, so nothing is made twice: each
formulier is for an opleiding of another name, and each handbook is made in a new process, after its first chapter.
"""

import io
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pikepdf

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "hooks"))

from bench_pages import ROOT, TEMPLATES, chapters, form_bodies, longer, page_bodies, with_opleidingen
from handboek.book import Books, Chapter
from handboek.forms import Bladen
from handboek.load import load
from handboek.model import Handboek
from handboek.pdf import FormPdfs
from peers import NO_WEASYPRINT, Maker, weasyprint, whole_book, whole_page
from timing import Made, alone, on_all_cores, timed

RUNS, BOOKS, MANY, PAGES = 7, 3, 500, 100
# An ordinary formulier, a talk that has to fit on one sheet, and a long one.
FORMS = ("leerdoel", "tussengesprek", "leerplan")
FORM, ALL, BOOK = 1 / 5, 1 / 5, 1 / 8  # of the time that WeasyPrint takes
FORM_KB, BOOK_KB, MEMORY_MB = 120, 5000, 300

Version = tuple[str, str]
Chromium = Callable[[Path], AbstractContextManager[Maker | None]]


def our_forms(handboek: Handboek, cache: Path) -> Callable[[Version], bytes]:
    """Return what makes our PDF of a formulier for an opleiding."""
    bladen, pdfs = Bladen(handboek), FormPdfs(handboek, TEMPLATES, cache, _logo(handboek))
    return lambda version: pdfs.pdf(bladen.blad(*version))


def our_book(handboek: Handboek, cache: Path, bodies: dict[str, str]) -> Callable[[list[Chapter]], bytes]:
    """Return what makes our handbook of chapters."""
    books = Books(handboek, TEMPLATES, cache, _logo(handboek), bodies)
    return books.handbook


def _logo(handboek: Handboek) -> bytes:
    return (ROOT / "docs" / handboek.school.school.logo).read_bytes()


def _pages(made: Made) -> int:
    with pikepdf.open(io.BytesIO(made.largest)) as pdf:
        return len(pdf.pages)


class Bench:
    """Measures and prints, line by line; `missed` tells where a bar was not met."""

    def __init__(self, scratch: Path) -> None:
        self._handboek = load(ROOT / "data", ROOT / "docs").handboek
        self._scratch = scratch
        self._letters = scratch / "letters"
        self._weasyprint = partial(weasyprint, scratch / "weasyprint")
        self._memory = 0.0
        self.missed: list[str] = []

    def forms(self, chromium: Maker | None) -> None:
        """Measure one formulier of each kind, for the opleiding with the most werkprocessen."""
        opleidingen = self._handboek.opleidingen
        most = max(opleidingen, key=lambda slug: len(opleidingen[slug].werkprocessen))
        handboek = with_opleidingen(self._handboek, [most], RUNS + 1)
        bodies = form_bodies(handboek)
        for form in FORMS:
            versions = [(form, slug) for slug in handboek.opleidingen]
            html = [whole_page(form, bodies[version]) for version in versions]
            ours = alone(partial(our_forms, handboek, self._letters), versions)
            theirs = alone(self._weasyprint, html)
            self._compare(form, ours, theirs, FORM, timed(chromium, html) if chromium else None)

    def many(self) -> None:
        """Measure all that are per opleiding, for opleidingen of other names, until they are many."""
        names = Bladen(self._handboek).per_opleiding()
        handboek = with_opleidingen(self._handboek, list(self._handboek.opleidingen), -(-MANY // len(names)))
        versions = [(form, slug) for slug in handboek.opleidingen for form in names][:MANY]
        bodies = form_bodies(handboek)
        html = [whole_page(version[0], bodies[version]) for version in versions]
        ours = on_all_cores(partial(our_forms, handboek, self._letters), versions, self._scratch / "ours")
        theirs = on_all_cores(self._weasyprint, html, self._scratch / "theirs")
        self._compare(f"{MANY}, on {os.cpu_count()} cores", ours, theirs, ALL)
        self._hold("KB, largest formulier", len(ours.largest) / 1000, FORM_KB)

    def book(self) -> None:
        """Measure the handbook, with its pages as often as it takes to fill enough sheets."""
        for parts, bodies in longer(chapters(), page_bodies(self._handboek)):
            books = partial(our_book, self._handboek, self._letters, bodies)
            made = [alone(books, [parts[:1], parts])]
            if (pages := _pages(made[0])) >= PAGES:
                break
        made += [alone(books, [parts[:1], parts]) for _ in range(BOOKS - 1)]
        ours = Made(statistics.median(one.seconds for one in made), made[0].largest, max(one.memory for one in made))
        name = self._handboek.school.school.naam
        theirs = alone(self._weasyprint, [whole_book(name, parts[:1], bodies), whole_book(name, parts, bodies)])
        self._compare(f"{pages} pages (theirs {_pages(theirs)})", ours, theirs, BOOK)
        self._hold("KB, handboek", len(ours.largest) / 1000, BOOK_KB)

    def memory(self) -> None:
        """Hold the most memory that any process of ours took against its bar."""
        self._hold("MB, largest process", self._memory, MEMORY_MB)

    def _compare(self, name: str, ours: Made, theirs: Made, bar: float, chromium: Made | None = None) -> None:
        ratio = ours.seconds / theirs.seconds
        beside = f"    Chromium {chromium}, no fields" if chromium else ""
        print(
            f"{name:26}ours {ours} {ours.memory:4.0f} MB    WeasyPrint {theirs} {theirs.memory:4.0f} MB    "
            f"ratio {ratio:.3f}{beside}",
            flush=True,
        )
        self._memory = max(self._memory, ours.memory)
        if ratio > bar:
            self.missed.append(f"{name}: {ratio:.3f}, bar {bar:.3f}")

    def _hold(self, name: str, value: float, bar: float) -> None:
        print(f"{name:26}{value:.0f}", flush=True)
        if value > bar:
            self.missed.append(f"{name}: {value:.0f}, bar {bar:.0f}")


def main(chromium: Chromium) -> int:
    """Print the table; return 1 where a bar is missed."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        try:
            weasyprint(scratch / "weasyprint")
        except OSError:
            print(NO_WEASYPRINT)
            return 1
        bench = Bench(scratch)
        with chromium(scratch / "chromium") as maker:
            if maker is None:
                print("Chromium is left out: none was found.")
            bench.forms(maker)
        bench.many()
        bench.book()
        bench.memory()
    for missed in bench.missed:
        print(f"MISSED {missed}")
    return 1 if bench.missed else 0


if __name__ == "__main__":
    from peer_chromium import chromium  # not above: the processes read this file too, and need no browser

    sys.exit(main(chromium))
