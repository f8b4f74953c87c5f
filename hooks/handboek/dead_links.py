"""Links in pages that lead nowhere: to a page, a file or a heading that is not there."""

import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from .problems import Place, Problem, quoted, suggest

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_ADDRESSES = {"a": "href", "img": "src"}
# A link to a heading of a page, in a text from data.
_IN_DATA = re.compile(r"\]\(([^()\s#]+\.md)#([^()\s]+)\)")


@dataclass(frozen=True, slots=True)
class Prose:
    """The Markdown of a page as HTML, with the addresses of the links that are written in Markdown."""

    html: str
    links: Collection[str]

    @classmethod
    def of(cls, markdown: Markdown, text: str) -> "Prose":
        """Convert a text; the converter has to have a `LinkCollector`."""
        html = markdown.reset().convert(text)
        collector = markdown.treeprocessors["links"]
        assert isinstance(collector, _Links)
        return cls(html, collector.found)


class LinkCollector(Extension):
    """Lets a converter tell which links are written in Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's own name
        """Register it with a converter."""
        md.treeprocessors.register(_Links(md), "links", 0)


class _Links(Treeprocessor):
    found: frozenset[str] = frozenset()

    def run(self, root: ET.Element) -> None:
        self.found = frozenset(
            unescape(element.get(_ADDRESSES[element.tag]) or "") for element in root.iter() if element.tag in _ADDRESSES
        )


@dataclass(frozen=True, slots=True)
class Targets:
    """What links may lead to; paths are those within docs/."""

    anchors: Mapping[str, Collection[str]]
    """Of each page."""
    files: Collection[str]
    """All else, such as pictures."""


def check_links(page: str, prose: Prose, source: str, file: str, targets: Targets) -> Iterator[Problem]:
    """Yield a problem for each link in a hand-written page that leads nowhere.

    Args:
        page: its path.
        prose: what its Markdown makes.
        source: its text as it was written, to find the line in.
        file: the name to show in messages.
        targets: what there is.
    """
    seen: dict[str, int] = {}
    for address in _addresses(prose.html):
        seen[address] = seen.get(address, 0) + 1
        # In Markdown a link names the file of a page. In HTML it names the page as it will be, and so does the remedy.
        ours, theirs = (".md", ".md") if address in prose.links else (".md", ".html")
        meant = re.sub(rf"{re.escape(theirs)}(?=$|[#?])", ours, address)
        if not _SCHEME.match(address) and (said := _wrong(page, meant, targets)):
            wrong, remedy = (re.sub(rf"{re.escape(ours)}(?=['#?])", theirs, text) for text in said)
            yield Problem(_place(source, address, seen[address], file), wrong, remedy)


def check_data_links(source: str, file: str, targets: Targets) -> Iterator[Problem]:
    """Yield a problem for each link in a data file to a heading that its page does not have."""
    for match in _IN_DATA.finditer(source):
        page, anchor = match[1], match[2]
        if anchor not in targets.anchors.get(page, (anchor,)):
            wrong = f"de pagina {quoted(page)} heeft geen kop '#{anchor}'."
            yield Problem(_at(source, match.start(1), file), wrong, _near(anchor, targets.anchors[page]))


def _wrong(page: str, address: str, targets: Targets) -> tuple[str, str] | None:
    """Return what is wrong with an address and how to mend it, or None."""
    path, _, anchor = address.partition("#")
    path = unquote(path.partition("?")[0])
    if path.startswith("/"):
        remedy = "Schrijf de weg vanaf deze pagina, zoals '../leren/smart.md'."
        return f"de link {quoted(address)} begint met een schuine streep.", remedy
    here = posixpath.dirname(page)
    target = posixpath.normpath(posixpath.join(here, path)) if path else page
    if target in targets.anchors and not path.endswith("/"):
        if not anchor or unquote(anchor) in targets.anchors[target]:
            return None
        where = f"de pagina {quoted(path)}" if path else "deze pagina"
        return f"{where} heeft geen kop '#{anchor}'.", _near(unquote(anchor), targets.anchors[target])
    if target in targets.files:
        return None
    return f"de link {quoted(address)} leidt nergens heen.", _other(target, path, here, targets)


def _other(target: str, path: str, here: str, targets: Targets) -> str:
    """Return the remedy for a page or file that is not there: the one that was meant, as it is written here."""
    stem = target.removesuffix(".html").removesuffix(".md")
    sure = [each for each in (f"{stem}.md", f"{stem}/index.md") if each in targets.anchors]
    known = [*targets.anchors, *targets.files]
    same_name = [each for each in known if posixpath.basename(each) == posixpath.basename(target)]
    near = get_close_matches(target, known, n=1)
    if best := next(iter([*sure, *(same_name if len(same_name) == 1 else []), *near]), None):
        return f"Bedoel je '{posixpath.relpath(best, here or '.')}'?"
    return f"Kijk of {quoted(path)} bestaat, of haal de link weg."


def _near(anchor: str, anchors: Iterable[str]) -> str:
    return suggest(anchor, {each for each in anchors if each})


def _place(source: str, address: str, number: int, file: str) -> Place:
    """Return where an address stands for the so-many-th time, or the first line where it is written otherwise."""
    found = list(re.finditer(rf"(?<=[(<\"'\s]){re.escape(address)}(?=[)>\"'\s])", source))
    return _at(source, found[min(number, len(found)) - 1].start(), file) if found else Place(file)


def _at(source: str, offset: int, file: str) -> Place:
    before = source[:offset]
    return Place(file, before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)


def _addresses(html: str) -> list[str]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """Collects the address of each link and picture."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if address := dict(attrs).get(_ADDRESSES.get(tag, "")):
            self.found.append(address)
