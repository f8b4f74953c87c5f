"""A book in tests: made from a built site, and looked at page by page."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2  # type: ignore[import-untyped]
import yaml
from lxml import html  # type: ignore[import-untyped]

from conftest import ROOT
from handboek.book import Chapter

_ARTICLE = re.compile(r'<article class="md-content__inner md-typeset">(.*)</article>', re.DOTALL)
_PARTS_WORDS = re.compile(r"<(?!/?(?:a|abbr|em|strong|code)\b)[^>]*>")
_TAG = re.compile(r"<[^>]*>")
# What is on screen and not on paper, said in another way than the book does.
_SCREEN = "|".join(
    (
        "//button",
        "//*[@hidden]",
        "//*[@class='onzichtbaar']",
        "//*[@class='alleen-scherm']",
        "//*[@class='sector']",
        "//*[@class='smal']",
        "//*[@aria-hidden='true']",
    )
)


def bodies(site: Path) -> dict[str, str]:
    """Return the inside of each page of a built site, by its path within docs/."""
    found = {}
    for file in sorted(site.rglob("*.html")):
        if (match := _ARTICLE.search(file.read_text(encoding="utf-8"))) is not None:
            found[file.relative_to(site).as_posix().removesuffix(".html") + ".md"] = match[1].strip()
    return found


def chapters() -> list[Chapter]:
    """Return the parts of the navigation of the handbook."""
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[2]
    parts = [next(iter(part.items())) for part in yaml.safe_load(nav)]
    return [Chapter(title, (paths,) if isinstance(paths, str) else tuple(paths)) for title, paths in parts]


def words_of(body: str) -> list[str]:
    """Return the words that paper has to show of a page."""
    root = html.fromstring(f"<div>{body}</div>")
    for element in root.xpath(_SCREEN):
        element.drop_tree()
    shown = str(html.tostring(root, encoding="unicode"))
    return words_in(unescape(_TAG.sub("", _PARTS_WORDS.sub(" ", shown))))


def words_in(text: str) -> list[str]:
    """Return the words of a text, without the signs around them."""
    return re.findall(r"\w+", text.replace("\u200b", ""))


@dataclass(frozen=True)
class Book:
    """A book as a reader meets it."""

    file: Path

    @cached_property
    def reader(self) -> Any:
        """The book as pypdf reads it."""
        return pypdf.PdfReader(BytesIO(self.file.read_bytes()), strict=True)

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, by poppler."""
        done = subprocess.run(
            ["pdftotext", "-raw", str(self.file), "-"], capture_output=True, text=True, check=True, encoding="utf-8"
        )
        assert done.stderr == ""
        return done.stdout.split("\f")[:-1]

    @cached_property
    def bookmarks(self) -> list[tuple[int, str, int]]:
        """The level, the title and the page (from 1) of each bookmark."""
        return list(self._bookmarks(self.reader.outline, 1))

    def _bookmarks(self, outline: list[Any], level: int) -> Iterator[tuple[int, str, int]]:
        for item in outline:
            if isinstance(item, list):
                yield from self._bookmarks(item, level + 1)
            else:
                yield level, str(item.title), self.reader.get_destination_page_number(item) + 1

    @cached_property
    def links(self) -> list[tuple[str, int]]:
        """Each link within the book: the words it lies on, and the page (from 1) it leads to."""
        return list(self._links())

    def _links(self) -> Iterator[tuple[str, int]]:
        document = pypdfium2.PdfDocument(self.file)
        named = self.reader.named_destinations
        numbers = {sheet.indirect_reference.idnum: number for number, sheet in enumerate(self.reader.pages, start=1)}
        for number, page in enumerate(self.reader.pages):
            text = document[number].get_textpage()
            for reference in page.get("/Annots", ()):
                link = reference.get_object()
                if link["/Subtype"] != "/Link" or "/Dest" not in link:
                    continue
                goal = link["/Dest"]
                place = named[goal]["/Page"] if isinstance(goal, str) else goal[0]
                corners = [float(corner) for corner in link.get("/QuadPoints") or [*link["/Rect"]] * 2]
                lines = (corners[start : start + 8] for start in range(0, len(corners), 8))
                said = "".join(
                    text.get_text_bounded(min(q[::2]), min(q[1::2]), max(q[::2]), max(q[1::2])) for q in lines
                )
                yield said, numbers[place.get_object().indirect_reference.idnum]
