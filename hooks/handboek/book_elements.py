"""The HTML of a page as a tree of elements: what the book on paper is made from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

# A picture is kept as it is: a parser of HTML would write its names in small letters.
_PICTURE = re.compile(r"(<svg\b[^>]*>)(.*?)</svg>", re.DOTALL)
_AROUND_PICTURE = ("a", "b", "em", "i", "span", "strong")
_VOID = ("br", "hr", "img", "input", "wbr")


@dataclass(slots=True)
class Element:
    """An element with what is inside it: texts and other elements, or of a picture its source."""

    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)
    source: str = ""
    """Of a picture: its SVG, whole."""

    @property
    def classes(self) -> list[str]:
        """The classes of the element."""
        return self.attributes.get("class", "").split()

    def elements(self) -> Iterator["Element"]:
        """Yield the elements directly inside it."""
        return (child for child in self.children if isinstance(child, Element))

    def shown(self) -> str:
        """Return how the element begins in HTML, to name it in a message."""
        about = self.attributes.get("class")
        return f'<{self.tag} class="{about}">' if about else f"<{self.tag}>"


def parse(html: str) -> list[Element | str]:
    """Return what stands in the HTML of a page. An element that is not closed ends with what is around it."""
    reader = _Reader([match[0] for match in _PICTURE.finditer(html)])
    reader.feed(_PICTURE.sub(lambda match: f"{match[1]}</svg>", html))
    reader.close()
    return reader.top.children


def text_of(children: list[Element | str]) -> str:
    """Return all text inside, with single spaces."""
    return " ".join("".join(_texts(children)).split())


def opened(children: Sequence[Element | str]) -> Iterator[Element | str]:
    """Yield children; of a link around all of them, which cannot hold paragraphs, the link goes to the title."""
    for child in children:
        if isinstance(child, Element) and child.tag == "a" and any(child.elements()):
            for part in child.children:
                if isinstance(part, Element) and part.tag == "strong":
                    yield Element("strong", part.attributes, [Element("a", child.attributes, part.children)])
                else:
                    yield part
        else:
            yield child


def bare_pictures(children: Sequence[Element | str]) -> Iterator[Element | str]:
    """Yield children; a link or emphasis around a picture, which paper cannot show, goes."""
    for child in children:
        if isinstance(child, Element) and child.tag in _AROUND_PICTURE and any(_pictures(child)):
            yield from bare_pictures(child.children)
        else:
            yield child


def _pictures(element: Element) -> Iterator[Element]:
    for child in element.elements():
        if child.tag == "img":
            yield child
        yield from _pictures(child)


def _texts(children: list[Element | str]) -> Iterator[str]:
    for child in children:
        if isinstance(child, str):
            yield child
        else:
            yield from _texts(child.children)


class _Reader(HTMLParser):
    def __init__(self, pictures: list[str]) -> None:
        super().__init__()
        self.top = Element("", {})
        self._open = [self.top]
        self._pictures = iter(pictures)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        if tag == "svg":
            element.source = next(self._pictures)
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        depth = next((depth for depth in range(len(self._open) - 1, 0, -1) if self._open[depth].tag == tag), None)
        if depth:
            del self._open[depth:]

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)
