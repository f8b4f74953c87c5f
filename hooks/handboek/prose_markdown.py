"""Two small additions to Markdown for pages: lists to tick off, and words that explain themselves."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from .model.naslag import Begrip

_BOX = "[ ]"
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "a"}


class _TickBoxes(Treeprocessor):
    """Gives a list item that starts with `[ ]` a box to tick on paper; style sheets draw it."""

    def run(self, root: ET.Element) -> None:
        for listing in root.iter("ul"):
            items = [item for item in listing if _strip_box(item)]
            if items:
                listing.set("class", "afvinken")


def _strip_box(item: ET.Element) -> bool:
    holder = item
    if not (item.text or "").strip() and len(item) and item[0].tag == "p":
        holder = item[0]
    text = (holder.text or "").lstrip()
    if not text.startswith(_BOX):
        return False
    holder.text = text.removeprefix(_BOX).lstrip()
    return True


class _FirstOnly(Treeprocessor):
    """Keeps the explanation of a word at its first use on a page, where a keyboard reaches it too."""

    def run(self, root: ET.Element) -> None:
        self._seen: set[str] = set()
        self._visit(root, inside=False)

    def _visit(self, element: ET.Element, *, inside: bool) -> None:
        for child in element:
            if child.tag == "abbr":
                term = (child.text or "").lower()
                if inside or term in self._seen:
                    child.tag = "span"
                    child.attrib.pop("title", None)
                else:
                    self._seen.add(term)
                    child.set("tabindex", "0")
            self._visit(child, inside=inside or child.tag in _HEADINGS)


class HandboekExtension(Extension):
    """Adds both to a Markdown converter."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's own name
        """Register both with a converter."""
        # After the tree is complete (inline: 20, abbr: 7), before it is made into text.
        md.treeprocessors.register(_TickBoxes(md), "handboek-afvinken", 4)
        md.treeprocessors.register(_FirstOnly(md), "handboek-begrippen", 3)


def glossary(begrippen: Iterable[Begrip]) -> str:
    """Return the lines of Markdown that explain words in running prose (the `abbr` extension reads them)."""
    lines = []
    for begrip in begrippen:
        if begrip.zweeftekst:
            explanation = begrip.uitleg.replace("\n", " ")
            lines.append(f"*[{begrip.term}]: {explanation}")
    return "\n\n" + "\n".join(lines) + "\n"
