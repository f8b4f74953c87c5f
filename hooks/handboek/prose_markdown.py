"""Small additions to Markdown for pages: lists to tick off, tables that a phone can show, and code for a screen."""

import re
import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

_BOX = "[ ]"
_CODE = re.compile(r"<pre>.*?</pre>", re.DOTALL)
_SCREEN_ONLY = ET.Element("div", {"class": "alleen-scherm"})


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


class _Code(Postprocessor):
    """Keeps blocks of code out of the book: they are there to be copied, which paper cannot."""

    def run(self, text: str) -> str:
        empty = ET.tostring(_SCREEN_ONLY, encoding="unicode", short_empty_elements=False)
        before, after = empty.split("><")
        return _CODE.sub(lambda code: f"{before}>{code[0]}<{after}", text)


class HandboekExtension(Extension):
    """Adds these to a Markdown converter."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's own name
        """Register them with a converter."""
        # After the tree is complete (inline: 20), before it is made into text.
        md.treeprocessors.register(_TickBoxes(md), "handboek-afvinken", 4)
        md.treeprocessors.register(_TableCells(md), "handboek-tabellen", 3)
        # After what Markdown put by has come back into the text (raw_html: 30).
        md.postprocessors.register(_Code(md), "handboek-code", 5)
