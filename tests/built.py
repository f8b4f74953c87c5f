"""The built site as a reader meets it: its pages, their anchors, and what stands under an anchor."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html  # type: ignore[import-untyped]

# lxml has no types: an element is Any here.
Element = Any

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True)
class Page:
    """One HTML file of the site; `path` is its address within the site, such as `leren/smart.html`."""

    path: str
    root: Element

    @cached_property
    def ids(self) -> list[str]:
        """Every id on the page, in order; one that stands twice is in here twice."""
        return [str(found) for found in self.root.xpath("//@id")]

    @cached_property
    def article(self) -> Element:
        """What the page itself says: all but the header, the navigation and the footer of the site."""
        return self.root.xpath("//article")[0]

    @cached_property
    def form(self) -> Element:
        """The formulier on the page.

        Raises:
            IndexError: where there is none.
        """
        return self.root.xpath("//form[@data-formulier]")[0]

    @cached_property
    def leads_to(self) -> set[str]:
        """The addresses of the pages that what it says leads to."""
        return {urlsplit(urljoin(f"/{self.path}", str(link))).path[1:] for link in self.article.xpath(".//a/@href")}

    @property
    def opleiding(self) -> bool:
        """Whether this is the page of one opleiding."""
        return self.path.startswith("opleidingen/") and self.path.count("/") == 2 and self.path.endswith("/index.html")

    def section(self, anchor: str) -> list[Element]:
        """Return what an anchor leads to: a heading's section without the heading itself, or else its element.

        Raises:
            LookupError: where the page has no such anchor.
        """
        found = self.article.xpath("descendant-or-self::*[@id=$id]", id=anchor)
        if not found:
            raise LookupError(f"{self.path}#{anchor}")
        if found[0].tag not in _HEADINGS:
            return [found[0]]
        section = []
        for element in found[0].itersiblings():
            if element.tag in _HEADINGS and element.tag <= found[0].tag:
                break
            section.append(element)
        return section


def text(*elements: Element) -> str:
    """Return what a reader sees of elements, with single spaces."""
    return " ".join(" ".join(str(element.text_content()) for element in elements).split())


def with_class(name: str) -> str:
    """Return the XPath condition for an element that has a class."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def select(elements: list[Element], path: str) -> list[Element]:
    """Return the elements at an XPath below (or at) each of the elements."""
    return [found for element in elements for found in element.xpath(f"descendant-or-self::{path}")]


@cache
def pages(site: Path) -> dict[str, Page]:
    """Return every page of a built site, by path."""
    return {page.path: page for page in _read(site)}


def looked_at(site: Path) -> list[str]:
    """Return the paths of all pages for tests that look at each in a browser.

    Of the formulieren per opleiding, which differ in their werkprocessen alone, only those of one opleiding.
    """
    one = next(page.path.rpartition("/")[0] for page in pages(site).values() if page.opleiding)
    return [path for path, page in pages(site).items() if path.count("/") < 2 or page.opleiding or path.startswith(one)]


def _read(site: Path) -> Iterator[Page]:
    for file in sorted(site.rglob("*.html")):
        yield Page(file.relative_to(site).as_posix(), html.fromstring(file.read_text(encoding="utf-8")))
