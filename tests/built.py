"""The built site as a reader meets it: its pages, their anchors, and what stands under an anchor."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

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

    @property
    def opleiding(self) -> bool:
        """Whether this is the page of one opleiding."""
        return self.path.startswith("opleidingen/") and self.path.count("/") == 2

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


def _read(site: Path) -> Iterator[Page]:
    for file in sorted(site.rglob("*.html")):
        yield Page(file.relative_to(site).as_posix(), html.fromstring(file.read_text(encoding="utf-8")))
