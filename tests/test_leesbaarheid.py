"""How easy the handbook reads: short sentences, plain words, and no abbreviation without its meaning."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from built import Element, Page, pages
from conftest import ROOT
from handboek.readability import GOOD_SCORE, measure
from proza import data_of

MOST_LONG_SENTENCES = 1 / 20
# Running prose stands in paragraphs; what stands in these is a list, a table, a heading or a list of sources or terms.
NOT_RUNNING = {"li", "table", "dl", "figure", "nav", "aside", "summary"}
NOT_RUNNING_CLASSES = {"paginakop", "feitjes", "label", "stapwie", "agendapunt", "bronnen", "begrippen", "herkomst"}
FEWEST_WORDS = 60
# Each with words that tell what it means; `mbo` and `ICT` are taken as known.
ABBREVIATIONS = {
    "bpv": ("beroepspraktijkvorming",),
    "bol": ("beroepsopleidende leerweg",),
    "bbl": ("beroepsbegeleidende leerweg",),
    "crebo": ("nummer van een", "nummer van de"),
    "SBB": ("Samenwerkingsorganisatie Beroepsonderwijs Bedrijfsleven", "organisatie die leerbedrijven erkent"),
    "AVG": ("verordening gegevensbescherming", "wet over persoonsgegevens"),
    "cao": ("afspraken over", "afspraak over"),
    "OER": ("onderwijs- en examenregeling",),
}
# Words before and after the first use in which the meaning may stand.
NEAR = 45
NO_EXPLANATION_NEEDED = {"paginakop", "paginavoet", "bronnen", "herkomst", "bronlink"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def running_prose(page: Page) -> str:
    """Return the paragraphs of a page, each ended by an empty line; the names of sources in them are left out."""
    paragraphs = []
    for paragraph in page.article.iter("p"):
        around = [paragraph, *paragraph.iterancestors()]
        if not any(each.tag in NOT_RUNNING or NOT_RUNNING_CLASSES & classes(each) for each in around):
            paragraphs.append(" ".join(" ".join(piece for piece, _ in pieces(paragraph)).split()))
    return "\n\n".join(paragraphs)


def classes(element: Element) -> set[str]:
    return set((element.get("class") or "").split())


def pieces(element: Element, inside: frozenset[str] = frozenset()) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each piece of text with the tags around it, in the order of reading; `abbr` only where it explains."""
    if not isinstance(element.tag, str) or NO_EXPLANATION_NEEDED & classes(element):
        return
    tag = "abbr" if element.tag == "abbr" and element.get("title") else element.tag.replace("abbr", "span")
    inside = inside | {tag}
    yield element.text or "", inside
    for child in element:
        yield from pieces(child, inside)
        yield child.tail or "", inside


def unexplained(page: Page) -> Iterator[str]:
    told = list(pieces(page.article))
    for short, meanings in ABBREVIATIONS.items():
        use = re.compile(rf"\b(?:{short}|{short.capitalize() if short.islower() else short})\b")
        for number, (piece, inside) in enumerate(told):
            match = use.search(piece)
            if match is None or HEADINGS & inside:
                continue
            before = " ".join([*(told[n][0] for n in range(number)), piece[: match.start()]]).split()[-NEAR:]
            after = " ".join([piece[match.start() :], *(told[n][0] for n in range(number + 1, len(told)))]).split()
            near = " ".join([*before, *after[:NEAR]]).lower()
            if "abbr" not in inside and not any(meaning.lower() in near for meaning in meanings):
                yield f"{page.path}: {short} in {' '.join([*before[-8:], *after[:8]])!r}"
            break


@cache
def texts_of_file() -> dict[str, str]:
    """Return what each data file tells in whole sentences."""
    files: dict[str, list[str]] = {}
    for one in data_of(ROOT / "data"):
        words = " ".join(one.words.replace("§", "stagiair").split())
        if len(words.split()) > 3:
            files.setdefault(one.file, []).append(words if words.endswith((".", "?", "!")) else f"{words}.")
    return {file: "\n\n".join(told) for file, told in files.items()}


def test_every_page_reads_easily(site: Path) -> None:
    hard = []
    measured = 0
    for page in pages(site).values():
        found = measure(running_prose(page))
        if page.path == "404.html":
            continue
        measured += found.words >= FEWEST_WORDS
        if found.score < GOOD_SCORE or found.long_share > MOST_LONG_SENTENCES:
            hard.append(f"{page.path}: {found.score:.0f}, {found.long_share:.0%} lang: {found.long_sentences}")
    assert not hard, "\n".join(hard)
    assert measured >= len(pages(site)) - 3, "zonder lopende tekst meet je niets"


@pytest.mark.parametrize("file", sorted(texts_of_file()))
def test_every_data_file_reads_easily(file: str) -> None:
    found = measure(texts_of_file()[file])
    assert found.score >= GOOD_SCORE
    assert found.long_share <= MOST_LONG_SENTENCES, found.long_sentences


def test_abbreviations_are_explained_at_their_first_use(site: Path) -> None:
    # A formulier begins with a link to the page that explains it.
    read = [page for page in pages(site).values() if not page.root.xpath("//form[@data-formulier]")]
    found = [where for page in read for where in unexplained(page)]
    assert not found, "\n".join(found)
