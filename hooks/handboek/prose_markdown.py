"""Small additions to Markdown for pages: lists to tick off, and tables that a phone can show."""

import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_BOX = "[ ]"


class _TickBoxes(Treeprocessor):
    """Gives a list item that starts with `[ ]` a box to tick on paper; style sheets draw it."""

    def run(self, root: ET.Element) -> None:
        for listing in root.iter("ul"):
            boxes = [_strip_box(item) for item in listing]
            if any(boxes):
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


class _TableCells(Treeprocessor):
    """Tells each cell of a table its heading, for a phone: style sheets show a row as a card there."""

    def run(self, root: ET.Element) -> None:
        for table in root.iter("table"):
            table.set("class", "kaarttabel")
            headings = list(table.iter("th"))
            for heading in headings:
                heading.set("scope", "col")
            for row in table.iterfind("tbody/tr"):
                for cell, heading in zip(row, headings, strict=False):
                    cell.set("data-kop", "".join(heading.itertext()))


class HandboekExtension(Extension):
    """Adds both to a Markdown converter."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's own name
        """Register them with a converter."""
        # After the tree is complete (inline: 20), before it is made into text.
        md.treeprocessors.register(_TickBoxes(md), "handboek-afvinken", 4)
        md.treeprocessors.register(_TableCells(md), "handboek-tabellen", 3)
